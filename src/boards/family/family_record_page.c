/* /family/:id/history and what opens from it, who has looked, and "Something is wrong": a request to put the record
 * right (UK GDPR art. 16). The young person's own pages below /me are the same. */
#include "boards/family/family_parts.h"
#include "boards/family/family_record.h"
#include "core/entry/history_parts.h"
#include "kit/base/id.h"
#include "review/review_parts.h"

static void top_write(struct req *q, const struct family_view *v, struct str heading, struct str below)
{
	page_begin(q, &(struct page){ .title = heading,
	                              .width = "width--fam",
	                              .back_url = url_home(q->a, v, below.n > 0 ? "/history" : ""),
	                              .back_text = below.n > 0 ? below
	                                           : v->own    ? S("My page")
	                                                    : str_fmt(q->a, "%.*s’s plan", STR_ARG(v->pupil.first)) });
}

/* The second number of a parent's address, the first of a young person's own. */
static int64_t which(const struct req *q)
{
	return q->id[q->c.actor.hat == ROLE_PUPIL ? 0 : 1];
}

/* ---- history ---- */

static enum rc page_history(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct history_view *all = NEW(q->a, struct history_view);
	struct history_query wish = history_query_read(q);
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	TRY(family_history(&q->c, pupil_id, &wish, all));
	top_write(q, v, S("What happened"), STR_NONE);
	html(&q->w,
	     "<div class=\"head\"><h1>What happened</h1><p>Plans, reviews, meetings, letters to you, and what you told "
	     "us. The newest comes first.</p></div>\n");
	history_write(q, all,
	              &(struct history_place){
	                  .base = url_home(q->a, v, ""), .path = url_home(q->a, v, "/history"), .family = true });
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Something is wrong here</a></p>\n",
	     h_url(url_home(q->a, v, "/wrong")));
	page_end(q);
	return RC_OK;
}

