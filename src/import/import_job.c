#include "import/import_job.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "import/job_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_IMPORT_ASK, "import.ask", "Asked for a long import");

enum { STALE_S = 120, ROLES_MAX = 16, EVERY_ROWS = 100 };

enum { HOW_KEEP_SEN = 1, HOW_KEEP = 2 };

/* What travels in job.args: numbers with spaces between, and the role. */
struct order {
	int64_t upload_id;
	int64_t person_id;
	int64_t digest;
	int64_t how; /* HOW_ … */
	int64_t record_left;
	int64_t kind;
	int64_t point_id;
	int64_t scale_id;
	int64_t sheet;
	struct str hat;
};

static struct str order_text(struct arena *a, const struct order *o)
{
	return str_fmt(a, "%lld %lld %lld %lld %lld %lld %lld %lld %lld %.*s", (long long)o->upload_id,
	               (long long)o->person_id, (long long)o->digest, (long long)o->how, (long long)o->record_left,
	               (long long)o->kind, (long long)o->point_id, (long long)o->scale_id, (long long)o->sheet,
	               STR_ARG(o->hat));
}

static bool order_read(struct str s, struct order *o)
{
	int64_t *const part[] = { &o->upload_id, &o->person_id, &o->digest,   &o->how,  &o->record_left,
		                  &o->kind,      &o->point_id,  &o->scale_id, &o->sheet };

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (!str_int(str_cut(s, ' ', &s), part[i]))
			return false;
	o->hat = s;
	return o->kind >= IMPORT_ROLL && o->kind <= IMPORT_LAST;
}

static int64_t how_of(const struct import_options *o)
{
	return (o->keep_sen ? HOW_KEEP_SEN : 0) | (o->keep ? HOW_KEEP : 0);
}

enum rc import_job_start(struct ctx *c, int64_t upload_id, const struct import_options *o, size_t rows, int64_t *job)
{
	struct order order = {
		upload_id, c->actor.person_id, (int64_t)o->expected, how_of(o), o->record_left,
		o->kind,   o->point_id,        o->scale_id,          o->sheet,  str_of(role_key(c->actor.hat))
	};
	struct job j = { .school_id = c->actor.school_id,
		         .id = id_new(),
		         .account_id = c->actor.account_id,
		         .kind = S("import"),
		         .args = order_text(c->a, &order),
		         .state = S("waiting"),
		         .total = (int64_t)rows,
		         .made_at = c->now.utc,
		         .changed_at = c->now.utc };
	enum rc rc = gate_cap(c, CAP_IMPORT);

	if (rc == RC_OK)
		rc = db_begin(c->db, DB_WRITE, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = job_insert(c->db, c->a, &j, &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_IMPORT_ASK, "job", j.id, j.args);
	*job = j.id;
	return db_end(c->db, rc, &c->err);
}

static enum import_job_state state_of(const struct job *j)
{
	if (str_is(j->state, "waiting"))
		return IMPORT_WAITS;
	if (str_is(j->state, "running"))
		return IMPORT_RUNS;
	if (str_is(j->state, "done"))
		return IMPORT_DONE;
	if (str_is(j->say, "changed"))
		return IMPORT_CHANGED;
	return str_is(j->say, "wrong") ? IMPORT_WRONG : IMPORT_GONE;
}

enum rc import_job_look(struct ctx *c, int64_t id, struct import_job *out)
{
	struct job j;
	struct order o = { 0 };
	struct str rest;
	enum rc rc = gate_cap(c, CAP_IMPORT);

	if (rc == RC_OK)
		rc = job_load(c->db, c->a, c->actor.school_id, c->actor.account_id, id, &j, &c->err);
	if (rc != RC_OK)
		return rc;
	if (!str_is(j.kind, "import") || !order_read(j.args, &o))
		return RC_NONE;
	*out = (struct import_job){ .state = state_of(&j),
		                    .done = j.done,
		                    .total = j.total,
		                    .upload_id = o.upload_id,
		                    .kind = (enum import_kind)o.kind };
	rest = j.say;
	for (size_t i = 0; i <= ITEM_LEFT && out->state == IMPORT_DONE; i++)
		if (!str_int(str_cut(rest, ' ', &rest), &out->count[i]))
			return err_set(&c->err, RC_FAIL, "job %lld ended without numbers", (long long)id);
	if (!str_int(str_cut(rest, ' ', &rest), &out->left)) /* jobs of before did not say it, nor what follows */
		out->left = 0;
	if (!str_int(rest, &out->waits))
		out->waits = 0;
	return RC_OK;
}

/* Does the one who asked still hold the right, today? */
static enum rc actor_of(struct ctx *c, const struct job *j, const struct order *o)
{
	struct account who;
	struct str role[ROLES_MAX];
	size_t n;
	enum rc rc = account_by_id(c->db, c->a, j->school_id, j->account_id, &who, &c->err);

