#include "do/support_day.h"

#include "kit/base/id.h"
#include "core/people/pupil_rec.h"
#include "do/support_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_SESSION_LOG, "session.log", "Logged a session");
ACTION(ACT_SUPPORT_LOG, "support.log", "Logged the support of the day");
ACTION(ACT_SUPPORT_OPEN, "support.open", "Saw the support of the day");

enum { LOG_BACK_DAYS = 60 };

static struct date monday_of(struct date day)
{
	return date_add(day, -date_weekday(day));
}

static const struct session_of_day *session_find_of(const struct session_of_day *s, size_t n, int64_t pupil,
                                                    int64_t root)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].pupil_id == pupil && s[i].provision_root == root)
			return &s[i];
	return NULL;
}

static void item_add(struct ctx *c, struct day_item *item, const struct support_line *l, const struct session_of_day *s)
{
	struct pupil p = { .given = l->given, .family = l->family, .preferred = l->preferred };
	struct day_pupil *d = &item->pupil[item->pupils++];

	*d = (struct day_pupil){
		.pupil_id = l->pupil_id, .root_id = l->root_id, .name = pupil_name(c->a, &p), .first = pupil_first(&p)
	};
	if (s != NULL) {
		d->session_id = s->id;
		d->noted_by = s->noted_by;
		d->revision = s->revision;
		d->result = s->result;
		d->reason = s->reason;
		d->note = s->note;
		item->logged++;
	}
	gate_note_read(c, l->pupil_id, &ACT_SUPPORT_OPEN, l->root_id);
}

static bool item_same(const struct support_line *x, const struct support_line *y)
{
	return x->root_id == y->root_id || (x->group_key.n > 0 && str_eq(x->group_key, y->group_key));
}

/* Lines come in order of support and group: neighbours of one group are one item. */
static size_t items_make(struct ctx *c, const struct support_line *l, size_t n, const struct session_of_day *s,
                         size_t ns, struct day_item *out)
{
	size_t items = 0;

	for (size_t i = 0; i < n; i++) {
		if (i == 0 || !item_same(&l[i - 1], &l[i]) || out[items - 1].pupils == DAY_GROUP_MAX) {
			out[items++] = (struct day_item){ .root_id = l[i].root_id,
				                          .what = l[i].what,
				                          .class_name = l[i].class_name,
				                          .aim = l[i].aim,
				                          .minutes = l[i].minutes,
				                          .per_week = l[i].per_week,
				                          .given_this_week = l[i].given_this_week,
				                          .pupil = NEW_ARRAY(c->a, struct day_pupil, DAY_GROUP_MAX) };
		}
		item_add(c, &out[items - 1], &l[i], session_find_of(s, ns, l[i].pupil_id, l[i].root_id));
	}
	return items;
}

static enum rc day_read(struct ctx *c, struct date day, struct day_view *out)
{
	const struct actor *who = &c->actor;
	struct str hat = str_of(role_key(who->hat));
	struct support_line *l;
	struct session_of_day *s;
	size_t n;
	size_t ns;
	enum rc rc =
	    support_of_giver(c->db, c->a, who->school_id, who->person_id, hat, day, monday_of(day), &l, &n, &c->err);

	if (rc == RC_OK)
		rc = session_day(c->db, c->a, who->school_id, who->person_id, hat, day, &s, &ns, &c->err);
	if (rc != RC_OK)
		return rc;
	*out = (struct day_view){ .day = day, .item = NEW_ARRAY(c->a, struct day_item, n) };
	out->items = items_make(c, l, n, s, ns, out->item);
	for (size_t i = 0; i < out->items; i++)
		out->logged += out->item[i].logged == out->item[i].pupils;
	return RC_OK;
}

enum rc day_load(struct ctx *c, struct date day, struct day_view *out)
{
	TRY(gate_cap(c, CAP_SESSION_LOG));
	return day_read(c, day, out);
}

