/* Which pupil a line is about: candidates by number and birthday, the rule (core/people/identity_rule), and the
 * question when the rule leaves it to a person. A record that another line of the same file surely names is nobody
 * else's. */
#include "import/import_run.h"

#include "import/import_keep.h"
#include "import/keep_read.h"

#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "kit/text/fold.h"

enum { RIVALS_MAX = 64 };

/* What one record is known by. */
struct pupil_known {
	struct identity who;
	struct pupil_held *held;
};

struct rivals {
	struct pupil_known *known[RIVALS_MAX];
	struct identity_rival r[RIVALS_MAX];
	size_t n;
};

static struct str day_key(struct arena *a, struct date d)
{
	return date_none(d) ? STR_NONE : date_iso(a, d);
}

static void known_add(struct import *m, struct pupil_known *k)
{
	import_index_add(&m->pupil_upn, k->who.upn, k);
	import_index_add(&m->pupil_former, k->who.former_upn, k);
	import_index_add(&m->pupil_born, day_key(m->c->a, k->who.born), k);
}

static struct identity identity_of(struct arena *a, const struct pupil *p)
{
	return (struct identity){ .upn = p->upn,
		                  .former_upn = p->former_upn,
		                  .family = fold_key(a, p->family),
		                  .given = fold_key(a, p->given),
		                  .preferred = fold_key(a, p->preferred),
		                  .born = p->born };
}

struct pupil_said pupil_said(struct import *m, const struct csv_row *source, struct str upn, struct str former_upn,
                             struct str family, struct str given, struct str preferred, struct date born)
{
	struct arena *a = m->c->a;
	struct pupil_said s = { .source = source,
		                .who = { .upn = upn,
		                         .former_upn = former_upn,
		                         .family = fold_key(a, family),
		                         .given = fold_key(a, given),
		                         .preferred = fold_key(a, preferred),
		                         .born = born },
		                .name = import_who(a, given, family) };

	return s;
}

static void rival_add(struct rivals *v, const struct pupil_said *said, struct pupil_known *k)
{
	enum identity_tie tie = identity_tie(&said->who, &k->who);
	size_t i = 0, number_line = k->held->number_line;

	/* Another line has the number of this record: then name and birthday alone settle nothing. */
	if (tie == TIE_NAME && number_line != 0 && number_line != said->source->line)
		tie = TIE_NAME_UPN;

	while (i < v->n && v->known[i]->held != k->held)
		i++;
	if (tie == TIE_NONE || i == RIVALS_MAX || (i < v->n && v->r[i].tie >= tie))
		return;
	v->known[i] = k;
	v->r[i] = (struct identity_rival){
		.tie = tie,
		.fits = date_cmp(said->who.born, k->who.born) == 0 && identity_name(&said->who, &k->who) >= NAME_NEAR,
		.taken = k->held->taken_line != 0 && k->held->taken_line != said->source->line,
	};
	v->n += i == v->n;
}

static void rivals_in(struct rivals *v, const struct import_index *x, struct str key, const struct pupil_said *said)
{
	uint32_t at = 0;
	struct pupil_known *k;

	while (key.n > 0 && (k = import_index_next(x, key, &at)) != NULL)
		rival_add(v, said, k);
}

static bool is_named(const struct identity_rival *r)
{
	return (r->tie == TIE_NAME || r->tie == TIE_NAME_UPN) && !r->taken;
}

/* A number that was answered before: its record and the one of this name and birthday are two children. */
static void aparts_mark(const struct import *m, struct rivals *v)
{
	for (size_t i = 0; i < v->n; i++)
		for (size_t k = 0; k < v->n && v->r[i].tie == TIE_UPN_OTHER; k++)
			v->r[i].apart =
			    v->r[i].apart || (is_named(&v->r[k]) && apart_find(&m->data.apart, v->known[i]->held->p.id,
			                                                       v->known[k]->held->p.id) != NULL);
}

