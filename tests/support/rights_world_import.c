/* What imports leave: how columns are read, a line kept for later, and a nightly feed of which a file waits. */
#include "support/support.h"

#include "import/feed_sql.h"
#include "publish/publish.h"
#include "import/import_sql.h"
#include "import/later_sql.h"
#include "import/mapping_sql.h"
#include "support/rights_world.h"
#include "support/work_publish.h"
#include "support/work_school.h"

static void ok(enum rc rc, const struct err *e)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, e->text);
}

static void mapping(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct import_mapping m = { .school_id = SCHOOL,
		                    .id = A_MAPPING,
		                    .name = S("Arbor SEN register"),
		                    .kind = S("roll"),
		                    .headings = S("upn"),
		                    .columns = S("upn\tupn"),
		                    .revision = 1 };
	struct import_later v = {
		.school_id = SCHOOL, .id = A_LATER, .kind = m.kind, .kept_at = 1773133200, .revision = 1
	};

	v.lines = S("3");
	v.cells = S("Surname,Forename,DOB\nKaur,Ava,31/2/2015\n");
	v.faults = S("line\n3,DOB,31/2/2015,This is not a date.\n");
	ok(import_mapping_insert(t->db, t->a, &m, &t->e), &t->e);
	ok(import_later_insert(t->db, t->a, &v, &t->e), &t->e);
}

static void feed(struct rights_world *w)
{
	struct store_test *t = &w->t;
	const struct feed f = { .school_id = SCHOOL,
		                .id = A_FEED,
		                .kind = S("roll"),
		                .folder = S("/srv/feed"),
		                .nights = S("school"),
		                .due_minute = 1440,
		                .patience = 2,
		                .made_on = { 2026, 3, 9 },
		                .revision = 1 };
	const struct feed_run run = { .school_id = SCHOOL,
		                      .id = A_FEED,
		                      .feed_id = A_FEED,
		                      .at = 1773100000,
		                      .on_day = { 2026, 3, 9 },
		                      .digest = S("d"),
		                      .outcome = FEED_OUTCOME_HELD,
		                      .reason = S("It has no lines below its headings."),
		                      .waits = S("w"),
		                      .revision = 1 };
	const struct upload u = { .school_id = SCHOOL,
		                  .id = A_FEED,
		                  .kind = S("roll"),
		                  .name = S("pupils.csv"),
		                  .body = S("UPN"),
		                  .made_at = 1 };

	ok(feed_insert(t->db, t->a, &f, &t->e), &t->e);
	ok(feed_run_insert(t->db, t->a, &run, &t->e), &t->e);
	ok(upload_of_feed(t->db, t->a, &u, &t->e), &t->e);
}

static void publications(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	const struct publication_line line = { .school_id = SCHOOL,
		                               .id = A_PUBLICATION_LINE,
		                               .publication_id = A_PUBLICATION,
		                               .part = S("curriculum"),
		                               .action = S("A ramp"),
		                               .cost = MILLI_NONE,
		                               .revision = 1 };
	struct str fault;

	work_published(t, "accessibility", 1, (struct date){ 2024, 9, 1 });
	ok(IN_WRITE(c, publish_begin(c, S("accessibility"), A_PUBLICATION, STR_NONE, &fault)), &c->err);
	ok(publication_line_insert(t->db, t->a, &line, &t->e), &t->e);
}

void rights_world_import(struct rights_world *w)
{
	mapping(w);
	feed(w);
	publications(w);
}
