#include "core/entry/put_right.h"

#include <string.h>

#include "core/cycle/cycle_sql.h"
#include "core/entry/withdrawn_sql.h"
#include "core/rights/author.h"
#include "core/people/pupil_sql.h"
#include "core/record/check_rule.h"
#include "core/rights/gate.h"
#include "core/rights/sealed.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"

ACTION(ACT_ENTRY_AGAIN, "entry.again", "Opened again what was finished");
ACTION(ACT_ENTRY_ARRIVE, "entry.arrive", "An entry was moved to this record");
ACTION(ACT_ENTRY_BACK, "entry.back", "Took back what was withdrawn or moved");
ACTION(ACT_ENTRY_KEPT, "entry.kept", "Read what was withdrawn");
ACTION(ACT_ENTRY_MOVE, "entry.move", "Moved an entry to the right pupil");
ACTION(ACT_ENTRY_OPEN, "entry.open", "Opened an entry to put it right");
ACTION(ACT_ENTRY_SEALED, "entry.sealed", "Put right what is with the head");
ACTION(ACT_ENTRY_WITHDRAW, "entry.withdraw", "Withdrew an entry");

enum { QUOTE_LEAST = 24 };
enum { FOUND_MOST = 12, FOUND_WORDS = PUPIL_WORDS_MAX };

/* ---- for the kinds ---- */

void entry_say(struct entry_take *t, enum entry_say how, struct str what, struct str more, struct str url)
{
	if (t->says < SAYS_MOST)
		t->said[t->says++] = (struct entry_said){ how, what, more, url };
}

bool entry_is_quoted(struct str words, struct str text)
{
	while (words.n > 0) {
		struct str line = str_cut(words, '\n', &words);

		while (line.n > 0) {
			struct str sentence = str_trim(str_cut(line, '.', &line));

			if (sentence.n >= QUOTE_LEAST && str_find(text, sentence) >= 0)
				return true;
		}
	}
	return false;
}

static enum rc rows_take(struct entry_take *t, enum kept_how how, const struct entry_table *table, const struct stmt *q,
                         int64_t id, size_t *n)
{
	size_t before = t->kept.n;

	TRY(kept_read(t->c->db, &t->kept, t->k, how, table, q, id, &t->c->err));
	if (n != NULL)
		*n = t->kept.n - before;
	for (size_t i = before; i < t->kept.n && !t->dry; i++)
		TRY(kept_drop(t->c->db, t->c->a, &t->kept.row[i], &t->c->err));
	return RC_OK;
}

enum rc entry_take_own(struct entry_take *t, const struct entry_table *table, const struct stmt *q, int64_t id,
                       size_t *n)
{
	return rows_take(t, KEPT_TAKEN, table, q, id, n);
}

enum rc entry_take_along(struct entry_take *t, const struct entry_table *table, const struct stmt *q, int64_t id,
                         size_t *n)
{
	return rows_take(t, KEPT_ALONG, table, q, id, n);
}

enum rc entry_will_change(struct entry_take *t, struct pupil_key k, const struct entry_table *table, int64_t id)
{
	return kept_read(t->c->db, &t->kept, k, KEPT_CHANGED, table, NULL, id, &t->c->err);
}

enum rc entry_change(struct entry_take *t, const struct entry_table *table, int64_t id, const struct entry_set *set,
                     size_t n)
{
	struct kept_row was;
	struct dbv *revision;

	if (t->dry)
		return RC_OK;
	TRY(entry_will_change(t, t->k, table, id));
	was = t->kept.row[t->kept.n - 1];
	if (kept_int(&was, "id") != id)
		return err_set(&t->c->err, RC_FAIL, "no row %lld of %s to change", (long long)id, table->rec->name);
	TRY(kept_drop(t->c->db, t->c->a, &was, &t->c->err));
	was.value = memcpy(NEW_ARRAY(t->c->a, struct dbv, table->rec->fields), was.value,
	                   table->rec->fields * sizeof *was.value);
	revision = kept_value(&was, "revision");
	if (revision != NULL)
		*revision = dv_int(revision->i + 1);
	for (size_t i = 0; i < n; i++)
		*kept_value(&was, set[i].column) = set[i].value;
	return kept_put(t->c->db, t->c->a, &was, &t->c->err);
}

