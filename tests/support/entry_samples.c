#include "support/entry_samples.h"
#include "support/entry_samples_own.h"

#include <string.h>

#include "assess/assess_sql.h"
#include "complain/complaint_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/young_sql.h"
#include "decide/discussion_sql.h"
#include "ehc/ehc_sql.h"
#include "do/support_sql.h"
#include "files/file_sql.h"
#include "home/home_sql.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "meeting/meeting_sql.h"
#include "notice/concern/concern_sql.h"
#include "notice/observe/observation_sql.h"
#include "core/duty/duty_reason_sql.h"
#include "notice/results/circumstance_sql.h"
#include "notice/results/result_sql.h"
#include "notice/round/round_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "plan/plan_sql.h"
#include "register/census_reason_sql.h"
#include "report/annual_report_sql.h"
#include "review/review_sql.h"
#include "support/support.h"
#include "support/work_plan.h"
#include "support/work_results.h"

static void observation(struct store_test *t, int64_t by)
{
	struct observation v = { .id = SAMPLE,
		                 .seen_on = DAY,
		                 .place = OBSERVED_BREAK,
		                 .subject = MARK,
		                 .words = MARK,
		                 .helped = MARK,
		                 .seen_by = by,
		                 .noted_at = NOW,
		                 .revision = 1 };

	OK(t, observation_insert(t->db, t->a, zara, &v, &t->e));
}

static void statement(struct store_test *t, int64_t by)
{
	struct need_statement v = { .id = SAMPLE,
		                    .cycle_id = CYCLE_ONE,
		                    .source = 1,
		                    .words = MARK,
		                    .said_by = MARK,
		                    .noted_by = by,
		                    .noted_on = DAY,
		                    .revision = 1 };

	OK(t, need_statement_insert(t->db, t->a, zara, &v, &t->e));
}

static void view(struct store_test *t, int64_t by)
{
	struct view v = { .id = SAMPLE,
		          .cycle_id = CYCLE_ONE,
		          .moment = VIEW_MOMENT_REVIEW,
		          .who = VIEW_WHO_PARENT,
		          .person_id = by,
		          .name = MARK,
		          .method = VIEW_METHOD_SPOKEN,
		          .going_well = MARK,
		          .hard = MARK,
		          .words = MARK,
		          .given_on = DAY,
		          .revision = 1 };

	OK(t, view_insert(t->db, t->a, zara, &v, &t->e));
}

struct notice entry_sample_letter(enum notice_kind kind, int64_t about, bool given)
{
	struct notice v = { .id = SAMPLE + 1,
		            .kind = kind,
		            .about_id = about,
		            .person_id = MOTHER,
		            .addressee = S("Mrs Iqbal"),
		            .body = MARK,
		            .made_on = DAY,
		            .revision = 1 };

	if (given) {
		v.channel = CHANNEL_HAND;
		v.sent_on = DAY;
		v.sent_by = SENCO;
		v.proof = MARK;
	}
	return v;
}

static void letter(struct store_test *t, int64_t by)
{
	struct notice v = entry_sample_letter(NOTICE_S68, 1, true);

	v.id = SAMPLE;
	v.sent_by = by;
	OK(t, notice_insert(t->db, t->a, zara, &v, &t->e));
}

static void message(struct store_test *t, int64_t by)
{
	struct message v = { .id = SAMPLE,
		             .person_id = by,
		             .kind = MESSAGE_TELL,
		             .words = MARK,
		             .at = NOW,
		             .answer = MARK,
		             .answered_by = SENCO,
		             .answered_at = NOW,
		             .revision = 1 };

	OK(t, message_insert(t->db, t->a, zara, &v, &t->e));
}

static void meeting(struct store_test *t, int64_t by)
{
	struct meeting v = { .id = SAMPLE,
		             .cycle_id = CYCLE_ONE,
		             .kind = MEETING_KIND_OTHER,
		             .on_day = DAY,
		             .place = MARK,
		             .who = MARK,
		             .state = MEETING_HELD,
		             .counts = 1,
		             .notes = MARK,
		             .agreed = MARK,
		             .made_by = by,
		             .revision = 1 };
	struct meeting_answer x = { .id = SAMPLE + 1,
		                    .meeting_id = SAMPLE,
		                    .person_id = MOTHER,
		                    .answer = COMING_NO,
		                    .days = MARK,
		                    .on_day = v.on_day,
		                    .at = 1 };

	OK(t, meeting_insert(t->db, t->a, zara, &v, &t->e));
	OK(t, meeting_answer_put(t->db, t->a, zara, &x, &t->e));
}

