/* The papers of an invitation: a letter that folds shut with the code inside, for one reader each, and cards for small
 * children. Plain values in, a file out. Words for families stay at reading grade 6 or below. */
#pragma once

#include "kit/base/date.h"
#include "kit/paper/paper.h"

struct letter_invite {
	struct str to[6]; /* name, address lines */
	size_t tos;
	struct str title; /* "A page for you about Leo" */
	struct str greeting;
	struct str opening;
	struct str can[5]; /* what they can do there */
	size_t cans;
	struct str closing;
	struct str from; /* "Ruth Adeyemi, SENCO" */
	struct str from_more;
	struct str code;
	struct date until;
	struct str others; /* "It is only for you. Leo’s dad gets his own letter." */
};
struct card_invite {
	struct str name; /* "Leo B." */
	struct str code;
	int picture[3];
};
struct invite_papers {
	struct str school[6]; /* name, address, telephone */
	size_t schools;
	struct str phone;
	struct str start; /* "marlbeck.example/start" */
	struct str cards; /* "marlbeck.example/card" */
	struct date written_on;
	int64_t made_utc;
	bool large;
	const struct letter_invite *letter;
	size_t letters;
	struct str keeper; /* who keeps the cards: "Mr Okafor", or empty */
	struct str class_name;
	const struct card_invite *card;
	size_t n_cards;
};
NODISCARD enum rc invite_papers(struct arena *a, const struct invite_papers *v, struct str *out, struct err *err);
