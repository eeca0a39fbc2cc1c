/* Meetings with parents, and messages between a family and the school. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

struct meeting {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	struct str kind;
	struct date on_day;
	int64_t minute; /* of the day; 0 = not fixed */
	struct str place;
	struct str who;
	struct str state; /* booked, held, missed, cancelled */
	int64_t counts;   /* towards three a year (Code 6.65) */
	struct str notes;
	struct str agreed;
	int64_t made_by;
	int64_t revision;
};

struct message {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t person_id;
	struct str kind; /* tell, unhappy, question */
	struct str words;
	struct str language;
	int64_t at;
	struct str answer;
	int64_t answered_by;
	int64_t answered_at;
	int64_t revision;
	/* Joined, no columns. */
	struct str from_name;
	struct str answered_name;
};

extern const struct record meeting_rec;
extern const struct record message_rec;
extern const struct choice meeting_kinds[];
extern const struct choice meeting_states[];
extern const struct choice message_kinds[];
