/* The round to the teachers: the SENCO asks everybody who teaches a pupil; each answers for themselves; the answers
 * become sources of the assessment. Until a round is closed only who asked sees the answers, so that each is
 * independent. Source: Code 6.45; domain.md 4.10; R30, R31. */
#pragma once

#include "core/people/pupil_rec.h"
#include "notice/round/round_rec.h"
#include "notice/round/round_answer_rec.h"
#include "notice/round/round_sql.h"
#include "core/rights/ctx.h"

enum { ROUND_PEOPLE_MAX = 60 };

struct round_whole {
	struct round round;
	struct round_answer *answer; /* of everybody who is asked; words only when this person may read them */
	size_t n;
	size_t answered;
	bool read;   /* the words are there */
	size_t used; /* answers that stand in an assessment already */
};

/* Somebody who could be asked. */
struct round_person {
	int64_t person_id;
	struct str name;
	struct str teaches; /* "Class teacher", "Maths, Science", "Teaching assistant" */
};

struct round_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct round_whole *round; /* newest first */
	size_t n;
	struct round_person *person; /* only for who may ask */
	size_t people;
	struct date answer_by; /* proposed: five school days from today */
	bool may_use;          /* who may ask, and a cycle is open */
};

/* RC_NONE when the pupil is not theirs. */
enum rc round_view_load(struct ctx *c, int64_t pupil_id, struct round_view *out) NODISCARD;
/* Those of a cycle, and those that were asked before there was one. */
enum rc round_of_cycle(struct ctx *c, int64_t pupil_id, int64_t cycle_id, struct round_view *out) NODISCARD;

struct round_ask {
	struct round round; /* id, answer_by, question */
	int64_t person[ROUND_PEOPLE_MAX];
	size_t people;
};
/* Asks the people named, who all teach the pupil today. The same twice is one. RC_INVALID: *field and *why;
 * RC_CONFLICT: another round about the pupil is open. */
enum rc round_ask(struct ctx *c, int64_t pupil_id, const struct round_ask *in, const char **field,
                  struct str *why) NODISCARD;
/* Asks more people in an open round; who is asked already is left as they are. RC_INVALID: *why. RC_CONFLICT: closed.
 */
enum rc round_add(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_ask *in,
                  struct str *why) NODISCARD;

/* What somebody told the SENCO instead of typing it: a person who was asked, or somebody who is not on record. */
struct round_heard {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct round round;
	struct round_answer answer; /* id 0: a new one */
};
struct round_fault {
	const char *at;
	struct str text;
};
enum { ROUND_FAULTS = 3 };
/* To note one. answer_id 0: of somebody who is not on record, in round_id; else that answer. RC_CONFLICT: the round is
 * closed, or the person has answered by themselves. */
enum rc round_heard_load(struct ctx *c, int64_t pupil_id, int64_t round_id, int64_t answer_id,
                         struct round_heard *out) NODISCARD;
/* What is missing in one; returns how many. is_person: of somebody who was asked. */
size_t round_heard_check(const struct round_answer *in, bool is_person, struct round_fault fault[ROUND_FAULTS]);
/* in: id, revision, said_by, said_how and the answer. The same twice is one. RC_INVALID: something is missing.
 * RC_CONFLICT: as above, or it was changed in another window (*theirs). */
enum rc round_heard_save(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_answer *in,
                         struct round_answer *theirs) NODISCARD;
/* Reminds who has not answered: they see it where they look first. Once a day is enough: again changes nothing.
 * RC_CONFLICT: it is closed. */
enum rc round_remind(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;
/* No more answers. Twice is once. */
enum rc round_close(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;
/* The answers of a closed round become statements of the open cycle: of the class teacher as source 1, of everybody
 * else as source 4, said by the person named. Twice is once. RC_CONFLICT: it is not closed, or no cycle is open. */
enum rc round_use(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;

/* What this person was asked and has not answered, the first due first; for a band on the first page. */
enum rc round_waiting(struct ctx *c, struct round_line **out, size_t *n) NODISCARD;
/* For the menu: how many. */
enum rc rounds_wait(struct ctx *c, int64_t *n) NODISCARD;

/* An open round with who has not answered, for Today. */
struct round_state {
	const struct round_line *line; /* the first of the round: pupil and days */
	size_t asked;
	size_t answered;
	struct str missing; /* names of who has not answered */
};
/* Of all pupils of who may ask. Empty for others. */
enum rc round_states(struct ctx *c, struct round_state **out, size_t *n) NODISCARD;

struct round_mine {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct round round;
	struct round_answer answer;
};
/* RC_NONE when this person was not asked. */
enum rc round_mine_load(struct ctx *c, int64_t pupil_id, int64_t round_id, struct round_mine *out) NODISCARD;
/* May be changed until the round is closed. RC_CONFLICT: *closed, or it was answered in another window. */
enum rc round_answer_save(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_answer *in,
                          bool *closed, struct round_answer *theirs) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_ROUND_WRITE;
extern const struct action ACT_ROUND_OPEN;
