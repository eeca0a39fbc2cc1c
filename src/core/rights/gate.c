#include "core/rights/gate.h"

#include <string.h>

#include "core/rights/scope_sql.h"

enum { READS_FIRST = 16 };

enum rc gate_cap(struct ctx *c, enum cap need)
{
	return role_can(c->actor.hat, need) && (!c->actor.service || cap_in_service(need)) ? RC_OK : RC_NONE;
}

/* A list may name any number of pupils, and none of them goes unnoticed. */
static void room_make(struct ctx *c)
{
	struct read_event *more;

	c->read_room = c->read_room == 0 ? READS_FIRST : 2 * c->read_room;
	more = NEW_ARRAY(c->a, struct read_event, c->read_room);
	if (c->reads != NULL)
		memcpy(more, c->reads, c->read_count * sizeof *more);
	c->reads = more;
}

static void note(struct ctx *c, int64_t pupil_id, const struct action *action, int64_t record_id, bool opened)
{
	struct read_event *last = c->read_count > 0 ? &c->reads[c->read_count - 1] : NULL;

	if (last != NULL && last->pupil_id == pupil_id && last->action == action && last->record_id == record_id) {
		last->opened = last->opened || opened;
		return; /* two parts of one page */
	}
	if (c->read_count == c->read_room)
		room_make(c);
	c->reads[c->read_count++] = (struct read_event){ pupil_id, action, record_id, opened };
}

void gate_note_read(struct ctx *c, int64_t pupil_id, const struct action *action, int64_t record_id)
{
	note(c, pupil_id, action, record_id, false);
}

enum rc gate_pupil(struct ctx *c, int64_t pupil_id, enum cap need, const struct action *action, struct pupil_key *out)
{
	const struct actor *who = &c->actor;

	TRY(gate_cap(c, need));
	TRY(scope_has(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), pupil_id, c->now.today,
	              &c->err));
	note(c, pupil_id, action, 0, true);
	*out = (struct pupil_key){ who->school_id, pupil_id };
	return RC_OK;
}
