/* Who decides from the end of compulsory school age, and what the parents may see. */
#include "core/people/young_rule.h"

bool young_holds(const struct young_fact *f, struct date today)
{
	return rule_applies(f->from, f->until, today);
}

/* Facts come in the order in which they were recorded: of two from the same day the later one holds. */
static bool is_newer(const struct young_fact *x, const struct young_fact *y)
{
	return y == NULL || date_cmp(x->from, y->from) >= 0;
}

struct young young_of(struct arena *a, struct date born, const struct young_fact *fact, size_t n, struct date today)
{
	struct young y = { .fact = fact, .facts = n, .today = today };

	for (size_t i = 0; i < n; i++) {
		const struct young_fact *f = &fact[i];

		if (f->kind == YOUNG_EXPLAINED && (date_none(y.explained) || date_cmp(f->from, y.explained) < 0))
			y.explained = f->from;
		if (f->kind == YOUNG_ACTS && young_holds(f, today) && is_newer(f, y.acts))
			y.acts = f;
	}
	y.who = addressee_of(a, born, y.acts != NULL, today);
	y.decides = y.who.kind == ADDRESSEE_YOUNG_PERSON;
	if (y.who.kind == ADDRESSEE_PARENTS)
		y.acts = NULL; /* the parents decide anyway */
	y.is_near = date_cmp(today, date_add(y.who.young_from, -YOUNG_NOTICE_DAYS)) >= 0;
	y.explain_by = date_add(y.who.young_from, -YOUNG_EXPLAIN_DAYS);
	return y;
}

static const struct young_fact *sharing_of(const struct young *y, int64_t person)
{
	const struct young_fact *best = NULL;

	for (size_t i = 0; i < y->facts; i++) {
		const struct young_fact *f = &y->fact[i];

		if ((f->kind == YOUNG_SHARE || f->kind == YOUNG_KEEP) && (f->person == 0 || f->person == person) &&
		    young_holds(f, y->today) && is_newer(f, best))
			best = f;
	}
	return best;
}

struct young_parent young_parent(const struct young *y, int64_t person)
{
	struct young_parent p = { .sees = true, .since = y->who.young_from };
	const struct young_fact *f;

	if (y->who.kind == ADDRESSEE_PARENTS) {
		p.counts = true;
		p.why = S("The parents decide.");
		return p;
	}
	if (y->acts != NULL) {
		p.counts = y->acts->person == 0 || y->acts->person == person;
		p.since = y->acts->from;
		p.why = p.counts ? S("Acts in the young person’s place.")
		                 : S("Keeps reading. Somebody else acts in the young person’s place.");
		return p;
	}
	f = sharing_of(y, person);
	if (f == NULL) {
		p.why = S("Nothing is recorded: keeps reading. The young person’s answers count.");
		return p;
	}
	p.is_asked = true;
	p.since = f->from;
	p.sees = f->kind == YOUNG_SHARE;
	p.why = p.sees ? S("The young person agreed to share plans and letters.")
	               : S("The young person does not want to share what is new.");
	return p;
}
