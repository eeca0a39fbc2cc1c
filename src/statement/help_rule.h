/* What was agreed, given, missed and caught up in one month, from the plan and the log of sessions. Pure.
 *
 * A month is its whole weeks: those whose Friday lies in it, so that "three times a week" is a whole number in it. In a
 * week, as many sessions are agreed as the plan says, its share when school is open on fewer than five days, and at
 * least as many as the log has, up to the plan's number. What is logged beyond that number catches up what was missed
 * before, as far as something was; more is extra. Given and missed are always what was agreed. What is agreed and not
 * in the log is missed, and nobody wrote down why. A session that was cut short is given, with its minutes. Help
 * without a number a week (single visits) is agreed as it is logged. Source: Code 6.52, 6.55; R58. */
#pragma once

#include "core/school/term_rule.h"
#include "statement/help_rec.h"

/* Monday of the first week to Friday of the last. */
struct span help_month(int year, int month);
/* From this day on the month is sealed: the third school day of the next one. */
struct date help_sealed_on(const struct calendar *c, int year, int month);

struct help_count {
	int64_t agreed; /* = given + missed */
	int64_t given;
	int64_t missed;
	int64_t caught;   /* beside given */
	int64_t extra;    /* beside both: nothing was left to catch up */
	int64_t unlogged; /* of missed: not in the log */
	int64_t minutes_agreed;
	int64_t minutes_given; /* of all that happened */
};

struct help_line {
	struct help_span help; /* as it stood last in the month */
	struct help_count count;
	int64_t owed; /* missed and not caught up by the end of the month, from earlier ones too */
};

/* Missed for one reason, by one helper. */
struct help_why {
	enum session_reason reason;
	struct str who;
	int64_t n;
	struct date *on; /* each day once, in order */
	size_t days;
};

struct help_owed {
	int64_t root;
	int64_t n;
};

struct help_statement {
	struct span span;
	struct help_line *line; /* in the order in which the spans come */
	size_t lines;
	struct help_why *why; /* the most frequent first; last what nobody wrote down */
	size_t whys;
	struct help_count all;
};

/* spans by root and then by day; sessions in any order. Memory: a. */
void help_count(struct arena *a, const struct calendar *c, int year, int month, const struct help_span *span,
                size_t spans, const struct help_session *session, size_t sessions, const struct help_owed *owed,
                size_t oweds, struct help_statement *out);
