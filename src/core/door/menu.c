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

size_t menu_pages(enum role r, enum area area, const struct menu **out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < menu_count(); i++) {
		const struct menu *m = menu_at(i);
		size_t at = n;

		if (m->area != area || !menu_is_for(r, m) || n == most)
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
