/* A whole profile from its values, as it may be printed. Pure. */
#pragma once

#include "core/area/area_rec.h"

/* facts: what stands and what is offered, the values of one item together, in the order of the page. Of two that are
 * offered only what both share is taken; what is suggested is left out. Memory: a. */
void area_build(struct arena *a, const struct area_fact *facts, size_t n, struct local_area *out);
/* What is to be printed of one value: facts are all that stand or are offered for it. Memory: none. */
struct str area_printed(const struct field *f, enum area_contact_kind kind, const struct area_fact *facts, size_t n);
/* The kind of a contact among the values of its item. */
enum area_contact_kind area_kind_of(const struct area_fact *facts, size_t n);
