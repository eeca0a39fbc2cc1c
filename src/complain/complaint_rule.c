#include "complain/complaint_rule.h"

#include "kit/base/buf.h"
#include "core/record/check_rule.h"

/* Ten, fifteen and twenty school days: this product's choice; the school's own procedure replaces it. */
struct complaint_stages complaint_stages_default(void)
{
	return (struct complaint_stages){ .stage = { { S("Talk with the teacher or the SENCO"), false, 10 },
		                                     { S("The headteacher, in writing"), true, 15 },
		                                     { S("The governors’ complaints panel"), true, 20 } },
		                          .n = 3 };
}

static bool stage_sound(const struct complaint_stage *x)
{
	return is_filled(x->name) && x->name.n <= COMPLAINT_NAME_MOST && str_find(x->name, S("\n")) < 0 &&
	       str_find(x->name, S("\r")) < 0 && x->days >= 1 && x->days <= COMPLAINT_DAYS_MOST;
}

bool complaint_stages_sound(const struct complaint_stages *s)
{
	bool sound = s->n >= 1 && s->n <= COMPLAINT_STAGES_MOST;

	for (size_t i = 0; sound && i < s->n; i++)
		sound = stage_sound(&s->stage[i]);
	return sound;
}

struct complaint_stages complaint_stages_read(struct str text)
{
	struct complaint_stages s = { 0 };
	struct str rest = text;

	while (rest.n > 0 && s.n < COMPLAINT_STAGES_MOST) {
		struct str line = str_cut(rest, '\n', &rest);
		struct str who = str_cut(line, ' ', &line);
		struct str days = str_cut(line, ' ', &line);
		struct complaint_stage *x = &s.stage[s.n++];

		*x = (struct complaint_stage){ .name = line, .head = str_is(who, "head") };
		(void)str_int(days, &x->days); /* 0 is not sound */
	}
	return complaint_stages_sound(&s) ? s : complaint_stages_default();
}

struct str complaint_stages_text(struct arena *a, const struct complaint_stages *s)
{
	struct buf b = buf_new(a, COMPLAINT_STAGES_MOST * (COMPLAINT_NAME_MOST + 40));

	for (size_t i = 0; i < s->n; i++)
		buf_fmt(&b, "%s%s %lld %.*s", i > 0 ? "\n" : "", s->stage[i].head ? "head" : "senco",
		        (long long)s->stage[i].days, STR_ARG(s->stage[i].name));
	return buf_view(&b);
}

/* NULL: outside, or a stage that the school has taken out since. */
static const struct complaint_stage *stage_at(const struct complaint_stages *s, int64_t stage)
{
	return stage >= 1 && stage <= (int64_t)s->n ? &s->stage[stage - 1] : NULL;
}

struct str complaint_stage_name(struct arena *a, const struct complaint_stages *s, int64_t stage)
{
	const struct complaint_stage *x = stage_at(s, stage);

	if (stage == COMPLAINT_OUTSIDE)
		return S("Outside the school");
	return x != NULL ? x->name : str_fmt(a, "Stage %lld", (long long)stage);
}

int64_t complaint_next(const struct complaint_stages *s, int64_t stage, bool sealed)
{
	for (int64_t i = stage + 1; i <= (int64_t)s->n; i++)
		if (!sealed || s->stage[i - 1].head)
			return i;
	return COMPLAINT_OUTSIDE;
}

int64_t complaint_first(const struct complaint_stages *s, bool sealed)
{
	int64_t first = complaint_next(s, 0, sealed);

	return first == COMPLAINT_OUTSIDE ? (int64_t)s->n : first; /* no stage of the head's: they hold the last one */
}

static void stage_enter(const struct complaint_stages *s, const struct calendar *c, struct date from, int64_t stage,
                        struct complaint_step *in)
{
	const struct complaint_stage *x = stage_at(s, stage);

	in->stage = stage;
	in->holder = in->sealed || x == NULL || x->head ? COMPLAINT_HOLDER_HEAD : COMPLAINT_HOLDER_SENCO;
	in->answer_by = x != NULL ? school_day_add(c, from, (int32_t)x->days) : DATE_NONE;
	in->closed = 0;
	in->outcome = COMPLAINT_OUTCOME_NONE;
}

void complaint_step_fill(const struct complaint_stages *s, const struct calendar *c, const struct complaint_step *last,
                         struct date from, struct complaint_step *in)
{
	enum complaint_outcome outcome = in->outcome;

