#include "core/entry/entry.h"

#include <stdlib.h>
#include <string.h>

#include "core/rights/sealed.h"
#include "kit/base/buf.h"

enum { TEXT_MOST = 8 << 20 };

extern const struct entry_kind *const __start_apdr_entry[] __attribute__((weak));
extern const struct entry_kind *const __stop_apdr_entry[] __attribute__((weak));

static const struct {
	const char *key;
	const char *word;
} GROUPS[ENTRY_GROUPS] = {
	[ENTRY_SAID] = { "said", "Concerns and messages" },
	[ENTRY_SEEN] = { "seen", "Observations" },
	[ENTRY_RESULTS] = { "results", "Results" },
	[ENTRY_TALKS] = { "talks", "Discussions and meetings" },
	[ENTRY_DECISIONS] = { "decisions", "Decisions" },
	[ENTRY_ASSESSMENTS] = { "assessments", "Assessments" },
	[ENTRY_PLANS] = { "plans", "Plans" },
	[ENTRY_PROGRESS] = { "progress", "Progress" },
	[ENTRY_SESSIONS] = { "sessions", "Sessions" },
	[ENTRY_REVIEWS] = { "reviews", "Reviews" },
	[ENTRY_LETTERS] = { "letters", "Letters" },
	[ENTRY_FILES] = { "files", "Files" },
};

const char *entry_group_key(enum entry_group g)
{
	return GROUPS[g].key;
}

const char *entry_group_word(enum entry_group g)
{
	return GROUPS[g].word;
}

size_t entry_kind_count(void)
{
	return (size_t)(__stop_apdr_entry - __start_apdr_entry);
}

const struct entry_kind *entry_kind_at(size_t i)
{
	return __start_apdr_entry[i];
}

const struct entry_kind *entry_kind_find(struct str code)
{
	for (size_t i = 0; i < entry_kind_count(); i++)
		if (str_is(code, entry_kind_at(i)->code))
			return entry_kind_at(i);
	return NULL;
}

enum rc entry_ask_make(struct ctx *c, bool family, struct entry_ask *out)
{
	*out = (struct entry_ask){
		.a = c->a, .today = c->now.today, .hat = c->actor.hat, .person_id = c->actor.person_id, .family = family
	};
	TRY(authors_load(c, &out->mine));
	return sealed_readable(c, &out->reads_sealed);
}

static struct entry read_one(const struct entry_ask *ask, const struct entry_kind *kind, struct rows *r, size_t i)
{
	struct entry e = { .kind = kind,
		           .id = row_int(r, i, "id"),
		           .on = rows_has(r, "at") ? clock_at(row_int(r, i, "at")).today : row_date(r, i, "on_day"),
		           .by_id = author_of(&ask->mine, row_int(r, i, "by_id")),
		           .by = row_str(r, i, "by_name"),
		           .what = str_of(kind->word) };

	kind->line(ask, r, i, &e);
	if (e.sealed && !ask->reads_sealed)
		e.hidden = true;
	return e;
}

/* Staff read what their role reads, and what they wrote themselves; a family what is theirs. */
static bool is_read(const struct entry_ask *ask, const struct entry *e)
{
	if (e->hidden || date_none(e->on))
		return false;
	if (ask->family)
		return e->kind->to_family && (e->own || date_none(ask->before) || date_cmp(e->on, ask->before) < 0);
	return role_can(ask->hat, e->kind->cap) || (e->by_id != 0 && e->by_id == ask->person_id);
}

static int by_day(const void *x, const void *y)
{
	const struct entry *a = x;
	const struct entry *b = y;
	int by = date_cmp(b->on, a->on);

	return by != 0 ? by : (a->id < b->id) - (a->id > b->id);
}

