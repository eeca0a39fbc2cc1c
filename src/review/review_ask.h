/* Asking the parents before a review what they think: on the page of those who have one, by a letter for the others. A
 * letter counts when it was given, or when the call that took its place is noted on it. Who was asked is not asked
 * twice. Source: Code 6.54, 6.65. */
#pragma once

#include "core/people/said_rec.h"
#include "core/rights/ctx.h"

enum { ASKED_MAX = 12 };

/* One parent who is to be asked about the running cycle. */
struct asked {
	int64_t person;
	struct str name;
	bool on_paper;
	bool waits;       /* the letter is written, and neither given nor replaced by a call */
	struct date on;   /* asked; none: not yet */
	int64_t letter;   /* of those on paper; 0: none */
	enum channel how; /* page, or how the letter was given; phone: they were rung */
	struct str note;  /* of the call or the giving */
};
struct review_asked {
	struct asked who[ASKED_MAX];
	size_t n;
	size_t unasked;   /* neither asked nor a letter written */
	int64_t cycle_id; /* 0: no cycle whose review comes */
};

/* After the caller's gate, in its transaction. */
enum rc review_asked_read(struct ctx *c, struct pupil_key k, struct review_asked *out) NODISCARD;

struct review_ask_did {
	size_t on_page;
	size_t letters;
	size_t before; /* asked already, or their letter is written */
};
/* press: of the button; what it did is taken back by it (today_undo). Inside the caller's gate. */
enum rc review_ask_all(struct ctx *c, struct pupil_key k, int64_t press, struct review_ask_did *did) NODISCARD;
/* The same with the gate, for one pupil. */
enum rc review_ask(struct ctx *c, int64_t pupil_id, int64_t press, struct review_ask_did *did) NODISCARD;
/* Letters that were written by this press and have not been given go; those of other presses stay. */
enum rc review_ask_undo(struct ctx *c, int64_t press) NODISCARD;