static void rivals_find(struct import *m, const struct pupil_said *said, struct rivals *v)
{
	v->n = 0;
	rivals_in(v, &m->pupil_upn, said->who.upn, said);
	if (v->n == 1 && v->r[0].tie == TIE_WHOLE)
		return;
	rivals_in(v, &m->pupil_upn, said->who.former_upn, said);
	rivals_in(v, &m->pupil_former, said->who.upn, said);
	rivals_in(v, &m->pupil_born, day_key(m->c->a, said->who.born), said);
	aparts_mark(m, v);
}

/* What lines that are kept for later say of their pupils, as far as it can be read. */
static void kept_read(struct import *m)
{
	const struct import_keep *k = m->keep;
	size_t n = 0;

	if (k == NULL || k->out == NULL)
		return;
	m->kept = NEW_ARRAY(m->c->a, struct pupil_said, k->n + 1);
	for (size_t i = 0; i < m->r->file->n; i++) {
		const struct keep_line *l = &k->line[i];

		if (k->out[i])
			m->kept[n++] = pupil_said(m, &m->r->file->row[i], l->number_good ? l->number : STR_NONE,
			                          l->former_upn, l->family, l->given, l->preferred, l->born);
	}
	m->kepts = n;
}

/* Whose lines are kept for later. Surely one record: what else is about it is kept as well. Perhaps one: it is not
 * missing from the file; and where a line says too little for that, neither is anybody of the name. */
static void kept_mark(struct import *m)
{
	for (size_t i = 0; i < m->kepts; i++) {
		const struct pupil_said *said = &m->kept[i];
		bool vague = said->who.upn.n == 0 || date_none(said->who.born);
		struct rivals v;
		size_t which;

		rivals_find(m, said, &v);
		if (identity_say(v.r, v.n, &which) == IDENTITY_SAME)
			v.known[which]->held->kept_line = said->source->line;
		for (size_t k = 0; k < v.n; k++)
			v.known[k]->held->asked_about = true;
		for (size_t k = 0; k < m->data.pupils && vague; k++) {
			const struct identity who = identity_of(m->c->a, &m->data.pupil[k]);

			if (identity_name(&said->who, &who) == NAME_SAME)
				m->pupil[k].asked_about = true;
		}
	}
}

static void numbers_take(struct import *m, const struct pupil_said *said, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t at = 0;
		struct pupil_known *k;

		while (said[i].who.upn.n > 0 && (k = import_index_next(&m->pupil_upn, said[i].who.upn, &at)) != NULL)
			k->held->number_line = said[i].source->line;
	}
}

static void sure_take(struct import *m, const struct pupil_said *said, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct rivals v;
		size_t which;

		rivals_find(m, &said[i], &v);
		if (identity_say(v.r, v.n, &which) == IDENTITY_SAME)
			v.known[which]->held->taken_line = said[i].source->line;
	}
}

void pupils_take(struct import *m, const struct pupil_said *said, size_t n)
{
	enum { ROUNDS = 2 }; /* what the first one settles may settle more */

	numbers_take(m, said, n);
	numbers_take(m, m->kept, m->kepts);
	for (int round = 0; round < ROUNDS; round++) {
		sure_take(m, said, n);
		sure_take(m, m->kept, m->kepts);
	}
	kept_mark(m);
}

void pupils_index(struct import *m)
{
	size_t n = m->data.pupils;
	struct pupil_held *all = NEW_ARRAY(m->c->a, struct pupil_held, n);
	struct pupil_known *known = NEW_ARRAY(m->c->a, struct pupil_known, n);

	m->pupil = all;
	m->pupil_upn = import_index_new(m->c->a, n);
	m->pupil_former = import_index_new(m->c->a, 64);
	m->pupil_born = import_index_new(m->c->a, n);
	for (size_t i = 0; i < n; i++) {
		all[i].p = m->data.pupil[i];
		known[i] = (struct pupil_known){ identity_of(m->c->a, &all[i].p), &all[i] };
		known_add(m, &known[i]);
	}
	kept_read(m);
	if (m->o->kind != IMPORT_ROLL) /* of a roll, when the other lines are known: pupils_take */
		kept_mark(m);
}

