/* A finished review: for the SENCO, the head, teachers and specialists with an agreement. */
#include "core/entry/put_right_parts.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "review/review_parts.h"
#include "review/review_read.h"
#include "review/review_rule.h"

static void views_write(struct req *q, const struct review_read *v)
{
	if (v->views == 0)
		return;
	ui_sheet_begin(&q->w, "views", S("What each of us thought"), STR_NONE);
	for (size_t i = 0; i < v->views; i++) {
		const struct view *x = &v->view[i];
		struct str who = str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->name), view_who_word(x->who),
		                         STR_ARG(date_long(q->a, x->given_on)));

		if (x->words.n > 0)
			ui_quote(&q->w, x->words, who);
		else
			html(&q->w, "<p class=\"small quiet\">$</p>\n", h(who));
		if (x->going_well.n > 0)
			html(&q->w, "<p><strong>Goes well:</strong> $</p>\n", h(x->going_well));
		if (x->hard.n > 0)
			html(&q->w, "<p><strong>Is hard:</strong> $</p>\n", h(x->hard));
	}
	ui_sheet_end(&q->w);
}

static void supports_write(struct req *q, const struct review_read *v)
{
	static const struct ui_column COLS[] = {
		{ S("Support"), false }, { S("Planned"), false }, { S("Given"), true }, { S("What was decided"), false }
	};
	struct ui_table t = { .caption = S("Support planned and given"), .col = COLS, .cols = 4, .cards = true };

	ui_sheet_begin(&q->w, "supports", S("What was planned, what happened"),
	               v->all.planned > 0
	                   ? str_fmt(q->a, "%lld of %lld sessions", (long long)v->all.given, (long long)v->all.planned)
	                   : STR_NONE);
	if (v->plan.provisions == 0) {
		ui_empty(&q->w, S("The plan had no support by itself."));
		ui_sheet_end(&q->w);
		return;
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->plan.provisions; i++) {
		const struct provision *p = &v->plan.provision[i];
		const struct review_provision *r = review_of_support(v, p->root_id);

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, p->what);
		ui_cell(&q->w, &t,
		        str_fmt(q->a, "%lld a week, %lld minutes", (long long)p->per_week, (long long)p->minutes));
		ui_cell(&q->w, &t,
		        v->dose[i].planned > 0
		            ? str_fmt(q->a, "%lld of %lld", (long long)v->dose[i].given, (long long)v->dose[i].planned)
		            : S("–"));
		ui_cell(&q->w, &t,
		        r == NULL || r->decision == PROVISION_NONE ? S("–")
		        : r->words.n > 0
		            ? str_fmt(q->a, "%s. %.*s", provision_decision_word(r->decision), STR_ARG(r->words))
		            : str_of(provision_decision_word(r->decision)));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void row(struct req *q, const char *key, struct str value)
{
	if (value.n > 0)
		ui_summary_row(&q->w, str_of(key), value);
}

static void decided_write(struct req *q, const struct review_read *v)
{
	const struct review *r = &v->whole.review;

	ui_sheet_begin(&q->w, "next", S("What was decided"), STR_NONE);
	ui_summary_begin(&q->w);
	row(q, "Next", review_next_words(q->a, r));
	row(q, "Why", r->why);
	row(q, "Pupil and parents", r->family_agrees);
	row(q, "Who took part", r->present);
	row(q, "Seen differently", r->differ);
	row(q, "Learned about the needs", r->learned);
	row(q, "The support", str_of(support_quality_word(r->quality)));
	row(q, "Summary for the parents", r->summary);
	row(q, "Summary for the pupil", r->pupil_summary);
	ui_summary_end(&q->w);
	ui_sheet_end(&q->w);
}

static void links_write(struct req *q, const struct review_read *v)
{
	html(&q->w,
	     "<p class=\"row\"><a href=\"$\">The plan that was reviewed</a> <a href=\"$\">The assessment of this "
	     "cycle</a> <a href=\"$\">History</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/plans/%lld", (long long)v->plan.plan.id)))),
	     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/assess/%lld", (long long)v->cycle.id)))),
	     h_url(url_pupil(q->a, v->pupil.id, "/history")));
	put_right_line(q, v->pupil.id, "review", v->whole.review.id, v->whole.review.made_by,
	               S("Finished too early, or on the wrong record?"), S("this review"));
}

static enum rc page_review_read(struct req *q)
{
	struct review_read *v = NEW(q->a, struct review_read);
	struct str title;

	TRY(review_read_load(&q->c, q->id[0], q->id[1], v));
	title = str_fmt(q->a, "Review of cycle %lld", (long long)v->cycle.number);
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s: %.*s", STR_ARG(title), STR_ARG(v->name)),
	                              .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w, "<div class=\"head row row--between\">\n<div><h1>$</h1><p class=\"quiet\">Held on $. ", h(title),
	     h(date_full(q->a, v->whole.review.held_on)));
	ui_cop(&q->w, "6.53");
	html(&q->w, "</p></div>\n");
	ui_step_tag(&q->w, UI_REVIEW);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "outcomes", S("What changed"), review_reached_words(q->a, v));
	review_outcomes_write(q, v);
	ui_sheet_end(&q->w);
	supports_write(q, v);
	views_write(q, v);
	decided_write(q, v);
	links_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(review_read_routes, R(GET, "/pupil/:id/reviews/:id", CAP_PUPIL_RECORD, page_review_read));
