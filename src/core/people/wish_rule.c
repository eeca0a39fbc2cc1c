#include "core/people/wish_rule.h"

#include "kit/base/buf.h"

enum { WISH_WORDS_MAX = 1200 };

const struct wish *wish_for(const struct wish_lines *l, int64_t person_id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].person_id == person_id)
			return &l->item[i].wish;
	return NULL;
}

bool wish_is_large(const struct wish *w)
{
	return w != NULL && w->format == FORMAT_LARGE;
}

bool wish_is_plain(const struct wish *w)
{
	return w->language.n == 0 && w->format == FORMAT_NONE && w->interpreter == 0 && w->reach.n == 0;
}

static const char *format_says(enum letter_format f)
{
	switch (f) {
	case FORMAT_NONE:
		return "";
	case FORMAT_LARGE:
		return "Letters in large print.";
	case FORMAT_AUDIO:
		return "Letters spoken or recorded: read them out, or record them yourself.";
	case FORMAT_EASY_READ:
		return "Letters in easy read: write a short one, or talk it through.";
	case FORMAT_BRAILLE:
		return "Letters in braille: the school has to order it.";
	case FORMAT_BSL:
		return "British Sign Language: talk with a BSL interpreter.";
	}
	return "";
}

struct str wish_words(struct arena *a, const struct wish *w, bool with_reach)
{
	struct buf b = buf_new(a, WISH_WORDS_MAX);

	if (w->interpreter != 0)
		buf_fmt(&b, "An interpreter is needed at meetings%s%.*s. ", w->language.n == 0 ? "" : ": ",
		        STR_ARG(w->language));
	else if (w->language.n != 0)
		buf_fmt(&b, "Reads and speaks %.*s best. ", STR_ARG(w->language));
	if (w->format != FORMAT_NONE)
		buf_fmt(&b, "%s ", format_says(w->format));
	if (with_reach && w->reach.n != 0)
		buf_fmt(&b, "To reach them: %.*s", STR_ARG(w->reach));
	return str_trim(buf_view(&b));
}
