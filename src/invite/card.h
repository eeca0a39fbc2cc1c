/* Picture cards: making them, a small child who comes in with one, and the grown-ups who help. The rule is card_rule.
 */
#pragma once

#include "core/account/sign_in.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "invite/card_rule.h"
#include "invite/card_sql.h"

/* Makes a card for a pupil with this account, inside the caller's transaction, after its gate; the class gets its code.
 * What was there before works no longer. */
enum rc card_make(struct ctx *c, const struct pupil *p, int64_t account_id) NODISCARD;
enum rc card_take_back(struct ctx *c, struct pupil_key k) NODISCARD;
/* For printing: the code of the class as on the card, and the pictures. RC_NONE: the pupil has no card. */
struct card_print {
	struct str code;
	int picture[CARD_PICTURES];
};
enum rc card_print_of(struct ctx *c, const struct pupil *p, struct card_print *out) NODISCARD;

/* ---- a child at a device of the school; nobody is signed in ---- */

/* RC_NONE: the cookie is no device of a school. From here on c->actor knows the school. */
enum rc card_tablet(struct ctx *c, struct str cookie, struct school_tablet *out) NODISCARD;
struct card_list {
	struct str why; /* why it is closed now; empty: it is open */
	struct str class_name;
	struct card_name *name;
	int64_t *card; /* id of the card of each name */
	size_t n;
	int64_t wait_s; /* > 0: many wrong codes, or pictures, from this device */
};
/* RC_NONE: no class has this code, which is counted. Opens its own transactions. */
enum rc card_class(struct ctx *c, const struct school_tablet *t, struct str code, struct card_list *out) NODISCARD;

enum card_result { CARD_IN, CARD_WRONG, CARD_LOCKED, CARD_CLOSED };
/* After three taps. before: hash of the session that was open on this device, which ends; empty: none. Opens its own
 * transaction. RC_NONE: no such card in the class. */
enum rc card_enter(struct ctx *c, const struct school_tablet *t, struct str before, struct str code, int64_t card,
                   const int tapped[CARD_PICTURES], enum card_result *result, struct signed_in *in) NODISCARD;

/* ---- grown-ups ---- */

struct card_class_view {
	int64_t class_id;
	struct str name;
	struct str code;
	struct card_holder *item;
	struct str *shown; /* names, apart */
	size_t n;
};
struct cards_view {
	struct card_class_view *class; /* those with cards */
	size_t classes;
	struct school_tablet *tablet;
	size_t tablets;
	struct str here; /* the name of this device when it is one of the school */
};
/* Of the classes a teacher teaches, or of all for who sees the whole school. */
enum rc cards_load(struct ctx *c, struct str cookie, struct cards_view *out) NODISCARD;
enum rc card_release(struct ctx *c, int64_t pupil_id) NODISCARD;
/* This device is the school's until the end of the school year. *cookie is what to set. RC_INVALID: no name. */
enum rc tablet_make(struct ctx *c, struct str name, struct str *cookie) NODISCARD;
enum rc tablet_stop(struct ctx *c, int64_t id) NODISCARD;
