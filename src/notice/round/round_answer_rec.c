#include "notice/round/round_answer_rec.h"

#include "kit/base/buf.h"

const struct choice round_progress_choices[] = {
	{ "more", "More than expected", NULL, NULL },
	{ "expected", "As expected", NULL, NULL },
	{ "less", "Less than expected", NULL, NULL },
	{ "unsure", "I cannot say yet", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice round_how_choices[] = {
	{ "phone", "By phone", NULL, NULL },
	{ "person", "In person", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

enum { SHORT = 500, NAME = 120 };

static const struct field FIELDS[] = {
	FIELD_ID(struct round_answer, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct round_answer, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct round_answer, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct round_answer, round_id, .flags = F_HIDDEN, .doc = "The round it answers"),
	FIELD_ID(struct round_answer, person_id, .flags = F_HIDDEN,
	         .doc = "Who is asked; empty: somebody who is not on record"),
	FIELD_TEXT(struct round_answer, subject, .flags = F_HIDDEN,
	           .doc = "What they taught the pupil on the day of asking"),
	FIELD_CHOICE(struct round_answer, progress, .label = "Progress with you",
	             .flags = F_PERSONAL | F_REQUIRED | F_TILES, .choices = round_progress_choices,
	             .missing = "Choose how the progress is", .doc = "How much progress the person sees"),
	FIELD_LONG(struct round_answer, helps, .label = "What helps?", .flags = F_PERSONAL, .max = SHORT,
	           .doc = "What helps, in the person's words"),
	FIELD_LONG(struct round_answer, hard_class, .label = "What is hard in class?", .flags = F_PERSONAL,
	           .max = SHORT, .doc = "What is hard in lessons"),
	FIELD_LONG(struct round_answer, hard_break, .label = "What is hard at break and lunch?", .flags = F_PERSONAL,
	           .max = SHORT, .doc = "What is hard outside lessons"),
	FIELD_LONG(struct round_answer, seen, .label = "Something you saw lately", .flags = F_PERSONAL, .max = SHORT,
	           .doc = "Something that was observed"),
	FIELD_TEXT(struct round_answer, said_by, .label = "Who says it",
	           .hint = "Name, and what they do: Mrs Lane, lunch supervisor", .flags = F_PERSONAL, .max = NAME,
	           .doc = "Who said it, when they are not on record: name and what they do"),
	FIELD_CHOICE(struct round_answer, said_how, .label = "How did you hear it?", .flags = F_PERSONAL,
	             .choices = round_how_choices, .doc = "How it was told; empty: typed by the person"),
	FIELD_ID(struct round_answer, noted_by, .flags = F_HIDDEN, .doc = "Who noted what was told"),
	FIELD_DATE(struct round_answer, answered_on, .flags = F_HIDDEN, .doc = "Day of the answer; empty: not yet"),
	FIELD_INT(struct round_answer, revision, .flags = F_HIDDEN,
	          .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(round_answer_rec, "round_answer", struct round_answer, FIELDS);

static void part_add(struct buf *b, const char *what, struct str words)
{
	struct str s = str_trim(words);

	if (s.n == 0)
		return;
	buf_fmt(b, "%s%s: ", b->n > 0 ? "\n" : "", what);
	buf_str(b, s);
}

struct str round_answer_words(struct arena *a, const struct round_answer *v)
{
	struct buf b = buf_new(a, 16384);

	part_add(&b, "Progress", str_of(choice_label(round_progress_choices, v->progress)));
	part_add(&b, "What helps", v->helps);
	part_add(&b, "Hard in class", v->hard_class);
	part_add(&b, "Hard at break and lunch", v->hard_break);
	part_add(&b, "Seen", v->seen);
	return buf_view(&b);
}

struct str round_answer_place(struct arena *a, const struct round_answer *v)
{
	struct str how = str_lower_ascii(a, str_of(choice_label(round_how_choices, v->said_how)));

	if (v->noted_by == 0)
		return v->subject;
	return str_fmt(a, "%.*s%stold %.*s %.*s", STR_ARG(v->subject), v->subject.n > 0 ? ", " : "",
	               STR_ARG(v->noted_name), STR_ARG(how));
}
