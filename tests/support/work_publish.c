#include "support/work_publish.h"

#include "kit/base/id.h"
#include "support/support.h"

void work_published(struct store_test *t, const char *kind, int64_t version, struct date on)
{
	const struct publication p = { .school_id = SCHOOL,
		                       .id = id_new(),
		                       .kind = str_of(kind),
		                       .version = version,
		                       .state = PUBLISH_PUBLISHED,
		                       .begun_on = on,
		                       .begun_by = SENCO,
		                       .sent_on = on,
		                       .sent_by = SENCO,
		                       .decided_on = on,
		                       .decided_by = HEAD,
		                       .decided_as = S("head"),
		                       .published_on = on,
		                       .published_by = SENCO,
		                       .revision = 4 };

	assert_int_equal(publication_insert(t->db, t->a, &p, &t->e), RC_OK);
}

struct publish_doc work_publish_doc(struct ctx *c, const char *kind)
{
	struct publish_doc d = { 0 };

	assert_int_equal(IN_READ(c, publish_doc_load(c, str_of(kind), &d)), RC_OK);
	return d;
}
