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
enum { IMPORT_ITEMS_MAX = 5000 }; /* of each, kept to be shown; the others are only counted */

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

/* Who is meant? A question that only a person can answer, with the records side by side. Nothing is written while one
 * is open. The rule is core/people/identity_rule. */
enum { QUESTION_RIVALS_MAX = 4, QUESTION_CHOICES_MAX = QUESTION_RIVALS_MAX + 2, QUESTION_FACTS_MAX = 8 };

struct import_fact {
	const char *label;
	struct str file; /* as the line says it; empty: it says nothing */
	struct str here[QUESTION_RIVALS_MAX];
};

struct import_choice {
	struct str code;
	struct str text; /* "The same child. The UPN was corrected" */
	struct str hint; /* what follows from it */
};

struct import_question {
	struct str key; /* stands for it: the same when the same file is looked at again */
	size_t line;
	struct str title;
	struct str why;
	size_t rivals;
	struct import_fact fact[QUESTION_FACTS_MAX];
	size_t facts;
	struct import_choice choice[QUESTION_CHOICES_MAX];
	size_t choices;
	struct str answer; /* the code that was chosen; empty: it is open */
};

struct import_answer {
	struct str key;
	struct str code;
};

/* On roll here and not in the file. */
struct import_gone {
	int64_t id;
	struct str name;
	int64_t class_id;
	struct str class_name;
	int64_t year;
	size_t class_size; /* pupils on roll of this class and year */
	bool leaves;
	bool stays_by_hand;
};

/* What is wrong in a line that is kept for later. */
struct import_fault {
	struct str column; /* heading as the file spells it; empty = the line as a whole */
	struct str value;
	struct str reason;
};

/* A line that is kept for later. */
struct import_kept {
	size_t line;
	const struct csv_row *row;
	struct str who;
	bool here;    /* it surely is somebody whose record is here */
	size_t whose; /* lines of one child have one number */
	bool known;   /* certain: they wait already, because a person kept them */
	const struct import_fault *fault;
	size_t faults; /* 0: another line of the same child (person of staff, class) is kept */
};

struct import_options {
	enum import_kind kind;
	bool rehearse;         /* compare and write nothing */
	bool record_left;      /* all pupils who are not in the file have left today */
	const int64_t *leaver; /* those of them who have, when it is not all */
	size_t leavers;
	int64_t
	    left_number; /* how many leave, as somebody typed it: asked for when it is more than a tenth of the roll */
	const struct import_answer *answer;
	size_t answers;
	bool keep;     /* lines with faults, and those about which a question is open, are kept for later, each with all
	                * lines of the same child; the rest comes in */
	bool keep_sen; /* status and needs of pupils already here stay as they are */
	int64_t point_id;       /* results: for those that name no assessment point; 0 = none */
	int64_t scale_id;       /* results: for those that name no scale; 0 = none */
	int64_t sheet;          /* of a workbook: its number; 0 = the first that shows something */
	struct str sheet_named; /* or its name */
	struct str columns; /* what the columns are, as import/mapping_read keeps it; empty: as the school keeps it */
	struct import_words words;    /* what somebody has chosen for words that are no code */
	const struct csv_file *given; /* rows that were read before, in place of bytes; columns says what they are, and
	                               * nothing that is kept is asked */
	int need_reach;               /* of these: how many needs their file could say of a pupil */
	struct str file_name;         /* for what is kept for later; may be empty */
	bool certain;      /* nobody looks: what would end (a pupil leaves or comes back, SEN support, a need, teaching,
	                    * and what concerns a family's arrangements) stays, and is counted in the report */
	bool special;      /* command line only: circumstances of health and care may come in */
	uint64_t expected; /* digest of a rehearsal: anything else is RC_CONFLICT; 0 = do not ask */
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
	struct import_unknowns unknowns; /* also of lines that are kept: words that are no code, once each: a choice for
	                                    each could be asked */
	size_t count[ITEM_LEFT + 1];
	struct import_item *item; /* added, changed and left, in the order of the file */
	size_t items;
	struct scales scales;             /* results only: what there is to choose from */
	uint64_t digest;                  /* of what changes: the same when nothing else happened in between */
	struct import_question *question; /* in the order of the file, answered or not */
	size_t questions;
	size_t open;
	size_t kept_out;          /* lines and contacts that were left out because a person said so */
	struct import_kept *kept; /* with keep: in the order of the file */
	size_t kepts;
	size_t waits;             /* how many children (people, classes) the kept lines are of */
	size_t settled;           /* of what was kept from files before: so many came in with this one, right */
	struct str keep_not;      /* with keep: why nothing can be kept, and so nothing comes in; else empty */
	struct import_gone *gone; /* a roll: by class and name */
	size_t gones;
	size_t on_roll;    /* a roll: pupils on roll here before */
	size_t leaving;    /* how many of those would leave now */
	bool wants_number; /* left_number has to be `leaving` */
	size_t ends;       /* certain: what was left for a person to end, and a digest of it */
	uint64_t ends_digest;
};

/* With o->keep: a file whose faults are all in lines of their own comes in without those lines (out->kept), which are
 * no faults then: RC_OK. Who stands on a kept line is in the file, and does not count as missing. A fault of the file
 * as a whole (a column that is missing or there twice, something wrong with every line) stays RC_INVALID, and
 * out->keep_not says why.
 * Needs CAP_IMPORT unless nobody is signed in (the command line, with c->actor.school_id set). RC_INVALID: the file,
 * its columns or its rows are wrong, a question is open or the number of leavers is not the one typed, and the report
 * says where; nothing was written. RC_CONFLICT: the database has
 * changed since the rehearsal; nothing was written and the report is a new rehearsal. Memory: c->a. */
enum rc import_run(struct ctx *c, const struct import_options *o, struct str bytes,
                   struct import_report *out) NODISCARD;
/* How many lines a file of a kind may have, below its headings: the one number for the command, the browser and the
 * nightly feed. What a page can compare while somebody waits, and many times what a school has. */
size_t import_lines_most(enum import_kind kind);
/* Before a file is kept: *why is a sentence for its field when it is of a kind that cannot be read, has more lines than
 * its kind may have, or more cells than a request can hold; else empty. RC_NONE without CAP_IMPORT. */
enum rc import_file_look(struct ctx *c, const struct import_options *o, struct str bytes, struct str *why) NODISCARD;