enum rc entries_load(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, size_t most, struct entry **out,
                     size_t *n)
{
	struct rows *r = NEW_ARRAY(c->a, struct rows, entry_kind_count());
	size_t all = 0;

	*n = 0;
	for (size_t i = 0; i < entry_kind_count(); i++) {
		if (ask->family && !entry_kind_at(i)->to_family)
			continue;
		TRY(db_run(c->db, c->a, entry_kind_at(i)->list, &r[i], &c->err, DV(k.school_id), DV(k.pupil_id),
		           DV(0)));
		if (r[i].n > most) /* not by LIMIT, for which SQLite would make a table each time */
			r[i].n = most;
		all += r[i].n;
	}
	*out = NEW_ARRAY(c->a, struct entry, all);
	for (size_t i = 0; i < entry_kind_count(); i++)
		for (size_t m = 0; m < r[i].n; m++) {
			struct entry e = read_one(ask, entry_kind_at(i), &r[i], m);

			if (is_read(ask, &e))
				(*out)[(*n)++] = e;
		}
	if (*n > 1)
		qsort(*out, *n, sizeof **out, by_day);
	return RC_OK;
}

enum rc entries_known(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct entry_kind *kind,
                      size_t most, struct date since, struct known_list *out)
{
	struct rows r;

	TRY(db_run(c->db, c->a, kind->list, &r, &c->err, DV(k.school_id), DV(k.pupil_id), DV(0)));
	for (size_t i = 0; i < r.n && i < most; i++) {
		struct entry e = read_one(ask, kind, &r, i);

		if (is_read(ask, &e) && date_cmp(e.on, since) >= 0)
			kind->known(ask, &r, i, &e, out);
	}
	return RC_OK;
}

enum rc entries_whole(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, struct entry_piece **out,
                      size_t *n)
{
	struct rows *r = NEW_ARRAY(c->a, struct rows, entry_kind_count());
	size_t all = 0;

	*n = 0;
	for (size_t i = 0; i < entry_kind_count(); i++) {
		const struct entry_kind *kind = entry_kind_at(i);

		if (kind->whole == NULL || ask->family || !role_can(ask->hat, kind->whole_cap))
			continue;
		TRY(db_run(c->db, c->a, kind->whole, &r[i], &c->err, DV(k.school_id), DV(k.pupil_id)));
		all += r[i].n;
	}
	*out = NEW_ARRAY(c->a, struct entry_piece, all);
	for (size_t i = 0; i < entry_kind_count(); i++)
		for (size_t m = 0; m < r[i].n; m++)
			(*out)[(*n)++] = (struct entry_piece){ entry_kind_at(i), row_int(&r[i], m, "id"),
				                               row_str(&r[i], m, "label"), row_str(&r[i], m, "words") };
	return RC_OK;
}

struct str entry_text(struct arena *a, const struct entry *e, const struct entry_piece *p, size_t n)
{
	struct buf b = buf_new(a, TEXT_MOST);

	buf_fmt(&b, "%.*s %.*s", STR_ARG(e->what), STR_ARG(e->words));
	for (size_t i = 0; i < n; i++)
		if (p[i].id == e->id && p[i].kind == e->kind)
			buf_fmt(&b, " %.*s", STR_ARG(p[i].words));
	return buf_view(&b);
}

/* One entry as a role reads it, when they wrote it and when they did not. */
static void text_take(struct entry_ask *ask, const struct entry_kind *kind, struct rows *r, size_t i,
                      const struct entry_piece *p, size_t n, struct str *last, void (*take)(void *x, struct str text),
                      void *x)
{
	const int64_t who[] = { 0, row_int(r, i, "by_id") };

	for (size_t w = 0; w < sizeof who / sizeof *who; w++) {
		struct entry e;
		struct str text;

		ask->person_id = who[w];
		e = read_one(ask, kind, r, i);
		text = entry_text(ask->a, &e, p, role_can(ask->hat, kind->whole_cap) ? n : 0);
		if (!str_eq(text, *last))
			take(x, text);
		*last = text;
	}
}