enum rc entry_was_made(struct entry_take *t, const struct entry_table *table, int64_t id)
{
	return kept_read(t->c->db, &t->kept, t->k, KEPT_MADE, table, NULL, id, &t->c->err);
}

enum rc entry_fit_cycle(struct entry_move *m)
{
	struct cycle y = { 0 };
	enum rc rc = cycle_latest(m->c->db, m->c->a, m->to, &y, &m->c->err);

	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	if (rc == RC_NONE || !date_none(y.closed_on)) {
		m->why_not = str_fmt(m->c->a,
		                     "%.*s has no open cycle that it could stand in. Withdraw it here, and write it on "
		                     "that record when a cycle is open",
		                     STR_ARG(m->first));
		return RC_OK;
	}
	for (size_t i = 0; i < m->kept->n; i++) {
		struct dbv *v = kept_value(&m->kept->row[i], "cycle_id");

		if (v != NULL && v->type == DBV_INT && v->i != 0)
			*v = dv_int(y.id);
	}
	return RC_OK;
}

/* ---- taking out ---- */

/* How changed rows were left. */
static enum rc after_read(struct entry_take *t)
{
	size_t n = t->kept.n;

	for (size_t i = 0; i < n; i++)
		if (t->kept.row[i].how == KEPT_CHANGED) {
			struct pupil_key k = { t->k.school_id, kept_int(&t->kept.row[i], "pupil_id") };

			TRY(kept_read(t->c->db, &t->kept, k, KEPT_AFTER, t->kept.row[i].table, NULL,
			              kept_int(&t->kept.row[i], "id"), &t->c->err));
		}
	return RC_OK;
}

/* What hangs on it goes first: rows may refer to its own. */
static enum rc take_out(struct entry_take *t, const struct entry_kind *kind, int64_t id)
{
	struct kept there = { .a = t->c->a };
	struct kept *in = t->again ? &there : &t->kept;
	struct kept_row own;

	TRY(kept_read(t->c->db, in, t->k, KEPT_TAKEN, kind->table, NULL, id, &t->c->err));
	if (in->n == 0)
		return RC_NONE;
	own = in->row[0];
	if (kind->apart != NULL)
		TRY(kind->apart(t, &own));
	if (t->again)
		return kind->open_again(t, &own);
	if (t->dry)
		return RC_OK;
	return kept_drop(t->c->db, t->c->a, &own, &t->c->err);
}

/* What is about the SENCO is the head's. */
bool put_right_may(struct ctx *c, const struct entry *e)
{
	if (e->kind->table == NULL || !role_can(c->actor.hat, CAP_PUT_RIGHT))
		return false;
	return (c->actor.hat == ROLE_SENCO && !e->sealed) || (c->actor.hat == ROLE_HEAD && e->sealed) ||
	       author_is_me(c, e->by_id);
}

static bool is_blocked(const struct entry_take *t)
{
	for (size_t i = 0; i < t->says; i++)
		if (t->said[i].how == SAY_FIRST)
			return true;
	return false;
}

/* Is a sentence of what is taken out in this text? */
static bool is_quoted_in(const struct kept *kept, struct str text)
{
	for (size_t i = 0; i < kept->n; i++) {
		const struct record *rec = kept->row[i].table->rec;

		for (size_t f = 0; f < rec->fields && kept->row[i].how == KEPT_TAKEN; f++)
			if ((rec->field[f].flags & F_PERSONAL) != 0 && kept->row[i].value[f].type == DBV_TEXT &&
			    entry_is_quoted(kept->row[i].value[f].s, text))
				return true;
	}
	return false;
}

/* Other entries, as who asks may read them, that have its words: they stay, so they are named. */
static enum rc quotes_say(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, struct put_right_view *v)
{
	struct entry *e;
	size_t n;

