/* core/record/smallnum_rule: no hidden number may be worked out, checked by solving the sums as linear equations. */
#include "support/support.h"

#include "core/record/smallnum_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

/* Gauss-Jordan elimination in a prime field, exact for sums of ones: a hidden cell is known when a row with only its
 * column can be made. Written without a look at the code under test. */
enum { PRIME = 1000003, SIDE = 8, CELLS = SIDE * SIDE };

static int64_t inverse(int64_t v)
{
	int64_t r = 1;

	for (int64_t e = PRIME - 2; e > 0; e >>= 1) {
		if (e & 1)
			r = r * v % PRIME;
		v = v * v % PRIME;
	}
	return r;
}

static void eliminate(int64_t m[2 * SIDE][CELLS], size_t rows, size_t row, size_t col)
{
	int64_t inv = inverse(m[row][col]);

	for (size_t k = 0; k < CELLS; k++)
		m[row][k] = m[row][k] * inv % PRIME;
	for (size_t i = 0; i < rows; i++) {
		int64_t f = m[i][col];

		for (size_t k = 0; i != row && k < CELLS; k++)
			m[i][k] = ((m[i][k] - f * m[row][k]) % PRIME + PRIME) % PRIME;
	}
}

static bool solvable(const struct small_table *t, const bool *hidden)
{
	static int64_t m[2 * SIDE][CELLS];
	size_t rows = 0;
	size_t rank = 0;

	for (size_t i = 0; i < 2 * SIDE; i++) {
		for (size_t k = 0; k < CELLS; k++)
			m[i][k] = 0;
	}
	for (size_t r = 0; t->has_total_col && r < t->rows; r++, rows++) {
		for (size_t c = 0; c < t->cols; c++)
			m[rows][r * t->cols + c] = !hidden[r * t->cols + c] ? 0 : c == t->cols - 1 ? PRIME - 1 : 1;
	}
	for (size_t c = 0; t->has_total_row && c < t->cols; c++, rows++) {
		for (size_t r = 0; r < t->rows; r++)
			m[rows][r * t->cols + c] = !hidden[r * t->cols + c] ? 0 : r == t->rows - 1 ? PRIME - 1 : 1;
	}
	for (size_t col = 0; col < CELLS && rank < rows; col++) {
		size_t at = rank;

		while (at < rows && m[at][col] == 0)
			at++;
		if (at == rows)
			continue;
		for (size_t k = 0; k < CELLS; k++) {
			int64_t x = m[at][k];

			m[at][k] = m[rank][k];
			m[rank][k] = x;
		}
		eliminate(m, rows, rank++, col);
	}
	for (size_t i = 0; i < rank; i++) {
		size_t used = 0;

		for (size_t k = 0; k < CELLS; k++)
			used += m[i][k] != 0;
		if (used == 1)
			return true;
	}
	return false;
}

static size_t hidden_count(const struct small_table *t, const bool *hidden)
{
	size_t n = 0;

	for (size_t i = 0; i < t->rows * t->cols; i++)
		n += hidden[i];
	return n;
}

static void test_list__one_small_number_takes_another_with_it(void **state)
{
	const int64_t cells[] = { 21, 3, 13, 8, 45 };
	struct small_table t = { cells, 1, 5, true, false };
	const bool *h = small_hide(A, &t, 5);

	(void)state;
	EQ(hidden_count(&t, h), 2);
	assert_true(h[1]);
	assert_true(h[3]);
	/* Without a total nothing else has to go. */
	t.has_total_col = false;
	EQ(hidden_count(&t, small_hide(A, &t, 5)), 1);
	/* A school may hide more, never less. */
	EQ(hidden_count(&t, small_hide(A, &t, 13)), 3);
	EQ(hidden_count(&t, small_hide(A, &t, 1)), 1);
}

static void test_list__nothing_small_nothing_hidden(void **state)
{
	const int64_t cells[] = { 21, 0, 13, 34 };
	struct small_table t = { cells, 1, 4, true, false };

	(void)state;
	EQ(hidden_count(&t, small_hide(A, &t, 5)), 0);
}

static void test_list__zero_goes_where_it_would_reveal(void **state)
{
	const int64_t cells[] = { 0, 3, 3 };
	struct small_table t = { cells, 1, 3, true, false };
	const int64_t two[] = { 0, 3, 40, 43 };
	struct small_table u = { two, 1, 4, true, false };

	(void)state;
	/* The total is small too and protects the part. */
	EQ(hidden_count(&t, small_hide(A, &t, 5)), 2);
	/* Here the smaller number goes, the zero stays. */
	assert_false(small_hide(A, &u, 5)[0]);
	assert_true(small_hide(A, &u, 5)[2]);
}

