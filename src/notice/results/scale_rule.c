#include "notice/results/scale_rule.h"

#include "notice/results/subject_rule.h"

bool scale_is_age(const struct scale *s)
{
	return s->kind == SCALE_AGE;
}
bool scale_is_number(const struct scale *s)
{
	return s->kind == SCALE_INTERVAL || s->kind == SCALE_COUNT || s->kind == SCALE_AGE;
}
bool scale_has_steps(const struct scale *s)
{
	return s->kind == SCALE_ORDINAL || s->kind == SCALE_RUBRIC;
}

static size_t lines_read(struct arena *a, struct str text, struct scale_step **out)
{
	size_t n = 0;

	*out = NEW_ARRAY(a, struct scale_step, SCALE_STEPS_MAX);
	while (text.n > 0 && n < SCALE_STEPS_MAX) {
		struct str line = str_trim(str_cut(text, '\n', &text));
		struct str label;
		struct str code = str_cut(line, ' ', &label);

		label = str_trim(label);
		if (code.n > 0)
			(*out)[n++] = (struct scale_step){ code, label.n > 0 ? label : code };
	}
	return n;
}

size_t scale_steps(struct arena *a, const struct scale *s, struct scale_step **out)
{
	return lines_read(a, s->steps, out);
}

size_t scale_codes(struct arena *a, const struct scale *s, struct scale_step **out)
{
	return lines_read(a, s->codes, out);
}

bool scale_for(const struct scale *s, struct str subject)
{
	struct str rest = s->subjects;

	if (str_trim(rest).n == 0)
		return true;
	while (rest.n > 0) {
		if (str_eq(str_trim(str_cut(rest, '\n', &rest)), subject))
			return true;
	}
	return false;
}

/* The step with this code or label in any case; n when there is none. */
static size_t step_find(struct arena *a, const struct scale_step *step, size_t n, struct str typed)
{
	struct str want = str_lower_ascii(a, typed);

	for (size_t i = 0; i < n; i++) {
		if (str_eq(want, str_lower_ascii(a, step[i].code)) || str_eq(want, str_lower_ascii(a, step[i].label)))
			return i;
	}
	return n;
}

struct str scale_age_text(struct arena *a, int64_t milli)
{
	if (milli == MILLI_NONE)
		return S("");
	return str_fmt(a, "%lld:%02lld", (long long)(milli / 12000), (long long)(milli / 1000 % 12));
}

/* A value for people: an age as 7:06, everything else as a decimal. */
static struct str number_text(struct arena *a, const struct scale *s, int64_t value)
{
	return scale_is_age(s) ? scale_age_text(a, value) : milli_text(a, value);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes a number of at most `most` digits off the front; -1 when there is none or it is longer. */
static int64_t digits_cut(struct str *t, size_t most)
{
	int64_t v = 0;
	size_t n = 0;

	while (n < t->n && n <= most && is_digit(t->p[n]))
		v = v * 10 + (t->p[n++] - '0');
	*t = str_sub(*t, n, t->n);
	return n == 0 || n > most ? -1 : v;
}

/* Takes a word of letters off the front, in small letters. */
static struct str word_cut(struct arena *a, struct str *t)
{
	struct str w;
	size_t n = 0;

	*t = str_trim(*t);
	while (n < t->n && ((t->p[n] | 0x20) >= 'a' && (t->p[n] | 0x20) <= 'z'))
		n++;
	w = str_lower_ascii(a, str_sub(*t, 0, n));
	*t = str_trim(str_sub(*t, n, t->n));
	return w;
}

static bool one_of(struct str w, const char *words)
{
	struct str rest = str_of(words);

	while (rest.n > 0)
		if (str_eq(str_cut(rest, ' ', &rest), w))
			return true;
	return false;
}

/* "7y 6m", "7 years and 6 months", "7 years", "90 months": every number has its word, years before months. */
static bool age_words(struct arena *a, struct str t, int64_t *months)
{
	int64_t v = digits_cut(&t, 3), rest = 0;
	struct str unit = word_cut(a, &t);

	if (v < 0)
		return false;
	if (one_of(unit, "m mo mth mths month months")) {
		*months = v;
		return t.n == 0;
	}
	if (!one_of(unit, "y yr yrs year years") || v > 99)
		return false;
	if (t.n > 0) {
		if (t.p[0] == ',')
			t = str_trim(str_sub(t, 1, t.n));
		else if (!is_digit(t.p[0]) && !one_of(word_cut(a, &t), "and"))
			return false;
		rest = digits_cut(&t, 2);
		if (rest < 0 || rest > 11 || !one_of(word_cut(a, &t), "m mo mth mths month months") || t.n > 0)
			return false;
	}
	*months = v * 12 + rest;
	return true;
}

/* "7:06", also as a spreadsheet writes it back: "07:06:00". A bare number or a decimal may mean years or months. */
static bool age_colon(struct str t, int64_t *months)
{
	int64_t years = digits_cut(&t, 2), rest;

	if (years < 0 || t.n == 0 || t.p[0] != ':')
		return false;
	t = str_sub(t, 1, t.n);
	rest = digits_cut(&t, 2);
	if (rest < 0 || rest > 11 || (t.n > 0 && !str_is(t, ":00")))
		return false;
	*months = years * 12 + rest;
	return true;
}

bool scale_age_read(struct arena *a, struct str typed, int64_t *milli)
{
	struct str t = str_trim(typed);
	int64_t months;

	if (!age_colon(t, &months) && !age_words(a, t, &months))
		return false;
	*milli = months * 1000;
	return true;
}

static struct str range_words(struct arena *a, const struct scale *s)
{
	const char *age = scale_is_age(s) ? " (years:months)" : "";
	struct str low = s->low != MILLI_NONE ? number_text(a, s, s->low) : STR_NONE;
	struct str high = s->high != MILLI_NONE ? number_text(a, s, s->high) : STR_NONE;

