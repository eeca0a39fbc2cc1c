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
	if (!letter->is_bare)
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

		paper_part(p, l == NULL ? sheet[i].plan->large_print : l->frame.large_print);
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
