#include "core/record/record_rec.h"

extern const struct record *const __start_apdr_record[] __attribute__((weak));
extern const struct record *const __stop_apdr_record[] __attribute__((weak));

size_t record_count(void)
{
	return (size_t)(__stop_apdr_record - __start_apdr_record);
}

const struct record *record_at(size_t i)
{
	return __start_apdr_record[i];
}

const struct field *record_field(const struct record *rec, struct str name)
{
	for (size_t i = 0; i < rec->fields; i++)
		if (str_is(name, rec->field[i].name))
			return &rec->field[i];
	return NULL;
}

int field_max(const struct field *f)
{
	if (f->max > 0)
		return f->max;
	return f->type == FT_LONG || f->type == FT_SOME_OF ? 4000 : 200;
}

bool milli_parse(struct str s, int64_t *out)
{
	struct str whole;
	struct str part;
	int64_t v;
	int64_t frac = 0;
	int64_t scale = 1000;
	bool negative;

	s = str_trim(s);
	negative = s.n > 0 && s.p[0] == '-';
	if (str_find(s, S(",")) >= 0 && str_find(s, S(".")) < 0) {
		whole = str_cut(s, ',', &part);
		if (part.n == 3)
			return false; /* "1,000" may be one or a thousand */
	} else {
		whole = str_cut(s, '.', &part);
	}
	if (!str_int(whole, &v) || v > 1000000000 || v < -1000000000 || part.n > 3)
		return false;
	if (part.n == 0 && whole.n != s.n)
		return false;
	for (size_t i = 0; i < part.n; i++) {
		if (part.p[i] < '0' || part.p[i] > '9')
			return false;
		scale /= 10;
		frac += (part.p[i] - '0') * scale;
	}
	*out = v * 1000 + (negative ? -frac : frac);
	return true;
}

struct str milli_text(struct arena *a, int64_t milli)
{
	int64_t abs = milli < 0 ? -milli : milli;
	struct str s;

	if (milli == MILLI_NONE)
		return S("");
	if (abs % 1000 == 0)
		return str_fmt(a, "%lld", (long long)(milli / 1000));
	s = str_fmt(a, "%s%lld.%03lld", milli < 0 ? "-" : "", (long long)(abs / 1000), (long long)(abs % 1000));
	while (s.p[s.n - 1] == '0')
		s.n--;
	return s;
}

struct str field_text(struct arena *a, const struct field *f, const void *obj)
{
	const void *p = field_get(f, obj);

	switch (f->type) {
	case FT_ID:
	case FT_INT:
	case FT_FLAG:
		return str_fmt(a, "%lld", (long long)*(const int64_t *)p);
	case FT_MILLI:
		return milli_text(a, *(const int64_t *)p);
	case FT_ONE_OF:
		return choice_code(f->choices, *(const int *)p);
	case FT_TEXT:
	case FT_LONG:
	case FT_SOME_OF:
		return *(const struct str *)p;
	case FT_DATE:
		return date_iso(a, *(const struct date *)p);
	}
	return STR_NONE;
}

bool field_same(const struct field *f, const void *x, const void *y)
{
	const void *p = field_get(f, x);
	const void *q = field_get(f, y);

	switch (f->type) {
	case FT_ID:
	case FT_INT:
	case FT_FLAG:
	case FT_MILLI:
		return *(const int64_t *)p == *(const int64_t *)q;
	case FT_ONE_OF:
		return *(const int *)p == *(const int *)q;
	case FT_TEXT:
	case FT_LONG:
	case FT_SOME_OF:
		return str_eq(*(const struct str *)p, *(const struct str *)q);
	case FT_DATE:
		return date_cmp(*(const struct date *)p, *(const struct date *)q) == 0;
	}
	return true;
}

bool record_same(const struct record *rec, const void *x, const void *y)
{
	for (size_t i = 0; i < rec->fields; i++)
		if ((rec->field[i].flags & F_HIDDEN) == 0 && !field_same(&rec->field[i], x, y))
			return false;
	return true;
}

static const struct choice *choice_at(const struct choice *c, int id)
{
	for (; c != NULL && c->value != NULL; c++)
		if (c->id == id)
			return c;
	return NULL;
}

struct str choice_code(const struct choice *c, int id)
{
	c = choice_at(c, id);
	return c != NULL ? str_of(c->value) : S("");
}

const char *choice_word(const struct choice *c, int id)
{
	c = choice_at(c, id);
	return c != NULL ? c->label : "";
}

const char *choice_word_of(const struct choice *c, struct str code)
{
	for (; c->value != NULL; c++)
		if (str_is(code, c->value))
			return c->label;
	return "";
}

bool choice_find(const struct choice *c, struct str code, int *id)
{
	*id = 0;
	if (code.n == 0)
		return true;
	for (; c->value != NULL; c++)
		if (str_is(code, c->value)) {
			*id = c->id;
			return true;
		}
	return false;
}
