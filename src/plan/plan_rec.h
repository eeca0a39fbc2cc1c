/* A plan version with its outcomes, support and strategies, who has read it, and what the family answered. A shared
 * version never changes; root_id is what stays the same from version to version and cycle to cycle. */
#pragma once

#include "core/record/record_rec.h"

struct plan {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	int64_t version; /* 1, 2, … within the cycle */
	struct str state;
	int64_t teacher_id;
	struct date review_on;
	struct str everyday;
	struct str home;
	struct str home_school;
	struct str parents_said;
	struct str parents_how;
	struct str pupil_said;
	struct str pupil_how;
	struct str parents_agree;
	struct str changes;
	struct date shared_on;
	int64_t shared_by;
	int64_t made_by;
	int64_t revision;
	/* Joined, no columns: the responsible teacher, and who shared it. */
	struct str teacher_title;
	struct str teacher_given;
	struct str teacher_family;
	struct str shared_name;
};

struct outcome {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t plan_id;
	int64_t root_id;
	int64_t position;
	struct str aim;
	int64_t life_aim;
	struct str measure;
	struct str unit;
	int64_t baseline; /* thousandths; MILLI_NONE */
	int64_t target;   /* thousandths; MILLI_NONE */
	struct date by_on;
	struct str checked;
	struct str expected;
};

struct provision {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t plan_id;
	int64_t root_id;
	int64_t position;
	int64_t outcome_root;
	struct str what;
	struct str evidence;
	int64_t giver_id;
	int64_t per_week;
	int64_t minutes;
	int64_t group_size;
	struct str group_key;
	struct date starts;
	struct date ends;
	int64_t live; /* 1: support of the version in force */
	/* Joined, no columns: who gives it. */
	struct str giver_title;
	struct str giver_given;
	struct str giver_family;
};

struct strategy {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t plan_id;
	int64_t position;
	struct str words;
};

struct acknowledgement {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t plan_id;
	int64_t person_id;
	struct str state;
	struct str note;
	int64_t at;         /* instant */
	struct str by_name; /* joined */
};

struct plan_reply {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t plan_id;
	int64_t person_id;
	struct str answer;
	struct str words;
	int64_t at;         /* instant */
	struct str by_name; /* joined */
};

/* Pupils who get the same support from the same person, two or more at a time, are taught together: what their
 * group_key is. Case and spaces do not matter. Empty for one to one, or while nobody is named. Memory: from a. */
struct str provision_group(struct arena *a, const struct provision *p);

/* One version with everything in it. */
struct plan_whole {
	struct plan plan;
	struct outcome *outcome;
	size_t outcomes;
	struct provision *provision;
	size_t provisions;
	struct strategy *strategy;
	size_t strategies;
};

extern const struct record plan_rec;
extern const struct record outcome_rec;
extern const struct record provision_rec;
extern const struct record strategy_rec;
extern const struct record acknowledgement_rec;
extern const struct record plan_reply_rec;
extern const struct choice consulted_choices[];
extern const struct choice checked_choices[];
extern const struct choice agree_choices[];
extern const struct choice acknowledgement_choices[];
extern const struct choice plan_answer_choices[];
