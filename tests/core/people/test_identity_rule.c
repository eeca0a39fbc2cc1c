/* core/people/identity_rule: who is who, for every way a line and a record can stand to each other; adults in one cell.
 * Each case is thought out from the decision record 0038, not read off the code. */
#include "support/support.h"

#include <string.h>

#include "core/people/identity_rule.h"

#define A "N820123425001"
#define B "M830200026001"
#define TEMP "G99820412601A"
static const struct date FEB = { 2017, 2, 1 }, MAR = { 2017, 3, 1 };

static struct identity who(const char *upn, const char *family, const char *given, struct date born)
{
	return (struct identity){ .upn = str_of(upn), .family = str_of(family), .given = str_of(given), .born = born };
}

static enum identity_name names(const char *f1, const char *g1, const char *f2, const char *g2)
{
	struct identity x = who("", f1, g1, FEB), y = who("", f2, g2, FEB);
	enum identity_name there = identity_name(&x, &y);

	assert_int_equal(identity_name(&y, &x), there);
	return there;
}

static void test_name__near_is_what_people_type(void **state)
{
	struct identity x = who("", "petrov hale", "aleksandr", FEB), y = who("", "petrov hale", "sasha", FEB);

	(void)state;
	assert_int_equal(names("wren", "yara", "wren", "yara"), NAME_SAME);
	assert_int_equal(names("van der berg", "anne marie", "van der berg", "annemarie"), NAME_NEAR);
	assert_int_equal(names("hale", "emma", "hale", "emma louise"), NAME_NEAR);
	assert_int_equal(names("hale", "sasha", "petrov hale", "sasha"), NAME_NEAR);
	assert_int_equal(names("wei", "chen", "chen", "wei"), NAME_NEAR);
	assert_int_equal(names("wren", "yraa", "wren", "yara"), NAME_NEAR);
	assert_int_equal(names("bolye", "katie", "boyle", "katie"), NAME_NEAR);
	assert_int_equal(names("petrov", "hana", "petrova", "hana"), NAME_NEAR);
	assert_int_equal(names("zander", "abe", "hartley", "abe"), NAME_SURNAME);
	assert_int_equal(names("adeyemi", "taiwo", "adeyemi", "kehinde"), NAME_OTHER);
	assert_int_equal(names("khan", "mohammed a", "khan", "mohammed yusuf"), NAME_OTHER);
	assert_int_equal(names("li", "bo", "li", "ba"), NAME_OTHER); /* too short to be a slip */
	assert_int_equal(identity_name(&x, &y), NAME_OTHER);
	x.preferred = S("sasha");
	assert_int_equal(identity_name(&x, &y), NAME_SAME);
	assert_int_equal(identity_name(&y, &x), NAME_SAME);
}

static void test_name__a_slip_is_one_letter(void **state)
{
	(void)state;
	assert_int_equal(names("wren", "yara", "bren", "yara"), NAME_NEAR);
	assert_int_equal(names("wren", "yara", "wren", "yana"), NAME_NEAR);
	assert_int_equal(names("wren", "yara", "wren", "zara"), NAME_NEAR);
	assert_int_equal(names("wren", "yara", "wren", "yar"), NAME_NEAR);
	assert_int_equal(names("wren", "yara", "brent", "yara"), NAME_SURNAME);
	assert_int_equal(names("wren", "yara", "bren", "lara"), NAME_OTHER); /* two */
	assert_int_equal(names("wren", "yara", "bren", "yarb"), NAME_OTHER); /* at both ends */
	assert_int_equal(names("wren", "yara", "wren", "yola"), NAME_OTHER);
	assert_int_equal(names("wren", "yara", "wren", "ybaa"), NAME_OTHER); /* not changed about */
	assert_int_equal(names("wren", "yara", "wren", "ayrb"), NAME_OTHER); /* changed about, and one more */
	assert_int_equal(names("hally", "ab", "hallly", "abe"), NAME_OTHER);
	assert_int_equal(names("hally", "ab", "hallly", "ab"), NAME_NEAR); /* three of one letter */
	assert_int_equal(names("hally", "al", "halylly", "abe"), NAME_OTHER);
	assert_int_equal(names("xu", "wei", "xu", "wai"), NAME_NEAR); /* five letters */
	assert_int_equal(names("xu", "wei", "xu", "we"), NAME_OTHER); /* four and five */
	assert_int_equal(names("li", "bo", "li", "ba"), NAME_OTHER);
	assert_int_equal(names("li", "bo", "li", "ob"), NAME_OTHER);
	assert_int_equal(names("li", "bo a", "li", "boa"), NAME_NEAR); /* but a space is nothing */
	assert_int_equal(names("li", "b o", "li", "bo"), NAME_NEAR);
}

