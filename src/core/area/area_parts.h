/* What the pages of the local area share: addresses, the form of the values of one item, and the line in Today. */
#pragma once

#include "core/area/area_edit.h"
#include "core/door/page.h"

/* "/settings/area/item/contacts/post"; item empty: "-". */
struct str area_url(struct arena *a, const char *page, struct str part, struct str item);
struct str area_value_url(struct arena *a, const struct area_fact *f);

/* The values of one item with where they are from, as one form. */
struct area_form {
	struct area_profile room; /* first: of one item, or of the profile itself */
	struct str source;
	struct str spot;
	struct date checked_on;
	struct str remark;
	int64_t revision; /* the newest value of the item */
};
/* The record of such a form; only: one field and where it is from; NULL: all of the part. Memory: a. */
const struct record *area_form_rec(struct arena *a, const struct area_part *p, const struct field *only);
/* What was typed, for area_save. Memory: a. */
struct area_typed area_form_typed(struct arena *a, const struct area_part *p, const struct field *only, struct str item,
                                  const struct area_form *f);
/* Puts a value of the part into the form, as the database has it. */
void area_form_put(const struct area_part *p, struct str field, struct str value, struct area_form *f);
/* Where it is from, since when, when it was looked at: "From our letterhead, page 2. Checked 3 March 2026." */
struct str area_about(struct arena *a, const struct area_fact *f);
/* A value for people: the word of a choice, a long date; "not given" is the page's. */
struct str area_shown(struct arena *a, const struct field *fd, struct str value);

/* Who may keep the profile reads here what is to be looked at again, and what is to be chosen; nothing else. */
enum rc area_band(struct req *q) NODISCARD;
