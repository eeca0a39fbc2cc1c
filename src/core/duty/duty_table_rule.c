/* The register of duties as data. How they are judged is in duty.c. */
#include "core/duty/duty_rule.h"

#define ALWAYS                                                                                                         \
	{ 2014, 9, 1 },                                                                                                \
	{                                                                                                              \
		0, 0, 0                                                                                                \
	}

static const struct duty_rule RULES[] = {
	{ DUTY_CONCERN, RTEXT("concern_answer"), RTEXT("Reply about the worry for $"), FORCE_SHOULD, RTEXT("6.45"),
	  RTEXT("SEND Code of Practice 6.45"), OWNER_SENCO, RTEXT("NKE"), RTEXT("A concern was raised on #."),
	  RTEXT("Record it, compare it with what school sees, and answer."), DUTY_SCHOOL_DAYS_AFTER, 10,
	  RTEXT("a concern"), RTEXT("answer_concern"), RTEXT("Look into it"), ALWAYS, SOURCE_SEED },
	{ DUTY_MESSAGE, RTEXT("message_answer"), RTEXT("Answer @ family"), FORCE_SHOULD, RTEXT("6.65"),
	  RTEXT("SEND Code of Practice 6.65"), OWNER_SENCO, RTEXT("NKE"), RTEXT("They wrote on #."),
	  RTEXT("Families should be able to talk with school regularly."), DUTY_SCHOOL_DAYS_AFTER, 3,
	  RTEXT("a message from the family"), RTEXT("answer_message"), RTEXT("Answer"), ALWAYS, SOURCE_INFERRED },
	{ DUTY_COMPLAINT, RTEXT("complaint_answer"), RTEXT("Answer the complaint about @ support"), FORCE_SHOULD,
	  RTEXT(""), RTEXT("The school’s own complaints procedure"), OWNER_SENCO, RTEXT("NKE"),
	  RTEXT("It came to you on #."),
	  RTEXT("Look into it, answer, and say what the family can do if they are still unhappy."),
	  DUTY_SCHOOL_DAYS_AFTER, 10, RTEXT("a complaint reaches the SENCO"), RTEXT("answer_complaint"),
	  RTEXT("Open the complaint"), ALWAYS, SOURCE_INFERRED },
	{ DUTY_COMPLAINT_HEAD, RTEXT("complaint_answer_head"), RTEXT("Answer the complaint about @ support"),
	  FORCE_SHOULD, RTEXT(""), RTEXT("The school’s own complaints procedure"), OWNER_HEAD, RTEXT("NKE"),
	  RTEXT("It came to you on #."),
	  RTEXT("Look into it afresh, answer in writing, and say what the family can do next."), DUTY_SCHOOL_DAYS_AFTER,
	  15, RTEXT("a complaint reaches the head"), RTEXT("answer_complaint"), RTEXT("Open the complaint"), ALWAYS,
	  SOURCE_INFERRED },
	{ DUTY_TALK, RTEXT("early_talk"), RTEXT("Talk with $ and the parents"), FORCE_SHOULD, RTEXT("6.39"),
	  RTEXT("SEND Code of Practice 6.39"), OWNER_TEACHER, RTEXT("N"), RTEXT("A concern was raised on #."),
	  RTEXT("Parents and pupil should be heard early: strengths, difficulties, worries, hopes, next steps."),
	  DUTY_SCHOOL_DAYS_AFTER, 15, RTEXT("a concern"), RTEXT("note_discussion"), RTEXT("Note the talk"), ALWAYS,
	  SOURCE_RECALLED },
	{ DUTY_DISCUSSION, RTEXT("discussion_copy"), RTEXT("Give @ parents the note of the early talk"), FORCE_SHOULD,
	  RTEXT("6.39"), RTEXT("SEND Code of Practice 6.39"), OWNER_TEACHER, RTEXT("NKE"), RTEXT("You talked on #."),
	  RTEXT("The short note should be given to the parents."), DUTY_SCHOOL_DAYS_AFTER, 3,
	  RTEXT("the early discussion"), RTEXT("give_copy"), RTEXT("Give the copy"), ALWAYS, SOURCE_RECALLED },
	{ DUTY_DECISION, RTEXT("decision_recorded"), RTEXT("Record the decision about $"), FORCE_SHOULD, RTEXT("6.43"),
	  RTEXT("SEND Code of Practice 6.43"), OWNER_SENCO, RTEXT("N"), RTEXT("You talked on #."),
	  RTEXT("The decision and its reason should be in the school’s records."), DUTY_SCHOOL_DAYS_AFTER, 10,
	  RTEXT("the early discussion"), RTEXT("record_decision"), RTEXT("Record the decision"), ALWAYS,
	  SOURCE_RECALLED },
	{ DUTY_NOTICE, RTEXT("s68_notice"), RTEXT("Tell @ parents about SEN Support"), FORCE_MUST, RTEXT("6.48"),
	  RTEXT("Children and Families Act 2014 s.68"), OWNER_SENCO, RTEXT("NK"), RTEXT("Decided on #."),
	  RTEXT("Parents must be told formally, in writing, each of them."), DUTY_SCHOOL_DAYS_AFTER, 3,
	  RTEXT("the decision, no later than the first support"), RTEXT("write_notice"), RTEXT("Write the letter"),
	  ALWAYS, SOURCE_VERIFIED },
	{ DUTY_MONITOR, RTEXT("look_again"), RTEXT("Look again at how $ is doing"), FORCE_SHOULD, RTEXT("6.17"),
	  RTEXT("SEND Code of Practice 6.17"), OWNER_TEACHER, RTEXT("N"), RTEXT("Agreed for #."),
	  RTEXT("A decision for no SEN Support is looked at again on the agreed day."), DUTY_ON_DAY, 0,
	  RTEXT("the monitoring date of the decision"), RTEXT("look_again"), RTEXT("Look again"), ALWAYS,
	  SOURCE_INFERRED },
	{ DUTY_SCREEN_LOOK, RTEXT("screen_look"), RTEXT("Look again at @ progress"), FORCE_SHOULD, RTEXT("6.19"),
	  RTEXT("SEND Code of Practice 6.19"), OWNER_TEACHER, RTEXT("N"), RTEXT("Agreed for #."),
	  RTEXT("Teaching was adapted, or you wanted to watch: see whether it is better, and decide."), DUTY_ON_DAY, 0,
	  RTEXT("the day to look again of the newest screening decision"), RTEXT("look_again"), RTEXT("Look again"),
	  ALWAYS, SOURCE_INFERRED },
	{ DUTY_CONCERN_LOOK, RTEXT("concern_look"), RTEXT("Look again at the worry for $"), FORCE_SHOULD, RTEXT("6.45"),
	  RTEXT("SEND Code of Practice 6.45"), OWNER_TEACHER, RTEXT("NKE"), RTEXT("Agreed for #."),
	  RTEXT("The answer to a concern named a day to see whether it is better."), DUTY_ON_DAY, 0,
	  RTEXT("the day to look again of an answered concern"), RTEXT("look_again"), RTEXT("Look again"), ALWAYS,
	  SOURCE_INFERRED },
	{ DUTY_PLAN_OPEN, RTEXT("plan_open"), RTEXT("Plan the support for $"), FORCE_SHOULD, RTEXT("6.44"),
	  RTEXT("SEND Code of Practice 6.44"), OWNER_TEACHER, RTEXT("K"), RTEXT("No plan has been shared since #."),
	  RTEXT("Every pupil with SEN Support should have a plan. Support can start before it is ready."),
	  DUTY_SCHOOL_DAYS_AFTER, 15, RTEXT("the cycle opens"), RTEXT("open_plan"), RTEXT("Open the plan"), ALWAYS,
	  SOURCE_SEED },
	{ DUTY_PLAN_GIVEN, RTEXT("plan_given"), RTEXT("Give @ parents the plan"), FORCE_SHOULD, RTEXT("6.71"),
	  RTEXT("SEND Code of Practice 6.71"), OWNER_TEACHER, RTEXT("K"), RTEXT("Agreed on #."),
	  RTEXT("Parents should be able to keep a copy."), DUTY_SCHOOL_DAYS_AFTER, 3, RTEXT("the plan is agreed"),
	  RTEXT("share_plan"), RTEXT("Share the plan"), ALWAYS, SOURCE_VERIFIED },
	{ DUTY_TEACHER, RTEXT("plan_teacher"), RTEXT("Choose a teacher for @ plan"), FORCE_SHOULD, RTEXT("6.52"),
	  RTEXT("SEND Code of Practice 6.52"), OWNER_SENCO, RTEXT("K"), RTEXT("The plan started on #."),
	  RTEXT("A class or subject teacher stays responsible, also when others give the support."),
	  DUTY_SCHOOL_DAYS_AFTER, 3, RTEXT("the plan starts"), RTEXT("choose_teacher"), RTEXT("Choose a teacher"),
	  ALWAYS, SOURCE_SEED },
	{ DUTY_REVIEW_DATE, RTEXT("plan_review_date"), RTEXT("Agree a review date for @ plan"), FORCE_SHOULD,
	  RTEXT("6.48"), RTEXT("SEND Code of Practice 6.48"), OWNER_TEACHER, RTEXT("K"),
	  RTEXT("The plan started on # without one."), RTEXT("A plan should have a clear date for its review."),
	  DUTY_SCHOOL_DAYS_AFTER, 3, RTEXT("the plan starts"), RTEXT("add_review_date"), RTEXT("Add the date"), ALWAYS,
	  SOURCE_SEED },
	{ DUTY_STAFF_READ, RTEXT("staff_read"), RTEXT("Make sure staff know @ plan"), FORCE_SHOULD, RTEXT("6.49"),
	  RTEXT("SEND Code of Practice 6.49"), OWNER_SENCO, RTEXT("K"), RTEXT("Shared on #."),
	  RTEXT("Everybody who works with the pupil should know needs, outcomes, support and strategies."),
	  DUTY_SCHOOL_DAYS_AFTER, 5, RTEXT("the plan is shared"), RTEXT("remind_staff"), RTEXT("Remind them"), ALWAYS,
	  SOURCE_SEED },
	{ DUTY_VIEWS_PARENTS, RTEXT("views_parents"), RTEXT("Ask @ parents for their views"), FORCE_SHOULD,
	  RTEXT("6.54"), RTEXT("SEND Code of Practice 6.54"), OWNER_SENCO, RTEXT("K"), RTEXT("Review on #."),
	  RTEXT("Two weeks’ notice, so that they can think about it."), DUTY_DAYS_BEFORE, 14, RTEXT("the review date"),
	  RTEXT("ask_parents"), RTEXT("Send the request"), ALWAYS, SOURCE_SEED },
	{ DUTY_VIEWS_PUPIL, RTEXT("views_pupil"), RTEXT("Hear what $ thinks before the review"), FORCE_SHOULD,
	  RTEXT("6.54"), RTEXT("SEND Code of Practice 6.54 and 6.70"), OWNER_TEACHER, RTEXT("K"), RTEXT("Review on #."),
	  RTEXT("The pupil’s views belong in the review; “did not wish to” is an answer too."), DUTY_DAYS_BEFORE, 7,
	  RTEXT("the review date"), RTEXT("ask_pupil"), RTEXT("Record the views"), ALWAYS, SOURCE_SEED },
	{ DUTY_REVIEW, RTEXT("review_held"), RTEXT("Review @ plan"), FORCE_SHOULD, RTEXT("6.53"),
	  RTEXT("SEND Code of Practice 6.53"), OWNER_TEACHER, RTEXT("K"), RTEXT("Agreed for #."),
	  RTEXT("A review is due on the date agreed in the plan."), DUTY_ON_DAY, 0, RTEXT("the review date"),
	  RTEXT("start_review"), RTEXT("Start the review"), ALWAYS, SOURCE_SEED },
	{ DUTY_SUMMARY, RTEXT("impact_summary"), RTEXT("Tell @ parents what the support has changed"), FORCE_SHOULD,
	  RTEXT("6.55"), RTEXT("SEND Code of Practice 6.55"), OWNER_TEACHER, RTEXT("NKE"), RTEXT("Reviewed on #."),
	  RTEXT("Parents should have clear information about the impact of the support."), DUTY_SCHOOL_DAYS_AFTER, 3,
	  RTEXT("the review"), RTEXT("send_summary"), RTEXT("Send the summary"), ALWAYS, SOURCE_SEED },
	{ DUTY_NEXT_CYCLE, RTEXT("next_cycle"), RTEXT("Open the next cycle for $"), FORCE_SHOULD, RTEXT("6.54"),
	  RTEXT("SEND Code of Practice 6.54"), OWNER_TEACHER, RTEXT("K"), RTEXT("The review was finished on #."),
	  RTEXT("What was learned should go into the next assessment."), DUTY_SCHOOL_DAYS_AFTER, 5,
	  RTEXT("the review is finished"), RTEXT("open_cycle"), RTEXT("Open the cycle"), ALWAYS, SOURCE_SEED },
	{ DUTY_MEETINGS, RTEXT("three_meetings"), RTEXT("Meet @ parents"), FORCE_SHOULD, RTEXT("6.65"),
	  RTEXT("SEND Code of Practice 6.65"), OWNER_TEACHER, RTEXT("K"), RTEXT(""),
	  RTEXT("Parents should be met at least three times a year."), DUTY_YEAR_SHARE, 0, RTEXT("the school year"),
	  RTEXT("book_meeting"), RTEXT("Book a meeting"), ALWAYS, SOURCE_SEED },
	{ DUTY_REVIEWS, RTEXT("three_reviews"), RTEXT("Plan a further review for $"), FORCE_SHOULD, RTEXT("6.53"),
	  RTEXT("Information service leaflet: reviews three times a year"), OWNER_TEACHER, RTEXT("K"), RTEXT(""),
	  RTEXT("Plans should be reviewed at least three times a year; this is counted apart from meetings."),
	  DUTY_YEAR_SHARE, 0, RTEXT("the school year"), RTEXT("plan_review"), RTEXT("Plan the review"), ALWAYS,
	  SOURCE_SEED },
	{ DUTY_REPORT, RTEXT("annual_report"), RTEXT("Send @ parents the yearly written report"), FORCE_MUST,
	  RTEXT("6.64"), RTEXT("Education (Pupil Information) (England) Regulations 2005"), OWNER_HEAD, RTEXT("KE"),
	  RTEXT(""), RTEXT("Parents must have a written report at least once in the school year."), DUTY_YEAR_END, 0,
	  RTEXT("the school year"), RTEXT("record_report"), RTEXT("Record the report"), ALWAYS, SOURCE_VERIFIED },
	{ DUTY_ANNUAL_REVIEW, RTEXT("ehc_annual_review"), RTEXT("Help to hold @ annual review"), FORCE_MUST,
	  RTEXT("6.56"), RTEXT("Children and Families Act 2014 s.44"), OWNER_SENCO, RTEXT("E"),
	  RTEXT("The EHC plan was made or last reviewed on #."),
	  RTEXT("The council must review it at least every 12 months, and school must co-operate."), DUTY_MONTHS_AFTER,
	  12, RTEXT("the plan or its last review"), RTEXT("prepare_papers"), RTEXT("Prepare papers"), ALWAYS,
	  SOURCE_SEED },
	{ DUTY_YOUNG, RTEXT("explain_rights"), RTEXT("Explain to $ that rights pass to them"), FORCE_SHOULD,
	  RTEXT("8.13"), RTEXT("SEND Code of Practice 8.13 to 8.18"), OWNER_SENCO, RTEXT("KE"),
	  RTEXT("Rights pass on #, when compulsory school age is over."),
	  RTEXT("From then on plans and letters go to the young person, and they say what parents may see."),
	  DUTY_DAYS_BEFORE, 90, RTEXT("the day the rights pass"), RTEXT("explain_rights"), RTEXT("Note the talk"),
	  ALWAYS, SOURCE_RECALLED },
};

