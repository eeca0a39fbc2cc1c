/* /pupils: who sees whom, what is found, and the spreadsheet. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "support/test_web.h"
#include "import/import.h"

static struct site *s;

static const char *const roll = "UPN,Surname,Forename,DOB,Sex,Year,Reg,SEN status,SEN Need 1\n"
                                "N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A,K,SLCN\n"
                                "M830200026001,Nguyễn,Wei,2/10/2015,M,5,5A,N,\n"
                                "Z805330126042,李,Mei,3/11/2015,F,6,6B,E,ASD\n"
                                ",=Kaur,Ava,4/11/2015,F,6,6B,N,\n";

static int setup(void **state)
{
	struct ctx *c;
	struct import_report r;

	(void)state;
	s = site_new();
	c = site_ctx(s);
	if (import_run(c, &(struct import_options){ .kind = IMPORT_ROLL }, str_of(roll), &r) != RC_OK)
		fail_msg("the roll was not imported: %s", c->err.text);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static int64_t class_id(const char *name)
{
	struct import_data d;
	struct err e;

	assert_int_equal(import_load_roll(s->db, s->a, s->school_id, &d, &e), RC_OK);
	for (size_t i = 0; i < d.classes; i++)
		if (str_is(d.class[i].name, name))
			return d.class[i].id;
	fail_msg("no class %s", name);
	return 0;
}

static void test_list__everybody_for_the_senco(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p = site_get(s, senco, "/pupils");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "Zoë O&#39;Hara-Müller");
	assert_has(&p, "Wei Nguyễn");
	assert_has(&p, "Mei 李");
	assert_has(&p, "SEN Support: Speech, language");
	assert_has(&p, "4 pupils");
	assert_has_not(&p, "N820123425001");
}

static void test_list__finds_as_typed(void **state)
{
	static const struct {
		const char *path;
		const char *finds;
	} cases[] = {
		{ "/pupils?status=K", "Zoë" },
		{ "/pupils?year=5&status=N", "Wei" },
		{ "/pupils?step=none&q=mei", "Mei" },
	}, alone[] = { /* the only one is opened */
		{ "/pupils?q=zoe", "Zoë" },       { "/pupils?q=ohara+mu", "Zoë" },
		{ "/pupils?q=o%27hara", "Zoë" },  { "/pupils?q=NGUYEN", "Wei" },
		{ "/pupils?q=%E6%9D%8E", "Mei" }, { "/pupils?q=n820123425001", "Zoë" },
		{ "/pupils?q=speech", "Zoë" },    { "/pupils?q=slcn", "Zoë" },
		{ "/pupils?q=5a+zoe", "Zoë" },
	};
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct net_reply p = site_get(s, senco, cases[i].path);

		assert_has(&p, cases[i].finds);
		assert_has(&p, "1 pupil<");
	}
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
		struct net_reply p = site_get(s, senco, alone[i].path);

		assert_int_equal(p.status, 303);
		p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
		assert_has(&p, alone[i].finds);
	}
	{
		struct net_reply p = site_get(s, senco, "/pupils?q=hara");

		assert_int_equal(p.status, 200);
		assert_has(&p, "No pupil of yours fits");
	}
}

static void test_list__a_teacher_sees_the_own_class(void **state)
{
	int64_t person;
	struct str teacher = site_sign_in(s, "dana", "teacher", &person);
	struct teaching_row t = { .school_id = s->school_id,
		                  .id = s->next_id++,
		                  .person_id = person,
		                  .class_id = class_id("5A"),
		                  .kind = S("teacher"),
		                  .is_main = 1,
		                  .starts = { 2025, 9, 1 } };
	struct err e;
	struct net_reply p;

	(void)state;
	p = site_get(s, teacher, "/pupils");
	assert_int_equal(p.status, 200);
	assert_has(&p, "No pupils are linked to you yet");
	assert_int_equal(teaching_insert(s->db, s->a, &t, &e), RC_OK);
	p = site_get(s, teacher, "/pupils");
	assert_has(&p, "Zoë");
	assert_has(&p, "Wei");
	assert_has_not(&p, "Mei");
}

static void test_list__nothing_for_a_governor_or_nobody(void **state)
{
	struct str governor = site_sign_in(s, "greta", "governor", NULL);

	(void)state;
	assert_int_equal(site_get(s, governor, "/pupils").status, 404);
	assert_int_equal(site_get(s, STR_NONE, "/pupils").status, 303);
}

static void test_list__some_are_ticked(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p = site_get(s, senco, "/pupils?all=1");

	(void)state;
	assert_has(&p, "type=\"checkbox\" value=");
	assert_has(&p, " checked>");
	assert_has(&p, "Choose none");
	p = site_post(s, senco, "/pupils", "do=csv&q=mei");
	assert_int_equal(p.status, 422);
	assert_has(&p, "value=\"mei\"");
	assert_has_not(&p, "q=mei"); /* what was typed is in no address */
	p = site_post(s, senco, "/pupils", "do=csv&year=6");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose at least one pupil");
	assert_has_not(&p, "Zoë");
	/* Who may not take a list out is not asked to tick. */
	p = site_get(s, site_sign_in(s, "gil", "ta", NULL), "/pupils");
	assert_has_not(&p, "spreadsheet");
	assert_has_not(&p, "checkbox");
}

TEST_MAIN(test_pupil_list_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_list__everybody_for_the_senco),
		T(test_list__finds_as_typed),
		T(test_list__a_teacher_sees_the_own_class),
		T(test_list__nothing_for_a_governor_or_nobody),
		T(test_list__some_are_ticked),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
