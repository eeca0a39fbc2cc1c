/* Formal information of a family: one notice for each person who is to be told, with proof that it reached them. */
#pragma once

#include "core/people/said_rec.h"
#include "core/people/person_rec.h"

/* clang-format off */
#define NOTICE_CHOICES(X, _) \
	X(_, S68, "s68", "SEN Support decided") \
	X(_, DISCUSSION, "discussion", "Note of a discussion") \
	X(_, PLAN, "plan", "Plan") \
	X(_, REVIEW, "review", "Summary of a review") \
	X(_, END_SUPPORT, "end_support", "SEN Support ends") \
	X(_, VIEWS, "views", "What do you think?") \
	X(_, CORRECTION, "correction", "A letter that was wrong") \
	X(_, MEETING, "meeting", "Invitation to a meeting") \
	X(_, MEETING_OFF, "meeting_off", "A meeting that is off")
/* clang-format on */
CHOICES(notice_kind, NOTICE);

/* clang-format off */
#define NOTICE(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(notice_kind), kind, .label = "About", .flags = F_PERSONAL | F_HIDDEN, \
	  .doc = "What the person is told") \
	X(_, ID, about_id, .flags = F_HIDDEN, .doc = "Record it tells of") \
	  /* the decision, discussion, plan or review it tells of */ \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Contact who is told; none for the pupil") \
	  /* none: somebody who is no contact, or the pupil */ \
	X(_, TEXT, addressee, .label = "To", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter who it goes to", \
	  .doc = "Name as it stands on the letter") \
	X(_, FLAG, to_pupil, .flags = F_HIDDEN, .doc = "1 when it goes to the pupil or young person") \
	X(_, LONG, body, .label = "What it says", .max = 8000, .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter what the letter says", .doc = "Text of the letter as sent") \
	X(_, DATE, made_on, .flags = F_HIDDEN, .doc = "Day on which it was written") \
	X(_, ONE_OF(channel), channel, .label = "How it was given", .flags = F_PERSONAL, \
	  .doc = "How it reached the person: paper counts as much as a page") \
	X(_, DATE, sent_on, .label = "Given on", .flags = F_PERSONAL, .doc = "Day on which it was sent or given") \
	  /* none: still to be sent */ \
	X(_, ID, sent_by, .flags = F_HIDDEN, .doc = "Person who sent or gave it") \
	X(_, LONG, proof, .label = "How you know it reached them", \
	  .hint = "For example signed for, or posted first class", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Proof of delivery in words") \
	X(_, INT, seen_at, .flags = F_HIDDEN, .doc = "Instant at which it was first opened on their page") \
	  /* instant of the first opening on their page; 0 = not opened */ \
	X(_, REV, revision)
/* clang-format on */
struct notice {
	RECORD_OF_PUPIL(NOTICE)
	/* Joined, no columns. */
	struct str by_name;     /* who sent it */
	struct date meets_on;   /* of a letter about a meeting: its day today; none: the meeting is gone */
	struct str meets_state; /* and its state, a code */
};

extern const struct record notice_rec;
