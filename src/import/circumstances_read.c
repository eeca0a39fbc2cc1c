#include "import/circumstances_read.h"

#include "notice/results/circumstance_rule.h"
#include "import/dates_read.h"
#include "import/who_read.h"

enum { NOTE_CHARS = 950, VALUE_CHARS = 40, PERCENT_MAX = 100000 };

/* "91.5%", "91,5": thousandths. */
static bool percent_read(struct str typed, int64_t *out)
{
	struct str t = str_ends(typed, S("%")) ? str_trim(str_sub(typed, 0, typed.n - 1)) : typed;

	return milli_parse(t, out) && *out >= 0 && *out <= PERCENT_MAX;
}

static struct str with_note(struct arena *a, struct str first, struct str note)
{
	return note.n > 0 ? str_fmt(a, "%.*s. %.*s", STR_ARG(first), STR_ARG(note)) : first;
}

static void attendance_read(struct import_reader *r, struct circumstance *v, struct str value)
{
	int64_t percent;

	if (!percent_read(value, &percent)) {
		import_problem(r, COL_VALUE, 0, S("Write the attendance as a percentage from 0 to 100."));
		return;
	}
	v->words = with_note(r->a, str_fmt(r->a, "%.*s%%", STR_ARG(milli_text(r->a, percent))), v->words);
	if (date_none(v->starts))
		import_problem(r, COL_FROM, 0, S("Attendance needs the first day of the time it is for."));
	if (date_none(v->ends))
		import_problem(r, COL_UNTIL, 0, S("Attendance needs the last day of the time it is for."));
	else if (date_cmp(v->ends, r->today) > 0)
		import_problem(r, COL_UNTIL, 0, S("This day is still to come."));
}

static void english_read(struct import_reader *r, struct circumstance *v, struct str value)
{
	if (value.n > 1 ||
	    !english_level_of(value.n == 1 ? str_fmt(r->a, "%c", value.p[0] & ~0x20) : value, &v->level)) {
		import_problem(r, COL_VALUE, 0, S("Write the proficiency in English as a letter from A to E."));
		return;
	}
	if (v->level == ENGLISH_NONE && v->words.n == 0)
		v->words = S("Proficiency not assessed yet");
}

/* The day of arrival stands in a line about English. */
static void arrival_read(struct import_reader *r, struct circumstance_row *p)
{
	struct date on = import_date(r, COL_ARRIVED, false);

	if (date_none(on))
		return;
	if (p->item[0].kind != CIRCUMSTANCE_LANGUAGE) {
		import_problem(r, COL_ARRIVED, 0, S("Only a line about English has a day of arrival."));
		return;
	}
	p->item[p->n++] = (struct circumstance){ .kind = CIRCUMSTANCE_ARRIVED, .starts = on };
}

static void read_one(struct import_reader *r, struct circumstance_row *p)
{
	struct str typed = import_text(r, COL_KIND, 0, VALUE_CHARS, true);
	struct str value = import_text(r, COL_VALUE, 0, VALUE_CHARS, false);
	struct circumstance *v = &p->item[0];

	*v = (struct circumstance){ .kind = circumstance_typed(r->a, typed),
		                    .words = import_text(r, COL_NOTE, 0, NOTE_CHARS, false),
		                    .starts = import_date(r, COL_FROM, false),
		                    .ends = import_date(r, COL_UNTIL, false) };
	p->n = 1;
	if (typed.n > 0 && v->kind == CIRCUMSTANCE_NONE)
		import_problem(
		    r, COL_KIND, 0,
		    S("Not a kind that is known: attendance, EAL, arrived, moved, looked after, medical, earlier "
		      "support, home, other."));
	if (v->kind == CIRCUMSTANCE_NONE)
		return;
	if (v->kind == CIRCUMSTANCE_ATTENDANCE)
		attendance_read(r, v, value);
	else if (v->kind == CIRCUMSTANCE_LANGUAGE)
		english_read(r, v, value);
	else if (value.n > 0)
		import_problem(r, COL_VALUE, 0, S("Only attendance has a percentage, and only English a letter."));
	arrival_read(r, p);
}

struct circumstance_rows circumstances_read(struct import_reader *r)
{
	struct circumstance_rows all = { 0, NEW_ARRAY(r->a, struct circumstance_row, r->file->n + 1) };

	import_headings_once(r);
	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);
		struct circumstance_row *p = &all.row[all.n];

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct circumstance_row){ .source = r->row };
		(void)import_row_pupil(r, &p->upn, &p->name_key, &p->born);
		read_one(r, p);
		if (import_faults(r) == before)
			all.n++;
	}
	return all;
}
