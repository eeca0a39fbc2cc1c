#include "core/people/wish.h"

#include "core/people/hand.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/wish_sql.h"
#include "core/people/young.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_WISH, "wish.save", "Said how they want letters, talks and meetings");

static const char *const OF_PERSON[] = { "language", "format", "interpreter", NULL };

/* The person has the newest word on what imports write too. */
static struct wish now_of(const struct person *p, const struct wish *said, size_t n)
{
	struct wish w = n > 0 ? said[0] : (struct wish){ .person_id = p->id };

	w.language = p->language;
	w.format = p->format;
	w.interpreter = p->interpreter;
	return w;
}

enum rc wish_read(struct ctx *c, int64_t person_id, struct wish_view *out)
{
	struct person p;

	*out = (struct wish_view){ 0 };
	TRY(person_load(c->db, c->a, c->actor.school_id, person_id, &p, &c->err));
	TRY(wish_list(c->db, c->a, c->actor.school_id, person_id, &out->item, &out->n, &c->err));
	out->now = now_of(&p, out->item, out->n);
	out->revision = p.revision;
	return RC_OK;
}

/* A parent; or a young person, once letters go to them. */
static enum rc own_gate(struct ctx *c)
{
	struct pupil_key k = { .school_id = c->actor.school_id };
	struct pupil p;
	struct young y;

	if (c->actor.hat != ROLE_PUPIL)
		return gate_cap(c, CAP_FAMILY);
	TRY(gate_cap(c, CAP_OWN_PAGE));
	TRY(young_me(c, &k.pupil_id));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(young_read(c, k, p.born, &y));
	return y.decides ? RC_OK : RC_NONE;
}

enum rc wish_own_load(struct ctx *c, struct wish_view *out)
{
	TRY(own_gate(c));
	return wish_read(c, c->actor.person_id, out);
}

enum rc wish_note(struct ctx *c, int64_t person_id, struct wish *in)
{
	in->school_id = c->actor.school_id;
	in->person_id = person_id;
	in->by_id = c->actor.person_id;
	in->at = c->now.utc;
	TRY(wish_insert(c->db, c->a, in, &c->err));
	return audit_write(c, 0, &ACT_WISH, "wish", in->id, wish_words(c->a, in, true));
}

static enum rc person_keep(struct ctx *c, const struct wish *in)
{
	struct hand_marks marks;
	struct person was, is;
	struct person_row row;

	TRY(person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &was, &c->err));
	is = was;
	is.language = in->language;
	is.format = in->format;
	is.interpreter = in->interpreter;
	if (record_same(&person_rec, &is, &was))
		return RC_OK;
	row = person_row_of(&is);
	TRY(hand_load(c, S("person"), is.id, &marks));
	TRY(person_update(c->db, c->a, &row, &c->err));
	return hand_note_fields(c, &marks, &person_rec, is.id, OF_PERSON, &was, &is);
}

enum rc wish_own_save(struct ctx *c, const struct wish *in, int64_t revision, struct wish_view *theirs)
{
	struct wish w = *in;

	TRY(own_gate(c));
	TRY(wish_read(c, c->actor.person_id, theirs));
	w.language = str_trim(w.language);
	w.reach = str_trim(w.reach);
	if (record_same(&wish_rec, &w, &theirs->now))
		return RC_OK; /* nothing changes, or sent twice */
	if (revision != theirs->revision)
		return RC_CONFLICT;
	TRY(person_keep(c, &w));
	return wish_note(c, c->actor.person_id, &w);
}

/* The young person to whom letters go. */
static enum rc young_line(struct ctx *c, struct pupil_key k, struct wish_lines *out)
{
	struct wish_line *l = &out->item[out->n];
	struct wish_view v;
	struct young y;
	struct pupil p;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	if (p.person_id == 0)
		return RC_OK;
	TRY(young_read(c, k, p.born, &y));
	if (!y.decides)
		return RC_OK;
	TRY(wish_read(c, p.person_id, &v));
	*l = (struct wish_line){ p.person_id, pupil_name(c->a, &p), v.now };
	out->n += !wish_is_plain(&l->wish);
	return RC_OK;
}

enum rc wishes_of(struct ctx *c, struct pupil_key k, struct wish_lines *out)
{
	struct contact *p;
	struct wish *said;
	size_t n, saids;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	TRY(wish_list_of(c->db, c->a, k, &said, &saids, &c->err));
	*out = (struct wish_lines){ NEW_ARRAY(c->a, struct wish_line, n + 1), 0 };
	for (size_t i = 0; i < n; i++) {
		struct wish_line *l = &out->item[out->n];
		size_t at = 0;

		while (at < saids && said[at].person_id != p[i].person_id)
			at++;
		*l = (struct wish_line){ p[i].person_id,
			                 name_formal(c->a, p[i].person.title, p[i].person.given, p[i].person.family),
			                 now_of(&p[i].person, &said[at], at < saids ? 1 : 0) };
		out->n += !p[i].restricted && !wish_is_plain(&l->wish);
	}
	return young_line(c, k, out);
}
