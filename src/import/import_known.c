/* The people of the school as an import finds them: by e-mail, name and telephone, also under what was said of a record
 * that was merged into theirs. */
#include "import/import_run.h"

#include "kit/base/bound.h"

/* What is known of a person, also under what was said of a record that was merged into this one. */
static void person_known(struct import *m, const struct person *p, struct person_held *h)
{
	import_index_add(&m->person_email, str_lower_ascii(m->c->a, p->email), h);
	import_index_add(&m->person_name, p->name_key, h);
	import_index_add(&m->person_phone, phone_digits(m->c->a, p->phone), h);
	adult_hold(m, p, h);
}

void person_keep(struct import *m, struct person_held *h)
{
	person_known(m, &h->p, h);
}

struct person_held *person_by_id(const struct import *m, int64_t id)
{
	size_t low = BOUND(struct person, m->data.person, m->data.persons, id, id);

	return low < m->data.persons && m->data.person[low].id == id ? &m->person[low] : NULL;
}

struct person_held *person_merged(const struct import *m, const struct person *p)
{
	int64_t id = p->merged_into;

	for (size_t i = 0; i <= m->data.mergeds; i++) { /* merged, and merged again */
		size_t at = BOUND(struct person, m->data.merged, m->data.mergeds, id, id);

		if (at == m->data.mergeds || m->data.merged[at].id != id)
			return person_by_id(m, id);
		id = m->data.merged[at].merged_into;
	}
	return NULL;
}

static void people_mark(struct import *m)
{
	for (size_t i = 0; i < m->data.pupils; i++) {
		struct person_held *h =
		    m->data.pupil[i].person_id != 0 ? person_by_id(m, m->data.pupil[i].person_id) : NULL;

		if (h != NULL)
			h->is_pupil = true;
	}
	for (size_t i = 0; i < m->data.contacts; i++) {
		struct person_held *h =
		    m->data.contact[i].restricted ? person_by_id(m, m->data.contact[i].person_id) : NULL;

		if (h != NULL)
			h->is_barred = true;
	}
}

void people_index(struct import *m)
{
	size_t n = m->data.persons;
	struct person_held *all = NEW_ARRAY(m->c->a, struct person_held, n);

	m->person = all;
	m->person_email = import_index_new(m->c->a, 2 * n);
	m->person_name = import_index_new(m->c->a, 2 * n);
	m->person_phone = import_index_new(m->c->a, 2 * n);
	m->adult = import_index_new(m->c->a, 2 * n);
	for (size_t i = 0; i < n; i++) {
		all[i].p = m->data.person[i];
		all[i].is_staff = all[i].p.staff_code.n > 0 || all[i].p.job.n > 0;
	}
	people_mark(m);
	for (size_t i = 0; i < n; i++)
		person_keep(m, &all[i]);
	for (size_t i = 0; i < m->data.mergeds; i++) {
		struct person_held *h = person_merged(m, &m->data.merged[i]);
		struct person_also *also;

		if (h == NULL)
			continue;
		person_known(m, &m->data.merged[i], h);
		also = NEW(m->c->a, struct person_also);
		*also = (struct person_also){ &m->data.merged[i], h->also };
		h->also = also;
	}
}
