#include "import/result_heads_read.h"

#include <string.h>

#include "notice/results/subject_rule.h"
#include "import/heading_words.h"
#include "kit/text/fold.h"

enum { OWN_SUBJECT_WORDS = 5 };

const struct scale *results_scale(struct arena *a, const struct scales *all, struct str typed)
{
	struct str key = fold_key(a, typed);

	for (size_t i = 0; key.n > 0 && i < all->n; i++) {
		if (str_eq(key, fold_key(a, all->scale[i].name)) || str_eq(key, fold_key(a, all->scale[i].code)))
			return &all->scale[i];
	}
	return NULL;
}

static const struct scale *scale_of_code(const struct results *x, struct str code)
{
	for (size_t i = 0; i < x->all->n; i++)
		if (str_eq(x->all->scale[i].code, code))
			return &x->all->scale[i];
	return NULL;
}

/* The words of the school's own scales go before the usual short forms. */
static const struct scale *heading_scale(struct results *x, struct str *key)
{
	struct arena *a = x->r->a;
	struct str best = S("");
	const void *found = NULL;

	for (size_t i = 0; i < x->all->n; i++) {
		heading_longest(*key, fold_key(a, x->all->scale[i].name), &x->all->scale[i], &best, &found);
		heading_longest(*key, fold_key(a, x->all->scale[i].code), &x->all->scale[i], &best, &found);
	}
	for (size_t i = 0; i < x->data->scales.n; i++) {
		const struct result_line *l = &x->data->scales.line[i];
		const struct scale *s = scale_of_code(x, l->is[0]);

		if (s != NULL)
			heading_longest(*key, l->key, s, &best, &found);
	}
	*key = heading_words_cut(a, *key, best);
	return found;
}

/* "ptm8 sas": the level of a test is written at its name. */
static struct str levels_off(struct arena *a, struct str key)
{
	char *p = arena_alloc(a, key.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i++) {
		bool letters = n > 0 && p[n - 1] >= 'a' && p[n - 1] <= 'z';

		if (!(letters && key.p[i] >= '0' && key.p[i] <= '9'))
			p[n++] = key.p[i];
		else if (i + 1 < key.n && key.p[i + 1] >= '0' && key.p[i + 1] <= '9')
			i++;
	}
	return (struct str){ p, n };
}

/* The subject of the test that is named in the key, whose words are taken out; empty when there is none. */
static struct str test_in(const struct results *x, struct str *key)
{
	struct str bare = levels_off(x->r->a, *key);

	for (size_t i = 0; i < x->data->tests.n; i++) {
		const struct result_line *l = &x->data->tests.line[i];

		if (heading_words_at(bare, l->key) >= 0) {
			*key = heading_words_cut(x->r->a, bare, l->key);
			return l->is[0];
		}
	}
	return S("");
}

struct str results_subject(struct results *x, struct str typed)
{
	struct arena *a = x->r->a;
	const struct subject *s = subject_read(a, typed);
	struct str code = subject_code(a, typed);

	if (s != NULL)
		return s->code;
	for (size_t i = 0; code.n > 0 && i < x->all->n; i++) {
		if (x->all->scale[i].subjects.n > 0 && scale_for(&x->all->scale[i], code))
			return code;
	}
	return S("");
}

struct str results_subject_in(struct results *x, struct str test)
{
	struct arena *a = x->r->a;
	struct str key = fold_key(a, test), best = S("");
	struct str named = test_in(x, &key);
	const void *found = NULL;

	for (size_t i = 0; named.n == 0 && subject_at(i) != NULL; i++) {
		const struct subject *s = subject_at(i);
		struct str rest = s->aliases;

		heading_longest(key, fold_key(a, s->name), s, &best, &found);
		while (rest.n > 0)
			heading_longest(key, str_cut(rest, '|', &rest), s, &best, &found);
	}
	if (named.n > 0)
		return named;
	return found != NULL ? ((const struct subject *)found)->code : S("");
}

const struct scale *results_scale_said(struct results *x, struct str typed)
{
	const struct scale *s = results_scale(x->r->a, x->all, typed);
	struct str key = fold_key(x->r->a, typed);

	for (size_t i = 0; s == NULL && i < x->data->scales.n; i++)
		if (str_eq(key, x->data->scales.line[i].key))
			s = scale_of_code(x, x->data->scales.line[i].is[0]);
	return s;
}

