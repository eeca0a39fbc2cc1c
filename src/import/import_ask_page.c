/* /import/:id/questions: who is meant by a line, with what the file says and what stands here side by side. */
#include "import/import_ask_parts.h"
#include "kit/html/ui.h"

enum { ASKED_MAX = 200 }; /* on one page; the others come when these are answered */

static void facts_write(struct req *q, const struct import_question *x)
{
	html(&q->w,
	     "<table class=\"govuk-table\"><caption class=\"govuk-visually-hidden\">$</caption>\n"
	     "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">"
	     "<th class=\"govuk-table__header\" scope=\"col\"><span class=\"govuk-visually-hidden\">What</span></th>"
	     "<th class=\"govuk-table__header\" scope=\"col\">In the file, line $</th>",
	     h(x->title), h(x->line));
	for (size_t k = 0; k < x->rivals; k++)
		html(&q->w, "<th class=\"govuk-table__header\" scope=\"col\">Here$</th>",
		     h(x->rivals > 1 ? str_fmt(q->a, " (%zu)", k + 1) : STR_NONE));
	html(&q->w, "</tr></thead>\n<tbody class=\"govuk-table__body\">\n");
	for (size_t i = 0; i < x->facts; i++) {
		const struct import_fact *f = &x->fact[i];

		html(&q->w,
		     "<tr class=\"govuk-table__row\"><th class=\"govuk-table__header\" scope=\"row\">$</th>"
		     "<td class=\"govuk-table__cell\">$</td>",
		     h(f->label), h(f->file.n > 0 ? f->file : S("–")));
		for (size_t k = 0; k < x->rivals; k++) {
			bool differs = f->file.n > 0 && f->here[k].n > 0 && !str_eq(f->file, f->here[k]);

			if (differs)
				html(&q->w,
				     "<td class=\"govuk-table__cell\"><strong>$</strong> "
				     "<span class=\"small\">(differs)</span></td>",
				     h(f->here[k]));
			else
				html(&q->w, "<td class=\"govuk-table__cell\">$</td>",
				     h(f->here[k].n > 0 ? f->here[k] : S("–")));
		}
		html(&q->w, "</tr>\n");
	}
	html(&q->w, "</tbody></table>\n");
}

static void question_write(struct req *q, const struct import_question *x, size_t nth, size_t all, struct str error)
{
	struct ui_choice c[QUESTION_CHOICES_MAX];

	for (size_t i = 0; i < x->choices; i++)
		c[i] = (struct ui_choice){ .value = x->choice[i].code,
			                   .label = x->choice[i].text,
			                   .hint = x->choice[i].hint };
	html(&q->w,
	     "<section class=\"sheet stack\"><h2><span class=\"quiet\">$ of $</span> $</h2>\n<p>$</p>\n<div "
	     "class=\"tablebox\">",
	     h(nth), h(all), h(x->title), h(x->why));
	facts_write(q, x);
	html(&q->w, "</div>\n");
	ui_radios(&q->w,
	          &(struct ui_field){ .name = str_c(q->a, x->key),
	                              .label = x->title,
	                              .label_hidden = true,
	                              .value = x->answer,
	                              .error = error },
	          c, x->choices, false);
	html(&q->w, "</section>\n");
}

static void errors_write(struct req *q, const struct import_report *r)
{
	struct ui_error e[ASKED_MAX];
	size_t n = 0;

	for (size_t i = 0; i < r->questions && i < ASKED_MAX; i++)
		if (r->question[i].answer.n == 0)
			e[n++] = (struct ui_error){ str_c(q->a, r->question[i].key),
				                    str_fmt(q->a, "Line %zu: say who is meant", r->question[i].line) };
	ui_error_summary(&q->w, e, n);
}

static enum rc questions_page(struct req *q, const struct import_waiting *w, const struct import_report *r, bool sent)
{
	import_page_begin(q, IMPORT_STEP_QUESTIONS, import_url(q->a, w, ""), S("Who is who?"),
	                  S("Some lines could be one person or two. Only you can say."));
	if (sent)
		errors_write(q, r);
	html(&q->w,
	     "<p><strong>$ of $ answered.</strong> Nothing is written until all are. What you answered is kept for a "
	     "day.</p>\n<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
	     h(r->questions - r->open), h(r->questions), h_url(import_url(q->a, w, "/questions")));
	form_token(q);
	for (size_t i = 0; i < r->questions && i < ASKED_MAX; i++)
		question_write(q, &r->question[i], i + 1, r->questions,
		               sent && r->question[i].answer.n == 0 ? S("Say who is meant, or leave it out")
		                                                    : STR_NONE);
	html(&q->w, "<p class=\"row\">");
	ui_button(&q->w, S("Save the answers"), NULL, NULL, false);
	html(&q->w, "</p></form>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc look(struct req *q, struct import_waiting *w, struct import_report *r)
{
	struct import_options o = { 0 };
	enum rc rc = import_upload_show(&q->c, q->id[0], &o, w, r);

	return import_only_asks(r, rc) ? RC_OK : rc;
}

static enum rc page_questions(struct req *q)
{
	struct import_waiting w;
	struct import_report r = { 0 };
	enum rc rc = look(q, &w, &r);

	if (rc == RC_INVALID || (rc == RC_OK && r.questions == 0))
		return req_redirect(q, "/import/%lld", (long long)q->id[0]);
	return rc == RC_OK ? questions_page(q, &w, &r, false) : rc;
}

/* Only what was asked, and only one of its choices. */
static size_t answers_read(struct req *q, const struct import_report *r, struct import_answer *out)
{
	size_t n = 0;

	for (size_t i = 0; i < r->questions && i < ASKED_MAX; i++) {
		const struct import_question *x = &r->question[i];
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
	struct import_waiting w;
	struct import_report r = { 0 };
	enum rc rc = look(q, &w, &r);

	if (rc != RC_OK && rc != RC_INVALID)
		return rc;
	TRY(import_answers_keep(&q->c, q->id[0], answer, answers_read(q, &r, answer)));
	rc = look(q, &w, &r);
	if (rc == RC_OK && r.open > 0) {
		req_refuse(q, 422);
		return questions_page(q, &w, &r, true);
	}
	return rc == RC_OK || rc == RC_INVALID ? req_redirect(q, "/import/%lld", (long long)q->id[0]) : rc;
}

ROUTES(import_ask_routes, R_OWN(GET, "/import/:id/questions", CAP_IMPORT, page_questions),
       R_OWN(POST, "/import/:id/questions", CAP_IMPORT, do_questions));
