/* The school year 2025/26 of the fictional school. */
#include "support/domain_calendar.h"

const struct calendar *test_calendar(void)
{
	static const struct term terms[] = {
		{ .name = { "Autumn term", 11 },
		  .starts = { 2025, 9, 3 },
		  .half_starts = { 2025, 10, 27 },
		  .half_ends = { 2025, 10, 31 },
		  .ends = { 2025, 12, 19 } },
		{ .name = { "Spring term", 11 },
		  .starts = { 2026, 1, 5 },
		  .half_starts = { 2026, 2, 16 },
		  .half_ends = { 2026, 2, 20 },
		  .ends = { 2026, 3, 27 } },
		{ .name = { "Summer term", 11 },
		  .starts = { 2026, 4, 13 },
		  .half_starts = { 2026, 5, 25 },
		  .half_ends = { 2026, 5, 29 },
		  .ends = { 2026, 7, 17 } },
	};
	static const struct closure closures[] = {
		{ .starts = { 2025, 11, 3 }, .ends = { 2025, 11, 3 } },
		{ .starts = { 2026, 5, 4 }, .ends = { 2026, 5, 4 } },
		{ .starts = { 2026, 7, 17 }, .ends = { 2026, 7, 19 } },
		{ .starts = { 2026, 7, 16 }, .ends = { 2026, 7, 17 } },
	};
	static const struct calendar c = { .term = terms, .terms = 3, .closure = closures, .closures = 4 };

	return &c;
}
