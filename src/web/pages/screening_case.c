#include "web/pages/screening_case.h"

#include <math.h>

#include "domain/year.h"
#include "html/chart.h"
#include "web/pages/family_parts.h"

struct str screening_place(struct req *q, const struct screening *s, uint32_t pupil)
{
	struct str year = year_label(q->a, s->run.pupil[pupil].year_group);
	struct str class_name = s->pupil[pupil].class_name;

	return class_name.n > 0 ? str_fmt(q->a, "%.*s, class %.*s", STR_ARG(year), STR_ARG(class_name)) : year;
}

static const struct screen_finding *finding_of(const struct screening *s, const struct screen_case *it, size_t i)
{
	return &s->finding[it->from + i];
}

struct str screening_subjects(struct req *q, const struct screening *s, const struct screen_case *it)
{
	struct str *name = NEW_ARRAY(q->a, struct str, it->n);
	struct str all = STR_NONE;
	size_t n = 0;

	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);
		struct str one = s->subject[f->subject].name;

		if (screen_met(f) > 0 && (n == 0 || !str_eq(name[n - 1], one)))
			name[n++] = one;
	}
	for (size_t i = 0; i < n; i++) {
		struct str one = i == 0 ? name[i] : str_lower_ascii(q->a, name[i]);

		all = i == 0      ? one
		      : i + 1 < n ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(all), STR_ARG(one))
		                  : str_fmt(q->a, "%.*s and %.*s", STR_ARG(all), STR_ARG(one));
	}
	return all;
}

struct str screening_signs_brief(struct req *q, const struct screening *s, const struct screen_case *it)
{
	struct str all = STR_NONE;

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		bool met = false;

		for (size_t i = 0; i < it->n; i++)
			met = met || finding_of(s, it, i)->answer[t] == SCREEN_MET;
		if (met)
			all = str_fmt(q->a, "%.*s%s%.*s.", STR_ARG(all), all.n > 0 ? " " : "",
			              STR_ARG(screen_title(t)));
	}
	return all;
}

struct str screening_decided(struct req *q, const struct screen_decision *d)
{
	struct str what = str_of(choice_label(screen_result_choices, d->result));

	if (date_none(d->until_on))
		return what;
	return str_fmt(q->a, str_is(d->result, "watch") ? "%.*s, look again %.*s" : "%.*s to %.*s", STR_ARG(what),
	               STR_ARG(date_short(q->a, d->until_on)));
}

struct str screening_why(struct req *q, const struct screening *s, const struct screen_case *it)
{
	struct str then = STR_NONE;

	(void)s;
	if (it->last != NULL)
		then = str_fmt(q->a, "Decided on %.*s: %.*s.", STR_ARG(date_long(q->a, it->last->decided_on)),
		               STR_ARG(screening_decided(q, it->last)));
	switch (it->ask) {
	case ASK_TEST:
		return str_fmt(q->a, "Asked again: there is a sign that was not there before. %.*s", STR_ARG(then));
	case ASK_DATE:
		return str_fmt(q->a, "Asked again: the day to look again has come, %.*s. %.*s",
		               STR_ARG(date_long(q->a, it->last->until_on)), STR_ARG(then));
	case ASK_CONCERN:
		return str_fmt(q->a, "Asked again: a concern was raised on %.*s. %.*s",
		               STR_ARG(date_long(q->a, it->concern->latest)), STR_ARG(then));
	case ASK_FIRST:
	case ASK_NOT:
	case ASK_QUIET:
		break;
	}
	return then;
}

/* ---- the numbers ---- */

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

	if (c->peer.n == 2)
		text = str_fmt(q->a, "%.*s %u others who started near there went from %.*s to %.*s.", STR_ARG(text),
		               f->peers, STR_ARG(chart_value(q->a, c, c->peer.p[0].value)),
		               STR_ARG(chart_value(q->a, c, c->peer.p[1].value)));
	return text;
}

