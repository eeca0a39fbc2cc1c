/* Records described once: a struct by hand and a table of its fields below it. Readers of the table do form decoding,
 * checks, form fields, parameters and results of statements, the diff for the audit and the conflict page, the data
 * dictionary. It stops there: no layout, no joins, no workflow, no callbacks per field. */
#pragma once

#include <stddef.h>

#include "kit/base/date.h"
#include "kit/base/str.h"

enum field_type {
	FT_ID,      /* int64_t: a record's id or reference; 0 = none (NULL) */
	FT_INT,     /* int64_t */
	FT_MILLI,   /* int64_t thousandths, typed as a decimal; MILLI_NONE = not given (NULL) */
	FT_FLAG,    /* int64_t 0 or 1: a single check box */
	FT_TEXT,    /* struct str, one line */
	FT_LONG,    /* struct str, several lines */
	FT_ONE_OF,  /* an enum of CHOICES; 0 = none (empty text) */
	FT_SOME_OF, /* struct str, several of choices, one per line */
	FT_DATE,    /* struct date */
};

#define MILLI_NONE INT64_MIN

struct choice {
	const char *value; /* what the database and a form say */
	const char *label;
	const char *hint;
	const char *icon;
	int id;          /* its value in the enum */
	bool by_program; /* never offered in a form, nor taken from one */
};

/* A closed list of choices is written once, X(_, NAME, "code", "Word", attributes) each, of which the enum with a value
 * for none, the table for readers of records, and three functions are made. The database and forms have the code.
 *	#define MEETING_CHOICES(X, _) X(_, BOOKED, "booked", "Booked") X(_, HELD, "held", "Held")
 *	CHOICES(meeting_state, MEETING);           enum meeting_state: MEETING_NONE, MEETING_BOOKED, MEETING_HELD
 *	CHOICES_DEFINE(meeting_state, MEETING);    in the .c: the table meeting_state_choices
 *	meeting_state_code(v), meeting_state_word(v), meeting_state_of(text, &v)
 *	X(_, ONE_OF(meeting_state), state, .label = "Status")    the field of a record
 * CHOICES_OR_NONE: the list begins with none, which is offered too: X(_, NONE, "", "Not given"). */
