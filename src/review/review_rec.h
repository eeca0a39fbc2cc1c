/* The Review step: what changed, what each of us thinks, what comes next. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

struct review {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	int64_t plan_id;
	struct date held_on;
	struct str state; /* draft, final */
	struct str present;
	struct str differ; /* where we see it differently */
	struct str learned;
	struct str next_step; /* lines: continue, change, step_down, specialist, ehc */
	struct str why;
	struct str family_agrees;
	struct str summary; /* for parents, plain words */
	struct str pupil_summary;
	struct str quality; /* how good the support was */
	struct date finished_on;
	int64_t made_by;
	int64_t revision;
};

struct review_outcome {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t review_id;
	int64_t outcome_root;
	struct str judgement; /* reached, partly, not, cannot_tell */
	int64_t after_value;
	struct str words;
	int64_t carry; /* goes into the next cycle */
};

struct review_provision {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t review_id;
	int64_t provision_root;
	struct str decision; /* keep, change, stop */
	struct str words;
};

extern const struct record review_rec;
extern const struct record review_outcome_rec;
extern const struct record review_provision_rec;
extern const struct choice next_steps[];
extern const struct choice judgements[];
extern const struct choice provision_decisions[];
