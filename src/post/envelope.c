#include "post/envelope.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "letters/letter_paper.h"
#include "letters/notice.h"
#include "letters/notice_sql.h"
#include "letters/notice_tell.h"
#include "plan/plan_read.h"
#include "post/post_sql.h"

ACTION(ACT_POST_OPEN, "post.open", "Opened the letters that wait");
ACTION(ACT_POST_PRINT, "post.print", "Printed letters that wait");

static struct envelope *envelope_for(struct ctx *c, struct envelopes *out, const struct pupil *p,
                                     const struct notice *v)
{
	int64_t person = v->to_pupil ? 0 : v->person_id;
	struct envelope *e;

	for (size_t i = 0; i < out->n; i++)
		if (out->item[i]->pupil_id == p->id && out->item[i]->person_id == person)
			return out->item[i];
	if (out->n == ENVELOPES_MAX)
		return NULL;
	e = NEW(c->a, struct envelope);
	*e = (struct envelope){ .pupil_id = p->id,
		                .pupil = pupil_name(c->a, p),
		                .class_name = p->class_name,
		                .person_id = person,
		                .addressee = v->addressee };
	out->item[out->n++] = e;
	return e;
}

/* After the gate: what waits for one pupil's family. */
static enum rc pupil_read(struct ctx *c, struct pupil_key k, struct envelopes *out)
{
	struct pupil p;
	struct told_list told;
	struct notice *v;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(notice_list(c->db, c->a, k, S(""), &v, &n, &c->err));
	TRY(notice_whom(c, k, &told));
	for (size_t i = n; i-- > 0;) { /* newest first: the oldest goes in first */
		struct str why = STR_NONE;
		const struct wish *wish;
		const struct told *t;
		struct envelope *e;

		if (!date_none(v[i].sent_on) || notice_is_over(&v[i], c->now.today))
			continue;
		t = notice_reader(&told, &v[i], &why);
		if (t == NULL) {
			if (out->helds < ENVELOPES_MAX)
				out->held[out->helds++] =
				    (struct envelope_held){ pupil_name(c->a, &p), v[i].addressee, why };
			continue;
		}
		e = envelope_for(c, out, &p, &v[i]);
		if (e == NULL || e->n == ENVELOPE_LETTERS)
			continue;
		e->letter[e->n++] = v[i];
		e->has_page = !t->on_paper;
		wish = wish_for(&told.wishes, t->person);
		e->wishes = wish != NULL ? wish_words(c->a, wish, false) : STR_NONE;
		e->large_print = wish_is_large(wish);
	}
	return RC_OK;
}

static void room(struct ctx *c, struct envelopes *out)
{
	*out = (struct envelopes){ .item = NEW_ARRAY(c->a, struct envelope *, ENVELOPES_MAX),
		                   .held = NEW_ARRAY(c->a, struct envelope_held, ENVELOPES_MAX) };
}

enum rc envelopes_load(struct ctx *c, int64_t pupil_id, struct envelopes *out)
{
	const struct actor *who = &c->actor;
	int64_t *p;
	struct pupil_key k;
	size_t n;

	room(c, out);
	if (pupil_id != 0) {
		TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_POST_OPEN, &k));
		return pupil_read(c, k, out);
	}
	TRY(gate_cap(c, CAP_NOTICE));
	TRY(post_pupils(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, &p, &n,
	                &c->err));
	for (size_t i = 0; i < n; i++) {
		TRY(gate_pupil(c, p[i], CAP_NOTICE, &ACT_POST_OPEN, &k));
		TRY(pupil_read(c, k, out));
	}
	return RC_OK;
}

enum rc envelope_pupil(struct ctx *c, int64_t pupil_id, struct str *name, struct str *first)
{
	struct pupil_key k;
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_POST_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*name = pupil_name(c->a, &p);
	*first = pupil_first(&p);
	return RC_OK;
}

enum rc envelopes_wait(struct ctx *c, int64_t *n)
{
	const struct actor *who = &c->actor;

	return post_wait_count(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, n,
	                       &c->err);
}

