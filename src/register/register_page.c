/* /register: the SEN register (design 27): who is on it, what is ready for the census and what is not, by rule and with
 * the pupil's page one step away. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/people/codes_rule.h"
#include "kit/html/chart.h"
#include "kit/html/ui.h"
#include "register/census_file.h"
#include "register/register.h"
#include "register/takeout_parts.h"

enum { SHOWN = 20 };

static struct str share(struct req *q, int64_t n, size_t all)
{
	int64_t permille = all == 0 ? 0 : (n * 1000 + (int64_t)all / 2) / (int64_t)all;

	return all == 0 ? S("") : str_fmt(q->a, "%lld.%lld%%", (long long)(permille / 10), (long long)(permille % 10));
}

static void sum_write(struct req *q, const char *word, int64_t n, struct str small)
{
	html(&q->w, "<div><dt>$</dt><dd>$ <span class=\"small\">$</span></dd></div>\n", h(word), h(n), h(small));
}

static void sums_write(struct req *q, const struct register_view *v)
{
	html(&q->w, "<dl class=\"sums\">\n");
	sum_write(q, "SEN Support (K)", v->by_code[1], share(q, v->by_code[1], v->pupils));
	sum_write(q, "EHC plan (E)", v->by_code[2], share(q, v->by_code[2], v->pupils));
	sum_write(q, "No SEN (N)", v->by_code[0], share(q, v->by_code[0], v->pupils));
	sum_write(q, "Errors and queries", v->errors + v->queries,
	          v->errors == 0
	              ? S("")
	              : str_fmt(q->a, "%lld %s", (long long)v->errors, v->errors == 1 ? "is an error" : "are errors"));
	html(&q->w, "</dl>\n");
}

static struct str name_of(struct req *q, const struct pupil_line *l)
{
	return name_full(q->a, l->preferred.n > 0 ? l->preferred : l->given, l->family);
}

/* ---- ready for the census? ---- */

/* Whoever may put it right is led there; the others to the pupil. */
static bool may_mend(const struct req *q, const struct census_rule *r)
{
	return role_can(q->c.actor.hat, str_is(str_of(r->at), "/details") ? CAP_ENROL : CAP_DECIDE);
}

static void finding_write(struct req *q, const struct register_finding *f)
{
	const struct pupil_line *l = &f->pupil->line;
	const struct census_rule *r = f->found.rule;
	struct str name = name_of(q, l);

	html(&q->w, "<li class=\"row row--between\"><span><a href=\"$\">$</a>$<br><span class=\"small quiet\">",
	     h_url(url_pupil(q->a, l->id, "")), h(name),
	     h(l->class_name.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(l->class_name)) : STR_NONE));
	html(&q->w, "$</span></span>", h(f->found.say));
	html(&q->w, "<span class=\"row\">");
	if (!r->error && role_can(q->c.actor.hat, CAP_DECIDE))
		html(&q->w, "<a href=\"$\">Say why<span class=\"govuk-visually-hidden\">: $</span></a>",
		     h_url(
		         url_pupil(q->a, l->id, str_c(q->a, str_fmt(q->a, "/census?rule=%.*s#why", STR_ARG(r->key))))),
		     h(name));
	if (may_mend(q, r))
		html(&q->w,
		     "<a class=\"govuk-button govuk-button--secondary\" href=\"$\">$<span "
		     "class=\"govuk-visually-hidden\">: $</span></a>",
		     h_url(url_pupil(q->a, l->id, r->at)), h(r->label), h(name));
	html(&q->w, "</span></li>\n");
}

/* Queries with a reason: not asked any more, and not forgotten. */
static void answered_write(struct req *q, const struct register_view *v)
{
	if (v->answered == 0)
		return;
	html(&q->w, "<details class=\"more\"><summary>$ answered with a reason</summary>\n<ul class=\"list\">\n",
	     h(v->answered));
	for (size_t i = 0; i < v->findings; i++) {
		const struct pupil_line *l = &v->finding[i].pupil->line;

		if (v->finding[i].reason.n > 0)
			html(&q->w, "<li><a href=\"$\">$</a>: $<br><span class=\"small quiet\">$</span></li>\n",
			     h_url(url_pupil(q->a, l->id, "/census")), h(name_of(q, l)),
			     h(v->finding[i].found.rule->name), h(v->finding[i].reason));
	}
	html(&q->w, "</ul></details>\n");
}

/* Every rule of one sort that found something. */
static void rules_write(struct req *q, const struct register_view *v, bool errors)
{
	const struct census_rule *r;

	for (size_t i = 0; i < v->findings;) {
		size_t from = i, open = 0;

		r = v->finding[i].found.rule;
		for (; i < v->findings && v->finding[i].found.rule == r; i++)
			open += v->finding[i].reason.n == 0;
		if (r->error != errors || open == 0)
			continue;
		html(&q->w,
		     "<details class=\"census\" id=\"$\"$><summary><span class=\"census__h\">$</span><span "
		     "class=\"census__n\">$</span><span class=\"census__s\">$</span></summary>\n",
		     h(r->key), h_flag("open", from == 0), h(r->name), h(open), h(r->why));
		html(&q->w, "<ul class=\"list census__in\">\n");
		for (size_t k = from; k < i; k++)
			if (v->finding[k].reason.n == 0)
				finding_write(q, &v->finding[k]);
		html(&q->w, "</ul></details>\n");
	}
}

