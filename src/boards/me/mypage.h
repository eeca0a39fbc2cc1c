/* A pupil's own page: their words, what helps, goals, how it feels, the meeting, who can see it. Everything a pupil
 * says is a view of theirs; what they keep private is for the SENCO alone. Source: Code 1.3, 1.6, 6.52; R71 to R75. */
#pragma once

#include "core/people/view_rec.h"
#include "boards/family/family.h"

enum { FEEL_MAX = 12 };

/* Something that can be easy or hard: a support of the plan, or lessons in class. */
struct feel_item {
	int64_t root_id; /* of the support; 0: lessons in class */
	struct str what; /* "Reading practice with Ms Whitlock" */
	int64_t rating;  /* the last answer, 1 to 5; 0: none */
};

struct mypage_view {
	struct pupil_view pupil;
	struct family_school school;
	struct str teacher;
	struct meeting meeting; /* the next one; id 0: none */
	struct view *said;      /* own words, newest first, private ones too */
	size_t saids;
	struct view *helps; /* "cream paper": words without the beginning they are kept with */
	size_t help;
	struct feel_item feel[FEEL_MAX];
	size_t feels;
	struct str wish;    /* what they said about the meeting; empty: nothing */
	struct str *family; /* "your mother" … who can open the family page */
	size_t families;
	int64_t person_id; /* the pupil as a person: whose words may be changed */
};

/* RC_NONE when the person who asks is no pupil with a page of their own. */
enum rc mypage_load(struct ctx *c, struct mypage_view *v) NODISCARD;

/* Each gives in->id, words, and private where it applies; the same form sent twice is one record. */
enum rc mypage_say(struct ctx *c, struct view *in) NODISCARD;
enum rc mypage_help(struct ctx *c, struct view *in) NODISCARD;
/* What they want at the meeting: kept for the review. */
enum rc mypage_wish(struct ctx *c, struct view *in) NODISCARD;
/* Answers of the faces: only what differs from the last answer is kept. in: words said with them, may be empty. */
enum rc mypage_feel(struct ctx *c, const struct feel_item *item, size_t n, struct view *in) NODISCARD;

/* Own words for changing. RC_NONE for anybody else's. */
enum rc mypage_word(struct ctx *c, int64_t id, struct view *out) NODISCARD;
/* Changes words and private. RC_CONFLICT: changed since; *theirs stands there. */
enum rc mypage_change(struct ctx *c, const struct view *in, struct view *theirs) NODISCARD;
/* Takes one of "what helps me" away. */
enum rc mypage_take_away(struct ctx *c, int64_t id) NODISCARD;
