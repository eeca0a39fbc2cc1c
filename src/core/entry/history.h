/* A pupil's history: every entry of the record that who asks may read, newest first, filtered and in pages; what was
 * withdrawn stands in it as a line without words. What happens all the time (sessions, checks, letters, statements) is
 * one line a month while everything is shown. */
#pragma once

#include "core/entry/put_right.h"

enum { HISTORY_PAGE = 40, HISTORY_YEARS = 20, HISTORY_PEOPLE = 200 };

struct history_query {
	enum entry_group group; /* ENTRY_GROUPS: all */
	int year;               /* the school year that begins in it; 0: all */
	struct date month;      /* its first day: everything of that month, one by one; none: all */
	struct str person;
	struct str words;
	int64_t page; /* from 1 */
	bool flat;    /* one by one, also what happens all the time */
};

/* What happens all the time, of one month. */
struct history_routine {
	struct date month;
	size_t n;
	size_t of[ENTRY_GROUPS];
};

/* One of the three. */
struct history_line {
	struct date on;
	const struct entry *entry;
	const struct withdrawn_line *gone;
	const struct history_routine *routine;
	bool may_put_right;
};

struct history_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct entry *all;
	size_t alls;
	size_t count[ENTRY_GROUPS];
	struct date since; /* the oldest entry */
	size_t withdrawn;
	struct history_line *line; /* of the page */
	size_t lines;
	int64_t page;
	int64_t pages;
	int year[HISTORY_YEARS]; /* newest first */
	size_t years;
	struct str *person; /* by name */
	size_t persons;
};

/* RC_NONE when the pupil is not theirs, or the role reads no records. */
enum rc history_load(struct ctx *c, int64_t pupil_id, const struct history_query *q,
                     struct history_view *out) NODISCARD;
/* The same of a pupil whose gate the caller has passed, as who asks may read it; out->pupil is not filled. */
enum rc history_read(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct history_query *q,
                     struct history_view *out) NODISCARD;
