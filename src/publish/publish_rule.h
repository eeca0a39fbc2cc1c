/* Rules of what a school publishes: what is still missing, when the next version is due, which step may follow which
 * and who may take it. Sources of the cycles: domain.md 3.5 (report yearly: SEND Regulations 2014 reg. 52;
 * accessibility plan at least every three years: Equality Act 2010 Sch. 10 para. 3; inclusion strategy by 31 December
 * 2026, then yearly: a condition of grant). Governors decide; the school's people write. Nothing here stops a press:
 * gaps are named, and with a reason it goes on all the same. */
#pragma once

#include "core/rights/caps_rule.h"
#include "publish/publish_kind_rule.h"
#include "publish/publish_rec.h"

enum publish_step {
	STEP_SEND,      /* to the governors; numbers are fixed */
	STEP_TAKE_BACK, /* to a draft again, by the school itself */
	STEP_RETURN,    /* the governors want a change */
	STEP_APPROVE,
	STEP_PUBLISH,
};
/* May this step follow on how it stands? */
bool publish_step_fits(enum publish_state s, enum publish_step step);
/* How it stands after the step. */
enum publish_state publish_step_to(enum publish_step step);
/* SENCO and head write, send and publish; governors and, for them, the head approve or return. */
bool publish_step_may(enum role r, enum publish_step step);
/* Who may change the words of a part: SENCO and head of any, a teacher or assistant of their own. */
bool publish_part_may(enum role r, int64_t person_id, int64_t owner_id);

/* When the next whole version is due. published: the day of the last whole one, none when there is none. One that was
 * never published here may stand on the school's own website: it comes by here within this school year. */
struct date publish_due(const struct publish_kind *k, struct date published, struct date today);
/* "2025 to 2026", "2026 to 2029": the time a version that was published on this day is for. */
struct str publish_period(struct arena *a, const struct publish_kind *k, struct date on);

enum publish_want {
	WANT_NOTHING,
	WANT_CHECK, /* the words of the last version, not looked at */
	WANT_WORDS,
	WANT_ROWS,    /* a plan without any row */
	WANT_COST,    /* an activity without its budgeted cost */
	WANT_BARRIER, /* an activity without the barrier it is against */
	WANT_DAY,     /* an action without a day */
	WANT_WHO,
	WANT_FACT, /* what it should say from the records is not there, and no words either */
};
/* What a part lacks. rows: those of the version; the part's own are found among them. has_fact: the record has
 * something to say here. */
enum publish_want publish_want(const struct publish_part *part, const struct publication_part *words,
                               const struct publication_line *rows, size_t n, bool has_fact);
/* "has no words yet", to stand after "Part 5, …". */
struct str publish_want_words(enum publish_want w);
