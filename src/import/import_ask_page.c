/* /import/:id/questions: who is meant by a line, with what the file says and what stands here side by side. */
#include "import/import_ask_parts.h"
#include "kit/html/ui.h"

enum { ASKED_MAX = 200 }; /* on one page; the others come when these are answered */

static void fact_cell(struct req *q, struct ui_table *t, struct str file, struct str here)
{
	if (file.n == 0 || here.n == 0 || str_eq(file, here)) {
		ui_cell(&q->w, t, here.n > 0 ? here : S("–"));
		return;
	}
	ui_cell_begin(&q->w, t);
	html(&q->w, "<strong>$</strong> <span class=\"small\">(differs)</span>", h(here));
	ui_cell_end(&q->w, t);
}

static void facts_write(struct req *q, const struct import_question *x)
{
	struct ui_column cols[2 + QUESTION_RIVALS_MAX] = { { .head = S("What") }, { .head = S("In the file") } };
	struct ui_table t = { .caption = x->title, .col = cols, .cols = 2 + x->rivals, .cards = true };

	for (size_t k = 0; k < x->rivals; k++)
		cols[2 + k].head = x->rivals > 1 ? str_fmt(q->a, "Here (%zu)", k + 1) : S("Here");
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < x->facts; i++) {
		const struct import_fact *f = &x->fact[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, str_of(f->label));
		ui_cell(&q->w, &t, f->file.n > 0 ? f->file : S("–"));
		for (size_t k = 0; k < x->rivals; k++)
			fact_cell(q, &t, f->file, f->here[k]);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static void question_write(struct req *q, const struct import_question *x, size_t nth, size_t all, struct str error)
{
	struct ui_choice c[QUESTION_CHOICES_MAX];

	for (size_t i = 0; i < x->choices; i++)
		c[i] = (struct ui_choice){ .value = x->choice[i].code,
			                   .label = x->choice[i].text,
			                   .hint = x->choice[i].hint };
	html(&q->w, "<section class=\"sheet stack\"><h2><span class=\"quiet\">$ of $</span> $</h2>\n<p>$</p>\n", h(nth),
	     h(all), h(x->title), h(x->why));
	facts_write(q, x);
	ui_radios(&q->w,
	          &(struct ui_field){ .name = str_c(q->a, x->key),
	                              .label = str_fmt(q->a, "Line %zu: what is right?", x->line),
	                              .value = x->answer,
	                              .error = error },
	          c, x->choices, false);
	html(&q->w, "</section>\n");
}

/* Those that are shown: the open ones first, so that the others come when these are answered. */
static size_t shown(struct req *q, const struct import_report *r, const struct import_question ***out)
{
	const struct import_question **v = NEW_ARRAY(q->a, const struct import_question *, ASKED_MAX);
	size_t n = 0;

	for (int answered = 0; answered < 2; answered++)
		for (size_t i = 0; i < r->questions && n < ASKED_MAX; i++)
			if ((r->question[i].answer.n > 0) == (answered == 1))
				v[n++] = &r->question[i];
	*out = v;
	return n;
}

static void errors_write(struct req *q, const struct import_report *r)
{
	struct ui_error e[ASKED_MAX];
	const struct import_question **v;
	size_t asked = shown(q, r, &v), n = 0;

	for (size_t i = 0; i < asked; i++)
		if (v[i]->answer.n == 0)
			e[n++] = (struct ui_error){ str_c(q->a, v[i]->key),
				                    str_fmt(q->a, "Line %zu: say who is meant", v[i]->line) };
	ui_error_summary(&q->w, e, n);
}

static enum rc questions_page(struct req *q, const struct import_waiting *w, const struct import_report *r, bool sent)
{
	const struct import_question **v;
	size_t asked = shown(q, r, &v);

	import_page_begin(q, IMPORT_STEP_QUESTIONS, import_url(q, w->id, ""), S("Who is who?"),
	                  S("Some lines could be one person or two. Only you can say."));
	if (sent)
		errors_write(q, r);
	html(&q->w,
	     "<p><strong>$ of $ answered.</strong> Nothing is written until all are. What you answered is kept for a "
	     "day.</p>\n<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
	     h(r->questions - r->open), h(r->questions), h_url(import_url(q, w->id, "/questions")));
	form_token(q);
	for (size_t i = 0; i < asked; i++)
		question_write(q, v[i], i + 1, r->questions,
		               sent && v[i]->answer.n == 0 ? S("Say who is meant, or leave it out") : STR_NONE);
	html(&q->w, "<p class=\"row\">");
	ui_button(&q->w, S("Save the answers"), NULL, NULL, false);
	html(&q->w, "</p></form>\n");
	import_page_end(q);
	return RC_OK;
}

static enum rc page_questions(struct req *q)
{
	struct import_options o;
	struct import_waiting w;
	struct import_report r = { 0 };
	enum rc rc = import_asked_look(q, &o, &w, &r);

	if (rc == RC_INVALID || (rc == RC_OK && r.questions == 0))
		return import_redirect(q, q->id[0]);
	return rc == RC_OK ? questions_page(q, &w, &r, false) : rc;
}

/* Only what was asked, and only one of its choices. */
static size_t answers_read(struct req *q, const struct import_report *r, struct import_answer *out)
{
	const struct import_question **v;
	size_t asked = shown(q, r, &v), n = 0;

	for (size_t i = 0; i < asked; i++) {
		const struct import_question *x = v[i];
		struct str typed = req_form(q, str_c(q->a, x->key));

		for (size_t k = 0; k < x->choices; k++)
			if (typed.n > 0 && str_eq(typed, x->choice[k].code))
				out[n++] = (struct import_answer){ x->key, x->choice[k].code };
	}
	return n;
}

static enum rc do_questions(struct req *q)
{
	struct import_answer *answer = NEW_ARRAY(q->a, struct import_answer, ASKED_MAX);
	struct import_options o;
	struct import_waiting w;
	struct import_report r = { 0 };
	enum rc rc = import_asked_look(q, &o, &w, &r);

	if (rc != RC_OK && rc != RC_INVALID)
		return rc;
	TRY(import_answers_keep(&q->c, q->id[0], answer, answers_read(q, &r, answer)));
	rc = import_asked_look(q, &o, &w, &r);
	if (rc == RC_OK && r.open > 0) {
		req_refuse(q, 422);
		return questions_page(q, &w, &r, true);
	}
	return rc == RC_OK || rc == RC_INVALID ? import_redirect(q, q->id[0]) : rc;
}

ROUTES(import_ask_routes, R_OWN(GET, "/import/:id/questions", CAP_IMPORT, page_questions),
       R_OWN(POST, "/import/:id/questions", CAP_IMPORT, do_questions));
