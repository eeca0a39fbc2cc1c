#include "boards/dossier/six_rule.h"

enum { NEW_NEED = 4, NEW_FLAG = 3, NEW_YEAR = 2, NEW_STATE = 2, NEW_STEP = 1, NEW_DAYS = 60 };

static int worth(const struct six_kind *k, const size_t *out, size_t chosen, const struct six_kind *x)
{
	bool code = true, year = true, need = true, step = true, late = true;
	bool looked_after = x->looked_after, language = x->language, health = x->health;

	for (size_t i = 0; i < chosen; i++) {
		const struct six_kind *y = &k[out[i]];

		code = code && y->code != x->code;
		year = year && y->year != x->year;
		need = need && !str_eq(y->need, x->need);
		step = step && y->stage != x->stage;
		late = late && y->late != x->late;
		looked_after = looked_after && !y->looked_after;
		language = language && !y->language;
		health = health && !y->health;
	}
	return NEW_NEED * need + NEW_STATE * (code + late) + NEW_YEAR * year + NEW_STEP * step +
	       NEW_FLAG * (looked_after + language + health);
}

static bool is_chosen(const size_t *out, size_t chosen, size_t i)
{
	for (size_t c = 0; c < chosen; c++)
		if (out[c] == i)
			return true;
	return false;
}

size_t six_suggest(const struct six_kind *k, size_t n, size_t most, size_t *out)
{
	size_t chosen = 0;

	while (chosen < most && chosen < n) {
		size_t best = n;

		for (size_t i = 0; i < n; i++)
			if (!is_chosen(out, chosen, i) &&
			    (best == n || worth(k, out, chosen, &k[i]) > worth(k, out, chosen, &k[best])))
				best = i;
		out[chosen++] = best;
	}
	return chosen;
}

static size_t behind(const struct dossier_fact *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->outcomes; i++)
		n += f->outcome[i].progress.state == PROGRESS_BEHIND ||
		     f->outcome[i].progress.state == PROGRESS_NOT_REACHED;
	return n;
}

/* Of the last two reviews, the newest first; how many there are. */
static size_t judged(const struct dossier_fact *f, const struct dossier_cycle *last[2])
{
	size_t n = 0;

	for (size_t i = f->cycles; i > 0 && n < 2; i--)
		if (f->cycle[i - 1].judged && f->cycle[i - 1].outcomes > 0)
			last[n++] = &f->cycle[i - 1];
	return n;
}

struct str six_shows(struct arena *a, const struct dossier_fact *f)
{
	const struct dossier_cycle *last[2];
	size_t n = judged(f, last);

	if (f->cycles == 0)
		return f->ehc.n > 0 ? f->ehc : S("No cycle yet");
	if (f->cycles == 1 && date_diff(f->today, f->cycle[0].opened) <= NEW_DAYS)
		return str_fmt(a, "New: cycle 1 since %.*s", STR_ARG(date_short(a, f->cycle[0].opened)));
	if (n == 2 && last[0]->reached == 0 && last[1]->reached == 0)
		return S("No outcome reached in two cycles");
	if (n > 0 && last[0]->reached == last[0]->outcomes)
		return str_fmt(a, "All outcomes of cycle %lld reached", (long long)last[0]->number);
	if (behind(f) > 0)
		return f->outcomes == 1 ? S("Behind in the one outcome")
		                        : str_fmt(a, "Behind in %zu of %zu outcomes", behind(f), f->outcomes);
	if (f->ehc.n > 0)
		return f->ehc;
	return f->stage;
}

struct str six_also(struct arena *a, const struct six_kind *k)
{
	struct str part[3];
	size_t n = 0;

	if (k->looked_after)
		part[n++] = S("Looked after");
	if (k->language)
		part[n++] = S("EAL");
	if (k->health)
		part[n++] = S("Health");
	return str_join(a, part, n, S(", "));
}
