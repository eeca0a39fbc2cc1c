#include "boards/pupil/latest.h"

#include "boards/pupil/latest_sql.h"

enum rc latest_load(struct ctx *c, struct pupil_key k, size_t most, struct entry **out, size_t *n)
{
	/* what is sealed is not among them: nobody has to ask who the head is */
	struct entry_ask ask = {
		.a = c->a, .today = c->now.today, .hat = c->actor.hat, .person_id = c->actor.person_id
	};
	struct latest_may may = { .observations = role_can(ask.hat, CAP_OBSERVE),
		                  .family = role_can(ask.hat, CAP_REPLY_FAMILY),
		                  .concerns = role_can(ask.hat, CAP_CONCERN),
		                  .wishes = role_can(ask.hat, CAP_NOTICE) };
	struct rows r;

	TRY(authors_load(c, &ask.mine));
	for (size_t read = most;; read = LATEST_HALF) {
		TRY(latest_rows(c->db, c->a, k, &may, read, &r, &c->err));
		*n = entries_unpack(&ask, &r, out);
		if (*n == r.n || read >= LATEST_HALF)
			break; /* else behind one that this role does not read may be one that it does */
	}
	if (*n > most)
		*n = most;
	return RC_OK;
}
