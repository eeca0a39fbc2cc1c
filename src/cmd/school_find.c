#include "cmd/school_find.h"

#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"

enum { SCHOOLS_MAX = 200 };

enum rc school_find(struct ctx *c, struct str want, int64_t *out)
{
	int64_t id[SCHOOLS_MAX];
	size_t n;
	enum rc rc = school_ids(c->db, c->a, id, SCHOOLS_MAX, &n, &c->err);

	if (rc != RC_OK)
		return rc;
	if (n == 1 && want.n == 0) {
		*out = id[0];
		return RC_OK;
	}
	for (size_t i = 0; i < n && want.n > 0; i++) {
		struct school s;

		rc = school_load(c->db, c->a, id[i], &s, &c->err);
		if (rc != RC_OK)
			return rc;
		if (str_eq(want, s.name) || str_eq(want, s.short_name) ||
		    str_eq(want, str_fmt(c->a, "%lld", (long long)id[i]))) {
			*out = id[i];
			return RC_OK;
		}
	}
	if (n == 0)
		return err_set(&c->err, RC_FAIL, "there is no school here yet");
	return err_set(&c->err, RC_FAIL,
	               want.n > 0 ? "no school has this name" : "there are several schools: say --school NAME");
}

enum rc school_has_pupils(struct ctx *c)
{
	bool service;

	TRY(school_is_service(c->db, c->a, c->actor.school_id, &service, &c->err));
	return service
	           ? err_set(&c->err, RC_FAIL,
	                     "this is an advice service: there are no pupils here, and nothing of a school. Nothing "
	                     "was done")
	           : RC_OK;
}
