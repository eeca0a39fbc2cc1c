/* What the columns of a file were found to be, read again. */
#include "kit/text/columns.h"

#define COUNT(x) (sizeof(x) / sizeof *(x))

bool column_has(const struct column_map *m, enum column c, int nth)
{
	return m->at[c][nth] > 0;
}

struct str column_cell(const struct column_map *m, const struct csv_row *row, enum column c, int nth)
{
	return m->at[c][nth] > 0 ? csv_cell(row, (size_t)m->at[c][nth] - 1) : STR_NONE;
}

struct str column_heading(const struct column_map *m, enum column c, int nth)
{
	return column_cell(m, m->heading, c, nth);
}

bool column_told(const struct column_map *m, size_t i, enum column *c, int *nth)
{
	for (int k = COL_NONE + 1; k < COL_COUNT; k++)
		for (int j = 0; j <= COLUMN_NTH_MAX; j++)
			if (m->at[k][j] == (short)(i + 1)) {
				*c = (enum column)k;
				*nth = j;
				return true;
			}
	return false;
}

struct str column_reads_as(const struct column_map *m, size_t i)
{
	const struct column_said *s = m->said != NULL ? &m->said[i] : NULL;

	if (s != NULL && s->saying == SAID_OUT)
		return STR_NONE;
	return s != NULL && s->saying == SAID_AS ? s->as : m->heading->cell[i];
}

static const char *const kind_names[] = { "roll", "staff", "contacts", "classes", "results", "circumstances" };

const char *import_kind_name(enum import_kind k)
{
	return kind_names[k];
}

bool import_kind_parse(struct str s, enum import_kind *out)
{
	for (size_t i = 0; i < COUNT(kind_names); i++)
		if (str_is(s, kind_names[i])) {
			*out = (enum import_kind)i;
			return true;
		}
	return false;
}
