#include "support/rights_world.h"

#include "kit/base/id.h"
#include "core/duty/duty_reason_sql.h"
#include "core/people/pupil_rec.h"
#include "core/account/account_sql.h"
#include "assess/assess_sql.h"
#include "notice/results/circumstance_sql.h"
#include "core/cycle/cycle_sql.h"
#include "import/import_sql.h"
#include "meeting/meeting_sql.h"
#include "complain/complaint_sql.h"
#include "core/entry/withdrawn_sql.h"
#include "register/census_reason_sql.h"
#include "report/annual_report_sql.h"
#include "review/review_sql.h"
#include "enquiry/enquiry_sql.h"
#include "notice/concern/concern_sql.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "core/people/people_sql.h"
#include "ehc/ehc_sql.h"
#include "notice/observe/observation_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/round/round_sql.h"
#include "decide/discussion_sql.h"
#include "files/file_sql.h"
#include "files/file_store.h"
#include "core/people/young_sql.h"
#include "support/support.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "core/account/sign_in.h"
#include "core/door/menu.h"
#include "core/account/token.h"

static const int64_t NOW = 1773133200; /* 10 March 2026, 9am */
static const struct date SINCE = { 2025, 9, 1 };
static const struct pupil_key young = { SCHOOL, YOUNG_PUPIL };
#define YESTERDAY ((struct date){ 2026, 3, 9 })

const char *const aunt_canary[] = { "canary-phone",   "canary-street", "canary-mail",    "canary-login",
	                            "canary-message", "canary-letter", "canary-concern", "canary-complaint" };
const size_t aunt_canaries = sizeof aunt_canary / sizeof aunt_canary[0];

static const struct {
	int64_t person_id;
	const char *role;
	const char *who;
	char letter;
	bool open;
	bool held;
	struct date role_ends;
	bool granted; /* store_school gave the role already */
} PEOPLE[] = {
	{ SENCO, "senco", "SENCO", 'S', true, true, { 0 }, true },
	{ HEAD, "head", "head", 'H', true, true, { 0 }, true },
	{ HEAD_PARENT, "head", "head who is a parent of the pupil", 'H', false, true, { 0 }, false },
	{ HEAD_PARENT, "parent", "the same head as a parent", 'P', true, true, { 0 }, false },
	{ CLASS_TEACHER, "teacher", "teacher of the class", 'T', true, true, { 0 }, true },
	{ MUSIC_TEACHER, "teacher", "teacher of a subject in the class", 'T', true, true, { 0 }, true },
	{ OTHER_TEACHER, "teacher", "teacher of another class", 'T', false, true, { 0 }, false },
	{ PAST_TEACHER, "teacher", "teacher whose lessons in the class ended", 'T', false, true, { 0 }, false },
	{ FORMER_TEACHER, "teacher", "teacher whose role ended yesterday", 'T', false, false, { 2026, 3, 9 }, false },
	{ ASSISTANT, "ta", "assigned teaching assistant", 'A', true, true, { 0 }, true },
	{ GIVER, "ta", "teaching assistant who gives support of the plan", 'A', true, true, { 0 }, true },
	{ OTHER_ASSISTANT, "ta", "teaching assistant who is not assigned", 'A', false, true, { 0 }, false },
	{ PAST_ASSISTANT, "ta", "teaching assistant whose assignment ended", 'A', false, true, { 0 }, false },
	{ GOVERNOR, "governor", "governor", 'G', false, true, { 0 }, false },
	{ MOTHER, "parent", "parent", 'P', true, true, { 0 }, true },
	{ AUNT, "parent", "the other parent", 'P', true, true, { 0 }, false },
	{ FATHER, "parent", "restricted parent", 'P', false, true, { 0 }, false },
	{ OTHER_PARENT, "parent", "parent of another child", 'P', false, true, { 0 }, false },
	{ ZARA_PERSON, "pupil", "the pupil", 'U', true, true, { 0 }, true },
	{ OTHER_PUPIL, "pupil", "another pupil", 'U', false, true, { 0 }, false },
	{ YOUNG_PERSON, "pupil", "a young person", 'U', false, true, { 0 }, false },
	{ SPECIALIST, "specialist", "specialist within the agreement", 'X', true, true, { 0 }, false },
	{ PAST_SPECIALIST, "specialist", "specialist after the agreement", 'X', false, true, { 0 }, false },
	{ ADVICE, "sendiass", "adviser to whom the family said yes", 'I', true, true, { 0 }, false },
	{ ADMIN, "admin", "administrator", 'D', false, true, { 0 }, false },
	{ PAST_SENCO, "senco", "SENCO whose role ended yesterday", 'S', false, false, { 2026, 3, 9 }, false },
};