	if (low.n > 0 && high.n > 0)
		return str_fmt(a, "Between %.*s and %.*s%s", STR_ARG(low), STR_ARG(high), age);
	if (low.n > 0)
		return str_fmt(a, "%.*s or more%s", STR_ARG(low), age);
	if (high.n > 0)
		return str_fmt(a, "%.*s or less%s", STR_ARG(high), age);
	return STR_NONE;
}

static enum rc read_number(struct arena *a, const struct scale *s, struct str t, int64_t *value, struct str *why)
{
	int64_t v;

	if (scale_is_age(s)) {
		if (!scale_age_read(a, t, &v)) {
			*why = S(SCALE_AGE_HOW);
			return RC_INVALID;
		}
	} else if (!milli_parse(t, &v)) {
		struct str range = range_words(a, s);

		*why = range.n > 0 ? str_fmt(a, "Not a number on this scale. %.*s", STR_ARG(range))
		                   : S("Not a number on this scale");
		return RC_INVALID;
	}
	if ((s->low != MILLI_NONE && v < s->low) || (s->high != MILLI_NONE && v > s->high)) {
		*why = range_words(a, s);
		return RC_INVALID;
	}
	if (s->step != MILLI_NONE && s->step > 0 && (v - (s->low != MILLI_NONE ? s->low : 0)) % s->step != 0) {
		*why = s->step == 1000 ? S("A whole number")
		                       : str_fmt(a, "In steps of %.*s", STR_ARG(milli_text(a, s->step)));
		return RC_INVALID;
	}
	*value = v;
	return RC_OK;
}

static struct str steps_words(struct arena *a, const struct scale_step *step, size_t n)
{
	struct str *code = NEW_ARRAY(a, struct str, n + 1);

	for (size_t i = 0; i < n; i++)
		code[i] = step[i].code;
	return str_fmt(a, "One of %.*s", STR_ARG(str_join(a, code, n, S(", "))));
}

static enum rc value_read(struct arena *a, const struct scale *s, struct str typed, struct scale_value *out,
                          struct str *why)
{
	struct str t = str_trim(typed);
	struct scale_step *code, *step;
	size_t codes = scale_codes(a, s, &code), steps = scale_steps(a, s, &step);
	size_t at = step_find(a, code, codes, t);

	*out = (struct scale_value){ MILLI_NONE, S(""), S("") };
	*why = S("");
	if (t.n == 0)
		return RC_OK;
	/* "N" may be a code and a step of the school's own: the step is what a teacher means. */
	if (scale_has_steps(s)) {
		size_t i = step_find(a, step, steps, t);

		if (i < steps) {
			out->value = (int64_t)i * 1000;
			return RC_OK;
		}
	}
	if (at < codes) {
		out->code = code[at].code;
		return RC_OK;
	}
	if (s->kind == SCALE_WORDS) {
		out->code = S(RESULT_WORDS);
		out->words = t;
		return RC_OK;
	}
	if (scale_has_steps(s)) {
		*why = steps_words(a, step, steps);
		return RC_INVALID;
	}
	return read_number(a, s, t, &out->value, why);
}

/* What is handed out is a piece of the scale or of what was typed, and a file has hundreds of thousands. */
enum rc scale_read(struct arena *a, const struct scale *s, struct str typed, struct scale_value *out, struct str *why)
{
	const struct arena_mark m = arena_mark(a);

