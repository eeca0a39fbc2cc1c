/* One-time and session tokens: what a person holds is random, what the database keeps is only its hash. */
#pragma once

#include "kit/base/str.h"

/* The hash of a token as it stands in the database: 64 hex digits. Memory: a. */
struct str token_hash(struct arena *a, struct str token);