	TRY(entries_load(c, k, ask, ENTRIES_MOST, &e, &n));
	for (size_t i = 0; i < n; i++)
		if ((e[i].kind != v->kind || e[i].id != v->entry.id) && is_quoted_in(&v->take.kept, e[i].words))
			entry_say(&v->take, SAY_KNOW,
			          str_fmt(c->a, "Its words stand in another entry: %.*s, %.*s", STR_ARG(e[i].what),
			                  STR_ARG(date_long(c->a, e[i].on))),
			          S("That entry stays. Put it right too if it should not say this."), e[i].rest);
	return RC_OK;
}

static enum rc right_read(struct ctx *c, struct pupil_key k, struct str code, int64_t id, struct put_right_view *v)
{
	struct entry_ask ask;

	v->kind = entry_kind_find(code);
	if (v->kind == NULL || v->kind->table == NULL)
		return RC_NONE;
	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(entry_ask_make(c, false, &ask));
	TRY(entry_load(c, k, &ask, v->kind, id, &v->entry));
	if (!put_right_may(c, &v->entry))
		return RC_NONE;
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->take = (struct entry_take){ .c = c, .k = k, .dry = true, .kept = { .a = c->a } };
	TRY(take_out(&v->take, v->kind, id));
	v->blocked = is_blocked(&v->take);
	TRY(quotes_say(c, k, &ask, v));
	if (v->entry.again) {
		v->take_again =
		    (struct entry_take){ .c = c, .k = k, .dry = true, .again = true, .kept = { .a = c->a } };
		TRY(take_out(&v->take_again, v->kind, id));
		v->blocked_again = is_blocked(&v->take_again);
	}
	v->seen = audit_mark(c, kept_text(c->a, &v->take.kept));
	return RC_OK;
}

enum rc put_right_load(struct ctx *c, int64_t pupil_id, struct str code, int64_t id, struct put_right_view *out)
{
	struct pupil_key k;

	*out = (struct put_right_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUT_RIGHT, &ACT_ENTRY_OPEN, &k));
	return right_read(c, k, code, id, out);
}

/* ---- moving ---- */

/* The rows of its own, as rows of the other pupil. */
static enum rc rows_arrive(struct entry_take *t, const struct entry_kind *kind, struct pupil_key to, struct str *say)
{
	struct kept there = { .a = t->c->a };
	struct entry_move m = { .take = t, .c = t->c, .to = to, .kept = &there };
	struct pupil p;

	for (size_t i = 0; i < t->kept.n; i++) {
		const struct kept_row *was = &t->kept.row[i];
		struct kept_row *r;

		if (was->how != KEPT_TAKEN)
			continue;
		r = kept_add(&there, KEPT_AFTER, was->table);
		memcpy(r->value, was->value, was->table->rec->fields * sizeof *r->value);
		*kept_value(r, "pupil_id") = dv_int(to.pupil_id);
	}
	TRY(pupil_load(t->c->db, t->c->a, to, &p, &t->c->err));
	m.first = pupil_first(&p);
	if (kind->fit != NULL)
		TRY(kind->fit(&m));
	*say = m.why_not;
	if (m.why_not.n > 0)
		return RC_INVALID;
	for (size_t i = 0; i < there.n; i++) {
		enum rc rc = kept_put(t->c->db, t->c->a, &there.row[i], &t->c->err);

		if (rc == RC_CONFLICT) {
			*say = str_fmt(t->c->a, "%.*s’s record has one in this place already", STR_ARG(m.first));
			return RC_INVALID;
		}
		TRY(rc);
		*kept_add(&t->kept, KEPT_AFTER, there.row[i].table) = there.row[i];
	}
	return RC_OK;
}

