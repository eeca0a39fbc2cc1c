/* A parent's page of their child: what is happening, what was agreed, how it goes, and every way to answer. From the
 * end of compulsory school age it is the young person's own page too, and what parents see of what is new depends on
 * what the young person wants (core/people/young_rule). What
 * belongs to one person of a family (messages, replies, letters, views) is loaded for that person alone; another
 * parent's is never read. Source: Code 6.39, 6.48, 6.55, 6.65, 6.71; R64 to R70. */
#pragma once

#include "ask/family_ask_rec.h"
#include "complain/complaint_ways.h"
#include "letters/notice_rec.h"
#include "meeting/meeting_answer_rec.h"
#include "core/area/area_rec.h"
#include "core/school/school_rec.h"
#include "core/people/view_rec.h"
#include "core/people/wish_rec.h"
#include "story/pupil_view.h"
#include "core/people/young.h"

/* A child in the choice of a parent with several. */
struct family_child {
	int64_t pupil_id;
	struct str name;
	struct str first;
	struct str class_name;
};

/* The school as families meet it: names as they are spoken, where else to turn. Empty texts where nothing is recorded.
 */
struct family_school {
	struct school school;
	struct str senco; /* "Mrs Adeyemi" */
	struct str head;
	struct complaint_ways ways; /* when somebody is not happy */
	struct local_area area;     /* the local area and its independent advice service */
};
/* For any family page, inside the caller's transaction. */
enum rc family_school_load(struct ctx *c, struct family_school *out) NODISCARD;
/* "Mr Price": responsible in the plan, else the class teacher; empty when nobody is known. Memory: c->a. */
struct str family_teacher(struct ctx *c, const struct pupil_view *v);

struct family_view {
	struct pupil_view pupil; /* without contacts, meetings and history; of what was shared before may.since when
	                          * may.sees is false, and then without progress */
	struct young young;
	struct young_parent may; /* of this person; a young person's own page: everything */
	bool own;                /* the young person reads their own page */
	struct family_school school;
	struct wish wish;             /* how this person wants letters and talks */
	struct str teacher;           /* responsible in the plan, or the class teacher; "Mr Price" */
	struct meeting meeting;       /* the next one, without answers; id 0: none is booked */
	struct date past_on;          /* the last one, when the school has not written down yet whether it was held */
	struct meeting_answer coming; /* this person's answer to it; id 0: none, but see coming_stands */
	struct year_count met;        /* three meetings in a school year; without words */
	struct notice *letter;        /* to this person only, newest first */
	size_t letters;
	struct message *message; /* from this person only, newest first */
	size_t messages;
	struct family_ask *ask; /* what this person asked for, newest first */
	size_t asks;
	struct plan_reply *reply; /* this person's, to the version in force, oldest first */
	size_t replies;
	struct view *view; /* this person's, newest first */
	size_t views;
	struct date
	    asked_on; /* the school asked this person for their views before the review; none: nothing is asked */
	struct str pupil_words; /* the pupil's newest words that are not private */
	struct review review;   /* the last finished one; id 0: none */
	bool one_parent; /* nobody else of the family: what "the parents" said in the plan is this person's own */
};

/* Children of the person who asks, in order of name; n may be 0. */
enum rc family_children(struct ctx *c, struct family_child **out, size_t *n) NODISCARD;
/* RC_NONE when the child is not theirs, or no longer (a restriction takes effect with the next request). */
enum rc family_load(struct ctx *c, int64_t pupil_id, struct family_view *v) NODISCARD;
/* The same for a young person, of themselves. RC_NONE for a pupil whose parents decide. *pupil_id for the calls below,
 * which serve both. */
enum rc family_own_load(struct ctx *c, struct family_view *out, int64_t *pupil_id) NODISCARD;

/* Each is one record however often it is sent (in->id as the form had it). */
/* A message of any kind; in->kind and in->words are given. */
enum rc family_tell(struct ctx *c, int64_t pupil_id, struct message *in) NODISCARD;
/* Answer to a shared plan version. RC_CONFLICT: that version is not in force any more. RC_NONE: not theirs to see. */
enum rc family_reply(struct ctx *c, int64_t pupil_id, struct plan_reply *in) NODISCARD;
/* Can they come to a meeting: in gives meeting_id, answer, days, and the day and minute they saw. RC_CONFLICT: it was
 * moved meanwhile. */
enum rc family_come(struct ctx *c, int64_t pupil_id, struct meeting_answer *in) NODISCARD;
/* Parents only: a pupil has boards/me/mypage. A parent's view: what goes well, what is hard, own words. Kept for the
 * step the cycle is in. */
enum rc family_say(struct ctx *c, int64_t pupil_id, struct view *in) NODISCARD;
/* One letter of this person; the first opening is noted. RC_NONE for anybody else's. */
enum rc family_letter(struct ctx *c, int64_t pupil_id, int64_t notice_id, struct notice *out,
                      struct str *first) NODISCARD;
