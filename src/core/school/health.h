/* Does the database answer? For who looks after the service; says nothing of what is in it. */
#pragma once

#include "core/rights/ctx.h"

enum rc health_database(struct ctx *c) NODISCARD;
