/* Kept for later (design 24): the list, to print for the office; and one child's lines with what is wrong, to be put
 * right and brought in, or taken out. */
#include "import/import_ask_parts.h"
#include "import/later.h"
#include "import/later_parts.h"
#include "kit/html/ui.h"

#include <string.h>

enum { ERRORS_MAX = 60, ANSWERS_MAX = 60 };

static struct str kept_words(struct req *q, const struct later_item *x)
{
	return str_fmt(q->a, "Kept on %.*s%s%.*s.", STR_ARG(date_long(q->a, clock_at(x->v.kept_at).today)),
	               x->by.n > 0 ? " by " : " by the command", STR_ARG(x->by));
}

/* ---- the list ---- */

static void faults_cell(struct req *q, struct ui_table *t, const struct later_item *x)
{
	ui_cell_begin(&q->w, t);
	html(&q->w, "<ul class=\"plain\">");
	for (size_t i = 0; i < x->l.faults; i++) {
		const struct import_fault *f = &x->l.fault[i].say;

		html(&q->w, "<li>$", h(later_fault_words(q->a, f)));
		if (f->value.n > 0)
			html(&q->w, " <span class=\"quiet\">In the file: $</span>", h(str_sub(f->value, 0, 200)));
		html(&q->w, "</li>");
	}
	html(&q->w, "</ul>");
	ui_cell_end(&q->w, t);
}

static void waiting_write(struct req *q, const struct later_list *all)
{
	static const struct ui_column cols[] = { { .head = { "Who", 3 } },
		                                 { .head = { "Where", 5 } },
		                                 { .head = { "What is wrong", 13 } } };
	struct ui_table t = { .caption = S("Kept for later"), .col = cols, .cols = 3, .cards = true };

	ui_sheet_begin(&q->w, "later", S("To put right"), str_fmt(q->a, "%zu", all->n));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < all->n; i++) {
		const struct later_item *x = &all->item[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">", h_url(str_fmt(q->a, "/import/later/%lld", (long long)x->v.id)));
		ui_hidden_text(&q->w, S("Put right: "));
		html(&q->w, "$</a>", h(x->v.who.n > 0 ? x->v.who : S("Not said")));
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$<br><span class=\"small quiet\">$. $</span>", h(later_where(q, &x->v)),
		     h(import_kind_label(x->l.kind)), h(kept_words(q, x)));
		ui_cell_end(&q->w, &t);
		faults_cell(q, &t, x);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	html(&q->w,
	     "<p class=\"small gap\">Put them right in the school’s own system too, or the next file brings them "
	     "back. When a file brings one in right, it leaves this list by itself. After a year it goes.</p>\n");
	ui_sheet_end(&q->w);
}

static void gone_write(struct req *q, const struct later_list *all)
{
	if (all->gones == 0)
		return;
	ui_fold_begin(&q->w, "out", S("Taken out"), str_fmt(q->a, "%zu", all->gones), false);
	html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = all->gones; i > 0; i--) {
		const struct later_item *x = &all->gone[i - 1];

		html(&q->w, "<li>$: $. <span class=\"small quiet\">$, $</span></li>\n", h(later_where(q, &x->v)),
		     h(x->v.out_why), h(x->by), h(date_long(q->a, clock_at(x->v.out_at).today)));
	}
	html(&q->w, "</ul>\n");
	ui_fold_end(&q->w);
}

static enum rc page_list(struct req *q)
{
	struct later_list all;