static void test_name__words_more_or_less(void **state)
{
	struct identity x = who("", "hale", "annika", FEB), y = who("", "hale", "anne marie", FEB);

	(void)state;
	assert_int_equal(names("hale", "sasha", "hale petrov", "sasha"), NAME_NEAR);
	assert_int_equal(names("van der berg", "anne", "van der berg smith", "anne marie"), NAME_NEAR);
	assert_int_equal(names("bury", "sasha", "kingsbury", "sasha"), NAME_SURNAME);
	assert_int_equal(names("king", "sasha", "kingsbury", "sasha"), NAME_SURNAME);
	assert_int_equal(names("hale", "jo", "hale", "joanne"), NAME_OTHER);
	assert_int_equal(names("hale", "anna", "hale", "mary jo"), NAME_OTHER);
	assert_int_equal(names("hale", "jo", "hale", "anna jo"), NAME_OTHER); /* a middle name alone is no sign */
	assert_int_equal(names("petrov hale", "emma", "hale", "anna"), NAME_OTHER);
	assert_int_equal(names("wei", "chen", "chen", "bo"), NAME_OTHER); /* half of it changed places */
	assert_int_equal(identity_name(&x, &y), NAME_OTHER);
	x.preferred = S("anne");
	assert_int_equal(identity_name(&x, &y), NAME_NEAR);
	assert_int_equal(identity_name(&y, &x), NAME_NEAR);
}

/* Results often say half a name; and some names have one letter. */
static void test_name__half_a_name(void **state)
{
	struct identity x = who("", "hale", "anne", FEB), y = who("", "hale", "o", FEB);

	(void)state;
	assert_int_equal(names("", "", "hale", "emma"), NAME_UNSAID);
	assert_int_equal(names("", "", "", ""), NAME_UNSAID);
	assert_int_equal(names("hale", "", "hale", "emma"), NAME_UNSAID);
	assert_int_equal(names("", "emma", "hale", "emma"), NAME_UNSAID);
	assert_int_equal(names("hale", "", "", "emma"), NAME_OTHER); /* two halves that say nothing of each other */
	assert_int_equal(names("hartley", "", "wren", "yara"), NAME_OTHER);
	assert_int_equal(names("petrov hale", "", "hale", "emma"), NAME_OTHER);
	assert_int_equal(names("hartley", "", "wren", ""), NAME_OTHER);
	assert_int_equal(names("", "yara", "wren", "emma"), NAME_OTHER);
	assert_int_equal(names("o", "min", "o", "min"), NAME_SAME);
	assert_int_equal(names("o", "min", "hartley", "min"), NAME_SURNAME);
	assert_int_equal(names("zander", "e", "hartley", "e"), NAME_SURNAME);
	assert_int_equal(names("hale", "o", "hale", "emma"), NAME_OTHER);
	x.preferred = S("o");
	assert_int_equal(identity_name(&x, &y), NAME_SAME);
	assert_int_equal(identity_name(&y, &x), NAME_SAME);
	x.given = STR_NONE; /* only what she is called, and another surname */
	y.family = S("hartley");
	assert_int_equal(identity_name(&x, &y), NAME_SURNAME);
	assert_int_equal(identity_name(&y, &x), NAME_SURNAME);
}

static void test_name__longer_than_any(void **state)
{
	struct arena *a = test_arena();
	char *p = arena_alloc(a, 600);
	struct identity x, y;

	(void)state;
	memset(p, 'a', 600);
	x = (struct identity){ .family = { p, 400 }, .given = { p, 90 } };
	y = (struct identity){ .family = { p, 400 }, .given = { p, 100 } };
	assert_int_equal(identity_name(&x, &y), NAME_NEAR); /* as far as it is looked at */
	assert_int_equal(identity_name(&x, &x), NAME_SAME);
	arena_free(a);
}

static enum identity_tie tie(const char *upn, const char *family, const char *given, struct date born)
{
	struct identity line = who(upn, family, given, born), here = who(A, "wren", "yara", FEB);