/* The only scale in use that is meant for this subject by name; NULL when there are none or several. */
static const struct scale *only_scale(struct results *x, struct str subject)
{
	const struct scale *found = NULL;

	for (size_t i = 0; i < x->all->n; i++) {
		const struct scale *s = &x->all->scale[i];

		if (s->live == 0 || s->subjects.n == 0 || !scale_for(s, subject))
			continue;
		if (found != NULL)
			return NULL;
		found = s;
	}
	return found;
}

const struct scale *results_scale_or_default(struct results *x, const struct scale *named, struct str subject)
{
	if (named != NULL)
		return named;
	if (x->d->scale != NULL && scale_for(x->d->scale, subject))
		return x->d->scale;
	return only_scale(x, subject);
}

/* "reading score": the last word says nothing. */
static struct str without_filler(struct arena *a, struct str key)
{
	static const char *const filler[] = { "score", "result", "results", "grade", "level",  "mark",
		                              "yy mm", "yymm",   "y m",     "test",  "overall" };

	for (size_t i = 0; i < sizeof filler / sizeof *filler; i++)
		key = heading_words_cut(a, key, str_of(filler[i]));
	return key;
}

/* A subject of the school's own, where the heading names a scale that is for all subjects: "History GCSE grade". */
static struct str own_subject(struct results *x, const struct scale *s, struct str key)
{
	if (s == NULL || str_trim(s->subjects).n > 0 || key.n == 0 || str_count(key, ' ') + 1 > OWN_SUBJECT_WORDS)
		return S("");
	for (size_t i = 0; i < x->data->subjects.n; i++)
		if (str_eq(key, x->data->subjects.line[i].key))
			return subject_code(x->r->a, x->data->subjects.line[i].is[0]);
	return subject_code(x->r->a, key);
}

enum verdict {
	HEAD_TAKEN,
	HEAD_ASIDE, /* not about results */
	HEAD_AIM,   /* what is hoped for, or how the pupil works */
	HEAD_NOT_KNOWN,
	HEAD_NO_SUBJECT, /* names a scale only */
	HEAD_NO_SCALE,
	HEAD_OTHER_SCALE, /* that is not for the subject */
};

/* The DfE's downloads put the name of the collection in front: "Phonics_URN". */
static struct str tight_name(const struct results *x, struct str heading)
{
	struct str key = fold_tight(x->r->a, heading);

	for (size_t i = 0; i < x->data->collections.n; i++) {
		struct str before = x->data->collections.line[i].key;

		if (str_starts(key, before) && memchr(heading.p, '_', heading.n) != NULL)
			return str_sub(key, before.n, key.n);
	}
	return key;
}

static bool has(const struct result_lines *all, struct str key)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(key, all->line[i].key))
			return true;
	return false;
}

/* "Maths target". The name of a test ("Progress Test") or of a scale of the school ("Effort") is none. */
static bool is_aim(struct results *x, struct str key)
{
	(void)heading_scale(x, &key);
	(void)test_in(x, &key);
	for (size_t i = 0; i < x->data->aims.n; i++)
		if (heading_words_at(key, x->data->aims.line[i].key) >= 0)
			return true;
	return false;
}

static bool download_read(struct results *x, struct str tight, struct result_column *c)
{
	for (size_t i = 0; i < x->data->downloads.n; i++) {
		const struct result_line *l = &x->data->downloads.line[i];

		if (!str_eq(tight, l->key))
			continue;
		c->subject = l->is[0];
		c->scale = scale_of_code(x, l->is[1]);
		c->outcome = l->is[2].n > 0;
		return c->scale != NULL && scale_for(c->scale, c->subject);
	}
	return false;
}

/* Does a row say the subject by the name of its test? */
static bool row_names_test(const struct results *x)
{
	return column_has(x->r->map, COL_SCALE, 0) || column_has(x->r->map, COL_SUBJECT, 0);
}

static enum verdict scale_settle(struct results *x, struct result_column *c, const struct scale *named)
{
	struct str code;

	c->scale = import_word_find(x->r, COL_SCALE, c->heading, &code) && code.n > 0
	               ? results_scale(x->r->a, x->all, code)
	               : results_scale_or_default(x, named, c->subject);
	if (c->scale == NULL)
		return HEAD_NO_SCALE;
	return scale_for(c->scale, c->subject) ? HEAD_TAKEN : HEAD_OTHER_SCALE;
}

/* A heading with a scale and no subject. */
static enum verdict subject_missing(struct results *x, struct result_column *c, const struct scale *named)
{
	c->scale = named;
	if (x->only_reading && scale_for(named, S("reading"))) {
		c->subject = S("reading");
		return HEAD_TAKEN;
	}
	return row_names_test(x) ? HEAD_TAKEN : HEAD_NO_SUBJECT;
}

