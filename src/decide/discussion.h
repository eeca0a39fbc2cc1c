/* The early discussion with parents and pupil: its note, and the parents' copy. Source: Code 6.39; domain.md 1.2. */
#pragma once

#include "decide/discussion_rec.h"
#include "letters/notice_rec.h"
#include "letters/letter.h"
#include "letters/notice_tell.h"
#include "core/edit/record_edit.h"
#include "core/entry/known.h"

/* The pupil with all notes, newest first. */
struct discussion_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct discussion *item;
	size_t n;
	struct area_help help;
	struct known_list known; /* what a new note begins with */
};

/* One note with who gets a copy and who has one. */
struct discussion_note {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct discussion note;
	struct told_list told;
	struct notice *copy; /* copies made of this note */
	size_t copies;
	struct area_help help;
};

/* RC_NONE when the pupil or the note is not theirs. */
enum rc discussions_load(struct ctx *c, int64_t pupil_id, struct discussion_view *out) NODISCARD;
/* A field of a new note that begins with what is known: which, and of what. Ends with field NULL. */
struct discussion_known {
	const char *field;
	enum known_topic topic;
};
extern const struct discussion_known discussion_knows[];
/* A new note with what is known already, to be kept or changed. Memory: a. */
struct discussion discussion_begin(struct arena *a, int64_t id, struct date today, const struct known_list *known);
enum rc discussion_open(struct ctx *c, int64_t pupil_id, int64_t id, struct discussion_note *out) NODISCARD;
/* Saves a note; a new one has revision 0: see core/edit/record_edit. */
enum rc discussion_save(struct ctx *c, int64_t pupil_id, const struct discussion *d, struct discussion *theirs,
                        struct edit_fault *f) NODISCARD;
/* Gives the parents their copies: at once on the page of those who have one, the others get paper on that day, by hand,
 * post or email (how). The note keeps the day and the way. Twice is once. RC_INVALID: *why says what is missing. */
enum rc discussion_give(struct ctx *c, int64_t pupil_id, int64_t id, struct date on, enum channel how,
                        struct str *why) NODISCARD;
/* The copy as a file, made out to nobody: it shows no address. */
enum rc discussion_pdf(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct str *pdf) NODISCARD;
