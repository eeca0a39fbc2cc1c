/* Pages that everybody may read: the paragraphs of the Code stand in the order of their numbers. */
#include "support/support.h"
#include "support/test_db.h"
#include "support/test_web.h"

static void test_code__in_the_order_of_numbers(void **state)
{
	static const char *const ORDER[] = { "/code/6.2\"",  "/code/6.17\"", "/code/6.19\"",
		                             "/code/6.23\"", "/code/8.13\"", "/code/looking-again\"" };
	struct site *s = site_new();
	struct net_reply p = site_get(s, STR_NONE, "/code");
	ptrdiff_t before = 0;

	(void)state;
	assert_int_equal(p.status, 200);
	for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
		ptrdiff_t at = str_find(p.body, str_of(ORDER[i]));

		if (at <= before)
			fail_msg("%s does not come after the one before", ORDER[i]);
		before = at;
	}
	site_free(s);
}

static void test_code__leads_to_the_code_itself(void **state)
{
	struct site *s = site_new();
	struct net_reply p = site_get(s, STR_NONE, "/code");

	(void)state;
	assert_has(&p, "<a href=\"https://www.gov.uk/government/publications/send-code-of-practice-0-to-25\">");
	site_free(s);
}

/* Whom to ask, and the school's notice: for who is signed in, since only then the school is known. */
static void test_privacy__says_whom_to_ask(void **state)
{
	struct site *s = site_new();
	int64_t ruth;
	struct str senco = site_sign_in(s, "ruth", "senco", &ruth);
	struct net_reply p = site_get(s, senco, "/privacy");

	(void)state;
	assert_has_not(&p, "At this school");
	p = site_post(s, senco, "/settings/area/item/own/-",
	              "revision=0&source=Office&own_officer=Orla+Quill%2C+dpo%40wendale.example"
	              "&own_notice_url=https%3A%2F%2Fwendale.example%2Fprivacy");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/privacy");
	assert_has(&p, "Orla Quill, dpo@wendale.example");
	assert_has(&p, "<a href=\"https://wendale.example/privacy\">The full privacy notice</a>");
	p = site_get(s, STR_NONE, "/privacy");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "Orla Quill");
	site_free(s);
}

TEST_MAIN(test_public_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_code__in_the_order_of_numbers),
		cmocka_unit_test(test_code__leads_to_the_code_itself),
		cmocka_unit_test(test_privacy__says_whom_to_ask),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
