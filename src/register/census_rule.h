/* The SEN part of the school census: what in a record would be sent back as an error or a query.
 * A rule is data: a code that stays, its words, between which days it holds, and how we know of it. None of them stops
 * anybody: the census view names the pupils, and who knows better says why once (register/census_why). A query may be
 * right, an error cannot be. Types of need are taken by the spring census only. Source: domain.md 4.1 to 4.4. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/record/force_rule.h"
#include "register/census_day_rule.h"

/* What the census asks about one pupil. need: those that stand, in order of rank. */
struct census_pupil {
	struct str upn;
	struct date born;
	struct date joined_on; /* none: not known */
	struct date left_on;   /* none: here */
	enum status_code code;
	struct date code_from; /* none: nothing is recorded, which is N */
	const struct need *need;
	size_t needs;
};

struct census_rule;
struct census_finding {
	const struct census_rule *rule;
	struct str say;  /* of this pupil: "SEN Support since 1 May 2025, joined on 2 September 2025" */
	struct str fact; /* what it rests on: a reason holds as long as this is the same */
};

struct census_rule {
	struct str key;  /* "need_none" */
	struct str name; /* "No first need" */
	struct str why;  /* one line below it */
	bool error;      /* else a query */
	bool types;      /* about types of need: sent in spring */
	bool sen;        /* about SEN; the rest of a pupil's line is the office's */
	/* Does it find something? Fills say and fact. Memory: from a. */
	bool (*finds)(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out);
	struct str label; /* the button that leads to the place where it is put right */
	const char *at;   /* that place, below /pupil/ID */
	struct date from;
	struct date to;
	enum source_mark mark;
};

/* In the order of the page, errors first; NULL at the end. */
const struct census_rule *census_rule_at(size_t i);
const struct census_rule *census_rule_find(struct str key);

enum { CENSUS_RULES_MAX = 24 };

/* Is the pupil on roll on that day? Who has left by then, or joins later, is not counted. */
bool census_counts(const struct census_pupil *p, struct date on);
/* All that the rules find about a pupil who is counted, errors first. out: room for CENSUS_RULES_MAX. Returns how many.
 * Memory: a. */
size_t census_check(struct arena *a, const struct census_pupil *p, struct date on, struct census_finding *out);

/* The code of the need that comes first; empty when none is ranked first. */
struct str census_first_need(const struct need *need, size_t n);
