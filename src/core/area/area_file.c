#include "core/area/area_file.h"

#include "core/area/area_rule.h"
#include "kit/base/embed.h"
#include "kit/text/jtree.h"

enum { FACTS_MOST = 3000, FAULTS_MOST = 200 };

/* What stands around a value and holds for it unless it says otherwise. */
struct about {
	struct str source;
	struct str spot;
	struct str checked;
	struct str since;
};

struct reading {
	struct arena *a;
	struct area_file *out;
	const struct area_part *part;
	struct str item;
	int64_t place;
	enum area_contact_kind kind;
};

static void fault(struct reading *r, struct str field, struct str why)
{
	struct str at = str_of(r->part != NULL ? r->part->key : "");

	if (r->item.n > 0)
		at = str_fmt(r->a, "%.*s/%.*s", STR_ARG(at), STR_ARG(r->item));
	if (field.n > 0)
		at = str_fmt(r->a, "%.*s%s%.*s", STR_ARG(at), at.n > 0 ? "/" : "", STR_ARG(field));
	if (r->out->faults < FAULTS_MOST)
		r->out->fault[r->out->faults++] = (struct area_fault){ at, why };
}

static struct str either(const struct jtree *o, const char *name, struct str otherwise)
{
	return jtree_get(o, name) != NULL ? jtree_text(o, name) : otherwise;
}

static struct about about_of(const struct jtree *o, struct about up)
{
	return (struct about){ either(o, "source", up.source), either(o, "spot", up.spot),
		               either(o, "checked", up.checked), either(o, "since", up.since) };
}

static bool about_word(struct str name)
{
	return str_is(name, "source") || str_is(name, "spot") || str_is(name, "checked") || str_is(name, "since");
}

static struct date day(struct reading *r, struct str field, struct str typed)
{
	struct date d = DATE_NONE;

	if (typed.n > 0 && !date_parse_iso(typed, &d))
		fault(r, field, str_fmt(r->a, "“%.*s” is no day such as 2026-03-24", STR_ARG(typed)));
	return d;
}

/* One value with what is said about it: a text, or an object. */
static void value_read(struct reading *r, const struct field *f, const struct jtree *v, struct about up,
                       enum area_fact_state state)
{
	struct str name = str_of(f->name);
	struct about x = about_of(v, up);
	struct area_fact fact = { .part = str_of(r->part->key),
		                  .item = r->item,
		                  .field = name,
		                  .place = r->place,
		                  .state = state,
		                  .value = v->kind == JTREE_TEXT ? v->text : jtree_text(v, "value"),
		                  .note = jtree_text(v, "note"),
		                  .source = x.source,
		                  .spot = x.spot };
	struct str why = area_value_fault(r->a, f, r->kind, fact.value);

	fact.checked_on = day(r, name, x.checked);
	fact.since_on = day(r, name, x.since);
	if (v->kind != JTREE_TEXT && v->kind != JTREE_OBJECT)
		why = S("a value is a text, or an object with a value and its source");
	for (const struct jtree *m = v->kind == JTREE_OBJECT ? v->first : NULL; m != NULL; m = m->next)
		if (!about_word(m->name) && !str_is(m->name, "value") && !str_is(m->name, "note"))
			why = str_fmt(r->a, "“%.*s” is not known here", STR_ARG(m->name));
	if (why.n == 0 && fact.value.n > 0 && fact.source.n == 0)
		why = S("it does not say where this is from: give a source");
	if (why.n > 0)
		fault(r, name, why);
	if (fact.value.n == 0 && fact.note.n == 0)
		return;
	if (r->out->n == FACTS_MOST)
		fault(r, name, S("this is more than a profile can hold"));
	else
		r->out->fact[r->out->n++] = fact;
}

static void field_read(struct reading *r, const struct field *f, const struct jtree *v, struct about up)
{
	const struct jtree *list = jtree_get(v, "either");
	size_t first = r->out->n;

	if (list == NULL) {
		value_read(r, f, v, up, AREA_FACT_STANDS);
		return;
	}
	for (const struct jtree *x = list->first; x != NULL; x = x->next)
		value_read(r, f, x, about_of(v, up), AREA_FACT_OFFERED);
	r->out->questions++;
	if (list->kind != JTREE_LIST || r->out->n < first + 2 ||
	    str_eq(r->out->fact[first].value, r->out->fact[first + 1].value))
		fault(r, str_of(f->name), S("“either” is a list of values that differ, two at least"));
}

static bool given(const struct jtree *v)
{
	return v != NULL &&
	       (v->kind == JTREE_TEXT ? v->text.n > 0 : jtree_get(v, "either") != NULL || jtree_text(v, "value").n > 0);
}

