/* Throttling of sign-in for one attempt: which counters apply, and counting a failure. The rule is
 * core/account/sign_in_rule. */
#pragma once

#include "core/account/sign_in_rule.h"
#include "core/rights/ctx.h"

struct attempt {
	struct str own;     /* subject of the counter: the device, or name and address */
	struct str name;    /* of strangers at this name */
	struct str address; /* of the network address */
	int64_t school_id;  /* of the account; 0: there is none */
	int64_t account_id;
	bool known_device;
	int64_t wait_s; /* > 0: do not evaluate the password now */
};

/* login: folded name, also of accounts that do not exist (they wait alike). device: cookie value. account ids 0 when
 * there is no such account. */
enum rc attempt_ask(struct ctx *c, struct str login, struct str device, struct str peer, int64_t school_id,
                    int64_t account_id, struct attempt *out) NODISCARD;
enum rc attempt_failed(struct ctx *c, const struct attempt *a) NODISCARD;
/* Forgets the failures of this device, or of this name from here; inside the caller's write transaction. */
enum rc attempt_worked(struct ctx *c, const struct attempt *a) NODISCARD;

/* Codes that are typed: a counter of its own for each subject ("code:…"). *wait_s > 0: not now. */
enum rc code_ask(struct ctx *c, struct failure_limit l, struct str subject, int64_t *wait_s) NODISCARD;
/* Inside the caller's write transaction. */
enum rc code_failed(struct ctx *c, struct failure_limit l, struct str subject) NODISCARD;
/* Forgets the failures of a subject; inside the caller's write transaction. */
enum rc code_worked(struct ctx *c, struct str subject) NODISCARD;