/* It came by the public form, and was answered on a page. */
static void concern(struct store_test *t, int64_t by)
{
	struct concern v = { .id = SAMPLE,
		             .raised_on = DAY,
		             .from_kind = CONCERN_FROM_PARENT,
		             .person_id = MOTHER,
		             .from_name = MARK,
		             .reach = MARK,
		             .way = SAID_PUBLIC,
		             .words = MARK,
		             .helper = MARK,
		             .receipt = S("QQQQ-QQQQ"),
		             .noted_by = by,
		             .answer_by = DAY,
		             .compared = MARK,
		             .result = CONCERN_WATCH,
		             .reason = MARK,
		             .look_on = { 2026, 4, 9 },
		             .answer = MARK,
		             .answered_on = DAY,
		             .answered_by = SENCO,
		             .answered_how = ANSWERED_PAGE,
		             .revision = 1 };
	struct concern_inbox in = { .school_id = SCHOOL,
		                    .id = SAMPLE + 1,
		                    .receipt = v.receipt,
		                    .child = MARK,
		                    .sender = MARK,
		                    .relation = INBOX_FROM_PARENT,
		                    .reach = MARK,
		                    .words = MARK,
		                    .at = NOW,
		                    .state = INBOX_MATCHED,
		                    .pupil_id = ZARA,
		                    .concern_id = SAMPLE,
		                    .settled_by = by,
		                    .settled_at = NOW,
		                    .revision = 1 };

	OK(t, concern_insert(t->db, t->a, zara, &v, &t->e));
	OK(t, concern_settle(t->db, t->a, zara, &v, &t->e));
	OK(t, inbox_insert(t->db, t->a, &in, &t->e));
}

static void complaint_with(struct store_test *t, int64_t by, int64_t sealed)
{
	struct complaint v = { .id = SAMPLE,
		               .raised_on = DAY,
		               .person_id = MOTHER,
		               .from_name = MARK,
		               .way = SAID_PHONE,
		               .about = COMPLAINT_ABOUT_SUPPORT,
		               .words = MARK,
		               .wish = MARK,
		               .about_senco = sealed,
		               .noted_by = by };
	struct complaint_step s = { .complaint_id = SAMPLE,
		                    .number = 1,
		                    .id = SAMPLE + 1,
		                    .on_day = DAY,
		                    .kind = COMPLAINT_STEP_RAISED,
		                    .words = MARK,
		                    .by_id = by,
		                    .stage = 1,
		                    .holder = sealed != 0 ? COMPLAINT_HOLDER_HEAD : COMPLAINT_HOLDER_SENCO,
		                    .sealed = sealed,
		                    .answer_by = DAY };

	OK(t, complaint_insert(t->db, t->a, zara, &v, &t->e));
	OK(t, complaint_step_insert(t->db, t->a, zara, &s, &t->e));
	s.number = 2;
	s.id++;
	s.kind = COMPLAINT_STEP_NOTE;
	OK(t, complaint_step_insert(t->db, t->a, zara, &s, &t->e));
}

static void complaint(struct store_test *t, int64_t by)
{
	complaint_with(t, by, 0);
}

static void complaint_sealed(struct store_test *t, int64_t by)
{
	complaint_with(t, by, 1);
}

/* The one in force corrects an earlier one. */
static void result(struct store_test *t, int64_t by)
{
	struct result v = { .id = SAMPLE - 1,
		            .point_id = POINT_SPRING_26,
		            .subject = S("reading"),
		            .scale_id = STANDARD_SCORE,
		            .value = 77000,
		            .note = MARK,
		            .way = RESULT_GRID,
		            .noted_by = by,
		            .noted_at = NOW - 100 };
	bool changed;

	OK(t, db_begin(t->db, DB_WRITE, &t->e));
	OK(t, db_end(t->db, result_write(t->db, t->a, zara, &v, &changed, &t->e), &t->e));
	v.id = SAMPLE;
	v.value = 78000;
	v.noted_at = NOW;
	OK(t, db_begin(t->db, DB_WRITE, &t->e));
	OK(t, db_end(t->db, result_write(t->db, t->a, zara, &v, &changed, &t->e), &t->e));
}

static void circumstance(struct store_test *t, int64_t by)
{
	struct circumstance v = { .id = SAMPLE,
		                  .kind = CIRCUMSTANCE_OTHER,
		                  .words = MARK,
		                  .starts = DAY,
		                  .noted_by = by,
		                  .noted_on = DAY,
		                  .revision = 1 };

	OK(t, circumstance_insert(t->db, t->a, zara, &v, &t->e));
}

static void screening(struct store_test *t, int64_t by)
{
	struct screen_decision v = { .id = SAMPLE,
		                     .screened_on = DAY,
		                     .said = MARK,
		                     .result = SCREEN_ADAPT,
		                     .reason = MARK,
		                     .what = MARK,
		                     .until_on = { 2026, 4, 9 },
		                     .talked_on = DAY,
		                     .talked_with = MARK,
		                     .talked_words = MARK,
		                     .decided_by = by,
		                     .decided_on = DAY,
		                     .revision = 1 };

	OK(t, screen_decision_insert(t->db, t->a, zara, &v, &t->e));
}

