/* Checklists before a step. */
#include "core/record/check_rule.h"

struct check_list checks_new(struct arena *a, size_t max)
{
	return (struct check_list){ .a = a, .item = NEW_ARRAY(a, struct check_item, max), .max = max };
}

bool is_filled(struct str s)
{
	return str_trim(s).n > 0;
}

void check_add(struct check_list *l, bool is_ok, enum check_state otherwise, enum force force, struct str ref,
               struct str anchor, struct str good, struct str bad)
{
	enum check_state state = is_ok ? CHECK_OK : otherwise;

	if (l->n == l->max)
		return;
	l->item[l->n++] = (struct check_item){ state, force, is_ok ? good : bad, ref, anchor };
	l->missing += state == CHECK_MISSING;
	l->advice += state == CHECK_ADVICE;
	l->ok += state == CHECK_OK;
}

void checks_sort(struct check_list *l)
{
	/* Insertion sort: short lists, and the order of the form is kept. */
	for (size_t i = 1; i < l->n; i++) {
		struct check_item x = l->item[i];
		size_t k = i;

		for (; k > 0 && l->item[k - 1].state > x.state; k--)
			l->item[k] = l->item[k - 1];
		l->item[k] = x;
	}
}

bool checks_pass(const struct check_list *l)
{
	return l->missing == 0;
}

struct str checks_summary(const struct check_list *l)
{
	struct str missing = S("");
	struct str advice = S("");

	if (l->missing > 0)
		missing = str_fmt(l->a, "%zu thing%s missing, ", l->missing, l->missing == 1 ? "" : "s");
	if (l->advice > 0)
		advice = str_fmt(l->a, "%zu to think about, ", l->advice);
	return str_fmt(l->a, "%.*s%.*s%zu ready", STR_ARG(missing), STR_ARG(advice), l->ok);
}
