/* A pupil's results: a picture and a table for each subject and scale, what was corrected, circumstances beside. */
#include "notice/screen/screen_rule.h"
#include <math.h>

#include "notice/results/scale_rule.h"
#include "kit/html/chart.h"
#include "core/door/page.h"
#include "core/people/step_parts.h"
#include "notice/screen/pupil_results.h"
#include "core/people/pupil_tabs_parts.h"

static double number(int64_t milli)
{
	return milli == MILLI_NONE ? NAN : (double)milli / 1000;
}

/* "94 in July 2023, then 95, 96 and 88 in December 2024" */
static struct str line_words(struct req *q, const struct results_block *b, bool peers)
{
	struct buf w = buf_new(q->a, 64 * 1024);
	size_t last = 0;
	bool any = false;

	for (size_t i = 0; i < b->n; i++)
		if (peers ? b->row[i].has_peers : b->row[i].value != MILLI_NONE)
			last = i;
	for (size_t i = 0; i < b->n; i++) {
		const struct results_row *r = &b->row[i];

		if (peers ? !r->has_peers : r->value == MILLI_NONE)
			continue;
		buf_fmt(&w, "%s%.*s", any ? ", " : "",
		        STR_ARG(peers ? scale_text(q->a, b->scale, r->peers, STR_NONE, STR_NONE) : r->text));
		if (!any || i == last)
			buf_fmt(&w, " on %.*s", STR_ARG(date_long(q->a, r->point->held_on)));
		any = true;
	}
	return buf_view(&w);
}

static struct str national_words(struct req *q, const struct scale *s)
{
	struct str says = s->national_says.n > 0 ? s->national_says : S("National");

	return s->national_year.n > 0 ? str_fmt(q->a, "%.*s %.*s", STR_ARG(says), STR_ARG(s->national_year)) : says;
}

static struct str peers_name(struct req *q, const struct results_block *b)
{
	return str_fmt(q->a, b->peers_widened ? "%zu who started near" : "%zu who started in the same place", b->peers);
}

static struct str chart_desc(struct req *q, const struct pupil_results *v, const struct results_block *b)
{
	struct buf w = buf_new(q->a, 64 * 1024);

	buf_fmt(&w, "%.*s: %.*s.", STR_ARG(v->first), STR_ARG(line_words(q, b, false)));
	if (b->peers > 0)
		buf_fmt(&w, " Middle of %.*s: %.*s.", STR_ARG(peers_name(q, b)), STR_ARG(line_words(q, b, true)));
	if (b->scale->national != MILLI_NONE)
		buf_fmt(&w, " %.*s: %.*s.", STR_ARG(national_words(q, b->scale)),
		        STR_ARG(scale_text(q->a, b->scale, b->scale->national, STR_NONE, STR_NONE)));
	return buf_view(&w);
}

/* A difference on this scale: "5", "6 months". */
static struct str difference(struct req *q, const struct scale *s, int64_t milli)
{
	return scale_is_age(s) ? str_fmt(q->a, "%lld months", (long long)(milli / 1000))
	                       : scale_text(q->a, s, milli, STR_NONE, STR_NONE);
}

/* Of the difference of two results, in whole steps. */
static int64_t chance_of(const struct scale *s)
{
	int64_t step = s->step > 0 ? s->step : 1;

	return screen_chance(2 * s->band) / step * step;
}

/* What the reader of the picture has to know. */
static void notes_write(struct req *q, const struct results_block *b)
{
	const struct scale *s = b->scale;
	struct html *w = &q->w;

	if (s->national != MILLI_NONE)
		html(w, "$: $. ", h(national_words(q, s)), h(scale_text(q->a, s, s->national, STR_NONE, STR_NONE)));
	if (s->rising == 0)
		html(w, "A smaller number is better. ");
	if (!scale_is_number(s))
		return;
	if (s->band > 0)
		html(w, "A change of up to $ can be chance. ", h(difference(q, s, chance_of(s))));
	if (b->peers > 0)
		html(w, "Compared with $ of the year group who began within $.", h(b->peers),
		     h(difference(q, s, b->peers_within)));
	else if (b->values > 1)
		html(w, "Too few of the year group began near enough to compare.");
}

