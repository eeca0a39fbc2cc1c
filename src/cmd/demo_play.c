/* The replay: every line in order of time, on its day, in the hat of who acts, in a transaction of its own inside the
 * one that makes the whole demonstration or nothing. */
#include "cmd/demo.h"

#include "boards/family/family.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"
#include "core/people/pupil_rec.h"
#include "core/trail/audit.h"
#include "story/pupil_list.h"

enum {
	ACT_MINUTE = 15 * 60 + 30,
	LAST_DAY_MINUTE = 7 * 60 + 30,
	WORDS_MAX = 16 * 1024,
	COMMIT_EVERY = 250,
	TELL_EVERY = 4
};

static const struct demo_verb *const VERBS[] = { demo_verbs_school, demo_verbs_files, demo_verbs_notice,
	                                         demo_verbs_cycle,  demo_verbs_do,    demo_verbs_family,
	                                         demo_verbs_gap,    demo_verbs_ehc,   demo_verbs_papers,
	                                         demo_verbs_publish };

static void *grown(struct arena *a, const void *old, size_t n, size_t *room, size_t size)
{
	void *p;

	*room = *room > 0 ? 2 * *room : 1024;
	p = arena_array(a, *room, size);
	if (n > 0)
		memcpy(p, old, n * size);
	return p;
}

void demo_queue(struct demo *d, const struct demo_act *t)
{
	if (date_none(t->day) || date_cmp(t->day, d->end.today) > 0)
		return;
	if (d->acts == d->act_room)
		d->act = grown(d->a, d->act, d->acts, &d->act_room, sizeof *d->act);
	d->act[d->acts] = *t;
	d->act[d->acts].seq = d->acts;
	d->acts++;
}

/* Days that several lines name are played in the order in which the lines were queued. */
static int by_time(const void *x, const void *y)
{
	const struct demo_act *p = x, *q = y;
	int c = date_cmp(p->day, q->day);

	return c != 0 ? c : (p->seq > q->seq) - (p->seq < q->seq);
}

enum rc demo_fault(struct demo *d, const struct demo_act *t, enum rc rc, struct str why)
{
	struct str pupil =
	    t->x != NULL ? str_fmt(d->a, ", %.*s %.*s", STR_ARG(t->x->p->given), STR_ARG(t->x->p->family)) : STR_NONE;
	struct str said = str_dup(d->a, why.n > 0 ? why : str_of(d->c->err.text));

	return err_set(&d->c->err, rc == RC_OK ? RC_INVALID : rc,
	               "content/demo/%s line %zu, %.*s, %.*s: %.*s%.*s: %.*s (%d)", t->line->file, t->line->number,
	               STR_ARG(date_iso(d->a, t->day)), STR_ARG(t->who), STR_ARG(t->line->verb), STR_ARG(pupil),
	               STR_ARG(said), (int)rc);
}

/* ---- who ---- */

const struct demo_person *demo_who(const struct demo *d, int64_t person_id)
{
	for (size_t i = 0; i < d->people; i++)
		if (d->person[i].id == person_id)
			return &d->person[i];
	return NULL;
}

enum rc demo_sign_in(struct demo *d, struct str login)
{
	for (size_t i = 0; i < d->people; i++) {
		const struct demo_person *p = &d->person[i];

		if (!str_eq(p->login, login))
			continue;
		d->c->actor = (struct actor){ .school_id = d->school_id,
			                      .account_id = p->account,
			                      .person_id = p->id,
			                      .hat = p->hat,
			                      .name = p->name };
		return RC_OK;
	}
	return err_set(&d->c->err, RC_NONE, "nobody has the sign-in name %.*s", STR_ARG(login));
}

void demo_opened(struct demo *d)
{
	size_t at = 0;

	while (at < d->c->read_count) {
		if (d->reads == d->read_room)
			d->read = grown(d->a, d->read, d->reads, &d->read_room, sizeof *d->read);
		d->read[d->reads++] = str_dup(d->a, audit_reads_payload(d->c, &at));
	}
	d->c->read_count = 0;
}

enum rc demo_pupil_id(struct demo *d, struct demo_pupil *p, int64_t *id)
{
	struct str name = str_fmt(d->c->a, "%.*s %.*s", STR_ARG(p->given), STR_ARG(p->family));
	struct pupil_query q = { .typed = name, .year = YEAR_ANY, .stage = STAGE_ANY, .page = 1 };
	struct pupils_view v = { 0 };

