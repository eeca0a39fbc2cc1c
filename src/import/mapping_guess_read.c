/* What a column is by what stands in it. */
#include "import/mapping_read.h"

#include "core/people/upn_rule.h"
#include "kit/text/fold.h"

enum { LOOK_MAX = 500, SURE_OF_TEN = 9, LEAST = 2, AGE_LEAST = 1, AGE_MOST = 21 };

struct guess {
	enum column column;
	int nth;
	bool (*is)(struct arena *a, struct str cell, struct date today);
};

static bool is_upn(struct arena *a, struct str cell, struct date today)
{
	(void)today;
	return upn_usable(upn_check(upn_clean(a, cell)));
}

static bool is_birthday(struct arena *a, struct str cell, struct date today)
{
	struct date d;

	(void)a;
	return date_parse(cell, &d) && date_cmp(d, today) < 0 && date_age(d, today) >= AGE_LEAST &&
	       date_age(d, today) <= AGE_MOST;
}

static bool is_status(struct arena *a, struct str cell, struct date today)
{
	struct str code, say;
	enum code_state st = sen_provision_read(cell, today, &code, &say);

	(void)a;
	return st == CODE_OK || st == CODE_OLD;
}

static bool is_need(struct arena *a, struct str cell, struct date today)
{
	struct str code, say;
	enum code_state st = sen_type_read(cell, today, &code, &say);

	(void)a;
	return st == CODE_OK || st == CODE_OLD;
}

static bool is_email(struct arena *a, struct str cell, struct date today)
{
	struct str host;
	struct str name = str_cut(cell, '@', &host);

	(void)a;
	(void)today;
	return name.n > 0 && name.n < cell.n && str_find(host, S(".")) > 0 && str_find(cell, S(" ")) < 0;
}

/* From the surest to the weakest. An e-mail address is a contact's or a member of staff's; which of several contacts it
 * is, only the heading could say: the first. */
static const struct guess GUESSES[] = {
	{ COL_UPN, 0, is_upn },     { COL_NEED, 1, is_need },           { COL_STATUS, 0, is_status },
	{ COL_EMAIL, 0, is_email }, { COL_CONTACT_EMAIL, 1, is_email }, { COL_BORN, 0, is_birthday },
};

/* Cells that say nothing do not count; two different ones must say it. */
static bool column_is(struct arena *a, const struct csv_file *f, size_t at, struct date today, const struct guess *g)
{
	struct str sample[MAPPING_SAMPLES];
	size_t filled = 0, good = 0;

	if (mapping_samples(f, at, sample) < LEAST)
		return false;
	for (size_t i = 0; i < f->n && filled < LOOK_MAX; i++) {
		struct str cell = csv_cell(&f->row[i], at);
		struct arena_mark m = arena_mark(a);

		filled += cell.n > 0;
		good += cell.n > 0 && g->is(a, cell, today);
		arena_rewind(a, m);
	}
	return good * 10 >= filled * SURE_OF_TEN;
}

void mapping_guess(struct arena *a, const struct csv_file *f, struct date today, const struct column_map *m,
                   struct column_said *said, bool *guessed)
{
	for (size_t k = 0; k < sizeof GUESSES / sizeof *GUESSES; k++) {
		const struct guess *g = &GUESSES[k];
		enum column c;
		int nth;

		if (!column_offered(m->kind, g->column) || column_has(m, g->column, g->nth))
			continue;
		for (size_t i = 0; i < f->heading.n; i++) {
			if (said[i].saying != SAID_NOTHING || column_told(m, i, &c, &nth) ||
			    f->heading.cell[i].n == 0 ||
			    column_match(a, m->kind, f->heading.cell[i]).column != COL_NONE)
				continue;
			if (!column_is(a, f, i, today, g))
				continue;
			said[i] = (struct column_said){ .saying = SAID_COLUMN, .column = g->column, .nth = g->nth };
			guessed[i] = true;
			break;
		}
	}
}
