/* core/rights/caps_rule: what each role may do, thought out for each capability and written by hand. */
#include "support/support.h"

#include "core/rights/caps_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(c, lit) assert_string_equal((c), (lit))

/* Who may, by the words of their role. Whose pupils is another question: pupil_scope answers it. */
static const struct {
	enum cap cap;
	const char *who;
} TABLE[] = {
	/* Pupils by name: who works with them. What a plan says for the day is for everybody in the room, what is
	 * written about the child's history is not for an assistant. A governor never sees a name. */
	{ CAP_PUPIL_LIST, "senco head teacher ta specialist" },
	{ CAP_PUPIL_PROFILE, "senco head teacher ta specialist" },
	{ CAP_PUPIL_RECORD, "senco head teacher specialist" },
	/* The cycle: teachers write it, the SENCO as well; what has effect in law is the SENCO's alone. */
	{ CAP_DISCUSSION, "senco teacher" },
	{ CAP_DECIDE, "senco" },
	{ CAP_NOTICE, "senco" },
	{ CAP_ASSESS, "senco teacher" },
	{ CAP_PLAN_WRITE, "senco teacher" },
	{ CAP_PLAN_SHARE, "senco" },
	{ CAP_PLAN_ACK, "senco head teacher ta" },
	{ CAP_SESSION_LOG, "senco teacher ta" },
	{ CAP_PROGRESS_LOG, "senco teacher" },
	{ CAP_REVIEW, "senco teacher" },
	{ CAP_MEETING, "senco teacher" },
	/* The school as a whole: the two who answer for it. */
	{ CAP_REPLY_FAMILY, "senco head" },
	{ CAP_DUTIES, "senco head" },
	{ CAP_SCHOOL_NAMES, "senco head" },
	{ CAP_SCHOOL_COUNTS, "senco head governor" },
	{ CAP_CONTACTS, "senco head" },
	{ CAP_AUDIT, "senco head" },
	{ CAP_COMPLAINT, "senco head" },
	{ CAP_IMPORT, "senco" },
	{ CAP_SPECIAL, "senco" },
	{ CAP_SETTINGS, "senco admin officer" },
	{ CAP_PRACTICE, "senco admin" },
	/* Public data of the area: who leads the school, who sets it up, and the advice service itself. */
	{ CAP_AREA, "senco head sendiass admin officer" },
	/* Who answers for the advice service, at a school or on its own. */
	{ CAP_DESK, "sendiass officer" },
	/* What the school publishes: each of the staff may have a part, governors approve; who does what is
	   publish_rule. */
	{ CAP_PUBLISH, "senco head teacher ta governor" },
	{ CAP_ACCOUNTS, "admin officer" },
	/* Everybody's own page. */
	{ CAP_MY_CLASS, "teacher" },
	{ CAP_MY_SESSIONS, "ta" },
	{ CAP_FAMILY, "parent" },
	{ CAP_OWN_PAGE, "pupil" },
	/* Noticing: every member of staff may say what they see; numbers are for those who teach and lead. */
	{ CAP_RESULTS, "senco head teacher" },
	{ CAP_RESULTS_WRITE, "senco teacher" },
	{ CAP_SCREEN, "senco head teacher" },
	{ CAP_SCREEN_DECIDE, "senco teacher" },
	{ CAP_CONCERN, "senco head teacher ta" },
	{ CAP_CONCERN_ANSWER, "senco" },
	{ CAP_OBSERVE, "senco head teacher ta" },
	{ CAP_ROUND_ASK, "senco" },
	{ CAP_ROUND_ANSWER, "senco teacher ta" },
	/* A mistake is put right by who made it, or by the SENCO; what it said can be read again by the head alone. */
	{ CAP_PUT_RIGHT, "senco head teacher ta" },
	{ CAP_WITHDRAWN, "head" },
	/* Files: staff bring what they have; a specialist reads what staff read. Which of them, the file itself says.
	 */
	{ CAP_FILE, "senco head teacher ta specialist" },
	{ CAP_FILE_ADD, "senco head teacher ta" },
	/* Who comes in: the office of accounts makes them, but what opens one is printed by somebody the person knows.
	 */
	{ CAP_ENROL, "senco" },
	{ CAP_INVITE, "senco" },
	{ CAP_LETTERS, "senco head admin officer" },
	{ CAP_CARDS, "senco teacher" },
	/* What leaves the school about a child: the two who answer for it, each with what they may read. */
	{ CAP_DOSSIER, "senco head" },
	/* A list of names as a file: who needs one for the day's work, each of their own pupils. An assistant and a
	 * specialist read theirs on the page; numbers, birthdays and dates of the roll are for the first two. */
	{ CAP_TAKE_OUT, "senco head teacher" },
	/* An adviser of the advice service, and only of families who said yes. */
	{ CAP_ADVISE, "sendiass" },
	/* Addresses of strangers, and who reads too fast: who answers for the school, and who can shut an account. Not
	 * the SENCO, who opens most records. */
	{ CAP_UNUSUAL, "head admin officer" },
	/* What anybody writes by the public pages about no child: who answers for the school, and the advice service
	 * its own. */
	{ CAP_ENQUIRY, "senco head sendiass officer" },
	{ CAP_SIGNED_IN, "senco head teacher ta governor parent pupil specialist sendiass admin officer" },
};

