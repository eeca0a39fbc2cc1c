#include "merge/adult_rule.h"

static bool has_all(const struct adult_roles *mine, const struct adult_roles *theirs)
{
	for (size_t i = 0; i < theirs->n; i++) {
		bool found = false;

		for (size_t k = 0; k < mine->n; k++)
			found = found || str_eq(mine->key[k], theirs->key[i]);
		if (!found)
			return false;
	}
	return true;
}

static bool may_stay(const struct adult_facts *f, int i)
{
	return f->signs_in[i] && has_all(&f->roles[i], &f->roles[1 - i]);
}

enum adult_sign_in adult_sign_in(const struct adult_facts *f)
{
	if (may_stay(f, 0) && may_stay(f, 1))
		return SIGN_IN_ASKED;
	return may_stay(f, 0) ? SIGN_IN_FIRST : may_stay(f, 1) ? SIGN_IN_SECOND : SIGN_IN_NONE;
}

struct str adult_stops(const struct adult_facts *f)
{
	if (f->is_me)
		return S("One of the two is you. Somebody else has to merge them.");
	if ((f->signs_in[0] || f->signs_in[1]) && adult_sign_in(f) == SIGN_IN_NONE)
		return S("The sign-in that would stay does not have a role that the other record has. Merging gives "
		         "nobody a "
		         "role: an administrator gives it, or ends it, first.");
	if (f->young_differs)
		return S("A young person shares with the one and keeps things from the other. Ask them, and record the "
		         "answer on the young person’s page first.");
	if (f->withdrawn_today)
		return S("Something of one of the two was withdrawn today and could still be taken back. Merge them "
		         "tomorrow.");
	return STR_NONE;
}

bool adult_confirms(struct str typed_key, struct str name_key)
{
	return name_key.n > 0 && str_eq(typed_key, name_key);
}
