/* Our school: where everybody is. The head and SENCO see names of what is late; governors see counts only, small ones
 * hidden so that no child can be found. */
#include "core/trail/unusual_parts.h"
#include "core/account/reset_parts.h"
#include "core/record/smallnum_rule.h"
#include "core/people/year_rule.h"
#include "kit/html/chart.h"
#include "core/door/page.h"
#include "boards/school/school_view.h"
#include "core/door/menu.h"
#include "publish/publish_page_parts.h"

enum { LATE_SHOWN = 10 };

/* One number of a table that may have hidden ones. */
static void count_cell(struct req *q, struct ui_table *t, int64_t n, const bool *hidden, size_t at)
{
	ui_cell(&q->w, t, small_text(q->a, n, hidden != NULL && hidden[at]));
}

static void numbers_write(struct req *q, const struct school_view *v)
{
	static const struct ui_column COLS[] = { { S("Year"), false },
		                                 { S("SEN Support"), true },
		                                 { S("EHC plan"), true },
		                                 { S("Neither"), true },
		                                 { S("All"), true } };
	struct ui_table t = { .caption = S("Pupils by year group and support"), .col = COLS, .cols = 5, .cards = true };

	ui_sheet_begin(&q->w, "years", S("How many"), S("On roll today"));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->rows; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, i + 1 == v->rows ? S("All") : year_label(q->a, (int)v->year[i]));
		for (size_t k = 0; k < SCHOOL_COLS; k++)
			count_cell(q, &t, v->cell[i * SCHOOL_COLS + k], v->hidden, i * SCHOOL_COLS + k);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	if (v->hidden != NULL)
		html(&q->w, "<p class=\"small quiet gap\">Counts of one to five are not shown, nor those from which "
		            "they could be worked out, so that no child can be found.</p>\n");
	ui_sheet_end(&q->w);
}

static void stages_write(struct req *q, const struct school_view *v)
{
	static const struct ui_column COLS[] = { { S("Step"), false }, { S("Pupils"), true } };
	struct ui_table t = { .caption = S("Pupils on SEN Support by step"), .col = COLS, .cols = 2 };

	ui_sheet_begin(&q->w, "steps", S("Where they are in the cycle"), STR_NONE);
	if (v->stage_hidden == NULL) {
		chart_stages(&q->w, v->stage);
		if (v->stage[STAGE_STEPS] > 0)
			html(&q->w, "<p class=\"small gap\">$ without a running cycle.</p>\n",
			     h(v->stage[STAGE_STEPS]));
	} else {
		ui_table_begin(&q->w, &t);
		for (size_t i = 0; i < STAGE_COLS; i++) {
			ui_row_begin(&q->w, &t);
			ui_cell(&q->w, &t,
			        i < STAGE_STEPS    ? stage_word((enum stage)i)
			        : i == STAGE_STEPS ? S("No current cycle")
			                           : S("All on SEN Support"));
			count_cell(q, &t, v->stage[i], v->stage_hidden, i);
			ui_row_end(&q->w, &t);
		}
		ui_table_end(&q->w, &t);
	}
	ui_sheet_end(&q->w);
}

