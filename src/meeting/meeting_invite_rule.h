/* The letter that invites to a meeting: when one is written, and its words. A meeting that is called off or moved does
 * not leave an old invitation behind: what was not given is written anew or falls away, and who was given one gets
 * another that says what is different. Source: Code 6.65 to 6.67 (the time should suit the family); R56, R73. */
#pragma once

#include "kit/base/arena.h"
#include "meeting/meeting_rec.h"

enum invite {
	INVITE_NONE,
	INVITE_ASK,    /* a new one for each: the day, the time or the place is new */
	INVITE_REWORD, /* only what was not given yet: something small is different */
	INVITE_OFF,    /* who was invited hears that it does not take place */
};
/* What a save asks for. was: as it stood, id 0 for a new meeting. */
enum invite invite_after(const struct meeting *was, const struct meeting *is, struct date today);

/* One reader of one letter. */
struct invite_to {
	struct str called; /* "Zara" */
	bool to_pupil;     /* the young person */
	bool again;        /* was given another invitation to this meeting */
	bool has_page;
	bool interpreter;
	struct str language;
	struct str phone;   /* of the school; may be empty */
	struct str service; /* of independent advice; may be empty */
};
/* Memory: a. */
struct str invite_text(struct arena *a, const struct meeting *m, const struct invite_to *to);
/* That it does not take place. */
struct str invite_off_text(struct arena *a, const struct meeting *m, const struct invite_to *to);
