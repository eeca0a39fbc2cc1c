#include "home/home.h"

#include "core/entry/put_right.h"
#include "core/people/pupil_sql.h"
#include "core/people/young.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"

ACTION(ACT_HOME_OPEN, "home.open", "Opened what came from home");
ACTION(ACT_HOME_WRITE, "home.write", "Opened what came from home to send something");
ACTION(ACT_HOME_SEND, "home.send", "Sent something from home");
ACTION(ACT_HOME_SEEN, "home.seen", "Said that something from home was seen");

static bool is_family(const struct ctx *c)
{
	return c->actor.hat == ROLE_PARENT || c->actor.hat == ROLE_PUPIL;
}

static enum cap cap_of(const struct ctx *c)
{
	if (c->actor.hat == ROLE_PUPIL)
		return CAP_OWN_PAGE;
	return c->actor.hat == ROLE_PARENT ? CAP_FAMILY : CAP_PUPIL_PROFILE;
}

enum rc home_known(struct ctx *c, struct pupil_key k, struct home_known *out)
{
	size_t n;

	*out = (struct home_known){ 0 };
	TRY(files_known(c, k, &out->files));
	TRY(home_note_list(c->db, c->a, k, &out->item, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (home_is_seen(&out->item[i], &out->files.who))
			out->item[out->n++] = out->item[i];
	return RC_OK;
}

const struct pupil_file *home_file(const struct home_known *h, const struct home_note *v)
{
	const struct pupil_file *f = v->file_id == 0 ? NULL : files_known_at(&h->files, v->file_id);

	return f != NULL && file_is_open(f, &h->files.who) ? f : NULL;
}

size_t home_unseen(const struct home_known *h)
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++)
		n += date_none(h->item[i].seen_on);
	return n;
}

enum rc home_load(struct ctx *c, int64_t pupil_id, struct home_view *out)
{
	struct pupil_key k;

	*out = (struct home_view){ .own = c->actor.hat == ROLE_PUPIL,
		                   .may_see_off = role_can(c->actor.hat, CAP_PROGRESS_LOG) };
	TRY(gate_pupil(c, pupil_id, cap_of(c), &ACT_HOME_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(home_known(c, k, &out->known));
	if (c->actor.hat == ROLE_PARENT && !out->known.files.who.sees)
		return RC_NONE;
	TRY(home_goals(c->db, c->a, k, &out->goal, &out->goals, &c->err));
	out->decides = out->own && out->known.files.who.decides;
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

/* ---- sending ---- */

static enum rc is_sound(struct ctx *c, struct pupil_key k, const struct home_note *in, struct edit_fault *fault)
{
	struct home_sent today;
	struct home_wrong w;
	struct home_goal *g;
	size_t n;

	TRY(home_sent_on(c->db, c->a, k, c->actor.person_id, c->now.today, &today, &c->err));
	w = home_wrong_of(in, in->file_id != 0, today);
	*fault = (struct edit_fault){ w.field, w.why };
	if (w.field != NULL)
		return RC_INVALID;
	if (in->outcome_root == 0)
		return RC_OK;
	TRY(home_goals(c->db, c->a, k, &g, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (g[i].root == in->outcome_root)
			return RC_OK;
	*fault = (struct edit_fault){ "outcome_root", S("The goals were changed meanwhile. Choose one from the list") };
	return RC_INVALID;
}

/* Who sees nothing new sends nothing new by this way. */
static enum rc may_send(struct ctx *c, struct pupil_key k)
{
	struct young y;
	struct pupil p;

	if (c->actor.hat != ROLE_PARENT)
		return RC_OK;
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(young_read(c, k, p.born, &y));
	return young_parent(&y, c->actor.person_id).sees ? RC_OK : RC_NONE;
}

static enum rc file_may(struct ctx *c, struct pupil_key k, void *x, struct edit_fault *fault)
{
	TRY(may_send(c, k));
	return is_sound(c, k, x, fault);
}

static enum rc note_keep(struct ctx *c, struct pupil_key k, void *x)
{
	struct home_note *in = x;

	in->person_id = c->actor.person_id;
	in->by_pupil = c->actor.hat == ROLE_PUPIL;
	in->sent_on = c->now.today;
	in->seen_by = 0;
	in->seen_on = DATE_NONE;
	in->revision = 1;
	TRY(record_write(c->db, c->a, home_note_sql.insert, &home_note_rec, k, in, &c->err));
	return audit_write(c, k.pupil_id, &ACT_HOME_SEND, "home_note", in->id, in->words);
}

static enum rc words_send(struct ctx *c, int64_t pupil_id, struct home_note *in, struct edit_fault *fault)
{
	struct home_note have;
	struct pupil_key k;
	enum rc rc;

	TRY(gate_pupil(c, pupil_id, cap_of(c), &ACT_HOME_WRITE, &k));
	TRY(may_send(c, k));
	rc = record_load(c->db, c->a, &home_note_sql, k, in->id, &have, &c->err);
	if (rc == RC_OK) /* the same form once more */
		return have.person_id == c->actor.person_id ? RC_OK : RC_NONE;
	if (rc != RC_NONE)
		return rc;
	TRY(is_sound(c, k, in, fault));
	return note_keep(c, k, in);
}

enum rc home_send(struct ctx *c, int64_t pupil_id, struct home_note *in, struct str name, struct str bytes,
                  struct edit_fault *fault)
{
	const struct files_beside beside = { .open = &ACT_HOME_WRITE, .may = file_may, .keep = note_keep, .x = in };
	struct pupil_file f = { .id = in->id, .readers = in->shared != 0 ? FILE_READERS_FAMILY : FILE_READERS_STAFF };

	*fault = (struct edit_fault){ NULL, STR_NONE };
	if (!is_family(c) || in->id <= 0)
		return RC_NONE;
	if (name.n == 0 && bytes.n == 0)
		return IN_WRITE(c, words_send(c, pupil_id, in, fault));
	in->file_id = in->id;
	return files_add_from_home(c, pupil_id, &f, name, bytes, &beside, fault);
}

/* ---- afterwards ---- */

enum rc home_take_back(struct ctx *c, int64_t pupil_id, int64_t id, int64_t press)
{
	struct put_right_own own = {
		.code = S("home"), .id = id, .press = press, .why = S("Taken back by who sent it")
	};
	struct home_note v;
	struct pupil_key k;
	enum rc rc;

	if (!is_family(c))
		return RC_NONE;
	TRY(gate_pupil(c, pupil_id, cap_of(c), &ACT_HOME_OPEN, &k));
	rc = record_load(c->db, c->a, &home_note_sql, k, id, &v, &c->err);
	if (rc == RC_OK && !home_may_take_back(&v, c->actor.person_id, c->now.today))
		return RC_NONE;
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	return put_right_take_back(c, k, &own); /* not there: the same press again */
}

enum rc home_seen(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct home_note v;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PROGRESS_LOG, &ACT_HOME_OPEN, &k));
	TRY(record_load(c->db, c->a, &home_note_sql, k, id, &v, &c->err));
	if (v.seen_by != 0)
		return RC_OK;
	v.seen_by = c->actor.person_id;
	v.seen_on = c->now.today;
	TRY(record_write(c->db, c->a, home_note_sql.update, &home_note_rec, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_HOME_SEEN, "home_note", id, STR_NONE);
}
