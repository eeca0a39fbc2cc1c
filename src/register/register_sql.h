/* The needs of all pupils that a person holds, and the reasons given about queries of the census. */
#pragma once

#include "core/people/pupil_sql.h"

struct register_ask {
	int64_t school_id;
	int64_t person_id;
	struct str hat;
	struct date today;
};

struct need_rows {
	struct need *item; /* in order of pupil, rank and id */
	size_t n;
};

/* Who is here today, or comes, and is not on roll on the day of a census: ids in their order. */
enum rc register_away(struct db *db, struct arena *a, int64_t school_id, struct date today, struct date on,
                      struct rows *out, struct err *e) NODISCARD;
/* Needs that stand today. */
enum rc register_needs(struct db *db, struct arena *a, const struct register_ask *ask, struct need_rows *out,
                       struct err *e) NODISCARD;
/* A contact of a pupil as a list tells it. */
struct register_contact {
	int64_t pupil_id;
	struct str relationship;
	struct str title;
	struct str given;
	struct str family;
	struct str phone;
	struct str email;
};

/* Contacts that stand today, by pupil and in order of calling; nobody who must not see the record. */
enum rc register_contacts(struct db *db, struct arena *a, const struct register_ask *ask, struct register_contact **out,
                          size_t *n, struct err *e) NODISCARD;
/* Those of one pupil in them; *n: how many. */
const struct need *needs_of_pupil(const struct need_rows *all, int64_t pupil_id, size_t *n);