#define CHOICE_VALUE(prefix, name, ...) prefix##_##name,
#define CHOICE_ROW(prefix, name, code, word, ...)                                                                      \
	{ .value = "" code "", .label = (word), .id = prefix##_##name, ##__VA_ARGS__ },
#define CHOICES(tag, PREFIX)                                                                                           \
	enum tag { PREFIX##_NONE, PREFIX##_CHOICES(CHOICE_VALUE, PREFIX) };                                            \
	CHOICES_TYPED(tag)
#define CHOICES_OR_NONE(tag, PREFIX)                                                                                   \
	enum tag { PREFIX##_CHOICES(CHOICE_VALUE, PREFIX) };                                                           \
	CHOICES_TYPED(tag)
#define CHOICES_TYPED(tag)                                                                                             \
	extern const struct choice tag##_choices[];                                                                    \
	static inline struct str tag##_code(enum tag v)                                                                \
	{                                                                                                              \
		return choice_code(tag##_choices, (int)v);                                                             \
	}                                                                                                              \
	static inline const char *tag##_word(enum tag v)                                                               \
	{                                                                                                              \
		return choice_word(tag##_choices, (int)v);                                                             \
	}                                                                                                              \
	static inline bool tag##_of(struct str code, enum tag *v)                                                      \
	{                                                                                                              \
		int id;                                                                                                \
		bool known = choice_find(tag##_choices, code, &id);                                                    \
		*v = (enum tag)id;                                                                                     \
		return known;                                                                                          \
	}                                                                                                              \
	_Static_assert(sizeof(enum tag) == sizeof(int), "a choice is as large as an int")
#define CHOICES_DEFINE(tag, PREFIX)                                                                                    \
	const struct choice tag##_choices[] = { PREFIX##_CHOICES(CHOICE_ROW, PREFIX){ .value = NULL } }

struct str choice_code(const struct choice *c, int id);              /* "" for none */
const char *choice_word(const struct choice *c, int id);             /* its label; "" for none */
const char *choice_word_of(const struct choice *c, struct str code); /* the label of a code; "" for none and unknown */
/* The empty text is none, which is known; *id is 0 when the code is unknown. */
bool choice_find(const struct choice *c, struct str code, int *id);

enum field_flags {
	F_REQUIRED = 1,
	F_PERSONAL = 2, /* about a person: never in logs */
	F_HIDDEN = 4,   /* not typed by people: ids, revision, who and when */
	F_INLINE = 8,   /* choices in one row */
	F_TILES = 16,   /* choices as big tiles */
	F_FAMILY = 32,  /* the family reads it word for word: it is marked so where it is typed */
};

struct field {
	const char *name; /* column and form control */
	enum field_type type;
	size_t off;
	const char *label;
	const char *hint;
	const char *missing; /* message when required and not given; NULL makes one from the label */
	int max;             /* characters for text (0 = 200 or, for FT_LONG, 4000); greatest number for FT_INT */
	int min;             /* least number for FT_INT */
	int flags;
	int width;                    /* of the input in characters */
	const struct choice *choices; /* ends with value NULL */
	const char *doc;              /* for the data dictionary */
};

struct record {
	const char *name; /* table */
	size_t size;
	const struct field *field;
	size_t fields;
	const struct field *joined; /* no columns of the table: read where a result has them */
	size_t joins;
};

/* A wrong member type does not compile. */
#define FIELD_(T, m, ft, ct, ...)                                                                                      \
	{                                                                                                              \
		.name = #m, .type = (ft),                                                                              \
		.off = offsetof(T, m) + 0 * sizeof(char[_Generic(((T *)0)->m, ct : 1, default                          \
		                                                 : -1)]),                                              \
		__VA_ARGS__                                                                                            \
	}
#define FIELD_ID(T, m, ...) FIELD_(T, m, FT_ID, int64_t, ##__VA_ARGS__)
#define FIELD_INT(T, m, ...) FIELD_(T, m, FT_INT, int64_t, ##__VA_ARGS__)
#define FIELD_MILLI(T, m, ...) FIELD_(T, m, FT_MILLI, int64_t, ##__VA_ARGS__)
#define FIELD_FLAG(T, m, ...) FIELD_(T, m, FT_FLAG, int64_t, ##__VA_ARGS__)
#define FIELD_TEXT(T, m, ...) FIELD_(T, m, FT_TEXT, struct str, ##__VA_ARGS__)
#define FIELD_LONG(T, m, ...) FIELD_(T, m, FT_LONG, struct str, ##__VA_ARGS__)
#define FIELD_ONE_OF(tag)                                                                                              \
	{                                                                                                              \
		.choices = tag##_choices, FIELD_ENUM
#define FIELD_ENUM(T, m, ...)                                                                                          \
	.name = #m, .type = FT_ONE_OF,                                                                                 \
	.off = offsetof(T, m) + 0 * sizeof(char[sizeof(((T *)0)->m) == sizeof(int) ? 1 : -1]), ##__VA_ARGS__           \
	}
#define FIELD_SOME_OF(T, m, ...) FIELD_(T, m, FT_SOME_OF, struct str, ##__VA_ARGS__)
#define FIELD_DATE(T, m, ...) FIELD_(T, m, FT_DATE, struct date, ##__VA_ARGS__)
#define RECORD(table, T, f)                                                                                            \
	{                                                                                                              \
		table, sizeof(T), (f), sizeof(f) / sizeof((f)[0]), NULL, 0                                             \
	}

/* A record's fields stand in one list, X(_, TYPE, name, attributes) each, of which the struct, this table and the plain
 * statements (record_sql.h) are made. KEY is the id; REV, the last one, counts the changes. A record of a pupil has
 * school_id and pupil_id before its list, one of a school only school_id.
 *	#define VISIT(X, _) X(_, KEY, id) X(_, DATE, on_day, .label = "When?") X(_, REV, revision)
 *	struct visit { RECORD_OF_PUPIL(VISIT) struct str by_name; };            joined members stand below
 *	RECORD_PUPIL_DEFINE(visit_rec, "visit", struct visit, VISIT);
 * or, so that by_name is read too when a statement has it,
 *	RECORD_PUPIL_JOINED(visit_rec, "visit", struct visit, VISIT, FIELD_TEXT(struct visit, by_name)); */
#define FIELD_KEY(T, m, ...)                                                                                           \
	FIELD_(T, m, FT_ID, int64_t, .flags = F_HIDDEN, .doc = "Made by the application", ##__VA_ARGS__)
#define FIELD_REV(T, m, ...)                                                                                           \
	FIELD_(T, m, FT_INT, int64_t, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict",        \
	       ##__VA_ARGS__)
#define MEMBER_KEY int64_t
#define MEMBER_REV int64_t
#define MEMBER_ID int64_t
#define MEMBER_INT int64_t
#define MEMBER_MILLI int64_t
#define MEMBER_FLAG int64_t
#define MEMBER_TEXT struct str
#define MEMBER_LONG struct str
#define MEMBER_ONE_OF(tag) enum tag
#define MEMBER_SOME_OF struct str
#define MEMBER_DATE struct date
#define RECORD_MEMBER(_, type, name, ...) MEMBER_##type name;
#define RECORD_FIELD(T, type, name, ...) FIELD_##type(T, name, ##__VA_ARGS__),
#define RECORD_OF_SCHOOL(LIST)                                                                                         \
	int64_t school_id;                                                                                             \
	LIST(RECORD_MEMBER, )
#define RECORD_OF_PUPIL(LIST)                                                                                          \
	int64_t school_id;                                                                                             \
	int64_t pupil_id;                                                                                              \
	LIST(RECORD_MEMBER, )
#define RECORD_SCHOOL_DEFINE(var, table, T, LIST)                                                                      \
	static const struct field var##_fields[] = { FIELD_ID(T, school_id, .flags = F_HIDDEN,                         \
		                                              .doc = "The school that keeps the record"),              \
		                                     LIST(RECORD_FIELD, T) };                                          \
	RECORD_DEFINE(var, table, T, var##_fields)
#define RECORD_PUPIL_FIELDS(var, T, LIST)                                                                              \
	static const struct field var##_fields[] = {                                                                   \
		FIELD_ID(T, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),                  \
		FIELD_ID(T, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"), LIST(RECORD_FIELD, T)                    \
	}
#define RECORD_PUPIL_DEFINE(var, table, T, LIST)                                                                       \
	RECORD_PUPIL_FIELDS(var, T, LIST);                                                                             \
	RECORD_DEFINE(var, table, T, var##_fields)
#define RECORD_PUPIL_JOINED(var, table, T, LIST, ...)                                                                  \
	RECORD_PUPIL_FIELDS(var, T, LIST);                                                                             \
	static const struct field var##_joined[] = { __VA_ARGS__ };                                                    \
	const struct record var = { table,        sizeof(T),                                                           \
		                    var##_fields, sizeof var##_fields / sizeof *var##_fields,                          \
		                    var##_joined, sizeof var##_joined / sizeof *var##_joined };                        \
	RECORD_LISTED(var)

/* Every record registers itself for tools (data dictionary, comparison with the schema). */
#define RECORD_LISTED(var)                                                                                             \
	static const struct record *const var##_listed __attribute__((section("apdr_record"), used)) = &var
#define RECORD_DEFINE(var, table, T, f)                                                                                \
	const struct record var = RECORD(table, T, f);                                                                 \
	RECORD_LISTED(var)
size_t record_count(void);
const struct record *record_at(size_t i);

const struct field *record_field(const struct record *rec, struct str name); /* NULL when there is none */
/* Member access. */
static inline void *field_at(const struct field *f, void *obj)
{
	return (char *)obj + f->off;
}
static inline const void *field_get(const struct field *f, const void *obj)
{
	return (const char *)obj + f->off;
}
/* A field's value as people type it: "12.5", "2026-03-24", text. */
struct str field_text(struct arena *a, const struct field *f, const void *obj);
bool field_same(const struct field *f, const void *x, const void *y);
/* Is all that people type the same? Ids, revision, who and when (F_HIDDEN) do not count. */
bool record_same(const struct record *rec, const void *x, const void *y);
int field_max(const struct field *f); /* greatest number of characters */

/* "12.5" ⇄ 12500. Up to three decimals; a comma is accepted for the point, with at most two
 * decimals behind it: "1,000" may be a thousand. */
bool milli_parse(struct str s, int64_t *out);
struct str milli_text(struct arena *a, int64_t milli); /* "" for MILLI_NONE */
