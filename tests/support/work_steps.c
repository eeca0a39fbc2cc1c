#include "support/work_steps.h"

#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "support/support.h"

void work_code(struct store_test *t, struct pupil_key k, enum status_code code, struct date from)
{
	struct status s = { .id = id_new(), .code = code, .starts = from, .decided_by = SENCO };

	assert_int_equal(status_begin(t->db, t->a, k, &s, &t->e), RC_OK);
}

void work_decision(struct store_test *t, struct pupil_key k, int64_t id, enum decision_result result, struct date on,
                   struct date monitor)
{
	struct decision v = { .id = id,
		              .decided_on = on,
		              .result = result,
		              .reason = S("Help beyond the usual"),
		              .decided_by = SENCO,
		              .monitor_on = monitor,
		              .revision = 1 };

	assert_int_equal(decision_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}

void work_notice(struct store_test *t, struct pupil_key k, enum notice_kind kind, int64_t about, int64_t person_id,
                 struct date made, struct date sent)
{
	struct notice v = { .id = id_new(),
		            .kind = kind,
		            .about_id = about,
		            .person_id = person_id,
		            .addressee = S("Mrs Iqbal"),
		            .made_on = made,
		            .body = S("Dear Mrs Iqbal"),
		            .channel = date_none(sent) ? CHANNEL_NONE : CHANNEL_POST,
		            .sent_on = sent,
		            .revision = 1 };

	assert_int_equal(notice_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}

void work_screened(struct store_test *t, int64_t id, enum screen_action result, struct date on, struct date until)
{
	struct screen_decision v = { .id = id,
		                     .screened_on = on,
		                     .found = S("reading 1"),
		                     .said = S("Reading: slower than others"),
		                     .result = result,
		                     .reason = S("Shorter texts first"),
		                     .what = S("Word bank"),
		                     .until_on = until,
		                     .decided_by = SENCO,
		                     .decided_on = on,
		                     .revision = 1 };

	assert_int_equal(screen_decision_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

const struct due *work_due(const struct today_all *v, int64_t pupil_id, const char *key)
{
	for (size_t i = 0; i < v->dues; i++)
		if (v->due[i].pupil->id == pupil_id && str_is(v->due[i].duty.rule->key, key))
			return &v->due[i];
	return NULL;
}
