/* What one of those who teach a pupil answered in a round; made without an answer when the round is asked. */
#pragma once

#include "model/record.h"

struct round_answer {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t round_id;
	int64_t person_id;
	struct str subject;  /* what they taught the pupil when asked: "Class teacher", "Maths, Science" */
	struct str progress; /* more, expected, less, unsure */
	struct str helps;
	struct str hard_class;
	struct str hard_break;
	struct str seen;
	struct date answered_on; /* none = not yet */
	int64_t revision;
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record round_answer_rec;
extern const struct choice round_progress_choices[];

/* The answer as one statement: "Progress: less than expected. What helps: …". Memory: from a. */
struct str round_answer_words(struct arena *a, const struct round_answer *v);
