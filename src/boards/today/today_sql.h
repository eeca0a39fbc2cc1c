/* Facts for the duties of many pupils at once: what is recorded for the pupils a person holds in a hat, in a fixed
 * number of statements however many pupils there are. Every array is in order of pupil_id, so that one walk puts them
 * together. Nothing here says what is due: that is core/duty/duty_rule. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

/* A pupil of the scope on roll with code K or E, with an early discussion or decision since `since`, or with a message
 * that has no answer. Ids are 0 and dates none when there is no such record. */
struct today_pupil {
	int64_t id;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
	int64_t year_group;
	struct date born;
	int64_t has_person; /* the pupil has a page */
	struct str code;    /* N when nothing is recorded */
	struct date code_from;
	struct date joined_on;
	/* The latest of each. */
	int64_t discussion_id;
	struct date discussion_on;
	struct date discussion_copy_on;
	int64_t decision_id;
	struct str decision;
	struct date decided_on;
	struct date monitor_on;
	int64_t cycle_id;
	int64_t cycle_number;
	struct date opened_on;
	struct date assessed_on;
	struct date planned_on;
	struct date do_on;
	struct date review_on;
	struct date reviewed_on;
	struct date closed_on;
	int64_t draft_id; /* a draft of a plan in the latest cycle */
	int64_t plan_id;  /* the version in force */
	int64_t plan_version;
	int64_t plan_cycle_id;
	int64_t teacher_id;
	struct date plan_shared_on;
	struct date plan_review_on;
	struct date support_from; /* first day of support in force */
	int64_t message_at;       /* instant of the oldest message without an answer; 0 = none */
	int64_t message_id;
	struct date concern_on; /* the concern that is due first, or the latest that asks for a talk */
	struct date concern_answered_on;
	struct date concern_by;
	struct date screen_look_on; /* of the newest decision on what the screen found */
	int64_t complaint_id;       /* the complaint that this person has to answer first */
	struct date complaint_on;   /* it reached them */
	struct date complaint_by;
	int64_t complaint_head;  /* 1: it is with the head */
	int64_t look_concern_id; /* the answered concern to look at again first, nothing decided since */
	struct date concern_look_on;
	struct date young_explained_on; /* that rights pass to them */
	int64_t young_acts_id;          /* a finding that they cannot decide, in force; 0 = none */
	int64_t young_acts_person;      /* who acts then; 0 = every parent */
};

struct today_notice {
	int64_t pupil_id;
	int64_t id;
	struct str kind;
	int64_t about_id;
	int64_t person_id;
	struct str addressee;
	bool to_pupil;
	struct date made_on;
	struct date sent_on;
};

struct today_contact {
	int64_t pupil_id;
	int64_t person_id;
	struct str title;
	struct str given;
	struct str family;
	struct str relationship;
	struct str responsibility;
	struct str language;
	bool lives_with;
	bool gets_letters;
	bool restricted;
	bool has_account;
	struct date starts;
	struct date ends;
};

struct today_meeting {
	int64_t pupil_id;
	int64_t id;
	struct str kind;
	struct date on_day;
	int64_t minute;
	struct str state;
	bool counts;
};

struct today_review {
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	struct date held_on;
	struct str state;
	struct date finished_on;
};

struct today_view {
	int64_t pupil_id;
	int64_t cycle_id;
	struct str who;
	struct str moment;
	struct date given_on;
};

/* One member of staff who is to read the plan in force of one pupil. */
struct today_reader {
	int64_t pupil_id;
	int64_t plan_id;
	int64_t person_id;
	struct str title;
	struct str given;
	struct str family;
	struct str job;
	struct str state; /* empty: not answered; read, help */
};

/* Support in force with what was logged between `since` and today. */
struct today_support {
	int64_t pupil_id;
	int64_t root_id;
	struct str what;
	struct str group_key;
	int64_t per_week;
	int64_t minutes;
	struct date starts;
	struct date ends;
	int64_t giver_id;
	struct str giver_title;
	struct str giver_given;
	struct str giver_family;
	int64_t given; /* since it started */
	int64_t part;
	int64_t missed;
	int64_t week_done; /* given or part since Monday */
	int64_t week_missed;
};

struct today {
	struct today_pupil *pupil;
	size_t pupils;
	struct today_notice *notice; /* since then, all that wait, and all about the latest decision */
	size_t notices;
	struct today_contact *contact; /* of pupils with K or E or a decision since then */
	size_t contacts;
	struct today_meeting *meeting; /* since then */
	size_t meetings;
	struct today_review *review; /* since then */
	size_t reviews;
	struct today_view *view; /* since then */
	size_t views;
	struct today_reader *reader;
	size_t readers;
	struct today_support *support;
	size_t supports;
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

/* All arrays, eight statements; inside one read transaction of the caller. */
enum rc today_load(struct db *db, struct arena *a, const struct today_scope *s, struct today *out,
                   struct err *e) NODISCARD;

/* How many pupils on roll a person holds, by code and year group, for "58 on SEN Support, 14.1% of 412". */
struct today_count {
	struct str code;
	int64_t year_group;
	int64_t n;
};
enum rc today_counts(struct db *db, struct arena *a, const struct today_scope *s, struct today_count **out, size_t *n,
                     struct err *e) NODISCARD;
