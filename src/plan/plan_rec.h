/* A plan version with its outcomes, support and strategies, who has read it, and what the family answered. A shared
 * version never changes; root_id is what stays the same from version to version and cycle to cycle. */
#pragma once

#include "core/people/said_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define PLAN_CHOICES(X, _) \
	X(_, DRAFT, "draft", "Draft") \
	X(_, SHARED, "shared", "Shared") \
	X(_, SUPERSEDED, "superseded", "Replaced by a later one")
/* clang-format on */
CHOICES(plan_state, PLAN);

/* clang-format off */
#define CONSULTED_CHOICES(X, _) \
	X(_, MEETING, "meeting", "At a meeting") \
	X(_, PHONE, "phone", "By phone") \
	X(_, WRITTEN, "written", "In writing") \
	X(_, TALK, "talk", "In a talk at school") \
	X(_, DRAWN, "drawn", "By drawing or symbols") \
	X(_, ASKED, "asked", "Asked, no answer so far")
/* clang-format on */
CHOICES(consulted, CONSULTED);

/* clang-format off */
#define AGREED_CHOICES(X, _) \
	X(_, YES, "yes", "Yes") \
	X(_, CHANGES, "changes", "Yes, with the changes above") \
	X(_, NOT_YET, "not_yet", "Not yet")
/* clang-format on */
CHOICES(plan_agreed, AGREED);

