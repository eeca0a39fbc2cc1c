#include "letters/notice_text.h"

#include "kit/base/buf.h"

enum { TEXT_MAX = 32 * 1024, PARTS_MAX = 200, LABEL_MAX = 32 };

/* "Label: text" on one line; nothing when there is no text. */
static void row(struct arena *a, struct buf *b, const char *label, struct str text)
{
	struct buf line = buf_new(a, TEXT_MAX);

	text = str_trim(text);
	if (text.n == 0)
		return;
	for (size_t i = 0; i < text.n; i++)
		buf_char(&line, text.p[i] == '\n' ? ' ' : text.p[i]);
	buf_fmt(b, "%s: %.*s\n", label, STR_ARG(buf_view(&line)));
}

static void advice(struct buf *b, const struct notice_words *f)
{
	if (f->advice.n > 0)
		buf_fmt(b, "\n%.*s\n", STR_ARG(f->advice));
	if (f->local_offer.n > 0)
		buf_fmt(b, "\nThe Local Offer lists the support available in our area: %.*s\n",
		        STR_ARG(f->local_offer));
}

struct str notice_s68_text(struct arena *a, const struct notice_words *f, bool to_pupil)
{
	struct buf b = buf_new(a, TEXT_MAX);
	struct str whom = to_pupil ? S("you") : f->called;

	buf_fmt(
	    &b,
	    "I am writing to tell you that %.*s is giving %.*s special educational provision from %.*s. That means "
	    "help "
	    "that is additional to, or different from, what most pupils of the same age get. In schools it is called "
	    "SEN Support. The law asks us to tell you (Children and Families Act 2014, section 68).\n\n",
	    STR_ARG(f->school), STR_ARG(whom), STR_ARG(date_long(a, f->decided_on)));
	row(a, &b, "Decided on", date_long(a, f->decided_on));
	row(a, &b, "Help with", f->needs);
	row(a, &b, "Why", f->why);
	row(a, &b, "Teacher responsible", f->teacher);
	row(a, &b, "SENCO", f->senco);
	row(a, &b, "We review it by", date_long(a, f->review_on));
	buf_fmt(&b, "\nWhat happens next\n");
	buf_fmt(
	    &b,
	    "We find out together what helps. We write a plan with you%s%.*s, put it in place, and then review it with "
	    "you.\n",
	    to_pupil ? "" : " and ", STR_ARG(to_pupil ? STR_NONE : f->called));
	buf_str(&b, S("\nYour rights\n- You can tell us what you think at any time.\n- We meet at least three times a "
	              "year, and "
	              "you can bring somebody with you.\n- You get a copy of the plan and of each review.\n"));
	advice(&b, f);
	return buf_view(&b);
}

struct str notice_end_text(struct arena *a, const struct notice_words *f, bool to_pupil)
{
	struct buf b = buf_new(a, TEXT_MAX);

	buf_fmt(&b,
	        "I am writing to tell you that SEN Support for %.*s ends on %.*s. We think that what every pupil gets "
	        "in lessons now meets "
	        "the need.\n\n",
	        STR_ARG(to_pupil ? S("you") : f->called), STR_ARG(date_long(a, f->decided_on)));
	row(a, &b, "Decided on", date_long(a, f->decided_on));
	row(a, &b, "Why", f->why);
	row(a, &b, "Teacher", f->teacher);
	row(a, &b, "SENCO", f->senco);
	buf_str(&b, S("\nWhat happens next\n"));
	buf_str(&b,
	        S("We keep watching how it goes, and help can begin again at any time. Please tell us if you see it "
	          "differently or if something changes.\n"));
	advice(&b, f);
	return buf_view(&b);
}

struct str notice_views_text(struct arena *a, const struct notice_words *f)
{
	struct buf b = buf_new(a, TEXT_MAX);

