#include "work/plan_read.h"

#include "base/id.h"
#include "domain/year.h"
#include "model/person.h"
#include "paper/plan_paper.h"
#include "store/cycle_store.h"
#include "work/audit.h"
#include "work/gate.h"
#include "work/letter.h"

static enum rc heads_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct plan *all;
	size_t n;
	enum rc rc = pupil_load(c->db, c->a, k, &v->pupil, &c->err);

	if (rc == RC_OK)
		rc = plan_list(c->db, c->a, k, 0, &all, &n, &c->err);
	if (rc != RC_OK)
		return rc;
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->may_record = role_can(c->actor.hat, CAP_PUPIL_RECORD);
	v->may_see_readers = role_can(c->actor.hat, CAP_DUTIES);
	v->list = NEW_ARRAY(c->a, struct plan, n);
	for (size_t i = 0; i < n; i++)
		if (!str_is(all[i].state, "draft"))
			v->list[v->lists++] = all[i];
	return RC_OK;
}

static enum rc readers_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct pupil_staff *staff;
	struct acknowledgement *ack;
	size_t n;
	size_t acks;
	enum rc rc = pupil_staff_list(c->db, c->a, k, c->now.today, &staff, &n, &c->err);

	if (rc == RC_OK)
		rc = acknowledgement_list(c->db, c->a, k, v->whole.plan.id, &ack, &acks, &c->err);
	if (rc != RC_OK)
		return rc;
	v->reader = NEW_ARRAY(c->a, struct plan_reader, n);
	for (size_t i = 0; i < n; i++) {
		struct plan_reader *r = &v->reader[v->readers];

		if (str_is(staff[i].kind, "specialist"))
			continue;
		/* Who needs help with what is between that person and the SENCO. */
		if (!v->may_see_readers && staff[i].person_id != c->actor.person_id)
			continue;
		*r =
		    (struct plan_reader){ .staff = staff[i], .name = name_full(c->a, staff[i].given, staff[i].family) };
		for (size_t j = 0; j < acks; j++)
			if (ack[j].person_id == staff[i].person_id) {
				r->state = ack[j].state;
				r->note = ack[j].note;
			}
		v->readers++;
	}
	return RC_OK;
}

static enum rc version_read(struct ctx *c, struct pupil_key k, int64_t plan_id, struct plan_read *v)
{
	enum rc rc = heads_read(c, k, v);

	if (rc == RC_OK)
		rc = plan_load(c->db, c->a, k, plan_id, &v->whole, &c->err);
	if (rc == RC_OK && str_is(v->whole.plan.state, "draft"))
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = readers_read(c, k, v);
	if (rc == RC_OK && v->may_record)
		rc = plan_reply_list(c->db, c->a, k, plan_id, &v->reply, &v->replies, &c->err);
	if (rc == RC_OK)
		rc = need_list(c->db, c->a, k, c->now.today, &v->need, &v->needs, &c->err);
	return rc;
}

enum rc plan_read_list(struct ctx *c, int64_t pupil_id, struct plan_read *out)
{
	struct pupil_key k;
	enum rc rc = db_begin(c->db, DB_READ, &c->err);

	*out = (struct plan_read){ 0 };
	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, "plan.list", &k);
	if (rc == RC_OK)
		rc = heads_read(c, k, out);
	return db_end(c->db, rc, &c->err);
}

enum rc plan_read_version(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_read *out)
{
	struct pupil_key k;
	enum rc rc = db_begin(c->db, DB_READ, &c->err);

	*out = (struct plan_read){ 0 };
	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, "plan.open", &k);
	if (rc == RC_OK)
		rc = version_read(c, k, plan_id, out);
	return db_end(c->db, rc, &c->err);
}

static void outcomes_paper(struct ctx *c, const struct plan_whole *w, struct plan_paper *out)
{
	struct plan_outcome *o = NEW_ARRAY(c->a, struct plan_outcome, w->outcomes);

	for (size_t i = 0; i < w->outcomes; i++)
		o[i] = (struct plan_outcome){ .aim = w->outcome[i].aim,
			                      .measure = w->outcome[i].measure,
			                      .baseline = milli_text(c->a, w->outcome[i].baseline),
			                      .target = milli_text(c->a, w->outcome[i].target),
			                      .in_words = w->outcome[i].expected,
			                      .permille = -1,
			                      .by = w->outcome[i].by_on };
	out->outcomes = o;
	out->n_outcomes = w->outcomes;
}

static struct str outcome_number(struct ctx *c, const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return str_fmt(c->a, "%zu", i + 1);
	return STR_NONE;
}

