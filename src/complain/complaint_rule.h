/* Rules about complaints: the stages of a school, who holds each and for how long, what a step does to how the
 * complaint stands, and when the family may go on. Every school has its own procedure: the stages are its setting, and
 * those here are this product's defaults. Source: R27; Education Act 2002 s.29 (a school has a procedure); Code 11.1
 * to 11.10 (numbers not confirmed, never printed). */
#pragma once

#include "core/school/term_rule.h"
#include "complain/complaint_rec.h"

enum { COMPLAINT_STAGES_MOST = 4, COMPLAINT_DAYS_MOST = 60, COMPLAINT_NAME_MOST = 80, COMPLAINT_FAULTS = 8 };

struct complaint_stage {
	struct str name; /* "Talk with the teacher or the SENCO" */
	bool head;       /* held by the head; otherwise by the SENCO */
	int64_t days;    /* school days until the answer, 1 to COMPLAINT_DAYS_MOST */
};
struct complaint_stages {
	struct complaint_stage stage[COMPLAINT_STAGES_MOST];
	size_t n;
};

struct complaint_stages complaint_stages_default(void);
/* As a setting, one line for each: "senco 10 Talk with …". Text that is none gives the defaults. */
struct complaint_stages complaint_stages_read(struct str text);
struct str complaint_stages_text(struct arena *a, const struct complaint_stages *s);
/* At least one stage; names without line breaks and not too long; days in range. */
bool complaint_stages_sound(const struct complaint_stages *s);

/* "The headteacher, in writing", "Outside the school". Memory: from a, or the stages' own. */
struct str complaint_stage_name(struct arena *a, const struct complaint_stages *s, int64_t stage);
/* Where a complaint begins: the first stage, or for one about the SENCO the first that the head holds. */
int64_t complaint_first(const struct complaint_stages *s, bool sealed);
/* The next stage in the school; COMPLAINT_OUTSIDE after the last. About the SENCO: the next that the head holds. */
int64_t complaint_next(const struct complaint_stages *s, int64_t stage, bool sealed);

/* The step after `last` (NULL: the first one): keeps how things stand and changes what its kind, words and flag say.
 * in gives kind, words, on_day, how, route, sealed, outcome and learnt; number, stage, holder, sealed, closed and
 * answer_by are filled. A seal is never taken off. from: day from which the clock of a new stage runs. */
void complaint_step_fill(const struct complaint_stages *s, const struct calendar *c, const struct complaint_step *last,
                         struct date from, struct complaint_step *in);

struct complaint_clock {
	bool owed;        /* an answer is owed */
	int32_t late;     /* school days; 0: in time */
	struct str words; /* "Answer by Tuesday 24 March 2026: 9 school days left", "Answered. …", "Closed on …" */
};
/* From the last step. Memory: words from a. */
struct complaint_clock complaint_clock(struct arena *a, const struct calendar *c, const struct complaint_step *last,
                                       struct date today);

/* May the family take it to the next stage: there is one in the school, and an answer was given, it was closed, or the
 * day for the answer has passed. */
bool complaint_may_go_on(const struct complaint_stages *s, const struct complaint_step *last, struct date today);
/* The family reads what it did itself, answers, moves and the end; notes are the school's. */
bool complaint_family_reads(const struct complaint_step *t);

struct complaint_fault {
	const char *at; /* name of the field */
	struct str text;
};
/* What is missing or wrong in a step by staff. has_page: the family has a page to read an answer on. */
size_t complaint_check(const struct complaint_stages *s, const struct complaint_step *last,
                       const struct complaint_step *in, bool has_page, struct complaint_fault out[COMPLAINT_FAULTS]);
