/* The adults of a pupil's family, for what somebody of them said: to choose from, by name, and whether an answer can
 * reach them on a page. All inside the caller's transaction, after its gate. */
#pragma once

#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"

struct adult {
	int64_t id;
	struct str name; /* "Mrs Iqbal, mother" */
	bool has_page;
	bool responsible; /* parental responsibility */
};

/* Contacts of today. Memory: c->a. */
enum rc adults_list(struct ctx *c, struct pupil_key k, struct adult **out, size_t *n) NODISCARD;
/* The same without those who are restricted: whom the school asks. */
enum rc adults_asked(struct ctx *c, struct pupil_key k, struct adult **out, size_t *n) NODISCARD;
/* "Mrs Iqbal". RC_INVALID: no contact of the pupil. */
enum rc adult_name(struct ctx *c, struct pupil_key k, int64_t person_id, struct str *out) NODISCARD;
/* A contact with an account, not a restricted one. person_id 0: false. */
enum rc adult_has_page(struct ctx *c, struct pupil_key k, int64_t person_id, bool *out) NODISCARD;
