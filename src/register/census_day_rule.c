#include "register/census_day_rule.h"

#include "kit/base/embed.h"

/* Never more than nine months between two: what is farther away is not the next one. */
enum { FARTHEST = 270 };

static const struct {
	struct census_kind kind;
	const char *word;
} KINDS[CENSUS_TERMS] = {
	[CENSUS_AUTUMN] = { { CENSUS_AUTUMN, RTEXT("Autumn census"), false }, "autumn" },
	[CENSUS_SPRING] = { { CENSUS_SPRING, RTEXT("Spring census"), true }, "spring" },
	[CENSUS_SUMMER] = { { CENSUS_SUMMER, RTEXT("Summer census"), false }, "summer" },
};

static struct str days_file(void)
{
	for (const struct embedded *f = content_files; f->name != NULL; f++)
		if (str_is(str_of(f->name), "census/days.txt"))
			return (struct str){ (const char *)f->data, f->size };
	return STR_NONE;
}

static bool line_read(struct str line, struct census_day *out)
{
	struct str rest, term = str_cut(line, '\t', &rest), on = str_cut(rest, '\t', &rest);

	*out = (struct census_day){ .mark = str_is(rest, "published") ? SOURCE_VERIFIED : SOURCE_INFERRED };
	for (size_t i = 0; i < CENSUS_TERMS; i++)
		if (str_is(term, KINDS[i].word))
			out->kind = &KINDS[i].kind;
	return out->kind != NULL && date_parse_iso(on, &out->on);
}

bool census_day_at(size_t nth, struct census_day *out)
{
	struct str text = days_file();

	while (text.n > 0)
		if (line_read(str_cut(text, '\n', &text), out) && nth-- == 0)
			return true;
	return false;
}

struct census_day census_next(struct date today)
{
	struct census_day best = { NULL, today, SOURCE_INFERRED }, d;

	for (size_t i = 0; census_day_at(i, &d); i++)
		if (date_cmp(d.on, today) >= 0 && date_diff(d.on, today) <= FARTHEST &&
		    (best.kind == NULL || date_cmp(d.on, best.on) < 0))
			best = d;
	return best;
}

struct census_day census_last(struct date today)
{
	struct census_day best = { NULL, today, SOURCE_INFERRED }, d;

	for (size_t i = 0; census_day_at(i, &d); i++)
		if (date_cmp(d.on, today) < 0 && date_diff(today, d.on) <= FARTHEST &&
		    (best.kind == NULL || date_cmp(d.on, best.on) > 0))
			best = d;
	return best;
}

struct str census_day_text(struct arena *a, struct census_day d)
{
	if (d.kind == NULL)
		return S("The day of the next census is not known yet");
	return str_fmt(a, "%.*s, %.*s%s", STR_ARG(d.kind->name), STR_ARG(date_full(a, d.on)),
	               d.mark == SOURCE_VERIFIED ? "" : " (where it usually falls: the DfE’s guide has the day)");
}
