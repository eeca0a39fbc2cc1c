/* Duties as Today gets them, made up for March 2026: a test adds so many of a kind, due on a day, and has them grouped.
 * It is Tuesday 10 March unless the test sets another day before it adds any. */
#pragma once

#include "support/domain_calendar.h"
#include "support/support.h"

#include "boards/today/today_group_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))

enum { DUTIES_MOST = 400 };

/* What was added since duties_begin. */
struct duties_made {
	struct arena *a;
	struct date today;
	struct duty of[DUTIES_MOST];
	const struct duty *list[DUTIES_MOST];
	size_t n;
};
extern struct duties_made M;

int duties_begin(void **state); /* for setup; the other for teardown */
int duties_end(void **state);
struct date march(int d);
/* `many` duties of one kind, due on a day; the pupils are numbered on. */
void duties_add(const char *key, size_t many, struct date due);
struct today_lines duties_grouped(void);
struct duty_day duties_day(void);
void text_is(struct str s, const char *want);
