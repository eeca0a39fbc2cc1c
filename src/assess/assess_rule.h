/* What an assessment draws on: the eight sources of Code 6.45, each filled or "not relevant, because", views of parents
 * and pupil with how they were given, strengths, and barriers each with what is done about it. Nothing but an empty
 * assessment stops anybody. Source: Code 6.44 to 6.46, domain.md 1.3 (R30 to R36). */
#pragma once

#include "core/record/check_rule.h"

enum assess_source {
	ASSESS_TEACHER = 1, /* teacher's assessment and experience */
	ASSESS_EARLIER,     /* earlier progress and attainment */
	ASSESS_SCHOOL_DATA, /* whole-school data on progress, attainment and behaviour */
	ASSESS_SUBJECTS,    /* other subject teachers, where relevant */
	ASSESS_PEERS,       /* development against peers and national data */
	ASSESS_PARENTS,
	ASSESS_PUPIL,
	ASSESS_OUTSIDE, /* advice from outside, if relevant */
};

enum { ASSESS_SOURCES = ASSESS_OUTSIDE };

/* "What the teacher sees", for source 1 to 8. */
struct str assess_source_label(enum assess_source s);
struct str assess_source_hint(enum assess_source s);

/* Counts over statements, views and insights, and who wrote them: no record says any of this. */
struct source_fact {
	size_t statements;       /* with words and who said them */
	size_t unsigned_n;       /* with words but without who said them */
	struct str not_relevant; /* the reason */
};

struct assess_fact {
	struct str pupil;                          /* given name */
	struct str specialist;                     /* who works with the pupil now: "Priya Nair"; empty: nobody */
	struct source_fact source[ASSESS_SOURCES]; /* source 1 is [0] */
	size_t strengths;
	size_t barriers;
	size_t barriers_open; /* without an action */
	bool has_parent_view; /* with method */
	bool has_pupil_view;
	bool has_teacher; /* somebody who teaches the pupil wrote a part */
	bool has_senco;
};

/* Anchors: source-1 … source-8, strengths, barriers, views-parents, views-pupil, authors. Memory: from a. */
struct check_list assess_check(struct arena *a, const struct assess_fact *f);
