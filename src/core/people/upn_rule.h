/* Unique pupil numbers and unique learner numbers: is this one well formed? We check numbers and never make them: a
 * UPN comes from the school system or from the school before. No meaning is drawn from the parts of a UPN.
 * Source: domain.md 4.4 and 4.5 (UPN: MUST when a school holds one; verified. ULN: recalled in part). */
#pragma once

#include "kit/base/str.h"

enum upn_state {
	UPN_OK,        /* permanent, check letter right */
	UPN_TEMPORARY, /* well formed, ends in a letter: an interim measure */
	UPN_EMPTY,
	UPN_LENGTH, /* not 13 characters */
	UPN_LETTER, /* a letter that is never used (I, O, S), or no letter, at either end */
	UPN_DIGIT,  /* something other than a digit in between */
	UPN_AREA,   /* local authority 000 does not exist */
	UPN_WRONG,  /* the check letter does not fit: a typing slip */
};

enum uln_state { ULN_OK, ULN_TEMPORARY, ULN_EMPTY, ULN_LENGTH, ULN_DIGIT, ULN_WRONG };

enum { UPN_SIZE = 13, ULN_SIZE = 10 };

/* Does a cell say that there is no number: words without a digit ("TBC", "To follow"), "-", "0"? Not an empty one. */
bool upn_is_none(struct arena *a, struct str s);
/* Upper case without spaces, hyphens and apostrophes, as it is stored. Memory: from a. */
struct str upn_clean(struct arena *a, struct str s);
/* The state of a cleaned number. */
enum upn_state upn_check(struct str s);
/* UPN_OK or UPN_TEMPORARY. */
bool upn_usable(enum upn_state st);
/* What to tell the person who typed it; empty for UPN_OK. */
struct str upn_message(enum upn_state st);
/* The check letter that belongs to the 12 characters after it; 0 when they are not a body. */
char upn_letter(struct str body);
/* In groups, easier to read aloud: "N820 1234 25 001". Text of another length comes back as it is. */
struct str upn_show(struct arena *a, struct str s);

/* The state of a ULN (learners of 14 and over; ten digits). 9999999999 is the temporary value. */
enum uln_state uln_check(struct str s);
struct str uln_message(enum uln_state st); /* empty for ULN_OK */
