/* Lists of plans: all versions of a pupil, what a person still has to read, and for SENCO and head who has not. */
#include "core/people/person_rec.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "plan/plan_read.h"
#include "core/door/menu.h"

static struct str plan_url(struct req *q, int64_t pupil, int64_t plan)
{
	return str_fmt(q->a, "/pupil/%lld/plans/%lld", (long long)pupil, (long long)plan);
}

static enum rc page_plans_of(struct req *q)
{
	static const struct ui_column COLS[] = {
		{ S("Plan"), false }, { S("Shared"), false }, { S("Review"), false }, { S("What changed"), false }
	};
	struct ui_table t = { .caption = S("Plans"), .col = COLS, .cols = 4, .cards = true };
	struct plan_read *v = NEW(q->a, struct plan_read);

	TRY(plan_read_list(&q->c, q->id[0], v));
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Plans: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/plans");
	html(&q->w, "<div class=\"head row row--between\"><h1>$’s plans</h1>", h(v->first));
	if (role_can(q->c.actor.hat, CAP_PLAN_WRITE))
		ui_link_button(&q->w, v->lists > 0 ? S("Change the plan") : S("Write the plan"),
		               url_pupil(q->a, v->pupil.id, "/plan"), false);
	html(&q->w, "</div>\n");
	html(&q->w, "<section class=\"sheet\">\n");
	if (v->lists == 0)
		ui_empty(&q->w, S("No plan is shared yet."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->lists; i++) {
		const struct plan *p = &v->list[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">Version $ of $</a>", h_url(plan_url(q, v->pupil.id, p->id)), h(p->version),
		     h(date_long(q->a, p->shared_on)));
		if (p->state == PLAN_SHARED)
			html(&q->w, " <strong>in force</strong>");
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, date_long(q->a, p->shared_on));
		ui_cell(&q->w, &t, date_long(q->a, p->review_on));
		ui_cell_begin(&q->w, &t);
		html_lines(&q->w, v->may_record && p->changes.n > 0 ? p->changes : S("–"));
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	if (v->lists > 0)
		ui_table_end(&q->w, &t);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- SENCO and head: not what they have to read, but who has not ---- */

static struct str reader_name(struct req *q, const struct plan_reading *r)
{
	struct str name = name_full(q->a, r->person_given, r->person_family);

	return r->person_job.n > 0 ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(name), STR_ARG(r->person_job)) : name;
}

static struct str pupil_of(struct req *q, const struct plan_reading *r)
{
	return pupil_name(q->a, &(struct pupil){ .given = r->pupil_given,
	                                         .family = r->pupil_family,
	                                         .preferred = r->pupil_preferred });
}

static void plan_link(struct req *q, const struct plan_reading *r)
{
	html(&q->w, "<a href=\"$\">$</a>, shared $", h_url(plan_url(q, r->pupil_id, r->plan_id)), h(pupil_of(q, r)),
	     h(date_short(q->a, r->shared_on)));
}

static void help_write(struct req *q, const struct plan_unanswered *v)
{
	static const struct ui_column COLS[] = { { S("Member of staff"), false },
		                                 { S("Plan"), false },
		                                 { S("Needs help with"), false } };
	struct ui_table t = { .caption = S("Who needs help with a plan"), .col = COLS, .cols = 3, .cards = true };

	if (v->helps == 0)
		return;
	ui_sheet_begin(&q->w, "help", S("Who needs help"), STR_NONE);
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->helps; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, reader_name(q, &v->help[i]));
		ui_cell_begin(&q->w, &t);
		plan_link(q, &v->help[i]);
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html_lines(&q->w, v->help[i].note);
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

/* One row for each reader: the list is in order of readers. */
static void unread_write(struct req *q, const struct plan_unanswered *v)
{
	static const struct ui_column COLS[] = { { S("Member of staff"), false }, { S("Plans"), false } };
	struct ui_table t = { .caption = S("Plans that are not read yet"), .col = COLS, .cols = 2, .cards = true };

	ui_sheet_begin(&q->w, "unread", S("Not read yet"), STR_NONE);
	if (v->unreads == 0) {
		ui_empty(&q->w, S("Everybody has read the plans of the pupils they work with."));
		ui_sheet_end(&q->w);
		return;
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0, end; i < v->unreads; i = end) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, reader_name(q, &v->unread[i]));
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<ul class=\"plain\">\n");
		for (end = i; end < v->unreads && v->unread[end].person_id == v->unread[i].person_id; end++) {
			html(&q->w, "<li>");
			plan_link(q, &v->unread[end]);
			html(&q->w, "</li>\n");
		}
		html(&q->w, "</ul>\n");
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static enum rc page_readers(struct req *q)
{
	struct plan_unanswered v = { 0 };

	TRY(plan_unanswered(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Plans to read"), .menu = "/plans" });
	html(&q->w,
	     "<div class=\"head\"><h1>Plans to read</h1><p class=\"lead quiet\">Who has not read a plan of a pupil "
	     "they work with, and who needs help with one. ");
	ui_cop(&q->w, "6.49");
	html(&q->w, "</p></div>\n<div class=\"stack--l\">\n");
	page_done(q);
	help_write(q, &v);
	unread_write(q, &v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- everybody else ---- */

enum { CARD_LINES = 5 };

static enum rc readers_card(struct req *q)
{
	struct plan_unanswered v = { 0 };
	enum rc rc = plan_unanswered(&q->c, &v);

	if (rc != RC_OK)
		return rc;
	html(&q->w, "<p>$</p>\n<ul class=\"list\">\n",
	     h(v.unreads == 0 ? S("Everybody has read the plans of their pupils.")
	                      : str_fmt(q->a, "Not read yet: %zu.", v.unreads)));
	for (size_t i = 0; i < v.helps && i < CARD_LINES; i++) {
		html(&q->w, "<li>");
		plan_link(q, &v.help[i]);
		html(&q->w, "<p class=\"small quiet\">$ asks for help</p></li>\n", h(reader_name(q, &v.help[i])));
	}
	html(&q->w, "</ul>\n");
	return RC_OK;
}

static enum rc plans_card(struct req *q)
{
	struct plan_reading *r;
	size_t n;
	enum rc rc;

	if (role_can(q->c.actor.hat, CAP_DUTIES))
		return readers_card(q);
	rc = plan_reading(&q->c, &r, &n);
	if (rc != RC_OK)
		return rc;
	if (n == 0 || r[0].state != ACKNOWLEDGED_NONE)
		ui_empty(&q->w, S("You have read every plan of your pupils."));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n && i < CARD_LINES && r[i].state == ACKNOWLEDGED_NONE; i++) {
		html(&q->w, "<li>");
		plan_link(q, &r[i]);
		html(&q->w, "<p class=\"small quiet\">Shared $</p></li>\n", h(date_short(q->a, r[i].shared_on)));
	}
	html(&q->w, "</ul>\n");
	return RC_OK;
}

static enum rc page_plans(struct req *q)
{
	struct plan_reading *r;
	size_t n;
	size_t unread = 0;

	if (role_can(q->c.actor.hat, CAP_DUTIES))
		return page_readers(q);
	TRY(plan_reading(&q->c, &r, &n));
	for (size_t i = 0; i < n; i++)
		unread += r[i].state == ACKNOWLEDGED_NONE;
	page_begin(q, &(struct page){ .title = S("Plans to read"), .menu = "/plans", .width = "width--ta" });
	html(&q->w,
	     "<div class=\"head\"><h1>Plans to read</h1><p class=\"lead quiet\">$ to read, $ in all. Each takes about "
	     "two minutes. ",
	     h(unread), h(n));
	ui_cop(&q->w, "6.49");
	html(&q->w, "</p></div>\n");
	page_done(q);
	if (n == 0)
		ui_empty(&q->w, S("Nobody you work with has a plan at the moment."));
	html(&q->w, "<ul class=\"plain sessions\">\n");
	for (size_t i = 0; i < n; i++) {
		struct pupil p = { .given = r[i].pupil_given,
			           .family = r[i].pupil_family,
			           .preferred = r[i].pupil_preferred };
		struct str name = pupil_name(q->a, &p);

		html(&q->w,
		     "<li class=\"session $\"><span class=\"session__t\">$</span><div><h2 "
		     "class=\"session__h\">$</h2><p class=\"quiet\">Shared $, version $</p>",
		     h(r[i].state != ACKNOWLEDGED_NONE ? "session--done" : ""), h(r[i].class_name), h(name),
		     h(date_long(q->a, r[i].shared_on)), h(r[i].version));
		if (r[i].state != ACKNOWLEDGED_NONE) {
			html(&q->w, "<p>");
			ui_icon(&q->w, r[i].state == ACKNOWLEDGED_READ ? "tick" : "clock");
			html(&q->w, " $</p>", h(r[i].state == ACKNOWLEDGED_READ ? "Read" : "You asked for help"));
		}
		html(&q->w, "</div>\n");
		ui_action(&q->w, &(struct ui_action){ .text = S("Read"),
		                                      .about = str_fmt(q->a, " %.*s’s plan", STR_ARG(name)),
		                                      .url = plan_url(q, r[i].pupil_id, r[i].plan_id),
		                                      .secondary = true });
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(plan_list_routes, R(GET, "/plans", CAP_PLAN_ACK, page_plans),
       R(GET, "/pupil/:id/plans", CAP_PUPIL_PROFILE, page_plans_of));
MENU(menu_plans, .area = AREA_SUPPORT, .order = 10, .path = "/plans", .text = "Plans to read", .cap = CAP_PLAN_ACK,
     .waits = plans_wait, .card = plans_card);
TAB(tab_plans, .tab = TAB_PLAN, .order = 10, .rest = "/plans", .text = "Plans", .cap = CAP_PUPIL_PROFILE);
