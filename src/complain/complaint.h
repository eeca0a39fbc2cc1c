/* Complaints for staff: entering one that came by phone or letter, the list with its clocks, one with its history, and
 * the next step of it. The SENCO and the head read them; one about the SENCO is with the head alone, and nobody who is
 * the SENCO learns that it exists. Each step is added to the history; nothing in it is changed. Source: R27. */
#pragma once

#include "complain/complaint_rule.h"
#include "complain/complaint_sql.h"
#include "core/people/adults.h"
#include "core/rights/ctx.h"

struct complaint_item {
	struct complaint complaint;
	struct complaint_step last;
	struct complaint_clock clock;
	struct str pupil; /* "Zara Iqbal" */
	struct str class_name;
	struct str stage; /* name of the stage */
};
struct complaints_all {
	struct complaint_item *item; /* owed by due day, then answered, then closed in this school year */
	size_t n;
	size_t open; /* not closed */
};
enum rc complaints_load(struct ctx *c, struct complaints_all *out) NODISCARD;
/* For the menu: how many are open. */
enum rc complaints_wait(struct ctx *c, int64_t *n) NODISCARD;

/* Those about one pupil, and what the form to enter another needs. */
struct complaint_new {
	int64_t pupil_id;
	struct str name;
	struct str first;
	struct adult *person;
	size_t persons;
	struct complaint_item *item; /* those about the pupil that this person may read, in the order of the list */
	size_t n;
	bool may_seal; /* there is a head who is not the SENCO */
};
enum rc complaint_new_load(struct ctx *c, int64_t pupil_id, struct complaint_new *out) NODISCARD;
/* in gives id, raised_on, person_id or from_name, reach, way, about, words, wish, language, helper, about_senco. The
 * same form again is a success. RC_INVALID: the person is no contact of the pupil, the day lies ahead, words or name
 * are missing, or it is about the SENCO and nobody else could read it. */
enum rc complaint_note(struct ctx *c, int64_t pupil_id, struct complaint *in) NODISCARD;

struct complaint_one {
	int64_t pupil_id;
	struct str name;
	struct str first;
	struct complaint complaint;
	struct complaint_step *step; /* oldest first; for the family without the school's notes and what it learnt */
	size_t steps;
	struct complaint_step last;
	struct complaint_clock clock;
	struct complaint_stages stages;
	bool has_page;  /* who complains has an account to read answers on */
	bool may_act;   /* answer, move and close; otherwise only a note */
	bool may_go_on; /* there is a next stage, and the family may take it there */
	bool may_seal;
};
enum rc complaint_one_load(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_one *out) NODISCARD;
/* The next step: in gives id, kind, words, how, route, outcome, learnt; number is that of the last step the form was
 * based on. RC_CONFLICT: somebody has added one since. RC_INVALID: complaint_check finds a fault. RC_NONE also when
 * this person may not act on it now. */
enum rc complaint_write(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_step *in,
                        int64_t number) NODISCARD;

/* The school's own stages. */
enum rc complaint_stages_load(struct ctx *c, struct complaint_stages *out) NODISCARD;
enum rc complaint_stages_save(struct ctx *c, const struct complaint_stages *s) NODISCARD; /* RC_INVALID: not sound */

/* ---- for the family's side (complaint_family) and for who has looked ---- */

/* Is there such a head? Otherwise a complaint about the SENCO goes to the governors, outside this system. */
enum rc complaint_may_seal(struct ctx *c, bool *out) NODISCARD;
enum rc complaint_stages_read_own(struct ctx *c, struct complaint_stages *out) NODISCARD;
/* Inserts the complaint with its first step; inside the caller's write transaction and behind its gate. */
enum rc complaint_add(struct ctx *c, struct pupil_key k, struct complaint *in) NODISCARD;
/* Adds a step to steps n; the same: RC_CONFLICT as in complaint_write, RC_OK when the same one is there already. */
enum rc complaint_step_add(struct ctx *c, struct pupil_key k, int64_t id, const struct complaint_step *step, size_t n,
                           struct complaint_step *in, int64_t number) NODISCARD;
/* The one complaint with its steps behind the gate for `need`; staff without the right to a sealed one get RC_NONE. */
enum rc complaint_gate(struct ctx *c, int64_t pupil_id, int64_t id, enum cap need, struct pupil_key *k,
                       struct complaint_one *out) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_COMPLAINT_SEALED;
extern const struct action ACT_COMPLAINT_OPEN;
