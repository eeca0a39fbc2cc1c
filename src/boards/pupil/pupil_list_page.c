/* /pupils: the list of one's own pupils, found by name, class, year, status, step and teacher; a choice of them, or all
 * that are shown, as a spreadsheet. */
#include "core/people/codes_rule.h"
#include "core/people/year_rule.h"
#include "kit/html/ui.h"
#include "core/door/look.h"
#include "core/door/page.h"
#include "register/takeout_parts.h"
#include "story/pupil_query_parts.h"
#include "core/door/menu.h"

static struct str text_of(struct req *q, int64_t n)
{
	return str_fmt(q->a, "%lld", (long long)n);
}

static void select_write(struct req *q, const char *name, const char *label, const struct ui_choice *c, size_t n)
{
	ui_select(&q->w, &(struct ui_field){ .name = name, .label = str_of(label), .value = req_query(q, name) }, c, n);
}

static void class_and_year(struct req *q, const struct pupils_view *v)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->classes + YEAR_LAST + 5);
	size_t n = 0;

	c[n++] = (struct ui_choice){ .label = S("Every class") };
	for (size_t i = 0; i < v->classes; i++)
		c[n++] = (struct ui_choice){ .value = text_of(q, v->class[i].id), .label = v->class[i].name };
	if (v->classes > 1)
		select_write(q, "class", "Class", c, n);
	n = 0;
	c[n++] = (struct ui_choice){ .label = S("Every year") };
	for (int y = YEAR_NURSERY_1; y <= YEAR_LAST; y++) {
		bool here = false;

		for (size_t i = 0; i < v->classes; i++)
			here = here || v->class[i].year_group == y;
		if (here)
			c[n++] = (struct ui_choice){ .value = text_of(q, y), .label = year_label(q->a, y) };
	}
	if (n > 2)
		select_write(q, "year", "Year", c, n);
}

static void status_and_step(struct req *q)
{
	struct ui_choice c[STAGE_CLOSED + 6];
	size_t n = 0;

	c[n++] = (struct ui_choice){ .label = S("Every status") };
	for (size_t i = 0; pupil_query_status[i].code != NULL; i++)
		c[n++] = (struct ui_choice){ .value = str_of(pupil_query_status[i].code),
			                     .label = str_of(pupil_query_status[i].label) };
	select_write(q, "status", "SEN status", c, n);
	n = 0;
	c[n++] = (struct ui_choice){ .label = S("Every step") };
	for (int s = STAGE_ASSESS; s <= STAGE_CLOSED; s++)
		c[n++] = (struct ui_choice){ .value = stage_code((enum stage)s), .label = stage_word((enum stage)s) };
	c[n++] = (struct ui_choice){ .value = S("none"), .label = S("No cycle yet") };
	select_write(q, "step", "Step", c, n);
}

static void teacher_field(struct req *q, const struct pupils_view *v)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->teachers + 1);
	size_t n = 0;

	if (v->teachers == 0)
		return;
	c[n++] = (struct ui_choice){ .label = S("Every teacher") };
	for (size_t i = 0; i < v->teachers; i++)
		c[n++] = (struct ui_choice){ .value = text_of(q, v->teacher[i].id),
			                     .label = name_full(q->a, v->teacher[i].given, v->teacher[i].family) };
	select_write(q, "teacher", "Teacher", c, n);
}

static void roll_field(struct req *q)
{
	static const struct ui_choice c[] = { { .label = { "On roll", 7 } },
		                              { .value = { "left", 4 }, .label = { "Has left", 8 } },
		                              { .value = { "all", 3 }, .label = { "Both", 4 } } };

	if (role_can(q->c.actor.hat, CAP_SCHOOL_NAMES))
		select_write(q, "roll", "On roll or not", c, sizeof c / sizeof *c);
}

/* By anything but the name. */
static bool is_sifted(const struct req *q)
{
	for (size_t i = 1; pupil_query_part[i] != NULL; i++)
		if (req_query(q, pupil_query_part[i]).n > 0)
			return true;
	return false;
}

static void filter_write(struct req *q, const struct pupils_view *v)
{
	look_form_begin(q, S("/pupils"));
	ui_input(&q->w, &(struct ui_field){ .name = "q",
	                                    .label = S("Name, UPN, class or need"),
	                                    .value = req_query(q, "q"),
	                                    .type = "search",
	                                    .width = 20,
	                                    .autocomplete = "off" });
	html(&q->w,
	     "<details class=\"fold filter__more\"$><summary>Class, year, status, step</summary>\n<div "
	     "class=\"filter__in\">\n",
	     h_flag("open", is_sifted(q)));
	class_and_year(q, v);
	status_and_step(q);
	teacher_field(q, v);
	roll_field(q);
	html(&q->w, "</div>\n</details>\n");
	ui_filter_end(&q->w, S("Show"));
}

static struct str status_say(struct req *q, const struct pupil_line *l)
{
	const struct sen_type *t = sen_type_find(l->need);