	TRY(later_list_load(&q->c, &all));
	page_begin(q, &(struct page){ .title = S("Kept for later"),
	                              .menu = "/settings",
	                              .back_url = S("/import"),
	                              .back_text = S("Back to import") });
	html(&q->w, "<div class=\"head\"><h1>Kept for later</h1><p class=\"lead quiet\">Rows of files that could not "
	            "come in as "
	            "they are. This page prints as a list for the office.</p></div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (all.n > 0)
		waiting_write(q, &all);
	else
		ui_empty(&q->w, S("Nothing waits to be put right."));
	gone_write(q, &all);
	import_page_end(q);
	return RC_OK;
}

/* ---- one child's lines ---- */

struct one {
	struct later_view v;
	const struct str *cell; /* as typed, or as it stands */
	struct import_report r;
	struct str *wrong; /* by line and column */
	struct str out_error;
	struct str say;
	size_t cells;
	size_t all;
};

static const char *cell_name(struct req *q, size_t at)
{
	return import_field(q, "c", at);
}

/* Which cell a problem is about; o->all when it is of a line as a whole. */
static size_t cell_of(const struct one *o, const struct import_problem *p)
{
	const struct csv_file *f = &o->v.item.l.file;

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < f->heading.n && f->row[i].line == p->line; k++)
			if (p->column.n > 0 && str_eq(f->heading.cell[k], p->column))
				return i * o->cells + k;
	return o->all;
}

static void problems_place(struct req *q, struct one *o)
{
	struct ui_error e[ERRORS_MAX + 1];
	size_t n = 0;

	o->wrong = NEW_ARRAY(q->a, struct str, o->all + 1);
	for (size_t i = 0; i < o->r.problems.kept && n < ERRORS_MAX; i++) {
		const struct import_problem *p = &o->r.problems.item[i];
		size_t at = cell_of(o, p);

		if (at < o->all && o->wrong[at].n == 0)
			o->wrong[at] = p->reason;
		e[n++] = (struct ui_error){ cell_name(q, at < o->all ? at : 0),
			                    p->column.n > 0
			                        ? str_fmt(q->a, "%.*s: %.*s", STR_ARG(p->column), STR_ARG(p->reason))
			                        : p->reason };
	}
	for (size_t i = 0; i < o->r.questions && n < ERRORS_MAX; i++)
		if (o->r.question[i].answer.n == 0)
			e[n++] = (struct ui_error){ str_c(q->a, o->r.question[i].key), S("Say who is meant") };
	if (o->out_error.n > 0)
		e[n++] = (struct ui_error){ "out_why", o->out_error };
	ui_error_summary(&q->w, e, n);
}

static void field_write(struct req *q, const struct one *o, size_t at)
{
	const struct csv_file *f = &o->v.item.l.file;
	size_t row = at / o->cells;
	struct str heading = csv_cell(&f->heading, at % o->cells), here = o->v.here[at];

	if (heading.n == 0)
		heading = str_fmt(q->a, "Column %.*s, which has no heading", STR_ARG(csv_letters(q->a, at % o->cells)));

	ui_input(&q->w,
	         &(struct ui_field){
	             .name = cell_name(q, at),
	             .label = f->n == 1 ? heading : str_fmt(q->a, "%.*s, line %zu", STR_ARG(heading), f->row[row].line),
	             .hint = here.n > 0 ? str_fmt(q->a, "Here: %.*s", STR_ARG(here)) : STR_NONE,
	             .value = o->cell[at],
	             .error = o->wrong[at],
	             .group = "f6" });
}

/* Those that are wrong first; then, folded, all others. */
static void fields_write(struct req *q, const struct one *o, bool wrong)
{
	html(&q->w, "<div class=\"fields\">\n");
	for (size_t at = 0; at < o->all; at++)
		if ((o->wrong[at].n > 0) == wrong &&
		    (o->cell[at].n > 0 || csv_cell(&o->v.item.l.file.heading, at % o->cells).n > 0))
			field_write(q, o, at);
	html(&q->w, "</div>\n");
}

static void now_write(struct req *q, const struct one *o)
{
	const struct import_report *r = &o->r;

	if (r->missing.n > 0)
		html(&q->w,
		     "<p>There is no column for $ any more. Take it out of the list, and import the file again.</p>\n",
		     h(r->missing));
	if (r->problems.n + r->open + r->missing.n > 0)
		return;
	html(&q->w, "<p>Nothing is wrong any more.");
	for (size_t i = 0; i < r->items; i++) {
		const struct import_item *it = &r->item[i];

		if (it->what == ITEM_LEFT)
			continue;
		html(&q->w, " $ would be $:", h(it->who), h(it->what == ITEM_ADDED ? "added" : "changed"));
		for (size_t k = 0; k < it->fields; k++)
			html(&q->w, "$ $", h(k > 0 ? "," : ""), h(it->field[k].label));
		html(&q->w, ".");
	}
	html(&q->w, "</p>\n");
}

