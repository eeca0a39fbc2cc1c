/* What the school knows, to be set beside a concern (Code 6.45): the latest two results of each subject and scale,
 * circumstances, what staff have seen. Only what the person who asks may see anyway. */
#pragma once

#include "notice/results/circumstance_rec.h"
#include "notice/observe/observation_rec.h"
#include "core/rights/ctx.h"

struct evidence_result {
	struct str subject; /* "Reading" */
	struct str scale;   /* "KS2 scaled score" */
	struct str latest;  /* "98" as people read it */
	struct str point;   /* "Spring 2026" */
	struct str before;  /* the result before on the same scale; empty: none */
	struct str point_before;
};

struct concern_evidence {
	bool may_results;
	struct evidence_result *result; /* in the order of subjects */
	size_t results;
	struct circumstance *circumstance; /* those in force first */
	size_t circumstances;
	bool may_observations;
	struct observation *observation; /* newest first, a few */
	size_t observations;
};

/* Inside the caller's transaction, after its gate. */
enum rc concern_evidence_load(struct ctx *c, struct pupil_key k, struct concern_evidence *out) NODISCARD;
