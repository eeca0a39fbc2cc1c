#include "core/area/area_parts.h"

#include <string.h>

_Static_assert(sizeof(struct area_profile) >= sizeof(struct area_contact) &&
                   sizeof(struct area_profile) >= sizeof(struct area_link),
               "an item has room in the form");

static const struct field HOW[] = {
	FIELD_TEXT(struct area_form, source, .label = "Where is this from?",
	           .hint = "For example our letterhead, the council’s website, a phone call, a leaflet and its date",
	           .flags = F_REQUIRED, .missing = "Say where this is from"),
	FIELD_TEXT(struct area_form, spot, .label = "Where in it", .hint = "For example page 4"),
	FIELD_DATE(struct area_form, checked_on, .label = "Checked on"),
	FIELD_LONG(struct area_form, remark, .label = "Note for the next person", .max = 600),
	FIELD_ID(struct area_form, revision, .flags = F_HIDDEN),
};
enum { HOWS = sizeof HOW / sizeof *HOW };

struct str area_url(struct arena *a, const char *page, struct str part, struct str item)
{
	return str_fmt(a, "/settings/area/%s/%.*s/%.*s", page, STR_ARG(part), STR_ARG(item.n > 0 ? item : S("-")));
}

struct str area_value_url(struct arena *a, const struct area_fact *f)
{
	return str_fmt(a, "%.*s/%.*s", STR_ARG(area_url(a, "value", f->part, f->item)), STR_ARG(f->field));
}

const struct record *area_form_rec(struct arena *a, const struct area_part *p, const struct field *only)
{
	struct record *r = NEW(a, struct record);
	struct field *f = NEW_ARRAY(a, struct field, p->rec.fields + HOWS);
	size_t n = only != NULL ? 1 : p->rec.fields;

	memcpy(f, only != NULL ? only : p->rec.field, n * sizeof *f);
	if (only != NULL)
		f->flags &= ~F_REQUIRED; /* one can also say that it is not known */
	memcpy(f + n, HOW, sizeof HOW);
	*r = (struct record){ .name = "area_form", .size = sizeof(struct area_form), .field = f, .fields = n + HOWS };
	return r;
}

struct area_typed area_form_typed(struct arena *a, const struct area_part *p, const struct field *only, struct str item,
                                  const struct area_form *f)
{
	struct area_typed t = { .part = str_of(p->key),
		                .item = item,
		                .change = NEW_ARRAY(a, struct area_change, p->rec.fields),
		                .source = str_trim(f->source),
		                .spot = str_trim(f->spot),
		                .note = str_trim(f->remark),
		                .checked_on = f->checked_on,
		                .mark = f->revision };

	for (size_t i = 0; i < p->rec.fields; i++)
		if (only == NULL || only == &p->rec.field[i])
			t.change[t.n++] = (struct area_change){ str_of(p->rec.field[i].name),
				                                str_trim(field_text(a, &p->rec.field[i], f)) };
	return t;
}

void area_form_put(const struct area_part *p, struct str field, struct str value, struct area_form *f)
{
	const struct field *fd = record_field(&p->rec, field);
	int id;

	if (fd == NULL)
		return;
	if (fd->type == FT_ONE_OF && choice_find(fd->choices, value, &id))
		*(int *)field_at(fd, f) = id;
	else if (fd->type == FT_DATE)
		(void)date_parse_iso(value, field_at(fd, f)); /* what is no day stays none */
	else if (fd->type != FT_ONE_OF)
		*(struct str *)field_at(fd, f) = value;
}

struct str area_about(struct arena *a, const struct area_fact *f)
{
	struct str part[4];
	size_t n = 0;

	if (f->source.n > 0)
		part[n++] = f->spot.n > 0 ? str_fmt(a, "From: %.*s, %.*s.", STR_ARG(f->source), STR_ARG(f->spot))
		                          : str_fmt(a, "From: %.*s.", STR_ARG(f->source));
	if (!date_none(f->since_on))
		part[n++] = str_fmt(a, "Since %.*s.", STR_ARG(date_long(a, f->since_on)));
	part[n++] = date_none(f->checked_on) ? S("Never checked.")
	                                     : str_fmt(a, "Checked %.*s.", STR_ARG(date_long(a, f->checked_on)));
	if (f->note.n > 0)
		part[n++] = f->note;
	return str_join(a, part, n, S(" "));
}

struct str area_shown(struct arena *a, const struct field *fd, struct str value)
{
	struct date d;

	if (fd->type == FT_ONE_OF)
		return str_of(choice_word_of(fd->choices, value));
	return fd->type == FT_DATE && date_parse_iso(value, &d) ? date_long(a, d) : value;
}

enum rc area_band(struct req *q)
{
	struct area_overview v;

	if (!role_can(q->c.actor.hat, CAP_AREA))
		return RC_OK;
	TRY(area_overview_load(&q->c, &v));
	if (v.dues + v.questions == 0 || (v.suggests && v.questions == 0))
		return RC_OK;
	html(&q->w, "<section class=\"sheet gap-b\" aria-labelledby=\"area-band\">\n<div class=\"sheet__head\"><h2 "
	            "id=\"area-band\">The local area</h2></div>\n<p>");
	if (v.questions > 0)
		html(&q->w, "$ to choose. ",
		     h(v.questions == 1 ? S("1 value") : str_fmt(q->a, "%zu values", v.questions)));
	if (v.dues > 0)
		html(&q->w, "$ to be looked at again: does it still hold?",
		     h(v.dues == 1 ? S("1 contact, link or document is")
		                   : str_fmt(q->a, "%zu contacts, links and documents are", v.dues)));
	html(&q->w, "</p>\n<p class=\"gap\"><a class=\"govuk-button govuk-button--secondary\" "
	            "href=\"/settings/area\">Look at the local area</a></p>\n</section>\n");
	return RC_OK;
}
