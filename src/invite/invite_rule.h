/* Who of a pupil's family may be invited to a page of their own, and why not; how a pupil comes in; and names that tell
 * people apart. A page about a child goes to who has parental responsibility or lives with the child; a restriction
 * beats everything; once a young person decides, parents are invited with their yes alone. A code is printed for who
 * is of the family and nothing else: whoever works here as well has the letter from the head.
 * Source: trust.md 2.4; Code 8.13; design 26. */
#pragma once

#include "core/people/pupil_rec.h"

enum invite_can {
	INVITE_CAN,        /* not invited yet */
	INVITE_WAITS,      /* a letter is out and not used */
	INVITE_IN,         /* signs in */
	INVITE_AS_STAFF,   /* signs in as staff: this page only has to be opened for them */
	INVITE_BY_HEAD,    /* works here and has not used the letter of the head yet */
	INVITE_OFF,        /* the account is switched off */
	INVITE_RESTRICTED, /* must not see the record */
	INVITE_NO_RIGHT,   /* no parental responsibility, and the pupil does not live with them */
	INVITE_UNSURE,     /* it is not recorded whether they have it */
	INVITE_THEIR_YES,  /* the young person has not said yes */
	INVITE_LEFT,       /* the pupil has left */
};

struct invite_facts {
	bool is_pupil;
	bool left;
	bool restricted;
	enum responsibility responsibility;
	bool lives_with;
	bool needs_yes; /* the young person decides, nobody acts for them */
	bool said_yes;
	bool has_account;
	bool is_off;
	bool has_password;
	bool works_here; /* holds a role of staff */
	bool is_family;  /* holds the role that opens this page */
	bool letter_open;
	bool has_card;
};

enum invite_can invite_can(const struct invite_facts *f);
/* May a tick do something for them: a letter, a card, or opening the page? */
bool invite_takes_tick(enum invite_can can);
/* May the letter of this person be printed from the pupil's page? */
bool invite_prints(enum invite_can can, bool letter_open);
/* Why there is no box, in a sentence; empty when there is one. */
struct str invite_why_not(enum invite_can can);

/* How a pupil comes in: a card with pictures for the small ones, a letter with a code from about eleven on. */
enum { CARD_AGE_MOST = 10 };
bool card_fits(struct date born, struct date today);
/* A card is for who does not decide alone: never once the rights have passed or are about to. */
bool card_may(bool young_is_near, bool left, bool has_class);
