#include "boards/find/find.h"

#include <stdlib.h>

#include "boards/find/find_words.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "kit/text/fold.h"

ACTION(ACT_FIND, "find.words", "Found words in the record");

enum { AROUND = 220, BEFORE = 8 };

/* Where a hit is; the entry itself is read again for the page. */
struct spot {
	size_t pupil;
	const struct entry_kind *kind;
	int64_t id;
	struct date on;
};

struct search {
	struct str key; /* of what was typed */
	struct entry_ask ask;
	struct pupil_lines pupil;
	struct find_skip skip;
	struct spot *spot;
	size_t spots;
	bool more;
};

static struct pupil_key key_of(const struct ctx *c, const struct search *s, size_t pupil)
{
	return (struct pupil_key){ c->actor.school_id, s->pupil.item[pupil].id };
}

static void spots_add(struct ctx *c, struct search *s, size_t pupil, const struct entry *e, size_t entries,
                      const struct entry_piece *p, size_t pieces)
{
	for (size_t i = 0; i < entries && !s->more; i++) {
		if (!fold_finds(fold_key(c->a, entry_text(c->a, &e[i], p, pieces)), s->key))
			continue;
		s->more = s->spots == FIND_MOST;
		if (!s->more)
			s->spot[s->spots++] = (struct spot){ pupil, e[i].kind, e[i].id, e[i].on };
	}
}

/* One pupil after the other, in memory that is given back. What the index says is only who need not be read. */
static enum rc pupils_search(struct ctx *c, struct search *s)
{
	for (size_t i = 0; i < s->pupil.n && !s->more; i++) {
		struct arena_mark m = arena_mark(c->a);
		struct entry_piece *piece;
		struct entry *e;
		size_t pieces, n;

		if (find_skips(&s->skip, s->pupil.item[i].id))
			continue;
		TRY(entries_load(c, key_of(c, s, i), &s->ask, ENTRIES_MOST, &e, &n));
		if (n > 0) {
			TRY(entries_whole(c, key_of(c, s, i), &s->ask, &piece, &pieces));
			spots_add(c, s, i, e, n, piece, pieces);
		}
		arena_rewind(c->a, m);
	}
	return RC_OK;
}

static int by_day(const void *x, const void *y)
{
	const struct spot *a = x;
	const struct spot *b = y;
	int by = date_cmp(b->on, a->on);

	if (by != 0)
		return by;
	return (a->id < b->id) - (a->id > b->id);
}

/* ---- the page ---- */

/* Some words before the first one that was looked for, and after it. */
static struct str around(struct ctx *c, struct str text, struct str key, bool *found)
{
	struct str first = str_cut(key, ' ', &key);
	size_t start[BEFORE] = { 0 };
	size_t words = 0;

	*found = false;
	for (size_t i = 0; i < text.n;) {
		struct str rest;
		struct str word = str_cut(str_sub(text, i, text.n), ' ', &rest);

		if (fold_finds(fold_key(c->a, word), first)) {
			size_t from = words < BEFORE ? 0 : start[words % BEFORE];
			size_t n = text.n - from < AROUND ? text.n - from : AROUND;

			*found = true;
			while (from + n < text.n && n > 1 && ((unsigned char)text.p[from + n] & 0xC0) == 0x80)
				n--;
			return str_fmt(c->a, "%s%.*s%s", from > 0 ? "… " : "", (int)n, text.p + from,
			               from + n < text.n ? " …" : "");
		}
		start[words++ % BEFORE] = i;
		i += word.n + 1;
	}
	return str_sub(text, 0, AROUND);
}

static struct str words_of(struct ctx *c, const struct search *s, const struct entry *e, const struct entry_piece *p,
                           size_t n)
{
	bool found;
	struct str words = around(c, e->words, s->key, &found);
	struct str piece;

	for (size_t i = 0; i < n && !found; i++) {
		if (p[i].id != e->id || p[i].kind != e->kind)
			continue;
		piece = around(c, p[i].words, s->key, &found);
		if (found)
			return str_fmt(c->a, "%.*s: %.*s", STR_ARG(p[i].label), STR_ARG(piece));
	}
	return words;
}

/* Where it is read; who does not read the record is led to the pupil. */
static struct str url_of(struct ctx *c, int64_t pupil_id, const struct entry *e)
{
	struct str rest = role_can(c->actor.hat, CAP_PUPIL_RECORD) ? e->rest.n > 0 ? e->rest : S("/history") : STR_NONE;

	return str_fmt(c->a, "/pupil/%lld%.*s", (long long)pupil_id, STR_ARG(rest));
}

static enum rc hit_load(struct ctx *c, const struct search *s, const struct spot *spot, struct find_hit *out)
{
	const struct pupil_line *l = &s->pupil.item[spot->pupil];
	const struct pupil p = { .given = l->given, .family = l->family, .preferred = l->preferred };
	struct entry_piece *piece;
	size_t pieces;

	TRY(entry_load(c, key_of(c, s, spot->pupil), &s->ask, spot->kind, spot->id, &out->entry));
	TRY(entries_whole(c, key_of(c, s, spot->pupil), &s->ask, &piece, &pieces));
	out->pupil_id = l->id;
	out->name = pupil_name(c->a, &p);
	out->class_name = l->class_name;
	out->words = words_of(c, s, &out->entry, piece, pieces);
	out->url = url_of(c, l->id, &out->entry);
	gate_note_read(c, l->id, &ACT_FIND, spot->id);
	return RC_OK;
}

static enum rc page_fill(struct ctx *c, const struct search *s, struct find_view *v)
{
	size_t from = (size_t)(v->page - 1) * FIND_PAGE;

	v->hit = NEW_ARRAY(c->a, struct find_hit, FIND_PAGE);
	for (size_t i = from; i < s->spots && v->hits < FIND_PAGE; i++)
		TRY(hit_load(c, s, &s->spot[i], &v->hit[v->hits++]));
	return RC_OK;
}

enum rc find_load(struct ctx *c, struct str typed, int64_t page, struct find_view *out)
{
	struct search s = { .key = fold_key(c->a, typed) };
	const struct pupil_filter all = { .year_group = YEAR_ANY,
		                          .roll = role_can(c->actor.hat, CAP_SCHOOL_NAMES) ? ROLL_ALL : ROLL_HERE };

	*out = (struct find_view){ .page = page < 1 ? 1 : page };
	TRY(gate_cap(c, CAP_PUPIL_LIST));
	if (s.key.n < FIND_LETTERS)
		return RC_OK;
	out->asked = true;
	TRY(entry_ask_make(c, false, &s.ask));
	TRY(pupil_list(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	               c->now.today, &all, &s.pupil, &c->err));
	TRY(find_skip_load(c, s.key, &s.skip));
	s.spot = NEW_ARRAY(c->a, struct spot, FIND_MOST);
	TRY(pupils_search(c, &s));
	if (s.spots > 1)
		qsort(s.spot, s.spots, sizeof *s.spot, by_day);
	out->total = s.spots;
	out->more = s.more;
	out->pages = (int64_t)(s.spots + FIND_PAGE - 1) / FIND_PAGE;
	return page_fill(c, &s, out);
}