/* ---- the question ---- */

static struct str sen_here(const struct import *m, const struct pupil *p)
{
	const struct status *s = status_now(m, p->id);

	return str_of(status_code_word(s != NULL ? s->code : STATUS_N));
}

static struct str place_here(struct import *m, const struct pupil *p)
{
	struct str name = class_name_of(m, p->class_id);

	if (!date_none(p->left_on))
		return str_fmt(m->c->a, "left on %.*s", STR_ARG(date_long(m->c->a, p->left_on)));
	return name.n > 0 ? name : year_label(m->c->a, (int)p->year_group);
}

/* The rivals that are shown, the surest first; those that are not shown are fewer than the doubt is worth. */
static size_t shown(const struct rivals *v, size_t *at)
{
	size_t n = 0;

	for (enum identity_tie tie = TIE_WHOLE; tie > TIE_NONE; tie--)
		for (size_t i = 0; i < v->n && n < QUESTION_RIVALS_MAX; i++)
			if (v->r[i].tie == tie && !v->r[i].taken)
				at[n++] = i;
	return n;
}

static void facts_write(struct import *m, struct import_question *q, const struct pupil_said *said,
                        const struct rivals *v, const size_t *at)
{
	struct arena *a = m->c->a;
	struct str name[QUESTION_RIVALS_MAX], born[QUESTION_RIVALS_MAX], upn[QUESTION_RIVALS_MAX];
	struct str former[QUESTION_RIVALS_MAX], place[QUESTION_RIVALS_MAX], sen[QUESTION_RIVALS_MAX];

	for (size_t i = 0; i < q->rivals; i++) {
		const struct pupil *p = &v->known[at[i]]->held->p;

		name[i] = p->preferred.n > 0 ? str_fmt(a, "%.*s %.*s (%.*s)", STR_ARG(p->given), STR_ARG(p->family),
		                                       STR_ARG(p->preferred))
		                             : import_who(a, p->given, p->family);
		born[i] = date_long(a, p->born);
		upn[i] = p->upn;
		former[i] = p->former_upn;
		place[i] = place_here(m, p);
		sen[i] = sen_here(m, p);
	}
	question_fact(q, "Name", said->name, name);
	question_fact(q, "Date of birth", date_none(said->who.born) ? STR_NONE : date_long(a, said->who.born), born);
	question_fact(q, "UPN", said->who.upn, upn);
	question_fact(q, "Former UPN", said->who.former_upn, former);
	question_fact(q, "Class", said->class_name, place);
	question_fact(q, "SEN", said->sen, sen);
}

static struct str why_of(enum identity_tie tie, size_t rivals)
{
	if (rivals > 1)
		return S("More than one record could be meant.");
	switch (tie) {
	case TIE_NEAR:
		return S(
		    "The birthday is the same and the name is nearly the same, but there is no UPN that settles it.");
	case TIE_NAME_UPN:
		return S("The name and the birthday are the same. The UPN is not.");
	case TIE_UPN_OTHER:
		return S("The UPN is known here, with another name and another birthday.");
	case TIE_NAME:
	case TIE_FORMER:
	case TIE_UPN:
	case TIE_WHOLE:
	case TIE_NONE:
		break;
	}
	return S("What the line says fits only in part.");
}

static struct str same_text(struct import *m, enum identity_tie tie, const struct pupil *p, size_t rivals)
{
	if (rivals > 1)
		return str_fmt(m->c->a, "It is %.*s, born %.*s%s%.*s",
		               STR_ARG(import_who(m->c->a, p->given, p->family)), STR_ARG(date_long(m->c->a, p->born)),
		               p->upn.n > 0 ? ", UPN " : "", STR_ARG(p->upn));
	if (tie == TIE_NAME_UPN)
		return S("The same child. The UPN was corrected");
	return tie == TIE_UPN_OTHER ? S("The same child, with a new name and birthday")
	                            : S("The same child. The name was written differently");
}

