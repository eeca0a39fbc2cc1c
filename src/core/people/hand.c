#include "core/people/hand.h"

enum rc hand_load(struct ctx *c, struct str record, int64_t id, struct hand_marks *out)
{
	return hand_list(c->db, c->a, c->actor.school_id, record, id, &out->item, &out->n, &c->err);
}

static const struct hand_row *row_of(const struct hand_marks *m, const char *field)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_is(m->item[i].field, field))
			return &m->item[i];
	return NULL;
}

struct hand_mark hand_mark_of(const struct hand_marks *m, const char *field)
{
	const struct hand_row *r = row_of(m, field);

	return r == NULL ? (struct hand_mark){ 0 } : (struct hand_mark){ true, r->has_file, r->before };
}

struct str hand_by(struct arena *a, const struct hand_marks *m, const char *field)
{
	const struct hand_row *r = row_of(m, field);

	return r == NULL ? STR_NONE : str_fmt(a, "%.*s, %.*s", STR_ARG(r->by_name), STR_ARG(date_long(a, r->set_on)));
}

enum rc hand_note(struct ctx *c, const struct hand_marks *m, struct str record, int64_t id, const char *field,
                  struct str old, struct str fresh)
{
	struct hand_mark had = hand_mark_of(m, field), has;

	if (str_eq(old, fresh))
		return RC_OK;
	has = hand_set_to(&had, old, fresh);
	if (!has.is_set)
		return hand_drop(c->db, c->a, c->actor.school_id, record, id, str_of(field), &c->err);
	return hand_put(c->db, c->a, c->actor.school_id,
	                &(struct hand_row){ .record = record,
	                                    .record_id = id,
	                                    .field = str_of(field),
	                                    .has_file = has.has_file,
	                                    .before = has.before,
	                                    .set_by = c->actor.person_id,
	                                    .set_on = c->now.today },
	                &c->err);
}

enum rc hand_note_fields(struct ctx *c, const struct hand_marks *m, const struct record *rec, int64_t id,
                         const char *const *field, const void *was, const void *is)
{
	for (; *field != NULL; field++) {
		const struct field *f = record_field(rec, str_of(*field));
		struct str old = was != NULL ? field_text(c->a, f, was) : STR_NONE;

		TRY(hand_note(c, m, str_of(rec->name), id, *field, old, field_text(c->a, f, is)));
	}
	return RC_OK;
}
