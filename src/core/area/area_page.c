/* /settings/area: all that is known of the local area, part by part: what stands, where it is from, since when, what is
 * to be chosen, what is to be looked at again, what is not given. Design 38. */
#include "core/area/area_parts.h"
#include "core/door/menu.h"
#include "core/school/setting_parts.h"
#include "core/school/setup.h"

/* One value of the table: words, or that it is a question. */
static void row(struct req *q, const struct field *fd, const struct area_fact *f, size_t n)
{
	bool asks = n > 1 || f->state != AREA_FACT_STANDS;

	html(&q->w, "<tr><th scope=\"row\">$</th><td>", h(fd->label));
	for (size_t i = 0; i < n; i++) {
		struct str words = f[i].value.n > 0 ? area_shown(q->a, fd, f[i].value) : STR_NONE;

		html(&q->w, "<p>");
		if (words.n > 0)
			html(&q->w, "<strong>$</strong>", h(words));
		else
			html(&q->w, "<span class=\"notgiven\">not given</span>");
		if (asks && f[i].state == AREA_FACT_SUGGESTED)
			html(&q->w, " (suggested)");
		html(&q->w, "<br><span class=\"small quiet\">$</span></p>\n", h(area_about(q->a, &f[i])));
	}
	html(&q->w,
	     "<p class=\"small\"><a href=\"$\">$<span class=\"govuk-visually-hidden\"> $</span></a></p></td></tr>\n",
	     h_url(area_value_url(q->a, f)), h(asks ? "Choose" : "Change"), h(fd->label));
}

static size_t of_field(const struct area_fact *f, size_t n, const char *field, size_t *at)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (str_is(f[i].field, field)) {
			*at = found == 0 ? i : *at;
			found++;
		}
	return found;
}

/* What nobody has said, in one line: each leads to where it can be said. */
static void not_given(struct req *q, const struct area_part *p, const struct area_fact *f, size_t n, struct str item)
{
	size_t at = 0, some = 0;

	for (size_t i = 0; i < p->rec.fields; i++) {
		struct area_fact x = { .part = str_of(p->key), .item = item, .field = str_of(p->rec.field[i].name) };

		if (of_field(f, n, p->rec.field[i].name, &at) > 0)
			continue;
		if (some++ == 0)
			html(&q->w, "<p class=\"small gap-s\"><span class=\"notgiven\">Not given:</span> ");
		else
			html(&q->w, ", ");
		html(&q->w, "<a href=\"$\">$</a>", h_url(area_value_url(q->a, &x)), h(p->rec.field[i].label));
	}
	if (some > 0)
		html(&q->w, "</p>\n");
}

static void post_button(struct req *q, const char *page, struct str part, struct str item, struct str words,
                        struct str about)
{
	html(&q->w, "<form method=\"post\" action=\"$\">", h_url(area_url(q->a, page, part, item)));
	form_token(q);
	ui_action(&q->w, &(struct ui_action){ .text = words, .about = about, .secondary = true });
	html(&q->w, "</form>\n");
}

static void values(struct req *q, const struct area_part *p, const struct area_fact *f, size_t n, struct str item,
                   struct str title)
{
	size_t at = 0;

	if (n > 0) {
		html(&q->w,
		     "<table class=\"table profile\"><caption class=\"govuk-visually-hidden\">$</caption><tbody>\n",
		     h(title));
		for (size_t i = 0; i < p->rec.fields; i++) {
			size_t some = of_field(f, n, p->rec.field[i].name, &at);

			if (some > 0)
				row(q, &p->rec.field[i], f + at, some);
		}
		html(&q->w, "</tbody></table>\n");
	}
	not_given(q, p, f, n, item);
}

static void all_of_it(struct req *q, struct str part, struct str item, struct str title)
{
	html(&q->w,
	     "<p class=\"gap-s\"><a href=\"$\">Change all of it<span class=\"govuk-visually-hidden\">: "
	     "$</span></a></p>\n",
	     h_url(area_url(q->a, "item", part, item)), h(title));
}

