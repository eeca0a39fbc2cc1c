/* Who the pupils of a person are, where each stands in the cycle, and which support has not begun this week: what
 * Today, My class and Our school show beside the duties. Every array is in order of pupil. Nothing here says what is
 * due: that is core/duty. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/record/key_rec.h"
#include "kit/db/db.h"

/* A pupil of the scope on roll. */
struct today_pupil {
	int64_t id;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
	int64_t year_group;
	struct date born;
	bool has_person;       /* a record as a person */
	enum status_code code; /* N when nothing is recorded */
	struct date code_from;
	struct date joined_on;
	/* The latest cycle; number 0: none. */
	int64_t cycle_number;
	struct date opened_on;
	struct date assessed_on;
	struct date planned_on;
	struct date do_on;
	struct date review_on;
	struct date review_begun_on;
	struct date reviewed_on;
	struct date closed_on;
	struct date plan_review_on;
};

/* Support in force with what was logged this week. */
struct today_support {
	int64_t pupil_id;
	int64_t root_id;
	struct str what;
	struct str group_key;
	int64_t per_week;
	struct date starts;
	struct date ends;
	struct str giver_given;
	struct str giver_family;
	int64_t week_done; /* given or part since Monday */
	int64_t week_missed;
};

/* Who asks, and for which days. since: the start of the school year. monday: of this week. */
struct today_scope {
	int64_t school_id;
	int64_t person_id;
	struct str hat;
	struct date today;
	struct date since;
	struct date monday;
};

/* With code and cycle; two statements. Inside a read transaction of the caller, as the others. */
enum rc today_pupils(struct db *db, struct arena *a, const struct today_scope *s, struct today_pupil **out, size_t *n,
                     struct err *e) NODISCARD;
enum rc today_supports(struct db *db, struct arena *a, const struct today_scope *s, struct today_support **out,
                       size_t *n, struct err *e) NODISCARD;
/* How many plans in force this person has not read. */
enum rc today_unread(struct db *db, struct arena *a, const struct today_scope *s, size_t *n, struct err *e) NODISCARD;
