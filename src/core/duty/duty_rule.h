/* The register of duties: what the law and the Code ask for, by when, of whom, and why. The register is a table with
 * dates; the evaluator takes facts about one pupil and a day and says which duties there are and how they stand. Lead
 * times ("3 school days") are defaults of this product where the source gives none, and a school may change them. A
 * duty can be answered with a reason instead; the caller marks those. MUST and SHOULD are never mixed. Source:
 * domain.md 1.2 to 1.6, 2.4, 2.5, 2.9, 3.5, 10; each row has its own reference. */
#pragma once

#include "core/cycle/life_rule.h"
#include "core/duty/meeting_count_rule.h"

enum duty_id {
	DUTY_CONCERN,        /* answer a concern */
	DUTY_MESSAGE,        /* answer what the family wrote */
	DUTY_COMPLAINT,      /* answer a complaint: the SENCO */
	DUTY_COMPLAINT_HEAD, /* answer a complaint: the head */
	DUTY_TALK,           /* talk with parents and pupil */
	DUTY_DISCUSSION,     /* copy of the note for the parents */
	DUTY_DECISION,       /* record the decision */
	DUTY_NOTICE,         /* formal notice to each entitled person */
	DUTY_MONITOR,        /* look again on the agreed day */
	DUTY_SCREEN_LOOK,    /* look again at what the screen found */
	DUTY_CONCERN_LOOK,   /* look again at a concern that has its answer */
	DUTY_PLAN_OPEN,      /* a pupil with SEN Support has a shared plan */
	DUTY_PLAN_GIVEN,     /* an agreed plan is given to the parents */
	DUTY_TEACHER,        /* a class or subject teacher is responsible */
	DUTY_REVIEW_DATE,    /* the plan has a review date */
	DUTY_STAFF_READ,     /* staff know the plan */
	DUTY_VIEWS_PARENTS,  /* ask the parents before the review */
	DUTY_VIEWS_PUPIL,    /* hear the pupil before the review */
	DUTY_REVIEW,         /* review on the agreed date */
	DUTY_SUMMARY,        /* parents get the impact in plain words */
	DUTY_NEXT_CYCLE,     /* what was learned goes into the next cycle */
	DUTY_MEETINGS,       /* meet parents three times a year */
	DUTY_REVIEWS,        /* review three times a year */
	DUTY_REPORT,         /* written report each school year */
	DUTY_ANNUAL_REVIEW,  /* EHC plan: within twelve months */
	DUTY_YOUNG,          /* explain that rights pass to the young person */
};

enum { DUTIES = DUTY_YOUNG + 1 };

enum duty_clock {
	DUTY_SCHOOL_DAYS_AFTER, /* days school days after the trigger */
	DUTY_DAYS_BEFORE,       /* days calendar days before the trigger */
	DUTY_ON_DAY,            /* on the day itself */
	DUTY_YEAR_SHARE,        /* spread over the school year */
	DUTY_YEAR_END,          /* by the last day of the school year */
	DUTY_MONTHS_AFTER,      /* days months after the trigger */
};

enum duty_owner { OWNER_SENCO, OWNER_TEACHER, OWNER_HEAD };

struct duty_rule {
	enum duty_id id;
	struct str key;   /* "s68_notice": for settings, reasons and documents */
	struct str title; /* $ is the pupil's name, @ the name with 's */
	enum force force;
	struct str ref; /* paragraph of the Code, or empty */
	struct str act; /* statute or other source, for documents */
	enum duty_owner owner;
	struct str codes; /* provision codes the duty is about */
	struct str lead;  /* what happened; # is the day of the trigger */
	struct str why;   /* the reason in one sentence, for people */
	enum duty_clock clock;
	int days;           /* default for the clock, see there */
	struct str trigger; /* "the decision", for documents */
	struct str action;  /* the one thing to do, as a key */
	struct str label;   /* its button */
	struct date from;
	struct date to;
	enum source_mark mark;
};