static void test_table__a_rectangle(void **state)
{
	const int64_t cells[] = { 3, 20, 30, 53, 10, 40, 50, 100, 13, 60, 80, 153 };
	struct small_table t = { cells, 3, 4, true, true };
	const bool *h = small_hide(A, &t, 5);

	(void)state;
	EQ(hidden_count(&t, h), 4);
	assert_true(h[0] && h[1] && h[4] && h[5]);
	assert_false(small_solvable(&t, h));
	assert_false(solvable(&t, h));
}

/* The way round goes along what is hidden already, however many steps that takes. */
static void test_table__as_few_as_will_do(void **state)
{
	const int64_t cells[] = { 6, 7, 1, 5, 19, 3, 8, 9, 2, 22, 6, 2, 4, 7, 19, 15, 17, 14, 14, 60 };
	const bool want[] = { 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0 };
	struct small_table t = { cells, 4, 5, true, true };

	(void)state;
	assert_memory_equal(small_hide(A, &t, 5), want, sizeof want);
}

static void test_table__two_pairs_are_not_enough_when_joined_by_a_bridge(void **state)
{
	/* Two rectangles and one cell between them: every line has two hidden cells, and still one can be solved. */
	const int64_t cells[CELLS] = { 0 };
	struct small_table t = { cells, 5, 5, true, true };
	bool h[25] = { 0 };

	(void)state;
	h[0] = h[1] = h[5] = h[6] = true;
	h[12] = h[13] = h[17] = h[18] = true;
	assert_false(small_solvable(&t, h));
	assert_false(solvable(&t, h));
	h[7] = true;
	assert_true(small_solvable(&t, h));
	assert_true(solvable(&t, h));
}

static void test_table__random_tables_are_never_solvable(void **state)
{
	uint32_t seed = 12345;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		int64_t cells[CELLS] = { 0 };
		size_t rows;
		size_t cols;
		struct small_table t;
		struct arena_mark m = arena_mark(A);
		const bool *h;

		seed = seed * 1664525u + 1013904223u;
		rows = 2 + (seed >> 8) % 5;
		cols = 2 + (seed >> 16) % 5;
		t = (struct small_table){ cells, rows, cols, (seed >> 24 & 1) != 0, (seed >> 25 & 3) != 0 };
		for (size_t r = 0; r + 1 < rows; r++) {
			for (size_t c = 0; c + 1 < cols; c++) {
				seed = seed * 1664525u + 1013904223u;
				cells[r * cols + c] = (seed >> 10) % 3 == 0 ? (seed >> 20) % 8 : (seed >> 20) % 60;
				cells[r * cols + cols - 1] += cells[r * cols + c];
				cells[(rows - 1) * cols + c] += cells[r * cols + c];
				cells[rows * cols - 1] += cells[r * cols + c];
			}
		}
		h = small_hide(A, &t, 5);
		assert_false(solvable(&t, h));
		for (size_t i = 0; i < rows * cols; i++)
			assert_true(h[i] || !small_is(t.cell[i], 5));
		arena_rewind(A, m);
	}
}

/* Is there a way to protect the small numbers of t with these free cells only? Tries all of them. */
static bool can_protect(const struct small_table *t, const bool *free)
{
	size_t n = t->rows * t->cols, at[CELLS], free_n = 0;

	for (size_t i = 0; i < n; i++)
		if (free[i] && !small_is(t->cell[i], 5))
			at[free_n++] = i;
	for (uint32_t some = 0; some < 1u << free_n; some++) {
		bool hidden[CELLS] = { 0 };

		for (size_t i = 0; i < n; i++)
			hidden[i] = small_is(t->cell[i], 5);
		for (size_t i = 0; i < free_n; i++)
			hidden[at[i]] = (some >> i & 1) != 0;
		if (!solvable(t, hidden))
			return true;
	}
	return false;
}

/* A total is hidden only where no numbers below it would do, and a nought only where no other number would. */
static void hides_no_more_than_needed(const struct small_table *t)
{
	const bool *h = small_hide(A, t, 5);
	bool parts[CELLS] = { 0 }, counts[CELLS] = { 0 };
	bool total_hidden = false, zero_hidden = false;

	for (size_t i = 0; i < t->rows * t->cols; i++) {
		bool is_total = (t->has_total_col && i % t->cols == t->cols - 1) ||
		                (t->has_total_row && i / t->cols == t->rows - 1);

		parts[i] = !is_total;
		counts[i] = !is_total && t->cell[i] != 0;
		total_hidden |= is_total && h[i] && !small_is(t->cell[i], 5);
		zero_hidden |= !is_total && h[i] && t->cell[i] == 0;
	}
	assert_false(total_hidden && can_protect(t, parts));
	assert_false(zero_hidden && can_protect(t, counts));
}

