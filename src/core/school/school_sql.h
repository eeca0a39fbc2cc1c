/* Reading the school: its record, terms, closures, classes, staff for select boxes, settings. Inserts for
 * set-up and imports are in setup_store and people_store. */
#pragma once

#include "kit/db/db.h"
#include "core/people/person_rec.h"
#include "core/school/school_rec.h"

enum rc school_load(struct db *db, struct arena *a, int64_t school_id, struct school *out, struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc school_change(struct db *db, struct arena *a, const struct school *s, struct err *e) NODISCARD;

/* Is it no school but an advice service (PHASE_SERVICE)? A school that is not there is none. */
enum rc school_is_service(struct db *db, struct arena *a, int64_t school_id, bool *is, struct err *e) NODISCARD;

/* In order of date; those that end before `from` are left out (DATE_NONE: all). */
enum rc term_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct term **out, size_t *n,
                  struct err *e) NODISCARD;
/* Both for who only counts days: terms first, each part by its first day. */
struct calendar_row {
	bool closed; /* a closure, else a term */
	struct str name;
	struct date starts, half_starts, half_ends, ends;
};
enum rc calendar_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct calendar_row **out,
                      size_t *n, struct err *e) NODISCARD;
enum rc closure_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct closure **out,
                     size_t *n, struct err *e) NODISCARD;

/* RC_NONE when there is none yet. */
/* By year group and name. */
enum rc class_list(struct db *db, struct arena *a, int64_t school_id, struct school_class **out, size_t *n,
                   struct err *e) NODISCARD;
/* Classes a person teaches or helps in on a day. */
enum rc class_list_of(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date on,
                      struct school_class **out, size_t *n, struct err *e) NODISCARD;
/* Who teaches which class on a day, by class. */
enum rc teaching_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct teaching **out,
                      size_t *n, struct err *e) NODISCARD;

enum rc person_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct person *out,
                    struct err *e) NODISCARD;

/* A member of staff for a select box. */
struct staff {
	int64_t id;
	struct str title;
	struct str given;
	struct str family;
	struct str job;
	struct str staff_code;
	bool senco, head, teacher, ta, specialist; /* roles held on the day */
};

/* People who hold a staff role on a day, by name. */
enum rc staff_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct staff **out, size_t *n,
                   struct err *e) NODISCARD;

/* Empty when it was never set. */
enum rc setting_get(struct db *db, struct arena *a, int64_t school_id, struct str name, struct str *out,
                    struct err *e) NODISCARD;
enum rc setting_set(struct db *db, struct arena *a, int64_t school_id, struct str name, struct str value,
                    struct err *e) NODISCARD;
