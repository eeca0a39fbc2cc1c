#include "support/import_school.h"

#include "core/school/setup_sql.h"
#include "support/support.h"
#include "support/test_db.h"

struct ctx *import_school(struct app *app, int64_t school_id)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct ctx *c = NEW(a, struct ctx);
	struct school_row school = {
		.id = school_id, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};

	*c = (struct ctx){ .app = app,
		           .db = test_db_new(),
		           .a = a,
		           .now = clock_read(&app->clock),
		           .actor = { .school_id = school_id } };
	assert_int_equal(school_insert(c->db, a, &school, &c->err), RC_OK);
	return c;
}

void import_school_end(struct ctx *c)
{
	test_db_drop(c->db);
	arena_free(c->a);
}
