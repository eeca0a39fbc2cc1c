#include "import/circumstances_read.h"

#include "notice/results/circumstance_rule.h"
#include "import/cell_words_read.h"
#include "import/dates_read.h"
#include "import/who_read.h"

enum { NOTE_CHARS = 950, VALUE_CHARS = 40, PERCENT_MAX = 100000 };

/* "91.5%", "91,5": thousandths. */
static bool percent_read(struct str typed, int64_t *out)
{
	struct str t = str_ends(typed, S("%")) ? str_trim(str_sub(typed, 0, typed.n - 1)) : typed;

	return milli_parse(t, out) && *out >= 0 && *out <= PERCENT_MAX;
}

/* Has the column parts of one (0.917, 1), as a spreadsheet keeps percentages? One cell alone does not say: 1 may be one
 * per cent, and a half of one per cent is an attendance, too. */
static bool attendance_is_parts(struct import_reader *r, enum column c)
{
	bool part = false;
	int64_t v;

	for (size_t i = 0; i < r->file->n; i++) {
		const struct csv_row *row = &r->file->row[i];
		struct str cell = column_cell(r->map, row, c, 0), kind = column_cell(r->map, row, COL_KIND, 0);

		if ((kind.n > 0 && circumstance_typed(r->a, kind) != CIRCUMSTANCE_ATTENDANCE) ||
		    !percent_read(cell, &v))
			continue;
		if (v > 1000 || str_ends(cell, S("%")))
			return false;
		part = part || (v > 0 && v < 1000);
	}
	return part;
}

static void parts_say(struct import_reader *r, enum column c)
{
	import_note_once(r, c, 0, S("Parts of one are read as percentages: 0.917 is 91.7%."));
}

static struct str with_note(struct arena *a, struct str first, struct str note)
{
	return note.n > 0 ? str_fmt(a, "%.*s. %.*s", STR_ARG(first), STR_ARG(note)) : first;
}

static void attendance_read(struct import_reader *r, struct circumstance *v, struct str value, bool parts)
{
	int64_t percent;

	if (!percent_read(value, &percent)) {
		import_problem(r, COL_VALUE, 0, S("Write the attendance as a percentage from 0 to 100."));
		return;
	}
	if (parts) {
		percent *= 100;
		parts_say(r, COL_VALUE);
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

static void read_one(struct import_reader *r, struct circumstance_row *p, bool parts)
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
		attendance_read(r, v, value, parts);
	else if (v->kind == CIRCUMSTANCE_LANGUAGE)
		english_read(r, v, value);
	else if (value.n > 0)
		import_problem(r, COL_VALUE, 0, S("Only attendance has a percentage, and only English a letter."));
	arrival_read(r, p);
}

/* --- a column for each */

enum flag_said { FLAG_NOTHING, FLAG_NO, FLAG_YES, FLAG_WORDS };

static enum flag_said flag_read(struct import_reader *r, enum column c, struct str *words)
{
	static const char *const no[] = { "-", "n/a", "nil", "nka", "null", "none" };
	static const char *const no_words[] = { "not ", "no ", "never", "none", "non-", "non " }; /* "Not eligible" */
	struct str key;

	*words = import_text(r, c, 0, NOTE_CHARS, false);
	key = str_lower_ascii(r->a, *words);
	if (key.n == 0)
		return FLAG_NOTHING;
	if (cell_answer_plain(r->a, key) != ANSWER_NONE)
		return cell_answer_plain(r->a, key) == ANSWER_YES ? FLAG_YES : FLAG_NO;
	if (str_is(key, "\xC3\x97")) { /* beside ticks it is a no, alone it is a cross that says yes */
		import_problem(r, c, 0, S("Write Y or N, or leave it empty."));
		return FLAG_NOTHING;
	}
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (str_is(key, no[i]))
			return FLAG_NO;
	for (size_t i = 0; i < sizeof no_words / sizeof *no_words; i++)
		if (str_starts(key, str_of(no_words[i])))
			return FLAG_NO;
	return FLAG_WORDS;
}

static struct circumstance *item_add(struct circumstance_row *p, enum circumstance_kind kind, bool flag)
{
	p->item[p->n] = (struct circumstance){ .kind = kind };
	p->flag[p->n] = flag;
	return &p->item[p->n++];
}

/* Yes becomes these words; other words of the cell stand behind them, or by themselves when there is no name. */
static void read_flag(struct import_reader *r, struct circumstance_row *p, enum column c, enum circumstance_kind kind,
                      struct str name, struct str yes)
{
	struct str words;
	enum flag_said said = flag_read(r, c, &words);

	if (said == FLAG_YES)
		item_add(p, kind, true)->words = name.n > 0 ? name : yes;
	if (said == FLAG_WORDS)
		item_add(p, kind, false)->words =
		    name.n > 0 ? str_fmt(r->a, "%.*s: %.*s", STR_ARG(name), STR_ARG(words)) : words;
}

/* "C", "C - Developing competence", "Competent"; "N" is not assessed. */
static bool proficiency_read(struct import_reader *r, enum column c, enum english_level *level, bool *any)
{
	static const char *const words[] = { "new to english", "early acquisition", "developing competence",
		                             "competent", "fluent" };
	struct str cell = import_text(r, c, 0, VALUE_CHARS, false), key = str_lower_ascii(r->a, cell), code;

	if (import_word_find(r, COL_PROFICIENCY, cell, &code))
		key = str_lower_ascii(r->a, code);
	*any = key.n > 0;
	*level = ENGLISH_NONE;
	if (key.n == 0 || str_is(key, "n") || str_starts(key, S("not ")) || str_starts(key, S("n -")))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(key, words[i]) ||
		    (key.p[0] == (char)('a' + i) && (key.n == 1 || !(key.p[1] >= 'a' && key.p[1] <= 'z'))))
			return english_level_of(str_fmt(r->a, "%c", (char)('A' + i)), level);
	import_unknown_at(r, COL_PROFICIENCY, column_heading(r->map, c, 0), cell,
	                  S("Write the proficiency in English as a letter from A to E."), true);
	return false;
}