static void ok(enum rc rc, const struct err *e)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, e->text);
}

static void person_add(struct rights_world *w, int64_t id, const char *given)
{
	struct person_row p = {
		.school_id = SCHOOL, .id = id, .given = str_of(given), .family = S("Field"), .name_key = S("field")
	};

	ok(person_insert(w->t.db, w->t.a, &p, &w->t.e), &w->t.e);
}

static void new_people(struct rights_world *w)
{
	static const char *const GIVEN[] = { "Olga", "Petra", "Quinn", "Rosa", "Sami",   "Noor",  "Ugo",
		                             "Vera", "Wim",   "Xan",   "Yara", "Zoltan", "Henry", "Amir" };
	struct pupil child = { .school_id = SCHOOL,
		               .id = OTHER_CHILD,
		               .given = S("Noor"),
		               .family = S("Haddad"),
		               .name_key = S("haddad noor"),
		               .born = { 2019, 3, 1 },
		               .year_group = 1,
		               .class_id = CLASS_1P,
		               .person_id = OTHER_PUPIL,
		               .joined_on = { 2023, 9, 1 },
		               .revision = 1 };

	for (int64_t id = OTHER_TEACHER; id <= YOUNG_PERSON; id++)
		person_add(w, id, GIVEN[id - OTHER_TEACHER]);
	ok(pupil_insert(w->t.db, w->t.a, &child, &w->t.e), &w->t.e);
	child.id = YOUNG_PUPIL;
	child.given = S("Amir");
	child.family = S("Said");
	child.name_key = S("said amir");
	child.born = (struct date){ 2009, 3, 1 };
	child.year_group = 12;
	child.class_id = 0;
	child.person_id = YOUNG_PERSON;
	ok(pupil_insert(w->t.db, w->t.a, &child, &w->t.e), &w->t.e);
}

static void teaches(struct rights_world *w, int64_t person, int64_t class_id, struct date ends)
{
	struct teaching_row v = { .school_id = SCHOOL,
		                  .id = 700 + person,
		                  .person_id = person,
		                  .class_id = class_id,
		                  .kind = S("teacher"),
		                  .subject = S(""),
		                  .starts = SINCE,
		                  .ends = ends };

	ok(teaching_insert(w->t.db, w->t.a, &v, &w->t.e), &w->t.e);
}

static void parent_of(struct rights_world *w, struct pupil_key k, int64_t id, int64_t person)
{
	struct contact c = { .id = id,
		             .person_id = person,
		             .relationship = S("Parent"),
		             .responsibility = RESPONSIBILITY_YES,
		             .contact_order = id,
		             .gets_letters = 1,
		             .starts = SINCE,
		             .revision = 1 };

	ok(contact_insert(w->t.db, w->t.a, k, &c, &w->t.e), &w->t.e);
}

static void relations(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct person_row aunt = { .school_id = SCHOOL,
		                   .id = AUNT,
		                   .given = S("Farah"),
		                   .family = S("Aziz"),
		                   .name_key = S("aziz farah"),
		                   .phone = S("canary-phone"),
		                   .email = S("canary-mail@x.example"),
		                   .address = S("9 canary-street") };

	ok(person_insert(t->db, t->a, &aunt, &t->e), &t->e);
	parent_of(w, zara, CARER_LINK, AUNT);
	parent_of(w, zara, 4, HEAD_PARENT);
	parent_of(w, tom, 2, OTHER_PARENT);
	parent_of(w, young, 2, OTHER_PARENT);
	teaches(w, OTHER_TEACHER, CLASS_1P, DATE_NONE);
	teaches(w, PAST_TEACHER, CLASS_5P, YESTERDAY);
	teaches(w, FORMER_TEACHER, CLASS_5P, DATE_NONE);
	ok(assignment_insert(t->db, t->a, zara, 610, PAST_ASSISTANT, S("ta"), S(""), SINCE, YESTERDAY, &t->e), &t->e);
	ok(assignment_insert(t->db, t->a, zara, 611, PAST_SPECIALIST, S("specialist"), S(""), SINCE, YESTERDAY, &t->e),
	   &t->e);
}