static void chart_write(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	const struct screen_scale *scale = &s->run.scale[f->scale];
	const struct screening_scale *words = &s->scale[f->scale];
	struct series at = series_of(q, s, f);
	struct date from = s->run.point[f->base_point].on;
	struct date to = s->run.point[f->latest_point].on;
	struct chart_point peer[2] = { { from, f->peers_base / 1000.0 }, { to, f->peers_latest / 1000.0 } };
	struct chart_point middle[2] = { { from, f->middle_base / 1000.0 }, { to, f->middle_latest / 1000.0 } };
	struct str subject = s->subject[f->subject].name;
	struct str first = s->pupil[f->pupil].first;
	struct chart_results c = {
		.unit = str_is(words->kind, "age") ? CHART_AGES : CHART_NUMBERS,
		.low = NAN,
		.high = NAN,
		.least = f->error * 4 / 1000.0,
		.me = { first, at.p, at.n },
		.peer = { str_fmt(q->a, "%u from the same start", f->peers), peer, f->peers > 0 ? 2 : 0 },
		.national = scale->has_national ? scale->national / 1000.0 : NAN,
		.national_name = S("National"),
	};
	struct str title = str_fmt(q->a, "%.*s’s results in %.*s over time", STR_ARG(first),
	                           STR_ARG(str_lower_ascii(q->a, subject)));

	html(&q->w, "<figure>\n<figcaption><strong>$, $</strong>", h(subject), h(words->name));
	if (scale->has_national && words->national_says.n > 0)
		html(&q->w, "<br><span class=\"small quiet\">$</span>", h(words->national_says));
	html(&q->w, "</figcaption>\n");
	chart_results(&q->w,
	              &(struct chart_words){ .id = str_c(q->a, str_fmt(q->a, "chart-%u-%u-%u", f->pupil, f->subject,
	                                                               f->scale)),
	                                     .title = title,
	                                     .desc = chart_desc(q, &c, f, s) },
	              &c);
	numbers_write(q, &c, title, &at, &(struct chart_line){ STR_NONE, middle, f->middle_n > 0 ? 2 : 0 },
	              str_fmt(q->a, "Middle of %.*s", STR_ARG(year_label(q->a, s->run.pupil[f->pupil].year_group))));
	html(&q->w, "</figure>\n");
}

static void signs_of(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	html(&q->w, "<ol class=\"signs\">\n");
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		if (f->answer[t] == SCREEN_MET)
			html(&q->w, "<li value=\"$\"><strong>$.</strong> $</li>\n", h((int)t + 1), h(screen_title(t)),
			     h(screen_words(q->a, &s->run, f, t, s->pupil[f->pupil].first)));
	html(&q->w, "</ol>\n");
}

static struct str finding_name(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	return str_fmt(q->a, "%.*s, %.*s", STR_ARG(s->subject[f->subject].name), STR_ARG(s->scale[f->scale].name));
}

void screening_signs(struct req *q, const struct screening *s, const struct screen_case *it)
{
	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);

		if (screen_met(f) == 0)
			continue;
		html(&q->w, "<p><strong>$</strong></p>\n", h(finding_name(q, s, f)));
		signs_of(q, s, f);
	}
}

void screening_rest(struct req *q, const struct screening *s, const struct screen_case *it)
{
	bool begun = false;

	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);

		if (screen_met(f) == SCREEN_TESTS)
			continue;
		if (!begun)
			ui_details_begin(&q->w, S("What else was looked at"));
		begun = true;
		html(&q->w, "<p><strong>$</strong></p>\n<ul>\n", h(finding_name(q, s, f)));
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
			if (f->answer[t] != SCREEN_MET)
				html(&q->w, "<li><strong>$: $.</strong> $</li>\n", h(screen_title(t)),
				     h(f->answer[t] == SCREEN_NOT_MET ? "no" : "cannot tell"),
				     h(screen_words(q->a, &s->run, f, t, s->pupil[f->pupil].first)));
		html(&q->w, "</ul>\n");
	}
	if (begun)
		ui_details_end(&q->w);
}

