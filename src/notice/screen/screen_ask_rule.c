#include "notice/screen/screen_ask_rule.h"

/* The tests of one subject in a text of findings; empty when there are none. */
static struct str tests_of(struct str found, struct str subject)
{
	while (found.n > 0) {
		struct str tests;
		struct str line = str_cut(found, '\n', &found);

		if (str_eq(str_cut(line, ' ', &tests), subject))
			return tests;
	}
	return STR_NONE;
}

static bool is_concerns(struct str subject)
{
	return str_is(subject, "concerns");
}

bool found_any(struct str found)
{
	while (found.n > 0) {
		struct str tests;
		struct str line = str_cut(found, '\n', &found);

		if (!is_concerns(str_cut(line, ' ', &tests)) && tests.n > 0)
			return true;
	}
	return false;
}

int64_t found_concerns(struct str found)
{
	int64_t n;

	return str_int(tests_of(found, S("concerns")), &n) ? n : 0;
}

/* A test that is met now and was not then. */
static bool has_more(struct str now, struct str then)
{
	while (now.n > 0) {
		struct str tests;
		struct str before;
		struct str subject = str_cut(str_cut(now, '\n', &now), ' ', &tests);

		before = tests_of(then, subject);
		while (!is_concerns(subject) && tests.n > 0) {
			struct str one = str_cut(tests, ' ', &tests);

			if (one.n > 0 && str_find(before, one) < 0)
				return true;
		}
	}
	return false;
}

enum ask screen_ask(const struct ask_fact *f)
{
	if (!f->decided)
		return found_any(f->now) ? ASK_FIRST : ASK_QUIET;
	if (has_more(f->now, f->then))
		return ASK_TEST;
	if (!date_none(f->until) && date_cmp(f->until, f->on) <= 0)
		return ASK_DATE;
	if (found_concerns(f->now) > found_concerns(f->then))
		return ASK_CONCERN;
	return found_any(f->now) ? ASK_NOT : ASK_QUIET;
}

static void check_talk(struct check_list *l, const struct screen_decision *d, struct date today)
{
	bool any = !date_none(d->talked_on) || is_filled(d->talked_with) || is_filled(d->talked_words);

	if (!any) {
		check_add(l, d->result == SCREEN_NO_ACTION, CHECK_ADVICE, FORCE_SHOULD, S("6.39"), S("talked_on"),
		          S("No discussion is recorded"), S("Talk with the parents and the pupil, and record it"));
		return;
	}
	check_add(l, !date_none(d->talked_on) && date_cmp(d->talked_on, today) <= 0, CHECK_MISSING, FORCE_SHOULD,
	          S("6.39"), S("talked_on"), S("Day of the talk given"),
	          date_none(d->talked_on) ? S("Enter the day you talked") : S("The talk cannot be in the future"));
	check_add(l, is_filled(d->talked_with), CHECK_MISSING, FORCE_SHOULD, S("6.39"), S("talked_with"),
	          S("Who took part is named"), S("Enter who you talked with"));
	check_add(l, is_filled(d->talked_words), CHECK_MISSING, FORCE_SHOULD, S("6.39"), S("talked_words"),
	          S("The discussion is recorded"), S("Enter what was said and agreed"));
}

struct check_list screen_decision_check(struct arena *a, const struct screen_decision *d, struct date today)
{
	struct check_list l = checks_new(a, 8);
	bool adapt = d->result == SCREEN_ADAPT;
	bool later = adapt || d->result == SCREEN_WATCH;

	check_talk(&l, d, today);
	check_add(&l, d->result != SCREEN_NONE, CHECK_MISSING, FORCE_SHOULD, S("6.17"), S("result"),
	          S("Decision chosen"), S("Choose what is to happen"));
	if (adapt)
		check_add(&l, is_filled(d->what), CHECK_MISSING, FORCE_SHOULD, S("6.19"), S("what"),
		          S("What will be different is said"), S("Enter what will be different in lessons"));
	if (later || !date_none(d->until_on))
		check_add(&l, date_cmp(d->until_on, today) > 0, CHECK_MISSING, FORCE_SHOULD, S("6.17"), S("until_on"),
		          S("There is a day to look again"),
		          date_none(d->until_on) ? S("Enter the day to look again")
		                                 : S("The day to look again must be after today"));
	check_add(&l, is_filled(d->reason), CHECK_MISSING, FORCE_SHOULD, S("6.17"), S("reason"), S("Reason given"),
	          S("Give the reason"));
	return l;
}