enum { TABLE_N = sizeof TABLE / sizeof TABLE[0] };

static const struct {
	enum role role;
	const char *key;
	const char *label;
	const char *home;
	bool staff;
} ROLES[] = {
	{ ROLE_SENCO, "senco", "SENCO", "/today", true },
	{ ROLE_HEAD, "head", "Headteacher", "/school", true },
	{ ROLE_TEACHER, "teacher", "Teacher", "/class", true },
	{ ROLE_TA, "ta", "Teaching assistant", "/sessions", true },
	{ ROLE_GOVERNOR, "governor", "Governor", "/school", false },
	{ ROLE_PARENT, "parent", "Parent or carer", "/family", false },
	{ ROLE_PUPIL, "pupil", "Pupil", "/me", false },
	{ ROLE_SPECIALIST, "specialist", "Specialist", "/pupils", false },
	{ ROLE_SENDIASS, "sendiass", "SENDIASS adviser", "/desk", false },
	{ ROLE_ADMIN, "admin", "IT administrator", "/accounts", false },
	{ ROLE_OFFICER, "sendiass", "Officer", "/desk", false },
};

enum { ROLES_N = sizeof ROLES / sizeof ROLES[0] };

static bool says(const char *words, const char *word)
{
	struct str rest = str_of(words);

	while (rest.n > 0)
		if (str_is(str_cut(rest, ' ', &rest), word))
			return true;
	return false;
}

static void test_role__may_what_the_table_says_and_nothing_else(void **state)
{
	(void)state;
	for (size_t i = 0; i < TABLE_N; i++)
		for (size_t r = 0; r < ROLES_N; r++)
			if (role_can(ROLES[r].role, TABLE[i].cap) !=
			    says(TABLE[i].who, ROLES[r].role == ROLE_OFFICER ? "officer" : ROLES[r].key))
				fail_msg("%s and %s", ROLES[r].key, cap_name(TABLE[i].cap));
}

static void test_table__has_each_capability_and_each_role_once(void **state)
{
	bool caps[CAP_COUNT] = { [CAP_UNSET] = true, [CAP_PUBLIC] = true };
	bool roles[ROLE_COUNT] = { [ROLE_NONE] = true };

	(void)state;
	for (size_t i = 0; i < TABLE_N; i++) {
		assert_false(caps[TABLE[i].cap]);
		caps[TABLE[i].cap] = true;
	}
	for (size_t i = 0; i < ROLES_N; i++) {
		assert_false(roles[ROLES[i].role]);
		roles[ROLES[i].role] = true;
	}
	for (int i = 0; i < CAP_COUNT; i++)
		if (!caps[i])
			fail_msg("%s has no row", cap_name((enum cap)i));
	for (int i = 0; i < ROLE_COUNT; i++)
		assert_true(roles[i]);
}

