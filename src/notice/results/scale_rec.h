/* How a result is measured: a scale of the school. Scales are data: the standard ones come from
 * notice/results/scale_table_rule, a school may correct them and add its own. Values on different scales are never
 * compared, subtracted or averaged.
 * */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define SCALE_CHOICES(X, _) \
	X(_, INTERVAL, "interval", "A score", .hint = "The distance between two scores means something") \
	X(_, COUNT, "count", "A count", .hint = "How many, for example words read or tables known") \
	X(_, AGE, "age", "An age", .hint = "Years and months, for example a reading age of 7:06") \
	X(_, ORDINAL, "ordinal", "Steps in an order", .hint = "For example WTS, EXS, GDS: shown, never subtracted") \
	X(_, RUBRIC, "rubric", "Descriptions", .hint = "Named descriptions without an order") \
	X(_, WORDS, "none", "Words only", .hint = "For example the engagement model: never a number")
/* clang-format on */
CHOICES(scale_kind, SCALE);

/* clang-format off */
#define SCALE(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, code, .flags = F_HIDDEN, .max = 40, .doc = "Short name for files; never changes") \
	  /* "ks2-scaled"; the same in every school for a standard scale; never changes */ \
	X(_, TEXT, name, .label = "Name", .hint = "As on the test or in your school, with its edition", \
	  .flags = F_REQUIRED, .max = 80, .missing = "Give the scale a name", .doc = "Name of the scale") \
	  /* "KS2 scaled score" */ \
	X(_, ONE_OF(scale_kind), kind, .label = "What is a result?", .flags = F_REQUIRED, \
	  .doc = "Only a score, a count and an age are ever subtracted") \
	  /* interval, ordinal, rubric, count, age, none */ \
	X(_, LONG, subjects, .label = "Subjects", .max = 1000, \
	  .hint = "One on each line, for example Reading. Empty: every subject. Your own names are welcome.", \
	  .doc = "Codes of subjects, one per line; empty for every subject") \
	  /* codes of notice/results/subject_rule, or the school's own */ \
	X(_, FLAG, rising, .label = "A greater number is better", .doc = "Direction of the scale") \
	  /* a greater number is better */ \
	X(_, MILLI, low, .label = "Lowest result", .hint = "An age as years:months, for example 4:00", .width = 5, \
	  .doc = "Lowest value in thousandths; none when empty") \
	  /* thousandths, as high, step, band and national; an age is in months (7:06 is 90000); */ \
	X(_, MILLI, high, .label = "Highest result", .hint = "An age as years:months, for example 17:00", .width = 5, \
	  .doc = "Highest value in thousandths; none when empty") /* MILLI_NONE = not given */ \
	X(_, MILLI, step, .label = "Smallest step", .hint = "1 for whole numbers, and for ages in whole months", \
	  .width = 5, .doc = "Values are multiples of it above the lowest, in thousandths") \
	X(_, MILLI, band, .label = "90 % band, plus or minus", \
	  .hint = "From the manual of the test: how far nine of ten results lie from the true one at most. 8 is usual for " \
		  "a standardised score. If the manual gives the standard error (SEM), 1.65 times that. Of an age in " \
		  "months", \
	  .width = 5, .doc = "90 % band of one result, so much up and down, in thousandths; none when not known") \
	  /* a change is clear when the bands of two results do not touch */ \
	X(_, LONG, steps, .label = "Steps", .max = 2000, \
	  .hint = "One on each line, lowest first: short code, space, what it means", \
	  .doc = "Steps of an ordinal scale or rubric, one per line from the lowest") \
	  /* "CODE Label"; the value of a step is its index × 1000 */ \
	X(_, LONG, codes, .label = "Codes instead of a result", .max = 2000, \
	  .hint = "One on each line: short code, space, what it means, for example A Absent", \
	  .doc = "Codes that stand for no result, one per line") \
	  /* instead of a result: "A Absent", one per line */ \
	X(_, INT, months_from, .label = "Youngest age in months", .max = 300, .width = 5, \
	  .hint = "0 when it does not matter", .doc = "Youngest age it is meant for in months; 0 any") \
	  /* ages of pupils it is meant for, in months; 0 = any */ \
	X(_, INT, months_to, .label = "Oldest age in months", .max = 300, .width = 5, \
	  .hint = "0 when it does not matter", .doc = "Oldest age it is meant for in months; 0 any") \
	X(_, MILLI, national, .label = "National figure", \
	  .hint = "For steps: the number of the step from 0. Ages: 10:00", .width = 5, \
	  .doc = "National reference in thousandths; none when empty") /* reference; MILLI_NONE = none */ \
	X(_, TEXT, national_says, .label = "What it says", .hint = "For example: expected standard", .max = 80, \
	  .doc = "What the national figure means") /* "Expected standard" */ \
	X(_, TEXT, national_year, .label = "Of which year", .max = 20, .width = 10, \
	  .doc = "Year of the national figure") /* "2025"; empty = not of one year */ \
	X(_, LONG, source, .label = "Where this is from", .max = 500, \
	  .hint = "Manual, publication or your own policy", \
	  .doc = "Source of the scale; RECALLED where nobody has checked it yet") \
	X(_, FLAG, live, .label = "In use", .doc = "Offered for new results") \
	X(_, REV, revision)
/* clang-format on */
struct scale {
	RECORD_OF_SCHOOL(SCALE)
};

extern const struct record scale_rec;
