#include "core/trail/unusual.h"

#include "core/rights/gate.h"
#include "core/rights/unusual.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/trail/reads_sql.h"

ACTION(ACT_UNUSUAL_SEEN, "unusual.seen", "Saw what was unusual");
ACTION(ACT_SETTINGS_READING, "settings.reading", "Changed after how many pupils’ pages it is noticed");
ACTION(ACT_UNUSUAL_SIGN_IN, "unusual.sign_in", "Wrong sign-in name or password");
ACTION(ACT_UNUSUAL_WAIT, "unusual.wait", "Made to wait after wrong tries");
ACTION(ACT_UNUSUAL_CODE, "unusual.code", "Wrong code from a letter or of a class");
ACTION(ACT_UNUSUAL_CARD, "unusual.card", "Wrong pictures of a sign-in card");
ACTION(ACT_UNUSUAL_LINK, "unusual.link", "Link for an invitation that is none");
ACTION(ACT_UNUSUAL_POST, "unusual.post", "Form that did not come from a page here");
ACTION(ACT_UNUSUAL_FOREIGN, "unusual.foreign", "Form for a record that is not open to them");
ACTION(ACT_UNUSUAL_OLD, "unusual.old", "Wrong old password on the page of a person");
ACTION(ACT_UNUSUAL_RESET, "unusual.reset", "New password by a letter or link");
ACTION(ACT_UNUSUAL_DEVICE, "unusual.device", "Signed in on a new device");
ACTION(ACT_UNUSUAL_READING, "unusual.reading", "Pupils’ pages opened very fast");

static const struct action *const ACTIONS[] = {
	[UNUSUAL_SIGN_IN] = &ACT_UNUSUAL_SIGN_IN, [UNUSUAL_WAIT] = &ACT_UNUSUAL_WAIT,
	[UNUSUAL_CARD] = &ACT_UNUSUAL_CARD,       [UNUSUAL_CODE] = &ACT_UNUSUAL_CODE,
	[UNUSUAL_LINK] = &ACT_UNUSUAL_LINK,       [UNUSUAL_POST] = &ACT_UNUSUAL_POST,
	[UNUSUAL_FOREIGN] = &ACT_UNUSUAL_FOREIGN, [UNUSUAL_OLD] = &ACT_UNUSUAL_OLD,
	[UNUSUAL_RESET] = &ACT_UNUSUAL_RESET,     [UNUSUAL_DEVICE] = &ACT_UNUSUAL_DEVICE,
	[UNUSUAL_READING] = &ACT_UNUSUAL_READING,
};

enum { DAY_S = 86400 };

static const char LIMIT_SETTING[] = "reading_limit";

/* ---- writing ---- */

/* By nobody we know, from that address, at that time. */
static enum rc tell(struct ctx *c, const struct unusual_count *v)
{
	const struct actor who = c->actor;
	const struct str address = c->address;
	const int64_t now = c->now.utc;
	enum rc rc;

	c->actor = (struct actor){ .school_id = v->school_id, .account_id = v->account_id };
	c->address = v->address;
	c->now.utc = v->last_at;
	rc = audit_write(c, 0, ACTIONS[v->kind], "times", v->n, STR_NONE);
	c->actor = who;
	c->address = address;
	c->now.utc = now;
	return rc == RC_OK ? unusual_told(c->db, c->a, v, &c->err) : rc;
}

/* What was counted and is over: nobody adds to it any more. */
static enum rc tell_past(struct ctx *c, int64_t school_id)
{
	struct unusual_count *v;
	size_t n;

