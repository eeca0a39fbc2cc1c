/* Who is who, as a property: whatever a file does to names, birthdays and numbers, whichever columns or lines it lacks,
 * no record ever becomes another child's, nothing about a child lands on another, no two adults become one, and the
 * same file twice, its lines in another order, or the kinds of files in another order end the same. */
#include "support/support.h"

#include <stdlib.h>
#include <string.h>

#include "support/test_db.h"
#include "support/who_made.h"

enum { FILES = 4, KINDS = 3 };

/* A database on a server is made anew for each, which takes long. */
static int seeds(void)
{
	return test_db_is_postgres() ? 8 : 24;
}

static void test_who__no_record_becomes_another_and_twice_is_once(void **state)
{
	static struct who_file f;
	size_t brought = 0;

	(void)state;
	for (int round = 0; round < seeds(); round++) {
		struct ctx *c;
		struct import_report r;

		who_seed(20261201u + (uint64_t)round * 7919u);
		c = who_school();
		for (int i = 0; i < FILES; i++) {
			struct import_data before = who_there(c);
			struct str text;

			who_file_make(c, &f, i == 0);
			if (!who_bring(c, &f, &r))
				continue; /* one number on two lines */
			brought++;
			who_all_are_themselves(c, &before);
			text = who_text(c, true);
			who_shuffle(&f);
			assert_true(who_bring(c, &f, &r));
			who_all_are_themselves(c, &before);
			who_same("twice is not once", round, text, who_text(c, true));
			assert_int_equal(r.count[ITEM_ADDED], 0);
		}
		who_school_end(c);
	}
	assert_true(brought > 2 * (size_t)seeds());
}

static char *kept(struct str text)
{
	char *p = malloc(text.n + 1);

	assert_non_null(p);
	memcpy(p, text.p, text.n);
	p[text.n] = '\0';
	return p;
}

static void same_then_free(const char *what, int round, char *x, char *y)
{
	who_same(what, round, str_of(x), str_of(y));
	free(x);
	free(y);
}

static void test_who__the_order_of_lines_is_nothing(void **state)
{
	static struct who_file f[FILES];

	(void)state;
	for (int round = 0; round < seeds(); round++) {
		char *seen[2] = { NULL, NULL };

		for (int turn = 0; turn < 2; turn++) {
			struct import_report r;
			struct ctx *c;

			who_seed(77u + (uint64_t)round * 104729u);
			c = who_school();
			for (int i = 0; i < FILES; i++)
				who_file_make(c, &f[i], i == 0);
			for (int i = 0; i < FILES; i++) {
				if (turn == 1)
					who_shuffle(&f[i]);
				(void)who_bring(c, &f[i], &r); /* wrong in one order is wrong in the other */
			}
			/* Of adults with initials it is the person who says which record they are, and may say it of
			 * either. */
			seen[turn] = kept(who_text(c, false));
			who_school_end(c);
		}
		same_then_free("another order", round, seen[0], seen[1]);
	}
}

/* A roll, contacts and circumstances of one week, in each order. Contacts and circumstances of a child whom the roll of
 * the week has renamed are refused or asked about in the one order and not in the other: they never land on another
 * child, and the children end the same. */
static void test_who__the_order_of_kinds_is_nothing(void **state)
{
	static const enum import_kind orders[][KINDS] = {
		{ IMPORT_ROLL, IMPORT_CONTACTS, IMPORT_CIRCUMSTANCES },
		{ IMPORT_CIRCUMSTANCES, IMPORT_ROLL, IMPORT_CONTACTS },
		{ IMPORT_CONTACTS, IMPORT_CIRCUMSTANCES, IMPORT_ROLL },
	};
	static struct who_file f;
	size_t brought[IMPORT_CIRCUMSTANCES + 1] = { 0 };

	(void)state;
	for (int round = 0; round < seeds(); round++) {
		char *seen[3];

		for (int turn = 0; turn < 3; turn++) {
			struct import_report r;
			struct import_data before;
			struct ctx *c;

			who_seed(4242u + (uint64_t)round * 6151u);
			c = who_school();
			who_file_make(c, &f, true);
			assert_true(who_bring(c, &f, &r));
			before = who_there(c);
			who_file_make(c, &f, false);
			for (int i = 0; i < KINDS; i++) {
				who_file_as(&f, orders[turn][i]);
				for (int twice = 0; twice < 2; twice++)
					brought[orders[turn][i]] += who_bring(c, &f, &r);
				who_all_are_themselves(c, &before);
			}
			seen[turn] = kept(who_text(c, false));
			who_school_end(c);
		}
		who_same("another order of kinds", round, str_of(seen[0]), str_of(seen[2]));
		same_then_free("another order of kinds", round, seen[0], seen[1]);
		free(seen[2]);
	}
	assert_true(brought[IMPORT_ROLL] > (size_t)seeds() && brought[IMPORT_CONTACTS] > 0 &&
	            brought[IMPORT_CIRCUMSTANCES] > 0);
}

TEST_MAIN(test_who_property)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who__no_record_becomes_another_and_twice_is_once),
		cmocka_unit_test(test_who__the_order_of_lines_is_nothing),
		cmocka_unit_test(test_who__the_order_of_kinds_is_nothing),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