/* "4", "a", "8 b": the level or the form of a test, and nothing else; "ss" is a standardised score, but the scaled one
 * of Star. */
static bool is_level(struct str key, bool star)
{
	while (key.n > 0) {
		struct str word = str_cut(key, ' ', &key);
		int64_t v;

		if (word.n > 1 && !str_int(word, &v) && (star || !str_is(word, "ss")))
			return false;
	}
	return true;
}

static enum verdict heading_read(struct results *x, struct str heading, struct result_column *c)
{
	struct arena *a = x->r->a;
	struct str key = fold_key(a, heading), tight = tight_name(x, heading), test, code;
	const struct scale *named;
	bool star = heading_words_at(key, S("star")) >= 0;

	*c = (struct result_column){ .heading = heading };
	if (import_word_find(x->r, COL_SUBJECT, heading, &code)) {
		if (code.n == 0)
			return HEAD_ASIDE;
		c->point = results_heading_point(x, heading, &key);
		c->subject = code;
		return scale_settle(x, c, heading_scale(x, &key));
	}
	if (download_read(x, tight, c))
		return HEAD_TAKEN;
	if (has(&x->data->aside, tight))
		return HEAD_ASIDE;
	c->point = results_heading_point(x, heading, &key);
	/* A subject as it stands goes before a scale of the same name: "Attendance". */
	c->subject = results_subject(x, key);
	if (c->subject.n == 0 && is_aim(x, key))
		return HEAD_AIM;
	named = c->subject.n > 0 ? NULL : heading_scale(x, &key);
	test = c->subject.n > 0 ? S("") : test_in(x, &key);
	key = without_filler(a, key);
	if (c->subject.n == 0 && key.n > 0)
		c->subject = results_subject(x, key);
	if (c->subject.n == 0)
		c->subject = test;
	if (named == NULL && test.n > 0 && (results_subject(x, key).n > 0 || is_level(key, star)))
		named = scale_of_code(x, S("standardised"));
	else if (named == NULL && test.n > 0)
		return HEAD_NOT_KNOWN; /* its raw marks, its percentile */
	if (key.n == 0 && named != NULL && named->subjects.n > 0 &&
	    memchr(named->subjects.p, '\n', named->subjects.n) == NULL)
		c->subject = named->subjects;
	if (c->subject.n == 0)
		c->subject = own_subject(x, named, key);
	if (c->subject.n == 0 && named != NULL && key.n == 0)
		return subject_missing(x, c, named);
	return c->subject.n == 0 ? HEAD_NOT_KNOWN : scale_settle(x, c, named);
}

/* Headings that a wide file may have beside results: what a roll says about a pupil. */
static bool is_about_pupil(struct arena *a, struct str heading)
{
	return column_match(a, IMPORT_ROLL, heading).column != COL_NONE ||
	       column_match(a, IMPORT_RESULTS, heading).column != COL_NONE;
}

/* What nobody can understand is said; false when the column is not taken. */
static bool verdict_say(struct results *x, struct str heading, enum verdict v)
{
	struct import_reader *r = x->r;

	switch (v) {
	case HEAD_TAKEN:
		return true;
	case HEAD_ASIDE:
		return false;
	case HEAD_AIM:
		import_note_file(
		    r, heading,
		    S("A target, a prediction or a grade for effort is no result: the column is left out."));
		return false;
	case HEAD_NOT_KNOWN:
		import_unknown_at(
		    r, COL_SUBJECT, heading, heading,
		    S("No subject is known by this heading: the column is left out. If it has results, name "
		      "the subject and the scale."),
		    false);
		return false;
	case HEAD_NO_SUBJECT:
		import_unknown_at(r, COL_SUBJECT, heading, heading,
		                  S("The heading names a scale and no subject. Name the subject, as in Reading SAS."),
		                  true);
		return false;
	case HEAD_NO_SCALE:
		import_unknown_at(
		    r, COL_SCALE, heading, heading,
		    S("The heading does not say on which scale. Add it, as in Reading standardised, or choose "
		      "one for all."),
		    true);
		return false;
	case HEAD_OTHER_SCALE:
		import_unknown_at(r, COL_SCALE, heading, heading,
		                  S("This scale is not used for this subject. The settings say for which it is."),
		                  true);
		return false;
	}
	return false;
}

