#include "notice/round/round_answer_rec.h"

#include "kit/base/buf.h"

CHOICES_DEFINE(round_progress, ROUND_PROGRESS);

CHOICES_DEFINE(round_how, ROUND_HOW);

enum { SHORT = 500, NAME = 120 };

RECORD_PUPIL_JOINED(round_answer_rec, "round_answer", struct round_answer, ROUND_ANSWER,
                    FIELD_TEXT(struct round_answer, by_name), FIELD_TEXT(struct round_answer, noted_name));

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

	part_add(&b, "Progress", str_of(round_progress_word(v->progress)));
	part_add(&b, "What helps", v->helps);
	part_add(&b, "Hard in class", v->hard_class);
	part_add(&b, "Hard at break and lunch", v->hard_break);
	part_add(&b, "Seen", v->seen);
	return buf_view(&b);
}

struct str round_answer_place(struct arena *a, const struct round_answer *v)
{
	struct str how = str_lower_ascii(a, str_of(round_how_word(v->said_how)));

	if (v->noted_by == 0)
		return v->subject;
	return str_fmt(a, "%.*s%stold %.*s %.*s", STR_ARG(v->subject), v->subject.n > 0 ? ", " : "",
	               STR_ARG(v->noted_name), STR_ARG(how));
}
