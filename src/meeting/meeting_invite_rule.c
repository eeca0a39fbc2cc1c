#include "meeting/meeting_invite_rule.h"

#include "kit/base/buf.h"
#include "kit/base/clock.h"
#include "meeting/meeting_answer_rule.h"

enum { TEXT_MAX = 16 * 1024 };

enum invite invite_after(const struct meeting *was, const struct meeting *is, struct date today)
{
	bool asked = meeting_is_asked(was, today);

	if (!meeting_is_asked(is, today))
		return asked && is->state == MEETING_CANCELLED ? INVITE_OFF : INVITE_NONE;
	if (!asked || date_cmp(was->on_day, is->on_day) != 0 || was->minute != is->minute ||
	    !str_eq(was->place, is->place))
		return INVITE_ASK;
	return was->kind != is->kind || !str_eq(was->who, is->who) ? INVITE_REWORD : INVITE_NONE;
}

static struct str when_of(struct arena *a, const struct meeting *m)
{
	if (m->minute == 0)
		return date_full(a, m->on_day);
	return str_fmt(a, "%.*s, %.*s", STR_ARG(date_full(a, m->on_day)), STR_ARG(clock_time(a, (int)m->minute)));
}

/* "Label: text" on one line; nothing when there is no text. */
static void row(struct buf *b, const char *label, struct str text)
{
	text = str_trim(text);
	if (text.n == 0)
		return;
	buf_fmt(b, "%s: ", label);
	for (size_t i = 0; i < text.n; i++)
		buf_char(b, text.p[i] == '\n' ? ' ' : text.p[i]);
	buf_char(b, '\n');
}

static void opening(struct buf *b, const struct meeting *m, const struct invite_to *to)
{
	struct str whom = to->to_pupil ? S("you") : to->called;

	switch (m->kind) {
	case MEETING_KIND_PLAN:
		buf_fmt(b, "Please come and meet us. We would like to make the plan for %.*s with you.", STR_ARG(whom));
		return;
	case MEETING_KIND_REVIEW:
		buf_fmt(
		    b,
		    "Please come and meet us. We would like to look at how the help for %.*s has gone, and plan what "
		    "comes next.",
		    STR_ARG(whom));
		return;
	case MEETING_KIND_EVENING:
		buf_fmt(b, "Please come to our parents’ evening. There is time to talk about %.*s.",
		        STR_ARG(to->to_pupil ? S("your help") : whom));
		return;
	case MEETING_KIND_NONE:
	case MEETING_KIND_EARLY:
	case MEETING_KIND_OTHER:
		buf_fmt(b, "Please come and meet us. We would like to talk with you about %.*s.",
		        STR_ARG(to->to_pupil ? S("how things are going") : whom));
		return;
	}
}

static void other_day(struct buf *b, const struct invite_to *to)
{
	buf_str(b, S("\nIf this day does not suit you\n"));
	buf_str(b, S("Tell us which days and times are good for you. Then we find another day.\n"));
	if (to->phone.n > 0)
		buf_fmt(b, "- Ring us on %.*s.\n", STR_ARG(to->phone));
	buf_str(b, to->has_page ? S("- Answer on your page.\n")
	                        : S("- Write it on this letter and give it back to us.\n"));
}

struct str invite_text(struct arena *a, const struct meeting *m, const struct invite_to *to)
{
	struct buf b = buf_new(a, TEXT_MAX);

	if (to->again)
		buf_str(&b, S("Our meeting has changed. This letter takes the place of the one you have.\n\n"));
	opening(&b, m, to);
	buf_str(&b, S("\n\n"));
	row(&b, "When", when_of(a, m));
	if (m->minute == 0)
		row(&b, "Time", S("We will tell you."));
	row(&b, "Where", m->place);
	row(&b, "Who comes", m->who);
	if (to->interpreter)
		row(&b, "Interpreter",
		    to->language.n > 0 ? str_fmt(a, "We will have one for %.*s. It is free.", STR_ARG(to->language))
		                       : S("We will have one. It is free."));
	other_day(&b, to);
	buf_str(&b, S("\nYou can bring somebody with you. It can be a friend or a relative"));
	if (to->service.n > 0)
		buf_fmt(&b, ", or somebody from %.*s", STR_ARG(to->service));
	buf_str(&b, S(".\n"));
	if (!to->interpreter)
		buf_str(&b, S("\nDo you need an interpreter? Tell us, and we find one. It is free.\n"));
	return buf_view(&b);
}

struct str invite_off_text(struct arena *a, const struct meeting *m, const struct invite_to *to)
{
	struct buf b = buf_new(a, TEXT_MAX);

	buf_fmt(&b, "Our meeting on %.*s is off. Please do not come on that day.\n\nWe will find another day with you.",
	        STR_ARG(when_of(a, m)));
	if (to->phone.n > 0)
		buf_fmt(&b, " You can ring us on %.*s.", STR_ARG(to->phone));
	buf_char(&b, '\n');
	return buf_view(&b);
}
