#include "cmd/proof_say.h"

#include <stdio.h>

#include "kit/base/clock.h"

enum { SAID_MOST = 100 };

struct said {
	struct arena *a;
	int64_t n;
};

static void one_say(void *ctx, const struct proof_fault *f)
{
	struct said *s = ctx;
	struct arena_mark m = arena_mark(s->a);

	if (s->n++ >= SAID_MOST)
		return;
	fprintf(stderr, "School %lld", (long long)f->school_id);
	if (f->table[0] != '\0')
		fprintf(stderr, ", %s %.*s", f->table, STR_ARG(f->key));
	fprintf(stderr, ": %s", proof_how_word(f->how));
	if (f->seq > 0)
		fprintf(stderr, "; last written by entry %lld of chain c", (long long)f->seq);
	if (f->event > 0)
		fprintf(stderr, ", with entry %lld of chain w", (long long)f->event);
	if (f->at > 0) {
		struct str at = clock_datetime(s->a, f->at);

		fprintf(stderr, " (%.*s, %.*s)", STR_ARG(f->action), STR_ARG(at));
	}
	fprintf(stderr, ".\n");
	arena_rewind(s->a, m);
}

enum rc proof_say(struct db *db, struct arena *a, const unsigned char *key, struct err *e)
{
	struct said s = { a, 0 };
	struct proof_count n;
	enum rc rc = proof_verify(db, a, key, one_say, &s, &n, e);

	if (rc == RC_OK)
		printf("The records are as they were written: %lld rows.\n", (long long)n.rows);
	if (rc == RC_INVALID && n.faults > SAID_MOST)
		fprintf(stderr, "And %lld more.\n", (long long)(n.faults - SAID_MOST));
	if (rc == RC_INVALID)
		fprintf(stderr, "The records are NOT as they were written: %lld of %lld rows do not fit.\n",
		        (long long)n.faults, (long long)n.rows);
	return rc;
}