static void round_asked(struct store_test *t, int64_t by)
{
	struct round v = { .id = SAMPLE,
		           .cycle_id = CYCLE_ONE,
		           .asked_by = by,
		           .asked_on = DAY,
		           .answer_by = { 2026, 3, 20 },
		           .question = MARK,
		           .revision = 1 };
	struct round_answer w = { .id = SAMPLE + 1,
		                  .round_id = SAMPLE,
		                  .person_id = CLASS_TEACHER,
		                  .subject = MARK,
		                  .progress = ROUND_PROGRESS_LESS,
		                  .helps = MARK,
		                  .hard_class = MARK,
		                  .hard_break = MARK,
		                  .seen = MARK,
		                  .answered_on = DAY,
		                  .revision = 1 };

	OK(t, round_insert(t->db, t->a, zara, &v, &t->e));
	OK(t, round_answer_insert(t->db, t->a, zara, &w, &t->e));
}

static void agreement(struct store_test *t, int64_t by)
{
	struct young_agreement v = { .id = SAMPLE,
		                     .kind = YOUNG_SHARE,
		                     .starts = DAY,
		                     .how = YOUNG_HOW_SAID,
		                     .words = MARK,
		                     .noted_by = by,
		                     .noted_at = NOW,
		                     .revision = 1 };

	OK(t, young_agreement_insert(t->db, t->a, zara, &v, &t->e));
}

static void session(struct store_test *t, int64_t by)
{
	struct session_note v = { .id = SAMPLE,
		                  .provision_root = SUPPORT_ONE,
		                  .on_day = DAY,
		                  .turn = 1,
		                  .result = SESSION_PART,
		                  .reason = SESSION_REASON_OTHER,
		                  .minutes = 10,
		                  .note = MARK,
		                  .noted_by = by,
		                  .noted_at = NOW,
		                  .revision = 1 };

	OK(t, session_note_insert(t->db, t->a, zara, &v, &t->e));
}

static void progress(struct store_test *t, int64_t by)
{
	struct measure_point v = {
		.id = SAMPLE, .outcome_root = OUTCOME_ONE, .on_day = DAY, .value = 43210, .note = MARK, .noted_by = by
	};

	OK(t, point_insert(t->db, t->a, zara, &v, &t->e));
}

static void reply(struct store_test *t, int64_t by)
{
	struct plan_reply v = { .id = SAMPLE,
		                .plan_id = PLAN_ONE,
		                .person_id = by,
		                .answer = PLAN_ANSWER_DISAGREE,
		                .words = MARK,
		                .at = NOW };

	OK(t, plan_reply_insert(t->db, t->a, zara, &v, &t->e));
}

static void annual_report(struct store_test *t, int64_t by)
{
	struct annual_report v = { .id = SAMPLE, .given_on = DAY, .words = MARK, .noted_by = by, .revision = 1 };

	OK(t, record_write(t->db, t->a, annual_report_sql.insert, &annual_report_rec, zara, &v, &t->e));
}

static void duty_reason(struct store_test *t, int64_t by)
{
	struct duty_reason v = { .id = SAMPLE,
		                 .about = S("staff_read.1.2026-03-02"),
		                 .words = MARK,
		                 .until_on = { 2026, 4, 14 },
		                 .by_id = by,
		                 .on_day = DAY,
		                 .revision = 1 };

	OK(t, record_write(t->db, t->a, duty_reason_sql.insert, &duty_reason_rec, zara, &v, &t->e));
}

static void census_reason(struct store_test *t, int64_t by)
{
	struct census_reason v = { .id = SAMPLE,
		                   .rule = S("before_joined"),
		                   .fact = S("K 2025-05-01 joined 2025-09-02"),
		                   .words = MARK,
		                   .by_id = by,
		                   .on_day = DAY,
		                   .revision = 1 };

	OK(t, record_write(t->db, t->a, census_reason_sql.insert, &census_reason_rec, zara, &v, &t->e));
}

static void ehc_date(struct store_test *t, int64_t by)
{
	struct ehc_date v = { .id = SAMPLE,
		              .kind = EHC_KIND_REVIEW,
		              .on_day = DAY,
		              .state = EHC_STATE_HELD,
		              .note = MARK,
		              .noted_by = by,
		              .revision = 1 };

	OK(t, record_write(t->db, t->a, ehc_date_sql.insert, &ehc_date_rec, zara, &v, &t->e));
}