/* What all headings together say: a reading test. */
static void headings_look(struct results *x)
{
	const struct csv_row *h = &x->r->file->heading;

	for (size_t i = 0; i < h->n; i++) {
		struct str tight = tight_name(x, h->cell[i]);

		x->only_reading = x->only_reading || (has(&x->data->reading, tight) && !row_names_test(x));
	}
}

size_t results_year_column(const struct results *x)
{
	const struct csv_row *h = &x->r->file->heading;

	for (size_t i = 0; i < h->n; i++) {
		struct str tight = tight_name(x, h->cell[i]);

		if (str_is(tight, "acadyr") || str_is(tight, "academicyear"))
			return i + 1;
	}
	return 0;
}

static struct str verdict_words(struct results *x, const struct result_column *c, enum verdict v)
{
	struct arena *a = x->r->a;
	const struct subject *s = subject_find(c->subject);
	struct str subject = s != NULL ? s->name : c->subject.n > 0 ? c->subject : S("The subject of the row");
	struct str point = c->point != NULL ? str_fmt(a, ", %.*s", STR_ARG(c->point->name)) : STR_NONE;

	switch (v) {
	case HEAD_TAKEN:
		return str_fmt(a, "%.*s: %.*s%.*s", STR_ARG(subject), STR_ARG(c->scale->name), STR_ARG(point));
	case HEAD_NO_SUBJECT:
		return S("It names a scale and no subject. Choose both.");
	case HEAD_NO_SCALE:
		return str_fmt(a, "%.*s, but on which scale? Choose it here, or one for all.", STR_ARG(subject));
	case HEAD_OTHER_SCALE:
		return S("This scale is not used for this subject.");
	case HEAD_NOT_KNOWN:
		return S("No subject is known by this heading. If it has results, choose which.");
	case HEAD_AIM:
		return S("A target, a prediction or a grade for effort: no result.");
	case HEAD_ASIDE:
		break;
	}
	return STR_NONE;
}

struct result_heading *results_headings_say(struct import_reader *r, const struct scales *all)
{
	static const struct result_defaults none;
	struct results x = { .r = r, .all = all, .d = &none, .data = result_data(r->a) };
	const struct csv_row *h = &r->file->heading;
	struct result_heading *out = NEW_ARRAY(r->a, struct result_heading, h->n + 1);
	struct result_column c;
	enum column told;
	int nth;

	r->row = h;
	headings_look(&x);
	for (size_t i = 0; i < h->n; i++) {
		enum verdict v;

		if (h->cell[i].n == 0 || column_told(r->map, i, &told, &nth) || is_about_pupil(r->a, h->cell[i]))
			continue;
		v = heading_read(&x, h->cell[i], &c);
		out[i] = (struct result_heading){ v != HEAD_ASIDE && v != HEAD_AIM && v != HEAD_NOT_KNOWN,
			                          verdict_words(&x, &c, v) };
	}
	return out;
}

void results_headings(struct results *x, struct result_heads *out)
{
	struct import_reader *r = x->r;
	const struct csv_row *h = &r->file->heading;
	struct str *used = NEW_ARRAY(r->a, struct str, h->n + 1), *unused = NEW_ARRAY(r->a, struct str, h->n + 1);
	size_t n = 0, m = 0;
	enum column told;
	int nth;

	x->column = NEW_ARRAY(r->a, struct result_column, h->n + 1);
	r->row = h;
	headings_look(x);
	for (size_t i = 0; i < h->n; i++) {
		struct result_column *c = &x->column[x->columns];

		if (h->cell[i].n == 0)
			continue;
		if (column_reads_as(r->map, i).n == 0) { /* a person left it out */
			unused[m++] = h->cell[i];
			continue;
		}
		if (column_told(r->map, i, &told, &nth) || is_about_pupil(r->a, h->cell[i])) {
			bool taken = true;

			for (size_t k = 0; k < r->map->unused; k++)
				taken = taken && r->map->unused_heading[k].p != h->cell[i].p;
			*(taken ? &used[n++] : &unused[m++]) = h->cell[i];
			continue;
		}
		if (!verdict_say(x, h->cell[i], heading_read(x, column_reads_as(r->map, i), c))) {
			unused[m++] = h->cell[i];
			continue;
		}
		c->heading = h->cell[i];
		c->at = i;
		x->columns++;
		used[n++] = h->cell[i];
	}
	if (x->columns == 0 && import_faults(r) == 0)
		import_problem(r, COL_NONE, 0,
		               S("No column of this file is known as results. Name subject and scale in "
		                 "the headings, as in Reading standardised."));
	out->used = str_join(r->a, used, n, S(", "));
	out->unused = str_join(r->a, unused, m, S(", "));
}
