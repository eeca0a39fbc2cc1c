/* Letters that wait, as envelopes: all that one person is to get about one pupil at one time is printed together and
 * marked as given together, and a plan that a letter speaks of goes along. Each envelope is for one person: nothing of
 * anybody else is in it, and who may not receive today gets none. Source: Code 6.48, 6.55; domain.md 3.6. */
#pragma once

#include "core/people/said_rec.h"
#include "core/rights/ctx.h"
#include "letters/notice_rec.h"

enum { ENVELOPE_LETTERS = 20, ENVELOPES_MAX = 1000 };

struct envelope {
	int64_t pupil_id;
	struct str pupil;
	struct str class_name;
	int64_t person_id; /* 0: the pupil */
	struct str addressee;
	struct notice letter[ENVELOPE_LETTERS]; /* oldest first */
	size_t n;
	struct str wishes; /* "Letters in large print." as recorded (core/people/wish); empty: none */
	bool large_print;  /* asked for: all in this envelope is printed large */
	bool has_page;
};

/* A letter that is not to be given, and why. */
struct envelope_held {
	struct str pupil;
	struct str addressee;
	struct str why;
};

struct envelopes {
	struct envelope **item;
	size_t n;
	struct envelope_held *held;
	size_t helds;
};

/* Of one pupil, or of all with pupil_id 0. RC_NONE: not theirs. */
enum rc envelopes_load(struct ctx *c, int64_t pupil_id, struct envelopes *out) NODISCARD;
/* How the pupil is called; after envelopes_load of that pupil. */
enum rc envelope_pupil(struct ctx *c, int64_t pupil_id, struct str *name, struct str *first) NODISCARD;
/* For the menu: letters that wait. */
enum rc envelopes_wait(struct ctx *c, int64_t *n) NODISCARD;

/* Which ones are meant. */
struct envelope_pick {
	int64_t pupil_id;
	int64_t person_id;
};
/* "915-77" from a form. */
bool envelope_pick_read(struct str s, struct envelope_pick *out);
enum envelope_size {
	ENVELOPE_AS_ASKED, /* each in the print that its reader asked for */
	ENVELOPE_ALL_LARGE,
};
/* One file, envelope after envelope. *letters: how many are in it; RC_NONE: none. */
enum rc envelopes_print(struct ctx *c, const struct envelope_pick *p, size_t n, enum envelope_size size,
                        struct str *pdf, size_t *letters) NODISCARD;
/* All that is in them was given on paper today. *letters: how many; what was given before is not counted. */
enum rc envelopes_give(struct ctx *c, const struct envelope_pick *p, size_t n, enum channel channel,
                       size_t *letters) NODISCARD;
