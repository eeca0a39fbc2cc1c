#include "core/area/area_build_rule.h"

#include "core/area/area_rule.h"
#include "core/area/hours_rule.h"

static bool counts(const struct area_fact *f)
{
	return f->state == AREA_FACT_STANDS || f->state == AREA_FACT_OFFERED;
}

struct str area_printed(const struct field *f, enum area_contact_kind kind, const struct area_fact *facts, size_t n)
{
	struct str out = STR_NONE;
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (!counts(&facts[i]))
			continue;
		out = any ? area_shared(f, kind, out, facts[i].value) : facts[i].value;
		any = true;
	}
	return out;
}

enum area_contact_kind area_kind_of(const struct area_fact *facts, size_t n)
{
	enum area_contact_kind kind = AREA_CONTACT_NONE;

	for (size_t i = 0; i < n; i++)
		if (str_is(facts[i].field, "kind") && facts[i].state == AREA_FACT_STANDS &&
		    !area_contact_kind_of(facts[i].value, &kind))
			kind = AREA_CONTACT_NONE;
	return kind;
}

static void put(const struct field *f, struct str value, void *obj)
{
	void *at = field_at(f, obj);

	if (f->type == FT_ONE_OF)
		(void)choice_find(f->choices, value, at); /* an unknown one is none */
	else if (f->type == FT_DATE)
		(void)date_parse_iso(value, at); /* what is no day is none */
	else
		*(struct str *)at = value;
}

/* The values of one item, or of a part that is there once. */
static void fill(const struct area_part *p, const struct area_fact *f, size_t n, void *obj)
{
	enum area_contact_kind kind = area_kind_of(f, n);

	for (size_t i = 0; i < n;) {
		const struct field *fd = record_field(&p->rec, f[i].field);
		size_t to = i + 1;

		while (to < n && str_eq(f[to].field, f[i].field))
			to++;
		if (fd != NULL)
			put(fd, area_printed(fd, kind, f + i, to - i), obj);
		i = to;
	}
}

/* When all of it was looked at: the oldest day, none when there is a value that nobody looked at. */
static struct date checked(const struct area_fact *f, size_t n)
{
	struct date out = DATE_NONE;

	for (size_t i = 0; i < n; i++) {
		if (!counts(&f[i]) || f[i].value.n == 0)
			continue;
		if (date_none(f[i].checked_on))
			return DATE_NONE;
		out = date_none(out) ? f[i].checked_on : date_earlier(out, f[i].checked_on);
	}
	return out;
}

static struct str main_of(const struct area_part *p, const void *obj)
{
	const struct field *f = record_field(&p->rec, S("value"));

	for (size_t i = 0; f == NULL && i < p->rec.fields; i++)
		if (p->rec.field[i].type == FT_TEXT && (p->rec.field[i].flags & F_REQUIRED) != 0)
			f = &p->rec.field[i];
	return f != NULL ? *(const struct str *)field_get(f, obj) : STR_NONE;
}

static void contacts_finish(struct arena *a, struct local_area *out)
{
	for (size_t i = 0; i < out->contacts; i++) {
		struct area_contact *c = &out->contact[i];

		c->hours = hours_words(a, c->hours);
		if (c->postcode.n > 0)
			c->value = str_fmt(a, "%.*s, %.*s", STR_ARG(c->value), STR_ARG(c->postcode));
	}
	for (size_t i = 0; i < out->mediations; i++)
		out->mediation[i].hours = hours_words(a, out->mediation[i].hours);
}

static void formats_finish(struct arena *a, struct local_area *out)
{
	struct str *line = NEW_ARRAY(a, struct str, out->formats + 1);

	for (size_t i = 0; i < out->formats; i++)
		line[i] = out->format[i].name;
	out->profile.formats = str_join(a, line, out->formats, S("\n"));
}

static bool same_item(const struct area_fact *x, const struct area_fact *y)
{
	return str_eq(x->part, y->part) && str_eq(x->item, y->item);
}

void area_build(struct arena *a, const struct area_fact *facts, size_t n, struct local_area *out)
{
	*out = (struct local_area){ .known = n > 0 };
	for (size_t i = 0; i < area_part_count(); i++)
		if (area_part_many(area_part_at(i)))
			*(void **)((char *)out + area_part_at(i)->off) =
			    arena_array(a, n + 1, area_part_at(i)->rec.size);
	for (size_t i = 0; i < n;) {
		const struct area_part *p = area_part_find(facts[i].part);
		size_t to = i + 1;

		while (to < n && same_item(&facts[i], &facts[to]))
			to++;
		for (size_t k = i; k < to; k++)
			out->profile.checked_on = date_later(out->profile.checked_on, facts[k].checked_on);
		if (p != NULL && area_part_many(p)) {
			size_t *count = (size_t *)((char *)out + p->count_off);
			char *obj = *(char **)((char *)out + p->off) + *count * p->rec.size;
			struct str *key = (struct str *)obj; /* AREA_ITEM begins with it */

			*key = facts[i].item;
			*(struct date *)(obj + offsetof(struct area_contact, checked_on)) = checked(facts + i, to - i);
			fill(p, facts + i, to - i, obj);
			if (main_of(p, obj).n > 0)
				(*count)++;
			else
				for (size_t k = 0; k < p->rec.size; k++)
					obj[k] = 0;
		} else if (p != NULL) {
			fill(p, facts + i, to - i, &out->profile);
		}
		i = to;
	}
	contacts_finish(a, out);
	formats_finish(a, out);
}
