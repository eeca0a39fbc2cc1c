/* A profile as text, and the schema of such texts. */
#include "core/area/area_file.h"

#include "kit/text/jtree.h"

enum { FILE_MOST = 4 << 20 };

static bool leaves(const struct area_fact *f)
{
	return f->state == AREA_FACT_STANDS || f->state == AREA_FACT_OFFERED;
}

/* Says what is another than the one whose words stand around it; all of it when there is none. */
static void about(struct jtree_out *w, struct arena *a, const struct area_fact *f, const struct area_fact *up)
{
	if (up == NULL ? f->source.n > 0 : !str_eq(f->source, up->source))
		jtree_put(w, "source", f->source);
	if (up == NULL ? f->spot.n > 0 : !str_eq(f->spot, up->spot))
		jtree_put(w, "spot", f->spot);
	if (up == NULL ? !date_none(f->checked_on) : date_cmp(f->checked_on, up->checked_on) != 0)
		jtree_put(w, "checked", date_iso(a, f->checked_on));
	if (up == NULL ? !date_none(f->since_on) : date_cmp(f->since_on, up->since_on) != 0)
		jtree_put(w, "since", date_iso(a, f->since_on));
}

static bool plain(const struct area_fact *f, const struct area_fact *up)
{
	return f->note.n == 0 && str_eq(f->source, up->source) && str_eq(f->spot, up->spot) &&
	       date_cmp(f->checked_on, up->checked_on) == 0 && date_cmp(f->since_on, up->since_on) == 0;
}

static void value(struct jtree_out *w, struct arena *a, const char *name, const struct area_fact *f,
                  const struct area_fact *up)
{
	if (plain(f, up)) {
		jtree_put(w, name, f->value);
		return;
	}
	jtree_open(w, name, '{');
	jtree_put(w, "value", f->value);
	if (f->note.n > 0)
		jtree_put(w, "note", f->note);
	about(w, a, f, up);
	jtree_shut(w);
}

/* The values of one item, or of a part that is there once: facts of the same part and item. */
static void object(struct jtree_out *w, struct arena *a, const struct area_part *p, const struct area_fact *f, size_t n)
{
	about(w, a, f, NULL);
	for (size_t k = 0; k < p->rec.fields; k++) {
		const struct area_fact *first = NULL;
		const char *name = p->rec.field[k].name;

		for (size_t i = 0; i < n; i++) {
			if (!str_is(f[i].field, name) || !leaves(&f[i]))
				continue;
			if (f[i].state == AREA_FACT_STANDS) {
				value(w, a, name, &f[i], f);
				continue;
			}
			if (first == NULL) {
				jtree_open(w, name, '{');
				jtree_open(w, "either", '[');
			}
			first = &f[i];
			value(w, a, NULL, &f[i], f);
		}
		if (first != NULL) {
			jtree_shut(w);
			jtree_shut(w);
		}
	}
}

static void part(struct jtree_out *w, struct arena *a, const struct area_part *p, const struct area_fact *f, size_t n)
{
	if (!area_part_many(p)) {
		jtree_open(w, p->key, '{');
		object(w, a, p, f, n);
		jtree_shut(w);
		return;
	}
	jtree_open(w, p->key, '[');
	for (size_t i = 0; i < n;) {
		size_t to = i + 1;

		while (to < n && str_eq(f[to].item, f[i].item))
			to++;
		jtree_open(w, NULL, '{');
		jtree_put(w, "key", f[i].item);
		object(w, a, p, f + i, to - i);
		jtree_shut(w);
		i = to;
	}
	jtree_shut(w);
}

struct str area_file_write(struct arena *a, struct str key, struct str title, const struct area_fact *facts, size_t n)
{
	struct jtree_out w = jtree_out_new(a, FILE_MOST);
	struct area_fact *f = NEW_ARRAY(a, struct area_fact, n + 1);

	jtree_open(&w, NULL, '{');
	jtree_put(&w, "$schema", S("schema.json"));
	jtree_put(&w, "profile", key);
	jtree_put(&w, "title", title);
	for (size_t k = 0; k < area_part_count(); k++) {
		const struct area_part *p = area_part_at(k);
		size_t some = 0;

		for (size_t i = 0; i < n; i++)
			if (str_is(facts[i].part, p->key) && leaves(&facts[i]))
				f[some++] = facts[i];
		if (some > 0 && !p->own)
			part(&w, a, p, f, some);
	}
	jtree_shut(&w);
	return w.b.full ? STR_NONE : buf_view(&w.b);
}

/* ---- the schema ---- */

static void text_type(struct jtree_out *w, const char *name, const char *says)
{
	jtree_open(w, name, '{');
	jtree_put(w, "type", S("string"));
	if (says != NULL)
		jtree_put(w, "description", str_of(says));
	jtree_shut(w);
}