	if (last == NULL) {
		in->number = 1;
		in->sealed = in->sealed != 0;
		stage_enter(s, c, from, complaint_first(s, in->sealed != 0), in);
		return;
	}
	in->number = last->number + 1;
	in->sealed = in->sealed != 0 || last->sealed != 0;
	in->stage = last->stage;
	in->holder = in->sealed ? COMPLAINT_HOLDER_HEAD : last->holder;
	in->closed = last->closed;
	in->answer_by = last->answer_by;
	in->outcome = last->outcome;
	if (in->kind == COMPLAINT_STEP_MOVED)
		stage_enter(s, c, from, complaint_next(s, last->stage, in->sealed != 0), in);
	if (in->kind == COMPLAINT_STEP_OUTSIDE)
		stage_enter(s, c, from, COMPLAINT_OUTSIDE, in);
	if (in->kind == COMPLAINT_STEP_ANSWER)
		in->answer_by = DATE_NONE;
	if (in->kind == COMPLAINT_STEP_CLOSED) {
		in->answer_by = DATE_NONE;
		in->closed = 1;
		in->outcome = outcome;
	}
}

struct complaint_clock complaint_clock(struct arena *a, const struct calendar *c, const struct complaint_step *last,
                                       struct date today)
{
	struct complaint_clock k = { .owed = last->closed == 0 && !date_none(last->answer_by) };
	int32_t n;

	if (last->closed != 0) {
		k.words = str_fmt(a, "Closed: %s", complaint_outcome_word(last->outcome));
	} else if (!k.owed) {
		k.words = last->stage == COMPLAINT_OUTSIDE ? S("With somebody outside the school")
		                                           : S("Answered, not closed yet");
	} else if (date_cmp(today, last->answer_by) > 0) {
		n = school_days(c, date_add(last->answer_by, 1), today);
		k.late = n > 0 ? n : 1;
		k.words = str_fmt(a, "An answer was due on %.*s", STR_ARG(date_full(a, last->answer_by)));
	} else {
		n = school_days(c, date_add(today, 1), last->answer_by);
		k.words = n == 0 ? S("Answer today")
		                 : str_fmt(a, "Answer by %.*s: %d school day%s left",
		                           STR_ARG(date_full(a, last->answer_by)), n, n == 1 ? "" : "s");
	}
	return k;
}

bool complaint_may_go_on(const struct complaint_stages *s, const struct complaint_step *last, struct date today)
{
	if (last->stage == COMPLAINT_OUTSIDE || complaint_next(s, last->stage, last->sealed != 0) == COMPLAINT_OUTSIDE)
		return false;
	return date_none(last->answer_by) || date_cmp(today, last->answer_by) > 0;
}

bool complaint_family_reads(const struct complaint_step *t)
{
	return t->by_family != 0 || t->kind != COMPLAINT_STEP_NOTE;
}

static void fault_add(struct complaint_fault *out, size_t *n, bool wrong, const char *at, struct str text)
{
	if (wrong)
		out[(*n)++] = (struct complaint_fault){ at, text };
}

size_t complaint_check(const struct complaint_stages *s, const struct complaint_step *last,
                       const struct complaint_step *in, bool has_page, struct complaint_fault out[COMPLAINT_FAULTS])
{
	bool closing = in->kind == COMPLAINT_STEP_CLOSED;
	bool told = closing || in->kind == COMPLAINT_STEP_ANSWER || in->kind == COMPLAINT_STEP_RECEIPT;
	size_t n = 0;

	fault_add(out, &n, in->kind == COMPLAINT_STEP_NONE || in->kind == COMPLAINT_STEP_RAISED, "kind",
	          S("Choose what you add"));
	fault_add(out, &n, last->closed != 0 && (closing || in->kind == COMPLAINT_STEP_ANSWER),
	          closing ? "outcome" : "kind", S("It is closed. Add a note, or take it to the next stage"));
	fault_add(out, &n, !is_filled(in->words), "words", S("Write something here"));
	fault_add(out, &n,
	          in->kind == COMPLAINT_STEP_MOVED &&
	              complaint_next(s, last->stage, in->sealed != 0 || last->sealed != 0) == COMPLAINT_OUTSIDE,
	          "kind", S("There is no next stage in the school: the family can turn outside"));
	fault_add(out, &n, in->kind == COMPLAINT_STEP_OUTSIDE && in->route == COMPLAINT_ROUTE_NONE, "route",
	          S("Choose to whom they have gone"));
	fault_add(out, &n, told && (in->how == ANSWERED_NONE || (in->how == ANSWERED_PAGE && !has_page)), "how",
	          in->how == ANSWERED_NONE ? S("Choose how you answer")
	                                   : S("They have no page here: choose another way"));
	fault_add(out, &n, closing && in->outcome == COMPLAINT_OUTCOME_NONE, "outcome", S("Choose how it ends"));
	fault_add(out, &n, closing && !is_filled(in->learnt), "learnt", S("Say what the school learns from it"));
	return n;
}
