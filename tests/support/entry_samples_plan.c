/* Samples of what others hang on: a version of a plan, a review, a decision. */
#include "support/entry_samples_own.h"

#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "do/support_sql.h"
#include "letters/notice_sql.h"
#include "meeting/meeting_sql.h"
#include "plan/plan_sql.h"
#include "review/review_sql.h"
#include "support/support.h"
#include "support/work_plan.h"

/* The second version of the plan, in force: read, answered, worked by, told to the mother and waiting for another. */
void entry_sample_plan(struct store_test *t, int64_t by)
{
	struct outcome o = { .id = SAMPLE + 1,
		             .root_id = SAMPLE + 1,
		             .position = 1,
		             .aim = MARK,
		             .measure = MARK,
		             .unit = MARK,
		             .baseline = 1000,
		             .target = 2000,
		             .expected = MARK };
	struct provision v = { .id = SAMPLE + 2,
		               .root_id = SAMPLE + 2,
		               .position = 1,
		               .outcome_root = o.root_id,
		               .what = MARK,
		               .giver_id = GIVER,
		               .per_week = 1,
		               .starts = DAY };
	struct strategy s = { .id = SAMPLE + 3, .position = 1, .words = MARK };
	struct plan_whole w = { .plan = { .id = SAMPLE,
		                          .cycle_id = CYCLE_ONE,
		                          .version = 2,
		                          .state = PLAN_DRAFT,
		                          .teacher_id = CLASS_TEACHER,
		                          .review_on = { 2026, 5, 20 },
		                          .everyday = MARK,
		                          .home = MARK,
		                          .changes = MARK,
		                          .made_by = by,
		                          .revision = 1 },
		                .outcome = &o,
		                .outcomes = 1,
		                .provision = &v,
		                .provisions = 1,
		                .strategy = &s,
		                .strategies = 1 };
	struct acknowledgement read = { .id = SAMPLE + 4,
		                        .plan_id = SAMPLE,
		                        .person_id = ASSISTANT,
		                        .state = ACKNOWLEDGED_HELP,
		                        .note = MARK,
		                        .at = NOW };
	struct plan_reply reply_ = { .id = SAMPLE + 5,
		                     .plan_id = SAMPLE,
		                     .person_id = MOTHER,
		                     .answer = PLAN_ANSWER_AGREE,
		                     .words = MARK,
		                     .at = NOW };
	struct session_note x = { .id = SAMPLE + 6,
		                  .provision_root = v.root_id,
		                  .on_day = DAY,
		                  .turn = 1,
		                  .result = SESSION_GIVEN,
		                  .note = MARK,
		                  .noted_by = by,
		                  .noted_at = NOW,
		                  .revision = 1 };
	struct measure_point m = {
		.id = SAMPLE + 7, .outcome_root = o.root_id, .on_day = DAY, .value = 1500, .note = MARK, .noted_by = by
	};
	struct notice given = entry_sample_letter(NOTICE_PLAN, SAMPLE, true);
	struct notice waits = entry_sample_letter(NOTICE_PLAN, SAMPLE, false);

	given.id = SAMPLE + 8;
	waits.id = SAMPLE + 9;
	waits.person_id = FATHER;
	OK(t, plan_insert(t->db, t->a, zara, &w, &t->e));
	OK(t, plan_share(t->db, t->a, zara, SAMPLE, 1, DAY, by, &t->e));
	OK(t, cycle_mark(t->db, t->a, zara, CYCLE_ONE, CYCLE_DATE_REVIEW, w.plan.review_on, &t->e));
	OK(t, acknowledgement_put(t->db, t->a, zara, &read, &t->e));
	OK(t, plan_reply_insert(t->db, t->a, zara, &reply_, &t->e));
	OK(t, session_note_insert(t->db, t->a, zara, &x, &t->e));
	OK(t, point_insert(t->db, t->a, zara, &m, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &given, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &waits, &t->e));
}

/* It closed its cycle, opened the next one, was counted as a meeting and told to the mother. */
void entry_sample_review(struct store_test *t, int64_t by)
{
	struct review_outcome o = { .id = SAMPLE + 1,
		                    .review_id = SAMPLE,
		                    .outcome_root = OUTCOME_ONE,
		                    .judgement = JUDGEMENT_PARTLY,
		                    .after_value = 44000,
		                    .words = MARK };
	struct review_provision p = { .id = SAMPLE + 2,
		                      .review_id = SAMPLE,
		                      .provision_root = SUPPORT_ONE,
		                      .decision = PROVISION_KEEP,
		                      .words = MARK };
	struct review_whole w = { .review = { .id = SAMPLE,
		                              .cycle_id = CYCLE_ONE,
		                              .plan_id = PLAN_ONE,
		                              .held_on = DAY,
		                              .state = REVIEW_FINAL,
		                              .present = MARK,
		                              .differ = MARK,
		                              .learned = MARK,
		                              .next_step = S("continue"),
		                              .why = MARK,
		                              .family_agrees = MARK,
		                              .summary = MARK,
		                              .pupil_summary = MARK,
		                              .finished_on = DAY,
		                              .made_by = by,
		                              .revision = 1 },
		                  .outcome = &o,
		                  .outcomes = 1,
		                  .provision = &p,
		                  .provisions = 1 };
	struct meeting m = { .id = SAMPLE + 3,
		             .cycle_id = CYCLE_ONE,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = DAY,
		             .who = MARK,
		             .state = MEETING_HELD,
		             .counts = 1,
		             .notes = MARK,
		             .agreed = MARK,
		             .made_by = by,
		             .revision = 1 };
	struct cycle next = { .id = SAMPLE + 4, .number = 2, .opened_on = DAY, .revision = 1 };
	struct notice given = entry_sample_letter(NOTICE_REVIEW, SAMPLE, true);
	struct cycle y;

	given.id = SAMPLE + 5;
	OK(t, cycle_load(t->db, t->a, zara, CYCLE_ONE, &y, &t->e));
	y.reviewed_on = y.closed_on = DAY;
	y.learned = MARK;
	OK(t, review_insert(t->db, t->a, zara, &w, &t->e));
	OK(t, cycle_update(t->db, t->a, zara, &y, &t->e));
	OK(t, cycle_insert(t->db, t->a, zara, &next, &t->e));
	OK(t, meeting_insert(t->db, t->a, zara, &m, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &given, &t->e));
}

/* SEN Support was ended by it: status, plan and cycle. */
void entry_sample_decision(struct store_test *t, int64_t by)
{
	struct decision d = { .id = SAMPLE,
		              .decided_on = DAY,
		              .result = DECISION_END_SUPPORT,
		              .reason = MARK,
		              .evidence = MARK,
		              .decided_by = by,
		              .with_whom = MARK,
		              .revision = 1 };
	struct status s = { .id = SAMPLE + 1, .code = STATUS_N, .starts = DAY, .reason = MARK, .decided_by = by };
	struct notice given = entry_sample_letter(NOTICE_END_SUPPORT, SAMPLE, true);

	given.id = SAMPLE + 2;
	OK(t, decision_insert(t->db, t->a, zara, &d, &t->e));
	OK(t, status_begin(t->db, t->a, zara, &s, &t->e));
	OK(t, plan_end(t->db, t->a, zara, &t->e));
	OK(t, cycle_mark(t->db, t->a, zara, CYCLE_ONE, CYCLE_DATE_CLOSED, DAY, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &given, &t->e));
}