	if (p->id == 0)
		TRY(pupils_find(d->c, &q, &v));
	for (size_t i = 0; i < v.n; i++) {
		const struct pupil_line *l = &v.item[i].line;

		if (date_cmp(l->born, p->born) == 0 && str_eq(l->given, p->given) && str_eq(l->family, p->family))
			p->id = l->id;
	}
	*id = p->id;
	return p->id != 0 ? RC_OK : err_set(&d->c->err, RC_NONE, "they do not find the pupil in their list");
}

/* ---- words ---- */

static struct str variable(struct demo *d, const struct demo_act *t, struct str name)
{
	const struct demo_pupil *p = t->x != NULL ? t->x->p : NULL;

	if (p == NULL)
		return STR_NONE;
	if (str_is(name, "first"))
		return p->given;
	if (str_is(name, "name"))
		return str_fmt(d->c->a, "%.*s %.*s", STR_ARG(p->given), STR_ARG(p->family));
	return t->x->profile != NULL ? demo_field(t->x->profile->field, t->x->profile->fields, str_c(d->c->a, name))
	                             : STR_NONE;
}

struct str demo_put(struct demo *d, const struct demo_act *t, struct str words)
{
	struct buf b = buf_new(d->c->a, WORDS_MAX);

	while (words.n > 0) {
		struct str rest = STR_NONE;

		buf_str(&b, str_cut(words, '{', &rest));
		if (rest.n > 0)
			buf_str(&b, variable(d, t, str_cut(rest, '}', &rest)));
		words = rest;
	}
	return buf_view(&b);
}

struct str demo_words(struct demo *d, const struct demo_act *t, const char *name)
{
	struct str s = demo_field(t->line->field, t->line->fields, name);

	return s.n > 0 ? demo_put(d, t, s) : variable(d, t, str_of(name));
}

int64_t demo_number(struct demo *d, const struct demo_act *t, const char *name)
{
	int64_t n = 0;

	return str_int(demo_words(d, t, name), &n) ? n : 0;
}

static struct date date_said(struct demo *d, const struct demo_act *t, struct str when)
{
	const struct {
		const char *word;
		struct date from;
	} FROM[] = { { "today", d->end.today },
		     { "review", t->review },
		     { "open", t->open },
		     { "year", d->year },
		     { "", t->day } };
	struct date day = DATE_NONE;

	for (size_t i = 0; i < sizeof FROM / sizeof FROM[0] && date_none(day); i++)
		if (when.n > 0 && !date_none(FROM[i].from) && str_starts(when, str_of(FROM[i].word)))
			day = demo_day(d, when, str_of(FROM[i].word), FROM[i].from);
	return day;
}

struct date demo_date(struct demo *d, const struct demo_act *t, const char *name)
{
	return date_said(d, t, demo_field(t->line->field, t->line->fields, name));
}

static bool put_field(struct demo *d, const struct demo_act *t, const struct field *f, struct str words, void *obj)
{
	void *to = field_at(f, obj);

	switch (f->type) {
	case FT_ID:
	case FT_INT:
	case FT_FLAG:
		return str_int(words, to);
	case FT_MILLI:
		return milli_parse(words, to);
	case FT_ONE_OF:
		return choice_find(f->choices, words, to);
	case FT_TEXT:
	case FT_LONG:
	case FT_SOME_OF:
		*(struct str *)to = words;
		return true;
	case FT_DATE:
		*(struct date *)to = date_said(d, t, words);
		return !date_none(*(struct date *)to);
	}
	return false;
}

/* Fields of the line that are none of the record's are for the verb. */
enum rc demo_fill(struct demo *d, const struct demo_act *t, const struct record *rec, void *obj)
{
	for (size_t i = 0; i < t->line->fields; i++) {
		const struct demo_field *f = &t->line->field[i];
		char *name = arena_alloc(d->c->a, f->name.n + 1);
		const struct field *to;

		for (size_t k = 0; k < f->name.n; k++)
			name[k] = f->name.p[k] == ' ' ? '_' : f->name.p[k];
		to = record_field(rec, str_of(name));
		if (to != NULL && !put_field(d, t, to, demo_put(d, t, f->words), obj))
			return err_set(&d->c->err, RC_INVALID, "the field %.*s cannot be read", STR_ARG(f->name));
	}
	return RC_OK;
}

