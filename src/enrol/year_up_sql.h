/* The step into a new school year: everybody on roll with what the rule asks for, and the steps that were done. */
#pragma once

#include "core/record/key_rec.h"
#include "enrol/year_up_rec.h"
#include "kit/db/db.h"

struct year_up_pupil {
	int64_t id;
	struct str name;
	int64_t class_id; /* 0: none */
	struct str class_name;
	struct year_up_facts facts;
	bool sen; /* on SEN Support or with a plan of the local authority today */
};
/* By class and name; may: the day of which the year group before the step is taken. */
enum rc year_up_pupils(struct db *db, struct arena *a, int64_t school_id, int turn, struct date may, struct date today,
                       struct year_up_pupil **out, size_t *n, struct err *e) NODISCARD;

struct year_up_step {
	int64_t id;
	int64_t turn;
	struct date on_day;
	int64_t done_by;
	struct str by;
	bool undone;
};
enum rc year_up_step_insert(struct db *db, struct arena *a, int64_t school_id, const struct year_up_step *s,
                            struct err *e) NODISCARD;
enum rc year_up_step_undo(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;
/* RC_NONE: no such step. */
enum rc year_up_step_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct year_up_step *out,
                          struct err *e) NODISCARD;
/* The newest first. */
enum rc year_up_steps(struct db *db, struct arena *a, int64_t school_id, struct year_up_step **out, size_t *n,
                      struct err *e) NODISCARD;

/* What a step did to a pupil. */
struct year_up_done {
	int64_t pupil_id;
	enum year_up_what what;
	int64_t year_was, year_is;
	int64_t class_was, class_is;   /* 0: none */
	int64_t member_was, member_is; /* stretches in a class that ended and began; 0: none */
	struct str name;
	struct str from, to; /* classes */
	bool sen;
	bool changed; /* class or year group are other ones by now */
};
enum rc year_up_done_insert(struct db *db, struct arena *a, int64_t school_id, int64_t step,
                            const struct year_up_done *d, struct err *e) NODISCARD;
enum rc year_up_done_list(struct db *db, struct arena *a, int64_t school_id, int64_t step, struct date today,
                          struct year_up_done **out, size_t *n, struct err *e) NODISCARD;

/* The stretch in the new class never was, and that in the old one goes on. 0: none. */
enum rc year_up_member_back(struct db *db, struct arena *a, struct pupil_key k, int64_t was, int64_t is,
                            struct err *e) NODISCARD;
/* Those who keep a pupil for a while after the step, and that they do so no longer. */
enum rc year_up_keep(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id,
                     struct date today, struct date until, struct err *e) NODISCARD;
enum rc year_up_keep_end(struct db *db, struct arena *a, struct pupil_key k, struct date today,
                         struct err *e) NODISCARD;
