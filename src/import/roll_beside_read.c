/* Columns of a roll that are not taken and speak against one that is: another column of the status that says something
 * else, and the day on which the status or the need of the line has ended. Nobody can tell by the taken cell alone. */
#include "core/people/codes_rule.h"
#include "import/dates_read.h"
#include "import/heading_words.h"
#include "import/roll_read.h"
#include "kit/text/fold.h"

static bool is_unused(const struct column_map *m, size_t i)
{
	enum column c;
	int nth;

	return !column_told(m, i, &c, &nth) && (m->said == NULL || m->said[i].saying != SAID_OUT);
}

static struct str code_of(struct import_reader *r, struct str cell)
{
	struct str code, say;
	enum code_state is = sen_provision_read(cell, r->today, &code, &say);

	return cell.n > 0 && (is == CODE_OK || is == CODE_OLD) ? code : STR_NONE;
}

static void status_beside(struct import_reader *r, size_t i)
{
	struct str mine = code_of(r, import_cell(r, COL_STATUS, 0));
	struct str other = code_of(r, import_tidy(r->a, csv_cell(r->row, i)));

	if (mine.n > 0 && other.n > 0 && !str_eq(mine, other))
		import_problem_at(r, r->map->heading->cell[i], csv_cell(r->row, i),
		                  str_fmt(r->a, "Another column, %.*s, says another status. Say which one counts.",
		                          STR_ARG(column_heading(r->map, COL_STATUS, 0))));
}

/* "SEN status end date", "Need end date", "SEN end". */
static bool is_end(struct str key)
{
	bool of_sen = heading_words_at(key, S("sen")) >= 0 || heading_words_at(key, S("send")) >= 0 ||
	              heading_words_at(key, S("need")) >= 0 || heading_words_at(key, S("status")) >= 0 ||
	              heading_words_at(key, S("provision")) >= 0;

	return of_sen && (heading_words_at(key, S("end")) >= 0 || heading_words_at(key, S("ended")) >= 0 ||
	                  heading_words_at(key, S("ends")) >= 0 || heading_words_at(key, S("end date")) >= 0);
}

static void end_beside(struct import_reader *r, size_t i)
{
	struct str cell = csv_cell(r->row, i);
	struct date d = cell.n > 0 ? date_see(cell, r->today, false).day_first : DATE_NONE;

	if (!date_none(d) && date_cmp(d, r->today) < 0)
		import_problem_at(
		    r, r->map->heading->cell[i], cell,
		    S("What this line says of SEN has ended. Take lines that have ended out of the file."));
}

void roll_beside(struct import_reader *r)
{
	const struct csv_row *h = &r->file->heading;

	for (size_t i = 0; i < h->n; i++) {
		if (h->cell[i].n == 0 || csv_cell(r->row, i).n == 0 || !is_unused(r->map, i))
			continue;
		if (column_has(r->map, COL_STATUS, 0) &&
		    column_match(r->a, IMPORT_ROLL, h->cell[i]).column == COL_STATUS)
			status_beside(r, i);
		else if (is_end(fold_key(r->a, h->cell[i])))
			end_beside(r, i);
	}
}
