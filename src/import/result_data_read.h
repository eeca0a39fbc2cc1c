/* What suppliers, the DfE and timetables write in the headings of results: files of content/results. A file begins with
 * a line "source", a tab and where its words are from; after an empty line come the words as they are written, each
 * with what they are behind tabs. */
#pragma once

#include "kit/base/str.h"

enum { RESULT_LINE_IS = 3 };

struct result_line {
	struct str key; /* folded as the list needs it */
	struct str is[RESULT_LINE_IS];
};

struct result_lines {
	struct str source;
	struct result_line *line; /* in the order of the file: the first that fits counts */
	size_t n;
};

struct result_data {
	struct result_lines
	    downloads; /* a tight heading: subject, scale, and "outcome" where it has a code without a mark */
	struct result_lines aims;        /* words of a heading about what is hoped for, or how a pupil works */
	struct result_lines aside;       /* a tight heading about the pupil, the school or the test */
	struct result_lines scales;      /* words: scale */
	struct result_lines tests;       /* name of a test: subject */
	struct result_lines subjects;    /* words of a timetable: subject */
	struct result_lines collections; /* tight, before the headings of a collection */
	struct result_lines reading;     /* a tight heading that only a reading test has */
};

/* Memory: a. */
const struct result_data *result_data(struct arena *a);
