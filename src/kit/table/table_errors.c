/* Cells in which a spreadsheet shows that it could not work something out ("#N/A", "#REF!", "####"): no name, no class,
 * no result. They are emptied, and each column that has some is said. */
#include "kit/table/table_own.h"

static bool is_error(struct str s)
{
	static const char *const words[] = { "#N/A",    "#REF!",     "#VALUE!",       "#NAME?",
		                             "#DIV/0!", "#NUM!",     "#NULL!",        "#SPILL!",
		                             "#CALC!",  "#BLOCKED!", "#GETTING_DATA", "#FIELD!",
		                             "#BUSY!",  "#UNKNOWN!", "#CONNECT!",     "#EXTERNAL!" };
	size_t signs = 0;

	while (signs < s.n && s.p[signs] == '#')
		signs++;
	if (signs == s.n) /* a column that was too narrow */
		return s.n > 2;
	for (size_t i = 0; signs == 1 && i < sizeof words / sizeof *words; i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

void errors_empty(struct csv_file *f, struct notes *notes)
{
	for (size_t c = 0; c < f->heading.n; c++) {
		size_t n = 0, line = 0;
		struct str first = STR_NONE;

		for (size_t i = 0; i < f->n; i++) {
			if (!is_error(csv_cell(&f->row[i], c)))
				continue;
			if (n++ == 0) {
				first = f->row[i].cell[c];
				line = f->row[i].line;
			}
			f->row[i].cell[c] = STR_NONE;
		}
		if (n > 0)
			note_add(notes,
			         (struct table_note){
			             .line = line,
			             .heading = f->heading.cell[c],
			             .value = first,
			             .reason =
			                 str_fmt(notes->a,
			                         "The spreadsheet shows a fault of its own here (#N/A, #REF! or "
			                         "####). Taken as empty: %zu cell%s of this column, of which this "
			                         "is the first.",
			                         n, n == 1 ? "" : "s") });
	}
}
