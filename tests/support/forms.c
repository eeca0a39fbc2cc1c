#include "support/forms.h"

#include "core/door/request.h"
#include "kit/base/buf.h"
#include "support/support.h"

/* Value of an attribute within the tag; found says whether it stands there at all. */
static struct str attribute(struct arena *a, struct str tag, const char *name, bool *found)
{
	struct str key = str_fmt(a, " %s=\"", name);
	ptrdiff_t at = str_find(tag, key);
	struct str rest;

	*found = at >= 0;
	return at < 0 ? STR_NONE : str_cut(str_sub(tag, (size_t)at + key.n, tag.n), '"', &rest);
}

static struct str filled(struct str name, struct str value, struct str type)
{
	if (value.n > 0 || str_is(type, "hidden"))
		return value;
	return str_ends(name, S("-day"))     ? S("9")
	       : str_ends(name, S("-month")) ? S("3")
	       : str_ends(name, S("-year"))  ? S("2026")
	                                     : S("1");
}

/* Of a radio the first answer counts, as of a select box; of check boxes all. */
static void control_add(struct arena *a, struct posted_form *f, struct str tag)
{
	bool has, named;
	struct str name = attribute(a, tag, "name", &named);
	struct str type = attribute(a, tag, "type", &has);
	struct str value = attribute(a, tag, "value", &has);

	if (!named || str_is(name, "_csrf") || str_is(type, "file") || f->n == FORM_FIELDS_MAX)
		return;
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->name[i], name) && !str_is(type, "checkbox")) {
			if (f->value[i].n == 0)
				f->value[i] = value;
			f->twice = f->twice || (!str_is(type, "radio") && !str_starts(tag, S("<button")));
			return;
		}
	f->name[f->n] = name;
	f->text[f->n] =
	    str_starts(tag, S("<textarea")) || str_is(type, "text") || (str_starts(tag, S("<input")) && type.n == 0);
	f->value[f->n++] = str_starts(tag, S("<select")) ? STR_NONE : filled(name, value, type);
}

static void form_scan(struct arena *a, struct posted_form *f, struct str body)
{
	for (ptrdiff_t at; (at = str_find(body, S("<"))) >= 0;) {
		struct str rest;
		struct str tag = str_cut(str_sub(body, (size_t)at, body.n), '>', &rest);
		bool has;

		if (str_starts(tag, S("<input")) || str_starts(tag, S("<textarea")) || str_starts(tag, S("<select")) ||
		    str_starts(tag, S("<button")))
			control_add(a, f, tag);
		if (str_starts(tag, S("<option")) && f->n > 0 && f->value[f->n - 1].n == 0)
			f->value[f->n - 1] = attribute(a, tag, "value", &has);
		body = rest;
	}
}

size_t forms_of(struct arena *a, struct str page, struct posted_form **out)
{
	size_t n = 0;

	*out = NEW_ARRAY(a, struct posted_form, FORMS_MAX);
	for (ptrdiff_t at; n < FORMS_MAX && (at = str_find(page, S("<form "))) >= 0;) {
		struct str from = str_sub(page, (size_t)at, page.n);
		ptrdiff_t end = str_find(from, S("</form>"));
		struct str rest;
		struct str tag = str_cut(from, '>', &rest);
		bool has;

		assert_true(end > 0);
		page = str_sub(from, (size_t)end, from.n);
		if (str_find(tag, S("method=\"post\"")) < 0)
			continue;
		(*out)[n].action = attribute(a, tag, "action", &has);
		form_scan(a, &(*out)[n++], str_sub(from, tag.n, (size_t)end - tag.n));
	}
	return n;
}

struct str form_with(struct arena *a, const struct posted_form *f, size_t at, const char *value)
{
	struct buf b = buf_new(a, 1u << 20);

	for (size_t i = 0; i < f->n; i++)
		if (i != at || value != NULL)
			buf_fmt(&b, "%s%.*s=%.*s", b.n > 0 ? "&" : "", STR_ARG(url_encode(a, f->name[i])),
			        STR_ARG(url_encode(a, i == at ? str_of(value) : f->value[i])));
	return buf_view(&b);
}