static void choices_write(struct import *m, struct import_question *q, const struct pupil_said *said,
                          const struct rivals *v, const size_t *at, bool can_be_new)
{
	struct arena *a = m->c->a;
	bool number = false;

	for (size_t i = 0; i < q->rivals; i++) {
		const struct pupil *p = &v->known[at[i]]->held->p;

		number = number || (said->who.upn.n > 0 && str_eq(said->who.upn, p->upn));
		question_choice(
		    q, str_fmt(a, "same:%lld", (long long)p->id), same_text(m, v->r[at[i]].tie, p, q->rivals),
		    can_be_new ? S("The record stays, with its plans and its history, and takes what the line says.")
		               : S("The line is brought into this record."));
	}
	if (can_be_new)
		question_choice(q, S("new"),
		                number ? S("Another child. The UPN in the line is wrong") : S("Another child"),
		                number ? S("The child is added without a UPN. Nothing changes here for the other.")
		                       : S("The child is added. Nothing changes here for the other."));
	question_choice(q, S("out"), str_fmt(a, "Leave line %zu out", said->source->line),
	                S("The rest of the file is brought in."));
}

static struct str key_of(struct import *m, const struct pupil_said *said, const struct rivals *v, const size_t *at,
                         size_t n)
{
	struct str key =
	    str_fmt(m->c->a, "pupil|%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(said->who.upn), STR_ARG(said->who.former_upn),
	            STR_ARG(said->who.family), STR_ARG(said->who.given), STR_ARG(day_key(m->c->a, said->who.born)));

	for (size_t i = 0; i < n; i++)
		key = str_fmt(m->c->a, "%.*s|%lld", STR_ARG(key), (long long)v->known[at[i]]->held->p.id);
	return key;
}

static struct str ask(struct import *m, const struct pupil_said *said, const struct rivals *v, bool can_be_new)
{
	size_t at[QUESTION_RIVALS_MAX];
	size_t n = shown(v, at);
	struct import_question *q = question_new(m, said->source->line, key_of(m, said, v, at, n));

	q->rivals = n;
	q->title = str_fmt(m->c->a, "Is %.*s on line %zu somebody who is here?",
	                   STR_ARG(said->name.n > 0 ? said->name : said->who.upn), said->source->line);
	q->why = why_of(v->r[at[0]].tie, n);
	facts_write(m, q, said, v, at);
	choices_write(m, q, said, v, at, can_be_new);
	(void)question_ask(m, q);
	for (size_t i = 0; i < n && (q->answer.n == 0 || str_is(q->answer, "out")); i++)
		v->known[at[i]]->held->asked_about = true;
	return q->answer;
}

static struct pupil_held *rival_of(const struct rivals *v, struct str answer)
{
	int64_t id = 0;

	if (!str_starts(answer, S("same:")) || !str_int(str_sub(answer, 5, answer.n), &id))
		return NULL;
	for (size_t i = 0; i < v->n; i++)
		if (v->known[i]->held->p.id == id)
			return v->known[i]->held;
	return NULL;
}

static bool held_by_other(const struct import_index *x, struct str upn, const struct pupil_held *but)
{
	uint32_t at = 0;
	struct pupil_known *k;

	while (upn.n > 0 && (k = import_index_next(x, upn, &at)) != NULL)
		if (k->held != but)
			return true;
	return false;
}

/* The number is, or was before this file, that of a record that is not the one of the line. */
static bool number_of_other(struct import *m, struct str upn, const struct pupil_held *but)
{
	return held_by_other(&m->pupil_upn, upn, but) || held_by_other(&m->pupil_former, upn, but);
}