static enum rc item_read(struct ctx *c, struct date day, int64_t root_id, struct day_item *out)
{
	const struct actor *who = &c->actor;
	struct str hat = str_of(role_key(who->hat));
	struct support_line *l;
	struct session_of_day *s;
	size_t n;
	size_t ns;

	TRY(support_of_group(c->db, c->a, who->school_id, who->person_id, hat, day, monday_of(day), S(""), root_id, &l,
	                     &n, &c->err));
	if (n == 0)
		return RC_NONE;
	if (l[0].group_key.n > 0)
		TRY(support_of_group(c->db, c->a, who->school_id, who->person_id, hat, day, monday_of(day),
		                     l[0].group_key, root_id, &l, &n, &c->err));
	TRY(session_day(c->db, c->a, who->school_id, who->person_id, hat, day, &s, &ns, &c->err));
	if (n > DAY_GROUP_MAX)
		n = DAY_GROUP_MAX;
	return items_make(c, l, n, s, ns, out) > 0 ? RC_OK : RC_NONE;
}

enum rc day_item_load(struct ctx *c, struct date day, int64_t root_id, struct day_item *out)
{
	struct day_item all[DAY_GROUP_MAX];

	TRY(gate_cap(c, CAP_SESSION_LOG));
	TRY(item_read(c, day, root_id, all));
	*out = all[0];
	return RC_OK;
}

static bool was_away(const struct day_log *in, int64_t pupil_id)
{
	for (size_t i = 0; i < in->away_count; i++)
		if (in->away[i] == pupil_id)
			return true;
	return false;
}

static enum rc pupil_log(struct ctx *c, const struct day_log *in, const struct day_pupil *p, int64_t seen)
{
	struct pupil_key k;
	struct session_note v = in->note;
	enum rc rc = gate_pupil(c, p->pupil_id, CAP_SESSION_LOG, &ACT_SUPPORT_LOG, &k);

	if (was_away(in, p->pupil_id)) {
		v.result = SESSION_MISSED;
		v.reason = SESSION_REASON_PUPIL_AWAY;
	}
	if (rc == RC_OK && p->result == v.result && p->reason == v.reason && str_eq(p->note, v.note))
		return RC_OK; /* the same again */
	if (rc == RC_OK && p->revision != seen)
		return RC_CONFLICT;
	v.id = id_new();
	v.provision_root = p->root_id;
	v.on_day = in->day;
	v.turn = 1;
	v.noted_by = c->actor.person_id;
	v.noted_at = c->now.utc;
	v.revision = p->revision > 0 ? p->revision : 1;
	if (rc == RC_OK && p->revision > 0) {
		struct session_of_day *s;
		size_t n;

		rc = session_day(c->db, c->a, k.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)), in->day,
		                 &s, &n, &c->err);
		if (rc == RC_OK)
			v.id = session_find_of(s, n, p->pupil_id, p->root_id)->id;
		if (rc == RC_OK)
			rc = session_note_update(c->db, c->a, k, &v, &c->err);
	} else if (rc == RC_OK) {
		rc = session_note_insert(c->db, c->a, k, &v, &c->err);
	}
	if (rc == RC_OK && v.result != SESSION_MISSED)
		rc = support_begun(c->db, c->a, k, v.provision_root, in->day, &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, p->pupil_id, &ACT_SESSION_LOG, "session", v.id, session_result_code(v.result));
	return rc;
}

enum rc day_log_save(struct ctx *c, const struct day_log *in)
{
	struct day_item all[DAY_GROUP_MAX];
	int32_t ago = date_diff(c->now.today, in->day);

	TRY(gate_cap(c, CAP_SESSION_LOG));
	if (ago < 0 || ago > LOG_BACK_DAYS)
		return RC_INVALID;
	if (in->note.result != SESSION_GIVEN && in->note.reason == SESSION_REASON_NONE)
		return RC_INVALID;
	TRY(item_read(c, in->day, in->root_id, all));
	for (size_t i = 0; i < all[0].pupils; i++)
		TRY(pupil_log(c, in, &all[0].pupil[i], i < in->seen_count ? in->seen[i] : 0));
	return RC_OK;
}
