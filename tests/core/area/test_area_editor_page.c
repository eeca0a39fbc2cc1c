/* The editor of the local area: what stands and where it is from, a question with two sources, history, items. */
#include "support/support.h"

#include "core/area/area_sql.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco, head, service, teacher;

static int setup(void **state)
{
	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	head = site_sign_in(s, "olu", "head", NULL);
	service = site_sign_in(s, "carys", "sendiass", NULL);
	teacher = site_sign_in(s, "tom", "teacher", NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

#define POSTCODE "/settings/area/value/contacts/post/postcode"

/* The value of a hidden or picked control whose markup begins so. */
static const char *after(const struct net_reply *p, const char *begin)
{
	ptrdiff_t at = str_find(p->body, str_of(begin));
	struct str rest;

	if (at < 0)
		fail_msg("no %s", begin);
	return str_c(s->a, str_cut(str_sub(p->body, (size_t)at + str_of(begin).n, 100), '"', &rest));
}

static void begin(void)
{
	struct net_reply p = site_post(s, senco, "/settings/area", "profile=hartlepool");

	assert_int_equal(p.status, 303);
}

static void test_editor__asks_which_of_two_is_right(void **state)
{
	struct net_reply p;
	const char *revision, *first;

	(void)state;
	begin();
	p = site_get(s, head, "/settings/area");
	assert_has(&p, "To be chosen");
	assert_has(&p, "href=\"" POSTCODE "\"");
	assert_has(&p, "01429 284876");
	assert_has(&p, "Printed leaflet");
	assert_has(&p, "Not given:");
	p = site_get(s, head, POSTCODE);
	assert_has(&p, "TS25 1AF");
	assert_has(&p, "TS25 4AF");
	assert_has(&p, "Have your say");
	assert_has(&p, "Printed now: <strong>TS25</strong>");
	assert_has_not(&p, "\" checked>"); /* nothing is chosen at first */
	revision = after(&p, "name=\"revision\" value=\"");
	p = site_post(s, head, POSTCODE, str_c(s->a, str_fmt(s->a, "revision=%s&source=Lease", revision)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose which one is right");
	p = site_post(s, head, POSTCODE, str_c(s->a, str_fmt(s->a, "revision=%s&pick=other&source=Lease", revision)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Type the value");
	p = site_post(s, head, POSTCODE,
	              str_c(s->a, str_fmt(s->a, "revision=%s&pick=other&postcode=WX25&source=Lease", revision)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "write the postcode such as");
	first = after(&p, "type=\"radio\" name=\"pick\" id=\"pick-1\" value=\"");
	p = site_post(s, head, POSTCODE,
	              str_c(s->a,
	                    str_fmt(s->a, "revision=%s&pick=%s&source=Our+lease&remark=Misprint", revision, first)));
	assert_int_equal(p.status, 303);
	p = site_get(s, head, "/settings/area");
	assert_has_not(&p, "To be chosen");
	p = site_get(s, head, POSTCODE);
	assert_has(&p, "Printed now: <strong>TS25 4AF</strong>");
	assert_has(&p, "Our lease");
	assert_has(&p, "By olu"); /* who chose it stands in the history */
	/* Somebody who began before is shown what was chosen meanwhile. */
	p = site_post(s, senco, POSTCODE,
	              str_c(s->a, str_fmt(s->a, "revision=%s&postcode=TS25+1AF&source=x", revision)));
	assert_int_equal(p.status, 409);
	assert_has(&p, "TS25 4AF");
}

static void test_editor__an_older_value_can_be_had_back(void **state)
{
	static const char AT[] = "/settings/area/value/contacts/phone/value";
	struct net_reply p;
	const char *again;

	(void)state;
	begin();
	p = site_get(s, senco, AT);
	p = site_post(s, senco, AT,
	              str_c(s->a, str_fmt(s->a, "revision=%s&value=020+7946+0300&source=Call&checked_on=2026-03-10",
	                                  after(&p, "name=\"revision\" value=\""))));
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, AT);
	assert_has(&p, "value=\"020 7946 0300\"");
	again = str_c(s->a, str_fmt(s->a, "%s?again=%s", AT, after(&p, "value/contacts/phone/value?again=")));
	p = site_get(s, senco, again);
	assert_has(&p, "value=\"01429 284876\"");
	p = site_post(s, senco, AT,
	              str_c(s->a, str_fmt(s->a, "revision=%s&value=12&source=Call",
	                                  after(&p, "name=\"revision\" value=\""))));
	assert_int_equal(p.status, 422);
	assert_has(&p, "write the whole number");
	assert_has(&p, "value=\"12\"");
}

static void test_editor__items_come_and_go(void **state)
{
	struct net_reply p;

	(void)state;
	begin();
	p = site_post(s, senco, "/settings/area/item/links/new",
	              "title=Our+guide&url=https%3A%2F%2Fa.example&source=Page");
	assert_int_equal(p.status, 303);
	p = site_post(s, senco, "/settings/area/item/links/new",
	              "title=Our+guide&url=https%3A%2F%2Fa.example&source=Page");
	assert_int_equal(p.status, 303); /* sent twice */
	p = site_get(s, senco, "/settings/area/item/links/our-guide-2");
	assert_int_equal(p.status, 404);
	p = site_get(s, senco, "/settings/area/item/links/our-guide");
	assert_int_equal(p.status, 200);
	assert_int_equal(site_post(s, senco, "/settings/area/remove/links/our-guide", "").status, 303);
	p = site_get(s, senco, "/settings/area");
	assert_has(&p, "Put back");
	assert_int_equal(site_get(s, senco, "/settings/area/item/links/our-guide").status, 404);
	assert_int_equal(site_post(s, senco, "/settings/area/remove/links/our-guide", "").status, 404);
	assert_int_equal(site_post(s, senco, "/settings/area/restore/links/our-guide", "").status, 303);
	p = site_get(s, senco, "/settings/area/item/links/our-guide");
	assert_has(&p, "value=\"https://a.example\"");
	assert_int_equal(site_post(s, senco, "/settings/area/restore/links/our-guide", "").status, 404);
	assert_int_equal(site_get(s, senco, "/settings/area/item/pigeons/new").status, 404);
	assert_int_equal(site_get(s, senco, "/settings/area/value/links/our-guide/colour").status, 404);
}

static void test_editor__what_is_old_is_to_be_looked_at(void **state)
{
	struct net_reply p;

	(void)state;
	begin();
	p = site_get(s, senco, "/settings/area");
	assert_has(&p, "To be looked at again");
	assert_has(&p, "href=\"/settings/area/item/contacts/mobile\"");
	p = site_get(s, senco, "/today");
	assert_has(&p, "The local area");
	assert_has(&p, "1 value to choose");
	assert_int_equal(site_post(s, senco, "/settings/area/checked/contacts/mobile", "").status, 303);
	p = site_get(s, senco, "/settings/area");
	assert_has(&p, "Checked 10 March 2026");
	p = site_post(s, senco, "/settings/area/rules", "keeper=school&link_months=0&dated_months=12");
	assert_int_equal(p.status, 422);
	p = site_post(s, senco, "/settings/area/rules", "keeper=school&link_months=1&dated_months=2");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/settings/area");
	assert_has(&p, "name=\"dated_months\"");
}

static void test_editor__the_school_suggests_when_the_service_keeps_it(void **state)
{
	static const char AT[] = "/settings/area/value/contacts/phone/value";
	struct net_reply p;
	const char *id;

	(void)state;
	begin();
	assert_int_equal(
	    site_post(s, senco, "/settings/area/rules", "keeper=service&link_months=6&dated_months=12").status, 303);
	assert_int_equal(site_get(s, service, "/settings/area").status, 200);
	p = site_get(s, senco, AT);
	assert_has(&p, "Suggest this change");
	p = site_post(s, senco, AT,
	              str_c(s->a, str_fmt(s->a, "revision=%s&value=020+7946+0300&source=Call",
	                                  after(&p, "name=\"revision\" value=\""))));
	assert_int_equal(p.status, 303);
	assert_int_equal(site_post(s, senco, "/settings/area/remove/contacts/phone", "").status, 404);
	p = site_get(s, service, AT);
	assert_has(&p, "Printed now: <strong>01429 284876</strong>"); /* a suggestion changes nothing */
	assert_has(&p, "020 7946 0300");
	id = after(&p, "type=\"radio\" name=\"pick\" id=\"pick-1\" value=\"");
	p = site_post(s, service, AT,
	              str_c(s->a, str_fmt(s->a, "revision=%s&pick=%s&source=We+know",
	                                  after(&p, "name=\"revision\" value=\""), id)));
	assert_int_equal(p.status, 303);
	p = site_get(s, service, AT);
	assert_has(&p, "Printed now: <strong>020 7946 0300</strong>");
	/* Rules are the school's own. */
	assert_int_equal(
	    site_post(s, service, "/settings/area/rules", "keeper=school&link_months=6&dated_months=12").status, 404);
	assert_int_equal(site_get(s, teacher, "/settings/area").status, 404);
}

static void test_editor__every_part_has_its_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < area_part_count(); i++) {
		const struct area_part *part = area_part_at(i);
		struct net_reply p = site_get(s, senco,
		                              str_c(s->a, str_fmt(s->a, "/settings/area/item/%s/%s", part->key,
		                                                  area_part_many(part) ? "new" : "-")));

		assert_int_equal(p.status, 200);
		for (size_t k = 0; k < part->rec.fields; k++)
			assert_has(&p, part->rec.field[k].label);
		assert_true(part->rec.size <= sizeof(struct area_profile));
	}
}

TEST_MAIN(test_area_editor_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_editor__asks_which_of_two_is_right),
		T(test_editor__an_older_value_can_be_had_back),
		T(test_editor__items_come_and_go),
		T(test_editor__what_is_old_is_to_be_looked_at),
		T(test_editor__the_school_suggests_when_the_service_keeps_it),
		T(test_editor__every_part_has_its_form),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
