/* A pupil's family is invited from the pupil's page, by the SENCO: each parent, and the pupil by letter or by card. Who
 * may be invited is invite_rule; the code in a letter is core/account/invite. */
#pragma once

#include "core/account/invite.h"
#include "core/people/young.h"
#include "core/rights/ctx.h"
#include "invite/card.h"
#include "invite/family_sql.h"
#include "invite/invite_rule.h"

struct invitee {
	bool is_pupil;
	int64_t person_id; /* 0: a pupil who is no person yet */
	struct str name;   /* "Kerry Barrett"; the first name of the pupil */
	struct str line;   /* "Mother, lives with Leo. 07700 900152" */
	struct str *apart; /* "Not Kerry Barrett, mother of Jayden, 6W" */
	size_t aparts;
	enum invite_can can;
	struct family_account account;
	struct invite_letter letter;
	bool prints;     /* the letter can be printed now */
	bool large;      /* wants large print */
	int64_t link_id; /* of the contact, for correcting it; 0: the pupil */
};

struct family_invites {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct invitee *item; /* adults in order of calling, then the pupil */
	size_t n;
	bool card_fits; /* a card is what fits the pupil's age */
	bool card_may;
	struct picture_card card; /* id 0: none */
	struct str teacher;       /* who keeps the card; may be empty */
	size_t to_print;          /* letters and cards that can be printed */
};
enum rc family_invites_load(struct ctx *c, int64_t pupil_id, struct family_invites *out) NODISCARD;

/* What is ticked: persons by id, and the pupil by letter or card. */
struct family_tick {
	const int64_t *person;
	size_t persons;
	bool pupil;
	bool by_card;
};
/* Accounts, roles and letters for them: the same form twice is the same letters. RC_INVALID: *why. */
enum rc family_invite(struct ctx *c, int64_t pupil_id, const struct family_tick *t, struct str *why) NODISCARD;
/* A new letter for somebody who signs in and forgot the password; the old password works until it is used. */
enum rc family_letter_again(struct ctx *c, int64_t pupil_id, int64_t person_id) NODISCARD;
/* New pictures, after five wrong tries or a lost card; or no card any more. */
enum rc family_card_new(struct ctx *c, int64_t pupil_id) NODISCARD;
/* What is out is worth nothing from now on: the letter of a person, or the card of the pupil (person_id 0). */
enum rc family_take_back(struct ctx *c, int64_t pupil_id, int64_t person_id) NODISCARD;
/* The letters and the card that are open, in one file; only one person's when person_id is not 0. RC_NONE: none is. */
enum rc family_letters_print(struct ctx *c, int64_t pupil_id, int64_t person_id, struct str base, bool large,
                             struct str *pdf) NODISCARD;
