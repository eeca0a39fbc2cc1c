#include "plan/plan_rec.h"

static const struct choice STATES[] = {
	{ "draft", "Draft", NULL, NULL },
	{ "shared", "Shared", NULL, NULL },
	{ "superseded", "Replaced by a later one", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice consulted_choices[] = {
	{ "meeting", "At a meeting", NULL, NULL },
	{ "phone", "By phone", NULL, NULL },
	{ "written", "In writing", NULL, NULL },
	{ "talk", "In a talk at school", NULL, NULL },
	{ "drawn", "By drawing or symbols", NULL, NULL },
	{ "asked", "Asked, no answer so far", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice agree_choices[] = {
	{ "yes", "Yes", NULL, NULL },
	{ "changes", "Yes, with the changes above", NULL, NULL },
	{ "not_yet", "Not yet", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice checked_choices[] = {
	{ "daily", "Every day", NULL, NULL },
	{ "weekly", "Every week", NULL, NULL },
	{ "fortnightly", "Every two weeks", NULL, NULL },
	{ "half_termly", "Every half term", NULL, NULL },
	{ "review", "At the review", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field PLAN[] = {
	FIELD_ID(struct plan, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct plan, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct plan, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct plan, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to"),
	FIELD_INT(struct plan, version, .flags = F_HIDDEN, .doc = "1 for the first version in its cycle, and so on"),
	FIELD_CHOICE(struct plan, state, .label = "State", .flags = F_HIDDEN, .choices = STATES,
	             .doc = "draft; shared: in force and frozen; superseded: replaced by a later version"),
	FIELD_ID(struct plan, teacher_id, .label = "Responsible teacher",
	         .hint = "Stays responsible also when others teach the pupil", .flags = F_PERSONAL,
	         .missing = "Choose the responsible teacher",
	         .doc = "Class or subject teacher who stays responsible (Code 6.52); compulsory before sharing"),
	FIELD_DATE(struct plan, review_on, .label = "Review date", .hint = "When we will look at this together",
	           .flags = F_PERSONAL, .missing = "Enter the review date",
	           .doc = "Date agreed for the review (Code 6.48); compulsory before sharing"),
	FIELD_LONG(struct plan, everyday, .label = "Anything else in lessons", .flags = F_PERSONAL,
	           .doc = "What teachers do beyond the list of strategies"),
	FIELD_LONG(struct plan, home, .label = "What the family will do", .flags = F_PERSONAL,
	           .doc = "What happens at home, as agreed with the family (Code 6.51)"),
	FIELD_LONG(struct plan, home_school, .label = "What school will do to help them", .flags = F_PERSONAL,
	           .doc = "What the school does so that it can happen at home"),
	FIELD_LONG(struct plan, parents_said, .label = "What the parents said", .flags = F_PERSONAL,
	           .doc = "Parents' views when the plan was made, in their words"),
	FIELD_CHOICE(struct plan, parents_how, .label = "How the parents were asked", .flags = F_PERSONAL,
	             .choices = consulted_choices, .doc = "How the parents were consulted (Code 6.48)"),
	FIELD_LONG(struct plan, pupil_said, .label = "What the pupil said", .hint = "In their own words",
	           .flags = F_PERSONAL, .doc = "The pupil's views when the plan was made, in their words"),
	FIELD_CHOICE(struct plan, pupil_how, .label = "How the pupil was asked", .flags = F_PERSONAL,
	             .choices = consulted_choices, .doc = "How the pupil was consulted (Code 6.48)"),
	FIELD_CHOICE(struct plan, parents_agree, .label = "Do the parents agree with this plan?",
	             .flags = F_PERSONAL | F_INLINE, .choices = agree_choices,
	             .doc = "Whether the parents agree: yes, changes, not_yet"),
	FIELD_LONG(struct plan, changes, .label = "What is different from the last version",
	           .hint = "One or two sentences, read by parents and staff", .max = 1000, .flags = F_PERSONAL,
	           .doc = "What changed since the version before"),
	FIELD_DATE(struct plan, shared_on, .flags = F_HIDDEN, .doc = "Day on which this version was shared"),
	FIELD_ID(struct plan, shared_by, .flags = F_HIDDEN, .doc = "Person who shared it"),
	FIELD_ID(struct plan, made_by, .flags = F_HIDDEN, .doc = "Person who began it"),
	FIELD_INT(struct plan, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(plan_rec, "plan", struct plan, PLAN);

static const struct field OUTCOME[] = {
	FIELD_ID(struct outcome, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct outcome, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct outcome, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct outcome, plan_id, .flags = F_HIDDEN, .doc = "The plan version"),
	FIELD_ID(struct outcome, root_id, .flags = F_HIDDEN,
	         .doc = "The same in every version and cycle that carries the outcome on"),
	FIELD_INT(struct outcome, position, .flags = F_HIDDEN, .doc = "Order in the plan"),
	FIELD_LONG(struct outcome, aim, .label = "By the review, what will be different",
	           .hint = "What the pupil will do, not what staff will do", .max = 600,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter what will be different",
	           .doc = "The outcome: what the pupil will be able to do"),
	FIELD_FLAG(struct outcome, life_aim, .label = "It is about life beyond lessons", .flags = F_PERSONAL,
	           .doc = "1 for an aim for friendships, independence, health or adult life"),
	FIELD_TEXT(struct outcome, measure, .label = "Measured by", .hint = "For example words read in one minute",
	           .flags = F_PERSONAL, .doc = "How progress is measured"),
	FIELD_TEXT(struct outcome, unit, .label = "Unit", .hint = "For example words a minute, of 40, times in 10",
	           .max = 40, .width = 20, .flags = F_PERSONAL, .doc = "What the numbers count"),
	FIELD_MILLI(struct outcome, baseline, .label = "Now", .width = 6, .flags = F_PERSONAL,
	            .doc = "Value when the plan was made, in thousandths"),
	FIELD_MILLI(struct outcome, target, .label = "Target", .width = 6, .flags = F_PERSONAL,
	            .doc = "Value aimed at, in thousandths"),
	FIELD_DATE(struct outcome, by_on, .label = "By when", .flags = F_PERSONAL,
	           .doc = "Day by which it is to be reached; none: the review date"),
	FIELD_CHOICE(struct outcome, checked, .label = "Checked", .flags = F_PERSONAL, .choices = checked_choices,
	             .doc = "How often progress is checked"),
	FIELD_LONG(struct outcome, expected, .label = "What we expect the help to do", .max = 600, .flags = F_PERSONAL,
	           .doc = "Expected impact on progress, development or behaviour (Code 6.48)"),
};
RECORD_DEFINE(outcome_rec, "outcome", struct outcome, OUTCOME);

static const struct field PROVISION[] = {
	FIELD_ID(struct provision, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct provision, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct provision, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct provision, plan_id, .flags = F_HIDDEN, .doc = "The plan version"),
	FIELD_ID(struct provision, root_id, .flags = F_HIDDEN,
	         .doc = "The same in every version and cycle that carries the support on"),
	FIELD_INT(struct provision, position, .flags = F_HIDDEN, .doc = "Order in the plan"),
	FIELD_ID(struct provision, outcome_root, .label = "For outcome", .flags = F_PERSONAL,
	         .doc = "Outcome the support is for; none: for all"),
	FIELD_TEXT(struct provision, what, .label = "What", .hint = "For example sounds and words group",
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter what the support is",
	           .doc = "The support in a few words"),
	FIELD_LONG(struct provision, evidence, .label = "Why we think it will help",
	           .hint = "Evidence, a report, or that it worked before", .max = 600, .flags = F_PERSONAL,
	           .doc = "Evidence that it works (Code 6.50)"),
	FIELD_ID(struct provision, giver_id, .label = "Who gives it", .flags = F_PERSONAL,
	         .missing = "Choose who gives it", .doc = "Person who gives the support; access begins with it"),
	FIELD_INT(struct provision, per_week, .label = "Times a week", .min = 0, .max = 25, .width = 3,
	          .flags = F_PERSONAL, .doc = "Planned sessions in a week; 0 for single visits"),
	FIELD_INT(struct provision, minutes, .label = "Minutes each", .min = 0, .max = 600, .width = 4,
	          .flags = F_PERSONAL, .doc = "Planned minutes of one session"),
	FIELD_INT(struct provision, group_size, .label = "Group of", .min = 0, .max = 40, .width = 3,
	          .flags = F_PERSONAL, .doc = "Pupils taught together; 1 is one to one"),
	FIELD_TEXT(struct provision, group_key, .label = "Name of the group",
	           .hint = "The same for all pupils who are taught together", .max = 60, .width = 20,
	           .flags = F_PERSONAL, .doc = "Joins pupils whose sessions are logged together; empty: alone"),
	FIELD_DATE(struct provision, starts, .label = "From", .flags = F_PERSONAL, .doc = "First day of the support"),
	FIELD_DATE(struct provision, ends, .label = "Until", .flags = F_PERSONAL, .doc = "Last day of the support"),
	FIELD_FLAG(struct provision, live, .flags = F_HIDDEN, .doc = "1 while it is the support in force"),
};
RECORD_DEFINE(provision_rec, "provision", struct provision, PROVISION);

static const struct field STRATEGY[] = {
	FIELD_ID(struct strategy, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct strategy, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct strategy, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct strategy, plan_id, .flags = F_HIDDEN, .doc = "The plan version"),
	FIELD_INT(struct strategy, position, .flags = F_HIDDEN, .doc = "Order in the plan"),
	FIELD_TEXT(struct strategy, words, .label = "What every teacher does",
	           .hint = "For example one instruction at a time, said back", .flags = F_PERSONAL,
	           .doc = "What every teacher does in every lesson, one short sentence"),
};
RECORD_DEFINE(strategy_rec, "strategy", struct strategy, STRATEGY);

const struct choice acknowledgement_choices[] = {
	{ "read", "I have read it and know what to do", NULL, NULL },
	{ "help", "I have read it and need help with this", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field ACKNOWLEDGEMENT[] = {
	FIELD_ID(struct acknowledgement, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct acknowledgement, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct acknowledgement, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct acknowledgement, plan_id, .flags = F_HIDDEN, .doc = "The plan version"),
	FIELD_ID(struct acknowledgement, person_id, .flags = F_HIDDEN, .doc = "The member of staff"),
	FIELD_CHOICE(struct acknowledgement, state, .label = "Your answer", .flags = F_REQUIRED,
	             .choices = acknowledgement_choices, .missing = "Choose an answer", .doc = "read or help"),
	FIELD_LONG(struct acknowledgement, note, .label = "What do you need help with?", .max = 1000,
	           .flags = F_PERSONAL, .doc = "What the person needs help with"),
	FIELD_INT(struct acknowledgement, at, .flags = F_HIDDEN, .doc = "Instant of the answer"),
};
RECORD_DEFINE(acknowledgement_rec, "acknowledgement", struct acknowledgement, ACKNOWLEDGEMENT);

const struct choice plan_answer_choices[] = {
	{ "agree", "I agree with the plan", NULL, NULL },
	{ "disagree", "I do not agree", NULL, NULL },
	{ "comment", "I want to say something about it", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field PLAN_REPLY[] = {
	FIELD_ID(struct plan_reply, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct plan_reply, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct plan_reply, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct plan_reply, plan_id, .flags = F_HIDDEN, .doc = "The plan version"),
	FIELD_ID(struct plan_reply, person_id, .flags = F_HIDDEN, .doc = "The parent, or the pupil as a person"),
	FIELD_CHOICE(struct plan_reply, answer, .label = "What do you think of the plan?", .flags = F_REQUIRED,
	             .choices = plan_answer_choices, .missing = "Choose an answer",
	             .doc = "agree, disagree or comment"),
	FIELD_LONG(struct plan_reply, words, .label = "What would you like to say?", .flags = F_PERSONAL,
	           .doc = "The answer in the person's own words"),
	FIELD_INT(struct plan_reply, at, .flags = F_HIDDEN, .doc = "Instant of the answer"),
};
RECORD_DEFINE(plan_reply_rec, "plan_reply", struct plan_reply, PLAN_REPLY);

struct str provision_group(struct arena *a, const struct provision *p)
{
	struct str rest = str_trim(str_lower_ascii(a, p->what));
	struct str words = S("");

	if (p->group_size <= 1 || p->giver_id == 0 || rest.n == 0)
		return S("");
	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if (word.n > 0)
			words = str_fmt(a, "%.*s%s%.*s", STR_ARG(words), words.n > 0 ? " " : "", STR_ARG(word));
	}
	return str_fmt(a, "%lld-%.*s", (long long)p->giver_id, STR_ARG(words));
}