static void letters(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct notice n = { .id = A_NOTICE,
		            .kind = NOTICE_S68,
		            .about_id = A_DECISION,
		            .person_id = MOTHER,
		            .addressee = S("Mrs Iqbal"),
		            .body = S("We decided"),
		            .made_on = SINCE,
		            .channel = CHANNEL_PAGE,
		            .sent_on = SINCE,
		            .sent_by = SENCO,
		            .revision = 1 };
	struct message m = { .id = A_MESSAGE,
		             .person_id = MOTHER,
		             .kind = MESSAGE_TELL,
		             .words = S("She sleeps badly"),
		             .at = NOW,
		             .revision = 1 };

	ok(notice_insert(t->db, t->a, zara, &n, &t->e), &t->e);
	ok(message_insert(t->db, t->a, zara, &m, &t->e), &t->e);
	n.person_id = YOUNG_PERSON;
	n.to_pupil = 1;
	ok(notice_insert(t->db, t->a, young, &n, &t->e), &t->e);
	n.to_pupil = 0;
	n.id += 1000;
	n.person_id = AUNT;
	n.addressee = S("canary-letter");
	n.body = S("canary-letter");
	m.id += 1000;
	m.person_id = AUNT;
	m.words = S("canary-message");
	ok(notice_insert(t->db, t->a, zara, &n, &t->e), &t->e);
	ok(message_insert(t->db, t->a, zara, &m, &t->e), &t->e);
}

/* The aunt's worry is one more thing that the mother and the father never see. */
static void concerns(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct concern q = { .id = A_CONCERN,
		             .raised_on = SINCE,
		             .from_kind = CONCERN_FROM_PARENT,
		             .person_id = MOTHER,
		             .from_name = S("Mrs Iqbal"),
		             .way = SAID_PAGE,
		             .words = S("She cries over her book"),
		             .answer_by = SINCE,
		             .revision = 1 };
	struct concern_inbox x = { .school_id = SCHOOL,
		                   .id = AN_INBOX,
		                   .receipt = S("K7MWZ4PQ"),
		                   .child = S("Zara"),
		                   .sender = S("A neighbour"),
		                   .relation = INBOX_FROM_OTHER,
		                   .reach = S("020 7946 0001"),
		                   .words = S("She is often alone"),
		                   .at = NOW,
		                   .state = INBOX_NEW,
		                   .revision = 1 };

	ok(concern_insert(t->db, t->a, zara, &q, &t->e), &t->e);
	q.id += 1000;
	q.person_id = AUNT;
	q.from_name = S("canary-concern");
	q.words = S("canary-concern");
	q.answer = S("canary-concern");
	q.answered_on = SINCE;
	ok(concern_insert(t->db, t->a, zara, &q, &t->e), &t->e);
	ok(inbox_insert(t->db, t->a, &x, &t->e), &t->e);
	ok(enquiry_insert(t->db, t->a,
	                  &(struct enquiry){ .school_id = SCHOOL,
	                                     .id = AN_ENQUIRY,
	                                     .receipt = S("K7MWZ4PR"),
	                                     .kind = ENQUIRY_KIND_ASK,
	                                     .desk = DESK_SCHOOL,
	                                     .words = S("Who pays for it?"),
	                                     .reach = S("020 7946 0002"),
	                                     .at = NOW,
	                                     .answer_by = SINCE,
	                                     .state = ENQUIRY_NEW,
	                                     .revision = 1 },
	                  &t->e),
	   &t->e);
}

/* The mother's, and the aunt's, which the mother and the father never see. */
static void complaints(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct complaint q = { .id = A_COMPLAINT,
		               .raised_on = SINCE,
		               .person_id = MOTHER,
		               .from_name = S("Mrs Iqbal"),
		               .way = SAID_PAGE,
		               .about = COMPLAINT_ABOUT_SUPPORT,
		               .words = S("The reading does not happen") };
	struct complaint_step x = { .complaint_id = A_COMPLAINT,
		                    .number = 1,
		                    .id = 1,
		                    .on_day = SINCE,
		                    .kind = COMPLAINT_STEP_RAISED,
		                    .by_id = MOTHER,
		                    .by_family = 1,
		                    .stage = 1,
		                    .holder = COMPLAINT_HOLDER_SENCO,
		                    .answer_by = { 2026, 3, 20 } };

	ok(complaint_insert(t->db, t->a, zara, &q, &t->e), &t->e);
	ok(complaint_step_insert(t->db, t->a, zara, &x, &t->e), &t->e);
	q.person_id = x.by_id = YOUNG_PERSON; /* the same number about another pupil: their own */
	q.from_name = S("Amir Said");
	ok(complaint_insert(t->db, t->a, young, &q, &t->e), &t->e);
	ok(complaint_step_insert(t->db, t->a, young, &x, &t->e), &t->e);
	q.id += 1000;
	q.person_id = AUNT;
	q.from_name = S("canary-complaint");
	q.words = S("canary-complaint");
	x.complaint_id = q.id;
	x.by_id = AUNT;
	x.words = S("canary-complaint");
	ok(complaint_insert(t->db, t->a, zara, &q, &t->e), &t->e);
	ok(complaint_step_insert(t->db, t->a, zara, &x, &t->e), &t->e);
}

