/* What a browser brings with it: the tokens of the people who have signed in there, and what it says it is. Pure; what
 * it sends about itself is its word. */
#pragma once

#include "kit/base/str.h"

/* A browser that several people use holds a token of each in its cookie, with a dot between; theirs alone says that the
 * device is known to one of them. *cookie loses the token that is returned; empty when there is none left. */
struct str device_token(struct str *cookie);
/* The cookie with one more: at most DEVICE_TOKENS, the oldest goes. Memory: a. */
enum { DEVICE_BYTES = 16, DEVICE_TOKENS = 8 };
struct str device_cookie_with(struct arena *a, struct str cookie, struct str token);

/* A browser in words that its owner recognises: "Chrome on Android". Text that lives as long as the program. */
struct str agent_words(struct str user_agent);
