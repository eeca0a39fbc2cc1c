/* The dates of a pupil's EHC plan: the day it was made, and the annual reviews. The plan itself is the council's paper.
 * Source: Children and Families Act 2014 s.44; SEND Regulations 2014 reg. 20. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define EHC_KIND_CHOICES(X, _) \
	X(_, PLAN, "plan", "The EHC plan: the date on it") \
	X(_, REVIEW, "review", "An annual review: the day of the meeting")
#define EHC_STATE_CHOICES(X, _) \
	X(_, BOOKED, "booked", "Booked") \
	X(_, HELD, "held", "Held") \
	X(_, CANCELLED, "cancelled", "Cancelled")
#define EHC_OUTCOME_CHOICES(X, _) \
	X(_, KEEP, "keep", "Keep the plan") \
	X(_, AMEND, "amend", "Change the plan") \
	X(_, END, "end", "End the plan")
/* clang-format on */
CHOICES(ehc_kind, EHC_KIND);
CHOICES(ehc_state, EHC_STATE);
CHOICES(ehc_outcome, EHC_OUTCOME);

/* clang-format off */
#define EHC_DATE(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(ehc_kind), kind, .label = "What is it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what it is", .doc = "The plan, or an annual review") /* plan, review */ \
	X(_, DATE, on_day, .label = "Date", .hint = "The date on the plan, or the day of the meeting", \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the date", .doc = "Date on the plan, or day of the meeting") \
	X(_, ONE_OF(ehc_state), state, .label = "The meeting", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Of an annual review: booked, held or cancelled; empty for a plan") \
	X(_, DATE, papers_on, .label = "Papers sent on", \
	  .hint = "Advice and information, to everybody who is invited, at least two weeks before the meeting", \
	  .flags = F_PERSONAL, .doc = "Day on which the papers of the meeting were sent") \
	X(_, DATE, report_on, .label = "Report sent on", \
	  .hint = "To the local authority and everybody who was invited, within two weeks of the meeting", \
	  .flags = F_PERSONAL, .doc = "Day on which the report of the meeting was sent") \
	X(_, DATE, decided_on, .label = "Date of the local authority’s decision", \
	  .hint = "The next twelve months are counted from it", .flags = F_PERSONAL, \
	  .doc = "Day of the council's decision after the meeting") \
	X(_, ONE_OF(ehc_outcome), outcome, .label = "What did the local authority decide?", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "keep, amend or end; empty: not known") \
	X(_, LONG, note, .label = "Note (if you want)", .flags = F_PERSONAL, .max = 1000, .doc = "Anything else to know") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who noted it") \
	X(_, REV, revision)
/* clang-format on */
struct ehc_date {
	RECORD_OF_PUPIL(EHC_DATE)
};

extern const struct record ehc_date_rec;
