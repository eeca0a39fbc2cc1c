/* What the columns of a file are, before anything is compared or written: for the page on which a person matches them.
 */
#pragma once

#include "import/import.h"
#include "import/mapping_read.h"

enum column_how {
	COLUMN_UNKNOWN,    /* left out: nobody knows it */
	COLUMN_BY_HEADING, /* the table of headings */
	COLUMN_BY_KEPT,    /* a mapping that is kept */
	COLUMN_BY_PERSON,  /* said on the page */
	COLUMN_GUESSED,    /* by what stands in it: a person is asked */
};

struct import_column {
	struct str heading;
	struct str sample[MAPPING_SAMPLES];
	size_t samples;
	enum column_how how;
	struct column_said is; /* SAID_NOTHING: left out, or a column of results by its heading */
	bool result;           /* its heading is read as one */
	struct str read_as;    /* as which; or why not */
	int claim;             /* which of the claims it belongs to, from 0; -1 = none */
};

struct import_columns {
	enum import_kind kind;
	struct csv_row heading;
	size_t rows;
	struct str missing;
	struct import_column *column; /* one for each heading */
	size_t n;
	size_t claims;
	struct column_claim claim[COLUMN_CLAIMS_MAX];
	struct str kept;     /* the name of the mapping that was found; empty = none */
	struct str headings; /* as mapping_headings */
};

/* Needs CAP_IMPORT. RC_INVALID when the file cannot be read; what is missing or claimed twice is no error here. */
enum rc import_columns_look(struct ctx *c, const struct import_options *o, struct str bytes,
                            struct import_columns *out) NODISCARD;