static void item(struct req *q, const struct area_overview *v, const struct area_part *p, const struct area_fact *f,
                 size_t n)
{
	struct str title = area_title(p, f, n);

	ui_details_begin(&q->w, title);
	values(q, p, f, n, f[0].item, title);
	all_of_it(q, f[0].part, f[0].item, title);
	if (!v->suggests) {
		html(&q->w, "<div class=\"row gap-s\">");
		post_button(q, "checked", f[0].part, f[0].item, S("Still right today"), title);
		post_button(q, "remove", f[0].part, f[0].item, S("Remove"), title);
		html(&q->w, "</div>\n");
	}
	ui_details_end(&q->w);
}

/* "9 values": how much is known of a part that is there once. */
static struct str known_words(struct req *q, const struct area_fact *f, size_t n)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		known += f[i].value.n > 0 && f[i].state == AREA_FACT_STANDS;
	return known == 0   ? S("Nothing is given")
	       : known == 1 ? S("1 value is given")
	                    : str_fmt(q->a, "%zu values are given", known);
}

static void part(struct req *q, const struct area_overview *v, const struct area_part *p)
{
	struct area_fact *f = NEW_ARRAY(q->a, struct area_fact, v->facts + 1);
	size_t n = 0;

	for (size_t i = 0; i < v->facts; i++)
		if (str_is(v->fact[i].part, p->key))
			f[n++] = v->fact[i];
	ui_sheet_begin(&q->w, p->key, str_of(p->title), STR_NONE);
	if (!area_part_many(p)) {
		ui_details_begin(&q->w, known_words(q, f, n));
		values(q, p, f, n, STR_NONE, str_of(p->title));
		all_of_it(q, str_of(p->key), STR_NONE, str_of(p->title));
		if (n > 0 && !v->suggests && p->check_months > 0)
			post_button(q, "checked", str_of(p->key), STR_NONE, S("Still right today"), str_of(p->title));
		ui_details_end(&q->w);
	} else {
		if (n == 0)
			html(&q->w, "<p class=\"notgiven\">Not given.</p>\n");
		for (size_t i = 0; i < n;) {
			size_t to = i + 1;

			while (to < n && str_eq(f[to].item, f[i].item))
				to++;
			item(q, v, p, f + i, to - i);
			i = to;
		}
		html(&q->w,
		     "<p class=\"gap\"><a class=\"govuk-button govuk-button--secondary\" href=\"$\">Add $</a></p>\n",
		     h_url(area_url(q->a, "item", str_of(p->key), S("new"))), h(p->one));
	}
	ui_sheet_end(&q->w);
}

