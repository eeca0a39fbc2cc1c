#include "core/door/menu.h"

extern const struct menu *const __start_apdr_menu[] __attribute__((weak));
extern const struct menu *const __stop_apdr_menu[] __attribute__((weak));

size_t menu_count(void)
{
	return (size_t)(__stop_apdr_menu - __start_apdr_menu);
}

const struct menu *menu_at(size_t i)
{
	return __start_apdr_menu[i];
}

bool menu_is_for(enum role r, const struct menu *m)
{
	return role_can(r, m->cap) && (m->unless == CAP_UNSET || !role_can(r, m->unless));
}

enum area menu_area_of(enum role r, const struct menu *m)
{
	return r == ROLE_OFFICER && m->settles ? AREA_SETTINGS : m->area;
}

size_t menu_pages(enum role r, enum area area, const struct menu **out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < menu_count(); i++) {
		const struct menu *m = menu_at(i);
		size_t at = n;

		if (menu_area_of(r, m) != area || !menu_is_for(r, m) || n == most)
			continue;
		for (; at > 0 && out[at - 1]->order > m->order; at--)
			out[at] = out[at - 1];
		out[at] = m;
		n++;
	}
	if (n == 2 && out[0]->board)
		out[0] = out[--n];
	return n;
}

const struct menu *menu_find(enum role r, struct str path)
{
	const struct menu *found = NULL;

	for (size_t i = 0; i < menu_count(); i++)
		if (str_is(path, menu_at(i)->path) && (found == NULL || menu_is_for(r, menu_at(i))))
			found = menu_at(i);
	return found;
}

/* ---- counts ---- */

enum { KEPT = 128, KEPT_WAYS = 4, KEPT_BITS = 5 };
_Static_assert(KEPT == KEPT_WAYS << KEPT_BITS, "the row is the upper bits of a product");

struct kept {
	int64_t school_id, account_id;
	enum role hat;
	int64_t until; /* 0: nothing is kept */
	int64_t count[MENU_MOST];
};

/* Of this worker: it answers one request after the other. Nothing here is shown to anybody but its own account. */
static struct kept kept[KEPT];

/* The account's own, or the one of its row that is over first. Numbers of accounts may be alike in their last digits,
 * in copies of a school above all: the product spreads them. */
static struct kept *place_of(const struct actor *who)
{
	uint64_t h = (uint64_t)who->account_id * 0x9E3779B97F4A7C15u ^ (uint64_t)who->school_id * 0xC2B2AE3D27D4EB4Fu;
	struct kept *row = &kept[(h * 0x9E3779B97F4A7C15u >> (64 - KEPT_BITS)) * KEPT_WAYS];
	struct kept *first = row;

	for (struct kept *k = row; k < row + KEPT_WAYS; k++) {
		if (k->school_id == who->school_id && k->account_id == who->account_id)
			return k;
		if (k->until < first->until)
			first = k;
	}
	return first;
}

const int64_t *menu_counts(struct ctx *c, bool fresh)
{
	const struct actor *who = &c->actor;
	struct kept *k = place_of(who);

	if (!fresh && k->school_id == who->school_id && k->account_id == who->account_id && k->hat == who->hat &&
	    c->now.utc < k->until && k->until - c->now.utc <= MENU_KEPT_S)
		return k->count;
	*k = (struct kept){ who->school_id, who->account_id, who->hat, c->now.utc + MENU_KEPT_S, { 0 } };
	for (size_t i = 0; i < menu_count() && i < MENU_MOST; i++)
		if (menu_at(i)->waits != NULL && menu_is_for(who->hat, menu_at(i)) &&
		    menu_at(i)->waits(c, &k->count[i]) != RC_OK)
			k->count[i] = 0;
	return k->count;
}

void menu_forget(const struct ctx *c)
{
	struct kept *k = place_of(&c->actor);

	if (k->school_id == c->actor.school_id && k->account_id == c->actor.account_id)
		k->until = 0;
}

int64_t menu_count_of(const int64_t *counts, const struct menu *m)
{
	for (size_t i = 0; i < menu_count() && i < MENU_MOST; i++)
		if (menu_at(i) == m)
			return counts[i];
	return 0;
}
