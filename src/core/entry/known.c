#include "core/entry/known.h"

#include <stdlib.h>

#include "kit/base/buf.h"

enum { KINDS_MOST = 40, OF_A_KIND = 60, TOGETHER = 3, DAYS_KNOWN = 365, WORDS_ROOM = 16 * 1024 };

void known_add(struct known_list *l, const struct entry *e, enum known_topic topic, struct str words, struct str from)
{
	words = str_trim(words);
	if (words.n == 0 || l->n == l->room)
		return;
	l->item[l->n++] = (struct known){ .topic = topic, .on = e->on, .words = words, .from = from };
}

static int newest_first(const void *x, const void *y)
{
	const struct known *a = x;
	const struct known *b = y;

	if (a->topic != b->topic)
		return (int)a->topic - (int)b->topic;
	if (date_cmp(b->on, a->on) != 0)
		return date_cmp(b->on, a->on);
	return (b->words.n > a->words.n) - (b->words.n < a->words.n);
}

/* Are these words whole lines of others? A form puts several below each other. */
static bool is_among(struct str words, struct str all)
{
	ptrdiff_t at;

	for (size_t from = 0; (at = str_find(str_sub(all, from, all.n), words)) >= 0; from++) {
		from += (size_t)at;
		if ((from == 0 || all.p[from - 1] == '\n') &&
		    (from + words.n == all.n || all.p[from + words.n] == '\n'))
			return true;
	}
	return false;
}

/* What was carried from a concern to the note of a discussion and on to an assessment is one thing that was said. */
static void repeats_drop(struct known_list *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct known *x = &l->item[i];
		struct known *newer = l->item;

		while (newer < l->item + kept && (newer->topic != x->topic || !is_among(x->words, newer->words)))
			newer++;
		if (newer == l->item + kept) {
			l->item[kept++] = *x;
		} else if (newer->words.n == x->words.n) {
			x->all_have_read |= newer->all_have_read;
			*newer = *x;
		}
	}
	l->n = kept;
}

enum rc known_load(struct ctx *c, struct pupil_key k, struct known_list *out)
{
	struct entry_ask ask;
	struct date since = date_add(c->now.today, -DAYS_KNOWN);

	*out = (struct known_list){ .room = KINDS_MOST * OF_A_KIND };
	out->item = NEW_ARRAY(c->a, struct known, out->room);
	TRY(entry_ask_make(c, false, &ask));
	for (size_t i = 0; i < entry_kind_count(); i++)
		if (entry_kind_at(i)->known != NULL)
			TRY(entries_known(c, k, &ask, entry_kind_at(i), OF_A_KIND, since, out));
	if (out->n > 1)
		qsort(out->item, out->n, sizeof *out->item, newest_first);
	repeats_drop(out);
	return RC_OK;
}

const struct known *known_at(const struct known_list *l, enum known_topic topic, size_t at)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].topic == topic && at-- == 0)
			return &l->item[i];
	return NULL;
}

/* How many of the newest stand together: three at most, in so many bytes. */
static size_t together(const struct known_list *l, enum known_topic topic, size_t max)
{
	const struct known *x;
	size_t bytes = 0;
	size_t n = 0;

	while (n < TOGETHER && (x = known_at(l, topic, n)) != NULL) {
		bytes += x->words.n + 1;
		if (bytes > max + 1)
			break;
		n++;
	}
	return n;
}

struct str known_dated(struct arena *a, struct str from, struct date on)
{
	struct str day = date_long(a, on);
	struct date d;
	size_t cut = from.n;

	while (cut > 0 && from.p[cut - 1] != ',')
		cut--;
	if (cut > 0 && date_parse(str_trim(str_sub(from, cut, from.n)), &d))
		return from;
	return str_fmt(a, "%.*s, %.*s", STR_ARG(from), STR_ARG(day));
}

struct str known_words(struct arena *a, const struct known_list *l, enum known_topic topic, size_t max)
{
	size_t n = together(l, topic, max);
	struct buf b = buf_new(a, WORDS_ROOM);

	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%.*s", i > 0 ? "\n" : "", STR_ARG(known_at(l, topic, i)->words));
	return buf_view(&b);
}

struct str known_from(struct arena *a, const struct known_list *l, enum known_topic topic, size_t max)
{
	size_t n = together(l, topic, max);
	struct buf b = buf_new(a, WORDS_ROOM);

	for (size_t i = 0; i < n; i++) {
		const struct known *x = known_at(l, topic, i);
		struct str from = known_dated(a, x->from, x->on);

		buf_fmt(&b, "%s%.*s", i > 0 ? "; " : "", STR_ARG(from));
	}
	return buf_view(&b);
}