	buf_fmt(&b, "We would like to know what you think about the help for %.*s.", STR_ARG(f->called));
	if (!date_none(f->review_on))
		buf_fmt(&b, " On %.*s we look at the plan together.", STR_ARG(date_long(a, f->review_on)));
	buf_fmt(
	    &b,
	    "\n\nWhat we ask you\n- What goes well for %.*s?\n- What is hard?\n- What should we change?\n- What would "
	    "you like to talk about?\n",
	    STR_ARG(f->called));
	buf_str(&b, S("\nHow you can answer\n- Write on this letter and give it back to us.\n"));
	if (f->phone.n > 0)
		buf_fmt(&b, "- Ring us on %.*s.\n", STR_ARG(f->phone));
	buf_str(&b, S("- Tell us when we meet.\n\nAny language is fine. Somebody can help you. You do not have to "
	              "answer.\n"));
	advice(&b, f);
	return buf_view(&b);
}

struct str notice_title(struct arena *a, const struct notice *n, struct str pupil)
{
	if (n->kind == NOTICE_S68)
		return n->to_pupil ? S("You are getting SEN Support")
		                   : str_fmt(a, "%.*s is getting SEN Support", STR_ARG(pupil));
	if (n->kind == NOTICE_END_SUPPORT)
		return n->to_pupil ? S("Your SEN Support ends")
		                   : str_fmt(a, "SEN Support for %.*s ends", STR_ARG(pupil));
	if (n->kind == NOTICE_DISCUSSION)
		return str_fmt(a, "What we talked about: %.*s", STR_ARG(pupil));
	if (n->kind == NOTICE_PLAN)
		return str_fmt(a, "The plan for %.*s", STR_ARG(pupil));
	if (n->kind == NOTICE_VIEWS)
		return str_fmt(a, "What do you think? Before our review for %.*s", STR_ARG(pupil));
	if (n->kind == NOTICE_MEETING)
		return n->to_pupil ? S("Please come to a meeting")
		                   : str_fmt(a, "Please come to a meeting about %.*s", STR_ARG(pupil));
	if (n->kind == NOTICE_MEETING_OFF)
		return n->to_pupil ? S("Our meeting is off")
		                   : str_fmt(a, "Our meeting about %.*s is off", STR_ARG(pupil));
	if (n->kind == NOTICE_CORRECTION)
		return str_fmt(a, "A letter about %.*s was wrong", STR_ARG(pupil));
	return str_fmt(a, "How it went: our review for %.*s", STR_ARG(pupil));
}

static bool ends_a_sentence(struct str line)
{
	char c = line.p[line.n - 1];

	return c == '.' || c == '!' || c == '?' || c == ',' || c == ';' || c == ':';
}

static struct letter_part part_of(struct str line, bool first_of_block, bool last_of_block)
{
	struct str rest;
	struct str label;

	if (str_starts(line, S("- ")))
		return (struct letter_part){ .kind = LETTER_ITEM, .text = str_sub(line, 2, line.n) };
	label = str_cut(line, ':', &rest);
	if (rest.n > 1 && rest.p[0] == ' ' && label.n <= LABEL_MAX && str_find(label, S(". ")) < 0)
		return (struct letter_part){ .kind = LETTER_ROW, .label = label, .text = str_trim(rest) };
	if (first_of_block && !last_of_block && line.n <= 2 * LABEL_MAX && !ends_a_sentence(line))
		return (struct letter_part){ .kind = LETTER_HEADING, .text = line };
	return (struct letter_part){ .kind = LETTER_TEXT, .text = line };
}

void notice_parts(struct arena *a, struct str body, struct letter *l)
{
	struct letter_part *part = NEW_ARRAY(a, struct letter_part, PARTS_MAX);
	bool first = true;

	while (body.n > 0 && l->n_parts < PARTS_MAX) {
		struct str line = str_trim(str_cut(body, '\n', &body));
		struct str next;
		struct str look = str_trim(str_cut(body, '\n', &next));

		if (line.n > 0)
			part[l->n_parts++] = part_of(line, first, look.n == 0);
		first = line.n == 0;
	}
	l->parts = part;
}
