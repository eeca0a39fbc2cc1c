/* What the answers to a meeting come to: who comes, who cannot, and whether another day is to be agreed. An answer is
 * about the day and time that were asked: a meeting that moved is asked anew. */
#pragma once

#include "kit/base/arena.h"
#include "meeting/meeting_answer_rec.h"
#include "meeting/meeting_rec.h"

/* The answer as it counts for the meeting today; none: not answered, or answered for another day. */
enum coming coming_stands(const struct meeting *m, const struct meeting_answer *x);
/* Can somebody still answer: it is booked, and to come. */
bool meeting_is_asked(const struct meeting *m, struct date today);

struct coming_count coming_count(const struct meeting *m, const struct meeting_answer *x, size_t n);
/* "Mrs Iqbal can come. Mr Iqbal cannot come." Empty when nobody has answered. Memory: from a. */
struct str coming_words(struct arena *a, const struct meeting *m, const struct meeting_answer *x, size_t n);
