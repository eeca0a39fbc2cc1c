#include "boards/find/find_words.h"

#include <stdlib.h>

#include "boards/find/find_words_sql.h"
#include "core/entry/entry.h"
#include "kit/base/buf.h"
#include "kit/base/build_id.h"
#include "kit/text/fold.h"

enum { WORDS_MOST = 64 << 20, ROOM = 256 };

/* ---- making ---- */

struct words {
	struct arena *a;
	struct str *word;
	size_t n;
	size_t room;
};

static void words_take(void *x, struct str text)
{
	struct words *w = x;
	struct str rest = fold_key(w->a, text);

	while (rest.n > 0) {
		if (w->n == w->room) {
			size_t room = w->room > 0 ? 2 * w->room : ROOM;
			struct str *more = NEW_ARRAY(w->a, struct str, room);

			for (size_t i = 0; i < w->n; i++)
				more[i] = w->word[i];
			w->word = more;
			w->room = room;
		}
		w->word[w->n++] = str_cut(rest, ' ', &rest);
	}
}

static int by_word(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* Each once, in order, with a space before. Too many: RC_NONE, and the entries are always read. */
static enum rc words_text(struct words *w, struct str *out)
{
	struct buf b = buf_new(w->a, WORDS_MOST);

	if (w->n > 1)
		qsort(w->word, w->n, sizeof *w->word, by_word);
	for (size_t i = 0; i < w->n; i++)
		if (i == 0 || !str_eq(w->word[i], w->word[i - 1]))
			buf_fmt(&b, " %.*s", STR_ARG(w->word[i]));
	*out = buf_view(&b);
	return b.full ? RC_NONE : RC_OK;
}

static enum rc pupil_make(struct ctx *c, struct pupil_key k, struct str program)
{
	struct arena_mark m = arena_mark(c->a);
	struct words w = { .a = c->a };
	struct str text;
	enum rc rc = entries_texts(c, k, words_take, &w);

	if (rc == RC_OK)
		rc = words_text(&w, &text);
	if (rc == RC_OK)
		rc = words_put(c->db, c->a, k, program, text, &c->err);
	arena_rewind(c->a, m);
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc some_make(struct ctx *c, struct str program, struct pupil_key *after, bool *did)
{
	struct pupil_key k[WORDS_AT_ONCE];
	size_t n;

	TRY(words_wanted(c->db, c->a, program, *after, k, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		TRY(pupil_make(c, k[i], program));
	*did = n > 0;
	if (n > 0)
		*after = k[n - 1];
	return RC_OK;
}

enum rc find_words_make(const struct app *app, struct db *db, struct arena *a, struct pupil_key *after, bool *did,
                        struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	struct str program = build_id(a);
	enum rc rc;

	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	*did = false;
	if (program.n == 0)
		return RC_OK;
	rc = IN_WRITE(c, some_make(c, program, after, did));
	if (rc != RC_OK) {
		*did = false;
		*e = c->err;
	}
	return rc;
}

/* ---- asking ---- */

/* The longest words: they stand with the fewest. */
static void longest(struct str key, struct str out[WORDS_TYPED])
{
	while (key.n > 0) {
		struct str word = str_cut(key, ' ', &key);

		for (size_t i = 0; i < WORDS_TYPED; i++)
			if (word.n > out[i].n) {
				struct str shorter = out[i];

				out[i] = word;
				word = shorter;
			}
	}
}

enum rc find_skip_load(struct ctx *c, struct str key, struct find_skip *out)
{
	struct words_ask ask = { .school_id = c->actor.school_id,
		                 .person_id = c->actor.person_id,
		                 .hat = str_of(role_key(c->actor.hat)),
		                 .today = c->now.today,
		                 .program = build_id(c->a) };

	*out = (struct find_skip){ .n = 0 };
	if (ask.program.n == 0)
		return RC_OK;
	longest(key, ask.word);
	return words_without(c->db, c->a, &ask, &out->pupil, &out->n, &c->err);
}

bool find_skips(const struct find_skip *s, int64_t pupil_id)
{
	size_t from = 0;
	size_t to = s->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (s->pupil[mid] < pupil_id)
			from = mid + 1;
		else
			to = mid;
	}
	return from < s->n && s->pupil[from] == pupil_id;
}
