/* One entry of each kind of the register, with a mark in every word of it: for the tests that withdraw and move each
 * and look for the mark. A kind without a sample fails them. */
#pragma once

#include "core/entry/entry.h"
#include "support/store_school.h"

#define ENTRY_MARK "Quetzalmark"
enum { SAMPLE = 99001 };

struct entry_sample {
	const char *code;
	/* Makes it for ZARA with the id SAMPLE, written by this person. */
	void (*make)(struct store_test *t, int64_t by);
	int64_t by;            /* who writes it; 0: the class teacher */
	bool stays;            /* it cannot be moved: it belongs to this family or this plan */
	bool for_head;         /* about the SENCO */
	const char *why_fixed; /* shown only */
};

const struct entry_sample *entry_sample_at(size_t i); /* NULL at the end */
/* What samples rest on: plans of ZARA and TOM with one support of a group and one outcome, scale and points. */
void entry_samples_begin(struct store_test *t);