/* The axis covers at least four times the band, or an eighth of the scale: noise is not drawn as a story. */
static double least(const struct scale *s)
{
	if (s->band != MILLI_NONE && s->band > 0)
		return number(s->band) * 4;
	return s->low != MILLI_NONE && s->high != MILLI_NONE ? (number(s->high) - number(s->low)) / 8 : 0;
}

static void steps_of(struct req *q, const struct scale *s, struct chart_results *c)
{
	struct scale_step *step;
	struct str *name;

	c->unit = CHART_STEPS;
	c->steps = scale_steps(q->a, s, &step);
	name = NEW_ARRAY(q->a, struct str, c->steps + 1);
	for (size_t i = 0; i < c->steps; i++)
		name[i] = step[i].code;
	c->step = name;
}

static void chart_write(struct req *q, const struct pupil_results *v, const struct results_block *b, const char *id)
{
	const struct scale *s = b->scale;
	struct chart_point *me = NEW_ARRAY(q->a, struct chart_point, b->n);
	struct chart_point *peer = NEW_ARRAY(q->a, struct chart_point, b->n);
	struct chart_results c = { .unit = scale_is_age(s) ? CHART_AGES : CHART_NUMBERS,
		                   .low = number(s->low),
		                   .high = number(s->high),
		                   .least = least(s),
		                   .me = { .name = v->first, .p = me },
		                   .peer = { .p = peer },
		                   .national = number(s->national),
		                   .national_name = s->national_says.n > 0 ? s->national_says : S("National") };
	const struct chart_words t = { .id = id,
		                       .title = str_fmt(q->a, "%.*s: %.*s, %.*s", STR_ARG(v->first),
		                                        STR_ARG(b->subject.name), STR_ARG(s->name)),
		                       .desc = chart_desc(q, v, b) };

	if (scale_has_steps(s))
		steps_of(q, s, &c);
	c.peer.name = peers_name(q, b);
	for (size_t i = 0; i < b->n; i++) {
		const struct results_row *r = &b->row[i];

		if (r->value != MILLI_NONE)
			me[c.me.n++] = (struct chart_point){ r->point->held_on, number(r->value) };
		if (r->has_peers)
			peer[c.peer.n++] = (struct chart_point){ r->point->held_on, number(r->peers) };
	}
	chart_results(&q->w, &t, &c);
}

static void table_write(struct req *q, const struct pupil_results *v, const struct results_block *b)
{
	const struct ui_column cols[] = {
		{ S("When"), false },
		{ v->first, true },
		{ str_fmt(q->a, b->peers_widened ? "Near start (%zu)" : "Same start (%zu)", b->peers), true },
	};
	struct ui_table t = { .caption = str_fmt(q->a, "%.*s, %.*s", STR_ARG(b->subject.name), STR_ARG(b->scale->name)),
		              .col = cols,
		              .cols = b->peers > 0 ? 3 : 2,
		              .small = true };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < b->n; i++) {
		const struct results_row *r = &b->row[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$<br><span class=\"small quiet\">$</span>", h(r->point->name),
		     h(date_long(q->a, r->point->held_on)));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, r->text);
		if (b->peers > 0)
			ui_cell(&q->w, &t,
			        r->has_peers ? scale_text(q->a, b->scale, r->peers, STR_NONE, STR_NONE) : S("–"));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static struct str point_name(const struct pupil_results *v, int64_t id)
{
	for (size_t i = 0; i < v->points; i++)
		if (v->point[i].id == id)
			return v->point[i].name;
	return STR_NONE;
}

static void ended_write(struct req *q, const struct pupil_results *v, const struct results_block *b)
{
	if (b->n_ended == 0)
		return;
	ui_details_begin(&q->w, str_fmt(q->a, "What was corrected (%zu)", b->n_ended));
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < b->n_ended; i++) {
		const struct result *r = &b->ended[i];

		html(&q->w, "<li>$: <strong>$</strong>, entered", h(point_name(v, r->point_id)),
		     h(scale_words(q->a, b->scale, r->value, r->code, r->note)));
		if (r->noted_name.n > 0)
			html(&q->w, " by $", h(r->noted_name));
		html(&q->w, " on $, stood until $.</li>\n", h(date_long(q->a, clock_at(r->noted_at).today)),
		     h(date_long(q->a, clock_at(r->until_at).today)));
	}
	html(&q->w, "</ul>\n");
	ui_details_end(&q->w);
}

