#include "core/door/routes.h"

#include <string.h>

extern const struct route_table *const __start_apdr_route[] __attribute__((weak));
extern const struct route_table *const __stop_apdr_route[] __attribute__((weak));

size_t route_table_count(void)
{
	return (size_t)(__stop_apdr_route - __start_apdr_route);
}

const struct route_table *route_table_at(size_t i)
{
	return __start_apdr_route[i];
}

static bool word_ok(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
		      (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-' || s.p[i] == '.' || s.p[i] == '_'))
			return false;
	return s.n > 0 && s.n <= 128;
}

/* What stands before the first number or word and behind the last: far cheaper than to cut each pattern in pieces. */
static bool ends_fit(const char *pattern, struct str path)
{
	const char *rest;
	size_t i = 0;

	for (; pattern[i] != '\0' && pattern[i] != ':'; i++)
		if (i == path.n || pattern[i] != path.p[i])
			return false;
	if (pattern[i] == '\0')
		return i == path.n;
	rest = strchr(strrchr(pattern, ':'), '/');
	return rest == NULL || str_ends(path, str_of(rest));
}

static bool path_match(struct req *q, const char *pattern, struct str path)
{
	struct str want = str_sub(str_of(pattern), 1, SIZE_MAX);
	struct str have = str_sub(path, 1, SIZE_MAX);
	size_t ids = 0;
	size_t words = 0;

	while (want.n > 0 || have.n > 0) {
		struct str w = str_cut(want, '/', &want);
		struct str h = str_cut(have, '/', &have);

		if (str_is(w, ":id")) {
			if (h.n == 0 || h.p[0] == '-' || (h.p[0] == '0' && h.n > 1) || !str_int(h, &q->id[ids++]))
				return false;
		} else if (str_is(w, ":word")) {
			if (!word_ok(h))
				return false;
			q->word[words++] = h;
		} else if (!str_eq(w, h)) {
			return false;
		}
	}
	return !(path.n > 1 && path.p[path.n - 1] == '/');
}

static const struct route *find(struct req *q, enum method m, struct str path)
{
	for (size_t t = 0; t < route_table_count(); t++) {
		const struct route_table *table = route_table_at(t);

		for (size_t i = 0; i < table->n; i++)
			if (table->route[i].method == m && ends_fit(table->route[i].path, path) &&
			    path_match(q, table->route[i].path, path))
				return &table->route[i];
	}
	return NULL;
}

const struct route *route_find(struct req *q)
{
	return find(q, str_is(q->net->method, "POST") ? POST : GET, q->net->path);
}

struct net_door route_door(struct str path)
{
	struct req q = { 0 };
	const struct route *r = find(&q, POST, path);

	if (r == NULL)
		return (struct net_door){ .body_max = ROUTE_BODY_MAX };
	return (struct net_door){ .body_max = r->tx == TX_FILES  ? NET_BODY_MAX
		                              : r->tx == TX_FILE ? ROUTE_FILE_MAX
		                                                 : ROUTE_BODY_MAX,
		                  .open = r->cap == CAP_PUBLIC,
		                  .costly = r->tx == TX_HASH };
}

struct str route_page(struct req *q)
{
	struct str at = q->net->path;

	while (at.n > 1 && find(q, GET, at) == NULL)
		do
			at.n--;
		while (at.n > 1 && at.p[at.n] != '/');
	return at;
}

bool route_is_page(struct str path)
{
	struct req q = { 0 };

	return find(&q, GET, path) != NULL;
}
