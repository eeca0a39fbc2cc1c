/* Monthly statements of help: made and sealed by the program, read and answered by a family, looked into by the SENCO,
 * and checked by anybody who has the paper. */
#pragma once

#include "core/edit/record_edit.h"
#include "core/rights/ctx.h"
#include "statement/statement_rec.h"
#include "statement/statement_text_rule.h"

struct statement_one {
	struct statement_of_help row;
	struct statement_head head;
	struct help_statement help;
	bool whole;                   /* what stands in the record is what was sealed */
	struct date later_on;         /* another took its place; none: none did */
	struct statement_answer said; /* of who asks, the newest; id 0: nothing */
};

/* ---- sealing, for the job process and its tests ---- */

/* Seals the statement of this month of one pupil, when there is something to say and what stands says otherwise.
 * *made: a new one. Inside a write transaction. */
enum rc statement_make(struct ctx *c, struct pupil_key k, int year, int month, bool *made) NODISCARD;
/* The statements that are due today of one school, some pupils at a time; of the two months before those that the log
 * contradicts. did: there may be more. */
enum rc statements_seal(const struct app *app, struct db *db, struct arena *a, struct pupil_key *after, bool *did,
                        struct err *e) NODISCARD;

/* ---- the family: after the caller's own gate ---- */

enum rc statements_of(struct ctx *c, struct pupil_key k, struct statement_of_help **out, size_t *n) NODISCARD;
enum rc statement_read(struct ctx *c, struct pupil_key k, int64_t id, struct statement_one *out) NODISCARD;
/* "Was it so?" in: id, answer, words. RC_INVALID: no answer. The same form twice is one. */
enum rc statement_say(struct ctx *c, struct pupil_key k, int64_t statement_id, struct statement_answer *in) NODISCARD;

/* ---- staff ---- */

struct statements_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct statement_of_help *item;
	size_t n;
	struct statement_answer *said; /* of everybody, newest first */
	size_t saids;
	struct statement_answer one;
};
/* answer_id 0: the lists alone. */
enum rc statements_load(struct ctx *c, int64_t pupil_id, int64_t answer_id, struct statements_view *out) NODISCARD;
/* What came of a No: as record_edit. */
enum rc statement_settle(struct ctx *c, int64_t pupil_id, const struct statement_answer *v,
                         struct statement_answer *theirs, struct edit_fault *f) NODISCARD;

/* ---- anybody ---- */

/* By its code. RC_NONE: not known. school: who sent it. */
enum rc statement_check(struct ctx *c, struct str code, struct statement_one *out, struct str *school) NODISCARD;
/* The bytes of a file with its seal behind them: a PDF stays one. */
struct str statement_file(struct arena *a, const unsigned char *key, struct str code, struct str bytes);
/* Is a file as it was sealed? RC_NONE: it has no seal; RC_INVALID: it was changed. *code: what its seal names. */
enum rc statement_file_check(struct arena *a, const unsigned char *key, struct str file, struct str *code) NODISCARD;
