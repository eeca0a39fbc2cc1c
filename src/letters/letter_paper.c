/* Letters and notes for families. A short sentence says what this is, then facts in rows, then what happens next. */
#include "letters/letter_paper.h"

#include "kit/base/buf.h"

enum { PARTS_MAX = 64 };

/* --- the frame --- */

static struct paper *paper_open(struct arena *a, const struct letter_frame *frame, struct str title)
{
	return paper_new(a, &(struct paper_options){ .title = title,
	                                             .lang = frame->lang,
	                                             .school = frame->n_school > 0 ? frame->school[0] : STR_NONE,
	                                             .large_print = frame->large_print,
	                                             .made_utc = frame->made_utc });
}

static void letter_head(struct arena *a, struct paper *p, const struct letter_frame *frame, struct str title)
{
	paper_letterhead(p, &(struct paper_letterhead){ frame->school, frame->n_school, frame->to, frame->n_to,
	                                                date_long(a, frame->written_on), frame->reference });
	if (frame->greeting.n > 0)
		paper_text(p, PAPER_NORMAL, frame->greeting);
	paper_heading(p, 1, title);
}

static struct paper *letter_open(struct arena *a, const struct letter_frame *frame, struct str title)
{
	struct paper *p = paper_open(a, frame, title);

	letter_head(a, p, frame, title);
	return p;
}

static void sign_off(struct paper *p, const struct letter_frame *frame)
{
	if (frame->from_name.n == 0)
		return;
	paper_space(p, 6);
	paper_keep_begin(p);
	paper_text(p, PAPER_NORMAL, S("Yours sincerely"));
	paper_space(p, 28);
	paper_spans(p, PAPER_NORMAL, &(struct paper_span){ frame->from_name, true, false }, 1);
	if (frame->from_role.n > 0)
		paper_text(p, PAPER_NORMAL, frame->from_role);
	paper_keep_end(p);
}

static void part_write(struct paper *p, const struct letter_part *part)
{
	paper_lang(p, part->lang);
	switch (part->kind) {
	case LETTER_TEXT:
		paper_text(p, PAPER_NORMAL, part->text);
		break;
	case LETTER_HEADING:
		paper_heading(p, 2, part->text);
		break;
	case LETTER_ROW:
		paper_row(p, part->label, part->text);
		break;
	case LETTER_ITEM:
		paper_item(p, PAPER_BULLET, &(struct paper_span){ .text = part->text }, 1);
		break;
	}
	paper_lang(p, STR_NONE);
}

/* What stands below the heading. */
static void letter_body(struct paper *p, const struct letter *letter)
{
	bool in_list = false;

	for (size_t i = 0; i < letter->n_parts; i++) {
		bool item = letter->parts[i].kind == LETTER_ITEM;

		if (item && !in_list)
			paper_list_begin(p);
		if (!item && in_list)
			paper_list_end(p);
		in_list = item;
		part_write(p, &letter->parts[i]);
	}
	if (in_list)
		paper_list_end(p);
	if (letter->is_signed)
		sign_off(p, &letter->frame);
	paper_signposts(p, &letter->frame.signposts);
}

enum rc letter_paper(struct arena *a, const struct letter *letter, struct str *out, struct err *err)
{
	struct paper *p = letter_open(a, &letter->frame, letter->title);

	letter_body(p, letter);
	return paper_finish(p, out, err);
}

enum rc letter_sheets_paper(struct arena *a, struct str title, const struct letter_sheet *sheet, size_t n,
                            struct str *out, struct err *err)
{
	struct paper *p = paper_open(a, &sheet[0].letter->frame, title);

	for (size_t i = 0; i < n; i++) {
		const struct letter *l = sheet[i].letter;

		if (i > 0)
			paper_page_break(p);
		if (l == NULL) {
			plan_paper_draw(p, sheet[i].plan);
			continue;
		}
		letter_head(a, p, &l->frame, l->title);
		letter_body(p, l);
	}
	return paper_finish(p, out, err);
}

/* Parts one after the other; what has no text is left out. */
struct parts {
	struct letter_part list[PARTS_MAX];
	size_t n;
};

static void part_add(struct parts *l, enum letter_part_kind kind, struct str label, struct str text, struct str lang)
{
	if (text.n > 0 && l->n < PARTS_MAX)
		l->list[l->n++] = (struct letter_part){ kind, label, text, lang };
}

static void text_add(struct parts *l, struct str text)
{
	part_add(l, LETTER_TEXT, STR_NONE, text, STR_NONE);
}

