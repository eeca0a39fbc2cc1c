/* What is out of the ordinary: written when a request is over, shown to the headteacher and the IT administrator.
 *
 * Each is counted by minute, account and address. When the minute is over, one event says how many there were: in the
 * trail it has the address, the account that it is about (and no person: nobody has shown who they are), and the number
 * as record_id of the record "times". Both are written in transactions of their own. */
#pragma once

#include "core/rights/ctx.h"
#include "core/trail/unusual_rule.h"
#include "core/trail/unusual_sql.h"

/* One that begins to be counted is worth a line in the log: fresh[i] for c->noted[i]. */
enum rc unusual_write(struct ctx *c, bool fresh[UNUSUAL_NOTED]) NODISCARD;
/* What is a year old is forgotten, and addresses in the trail; inside the write transaction of a sign-in. */
enum rc unusual_clean(struct ctx *c) NODISCARD;

struct unusual_view {
	struct unusual_line *account;
	size_t accounts;
	struct unusual_line *address;
	size_t addresses;
	int64_t fresh; /* lines that nobody has marked as seen */
	int64_t limit; /* pupils' pages an hour */
};
enum rc unusual_load(struct ctx *c, struct unusual_view *out) NODISCARD;
/* How many lines nobody has marked as seen. */
enum rc unusual_waits(struct ctx *c, int64_t *n) NODISCARD;
/* Marks all up to a time as seen. RC_INVALID: a time to come. */
enum rc unusual_see(struct ctx *c, int64_t until) NODISCARD;

/* After how many pupils' pages an hour it is noticed; of the school of who asks. RC_INVALID: out of bounds. */
enum rc reading_limit(struct ctx *c, int64_t *limit) NODISCARD;
enum rc reading_limit_save(struct ctx *c, int64_t limit) NODISCARD;
/* Looks at the pages that c has opened before they leave, notes what is out of the ordinary, and what is to be counted
 * with the read events. *wait_s > 0: not now; *limit says after how many. */
enum rc reading_ask(struct ctx *c, int64_t *wait_s, int64_t *limit) NODISCARD;
