/* Bringing in a file of a school system: roll, staff, contacts, classes, results, circumstances.
 *
 * One transaction reads the database, compares it with the file and writes, all or nothing; a rehearsal does the same
 * and writes nothing, so that what it shows is what would happen. An empty cell changes nothing. Histories (status,
 * needs, class) are continued, never overwritten. Nobody is removed: who is not in the file is reported, and only when
 * asked is their leaving recorded. A restriction on a contact is never lifted by a file. A second import of the same
 * file changes nothing. */
#pragma once

#include "import/import_sql.h"
#include "core/rights/ctx.h"
#include "import/import_read.h"
#include "kit/table/table.h"
#include "notice/results/scales.h"

enum import_what { ITEM_ADDED, ITEM_CHANGED, ITEM_UNCHANGED, ITEM_LEFT };

struct import_field {
	const char *label; /* "Class" */
	struct str from;   /* empty = nothing before */
	struct str to;
};

struct import_item {
	enum import_what what;
	size_t line;    /* 0 = not in the file */
	struct str who; /* for the person who imports only */
	const struct import_field *field;
	size_t fields;
};

struct import_options {
	enum import_kind kind;
	bool rehearse;          /* compare and write nothing */
	bool record_left;       /* pupils who are not in the file have left today */
	bool keep_sen;          /* status and needs of pupils already here stay as they are */
	int64_t point_id;       /* results: for those that name no assessment point; 0 = none */
	int64_t scale_id;       /* results: for those that name no scale; 0 = none */
	int64_t sheet;          /* of a workbook: its number; 0 = the first that shows something */
	struct str sheet_named; /* or its name */
	struct str columns;     /* what the columns are, as import/mapping_read keeps it; empty: as the school keeps it */
	bool special;           /* command line only: circumstances of health and care may come in */
	struct import_words words; /* what somebody has chosen for words that are no code */
	uint64_t expected;      /* digest of a rehearsal: anything else is RC_CONFLICT; 0 = do not ask */
	/* Called now and then with rows done of all; may be NULL. */
	void (*progress)(void *x, size_t done, size_t total);
	void *x;
};

struct import_report {
	enum import_kind kind;
	struct csv_problem file; /* why the file as a whole cannot be read */
	struct str missing;      /* columns that are needed and not there */
	enum table_form form;
	enum csv_encoding encoding; /* encoding and separator: of plain text */
	char separator;
	const struct table_sheet *sheet; /* to choose from */
	size_t sheets;
	int64_t sheet_taken;
	size_t rows;
	struct str used;   /* headings that were taken, with commas */
	struct str unused; /* headings that were not */
	struct import_problems problems;
	struct import_problems notes;
	struct import_unknowns unknowns; /* words that are no code, once each: a choice for each could be asked */
	size_t count[ITEM_LEFT + 1];
	struct import_item *item; /* added, changed and left, in the order of the file */
	size_t items;
	struct scales scales; /* results only: what there is to choose from */
	uint64_t digest;      /* of what changes: the same when nothing else happened in between */
};

/* Needs CAP_IMPORT unless nobody is signed in (the command line, with c->actor.school_id set). RC_INVALID: the file,
 * its columns or its rows are wrong and the report says where; nothing was written. RC_CONFLICT: the database has
 * changed since the rehearsal; nothing was written and the report is a new rehearsal. Memory: c->a. */
enum rc import_run(struct ctx *c, const struct import_options *o, struct str bytes,
                   struct import_report *out) NODISCARD;
/* Before a file is kept: *why is a sentence for its field when it is of a kind that cannot be read, or has more lines
 * than lines; else empty. RC_NONE without CAP_IMPORT. */
enum rc import_file_look(struct ctx *c, const struct import_options *o, struct str bytes, size_t lines,
                         struct str *why) NODISCARD;
