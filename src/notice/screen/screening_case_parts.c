#include "notice/screen/screening_case_parts.h"

#include "core/people/year_rule.h"
#include "core/people/person_rec.h"

enum { PICTURES_IN_LIST = 2 };

struct str screening_query(struct req *q)
{
	struct str class_name = req_query(q, "class");
	struct str year = req_query(q, "year");

	if (class_name.n == 0 && year.n == 0)
		return STR_NONE;
	return str_fmt(q->a, "class=%.*s&year=%.*s", STR_ARG(url_encode(q->a, class_name)),
	               STR_ARG(url_encode(q->a, year)));
}

struct str screening_url(struct req *q, struct str path)
{
	struct str filter = screening_query(q);

	return filter.n > 0 ? str_fmt(q->a, "%.*s?%.*s", STR_ARG(path), STR_ARG(filter)) : path;
}

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

static bool is_sign(enum screen_answer x)
{
	return x == SCREEN_MET || x == SCREEN_PERHAPS;
}

static bool has_sign(const struct screen_finding *f)
{
	return screen_met(f) > 0 || screen_perhaps(f);
}

/* Of the clear signs; when there is none, of those that are there perhaps. */
struct str screening_subjects(struct req *q, const struct screening *s, const struct screen_case *it)
{
	bool clear = screen_case_clear(s, it);
	struct str *name = NEW_ARRAY(q->a, struct str, it->n);
	struct str all = STR_NONE;
	size_t n = 0;

	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);
		struct str one = s->subject[f->subject].name;

		if ((clear ? screen_met(f) > 0 : screen_perhaps(f)) && (n == 0 || !str_eq(name[n - 1], one)))
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
		enum screen_answer best = SCREEN_CANNOT_TELL;

		for (size_t i = 0; i < it->n; i++)
			best = finding_of(s, it, i)->answer[t] > best ? finding_of(s, it, i)->answer[t] : best;
		if (is_sign(best))
			all = str_fmt(q->a, "%.*s%s%.*s: %.*s.", STR_ARG(all), all.n > 0 ? " " : "",
			              STR_ARG(screen_title(t)), STR_ARG(screen_answer_word(best)));
	}
	return all;
}

struct str screening_decided(struct req *q, const struct screen_decision *d)
{
	struct str what = str_of(screen_action_word(d->result));