/* ---- the people ---- */

static void voices_write(struct req *q, const struct screening *s, const struct screen_case *it,
                         const struct screen_beside *b)
{
	html(&q->w, "<h4 class=\"gap\">What people say</h4>\n");
	if (b->voices == 0)
		html(&q->w, "<p class=\"quiet\">No concern, observation or words of $ are noted yet.</p>\n",
		     h(s->pupil[it->pupil].first));
	else
		html(&q->w, "<ul>\n");
	for (size_t i = 0; i < b->voices; i++) {
		html(&q->w, "<li>$, $: “", h(b->voice[i].who), h(date_short(q->a, b->voice[i].on)));
		html_lines(&q->w, b->voice[i].words);
		html(&q->w, "”</li>\n");
	}
	if (b->voices > 0)
		html(&q->w, "</ul>\n");
}

static void fact_begin(struct req *q, const char *name)
{
	html(&q->w, "<div><dt>$</dt><dd>", h(name));
}

static void tried_write(struct req *q, const struct screen_beside *b)
{
	bool any = false;

	fact_begin(q, "Tried in class already");
	for (size_t i = 0; i < b->earliers; i++) {
		const struct screen_decision *d = &b->earlier[i];

		if (d->what.n == 0)
			continue;
		html(&q->w, "<p>");
		html_lines(&q->w, d->what);
		html(&q->w, " <span class=\"quiet\">($)</span></p>", h(date_short(q->a, d->decided_on)));
		any = true;
	}
	if (!any)
		html(&q->w, "Nothing is noted. ");
	ui_cop(&q->w, "6.19");
	html(&q->w, "</dd></div>\n");
}

static void around_write(struct req *q, const struct screen_beside *b, bool language)
{
	bool any = false;

	fact_begin(q, language ? "Language" : "Attendance, health, home");
	if (language && b->language.n > 0) {
		html(&q->w, "<p>$.</p>", h(b->language));
		any = true;
	}
	for (size_t i = 0; i < b->arounds; i++) {
		const struct circumstance *v = &b->around[i];
		bool about = str_is(v->kind, "language") || str_is(v->kind, "arrived");
		struct str when = circumstance_when(q->a, v);

		if (about != language)
			continue;
		html(&q->w, "<p>$", h(choice_label(circumstance_kind_choices, v->kind)));
		if (when.n > 0)
			html(&q->w, ", $", h(when));
		html(&q->w, ". $</p>", h(circumstance_text(q->a, v)));
		any = true;
	}
	if (!any)
		html(&q->w, "Nothing is noted. ");
	if (language)
		ui_cop(&q->w, "6.24");
	html(&q->w, "</dd></div>\n");
}

static void before_write(struct req *q, int64_t pupil_id, const struct screen_beside *b)
{
	html(&q->w, "<div class=\"inset\">\n<h4>Before you decide</h4>\n<dl class=\"facts facts--3\">\n");
	tried_write(q, b);
	around_write(q, b, true);
	around_write(q, b, false);
	html(&q->w, "</dl>\n<p class=\"small\"><a href=\"$\">Add what is known</a></p>\n</div>\n",
	     h_url(url_pupil(q->a, pupil_id, "/circumstances")));
}

/* ---- the form ---- */

static void field_in(struct form *f, int width, const char *name)
{
	html(&f->q->w, "<div class=\"f$\">\n", h(width));
	form_field(f, name);
	html(&f->q->w, "</div>\n");
}

