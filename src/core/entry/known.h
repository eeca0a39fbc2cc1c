/* What a pupil's record says already, by subject, for the forms that ask for it: the words of parents and pupil, what
 * goes well and what is hard, what was seen and measured, what a review taught; each with who, what and when. A form
 * offers it for keeping or changing, so that nothing is typed twice.
 *
 * It is read from the entries of the record (core/entry/entry.h): a kind that has something to carry forward says so in
 * its `.known`. So who asks is offered what they may read and nothing else, and what was withdrawn is gone. */
#pragma once

#include "core/entry/entry.h"

enum known_topic {
	KNOWN_PARENTS, /* in their words */
	KNOWN_PUPIL,
	KNOWN_STRENGTH,
	KNOWN_HARD,
	KNOWN_HOPE,
	KNOWN_SEEN, /* by staff */
	KNOWN_RESULT,
	KNOWN_LEARNED, /* in a review */
	KNOWN_TOPICS
};

struct known {
	enum known_topic topic;
	struct date on;
	struct str words;
	struct str from;    /* "Mrs Iqbal, early discussion" */
	bool all_have_read; /* each parent has these words already */
};

/* Newest first within a topic. */
struct known_list {
	struct known *item;
	size_t n;
	size_t room;
};

/* For the kinds: adds one; empty words are left out. */
void known_add(struct known_list *l, const struct entry *e, enum known_topic topic, struct str words, struct str from);

/* All that who asks may read, not older than a year. After the caller's gate. The same words are there once, with who
 * said them first, however often a form carried them on. */
enum rc known_load(struct ctx *c, struct pupil_key k, struct known_list *out) NODISCARD;
/* The newest of a topic, and the next ones by `at`; NULL: no more. */
const struct known *known_at(const struct known_list *l, enum known_topic topic, size_t at);
/* Who said it and when: "Mrs Iqbal, early discussion, 9 March 2026"; what ends with a day of its own gets no other. */
struct str known_dated(struct arena *a, struct str from, struct date on);
/* The newest words of a topic, up to three of the same kind, one below the other, as long as they fit into max bytes;
 * empty: nothing. Memory: a. */
struct str known_words(struct arena *a, const struct known_list *l, enum known_topic topic, size_t max);
/* Who said it and when, for the words that known_words gave: "Mrs Iqbal, early discussion, 9 March 2026". */
struct str known_from(struct arena *a, const struct known_list *l, enum known_topic topic, size_t max);