static void support_paper(struct ctx *c, const struct plan_whole *w, struct plan_paper *out)
{
	struct plan_support *s = NEW_ARRAY(c->a, struct plan_support, w->provisions);
	struct str *lesson = NEW_ARRAY(c->a, struct str, w->strategies + 1);

	for (size_t i = 0; i < w->provisions; i++) {
		const struct provision *p = &w->provision[i];

		s[i] = (struct plan_support){
			.what = p->what,
			.outcomes = outcome_number(c, w, p->outcome_root),
			.who = p->giver_id == 0 ? STR_NONE : name_full(c->a, p->giver_given, p->giver_family),
			.how_often = p->group_size > 1
			                 ? str_fmt(c->a, "%lld × %lld minutes, group of %lld", (long long)p->per_week,
			                           (long long)p->minutes, (long long)p->group_size)
			                 : str_fmt(c->a, "%lld × %lld minutes, one to one", (long long)p->per_week,
			                           (long long)p->minutes),
			.from = p->starts,
			.to = p->ends
		};
	}
	for (size_t i = 0; i < w->strategies; i++)
		lesson[out->n_lessons++] = w->strategy[i].words;
	if (w->plan.everyday.n > 0)
		lesson[out->n_lessons++] = w->plan.everyday;
	out->support = s;
	out->n_support = w->provisions;
	out->lessons = lesson;
}

static enum rc paper_fill(struct ctx *c, struct pupil_key k, const struct plan_read *v, bool large,
                          struct plan_paper *out)
{
	const struct plan *p = &v->whole.plan;
	struct letter_frame frame;
	struct cycle cycle;
	enum rc rc = letter_frame_load(c, large, &frame);

	if (rc == RC_OK)
		rc = cycle_load(c->db, c->a, k, p->cycle_id, &cycle, &c->err);
	if (rc != RC_OK)
		return rc;
	*out = (struct plan_paper){ .large_print = large,
		                    .made_utc = c->now.utc,
		                    .lang = S("en"),
		                    .school = c->actor.school_name,
		                    .pupil = v->name,
		                    .called = v->first,
		                    .group = str_fmt(c->a, "%.*s, class %.*s",
		                                     STR_ARG(year_label(c->a, (int)v->pupil.year_group)),
		                                     STR_ARG(v->pupil.class_name)),
		                    .born = v->pupil.born,
		                    .cycle = (int)cycle.number,
		                    .version = (int)p->version,
		                    .printed_on = c->now.today,
		                    .baseline_on = p->shared_on,
		                    .review_on = p->review_on,
		                    .teacher = name_formal(c->a, p->teacher_title, p->teacher_given, p->teacher_family),
		                    .senco = frame.from_name,
		                    .at_home = { p->home, S("") },
		                    .signposts = frame.signposts };
	if (v->may_record) {
		out->pupil_says = (struct paper_words){ p->pupil_said, S("") };
		out->parents_say = (struct paper_words){ p->parents_said, S("") };
	}
	if (p->changes.n > 0) {
		out->changes = &p->changes;
		out->n_changes = 1;
	}
	outcomes_paper(c, &v->whole, out);
	support_paper(c, &v->whole, out);
	return RC_OK;
}

enum rc plan_read_paper(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct str *out)
{
	struct plan_read *v = NEW(c->a, struct plan_read);
	struct plan_paper w;
	struct pupil_key k;
	enum rc rc = db_begin(c->db, DB_READ, &c->err);

	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, "plan.print", &k);
	if (rc == RC_OK)
		rc = version_read(c, k, plan_id, v);
	if (rc == RC_OK)
		rc = paper_fill(c, k, v, large, &w);
	rc = db_end(c->db, rc, &c->err);
	return rc == RC_OK ? plan_paper(c->a, &w, out, &c->err) : rc;
}

enum rc plan_reading(struct ctx *c, struct plan_reading **out, size_t *n)
{
	const struct actor *who = &c->actor;
	enum rc rc = gate_cap(c, CAP_PLAN_ACK);

	if (rc == RC_OK)
		rc = plan_reading_list(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)),
		                       c->now.today, out, n, &c->err);
	for (size_t i = 0; rc == RC_OK && i < *n; i++)
		gate_note_read(c, (*out)[i].pupil_id, "plan.list", (*out)[i].plan_id);
	return rc;
}

static enum rc acknowledge_in_tx(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct str state, struct str note)
{
	struct pupil_key k;
	struct plan_whole w;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PLAN_ACK, "plan.acknowledge", &k);

	if (rc == RC_OK)
		rc = plan_load(c->db, c->a, k, plan_id, &w, &c->err);
	if (rc == RC_OK && !str_is(w.plan.state, "shared"))
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = acknowledgement_put(c->db, c->a, k,
		                         &(struct acknowledgement){ .id = id_new(),
		                                                    .plan_id = plan_id,
		                                                    .person_id = c->actor.person_id,
		                                                    .state = state,
		                                                    .note = note,
		                                                    .at = c->now.utc },
		                         &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, "plan.acknowledge", "plan", plan_id, state);
	return rc;
}

enum rc plan_acknowledge(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct str state, struct str note)
{
	enum rc rc;

	if (!str_is(state, "read") && !(str_is(state, "help") && str_trim(note).n > 0))
		return RC_INVALID;
	rc = db_begin(c->db, DB_WRITE, &c->err);
	return rc == RC_OK ? db_end(c->db, acknowledge_in_tx(c, pupil_id, plan_id, state, note), &c->err) : rc;
}
