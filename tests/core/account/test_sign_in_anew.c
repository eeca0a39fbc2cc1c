/* A password that was hashed at another cost than is usual now is hashed anew when it is at hand: at the next sign-in.
 */
#include "support/support.h"

#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "core/account/sign_in.h"
#include "support/test_web.h"

static const char PASSWORD[] = "river lamp stone";

static struct str hash_of(struct site *s, struct arena *a)
{
	struct account who;
	struct err e;

	assert_int_equal(account_by_login(s->db, a, S("jo"), &who, &e), RC_OK);
	return who.pw_hash;
}

static enum sign_in_result try_in(struct site *s, const char *password)
{
	struct signed_in out;

	assert_int_equal(sign_in(site_ctx(s), S("jo"), str_of(password), &(struct device_is){ 0 }, S("192.0.2.1"),
	                         &out),
	                 RC_OK);
	return out.result;
}

/* A wrong one changes nothing, and once is enough. */
static void test_password__of_another_cost_is_hashed_anew(void **state)
{
	struct site *s = site_new();
	struct arena *a = test_arena();
	struct account who;
	struct str first, second;
	struct err e;

	(void)state;
	(void)site_sign_in(s, "jo", "teacher", NULL);
	assert_int_equal(account_by_login(s->db, a, S("jo"), &who, &e), RC_OK);
	assert_int_equal(password_hash(&s->app, a, str_of(PASSWORD), &first, &e), RC_OK);
	assert_int_equal(account_set_password(s->db, s->a, s->school_id, who.id, first, S("active"), &e), RC_OK);
	assert_true(str_find(first, S("$m=1024,")) >= 0);
	s->app.hash_memory_mib = 2;
	assert_int_equal(try_in(s, "river lamp stones"), SIGN_IN_WRONG);
	assert_true(str_eq(hash_of(s, a), first));
	s->app.clock.utc += 3600;
	assert_int_equal(try_in(s, PASSWORD), SIGN_IN_OK);
	second = hash_of(s, a);
	assert_true(str_find(second, S("$m=2048,")) >= 0);
	assert_int_equal(try_in(s, PASSWORD), SIGN_IN_OK);
	assert_true(str_eq(hash_of(s, a), second));
	site_free(s);
	arena_free(a);
}

TEST_MAIN(test_sign_in_anew)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_password__of_another_cost_is_hashed_anew),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