/* What is to be done first: values of which one is to be chosen, and what is to be looked at again. */
static void first(struct req *q, const struct area_overview *v)
{
	if (v->questions > 0) {
		ui_sheet_begin(&q->w, "questions", S("To be chosen"), STR_NONE);
		html(&q->w, "<p>Until you choose, only what both share is printed.</p>\n<ul class=\"list\">\n");
		for (size_t i = 0; i < v->facts; i++) {
			const struct area_fact *f = &v->fact[i];
			const struct area_part *p = area_part_find(f->part);
			const struct field *fd = p != NULL ? record_field(&p->rec, f->field) : NULL;

			if (f->state == AREA_FACT_STANDS || fd == NULL ||
			    (i > 0 && f[-1].state != AREA_FACT_STANDS && str_eq(f[-1].item, f->item) &&
			     str_eq(f[-1].part, f->part) && str_eq(f[-1].field, f->field)))
				continue;
			html(&q->w, "<li><a href=\"$\">$</a><br><span class=\"quiet\">$</span></li>\n",
			     h_url(area_value_url(q->a, f)), h(fd->label), h(p->title));
		}
		html(&q->w, "</ul>\n");
		ui_sheet_end(&q->w);
	}
	if (v->dues == 0)
		return;
	ui_sheet_begin(&q->w, "due", S("To be looked at again"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->dues; i++)
		html(&q->w, "<li><a href=\"$\">$</a><br><span class=\"quiet\">$</span></li>\n",
		     h_url(area_url(q->a, "item", str_of(v->due[i].part->key), v->due[i].item)), h(v->due[i].title),
		     h(date_none(v->due[i].checked_on)
		           ? S("Never checked")
		           : str_fmt(q->a, "Checked %.*s", STR_ARG(date_long(q->a, v->due[i].checked_on)))));
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

/* A profile that comes with the program, to begin with. */
static void begin(struct req *q)
{
	struct ui_choice c[40];
	struct str key;
	size_t i = 0, n = 0;

	c[n++] = (struct ui_choice){ S(""), S("Choose"), STR_NONE, NULL };
	while (n < sizeof c / sizeof *c && (key = area_shipped_next(&i)).n > 0) {
		struct area_file f;

		area_file_read(q->a, area_shipped(key), &f);
		if (f.n > 0)
			c[n++] = (struct ui_choice){ key, f.title, STR_NONE, NULL };
	}
	ui_sheet_begin(&q->w, "begin", S("Begin with what is known"), STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"/settings/area\" novalidate>\n");
	form_token(q);
	ui_select(&q->w,
	          &(struct ui_field){ .name = "profile",
	                              .label = S("A profile that comes with APDR"),
	                              .hint =
	                                  S("It says what the leaflet of the service says, and where it is from.") },
	          c, n);
	ui_button(&q->w, S("Take it over"), NULL, NULL, true);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static void rules(struct req *q, const struct area_overview *v, struct str fault)
{
	static const struct ui_choice WHO[] = { { S("school"), S("The school"), STR_NONE, NULL },
		                                { S("service"), S("The advice service"),
		                                  S("What the school types is then a suggestion"), NULL } };

	if (!role_can(q->c.actor.hat, CAP_SETTINGS))
		return;
	ui_sheet_begin(&q->w, "rules",
	               q->c.actor.service ? S("How often it is looked at")
	                                  : S("Who keeps this, and how often it is looked at"),
	               STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"/settings/area/rules\" novalidate>\n");
	form_token(q);
	if (!q->c.actor.service)
		ui_radios(&q->w,
		          &(struct ui_field){ .name = "keeper",
		                              .label = S("Who keeps it?"),
		                              .value = v->rules.by_service ? S("service") : S("school") },
		          WHO, 2, false);
	ui_input(&q->w, &(struct ui_field){ .name = "link_months",
	                                    .label = S("Contacts and links: again after"),
	                                    .value = str_fmt(q->a, "%lld", (long long)v->rules.link_months),
	                                    .error = fault,
	                                    .inputmode = "numeric",
	                                    .suffix = S("months"),
	                                    .width = 3 });
	ui_input(&q->w, &(struct ui_field){ .name = "dated_months",
	                                    .label = S("Dated documents: again after"),
	                                    .value = str_fmt(q->a, "%lld", (long long)v->rules.dated_months),
	                                    .inputmode = "numeric",
	                                    .suffix = S("months"),
	                                    .width = 3 });
	ui_button(&q->w, S("Save"), NULL, NULL, true);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static enum rc removed(struct req *q, const struct area_overview *v)
{
	struct area_due *gone;
	size_t n;

	TRY(area_removed(&q->c, &gone, &n));
	if (n == 0 || v->suggests)
		return RC_OK;
	ui_sheet_begin(&q->w, "removed", S("Removed"), STR_NONE);
	html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<li class=\"gap-s\">$ ", h(gone[i].title));
		post_button(q, "restore", str_of(gone[i].part->key), gone[i].item, S("Put back"), gone[i].title);
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc overview(struct req *q, struct str fault)
{
	bool settings = role_can(q->c.actor.hat, CAP_SETTINGS);
	struct setup_view s = { 0 };
	struct area_overview v;

	TRY(area_overview_load(&q->c, &v));
	if (settings)
		TRY(setup_load(&q->c, &s));
	page_begin(q, &(struct page){ .title = S("The local area"),
	                              .menu = "/settings/area",
	                              .width = "width--read",
	                              .back_url = !settings             ? STR_NONE
	                                          : s.school.ready == 0 ? S("/set-up")
	                                                                : S("/settings"),
	                              .back_text = s.school.ready == 0  ? S("Setting up")
	                                           : q->c.actor.service ? S("Settings")
	                                                                : S("School settings") });
	html(&q->w,
	     "<div class=\"head\"><h1>The local area</h1><p>Families read this on their pages, in letters and in "
	     "leaflets. What is not given is not printed. $</p></div>\n",
	     h(v.suggests ? S("The advice service keeps it: you can suggest a change.") : STR_NONE));
	page_done(q);
	if (fault.n > 0)
		ui_error_summary(&q->w, &(struct ui_error){ "link_months", fault }, 1);
	html(&q->w, "<div class=\"grid\">\n");
	first(q, &v);
	if (v.facts == 0)
		begin(q);
	for (size_t i = 0; i < area_part_count(); i++)
		if (!area_part_at(i)->own || (settings && !q->c.actor.service))
			part(q, &v, area_part_at(i));
	TRY(removed(q, &v));
	if (v.facts > 0 && !v.suggests)
		begin(q);
	rules(q, &v, fault);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_area(struct req *q)
{
	return overview(q, STR_NONE);
}

static enum rc do_begin(struct req *q)
{
	struct area_import io = { 0 };
	struct area_file f;

	area_file_read(q->a, area_shipped(req_form(q, "profile")), &f);
	if (f.faults > 0)
		return req_redirect(q, "/settings/area");
	TRY(area_import(&q->c, &f, &io));
	return req_redirect(q, "/settings/area?done=saved");
}

static enum rc do_rules(struct req *q)
{
	struct area_rules r = { .by_service = str_is(req_form(q, "keeper"), "service") };
	enum rc rc;

	if (!str_int(str_trim(req_form(q, "link_months")), &r.link_months) ||
	    !str_int(str_trim(req_form(q, "dated_months")), &r.dated_months))
		r = (struct area_rules){ 0 };
	rc = area_rules_save(&q->c, &r);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return overview(q, str_fmt(q->a, "Months: use a number from 1 to %d", AREA_MONTHS_MOST));
	}
	return rc == RC_OK ? req_redirect(q, "/settings/area?done=saved") : rc;
}

static enum rc after(struct req *q, enum rc rc)
{
	return rc == RC_OK ? req_redirect(q, "/settings/area?done=saved#%.*s", STR_ARG(q->word[0])) : rc;
}

static struct str item_of(const struct req *q)
{
	return str_is(q->word[1], "-") ? STR_NONE : q->word[1];
}

static enum rc do_remove(struct req *q)
{
	return after(q, area_item_remove(&q->c, q->word[0], item_of(q)));
}

static enum rc do_restore(struct req *q)
{
	return after(q, area_item_restore(&q->c, q->word[0], item_of(q)));
}

static enum rc do_checked(struct req *q)
{
	return after(q, area_item_checked(&q->c, q->word[0], item_of(q)));
}

static enum rc area_waits(struct ctx *c, int64_t *n)
{
	struct area_overview v;

	TRY(area_overview_load(c, &v));
	*n = (int64_t)(v.suggests ? 0 : v.dues + v.questions);
	return RC_OK;
}

ROUTES(area_routes, R(GET, "/settings/area", CAP_AREA, page_area), R(POST, "/settings/area", CAP_AREA, do_begin),
       R(POST, "/settings/area/rules", CAP_SETTINGS, do_rules),
       R(POST, "/settings/area/remove/:word/:word", CAP_AREA, do_remove),
       R(POST, "/settings/area/restore/:word/:word", CAP_AREA, do_restore),
       R(POST, "/settings/area/checked/:word/:word", CAP_AREA, do_checked));
MENU(menu_area_profile, .area = AREA_SETTINGS, .order = 20, .path = "/settings/area", .text = "Local area",
     .cap = CAP_AREA, .unless = CAP_DESK, .waits = area_waits);
MENU(menu_area, .area = AREA_SCHOOL, .order = 20, .path = "/settings/area", .text = "Area", .cap = CAP_DESK,
     .waits = area_waits);
SETTING(setting_area, .order = 60, .path = "/settings/area", .title = "The local area",
        .about = "Local authority, Local Offer, SENDIASS (the independent advice service for parents)",
        .cap = CAP_AREA);