bool envelope_pick_read(struct str s, struct envelope_pick *out)
{
	struct str person;
	struct str pupil = str_cut(s, '-', &person);

	*out = (struct envelope_pick){ 0 };
	return str_int(pupil, &out->pupil_id) && str_int(person, &out->person_id) && out->pupil_id > 0;
}

/* What waits for one pupil; nothing when they are not theirs. */
static enum rc waiting(struct ctx *c, const struct action *act, int64_t pupil_id, struct envelopes *out)
{
	struct pupil_key k;
	enum rc rc = gate_pupil(c, pupil_id, CAP_NOTICE, act, &k);

	room(c, out);
	if (rc == RC_NONE)
		return RC_OK;
	TRY(rc);
	return pupil_read(c, k, out);
}

/* The ones that are meant and still wait; who is not theirs is left out as if they were not there. */
static enum rc picked(struct ctx *c, const struct action *act, const struct envelope_pick *p, size_t n,
                      struct envelopes *out)
{
	struct envelopes of = { 0 };

	room(c, out);
	TRY(gate_cap(c, CAP_NOTICE));
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || p[i].pupil_id != p[i - 1].pupil_id) /* a pupil's stand together */
			TRY(waiting(c, act, p[i].pupil_id, &of));
		for (size_t m = 0; m < of.n && out->n < ENVELOPES_MAX; m++)
			if (of.item[m]->person_id == p[i].person_id)
				out->item[out->n++] = of.item[m];
	}
	return RC_OK;
}

/* The letters of one envelope, and the plan after the letter that speaks of it. */
static enum rc fill(struct ctx *c, const struct envelope *e, bool large, struct letter_sheet *sheet, size_t *n)
{
	for (size_t i = 0; i < e->n; i++) {
		struct letter *l = NEW(c->a, struct letter);
		struct plan_paper *plan;
		enum rc rc;

		TRY(notice_letter(c, e->pupil_id, e->letter[i].id, large, l));
		sheet[(*n)++].letter = l;
		if (e->letter[i].kind != NOTICE_PLAN)
			continue;
		plan = NEW(c->a, struct plan_paper);
		rc = plan_family_sheet(c, e->pupil_id, e->letter[i].about_id, large, e->addressee, plan);
		if (rc == RC_OK)
			sheet[(*n)++].plan = plan;
		else if (rc != RC_NONE) /* replaced or withdrawn meanwhile: the letter goes alone */
			return rc;
	}
	return RC_OK;
}

enum rc envelopes_print(struct ctx *c, const struct envelope_pick *p, size_t n, enum envelope_size size,
                        struct str *pdf, size_t *letters)
{
	struct letter_sheet *sheet;
	struct envelopes l;
	size_t sheets = 0;

	*letters = 0;
	TRY(picked(c, &ACT_POST_PRINT, p, n, &l));
	for (size_t i = 0; i < l.n; i++)
		*letters += l.item[i]->n;
	if (*letters == 0)
		return RC_NONE;
	sheet = NEW_ARRAY(c->a, struct letter_sheet, 2 * *letters);
	for (size_t i = 0; i < l.n; i++)
		TRY(fill(c, l.item[i], size == ENVELOPE_ALL_LARGE || l.item[i]->large_print, sheet, &sheets));
	return letter_sheets_paper(c->a, S("Letters to give"), sheet, sheets, pdf, &c->err);
}

enum rc envelopes_give(struct ctx *c, const struct envelope_pick *p, size_t n, enum channel channel, size_t *letters)
{
	struct notice_giving in = { .channel = channel, .on = c->now.today };
	struct envelopes l;
	const char *at;
	struct str why;

	*letters = 0;
	TRY(picked(c, &ACT_POST_OPEN, p, n, &l));
	for (size_t i = 0; i < l.n; i++)
		for (size_t m = 0; m < l.item[i]->n; m++) {
			TRY(notice_give(c, l.item[i]->pupil_id, l.item[i]->letter[m].id, &in, &at, &why));
			++*letters;
		}
	return RC_OK;
}
