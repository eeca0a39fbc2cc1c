#include "support/work_school.h"

#include "core/people/pupil_rec.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/observe/observation_sql.h"
#include "support/support.h"
#include "support/test_db.h"

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1, .hash_memory_mib = 1 };

struct ctx *work_as(struct store_test *t, int64_t person_id, enum role hat)
{
	struct ctx *c = NEW(t->a, struct ctx);

	app.data_dir = str_of(test_folder());
	*c = (struct ctx){
		.app = &app,
		.db = t->db,
		.a = t->a,
		.now = clock_read(&app.clock),
		.actor = { .school_id = SCHOOL, .account_id = 900 + person_id, .person_id = person_id, .hat = hat }
	};
	return c;
}

void work_account(struct store_test *t, int64_t person_id, const char *login)
{
	assert_int_equal(account_insert(t->db, t->a, SCHOOL, 900 + person_id, person_id, str_of(login), S("x"),
	                                S("active"), 1, &t->e),
	                 RC_OK);
}

void work_carer(struct store_test *t)
{
	struct person_row p = { .school_id = SCHOOL,
		                .id = AUNT,
		                .title = S("Mrs"),
		                .given = S("Farah"),
		                .family = S("Aziz"),
		                .name_key = S("aziz farah"),
		                .address = S("9 Mill Lane\nMarlbeck") };
	struct contact link = { .id = CARER_LINK,
		                .person_id = AUNT,
		                .relationship = S("Special guardian"),
		                .responsibility = RESPONSIBILITY_YES,
		                .contact_order = 3,
		                .gets_letters = 1,
		                .starts = { 2025, 9, 1 },
		                .revision = 1 };

	assert_int_equal(person_insert(t->db, t->a, &p, &t->e), RC_OK);
	assert_int_equal(contact_insert(t->db, t->a, zara, &link, &t->e), RC_OK);
}

void work_observe(struct store_test *t, struct pupil_key k, int64_t id, const char *words)
{
	struct observation v = { .id = id,
		                 .seen_on = { 2026, 2, 3 },
		                 .seen_by = CLASS_TEACHER,
		                 .place = OBSERVED_LESSON,
		                 .subject = S("maths"),
		                 .words = str_of(words),
		                 .revision = 1 };

	assert_int_equal(observation_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}
