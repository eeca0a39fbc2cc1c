/* What the files of core/account/accounts share. */
#pragma once

#include "core/account/accounts.h"
#include "core/account/letters_rule.h"
#include "core/school/admin_sql.h"

/* Staff without an account, each once. */
enum rc accounts_adults(struct ctx *c, struct adult_line **out, size_t *n) NODISCARD;
struct adult_line accounts_adult_line(struct ctx *c, const struct adult_row *r);
/* From today on; held already is a success. */
enum rc accounts_role_add(struct ctx *c, int64_t person_id, enum role role) NODISCARD;
extern const char accounts_own_role[];
