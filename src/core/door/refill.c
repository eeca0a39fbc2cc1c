#include "core/door/refill.h"

enum { FILLED_MOST = PAGE_MAX };

/* Text as it stands within an attribute or an element: by the writer, which alone knows how. */
static struct str escaped(struct arena *a, struct str text)
{
	struct buf b = buf_new(a, FILLED_MOST);
	struct html w;
	struct str all;

	html_init(&w, a, &b);
	html(&w, "<p title=\"$\">", h(text));
	all = buf_view(&b);
	return str_sub(all, sizeof "<p title=\"" - 1, all.n - (sizeof "<p title=\"" - 1) - (sizeof "\">" - 1));
}

static struct str from(struct str s, size_t at)
{
	return str_sub(s, at, s.n);
}

/* Value of an attribute as it stands in the tag; false when it is not there. */
static bool attribute(struct arena *a, struct str tag, const char *name, struct str *out)
{
	struct str key = str_fmt(a, " %s=\"", name);
	ptrdiff_t at = str_find(tag, key);
	struct str rest;

	*out = at < 0 ? STR_NONE : str_cut(from(tag, (size_t)at + key.n), '"', &rest);
	return at >= 0;
}

static struct str attribute_of(struct arena *a, struct str tag, const char *name)
{
	struct str value;

	(void)attribute(a, tag, name, &value); /* empty is as good as none */
	return value;
}

/* The tag without this attribute: name="…" or the name alone. */
static struct str without(struct arena *a, struct str tag, const char *name)
{
	struct str valued = str_fmt(a, " %s=\"", name);
	struct str alone = str_fmt(a, " %s", name);
	ptrdiff_t at = str_find(tag, valued);
	size_t n;

	if (at >= 0) {
		ptrdiff_t end = str_find(from(tag, (size_t)at + valued.n), S("\""));

		n = valued.n + (end < 0 ? 0 : (size_t)end + 1);
	} else {
		at = str_find(tag, alone);
		n = alone.n;
		if (at < 0 || ((size_t)at + n < tag.n && tag.p[(size_t)at + n] != ' ' && tag.p[(size_t)at + n] != '>'))
			return tag;
	}
	return str_fmt(a, "%.*s%.*s", (int)at, tag.p, STR_ARG(from(tag, (size_t)at + n)));
}

/* The tag with one more attribute at its end. */
static struct str with(struct arena *a, struct str tag, struct str more)
{
	return str_fmt(a, "%.*s %.*s>", (int)(tag.n - 1), tag.p, STR_ARG(more));
}

static bool typed_has(struct arena *a, const struct params_in *typed, struct str name, const struct str *value)
{
	for (size_t i = 0; i < typed->n; i++)
		if (str_eq(escaped(a, typed->v[i].name), name) &&
		    (value == NULL || str_eq(escaped(a, typed->v[i].value), *value)))
			return true;
	return false;
}

static struct str typed_of(struct arena *a, const struct params_in *typed, struct str name)
{
	for (size_t i = 0; i < typed->n; i++)
		if (str_eq(escaped(a, typed->v[i].name), name))
			return escaped(a, typed->v[i].value);
	return STR_NONE;
}

/* ---- which form ---- */

enum fits { FITS_NOT, FITS_BUT_ID, FITS };

struct form_at {
	size_t from, to; /* of its tag, and to its end */
	enum fits fits;
	size_t names; /* of what was sent, that it has a control for */
};

static bool next_tag(struct str s, size_t *at, struct str *tag)
{
	ptrdiff_t open = str_find(from(s, *at), S("<"));
	ptrdiff_t close;

	if (open < 0)
		return false;
	*at += (size_t)open;
	close = str_find(from(s, *at), S(">"));
	if (close < 0)
		return false;
	*tag = str_sub(s, *at, (size_t)close + 1);
	return true;
}

/* Hidden fields say what a form is about. A new record gets its number with each page, so that may be another one. */
static enum fits form_fits(struct arena *a, struct str form, const struct params_in *typed)
{
	enum fits is = FITS;
	struct str tag;

	for (size_t at = 0; next_tag(form, &at, &tag); at += tag.n) {
		struct str name = attribute_of(a, tag, "name");
		struct str value = attribute_of(a, tag, "value");

		if (!str_starts(tag, S("<input")) || !str_is(attribute_of(a, tag, "type"), "hidden") ||
		    str_is(name, "_csrf") || str_is(name, "revision") || typed_has(a, typed, name, &value))
			continue;
		if (!str_is(name, "id"))
			return FITS_NOT;
		is = FITS_BUT_ID;
	}
	return is;
}

static size_t names_in(struct arena *a, struct str form, const struct params_in *typed)
{
	size_t n = 0;

	for (size_t i = 0; i < typed->n; i++) {
		struct str name = str_fmt(a, " name=\"%.*s\"", STR_ARG(escaped(a, typed->v[i].name)));

		n += str_find(form, name) >= 0;
	}
	return n;
}

static bool sent_to(struct arena *a, struct str tag, struct str path)
{
	struct str rest;

	return str_is(attribute_of(a, tag, "method"), "post") &&
	       str_eq(str_cut(attribute_of(a, tag, "action"), '?', &rest), escaped(a, path));
}

static bool form_find(struct arena *a, struct str page, struct str path, const struct params_in *typed,
                      struct form_at *out)
{
	size_t nearly = 0;
	ptrdiff_t found;