static void summary_write(struct req *q, const struct family_view *v, const struct review *r)
{
	struct str words = family_review_words(v, r);

	if (words.n == 0)
		return;
	ui_sheet_begin(&q->w, "summary", S("What we found"), STR_NONE);
	html(&q->w, "<p>");
	html_lines(&q->w, words);
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_review(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct review_read *r = NEW(q->a, struct review_read);
	int64_t pupil_id;

	TRY(family_here(q, v, &pupil_id));
	TRY(family_review(&q->c, pupil_id, which(q), r));
	top_write(q, v, S("What worked"), S("What happened"));
	html(&q->w, "<div class=\"head\"><h1>What worked</h1><p>We looked at the plan on $.</p></div>\n",
	     h(date_full(q->a, r->whole.review.held_on)));
	html(&q->w, "<div class=\"stack--l\">\n");
	summary_write(q, v, &r->whole.review);
	ui_sheet_begin(&q->w, "goals", S("The goals"), review_reached_words(q->a, r));
	review_outcomes_write(q, r);
	ui_sheet_end(&q->w);
	if (r->whole.review.next_step.n > 0) {
		ui_sheet_begin(&q->w, "next", S("What comes next"), STR_NONE);
		html(&q->w, "<p>$</p>\n", h(review_next_words(q->a, &r->whole.review)));
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_plan(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	int64_t pupil_id = q->id[0];
	const struct pupil_view *p = &v->pupil;

	if (q->c.actor.hat == ROLE_PUPIL)
		TRY(young_me(&q->c, &pupil_id));
	TRY(family_plan(&q->c, pupil_id, which(q), v));
	top_write(q, v, S("A plan of before"), S("What happened"));
	html(&q->w, "<div class=\"head\"><h1>The plan of $</h1><p>It shows what we agreed then.</p></div>\n",
	     h(date_long(q->a, p->plan.plan.shared_on)));
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "goals", S("What we agreed"), STR_NONE);
	html(&q->w, "<ol>\n");
	for (size_t i = 0; i < p->outcomes; i++)
		html(&q->w, "<li>$</li>\n", h(str_sentence(q->a, p->outcome[i].outcome.aim)));
	html(&q->w, "</ol>\n");
	ui_sheet_end(&q->w);
	family_who_write(q, v);
	family_lessons_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- who has looked ---- */

static enum rc page_looked(struct req *q)
{
	static const struct ui_column COLS[] = {
		{ S("Day"), false }, { S("Who"), false }, { S("What"), false }, { S("Times"), true }
	};
	struct ui_table t = { .caption = S("Who has looked"), .col = COLS, .cols = 4, .cards = true };
	struct family_view *v = NEW(q->a, struct family_view);
	struct family_look *l;
	int64_t pupil_id;
	size_t n;

	TRY(family_here(q, v, &pupil_id));
	TRY(family_looked(&q->c, pupil_id, &l, &n));
	top_write(q, v, S("Who has looked"), STR_NONE);
	html(&q->w,
	     "<div class=\"head\"><h1>Who has looked</h1><p>Who at school has read $ record, or written in it. The "
	     "newest "
	     "comes first. Nobody can change this list.</p></div>\n<section class=\"sheet\" aria-label=\"Who has "
	     "looked\">\n",
	     h(family_whose(q->a, v)));
	if (n == 0)
		ui_empty(&q->w, S("Nobody has looked yet."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < n; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, date_long(q->a, l[i].on));
		ui_cell(&q->w, &t, l[i].who);
		ui_cell(&q->w, &t, l[i].what);
		ui_cell(&q->w, &t, str_fmt(q->a, "%zu", l[i].times));
		ui_row_end(&q->w, &t);
	}
	if (n > 0)
		ui_table_end(&q->w, &t);
	html(&q->w,
	     "</section>\n<p class=\"gap\">You are not in this list, and nor is your family. Is there a name that you "
	     "do not "
	     "know? <a href=\"$\">Ask us</a>.</p>\n",
	     h_url(url_home(q->a, v, "/tell")));
	page_end(q);
	return RC_OK;
}

/* ---- something is wrong ---- */

static enum rc wrong_page(struct req *q, struct form *f, const struct family_view *v)
{
	top_write(q, v, S("Something is wrong"), STR_NONE);
	html(&q->w, "<div class=\"head\"><h1>Something is wrong</h1></div>\n<div class=\"stack--l\">\n");
	form_summary(f);
	ui_sheet_begin(&q->w, "say", S("Tell us what is wrong"), STR_NONE);
	html(&q->w,
	     "<p>You have a right that what we write about $ is true. If it is not, we put it right. $ reads what you "
	     "write here. We answer you within one month, and most times sooner.</p>\n<div class=\"gap\">\n",
	     h(family_who(v)), h(v->school.senco.n > 0 ? v->school.senco : S("The school")));
	form_begin(f, url_home(q->a, v, "/wrong"));
	form_field_as(f, "words", S("What is wrong, and what is right?"),
	              S("Say where you saw it. Write in any language."));
	ui_action(&q->w, &(struct ui_action){ .text = S("Ask us to put it right") });
	form_end(f);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "then", S("What happens then"), STR_NONE);
	html(&q->w,
	     "<ul>\n<li>If it is wrong, we change it or take it out. Who was told what was wrong is told.</li>\n<li>If "
	     "we see "
	     "it in another way, we say why. What you say can stand beside it.</li>\n<li>If you are not happy with our "
	     "answer, you can ask the Information Commissioner: <a href=\"https://ico.org.uk/\">ico.org.uk</a>.</li>\n"
	     "</ul>\n");
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_wrong(struct req *q)
{
	return family_message_open(q, MESSAGE_WRONG, wrong_page);
}

static enum rc do_wrong(struct req *q)
{
	return family_message_send(q, MESSAGE_WRONG, wrong_page);
}

/* ---- as a card ---- */

static enum rc card_record(struct req *q, const struct family_for *who)
{
	const struct family_view *v = who->view;

	ui_fold_begin(&q->w, "record", S("What school has written down"), STR_NONE, false);
	html(&q->w, "<ul class=\"plain contact\">\n");
	if (v->may.sees) {
		html(&q->w, "<li>");
		ui_icon(&q->w, "target");
		html(&q->w, " <a href=\"$\">What we know and what we did: help given and missed, results</a></li>\n",
		     h_url(url_home(q->a, v, "/known")));
	}
	html(&q->w, "<li>");
	ui_icon(&q->w, "doc");
	html(&q->w, " <a href=\"$\">What happened: plans, reviews, meetings and letters</a></li>\n",
	     h_url(url_home(q->a, v, "/history")));
	if (v->may.sees) {
		html(&q->w, "<li>");
		ui_icon(&q->w, "eye");
		html(&q->w, " <a href=\"$\">Who has looked</a></li>\n", h_url(url_home(q->a, v, "/looked")));
	}
	html(&q->w, "<li>");
	ui_icon(&q->w, "pencil");
	html(&q->w, " <a href=\"$\">Something is wrong</a></li>\n</ul>\n", h_url(url_home(q->a, v, "/wrong")));
	ui_fold_end(&q->w);
	return RC_OK;
}

ROUTES(family_record_routes, R(GET, "/family/:id/history", CAP_FAMILY, page_history),
       R(GET, "/family/:id/reviews/:id", CAP_FAMILY, page_review),
       R(GET, "/family/:id/plans/:id", CAP_FAMILY, page_plan), R(GET, "/family/:id/looked", CAP_FAMILY, page_looked),
       R(GET, "/family/:id/wrong", CAP_FAMILY, page_wrong), R(POST, "/family/:id/wrong", CAP_FAMILY, do_wrong),
       R(GET, "/me/history", CAP_OWN_PAGE, page_history), R(GET, "/me/reviews/:id", CAP_OWN_PAGE, page_review),
       R(GET, "/me/plans/:id", CAP_OWN_PAGE, page_plan), R(GET, "/me/looked", CAP_OWN_PAGE, page_looked),
       R(GET, "/me/wrong", CAP_OWN_PAGE, page_wrong), R(POST, "/me/wrong", CAP_OWN_PAGE, do_wrong));
FAMILY_CARD(record, .order = 125, .to = TO_PARENT | TO_KEPT | TO_OWN, .id = "record", .write = card_record);
