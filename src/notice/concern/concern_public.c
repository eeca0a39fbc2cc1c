#include "notice/concern/concern_public.h"

#include "kit/base/id.h"
#include "notice/concern/concern_sql.h"
#include "core/account/flood.h"
#include "core/trail/audit.h"
#include "notice/concern/concern.h"
#include "core/rights/gate.h"

ACTION(ACT_CONCERN_ASIDE, "concern.aside", "Set a letter of the public form aside");
ACTION(ACT_CONCERN_BACK, "concern.back", "Took a letter of the public form back");
ACTION(ACT_CONCERN_INBOX, "concern.inbox", "Read a letter of the public form");
ACTION(ACT_CONCERN_MATCH, "concern.match", "Matched a concern of the public form");
ACTION(ACT_CONCERN_RECEIVE, "concern.receive", "A concern came by the public form");

static bool same_letter(const struct concern_inbox *x, const struct concern_inbox *y)
{
	return str_eq(x->words, y->words) && str_eq(x->child, y->child) && str_eq(x->sender, y->sender) &&
	       str_eq(x->reach, y->reach);
}

/* *again: the same form was taken in before, and in has its receipt now. */
static enum rc letter_keep(struct ctx *c, struct concern_inbox *in, bool *again)
{
	struct concern_inbox have;
	enum rc rc = inbox_insert(c->db, c->a, in, &c->err);

	*again = false;
	if (rc != RC_CONFLICT)
		return rc;
	rc = inbox_load(c->db, c->a, in->school_id, in->id, &have, &c->err);
	if (rc == RC_OK && same_letter(&have, in)) {
		in->receipt = have.receipt;
		*again = true;
		return RC_OK;
	}
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	in->id = id_new();
	in->receipt = receipt_new(c->a);
	return inbox_insert(c->db, c->a, in, &c->err);
}

static enum rc worry_keep(struct ctx *c, struct str peer, struct concern_inbox *in, bool *full)
{
	struct flood f;
	bool again;

	TRY(flood_ask(c, "worry", in->school_id, peer, &f));
	*full = f.full;
	if (*full)
		return RC_OK;
	TRY(letter_keep(c, in, &again));
	if (again)
		return RC_OK;
	TRY(flood_note(c, &f));
	return audit_write(c, 0, &ACT_CONCERN_RECEIVE, "concern_inbox", in->id, in->words);
}

enum rc public_worry(struct ctx *c, const struct public_school *school, struct str peer, struct concern_inbox *in,
                     bool *full)
{
	struct actor who = c->actor;

	*full = false;
	if (str_trim(in->child).n == 0 || str_trim(in->sender).n == 0 || str_trim(in->reach).n == 0 ||
	    str_trim(in->words).n == 0)
		return RC_INVALID;
	in->school_id = school->id;
	in->receipt = receipt_new(c->a);
	in->at = c->now.utc;
	in->state = INBOX_NEW;
	in->pupil_id = in->concern_id = in->settled_by = in->settled_at = 0;
	in->settled_why = S("");
	in->revision = 1;
	c->actor = (struct actor){ .school_id = school->id }; /* whoever is signed in here writes as nobody */
	TRY(worry_keep(c, peer, in, full));
	c->actor = who;
	return RC_OK;
}

/* ---- for those who answer ---- */

enum rc inbox_open(struct ctx *c, int64_t id, struct concern_inbox *out)
{
	TRY(gate_cap(c, CAP_CONCERN_ANSWER));
	TRY(inbox_load(c->db, c->a, c->actor.school_id, id, out, &c->err));
	gate_note_read(c, 0, &ACT_CONCERN_INBOX, id);
	return RC_OK;
}

static struct concern concern_of(const struct ctx *c, const struct concern_inbox *x)
{
	bool family = x->relation == INBOX_FROM_PARENT || x->relation == INBOX_FROM_CARER;

