/* The picture of one finding: the pupil, those who started in the same place, the national figure, and a table of the
 * same numbers under it. */
#include <math.h>

#include "core/people/year_rule.h"
#include "kit/html/chart.h"
#include "notice/screen/screening_case_parts.h"

struct series {
	struct chart_point *p;
	struct str *name; /* of the assessment point */
	size_t n;
};

/* The pupil's values on the scale of a finding. Results lie in order of pupil. */
static struct series series_of(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	const struct screen_result *r = s->run.result;
	size_t lo = 0;
	struct series out;

	for (size_t hi = s->run.results; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;

		if (r[mid].pupil < f->pupil)
			lo = mid + 1;
		else
			hi = mid;
	}
	out = (struct series){ NEW_ARRAY(q->a, struct chart_point, f->points), NEW_ARRAY(q->a, struct str, f->points),
		               0 };
	for (; lo < s->run.results && r[lo].pupil == f->pupil && out.n < f->points; lo++) {
		if (r[lo].subject != f->subject || r[lo].scale != f->scale || !r[lo].has_value)
			continue;
		out.p[out.n] = (struct chart_point){ s->run.point[r[lo].point].on, r[lo].value / 1000.0 };
		out.name[out.n++] = s->point_name[r[lo].point];
	}
	return out;
}

/* The middle of those who started in the same place, wherever there are enough of them. */
static size_t peers_make(struct req *q, const struct screening *s, const struct screen_finding *f,
                         struct chart_point **out)
{
	struct screen_peers p;
	size_t n = 0;

	*out = NULL;
	if (!screen_peers(q->a, &s->rules, &s->run, f, &p))
		return 0;
	*out = NEW_ARRAY(q->a, struct chart_point, s->run.points);
	for (size_t i = 0; i < s->run.points; i++)
		if (p.has[i])
			(*out)[n++] = (struct chart_point){ s->run.point[i].on, p.middle[i] / 1000.0 };
	return n;
}

static struct str value_at(struct req *q, const struct chart_results *c, const struct chart_line *l, struct date on)
{
	for (size_t i = 0; i < l->n; i++)
		if (date_cmp(l->p[i].on, on) == 0)
			return chart_value(q->a, c, l->p[i].value);
	return S("–");
}

static void numbers_row(struct req *q, struct ui_table *t, const struct chart_results *c, struct str name,
                        const struct chart_line *l, const struct series *at)
{
	ui_row_begin(&q->w, t);
	ui_cell(&q->w, t, name);
	for (size_t i = 0; i < at->n; i++)
		ui_cell(&q->w, t, value_at(q, c, l, at->p[i].on));
	ui_row_end(&q->w, t);
}

static void numbers_write(struct req *q, const struct chart_results *c, struct str caption, const struct series *at,
                          const struct chart_line *middle, struct str middle_name)
{
	struct ui_column *col = NEW_ARRAY(q->a, struct ui_column, at->n + 1);
	struct ui_table t = { .caption = caption, .col = col, .cols = at->n + 1, .small = true };

	col[0] = (struct ui_column){ S("Who"), false };
	for (size_t i = 0; i < at->n; i++)
		col[i + 1] = (struct ui_column){ at->name[i], true };
	html(&q->w, "<div class=\"gap-s\">\n");
	ui_details_begin(&q->w, S("Show the numbers"));
	ui_table_begin(&q->w, &t);
	numbers_row(q, &t, c, c->me.name, &c->me, at);
	if (c->peer.n > 0)
		numbers_row(q, &t, c, c->peer.name, &c->peer, at);
	if (middle->n > 0)
		numbers_row(q, &t, c, middle_name, middle, at);
	ui_table_end(&q->w, &t);
	ui_details_end(&q->w);
	html(&q->w, "</div>\n");
}

static struct str chart_desc(struct req *q, const struct chart_results *c, const struct screen_finding *f,
                             const struct screening *s)
{
	const struct chart_line *me = &c->me;
	struct date from = s->run.point[f->base_point].on;
	struct date to = s->run.point[f->latest_point].on;
	struct str text = str_fmt(q->a, "%.*s went from %.*s on %.*s to %.*s on %.*s.", STR_ARG(me->name),
	                          STR_ARG(value_at(q, c, me, from)), STR_ARG(date_long(q->a, from)),
	                          STR_ARG(value_at(q, c, me, to)), STR_ARG(date_long(q->a, to)));

	if (c->peer.n >= 2)
		text = str_fmt(q->a, "%.*s %u others who started near there went from %.*s to %.*s.", STR_ARG(text),
		               f->peers, STR_ARG(chart_value(q->a, c, c->peer.p[0].value)),
		               STR_ARG(chart_value(q->a, c, c->peer.p[c->peer.n - 1].value)));
	return text;
}

void screening_chart(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	const struct screen_scale *scale = &s->run.scale[f->scale];
	const struct screening_scale *words = &s->scale[f->scale];
	struct series at = series_of(q, s, f);
	struct date from = s->run.point[f->base_point].on;
	struct date to = s->run.point[f->latest_point].on;
	struct chart_point *peer;
	size_t peers = peers_make(q, s, f, &peer);
	struct chart_point middle[2] = { { from, f->middle_base / 1000.0 }, { to, f->middle_latest / 1000.0 } };
	struct str subject = s->subject[f->subject].name;
	struct str first = s->pupil[f->pupil].first;
	struct chart_results c = {
		.unit = words->kind == SCALE_AGE ? CHART_AGES : CHART_NUMBERS,
		.low = NAN,
		.high = NAN,
		.least = f->error * 4 / 1000.0,
		.me = { first, at.p, at.n },
		.peer = { str_fmt(q->a, "%u from the same start", f->peers), peer, peers },
		.national = scale->has_national ? scale->national / 1000.0 : NAN,
		.national_name = S("National"),
	};
	struct str title =
	    str_fmt(q->a, "%.*s’s results in %.*s over time", STR_ARG(first), STR_ARG(str_lower_ascii(q->a, subject)));

	html(&q->w, "<figure>\n<figcaption><strong>$, $</strong>", h(subject), h(words->name));
	if (scale->has_national && words->national_says.n > 0)
		html(&q->w, "<br><span class=\"small quiet\">$</span>", h(words->national_says));
	html(&q->w, "</figcaption>\n");
	chart_results(&q->w,
	              &(struct chart_words){
	                  .id = str_c(q->a, str_fmt(q->a, "chart-%u-%u-%u", f->pupil, f->subject, f->scale)),
	                  .title = title,
	                  .desc = chart_desc(q, &c, f, s) },
	              &c);
	numbers_write(q, &c, title, &at, &(struct chart_line){ STR_NONE, middle, f->middle_n > 0 ? 2 : 0 },
	              str_fmt(q->a, "Middle of %.*s", STR_ARG(year_label(q->a, s->run.pupil[f->pupil].year_group))));
	html(&q->w, "</figure>\n");
}