static enum rc kind_texts(struct ctx *c, struct pupil_key k, const struct entry_kind *kind,
                          void (*take)(void *x, struct str text), void *x)
{
	struct entry_ask ask = { .a = c->a, .today = c->now.today, .reads_sealed = true };
	struct entry_piece *p = NULL;
	struct rows whole = { .n = 0 };
	struct rows r;

	TRY(db_run(c->db, c->a, kind->list, &r, &c->err, DV(k.school_id), DV(k.pupil_id), DV(0)));
	if (kind->whole != NULL && r.n > 0)
		TRY(db_run(c->db, c->a, kind->whole, &whole, &c->err, DV(k.school_id), DV(k.pupil_id)));
	p = NEW_ARRAY(c->a, struct entry_piece, whole.n);
	for (size_t i = 0; i < whole.n; i++)
		p[i] = (struct entry_piece){ kind, row_int(&whole, i, "id"), STR_NONE, row_str(&whole, i, "words") };
	for (size_t i = 0; i < r.n; i++) {
		struct str last = STR_NONE;

		for (ask.hat = ROLE_NONE + 1; ask.hat < ROLE_COUNT; ask.hat++)
			if (role_can(ask.hat, CAP_PUPIL_LIST))
				text_take(&ask, kind, &r, i, p, whole.n, &last, take, x);
	}
	return RC_OK;
}

enum rc entries_texts(struct ctx *c, struct pupil_key k, void (*take)(void *x, struct str text), void *x)
{
	for (size_t i = 0; i < entry_kind_count(); i++)
		TRY(kind_texts(c, k, entry_kind_at(i), take, x));
	return RC_OK;
}

/* The row as the kind's own list would have it. */
static struct rows unpacked(struct arena *a, struct rows *r, size_t i, const struct entry_kind **kind)
{
	enum { OWN = 4, MOST = 16 };
	struct str rest = row_str(r, i, "packed");
	struct str names = str_cut(rest, '\x1f', &rest);
	bool at = row_str(r, i, "on_day").n == 0;
	const char *const own[OWN] = { "id", at ? "at" : "on_day", "by_id", "by_name" };
	struct rows one = { .n = 1,
		            .name = NEW_ARRAY(a, const char *, OWN + MOST),
		            .cell = NEW_ARRAY(a, struct dbv, OWN + MOST) };

	*kind = entry_kind_find(str_cut(names, ' ', &names));
	for (; one.cols < OWN; one.cols++) {
		size_t from;

		one.name[one.cols] = own[one.cols];
		if (rows_column(r, own[one.cols], &from))
			one.cell[one.cols] = r->cell[i * r->cols + from];
	}
	for (; names.n > 0 && one.cols < OWN + MOST; one.cols++) {
		struct str name = str_cut(names, ' ', &names);
		struct str value = str_cut(rest, '\x1f', &rest);
		bool number = str_starts(name, S("#"));
		int64_t v;

		one.name[one.cols] = str_c(a, str_sub(name, number ? 1 : 0, name.n));
		if (number)
			one.cell[one.cols] = str_int(value, &v) ? dv_int(v) : dv_null();
		else
			one.cell[one.cols] = str_is(value, "\x1e") ? dv_null() : dv_text(value);
	}
	return one;
}

size_t entries_unpack(const struct entry_ask *ask, struct rows *r, struct entry **out)
{
	size_t n = 0;

	*out = NEW_ARRAY(ask->a, struct entry, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct entry_kind *kind;
		struct rows one = unpacked(ask->a, r, i, &kind);
		struct entry e;

		if (kind == NULL)
			continue;
		e = read_one(ask, kind, &one, 0);
		if (is_read(ask, &e))
			(*out)[n++] = e;
	}
	if (n > 1)
		qsort(*out, n, sizeof **out, by_day);
	return n;
}

enum rc entry_load(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct entry_kind *kind,
                   int64_t id, struct entry *out)
{
	struct rows r;

	if (id <= 0)
		return RC_NONE;
	TRY(db_run(c->db, c->a, kind->list, &r, &c->err, DV(k.school_id), DV(k.pupil_id), DV(id)));
	if (r.n == 0)
		return RC_NONE;
	*out = read_one(ask, kind, &r, 0);
	return is_read(ask, out) ? RC_OK : RC_NONE;
}
