/* The school's own settings: its record, the dates of a school year, and the journey after `apdr init`
 * that asks for all of it once. Each step is saved by itself and can be left and resumed. Source: domain.md 8.2. */
#pragma once

#include "core/school/school_rec.h"
#include "core/rights/ctx.h"

enum { YEAR_TERMS = 8, YEAR_CLOSURES = 40 };

struct setup_view {
	struct school school;
	bool school_done;
	bool terms_done;
	bool area_done;
	bool senco_done; /* somebody with an account holds the role */
};
enum rc setup_load(struct ctx *c, struct setup_view *out) NODISCARD;
/* From then on administrators begin on their accounts. RC_INVALID: a step is missing. */
enum rc setup_finish(struct ctx *c) NODISCARD;

/* RC_INVALID: the web name is none or taken, or a school would become an advice service. RC_CONFLICT: *theirs stands
 * there. The school is the one of who asks, whatever s->id says. */
enum rc setup_school_save(struct ctx *c, const struct school *s, struct school *theirs) NODISCARD;

struct year_dates {
	int year; /* September of this year to August of the next */
	struct term term[YEAR_TERMS];
	size_t terms;
	struct closure closure[YEAR_CLOSURES];
	size_t closures;
	struct str mark; /* of what was saved: an old one is a conflict */
	bool proposed;   /* nothing is saved yet: these are the usual dates */
};
/* year 0: the school year of today. */
enum rc setup_year_load(struct ctx *c, int year, struct year_dates *out) NODISCARD;
/* What is wrong with the dates, in words that name the term; empty when nothing is. */
struct str setup_year_fault(struct arena *a, const struct year_dates *v);
enum rc setup_year_save(struct ctx *c, const struct year_dates *v, struct year_dates *theirs) NODISCARD;
