/* Which column of a file is what: the headings that school systems use for the same thing, in one table, and the
 * matcher that ignores capitals, spaces, punctuation and words such as "pupil". It knows headings only; what a cell
 * may hold is decided by the reader of the record (import/roll_read and its neighbours). */
#pragma once

#include "kit/text/csv.h"

/* The files that can be imported. */
enum import_kind {
	IMPORT_ROLL,
	IMPORT_STAFF,
	IMPORT_CONTACTS,
	IMPORT_CLASSES,
	IMPORT_RESULTS,
	IMPORT_CIRCUMSTANCES,
	IMPORT_LAST = IMPORT_CIRCUMSTANCES,
};

enum column {
	COL_NONE, /* a heading that is not used */
	COL_UPN,
	COL_FORMER_UPN,
	COL_NAME, /* the whole name in one cell */
	COL_TITLE,
	COL_FAMILY,
	COL_GIVEN,
	COL_PREFERRED,
	COL_PREFERRED_FAMILY,
	COL_BORN,
	COL_SEX,
	COL_PRONOUN,
	COL_YEAR,
	COL_CLASS,
	COL_STATUS, /* N, K, E */
	COL_STATUS_START,
	COL_NEED,       /* numbered: 1 is the primary need */
	COL_NEED_RANK,  /* of the need on this line, in files with a line for each need */
	COL_NEED_START, /* the day from which the need on this line is there */
	COL_ENROLMENT,  /* C, M, S, G, P … */
	COL_LANGUAGE,
	COL_JOINED,
	COL_LEFT,
	COL_CODE, /* staff code */
	COL_JOB,
	COL_ROLE,
	COL_EMAIL,
	COL_PHONE,
	COL_TEACHER, /* numbered */
	COL_TA,      /* numbered */
	COL_SUBJECT,
	/* Results, one on a line. In a wide file they are unused headings: import/results_read knows those. */
	COL_TAKEN_ON,
	COL_POINT,
	COL_SCALE,
	COL_RESULT,
	COL_NOTE,
	/* Circumstances. */
	COL_KIND,
	COL_VALUE, /* percentage of attendance, or proficiency in English */
	COL_FROM,
	COL_UNTIL,
	COL_ARRIVED, /* in England */
	/* The same with a column for each, as systems print them; yes or no, or a word. */
	COL_ATTENDANCE,
	COL_PUPIL_PREMIUM,
	COL_FREE_MEALS,
	COL_SERVICE,
	COL_EAL,
	COL_PROFICIENCY,
	COL_LOOKED_AFTER,
	COL_MEDICAL,
	/* The pupil in a file of contacts or results. */
	COL_PUPIL_NAME,
	COL_PUPIL_FAMILY,
	COL_PUPIL_GIVEN,
	/* The contacts, numbered. */
	COL_CONTACT_NAME,
	COL_CONTACT_TITLE,
	COL_CONTACT_GIVEN,
	COL_CONTACT_FAMILY,
	COL_CONTACT_RELATIONSHIP,
	COL_CONTACT_RESPONSIBILITY,
	COL_CONTACT_PHONE,
	COL_CONTACT_EMAIL,
	COL_CONTACT_ADDRESS,
	COL_CONTACT_LIVES_WITH,
	COL_CONTACT_ORDER,
	COL_CONTACT_LANGUAGE,
	COL_CONTACT_INTERPRETER,
	COL_CONTACT_LETTERS,
	COL_CONTACT_RESTRICTED,
	COL_COUNT,
};

enum { COLUMN_NTH_MAX = 9 };

struct column_match {
	enum column column;
	int nth;    /* 1 … COLUMN_NTH_MAX for numbered columns, 0 for the others */
	int rank;   /* place among the synonyms: 0 is the surest */
	bool owned; /* the heading says whose it is: "Contact surname" */
};

/* What a person, or a mapping that is kept, says of one heading. */
enum column_saying {
	SAID_NOTHING, /* the table of headings knows it, or nobody does */
	SAID_OUT,     /* it is left out */
	SAID_COLUMN,  /* it is this column */
	SAID_AS,      /* results: it is read as if it had these words */
};

struct column_said {
	enum column_saying saying;
	enum column column;
	int nth;
	struct str as;
};

enum { COLUMN_CLAIMS_MAX = 16, COLUMN_CLAIMANTS_MAX = 8 };

/* Headings that are equally sure of one column: a question, never "the first wins". Positions from 0. */
struct column_claim {
	enum column column;
	int nth;
	size_t n; /* 2 or more */
	size_t at[COLUMN_CLAIMANTS_MAX];
};

/* The columns of one file. */
struct column_map {
	enum import_kind kind;
	const struct csv_row *heading;
	short at[COL_COUNT][COLUMN_NTH_MAX + 1]; /* position in the row plus 1; 0 = not in the file */
	size_t unused;                           /* headings that are not taken */
	struct str *unused_heading;
	size_t claims; /* at most COLUMN_CLAIMS_MAX are kept */
	struct column_claim claim[COLUMN_CLAIMS_MAX];
	const struct column_said *said; /* by position; NULL = nothing */
	struct str missing; /* what a file of this kind cannot do without, in words; empty when all is there */
};

/* What one heading means in a file of this kind; COL_NONE when it is not known. */
struct column_match column_match(struct arena *a, enum import_kind kind, struct str heading);
/* "Mother" of "Mother's e-mail"; empty when the heading does not say who a contact is. */
struct str column_parent(struct arena *a, struct str heading);
/* Reads the heading line. said: of each heading, or NULL. Two headings for one thing: what was said goes first, then
 * the surer one ("Legal surname" before "Surname"); the other is listed as unused, and is a claim when both are equally
 * sure. RC_INVALID when something is missing (out->missing says what); *out is filled anyhow. */
enum rc columns_find(struct arena *a, enum import_kind kind, const struct csv_row *heading,
                     const struct column_said *said, struct column_map *out) NODISCARD;
/* Which column heading i was taken for; false for none. */
bool column_told(const struct column_map *m, size_t i, enum column *c, int *nth);
/* The words of heading i that are read: its own, or those that were said. Empty when it is left out. */
struct str column_reads_as(const struct column_map *m, size_t i);
/* May a column of a file of this kind be this? */
bool column_offered(enum import_kind kind, enum column c);
bool column_has(const struct column_map *m, enum column c, int nth);
/* The cell of a row; empty when the column is not there. */
struct str column_cell(const struct column_map *m, const struct csv_row *row, enum column c, int nth);
/* The heading as the file spells it; empty when the column is not there. */
struct str column_heading(const struct column_map *m, enum column c, int nth);
/* "roll", "staff", "contacts", "classes", "results", "circumstances" */
const char *import_kind_name(enum import_kind k);
bool import_kind_parse(struct str s, enum import_kind *out);
