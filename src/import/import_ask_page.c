/* /import/:id/questions: who is meant by a line, with what the file says and what stands here side by side. */
#include "import/import_ask_parts.h"
#include "kit/html/ui.h"

enum { ASKED_MAX = 200 }; /* on one page; the others come when these are answered */

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
		import_question_write(q, v[i], i + 1, r->questions,
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

	if ((rc == RC_INVALID || rc == RC_OK) && r.questions == 0)
		return import_redirect(q, q->id[0]);
	return rc == RC_OK || rc == RC_INVALID ? questions_page(q, &w, &r, false) : rc;
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
