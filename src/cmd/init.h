/* A school that is still to be set up, for `apdr init` and the demonstration. */
#pragma once

#include "core/rights/ctx.h"

/* Inside the caller's transaction: the school with its standard scales and a first account, which c->actor then is.
 * *code is its one-time code. The first person is the IT administrator of the installation; the set-up journey asks for
 * a SENCO. */
enum rc init_school(struct ctx *c, int64_t school_id, struct str school, struct str login, struct str *code) NODISCARD;
/* The same of a service. Nothing is left to set up: what families read is in the profile of its area. */
enum rc init_service(struct ctx *c, int64_t school_id, struct str name, struct str login, struct str *code) NODISCARD;
