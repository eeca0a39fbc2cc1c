/* A teacher's first page: my pupils, what to do in my lesson, what waits for me. */
#include "core/people/year_rule.h"
#include "core/door/page.h"
#include "core/duty/reminder_parts.h"
#include "notice/round/round_parts.h"
#include "boards/class/class_view.h"
#include "core/door/menu.h"

#include "boards/today/today_parts.h"

static const enum ui_step STEP_OF[STAGE_STEPS] = { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };

static void pupils_write(struct req *q, const struct class_view *v)
{
	static const struct ui_column COLS[] = {
		{ S("Pupil"), false }, { S("Step"), false }, { S("In every lesson"), false }, { S("Review"), false }
	};
	struct ui_table t = { .caption = S("My pupils on SEN Support"), .col = COLS, .cols = 4, .cards = true };

	ui_sheet_begin(&q->w, "mine", S("My pupils on SEN Support"), STR_NONE);
	if (v->lines == 0)
		ui_empty(&q->w, S("None of the pupils you teach is on SEN Support."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->lines; i++) {
		const struct class_line *l = &v->line[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a><br><span class=\"small quiet\">$</span>",
		     h_url(url_pupil(q->a, l->pupil->id, "")), h(today_pupil_name(q->a, l->pupil)),
		     h(l->pupil->class_name));
		html(
		    &q->w,
		    "<br><a class=\"small\" href=\"$\">Record an observation<span class=\"govuk-visually-hidden\"> of $"
		    "</span></a>",
		    h_url(url_pupil(q->a, l->pupil->id, "/observations")), h(today_pupil_first(l->pupil)));
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		if (l->stage < STAGE_CLOSED)
			ui_step_tag(&q->w, STEP_OF[l->stage]);
		else
			html(&q->w, "–");
		ui_cell_end(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		for (size_t k = 0; k < l->strategies; k++) {
			html(&q->w, "$", h(l->strategy[k]));
			if (k + 1 < l->strategies)
				html(&q->w, "<br>");
		}
		if (l->strategies == 0)
			html(&q->w, "–");
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t,
		        date_none(l->pupil->plan_review_on) ? S("–") : date_short(q->a, l->pupil->plan_review_on));
		ui_row_end(&q->w, &t);
	}
	if (v->lines > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static enum rc page_class(struct req *q)
{
	struct class_view *v = NEW(q->a, struct class_view);
	struct round_line *asked;
	struct today_lines l;
	size_t askeds = 0;

	TRY(class_view_load(&q->c, v));
	TRY(round_waiting(&q->c, &asked, &askeds));
	page_begin(q, &(struct page){ .title = S("My class"), .menu = "/class" });
	html(&q->w, "<div class=\"head\"><h1>My class</h1><p class=\"lead quiet\">$. $</p></div>\n",
	     h(date_full(q->a, q->c.now.today)), h(v->all.place.words));
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	round_band(q, asked, askeds);
	TRY(reminder_band(q));
	if (v->unread > 0)
		html(&q->w,
		     "<p class=\"readme\"><span><strong>Read first: $.</strong> $</span> <a "
		     "class=\"govuk-button govuk-button--secondary\" href=\"/plans\">Read</a></p>\n",
		     h(v->unread == 1 ? S("1 plan to read") : str_fmt(q->a, "%zu plans to read", v->unread)),
		     h(v->unread == 1 ? "About two minutes." : "About two minutes each."));
	l = today_lines_of(q, &v->all);
	today_lines_write(q, &v->all, &l, req_query(q, "open"), "/class");
	pupils_write(q, v);
	html(&q->w, "<p><a href=\"/results\">Enter results of a class</a></p>\n"
	            "<p><a href=\"/sessions\">Support I give myself: log today’s sessions</a></p>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(class_routes, R(GET, "/class", CAP_MY_CLASS, page_class));
MENU(menu_class, .area = AREA_TODAY, .order = 10, .path = "/class", .text = "My class", .cap = CAP_MY_CLASS);
