/* An import in the browser: the file waits in the database between preview and confirmation, for the account that sent
 * it and for a day at most, so that any node can finish what another began. */
#pragma once

#include "import/import.h"
#include "import/import_columns.h"

enum { IMPORT_KEPT_SECONDS = 24 * 3600 }; /* a file that nobody brings in */

struct import_waiting {
	int64_t id;
	bool left_said; /* whether the file is the whole roll */
	bool whole;
	enum import_kind kind;
	struct str name; /* of the file, as the browser said */
	int64_t made_at;
};

/* RC_NONE without CAP_IMPORT. */
enum rc import_upload_keep(struct ctx *c, enum import_kind kind, struct str name, struct str body,
                           int64_t *id) NODISCARD;
/* Its columns, for the page on which they are matched; w says which file. RC_NONE as below; RC_INVALID: it cannot be
 * read, and import_upload_show says why. */
enum rc import_upload_columns(struct ctx *c, int64_t id, int64_t sheet, struct import_waiting *w,
                              struct import_columns *out) NODISCARD;
/* What a person said of them, as import/mapping_read keeps it. */
enum rc import_upload_say(struct ctx *c, int64_t id, struct str columns) NODISCARD;
/* What would happen: as import_run with rehearse. RC_NONE when the file is not there (any more). o->kind is set from
 * the upload. */
enum rc import_upload_show(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w,
                           struct import_report *r) NODISCARD;
/* Brings it in, and forgets the file when that went well; not one that came by its feed meanwhile. As import_run. */
enum rc import_upload_apply(struct ctx *c, int64_t id, struct import_options *o, struct import_waiting *w,
                            struct import_report *r) NODISCARD;
/* What was said about the file, kept with it: the answers of its questions. */
enum rc import_answers_keep(struct ctx *c, int64_t id, const struct import_answer *answer, size_t n) NODISCARD;
/* Which of those who are not in the file have left, and how many that is when the number was asked for; whole: the file
 * is the whole roll. It takes the place of what was said before. */
struct import_left {
	bool said;
	bool whole;
	const int64_t *leaver;
	size_t leavers;
	int64_t number;
};
enum rc import_left_keep(struct ctx *c, int64_t id, const struct import_left *left) NODISCARD;
/* Fills o->kind; RC_NONE when the file is not there. */
enum rc import_upload_kind(struct ctx *c, int64_t id, struct import_options *o) NODISCARD;
