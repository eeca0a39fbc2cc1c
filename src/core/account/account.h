/* Accounts: a person's own password. Managing other people's accounts is in core/account/accounts. */
#pragma once

#include "core/rights/ctx.h"
#include "core/account/sign_in.h"

/* RC_INVALID: *fault says why (wrong old password, weak new one). Other sessions of the account end. */
enum rc account_change_password(struct ctx *c, const struct sign_in_session *s, struct str old, struct str fresh,
                                struct str *fault) NODISCARD;

/* Their sign-in name. */
enum rc account_login_mine(struct ctx *c, struct str *out) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_ACCOUNT_PASSWORD;
