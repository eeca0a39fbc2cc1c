/* Who is who: is a line of a file a child whose record is here, a new one, or a question for a person? And is the adult
 * of a line somebody who is known? The written rule, with its reasons: docs/decisions/0038. Pure; names come as the
 * keys of kit/text/fold. Nobody is taken for somebody else on one sign alone, and a doubt is never settled by the
 * program. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/date.h"
#include "kit/base/str.h"

/* What a line says, or what a record holds. Empty: nothing is said. */
struct identity {
	struct str upn; /* cleaned */
	struct str former_upn;
	struct str family; /* keys */
	struct str given;
	struct str preferred;
	struct date born;
};

enum identity_name {
	NAME_UNSAID, /* one of the two has no name */
	NAME_OTHER,
	NAME_SURNAME, /* the same forename, another surname */
	NAME_NEAR,    /* spaces, middle names, one letter, forename and surname changed about */
	NAME_SAME,    /* by forename or preferred name */
};
enum identity_name identity_name(const struct identity *x, const struct identity *y);

/* What ties a line to one record, from nothing to the surest. */
enum identity_tie {
	TIE_NONE,
	TIE_NEAR,      /* a near name and the same birthday: asked */
	TIE_NAME_UPN,  /* name and birthday with another number: asked */
	TIE_UPN_OTHER, /* the number, with another name and another birthday: asked */
	TIE_NAME,      /* name and birthday, and no number against it */
	TIE_FORMER,    /* a number held before, and name or birthday */
	TIE_UPN,       /* the number, and name or birthday */
	TIE_WHOLE,     /* the number, the name and the birthday: all that both say */
};
enum identity_tie identity_tie(const struct identity *line, const struct identity *record);

/* One record that could be meant. taken: another line of the file is surely this record. */
struct identity_rival {
	enum identity_tie tie;
	bool fits; /* the birthday is the same, and the name is or nearly */
	bool taken;
	bool apart; /* has the number alone, and was said to be another than the one of this name and birthday */
};

enum identity_says { IDENTITY_NEW, IDENTITY_SAME, IDENTITY_ASK };
/* SAME: *which is the rival. ASK: those that are tied and not taken are shown. */
enum identity_says identity_say(const struct identity_rival *r, size_t n, size_t *which);

/* More than a tenth of the roll would leave: the number is asked for. */
bool leavers_are_many(size_t leaving, size_t on_roll);
/* Is a file that names so many of the roll the whole roll, as far as can be guessed? */
bool roll_is_whole(size_t named, size_t on_roll);

/* Two names in one cell, "Mr & Mrs J Crane", "John and Kate Crane". Keeps one, or splits in two; false: it is one
 * name. Parts are of the texts given. */
struct adult_name {
	struct str title;
	struct str given;
	struct str family;
};
bool adult_two(struct adult_name whole, struct adult_name out[2]);
/* Is the forename missing or only initials? Then the name says too little to find anybody by. given: a key. */
bool adult_weak(struct str given_key);
/* Could the one forename stand for the other? An empty one or an initial stands for many. Keys. */
bool adult_given_fits(struct str x, struct str y);
/* Is this word a title, "Mr", "Mrs.", "Dr"? */
bool adult_title(struct str word);
/* "Mr" and "Mrs" are two people. */
bool adult_titles_differ(struct str x, struct str y);
/* The digits of a telephone as people write it. Memory: a. */
struct str phone_digits(struct arena *a, struct str phone);
/* Two records of one name (forename and surname, as keys): may they be one person? With the same e-mail or the same
 * telephone; never when one is "Mr" and the other "Mrs", or when the forename is an initial. given: a key. Memory: a.
 */
struct adult_sign {
	struct str title;
	struct str given;
	struct str email;
	struct str phone;
};
bool adult_alike(struct arena *a, const struct adult_sign *x, const struct adult_sign *y);