static void form_write(struct form *f, const struct screen_case *it, struct str first, struct str action)
{
	struct req *q = f->q;

	form_begin(f, action);
	ui_hidden(&q->w, "seen", str_fmt(q->a, "%lld", (long long)(it->last != NULL ? it->last->id : 0)));
	ui_hidden(&q->w, "found", it->found);
	html(&q->w,
	     "<div class=\"stack\">\n<fieldset>\n<legend><h4>Talk with $ and the parents</h4></legend>\n<p class=\"quiet "
	     "small\">Before anything that goes beyond teaching in class. A short note stays here. ",
	     h(first));
	ui_cop(&q->w, "6.39");
	html(&q->w, "</p>\n<div class=\"fields fields--top gap-s\">\n");
	field_in(f, 4, "talked_on");
	field_in(f, 3, "talked_with");
	field_in(f, 5, "talked_words");
	html(&q->w, "</div>\n</fieldset>\n");
	form_field(f, "result");
	html(&q->w, "<div class=\"fields fields--top\">\n");
	field_in(f, 4, "until_on");
	field_in(f, 8, "what");
	html(&q->w, "</div>\n");
	form_field(f, "reason");
	html(&q->w, "<div class=\"row\">");
	ui_button(&q->w, S("Record the decision"), NULL, NULL, false);
	html(&q->w, "</div>\n</div>\n");
	form_end(f);
}

/* ---- all of it ---- */

static void head_write(struct req *q, const struct screening *s, const struct screen_case *it)
{
	const struct screening_pupil *p = &s->pupil[it->pupil];
	struct str subjects = screening_subjects(q, s, it);
	int32_t days = date_none(it->since) ? 0 : date_diff(s->asked, it->since);

	html(&q->w, "<div class=\"row row--between row--top\">\n<div class=\"row\">");
	ui_face(&q->w, family_initials(q->a, p->name), false);
	html(&q->w, "<div><h3 id=\"p-$\" class=\"lead\"><a href=\"$\">$</a></h3><p class=\"quiet\">$. $.</p></div></div>\n",
	     h(it->id), h_url(url_pupil(q->a, it->id, "")), h(p->name), h(screening_place(q, s, it->pupil)),
	     h(subjects.n > 0 ? subjects : S("No sign in the numbers")));
	if (days > 0) {
		html(&q->w, "<p class=\"row\"><span class=\"tag\">");
		ui_icon(&q->w, "clock");
		html(&q->w, " Waiting $ $</span></p>\n", h(days), h(days == 1 ? "day" : "days"));
	}
	html(&q->w, "</div>\n");
}

/* The first finding stands beside its picture and above what people say; the others follow below. */
static void body_write(struct req *q, const struct screening *s, const struct screen_case *it,
                       const struct screen_beside *b)
{
	bool first = true;

	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);

		if (screen_met(f) == 0)
			continue;
		html(&q->w, "<div class=\"grid grid--2 grid--wide-right\">\n<div>\n<h4>$</h4>\n",
		     h(first ? str_fmt(q->a, "What the numbers say: %.*s",
		                       STR_ARG(str_lower_ascii(q->a, s->subject[f->subject].name)))
		             : s->subject[f->subject].name));
		signs_of(q, s, f);
		if (first)
			voices_write(q, s, it, b);
		html(&q->w, "</div>\n");
		chart_write(q, s, f);
		html(&q->w, "</div>\n");
		first = false;
	}
	if (first) {
		html(&q->w, "<div>\n<p>None of the four signs is there now.</p>\n");
		voices_write(q, s, it, b);
		html(&q->w, "</div>\n");
	}
}

void screening_article(struct req *q, const struct screening *s, const struct screen_case *it,
                       const struct screen_beside *b, struct form *f, struct str action)
{
	struct str why = screening_why(q, s, it);

	html(&q->w, "<article class=\"sheet stack--l\" aria-labelledby=\"p-$\">\n", h(it->id));
	head_write(q, s, it);
	if (why.n > 0)
		html(&q->w, "<p class=\"inset\">$ $</p>\n", h(why), h(it->last->reason));
	body_write(q, s, it, b);
	screening_rest(q, s, it);
	before_write(q, it->id, b);
	if (f != NULL)
		form_write(f, it, s->pupil[it->pupil].first, action);
	html(&q->w, "</article>\n");
}
