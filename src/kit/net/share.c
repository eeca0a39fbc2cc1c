/* Shares: how much of the front one client may hold. A place or a byte is shared out by who asks: a session that a
 * worker has found to be real, or else the address. What is full is made room in by ending what the greediest of the
 * strangers has had for longest without moving, never by refusing the one who comes next. Answers that nobody takes
 * count too: who reads slowest is ended first.
 *
 * Sums are made when they are needed, by looking at all places: microseconds, beside the copying of a body, and no
 * counter that could be wrong for ever after. Only how many places an address has is counted as they come and go, by
 * the hash of the address: two that fall together share. */
#include "kit/net/front_state.h"

static uint16_t *crowd_of(struct front *f, uint64_t house)
{
	return &f->crowd[house % FRONT_CROWDS];
}

void share_place(struct front *f, struct conn *c, const struct net_address *client)
{
	struct net_address house = address_house(client);

	share_leave(f, c);
	c->client = *client;
	c->house = standing_mark(&f->standing, MARK_ADDRESS, (struct str){ (const char *)house.b, sizeof house.b });
	(*crowd_of(f, c->house))++;
}

void share_leave(struct front *f, struct conn *c)
{
	if (c->house != 0)
		(*crowd_of(f, c->house))--;
	c->house = 0;
}

/* Who only waits for the client can be ended without losing anything that somebody works on. */
static bool waits_for_client(const struct conn *c)
{
	return c->state == CONN_IDLE || c->state == CONN_HEAD || c->state == CONN_BODY || c->state == CONN_REPLY ||
	       c->state == CONN_LINGER;
}

/* Would rather a go than b? */
static bool goes_before(struct front *f, const struct conn *a, const struct conn *b)
{
	uint16_t crowd_a = *crowd_of(f, a->house);
	uint16_t crowd_b = *crowd_of(f, b->house);

	if (a->known != b->known)
		return b->known;
	return crowd_a != crowd_b ? crowd_a > crowd_b : a->moved_us < b->moved_us;
}

struct conn *share_last(struct front *f)
{
	struct conn *last = NULL;

	for (size_t i = 0; i < f->o->limits.connections; i++) {
		struct conn *c = &f->conn[i];

		if (waits_for_client(c) && (last == NULL || goes_before(f, c, last)))
			last = c;
	}
	return last;
}

/* Bytes of bodies, in connections and on their way to workers; or of answers. */
struct held {
	size_t known;    /* of people with a session */
	size_t session;  /* of this one */
	size_t stranger; /* of all others */
	size_t house;    /* of this address among them */
};

static void held_add(struct held *h, size_t n, bool known, uint64_t owner, const struct conn *c)
{
	if (known) {
		h->known += n;
		h->session += owner == c->session ? n : 0;
	} else {
		h->stranger += n;
		h->house += owner == c->house ? n : 0;
	}
}

static struct held held_with(const struct front *f, const struct conn *c)
{
	struct held h = { 0 };

	for (size_t i = 0; i < f->o->limits.connections; i++) {
		const struct conn *k = &f->conn[i];

		if (k->body > 0 && k->in.n > k->head)
			held_add(&h, k->in.n - k->head, k->known, k->known ? k->session : k->house, c);
	}
	for (size_t i = 0; i < FRONT_LINKS_MAX; i++)
		if (f->link[i].body.n > 0)
			held_add(&h, f->link[i].body.n, f->link[i].known, f->link[i].owner, c);
	return h;
}

/* The body of a stranger that has stood still for longest, of another address than this one. */
static struct conn *body_last(struct front *f, const struct conn *c)
{
	struct conn *last = NULL;

	for (size_t i = 0; i < f->o->limits.connections; i++) {
		struct conn *k = &f->conn[i];

		if (k->state == CONN_BODY && !k->known && k->house != c->house && k->in.n > k->head &&
		    (last == NULL || goes_before(f, k, last)))
			last = k;
	}
	return last;
}

struct conn *share_room(struct front *f, struct conn *c, size_t more)
{
	const struct front_limits *l = &f->o->limits;
	struct held h = held_with(f, c);
	struct conn *last;

	if (c->known)
		return h.session + more <= l->session_memory && h.known + more <= l->memory_max - l->strangers_memory
		           ? NULL
		           : c;
	if (h.house + more > l->address_memory)
		return c;
	if (h.stranger + more <= l->strangers_memory)
		return NULL;
	last = body_last(f, c);
	return last != NULL ? last : c;
}

static uint64_t owner_of(const struct conn *c)
{
	return c->known ? c->session : c->house;
}

/* Answers that have not left: the worker's frame stays whole until its last byte has. */
static struct held replies_with(const struct front *f, const struct conn *c)
{
	struct held h = { 0 };

	for (size_t i = 0; i < f->o->limits.connections; i++) {
		const struct conn *k = &f->conn[i];

		if (k->state == CONN_REPLY || k->state == CONN_HELD)
			held_add(&h, k->held.n, k->known, owner_of(k), c);
	}
	return h;
}

/* Of those who are to take an answer the one who has taken nothing for longest; one_owner: of c's. */
static struct conn *reply_last(struct front *f, const struct conn *c, bool one_owner)
{
	struct conn *last = NULL;

	for (size_t i = 0; i < f->o->limits.connections; i++) {
		struct conn *k = &f->conn[i];

		if (k->state == CONN_REPLY && k->held.n > 0 && k->known == c->known &&
		    (!one_owner || owner_of(k) == owner_of(c)) && (last == NULL || k->moved_us < last->moved_us))
			last = k;
	}
	return last;
}

struct conn *share_reply(struct front *f, const struct conn *c)
{
	const struct front_limits *l = &f->o->limits;
	const struct held h = replies_with(f, c);
	const size_t own = c->known ? h.session : h.house;
	const size_t all = c->known ? h.known : h.stranger;

	if (own > c->held.n && own > (c->known ? l->session_replies : l->address_replies))
		return reply_last(f, c, true);
	if (all > c->held.n && all > (c->known ? l->known_replies : l->strangers_replies))
		return reply_last(f, c, false);
	return NULL;
}