static void about_types(struct jtree_out *w)
{
	text_type(w, "source", "Document, page or call it was taken from");
	text_type(w, "spot", "Place in the source");
	text_type(w, "checked", "Day on which somebody last checked it: 2026-03-24");
	text_type(w, "since", "Since when it is so");
}

static void ref(struct jtree_out *w, const char *name, const char *to)
{
	jtree_open(w, name, '{');
	jtree_put(w, "$ref", str_of(to));
	jtree_shut(w);
}

static void field_type(struct jtree_out *w, const struct field *f)
{
	jtree_open(w, f->name, '{');
	jtree_put(w, "description", str_of(f->doc));
	jtree_open(w, "anyOf", '[');
	jtree_open(w, NULL, '{');
	jtree_put(w, "type", S("string"));
	if (f->type == FT_ONE_OF) {
		jtree_open(w, "enum", '[');
		for (const struct choice *c = f->choices; c->value != NULL; c++)
			jtree_put(w, NULL, str_of(c->value));
		jtree_shut(w);
	} else if (f->type == FT_DATE) {
		jtree_put(w, "format", S("date"));
	}
	jtree_shut(w);
	ref(w, NULL, "#/$defs/value");
	ref(w, NULL, "#/$defs/question");
	jtree_shut(w);
	jtree_shut(w);
}

static void fields_type(struct jtree_out *w, const struct area_part *p)
{
	jtree_put(w, "type", S("object"));
	jtree_open(w, "required", '[');
	if (area_part_many(p))
		jtree_put(w, NULL, S("key"));
	for (size_t i = 0; i < p->rec.fields; i++)
		if ((p->rec.field[i].flags & F_REQUIRED) != 0)
			jtree_put(w, NULL, str_of(p->rec.field[i].name));
	jtree_shut(w);
	jtree_open(w, "properties", '{');
	if (area_part_many(p))
		ref(w, "key", "#/$defs/key");
	about_types(w);
	for (size_t i = 0; i < p->rec.fields; i++)
		field_type(w, &p->rec.field[i]);
	jtree_shut(w);
	jtree_put_false(w, "additionalProperties");
}

static void defs(struct jtree_out *w)
{
	jtree_open(w, "$defs", '{');
	jtree_open(w, "key", '{');
	jtree_put(w, "type", S("string"));
	jtree_put(w, "pattern", S("^[a-z0-9-]{1,60}$"));
	jtree_shut(w);
	jtree_open(w, "value", '{');
	jtree_put(w, "description", S("A value with what is said about it"));
	jtree_put(w, "type", S("object"));
	jtree_open(w, "required", '[');
	jtree_put(w, NULL, S("value"));
	jtree_shut(w);
	jtree_open(w, "properties", '{');
	text_type(w, "value", "Empty: not given");
	text_type(w, "note", "For the next person");
	about_types(w);
	jtree_shut(w);
	jtree_put_false(w, "additionalProperties");
	jtree_shut(w);
	jtree_open(w, "question", '{');
	jtree_put(w, "description", S("Two that differ, of which nobody has chosen one"));
	jtree_put(w, "type", S("object"));
	jtree_open(w, "required", '[');
	jtree_put(w, NULL, S("either"));
	jtree_shut(w);
	jtree_open(w, "properties", '{');
	jtree_open(w, "either", '{');
	jtree_put(w, "type", S("array"));
	ref(w, "items", "#/$defs/value");
	jtree_shut(w);
	jtree_shut(w);
	jtree_shut(w);
	jtree_shut(w);
}

struct str area_schema(struct arena *a)
{
	struct jtree_out w = jtree_out_new(a, FILE_MOST);

	jtree_open(&w, NULL, '{');
	jtree_put(&w, "$schema", S("https://json-schema.org/draft/2020-12/schema"));
	jtree_put(&w, "title", S("Profile of a local area"));
	jtree_put(&w, "type", S("object"));
	jtree_open(&w, "required", '[');
	jtree_put(&w, NULL, S("profile"));
	jtree_put(&w, NULL, S("title"));
	jtree_shut(&w);
	jtree_open(&w, "properties", '{');
	text_type(&w, "$schema", NULL);
	ref(&w, "profile", "#/$defs/key");
	text_type(&w, "title", "Name of the profile, for people");
	about_types(&w);
	for (size_t i = 0; i < area_part_count(); i++) {
		const struct area_part *p = area_part_at(i);

		if (p->own)
			continue;
		jtree_open(&w, p->key, '{');
		jtree_put(&w, "title", str_of(p->title));
		if (area_part_many(p)) {
			jtree_put(&w, "type", S("array"));
			jtree_open(&w, "items", '{');
			fields_type(&w, p);
			jtree_shut(&w);
		} else {
			fields_type(&w, p);
		}
		jtree_shut(&w);
	}
	jtree_shut(&w);
	jtree_put_false(&w, "additionalProperties");
	defs(&w);
	jtree_shut(&w);
	return buf_view(&w.b);
}