	*out = (struct form_at){ 0 };
	for (size_t at = 0; (found = str_find(from(page, at), S("<form "))) >= 0;) {
		struct form_at f = { .from = at + (size_t)found };
		ptrdiff_t end = str_find(from(page, f.from), S("</form>"));
		ptrdiff_t close = str_find(from(page, f.from), S(">"));

		if (end < 0 || close < 0)
			return false;
		at = f.to = f.from + (size_t)end;
		if (!sent_to(a, str_sub(page, f.from, (size_t)close + 1), path))
			continue;
		f.fits = form_fits(a, str_sub(page, f.from, f.to - f.from), typed);
		f.names = names_in(a, str_sub(page, f.from, f.to - f.from), typed);
		nearly += f.fits == FITS_BUT_ID;
		if (f.fits > out->fits || (f.fits == out->fits && f.names > out->names))
			*out = f;
	}
	return out->fits == FITS || (out->fits == FITS_BUT_ID && nearly == 1);
}

/* ---- filling it ---- */

struct filler {
	struct arena *a;
	const struct params_in *typed;
	struct buf *b;
	struct str select; /* name of the one that is open */
};

static struct str input_filled(struct filler *f, struct str tag)
{
	struct str type = attribute_of(f->a, tag, "type");
	struct str name = attribute_of(f->a, tag, "name");
	struct str value = attribute_of(f->a, tag, "value");

	if (name.n == 0 || str_is(name, "_csrf") || str_is(type, "password") || str_is(type, "file") ||
	    str_is(type, "submit"))
		return tag;
	if (str_is(type, "radio") && !typed_has(f->a, f->typed, name, NULL))
		return tag;
	if (str_is(type, "radio") || str_is(type, "checkbox")) {
		tag = without(f->a, tag, "checked");
		return typed_has(f->a, f->typed, name, &value) ? with(f->a, tag, S("checked")) : tag;
	}
	if (!typed_has(f->a, f->typed, name, NULL))
		return tag;
	return with(f->a, without(f->a, tag, "value"),
	            str_fmt(f->a, "value=\"%.*s\"", STR_ARG(typed_of(f->a, f->typed, name))));
}

static struct str option_filled(struct filler *f, struct str tag)
{
	struct str value = attribute_of(f->a, tag, "value");

	if (f->select.n == 0 || !typed_has(f->a, f->typed, f->select, NULL))
		return tag;
	tag = without(f->a, tag, "selected");
	return typed_has(f->a, f->typed, f->select, &value) ? with(f->a, tag, S("selected")) : tag;
}

/* Writes the tag, filled; how far behind it the page goes on. */
static size_t tag_write(struct filler *f, struct str form, size_t at, struct str tag)
{
	struct str name = attribute_of(f->a, tag, "name");
	ptrdiff_t end;

	if (str_starts(tag, S("<select")))
		f->select = name;
	if (str_starts(tag, S("<input")))
		buf_str(f->b, input_filled(f, tag));
	else if (str_starts(tag, S("<option")))
		buf_str(f->b, option_filled(f, tag));
	else
		buf_str(f->b, tag);
	at += tag.n;
	if (!str_starts(tag, S("<textarea")) || !typed_has(f->a, f->typed, name, NULL))
		return at;
	end = str_find(from(form, at), S("</textarea>"));
	buf_str(f->b, typed_of(f->a, f->typed, name));
	return end < 0 ? at : at + (size_t)end;
}

static void form_fill(struct filler *f, struct str form)
{
	struct str tag;
	size_t done = 0;

	for (size_t at = 0; next_tag(form, &at, &tag); at = done) {
		buf_str(f->b, str_sub(form, done, at - done));
		done = tag_write(f, form, at, tag);
	}
	buf_str(f->b, from(form, done));
}

static ptrdiff_t find_last(struct str s, struct str what)
{
	ptrdiff_t last = -1;
	ptrdiff_t at;

	for (size_t i = 0; (at = str_find(from(s, i), what)) >= 0; i = (size_t)last + 1)
		last = (ptrdiff_t)i + at;
	return last;
}

/* What comes before the form, with the part open in which it is folded away. */
static void before_write(struct buf *b, struct str before)
{
	ptrdiff_t at = find_last(before, S("<details"));
	size_t end = (size_t)(at < 0 ? 0 : at) + sizeof "<details" - 1;
	struct str rest;

	if (at < 0 || at < find_last(before, S("</details>")) ||
	    str_find(str_cut(from(before, (size_t)at), '>', &rest), S(" open")) >= 0) {
		buf_str(b, before);
		return;
	}
	buf_str(b, str_sub(before, 0, end));
	buf_str(b, S(" open"));
	buf_str(b, from(before, end));
}

bool refill(struct arena *a, struct str page, struct str path, const struct params_in *typed, struct str *out)
{
	struct buf b = buf_new(a, FILLED_MOST);
	struct filler f = { .a = a, .typed = typed, .b = &b };
	struct form_at at;

	if (!form_find(a, page, path, typed, &at))
		return false;
	before_write(&b, str_sub(page, 0, at.from));
	form_fill(&f, str_sub(page, at.from, at.to - at.from));
	buf_str(&b, from(page, at.to));
	if (b.full)
		return false;
	*out = buf_view(&b);
	return true;
}