static void object_read(struct reading *r, const struct jtree *o, struct about up)
{
	const struct record *rec = &r->part->rec;
	struct about x = about_of(o, up);

	r->kind = AREA_CONTACT_NONE;
	if (str_is(str_of(r->part->key), "contacts"))
		(void)area_contact_kind_of(jtree_text(o, "kind"), &r->kind); /* an unknown one is a fault of its own */
	for (size_t i = 0; i < rec->fields; i++) {
		const struct jtree *v = jtree_get(o, rec->field[i].name);

		if (!given(v)) {
			r->out->not_given++;
			if ((rec->field[i].flags & F_REQUIRED) != 0)
				fault(r, str_of(rec->field[i].name), S("it has to be given"));
		}
		if (v != NULL)
			field_read(r, &rec->field[i], v, x);
	}
	for (const struct jtree *m = o->first; m != NULL; m = m->next)
		if (record_field(rec, m->name) == NULL && !about_word(m->name) && !str_is(m->name, "key"))
			fault(r, m->name, S("there is no such field"));
}

static bool key_is_double(const struct jtree *list, const struct jtree *x)
{
	for (const struct jtree *y = list->first; y != x; y = y->next)
		if (str_eq(jtree_text(y, "key"), jtree_text(x, "key")))
			return true;
	return false;
}

static void part_read(struct reading *r, const struct jtree *v, struct about up)
{
	r->item = STR_NONE;
	r->place = 0;
	if (v->kind != (area_part_many(r->part) ? JTREE_LIST : JTREE_OBJECT)) {
		fault(r, STR_NONE, area_part_many(r->part) ? S("this is to be a list") : S("this is to be an object"));
		return;
	}
	if (!area_part_many(r->part)) {
		object_read(r, v, up);
		return;
	}
	for (const struct jtree *x = v->first; x != NULL; x = x->next) {
		r->item = STR_NONE;
		r->place++;
		if (!area_key_good(jtree_text(x, "key"))) {
			fault(r, STR_NONE, S("each item has a key of small letters, figures and hyphens"));
			continue;
		}
		r->item = jtree_text(x, "key");
		if (key_is_double(v, x))
			fault(r, STR_NONE, S("this key stands twice"));
		object_read(r, x, up);
	}
}

void area_file_read(struct arena *a, struct str bytes, struct area_file *out)
{
	struct reading r = { .a = a, .out = out };
	struct str why;
	const struct jtree *o = jtree_read(a, bytes, &why);
	struct about up;

	*out = (struct area_file){ .fact = NEW_ARRAY(a, struct area_fact, FACTS_MOST),
		                   .fault = NEW_ARRAY(a, struct area_fault, FAULTS_MOST) };
	if (o == NULL || o->kind != JTREE_OBJECT) {
		fault(&r, STR_NONE, o == NULL ? why : S("this is to be an object"));
		return;
	}
	up = about_of(o, (struct about){ 0 });
	out->key = jtree_text(o, "profile");
	out->title = jtree_text(o, "title");
	if (!area_key_good(out->key))
		fault(&r, S("profile"), S("a name of small letters, figures and hyphens has to be given"));
	if (area_unfilled(out->title))
		fault(&r, S("title"), S("it was never filled in"));
	for (const struct jtree *m = o->first; m != NULL; m = m->next) {
		r.part = area_part_find(m->name);
		if (r.part != NULL && r.part->own)
			r.part = NULL;
		r.item = STR_NONE;
		if (r.part != NULL)
			part_read(&r, m, up);
		else if (!about_word(m->name) && !str_is(m->name, "profile") && !str_is(m->name, "title") &&
		         !str_is(m->name, "$schema"))
			fault(&r, m->name, S("there is no such part"));
	}
}

struct str area_shipped_next(size_t *i)
{
	for (; content_files[*i].name != NULL; ++*i) {
		struct str name = str_of(content_files[*i].name);

		if (!str_starts(name, S("areas/")) || !str_ends(name, S(".json")) || str_is(name, "areas/schema.json"))
			continue;
		++*i;
		return str_sub(name, sizeof "areas/" - 1, name.n - sizeof "areas/.json" + 1);
	}
	return STR_NONE;
}

struct str area_shipped(struct str key)
{
	for (const struct embedded *e = content_files; e->name != NULL; e++) {
		struct str name = str_of(e->name);

		if (str_starts(name, S("areas/")) && name.n == key.n + sizeof "areas/.json" - 1 &&
		    str_starts(str_sub(name, sizeof "areas/" - 1, name.n), key))
			return (struct str){ (const char *)e->data, e->size };
	}
	return STR_NONE;
}