static bool found(const struct register_view *v, const struct census_rule *r)
{
	for (size_t i = 0; i < v->findings; i++)
		if (v->finding[i].found.rule == r)
			return true;
	return false;
}

static void others_write(struct req *q, const struct register_view *v)
{
	const struct census_rule *r;
	size_t n = 0;

	for (size_t i = 0; (r = census_rule_at(i)) != NULL; i++)
		n += !found(v, r);
	if (n == 0)
		return;
	html(&q->w, "<details class=\"more\"><summary>$ found nothing</summary>\n<ul>\n",
	     h(str_fmt(q->a, "%zu %s%s", n, v->findings > 0 ? "other " : "", n == 1 ? "rule" : "rules")));
	for (size_t i = 0; (r = census_rule_at(i)) != NULL; i++)
		if (!found(v, r))
			html(&q->w, "<li>$. <span class=\"quiet\">$.</span></li>\n", h(r->name), h(r->why));
	html(&q->w, "</ul></details>\n");
}

static void file_write(struct req *q, const struct register_view *v)
{
	if (!role_can(q->c.actor.hat, CAP_TAKE_OUT) || v->census.kind == NULL)
		return;
	html(&q->w, "<form method=\"post\" action=\"/register/census\" class=\"gap\">\n");
	form_token(q);
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Download the census file"), .icon = "download", .secondary = true });
	html(&q->w, "<p class=\"small quiet gap-s\">$</p></form>\n",
	     h(str_fmt(q->a, "A table with UPN, name, date of birth%s of everybody on roll, to check or to type in.%s",
	               v->census.kind->types ? ", provision and types of need" : " and provision",
	               v->errors > 0 ? " The errors are still in it." : "")));
}

static struct str census_when(struct req *q, const struct register_view *v)
{
	int32_t days = date_diff(v->census.on, q->c.now.today);
	struct str day = census_day_text(q->a, v->census);

	if (v->census.kind == NULL)
		return day;
	return str_fmt(q->a, "%.*s, %s", STR_ARG(day),
	               days == 0   ? "today"
	               : days == 1 ? "tomorrow"
	                           : str_c(q->a, str_fmt(q->a, "in %d days", (int)days)));
}

static void census_write(struct req *q, const struct register_view *v)
{
	const struct census_kind *k = v->census.kind;

	ui_sheet_begin(&q->w, "census", S("Ready for the census?"), census_when(q, v));
	html(&q->w, "<p>$</p>\n",
	     h(k == NULL ? "The DfE sets the days, and a newer version of APDR has them. This is what a census would "
	                   "ask today."
	       : k->types
	           ? "It takes SEN Support, EHC plan or none for every pupil, and the types of need of those on the "
	             "register."
	           : "It takes SEN Support, EHC plan or none for every pupil. Types of need go in January. Put "
	             "them right now and January is done."));
	if (v->errors > 0) {
		html(&q->w, "<h3 class=\"gap-s wrong\" id=\"errors\">");
		ui_icon(&q->w, "alert");
		html(&q->w, " Errors, $</h3>\n", h(v->errors));
		rules_write(q, v, true);
	}
	if (v->queries > 0) {
		html(&q->w,
		     "<h3 class=\"gap\" id=\"queries\">Queries, $</h3>\n<p class=\"small quiet\">May be "
		     "right. If so, say why once, and we stop asking.</p>\n",
		     h(v->queries));
		rules_write(q, v, false);
	}
	if (v->errors + v->queries == 0)
		ui_empty(&q->w, S("Every record is ready: no errors, and no queries that wait."));
	answered_write(q, v);
	others_write(q, v);
	file_write(q, v);
	ui_sheet_end(&q->w);
}

/* ---- first needs, and the list ---- */

static struct str need_word(struct req *q, struct str code)
{
	const struct sen_type *t = sen_type_find(code);

	if (code.n == 0)
		return S("None given");
	return t != NULL ? str_fmt(q->a, "%.*s (%.*s)", STR_ARG(t->label), STR_ARG(code)) : code;
}

