/* The assessment point in a heading of results: by its name, or by the words of the term. */
#include "import/result_heads_read.h"

#include <string.h>

#include "import/heading_words.h"
#include "kit/text/fold.h"

enum { POINT_DAYS = 400 };

#define COUNT(x) (sizeof(x) / sizeof *(x))

const struct assessment_point *results_point(struct arena *a, const struct scales *all, struct str typed)
{
	struct str key = fold_key(a, typed);

	for (size_t i = 0; key.n > 0 && i < all->points; i++) {
		if (str_eq(key, fold_key(a, all->point[i].name)))
			return &all->point[i];
	}
	return NULL;
}

/* "Autumn", "Aut", "Spring 26", "Summer 2026": the season and the year; "Autumn 1" is a half of a term and none. */
static bool season_in(struct arena *a, struct str key, const char **season, int *year, struct str *said)
{
	static const char *const seasons[][3] = { { "autumn", "aut", "autumn term" },
		                                  { "spring", "spr", "spring term" },
		                                  { "summer", "sum", "summer term" } };

	for (size_t i = 0; i < COUNT(seasons); i++)
		for (size_t k = 3; k-- > 0;) {
			ptrdiff_t at = heading_words_at(key, str_of(seasons[i][k]));
			size_t n = strlen(seasons[i][k]);
			struct str rest, word;
			int64_t v;

			if (at < 0)
				continue;
			*season = seasons[i][0];
			*said = str_of(seasons[i][k]);
			*year = 0;
			word = str_cut(str_trim(str_sub(key, (size_t)at + n, key.n)), ' ', &rest);
			if (!str_int(word, &v))
				return true;
			if (word.n != 2 && word.n != 4)
				return false;
			*year = (int)(word.n == 2 ? 2000 + v : v);
			*said = str_fmt(a, "%.*s %.*s", STR_ARG(*said), STR_ARG(word));
			return true;
		}
	return false;
}

/* The school's last point of that season, or the one of that year, or of the school year that the row names. */
static const struct assessment_point *season_point(struct results *x, struct str *key)
{
	const struct assessment_point *best = NULL;
	const char *season;
	struct str said;
	int year;

	if (!season_in(x->r->a, *key, &season, &year, &said))
		return NULL;
	for (size_t i = 0; i < x->all->points; i++) {
		const struct assessment_point *p = &x->all->point[i];
		int32_t ago = date_diff(x->r->today, p->held_on);

		bool then = year != 0      ? p->held_on.y == year
		            : x->year != 0 ? date_school_year(p->held_on).y == x->year
		                           : ago >= 0 && ago <= POINT_DAYS;

		if (!then || !str_starts(fold_key(x->r->a, p->name), str_of(season)))
			continue;
		if (best == NULL || date_cmp(p->held_on, best->held_on) > 0)
			best = p;
	}
	if (best != NULL)
		*key = heading_words_cut(x->r->a, *key, said);
	return best;
}

const struct assessment_point *results_heading_point(struct results *x, struct str heading, struct str *key)
{
	struct arena *a = x->r->a;
	struct str best = S("");
	const void *found = NULL;

	for (size_t i = 0; i < x->all->points; i++)
		heading_longest(*key, fold_key(a, x->all->point[i].name), &x->all->point[i], &best, &found);
	*key = heading_words_cut(a, *key, best);
	if (found == NULL) {
		const struct assessment_point *p = season_point(x, key);

		if (p != NULL)
			import_note_file_once(x->r, heading,
			                      str_fmt(a, "The term is taken as the assessment point %.*s.",
			                              STR_ARG(p->name)));
		return p;
	}
	return found;
}
