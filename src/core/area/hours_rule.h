/* Hours of an advice line, as people write them: "Mon-Fri 09:30-15:00", "Monday to Friday, 9.30am to 3pm; Saturday 10am
 * to noon". What cannot be read is printed as it was typed, and nothing is counted with it. */
#pragma once

#include "kit/base/str.h"

enum { HOURS_DAYS = 7 };

struct hours {
	struct {
		int from; /* minutes after midnight; from == to: closed */
		int to;
	} day[HOURS_DAYS]; /* 0 Monday */
};

bool hours_read(struct str s, struct hours *out);
/* "Monday to Friday, 9.30am to 3pm"; what cannot be read as it is. Memory: a. */
struct str hours_words(struct arena *a, struct str s);
bool hours_open(const struct hours *h, int weekday, int minute);
/* Days from this weekday and minute until the line opens next; 0: it is open, or opens later today; -1: never. */
int hours_days_until(const struct hours *h, int weekday, int minute);