/* A cycle before the one of work_plan, reviewed; and an entry that the SENCO has withdrawn. */
static void past(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct cycle y = { .id = 7990,
		           .number = 0,
		           .opened_on = { 2025, 9, 8 },
		           .reviewed_on = { 2025, 12, 10 },
		           .closed_on = { 2025, 12, 10 },
		           .revision = 1 };
	struct review_whole r = { .review = { .id = A_REVIEW,
		                              .cycle_id = y.id,
		                              .plan_id = PLAN_ONE,
		                              .held_on = y.reviewed_on,
		                              .state = REVIEW_FINAL,
		                              .next_step = S("continue"),
		                              .summary = S("She reads more"),
		                              .finished_on = y.reviewed_on,
		                              .made_by = CLASS_TEACHER,
		                              .revision = 1 } };
	struct withdrawn g = { .id = A_WITHDRAWN,
		               .kind = S("observation"),
		               .entry_id = 1,
		               .on_day = YESTERDAY,
		               .by_id = CLASS_TEACHER,
		               .state = S("withdrawn"),
		               .why = S("Chosen from the list by mistake"),
		               .done_by = SENCO,
		               .done_at = NOW,
		               .revision = 1 };

	ok(cycle_insert(t->db, t->a, zara, &y, &t->e), &t->e);
	ok(review_insert(t->db, t->a, zara, &r, &t->e), &t->e);
	ok(cycle_insert(t->db, t->a, young, &y, &t->e), &t->e);
	r.review.pupil_summary = S("You read more");
	ok(review_insert(t->db, t->a, young, &r, &t->e), &t->e);
	ok(withdrawn_insert(t->db, t->a, zara, &g, &t->e), &t->e);
}

static void seen_and_asked(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct observation o = { .id = AN_OBSERVATION,
		                 .seen_on = YESTERDAY,
		                 .place = OBSERVED_BREAK,
		                 .words = S("Played with two others"),
		                 .seen_by = CLASS_TEACHER,
		                 .noted_at = NOW,
		                 .revision = 1 };
	struct round r = {
		.id = A_ROUND, .asked_by = SENCO, .asked_on = YESTERDAY, .answer_by = { 2026, 3, 16 }, .revision = 1
	};
	struct round_answer v = { .id = AN_ANSWER,
		                  .round_id = A_ROUND,
		                  .person_id = CLASS_TEACHER,
		                  .subject = S("Class teacher"),
		                  .revision = 1 };

	struct ehc_date d = { .id = AN_EHC_DATE,
		              .kind = EHC_KIND_PLAN,
		              .on_day = YESTERDAY,
		              .note = S("canary-ehc"),
		              .noted_by = SENCO,
		              .revision = 1 };

	struct duty_reason why = { .id = A_REASON,
		                   .about = S("staff_read.1.2026-03-02"),
		                   .words = S("canary-reason"),
		                   .until_on = { 2026, 4, 14 },
		                   .by_id = SENCO,
		                   .on_day = YESTERDAY,
		                   .revision = 1 };

	struct annual_report report = { .id = A_REPORT,
		                        .given_on = { 2025, 9, 19 },
		                        .words = S("canary-report"),
		                        .noted_by = SENCO,
		                        .revision = 1 };

	struct census_reason query = { .id = A_CENSUS_REASON,
		                       .rule = S("before_joined"),
		                       .fact = S("K 2025-05-01 joined 2025-09-02"),
		                       .words = S("canary-census"),
		                       .by_id = SENCO,
		                       .on_day = YESTERDAY,
		                       .revision = 1 };

	ok(record_write(t->db, t->a, census_reason_sql.insert, &census_reason_rec, zara, &query, &t->e), &t->e);
	ok(record_write(t->db, t->a, annual_report_sql.insert, &annual_report_rec, zara, &report, &t->e), &t->e);
	ok(record_write(t->db, t->a, duty_reason_sql.insert, &duty_reason_rec, zara, &why, &t->e), &t->e);
	ok(record_write(t->db, t->a, ehc_date_sql.insert, &ehc_date_rec, zara, &d, &t->e), &t->e);
	ok(observation_insert(t->db, t->a, zara, &o, &t->e), &t->e);
	ok(round_insert(t->db, t->a, zara, &r, &t->e), &t->e);
	ok(round_answer_insert(t->db, t->a, zara, &v, &t->e), &t->e);
}