/* The register in order, NULL at the end: docs/duties.md is written from it. */
const struct duty_rule *duty_rule_at(size_t i);
const struct duty_rule *duty_rule_find(struct str key);
struct str duty_owner_word(enum duty_owner o); /* "SENCO", "Teacher", "Head" */
/* "3 school days after the decision". Memory: from a. */
struct str duty_timing_words(struct arena *a, const struct duty_rule *r);

/* Lead times of a school; NULL wherever a policy is asked for means the defaults of the register. */
struct duty_policy {
	int days[DUTIES];
};

struct duty_policy duty_policy_default(void);

/* Somebody who is to be told, or to read. */
struct duty_person {
	struct str name;
	bool is_done;
};

/* What is known of one pupil. Any date may be none; of cycles, plans and reviews the latest ones are meant. */
struct duty_fact {
	int64_t pupil;
	struct str name;
	char code;                /* N, K or E today */
	struct date support_from; /* K since */
	struct date known_from;   /* first day in this system: no plan is missed before it */
	uint32_t answered;        /* bit 1 << id: answered with a reason */
	struct date concern;      /* oldest concern without an answer, or the latest that asks for a talk */
	struct date concern_answered;
	struct date concern_due; /* by the school's own clock; none: the rule's */
	struct date complaint;   /* the one that is due first of those that the person asking has to answer */
	struct date complaint_due;
	bool complaint_head; /* it is with the head */
	struct date message; /* oldest message of the family that has no answer */
	struct date discussion;
	struct date discussion_copied;
	enum decision_result decision; /* the latest */
	struct date decided;
	bool tell_pupil; /* the addressee is the young person */
	const struct duty_person *told;
	size_t told_n;
	struct date provision_from; /* first support */
	struct date monitor_on;     /* "look again" of the latest decision */
	struct date monitored;
	struct date screen_look_on;  /* "look again" of the newest decision on the screen */
	struct date concern_look_on; /* the first day to look again of answered concerns, nothing decided since */
	struct date cycle_opened;
	struct date plan_agreed; /* agreed in a meeting, not yet given */
	struct date plan_shared;
	bool has_teacher;
	struct date review_due;
	const struct duty_person *staff;
	size_t staff_n;
	struct date parents_asked; /* for this review */
	struct date parents_view;
	struct date pupil_view; /* also "did not wish to" */
	struct date review_held;
	struct date review_finished;
	struct date summary_given;
	const struct meeting_fact *meeting;
	size_t meetings;
	const struct date *review; /* days of all reviews held */
	size_t reviews;
	struct date report_given;
	struct date ehc_reviewed; /* EHC plan: made or last reviewed */
	struct date rights_on;    /* first day on which rights are the young person's, once it is near; else none */
	struct date rights_explained;
};

enum duty_state {
	DUTY_OVERDUE,
	DUTY_THIS_WEEK, /* due by Sunday */
	DUTY_HALF_TERM, /* due before the half term ends */
	DUTY_LATER,
	DUTY_DONE,
	DUTY_ANSWERED, /* a reason is recorded in its place */
};

struct duty {
	const struct duty_rule *rule;
	int64_t pupil;
	enum duty_state state;
	struct date start; /* the trigger */
	struct date due;
	int32_t days_late; /* negative: days left */
	size_t count;      /* people still to be told or to read; 0 when the duty is not about people */
	struct str title;  /* "Review Daniel Osei’s plan" */
	struct str why;    /* "Agreed for 4 March. …" */
	struct str when;   /* "4 days late", "By Tuesday 10 March", "By 27 March", empty when done */
};

struct duty_list {
	const struct duty *item; /* by state, then by due date */
	size_t n;
	size_t open; /* not done and not answered */
};

struct str duty_state_word(enum duty_state s); /* "Overdue", "Due this week" … */

/* The duties of one pupil on a day. policy may be NULL. Memory: from a. */
struct duty_list duty_list(struct arena *a, const struct duty_fact *f, const struct calendar *c,
                           const struct duty_policy *policy, struct date today);
/* For qsort over the duties of many pupils: state, due date, pupil. */
int duty_cmp(const void *a, const void *b);
