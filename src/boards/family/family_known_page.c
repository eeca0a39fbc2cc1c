/* /family/:id/known and /me/known: what school has found out and done, in plain words. */
#include "boards/family/family_known.h"
#include "boards/family/family_parts.h"
#include "core/cycle/progress_rule.h"
#include "review/review_parts.h"

enum { MISSED_OPEN = 10 };

/* ---- the help: given and missed ---- */

static void help_table(struct req *q, const struct family_known *k)
{
	static const struct ui_column COLS[] = {
		{ S("Help"), false }, { S("Agreed so far"), true }, { S("Given"), true }, { S("Missed"), true }
	};
	struct ui_table t = { .caption = S("Help given and missed"), .col = COLS, .cols = 4, .cards = true };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < k->helps; i++) {
		const struct known_help *x = &k->help[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t,
		        x->who.n > 0 ? str_fmt(q->a, "%.*s, with %.*s", STR_ARG(x->what), STR_ARG(x->who)) : x->what);
		ui_cell(&q->w, &t, str_fmt(q->a, "%lld", (long long)x->dose.planned));
		ui_cell(&q->w, &t, str_fmt(q->a, "%lld", (long long)x->dose.given));
		ui_cell(&q->w, &t, str_fmt(q->a, "%lld", (long long)x->dose.missed));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static void missed_items(struct req *q, const struct family_known *k, size_t from, size_t to)
{
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = from; i < to; i++)
		html(&q->w, "<li><strong>$:</strong> $. $.</li>\n", h(date_short(q->a, k->missed[i].on)),
		     h(k->missed[i].what), h(k->missed[i].why));
	html(&q->w, "</ul>\n");
}

static void help_write(struct req *q, const struct family_known *k)
{
	size_t open = k->misses < MISSED_OPEN ? k->misses : MISSED_OPEN;

	ui_sheet_begin(&q->w, "help", S("The help: given and missed"), STR_NONE);
	if (k->helps == 0) {
		ui_empty(&q->w, S("No help is agreed in a plan now."));
		ui_sheet_end(&q->w);
		return;
	}
	html(&q->w, "<p>These are the sessions since the help in this plan began.</p>\n");
	help_table(q, k);
	if (k->misses > 0) {
		html(&q->w, "<h3 class=\"gap-l\">What was missed, and why</h3>\n");
		missed_items(q, k, 0, open);
	}
	if (k->misses > open) {
		ui_details_begin(&q->w, str_fmt(q->a, "%zu more", k->misses - open));
		missed_items(q, k, open, k->misses);
		ui_details_end(&q->w);
	}
	ui_sheet_end(&q->w);
}

/* ---- what we found ---- */

static void found_kind(struct req *q, const struct family_known *k, enum insight_kind kind, struct str heading)
{
	size_t n = 0;

	for (size_t i = 0; i < k->founds; i++)
		n += k->found[i]->kind == kind;
	if (n == 0)
		return;
	html(&q->w, "<h3 class=\"gap\">$</h3>\n<ul>\n", h(heading));
	for (size_t i = 0; i < k->founds; i++) {
		if (k->found[i]->kind != kind)
			continue;
		html(&q->w, "<li>$", h(k->found[i]->words));
		if (kind == INSIGHT_BARRIER && k->found[i]->action.n > 0)
			html(&q->w, "<br><strong>What we do:</strong> $", h(k->found[i]->action));
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n");
}

static void found_write(struct req *q, const struct family_known *k)
{
	ui_sheet_begin(&q->w, "found", S("What we found out"), STR_NONE);
	if (k->founds == 0)
		ui_empty(&q->w, S("There is nothing to read here yet. Ask us what we found out."));
	found_kind(q, k, INSIGHT_STRENGTH, S("What goes well"));
	found_kind(q, k, INSIGHT_BARRIER, S("What is hard"));
	found_kind(q, k, INSIGHT_KNOW, S("What each teacher needs to know"));
	ui_sheet_end(&q->w);
}

/* ---- results ---- */

static void results_write(struct req *q, const struct family_known *k)
{
	if (k->results == 0)
		return;
	ui_sheet_begin(&q->w, "results", S("Results"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < k->results; i++) {
		const struct known_result *r = &k->result[i];

		html(&q->w, "<li><strong>$:</strong> $ ($)", h(r->what), h(r->now), h(r->when));
		if (r->before.n > 0)
			html(&q->w, ". Before that: $ ($)", h(r->before), h(r->before_when));
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n<p class=\"gap quiet\">A number shows one day. Ask us what it means for $.</p>\n",
	     h(family_who(k->v)));
	ui_sheet_end(&q->w);
}

/* ---- who knows the plan, and meetings ---- */

static void read_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	struct str who = v->own ? S("you") : p->first;

	if (!p->has_plan || p->readers == 0)
		return;
	ui_sheet_begin(&q->w, "read", S("Who has read the plan"), STR_NONE);
	if (p->read == p->readers)
		html(&q->w, "<p>All who teach $ have read the plan.</p>\n", h(who));
	else if (p->read == 0)
		html(&q->w, "<p>None of the $ people who teach $ has told us yet that they have read it.</p>\n",
		     h(p->readers), h(who));
	else
		html(&q->w, "<p>$ of the $ people who teach $ have told us that they have read it.</p>\n", h(p->read),
		     h(p->readers), h(who));
	ui_sheet_end(&q->w);
}

static void meetings_write(struct req *q, const struct family_view *v)
{
	ui_sheet_begin(&q->w, "met", S("Our meetings this school year"), STR_NONE);
	html(&q->w, "<p>$ $</p>\n<p class=\"quiet\">We should meet three times a year or more.</p>\n",
	     h(family_met_words(q, v)), h(family_meet_words(q, v)));
	ui_sheet_end(&q->w);
}

/* ---- the last review ---- */

static void decided_write(struct req *q, const struct family_known *k)
{
	const struct review *r = &k->review.whole.review;

	if (r->id == 0)
		return;
	ui_sheet_begin(&q->w, "decided", S("What we decided last time"), date_long(q->a, r->held_on));
	html(&q->w, "<p>$</p>\n", h(review_reached_words(q->a, &k->review)));
	if (r->next_step.n > 0)
		html(&q->w, "<p><strong>What comes next:</strong> $.</p>\n", h(review_next_words(q->a, r)));
	if (r->why_read != 0 && r->why.n > 0) {
		html(&q->w, "<p><strong>Why:</strong> ");
		html_lines(&q->w, r->why);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "<p><a href=\"$\">Read the whole review</a></p>\n",
	     h_url(url_home(q->a, k->v, str_c(q->a, str_fmt(q->a, "/reviews/%lld", (long long)r->id)))));
	ui_sheet_end(&q->w);
}

static enum rc page_known(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct family_known *k = NEW(q->a, struct family_known);
	int64_t pupil_id;

	TRY(family_pupil_here(q, &pupil_id));
	TRY(family_known(&q->c, pupil_id, v, k));
	family_top_write(q, v, S("What we know and what we did"));
	help_write(q, k);
	found_write(q, k);
	results_write(q, k);
	read_write(q, v);
	meetings_write(q, v);
	decided_write(q, k);
	html(&q->w, "<p><a href=\"$\">See what happened before</a></p>\n", h_url(url_home(q->a, v, "/history")));
	family_bottom_write(q);
	return RC_OK;
}

ROUTES(family_known_routes, R(GET, "/family/:id/known", CAP_FAMILY, page_known),
       R(GET, "/me/known", CAP_OWN_PAGE, page_known));
