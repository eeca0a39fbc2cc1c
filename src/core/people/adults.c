#include "core/people/adults.h"

#include "core/people/person_rec.h"

static struct str name_of(struct ctx *c, const struct contact *p)
{
	return name_formal(c->a, p->person.title, p->person.given, p->person.family);
}

static enum rc list(struct ctx *c, struct pupil_key k, bool restricted, struct adult **out, size_t *n)
{
	struct contact *p;
	size_t all;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &all, &c->err));
	*out = NEW_ARRAY(c->a, struct adult, all);
	*n = 0;
	for (size_t i = 0; i < all; i++) {
		struct str name = name_of(c, &p[i]);

		if (p[i].restricted && !restricted)
			continue;
		if (p[i].relationship.n > 0)
			name = str_fmt(c->a, "%.*s, %.*s", STR_ARG(name), STR_ARG(p[i].relationship));
		(*out)[(*n)++] = (struct adult){ .id = p[i].person_id,
			                         .name = name,
			                         .has_page = p[i].has_account && !p[i].restricted,
			                         .responsible = p[i].responsibility == RESPONSIBILITY_YES };
	}
	return RC_OK;
}

enum rc adults_list(struct ctx *c, struct pupil_key k, struct adult **out, size_t *n)
{
	return list(c, k, true, out, n);
}

enum rc adults_asked(struct ctx *c, struct pupil_key k, struct adult **out, size_t *n)
{
	return list(c, k, false, out, n);
}

enum rc adult_name(struct ctx *c, struct pupil_key k, int64_t person_id, struct str *out)
{
	struct contact *p;
	size_t n;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (p[i].person_id == person_id) {
			*out = name_of(c, &p[i]);
			return RC_OK;
		}
	return RC_INVALID;
}

enum rc adult_has_page(struct ctx *c, struct pupil_key k, int64_t person_id, bool *out)
{
	struct contact *p;
	size_t n = 0;

	*out = false;
	if (person_id != 0)
		TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*out = *out || (p[i].person_id == person_id && p[i].has_account && !p[i].restricted);
	return RC_OK;
}
