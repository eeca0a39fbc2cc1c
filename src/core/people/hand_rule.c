#include "core/people/hand_rule.h"

enum hand_says hand_ask(const struct hand_mark *m, struct str now, struct str wanted)
{
	if (!m->is_set)
		return HAND_FILE;
	if (wanted.n == 0)
		return HAND_KEEP;
	if (str_eq(now, wanted))
		return HAND_AGREE;
	return m->has_file && str_eq(m->before, wanted) ? HAND_KEEP : HAND_FILE;
}

struct str hand_words(struct arena *a, const struct hand_mark *m)
{
	if (!m->is_set)
		return S("From the school’s system. The next import keeps it up to date.");
	if (!m->has_file)
		return S("Set by hand. No import has said anything about it; the first one that does takes its place.");
	return str_fmt(a, "Set by hand. The import said: %.*s. It stays until an import says something new.",
	               STR_ARG(m->before));
}

struct hand_mark hand_set_to(const struct hand_mark *m, struct str old, struct str fresh)
{
	struct hand_mark out = { .is_set = true, .has_file = m->is_set ? m->has_file : old.n > 0 };

	out.before = m->is_set ? m->before : old;
	if (out.has_file && str_eq(out.before, fresh))
		return (struct hand_mark){ 0 };
	return out;
}

struct str hand_roll(struct arena *a, struct date left_on)
{
	return date_none(left_on) ? S("on roll") : date_iso(a, left_on);
}
