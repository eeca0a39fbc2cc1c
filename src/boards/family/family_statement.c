#include "boards/family/family_statement.h"

#include "boards/family/family_own.h"
#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "kit/base/buf.h"
#include "letters/letter.h"
#include "statement/missed_rule.h"

ACTION(ACT_FAMILY_STATEMENT, "family.statement", "Opened a statement of help on the family page");

enum { HOUR = 60, PARTS_MAX = 60, WORDS_MAX = 4000 };

static enum rc open_for(struct ctx *c, int64_t pupil_id, struct pupil_key *k)
{
	struct young young;

	TRY(family_gate(c, pupil_id, &ACT_FAMILY_STATEMENT, k, &young));
	if (c->actor.hat != ROLE_PUPIL && !young_parent(&young, c->actor.person_id).sees)
		return RC_NONE;
	return RC_OK;
}

enum rc family_statements(struct ctx *c, int64_t pupil_id, struct family_view *v, struct family_statements *out)
{
	struct pupil_key k;

	*out = (struct family_statements){ .v = v };
	TRY(open_for(c, pupil_id, &k));
	TRY(family_load(c, pupil_id, v));
	return statements_of(c, k, &out->item, &out->n);
}

enum rc family_statement(struct ctx *c, int64_t pupil_id, int64_t id, struct family_view *v, struct statement_one *out)
{
	struct pupil_key k;

	TRY(open_for(c, pupil_id, &k));
	TRY(family_load(c, pupil_id, v));
	return statement_read(c, k, id, out);
}

enum rc family_statement_say(struct ctx *c, int64_t pupil_id, int64_t id, struct statement_answer *in)
{
	struct pupil_key k;

	TRY(open_for(c, pupil_id, &k));
	return statement_say(c, k, id, in);
}

/* ---- words ---- */

struct str statement_minutes_words(struct arena *a, int64_t minutes)
{
	int64_t h = minutes / HOUR;
	int64_t m = minutes % HOUR;
	struct str hours = str_fmt(a, "%lld hour%s", (long long)h, h == 1 ? "" : "s");
	struct str rest = str_fmt(a, "%lld minute%s", (long long)m, m == 1 ? "" : "s");

	return h == 0 ? rest : m == 0 ? hours : str_fmt(a, "%.*s and %.*s", STR_ARG(hours), STR_ARG(rest));
}

struct str statement_sum_words(struct arena *a, const struct statement_one *s)
{
	const struct help_count *k = &s->help.all;
	struct buf b = buf_new(a, WORDS_MAX);

	if (k->agreed == 0)
		return S("No help was agreed for this month.");
	if (k->minutes_agreed > 0)
		buf_fmt(&b, "That is %.*s of help. We had agreed %.*s.",
		        STR_ARG(statement_minutes_words(a, k->minutes_given)),
		        STR_ARG(statement_minutes_words(a, k->minutes_agreed)));
	if (k->missed > k->caught)
		buf_fmt(&b, "%sWe are sorry. %lld session%s %s not made up yet.", b.n > 0 ? " " : "",
		        (long long)(k->missed - k->caught), k->missed - k->caught == 1 ? "" : "s",
		        k->missed - k->caught == 1 ? "is" : "are");
	if (k->extra > 0)
		buf_fmt(&b, "%s%lld session%s came on top.", b.n > 0 ? " " : "", (long long)k->extra,
		        k->extra == 1 ? "" : "s");
	return buf_view(&b);
}

/* "3: Miss Whitlock was away, on 10, 11 and 24 February." */
struct str statement_why_words(struct arena *a, const struct help_why *w, struct str called)
{
	struct buf b = buf_new(a, WORDS_MAX);

	buf_fmt(&b, "%lld: %.*s", (long long)w->n, STR_ARG(missed_why(a, w->reason, called, w->who)));
	for (size_t i = 0; i < w->days; i++)
		buf_fmt(&b, "%s%.*s",
		        i == 0             ? ", on "
		        : i + 1 == w->days ? " and "
		                           : ", ",
		        STR_ARG(date_short(a, w->on[i])));
	buf_char(&b, '.');
	return buf_view(&b);
}

struct str statement_span_words(struct arena *a, const struct help_statement *s)
{
	return str_fmt(a, "These are the school weeks from %.*s to %.*s.", STR_ARG(date_long(a, s->span.from)),
	               STR_ARG(date_long(a, s->span.to)));
}

/* ---- on paper ---- */

struct parts {
	struct letter_part *list;
	size_t n;
};

static void add(struct parts *l, enum letter_part_kind kind, struct str label, struct str text)
{
	if (text.n > 0 && l->n < PARTS_MAX)
		l->list[l->n++] = (struct letter_part){ .kind = kind, .label = label, .text = text };
}

