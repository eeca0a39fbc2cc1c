/* A young person decides: from the day after the end of compulsory school age the rights of the parents in Part 3 of
 * the Act are theirs. Who decides then, what the parents may see, and whose answer to a plan counts, from the date of
 * birth, the day, and what is recorded. Nothing recorded means: parents keep reading, the young person's answer counts
 * (docs/decisions/0013-young-person.md). Who is told by letter is letters/notice_rule.
 * Source: Code 8.13; 1.8 and 8.14 to 8.22 (numbers not confirmed, never printed); CFA s.80 and the Mental Capacity Act
 * 2005 (recalled); domain.md 3.6.
 */
#pragma once

#include "core/people/year_rule.h"
#include "core/people/young_rec.h"

/* One thing recorded. Days are inclusive; person 0 is every parent. */
struct young_fact {
	int64_t id;
	enum young_kind kind;
	int64_t person;
	struct date from;
	struct date until; /* none: until it is changed */
};

/* Days before the rights pass on which somebody explains it: about a term. Source: Code 8.13 asks for early
 * preparation; the number is a default of this product. */
enum { YOUNG_EXPLAIN_DAYS = 90, YOUNG_NOTICE_DAYS = 180 };

struct young {
	struct addressee who; /* who decides today, and the day the rights pass */
	bool decides;         /* the young person does, today */
	bool is_near;         /* within YOUNG_NOTICE_DAYS of the day, or past it */
	struct date explain_by;
	struct date explained;         /* first day; none: not yet */
	const struct young_fact *acts; /* somebody acts in their place today; NULL: nobody */
	const struct young_fact *fact;
	size_t facts;
	struct date today;
};

/* fact has to live as long as the answer. Memory: from a. */
struct young young_of(struct arena *a, struct date born, const struct young_fact *fact, size_t n, struct date today);

/* What one parent may do on this day. */
struct young_parent {
	bool sees;         /* what is new: plans, letters, meetings, reviews */
	bool is_asked;     /* the young person said so themselves, either way */
	bool counts;       /* their answer to a plan is the one that counts */
	struct date since; /* of what was recorded; of the rights when nothing was */
	struct str why;    /* one sentence for staff */
};

/* The newest record that names the person or all parents holds: by its first day, then by the order of recording. */
struct young_parent young_parent(const struct young *y, int64_t person);
/* Is this in force on the day? */
bool young_holds(const struct young_fact *f, struct date today);