/* ---- the clock ---- */

static demo_fn *verb_find(struct str name)
{
	for (size_t i = 0; i < sizeof VERBS / sizeof VERBS[0]; i++)
		for (const struct demo_verb *v = VERBS[i]; v->name != NULL; v++)
			if (str_is(name, v->name))
				return v->fn;
	return NULL;
}

/* The same among the children of the parent who acts. *id is 0 before. */
static enum rc child_of(struct demo *d, const struct demo_pupil *p, int64_t *id)
{
	struct family_child *child;
	size_t n;

	TRY(family_children(d->c, &child, &n));
	for (size_t i = 0; i < n; i++)
		if (str_eq(child[i].first, p->given))
			*id = child[i].pupil_id;
	return *id != 0 ? RC_OK : err_set(&d->c->err, RC_NONE, "they have no such child");
}

/* Staff find the pupil in their list, a parent among their children; a pupil has no list. */
static enum rc pupil_of(struct demo *d, struct demo_act *t)
{
	if (t->x != NULL && d->c->actor.hat == ROLE_PARENT)
		return child_of(d, t->x->p, &t->pupil);
	return t->x != NULL && role_can(d->c->actor.hat, CAP_PUPIL_LIST) ? demo_pupil_id(d, t->x->p, &t->pupil) : RC_OK;
}

static enum rc act_do(struct demo *d, demo_fn *fn, struct demo_act *t)
{
	TRY(pupil_of(d, t));
	return fn(d, t);
}

static enum rc act_play(struct demo *d, struct demo_act *t)
{
	int minute = date_cmp(t->day, d->end.today) != 0 ? ACT_MINUTE
	             : d->end.minute < LAST_DAY_MINUTE   ? d->end.minute
	                                                 : LAST_DAY_MINUTE;
	demo_fn *fn = verb_find(t->line->verb);
	enum rc rc;

	if (fn == NULL)
		return err_set(&d->c->err, RC_INVALID, "there is no such word");
	d->c->err.text[0] = '\0';
	d->c->now = clock_at(clock_instant(t->day, minute));
	TRY(demo_sign_in(d, t->who));
	rc = IN_WRITE(d->c, act_do(d, fn, t));
	d->c->reads = NULL; /* grew in the arena, which is emptied */
	d->c->read_count = d->c->read_room = 0;
	return rc;
}

/* Many lines share a commit, but not all: a row that one transaction changes thousands of times, as the end of the
 * chain of events is, grows slow in PostgreSQL. That has to be told, too, how large its tables have become: a plan made
 * for empty ones takes minutes. In a server autovacuum does this. */
static enum rc commit(struct demo *d, bool roll)
{
	enum rc rc = db_end(d->c->db, RC_OK, &d->c->err);

	if (rc == RC_OK && db_engine(d->c->db) == DB_POSTGRES && (roll || ++d->commits % TELL_EVERY == 0))
		rc = db_script(d->c->db, S("ANALYZE"), &d->c->err);
	return rc == RC_OK ? db_begin(d->c->db, DB_WRITE, &d->c->err) : rc;
}

static enum rc play_all(struct demo *d)
{
	size_t since = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < d->acts && rc == RC_OK; i++) {
		struct demo_act *t = &d->act[i];
		struct arena_mark m = arena_mark(d->c->a);
		bool roll = str_is(t->line->verb, "roll");

		rc = act_play(d, t);
		if (rc != RC_OK)
			return demo_fault(d, t, rc, STR_NONE);
		arena_rewind(d->c->a, m);
		if (++since >= COMMIT_EVERY || roll) {
			rc = commit(d, roll);
			since = 0;
		}
	}
	return rc;
}

enum rc demo_play(struct demo *d)
{
	enum rc rc = db_begin(d->c->db, DB_WRITE, &d->c->err);

	if (d->acts > 0)
		qsort(d->act, d->acts, sizeof *d->act, by_time);
	return rc == RC_OK ? db_end(d->c->db, play_all(d), &d->c->err) : rc;
}