	if (date_none(d->until_on))
		return what;
	return str_fmt(q->a, d->result == SCREEN_WATCH ? "%.*s, look again %.*s" : "%.*s to %.*s", STR_ARG(what),
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

static void signs_of(struct req *q, const struct screening *s, const struct screen_finding *f)
{
	html(&q->w, "<ol class=\"signs\">\n");
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		if (is_sign(f->answer[t]))
			html(&q->w, "<li value=\"$\"><strong>$: $.</strong> $</li>\n", h((int)t + 1),
			     h(screen_title(t)), h(screen_answer_word(f->answer[t])),
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

		if (!has_sign(f))
			continue;
		html(&q->w, "<p><strong>$</strong></p>\n", h(finding_name(q, s, f)));
		signs_of(q, s, f);
	}
}

static int signs_count(const struct screen_finding *f)
{
	int n = 0;

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		n += is_sign(f->answer[t]);
	return n;
}

void screening_rest(struct req *q, const struct screening *s, const struct screen_case *it)
{
	bool begun = false;

	for (size_t i = 0; i < it->n; i++) {
		const struct screen_finding *f = finding_of(s, it, i);

		if (signs_count(f) == SCREEN_TESTS)
			continue;
		if (!begun)
			ui_details_begin(&q->w, S("What else was looked at"));
		begun = true;
		html(&q->w, "<p><strong>$</strong></p>\n<ul>\n", h(finding_name(q, s, f)));
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
			if (!is_sign(f->answer[t]))
				html(&q->w, "<li><strong>$: $.</strong> $</li>\n", h(screen_title(t)),
				     h(screen_answer_word(f->answer[t])),
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
		html(&q->w, "<p class=\"quiet\">No concern, observation or words of $ are recorded yet.</p>\n",
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
		html(&q->w, "Nothing is recorded. ");
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
		bool about = v->kind == CIRCUMSTANCE_LANGUAGE || v->kind == CIRCUMSTANCE_ARRIVED;
		struct str when = circumstance_when(q->a, v);

		if (about != language)
			continue;
		html(&q->w, "<p>$", h(circumstance_kind_word(v->kind)));
		if (when.n > 0)
			html(&q->w, ", $", h(when));
		html(&q->w, ". $</p>", h(circumstance_text(q->a, v)));
		any = true;
	}
	if (!any)
		html(&q->w, "Nothing is recorded. ");
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
	     "<div class=\"stack\">\n<fieldset>\n<legend><h4>Talk with $ and the parents</h4></legend>\n<p "
	     "class=\"quiet "
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
	ui_face(&q->w, name_initials(q->a, p->name), false);
	html(&q->w,
	     "<div><h3 id=\"p-$\" class=\"lead\"><a href=\"$\">$</a></h3><p class=\"quiet\">$. $.</p></div></div>\n",
	     h(it->id), h_url(url_pupil(q->a, it->id, "")), h(p->name), h(screening_place(q, s, it->pupil)),
	     h(subjects.n > 0 ? subjects : S("No sign in the numbers")));
	if (days > 0) {
		html(&q->w, "<p class=\"row\"><span class=\"tag\">");
		ui_icon(&q->w, "clock");
		html(&q->w, " Waiting $ $</span></p>\n", h(days), h(days == 1 ? "day" : "days"));
	}
	html(&q->w, "</div>\n");
}

/* Findings with a sign, clear ones first. */
static size_t signs_first(struct req *q, const struct screening *s, const struct screen_case *it,
                          const struct screen_finding ***out)
{
	size_t n = 0;

	*out = NEW_ARRAY(q->a, const struct screen_finding *, it->n + 1);
	for (size_t i = 0; i < it->n; i++)
		if (screen_met(finding_of(s, it, i)) > 0)
			(*out)[n++] = finding_of(s, it, i);
	for (size_t i = 0; i < it->n; i++)
		if (screen_met(finding_of(s, it, i)) == 0 && screen_perhaps(finding_of(s, it, i)))
			(*out)[n++] = finding_of(s, it, i);
	return n;
}

/* The first finding stands beside its picture and above what people say; the others follow below. In a list, where much
 * else follows, only the first ones have pictures. */
static void body_write(struct req *q, const struct screening *s, const struct screen_case *it,
                       const struct screen_beside *b, bool in_list)
{
	const struct screen_finding **f;
	size_t n = signs_first(q, s, it, &f);

	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<div class=\"grid grid--2 grid--wide-right\">\n<div>\n<h4>$</h4>\n",
		     h(i == 0 ? str_fmt(q->a, "What the numbers say: %.*s",
		                        STR_ARG(str_lower_ascii(q->a, s->subject[f[i]->subject].name)))
		              : s->subject[f[i]->subject].name));
		signs_of(q, s, f[i]);
		if (i == 0)
			voices_write(q, s, it, b);
		html(&q->w, "</div>\n");
		if (!in_list || i < PICTURES_IN_LIST)
			screening_chart(q, s, f[i]);
		else
			html(&q->w, "<p><a href=\"$\">Picture and numbers of $</a></p>\n",
			     h_url(screening_url(q, url_pupil(q->a, it->id, "/screening"))),
			     h(str_lower_ascii(q->a, s->subject[f[i]->subject].name)));
		html(&q->w, "</div>\n");
	}
	if (n == 0) {
		html(&q->w, "<div>\n<p>None of the four signs is there now.</p>\n");
		voices_write(q, s, it, b);
		html(&q->w, "</div>\n");
	}
}

void screening_article(struct req *q, const struct screening *s, const struct screen_case *it,
                       const struct screen_beside *b, struct form *f, struct str action, bool in_list)
{
	struct str why = screening_why(q, s, it);

	html(&q->w, "<article class=\"sheet stack--l\" aria-labelledby=\"p-$\">\n", h(it->id));
	head_write(q, s, it);
	if (why.n > 0)
		html(&q->w, "<p class=\"inset\">$ $</p>\n", h(why), h(it->last->reason));
	body_write(q, s, it, b, in_list);
	screening_rest(q, s, it);
	before_write(q, it->id, b);
	if (f != NULL)
		form_write(f, it, s->pupil[it->pupil].first, action);
	html(&q->w, "</article>\n");
}