static void row_add(struct parts *l, const char *label, struct str text)
{
	part_add(l, LETTER_ROW, str_of(label), text, STR_NONE);
}

static void heading_add(struct parts *l, struct str text)
{
	part_add(l, LETTER_HEADING, STR_NONE, text, STR_NONE);
}

/* A heading with somebody's words below it. */
static void words_add(struct parts *l, struct str heading, const struct paper_words *w)
{
	if (w->text.n == 0)
		return;
	heading_add(l, heading);
	part_add(l, LETTER_TEXT, STR_NONE, w->text, w->lang);
}

static void items_add(struct parts *l, struct str heading, const struct str *items, size_t n)
{
	if (n == 0)
		return;
	heading_add(l, heading);
	for (size_t i = 0; i < n; i++)
		part_add(l, LETTER_ITEM, STR_NONE, items[i], STR_NONE);
}

static struct str school_name(const struct letter_frame *frame)
{
	return frame->n_school > 0 ? frame->school[0] : S("our school");
}

/* --- the formal notice --- */

static void notice_opening(struct arena *a, struct parts *l, const struct notice_letter *n)
{
	struct str school = school_name(&n->frame), start = date_long(a, n->starts_on);
	struct str whom = n->to_pupil ? S("you") : n->called;

	text_add(l, str_fmt(a,
	                    "I am writing to tell you that %.*s is giving %.*s special educational provision%s%.*s. "
	                    "That means help that is additional to, or different from, what most pupils of the same "
	                    "age get. In schools it is called SEN Support.",
	                    STR_ARG(school), STR_ARG(whom), start.n > 0 ? " from " : "", STR_ARG(start)));
	text_add(l,
	         n->to_pupil
	             ? S("The law asks us to tell you (Children and Families Act 2014, section 68). You can say what "
	                 "you think at any time, and you can bring somebody to our meetings.")
	             : S("The law asks us to tell you (Children and Families Act 2014, section 68). You know your "
	                 "child best, so we plan the help together with you."));
}

enum rc notice_paper(struct arena *a, const struct notice_letter *n, struct str *out, struct err *err)
{
	struct parts *l = NEW(a, struct parts);
	struct letter letter = { .frame = n->frame, .is_signed = true };

	letter.title = n->to_pupil ? S("You are getting SEN Support")
	                           : str_fmt(a, "%.*s is getting SEN Support", STR_ARG(n->pupil));
	notice_opening(a, l, n);
	heading_add(l, S("What we have decided"));
	row_add(l, "Decided on", date_long(a, n->decided_on));
	row_add(l, n->to_pupil ? "You need help with" : "Help with", n->needs);
	row_add(l, "Why", n->why);
	row_add(l, "What happens first", n->help);
	row_add(l, "Starts on", date_long(a, n->starts_on));
	row_add(l, "Teacher responsible", n->teacher);
	row_add(l, "SENCO", n->senco);
	row_add(l, "We review it by", date_long(a, n->review_on));
	heading_add(l, S("What happens next"));
	text_add(l, n->next);
	text_add(
	    l, n->to_pupil
	           ? S("We find out together what helps, write a plan with you, put it in place, and then review it "
	               "with you. "
	               "We meet at least three times a year. You get a copy of the plan.")
	           : str_fmt(a,
	                     "We find out together what helps, write a plan with you and %.*s, do it, and then look at "
	                     "how it went. We meet at least three times a year. You get a copy of the plan.",
	                     STR_ARG(n->called)));
	letter.parts = l->list;
	letter.n_parts = l->n;
	return letter_paper(a, &letter, out, err);
}

/* --- the early discussion --- */

enum rc discussion_paper(struct arena *a, const struct discussion_letter *d, struct str *out, struct err *err)
{
	struct parts *l = NEW(a, struct parts);
	struct letter letter = { .frame = d->frame };
	struct str whose = str_fmt(a, "%.*s", STR_ARG(d->called));

	letter.title = str_fmt(a, "What we talked about: %.*s", STR_ARG(d->pupil));
	text_add(l, S("This is your copy of the note of our talk. Please tell us if something is wrong or missing."));
	row_add(l, "When", date_full(a, d->held_on));
	row_add(l, "Who was there", d->present);
	words_add(l, str_fmt(a, "What %.*s is good at", STR_ARG(whose)), &d->strengths);
	words_add(l, S("What is hard"), &d->difficulties);
	words_add(l, S("What worries you"), &d->worries);
	words_add(l, str_fmt(a, "What %.*s said", STR_ARG(whose)), &d->pupil_says);
	words_add(l, S("What we hope for"), &d->hopes);
	items_add(l, S("What happens next"), d->steps, d->n_steps);
	letter.parts = l->list;
	letter.n_parts = l->n;
	return letter_paper(a, &letter, out, err);
}

