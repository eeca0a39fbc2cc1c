/* The school year 2025/26 of the fictional school. */
#include "support/domain_calendar.h"

const struct calendar *test_calendar(void)
{
	static const struct term_fact terms[] = {
		{ { "Autumn term", 11 }, { 2025, 9, 3 }, { 2025, 10, 27 }, { 2025, 10, 31 }, { 2025, 12, 19 } },
		{ { "Spring term", 11 }, { 2026, 1, 5 }, { 2026, 2, 16 }, { 2026, 2, 20 }, { 2026, 3, 27 } },
		{ { "Summer term", 11 }, { 2026, 4, 13 }, { 2026, 5, 25 }, { 2026, 5, 29 }, { 2026, 7, 17 } },
	};
	static const struct closure_fact closures[] = {
		{ { 2025, 11, 3 }, { 2025, 11, 3 } },
		{ { 2026, 5, 4 }, { 2026, 5, 4 } },
		{ { 2026, 7, 17 }, { 2026, 7, 19 } },
		{ { 2026, 7, 16 }, { 2026, 7, 17 } },
	};
	static const struct calendar c = { terms, 3, closures, 4 };

	return &c;
}
