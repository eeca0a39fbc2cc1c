/* Telling a family: one notice for each person who is entitled to be told, made out to them alone. Used by every step
 * that ends in telling: discussion, decision, plan, review, end of support. Source: CFA s.68;
 * Code 6.39, 6.48, 6.55, 6.71. */
#pragma once

#include "letters/notice_rec.h"
#include "letters/notice_rule.h"
#include "core/rights/ctx.h"

enum notice_how {
	TELL_PREPARE, /* drafts: somebody reads them before they are given */
	TELL_NOW,     /* on the page of those who have an account, at once; a draft to print for the others */
};

/* Who is to be told about this pupil today. */
enum rc notice_whom(struct ctx *c, struct pupil_key k, struct told_list *out) NODISCARD;
/* Makes the notices of a kind ("s68", "discussion", "plan", "review", "end_support") about a record, inside the
 * caller's write transaction. Somebody who has one about this record already gets no second one. *on_paper: how many
 * wait to be printed. */
enum rc notice_tell_family(struct ctx *c, struct pupil_key k, enum notice_kind kind, int64_t about_id, struct str body,
                           enum notice_how how, size_t *on_paper) NODISCARD;

/* To whom this letter goes, when they may have it today; NULL: not, and *why says so. */
const struct told *notice_reader(const struct told_list *l, const struct notice *v, struct str *why);
/* A letter for one of those who are to be told, inside the caller's write transaction. */
enum rc notice_tell_one(struct ctx *c, struct pupil_key k, const struct told *t, enum notice_kind kind,
                        int64_t about_id, struct str body, enum notice_how how) NODISCARD;
/* Writes a letter anew that was not given yet, as of today. */
enum rc notice_reword(struct ctx *c, struct pupil_key k, const struct notice *waits, struct str body) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_NOTICE_GIVE;
extern const struct action ACT_NOTICE_PREPARE;