static void right_form(struct req *q, const struct one *o)
{
	bool any = false;

	for (size_t at = 0; at < o->all; at++)
		any = any || o->wrong[at].n > 0;
	html(&q->w, "<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
	     h_url(str_fmt(q->a, "/import/later/%lld", (long long)o->v.item.v.id)));
	form_token(q);
	ui_enter_saves(&q->w, S("Bring in"), NULL, NULL);
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)o->v.item.v.revision));
	for (size_t i = 0; i < o->r.questions; i++)
		import_question_write(q, &o->r.question[i], i + 1, o->r.questions, STR_NONE);
	html(&q->w, "<section class=\"sheet stack\">\n<h2>$</h2>\n", h(any ? "What is wrong" : "What the file says"));
	now_write(q, o);
	if (any)
		fields_write(q, o, true);
	ui_fold_begin(&q->w, "all", any ? S("All else that the file says") : S("Every cell"), STR_NONE, false);
	fields_write(q, o, false);
	ui_fold_end(&q->w);
	html(&q->w, "<p class=\"row gap\">");
	ui_button(&q->w, S("Bring in"), NULL, NULL, false);
	html(&q->w,
	     "</p>\n<p class=\"small quiet\">It is read and compared as the rest of the file was. Put it right in the "
	     "school’s own system too.</p></section>\n</form>\n");
}

static void out_form(struct req *q, const struct one *o)
{
	html(&q->w,
	     "<section class=\"sheet\"><h2>Take it out of the list</h2>\n<form method=\"post\" action=\"$\" "
	     "novalidate>\n",
	     h_url(str_fmt(q->a, "/import/later/%lld/out", (long long)o->v.item.v.id)));
	form_token(q);
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)o->v.item.v.revision));
	ui_input(&q->w, &(struct ui_field){ .name = "out_why",
	                                    .label = S("Why is it taken out?"),
	                                    .hint = S("For example: he has left, or it is right here already"),
	                                    .value = req_form(q, "out_why"),
	                                    .error = o->out_error });
	html(&q->w, "<p class=\"row gap\">");
	ui_button(&q->w, S("Take out of the list"), NULL, NULL, true);
	html(&q->w,
	     "</p>\n<p class=\"small quiet\">What the file said is removed. Who took it out, when and why stays for a "
	     "year.</p></form></section>\n");
}

static enum rc one_page(struct req *q, struct one *o)
{
	const struct later_item *x = &o->v.item;
	struct str title = str_fmt(q->a, "Put right: %.*s", STR_ARG(x->v.who.n > 0 ? x->v.who : later_where(q, &x->v)));

	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/settings",
	                              .back_url = S("/import/later"),
	                              .back_text = S("Back to what is kept for later") });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p class=\"lead quiet\">$ ($). $</p></div>\n", h(title),
	     h(later_where(q, &x->v)), h(import_kind_label(x->l.kind)), h(kept_words(q, x)));
	if (o->say.n > 0)
		ui_notice(&q->w, o->say, false);
	problems_place(q, o);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (o->v.pupil_id != 0)
		html(&q->w, "<p>The record here is <a href=\"$\">$</a>.</p>\n",
		     h_url(url_pupil(q->a, o->v.pupil_id, "")), h(o->v.name));
	right_form(q, o);
	out_form(q, o);
	import_page_end(q);
	return RC_OK;
}

/* What was typed; a cell that the form did not have stays. */
static void cells_read(struct req *q, struct one *o)
{
	const struct csv_file *f = &o->v.item.l.file;
	struct str *cell;

	o->cells = o->v.item.l.width;
	o->all = f->n * o->cells;
	o->cell = cell = NEW_ARRAY(q->a, struct str, o->all + 1);
	for (size_t at = 0; at < o->all; at++)
		cell[at] = req_form_has(q, cell_name(q, at)) ? req_form(q, cell_name(q, at))
		                                             : csv_cell(&f->row[at / o->cells], at % o->cells);
}