static enum rc book(struct ctx *c, struct pupil_key k, const struct put_right_view *v, const struct put_right_in *in,
                    const struct kept *kept)
{
	struct withdrawn w = { .id = in->id,
		               .kind = str_of(v->kind->code),
		               .entry_id = v->entry.id,
		               .on_day = v->entry.on,
		               .by_id = v->entry.by_id,
		               .state = in->again     ? S("again")
		                        : in->to != 0 ? S("moved")
		                                      : S("withdrawn"),
		               .other_pupil = in->to,
		               .why = in->why,
		               .done_by = c->actor.person_id,
		               .done_at = c->now.utc,
		               .sealed = v->entry.sealed,
		               .kept = kept_text(c->a, kept),
		               .revision = 1 };
	const char *table = v->kind->table->rec->name;

	if (w.kept.n == 0)
		return err_set(&c->err, RC_FAIL, "more rows than can be kept");
	TRY(withdrawn_insert(c->db, c->a, k, &w, &c->err));
	TRY(audit_write(c, k.pupil_id,
	                v->entry.sealed ? &ACT_ENTRY_SEALED
	                : in->again     ? &ACT_ENTRY_AGAIN
	                : in->to != 0   ? &ACT_ENTRY_MOVE
	                                : &ACT_ENTRY_WITHDRAW,
	                table, v->entry.id, in->why));
	if (in->to == 0)
		return RC_OK;
	w.state = S("arrived");
	w.other_pupil = k.pupil_id;
	w.kept = STR_NONE;
	TRY(withdrawn_insert(c->db, c->a, (struct pupil_key){ k.school_id, in->to }, &w, &c->err));
	return audit_write(c, in->to, v->entry.sealed ? &ACT_ENTRY_SEALED : &ACT_ENTRY_ARRIVE, table, v->entry.id,
	                   in->why);
}

static enum rc in_order(const struct put_right_view *v, const struct put_right_in *in, int64_t pupil_id,
                        const char **fault, struct str *say)
{
	*fault = "why";
	*say = S("Say why: it is kept in the trail");
	if (!is_filled(in->why))
		return RC_INVALID;
	*fault = "to";
	*say = S("It is on this pupil’s record already");
	if (in->to == pupil_id)
		return RC_INVALID;
	*fault = "first";
	*say = S("Something has to be put right first: see below");
	if (in->again ? v->blocked_again : v->blocked)
		return RC_INVALID;
	*fault = NULL;
	*say = STR_NONE;
	return str_eq(v->seen, in->seen) ? RC_OK : RC_CONFLICT;
}

enum rc put_right(struct ctx *c, int64_t pupil_id, struct str code, int64_t id, const struct put_right_in *in,
                  const char **fault, struct str *say)
{
	struct put_right_view *v = NEW(c->a, struct put_right_view);
	struct pupil_key k;
	struct pupil_key to = { 0 };
	struct withdrawn done;
	struct entry_take t;
	enum rc rc;

	*fault = NULL;
	*say = STR_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_PUT_RIGHT, &ACT_ENTRY_OPEN, &k));
	if (in->to != 0)
		TRY(gate_pupil(c, in->to, CAP_PUT_RIGHT, &ACT_ENTRY_OPEN, &to));
	rc = in->id > 0 ? withdrawn_load(c->db, c->a, k, in->id, &done, &c->err) : RC_INVALID;
	if (rc == RC_OK) /* sent twice */
		return str_eq(done.kind, code) && done.entry_id == id ? RC_OK : RC_NONE;
	if (rc != RC_NONE)
		return rc;
	TRY(right_read(c, k, code, id, v));
	if (in->again && !v->entry.again)
		return RC_NONE;
	TRY(in_order(v, in, pupil_id, fault, say));
	t = (struct entry_take){ .c = c,
		                 .k = k,
		                 .moves = in->to != 0,
		                 .again = in->again,
		                 .id = in->id,
		                 .why = in->why,
		                 .kept = { .a = c->a } };
	TRY(take_out(&t, v->kind, id));
	*fault = "to";
	if (in->to != 0)
		TRY(rows_arrive(&t, v->kind, to, say));
	*fault = NULL;
	TRY(after_read(&t));
	return book(c, k, v, in, &t.kept);
}