static void number(struct arena *a, struct parts *l, struct str label, int64_t n)
{
	add(l, LETTER_ROW, label, str_fmt(a, "%lld", (long long)n));
}

static void helps(struct arena *a, struct parts *l, const struct help_statement *s)
{
	add(l, LETTER_HEADING, STR_NONE, S("Each kind of help"));
	for (size_t i = 0; i < s->lines; i++) {
		const struct help_line *x = &s->line[i];
		struct str with = x->help.who.n > 0 ? str_fmt(a, " with %.*s", STR_ARG(x->help.who)) : S("");

		add(l, LETTER_ITEM, STR_NONE,
		    str_fmt(a, "%.*s%.*s: %lld agreed, %lld given, %lld missed, %lld made up later.",
		            STR_ARG(x->help.what), STR_ARG(with), (long long)x->count.agreed, (long long)x->count.given,
		            (long long)x->count.missed, (long long)x->count.caught));
	}
}

static void signature(struct ctx *c, struct parts *l, const struct statement_one *s)
{
	add(l, LETTER_HEADING, STR_NONE, S("Signed by school"));
	add(l, LETTER_TEXT, STR_NONE,
	    str_fmt(c->a, "%.*s. Made on %.*s.", STR_ARG(s->head.by.n > 0 ? s->head.by : s->head.school),
	            STR_ARG(date_long(c->a, s->row.made_on))));
	add(l, LETTER_ROW, S("Check code"), s->row.code);
	add(l, LETTER_TEXT, STR_NONE,
	    str_fmt(c->a,
	            "Nobody can change this page without it showing. To check it, go to %.*s/check and type the code.",
	            STR_ARG(c->app->public_url.n > 0 ? c->app->public_url : S("the site it came from, page "))));
	if (s->head.replaces.n > 0)
		add(l, LETTER_TEXT, STR_NONE,
		    str_fmt(c->a, "It takes the place of the statement with the code %.*s. The log was put right.",
		            STR_ARG(s->head.replaces)));
}

static enum rc paper(struct ctx *c, const struct statement_one *s, bool own, bool large, struct str *out)
{
	struct parts l = { NEW_ARRAY(c->a, struct letter_part, PARTS_MAX), 0 };
	struct letter x = { 0 };
	const struct help_count *k = &s->help.all;

	TRY(letter_frame_load(c, large, &x.frame));
	x.frame.lang = S("en");
	x.frame.written_on = s->row.made_on;
	x.title = str_fmt(c->a, "%.*s’s help in %.*s", STR_ARG(s->head.first), STR_ARG(date_month(c->a, s->row.month)));
	add(&l, LETTER_TEXT, STR_NONE,
	    str_fmt(c->a, "%.*s. %.*s", STR_ARG(s->head.pupil), STR_ARG(statement_span_words(c->a, &s->help))));
	number(c->a, &l, S("Agreed"), k->agreed);
	number(c->a, &l, S("Given"), k->given);
	number(c->a, &l, S("Missed"), k->missed);
	number(c->a, &l, S("Made up later"), k->caught);
	add(&l, LETTER_TEXT, STR_NONE, statement_sum_words(c->a, s));
	if (s->help.lines > 0)
		helps(c->a, &l, &s->help);
	if (s->help.whys > 0)
		add(&l, LETTER_HEADING, STR_NONE, S("Why sessions were missed"));
	for (size_t i = 0; i < s->help.whys; i++)
		add(&l, LETTER_ITEM, STR_NONE,
		    statement_why_words(c->a, &s->help.why[i], own ? STR_NONE : s->head.first));
	signature(c, &l, s);
	x.parts = l.list;
	x.n_parts = l.n;
	return letter_paper(c->a, &x, out, &c->err);
}

enum rc family_statement_pdf(struct ctx *c, int64_t pupil_id, int64_t id, struct str print, struct str *out)
{
	struct family_view *v = NEW(c->a, struct family_view);
	struct statement_one s;
	struct str bytes;
	bool large;

	TRY(family_statement(c, pupil_id, id, v, &s));
	if (!s.whole)
		return RC_NONE; /* what was changed is not sealed again */
	large = str_is(print, "large") || (!str_is(print, "usual") && v->wish.format == FORMAT_LARGE);
	TRY(paper(c, &s, v->own, large, &bytes));
	*out = statement_file(c->a, c->app->key, s.row.code, bytes);
	return RC_OK;
}

enum rc family_statement_text(struct ctx *c, int64_t pupil_id, int64_t id, struct str *out)
{
	struct family_view *v = NEW(c->a, struct family_view);
	struct statement_one s;

	TRY(family_statement(c, pupil_id, id, v, &s));
	if (!s.whole)
		return RC_NONE;
	*out = statement_file(c->a, c->app->key, s.row.code, s.row.body);
	return RC_OK;
}
