/* Files of a pupil's record: staff add, change what is said about one, and open it; a parent or the pupil opens what
 * they may read. The same functions serve all of them: who asks decides what is there. Source: R38. */
#pragma once

#include "core/edit/record_edit.h"
#include "core/people/pupil_rec.h"
#include "core/rights/ctx.h"
#include "files/file_from_rule.h"
#include "files/file_rule.h"
#include "kit/file/look.h"
#include "kit/file/words.h"
#include "meeting/meeting_rec.h"

/* A sentence of an assessment that was taken from a file. */
struct file_use {
	struct file_from from;
	int64_t cycle_id;
	struct str words;
	struct str where; /* "What goes well" */
};

struct files_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct file_asker who;
	struct pupil_file *item; /* that they may see, newest first */
	size_t n;
	size_t waiting; /* of these, not scanned */
	bool scans;     /* there is a scanner */
	bool may_add;
	struct meeting *meeting; /* for staff: newest first */
	size_t meetings;
	struct pupil_file one; /* when asked for one */
	struct file_use *use;  /* for who reads assessments: newest cycle first */
	size_t uses;
};

/* id 0: the list alone. RC_NONE: not theirs to see. */
enum rc files_load(struct ctx *c, int64_t pupil_id, int64_t id, struct files_view *out) NODISCARD;
/* What was taken from files into assessments; after the caller's gate. */
enum rc files_uses(struct ctx *c, struct pupil_key k, struct file_use **out, size_t *n) NODISCARD;
/* How many they may open: a number and no names, so it leaves no read event. For a page that was noted itself. */
enum rc files_count(struct ctx *c, int64_t pupil_id, size_t *n) NODISCARD;
/* A new file: f has what was typed, with its id; name and bytes are the file. Opens its own transactions, for it looks
 * at the bytes outside of any. RC_INVALID: *fault says what is wrong (field "file": the file itself). The same form
 * sent twice is one file. */
enum rc files_add(struct ctx *c, int64_t pupil_id, const struct pupil_file *f, struct str name, struct str bytes,
                  struct edit_fault *fault) NODISCARD;
/* The same for what somebody of a family, or the pupil, sends: kind and source follow from the file and from who sends
 * it, and a record of the caller stands beside it. */
struct files_beside {
	const struct action *open; /* noted while it is looked at */
	/* Before the bytes are looked at: may they, and how many today? RC_INVALID: *fault says why not. */
	enum rc (*may)(struct ctx *c, struct pupil_key k, void *x, struct edit_fault *fault);
	/* In the transaction that keeps the file. */
	enum rc (*keep)(struct ctx *c, struct pupil_key k, void *x);
	void *x;
};
enum rc files_add_from_home(struct ctx *c, int64_t pupil_id, const struct pupil_file *f, struct str name,
                            struct str bytes, const struct files_beside *b, struct edit_fault *fault) NODISCARD;
/* What is said about a file: as record_edit. */
enum rc files_change(struct ctx *c, int64_t pupil_id, const struct pupil_file *f, struct pupil_file *theirs,
                     struct edit_fault *fault) NODISCARD;
/* Its bytes. FILE_WHOLE is noted as an opening of this file, a smaller picture as one of the list. */
enum rc files_open(struct ctx *c, int64_t pupil_id, int64_t id, enum file_part part, struct pupil_file *f,
                   struct str *bytes) NODISCARD;
/* Can this machine draw pages and read their words at all? */
bool files_draws_sheets(void);
/* Has it pages that can be drawn here? Only PDF has, and only what this asker may open. */
bool files_has_sheets(const struct pupil_file *f, const struct file_asker *who);
/* One page of it as a picture (PNG). Noted as an opening of the file. RC_NONE: no such page, or not theirs to open.
 * Opens its own transaction, for what is drawn is drawn outside of any. */
enum rc files_sheet(struct ctx *c, int64_t pupil_id, int64_t id, int64_t page, struct str *png) NODISCARD;
/* Its words, for reading on a page, of a PDF those of one of its pages: as files_sheet. out->n is 0 when there are none
 * to be had: of a picture, a recording, a scanned paper. */
enum rc files_read_words(struct ctx *c, int64_t pupil_id, int64_t id, int64_t page, struct pupil_file *f,
                         struct pupil *p, struct words_read *out) NODISCARD;
/* The files of a pupil and who asks, to say where sentences come from. After the caller's gate; it notes no reading,
 * for nothing is opened. */
struct files_known {
	struct pupil_file *item;
	size_t n;
	struct file_asker who;
};
enum rc files_known(struct ctx *c, struct pupil_key k, struct files_known *out) NODISCARD;
/* NULL: it is not in this record. */
const struct pupil_file *files_known_at(const struct files_known *k, int64_t id);
/* Why a file was not taken, for people. */
struct str files_fault_words(enum file_fault f);