_Static_assert(sizeof RULES / sizeof RULES[0] == DUTIES, "one row for each duty, in the order of enum duty_id");

static const struct str OWNERS[] = {
	[OWNER_SENCO] = RTEXT("SENCO"),
	[OWNER_TEACHER] = RTEXT("Teacher"),
	[OWNER_HEAD] = RTEXT("Head"),
};

const struct duty_rule *duty_rule_at(size_t i)
{
	return i < DUTIES ? &RULES[i] : NULL;
}

const struct duty_rule *duty_rule_find(struct str key)
{
	for (size_t i = 0; i < DUTIES; i++) {
		if (str_eq(RULES[i].key, key))
			return &RULES[i];
	}
	return NULL;
}

struct str duty_owner_word(enum duty_owner o)
{
	return OWNERS[o];
}

struct str duty_timing_words(struct arena *a, const struct duty_rule *r)
{
	static const struct str after[] = {
		[DUTY_SCHOOL_DAYS_AFTER] = RTEXT("school days after"),
		[DUTY_DAYS_BEFORE] = RTEXT("days before"),
		[DUTY_ON_DAY] = RTEXT("On"),
		[DUTY_YEAR_SHARE] = RTEXT("Spread evenly over"),
		[DUTY_YEAR_END] = RTEXT("By the end of"),
		[DUTY_MONTHS_AFTER] = RTEXT("months after"),
	};

	if (r->days == 0)
		return str_fmt(a, "%.*s %.*s", STR_ARG(after[r->clock]), STR_ARG(r->trigger));
	return str_fmt(a, "%d %.*s %.*s", r->days, STR_ARG(after[r->clock]), STR_ARG(r->trigger));
}

struct duty_policy duty_policy_default(void)
{
	struct duty_policy p;

	for (size_t i = 0; i < DUTIES; i++)
		p.days[i] = RULES[i].days;
	return p;
}
