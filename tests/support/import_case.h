/* Files in the shape that school systems write them, for the tests of tests/import/test_cases_*: a reader on a text,
 * and what it says. */
#pragma once

#include "import/import_read.h"

/* 29 November 2026: the day on which the cases were made. */
extern const struct date case_today;

struct import_reader case_reader(struct arena *a, enum import_kind kind, struct str text);
/* Is there one in this list, of this line and column ("" for any), with these words in its reason? */
bool case_says(const struct import_problems *list, size_t line, const char *column, const char *words);
/* Fails with all that was said when there is a problem. */
void case_good(const struct import_reader *r);
void case_str(struct str got, const char *want);
void case_day(struct date got, int y, int m, int d);
