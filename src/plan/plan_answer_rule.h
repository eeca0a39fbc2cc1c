/* What the family's answers to a shared plan come to: where each person stands, whether the plan is agreed, and whether
 * somebody is to talk with them. Somebody who agrees or does not agree stands so until they say otherwise; a comment
 * changes neither. What was recorded when the plan was shared counts as long as nobody has answered since.
 * Source: Code 6.48 (agree in consultation with the parent and the pupil), 6.65. */
#pragma once

#include "core/cycle/cycle_rule.h"
#include "core/duty/duty_rule.h"
#include "core/people/young_rule.h"
#include "plan/plan_rec.h"

/* Where one person stands. */
struct plan_stand {
	int64_t person_id;
	struct str name;     /* as the answer has it */
	enum agreement says; /* open: only comments */
	bool counts;         /* their answer is one that decides (young_rule) */
	struct str words;    /* said with the answer that stands */
	int64_t at;          /* of the answer that stands; of the last comment when there is none */
	int64_t id;          /* its record */
	int64_t differed_at; /* the last time they did not agree; 0: never */
};

/* Replies to one version, oldest first. In order of who answered first. young: whose answer counts, NULL for
 * everybody's; pupil_person: the pupil as a person. Memory: from a. */
size_t plan_stands(struct arena *a, const struct plan_reply *reply, size_t n, const struct young *young,
                   int64_t pupil_person, struct plan_stand **out);
/* Of a version in force. recorded: what was noted when it was shared (plan_agreed). */
enum agreement plan_agreement(enum plan_agreed recorded, const struct plan_stand *s, size_t n);
/* "Mrs Iqbal agrees with the plan.", "… does not agree with the plan.", "… wants to say something about the plan." */
struct str plan_stand_words(struct arena *a, const struct plan_stand *s);

/* A meeting that was held, or a discussion. */
struct plan_talk {
	struct date on;
	int minute; /* 0: not known */
	int64_t id; /* records made later have greater ones */
};

/* The plan in force of one pupil. */
struct plan_answered {
	int64_t pupil_id;
	enum plan_agreed recorded; /* when it was shared */
	struct date shared;
	const struct plan_stand *stand;
	size_t stands;
	const struct plan_talk *talk; /* the latest ones */
	size_t talks;
};

/* Somebody does not agree: talk with them. Done by a talk after it, or when they agree. Memory: texts from a. */
struct duty_row plan_talk_row(struct arena *a, const struct plan_answered *f);
