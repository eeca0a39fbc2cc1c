#include "notice/concern/concern_rule.h"

#include "core/record/check_rule.h"

struct date concern_due(const struct calendar *c, struct date raised, int64_t days)
{
	int64_t n = days < 1 ? CONCERN_DAYS : days > CONCERN_DAYS_MOST ? CONCERN_DAYS_MOST : days;

	return school_day_add(c, raised, (int32_t)n);
}

static const char *plural(int32_t n)
{
	return n == 1 ? "" : "s";
}

struct concern_clock concern_clock(struct arena *a, const struct calendar *c, const struct concern *q,
                                   struct date today)
{
	struct concern_clock k = { .answered = !date_none(q->answered_on) };
	int32_t n;

	if (k.answered) {
		k.words = str_fmt(a, "Answered on %.*s", STR_ARG(date_long(a, q->answered_on)));
	} else if (date_cmp(today, q->answer_by) > 0) {
		n = school_days(c, date_add(q->answer_by, 1), today);
		k.late = n > 0 ? n : 1;
		k.words = str_fmt(a, "An answer was due on %.*s", STR_ARG(date_full(a, q->answer_by)));
	} else {
		n = school_days(c, date_add(today, 1), q->answer_by);
		k.words = n == 0 ? S("Answer today")
		                 : str_fmt(a, "Answer by %.*s: %d school day%s left",
		                           STR_ARG(date_full(a, q->answer_by)), n, plural(n));
	}
	return k;
}

bool concern_is_shown(enum role hat, bool wrote, const struct concern *q)
{
	if (hat == ROLE_SENCO)
		return true;
	if (q->private)
		return false;
	return hat == ROLE_HEAD || wrote || q->result == CONCERN_ADAPT || q->result == CONCERN_WATCH ||
	       q->result == CONCERN_DISCUSS;
}

/* Does x come before y among those that ask for an answer or a talk? */
static bool asks_first(const struct concern *x, const struct concern *y)
{
	bool open = date_none(x->answered_on);

	if (open != date_none(y->answered_on))
		return open;
	if (open && date_cmp(x->answer_by, y->answer_by) != 0)
		return date_cmp(x->answer_by, y->answer_by) < 0;
	if (date_cmp(x->raised_on, y->raised_on) != 0)
		return date_cmp(x->raised_on, y->raised_on) > 0;
	return x->id < y->id;
}

static bool looks_first(const struct concern *x, const struct concern *y)
{
	int by = date_cmp(x->look_on, y->look_on);

	return by != 0 ? by < 0 : x->id < y->id;
}

struct concern_asks concern_asks(enum role hat, int64_t person_id, const struct concern *q, size_t n, struct date since,
                                 struct date newest)
{
	struct concern_asks r = { NULL, NULL };

	for (size_t i = 0; i < n; i++) {
		bool open = date_none(q[i].answered_on);
		bool talk = !open && q[i].result == CONCERN_DISCUSS && date_cmp(q[i].answered_on, since) >= 0;

		if ((open || talk) && (!q[i].private || hat == ROLE_SENCO) &&
		    (r.now == NULL || asks_first(&q[i], r.now)))
			r.now = &q[i];
		if (!open && !date_none(q[i].look_on) && date_cmp(newest, q[i].answered_on) <= 0 &&
		    concern_is_shown(hat, q[i].noted_by != 0 && q[i].noted_by == person_id, &q[i]) &&
		    (r.look == NULL || looks_first(&q[i], r.look)))
			r.look = &q[i];
	}
	return r;
}

static void fault_add(struct concern_fault *out, size_t *n, bool wrong, const char *at, struct str text)
{
	if (wrong)
		out[(*n)++] = (struct concern_fault){ at, text };
}

size_t concern_check(const struct concern *q, bool send, struct date today, struct concern_fault out[CONCERN_FAULTS])
{
	bool later = q->result == CONCERN_ADAPT || q->result == CONCERN_WATCH;
	size_t n = 0;

	fault_add(out, &n, !date_none(q->look_on) && date_cmp(q->look_on, today) <= 0, "look_on",
	          S("The day to look again lies after today"));
	if (!send)
		return n;
	fault_add(out, &n, !is_filled(q->compared), "compared",
	          S("Say how it fits with what the school sees, before you answer"));
	fault_add(out, &n, q->result == CONCERN_NONE, "result", S("Choose what happens now"));
	fault_add(out, &n, !is_filled(q->reason), "reason", S("Say why, and what exactly"));
	fault_add(out, &n, later && date_none(q->look_on), "look_on", S("Enter the day on which you look again"));
	fault_add(out, &n, !is_filled(q->answer), "answer", S("Write an answer"));
	fault_add(out, &n, q->answered_how == ANSWERED_NONE, "answered_how", S("Choose how you answer"));
	fault_add(out, &n, q->answered_how == ANSWERED_PAGE && q->person_id == 0, "answered_how",
	          S("They have no page here: choose another way"));
	return n;
}
