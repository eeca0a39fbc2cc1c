#include "enquiry/enquiry_parts.h"

#include "kit/base/utf8.h"

enum { SAID_MOST = 200 };

struct str enquiry_url(struct req *q, const struct enquiry *x)
{
	return str_fmt(q->a, "/enquiries/%lld", (long long)x->id);
}

/* "“What is SEN Support?”", or what is asked for. */
struct str enquiry_said(struct req *q, const struct enquiry *x)
{
	if (x->wiped)
		return S("The details were wiped.");
	if (x->words.n == 0)
		return S("No words.");
	return str_fmt(q->a, "“%.*s%s”", STR_ARG(utf8_head(x->words, SAID_MOST)), x->words.n > SAID_MOST ? "…" : "");
}

/* "In large print, by post". */
struct str enquiry_copy_words(struct req *q, const struct enquiry *x)
{
	if (x->language.n > 0)
		return str_fmt(q->a, "%s: %.*s. %s", copy_form_word(x->form), STR_ARG(x->language),
		               copy_way_word(x->way));
	return str_fmt(q->a, "%s. %s", copy_form_word(x->form), copy_way_word(x->way));
}

struct str enquiry_heading(struct req *q, const struct enquiry *x)
{
	if (x->kind == ENQUIRY_KIND_COPY)
		return x->about;
	if (x->kind == ENQUIRY_KIND_SAY)
		return str_fmt(q->a, "Clear: %s", enquiry_clear_word(x->clear));
	return x->sender.n > 0 ? x->sender : S("Somebody, no name");
}

static void call_write(struct req *q, const struct enquiry_item *t)
{
	const struct enquiry *x = &t->q;

	html(&q->w, "<li class=\"call\"><div><p class=\"call__who\">$</p>\n<p class=\"call__say\">",
	     h(enquiry_heading(q, x)));
	html(&q->w, "$</p>\n<p class=\"small quiet\">",
	     h(x->kind == ENQUIRY_KIND_COPY ? enquiry_copy_words(q, x) : enquiry_said(q, x)));
	if (t->clock.late > 0)
		html(&q->w, "<span class=\"tag tag--alert\">$</span> ", h(t->clock.words));
	else
		html(&q->w, "$. ", h(t->clock.words));
	html(&q->w, "Came on $", h(clock_datetime(q->a, x->at)));
	if (x->tries > 0)
		html(&q->w, ". Tried $ time$", h(x->tries), h(x->tries == 1 ? "" : "s"));
	html(&q->w, "</p></div>\n");
	ui_action(&q->w,
	          &(struct ui_action){ .text = x->kind == ENQUIRY_KIND_SAY && date_none(x->answer_by) ? S("Read it")
	                                                                                              : S("Answer"),
	                               .about = str_fmt(q->a, ": %.*s", STR_ARG(enquiry_heading(q, x))),
	                               .url = enquiry_url(q, x),
	                               .secondary = t->clock.late == 0 });
	html(&q->w, "</li>\n");
}

static void group_write(struct req *q, const struct enquiries *v, enum enquiry_kind kind, const char *id,
                        const char *heading, const char *nothing)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += v->item[i].q.kind == kind;
	ui_sheet_begin(&q->w, id, str_of(heading), n > 0 ? str_fmt(q->a, "%zu", n) : STR_NONE);
	if (n == 0)
		ui_empty(&q->w, str_of(nothing));
	else
		html(&q->w, "<ul class=\"calls\">\n");
	for (size_t i = 0; i < v->n; i++)
		if (v->item[i].q.kind == kind)
			call_write(q, &v->item[i]);
	if (n > 0)
		html(&q->w, "</ul>\n");
	if (kind == ENQUIRY_KIND_SAY && v->clear[0] + v->clear[1] + v->clear[2] > 0)
		html(&q->w,
		     "<p class=\"small gap-s\">This school year: clear to $, in part to $, not clear to $.</p>\n",
		     h(v->clear[0]), h(v->clear[1]), h(v->clear[2]));
	ui_sheet_end(&q->w);
}

void enquiry_groups(struct req *q, const struct enquiries *v)
{
	group_write(q, v, ENQUIRY_KIND_ASK, "asks", "Call back or write back", "No question waits.");
	group_write(q, v, ENQUIRY_KIND_COPY, "copies", "Copies to send", "No copy is asked for.");
	group_write(q, v, ENQUIRY_KIND_SAY, "says", "Have your say", "Nothing new to read.");
}

enum rc enquiry_band(struct req *q)
{
	int64_t waiting;
	int64_t late;

	if (!role_can(q->c.actor.hat, CAP_ENQUIRY))
		return RC_OK;
	TRY(enquiries_due(&q->c, &waiting, &late));
	if (waiting == 0)
		return RC_OK;
	html(&q->w,
	     "<section class=\"sheet gap-b\" aria-labelledby=\"enquiry-band\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"enquiry-band\">From the public pages</h2></div>\n<ul class=\"list\">\n"
	     "<li class=\"row row--between\"><span><strong>$ $ for you</strong>",
	     h(waiting), h(waiting == 1 ? "question or request waits" : "questions and requests wait"));
	if (late > 0)
		html(&q->w, "<br><span class=\"tag tag--alert\">$ past the day that was promised</span>", h(late));
	html(&q->w, "</span> <a class=\"govuk-button govuk-button--secondary\" href=\"/enquiries\">Answer<span "
	            "class=\"govuk-visually-hidden\"> what came by the public pages</span></a></li>\n</ul>\n"
	            "</section>\n");
	return RC_OK;
}
