/* What one of those who teach a pupil answered in a round; made without an answer when the round is asked. Somebody
 * without an account may have told it instead: then it is said how, and who noted it. */
#pragma once

#include "core/record/record_rec.h"

struct round_answer {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t round_id;
	int64_t person_id;   /* 0: somebody who is not on record, named in said_by */
	struct str subject;  /* what they taught the pupil when asked: "Class teacher", "Maths, Science" */
	struct str progress; /* more, expected, less, unsure */
	struct str helps;
	struct str hard_class;
	struct str hard_break;
	struct str seen;
	struct str said_by;      /* name and what they do; empty when person_id is there */
	struct str said_how;     /* phone, person; empty: typed by themselves */
	int64_t noted_by;        /* who noted what was told; 0: nobody */
	struct date answered_on; /* none = not yet */
	int64_t revision;
	/* Joined, no column. */
	struct str by_name; /* of the person, or said_by */
	struct str noted_name;
};

extern const struct record round_answer_rec;
extern const struct choice round_progress_choices[];
extern const struct choice round_how_choices[];

/* The answer as one statement: "Progress: less than expected. What helps: …". Memory: from a. */
struct str round_answer_words(struct arena *a, const struct round_answer *v);
/* As what they answered, and how it was told: "Class teacher", "Teaching assistant, told Ruth Adeyemi by phone".
 * Memory: from a. */
struct str round_answer_place(struct arena *a, const struct round_answer *v);
