/* What lists itself to be found: menu, tabs of a pupil, settings. A row without a page behind it, a page without a way
 * to it, and more than a person can overlook fail here. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/door/menu.h"
#include "core/door/routes.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/school/setting_parts.h"

enum { ADDRESS_MAX = 200 };

/* Pages that are reached from another page and not from a list; each is a link that its own test follows. */
static const char *const ELSEWHERE[] = {
	"/accounts/invite",               /* from the accounts */
	"/adults/twice",                  /* from Import, and from where two adults are merged */
	"/check",                         /* printed on statements of help */
	"/card",                          /* from the sign-in, and printed on cards */
	"/invitations/letters-large.pdf", /* from the invitations */
	"/invitations/letters.pdf",
	"/start",         /* from the sign-in, and printed in letters */
	"/welcome",       /* after a first password */
	"/",              /* asks for the sign-in or leads to the first page */
	"/accessibility", /* foot of every page, as the next four */
	"/code",
	"/display",
	"/help",
	"/privacy",
	"/health", /* for a proxy or a monitor */
	"/.well-known/security.txt",
	"/concerns/aside",     /* from the concerns */
	"/enquiries/dealt",    /* from the enquiries */
	"/publications-files", /* from the publications */
	"/import/later",       /* from the import, and from Today while something waits */
	"/family",             /* the first page of a parent, where the rest of it begins */
	"/family/wishes",      /* below it */
	"/me",                 /* that of a pupil */
	"/me/adviser",
	"/me/ask-copy",
	"/me/ask-meeting",
	"/me/complaints",
	"/me/council",
	"/me/council.pdf",
	"/me/feel",
	"/me/files",
	"/me/helps",
	"/me/history",
	"/me/home",
	"/me/known",
	"/me/looked",
	"/me/meeting",
	"/me/meeting/answer",
	"/me/plan",
	"/me/plan-large.pdf",
	"/me/plan.opus",
	"/me/plan.pdf",
	"/me/statements",
	"/me/tell",
	"/me/unhappy",
	"/me/wishes",
	"/me/words",
	"/me/worry",
	"/me/wrong",
	"/download", /* from the list of pupils, as the next one */
	"/pupils/new",
	"/role",                /* after the sign-in, and from /you */
	"/set-up",              /* where a new school begins, and from the settings */
	"/set-up/senco",        /* a step of it */
	"/settings/points/new", /* from the points */
	"/settings/scales/new", /* from the scales */
	"/sign-in",
	"/you", /* top of every page */
};

/* Pages of a pupil below another one of theirs. */
static const struct {
	const char *rest, *from;
} BELOW[] = { { "/plan", "/plans" },
	      { "/post", "/notices" },
	      { "/reasons", "/history" },
	      { "/annual-report", "/notices" },
	      { "/census", "/decision" },
	      { "/heard", "/round" },
	      { "/reviews", "/history" },
	      { "/put-right", "/history" },
	      { "/withdrawn", "/history" },
	      { "/leave", "/details" },
	      { "/subject-access", "/dossier" },
	      { "/merge", "/details" } };

static const struct route *route_at(const char *path)
{
	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n; i++) {
			const struct route *r = &route_table_at(t)->route[i];

			if (r->method == GET && strcmp(r->path, path) == 0)
				return r;
		}
	return NULL;
}

/* Whoever is shown the way may go it. */
static bool leads(const char *path, enum cap cap, enum cap unless)
{
	const struct route *r = route_at(path);

	if (r == NULL)
		print_error("there is no page %s\n", path);
	for (enum role x = ROLE_NONE; r != NULL && x < ROLE_COUNT; x++) {
		bool shown = role_can(x, cap) && (unless == CAP_UNSET || !role_can(x, unless));

		if (!shown || role_can(x, r->cap))
			continue;
		print_error("%s is shown to %s, who may not open it\n", path, role_label(x));
		return false;
	}
	return r != NULL;
}

static void test_menu__leads_to_pages_that_the_role_may_open(void **state)
{
	(void)state;
	assert_true(menu_count() > 0);
	for (size_t i = 0; i < menu_count(); i++)
		assert_true(leads(menu_at(i)->path, menu_at(i)->cap, menu_at(i)->unless));
}

static void test_settings__lead_to_pages_that_the_role_may_open(void **state)
{
	(void)state;
	assert_true(setting_count() > 0);
	for (size_t i = 0; i < setting_count(); i++)
		assert_true(leads(setting_at(i)->path, setting_at(i)->cap, CAP_UNSET));
}