	return identity_tie(&line, &here);
}

static void test_tie__one_sign_is_never_enough(void **state)
{
	struct identity interim = who(TEMP, "wren", "yara", FEB), line = who(A, "wren", "yara", FEB);
	struct identity was = who(B, "wren", "yara", FEB), none = who("", "wren", "yara", FEB);

	(void)state;
	assert_int_equal(tie(A, "wren", "yara", FEB), TIE_WHOLE);
	assert_int_equal(tie(A, "", "", DATE_NONE), TIE_WHOLE); /* a line of results says no more */
	assert_int_equal(tie(A, "", "", FEB), TIE_WHOLE);
	assert_int_equal(tie(A, "hartley", "abe", FEB), TIE_UPN);
	assert_int_equal(tie(A, "wren", "yara", MAR), TIE_UPN);
	assert_int_equal(tie(A, "hartley", "abe", MAR), TIE_UPN_OTHER);
	assert_int_equal(tie(A, "hartley", "abe", DATE_NONE), TIE_UPN_OTHER);
	assert_int_equal(tie(A, "wren", "abe", MAR), TIE_UPN_OTHER); /* a brother with her number */
	assert_int_equal(tie("", "wren", "yara", FEB), TIE_NAME);
	assert_int_equal(tie("", "wren", "yara", MAR), TIE_NONE);
	assert_int_equal(tie("", "wren", "yara", DATE_NONE), TIE_NONE);
	assert_int_equal(tie(B, "wren", "yara", FEB), TIE_NAME_UPN);
	assert_int_equal(tie(B, "wren", "yara", MAR), TIE_NONE);
	assert_int_equal(tie("", "wren", "yraa", FEB), TIE_NEAR);
	assert_int_equal(tie(B, "hartley", "yara", FEB), TIE_NEAR);
	assert_int_equal(tie(B, "wren", "kehinde", FEB), TIE_NONE); /* a twin */
	assert_int_equal(tie(B, "wren", "", FEB), TIE_NONE);        /* half a name */
	assert_int_equal(tie(A, "wren", "", DATE_NONE), TIE_WHOLE);
	assert_int_equal(tie(A, "wren", "", MAR), TIE_UPN_OTHER);
	assert_int_equal(tie(A, "hartley", "", DATE_NONE), TIE_UPN_OTHER);
	assert_int_equal(tie(A, "hartley", "yara", MAR), TIE_UPN_OTHER);
	assert_int_equal(tie(A, "wren", "yraa", MAR), TIE_UPN);
	assert_int_equal(tie(A, "wren", "yraa", DATE_NONE), TIE_UPN);
	assert_int_equal(identity_tie(&line, &none), TIE_NAME); /* the number came later */
	assert_int_equal(identity_tie(&none, &none), TIE_NAME);
	assert_int_equal(identity_tie(&line, &interim), TIE_NAME);
	assert_int_equal(identity_tie(&interim, &line), TIE_NAME_UPN); /* an interim number is no newer number */
	was.former_upn = S(A);
	assert_int_equal(identity_tie(&line, &was), TIE_FORMER);
	was.born = MAR; /* put right, too */
	assert_int_equal(identity_tie(&line, &was), TIE_FORMER);
	was.given = S("kehinde");
	assert_int_equal(identity_tie(&line, &was), TIE_UPN_OTHER);
	was = who(B, "wren", "yara", FEB);
	line.former_upn = S(B);
	assert_int_equal(identity_tie(&line, &was), TIE_FORMER);
}

static enum identity_says say(size_t n, const struct identity_rival *r, size_t which)
{
	size_t got = 99;
	enum identity_says s = identity_say(r, n, &got);

	if (s == IDENTITY_SAME)
		assert_int_equal(got, which);
	return s;
}
#define IS(t)                                                                                                          \
	{                                                                                                              \
		.tie = (t)                                                                                             \
	}
#define FITS(t)                                                                                                        \
	{                                                                                                              \
		.tie = (t), .fits = true                                                                               \
	}
#define TAKEN(t)                                                                                                       \
	{                                                                                                              \
		.tie = (t), .fits = true, .taken = true                                                                \
	}
#define APART(t)                                                                                                       \
	{                                                                                                              \
		.tie = (t), .apart = true                                                                              \
	}
