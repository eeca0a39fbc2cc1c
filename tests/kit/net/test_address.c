/* kit/net/address: who asks, when others pass on what they hear. */
#include "support/support.h"

#include "kit/net/address.h"

static struct net_address at(const char *text)
{
	struct net_address v;

	if (!address_read(str_of(text), &v))
		fail_msg("'%s' is an address", text);
	return v;
}

static void test_address__is_read_and_written(void **state)
{
	static const char *const same[][2] = {
		{ "192.0.2.1", "192.0.2.1" },        { " 192.0.2.1:8080 ", "192.0.2.1" },
		{ "::ffff:192.0.2.1", "192.0.2.1" }, { "[2001:db8::1]:443", "2001:db8::1" },
		{ "2001:DB8:0::1", "2001:db8::1" },  { "[::1]", "::1" },
	};
	static const char *const none[] = {
		"", "unknown", "192.0.2", "192.0.2.256", "[::1", "::g", "192.0.2.1 192.0.2.2"
	};
	struct net_address v;
	char text[ADDRESS_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
		v = at(same[i][0]);
		address_text(&v, text);
		assert_string_equal(text, same[i][1]);
	}
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_false(address_read(str_of(none[i]), &v));
	assert_false(address_read(S("192.0.2.1\0x"), &v));
}

static bool in(const char *range, const char *address)
{
	struct net_range r;
	struct net_address v = at(address);

	if (!range_read(str_of(range), &r))
		fail_msg("'%s' is a range", range);
	return range_has(&r, &v);
}

static void test_range__has_its_own_and_no_others(void **state)
{
	static const char *const none[] = { "",          "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x",
		                            "10.0.0.0/", "::/129",      "/8",          "localhost" };
	struct net_range r;

	(void)state;
	assert_true(in("127.0.0.1", "127.0.0.1"));
	assert_false(in("127.0.0.1", "127.0.0.2"));
	assert_true(in("10.0.0.0/8", "10.255.1.2"));
	assert_false(in("10.0.0.0/8", "11.0.0.0"));
	assert_true(in("10.1.2.0/23", "10.1.3.255"));
	assert_false(in("10.1.2.0/23", "10.1.4.0"));
	assert_true(in("0.0.0.0/0", "203.0.113.9"));
	assert_false(in("0.0.0.0/0", "2001:db8::1"));
	assert_true(in("fd00::/8", "fdff::1"));
	assert_false(in("fd00::/8", "fe00::1"));
	assert_true(in("::1", "::1"));
	assert_false(in("::1", "127.0.0.1"));
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_false(range_read(str_of(none[i]), &r));
}

static void assert_client(const char *peer, const char *first, const char *second, const char *want)
{
	struct net_range proxy[2];
	struct str line[] = { str_of(first), str_of(second) };
	struct net_address v;
	char text[ADDRESS_TEXT];

	assert_true(range_read(S("127.0.0.1"), &proxy[0]) && range_read(S("10.0.0.0/8"), &proxy[1]));
	v = address_client(at(peer), proxy, 2, line, 2);
	address_text(&v, text);
	assert_string_equal(text, want);
}

static void test_client__is_the_last_that_is_no_proxy(void **state)
{
	(void)state;
	assert_client("192.0.2.1", "198.51.100.1", "198.51.100.2", "192.0.2.1");
	assert_client("127.0.0.1", "", "", "127.0.0.1");
	assert_client("127.0.0.1", "198.51.100.1", "198.51.100.2", "198.51.100.2");
	assert_client("127.0.0.1", "198.51.100.1", "10.0.0.7", "198.51.100.1");
	assert_client("127.0.0.1", "", "203.0.113.1, 198.51.100.2 , 10.0.0.7,10.0.0.8", "198.51.100.2");
	assert_client("127.0.0.1", "198.51.100.1", "x, 10.0.0.7", "10.0.0.7");
	assert_client("127.0.0.1", "", "10.0.0.7,", "127.0.0.1");
	assert_client("127.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.1"); /* proxies all the way */
}

static void test_house__is_one_of_ipv4_and_a_network_of_ipv6(void **state)
{
	static const char *const house[][2] = { { "192.0.2.1", "192.0.2.1" },
		                                { "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::" } };
	char text[ADDRESS_TEXT];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct net_address v = at(house[i][0]);

		v = address_house(&v);
		address_text(&v, text);
		assert_string_equal(text, house[i][1]);
	}
}

TEST_MAIN(test_address)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_address__is_read_and_written),
		cmocka_unit_test(test_range__has_its_own_and_no_others),
		cmocka_unit_test(test_client__is_the_last_that_is_no_proxy),
		cmocka_unit_test(test_house__is_one_of_ipv4_and_a_network_of_ipv6),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
