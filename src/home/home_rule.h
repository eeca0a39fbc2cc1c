/* Who reads what came from home, how much a person may send in a day, and until when it is taken back. Whose pupils,
 * and court restrictions, are asked before; this is the narrower half. Pure. */
#pragma once

#include "files/file_rule.h"
#include "home/home_rec.h"

/* Of one person about one pupil in a day, with what was taken back. No family sends so much by itself; a script that
 * has a stolen sign-in would fill the disk with 25 MB a time. */
enum { HOME_FILES_A_DAY = 10, HOME_NOTES_A_DAY = 20 };

/* Staff who read the pupil's plan read everything; of a family each person what they sent themselves and what was
 * shared, as long as they read what is new; the pupil what is shared from the day on which they decide. */
bool home_is_seen(const struct home_note *v, const struct file_asker *who);
/* Who sent it may take it back on the same day. */
bool home_may_take_back(const struct home_note *v, int64_t person_id, struct date today);

/* today: what was sent already. Why it is not taken: the field and what to say; field NULL: nothing is wrong. */
struct home_wrong {
	const char *field;
	struct str why;
};
struct home_wrong home_wrong_of(const struct home_note *v, bool has_file, struct home_sent today);