	TRY(value_read(a, s, typed, out, why));
	arena_rewind(a, m);
	return RC_OK;
}

struct str scale_text(struct arena *a, const struct scale *s, int64_t value, struct str code, struct str note)
{
	if (str_is(code, RESULT_WORDS))
		return note;
	if (value == MILLI_NONE)
		return code;
	if (scale_has_steps(s)) {
		struct scale_step *step;
		size_t n = scale_steps(a, s, &step);

		if (value >= 0 && (size_t)(value / 1000) < n)
			return step[value / 1000].code;
	}
	return number_text(a, s, value);
}

struct str scale_words(struct arena *a, const struct scale *s, int64_t value, struct str code, struct str note)
{
	struct scale_step *step;
	size_t n = value == MILLI_NONE ? scale_codes(a, s, &step) : scale_steps(a, s, &step);

	if (value == MILLI_NONE) {
		size_t i = step_find(a, step, n, code);

		return i < n ? step[i].label : scale_text(a, s, value, code, note);
	}
	if (scale_has_steps(s) && value >= 0 && (size_t)(value / 1000) < n)
		return step[value / 1000].label;
	if (!scale_is_age(s))
		return number_text(a, s, value);
	if (value / 1000 % 12 == 0)
		return str_fmt(a, "%lld years", (long long)(value / 12000));
	return str_fmt(a, "%lld years %lld month%s", (long long)(value / 12000), (long long)(value / 1000 % 12),
	               value / 1000 % 12 == 1 ? "" : "s");
}

struct str result_day_fault(struct date born, struct date held_on)
{
	if (!date_none(born) && !date_none(held_on) && date_cmp(held_on, born) < 0)
		return S("The day is before the pupil was born");
	return S("");
}

bool scale_age_odd(const struct scale *s, struct date born, struct date held_on)
{
	int64_t months;

	if (date_none(born) || date_none(held_on))
		return false;
	months = (held_on.y - born.y) * 12 + held_on.m - born.m - (held_on.d < born.d ? 1 : 0);
	return (s->months_from > 0 && months < s->months_from) || (s->months_to > 0 && months > s->months_to);
}

static struct str fault_at(const char **field, const char *name, struct str why)
{
	*field = name;
	return why;
}

/* Two lines with one code: nobody could tell what was meant. */
static bool has_twins(struct arena *a, const struct scale_step *step, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (step_find(a, step, i, step[i].code) < i)
			return true;
	}
	return false;
}

struct str scale_fault(struct arena *a, const struct scale *s, const char **field)
{
	struct scale_step *step, *code;
	size_t steps = scale_steps(a, s, &step), codes = scale_codes(a, s, &code);
	struct str rest = s->subjects;

	if (scale_has_steps(s) && steps < 2)
		return fault_at(field, "steps", S("Write at least two steps, one on each line"));
	if (!scale_has_steps(s) && steps > 0)
		return fault_at(field, "steps", S("Only a scale of steps or descriptions has steps"));
	if (has_twins(a, step, steps))
		return fault_at(field, "steps", S("Each step needs a code of its own"));
	if (has_twins(a, code, codes))
		return fault_at(field, "codes", S("Each code can be there once"));
	if (s->kind == SCALE_WORDS && (s->low != MILLI_NONE || s->high != MILLI_NONE || s->national != MILLI_NONE))
		return fault_at(field, "kind", S("A scale of words has no lowest, highest or national figure"));
	if (s->low != MILLI_NONE && s->high != MILLI_NONE && s->low >= s->high)
		return fault_at(field, "high", S("The highest result is above the lowest"));
	if (s->step != MILLI_NONE && s->step <= 0)
		return fault_at(field, "step", S("The smallest step is more than 0"));
	if (s->band != MILLI_NONE && s->band < 0)
		return fault_at(field, "band", S("The 90 % band is not below 0"));
	if (s->national != MILLI_NONE &&
	    ((s->low != MILLI_NONE && s->national < s->low) || (s->high != MILLI_NONE && s->national > s->high)))
		return fault_at(field, "national", S("The national figure is on the scale"));
	if (s->months_to > 0 && s->months_from > s->months_to)
		return fault_at(field, "months_to", S("The oldest age is not below the youngest"));
	while (rest.n > 0) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));

		if (line.n > 0 && subject_code(a, line).n == 0)
			return fault_at(field, "subjects", S("A subject needs a name of letters, 40 at most"));
	}
	return S("");
}
