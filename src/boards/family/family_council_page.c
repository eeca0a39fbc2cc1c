/* /family/:id/council and /me/council: asking for an EHC needs assessment, with all that it takes: that nobody has to
 * agree, where to, what happens when, a letter that is filled in, and telling the school. */
#include "ask/family_ask.h"
#include "boards/family/family_ask_parts.h"
#include "boards/family/family_council.h"
#include "boards/family/family_parts.h"

static const char *const OFFERS[] = { "council_on", "why", NULL };

static void first_write(struct req *q, const struct family_view *v)
{
	ui_sheet_begin(&q->w, "ask", S("You can ask at any time"), STR_NONE);
	html(&q->w,
	     "<p>$ can ask the council to look at what $ needs, and whether an EHC plan is needed. You do "
	     "<strong>not</strong> "
	     "need the school to agree. You do not need a report first.</p>\n<p>The council <strong>must</strong> say "
	     "yes "
	     "when there are or may be special needs, and an EHC plan may be needed.</p>\n<p class=\"quiet\">Children "
	     "and "
	     "Families Act 2014, section 36(1) and 36(8).</p>\n",
	     h(v->own ? S("You") : S("A parent")), h(family_who(v)));
	ui_sheet_end(&q->w);
}

static void where_write(struct req *q, const struct family_view *v)
{
	const struct family_school *s = &v->school;

	ui_sheet_begin(&q->w, "where", S("Where to send it"), STR_NONE);
	if (s->area.known && s->area.profile.la_name.n > 0)
		html(&q->w, "<p>Send your letter to the SEN team of <strong>$</strong>. ", h(s->area.profile.la_name));
	else
		html(&q->w, "<p>Send your letter to the SEN team of your council. ");
	if (s->area.known && s->area.profile.local_offer_url.n > 0)
		html(&q->w, "Their address is in the <a href=\"$\">Local Offer</a>.",
		     h_url(s->area.profile.local_offer_url));
	else
		html(&q->w, "Ask us for their address.");
	html(&q->w, " Keep a copy.</p>\n");
	ui_sheet_end(&q->w);
}

static void step(struct req *q, struct str when, struct str must, struct str words, struct str source)
{
	html(&q->w, "<li><strong>$</strong> $", h(when), h(words));
	if (must.n > 0)
		html(&q->w, " They <strong>must</strong> $.", h(must));
	html(&q->w, " <span class=\"quiet small\">($)</span></li>\n", h(source));
}

static void when_write(struct req *q)
{
	ui_sheet_begin(&q->w, "when", S("What happens when"), STR_NONE);
	html(&q->w,
	     "<p>The weeks are counted from the day on which the council has your letter.</p>\n<ol class=\"list\">\n");
	step(q, S("Within 6 weeks:"), S("tell you"), S("The council says yes or no."),
	     S("SEND Regulations 2014, regulation 5"));
	step(q, S("If it says yes:"), S("answer within 6 weeks"),
	     S("It asks you, the school, a psychologist and others what they know."), S("regulations 6 and 8"));
	step(q, S("Within 16 weeks:"), S("tell you"), S("If there will be no plan, the council says so and why."),
	     S("regulation 10"));
	step(q, S("When there is a draft plan:"), S("give you 15 days or more"),
	     S("You say what you think and which school you want."), S("regulation 13(1)"));
	step(q, S("Within 20 weeks:"), S("send it to you"), S("You get the plan."), S("regulation 13(2)"));
	html(&q->w,
	     "</ol>\n<p>It may take longer when the school is shut for 4 weeks or more, or when you are away. <span "
	     "class=\"quiet small\">(regulation 5(4))</span></p>\n<p>If the council says no, you can appeal. They "
	     "<strong>must</strong> tell you how.</p>\n");
	ui_sheet_end(&q->w);
}

