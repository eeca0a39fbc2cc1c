/* The list of pupils that a person holds: found by name, class, year, status, step and teacher. The scope is in the
 * statement (core/people/pupil_sql); the step is derived by core/cycle/cycle_rule, so that a filter by step is applied
 * here. */
#pragma once

#include "core/cycle/cycle_rule.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "core/rights/ctx.h"

enum { PUPILS_A_PAGE = 30, PUPILS_CHOSEN_MAX = 1000, STAGE_ANY = -1, STAGE_NONE = -2 };

struct pupil_query {
	struct str typed;      /* as typed; every word begins a word of the name */
	int64_t class_id;      /* 0 = any */
	int64_t year;          /* YEAR_ANY */
	struct str code;       /* N, K, E, KE; empty = any */
	int stage;             /* enum stage, STAGE_NONE = without a cycle, STAGE_ANY */
	int64_t teacher_id;    /* 0 = any; only for those who see the whole school by name */
	enum pupil_roll roll;  /* the same */
	int64_t page;          /* from 1; 0 = everybody at once */
	const int64_t *chosen; /* only these; they must match the rest as well */
	size_t chosens;        /* 0 = no choice made */
};

struct pupil_item {
	struct pupil_line line;
	int stage; /* enum stage or STAGE_NONE */
};

struct pupils_view {
	struct pupil_item *item;
	size_t n;
	int64_t total;
	int64_t page;
	int64_t pages;
	bool more_words; /* than are looked at: the first PUPIL_WORDS_MAX */
	/* For the filter. */
	struct school_class *class;
	size_t classes;
	struct staff *teacher;
	size_t teachers;
};

/* RC_NONE without CAP_PUPIL_LIST. Opening the list is a read event. */
enum rc pupils_find(struct ctx *c, const struct pupil_query *q, struct pupils_view *out) NODISCARD;
