/* What the start page of an import shows beside the file: what was sent in and not finished, when each kind came last,
 * and the last imports. */
#pragma once

#include "core/rights/ctx.h"
#include "import/import.h"

enum { START_SHOWN = 6 };

/* A file that the one who looks has sent in; it is kept for a day. */
struct start_sent {
	int64_t id;
	enum import_kind kind;
	struct str name;
	int64_t at;
};

struct start_past {
	enum import_kind kind;
	int64_t at;
	struct str by; /* "Nightly feed", "By command": nobody was signed in */
	bool counted;  /* the numbers are known */
	int64_t in, waits, refused;
};

struct import_start {
	struct start_sent *sent; /* newest first */
	size_t sents;
	struct start_past past[START_SHOWN]; /* newest first */
	size_t pasts;
	int64_t last[IMPORT_LAST + 1]; /* by kind: when one came in; 0: not in the last year */
};

/* RC_NONE without CAP_IMPORT. */
enum rc import_start_load(struct ctx *c, struct import_start *out) NODISCARD;