static void firsts_write(struct req *q, const struct register_view *v)
{
	int64_t most = 1;

	for (size_t i = 0; i < v->firsts; i++)
		most = v->first[i].pupils > most ? v->first[i].pupils : most;
	ui_sheet_as(&q->w, "types", "types", S("First need"),
	            str_fmt(q->a, "%lld pupils", (long long)(v->by_code[1] + v->by_code[2])));
	if (v->firsts == 0)
		ui_empty(&q->w, S("Nobody is on the register."));
	else
		html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < v->firsts; i++) {
		html(&q->w, "<li class=\"bar\"><span class=\"small\">$</span> ", h(need_word(q, v->first[i].code)));
		chart_count(&q->w, v->first[i].pupils, most);
		html(&q->w, " <strong class=\"num\">$</strong></li>\n", h(v->first[i].pupils));
	}
	if (v->firsts > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

/* All but the first, with their ranks. */
static struct str other_needs(struct req *q, const struct register_pupil *p)
{
	struct str first = census_first_need(p->need, p->needs);
	struct str all = STR_NONE;
	bool passed = false;

	for (size_t i = 0; i < p->needs; i++) {
		if (!passed && first.n > 0 && p->need[i].rank == 1) {
			passed = true;
			continue;
		}
		all = str_fmt(q->a, "%.*s%s%.*s (%lld)", STR_ARG(all), all.n > 0 ? ", " : "", STR_ARG(p->need[i].code),
		              (long long)p->need[i].rank);
	}
	return all.n > 0 ? all : S("–");
}

static void list_write(struct req *q, const struct register_view *v)
{
	static const struct ui_column cols[] = { { .head = { "Pupil", 5 } },        { .head = { "Class", 5 } },
		                                 { .head = { "SEN", 3 } },          { .head = { "First need", 10 } },
		                                 { .head = { "Other needs", 11 } }, { .head = { "Since", 5 } } };
	struct ui_table t = { .caption = S("Pupils on the SEN register"), .col = cols, .cols = 6, .cards = true };
	size_t all = (size_t)(v->by_code[1] + v->by_code[2]);
	size_t most = str_is(req_query(q, "all"), "1") ? all : SHOWN;
	size_t n = 0;

	ui_sheet_begin(&q->w, "register", S("The register"),
	               all > most ? str_fmt(q->a, "%zu of %zu", most, all) : STR_NONE);
	if (all == 0)
		ui_empty(&q->w, S("Nobody is on SEN Support, and nobody has an EHC plan."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->pupils && n < most; i++) {
		const struct pupil_line *l = &v->pupil[i].line;
		struct str first = census_first_need(v->pupil[i].need, v->pupil[i].needs);

		if (l->code != STATUS_K && l->code != STATUS_E)
			continue;
		n++;
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>", h_url(url_pupil(q->a, l->id, "")), h(name_of(q, l)));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, l->class_name.n > 0 ? l->class_name : S("–"));
		ui_cell(&q->w, &t, str_of(status_code_word(l->code)));
		ui_cell(&q->w, &t, first.n > 0 ? first : S("–"));
		ui_cell(&q->w, &t, other_needs(q, &v->pupil[i]));
		ui_cell(&q->w, &t, date_none(l->code_from) ? S("–") : date_long(q->a, l->code_from));
		ui_row_end(&q->w, &t);
	}
	if (all > 0)
		ui_table_end(&q->w, &t);
	if (all > most)
		html(&q->w, "<p class=\"small gap-s\"><a href=\"/register?all=1#register\">Show all $</a></p>\n",
		     h(all));
	ui_sheet_end(&q->w);
}

static enum rc out_write(struct req *q)
{
	struct taken_out last = { 0 };
	struct takeout_view v;
	struct form f;

	if (!role_can(q->c.actor.hat, CAP_TAKE_OUT))
		return RC_OK;
	TRY(takeout_load(&q->c, NULL, &v));
	form_init(&f, q, &taken_out_rec, &last);
	last.purpose = v.last.purpose;
	last.recipient = v.last.recipient;
	ui_sheet_begin(&q->w, "out", S("Download the register"), STR_NONE);
	takeout_form_write(&f, &v, &q->query, true);
	html(&q->w, "<p class=\"small gap-s\"><a href=\"/download?from=register#before\">Taken out before</a></p>\n");
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc page_register(struct req *q)
{
	struct register_view v;

	TRY(register_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("SEN register"), .menu = "/register" });
	html(&q->w, "<div class=\"head\"><h1>SEN register</h1><p class=\"lead quiet\">$ of $ on roll. $.</p></div>\n",
	     h(v.by_code[1] + v.by_code[2]), h(v.pupils), h(date_full(q->a, q->c.now.today)));
	page_done(q);
	sums_write(q, &v);
	html(&q->w, "<div class=\"stack--l\">\n<div class=\"grid grid--main\">\n");
	census_write(q, &v);
	firsts_write(q, &v);
	html(&q->w, "</div>\n");
	list_write(q, &v);
	TRY(out_write(q));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_census(struct req *q)
{
	struct takeout_file file;
	struct date day;

	TRY(census_file_make(&q->c, &file, &day));
	return req_send(q, table_kind_type(TABLE_CSV), file.bytes,
	                str_fmt(q->a, "census-%.*s.csv", STR_ARG(date_iso(q->a, day))));
}

ROUTES(register_routes, R(GET, "/register", CAP_SCHOOL_NAMES, page_register),
       R(POST, "/register/census", CAP_SCHOOL_NAMES, do_census));
MENU(menu_register, .area = AREA_PUPILS, .order = 15, .path = "/register", .text = "SEN register",
     .cap = CAP_SCHOOL_NAMES);
