/* Classes as every kind of import finds them: by name, made when there is none. Who a pupil is: import/import_who.c. */
#include "import/import_run.h"

#include "core/people/year_rule.h"
#include "kit/base/bound.h"
#include "kit/text/fold.h"

struct class_held *class_by_name(struct import *m, struct str name)
{
	uint32_t at = 0;

	if (m->class_name.slot == NULL) {
		m->class_name = import_index_new(m->c->a, m->data.classes);
		for (size_t i = 0; i < m->data.classes; i++)
			import_index_add(&m->class_name, fold_key(m->c->a, m->data.class[i].name), &m->data.class[i]);
	}
	return import_index_next(&m->class_name, fold_key(m->c->a, name), &at);
}

enum rc class_of(struct import *m, struct str name, int64_t year, int64_t *out)
{
	struct class_held *k = class_by_name(m, name);

	*out = 0;
	if (name.n == 0)
		return RC_OK;
	if (year == YEAR_OTHER)
		year = CLASS_MIXED;
	if (k == NULL) {
		k = NEW(m->c->a, struct class_held);
		*k = (struct class_held){ import_id(m), name, year, true };
		import_index_add(&m->class_name, fold_key(m->c->a, name), k);
		if (import_writes(m)) {
			enum rc rc =
			    class_insert(m->c->db, m->c->a, m->c->actor.school_id, k->id, name, year, &m->c->err);

			if (rc != RC_OK)
				return rc;
		}
	}
	*out = k->id;
	/* A new class with pupils of two years has no year of its own. */
	if (!k->fresh || k->year_group == year || k->year_group == CLASS_MIXED)
		return RC_OK;
	k->year_group = CLASS_MIXED;
	return import_writes(m)
	           ? import_class_year(m->c->db, m->c->a, m->c->actor.school_id, k->id, CLASS_MIXED, &m->c->err)
	           : RC_OK;
}

struct str class_name_of(struct import *m, int64_t class_id)
{
	for (size_t i = 0; i < m->data.classes; i++)
		if (m->data.class[i].id == class_id)
			return m->data.class[i].name;
	return STR_NONE;
}

struct date end_before(struct date next, struct date starts)
{
	struct date d = date_add(next, -1);

	return date_cmp(d, starts) < 0 ? starts : d;
}

struct pupil_key pupil_key_of(const struct pupil *p)
{
	return (struct pupil_key){ p->school_id, p->id };
}

const struct status *status_now(const struct import *m, int64_t pupil_id)
{
	size_t low = BOUND(struct status, m->data.status, m->data.statuses, pupil_id, pupil_id);

	return low < m->data.statuses && m->data.status[low].pupil_id == pupil_id ? &m->data.status[low] : NULL;
}

const struct member *member_of(const struct import *m, int64_t pupil_id)
{
	size_t low = BOUND(struct member, m->data.member, m->data.members, pupil_id, pupil_id);

	return low < m->data.members && m->data.member[low].pupil_id == pupil_id ? &m->data.member[low] : NULL;
}

enum rc member_leave(struct import *m, const struct pupil *p)
{
	const struct member *now = member_of(m, p->id);

	return now == NULL ? RC_OK : member_end(m->c->db, m->c->a, pupil_key_of(p), now->id, p->left_on, &m->c->err);
}
