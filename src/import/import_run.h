/* Inside of an import: what its parts share. Only for import/import*.c. */
#pragma once

#include "import/import.h"
#include "core/people/identity_rule.h"
#include "import/import_index.h"
#include "kit/table/table.h"

struct import {
	struct ctx *c;
	const struct import_options *o;
	struct import_reader *r;
	struct import_report *report;
	struct import_data data;
	struct import_index person_email;
	struct import_index person_name;
	struct import_index person_phone;
	struct import_index adult; /* adult_node, by name and one thing more */
	struct import_index staff_code;
	struct import_index pupil_upn;
	struct import_index pupil_former;
	struct import_index pupil_born; /* by date of birth */
	struct import_index class_name;
	struct import_index new_link; /* links made by earlier rows, by pupil */
	struct pupil_said *kept;      /* what lines that are kept for later say of their pupils */
	size_t kepts;
	struct person_held *person; /* in the order of data.person */
	struct pupil_held *pupil;   /* in the order of data.pupil */
	struct import_index answer; /* import_answer, by key */
	struct import_index asked;  /* import_question, by key */
	struct import_keep *keep;   /* what is kept for later (import/import_keep.h); NULL: nothing is */
	size_t refused; /* lines that do not come in: left out by an answer, or of nobody who is or may come here */
	size_t question_cap;
	int64_t next_id;
	int64_t apart[QUESTION_RIVALS_MAX]; /* records that the pupil of this line was said not to be */
	size_t aparts;
	/* The record that is compared, for what was set in it by hand (import_hand.c). */
	const struct csv_row *hand_row;
	const char *hand_record; /* NULL: it is new */
	int64_t hand_id;
	struct hand_drops *drops; /* marks that go with this row */
	size_t item_cap;
	/* The item in the making. */
	struct import_field *field;
	size_t fields;
	size_t field_cap;
};

/* Who said what the columns are. */
enum import_said { IMPORT_SAID_BY_NOBODY, IMPORT_SAID_BY_PERSON, IMPORT_SAID_BY_KEPT };

/* A file that was read, with what its columns are. */
struct import_file {
	struct table source;
	struct column_map map;
	enum import_said from;
	struct str kept; /* the name of the mapping that was found */
	struct import_words words;
};

/* Reads the table and finds its columns: by o->columns, else by a mapping that is kept, and by the headings. Columns
 * that claim one meaning and do not say the same are left in f->map. RC_INVALID when the file cannot be read or a
 * column is missing: the report says which. */
enum rc import_file_read(struct ctx *c, const struct import_options *o, struct str bytes, struct import_file *f,
                         struct import_report *out) NODISCARD;

/* Ids that follow each other: an import makes more in a millisecond than chance keeps apart. */
int64_t import_id(struct import *m);
static inline bool import_writes(const struct import *m)
{
	return !m->o->rehearse;
}

/* The item in the making: begin, note what differs, end. */
void item_begin(struct import *m);
void item_field(struct import *m, const char *label, struct str from, struct str to);
/* Notes and takes the new text when the file says something else. */
bool item_text(struct import *m, const char *label, struct str *have, struct str want);
/* The same for a choice; have: the enum of the record. */
bool item_choice(struct import *m, const char *label, const struct choice *list, void *have, int want);
bool item_date(struct import *m, const char *label, struct date *have, struct date want);
/* An item without fields that is ITEM_CHANGED becomes ITEM_UNCHANGED. */
void item_end(struct import *m, enum import_what what, size_t line, struct str who);

/* What was set by hand (import/import_hand.c). Say whose fields come, then compare them; settle when the row is
 * written. */
