/* Pupils: one, lists for a person in a hat, status, needs, contacts, and who teaches a pupil. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/people/pupil_rec.h"

/* One pupil with class_name. RC_NONE. */
enum rc pupil_load(struct db *db, struct arena *a, struct pupil_key k, struct pupil *out, struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc pupil_insert(struct db *db, struct arena *a, const struct pupil *p, struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc pupil_update(struct db *db, struct arena *a, struct pupil_key k, const struct pupil *p,
                     struct err *e) NODISCARD;
/* The pupil whose own account this person has: RC_NONE. For the gate of a pupil's own page, not a key by itself. */
enum rc pupil_of_person(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t *pupil_id,
                        struct err *e) NODISCARD;

enum { YEAR_ANY = -1000, PUPIL_WORDS_MAX = 3, PUPIL_PAGE_MAX = 5000 };

enum pupil_roll { ROLL_HERE, ROLL_LEFT, ROLL_ALL };

/* All empty: everybody of the scope who is on roll. */
struct pupil_filter {
	int64_t class_id;
	int64_t year_group; /* YEAR_ANY */
	struct str code;    /* N, K, E; "KE" both; empty: all */
	int64_t teacher_id; /* teaches the pupil's class today */
	struct str
	    word[PUPIL_WORDS_MAX]; /* folded words, each begins a word of the name, or is the class, or the UPN */
	struct str
	    needs[PUPIL_WORDS_MAX]; /* codes of needs that the word stands for as well: " SPLD MLD "; empty: none */
	int64_t only_id;            /* one pupil */
	enum pupil_roll roll;
	int64_t limit; /* 0: PUPIL_PAGE_MAX */
	int64_t offset;
};

/* A pupil in a list, with status and the facts of the latest cycle (cycle_id 0: none). */
struct pupil_line {
	int64_t id;
	struct str upn;
	struct str given;
	struct str family;
	struct str preferred;
	struct date born;
	int64_t year_group;
	int64_t class_id;
	struct str class_name;
	struct str language;
	struct date joined_on;
	enum status_code code; /* N when nothing is recorded */
	struct date code_from;
	struct str need; /* code of the primary need */
	struct date left_on;
	int64_t cycle_id;
	int64_t cycle_number;
	struct date opened_on;
	struct date assessed_on;
	struct date planned_on;
	struct date do_on;
	struct date review_on;
	struct date review_begun; /* day of the meeting in a review that is being written */
	struct date reviewed_on;
	struct date closed_on;
};

struct pupil_lines {
	struct pupil_line *item;
	size_t n;
	int64_t total; /* all that match, on every page; 0 on a page past the end */
};

/* Pupils a person holds in this hat today, in order of name. One statement. */
enum rc pupil_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                   struct date today, const struct pupil_filter *f, struct pupil_lines *out, struct err *e) NODISCARD;

/* History of the status, newest first. */
enum rc status_list(struct db *db, struct arena *a, struct pupil_key k, struct status **out, size_t *n,
                    struct err *e) NODISCARD;
/* The status in force on a day; code N and id 0 when nothing is recorded. */
enum rc status_on(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct status *out,
                  struct err *e) NODISCARD;
/* Ends the status in force on the day before s->starts (on its own first day when that is later) and inserts s.
 * RC_CONFLICT when the id is there already. */
enum rc status_begin(struct db *db, struct arena *a, struct pupil_key k, const struct status *s,
                     struct err *e) NODISCARD;

/* Needs that stand on a day, by rank; DATE_NONE: the whole history. */
enum rc need_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct need **out, size_t *n,
                  struct err *e) NODISCARD;
/* What status_on and need_list say of a day, in one statement. */
enum rc standing_on(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct status *status,
                    struct need **need, size_t *needs, struct err *e) NODISCARD;
enum rc need_insert(struct db *db, struct arena *a, struct pupil_key k, const struct need *v, struct err *e) NODISCARD;
/* Last day of every need that still stands. */
enum rc need_end_all(struct db *db, struct arena *a, struct pupil_key k, struct date last, struct err *e) NODISCARD;

/* Contacts that stand on a day, in order of calling, with their person; restricted ones too: the caller hides them. */
enum rc contact_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct contact **out,
                     size_t *n, struct err *e) NODISCARD;
enum rc contact_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct contact *out,
                     struct err *e) NODISCARD;
enum rc contact_insert(struct db *db, struct arena *a, struct pupil_key k, const struct contact *v,
                       struct err *e) NODISCARD;
enum rc contact_update(struct db *db, struct arena *a, struct pupil_key k, const struct contact *v,
                       struct err *e) NODISCARD;

enum rc assignment_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct assignment **out,
                        size_t *n, struct err *e) NODISCARD;

/* Somebody who works with the pupil: the distribution list of Code 6.49. */
struct pupil_staff {
	int64_t person_id;
	struct str title;
	struct str given;
	struct str family;
	struct str job;
	struct str kind;    /* teacher, ta, specialist: the first that applies */
	struct str subject; /* subjects, joined by commas; empty for the class teacher and assistants */
	bool is_main;       /* class teacher or form tutor */
};

/* Everybody who holds the pupil as teacher, assistant or specialist on a day (pupil_scope, so that whoever is on
 * the list can also open the plan), each person once: class teacher, teachers, assistants, specialists, then by name.
 */
enum rc pupil_staff_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct pupil_staff **out,
                         size_t *n, struct err *e) NODISCARD;