enum rc put_right_take_back(struct ctx *c, struct pupil_key k, const struct put_right_own *own)
{
	struct put_right_view *v = NEW(c->a, struct put_right_view);
	const struct put_right_in in = { .id = own->press, .why = own->why };
	struct entry_take t = { .c = c, .k = k, .id = in.id, .why = in.why, .kept = { .a = c->a } };
	struct withdrawn done;
	struct entry_ask ask;
	enum rc rc = in.id > 0 ? withdrawn_load(c->db, c->a, k, in.id, &done, &c->err) : RC_INVALID;

	if (rc == RC_OK)
		return str_eq(done.kind, own->code) && done.entry_id == own->id && done.done_by == c->actor.person_id
		           ? RC_OK
		           : RC_NONE;
	if (rc != RC_NONE)
		return rc;
	v->kind = entry_kind_find(own->code);
	if (v->kind == NULL || v->kind->table == NULL)
		return RC_NONE;
	TRY(entry_ask_make(c, true, &ask));
	TRY(entry_load(c, k, &ask, v->kind, own->id, &v->entry));
	if (v->entry.by_id != c->actor.person_id)
		return RC_NONE;
	TRY(take_out(&t, v->kind, own->id));
	TRY(after_read(&t));
	return book(c, k, v, &in, &t.kept);
}

/* ---- the other pupil ---- */

enum rc put_right_find(struct ctx *c, int64_t not_this, struct str typed, struct right_pupil **out, size_t *n)
{
	struct pupil_filter f = { .year_group = YEAR_ANY, .limit = FOUND_MOST + 1 };
	struct str rest = fold_key(c->a, typed);
	struct pupil_lines l;

	*n = 0;
	TRY(gate_cap(c, CAP_PUT_RIGHT));
	for (size_t i = 0; i < FOUND_WORDS && rest.n > 0; i++)
		f.word[i] = str_cut(rest, ' ', &rest);
	if (f.word[0].n == 0)
		return RC_OK;
	TRY(pupil_list(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	               c->now.today, &f, &l, &c->err));
	*out = NEW_ARRAY(c->a, struct right_pupil, l.n);
	for (size_t i = 0; i < l.n && *n < FOUND_MOST; i++) {
		const struct pupil_line *p = &l.item[i];

		if (p->id == not_this)
			continue;
		(*out)[(*n)++] = (struct right_pupil){
			p->id,
			name_full(c->a, p->preferred.n > 0 ? p->preferred : p->given, p->family),
			str_fmt(c->a, "%.*s%sborn %.*s", STR_ARG(p->class_name), p->class_name.n > 0 ? ", " : "",
			        STR_ARG(date_long(c->a, p->born))),
		};
		gate_note_read(c, p->id, &ACT_ENTRY_OPEN, 0);
	}
	return RC_OK;
}

/* ---- what was withdrawn ---- */

static bool is_told(struct ctx *c, bool reads_sealed, const struct withdrawn *v)
{
	if (v->sealed)
		return reads_sealed;
	return c->actor.hat == ROLE_SENCO || c->actor.hat == ROLE_HEAD || author_is_me(c, v->by_id) ||
	       author_is_me(c, v->done_by);
}

/* What somebody of a family sent and took back themselves. */
static bool is_theirs_alone(const struct withdrawn *v)
{
	const struct entry_kind *kind = entry_kind_find(v->kind);

	return kind != NULL && kind->from_family && v->by_id == v->done_by;
}

static bool can_undo(struct ctx *c, const struct withdrawn *v)
{
	return !is_theirs_alone(v) && role_can(c->actor.hat, CAP_PUT_RIGHT) && v->kept.n > 0 &&
	       date_cmp(clock_at(v->done_at).today, c->now.today) == 0 &&
	       (author_is_me(c, v->done_by) || (c->actor.hat == ROLE_SENCO && !v->sealed));
}

enum rc withdrawn_lines(struct ctx *c, struct pupil_key k, struct withdrawn_line **out, size_t *n)
{
	struct withdrawn *all;
	bool sealed;
	size_t alls;

