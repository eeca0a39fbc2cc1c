#include "publish/publish_rule.h"

bool publish_step_fits(enum publish_state s, enum publish_step step)
{
	switch (step) {
	case STEP_SEND:
		return s == PUBLISH_DRAFT;
	case STEP_TAKE_BACK:
		return s == PUBLISH_SENT || s == PUBLISH_APPROVED;
	case STEP_RETURN:
	case STEP_APPROVE:
		return s == PUBLISH_SENT;
	case STEP_PUBLISH:
		return s == PUBLISH_APPROVED;
	}
	return false;
}

enum publish_state publish_step_to(enum publish_step step)
{
	static const enum publish_state TO[] = { [STEP_SEND] = PUBLISH_SENT,
		                                 [STEP_TAKE_BACK] = PUBLISH_DRAFT,
		                                 [STEP_RETURN] = PUBLISH_DRAFT,
		                                 [STEP_APPROVE] = PUBLISH_APPROVED,
		                                 [STEP_PUBLISH] = PUBLISH_PUBLISHED };

	return TO[step];
}

bool publish_step_may(enum role r, enum publish_step step)
{
	if (step == STEP_RETURN || step == STEP_APPROVE)
		return r == ROLE_GOVERNOR || r == ROLE_HEAD;
	return r == ROLE_SENCO || r == ROLE_HEAD;
}

bool publish_part_may(enum role r, int64_t person_id, int64_t owner_id)
{
	if (r == ROLE_SENCO || r == ROLE_HEAD)
		return true;
	return (r == ROLE_TEACHER || r == ROLE_TA) && person_id != 0 && person_id == owner_id;
}

struct date publish_due(const struct publish_kind *k, struct date published, struct date today)
{
	enum { YEAR = 12, THREE_YEARS = 36 };

	if (!date_none(published))
		return date_add_months(published, k->cycle == PUBLISH_THREE_YEARS ? THREE_YEARS : YEAR);
	if (k->cycle == PUBLISH_BY_DAY)
		return k->by;
	return date_add(date_add_months(date_school_year(today), YEAR), -1);
}

struct str publish_period(struct arena *a, const struct publish_kind *k, struct date on)
{
	const int from = date_school_year(on).y;

	if (date_none(on))
		return STR_NONE;
	if (k->cycle == PUBLISH_THREE_YEARS)
		return str_fmt(a, "%d to %d", on.y, on.y + 3);
	return str_fmt(a, "%d to %d", from, from + 1);
}

static enum publish_want row_want(enum publish_rows kind, const struct publication_line *l)
{
	if (kind == PUBLISH_ACTIVITIES)
		return l->cost == MILLI_NONE ? WANT_COST : str_trim(l->barrier).n == 0 ? WANT_BARRIER : WANT_NOTHING;
	return date_none(l->by_day) ? WANT_DAY : str_trim(l->who).n == 0 ? WANT_WHO : WANT_NOTHING;
}

static enum publish_want rows_want(const struct publish_part *part, const struct publication_line *rows, size_t n)
{
	enum publish_want want = WANT_ROWS;

	for (size_t i = 0; i < n; i++)
		if (str_eq(rows[i].part, part->key)) {
			want = row_want(part->rows, &rows[i]);
			if (want != WANT_NOTHING)
				return want;
		}
	return want;
}

enum publish_want publish_want(const struct publish_part *part, const struct publication_part *words,
                               const struct publication_line *rows, size_t n, bool has_fact)
{
	const bool written = str_trim(words->words).n > 0;

	if (part->rows != PUBLISH_NO_ROWS) {
		const enum publish_want want = rows_want(part, rows, n);

		if (want != WANT_NOTHING)
			return want;
	} else if (!written && !(part->facts_do && has_fact)) {
		return part->facts_do ? WANT_FACT : WANT_WORDS;
	}
	return words->carried != 0 ? WANT_CHECK : WANT_NOTHING;
}

struct str publish_want_words(enum publish_want w)
{
	static const struct str WORDS[] = { [WANT_NOTHING] = RTEXT("is written"),
		                            [WANT_CHECK] = RTEXT("has the words of the last version: check them"),
		                            [WANT_WORDS] = RTEXT("has no words yet"),
		                            [WANT_ROWS] = RTEXT("has no row yet"),
		                            [WANT_COST] = RTEXT("has an activity without a budgeted cost"),
		                            [WANT_BARRIER] = RTEXT("has an activity that names no barrier"),
		                            [WANT_DAY] = RTEXT("has an action without a day"),
		                            [WANT_WHO] = RTEXT("has an action that nobody sees to"),
		                            [WANT_FACT] = RTEXT(
		                                "has nothing to say yet: the settings and records are empty here") };

	return WORDS[w];
}
