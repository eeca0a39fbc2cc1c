#include "support/markup.h"

#include "kit/base/buf.h"

#include <string.h>

enum { DEPTH = 64, IDS = 4000, ATTRS = 32 };

struct reader {
	struct arena *a;
	struct str rest;
	struct str open[DEPTH];
	size_t depth;
	struct str *id;
	size_t ids;
	struct str *ref;
	size_t refs;
	const char *problem;
};

static void report(struct reader *r, const char *what, struct str where)
{
	if (r->problem == NULL)
		r->problem = str_c(r->a, str_fmt(r->a, "%s: %.*s", what, STR_ARG(str_sub(where, 0, 100))));
}

static bool is_void(struct str tag)
{
	static const char *const names[] = { "br", "hr", "img", "input", "link", "meta", "wbr", "source" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_is(tag, names[i]))
			return true;
	return false;
}

static void add_refs(struct reader *r, struct str list)
{
	struct str word;

	while (list.n > 0) {
		word = str_cut(list, ' ', &list);
		if (word.n > 0 && r->refs < IDS)
			r->ref[r->refs++] = word;
	}
}

static void attribute(struct reader *r, struct str name, struct str value)
{
	if (str_is(name, "id")) {
		for (size_t i = 0; i < r->ids; i++)
			if (str_eq(r->id[i], value))
				report(r, "the id stands twice", value);
		if (value.n == 0 || r->ids == IDS)
			report(r, "an empty id, or too many", value);
		else
			r->id[r->ids++] = value;
	} else if (str_is(name, "for") || str_is(name, "aria-labelledby") || str_is(name, "aria-describedby")) {
		add_refs(r, value);
	} else if (str_is(name, "href") && value.n > 1 && value.p[0] == '#') {
		add_refs(r, str_sub(value, 1, value.n));
	} else if (str_find(value, S("nan")) == 0 || str_find(value, S("inf")) == 0) {
		report(r, "not a number", value);
	} else if (str_starts(name, S("on")) || str_is(name, "style")) {
		report(r, "behaviour or looks in the page", name);
	}
}

/* Attributes of a tag; s is what stands after its name. */
static void attributes(struct reader *r, struct str s)
{
	struct str seen[ATTRS];
	size_t n = 0;
	struct str name;
	size_t i;

	for (s = str_trim(s); s.n > 0; s = str_trim(s)) {
		for (i = 0; i < s.n && s.p[i] != '=' && s.p[i] != ' ' && s.p[i] != '\n'; i++)
			;
		name = str_sub(s, 0, i);
		for (size_t k = 0; k < n; k++)
			if (str_eq(seen[k], name))
				report(r, "the attribute stands twice", s);
		if (n < ATTRS)
			seen[n++] = name;
		s = str_sub(s, i, s.n);
		if (s.n == 0 || s.p[0] != '=')
			continue;
		if (s.n < 3 || (s.p[1] != '"' && s.p[1] != '\'')) {
			report(r, "a value without quotes", name);
			return;
		}
		for (i = 2; i < s.n && s.p[i] != s.p[1]; i++)
			;
		attribute(r, name, str_sub(s, 2, i - 2));
		s = str_sub(s, i + 1, s.n);
	}
}

/* The length of the tag at the start of s, with its brackets; 0 when it does not end. */
static size_t tag_length(struct str s)
{
	char quote = 0;

	for (size_t i = 1; i < s.n; i++) {
		if (quote != 0)
			quote = s.p[i] == quote ? '\0' : quote;
		else if (s.p[i] == '"' || s.p[i] == '\'')
			quote = s.p[i];
		else if (s.p[i] == '>')
			return i + 1;
		else if (s.p[i] == '<')
			return 0;
	}
	return 0;
}

static void closing(struct reader *r, struct str name)
{
	if (r->depth == 0 || !str_eq(r->open[r->depth - 1], name))
		report(r, "closes what is not open", name);
	else
		r->depth--;
}

static void tag(struct reader *r, struct str inner)
{
	size_t i = 0;
	bool empty = inner.n > 0 && inner.p[inner.n - 1] == '/';
	struct str name;

	if (inner.n > 0 && inner.p[0] == '/') {
		closing(r, str_sub(inner, 1, inner.n));
		return;
	}
	while (i < inner.n && inner.p[i] != ' ' && inner.p[i] != '\n' && inner.p[i] != '/')
		i++;
	name = str_sub(inner, 0, i);
	attributes(r, str_sub(inner, i, inner.n - i - (empty ? 1 : 0)));
	if (empty || is_void(name))
		return;
	if (r->depth == DEPTH)
		report(r, "too deep", inner);
	else
		r->open[r->depth++] = name;
}

static void check_refs(struct reader *r)
{
	bool found;

	for (size_t i = 0; i < r->refs; i++) {
		found = false;
		for (size_t k = 0; k < r->ids && !found; k++)
			found = str_eq(r->id[k], r->ref[i]);
		if (!found)
			report(r, "leads to an id that is not there", r->ref[i]);
	}
}

const char *markup_problem(struct arena *a, struct str markup, bool whole)
{
	struct reader r = { .a = a, .rest = markup };
	size_t n;
	size_t at;

	r.id = NEW_ARRAY(a, struct str, IDS);
	r.ref = NEW_ARRAY(a, struct str, IDS);
	while (r.rest.n > 0 && r.problem == NULL) {
		for (at = 0; at < r.rest.n && r.rest.p[at] != '<' && r.rest.p[at] != '>'; at++)
			;
		r.rest = str_sub(r.rest, at, r.rest.n);
		if (r.rest.n == 0)
			break;
		n = r.rest.p[0] == '<' ? tag_length(r.rest) : 0;
		if (n == 0)
			report(&r, "a bracket in the text, or a tag without end", r.rest);
		else if (r.rest.p[1] != '!')
			tag(&r, str_sub(r.rest, 1, n - 2));
		r.rest = str_sub(r.rest, n, r.rest.n);
	}
	if (r.problem == NULL && r.depth > 0)
		report(&r, "is not closed", r.open[r.depth - 1]);
	if (whole)
		check_refs(&r);
	return r.problem;
}
