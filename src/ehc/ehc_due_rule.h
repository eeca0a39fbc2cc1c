/* The annual review of an EHC plan: when the twelve months end, and by when the school's part of it has to be done so
 * that the council can do its own. The council owes the review; the head arranges the meeting when the council asks
 * (reg. 20(1)), which it does of every mainstream school.
 * Source: Children and Families Act 2014 s.44(1): "in the period of 12 months starting with the date"; SEND Regulations
 * 2014 reg. 20: notice and papers two weeks before the meeting (3)(4), report within two weeks of it, the council's
 * decision within four (10). */
#pragma once

#include "core/duty/duty_rule.h"
#include "ehc/ehc_date_rec.h"

enum { EHC_PAPERS_DAYS = 14, EHC_REPORT_DAYS = 14, EHC_DECISION_DAYS = 28 };

/* The last day of the twelve months that start with d. */
struct date ehc_year_ends(struct date d);
/* The last day for the council's decision after a meeting. */
struct date ehc_decision_by(struct date meeting);

/* What the dates of one pupil say. Dates may be none. */
struct ehc_due_fact {
	int64_t pupil_id;
	struct date since;  /* the code E */
	struct date made;   /* the plan was made, or last reviewed: the twelve months start with it */
	struct date booked; /* the next meeting; not held yet */
	int64_t booked_id;
	struct date papers; /* for it */
	struct date held;   /* the latest meeting */
	int64_t held_id;
	bool is_reported; /* to the council, which may have decided already */
};

/* In any order. */
struct ehc_due_fact ehc_due_fact(int64_t pupil_id, struct date since, const struct ehc_date *d, size_t n);

/* The meeting; without a date to count from, that date. Memory: words from a. */
struct duty_row ehc_due_review(struct arena *a, const struct ehc_due_fact *f);
struct duty_row ehc_due_papers(const struct ehc_due_fact *f);
struct duty_row ehc_due_report(const struct ehc_due_fact *f);

/* Why this cannot be saved; field NULL: it can. */
struct ehc_fault {
	const char *field;
	struct str why;
};
struct ehc_fault ehc_date_fault(const struct ehc_date *v, struct date born, struct date today);
