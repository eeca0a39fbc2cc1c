/* Letters that tell a family, above all the notice that SEN provision is made: prepared for each person who is entitled
 * and addressed to them alone, given on their page or on paper, with proof. Paper counts as much as a page.
 * Source: Children and Families Act 2014 s.68; Code 6.48; domain.md 3.6. */
#pragma once

#include "decide/decision_rec.h"
#include "letters/notice_rec.h"
#include "core/people/pupil_rec.h"
#include "letters/letter.h"
#include "letters/notice_tell.h"

/* Drafts after a decision of SEN Support ("s68") or of its end ("end_support"), inside the caller's write transaction.
 * Who has one already gets no second. */
enum rc notice_prepare(struct ctx *c, struct pupil_key k, const struct decision *d) NODISCARD;

struct notices_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct notice *item; /* newest first */
	size_t n;
	struct told_list told;    /* who must be told today */
	struct decision decision; /* the latest one that asks for a notice; id 0: none */
	size_t missing;           /* who must be told of it and has not been */
	bool to_prepare;          /* somebody has not even a draft */
	bool plan_next;           /* SEN Support is decided and no plan is shared yet */
};
enum rc notices_load(struct ctx *c, int64_t pupil_id, struct notices_view *out) NODISCARD;
/* Drafts for those who came after the decision. */
enum rc notice_prepare_missing(struct ctx *c, int64_t pupil_id) NODISCARD;

struct notice_one {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct notice notice;
	struct str title;   /* of the letter */
	bool has_page;      /* the reader has an account */
	bool may_get;       /* the reader is entitled today */
	struct str why_not; /* when not */
	struct wish_lines wishes;
};
enum rc notice_open(struct ctx *c, int64_t pupil_id, int64_t id, struct notice_one *out) NODISCARD;
/* Changes the text of a letter that has not been given. RC_CONFLICT: *theirs stands there. RC_INVALID: given already,
 * or no text. */
enum rc notice_change(struct ctx *c, int64_t pupil_id, const struct notice *v, struct notice *theirs) NODISCARD;

struct notice_giving {
	enum channel channel; /* page, hand, post, email */
	struct date on;       /* paper: the day; page: today */
	struct str proof;
};
/* Gives it. Given on paper before: day, way and proof are put right. RC_INVALID: *why, and the control in *at. */
enum rc notice_give(struct ctx *c, int64_t pupil_id, int64_t id, const struct notice_giving *in, const char **at,
                    struct str *why) NODISCARD;
/* The letter as a file, with the reader's own address. */
enum rc notice_pdf(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct str *pdf) NODISCARD;

/* The same of one that is loaded, after the caller's own gate: pupil is the whole name. */
enum rc notice_letter_of(struct ctx *c, struct pupil_key k, const struct notice *n, struct str pupil, bool large_print,
                         struct letter *l) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_NOTICE_OPEN;
/* One of them as parts, for a file with several. */
enum rc notice_letter(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct letter *out) NODISCARD;