/* A picture of the pupil's work that everybody about the pupil may see. */
static void file_of_work(struct rights_world *w)
{
	struct ctx *c = work_as(&w->t, CLASS_TEACHER, ROLE_TEACHER);
	struct pupil_file f = { .id = A_FILE,
		                .kind = FILE_WHAT_WORK,
		                .made_on = YESTERDAY,
		                .readers = FILE_READERS_ALL,
		                .type = S("jpg"),
		                .bytes = 5,
		                .blob_id = A_FILE,
		                .scan = FILE_SCAN_WITHOUT,
		                .added_by = CLASS_TEACHER,
		                .added_on = YESTERDAY,
		                .revision = 1 };
	struct look l = { .type = FILE_JPEG, .part = { S("large"), S("small"), S("thumb") } };

	c->app = &w->site.app;
	ok(IN_WRITE(c, file_store_put(c, (struct file_place){ SCHOOL, A_FILE }, &l)), &c->err);
	ok(record_write(w->t.db, w->t.a, pupil_file_sql.insert, &pupil_file_rec, zara, &f, &w->t.e), &w->t.e);
	rights_world_import(w);
	rights_world_family(w);
}

static void records(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct discussion d = { .id = A_DISCUSSION,
		                .held_on = SINCE,
		                .present = S("Mother"),
		                .strengths = S("Draws"),
		                .difficulties = S("Reads slowly"),
		                .next_steps = S("Meet"),
		                .noted_by = SENCO,
		                .revision = 1 };
	struct decision c = { .id = A_DECISION,
		              .decided_on = SINCE,
		              .result = DECISION_SEN_SUPPORT,
		              .reason = S("Reading"),
		              .decided_by = SENCO,
		              .revision = 1 };
	struct view v = { .id = A_VIEW,
		          .moment = VIEW_MOMENT_ANYTIME,
		          .who = VIEW_WHO_PUPIL,
		          .person_id = ZARA_PERSON,
		          .name = S("Zara"),
		          .words = S("I like art"),
		          .given_on = SINCE,
		          .revision = 1 };
	struct need_statement n = { .id = A_STATEMENT,
		                    .cycle_id = CYCLE_ONE,
		                    .source = 1,
		                    .words = S("Reads slowly"),
		                    .said_by = S("Teacher"),
		                    .noted_by = CLASS_TEACHER,
		                    .noted_on = SINCE,
		                    .revision = 1 };
	struct status status = {
		.id = 6100, .code = STATUS_K, .starts = SINCE, .reason = S("Reading"), .decided_by = SENCO
	};
	struct meeting m = { .id = A_MEETING,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = { 2026, 3, 24 },
		             .minute = 930,
		             .state = MEETING_BOOKED,
		             .made_by = SENCO,
		             .revision = 1 };
	struct upload u = { .school_id = SCHOOL,
		            .id = AN_UPLOAD,
		            .account_id = 900 + SENCO,
		            .kind = S("roll"),
		            .name = S("roll.csv"),
		            .body = S("Surname,Forename\nA,B\n"),
		            .made_at = NOW };
	struct young_agreement agreed = { .id = AN_AGREEMENT,
		                          .kind = YOUNG_SHARE,
		                          .starts = SINCE,
		                          .how = YOUNG_HOW_SAID,
		                          .noted_by = SENCO,
		                          .noted_at = NOW,
		                          .revision = 1 };
	struct circumstance beside = { .id = A_CIRCUMSTANCE,
		                       .kind = CIRCUMSTANCE_MEDICAL,
		                       .words = S("Wears glasses"),
		                       .noted_by = SENCO,
		                       .noted_on = SINCE,
		                       .revision = 1 };

	seen_and_asked(w);
	file_of_work(w);
	ok(circumstance_insert(t->db, t->a, zara, &beside, &t->e), &t->e);
	ok(discussion_insert(t->db, t->a, zara, &d, &t->e), &t->e);
	ok(decision_insert(t->db, t->a, zara, &c, &t->e), &t->e);
	work_plan(t, zara, 0, S(""));
	work_plan(t, young, 0, S(""));
	ok(status_begin(t->db, t->a, zara, &status, &t->e), &t->e);
	ok(view_insert(t->db, t->a, zara, &v, &t->e), &t->e);
	ok(young_agreement_insert(t->db, t->a, zara, &agreed, &t->e), &t->e);
	ok(need_statement_insert(t->db, t->a, zara, &n, &t->e), &t->e);
	ok(meeting_insert(t->db, t->a, zara, &m, &t->e), &t->e);
	ok(meeting_insert(t->db, t->a, young, &m, &t->e), &t->e);
	ok(upload_insert(t->db, t->a, &u, &t->e), &t->e);
	letters(w);
	concerns(w);
	complaints(w);
	past(w);
}

