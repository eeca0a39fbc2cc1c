/* Everything a member of staff sees of one pupil on one page (design 02): where the cycle is, whether it works, what
 * every teacher must know, who is around the pupil. Facts are loaded in one read transaction and put into words by the
 * domain; how much is loaded depends on what the role may see. */
#pragma once

#include "core/cycle/cycle_rule.h"
#include "core/cycle/progress_rule.h"
#include "assess/insight_rec.h"
#include "files/files.h"
#include "core/duty/meeting_count_rule.h"
#include "meeting/meeting_rec.h"
#include "review/review_rec.h"
#include "core/cycle/support_rec.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "plan/plan_answer_rule.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "core/people/young.h"

/* One outcome with its points and what they say. */
struct outcome_line {
	struct outcome outcome;
	struct point *point;
	size_t points;
	struct progress progress;
};

/* One support with what was planned and what happened. */
struct support_dose {
	struct provision provision;
	struct dose dose;
};

/* A cycle for the picture of the year. */
struct cycle_line {
	struct cycle cycle;
	enum stage stage;
	enum step_state step[STAGE_STEPS];
	size_t outcomes; /* of its review */
	size_t reached;
	bool reviewed;
};

struct pupil_view {
	bool record; /* the role may see plans, reviews, history; else only the profile */
	struct pupil pupil;
	struct str name;
	struct str first;
	struct young young; /* who decides */
	struct status status;
	struct need *need;
	size_t needs;
	struct contact *contact; /* empty without the right to contact data */
	size_t contacts;
	struct pupil_staff *staff;
	size_t staffs;
	struct cycle_line *cycle; /* newest first */
	size_t cycles;
	struct cycle_fact fact; /* of the newest one */
	enum stage stage;
	struct step step[STAGE_STEPS];
	bool has_plan;
	struct plan_whole plan; /* in force */
	struct outcome_line *outcome;
	size_t outcomes;
	struct support_dose *support;
	size_t supports;
	struct dose dose;  /* all together */
	struct str missed; /* reasons in words */
	size_t read;       /* staff who have read the plan */
	size_t readers;
	struct plan_stand *stand; /* where the family stands; a parent sees only where they stand themselves */
	size_t stands;
	struct insight *insight;
	size_t insights;
	struct files_known files; /* when one of them comes from a file */
	struct meeting *meeting;  /* newest first */
	size_t meetings;
	struct meeting next_meeting; /* id 0: none booked */
	struct meeting past_meeting; /* the last one, when nobody has said whether it was held; id 0: it is said */
	struct str coming;           /* who can come to it, in words; empty: nobody has answered */
	struct year_count met;       /* three a year */
};

/* Does the teacher whom the plan names teach the pupil today, or does nobody else? In a new class it is another one. */
bool pupil_plan_teacher_is_here(const struct pupil_view *v);
/* RC_NONE when the pupil is not theirs. */
enum rc pupil_view_load(struct ctx *c, int64_t pupil_id, struct pupil_view *out) NODISCARD;
/* Its two halves: the gate, with the note of the reading, and then pupil_view_read. */
enum rc pupil_view_open(struct ctx *c, int64_t pupil_id, struct pupil_key *k, struct pupil_view *out) NODISCARD;
/* The same for a caller who has passed a gate of their own (family, own page), inside the caller's transaction. Set
 * v->record beforehand: false leaves out meetings, history and everything that names other people of the family. */
enum rc pupil_view_read(struct ctx *c, struct pupil_key k, struct pupil_view *v) NODISCARD;
