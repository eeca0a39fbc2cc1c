#include "core/account/reset_rule.h"

#include "kit/base/buf.h"

enum { WORDS_MAX = 4000 };

enum reset_hand reset_hand(const struct reset_facts *f)
{
	return f->heads > 0 ? RESET_BY_HEAD : f->sencos > 0 ? RESET_BY_SENCO : RESET_BY_MACHINE;
}

bool reset_may_answer(const struct reset_facts *f, enum role hat, bool is_owner, bool has_asked)
{
	if (is_owner || has_asked)
		return false;
	switch (reset_hand(f)) {
	case RESET_BY_HEAD:
		return hat == ROLE_HEAD;
	case RESET_BY_SENCO:
		return hat == ROLE_SENCO;
	case RESET_BY_MACHINE:
		break;
	}
	return false;
}

struct str reset_hand_words(enum reset_hand hand)
{
	static const char *const WORDS[] = { [RESET_BY_HEAD] = "the head",
		                             [RESET_BY_SENCO] = "the SENCO",
		                             [RESET_BY_MACHINE] = "whoever runs the server" };

	return str_of(WORDS[hand]);
}

enum reset_state reset_state(struct str answer, int64_t until_at, int64_t used_at, int64_t now)
{
	static const struct {
		const char *answer;
		enum reset_state state;
	} KNOWN[] = { { "agreed", RESET_AGREED },
		      { "made", RESET_MADE },
		      { "refused", RESET_REFUSED },
		      { "withdrawn", RESET_WITHDRAWN },
		      { "stopped", RESET_STOPPED } };

	if (used_at > 0)
		return RESET_USED;
	for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++)
		if (str_is(answer, KNOWN[i].answer))
			return reset_can_end(KNOWN[i].state) && until_at <= now ? RESET_UNUSED : KNOWN[i].state;
	return until_at > now ? RESET_OPEN : RESET_OVER;
}

bool reset_tells(enum reset_state s)
{
	return s == RESET_OPEN || s == RESET_AGREED || s == RESET_MADE || s == RESET_USED;
}

bool reset_can_end(enum reset_state s)
{
	return s == RESET_OPEN || s == RESET_AGREED || s == RESET_MADE;
}

static void end_write(struct buf *b, const struct reset_said *s)
{
	switch (s->state) {
	case RESET_OPEN:
		buf_fmt(b, " A second person has to say yes, by %.*s.", STR_ARG(s->until));
		break;
	case RESET_OVER:
		buf_str(b, S(" Nobody said yes in time, so it came to nothing."));
		break;
	case RESET_REFUSED:
		buf_fmt(b, " %.*s said no on %.*s.", STR_ARG(s->answerer), STR_ARG(s->answered_on));
		break;
	case RESET_WITHDRAWN:
		buf_fmt(b, " It was withdrawn on %.*s.", STR_ARG(s->answered_on));
		break;
	case RESET_STOPPED:
		buf_fmt(b, " You stopped it on %.*s.", STR_ARG(s->answered_on));
		break;
	case RESET_AGREED:
		buf_fmt(b, " %.*s said yes on %.*s. Your password works until the letter is used.",
		        STR_ARG(s->answerer), STR_ARG(s->answered_on));
		break;
	case RESET_UNUSED:
		buf_str(b, S(" It was not used, and works no longer."));
		break;
	case RESET_MADE:
	case RESET_USED:
		break;
	}
}

/* "Jo Tech", and at the beginning of a sentence. */
static struct str who_asked(const struct reset_said *s)
{
	return s->asker.n > 0 ? s->asker : S("Whoever runs the server");
}

static const char *paper_of(const struct reset_said *s)
{
	return s->asker.n > 0 ? "letter" : "link";
}

static bool without_second(const struct reset_said *s)
{
	return s->state == RESET_MADE || ((s->state == RESET_USED || s->state == RESET_UNUSED) && s->answerer.n == 0);
}

/* Of a letter that was ended nobody can say any more whether a second person had agreed to it. */
static void begin_write(struct buf *b, const struct reset_said *s, const char *whose)
{
	const bool is_ended = s->state == RESET_WITHDRAWN || s->state == RESET_STOPPED;
	struct str asker = s->asker.n == 0 ? S("whoever runs the server") : s->asker;

	if (is_ended && s->has_paper) {
		buf_fmt(b, "There was a new %s%s, by %.*s, on %.*s.", paper_of(s), whose, STR_ARG(asker),
		        STR_ARG(s->asked_on));
		return;
	}
	asker = who_asked(s);
	buf_fmt(b, "%.*s %s a new %s%s on %.*s.", STR_ARG(asker), without_second(s) ? "made" : "asked for", paper_of(s),
	        whose, STR_ARG(s->asked_on));
}

static void used_write(struct buf *b, const struct reset_said *s)
{
	struct str asker = who_asked(s);

	buf_fmt(b, "Your password was reset on %.*s.", STR_ARG(s->used_on));
	if (without_second(s))
		buf_fmt(b, " %.*s made the %s on %.*s.", STR_ARG(asker), paper_of(s), STR_ARG(s->asked_on));
	else
		buf_fmt(b, " %.*s asked for it on %.*s. %.*s said yes on %.*s.", STR_ARG(asker), STR_ARG(s->asked_on),
		        STR_ARG(s->answerer), STR_ARG(s->answered_on));
	if (s->device.n > 0)
		buf_fmt(b, " A new device signed in: %.*s.", STR_ARG(s->device));
}

struct str reset_words(struct arena *a, const struct reset_said *s)
{
	struct buf b = buf_new(a, WORDS_MAX);

	if (s->state == RESET_USED) {
		used_write(&b, s);
		return buf_view(&b);
	}
	begin_write(&b, s, " for your account");
	if (reset_can_end(s->state))
		buf_str(&b, S(" It lets you choose a new password."));
	end_write(&b, s);
	return buf_view(&b);
}

struct str reset_trace(struct arena *a, const struct reset_said *s)
{
	struct buf b = buf_new(a, WORDS_MAX);

	begin_write(&b, s, "");
	if (s->answerer.n > 0 && (s->state == RESET_AGREED || s->state == RESET_USED || s->state == RESET_UNUSED))
		buf_fmt(&b, " %.*s agreed on %.*s.", STR_ARG(s->answerer), STR_ARG(s->answered_on));
	if (s->state == RESET_REFUSED)
		buf_fmt(&b, " %.*s refused on %.*s.", STR_ARG(s->answerer), STR_ARG(s->answered_on));
	if (s->state == RESET_WITHDRAWN && s->answerer.n == 0) /* by whoever runs the server */
		buf_fmt(&b, " It was withdrawn on %.*s.", STR_ARG(s->answered_on));
	else if (s->state == RESET_WITHDRAWN || s->state == RESET_STOPPED)
		buf_fmt(&b, " %.*s %s it on %.*s.", STR_ARG(s->answerer),
		        s->state == RESET_STOPPED ? "stopped" : "withdrew", STR_ARG(s->answered_on));
	if (s->state == RESET_OVER)
		buf_str(&b, S(" Nobody said yes in time, so it came to nothing."));
	if (s->state == RESET_UNUSED)
		buf_str(&b, S(" It was not used, and works no longer."));
	if (s->state == RESET_USED)
		buf_fmt(&b, " It was used on %.*s.", STR_ARG(s->used_on));
	return buf_view(&b);
}
