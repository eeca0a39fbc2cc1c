/* The block "If you are not happy, or want advice". The words are for parents: short sentences, one idea each. */
#include "kit/paper/signposts.h"

#include "kit/base/buf.h"

#include "kit/paper/inside.h"

enum { WORDS_MAX = 8192 };

/* A telephone number is not broken at the end of a line. */
static struct str phone(struct paper *p, struct str number)
{
	struct buf b = buf_new(p->a, WORDS_MAX);

	for (size_t i = 0; i < number.n; i++) {
		if (number.p[i] == ' ')
			buf_fmt(&b, "\u00a0");
		else
			buf_char(&b, number.p[i]);
	}
	return buf_view(&b);
}

/* Adds ", value" when there is one. */
static void and_then(struct buf *b, struct str value)
{
	if (value.n > 0)
		buf_fmt(b, ", %.*s", STR_ARG(value));
}

static struct str sentence_school(struct paper *p, const struct paper_signposts *s)
{
	struct buf b = buf_new(p->a, WORDS_MAX);

	if (s->talk_to.n > 0) {
		buf_fmt(&b, "Talk to %.*s", STR_ARG(s->talk_to));
		and_then(&b, phone(p, s->phone));
		and_then(&b, s->email);
		buf_fmt(&b, ".");
	}
	return buf_view(&b);
}

static struct str sentence_advice(struct paper *p, const struct paper_signposts *s)
{
	struct buf b = buf_new(p->a, WORDS_MAX);

	if (s->advice_name.n == 0)
		return STR_NONE;
	buf_fmt(&b, "For free, independent advice: %.*s", STR_ARG(s->advice_name));
	and_then(&b, phone(p, s->advice_phone));
	and_then(&b, s->advice_hours);
	and_then(&b, s->advice_email);
	and_then(&b, s->advice_site);
	buf_char(&b, '.');
	return buf_view(&b);
}

/* The school's steps: the same on paper and on the pages. */
static struct str sentence_complaint(struct paper *p, const struct paper_signposts *s)
{
	struct buf b = buf_new(p->a, WORDS_MAX);

	if (s->steps > 0)
		buf_fmt(&b, "If that does not help, you can make a complaint.");
	for (size_t i = 0; i < s->steps; i++)
		buf_fmt(&b, " Step %zu: %.*s", i + 1, STR_ARG(s->step[i]));
	return buf_view(&b);
}

void paper_signposts(struct paper *p, const struct paper_signposts *s)
{
	struct str parts[4] = { sentence_school(p, s), sentence_complaint(p, s), sentence_advice(p, s),
		                S("You can ask the council for an EHC needs assessment at any time.") };
	struct buf b = buf_new(p->a, WORDS_MAX);

	paper_keep_begin(p);
	paper_heading(p, 2, S("If you are not happy, or want advice"));
	for (size_t i = 0; i < 4; i++) {
		if (p->options.large_print && parts[i].n > 0)
			paper_text(p, PAPER_NORMAL, str_trim(parts[i]));
		else if (parts[i].n > 0)
			buf_fmt(&b, "%s%.*s", b.n > 0 ? " " : "", STR_ARG(str_trim(parts[i])));
	}
	if (!p->options.large_print)
		paper_text(p, PAPER_NORMAL, buf_view(&b));
	if (s->local_offer.n > 0)
		paper_text(p, PAPER_QUIET,
		           str_fmt(p->a, "The Local Offer lists the support available in our area: %.*s",
		                   STR_ARG(s->local_offer)));
	if (s->sen_report.n > 0)
		paper_text(p, PAPER_QUIET,
		           str_fmt(p->a, "How our school helps pupils with SEN: %.*s", STR_ARG(s->sen_report)));
	paper_text(p, PAPER_QUIET,
	           p->options.large_print
	               ? S("If you need another format or language, tell us. We talk with you about what we can do.")
	               : S("We can print this in large print. If you need another format or language, tell us. We talk "
	                   "with you about what we can do."));
	paper_keep_end(p);
}
