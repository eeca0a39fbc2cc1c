/* Any bytes as what comes with a request and is read value by value: Cookie, Range, X-Forwarded-For, Host,
 * Accept-Encoding, the number of a record, a line each; what follows is the fields of its form. What is taken lies
 * within what was sent, and a value that was taken is the same when the page that shows it sends it again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/door/form.h"
#include "core/door/range_rule.h"
#include "kit/base/utf8.h"
#include "kit/net/address.h"
#include "kit/net/http_head.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 64 << 20 };

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_form: %s\n", what);
	abort();
}

static bool inside(struct str part, struct str whole)
{
	return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* A second one of the same name takes its worth from the first. */
static void cookie_check(struct arena *a, struct str line)
{
	const struct str both[] = { line, S(REQ_SESSION_COOKIE "=x") };
	struct str one = http_cookie(line, S(REQ_SESSION_COOKIE));
	struct str two = http_cookie(str_join(a, both, 2, S("; ")), S(REQ_SESSION_COOKIE));

	must(inside(one, line) && str_find(one, S(";")) < 0, "a cookie is a part of its line");
	must(one.p == NULL || two.n == 0, "and stands there once");
	must(two.n == 0 || str_is(two, "x"), "or is the only one");
}

static void range_check(struct str line)
{
	static const size_t SIZE[] = { 0, 1, 1000, (size_t)1 << 40 };

	for (size_t i = 0; i < sizeof SIZE / sizeof *SIZE; i++) {
		size_t from = 7, n = 7;
		enum range_is is = range_asked(line, SIZE[i], &from, &n);

		if (is == RANGE_ALL)
			must(from == 0 && n == SIZE[i], "all is all");
		if (is == RANGE_SOME)
			must(n > 0 && from < SIZE[i] && n <= SIZE[i] - from, "a part lies inside");
	}
}

static void forwarded_check(struct str line)
{
	static const char *const TRUSTED[] = { "127.0.0.0/8", "10.0.0.0/8", "fd00::/8" };
	enum { PROXIES = sizeof TRUSTED / sizeof *TRUSTED };
	struct net_range proxy[PROXIES], range;
	struct net_address peer = { 0 }, stranger = { 0 }, who, again = { 0 }, house;
	struct str rest, first = str_cut(line, ',', &rest);
	char text[ADDRESS_TEXT];
	const struct str lines[] = { first, rest };

	for (size_t i = 0; i < PROXIES; i++)
		must(range_read(str_of(TRUSTED[i]), &proxy[i]), "a range of ours");
	must(address_read(S("127.0.0.1"), &peer), "an address of ours");
	must(address_read(S("192.0.2.9"), &stranger), "an address of nobody");
	who = address_client(stranger, proxy, PROXIES, lines, 2);
	must(memcmp(&who, &stranger, sizeof who) == 0, "a stranger speaks for nobody");
	who = address_client(peer, proxy, PROXIES, lines, 2);
	address_text(&who, text);
	must(address_read(str_of(text), &again) && memcmp(&who, &again, sizeof who) == 0, "an address is one again");
	house = address_house(&who);
	again = address_house(&house);
	must(memcmp(&house, &again, sizeof house) == 0, "a house is one");
	if (range_read(first, &range))
		must(range.bits >= 0 && range.bits <= 8 * ADDRESS_BYTES && range_has(&range, &range.base), "a range");
}

static void host_check(struct str line)
{
	struct str name = http_host_name(line);

	must(inside(name, line), "a name is a part of its line");
	(void)http_list_has(line, S("gzip"));
}

/* What was taken stands in the control as text; that sent again means the same. */
static void value_check(struct arena *a, const struct record *rec, const struct field *fd, struct str typed)
{
	void *once = arena_alloc(a, rec->size), *again = arena_alloc(a, rec->size);
	struct str shown;

	if (str_trim(typed).n == 0 || field_decode(a, fd, typed, once).n > 0) /* nothing is nothing */
		return;
	shown = field_text(a, fd, once);
	must(utf8_ok(shown), "a value is text");
	if (fd->type == FT_TEXT || fd->type == FT_LONG)
		must(utf8_len(shown) <= (size_t)field_max(fd), "as long as it may be");
	if (fd->type == FT_FLAG) /* a box that is not ticked says so another way */
		return;
	must(field_decode(a, fd, shown, again).n == 0 && field_same(fd, once, again), "a value is one again");
}

/* Names are as they may be: values go to the fields in their order, so that each kind is reached. */
static void fields_check(struct arena *a, struct str number, struct str body)
{
	struct params_in p;
	struct str twice;
	const struct record *rec;
	int64_t which = 0;
	size_t n = 0;

	if (!params_decode(a, body, &p))
		return;
	twice = params_twice(&p, "tick");
	for (size_t i = 0; i < p.n; i++)
		n += twice.p != NULL && str_eq(p.v[i].name, twice);
	must(twice.p == NULL || n > 1, "a name that comes twice does");
	(void)str_int(number, &which);
	rec = record_at((size_t)(which < 0 ? 0 : which) % record_count());
	for (size_t i = 0; i < p.n && i < rec->fields; i++)
		value_check(a, rec, &rec->field[i], p.v[i].value);
	for (size_t i = 0; i < rec->fields; i++)
		if (rec->field[i].type == FT_DATE)
			value_check(a, rec, &rec->field[i], form_date_typed(&p, a, str_of(rec->field[i].name)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	struct str rest = { (const char *)data, size };

	cookie_check(a, str_cut(rest, '\n', &rest));
	range_check(str_cut(rest, '\n', &rest));
	forwarded_check(str_cut(rest, '\n', &rest));
	host_check(str_cut(rest, '\n', &rest));
	host_check(str_cut(rest, '\n', &rest));
	struct str number = str_cut(rest, '\n', &rest);

	fields_check(a, number, rest);
	arena_free(a);
	return 0;
}