static void block_write(struct req *q, const struct pupil_results *v, const struct results_block *b, size_t i)
{
	const struct scale *s = b->scale;
	struct html *w = &q->w;
	const char *id = str_c(q->a, str_fmt(q->a, "r%zu", i));
	bool picture = b->values > 0 && (scale_is_number(s) || scale_has_steps(s));

	ui_sheet_begin(w, str_c(q->a, str_fmt(q->a, "s%zu", i)), b->subject.name, s->name);
	if (picture) {
		html(w, "<figure>\n");
		chart_write(q, v, b, id);
		html(w, "</figure>\n<p class=\"small quiet\">");
		notes_write(q, b);
		html(w, "</p>\n");
		ui_details_begin(w, S("Show the numbers"));
	}
	if (b->n > 0)
		table_write(q, v, b);
	if (picture)
		ui_details_end(w);
	ended_write(q, v, b);
	ui_sheet_end(w);
}

static void beside_write(struct req *q, const struct pupil_results *v)
{
	struct html *w = &q->w;
	size_t shown = 0;

	ui_sheet_begin(w, "beside", S("Beside the numbers"), STR_NONE);
	ui_summary_begin(w);
	for (size_t i = 0; i < v->n_beside; i++) {
		const struct circumstance *c = &v->beside[i];
		struct str when = circumstance_when(q->a, c);

		if (!date_none(c->ends) && date_cmp(c->ends, q->c.now.today) < 0)
			continue;
		shown++;
		ui_summary_row_begin(w, str_of(circumstance_kind_word(c->kind)));
		html_lines(w, circumstance_text(q->a, c));
		if (when.n > 0)
			html(w, " <span class=\"small quiet\">$</span>", h(str_sentence(q->a, when)));
		ui_summary_row_end(w);
	}
	ui_summary_end(w);
	if (shown == 0)
		ui_empty(w, S("Nothing is recorded: attendance, language, moves, health, earlier support."));
	html(w, "<p class=\"gap-s\"><a href=\"$\">$</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/circumstances")),
	     h(role_can(q->c.actor.hat, CAP_RESULTS_WRITE) ? "Record or change something" : "All that is recorded"));
	html(w, "<p class=\"small quiet gap-s\">Slow progress does not always mean SEN, and good marks do not rule it "
	        "out. ");
	ui_cop(w, "6.23");
	html(w, " Learning English is not SEN. ");
	ui_cop(w, "6.24");
	html(w, "</p>\n");
	ui_sheet_end(w);
}

static enum rc page_results(struct req *q)
{
	struct pupil_results v;
	struct html *w = &q->w;

	TRY(pupil_results_load(&q->c, q->id[0], &v));
	step_head(q, v.pupil.id, v.name, v.first, S("Results"),
	          S("One picture for each subject and scale. Different scales are never put together."), "/results");
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	for (size_t i = 0; i < v.n; i++)
		block_write(q, &v, &v.block[i], i);
	if (v.n == 0) {
		ui_sheet_begin(w, "none", S("No results yet"), STR_NONE);
		ui_empty(w, str_fmt(q->a, "Nothing is entered about %.*s. Results come from the class table or a file.",
		                    STR_ARG(v.first)));
		ui_sheet_end(w);
	}
	if (role_can(q->c.actor.hat, CAP_RESULTS_WRITE) && v.pupil.class_id != 0)
		html(w, "<p><a href=\"$\">Enter results of $</a></p>\n",
		     h_url(str_fmt(q->a, "/class/%lld/results", (long long)v.pupil.class_id)), h(v.pupil.class_name));
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Beside the numbers\">\n");
	beside_write(q, &v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(pupil_results_routes, R(GET, "/pupil/:id/results", CAP_RESULTS, page_results));
TAB(tab_results, .tab = TAB_NOTICE, .order = 30, .rest = "/results", .text = "Results", .cap = CAP_RESULTS);
