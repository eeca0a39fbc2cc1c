/* A wish in words, for those who book, print and call. APDR prints normal and large: of everything else it says that
 * the school sees to it. */
#pragma once

#include "core/people/wish_rec.h"

/* One adult of a pupil who wishes something that somebody has to think of. */
struct wish_line {
	int64_t person_id;
	struct str name; /* "Mrs Iqbal" */
	struct wish wish;
};
struct wish_lines {
	struct wish_line *item;
	size_t n;
};

/* What this person wishes; NULL: nothing is known. person_id 0: nobody. */
const struct wish *wish_for(const struct wish_lines *l, int64_t person_id);
/* Asked for large print? wish may be NULL. */
bool wish_is_large(const struct wish *w);
/* Nothing but English in usual print, without an interpreter and a word about reaching them. */
bool wish_is_plain(const struct wish *w);
/* "Letters in large print. Speaks and reads Urdu: an interpreter is needed at meetings. Reach them: after 3pm." Empty
 * for a plain one. with_reach: contact data is for those who may read it. Memory: a. */
struct str wish_words(struct arena *a, const struct wish *w, bool with_reach);
