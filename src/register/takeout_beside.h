/* What stands beside a pupil in a list that is taken out: contacts, and flags that are kept as circumstances. A contact
 * who must not see the record is in no file. */
#pragma once

#include "core/rights/ctx.h"
#include "kit/table/table_out.h"
#include "register/register_sql.h"
#include "register/takeout_rule.h"

struct takeout_beside {
	struct register_contact *contact; /* by pupil */
	int64_t *contact_of;              /* whose they are */
	size_t contacts;
	struct circumstance *fact; /* in force today, by pupil */
	int64_t *fact_of;
	size_t facts;
};

/* Only what the shape wants is read. */
enum rc takeout_beside_load(struct ctx *c, const struct register_ask *ask, const struct takeout_shape *s,
                            struct takeout_beside *out) NODISCARD;
/* How many columns of contacts these pupils fill, at most TAKE_CONTACTS_MOST. */
size_t takeout_contacts_most(const struct takeout_beside *b, const int64_t *pupil, size_t n);
/* The cells of one of these columns for a pupil. */
void takeout_beside_write(const struct takeout_beside *b, const struct takeout_shape *s, enum takeout_column c,
                          int64_t pupil, struct table_out *out);
