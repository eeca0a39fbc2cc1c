#include "core/school/health.h"

#include "core/school/setup_sql.h"

enum rc health_database(struct ctx *c)
{
	int64_t id;
	size_t n;

	return IN_READ(c, school_ids(c->db, c->a, &id, 1, &n, &c->err));
}