struct hand_drops {
	const struct hand_row *mark;
	struct hand_drops *next;
};
void hand_begin(struct import *m, const struct csv_row *row, const char *record, int64_t id);
/* May the file's value be taken? A value that stays is said in a note. */
bool hand_takes(struct import *m, const char *field, const char *label, struct str now, struct str wanted);
bool hand_holds(const struct import *m, const char *field);
/* item_text and item_date where the hand lets them. */
bool hand_text(struct import *m, const char *field, const char *label, struct str *have, struct str want);
bool hand_date(struct import *m, const char *field, const char *label, struct date *have, struct date want);
bool hand_choice(struct import *m, const char *field, const char *label, const struct choice *list, void *have,
                 int want);
enum rc hand_settle(struct import *m) NODISCARD;

/* Would it end something while nobody looks? Then it stays, and is counted. of: of whom, and how. */
bool run_ends(struct import *m, const char *what, struct str of);
/* A problem or note that only the comparison can find. */
void run_problem(struct import *m, const struct csv_row *row, enum column c, int nth, struct str reason);
void run_note(struct import *m, const struct csv_row *row, enum column c, int nth, struct str reason);
void run_progress(struct import *m, size_t done, size_t total);

/* People (import/import_people.c). */
struct person_held {
	struct person p;
	size_t touched; /* line that said something about this person in this import; 0 = none */
	bool is_staff;  /* the school's own data of staff are not changed by a file of contacts */
	bool is_pupil;  /* the account of a child: no contact is ever this person */
	bool is_barred; /* must not see somebody's record: a file does not give another name */
	bool is_fresh;  /* made by this import */
	struct adult_node *node;
	struct person_also *also;
};
/* A record that was merged into a person. */
struct person_also {
	const struct person *p;
	const struct person_also *next;
};
void people_index(struct import *m);
void person_keep(struct import *m, struct person_held *h); /* in the indexes */
/* data.person is in order of id. NULL: nobody. */
struct person_held *person_by_id(const struct import *m, int64_t id);
/* Of a record that was merged: the one that it is now. NULL: it is not there. */
struct person_held *person_merged(const struct import *m, const struct person *p);
/* A new person, kept in the indexes; written unless this is a rehearsal. */
enum rc people_add(struct import *m, const struct person *p, size_t line, struct person_held **out) NODISCARD;
/* Brings the contacts of one pupil up to what the row says. Fields go into the item in the making. */
enum rc people_contacts(struct import *m, const struct csv_row *row, const struct pupil *pupil,
                        const struct import_contact *c, size_t contacts) NODISCARD;

/* Which adult a contact is (import/import_adults.c). All contacts of the file are noted before the first row is brought
 * in, so that it does not matter in what order they come. */
void adults_note(struct import *m, const struct import_contact *c, size_t n);
void adults_note_kept(struct import *m); /* and those of lines that are kept for later, as far as they can be read */
/* By a name with e-mail and telephone: of the record, or of one that was merged into it. */
void adult_hold(struct import *m, const struct person *p, struct person_held *h);
struct str adult_key(struct arena *a, const struct import_contact *c);
struct adult_ask {
	const struct csv_row *row;
	const struct pupil *pupil;
	const struct import_contact *c;
	struct person_held *const * not ; /* who is somebody else of the same pupil */
	size_t nots;
	struct person_held *const *near; /* contacts of the pupil who could be meant */
	size_t nears;
};
enum adult_is { ADULT_IS_NEW, ADULT_IS_HERE, ADULT_IS_OPEN, ADULT_IS_OUT };
enum adult_is adult_meant(struct import *m, const struct adult_ask *x, struct person_held **out);
/* Could it be this person, whose contact the pupil is already? */
bool adult_near(struct import *m, const struct person_held *h, const struct import_contact *c);
bool adult_shares(struct arena *a, const struct person *p, const struct import_contact *c); /* e-mail or telephone */
/* "Mr & Mrs J Crane": asked, unless both are contacts of the pupil. How many contacts are in out. */
size_t adults_apart(struct import *m, const struct adult_ask *x, bool both_known, struct import_contact out[2]);