/* --- the review --- */

static void review_outcomes(struct paper *p, struct arena *a, const struct review_letter *r)
{
	static const struct paper_column columns[] = {
		{ S("Goal"), 4, false, true },   { S("Start"), 1, true, false },          { S("Now"), 1, true, false },
		{ S("Target"), 1, true, false }, { S("What we think"), 4, false, false },
	};
	struct str *cells = NEW_ARRAY(a, struct str, r->n_outcomes * 5);
	struct paper_progress *roads = NEW_ARRAY(a, struct paper_progress, r->n_outcomes);
	size_t n = 0;

	if (r->n_outcomes == 0)
		return;
	paper_heading(p, 2, S("How it went"));
	for (size_t i = 0; i < r->n_outcomes; i++) {
		const struct plan_outcome *o = &r->outcomes[i];
		struct str *row = &cells[i * 5];
		struct str name = str_fmt(a, "%zu. %.*s", i + 1, STR_ARG(o->name.n > 0 ? o->name : o->aim));

		row[0] = str_fmt(a, "%zu. %.*s", i + 1, STR_ARG(o->aim.n > 0 ? o->aim : o->name));
		row[1] = o->baseline;
		row[2] = o->now.n > 0 ? o->now : S("\u2013");
		row[3] = o->target;
		row[4] = o->in_words;
		if (o->permille >= 0 && o->now.n > 0)
			roads[n++] = (struct paper_progress){ name,
				                              o->baseline,
				                              str_fmt(a, "%.*s now", STR_ARG(o->now)),
				                              o->target,
				                              o->permille,
				                              str_fmt(a, "From %.*s to %.*s. The target is %.*s.",
				                                      STR_ARG(o->baseline), STR_ARG(o->now),
				                                      STR_ARG(o->target)) };
	}
	if (!r->frame.large_print)
		paper_progress(p, roads, n);
	paper_table(p, &(struct paper_table){ columns, 5, cells, r->n_outcomes,
	                                      S("Each goal with its start, where it is now and its target.") });
}

static void review_supports(struct paper *p, struct arena *a, const struct review_letter *r)
{
	static const struct paper_column columns[] = {
		{ S("Help"), 3, false, true },
		{ S("From now on"), 2, false, false },
		{ S("Why"), 4, false, false },
	};
	struct str *cells = NEW_ARRAY(a, struct str, r->n_support * 3);

	if (r->n_support == 0)
		return;
	paper_heading(p, 2, S("What we decided about the help"));
	for (size_t i = 0; i < r->n_support; i++) {
		cells[i * 3] = r->support[i].what;
		cells[i * 3 + 1] = r->support[i].decision;
		cells[i * 3 + 2] = r->support[i].words;
	}
	paper_table(p, &(struct paper_table){ columns, 3, cells, r->n_support, S("Each help and what was decided.") });
}

static void review_words(struct paper *p, struct str heading, const struct paper_words *w)
{
	if (w->text.n == 0)
		return;
	paper_heading(p, 2, heading);
	paper_lang(p, w->lang);
	paper_text(p, PAPER_NORMAL, w->text);
	paper_lang(p, STR_NONE);
}

enum rc review_paper(struct arena *a, const struct review_letter *r, struct str *out, struct err *err)
{
	struct str title = str_fmt(a, "How it went: our review for %.*s", STR_ARG(r->pupil));
	struct paper *p = letter_open(a, &r->frame, title);

	if (!date_none(r->held_on))
		paper_row(p, S("When"), date_full(a, r->held_on));
	if (r->present.n > 0)
		paper_row(p, S("Who was there"), r->present);
	review_words(p, S("In short"), &r->summary);
	review_outcomes(p, a, r);
	review_supports(p, a, r);
	review_words(p, str_fmt(a, "What %.*s says", STR_ARG(r->called)), &r->pupil_says);
	review_words(p, S("What you told us"), &r->parents_say);
	review_words(p, S("Where views differ"), &(struct paper_words){ .text = r->differ });
	if (r->n_next > 0 || r->next_meeting.n > 0)
		paper_heading(p, 2, S("What happens now"));
	paper_list(p, r->next, r->n_next);
	if (r->next_meeting.n > 0)
		paper_row(p, S("Next meeting"), r->next_meeting);
	sign_off(p, &r->frame);
	paper_signposts(p, &r->frame.signposts);
	return paper_finish(p, out, err);
}
