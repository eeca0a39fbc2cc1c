#include "register/takeout_beside.h"

#include "core/rights/caps_rule.h"
#include "notice/results/circumstance_sql.h"

enum rc takeout_beside_load(struct ctx *c, const struct register_ask *ask, const struct takeout_shape *s,
                            struct takeout_beside *out)
{
	bool flags = false;

	*out = (struct takeout_beside){ 0 };
	for (int i = TAKE_EAL; i <= TAKE_LOOKED_AFTER; i++)
		flags = flags || s->column[i];
	if (flags)
		TRY(circumstance_of_scope(c->db, c->a, ask->school_id, ask->person_id, ask->hat, ask->today, &out->fact,
		                          &out->facts, &c->err));
	if (s->column[TAKE_CONTACTS])
		TRY(register_contacts(c->db, c->a, ask, &out->contact, &out->contacts, &c->err));
	out->fact_of = NEW_ARRAY(c->a, int64_t, out->facts + 1);
	for (size_t i = 0; i < out->facts; i++)
		out->fact_of[i] = out->fact[i].pupil_id;
	out->contact_of = NEW_ARRAY(c->a, int64_t, out->contacts + 1);
	for (size_t i = 0; i < out->contacts; i++)
		out->contact_of[i] = out->contact[i].pupil_id;
	return RC_OK;
}

/* The first of the pupil in ids that are in order. */
static size_t first_of(const int64_t *of, size_t n, int64_t pupil)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (of[mid] < pupil)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static size_t contacts_of(const struct takeout_beside *b, int64_t pupil, const struct register_contact **first)
{
	size_t at = first_of(b->contact_of, b->contacts, pupil), n = 0;

	while (n < TAKE_CONTACTS_MOST && at + n < b->contacts && b->contact_of[at + n] == pupil)
		n++;
	*first = b->contact + at;
	return n;
}

size_t takeout_contacts_most(const struct takeout_beside *b, const int64_t *pupil, size_t n)
{
	const struct register_contact *first;
	size_t most = 1;

	for (size_t i = 0; i < n; i++) {
		size_t has = contacts_of(b, pupil[i], &first);

		most = has > most ? has : most;
	}
	return most;
}

static void contacts_write(const struct takeout_beside *b, const struct takeout_shape *s, int64_t pupil,
                           struct table_out *out)
{
	const struct register_contact none = { 0 }, *first;
	size_t n = contacts_of(b, pupil, &first);

	for (size_t i = 0; i < s->contacts; i++) {
		const struct register_contact *k = i < n ? &first[i] : &none;

		table_out_text(out, k->title);
		table_out_text(out, k->given);
		table_out_text(out, k->family);
		table_out_text(out, k->relationship);
		if (s->column[TAKE_PHONES])
			table_out_text(out, k->phone);
		if (s->column[TAKE_EMAILS])
			table_out_text(out, k->email);
	}
}

void takeout_beside_write(const struct takeout_beside *b, const struct takeout_shape *s, enum takeout_column c,
                          int64_t pupil, struct table_out *out)
{
	enum english_level level = ENGLISH_NONE;
	bool yes = false;

	if (c == TAKE_CONTACTS) {
		contacts_write(b, s, pupil, out);
		return;
	}
	for (size_t at = first_of(b->fact_of, b->facts, pupil); at < b->facts && b->fact_of[at] == pupil; at++)
		if (takeout_flag(c, &b->fact[at])) {
			yes = true;
			if (b->fact[at].level != ENGLISH_NONE)
				level = b->fact[at].level;
		}
	table_out_text(out, yes ? S("Yes") : STR_NONE);
	if (c == TAKE_EAL)
		table_out_text(out, english_level_code(level));
}