struct str world_sign_in(struct rights_world *w, int64_t school_id, int64_t person_id, const char *role)
{
	struct str token = random_hex(w->t.a, 32);

	ok(sign_in_insert(w->t.db, w->t.a, token_hash(w->t.a, token), school_id, 900 + person_id, str_of(role),
	                  S("forgery"), w->site.app.clock.utc, &w->t.e),
	   &w->t.e);
	return token;
}

static void account_add(struct rights_world *w, int64_t school_id, int64_t person_id)
{
	struct str login = person_id == AUNT
	                       ? S("canary-login")
	                       : str_fmt(w->t.a, "login-%lld-%lld", (long long)school_id, (long long)person_id);

	ok(account_insert(w->t.db, w->t.a, school_id, 900 + person_id, person_id, login, S("x"), S("active"), 1,
	                  &w->t.e),
	   &w->t.e);
}

static void askers(struct rights_world *w)
{
	int64_t before = 0;

	for (size_t i = 0; i < sizeof PEOPLE / sizeof PEOPLE[0]; i++) {
		struct asker *x = &w->asker[w->n++];

		*x = (struct asker){ PEOPLE[i].who,  PEOPLE[i].letter,    PEOPLE[i].open,
			             PEOPLE[i].held, PEOPLE[i].person_id, STR_NONE };
		if (!PEOPLE[i].granted)
			ok(role_insert(w->t.db, w->t.a, SCHOOL, 5000 + (int64_t)i, x->person_id, str_of(PEOPLE[i].role),
			               SINCE, PEOPLE[i].role_ends, &w->t.e),
			   &w->t.e);
		if (x->person_id != before)
			account_add(w, SCHOOL, x->person_id);
		before = x->person_id;
		/* the world before had the same accounts, and a clock that stands keeps their counts for ever */
		menu_forget(&(const struct ctx){ .actor = { .school_id = SCHOOL, .account_id = 900 + x->person_id } });
		x->token = world_sign_in(w, SCHOOL, x->person_id, PEOPLE[i].role);
	}
	account_add(w, OTHER_SCHOOL, SENCO);
	w->other_senco = world_sign_in(w, OTHER_SCHOOL, SENCO, "senco");
}

struct str world_token(struct rights_world *w, int64_t person_id, char role)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->asker[i].person_id == person_id && w->asker[i].role == role)
			return w->asker[i].token;
	fail_msg("nobody is %lld as %c", (long long)person_id, role);
	return STR_NONE;
}

int rights_world_setup(void **state)
{
	struct arena *a = arena_new((size_t)4 << 30);
	struct rights_world *w = NEW(a, struct rights_world);

	w->t.a = a;
	w->t.db = test_db_new();
	w->site = (struct site){ .app = { .clock = { .fixed = true, .utc = NOW },
		                          .data_dir = str_of(test_folder()),
		                          .ledger_fd = -1,
		                          .hash_memory_mib = 1 },
		                 .db = w->t.db,
		                 .a = a,
		                 .school_id = SCHOOL,
		                 .next_id = id_new() };
	w->site.app.security = S("mailto:it@marlbeck.example");
	w->site.worker = (struct worker){ &w->site.app, w->t.db, a };
	store_school(w->t.db, a);
	new_people(w);
	relations(w);
	records(w);
	askers(w);
	*state = w;
	return 0;
}

int rights_world_teardown(void **state)
{
	struct rights_world *w = *state;

	test_db_drop(w->t.db);
	arena_free(w->t.a);
	return 0;
}