/* Pupils and classes (import/import_pupils.c). */
struct pupil_held {
	struct pupil p;
	size_t line;        /* of the row that is this pupil; 0 = none so far */
	size_t taken_line;  /* of the row that surely is this pupil, seen before any row is brought in */
	size_t number_line; /* of the row that has its number, whatever else it says */
	size_t kept_line;   /* of a row that surely is this pupil and is kept for later; 0 = none */
	bool asked_about;   /* a question or a line that was left out may be about this pupil */
};
void pupils_index(struct import *m);

/* The pupil of a line, as the line says it. */
struct pupil_said {
	const struct csv_row *source;
	struct identity who;
	struct str name; /* for the question */
	struct str class_name;
	struct str sen;
	struct str key; /* keys and number as one text: stands for the child of the line */
};
/* family, given and preferred as in the file. */
struct pupil_said pupil_said(struct import *m, const struct csv_row *source, struct str upn, struct str former_upn,
                             struct str family, struct str given, struct str preferred, struct date born);
enum pupil_is { PUPIL_IS_NEW, PUPIL_IS_HERE, PUPIL_IS_OPEN, PUPIL_IS_OUT };
/* Who is meant (import/import_who.c). can_be_new: the file may add pupils. Of a doubt it makes a question, and heeds
 * its answer. *not_upn (may be NULL): the number in the line is another child's. */
enum pupil_is pupil_meant(struct import *m, const struct pupil_said *said, bool can_be_new, struct pupil_held **out,
                          bool *not_upn);
/* Remembers whom the answer about this line said that the pupil is not: the next file is not asked about it. */
enum rc aparts_write(struct import *m, int64_t pupil_id) NODISCARD;
/* Before any row is brought in: which records are surely named by a row. */
void pupils_take(struct import *m, const struct pupil_said *said, size_t n);
/* For files that add nobody: the pupil, or NULL with a problem, an open question or a note. The name is in the cells.
 */
struct pupil_held *pupil_of_row(struct import *m, const struct csv_row *source, struct str upn, struct date born);

/* Questions (import/import_ask.c). */
struct import_question *question_new(struct import *m, size_t line, struct str key_text);
void question_fact(struct import_question *q, const char *label, struct str file, const struct str *here);
void question_choice(struct import_question *q, struct str code, struct str text, struct str hint);
/* Puts it on the list with its answer; asked twice it is one question. The answer's code, empty when it is open. */
struct str question_ask(struct import *m, struct import_question *q);
enum rc questions_audit(struct import *m) NODISCARD;
/* The day before, but never before the stretch began. */
struct date end_before(struct date next, struct date starts);
struct str import_who(struct arena *a, struct str given, struct str family);
/* The class of this name, made when there is none. *out stays 0 for an empty name. */
enum rc class_of(struct import *m, struct str name, int64_t year, int64_t *out) NODISCARD;
struct class_held *class_by_name(struct import *m, struct str name);
struct str class_name_of(struct import *m, int64_t class_id);
struct pupil_key pupil_key_of(const struct pupil *p);
/* The stretch that goes on; NULL. */
const struct status *status_now(const struct import *m, int64_t pupil_id);
const struct member *member_of(const struct import *m, int64_t pupil_id);
enum rc member_leave(struct import *m, const struct pupil *p) NODISCARD; /* it ends */

/* Who is not in a file of a roll (import/import_left.c), after all rows. */
enum rc left_report(struct import *m) NODISCARD;

/* A kind of import lists itself: it reads, compares and writes; problems are in m->r. */
struct import_way {
	enum import_kind kind;
	enum rc (*bring)(struct import *m);
	const struct action *wrote; /* what the trail says of it */
};
#define IMPORT_KIND(which, how, act)                                                                                   \
	static const struct import_way way = { .kind = (which), .bring = (how), .wrote = &(act) };                     \
	static const struct import_way *const way_listed __attribute__((section("apdr_import"), used)) = &way
