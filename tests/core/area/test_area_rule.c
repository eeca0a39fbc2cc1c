/* One value of a profile: what is wrong with it, and what two that differ share. */
#include "support/support.h"

#include "core/area/area_rule.h"

static bool good(const char *part, const char *field, enum area_contact_kind kind, const char *value)
{
	struct arena *a = test_arena();
	const struct field *f = record_field(&area_part_find(str_of(part))->rec, str_of(field));
	bool is = area_value_fault(a, f, kind, str_of(value)).n == 0;

	arena_free(a);
	return is;
}

static void test_value__is_checked_by_what_it_is(void **state)
{
	(void)state;
	assert_true(good("contacts", "value", AREA_CONTACT_PHONE, "01429 284876"));
	assert_true(good("contacts", "value", AREA_CONTACT_PHONE, "+44 1429 2848765")); /* 13 digits are the most */
	assert_true(good("contacts", "value", AREA_CONTACT_PHONE, "01429 28487612"));
	assert_false(good("contacts", "value", AREA_CONTACT_PHONE, "01429 284876123"));
	assert_false(good("contacts", "value", AREA_CONTACT_PHONE, "284876"));
	assert_false(good("contacts", "value", AREA_CONTACT_MOBILE, "07776 49166x"));
	assert_true(good("contacts", "value", AREA_CONTACT_EMAIL, "a@b.example"));
	assert_false(good("contacts", "value", AREA_CONTACT_EMAIL, "a at b.example"));
	assert_true(good("contacts", "value", AREA_CONTACT_POST, "Civic Centre, Wendale"));
	assert_true(good("contacts", "postcode", AREA_CONTACT_POST, "TS25 1AF"));
	assert_true(good("contacts", "postcode", AREA_CONTACT_POST, "W1A 1AA"));
	assert_false(good("contacts", "postcode", AREA_CONTACT_POST, "TS25"));
	assert_false(good("contacts", "postcode", AREA_CONTACT_POST, "TS25 AF1"));
	assert_true(good("links", "url", AREA_CONTACT_NONE, "https://offer.example"));
	assert_false(good("links", "url", AREA_CONTACT_NONE, "javascript:alert(1)"));
	assert_false(good("links", "state", AREA_CONTACT_NONE, "fine"));
	assert_false(good("identity", "la_no", AREA_CONTACT_NONE, "38"));
	assert_false(good("dates", "review_on", AREA_CONTACT_NONE, "March 2020"));
	assert_true(good("links", "url", AREA_CONTACT_NONE, "")); /* not given is no fault */
}

/* As the page of a real service has it. */
static void test_value__that_was_never_filled_in_is_found(void **state)
{
	(void)state;
	assert_false(good("identity", "page_title", AREA_CONTACT_NONE, "{{ root_page.title }}"));
	assert_true(good("identity", "page_title", AREA_CONTACT_NONE, "Support in school"));
	assert_false(good("leaflets", "title", AREA_CONTACT_NONE, "<%= title %>"));
}

static const char *shared(const char *part, const char *field, enum area_contact_kind kind, const char *x,
                          const char *y)
{
	static char out[100];
	const struct field *f = record_field(&area_part_find(str_of(part))->rec, str_of(field));
	struct str s = area_shared(f, kind, str_of(x), str_of(y));

	assert_true(s.n < sizeof out);
	for (size_t i = 0; i < s.n; i++)
		out[i] = s.p[i];
	out[s.n] = '\0';
	return out;
}

static void test_two_that_differ__print_what_both_share(void **state)
{
	(void)state;
	assert_string_equal(shared("contacts", "postcode", AREA_CONTACT_POST, "TS25 1AF", "TS25 4AF"), "TS25");
	assert_string_equal(shared("contacts", "postcode", AREA_CONTACT_POST, "TS25 1AF", "TS24 1AF"), "");
	assert_string_equal(shared("contacts", "value", AREA_CONTACT_POST, "Hall, 4 Canal Street, Wendale",
	                           "Hall, 6 Canal Street, Wendale"),
	                    "Hall");
	assert_string_equal(shared("contacts", "value", AREA_CONTACT_PHONE, "020 7946 0300", "020 7946 0301"), "");
	assert_string_equal(shared("identity", "service_name", AREA_CONTACT_NONE, "Same", "Same"), "Same");
}

static void test_check__is_due_after_its_months(void **state)
{
	const struct date today = { 2026, 3, 10 };

	(void)state;
	assert_true(area_check_due((struct date){ 2025, 9, 10 }, 6, today));
	assert_false(area_check_due((struct date){ 2025, 9, 11 }, 6, today));
	assert_true(area_check_due(DATE_NONE, 6, today));
	assert_false(area_check_due(DATE_NONE, 0, today));
}

TEST_MAIN(test_area_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_value__is_checked_by_what_it_is),
		cmocka_unit_test(test_value__that_was_never_filled_in_is_found),
		cmocka_unit_test(test_two_that_differ__print_what_both_share),
		cmocka_unit_test(test_check__is_due_after_its_months),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
