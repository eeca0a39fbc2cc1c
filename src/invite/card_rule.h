/* A small child comes in with the code of the class and three pictures in order: 12 × 11 × 10 ways, which is little. So
 * it works on devices of the school alone, on school days from eight to four, for five tries and one more on each
 * school day after that, until they are right or a grown-up lets the child in again, and opens the child's own page and
 * nothing else. So nobody who taps wrong ones keeps a child out for long, and in a school year they try a seventh of
 * the ways. Numbers are defaults of this product. */
#pragma once

#include "core/school/term_rule.h"

enum { CARD_PICTURES = 3, CARD_CHOICES = 12, CARD_TRIES = 5, CARD_FROM = 8 * 60, CARD_TO = 16 * 60, CARD_SEED = 16 };
/* A card that rests is open again on the next school day: longer than a day from CARD_FROM to CARD_TO, and shorter than
 * the night. */
enum { CARD_REST_S = 12 * 3600 };

/* The pictures that follow from derived bytes: three different ones. */
void card_pictures(const unsigned char seed[CARD_SEED], int out[CARD_PICTURES]);
bool card_right(const int pictures[CARD_PICTURES], const int tapped[CARD_PICTURES]);

enum card_open { CARD_OPEN, CARD_NO_SCHOOL, CARD_TOO_EARLY, CARD_TOO_LATE };
enum card_open card_open(const struct calendar *c, struct date today, int minute);
struct str card_open_words(enum card_open o); /* for a child; empty when it is open */
bool card_locked(int64_t failures);
/* The last day a device of the school counts as one: the end of the school year. */
struct date tablet_until(struct date today);

/* Names for a list that a child reads: "Leo B.". Where two are the same, as much more of the family name as tells them
 * apart, then the birthday. */
struct card_name {
	struct str first;
	struct str family;
	struct date born;
	struct str shown;
};
void card_names(struct arena *a, struct card_name *v, size_t n);
