/* Codes of the school census for special educational needs: provision (N, K, E), type of need, broad areas. Codes
 * change with time, so they are data with dates; an old code is read and mapped with a message, never refused in
 * silence. A code is for statistics: the plan addresses every need, and K needs no diagnosis. Source: domain.md 2.3
 * and 4.1 to 4.3. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/record/force_rule.h"

struct sen_provision {
	struct str code;
	struct str label;
	struct date from; /* none: always */
	struct date to;   /* last day of use; none: still in use */
	struct str now;   /* the code that took its place; empty while in use */
	struct str message;
	enum source_mark mark;
};

enum need_area { AREA_COMMUNICATION, AREA_COGNITION, AREA_SEMH, AREA_SENSORY, AREA_NONE };

enum { NEED_AREAS = AREA_NONE + 1 };

struct sen_type {
	struct str code;
	struct str label;
	enum need_area area;
	struct date from;
	struct date to;
	struct str now;
	enum source_mark mark;
};

enum code_state {
	CODE_OK,
	CODE_OLD,     /* was in use, mapped to the one in use now */
	CODE_EARLY,   /* in use only from a later day */
	CODE_UNKNOWN, /* never a code */
};

/* The table, in order, for choices and documents; NULL at the end. */
const struct sen_provision *sen_provision_at(size_t i);
/* By code, any case, spaces around it; NULL when there is none. */
const struct sen_provision *sen_provision_find(struct str code);
/* Reads what a school system writes: "K", "k", "K - SEN support", "SEN support (K)", "SEN Support", "EHCP", "Education,
 * Health & Care Plan", "No Special Educational Needs", or an old code; no-break spaces and long dashes are like others.
 * on: the day the code is meant for. Writes the code to keep (for CODE_OK and CODE_OLD) and, for CODE_OLD and
 * CODE_UNKNOWN, what to tell the person. */
enum code_state sen_provision_read(struct str raw, struct date on, struct str *code, struct str *message);

const struct sen_type *sen_type_at(size_t i);
const struct sen_type *sen_type_find(struct str code);
/* As above for types of need; BESD before 2014/15 becomes SEMH. Reads the code, the description of
 * the code list or its usual spellings, with the code before or behind it. */
enum code_state sen_type_read(struct str raw, struct date on, struct str *code, struct str *message);

struct str need_area_label(enum need_area area); /* "Communication and interaction"; "No single area" */
struct str need_area_ref(enum need_area area);   /* Code paragraphs; empty for AREA_NONE */
enum need_area need_area_of(struct str type_code);

struct need_problem {
	size_t at;   /* which need; the number of needs when it is about all of them */
	bool blocks; /* false: a query, the record can be saved */
	struct str text;
};

struct need_problems {
	const struct need_problem *item;
	size_t n;
	bool blocks; /* any of them */
};

enum { NEED_RANK_MAX = 99 };

/* Checks the needs a pupil has on one day together with the provision code. Not a known type, the same type twice, a
 * rank outside 1 to 99 or used twice: these block. Gaps in ranks, types with N, NSA without K or beside other types, K
 * or E without a need: queries, because they only matter for the spring census (third Thursday of January). Memory:
 * from a. Source: domain.md 4.3 (recalled, so queries rather than stops). */
struct need_problems needs_check(struct arena *a, enum status_code provision, const struct need *need, size_t n,
                                 struct date on);