	TRY(unusual_untold(c->db, c->a, school_id, unusual_slot(UNUSUAL_NONE, false, c->now.utc),
	                   unusual_slot(UNUSUAL_NONE, true, c->now.utc), &v, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		TRY(tell(c, &v[i]));
	return RC_OK;
}

/* Where it is counted, and how many there are already. Many addresses at once are one row, by the hour, for each
 * account: strangers choose as many addresses as they like, and whose account they try is what people have to know.
 * RC_NONE: there is no school, and nobody to tell. */
static enum rc place(struct ctx *c, const struct unusual *u, struct unusual_count *v)
{
	int64_t now, day;

	*v = (struct unusual_count){ .school_id = u->school_id,
		                     .kind = u->kind,
		                     .account_id = u->account_id,
		                     .address = c->address,
		                     .last_at = c->now.utc };
	if (v->school_id == 0)
		TRY(unusual_school(c->db, c->a, &v->school_id, &c->err));
	v->slot = unusual_slot(v->kind, v->address.n == 0, c->now.utc);
	TRY(unusual_times(c->db, c->a, v, &v->n, &c->err));
	if (v->n > 0)
		return RC_OK;
	TRY(unusual_rows(c->db, c->a, v->school_id, v->slot, v->slot - DAY_S, &now, &day, &c->err));
	if (!unusual_is_many(v->kind, now, day))
		return RC_OK;
	v->slot = unusual_slot(v->kind, true, c->now.utc);
	v->address = STR_NONE;
	return unusual_times(c->db, c->a, v, &v->n, &c->err);
}

static enum rc count_one(struct ctx *c, const struct unusual *u, bool *fresh)
{
	struct unusual_count v;

	TRY(place(c, u, &v));
	if (unusual_is_full(v.kind, v.n))
		return RC_OK;
	*fresh = v.n == 0;
	TRY(tell_past(c, v.school_id));
	return unusual_add(c->db, c->a, &v, c->now.today, &c->err);
}

static enum rc noted_write(struct ctx *c, bool fresh[UNUSUAL_NOTED])
{
	for (size_t i = 0; i < c->noted_n; i++)
		TRY(count_one(c, &c->noted[i], &fresh[i]));
	return RC_OK;
}

/* Is there one that is not full? */
static enum rc noted_look(struct ctx *c, bool *any)
{
	struct unusual_count v;

	*any = false;
	for (size_t i = 0; i < c->noted_n && !*any; i++) {
		TRY(place(c, &c->noted[i], &v));
		*any = !unusual_is_full(v.kind, v.n);
	}
	return RC_OK;
}

/* What strangers cause by asking costs a look, and writes nothing any more when they were counted often enough. */
enum rc unusual_write(struct ctx *c, bool fresh[UNUSUAL_NOTED])
{
	bool any;
	enum rc rc;

	for (size_t i = 0; i < UNUSUAL_NOTED; i++)
		fresh[i] = false;
	if (c->noted_n == 0)
		return RC_OK;
	rc = IN_READ(c, noted_look(c, &any));
	if (rc != RC_OK || !any)
		return rc == RC_NONE ? RC_OK : rc;
	return IN_WRITE(c, noted_write(c, fresh));
}

enum rc unusual_clean(struct ctx *c)
{
	TRY(tell_past(c, c->actor.school_id));
	TRY(unusual_forget(c->db, c->a, c->actor.school_id, c->now.utc - AUDIT_ADDRESS_KEPT_S, &c->err));
	return audit_addresses_forget(c);
}

/* ---- the page ---- */

static enum rc lines_load(struct ctx *c, struct unusual_view *v)
{
	const int64_t school_id = c->actor.school_id;
	const int64_t since = c->now.utc - (int64_t)UNUSUAL_DAYS * DAY_S;

	*v = (struct unusual_view){ 0 };
	TRY(gate_cap(c, CAP_UNUSUAL));
	TRY(unusual_by_account(c->db, c->a, school_id, since, UNUSUAL_FEW, &v->account, &v->accounts, &c->err));
	TRY(unusual_by_address(c->db, c->a, school_id, since, UNUSUAL_FEW, UNUSUAL_SIGN_INS, &v->address, &v->addresses,
	                       &c->err));
	for (size_t i = 0; i < v->accounts; i++)
		v->fresh += !v->account[i].seen;
	for (size_t i = 0; i < v->addresses; i++)
		v->fresh += !v->address[i].seen;
	return RC_OK;
}

enum rc unusual_load(struct ctx *c, struct unusual_view *out)
{
	TRY(lines_load(c, out));
	return reading_limit(c, &out->limit);
}

enum rc unusual_waits(struct ctx *c, int64_t *n)
{
	struct unusual_view v;

	TRY(lines_load(c, &v));
	*n = v.fresh;
	return RC_OK;
}

enum rc unusual_see(struct ctx *c, int64_t until)
{
	TRY(gate_cap(c, CAP_UNUSUAL));
	if (until <= 0 || until > c->now.utc)
		return RC_INVALID;
	TRY(unusual_seen(c->db, c->a, c->actor.school_id, until, c->now.utc, c->actor.person_id, &c->err));
	return audit_write(c, 0, &ACT_UNUSUAL_SEEN, "school", c->actor.school_id, STR_NONE);
}

/* ---- how fast pupils' pages are opened ---- */

enum rc reading_limit(struct ctx *c, int64_t *limit)
{
	struct str text;

	*limit = READING_USUAL;
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(LIMIT_SETTING), &text, &c->err));
	if (text.n > 0)
		(void)str_int(text, limit); /* written below */
	return RC_OK;
}

enum rc reading_limit_save(struct ctx *c, int64_t limit)
{
	struct str text = str_fmt(c->a, "%lld", (long long)limit);

	TRY(gate_cap(c, CAP_UNUSUAL));
	if (limit < READING_LEAST || limit > READING_MOST)
		return RC_INVALID;
	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(LIMIT_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_SETTINGS_READING, "setting", 0, text);
}

/* The pupil whose page it is. Letters for a class and other work on many at once are no reading of one after the other.
 */
static int64_t opened_one(const struct ctx *c)
{
	int64_t pupil_id = 0;

	for (size_t i = 0; i < c->read_count; i++) {
		if (!c->reads[i].opened)
			continue;
		if (pupil_id != 0 && pupil_id != c->reads[i].pupil_id)
			return 0;
		pupil_id = c->reads[i].pupil_id;
	}
	return pupil_id;
}

enum rc reading_ask(struct ctx *c, int64_t *wait_s, int64_t *limit)
{
	const struct actor *who = &c->actor;
	struct db *db = c->app->reads != NULL ? c->app->reads : c->db;
	const int64_t pupil_id = opened_one(c);
	const int64_t since = c->now.utc - READING_WINDOW;
	struct reads_pace p;
	int64_t last_at;

	*wait_s = 0;
	if (pupil_id == 0 || !role_can(who->hat, CAP_PUPIL_PROFILE))
		return RC_OK;
	c->opened = pupil_id;
	TRY(reads_pace(db, c->a, who->school_id, who->account_id, pupil_id, since, &p, &c->err));
	if (p.known || p.others < READING_LEAST)
		return RC_OK;
	TRY(reading_limit(c, limit));
	if (p.others < *limit)
		return RC_OK;
	unusual_note(c, UNUSUAL_READING, who->school_id, who->account_id);
	TRY(reads_last(db, c->a, who->school_id, who->account_id, since, &last_at, &c->err));
	*wait_s = reading_wait(*limit, p.others, last_at, c->now.utc);
	return RC_OK;
}
