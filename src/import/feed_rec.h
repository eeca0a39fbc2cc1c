/* A nightly feed: a folder in which the school's system leaves a file, and what came of each file. Set up by the
 * command `apdr feed`, because a folder of a server belongs to who runs it. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define FEED(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, kind, .flags = F_HIDDEN, .doc = "What is in its files: roll, contacts, classes …") \
	X(_, TEXT, folder, .flags = F_HIDDEN, .max = 1000, .doc = "Path of the folder on the server") \
	X(_, TEXT, mapping, .flags = F_HIDDEN, \
	  .doc = "Name of the kept mapping by which its files are read; empty: by their headings") \
	X(_, TEXT, nights, .flags = F_HIDDEN, .doc = "When a file is expected: school, every, or days (mon,tue)") \
	X(_, INT, due_minute, .flags = F_HIDDEN, .doc = "Minute of the day by which it is there") \
	X(_, INT, patience, .flags = F_HIDDEN, .doc = "So many nights are missed before Today says it") \
	X(_, FLAG, keep_sen, .flags = F_HIDDEN, .doc = "1: SEN status and needs of pupils already here stay") \
	X(_, FLAG, part, .flags = F_HIDDEN, .doc = "1: its files are a part of the roll, nobody is missing from them") \
	X(_, TEXT, set_by, .flags = F_HIDDEN, .max = 200, .doc = "Who set it up outside, in free words") \
	X(_, DATE, made_on, .flags = F_HIDDEN, .doc = "Day on which it was set up here") \
	X(_, TEXT, aside, .flags = F_HIDDEN, .doc = "Mark of what somebody has set aside: it does not wait again") \
	X(_, REV, revision)
/* clang-format on */
struct feed {
	RECORD_OF_SCHOOL(FEED)
};

/* clang-format off */
#define FEED_OUTCOME_CHOICES(X, _) \
	X(_, TAKEN, "taken", "Brought in, or what of it was certain") \
	X(_, SAME, "same", "The file of before") \
	X(_, HELD, "held", "Nothing of it was brought in")
/* clang-format on */
CHOICES(feed_outcome, FEED_OUTCOME);

/* clang-format off */
#define FEED_RUN(X, _) \
	X(_, KEY, id) \
	X(_, ID, feed_id, .flags = F_HIDDEN, .doc = "The feed") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When the file was looked at") \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "The day of it") \
	X(_, TEXT, digest, .flags = F_HIDDEN, .doc = "SHA-256 of the file") \
	X(_, INT, written_at, .flags = F_HIDDEN, .doc = "When the file was written, in nanoseconds") \
	X(_, ONE_OF(feed_outcome), outcome, .flags = F_HIDDEN, .doc = "What came of it") \
	X(_, INT, added, .flags = F_HIDDEN, .doc = "Added") \
	X(_, INT, changed, .flags = F_HIDDEN, .doc = "Changed") \
	X(_, INT, questions, .flags = F_HIDDEN, .doc = "Open questions of who is who") \
	X(_, INT, lines, .flags = F_HIDDEN, .doc = "Lines with faults") \
	X(_, INT, words, .flags = F_HIDDEN, .doc = "Words that are no code") \
	X(_, INT, gone, .flags = F_HIDDEN, .doc = "On roll here and not in the file") \
	X(_, INT, ends, .flags = F_HIDDEN, .doc = "What the file would end, and a person has to") \
	X(_, TEXT, reason, .flags = F_HIDDEN, .max = 1000, .doc = "Why nothing of it was brought in") \
	X(_, TEXT, waits, .flags = F_HIDDEN, .doc = "Mark of what waits; empty: nothing does") \
	X(_, REV, revision)
/* clang-format on */
struct feed_run {
	RECORD_OF_SCHOOL(FEED_RUN)
};

extern const struct record feed_rec;
extern const struct record feed_run_rec;
