/* Passwords: how they are kept, compared, and which may be chosen. */
#pragma once

#include "core/rights/ctx.h"

enum { PASSWORD_MIN = 12, PASSWORD_MAX = 256 };

/* Hash for storage: Argon2id over the password with the key in it, so that a stolen database alone lets nobody try any.
 * Takes hash_memory_mib of app. */
enum rc password_hash(const struct app *app, struct arena *a, struct str password, struct str *out,
                      struct err *e) NODISCARD;
/* Takes the time of one hash whatever is stored: nothing (an unknown name, an account that nobody has used yet), a hash
 * that asks for more than ours do, or one of ours. */
bool password_ok(const struct app *app, struct arena *a, struct str stored, struct str password);
/* Was this hash made at less or other cost than one is made now? */
bool password_is_old(const struct app *app, struct str stored);
/* Why a password may not be chosen, in words; empty when it may. own: n texts of the person and the school, whose words
 * count as known to everybody. */
struct str password_fault(struct arena *a, struct str password, const struct str *own, size_t n);