/* A copy was given to the mother, another has not gone; a decision rests on it. */
static void discussion(struct store_test *t, int64_t by)
{
	struct discussion v = { .id = SAMPLE,
		                .held_on = DAY,
		                .present = MARK,
		                .strengths = MARK,
		                .difficulties = MARK,
		                .parent_worries = MARK,
		                .pupil_view = MARK,
		                .hopes = MARK,
		                .next_steps = MARK,
		                .noted_by = by,
		                .copy_on = DAY,
		                .copy_how = CHANNEL_HAND,
		                .revision = 1 };
	struct notice given = entry_sample_letter(NOTICE_DISCUSSION, SAMPLE, true);
	struct notice waits = entry_sample_letter(NOTICE_DISCUSSION, SAMPLE, false);
	struct decision d = { .id = SAMPLE + 3,
		              .decided_on = DAY,
		              .result = DECISION_NOT_YET,
		              .reason = S("Too early"),
		              .decided_by = SENCO,
		              .discussion_id = SAMPLE,
		              .revision = 1 };

	waits.id++;
	waits.person_id = FATHER;
	OK(t, discussion_insert(t->db, t->a, zara, &v, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &given, &t->e));
	OK(t, notice_insert(t->db, t->a, zara, &waits, &t->e));
	OK(t, decision_insert(t->db, t->a, zara, &d, &t->e));
}

/* A file of the pupil's, whose bytes are no part of this: they stay where they are. */
static void file_with(struct store_test *t, int64_t by, struct str words)
{
	struct pupil_file v = { .id = SAMPLE,
		                .kind = FILE_WHAT_WORK,
		                .title = words,
		                .made_by = words,
		                .made_on = DAY,
		                .words = words,
		                .readers = FILE_READERS_STAFF,
		                .name = MARK,
		                .type = S("txt"),
		                .bytes = 1,
		                .digest = MARK,
		                .blob_id = SAMPLE,
		                .scan = FILE_SCAN_WITHOUT,
		                .added_by = by,
		                .added_on = DAY,
		                .revision = 1 };

	OK(t, record_write(t->db, t->a, pupil_file_sql.insert, &pupil_file_rec, zara, &v, &t->e));
}

static void file(struct store_test *t, int64_t by)
{
	file_with(t, by, MARK);
}

/* With the file that came with it, which has a line of its own. */
static void home(struct store_test *t, int64_t by)
{
	struct home_note v = { .id = SAMPLE,
		               .person_id = by,
		               .outcome_root = OUTCOME_ONE,
		               .words = MARK,
		               .shared = 1,
		               .file_id = SAMPLE,
		               .sent_on = DAY,
		               .revision = 1 };

	OK(t, record_write(t->db, t->a, home_note_sql.insert, &home_note_rec, zara, &v, &t->e));
	file_with(t, by, STR_NONE);
}

static const struct entry_sample SAMPLES[] = {
	{ "observation", observation, 0, false, false, NULL },
	{ "statement", statement, 0, false, false, NULL },
	{ "view", view, MOTHER, false, false, NULL },
	{ "letter", letter, SENCO, true, false, NULL },
	{ "message", message, MOTHER, false, false, NULL },
	{ "meeting", meeting, 0, false, false, NULL },
	{ "concern", concern, 0, false, false, NULL },
	{ "complaint", complaint, SENCO, false, false, NULL },
	{ "complaint", complaint_sealed, HEAD, false, true, NULL },
	{ "result", result, 0, false, false, NULL },
	{ "circumstance", circumstance, 0, false, false, NULL },
	{ "screening", screening, 0, false, false, NULL },
	{ "round", round_asked, SENCO, false, false, NULL },
	{ "agreement", agreement, SENCO, true, false, NULL },
	{ "session", session, 0, false, false, NULL },
	{ "progress", progress, 0, false, false, NULL },
	{ "reply", reply, MOTHER, true, false, NULL },
	{ "file", file, 0, false, false, NULL },
	{ "home", home, MOTHER, false, false, NULL },
	{ "discussion", discussion, 0, false, false, NULL },
	{ "ehc_date", ehc_date, SENCO, false, false, NULL },
	{ "annual_report", annual_report, SENCO, false, false, NULL },
	{ "duty_reason", duty_reason, SENCO, false, false, NULL },
	{ "census_reason", census_reason, SENCO, false, false, NULL },
	{ "assessment", NULL, 0, false, false, "it is the statements of a cycle, and each is put right by itself" },
	{ "plan", entry_sample_plan, 0, true, false, NULL },
	{ "review", entry_sample_review, 0, true, false, NULL },
	{ "decision", entry_sample_decision, SENCO, true, false, NULL },
};

const struct entry_sample *entry_sample_at(size_t i)
{
	return i < sizeof SAMPLES / sizeof *SAMPLES ? &SAMPLES[i] : NULL;
}

void entry_samples_begin(struct store_test *t)
{
	work_plan(t, zara, 0, S("readers"));
	work_plan(t, tom, OTHER_ONE, S("readers"));
	results_begin(t->db, t->a, SCHOOL);
}