static void test_nobody__may_only_what_is_public(void **state)
{
	(void)state;
	for (int cap = CAP_UNSET; cap < CAP_COUNT; cap++)
		EQ(role_can(ROLE_NONE, (enum cap)cap), cap == CAP_PUBLIC);
	for (size_t r = 0; r < ROLES_N; r++) {
		assert_true(role_can(ROLES[r].role, CAP_PUBLIC));
		assert_false(role_can(ROLES[r].role, CAP_UNSET));
		assert_false(role_can(ROLES[r].role, CAP_COUNT));
	}
	assert_false(role_can(ROLE_COUNT, CAP_SIGNED_IN));
	assert_false(role_can(ROLE_COUNT, CAP_PUPIL_LIST));
	assert_false(role_can((enum role) - 1, CAP_SIGNED_IN));
}

static void test_role__words_there_and_back(void **state)
{
	(void)state;
	for (size_t r = 0; r < ROLES_N; r++) {
		TEXT_IS(role_key(ROLES[r].role), ROLES[r].key);
		TEXT_IS(role_label(ROLES[r].role), ROLES[r].label);
		TEXT_IS(role_home(ROLES[r].role), ROLES[r].home);
		/* The officer is what the role sendiass is in an installation of the service. */
		EQ(role_of(str_of(ROLES[r].key)), ROLES[r].role == ROLE_OFFICER ? ROLE_SENDIASS : ROLES[r].role);
		EQ(role_is_staff(ROLES[r].role), ROLES[r].staff);
	}
	EQ(role_of(S("")), ROLE_NONE);
	EQ(role_of(S("Senco")), ROLE_NONE);
	EQ(role_of(S("caretaker")), ROLE_NONE);
	TEXT_IS(role_key(ROLE_NONE), "");
	TEXT_IS(role_home(ROLE_NONE), "/");
	assert_false(role_is_staff(ROLE_NONE));
}

static void test_cap__has_a_name_and_words_of_its_own(void **state)
{
	(void)state;
	TEXT_IS(cap_name(CAP_PUPIL_LIST), "PUPIL_LIST");
	TEXT_IS(cap_label(CAP_SPECIAL), "Import health and looked-after status");
	for (int i = CAP_PUBLIC; i < CAP_COUNT; i++) {
		assert_true(str_of(cap_label((enum cap)i)).n > 0);
		for (int k = CAP_UNSET; k < i; k++)
			assert_false(str_is(str_of(cap_name((enum cap)i)), cap_name((enum cap)k)));
	}
}

/* Where an installation is a service's own, nobody sees a pupil, whatever their role: nothing that a school does is
 * there. */
static void test_service__has_no_pupils_for_anybody(void **state)
{
	static const enum cap THERE[] = { CAP_PUBLIC,   CAP_SIGNED_IN, CAP_ENQUIRY, CAP_AREA,   CAP_DESK,
		                          CAP_SETTINGS, CAP_ACCOUNTS,  CAP_LETTERS, CAP_UNUSUAL };

	(void)state;
	for (int cap = CAP_UNSET; cap <= CAP_COUNT; cap++) {
		bool there = false;

		for (size_t i = 0; i < sizeof THERE / sizeof *THERE; i++)
			there = there || THERE[i] == (enum cap)cap;
		EQ(cap_in_service((enum cap)cap), there);
	}
	for (int r = ROLE_NONE; r < ROLE_COUNT; r++) {
		enum role here = r == ROLE_SENDIASS || r == ROLE_OFFICER ? ROLE_OFFICER
		                 : r == ROLE_ADMIN                       ? ROLE_ADMIN
		                                                         : ROLE_NONE;

		EQ(role_here(true, (enum role)r), here);
		EQ(role_here(false, (enum role)r), r == ROLE_OFFICER ? ROLE_SENDIASS : (enum role)r);
		EQ(role_given(true, (enum role)r), r == ROLE_OFFICER || r == ROLE_ADMIN);
		EQ(role_given(false, (enum role)r), r != ROLE_NONE && r != ROLE_OFFICER);
	}
}

TEST_MAIN(test_caps_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_role__may_what_the_table_says_and_nothing_else),
		cmocka_unit_test(test_table__has_each_capability_and_each_role_once),
		cmocka_unit_test(test_nobody__may_only_what_is_public),
		cmocka_unit_test(test_role__words_there_and_back),
		cmocka_unit_test(test_cap__has_a_name_and_words_of_its_own),
		cmocka_unit_test(test_service__has_no_pupils_for_anybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
