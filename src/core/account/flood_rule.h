/* How many forms may come by a school's public pages in an hour, and the numbers that their senders get. No form of a
 * stranger is ever shut: a flood is slowed to one a minute for each address, and takes nothing from the others. */
#pragma once

#include "core/account/sign_in_rule.h"
#include "kit/base/str.h"

enum {
	FLOOD_ADDRESS_MOST = 20, /* public forms of one network address in an hour; a school's guests share one */
	FLOOD_SCHOOL_MOST = 100, /* of one school in an hour; from then on an address has fewer */
	FLOOD_BUSY_MOST = 2,
	FLOOD_WINDOW = 3600,
	FLOOD_PAUSE = 60, /* beyond those of an address one a minute: slower, and never shut */
};

/* Is there one more for this address now? school: how many the school has had. Counts it when there is. A flood from
 * one address takes nothing from the others: the first ones of each are always taken. */
bool flood_take(struct failure_count *address, struct failure_count *school, int64_t now);
/* "K7MWZ4PQ" from eight random bytes: letters and figures that are not mistaken for each other. Memory: from a. */
struct str receipt_text(struct arena *a, const unsigned char random[8]);
/* Has it the shape of a receipt? */
bool receipt_is(struct str s);
