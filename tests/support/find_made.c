#include "support/find_made.h"

#include "support/support.h"

const struct finder FINDER[FINDERS] = { { SENCO, ROLE_SENCO },           { HEAD, ROLE_HEAD },
	                                { CLASS_TEACHER, ROLE_TEACHER }, { ASSISTANT, ROLE_TA },
	                                { SPECIALIST, ROLE_SPECIALIST }, { MUSIC_TEACHER, ROLE_TEACHER } };

struct find_view found(struct ctx *c, struct str typed, int64_t page)
{
	struct find_view v = { 0 };

	assert_int_equal(IN_READ(c, find_load(c, typed, page, &v)), RC_OK);
	return v;
}
