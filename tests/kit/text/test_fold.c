/* kit/text/fold: names are found however they are typed. */
#include "support/support.h"

#include "kit/text/fold.h"

static void assert_key(const char *name, const char *want)
{
	struct arena *a = test_arena();
	struct str got = fold_key(a, str_of(name));

	if (!str_is(got, want))
		fail_msg("%s: expected '%s', got '%.*s'", name, want, STR_ARG(got));
	arena_free(a);
}

static void test_fold__keys(void **state)
{
	(void)state;
	assert_key("O'Hara-Müller", "ohara muller");
	assert_key("O’Hara–Müller", "ohara muller");
	assert_key("  Zoë ", "zoe");
	assert_key("ZOE\xCC\x88", "zoe");
	assert_key("Nguyễn", "nguyen");
	assert_key("Đặng", "dang");
	assert_key("李", "李");
	assert_key("Łucja Øster", "lucja oster");
	assert_key("Straße", "strasse");
	assert_key("Ægir Œuvre Þór", "aegir oeuvre thor");
	assert_key("Iğdır İnan", "igdir inan");
	assert_key("Ștefan Ionuț", "stefan ionut");
	assert_key("N´Diaye D`Angelo", "ndiaye dangelo");
	assert_key("de Souza, (Ana)", "de souza ana");
	assert_key("Ромашка Й", "ромашка и");
	assert_key("مُحَمَّد", "محمد");
	assert_key("", "");
	assert_key("--", "");
	assert_key("Year 7", "year 7");
}

static void test_fold__person(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_true(str_is(fold_name(a, S("O'Hara-Müller"), S("Zoë"), S("Zoe")), "ohara muller zoe"));
	assert_true(str_is(fold_name(a, S("Kaur"), S("Simran"), S("Sim")), "kaur simran sim"));
	assert_true(str_is(fold_name(a, S("李"), S(""), S("Mei")), "李 mei"));
	assert_true(str_is(fold_tight(a, S("Legal  Sur-name")), "legalsurname"));
	arena_free(a);
}

static bool finds(const char *name, const char *typed)
{
	struct arena *a = test_arena();
	bool is = fold_finds(fold_key(a, str_of(name)), fold_key(a, str_of(typed)));

	arena_free(a);
	return is;
}

static void test_fold__finds(void **state)
{
	(void)state;
	assert_true(finds("O'Hara-Müller Zoë", "ohara muller"));
	assert_true(finds("O'Hara-Müller Zoë", "o'hara"));
	assert_true(finds("O'Hara-Müller Zoë", "zoe mü"));
	assert_true(finds("Nguyễn Wei", "nguyen"));
	assert_true(finds("李 Mei", "李"));
	assert_true(finds("Kaur", ""));
	assert_false(finds("O'Hara-Müller Zoë", "hara"));
	assert_false(finds("O'Hara-Müller Zoë", "zoe x"));
	assert_false(finds("", "a"));
}

static void test_fold__composes_and_tidies(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_true(str_is(fold_compose(a, S("Zoe\xCC\x88")), "Zoë"));
	assert_true(str_is(fold_compose(a, S("Zoë")), "Zoë"));
	assert_true(str_is(fold_spaces(a, S(" a \xC2\xA0 b\r\nc ")), "a b c"));
	arena_free(a);
}

TEST_MAIN(test_fold)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold__keys),
		cmocka_unit_test(test_fold__person),
		cmocka_unit_test(test_fold__finds),
		cmocka_unit_test(test_fold__composes_and_tidies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