static void test_table__totals_and_noughts_last(void **state)
{
	uint32_t seed = 4711;

	(void)state;
	for (int round = 0; round < 600; round++) {
		int64_t cells[CELLS] = { 0 };
		size_t rows = 2 + (size_t)round % 3, cols = 2 + (size_t)round / 3 % 3;
		struct small_table t = { cells, rows, cols, round / 9 % 4 != 1, round / 9 % 4 != 2 };
		size_t row_parts = rows - t.has_total_row, col_parts = cols - t.has_total_col;
		struct arena_mark m = arena_mark(A);

		for (size_t r = 0; r < row_parts; r++)
			for (size_t c = 0; c < col_parts; c++) {
				int64_t *v = &cells[r * cols + c];

				seed = seed * 1664525u + 1013904223u;
				*v = (seed >> 10) % 3 == 0 ? 0 : (seed >> 20) % 12;
				if (t.has_total_col)
					cells[r * cols + cols - 1] += *v;
				if (t.has_total_row)
					cells[(rows - 1) * cols + c] += *v;
				if (t.has_total_col && t.has_total_row)
					cells[rows * cols - 1] += *v;
			}
		hides_no_more_than_needed(&t);
		arena_rewind(A, m);
	}
}

static void test_table__too_large_or_without_a_way(void **state)
{
	int64_t *cells = NEW_ARRAY(A, int64_t, 70);
	struct small_table wide = { cells, 1, 70, true, false };
	struct small_table tall = { cells, 70, 1, true, false };
	const int64_t one[] = { 3, 8, 11 };
	struct small_table degenerate = { one, 1, 3, true, true };

	(void)state;
	EQ(hidden_count(&wide, small_hide(A, &wide, 5)), 70);
	wide.cols = SMALL_SIDE_MAX; /* the largest that is looked at: of noughts nothing is hidden */
	EQ(hidden_count(&wide, small_hide(A, &wide, 5)), 0);
	wide.cols++;
	EQ(hidden_count(&wide, small_hide(A, &wide, 5)), SMALL_SIDE_MAX + 1);
	EQ(hidden_count(&tall, small_hide(A, &tall, 5)), 70);
	tall.rows = SMALL_SIDE_MAX;
	EQ(hidden_count(&tall, small_hide(A, &tall, 5)), 0);
	tall.rows++;
	EQ(hidden_count(&tall, small_hide(A, &tall, 5)), SMALL_SIDE_MAX + 1);
	/* One row that is its own total: nothing can protect it but hiding all. */
	EQ(hidden_count(&degenerate, small_hide(A, &degenerate, 5)), 3);
}

static void test_text_and_percent(void **state)
{
	(void)state;
	assert_string_equal(str_c(A, small_text(A, 58, false)), "58");
	assert_string_equal(str_c(A, small_text(A, 3, true)), "not shown");
	assert_string_equal(str_c(A, small_percent(A, 58, 412, 5)), "14%");
	assert_string_equal(str_c(A, small_percent(A, 0, 412, 5)), "0%");
	assert_string_equal(str_c(A, small_percent(A, 3, 412, 5)), "not shown");
	assert_string_equal(str_c(A, small_percent(A, 409, 412, 5)), "not shown");
	assert_string_equal(str_c(A, small_percent(A, 0, 5, 5)), "not shown");
	assert_string_equal(str_c(A, small_percent(A, 5, 412, 5)), "not shown");
	assert_string_equal(str_c(A, small_percent(A, 6, 412, 5)), "1%");
	assert_string_equal(str_c(A, small_percent(A, 6, 12, 5)), "50%");
	assert_string_equal(str_c(A, small_percent(A, 6, 6, 5)), "100%");
	assert_string_equal(str_c(A, small_percent(A, 6, 11, 5)), "not shown"); /* the rest is five */
	assert_string_equal(str_c(A, small_percent(A, 25, 1000, 5)), "3%");     /* halves up */
	assert_string_equal(str_c(A, small_percent(A, 24, 1000, 5)), "2%");
	assert_string_equal(str_c(A, small_percent(A, 10, 412, 10)), "not shown");
	assert_true(small_is(1, 5));
	assert_true(small_is(5, 5));
	EQ(small_most(5), 5);
	EQ(small_most(6), 6);
	EQ(small_most(3), 5);
	EQ(small_most(10), 10);
	assert_false(small_is(0, 5));
	assert_false(small_is(6, 5));
}

TEST_MAIN(test_smallnum_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list__one_small_number_takes_another_with_it),
		cmocka_unit_test(test_list__nothing_small_nothing_hidden),
		cmocka_unit_test(test_list__zero_goes_where_it_would_reveal),
		cmocka_unit_test(test_table__a_rectangle),
		cmocka_unit_test(test_table__as_few_as_will_do),
		cmocka_unit_test(test_table__two_pairs_are_not_enough_when_joined_by_a_bridge),
		cmocka_unit_test(test_table__random_tables_are_never_solvable),
		cmocka_unit_test(test_table__totals_and_noughts_last),
		cmocka_unit_test(test_table__too_large_or_without_a_way),
		cmocka_unit_test(test_text_and_percent),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
