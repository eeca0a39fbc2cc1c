/* Rules about what comes by the public pages: who answers it, by when, what a form of each kind needs, what a step does
 * to its clock, and when the details of who wrote are wiped. The numbers of days are a school's setting. */
#pragma once

#include "core/rights/caps_rule.h"
#include "core/school/term_rule.h"
#include "enquiry/enquiry_rec.h"

enum {
	ENQUIRY_DAYS = 3, /* defaults: school days until the answer, and until a copy goes out */
	ENQUIRY_COPY_DAYS = 5,
	ENQUIRY_DAYS_MOST = 30,
	ENQUIRY_MONTHS = 6, /* after it was dealt with */
	ENQUIRY_MONTHS_MOST = 24,
	ENQUIRY_FAULTS = 6,
};

struct enquiry_promise {
	int64_t days;
	int64_t copy_days;
	int64_t months;
};
struct enquiry_promise enquiry_promise_default(void);
/* Each number in its range. */
bool enquiry_promise_sound(const struct enquiry_promise *p);

/* Whose inbox a role answers: the advice service has its own, and the school's is never shown to it, nor the other way
 * round. */
enum enquiry_desk enquiry_desk_for(enum role hat);
/* DATE_NONE: no answer is wanted, or there is no way to give one. */
struct date enquiry_due(const struct calendar *c, const struct enquiry_promise *p, const struct enquiry *q,
                        struct date today);

struct enquiry_clock {
	int32_t late;     /* school days; 0: in time, or no answer is wanted */
	struct str words; /* "By Friday 13 March 2026", "Promised for Monday 9 March 2026", "No answer asked for" */
};
/* Of one that waits. Memory: words from a. */
struct enquiry_clock enquiry_clock(struct arena *a, const struct calendar *c, const struct enquiry *q,
                                   struct date today);

struct enquiry_fault {
	const char *at; /* name of the field */
	struct str text;
};
/* What a form of this kind lacks. Returns how many. */
size_t enquiry_check(const struct enquiry *q, struct enquiry_fault out[ENQUIRY_FAULTS]);

/* Is this step one that people take with this kind of enquiry? */
bool enquiry_deed_fits(enum enquiry_kind kind, enum enquiry_deed deed);
/* How it stands after the step: a message that was left, and nobody who answered, keep the clock. */
enum enquiry_state enquiry_after(enum enquiry_deed deed);
/* What was dealt with on this day or before has its details wiped. */
struct date enquiry_wipe_day(const struct enquiry_promise *p, struct date today);
