/* Who prints a letter with an invitation: whoever is to come in gets it from a person they know, and an administrator
 * never holds what opens somebody else's account. The letters of families are the SENCO's, those of staff the head's,
 * or the SENCO's while no head signs in. Only when a school has neither yet, its administrator prints the letter of the
 * first of them, sealed, and the trail says so; where there has been one, and none is left, nobody does. */
#pragma once

#include "core/rights/caps_rule.h"

struct letters_facts {
	int64_t heads; /* who sign in today in that role, with a password of their own */
	int64_t sencos;
	int64_t before; /* who have come in as a head or SENCO, whatever became of their accounts */
	bool service;   /* an advice service: its officers print them */
};

enum letters_hand { HAND_HEAD, HAND_SENCO, HAND_ADMIN, HAND_NOBODY, HAND_OFFICER };

enum letters_hand letters_hand(const struct letters_facts *f);
/* May somebody in this role print the letter of a member of staff? lead: it is for a head or a SENCO. */
bool letters_may_print(const struct letters_facts *f, enum role hat, bool lead);
/* "the head", "the SENCO", "you": for the sentence that says who prints them. */
struct str letters_hand_words(enum letters_hand hand);