/* clang-format off */
#define PLAN(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to") \
	X(_, INT, version, .flags = F_HIDDEN, .doc = "1 for the first version in its cycle, and so on") \
	  /* 1, 2, … within the cycle */ \
	X(_, ONE_OF(plan_state), state, .label = "State", .flags = F_HIDDEN, \
	  .doc = "draft; shared: in force and frozen; superseded: replaced by a later version") \
	X(_, ID, teacher_id, .label = "Responsible teacher", \
	  .hint = "Stays responsible also when others teach the pupil", .flags = F_PERSONAL, \
	  .missing = "Choose the responsible teacher", \
	  .doc = "Class or subject teacher who stays responsible (Code 6.52); compulsory before sharing") \
	X(_, DATE, review_on, .label = "Review date", .hint = "When we will look at this together", \
	  .flags = F_PERSONAL, .missing = "Enter the review date", \
	  .doc = "Date agreed for the review (Code 6.48); compulsory before sharing") \
	X(_, LONG, everyday, .label = "Anything else in lessons", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "What teachers do beyond the list of strategies") \
	X(_, LONG, home, .label = "What the family will do", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "What happens at home, as agreed with the family (Code 6.51)") \
	X(_, LONG, home_school, .label = "What school will do to help them", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "What the school does so that it can happen at home") \
	X(_, LONG, parents_said, .label = "What the parents said", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "Parents' views when the plan was made, in their words") \
	X(_, ONE_OF(consulted), parents_how, .label = "How the parents were asked", .flags = F_PERSONAL, \
	  .doc = "How the parents were consulted (Code 6.48)") \
	X(_, LONG, pupil_said, .label = "What the pupil said", .hint = "In their own words", \
	  .flags = F_FAMILY | F_PERSONAL, .doc = "The pupil's views when the plan was made, in their words") \
	X(_, ONE_OF(consulted), pupil_how, .label = "How the pupil was asked", .flags = F_PERSONAL, \
	  .doc = "How the pupil was consulted (Code 6.48)") \
	X(_, ONE_OF(plan_agreed), parents_agree, .label = "Do the parents agree with this plan?", \
	  .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Whether the parents agree: yes, changes, not_yet") \
	X(_, LONG, changes, .label = "What is different from the last version", \
	  .hint = "One or two sentences, read by parents and staff", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "What changed since the version before") \
	X(_, DATE, shared_on, .flags = F_HIDDEN, .doc = "Day on which this version was shared") \
	X(_, ID, shared_by, .flags = F_HIDDEN, .doc = "Person who shared it") \
	X(_, ID, made_by, .flags = F_HIDDEN, .doc = "Person who began it") \
	X(_, REV, revision)
/* clang-format on */
struct plan {
	RECORD_OF_PUPIL(PLAN)
	/* Joined, no columns: the responsible teacher, and who shared it. */
	struct str teacher_title;
	struct str teacher_given;
	struct str teacher_family;
	struct str shared_name;
};

/* clang-format off */
#define CHECKED_CHOICES(X, _) \
	X(_, DAILY, "daily", "Every day") \
	X(_, WEEKLY, "weekly", "Every week") \
	X(_, FORTNIGHTLY, "fortnightly", "Every two weeks") \
	X(_, HALF_TERMLY, "half_termly", "Every half term") \
	X(_, REVIEW, "review", "At the review")
/* clang-format on */
CHOICES(checked, CHECKED);

/* clang-format off */
#define OUTCOME(X, _) \
	X(_, KEY, id) \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version") \
	X(_, ID, root_id, .flags = F_HIDDEN, \
	  .doc = "The same in every version and cycle that carries the outcome on") \
	X(_, INT, position, .flags = F_HIDDEN, .doc = "Order in the plan") \
	X(_, LONG, aim, .label = "By the review, what will be different", \
	  .hint = "What the pupil will do, not what staff will do", .max = 600, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter what will be different", .doc = "The outcome: what the pupil will be able to do") \
	X(_, FLAG, life_aim, .label = "It is about life beyond lessons", .flags = F_PERSONAL, \
	  .doc = "1 for an aim for friendships, independence, health or adult life") \
	X(_, TEXT, measure, .label = "Measured by", .hint = "For example words read in one minute", \
	  .flags = F_PERSONAL, .doc = "How progress is measured") \
	X(_, TEXT, unit, .label = "Unit", .hint = "For example words a minute, of 40, times in 10", .max = 40, \
	  .width = 20, .flags = F_PERSONAL, .doc = "What the numbers count") \
	X(_, MILLI, baseline, .label = "Now", .width = 6, .flags = F_PERSONAL, \
	  .doc = "Value when the plan was made, in thousandths") /* thousandths; MILLI_NONE */ \
	X(_, MILLI, target, .label = "Target", .width = 6, .flags = F_PERSONAL, \
	  .doc = "Value aimed at, in thousandths") /* thousandths; MILLI_NONE */ \
	X(_, DATE, by_on, .label = "By when", .flags = F_PERSONAL, \
	  .doc = "Day by which it is to be reached; none: the review date") \
	X(_, ONE_OF(checked), checked, .label = "Checked", .flags = F_PERSONAL, \
	  .doc = "How often progress is checked") \
	X(_, LONG, expected, .label = "What we expect the help to do", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Expected impact on progress, development or behaviour (Code 6.48)")
/* clang-format on */
struct outcome {
	RECORD_OF_PUPIL(OUTCOME)
};

/* clang-format off */
#define PROVISION(X, _) \
	X(_, KEY, id) \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version") \
	X(_, ID, root_id, .flags = F_HIDDEN, \
	  .doc = "The same in every version and cycle that carries the support on") \
	X(_, INT, position, .flags = F_HIDDEN, .doc = "Order in the plan") \
	X(_, ID, outcome_root, .label = "For outcome", .flags = F_PERSONAL, \
	  .doc = "Outcome the support is for; none: for all") \
	X(_, TEXT, what, .label = "What", .hint = "For example sounds and words group", \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter what the support is", \
	  .doc = "The support in a few words") \
	X(_, LONG, evidence, .label = "Why we think it will help", \
	  .hint = "Evidence, a report, or that it worked before", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Evidence that it works (Code 6.50)") \
	X(_, ID, giver_id, .label = "Who gives it", .flags = F_PERSONAL, .missing = "Choose who gives it", \
	  .doc = "Person who gives the support; access begins with it") \
	X(_, INT, per_week, .label = "Times a week", .min = 0, .max = 25, .width = 3, .flags = F_PERSONAL, \
	  .doc = "Planned sessions in a week; 0 for single visits") \
	X(_, INT, minutes, .label = "Minutes each", .min = 0, .max = 600, .width = 4, .flags = F_PERSONAL, \
	  .doc = "Planned minutes of one session") \
	X(_, INT, group_size, .label = "Group of", .min = 0, .max = 40, .width = 3, .flags = F_PERSONAL, \
	  .doc = "Pupils taught together; 1 is one to one") \
	X(_, TEXT, group_key, .max = 60, .flags = F_PERSONAL | F_HIDDEN, \
	  .doc = "Joins pupils whose sessions are logged together; empty: alone") \
	X(_, DATE, starts, .label = "From", .flags = F_PERSONAL, .doc = "First day of the support") \
	X(_, DATE, ends, .label = "Until", .flags = F_PERSONAL, .doc = "Last day of the support") \
	X(_, FLAG, live, .flags = F_HIDDEN, .doc = "1 while it is the support in force") \
	  /* 1: support of the version in force */
/* clang-format on */
struct provision {
	RECORD_OF_PUPIL(PROVISION)
	/* Joined, no columns: who gives it. */
	struct str giver_title;
	struct str giver_given;
	struct str giver_family;
};

/* clang-format off */
#define STRATEGY(X, _) \
	X(_, KEY, id) \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version") \
	X(_, INT, position, .flags = F_HIDDEN, .doc = "Order in the plan") \
	X(_, TEXT, words, .label = "What every teacher does", \
	  .hint = "For example one instruction at a time, said back", .flags = F_PERSONAL, \
	  .doc = "What every teacher does in every lesson, one short sentence")
/* clang-format on */
struct strategy {
	RECORD_OF_PUPIL(STRATEGY)
};

/* clang-format off */
#define ACKNOWLEDGED_CHOICES(X, _) \
	X(_, READ, "read", "I have read it and know what to do") \
	X(_, HELP, "help", "I have read it and need help with this")
/* clang-format on */
CHOICES(acknowledgement_state, ACKNOWLEDGED);

/* clang-format off */
#define ACKNOWLEDGEMENT(X, _) \
	X(_, KEY, id) \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The member of staff") \
	X(_, ONE_OF(acknowledgement_state), state, .label = "Your answer", .flags = F_REQUIRED, \
	  .missing = "Choose an answer", .doc = "read or help") \
	X(_, LONG, note, .label = "What do you need help with?", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "What the person needs help with") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "Instant of the answer")
/* clang-format on */
struct acknowledgement {
	RECORD_OF_PUPIL(ACKNOWLEDGEMENT)
	struct str by_name; /* joined */
};

/* clang-format off */
#define PLAN_ANSWER_CHOICES(X, _) \
	X(_, AGREE, "agree", "I agree with the plan") \
	X(_, DISAGREE, "disagree", "I do not agree") \
	X(_, COMMENT, "comment", "I want to say something about it")
/* clang-format on */
CHOICES(plan_answer, PLAN_ANSWER);

/* clang-format off */
#define PLAN_REPLY(X, _) \
	X(_, KEY, id) \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The parent, or the pupil as a person") \
	X(_, ONE_OF(plan_answer), answer, .label = "What do you think of the plan?", .flags = F_REQUIRED, \
	  .missing = "Choose an answer", .doc = "agree, disagree or comment") \
	X(_, LONG, words, .label = "What would you like to say?", .flags = F_PERSONAL, \
	  .doc = "The answer in the person's own words") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "Instant of the answer") \
	X(_, ONE_OF(said_way), way, .label = "How did they say it?", .flags = F_PERSONAL, \
	  .doc = "How it was said, when staff noted it") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Member of staff to whom it was said; none: they answered themselves")
/* clang-format on */
struct plan_reply {
	RECORD_OF_PUPIL(PLAN_REPLY)
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