#define R(...)                                                                                                         \
	(sizeof((const struct identity_rival[]){ __VA_ARGS__ }) / sizeof(struct identity_rival)),                      \
	    (const struct identity_rival[])                                                                            \
	{                                                                                                              \
		__VA_ARGS__                                                                                            \
	}

static void test_say__a_doubt_is_a_question(void **state)
{
	(void)state;
	assert_int_equal(say(0, NULL, 0), IDENTITY_NEW);
	assert_int_equal(say(R(IS(TIE_NONE)), 0), IDENTITY_NEW);
	assert_int_equal(say(1, (const struct identity_rival[]){ FITS(TIE_NAME), FITS(TIE_NAME) }, 0), IDENTITY_SAME);
	assert_int_equal(say(1, (const struct identity_rival[]){ IS(TIE_UPN), FITS(TIE_NEAR) }, 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_WHOLE), FITS(TIE_NAME_UPN)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_NONE), IS(TIE_UPN)), 1), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_UPN), IS(TIE_UPN)), 0), IDENTITY_ASK);
	/* The number of the one and name and birthday of the other: twins whose numbers were changed about. */
	assert_int_equal(say(R(IS(TIE_UPN), FITS(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME_UPN), IS(TIE_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_UPN), FITS(TIE_NEAR)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_UPN), IS(TIE_NEAR)), 0), IDENTITY_SAME); /* a new surname */
	assert_int_equal(say(R(IS(TIE_FORMER), FITS(TIE_NEAR)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(IS(TIE_FORMER), FITS(TIE_NAME)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_FORMER), IS(TIE_UPN)), 1), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_WHOLE), FITS(TIE_WHOLE)), 0), IDENTITY_ASK); /* one record twice */
	assert_int_equal(say(R(FITS(TIE_WHOLE), IS(TIE_UPN_OTHER)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_UPN), TAKEN(TIE_NAME_UPN)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_FORMER)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_FORMER), IS(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME), IS(TIE_NEAR)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME), FITS(TIE_NEAR)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME), FITS(TIE_NAME)), 0), IDENTITY_ASK);
	/* Two of one name and birthday, one with another number: whose is the new one? */
	assert_int_equal(say(R(FITS(TIE_NAME), FITS(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME), TAKEN(TIE_NAME)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME), IS(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	/* It was answered before: the one of the number is another child. Of nothing else is that an answer. */
	assert_int_equal(say(R(FITS(TIE_NAME), APART(TIE_UPN_OTHER)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME), FITS(TIE_NAME), APART(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME), APART(TIE_UPN_OTHER), IS(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(IS(TIE_FORMER), APART(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(APART(TIE_UPN_OTHER), FITS(TIE_NAME_UPN)), 1), IDENTITY_SAME);
	assert_int_equal(say(R(FITS(TIE_NAME_UPN), APART(TIE_UPN_OTHER), FITS(TIE_NEAR)), 0), IDENTITY_SAME);
	assert_int_equal(say(R(IS(TIE_UPN_OTHER), FITS(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(APART(TIE_UPN_OTHER), FITS(TIE_NAME_UPN), IS(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(APART(TIE_UPN_OTHER), FITS(TIE_NAME_UPN), FITS(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(APART(TIE_UPN_OTHER), TAKEN(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME), FITS(TIE_NAME_UPN), APART(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(IS(TIE_UPN_OTHER)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(FITS(TIE_NAME_UPN)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(TAKEN(TIE_NAME_UPN)), 0), IDENTITY_NEW); /* both are in the file, each with a number */
	assert_int_equal(say(R(IS(TIE_NEAR)), 0), IDENTITY_ASK);
	assert_int_equal(say(R(TAKEN(TIE_NEAR)), 0), IDENTITY_NEW);
}

static void test_leavers__a_tenth_is_many(void **state)
{
	(void)state;
	assert_false(leavers_are_many(10, 100));
	assert_true(leavers_are_many(11, 100));
	assert_true(leavers_are_many(10, 99));
	assert_false(leavers_are_many(0, 9));
	assert_true(leavers_are_many(1, 9)); /* of a very small school each is many */
	assert_true(roll_is_whole(90, 100));
	assert_false(roll_is_whole(89, 100));
	assert_false(roll_is_whole(8, 9));
	assert_true(roll_is_whole(9, 9));
}

/* Name and one thing more, never one thing alone. */
static bool alike(struct adult_sign x, struct adult_sign y)
{
	struct arena *a = arena_new(1 << 16);
	bool is = adult_alike(a, &x, &y);

	assert_int_equal(adult_alike(a, &y, &x), is);
	arena_free(a);
	return is;
}

static void test_adults__alike_by_name_and_one_thing_more(void **state)
{
	(void)state;
#define SIGN(...) ((struct adult_sign){ __VA_ARGS__ })
	assert_true(alike(SIGN(S(""), S("hal"), S("hal@crane.example"), S("")),
	                  SIGN(S("Mr"), S("hal"), S("Hal@Crane.example"), S("07700 900165"))));
	assert_true(alike(SIGN(S(""), S("hal"), S("a@crane.example"), S("07700 900165")),
	                  SIGN(S(""), S("hal"), S("b@crane.example"), S("07700-900165"))));
	assert_false(alike(SIGN(S(""), S("hal"), S(""), S("")), SIGN(S(""), S("hal"), S(""), S(""))));
	assert_false(
	    alike(SIGN(S(""), S("hal"), S(""), S("07700 900165")), SIGN(S(""), S("hal"), S(""), S("07700 900166"))));
	assert_false(alike(SIGN(S("Mr"), S("sam"), S(""), S("07700 900165")),
	                   SIGN(S("Mrs"), S("sam"), S(""), S("07700 900165"))));
	assert_false(
	    alike(SIGN(S(""), S("h"), S(""), S("07700 900165")), SIGN(S(""), S("h"), S(""), S("07700 900165"))));
}

static bool two(const char *title, const char *given, struct adult_name out[2])
{
	return adult_two((struct adult_name){ str_of(title), str_of(given), S("Crane") }, out);
}

static void assert_adult(const struct adult_name *n, const char *title, const char *given)
{
	if (!str_is(n->title, title) || !str_is(n->given, given) || !str_is(n->family, "Crane"))
		fail_msg("'%.*s' '%.*s' '%.*s'", STR_ARG(n->title), STR_ARG(n->given), STR_ARG(n->family));
}

static void test_adults__two_names_in_one_cell(void **state)
{
	struct adult_name out[2];

	(void)state;
	assert_true(two("Mr", "& Mrs J", out));
	assert_adult(&out[0], "Mr", "J");
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("Mr & Mrs", "J", out));
	assert_adult(&out[0], "Mr", "J");
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("Mr", "and Mrs", out));
	assert_adult(&out[0], "Mr", "");
	assert_adult(&out[1], "Mrs", "");
	assert_true(two("Mr", "John & Mrs Kate", out));
	assert_adult(&out[0], "Mr", "John");
	assert_adult(&out[1], "Mrs", "Kate");
	assert_true(two("", "John and Kate", out));
	assert_adult(&out[0], "", "John");
	assert_adult(&out[1], "", "Kate");
	assert_true(two("Prof & Dr", "J", out));
	assert_adult(&out[0], "Prof", "J");
	assert_adult(&out[1], "Dr", "J");
	assert_true(two("Mr&Mrs", "J", out));
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("Mr &", "Mrs J", out)); /* one cell, cut at its first words */
	assert_adult(&out[0], "Mr", "J");
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("", "Mr& Mrs J", out));
	assert_adult(&out[0], "Mr", "J");
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("", "Mr &Mrs J", out));
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("", "J&K", out));
	assert_adult(&out[0], "", "J");
	assert_adult(&out[1], "", "K");
	assert_true(two("", "Mr/Mrs J", out));
	assert_adult(&out[0], "Mr", "J");
	assert_adult(&out[1], "Mrs", "J");
	assert_true(two("Mr / Mrs", "", out));
	assert_adult(&out[0], "Mr", "");
	assert_adult(&out[1], "Mrs", "");
	assert_true(two("Mr & Mrs", "John and Kate", out)); /* each the own forename */
	assert_adult(&out[0], "Mr", "John");
	assert_adult(&out[1], "Mrs", "Kate");
	assert_true(two("Mr and Mrs", "John + Kate Ann", out));
	assert_adult(&out[0], "Mr", "John");
	assert_adult(&out[1], "Mrs", "Kate Ann");
	assert_true(two("Mr and Mr", "Jo and Al", out));
	assert_adult(&out[0], "Mr", "Jo");
	assert_adult(&out[1], "Mr", "Al");
	assert_true(two("MR AND MRS", "J", out));
	assert_adult(&out[0], "MR", "J");
	assert_adult(&out[1], "MRS", "J");
	assert_true(two("", "Rev. John And Miss. Kate", out));
	assert_adult(&out[0], "Rev.", "John");
	assert_adult(&out[1], "Miss.", "Kate");
	assert_false(two("Mr/s", "J", out)); /* a title nobody filled in */
	assert_false(two("", "R/Mr", out));
	assert_false(two("", "Jo/Joanne", out)); /* two ways to write one name */
	assert_false(two("Mr &", "", out));
	assert_false(two("", "John &", out));
	assert_false(two("", "& Kate", out));
	assert_false(two("Mrs", "Andrea", out));
	assert_false(two("", "And", out));
	assert_false(two("Mr", "", out));
	assert_false(two("", "", out));
}

static void test_adults__an_initial_finds_nobody(void **state)
{
	(void)state;
	assert_true(adult_weak(S("")));
	assert_true(adult_weak(S("d")));
	assert_true(adult_weak(S("d j")));
	assert_true(adult_weak(str_sub(S("smith d"), 6, 1)));
	assert_false(adult_weak(S("jo")));
	assert_false(adult_weak(S("dee")));
	assert_false(adult_weak(S("j ann")));
	assert_false(adult_weak(S("李")));
	assert_true(adult_given_fits(S("d"), S("dee")));
	assert_true(adult_given_fits(S(""), S("dee")));
	assert_true(adult_given_fits(S("dee"), S("dee ann")));
	assert_true(adult_given_fits(S("dee"), S("")));
	assert_true(adult_given_fits(S("dee"), S("dee")));
	assert_true(adult_given_fits(S("dee"), S("d")));
	assert_false(adult_given_fits(S("d"), S("eli")));
	assert_false(adult_given_fits(S("eli"), S("d")));
	assert_false(adult_given_fits(S("d"), S("e")));
	assert_false(adult_given_fits(S("dee"), S("deb")));
}

static void test_adults__mr_and_mrs_are_two(void **state)
{
	static const char *const man[] = { "Mr", "MR.", "sir", "Lord", "Master" };
	static const char *const woman[] = { "Mrs", "mrs.", "Ms", "Miss", "Lady", "Dame" };
	static const char *const either[] = { "Dr", "Mx", "Prof.", "Revd", "", "Mrsx", "M" };

	(void)state;
	for (size_t i = 0; i < sizeof man / sizeof *man; i++) {
		for (size_t k = 0; k < sizeof woman / sizeof *woman; k++) {
			assert_true(adult_titles_differ(str_of(man[i]), str_of(woman[k])));
			assert_true(adult_titles_differ(str_of(woman[k]), str_of(man[i])));
			assert_false(adult_titles_differ(S("Mrs"), str_of(woman[k])));
		}
		for (size_t k = 0; k < sizeof either / sizeof *either; k++) {
			assert_false(adult_titles_differ(str_of(man[i]), str_of(either[k])));
			assert_false(adult_titles_differ(str_of(either[k]), str_of(man[i])));
			assert_false(adult_titles_differ(str_of(either[k]), S("Miss")));
		}
		assert_false(adult_titles_differ(S("Mr"), str_of(man[i])));
	}
	assert_true(adult_title(S("Mr")));
	assert_true(adult_title(S("Cllr")));
	assert_false(adult_title(S("Mister")));
	assert_false(adult_title(S(".")));
}

TEST_MAIN(test_identity_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_name__near_is_what_people_type),
		cmocka_unit_test(test_name__a_slip_is_one_letter),
		cmocka_unit_test(test_name__words_more_or_less),
		cmocka_unit_test(test_name__half_a_name),
		cmocka_unit_test(test_name__longer_than_any),
		cmocka_unit_test(test_tie__one_sign_is_never_enough),
		cmocka_unit_test(test_say__a_doubt_is_a_question),
		cmocka_unit_test(test_leavers__a_tenth_is_many),
		cmocka_unit_test(test_adults__alike_by_name_and_one_thing_more),
		cmocka_unit_test(test_adults__two_names_in_one_cell),
		cmocka_unit_test(test_adults__an_initial_finds_nobody),
		cmocka_unit_test(test_adults__mr_and_mrs_are_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
