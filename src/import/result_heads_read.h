/* What the headings of a wide file of results mean: point, subject and scale of each column, as schools, publishers and
 * the downloads of the DfE write them. Columns about other things are left out and listed. */
#pragma once

#include "import/import_index.h"
#include "import/result_data_read.h"
#include "import/results_read.h"

struct result_column {
	size_t at; /* of the cell */
	struct str heading;
	const struct assessment_point *point; /* NULL: the row or the default says */
	const struct scale *scale;
	struct str subject; /* empty: the row says, by the name of the test */
	bool outcome;       /* has a code where there is no result; else it only repeats what the result says */
};

struct results {
	struct import_reader *r;
	const struct scales *all;
	const struct result_defaults *d;
	const struct result_data *data;
	bool is_long;
	struct result_column *column;
	size_t columns;
	size_t year_at;        /* of the column with the school year, plus 1; 0 = none */
	struct str year_typed; /* what the last row had there, and the year that begins in it; 0: it has none */
	int year;
	int year_noted;    /* of which it was said how it is taken */
	bool year_missing; /* there is no point in the year of the current row */
	bool left_out;     /* a person has said to leave out lines of the time that the current row names */
	bool only_reading; /* the file is of a reading test */
	/* What a cell of a long file was found to mean: there are hundreds of thousands, and few different ones. */
	struct import_index known_point, known_scale, known_subject;
};

/* A standard subject, or one that a scale of the school names. Empty when it is neither. */
struct str results_subject(struct results *x, struct str typed);
/* The subject in the name of a test: "Progress Test in Maths", "NGRT A". Empty when there is none. */
struct str results_subject_in(struct results *x, struct str test);
/* The scale by its name, code or usual short form ("SAS"); NULL when there is none. */
const struct scale *results_scale_said(struct results *x, struct str typed);
/* The named one, else the default where it fits, else the only one that is meant for the subject. */
const struct scale *results_scale_or_default(struct results *x, const struct scale *named, struct str subject);
/* The point in the key of a heading, whose words are taken out; NULL when there is none. */
const struct assessment_point *results_heading_point(struct results *x, struct str heading, struct str *key);
/* The column with the school year, plus 1; 0: there is none. */
size_t results_year_column(const struct results *x);
void results_headings(struct results *x, struct result_heads *out);
