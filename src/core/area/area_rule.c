#include "core/area/area_rule.h"

#include "core/area/hours_rule.h"

enum { PHONE_LEAST = 10, PHONE_MOST = 13, KEY_MOST = 40, LA_DIGITS = 3 };

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool area_unfilled(struct str v)
{
	static const char *const SIGN[] = { "{{", "}}", "{%", "%}", "<%", "[[", "]]", "lorem ipsum" };

	for (size_t i = 0; i < sizeof SIGN / sizeof *SIGN; i++)
		if (str_find(v, str_of(SIGN[i])) >= 0)
			return true;
	return false;
}

static bool is_phone(struct str v)
{
	size_t digits = 0;

	for (size_t i = 0; i < v.n; i++) {
		if (digit(v.p[i]))
			digits++;
		else if (v.p[i] != ' ' && v.p[i] != '(' && v.p[i] != ')' && !(v.p[i] == '+' && i == 0))
			return false;
	}
	return digits >= PHONE_LEAST && digits <= PHONE_MOST;
}

static bool is_email(struct str v)
{
	struct str host;
	struct str name = str_cut(v, '@', &host);

	return name.n > 0 && str_find(host, S(".")) > 0 && str_find(host, S("@")) < 0 && str_find(v, S(" ")) < 0 &&
	       !str_ends(host, S("."));
}

static bool is_web(struct str v)
{
	return str_starts(v, S("https://")) && v.n > sizeof "https://" + 2 && str_find(v, S(" ")) < 0 &&
	       str_find(v, S(".")) > 0;
}

/* "TS25 1AF": one or two letters, one or two figures (or a figure and a letter), a space, a figure, two letters. */
static bool is_postcode(struct str v)
{
	struct str in;
	struct str out = str_cut(v, ' ', &in);
	size_t i = 0;

	while (i < out.n && i < 2 && upper(out.p[i]))
		i++;
	if (i == 0 || i == out.n || !digit(out.p[i]) || out.n > i + 2)
		return false;
	if (out.n == i + 2 && !digit(out.p[i + 1]) && !upper(out.p[i + 1]))
		return false;
	return in.n == 3 && digit(in.p[0]) && upper(in.p[1]) && upper(in.p[2]);
}

static bool is_number(struct str v, size_t n)
{
	for (size_t i = 0; i < v.n; i++)
		if (!digit(v.p[i]))
			return false;
	return v.n == n;
}

static struct str kind_fault(enum area_contact_kind kind, struct str v)
{
	switch (kind) {
	case AREA_CONTACT_PHONE:
	case AREA_CONTACT_MOBILE:
	case AREA_CONTACT_TEXT:
		return is_phone(v) ? STR_NONE : S("write the whole number, such as 020 7946 0300");
	case AREA_CONTACT_EMAIL:
		return is_email(v) ? STR_NONE : S("write an address with an @ in it");
	case AREA_CONTACT_WEB:
	case AREA_CONTACT_FORM:
		return is_web(v) ? STR_NONE : S("begin its web address with https://");
	case AREA_CONTACT_NONE:
	case AREA_CONTACT_POST:
	case AREA_CONTACT_DROP_IN:
		break;
	}
	return STR_NONE;
}

static struct str type_fault(const struct field *f, struct str v)
{
	struct date d;
	int id;

	if (f->type == FT_ONE_OF && !choice_find(f->choices, v, &id))
		return S("this is none of the choices");
	if (f->type == FT_DATE && !date_parse_iso(v, &d))
		return S("write the day as 2026-03-24");
	if (f->type == FT_TEXT && str_find(v, S("\n")) >= 0)
		return S("write it in one line");
	return STR_NONE;
}

struct str area_value_fault(struct arena *a, const struct field *f, enum area_contact_kind kind, struct str v)
{
	struct str name = str_of(f->name);
	struct str why = type_fault(f, v);

	if (v.n == 0)
		return STR_NONE;
	if (area_unfilled(v))
		return str_fmt(a, "“%.*s” was never filled in: a program was to put words there", STR_ARG(v));
	if (why.n > 0)
		return why;
	if (v.n > (size_t)field_max(f))
		return str_fmt(a, "write it in %d characters or fewer", field_max(f));
	if (str_is(name, "value"))
		return kind_fault(kind, v);
	if (str_ends(name, S("url")))
		return kind_fault(AREA_CONTACT_WEB, v);
	if (str_ends(name, S("email")))
		return kind_fault(AREA_CONTACT_EMAIL, v);
	if (str_ends(name, S("phone")))
		return kind_fault(AREA_CONTACT_PHONE, v);
	if (str_ends(name, S("postcode")) && !is_postcode(v))
		return S("write the postcode such as WX25 1AF");
	if (str_is(name, "la_no") && !is_number(v, LA_DIGITS))
		return S("use three digits, such as 380");
	return STR_NONE;
}

/* The longest beginning of both that ends at sep, without it. */
static struct str common(struct str x, struct str y, char sep)
{
	size_t n = 0;
	size_t whole = 0;

	while (n < x.n && n < y.n && x.p[n] == y.p[n]) {
		if (x.p[n] == sep)
			whole = n;
		n++;
	}
	return str_sub(x, 0, whole);
}

struct str area_shared(const struct field *f, enum area_contact_kind kind, struct str x, struct str y)
{
	struct str name = str_of(f->name);
	bool address = str_is(name, "officer_address") ||
	               (str_is(name, "value") && (kind == AREA_CONTACT_POST || kind == AREA_CONTACT_DROP_IN));

	if (str_eq(x, y))
		return x;
	if (str_ends(name, S("postcode")))
		return common(x, y, ' ');
	return address ? common(x, y, ',') : STR_NONE;
}

bool area_check_due(struct date checked, int months, struct date today)
{
	if (months == 0)
		return false;
	return date_none(checked) || date_cmp(date_add_months(checked, months), today) <= 0;
}

struct str area_key(struct arena *a, struct str words)
{
	char *out = arena_alloc(a, KEY_MOST + 1);
	struct str low = str_lower_ascii(a, words);
	size_t n = 0;

	for (size_t i = 0; i < low.n && n < KEY_MOST; i++) {
		char c = low.p[i];

		if ((c >= 'a' && c <= 'z') || digit(c))
			out[n++] = c;
		else if (n > 0 && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n > 0 && out[n - 1] == '-')
		n--;
	return n == 0 ? S("item") : (struct str){ out, n };
}

bool area_key_good(struct str key)
{
	for (size_t i = 0; i < key.n; i++)
		if (!((key.p[i] >= 'a' && key.p[i] <= 'z') || digit(key.p[i]) || key.p[i] == '-'))
			return false;
	return key.n > 0 && key.n <= 60;
}