	if (rc == RC_OK && (!str_is(who.state, "active") || who.person_id != o->person_id))
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = role_list(c->db, c->a, j->school_id, o->person_id, c->now.today, role, ROLES_MAX, &n, &c->err);
	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (str_eq(role[i], o->hat)) {
			c->actor = (struct actor){ .school_id = j->school_id,
				                   .account_id = j->account_id,
				                   .person_id = o->person_id,
				                   .hat = role_of(o->hat) };
			return RC_OK;
		}
	return RC_NONE;
}

struct bar {
	struct ctx *c;
	struct db *side;
	const struct job *j;
	size_t last;
};

/* Progress that cannot be written is only not seen. */
static void bar_move(void *x, size_t done, size_t total)
{
	struct bar *b = x;
	struct arena_mark m = arena_mark(b->c->a);
	struct err e;

	if (done < b->last + EVERY_ROWS && done != total)
		return;
	b->last = done;
	if (job_progress(b->side, b->c->a, b->j, (int64_t)done, (int64_t)total, clock_read(&b->c->app->clock).utc,
	                 &e) != RC_OK)
		b->last = total; /* no more tries: another one is writing for long */
	arena_rewind(b->c->a, m);
}

/* The writing half: import, end of the job and of the upload are one transaction. */
static enum rc bring_in(struct ctx *c, const struct job *j, const struct order *o, struct import_options *opt)
{
	struct import_waiting w;
	struct import_report r = { 0 };
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	if (rc != RC_OK)
		return rc;
	rc = import_upload_apply(c, o->upload_id, opt, &w, &r);
	if (rc == RC_OK)
		rc = job_finish(c->db, c->a, j, S("done"),
		                str_fmt(c->a, "%zu %zu %zu %zu %zu %zu", r.count[ITEM_ADDED], r.count[ITEM_CHANGED],
		                        r.count[ITEM_UNCHANGED], r.count[ITEM_LEFT], r.leaving, r.waits),
		                c->now.utc, &c->err);
	return db_end(c->db, rc, &c->err);
}

static enum rc import_do(struct ctx *c, struct db *side, const struct job *j)
{
	struct order o = { 0 };
	struct bar bar = { c, side, j, 0 };
	struct import_options opt = { .progress = bar_move, .x = &bar };
	struct import_waiting w;
	struct import_report r;
	enum rc rc = order_read(j->args, &o) ? actor_of(c, j, &o) : RC_NONE;
	const struct arena_mark mark = arena_mark(c->a);

	opt.keep_sen = (o.how & HOW_KEEP_SEN) != 0;
	opt.keep = (o.how & HOW_KEEP) != 0;
	opt.record_left = o.record_left != 0;
	opt.point_id = o.point_id;
	opt.scale_id = o.scale_id;
	opt.sheet = o.sheet;
	if (rc == RC_OK)
		rc = import_upload_show(c, o.upload_id, &opt, &w, &r);
	if (rc == RC_OK && r.digest != (uint64_t)o.digest)
		rc = RC_CONFLICT;
	arena_rewind(c->a, mark); /* the file is read anew, with what was said of it */
	opt.progress = NULL;      /* the database is ours alone now: nobody could see it */
	opt.expected = (uint64_t)o.digest;
	return rc == RC_OK ? bring_in(c, j, &o, &opt) : rc;
}

enum rc import_job_do(const struct app *app, struct db *db, struct db *side, struct arena *a, bool *did, struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	struct job j;
	enum rc rc;

	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	*did = false;
	rc = job_next(db, a, c->now.utc - STALE_S, &j, e);
	if (rc == RC_OK)
		rc = job_take(db, a, &j, c->now.utc, e);
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	*did = true;
	rc = import_do(c, side, &j);
	if (rc == RC_CONFLICT)
		return job_finish(db, a, &j, S("failed"), S("changed"), c->now.utc, e);
	if (rc == RC_INVALID)
		return job_finish(db, a, &j, S("failed"), S("wrong"), c->now.utc, e);
	if (rc == RC_NONE || rc == RC_DENIED)
		return job_finish(db, a, &j, S("failed"), S("gone"), c->now.utc, e);
	if (rc != RC_OK)
		*e = c->err;
	return rc;
}