	return (struct concern){ .id = id_new(),
		                 .raised_on = clock_at(x->at).today,
		                 .from_kind = family                                   ? CONCERN_FROM_PARENT
		                              : x->relation == INBOX_FROM_PROFESSIONAL ? CONCERN_FROM_PROFESSIONAL
		                                                                       : CONCERN_FROM_OTHER,
		                 .from_name = x->sender,
		                 .reach = x->reach,
		                 .way = SAID_PUBLIC,
		                 .words = x->words,
		                 .language = x->language,
		                 .helper = x->helper,
		                 .receipt = x->receipt,
		                 .noted_by = c->actor.person_id };
}

static enum rc settle(struct ctx *c, struct concern_inbox *x, enum inbox_state state, struct str why)
{
	x->state = state;
	x->settled_by = c->actor.person_id;
	x->settled_at = c->now.utc;
	x->settled_why = why;
	return inbox_settle(c->db, c->a, x, &c->err);
}

enum rc inbox_match(struct ctx *c, int64_t id, int64_t pupil_id, int64_t *concern_id)
{
	struct concern_inbox x;
	struct pupil_key k;
	struct concern q;
	bool again;

	*concern_id = 0;
	TRY(gate_pupil(c, pupil_id, CAP_CONCERN_ANSWER, &ACT_CONCERN_OPEN, &k));
	TRY(inbox_load(c->db, c->a, c->actor.school_id, id, &x, &c->err));
	if (x.state == INBOX_MATCHED && x.pupil_id == pupil_id) { /* pressed twice */
		*concern_id = x.concern_id;
		return RC_OK;
	}
	if (x.state != INBOX_NEW)
		return RC_CONFLICT;
	q = concern_of(c, &x);
	TRY(concern_add(c, k, &q, &again));
	x.pupil_id = pupil_id;
	x.concern_id = *concern_id = q.id;
	TRY(settle(c, &x, INBOX_MATCHED, S("")));
	return audit_write(c, pupil_id, &ACT_CONCERN_MATCH, "concern_inbox", id, x.receipt);
}

enum rc inbox_aside(struct ctx *c, int64_t id, struct str why)
{
	struct concern_inbox x;

	TRY(gate_cap(c, CAP_CONCERN_ANSWER));
	TRY(inbox_load(c->db, c->a, c->actor.school_id, id, &x, &c->err));
	if (str_trim(why).n == 0)
		return RC_INVALID;
	if (x.state != INBOX_NEW)
		return x.state == INBOX_ASIDE && str_eq(x.settled_why, why) ? RC_OK : RC_CONFLICT;
	TRY(settle(c, &x, INBOX_ASIDE, why));
	return audit_write(c, 0, &ACT_CONCERN_ASIDE, "concern_inbox", id, why);
}

enum rc inbox_asides_load(struct ctx *c, struct concern_inbox **out, size_t *n)
{
	*n = 0;
	TRY(gate_cap(c, CAP_CONCERN_ANSWER));
	TRY(inbox_aside_list(c->db, c->a, c->actor.school_id, out, n, &c->err));
	gate_note_read(c, 0, &ACT_CONCERN_INBOX, 0);
	return RC_OK;
}

enum rc inbox_take_back(struct ctx *c, int64_t id)
{
	struct concern_inbox x;
	struct str why;

	TRY(gate_cap(c, CAP_CONCERN_ANSWER));
	TRY(inbox_load(c->db, c->a, c->actor.school_id, id, &x, &c->err));
	if (x.state == INBOX_NEW)
		return RC_OK;
	if (x.state != INBOX_ASIDE)
		return RC_CONFLICT;
	why = x.settled_why;
	x.state = INBOX_NEW;
	x.settled_by = x.settled_at = 0;
	x.settled_why = S("");
	TRY(inbox_settle(c->db, c->a, &x, &c->err));
	return audit_write(c, 0, &ACT_CONCERN_BACK, "concern_inbox", id, why);
}
