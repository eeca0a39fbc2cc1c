/* A school of the size that is measured, in a real database: classes, pupils and the results of support/cohort, written
 * by the stores in batches, the results point after point as a school gets them. Names are invented. Used by
 * tools/big_school and small by tests/notice/screen/test_big_school. */
#pragma once

#include "core/rights/ctx.h"

struct big_school {
	int64_t id;       /* of the school; also the seed of its results */
	struct str login; /* of its SENCO; empty = without an account */
	struct str pw_hash;
	size_t years;     /* year groups from 1 */
	size_t year_size; /* pupils in each */
	size_t subjects;  /* at most BIG_SUBJECTS_MAX */
	size_t points;    /* three a year, the last in February 2026 when there are 18 */
	bool empty;       /* without results: for an import */
	bool bare;        /* without pupils, too: for a roll */
	/* Handed out. */
	int64_t senco; /* person */
	size_t results;
};

enum { BIG_SUBJECTS_MAX = 8 };

/* Writes the school in a transaction of its own; c->now is the day. Memory for its results is given back. */
enum rc big_school_make(struct ctx *c, struct big_school *b) NODISCARD;
/* The same results as a file to import: wide (a pupil on a line, a column for each point and subject) or long (one on a
 * line). Memory: from a. */
struct str big_school_file(struct arena *a, const struct big_school *b, bool wide);
/* Its pupils as a file to import, each with two contacts. Memory: from a. */
struct str big_school_roll(struct arena *a, struct date today, const struct big_school *b);
/* As the SENCO of the school, without an account. */
struct actor big_school_actor(const struct big_school *b);
