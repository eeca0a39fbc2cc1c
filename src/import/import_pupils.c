/* Pupils and classes as every kind of import finds them: a pupil by UPN, then by a former UPN, then by name and date of
 * birth; a class by its name, made when there is none. */
#include "import/import_run.h"

#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "kit/text/fold.h"

struct str pupil_match_key(struct arena *a, const struct pupil *p)
{
	return fold_name(a, p->family, p->given, STR_NONE);
}

void pupils_index(struct import *m)
{
	size_t n = m->data.pupils;
	struct pupil_held *all = NEW_ARRAY(m->c->a, struct pupil_held, n);

	m->pupil = all;
	m->pupil_upn = import_index_new(m->c->a, n);
	m->pupil_former = import_index_new(m->c->a, 64);
	m->pupil_name = import_index_new(m->c->a, n);
	for (size_t i = 0; i < n; i++) {
		all[i].p = m->data.pupil[i];
		import_index_add(&m->pupil_upn, all[i].p.upn, &all[i]);
		import_index_add(&m->pupil_former, all[i].p.former_upn, &all[i]);
		import_index_add(&m->pupil_name, pupil_match_key(m->c->a, &all[i].p), &all[i]);
	}
}

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

/* Two different numbers are two different pupils, unless the one here is an interim number. */
static bool numbers_agree(struct str here, struct str file)
{
	return here.n == 0 || file.n == 0 || upn_check(here) == UPN_TEMPORARY;
}

struct pupil_held *pupil_find(struct import *m, struct str upn, struct str former_upn, struct str name_key,
                              struct date born, bool *twins)
{
	struct pupil_held *found = NULL;
	struct pupil_held *h;
	uint32_t at = 0;

	*twins = false;
	h = import_index_next(&m->pupil_upn, upn, &at);
	at = 0;
	if (h == NULL)
		h = import_index_next(&m->pupil_upn, former_upn, &at);
	at = 0;
	if (h == NULL)
		h = import_index_next(&m->pupil_former, upn, &at);
	at = 0;
	if (h != NULL)
		return h;
	while ((h = import_index_next(&m->pupil_name, name_key, &at)) != NULL) {
		if (date_cmp(h->p.born, born) != 0 || !numbers_agree(h->p.upn, upn))
			continue;
		*twins = found != NULL;
		found = h;
	}
	return found;
}

struct date end_before(struct date next, struct date starts)
{
	struct date d = date_add(next, -1);

	return date_cmp(d, starts) < 0 ? starts : d;
}
