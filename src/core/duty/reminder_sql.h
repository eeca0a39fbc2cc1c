/* Who was asked to read a plan, or to say what they think before a review. */
#pragma once

#include "core/record/key_rec.h"
#include "kit/db/db.h"

struct reminder {
	int64_t id;
	struct str kind;   /* plan, views, views_letter: a letter was written that asks for them */
	int64_t about_id;  /* the plan, or the cycle whose review comes */
	int64_t person_id; /* who is asked */
	struct date asked_on;
	int64_t asked_by;
	int64_t press; /* one press of a button */
};

/* Asked before on an earlier day: the day, who asks and the press are the new ones. On the same day nothing changes,
 * and *fresh is false. */
enum rc reminder_put(struct db *db, struct arena *a, struct pupil_key k, const struct reminder *v, bool *fresh,
                     struct err *e) NODISCARD;
/* All that are about one record, oldest first. */
enum rc reminder_list_about(struct db *db, struct arena *a, struct pupil_key k, int64_t about_id, struct reminder **out,
                            size_t *n, struct err *e) NODISCARD;
/* The letters that this press had written and that nobody was given: they go with it. Before reminder_undo. */
enum rc reminder_letters_drop(struct db *db, struct arena *a, int64_t school_id, int64_t press, int64_t asked_by,
                              struct date today, struct err *e) NODISCARD;
/* Takes one press back, on its day, by who pressed. *n: how many reminders went. */
enum rc reminder_undo(struct db *db, struct arena *a, int64_t school_id, int64_t press, int64_t asked_by,
                      struct date today, size_t *n, struct err *e) NODISCARD;

/* A plan that this person is asked to read and has not. */
struct reminder_line {
	int64_t pupil_id;
	int64_t plan_id;
	struct str given;
	struct str family;
	struct str preferred;
	struct str asker;
	struct date asked_on;
};
/* Of the pupils the person holds in the hat, oldest first. */
enum rc reminder_plans(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                       struct date today, struct reminder_line **out, size_t *n, struct err *e) NODISCARD;
/* The day on which this person was asked for their views of the pupil's running cycle and has not given any since;
 * none: nothing is asked. */
enum rc reminder_views(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date *asked_on,
                       struct err *e) NODISCARD;

/* Somebody who has not read the plan in force of the pupil and is to. */
struct unread_plan {
	int64_t plan_id;
	int64_t person_id;
};
enum rc reminder_unread(struct db *db, struct arena *a, struct pupil_key k, struct date today, struct unread_plan **out,
                        size_t *n, struct err *e) NODISCARD;
