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

	return a->topic != b->topic ? (int)a->topic - (int)b->topic : date_cmp(b->on, a->on);
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

		buf_fmt(&b, "%s%.*s, %.*s", i > 0 ? "; " : "", STR_ARG(x->from), STR_ARG(date_long(a, x->on)));
	}
	return buf_view(&b);
}
