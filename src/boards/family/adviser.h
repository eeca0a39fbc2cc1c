/* The page of a family as an adviser of the advice service reads it with their yes: what a parent sees of the plan and
 * of the help, and nothing that one person of the family wrote or got. */
#pragma once

#include "advise/advise.h"
#include "boards/family/family.h"
#include "statement/statement.h"

struct advised_view {
	struct family_view family;
	struct statement_of_help *statement; /* newest first */
	size_t statements;
	struct date until;
};
enum rc advised_view_load(struct ctx *c, int64_t pupil_id, struct advised_view *out) NODISCARD;