	*n = 0;
	TRY(withdrawn_list(c->db, c->a, k, &all, &alls, &c->err));
	TRY(sealed_readable(c, &sealed));
	*out = NEW_ARRAY(c->a, struct withdrawn_line, alls);
	for (size_t i = 0; i < alls; i++)
		if (is_told(c, sealed, &all[i]))
			(*out)[(*n)++] =
			    (struct withdrawn_line){ all[i], entry_kind_find(all[i].kind), can_undo(c, &all[i]) };
	return RC_OK;
}

/* Everything that was changed, made or moved stands as it was left. */
static enum rc is_untouched(struct ctx *c, const struct kept *kept)
{
	for (size_t i = 0; i < kept->n; i++) {
		bool yes = true;

		if (kept->row[i].how == KEPT_MADE || kept->row[i].how == KEPT_AFTER)
			TRY(kept_stands(c->db, c->a, &kept->row[i], &yes, &c->err));
		if (!yes)
			return RC_CONFLICT;
	}
	return RC_OK;
}

static enum rc rows_back(struct ctx *c, const struct kept *kept)
{
	for (size_t i = kept->n; i-- > 0;)
		if (kept->row[i].how == KEPT_MADE || kept->row[i].how == KEPT_AFTER)
			TRY(kept_drop(c->db, c->a, &kept->row[i], &c->err));
	for (size_t i = 0; i < kept->n; i++)
		if (kept->row[i].how != KEPT_MADE && kept->row[i].how != KEPT_AFTER)
			TRY(kept_put(c->db, c->a, &kept->row[i], &c->err));
	return RC_OK;
}

static enum rc book_back(struct ctx *c, struct pupil_key k, struct withdrawn *v)
{
	const struct entry_kind *kind = entry_kind_find(v->kind);

	v->state = S("back");
	v->kept = STR_NONE;
	TRY(withdrawn_update(c->db, c->a, k, v, &c->err));
	return audit_write(c, k.pupil_id, v->sealed ? &ACT_ENTRY_SEALED : &ACT_ENTRY_BACK,
	                   kind != NULL && kind->table != NULL ? kind->table->rec->name : "entry", v->entry_id, v->why);
}

enum rc put_back(struct ctx *c, int64_t pupil_id, int64_t withdrawn_id)
{
	struct pupil_key k;
	struct withdrawn v;
	struct kept kept;
	int64_t other;

	TRY(gate_pupil(c, pupil_id, CAP_PUT_RIGHT, &ACT_ENTRY_OPEN, &k));
	TRY(withdrawn_load(c->db, c->a, k, withdrawn_id, &v, &c->err));
	if (str_is(v.state, "back") && author_is_me(c, v.done_by))
		return RC_OK;
	if (!can_undo(c, &v))
		return RC_NONE;
	if (kept_of_text(c->a, v.kept, &kept) != RC_OK)
		return err_set(&c->err, RC_FAIL, "what was withdrawn cannot be read");
	TRY(is_untouched(c, &kept));
	TRY(rows_back(c, &kept));
	other = str_is(v.state, "moved") ? v.other_pupil : 0;
	TRY(book_back(c, k, &v));
	if (other == 0)
		return RC_OK;
	k.pupil_id = other;
	TRY(withdrawn_load(c->db, c->a, k, withdrawn_id, &v, &c->err));
	return book_back(c, k, &v);
}

enum rc withdrawn_open(struct ctx *c, int64_t pupil_id, int64_t id, struct withdrawn_view *out)
{
	struct pupil_key k;
	bool sealed;

	*out = (struct withdrawn_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_WITHDRAWN, &ACT_ENTRY_KEPT, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(withdrawn_load(c->db, c->a, k, id, &out->line.v, &c->err));
	TRY(sealed_readable(c, &sealed));
	if (!is_told(c, sealed, &out->line.v))
		return RC_NONE;
	out->line.kind = entry_kind_find(out->line.v.kind);
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	if (kept_of_text(c->a, out->line.v.kept, &out->kept) != RC_OK)
		out->kept = (struct kept){ 0 };
	return RC_OK;
}
