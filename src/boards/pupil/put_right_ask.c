#include "boards/pupil/put_right_ask.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "letters/message_sql.h"

ACTION(ACT_ASKED_OPEN, "entry.asked", "Read what the family asked to be put right");

enum rc put_right_ask_load(struct ctx *c, int64_t pupil_id, struct put_right_ask *out)
{
	struct withdrawn_line *gone;
	struct message *all;
	struct pupil_key k;
	size_t n;

	*out = (struct put_right_ask){ .reads = role_can(c->actor.hat, CAP_REPLY_FAMILY) };
	TRY(gate_pupil(c, pupil_id, CAP_PUT_RIGHT, &ACT_ASKED_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	TRY(withdrawn_lines(c, k, &gone, &out->withdrawn));
	if (!out->reads)
		return RC_OK;
	TRY(message_list(c->db, c->a, k, 0, &all, &n, &c->err));
	out->ask = NEW_ARRAY(c->a, struct message, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].kind == MESSAGE_WRONG) {
			out->ask[out->asks++] = all[i];
			out->open += all[i].answered_at == 0;
		}
	return RC_OK;
}
