/* Addresses of clients, and the ranges of those that are trusted to say for whom they ask: a reverse proxy passes on
 * what it hears from somebody else, and names them in X-Forwarded-For. Anybody can write such a header, so it is read
 * from named proxies only, and from the right: what stands there was written by the one who is trusted. Pure.
 *
 * IPv4 is kept as the part of IPv6 that stands for it (::ffff:0:0/96), so that an address is the same however it came.
 */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

#include <sys/socket.h>

enum { ADDRESS_BYTES = 16, ADDRESS_TEXT = 48 };

/* All zero: not known. */
struct net_address {
	unsigned char b[ADDRESS_BYTES];
};

struct net_range {
	struct net_address base;
	int bits; /* of 128 */
};

struct net_address address_of_socket(const struct sockaddr *from);
/* "192.0.2.1", "2001:db8::1", each also with a port ("192.0.2.1:443", "[2001:db8::1]:443"). False when it is none. */
bool address_read(struct str text, struct net_address *out) NODISCARD;
void address_text(const struct net_address *v, char out[ADDRESS_TEXT]);
/* Whom one counts as one: the address; of IPv6 the network of a house, in which everybody has as many as they like. */
struct net_address address_house(const struct net_address *v);

/* "127.0.0.1", "10.0.0.0/8", "fd00::/8". False when it is none. */
bool range_read(struct str text, struct net_range *out) NODISCARD;
bool range_has(const struct net_range *r, const struct net_address *v);

/* Who asks, when peer holds the other end: peer itself, or, when it is one of the proxies, the last address from the
 * right that is not. forwarded: the lines of X-Forwarded-For in their order. What is no address ends the search: then
 * it is the last one that was understood. */
struct net_address address_client(struct net_address peer, const struct net_range *proxy, size_t proxies,
                                  const struct str *forwarded, size_t lines);