/* Whom the answer says the line is not: the new one is none of them, and a known one is not who has the number. */
static void aparts_note(struct import *m, const struct rivals *v, struct str answer, const struct pupil_held *same)
{
	for (size_t i = 0; i < v->n && m->aparts < QUESTION_RIVALS_MAX; i++) {
		bool other =
		    str_is(answer, "new") ? v->r[i].tie != TIE_NONE : same != NULL && v->r[i].tie == TIE_UPN_OTHER;

		if (other && v->known[i]->held != same && !v->r[i].taken)
			m->apart[m->aparts++] = v->known[i]->held->p.id;
	}
}

enum pupil_is pupil_meant(struct import *m, const struct pupil_said *said, bool can_be_new, struct pupil_held **out,
                          bool *not_upn)
{
	struct rivals v;
	size_t which = 0;
	struct str answer;
	enum pupil_is is = PUPIL_IS_NEW;

	*out = NULL;
	m->aparts = 0;
	rivals_find(m, said, &v);
	switch (identity_say(v.r, v.n, &which)) {
	case IDENTITY_NEW:
		break;
	case IDENTITY_SAME:
		*out = v.known[which]->held;
		is = PUPIL_IS_HERE;
		break;
	case IDENTITY_ASK:
		answer = ask(m, said, &v, can_be_new);
		*out = rival_of(&v, answer);
		aparts_note(m, &v, answer, *out);
		is = *out != NULL            ? PUPIL_IS_HERE
		     : answer.n == 0         ? PUPIL_IS_OPEN
		     : str_is(answer, "out") ? PUPIL_IS_OUT
		                             : PUPIL_IS_NEW;
		break;
	}
	if (*out != NULL && (*out)->kept_line != 0)
		m->keep->with[said->source - m->r->file->row] = (*out)->kept_line;
	if (is == PUPIL_IS_OUT) {
		m->report->kept_out++;
		run_note(m, said->source, COL_NONE, 0, S("Left out, as you said. Nothing of this line is brought in."));
	}
	if (not_upn != NULL)
		*not_upn = number_of_other(m, said->who.upn, *out);
	return is;
}

enum rc aparts_write(struct import *m, int64_t pupil_id)
{
	for (size_t i = 0; i < m->aparts && import_writes(m); i++)
		TRY(apart_put(m->c->db, m->c->a, m->c->actor.school_id, pupil_id, m->apart[i], m->c->actor.person_id,
		              m->c->now.today, &m->c->err));
	return RC_OK;
}

/* Whatever is said about a row grows one of these. */
static size_t said_so_far(const struct import *m)
{
	return m->r->problems.n + m->r->notes.n + m->report->questions;
}

struct pupil_held *pupil_of_row(struct import *m, const struct csv_row *source, struct str upn, struct date born)
{
	const struct arena_mark mark = arena_mark(m->c->a);
	const size_t said_before = said_so_far(m);
	const struct column_map *map = m->r->map;
	struct str family = column_cell(map, source, COL_PUPIL_FAMILY, 0);
	struct str given = column_cell(map, source, COL_PUPIL_GIVEN, 0);
	struct pupil_said said;
	struct pupil_held *h;

	if (family.n == 0) {
		struct person_name n =
		    person_name_split(m->c->a, column_cell(map, source, COL_PUPIL_NAME, 0), STR_NONE);

		family = n.family;
		given = n.given;
	}
	said = pupil_said(m, source, upn, STR_NONE, family, given, STR_NONE, born);
	if (pupil_meant(m, &said, false, &h, NULL) == PUPIL_IS_NEW)
		run_problem(m, source, upn.n > 0 ? COL_UPN : COL_NONE, 0,
		            S("No pupil of this school has this UPN, or this name and date of birth. Import the roll "
		              "first."));
	if (said_so_far(m) == said_before) /* what it took to find out is needed no more */
		arena_rewind(m->c->a, mark);
	return h;
}
