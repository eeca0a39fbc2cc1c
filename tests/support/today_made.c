#include "support/today_made.h"

struct duties_made M;

int duties_begin(void **state)
{
	(void)state;
	M.a = test_arena();
	M.today = march(10);
	M.n = 0;
	return 0;
}

int duties_end(void **state)
{
	(void)state;
	arena_free(M.a);
	return 0;
}

struct date march(int d)
{
	return (struct date){ 2026, 3, (int8_t)d };
}

void duties_add(const char *key, size_t many, struct date due)
{
	struct duty_day day = duties_day();

	for (size_t i = 0; i < many; i++, M.n++) {
		M.of[M.n] = (struct duty){ .rule = duty_rule_find(str_of(key)),
			                   .pupil = (int64_t)M.n + 1,
			                   .due = due,
			                   .days_late = date_diff(M.today, due),
			                   .title = S("One alone") };
		assert_non_null(M.of[M.n].rule);
		M.of[M.n].state = date_cmp(due, M.today) < 0         ? DUTY_OVERDUE
		                  : date_cmp(due, day.week_end) <= 0 ? DUTY_THIS_WEEK
		                                                     : DUTY_HALF_TERM;
		M.list[M.n] = &M.of[M.n];
	}
}

struct duty_day duties_day(void)
{
	return duty_day(test_calendar(), M.today);
}

struct today_lines duties_grouped(void)
{
	struct duty_day day = duties_day();

	return today_group(M.a, M.list, M.n, &day);
}

void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(M.a, s), want);
}