/* Answers are fields named by the key of a question; of what nobody asked, nothing is taken. */
static struct later_right right_of(struct req *q, const struct one *o, int64_t revision)
{
	struct import_answer *answer = NEW_ARRAY(q->a, struct import_answer, ANSWERS_MAX);
	size_t n = 0;

	for (size_t i = 0; i < q->form.n && n < ANSWERS_MAX; i++)
		if (str_starts(q->form.v[i].name, S("q")))
			answer[n++] = (struct import_answer){ q->form.v[i].name, q->form.v[i].value };
	return (struct later_right){ q->id[0], revision, o->cell, answer, n };
}

static enum rc gone_page(struct req *q)
{
	return page_message(q, 404, S("This row waits no longer"),
	                    S("It was brought in or taken out, or a newer file had it right. Nothing was changed now."),
	                    S("/import/later"), S("See what is kept for later"));
}

static enum rc look(struct req *q, struct one *o)
{
	struct later_right right = right_of(q, o, o->v.item.v.revision);
	enum rc rc = later_look(&q->c, &right, &o->r);

	return rc == RC_OK || rc == RC_INVALID ? one_page(q, o) : rc;
}

static enum rc page_one(struct req *q)
{
	struct one o = { .say = STR_NONE };
	enum rc rc = later_open(&q->c, q->id[0], &o.v);

	if (rc == RC_NONE)
		return gone_page(q);
	if (rc != RC_OK)
		return rc;
	cells_read(q, &o);
	return look(q, &o);
}

static int64_t revision_of(struct req *q)
{
	int64_t v;

	return str_int(req_form(q, "revision"), &v) ? v : 0; /* an old one: somebody else's */
}

/* A newer file has changed the lines: they are shown as they are now. */
static enum rc changed_page(struct req *q, struct one *o)
{
	req_refuse(q, 409);
	q->form.n = 0;
	TRY(later_open(&q->c, q->id[0], &o->v));
	cells_read(q, o);
	o->say =
	    S("A newer file has said this again since you looked. This is how it stands now. Nothing was brought in.");
	return look(q, o);
}

static enum rc do_one(struct req *q)
{
	struct one o = { .say = STR_NONE };
	struct later_right right;
	enum rc rc = later_open(&q->c, q->id[0], &o.v);

	if (rc == RC_NONE)
		return gone_page(q);
	if (rc != RC_OK)
		return rc;
	cells_read(q, &o);
	right = right_of(q, &o, revision_of(q));
	rc = later_bring(&q->c, &right, &o.r);
	if (rc == RC_OK)
		return req_redirect(q, "/import/later?done=put_right");
	if (rc == RC_CONFLICT)
		return changed_page(q, &o);
	if (rc != RC_INVALID)
		return rc;
	req_refuse(q, 422);
	return one_page(q, &o);
}

static enum rc do_out(struct req *q)
{
	struct one o = { .say = STR_NONE };
	enum rc rc = later_open(&q->c, q->id[0], &o.v);

	if (rc == RC_NONE)
		return gone_page(q);
	if (rc == RC_OK)
		rc = later_take_out(&q->c, q->id[0], revision_of(q), req_form(q, "out_why"));
	if (rc == RC_OK)
		return req_redirect(q, "/import/later?done=out");
	if (rc == RC_CONFLICT)
		return changed_page(q, &o);
	if (rc != RC_INVALID)
		return rc;
	req_refuse(q, 422);
	cells_read(q, &o);
	o.out_error = req_form(q, "out_why").n > LATER_WHY_MAX ? S("Say it in fewer words: 200 letters at most")
	                                                       : S("Say why it is taken out");
	return look(q, &o);
}

ROUTES(later_routes, R(GET, "/import/later", CAP_IMPORT, page_list), R(GET, "/import/later/:id", CAP_IMPORT, page_one),
       R(POST, "/import/later/:id", CAP_IMPORT, do_one), R(POST, "/import/later/:id/out", CAP_IMPORT, do_out));