static void test_tabs__lead_to_pages_that_the_role_may_open(void **state)
{
	char path[ADDRESS_MAX];

	(void)state;
	assert_true(pupil_part_count() > 0);
	for (size_t i = 0; i < pupil_part_count(); i++) {
		snprintf(path, sizeof path, "/pupil/:id%s", pupil_part_at(i)->rest);
		assert_true(leads(path, pupil_part_at(i)->cap, CAP_UNSET));
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(pupil_part_at(i)->rest, pupil_part_at(k)->rest);
	}
}

static bool listed(const char *path)
{
	bool found = false;

	for (size_t i = 0; i < menu_count(); i++)
		found = found || strcmp(menu_at(i)->path, path) == 0;
	for (size_t i = 0; i < setting_count(); i++)
		found = found || strcmp(setting_at(i)->path, path) == 0;
	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
		found = found || strcmp(ELSEWHERE[i], path) == 0;
	return found;
}

/* "/assess" of "/pupil/:id/assess/views". */
static bool tabbed(const char *path)
{
	struct str rest = str_of(path + strlen("/pupil/:id"));
	struct str word = rest.n == 0 ? rest : str_cut(str_sub(rest, 1, SIZE_MAX), '/', &(struct str){ 0 });

	for (size_t i = 0; i < pupil_part_count(); i++) {
		struct str known = str_of(pupil_part_at(i)->rest);

		if (known.n == 0 ? word.n == 0 : str_eq(str_sub(known, 1, SIZE_MAX), word))
			return true;
	}
	for (size_t i = 0; i < sizeof BELOW / sizeof *BELOW; i++)
		if (str_eq(str_of(BELOW[i].rest + 1), word))
			return true;
	return false;
}

static void test_every_page__has_a_way_to_it(void **state)
{
	size_t lost = 0;

	(void)state;
	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n; i++) {
			const struct route *r = &route_table_at(t)->route[i];
			bool pupil = strncmp(r->path, "/pupil/:id", strlen("/pupil/:id")) == 0;
			bool fine = r->method != GET || (pupil                  ? tabbed(r->path)
			                                 : strchr(r->path, ':') ? true
			                                                        : listed(r->path));

			if (!fine)
				print_error("nothing leads to %s\n", r->path);
			lost += !fine;
		}
	assert_int_equal(lost, 0);
	for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
		assert_non_null(route_at(ELSEWHERE[i]));
}

static void test_menu__is_short_for_every_role(void **state)
{
	const struct menu *page[32];

	(void)state;
	for (enum role x = ROLE_NONE + 1; x < ROLE_COUNT; x++) {
		size_t areas = 0;

		for (enum area g = AREA_TODAY; g < AREA_COUNT; g++) {
			size_t n = menu_pages(x, g, page, 32);

			areas += n > 0;
			assert_true(n <= 7);
			for (size_t i = 1; i < n; i++)
				assert_true(page[i - 1]->order < page[i]->order);
		}
		assert_true(areas <= 6);
	}
	assert_true(TAB_COUNT <= 8);
}

static void test_menu__gives_each_role_its_own_words(void **state)
{
	const struct menu *page[32];

	(void)state;
	assert_int_equal(menu_pages(ROLE_SENCO, AREA_FAMILIES, page, 32), 7);
	assert_string_equal(page[0]->path, "/families");
	assert_int_equal(menu_pages(ROLE_TA, AREA_FAMILIES, page, 32), 1); /* no board for one page */
	assert_string_equal(page[0]->path, "/concerns");
	assert_int_equal(menu_pages(ROLE_TA, AREA_TODAY, page, 32), 1);
	assert_string_equal(page[0]->text, "My sessions");
	assert_int_equal(menu_pages(ROLE_TEACHER, AREA_TODAY, page, 32), 1);
	assert_string_equal(page[0]->text, "My class");
	assert_int_equal(menu_pages(ROLE_GOVERNOR, AREA_FAMILIES, page, 32), 0);
	assert_int_equal(menu_pages(ROLE_PARENT, AREA_PUPILS, page, 32), 0);
}

TEST_MAIN(test_menu_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_menu__leads_to_pages_that_the_role_may_open),
		cmocka_unit_test(test_settings__lead_to_pages_that_the_role_may_open),
		cmocka_unit_test(test_tabs__lead_to_pages_that_the_role_may_open),
		cmocka_unit_test(test_every_page__has_a_way_to_it),
		cmocka_unit_test(test_menu__is_short_for_every_role),
		cmocka_unit_test(test_menu__gives_each_role_its_own_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
