/* To whom a family's page speaks: to the pupil or young person themselves, who is "you", or to an adult about them, who
 * hears the name. The one place for both wordings: a sentence that serves both readers is put together from these. */
#pragma once

#include "kit/base/str.h"

struct reader {
	bool self;        /* the pupil or young person reads */
	struct str first; /* of the pupil: "Zara" */
};

/* "you" or "Zara". */
struct str reader_who(const struct reader *r);
/* "your" or "Zara’s". Memory: a. */
struct str reader_whose(struct arena *a, const struct reader *r);
/* Which of two wordings: said to the person themselves, or about them. */
struct str reader_words(const struct reader *r, struct str to_self, struct str about);
