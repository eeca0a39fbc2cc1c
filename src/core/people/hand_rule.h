/* A value that a person set by hand, and a file of the school's own system that says something about the same field.
 * What was set by hand stays, until a file says something new: then the file is newer than the hand. "New" is anything
 * but what the last file said, for the hand has answered that already. A file that agrees takes the field back into its
 * keeping; an empty cell says nothing. A restriction is no field: no file ends one. */
#pragma once

#include "kit/base/date.h"

struct hand_mark {
	bool is_set;       /* by hand */
	bool has_file;     /* some file had said something before */
	struct str before; /* what it said */
};

enum hand_says {
	HAND_FILE,  /* take what the file says */
	HAND_KEEP,  /* leave what stands */
	HAND_AGREE, /* both say the same: the mark goes */
};

/* now: what stands; wanted: what the file says, empty for nothing. */
enum hand_says hand_ask(const struct hand_mark *m, struct str now, struct str wanted);
/* What an import will do to a field, for the page. Memory: a. */
struct str hand_words(struct arena *a, const struct hand_mark *m);
/* The mark of a field after a person changed it from `old` to `fresh`: none when it says again what the file said. */
struct hand_mark hand_set_to(const struct hand_mark *m, struct str old, struct str fresh);

/* Being on roll as a value: "on roll", or the last day. */
struct str hand_roll(struct arena *a, struct date left_on);