	if (l->code == STATUS_N)
		return S("No SEN");
	return str_fmt(q->a, "%s%s%.*s", l->code == STATUS_E ? "EHC plan" : "SEN Support", t != NULL ? ": " : "",
	               STR_ARG(t != NULL ? t->label : STR_NONE));
}

static void nothing_write(struct req *q)
{
	html(&q->w, "<span class=\"quiet\" aria-hidden=\"true\">–</span>");
	ui_hidden_text(&q->w, S("None"));
}

static void step_write(struct req *q, const struct pupil_item *it)
{
	static const enum ui_step steps[] = {
		[STAGE_ASSESS] = UI_ASSESS, [STAGE_PLAN] = UI_PLAN, [STAGE_DO] = UI_DO, [STAGE_REVIEW] = UI_REVIEW
	};

	if (it->stage >= STAGE_ASSESS && it->stage < STAGE_CLOSED)
		ui_step_tag(&q->w, steps[it->stage]);
	else if (it->stage == STAGE_CLOSED)
		html(&q->w, "<span class=\"quiet\">$</span>", h(stage_word(STAGE_CLOSED)));
	else
		nothing_write(q);
}

static void review_write(struct req *q, const struct pupil_item *it)
{
	struct date due = it->line.review_on;

	if (date_none(due) || it->stage == STAGE_NONE || it->stage == STAGE_CLOSED ||
	    !date_none(it->line.reviewed_on)) {
		nothing_write(q);
		return;
	}
	html(&q->w, "$ ", h(date_short(q->a, due)));
	ui_late(&q->w, date_diff(q->c.now.today, due));
}

static void choice_write(struct req *q, struct ui_table *t, int64_t pupil, struct str name, bool chosen)
{
	struct str id = str_fmt(q->a, "p%lld", (long long)pupil);

	ui_cell_begin(&q->w, t);
	html(&q->w,
	     "<div class=\"govuk-checkboxes govuk-checkboxes--small\"><div class=\"govuk-checkboxes__item\">"
	     "<input class=\"govuk-checkboxes__input\" id=\"$\" name=\"pupil\" type=\"checkbox\" value=\"$\"$>"
	     "<label class=\"govuk-label govuk-checkboxes__label\" for=\"$\"><span class=\"govuk-visually-hidden\">"
	     "Choose $</span></label></div></div>",
	     h(id), h(pupil), h_flag("checked", chosen), h(id), h(name));
	ui_cell_end(&q->w, t);
}

static bool may_take(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_TAKE_OUT);
}

static void row_write(struct req *q, struct ui_table *t, const struct pupil_item *it, bool chosen)
{
	const struct pupil_line *l = &it->line;
	struct str name = name_full(q->a, l->preferred.n > 0 ? l->preferred : l->given, l->family);

	ui_row_begin(&q->w, t);
	ui_cell_begin(&q->w, t);
	html(&q->w, "<a id=\"pupil-$\" href=\"$\">$</a>", h(l->id), h_url(url_pupil(q->a, l->id, "")), h(name));
	ui_cell_end(&q->w, t);
	ui_cell_begin(&q->w, t);
	html(&q->w, "<span>$<br><span class=\"small quiet\">$</span></span>",
	     h(l->class_name.n > 0 ? l->class_name : S("No class")), h(year_label(q->a, (int)l->year_group)));
	ui_cell_end(&q->w, t);
	ui_cell(&q->w, t,
	        !date_none(l->left_on)
	            ? str_fmt(q->a, "%s %.*s", date_cmp(l->left_on, q->c.now.today) < 0 ? "Left on" : "Leaves on",
	                      STR_ARG(date_long(q->a, l->left_on)))
	            : status_say(q, l));
	ui_cell_begin(&q->w, t);
	step_write(q, it);
	ui_cell_end(&q->w, t);
	ui_cell_begin(&q->w, t);
	review_write(q, it);
	ui_cell_end(&q->w, t);
	if (may_take(q))
		choice_write(q, t, l->id, name, chosen);
	ui_row_end(&q->w, t);
}

