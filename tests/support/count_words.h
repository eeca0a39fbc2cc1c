/* Words in a text, as people count them. */
#pragma once

#include "kit/base/str.h"

size_t count_words(struct str text);
