#include "kit/net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

enum { V4_AT = 12, V4_BITS = 32, ALL_BITS = 128, HOUSE_BYTES = 8 };

static const unsigned char V4_PREFIX[V4_AT] = { [10] = 0xff, [11] = 0xff };

static struct net_address of_v4(const void *four)
{
	struct net_address v = { { 0 } };

	memcpy(v.b, V4_PREFIX, V4_AT);
	memcpy(v.b + V4_AT, four, ADDRESS_BYTES - V4_AT);
	return v;
}

static bool is_v4(const struct net_address *v)
{
	return memcmp(v->b, V4_PREFIX, V4_AT) == 0;
}

struct net_address address_of_socket(const struct sockaddr *from)
{
	struct net_address v = { { 0 } };
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (from->sa_family == AF_INET) {
		memcpy(&v4, from, sizeof v4);
		return of_v4(&v4.sin_addr);
	}
	if (from->sa_family == AF_INET6) {
		memcpy(&v6, from, sizeof v6);
		memcpy(v.b, &v6.sin6_addr, sizeof v.b);
	}
	return v;
}

/* Without port, and without the brackets that an address of IPv6 has before a port. */
static struct str bare(struct str text)
{
	ptrdiff_t end = str_find(text, S("]"));
	ptrdiff_t colon = str_find(text, S(":"));

	if (str_starts(text, S("[")))
		return end < 0 ? STR_NONE : str_sub(text, 1, (size_t)end - 1);
	if (colon >= 0 && str_find(str_sub(text, (size_t)colon + 1, text.n), S(":")) < 0)
		return str_sub(text, 0, (size_t)colon);
	return text;
}

bool address_read(struct str text, struct net_address *out)
{
	struct str s = bare(str_trim(text));
	char room[ADDRESS_TEXT];
	unsigned char four[ADDRESS_BYTES - V4_AT];

	if (s.n == 0 || s.n >= sizeof room || memchr(s.p, '\0', s.n) != NULL)
		return false;
	memcpy(room, s.p, s.n);
	room[s.n] = '\0';
	if (inet_pton(AF_INET, room, four) == 1) {
		*out = of_v4(four);
		return true;
	}
	return inet_pton(AF_INET6, room, out->b) == 1;
}

void address_text(const struct net_address *v, char out[ADDRESS_TEXT])
{
	const char *done = is_v4(v) ? inet_ntop(AF_INET, v->b + V4_AT, out, ADDRESS_TEXT)
	                            : inet_ntop(AF_INET6, v->b, out, ADDRESS_TEXT);

	if (done == NULL)
		out[0] = '\0';
}

struct net_address address_house(const struct net_address *v)
{
	struct net_address house = *v;

	if (!is_v4(v))
		memset(house.b + HOUSE_BYTES, 0, ADDRESS_BYTES - HOUSE_BYTES);
	return house;
}

bool range_read(struct str text, struct net_range *out)
{
	struct str bits;
	struct str base = str_cut(text, '/', &bits);
	struct net_range r = { .bits = ALL_BITS };
	int64_t n = 0;
	int most;

	if (!address_read(base, &r.base))
		return false;
	most = is_v4(&r.base) ? V4_BITS : ALL_BITS;
	if (base.n < text.n) {
		if (!str_int(bits, &n) || n < 0 || n > most)
			return false;
		r.bits = ALL_BITS - most + (int)n;
	}
	*out = r;
	return true;
}

bool range_has(const struct net_range *r, const struct net_address *v)
{
	size_t whole = (size_t)r->bits / 8;
	int rest = r->bits % 8;
	unsigned char mask = (unsigned char)(0xff << (8 - rest));

	return memcmp(r->base.b, v->b, whole) == 0 && (rest == 0 || ((r->base.b[whole] ^ v->b[whole]) & mask) == 0);
}

static bool is_proxy(const struct net_range *proxy, size_t proxies, const struct net_address *v)
{
	for (size_t i = 0; i < proxies; i++)
		if (range_has(&proxy[i], v))
			return true;
	return false;
}

/* The last element of a list; *list loses it. */
static struct str last_cut(struct str *list)
{
	size_t from = list->n;
	struct str last;

	while (from > 0 && list->p[from - 1] != ',')
		from--;
	last = str_sub(*list, from, list->n);
	*list = str_sub(*list, 0, from > 0 ? from - 1 : 0);
	return last;
}

struct net_address address_client(struct net_address peer, const struct net_range *proxy, size_t proxies,
                                  const struct str *forwarded, size_t lines)
{
	struct net_address at = peer;

	while (lines > 0) {
		struct str list = forwarded[--lines];

		while (list.n > 0) {
			struct net_address before;

			if (!is_proxy(proxy, proxies, &at) || !address_read(last_cut(&list), &before))
				return at;
			at = before;
		}
	}
	return at;
}
