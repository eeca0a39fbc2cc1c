/* A complaint of a family about the support of a pupil, in their own words and with what they ask for; and its history.
 * Neither is ever changed: what happens next is one more step, and the last step says how the complaint stands.
 * Source: Code chapter 11; R27. */
#pragma once

#include "core/record/record_rec.h"

struct complaint {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date raised_on;
	int64_t person_id;    /* when the school knows them; they follow it on their own page */
	struct str from_name; /* as it is shown */
	struct str reach;     /* how to answer somebody without an account */
	struct str way;       /* page, person, phone, letter, email, meeting */
	struct str about;     /* support, decision, communication, other */
	struct str words;
	struct str wish; /* what would put it right */
	struct str language;
	struct str helper;
	int64_t about_senco;   /* not to be read by the SENCO */
	int64_t noted_by;      /* member of staff who wrote it down; 0: the family themselves */
	struct str noted_name; /* joined, no column */
};

/* How a complaint stands: its last step. */
struct complaint_step {
	int64_t school_id;
	int64_t pupil_id;
	int64_t complaint_id;
	int64_t number; /* 1, 2, 3 …; nobody writes the same number twice */
	int64_t id;     /* of the form: sent twice is once */
	struct date on_day;
	struct str kind; /* raised, note, answer, moved, outside, closed */
	struct str words;
	int64_t by_id;
	int64_t by_family; /* 1: the family did it themselves */
	struct str how;    /* of an answer: page, phone, letter, email, person */
	struct str route;  /* of outside: one of complaint_route_choices */
	/* After it: */
	int64_t stage;     /* 1 …, or COMPLAINT_OUTSIDE */
	struct str holder; /* "senco" or "head" */
	int64_t sealed;    /* not to be read by the SENCO */
	int64_t closed;
	struct date answer_by; /* none: no answer is owed */
	struct str outcome;    /* upheld, partly, not_upheld, withdrawn; empty: open */
	struct str learnt;     /* by the school, for the school */
	struct str by_name;    /* joined, no column */
};

enum { COMPLAINT_OUTSIDE = 9 };

extern const struct record complaint_rec;
extern const struct record complaint_step_rec;
extern const struct choice complaint_about_choices[];
extern const struct choice complaint_way_all[];
extern const struct choice complaint_kind_choices[]; /* what staff may add, beside closing */
extern const struct choice complaint_route_choices[];
extern const struct choice complaint_outcome_choices[];
