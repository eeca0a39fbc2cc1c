/* What a family asked for and was told. */
#include "support/support.h"

#include "advise/advise_sql.h"
#include "ask/family_ask_sql.h"
#include "home/home_sql.h"
#include "core/trail/audit_hash.h"
#include "statement/statement_sql.h"
#include "statement/statement_text_rule.h"
#include "support/rights_world.h"

static void ok(enum rc rc, const struct err *e)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, e->text);
}

static void asked(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct family_ask v = { .id = A_FAMILY_ASK,
		                .person_id = MOTHER,
		                .kind = ASK_MEETING,
		                .whom = ASK_WHOM_TEACHER,
		                .why = S("Her reading"),
		                .way = ASK_WAY_PHONE,
		                .asked_on = { 2026, 3, 2 },
		                .due_on = { 2026, 3, 9 },
		                .revision = 1 };

	ok(record_write(t->db, t->a, family_ask_sql.insert, &family_ask_rec, zara, &v, &t->e), &t->e);
}

static void statement(struct rights_world *w, struct pupil_key k, const char *name, int64_t person)
{
	struct store_test *t = &w->t;
	struct help_line line = { .help = { .root = 1, .what = S("Reading"), .per_week = 5, .minutes = 10 },
		                  .count = { 15, 9, 6, 2, 0, 1, 150, 110 },
		                  .owed = 4 };
	struct date days[] = { { 2026, 2, 6 }, { 2026, 2, 13 } };
	struct help_why why[] = { { SESSION_REASON_STAFF_AWAY, S(""), 5, days, 2 },
		                  { SESSION_REASON_NONE, S(""), 1, NULL, 0 } };
	struct help_statement help = { .span = { { 2026, 2, 2 }, { 2026, 2, 27 } },
		                       .line = &line,
		                       .lines = 1,
		                       .why = why,
		                       .whys = 2,
		                       .all = line.count };
	struct statement_head head = { .id = A_HELP,
		                       .school = S("Marlbeck"),
		                       .pupil = str_of(name),
		                       .first = str_of(name),
		                       .year = 2026,
		                       .month = 2,
		                       .made_on = { 2026, 3, 4 },
		                       .by = S("Ruth Adeyemi, SENCO") };
	struct statement_of_help v = { .id = A_HELP,
		                       .month = { 2026, 2, 1 },
		                       .number = 1,
		                       .made_on = head.made_on,
		                       .agreed = 15,
		                       .given = 9,
		                       .missed = 6,
		                       .caught = 2,
		                       .revision = 1 };
	struct statement_answer said = { .id = A_HELP_ANSWER,
		                         .statement_id = A_HELP,
		                         .person_id = person,
		                         .answer = SAW_NO,
		                         .words = S("There was nobody on Friday"),
		                         .on_day = { 2026, 3, 5 },
		                         .revision = 1 };

	v.body = statement_body(t->a, &head, &help);
	v.seal = keyed_hash(t->a, w->site.app.key, v.body);
	v.code = statement_code(t->a, v.seal);
	ok(record_write(t->db, t->a, statement_sql.insert, &statement_of_help_rec, k, &v, &t->e), &t->e);
	ok(record_write(t->db, t->a, statement_answer_sql.insert, &statement_answer_rec, k, &said, &t->e), &t->e);
}

static void sent_from_home(struct rights_world *w, int64_t id, int64_t person)
{
	struct store_test *t = &w->t;
	struct home_note v = { .id = id,
		               .person_id = person,
		               .by_pupil = person == ZARA_PERSON,
		               .words = S("Read the menu"),
		               .sent_on = { 2026, 3, 10 },
		               .revision = 1 };

	ok(record_write(t->db, t->a, home_note_sql.insert, &home_note_rec, zara, &v, &t->e), &t->e);
}

static void said_yes(struct rights_world *w)
{
	struct store_test *t = &w->t;
	struct adviser_yes v = { .id = 6320,
		                 .person_id = ADVICE,
		                 .given_by = MOTHER,
		                 .starts = { 2026, 3, 2 },
		                 .ends = { 2026, 6, 1 },
		                 .revision = 1 };

	ok(record_write(t->db, t->a, adviser_yes_sql.insert, &adviser_yes_rec, zara, &v, &t->e), &t->e);
}

void rights_world_family(struct rights_world *w)
{
	said_yes(w);
	sent_from_home(w, A_HOME, MOTHER);
	sent_from_home(w, A_HOME_OWN, ZARA_PERSON);
	asked(w);
	statement(w, zara, "Zara", MOTHER);
	statement(w, (struct pupil_key){ SCHOOL, YOUNG_PUPIL }, "Amir", YOUNG_PERSON);
}
