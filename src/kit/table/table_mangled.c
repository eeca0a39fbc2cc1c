/* Cells whose letters were read with the wrong table before they came here: said, with the likely reading beside it.
 * They are taken as they are; only who knows the name can say what it is. */
#include "kit/table/table_own.h"

enum { SAID_MAX = 50 };

static bool is_lossy(struct str s)
{
	return str_find(s, S("\xEF\xBF\xBD")) >= 0;
}

void mangled_say(const struct csv_file *f, struct notes *notes)
{
	struct arena *a = notes->a;
	size_t said = 0;

	for (size_t i = 0; i < f->n; i++)
		for (size_t c = 0; c < f->row[i].n; c++) {
			struct str s = f->row[i].cell[c], was = encoding_unmangled(a, s);

			if ((was.n == 0 && !is_lossy(s)) || said++ >= SAID_MAX)
				continue;
			note_add(notes,
			         (struct table_note){
			             .line = f->row[i].line,
			             .heading = csv_cell(&f->heading, c),
			             .value =
			                 was.n > 0 ? str_fmt(a, "%.*s (probably %.*s)", STR_ARG(s), STR_ARG(was)) : s,
			             .reason = S("Letters were mangled before the file came here. Export it again as "
			                         "CSV UTF-8 or .xlsx, or correct the name.") });
		}
	if (said > SAID_MAX)
		note_add(notes, (struct table_note){
		                    .line = f->row[f->n - 1].line,
		                    .reason = str_fmt(a, "Letters were mangled in %zu more cells.", said - SAID_MAX) });
}
