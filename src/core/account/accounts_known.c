/* Who is known without an account, and who prints letters today. */
#include "core/account/accounts_own.h"

#include "kit/base/id.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"

const char accounts_own_role[] = "You cannot give yourself a role that sees pupils. It takes a second person: another "
                                 "administrator, or whoever runs the server with apdr user role";

bool role_sees_pupils(enum role r)
{
	return r != ROLE_NONE && r != ROLE_ADMIN && r != ROLE_GOVERNOR && r != ROLE_SENDIASS && r != ROLE_OFFICER;
}

struct adult_line accounts_adult_line(struct ctx *c, const struct adult_row *r)
{
	return (struct adult_line){ .person_id = r->person_id,
		                    .name = name_full(c->a, r->given, r->family),
		                    .job = r->job,
		                    .email = r->email,
		                    .role = role_of(r->role) };
}

enum rc accounts_adults(struct ctx *c, struct adult_line **out, size_t *n)
{
	struct adult_row *row;
	size_t rows, at = 0;

	TRY(adult_list(c->db, c->a, c->actor.school_id, c->now.today, &row, &rows, &c->err));
	*out = NEW_ARRAY(c->a, struct adult_line, rows + 1);
	for (size_t i = 0; i < rows; i++) {
		struct adult_line l = accounts_adult_line(c, &row[i]);

		if (l.role != ROLE_PARENT && l.role != ROLE_PUPIL &&
		    (at == 0 || (*out)[at - 1].person_id != l.person_id))
			(*out)[at++] = l;
	}
	*n = at;
	return RC_OK;
}

enum rc accounts_role_add(struct ctx *c, int64_t person_id, enum role role)
{
	struct role_grant *g;
	size_t n;

	TRY(grant_list(c->db, c->a, c->actor.school_id, person_id, c->now.today, &g, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (role_of(g[i].role) == role && date_cmp(g[i].starts, c->now.today) <= 0 && date_none(g[i].ends))
			return RC_OK;
	return role_insert(c->db, c->a, c->actor.school_id, id_new(), person_id, str_of(role_key(role)), c->now.today,
	                   DATE_NONE, &c->err);
}

enum rc accounts_letters_facts(struct ctx *c, struct letters_facts *out)
{
	static const int64_t NOBODY[2] = { 0 };
	const int64_t school = c->actor.school_id;

	out->service = c->actor.service;
	TRY(role_in_use(c->db, c->a, school, S("head"), c->now.today, NOBODY, &out->heads, &c->err));
	TRY(role_in_use(c->db, c->a, school, S("senco"), c->now.today, NOBODY, &out->sencos, &c->err));
	return leads_before(c->db, c->a, school, &out->before, &c->err);
}
