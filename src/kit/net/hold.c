/* Answers that are held back until the disk has what they rest on. A worker commits, answers, and is free for the next
 * request; the front asks the ledger, once for all that wait at that moment, and lets them go when it says yes. What
 * comes while a question is on its way waits for the next one. An answer that the ledger cannot speak for never leaves:
 * its client gets a page that says so. */
#include "kit/net/front_state.h"

#include "kit/base/clock.h"
#include "kit/base/log.h"
#include "kit/net/ledger.h"

/* One question for all that have none. It is sent again when no answer comes: the ledger may have been replaced, or its
 * queue may be full. */
static void ask(struct front *f)
{
	if (f->question == 0) {
		f->question = clock_monotonic_us();
		for (int i = f->held.first; i != FRONT_NOBODY; i = f->conn[i].next)
			f->conn[i].ticket = f->question;
	}
	f->question_us = front_deadline(f, LEDGER_AGAIN_MS);
	if (!ledger_send(f->o->ledger_fd, f->question, STR_NONE))
		log_warn("front: the ledger takes no question now");
}

void hold_add(struct front *f, struct conn *c)
{
	conn_hold(f, c);
	c->ticket = 0;
	c->deadline_us = front_deadline(f, LEDGER_GIVE_UP_MS);
	if (f->question == 0)
		ask(f);
}

void hold_event(struct front *f)
{
	struct ledger_answer a;

	while (ledger_receive(f->o->ledger_fd, &a)) {
		if (a.number != f->question)
			continue; /* asked twice, answered twice */
		while (f->held.first != FRONT_NOBODY && f->conn[f->held.first].ticket == a.number) {
			struct conn *c = &f->conn[f->held.first];

			if (a.rc != RC_OK) {
				conn_late(f, c);
				continue;
			}
			conn_release(f, c);
			conn_run(f, c);
		}
		f->question = 0;
		if (f->held.first != FRONT_NOBODY)
			ask(f);
	}
}

void hold_late(struct front *f)
{
	if (f->question == 0 || f->question_us > f->now_us)
		return;
	if (f->held.first == FRONT_NOBODY)
		f->question = 0; /* those who waited have left */
	else
		ask(f);
}