/* Where pupils are in the cycle: a row for each class. A zero is left quiet, so that the eye finds the others. */
static void classes_write(struct req *q, const struct school_view *v)
{
	static const struct ui_column COLS[] = { { S("Class"), false },     { S("Assess"), true },
		                                 { S("Plan"), true },       { S("Do"), true },
		                                 { S("Review"), true },     { S("No cycle"), true },
		                                 { S("SEN Support"), true } };
	struct ui_table t = {
		.caption = S("Pupils on SEN Support by class and step"), .col = COLS, .cols = 7, .cards = true
	};

	ui_sheet_begin(&q->w, "classes", S("Where pupils are in the cycle"), S("Pupils on SEN Support"));
	if (v->classes == 0)
		ui_empty(&q->w, S("Nobody is on SEN Support."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->classes; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, v->class[i].name.n > 0 ? v->class[i].name : S("No class"));
		for (size_t k = 0; k < STAGE_COLS; k++)
			ui_cell(&q->w, &t,
			        v->class[i].n[k] > 0 ? str_fmt(q->a, "%lld", (long long)v->class[i].n[k]) : S("–"));
		ui_row_end(&q->w, &t);
	}
	if (v->classes > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void duties_write(struct req *q, const struct school_view *v)
{
	static const struct ui_column COLS[] = { { S("What is to do"), false },
		                                 { S("Overdue"), true },
		                                 { S("Due this week"), true } };
	struct ui_table t = { .caption = S("Duties by kind"), .col = COLS, .cols = 3 };

	ui_sheet_begin(&q->w, "duties", S("Overdue"), STR_NONE);
	if (v->kinds == 0)
		ui_empty(&q->w, S("Nothing is late, and nothing is due this week."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; v->kinds > 0 && i <= v->kinds; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, i < v->kinds ? v->kind[i] : S("Total"));
		for (size_t k = 0; k < KIND_COLS; k++)
			count_cell(q, &t, v->kind_cell[i * KIND_COLS + k], v->kind_hidden, i * KIND_COLS + k);
		ui_row_end(&q->w, &t);
	}
	if (v->kinds > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static void late_write(struct req *q, const struct school_view *v)
{
	size_t late = 0;

	while (late < v->all.dues && v->all.due[late].duty.state == DUTY_OVERDUE)
		late++;
	if (late == 0) {
		ui_sheet_begin(&q->w, "late", S("Overdue, by name"), S("0"));
		ui_empty(&q->w, S("Nothing is overdue."));
		ui_sheet_end(&q->w);
		return;
	}
	ui_duties_begin(&q->w, "late", "alert", S("Overdue, by name"), (int64_t)late, true);
	for (size_t i = 0; i < late && i < LATE_SHOWN; i++) {
		const struct due *d = &v->all.due[i];
		bool by_law = d->duty.rule->force == FORCE_MUST || d->duty.rule->ref.n == 0;

		ui_duty(&q->w, &(struct ui_duty){
		                   .what = d->duty.title,
		                   .why = d->duty.why,
		                   .who = d->pupil->class_name,
		                   .para = d->duty.rule->ref.n > 0 ? str_c(q->a, d->duty.rule->ref) : NULL,
		                   .force = duty_force_word(d->duty.rule),
		                   .must = d->duty.rule->force == FORCE_MUST,
		                   .law = by_law ? duty_source(q->a, &d->duty) : STR_NONE,
		                   .late = d->duty.days_late,
		                   .action = S("Open"),
		                   .url = d->pupil->id == 0 ? S("/publications") : url_pupil(q->a, d->pupil->id, "") });
	}
	ui_duties_end_more(&q->w, late > LATE_SHOWN ? (int64_t)(late - LATE_SHOWN) : 0, S("/today?group=late"));
}

static enum rc page_school(struct req *q)
{
	struct school_view *v = NEW(q->a, struct school_view);

	TRY(school_view_load(&q->c, v));
	page_begin(q, &(struct page){ .title = S("Our school"), .menu = "/school" });
	html(&q->w, "<div class=\"head\"><h1>Our school</h1><p class=\"lead quiet\">$. $</p></div>\n",
	     h(date_full(q->a, q->c.now.today)), h(v->all.place.words));
	TRY(reset_band(q));
	TRY(unusual_band(q));
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (!v->counts_only) {
		late_write(q, v);
		classes_write(q, v);
	}
	duties_write(q, v);
	numbers_write(q, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Steps\">\n");
	TRY(publish_card(q));
	stages_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(school_routes, R(GET, "/school", CAP_SCHOOL_COUNTS, page_school));
MENU(menu_school, .area = AREA_SCHOOL, .order = 10, .path = "/school", .text = "School", .cap = CAP_SCHOOL_COUNTS);