static void letter_write(struct req *q, const struct family_view *v, const struct letter *l)
{
	struct str url = url_home(q->a, v, "/council.pdf");
	bool list = false;

	ui_sheet_begin(&q->w, "letter", S("A letter you can use"), STR_NONE);
	html(&q->w,
	     "<p>We filled it in from the record. Read it. Change what is not right. Then sign it.</p>\n<ul "
	     "class=\"plain contact\">\n<li><a href=\"$\">The letter to print or keep (PDF)</a></li>\n<li><a "
	     "href=\"$\">In usual print (PDF)</a></li>\n<li><a href=\"$\">In large print (PDF)</a></li>\n</ul>\n",
	     h_url(url), h_url(str_fmt(q->a, "%.*s?print=usual", STR_ARG(url))),
	     h_url(str_fmt(q->a, "%.*s?print=large", STR_ARG(url))));
	ui_details_begin(&q->w, S("Read the letter here"));
	html(&q->w, "<p>$</p>\n<p>$</p>\n", h(l->frame.to[1]), h(l->frame.greeting));
	for (size_t i = 0; i < l->n_parts; i++) {
		const struct letter_part *p = &l->parts[i];

		if (p->kind == LETTER_ITEM && !list)
			html(&q->w, "<ul>\n");
		if (p->kind != LETTER_ITEM && list)
			html(&q->w, "</ul>\n");
		list = p->kind == LETTER_ITEM;
		if (list)
			html(&q->w, "<li>$</li>\n", h(p->text));
		else if (p->kind == LETTER_HEADING)
			html(&q->w, "<h3>$</h3>\n", h(p->text));
		else if (p->kind == LETTER_ROW)
			html(&q->w, "<p><strong>$:</strong> $</p>\n", h(p->label), h(p->text));
		else
			html(&q->w, "<p>$</p>\n", h(p->text));
	}
	if (list)
		html(&q->w, "</ul>\n");
	html(&q->w, "<p>$</p>\n", h(l->frame.from_name));
	ui_details_end(&q->w);
	ui_sheet_end(&q->w);
}

static void told_write(struct req *q, struct form *f, const struct family_view *v)
{
	ui_sheet_begin(&q->w, "tell", S("Tell us that you have asked"), STR_NONE);
	for (size_t i = 0; i < v->asks; i++)
		if (v->ask[i].kind == ASK_COUNCIL)
			html(&q->w,
			     "<p>You told us that you asked on $. The council answers by <strong>$</strong>.</p>\n",
			     h(date_long(q->a, v->ask[i].council_on)),
			     h(date_long(q->a, council_by(v->ask[i].council_on, COUNCIL_WEEKS))));
	html(&q->w, "<p>You need not tell us. But if we know, we can get the record ready.</p>\n<div class=\"gap\">\n");
	form_begin(f, url_home(q->a, v, "/council"));
	form_field(f, "council_on");
	form_field_as(f, "why", S("Do you want to say more?"), S("Leave it empty if not"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Tell the school that I have asked") });
	form_end(f);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

static enum rc council_page(struct req *q, struct form *f)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct letter l;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_council_letter(&q->c, pupil_id, v, &l));
	family_top_write(q, v, S("Ask the council for an EHC needs assessment"));
	form_summary(f);
	first_write(q, v);
	where_write(q, v);
	when_write(q);
	letter_write(q, v, &l);
	told_write(q, f, v);
	family_advice_write(q, &v->school);
	family_bottom_write(q);
	return RC_OK;
}

static enum rc page_council(struct req *q)
{
	return family_ask_open(q, ASK_COUNCIL, council_page);
}

static enum rc do_council(struct req *q)
{
	return family_ask_post(q, ASK_COUNCIL, OFFERS, council_page);
}

static enum rc page_council_pdf(struct req *q)
{
	struct str body;
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_council_paper(&q->c, pupil_id, req_query(q, "print"), &body));
	return req_send(q, "application/pdf", body, S("letter-to-the-council.pdf"));
}

ROUTES(family_council_routes, R(GET, "/family/:id/council", CAP_FAMILY, page_council),
       R(POST, "/family/:id/council", CAP_FAMILY, do_council),
       R(GET, "/family/:id/council.pdf", CAP_FAMILY, page_council_pdf),
       R(GET, "/me/council", CAP_OWN_PAGE, page_council), R(POST, "/me/council", CAP_OWN_PAGE, do_council),
       R(GET, "/me/council.pdf", CAP_OWN_PAGE, page_council_pdf));
