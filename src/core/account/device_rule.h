/* A browser in words that its owner recognises: "Chrome on Android". Pure; what it sends about itself is its word. */
#pragma once

#include "kit/base/str.h"

/* Text that lives as long as the program. */
struct str agent_words(struct str user_agent);