static void table_write(struct req *q, const struct pupils_view *v)
{
	static const struct ui_column cols[] = { { .head = { "Pupil", 5 } },       { .head = { "Class", 5 } },
		                                 { .head = { "SEN status", 10 } }, { .head = { "Step", 4 } },
		                                 { .head = { "Review", 6 } },      { .head = { "Choose", 6 } } };
	struct ui_table t = { .caption = S("Pupils"), .col = cols, .cols = may_take(q) ? 6 : 5, .cards = true };
	bool all = str_is(req_query(q, "all"), "1");

	html(
	    &q->w,
	    "<section class=\"sheet\" aria-labelledby=\"found\">\n<div class=\"sheet__head\"><h2 id=\"found\">$ $</h2>",
	    h(v->total), h(v->total == 1 ? "pupil" : "pupils"));
	if (may_take(q))
		html(&q->w, "<p class=\"small\"><a href=\"$\">All $ as a spreadsheet</a></p>",
		     h_url(pupil_query_url(q, "/download", false)), h(v->total));
	html(&q->w, "</div>\n");
	if (may_take(q)) {
		html(&q->w, "<form method=\"post\" action=\"/pupils\" class=\"plist\">\n");
		form_token(q);
		pupil_query_hidden(q, &q->query);
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->n; i++)
		row_write(q, &t, &v->item[i], all);
	ui_table_end(&q->w, &t);
	if (may_take(q)) {
		html(&q->w, "<div class=\"row gap\">");
		ui_action(&q->w, &(struct ui_action){ .text = all ? S("Choose none") : S("Choose all on this page"),
		                                      .secondary = true,
		                                      .url = str_fmt(q->a, "%.*s%lld%s",
		                                                     STR_ARG(pupil_query_url(q, "/pupils", true)),
		                                                     (long long)v->page, all ? "" : "&all=1") });
		ui_action(&q->w, &(struct ui_action){ .text = S("Spreadsheet of the chosen"),
		                                      .name = "do",
		                                      .value = S("csv"),
		                                      .icon = "download",
		                                      .secondary = true });
		html(&q->w, "</div>\n</form>\n");
	}
	ui_pages(&q->w, pupil_query_url(q, "/pupils", true), v->page, v->pages);
	html(&q->w, "</section>\n");
}

static bool is_filtered(const struct req *q)
{
	for (size_t i = 0; pupil_query_part[i] != NULL; i++)
		if (req_query(q, pupil_query_part[i]).n > 0)
			return true;
	return false;
}

static enum rc list_page(struct req *q, const struct pupil_query *f, struct str problem)
{
	struct ui_error e = { "found", problem };
	bool all = role_can(q->c.actor.hat, CAP_SCHOOL_NAMES);
	struct pupils_view v;

	TRY(pupils_find(&q->c, f, &v));
	page_begin(q, &(struct page){ .title = all ? S("Pupils") : S("My pupils"), .menu = "/pupils" });
	html(&q->w, "<div class=\"head row row--between row--top\"><h1>$</h1>", h(all ? "Pupils" : "My pupils"));
	if (role_can(q->c.actor.hat, CAP_ENROL))
		ui_action(&q->w,
		          &(struct ui_action){
		              .text = S("Add a pupil"), .url = S("/pupils/new"), .icon = "plus", .secondary = true });
	html(&q->w, "</div>\n");
	page_done(q);
	if (problem.n > 0)
		ui_error_summary(&q->w, &e, 1);
	filter_write(q, &v);
	if (f->typed.n > 0)
		html(&q->w, "<p class=\"small\"><a href=\"$\">Look for “$” in what is written</a></p>\n",
		     h_url(look_address(q, S("/find"), "q", f->typed)), h(f->typed));
	html(&q->w, "<div class=\"gap-l\">\n");
	if (v.total == 0 && is_filtered(q))
		ui_empty(&q->w, S("No pupil of yours fits. Try fewer letters, or take a filter away."));
	else if (v.total == 0)
		ui_empty(&q->w, role_can(q->c.actor.hat, CAP_IMPORT)
		                    ? S("There are no pupils yet. Import the roll to begin.")
		                    : S("No pupils are linked to you yet. Ask the SENCO or the school office."));
	else
		table_write(q, &v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* Who was looked for by words alone and is the only one is opened: that is what was wanted. */
static enum rc page_pupils(struct req *q)
{
	struct pupil_query f = pupil_query_of(&q->query);
	struct pupils_view v;

	if (f.typed.n > 0 && !is_sifted(q) && role_can(q->c.actor.hat, CAP_PUPIL_PROFILE)) {
		TRY(pupils_find(&q->c, &f, &v));
		if (v.total == 1 && v.n == 1)
			return req_redirect(q, "/pupil/%lld", (long long)v.item[0].line.id);
	}
	return list_page(q, &f, STR_NONE);
}

/* What is ticked goes on to the form that asks what for. */
static enum rc do_pupils(struct req *q)
{
	struct pupil_query f = pupil_query_of(&q->form);

	pupil_query_chosen(q->a, &q->form, &f);
	if (f.chosens > 0)
		return takeout_page(q, &q->form);
	f.chosens = 0;
	q->query = q->form; /* the page shows the same filter again */
	req_refuse(q, 422);
	return list_page(q, &f, S("Choose at least one pupil"));
}

ROUTES(pupil_list_routes, R(GET, "/pupils", CAP_PUPIL_LIST, page_pupils),
       R_MANY(POST, "/pupils", CAP_TAKE_OUT, do_pupils, "pupil"));
MENU(menu_pupils, .area = AREA_PUPILS, .order = 10, .path = "/pupils", .text = "Pupils", .cap = CAP_SCHOOL_NAMES);
MENU(menu_my_pupils, .area = AREA_PUPILS, .order = 10, .path = "/pupils", .text = "My pupils", .cap = CAP_PUPIL_LIST,
     .unless = CAP_SCHOOL_NAMES);
