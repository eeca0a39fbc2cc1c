/* Assess: what the eight sources say about a pupil's needs, who said it, views of parents and pupil, strengths,
 * barriers with what is done about them, what every teacher must know; beside it what earlier cycles brought. Source:
 * Code 6.44 to 6.46; domain.md 1.3. */
#pragma once

#include "assess/assess_rule.h"
#include "core/cycle/cycle_rec.h"
#include "assess/insight_rec.h"
#include "assess/need_statement_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/view_rec.h"
#include "core/rights/ctx.h"
#include "core/edit/record_edit.h"
#include "core/entry/known.h"
#include "files/files.h"

/* Of one kind of insight at most so many, and all of them together. */
enum { ASSESS_OF_A_KIND = 12, ASSESS_INSIGHTS_MAX = 40 };
enum { ASSESS_ADDS_MAX = 2 * ASSESS_SOURCES, ASSESS_EARLIER_MAX = 3 };

struct earlier_outcome {
	struct str aim;
	struct str unit;
	int64_t before; /* thousandths; MILLI_NONE */
	int64_t after;
	struct str judgement; /* in words */
};

/* What the review of an earlier cycle said. */
struct assess_earlier {
	int64_t number;
	struct date reviewed_on;
	struct str learned;
	struct earlier_outcome *outcome;
	size_t n;
};

struct assess_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct status status;
	struct cycle cycle; /* the latest; id 0: there is none */
	bool open;          /* may be written to */
	struct need_statement *statement;
	size_t statements;
	struct insight *insight; /* of this cycle */
	size_t insights;
	struct insight *before; /* of the cycle before, when this one has none yet */
	size_t befores;
	struct str seen;   /* stands for the insights as they were shown */
	struct view *view; /* given for this assessment; private ones for the SENCO only */
	size_t views;
	struct str specialist; /* who from outside works with the pupil now; empty: nobody, or the cycle is closed */
	struct check_list check;
	struct assess_earlier earlier[ASSESS_EARLIER_MAX]; /* newest first */
	size_t earliers;
	struct known_list known;  /* what the record says already, for sources and lists that are empty still */
	struct files_known files; /* to say which file a sentence comes from, and which it may come from */
};

/* RC_NONE when the pupil is not theirs. */
enum rc assess_load(struct ctx *c, int64_t pupil_id, struct assess_view *out) NODISCARD;
/* The one of an earlier cycle, to be read; of the latest it is the same. RC_NONE also when there is no such cycle. */
enum rc assess_load_of(struct ctx *c, int64_t pupil_id, int64_t cycle_id, struct assess_view *out) NODISCARD;
/* Opens the next cycle of a pupil with SEN Support or a plan who has none open, as after an import. Twice is once. */
enum rc assess_open(struct ctx *c, int64_t pupil_id) NODISCARD;

/* One save of the page. */
struct assess_in {
	int64_t cycle_id;
	struct need_statement
	    add[ASSESS_ADDS_MAX]; /* id, source, and words with said_by, or not_relevant; revision 0: new */
	size_t adds;
	/* Kind, words, action, and the id of the one it was, which keeps its source; empty ones are left out. */
	struct insight insight[ASSESS_INSIGHTS_MAX];
	bool parted[ASSESS_INSIGHTS_MAX]; /* it comes from the file no more */
	size_t insights;
	struct str seen;
};
/* A sentence from a file goes to a source, or with source 0 to the insights of this kind. */
struct assess_from {
	int64_t id;
	int64_t source;
	enum insight_kind kind;
	struct str text;
	struct file_from from;
};
/* Adds it to the open cycle; insights of the cycle before come along when this one has none. Twice is once. RC_INVALID:
 * *f says what is wrong (field "goes": where it should go). RC_NONE also when the file is not theirs to open. */
enum rc assess_from_file(struct ctx *c, int64_t pupil_id, const struct assess_from *in, struct edit_fault *f) NODISCARD;

/* A new statement twice is one. RC_CONFLICT: somebody else changed the insights or a reason meanwhile; nothing is
 * saved. */
enum rc assess_save(struct ctx *c, int64_t pupil_id, const struct assess_in *in) NODISCARD;

/* One statement; RC_NONE when it is not there. */
enum rc assess_statement(struct ctx *c, int64_t pupil_id, int64_t id, struct need_statement *out) NODISCARD;
/* Changes words and who said them; without words it counts no more. RC_CONFLICT: *theirs stands there. */
enum rc assess_change(struct ctx *c, int64_t pupil_id, const struct need_statement *v, struct need_statement *theirs,
                      struct edit_fault *f) NODISCARD;
/* A view of a parent or the pupil for this assessment, noted by staff. RC_INVALID: *why says what is missing and *at
 * where. */
enum rc assess_view_add(struct ctx *c, int64_t pupil_id, const struct view *in, const char **at,
                        struct str *why) NODISCARD;
/* Ends Assess. What is missing is answered with a reason; only an empty assessment stops it: RC_INVALID. */
enum rc assess_finish(struct ctx *c, int64_t pupil_id, struct str reason, struct str *why) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_ASSESS_STATEMENT;
