#include "review/review_asked_parts.h"

#include "core/people/said_rec.h"
#include "kit/base/id.h"

static void asked_line(struct req *q, const struct review_view *v, const struct asked *a)
{
	struct str day = date_long(q->a, a->on);

	html(&q->w, "<li><strong>$</strong>: ", h(a->name));
	if (a->waits && role_can(q->c.actor.hat, CAP_NOTICE))
		html(&q->w,
		     "no page. <a href=\"$\">Print and give the letter, or note a call<span "
		     "class=\"govuk-visually-hidden\">: $</span></a>",
		     h_url(url_pupil(q->a, v->pupil.pupil.id,
		                     str_c(q->a, str_fmt(q->a, "/notices/%lld", (long long)a->letter)))),
		     h(a->name));
	else if (a->waits)
		html(&q->w, "a letter waits to be given");
	else if (date_none(a->on))
		html(&q->w, "not asked yet");
	else
		html(&q->w, "asked on $, $", h(day), h(str_lower_ascii(q->a, str_of(channel_word(a->how)))));
	if (a->note.n > 0)
		html(&q->w, ". $", h(a->note));
	html(&q->w, "</li>\n");
}

void review_asked_write(struct req *q, const struct review_view *v)
{
	if (v->is_final || v->asked.n == 0)
		return;
	html(&q->w, "<h3 id=\"asked\" class=\"gap\">Have the parents been asked?</h3>\n<ul class=\"govuk-list "
	            "govuk-list--bullet\">\n");
	for (size_t i = 0; i < v->asked.n; i++)
		asked_line(q, v, &v->asked.who[i]);
	html(&q->w, "</ul>\n");
	if (v->asked.unasked == 0)
		return;
	html(&q->w, "<form method=\"post\" action=\"$\">\n", h_url(url_pupil(q->a, v->pupil.pupil.id, "/review/ask")));
	form_token(q);
	ui_hidden(&q->w, "press", str_fmt(q->a, "%lld", (long long)id_new()));
	ui_action(&q->w, &(struct ui_action){ .text = S("Ask the parents"), .secondary = true });
	html(&q->w,
	     "</form>\n<p class=\"small quiet\">Who has a page sees it there. For the others a letter is written "
	     "for you to print.</p>\n");
}
