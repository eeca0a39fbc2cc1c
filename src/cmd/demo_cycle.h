/* One invented pupil's way through the cycle, shared by the crowd (demo_cycles.c) and the told stories (demo_story.c).
 */
#pragma once

#include "cmd/demo.h"
#include "cmd/demo_library.h"
#include "core/cycle/cycle_rec.h"

enum demo_state {
	DEMO_TALK,         /* early discussion held */
	DEMO_TALK_NO_COPY, /* … and the parents have no copy yet */
	DEMO_MONITOR,      /* decided: not SEN, looked at again on a date */
	DEMO_NOT_TOLD,     /* SEN Support decided, parents not told formally */
	DEMO_ASSESS,
	DEMO_PLAN,
	DEMO_UNREAD, /* shared, nobody has confirmed reading */
	DEMO_DO,
	DEMO_REVIEW_SOON,
	DEMO_REVIEW_LATE,
	DEMO_PAST, /* a cycle that is over */
};

struct demo_case {
	struct demo *d;
	struct demo_pupil *p;
	struct pupil_key k;
	const struct demo_profile *profile;
	int64_t teacher;
	int64_t ta;
	int64_t discussion;
	int64_t decision;
	int64_t plan;
	struct cycle cycle;
	int64_t root[PROFILE_OUTCOMES];
	int64_t support_root[PROFILE_SUPPORTS];
	int64_t level[PROFILE_OUTCOMES]; /* where the outcome stands, thousandths */
	int64_t target[PROFILE_OUTCOMES];
};

void demo_case_of(struct demo *d, struct demo_pupil *p, size_t profile, struct demo_case *out);
/* From the first talk to today: whole cycles in the terms before, the last one in `state`. */
enum rc demo_case_run(struct demo_case *x, size_t first_term, size_t now_term, enum demo_state state) NODISCARD;
enum rc demo_view(struct demo_case *x, const char *moment, const char *who, const char *words, int rating,
                  struct date on) NODISCARD;
enum rc demo_meeting(struct demo_case *x, const char *kind, struct date on, const char *state) NODISCARD;
enum rc demo_status(struct demo *d, struct pupil_key k, const char *code, struct date from,
                    const char *reason) NODISCARD;
/* A parent of the case gets a name and an account; which: 0 or 1. */
enum rc demo_parent_named(struct demo_case *x, size_t which, const char *title, const char *given, const char *family,
                          const char *language, const char *login) NODISCARD;
/* The pupil signs in with a person of their own. */
enum rc demo_pupil_signs_in(struct demo_case *x, const char *login, const char *language, const char *about) NODISCARD;
struct str demo_fmt_name(struct demo *d, const struct demo_pupil *p);
size_t demo_term_now(const struct demo *d);