static void read_english(struct import_reader *r, struct circumstance_row *p, enum column proficiency)
{
	struct str words;
	enum flag_said said = flag_read(r, COL_EAL, &words);
	enum english_level level;
	struct circumstance *v;
	struct date arrived;
	bool any;

	if (said == FLAG_NO || !proficiency_read(r, proficiency, &level, &any))
		return;
	if (said == FLAG_NOTHING && (!any || level == ENGLISH_NONE))
		return;
	v = item_add(p, CIRCUMSTANCE_LANGUAGE, said == FLAG_YES && level == ENGLISH_NONE);
	v->level = level;
	v->words = said == FLAG_WORDS ? words : level == ENGLISH_NONE ? S("Proficiency not assessed yet") : STR_NONE;
	arrived = import_date(r, COL_ARRIVED, false);
	if (!date_none(arrived))
		item_add(p, CIRCUMSTANCE_ARRIVED, false)->starts = arrived;
}

/* "91.7", "91.7 %". Without days it is for the school year so far. */
static void read_attendance(struct import_reader *r, struct circumstance_row *p, enum column c, bool parts)
{
	struct str cell = import_text(r, c, 0, VALUE_CHARS, false);
	struct date from = import_date(r, COL_FROM, false), until = import_date(r, COL_UNTIL, false);
	struct circumstance *v;
	int64_t percent;

	if (cell.n == 0 || str_is(cell, "-") || str_is(str_lower_ascii(r->a, cell), "n/a"))
		return;
	if (!percent_read(cell, &percent)) {
		import_problem(r, c, 0, S("Write the attendance as a percentage from 0 to 100."));
		return;
	}
	if (parts) {
		percent *= 100;
		parts_say(r, c);
	}
	if (date_none(from) || date_none(until))
		import_note_once(
		    r, c, 0,
		    S("The file does not say for which days the attendance is. It is taken as the school year "
		      "so far."));
	v = item_add(p, CIRCUMSTANCE_ATTENDANCE, false);
	v->words = str_fmt(r->a, "%.*s%%", STR_ARG(milli_text(r->a, percent)));
	v->starts = date_none(from) || date_none(until) ? date_school_year(r->today) : from;
	v->ends = date_none(from) || date_none(until) ? r->today : until;
	if (date_cmp(v->ends, r->today) > 0)
		import_problem(r, COL_UNTIL, 0, S("This day is still to come."));
}

/* A heading that says what the value is, in a file without a column for the kind. */
static bool value_is(struct import_reader *r, const char *begins)
{
	return str_starts(str_lower_ascii(r->a, column_heading(r->map, COL_VALUE, 0)), str_of(begins));
}

/* The column of the attendance in a file with a column for each; COL_NONE when there is none. */
static enum column attendance_column(struct import_reader *r)
{
	if (column_has(r->map, COL_ATTENDANCE, 0))
		return COL_ATTENDANCE;
	return value_is(r, "attend") || value_is(r, "% attend") || value_is(r, "percent") ? COL_VALUE : COL_NONE;
}

static void read_each(struct import_reader *r, struct circumstance_row *p, enum column attendance, bool parts)
{
	p->wide = true;
	if (attendance != COL_NONE)
		read_attendance(r, p, attendance, parts);
	read_english(r, p,
	             column_has(r->map, COL_PROFICIENCY, 0) || !value_is(r, "prof") ? COL_PROFICIENCY : COL_VALUE);
	read_flag(r, p, COL_PUPIL_PREMIUM, CIRCUMSTANCE_OTHER, S("Pupil premium"), STR_NONE);
	read_flag(r, p, COL_FREE_MEALS, CIRCUMSTANCE_OTHER, S("Free school meals"), STR_NONE);
	read_flag(r, p, COL_SERVICE, CIRCUMSTANCE_OTHER, S("Service child"), STR_NONE);
	read_flag(r, p, COL_LOOKED_AFTER, CIRCUMSTANCE_LOOKED_AFTER, STR_NONE, S("As the school’s system says"));
	read_flag(r, p, COL_MEDICAL, CIRCUMSTANCE_MEDICAL, STR_NONE, S("A medical note is in the school’s system"));
}

struct circumstance_rows circumstances_read(struct import_reader *r)
{
	struct circumstance_rows all = { 0, NEW_ARRAY(r->a, struct circumstance_row, r->file->n + 1) };

	enum column attendance = column_has(r->map, COL_KIND, 0) ? COL_VALUE : attendance_column(r);
	bool parts = attendance != COL_NONE && attendance_is_parts(r, attendance);

	import_headings_once(r);
	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);
		struct circumstance_row *p = &all.row[all.n];

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct circumstance_row){ .source = r->row };
		(void)import_row_pupil(r, &p->upn, &p->name_key, &p->born);
		if (column_has(r->map, COL_KIND, 0))
			read_one(r, p, parts);
		else
			read_each(r, p, attendance, parts);
		if (import_faults(r) == before)
			all.n++;
	}
	import_unknowns_say(r);
	return all;
}
