/* /pupil/:id/statements: the statements of help of a pupil and what the family says to them; /check: anybody who has
 * one sees whether it is as the school sent it. */
#include "core/door/page.h"
#include "core/edit/edit_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "statement/statement.h"

static struct str one_url(struct req *q, int64_t pupil_id, const struct statement_answer *x)
{
	return str_fmt(q->a, "/pupil/%lld/statements/%lld", (long long)pupil_id, (long long)x->id);
}

static void top_write(struct req *q, const struct statements_view *v)
{
	step_head(
	    q, v->pupil.id, v->name, v->first, S("Statements of help"),
	    S("What was agreed, given, missed and caught up in each month, as the family has it. When the log is put "
	      "right, a new one is sealed on the next day."),
	    "/statements");
}

static void said_write(struct req *q, const struct statements_view *v, const struct statement_answer *x)
{
	struct str month = date_month(q->a, x->month);

	html(&q->w, "<article class=\"card gap-s\"><h3>$, $: $</h3>\n<p>", h(month), h(x->from_name),
	     h(saw_word(x->answer)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n<p class=\"small quiet\">Said on $.</p>\n", h(date_long(q->a, x->on_day)));
	if (!date_none(x->settled_on)) {
		html(&q->w, "<p><strong>$, $:</strong> ", h(x->settled_name), h(date_long(q->a, x->settled_on)));
		html_lines(&q->w, x->settled);
		html(&q->w, "</p>\n");
	}
	if (x->answer == SAW_NO)
		ui_action(&q->w,
		          &(struct ui_action){
		              .text = date_none(x->settled_on) ? S("Say what you found") : S("Change what you found"),
		              .about = str_fmt(q->a, ": %.*s, %.*s", STR_ARG(month), STR_ARG(x->from_name)),
		              .url = one_url(q, v->pupil.id, x),
		              .secondary = !date_none(x->settled_on) });
	html(&q->w, "</article>\n");
}

static void months_write(struct req *q, const struct statements_view *v)
{
	static const struct ui_column COLS[] = { { S("Month"), false }, { S("Sealed on"), false },
		                                 { S("Agreed"), true }, { S("Given"), true },
		                                 { S("Missed"), true }, { S("Caught up"), true },
		                                 { S("Code"), false } };
	struct ui_table t = { .caption = S("Statements of help"), .col = COLS, .cols = 7, .cards = true };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->n; i++) {
		const struct statement_of_help *s = &v->item[i];
		const int64_t n[] = { s->agreed, s->given, s->missed, s->caught };
		bool old = i > 0 && date_cmp(s->month, v->item[i - 1].month) == 0;

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t,
		        old ? str_fmt(q->a, "%.*s, replaced", STR_ARG(date_month(q->a, s->month)))
		            : date_month(q->a, s->month));
		ui_cell(&q->w, &t, date_long(q->a, s->made_on));
		for (size_t k = 0; k < sizeof n / sizeof *n; k++)
			ui_cell(&q->w, &t, str_fmt(q->a, "%lld", (long long)n[k]));
		ui_cell(&q->w, &t, s->code);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct statements_view *v = view;
	struct req *q = f->q;

	top_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "said", S("What the family says"), STR_NONE);
	if (v->saids == 0)
		ui_empty(&q->w, S("Nobody has answered yet."));
	for (size_t i = 0; i < v->saids; i++)
		said_write(q, v, &v->said[i]);
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "months", S("Months"), STR_NONE);
	if (v->n == 0)
		ui_empty(
		    &q->w,
		    S("There is no statement yet. The first is sealed on the third school day after a month with a "
		      "plan."));
	else
		months_write(q, v);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static void fields_write(struct form *f)
{
	const struct statement_answer *x = f->obj;
	struct req *q = f->q;

	html(&q->w, "<p><strong>$, $:</strong> $. ", h(x->from_name), h(date_long(q->a, x->on_day)),
	     h(saw_word(x->answer)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n");
	form_field(f, "settled");
	ui_button(&q->w, S("Save what I found"), NULL, NULL, false);
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct statements_view *v = view;
	const struct statement_answer *x = f->obj;

	top_write(f->q, v);
	edit_one_write(f, theirs, date_month(f->q->a, v->one.month), one_url(f->q, v->pupil.id, x), fields_write);
	page_end(f->q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct statements_view *v = view;

	TRY(statements_load(c, pupil_id, id, v));
	*(struct statement_answer *)one = v->one;
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return statement_settle(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &statement_answer_rec,
	                               .view_size = sizeof(struct statements_view),
	                               .path = "/statements",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

static enum rc page_list(struct req *q)
{
	return edit_list_get(q, &PAGE);
}

static enum rc page_one(struct req *q)
{
	return edit_one_get(q, &PAGE);
}

static enum rc do_one(struct req *q)
{
	return edit_one_post(q, &PAGE);
}

/* ---- anybody ---- */

static void known_write(struct req *q, const struct statement_one *s, struct str school)
{
	ui_sheet_begin(&q->w, "known", S("We know this code"), STR_NONE);
	if (!s->whole)
		html(&q->w,
		     "<p><strong>But the record is not as it was signed.</strong> Please tell the school.</p>\n");
	html(&q->w, "<p>$ made this page on $. It is about the help of one child in $.</p>\n", h(school),
	     h(date_long(q->a, s->row.made_on)), h(date_month(q->a, s->row.month)));
	html(&q->w,
	     "<dl class=\"sums\">\n<div><dt>agreed</dt><dd>$</dd></div><div><dt>given</dt><dd>$</dd></div>"
	     "<div><dt>missed</dt><dd>$</dd></div><div><dt>made up later</dt><dd>$</dd></div>\n</dl>\n<p "
	     "class=\"gap\">Are "
	     "these the numbers on your page? Then nobody has changed them.</p>\n",
	     h(s->row.agreed), h(s->row.given), h(s->row.missed), h(s->row.caught));
	if (!date_none(s->later_on))
		html(&q->w, "<p>A newer page took its place on $.</p>\n", h(date_long(q->a, s->later_on)));
	ui_sheet_end(&q->w);
}

static void code_form(struct req *q, struct str typed)
{
	ui_sheet_begin(&q->w, "type", S("Type the code"), STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"/check\">\n");
	form_token(q);
	ui_input(&q->w, &(struct ui_field){ .name = "code",
	                                    .label = S("Check code"),
	                                    .hint = S("It is at the end of the page, such as 7F3K-22QD-91MX"),
	                                    .value = typed,
	                                    .width = 20 });
	ui_button(&q->w, S("Check"), NULL, NULL, false);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_check(struct req *q)
{
	struct str typed = str_is(q->net->method, "POST") ? req_form(q, "code") : req_query(q, "code");
	struct str code = statement_code_read(q->a, typed);
	struct statement_one s;
	struct str school;
	enum rc rc = RC_NONE;

	if (code.n > 0)
		rc = statement_check(&q->c, code, &s, &school);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	page_begin(q, &(struct page){ .title = S("Check a statement of help"),
	                              .width = "width--read",
	                              .bare = !q->session.signed_in });
	html(&q->w,
	     "<div class=\"head\"><h1>Check a statement of help</h1><p>A school signs each page that says which help "
	     "was agreed, given and missed. Here you see if a page is real.</p></div>\n<div class=\"stack--l\">\n");
	if (rc == RC_OK)
		known_write(q, &s, school);
	else if (typed.n > 0)
		ui_note(&q->w, S("We do not know this code."),
		        S("Look at it once more. If it is right, the page is not from here."), true);
	code_form(q, typed);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(statement_routes, R(GET, "/pupil/:id/statements", CAP_REPLY_FAMILY, page_list),
       R(GET, "/pupil/:id/statements/:id", CAP_REPLY_FAMILY, page_one),
       R(POST, "/pupil/:id/statements/:id", CAP_REPLY_FAMILY, do_one), R(GET, "/check", CAP_PUBLIC, page_check),
       R(POST, "/check", CAP_PUBLIC, page_check));
TAB(tab_statements, .tab = TAB_FAMILY, .order = 28, .rest = "/statements", .text = "Statements of help",
    .cap = CAP_REPLY_FAMILY);
