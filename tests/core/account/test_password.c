/* Passwords: what is easy to guess is refused, what people can remember is not; comparing takes one hash of ours,
 * whatever is stored. */
#include "support/support.h"

#include <sodium.h>

#include "core/account/password.h"
#include "kit/text/strength.h"

static const struct str OWN[] = { S("asmith"), S("Amara Okafor"), S("Marlbeck Primary School") };

static void test_fault__what_an_attacker_tries_first(void **state)
{
	static const char *const EASY[] = {
		"",
		"short",
		"elevenchars",
		"123412341234",
		"111122223333",
		"aaaaaaaaaaaaaaaa",
		"abcdefghijkl",
		"liverpoolfc1",
		"manchesterunited",
		"Summer2026!!",
		"qazwsxedcrfv",
		"qwertyuiop123",
		"Password1234",
		"P@ssw0rd2026",
		"iloveyou12345",
		"letmeinplease1",
		"SchoolSchool2025",
		"MarlbeckPrimary1",
		"marlbeckprimaryschool",
		"amaraokafor12",
		"okaforamara2014",
		"asmithasmith",
		"ihatemondays123",
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof EASY / sizeof EASY[0]; i++)
		if (password_fault(a, str_of(EASY[i]), OWN, 3).n == 0)
			fail_msg("taken: %s", EASY[i]);
	arena_free(a);
}

static void test_fault__what_people_can_remember(void **state)
{
	static const char *const GOOD[] = {
		"river pencil monday",
		"correct horse battery",
		"teapot lorry seven",
		"Kettering-Fox-Lamp",
		"xK9#mQ2vLp7!",
		"marlbeck-demo-2026",
		"\xD0\xBC\xD0\xBE\xD0\xBB\xD0\xBE\xD0\xBA\xD0\xBE-\xD0\xBB\xD0\xB0\xD0\xBC\xD0\xBF\xD0\xB0"
	};
	struct arena *a = test_arena();
	char *longest = arena_alloc(a, PASSWORD_MAX + 2);

	(void)state;
	for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
		struct str fault = password_fault(a, str_of(GOOD[i]), OWN, i == 5 ? 2 : 3);

		if (fault.n > 0)
			fail_msg("%s: %.*s", GOOD[i], STR_ARG(fault));
	}
	for (size_t i = 0; i <= PASSWORD_MAX; i++)
		longest[i] = (char)('!' + i * 37 % 90);
	assert_int_equal(password_fault(a, (struct str){ longest, PASSWORD_MAX }, NULL, 0).n, 0);
	assert_true(password_fault(a, (struct str){ longest, PASSWORD_MAX + 1 }, NULL, 0).n > 0);
	arena_free(a);
}

static void test_strength__ones_own_words_are_no_secret(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_true(strength_bits(a, S("amara okafor lamp"), OWN, 3) <
	            strength_bits(a, S("amara okafor lamp"), NULL, 0));
	assert_true(strength_bits(a, S("marlbeckprimary"), OWN, 3) < 10);
	arena_free(a);
}

/* Processor seconds of one comparison would depend on the machine; what is looked at is which hash is made. */
static void test_ok__only_a_hash_of_ours(void **state)
{
	static const char *const STRANGE[] = {
		"",
		"$argon2id$v=19$m=8388608,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$Y29tcGFyZWNvbXBhcmVjb21wYXJlY29tcGFyZWNvbXA",
		"$argon2id$v=19$m=65536,t=4000000,p=1$c2FsdHNhbHRzYWx0c2FsdA$Y29tcGFyZWNvbXBhcmVjb21wYXJlY29tcGFyZQ",
		"$argon2i$v=19$m=1024,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$Y29tcGFyZWNvbXBhcmVjb21wYXJlY29tcGFyZWNvbXA",
		"$argon2id$",
		"$argon2id$v=19$m=,t=,p=$",
		"secret",
	};
	struct arena *a = test_arena();
	struct app app = { .hash_memory_mib = 1, .key = { 7 } }, other = { .hash_memory_mib = 1, .key = { 8 } };
	struct str hash;
	struct err e;

	(void)state;
	assert_true(sodium_init() >= 0);
	assert_int_equal(password_hash(&app, a, S("river pencil monday"), &hash, &e), RC_OK);
	assert_true(password_ok(&app, a, hash, S("river pencil monday")));
	assert_false(password_ok(&app, a, hash, S("river pencil mondaY")));
	assert_false(password_ok(&other, a, hash, S("river pencil monday"))); /* another key */
	for (size_t i = 0; i < sizeof STRANGE / sizeof STRANGE[0]; i++)
		assert_false(password_ok(&app, a, str_of(STRANGE[i]), S("river pencil monday")));
	/* Where nothing is stored a hash is made, but no password is right. */
	assert_false(password_ok(&app, a, STR_NONE, S("nobody has this password")));
	arena_free(a);
}

TEST_MAIN(test_password)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fault__what_an_attacker_tries_first),
		cmocka_unit_test(test_fault__what_people_can_remember),
		cmocka_unit_test(test_strength__ones_own_words_are_no_secret),
		cmocka_unit_test(test_ok__only_a_hash_of_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
