/* What is wrong with one value of a profile, and what two that differ have in common. Pure. */
#pragma once

#include "core/area/area_rec.h"
#include "kit/base/str.h"

/* What is wrong with a value, in words; empty when nothing is. kind: of a contact; else AREA_CONTACT_NONE. An empty
 * value is not given, which is no fault. Memory: a. */
struct str area_value_fault(struct arena *a, const struct field *f, enum area_contact_kind kind, struct str value);
/* A title that was to be filled by a program and was not: "{{ root_page.title }}". */
bool area_unfilled(struct str value);
/* What may be printed while nobody has chosen between two: the first part of a postcode, the first lines of an address;
 * of anything else nothing. Memory: none. */
struct str area_shared(const struct field *f, enum area_contact_kind kind, struct str x, struct str y);
/* Is a value that was last looked at then to be looked at again? Never looked at: yes, unless months is 0. */
bool area_check_due(struct date checked, int months, struct date today);
/* The key of a new item from its words: "DIASSEND advice line" is "diassend-advice-line". Memory: a. */
struct str area_key(struct arena *a, struct str words);
bool area_key_good(struct str key);
