#include "import/staff_read.h"

#include "import/cell_words_read.h"
#include "import/dates_read.h"
#include "kit/text/fold.h"

enum { NAME_CHARS = 100, CODE_CHARS = 20, JOB_CHARS = 100, TITLE_CHARS = 20, ROLE_CHARS = 200 };

/* Families and pupils get their roles from the roll, and IT administrators by `apdr user`: never from a file. */
static const struct {
	const char *word;
	enum role role;
} role_words[] = {
	{ "teacher", ROLE_TEACHER },
	{ "classteacher", ROLE_TEACHER },
	{ "subjectteacher", ROLE_TEACHER },
	{ "classroomteacher", ROLE_TEACHER },
	{ "formtutor", ROLE_TEACHER },
	{ "tutor", ROLE_TEACHER },
	{ "ect", ROLE_TEACHER },
	{ "earlycareerteacher", ROLE_TEACHER },
	{ "supplyteacher", ROLE_TEACHER },
	{ "qualifiedteacher", ROLE_TEACHER },
	{ "mainscaleteacher", ROLE_TEACHER },
	{ "ta", ROLE_TA },
	{ "teachingassistant", ROLE_TA },
	{ "hlta", ROLE_TA },
	{ "lsa", ROLE_TA },
	{ "learningsupportassistant", ROLE_TA },
	{ "higherlevelteachingassistant", ROLE_TA },
	{ "teachingassistants", ROLE_TA },
	{ "classroomassistant", ROLE_TA },
	{ "nurserynurse", ROLE_TA },
	{ "senco", ROLE_SENCO },
	{ "sendco", ROLE_SENCO },
	{ "head", ROLE_HEAD },
	{ "headteacher", ROLE_HEAD },
	{ "principal", ROLE_HEAD },
	{ "governor", ROLE_GOVERNOR },
	{ "specialist", ROLE_SPECIALIST },
};

static enum role role_of_word(struct arena *a, struct str word)
{
	struct str key = fold_tight(a, word);

	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
		if (str_is(key, role_words[i].word))
			return role_words[i].role;
	return ROLE_NONE;
}

static size_t word_end(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != ',' && s.p[i] != ';' && s.p[i] != '/' && s.p[i] != '&')
		i++;
	return i;
}

static void read_roles(struct import_reader *r, struct staff_row *p)
{
	struct str rest = import_text(r, COL_ROLE, 0, ROLE_CHARS, false), code;

	if (import_word_find(r, COL_ROLE, rest, &code))
		rest = code;
	while (rest.n > 0) {
		size_t end = word_end(rest);
		enum role role = role_of_word(r->a, str_sub(rest, 0, end));
		bool known = role != ROLE_NONE && p->roles < STAFF_ROLES_MAX;

		rest = str_trim(str_sub(rest, end + 1, rest.n));
		for (size_t i = 0; i < p->roles; i++)
			if (p->role[i] == role)
				role = ROLE_NONE;
		if (role != ROLE_NONE && known)
			p->role[p->roles++] = role;
		if (!known) {
			import_unknown(r, COL_ROLE, 0,
			               S("This is not a role. Write teacher, TA, SENCO, head, governor or specialist."),
			               true);
			return;
		}
	}
}

static void read_row(struct import_reader *r, struct staff_row *p)
{
	*p = (struct staff_row){ .source = r->row };
	p->code = import_text(r, COL_CODE, 0, CODE_CHARS, false);
	p->title = import_text(r, COL_TITLE, 0, TITLE_CHARS, false);
	if (column_has(r->map, COL_FAMILY, 0) && column_has(r->map, COL_GIVEN, 0)) {
		p->family = import_text(r, COL_FAMILY, 0, NAME_CHARS, true);
		p->given = import_text(r, COL_GIVEN, 0, NAME_CHARS, true);
	} else {
		struct person_name n =
		    person_name_split(r->a, import_text(r, COL_NAME, 0, 2 * NAME_CHARS, true), STR_NONE);

		p->title = p->title.n > 0 ? p->title : n.title;
		p->family = n.family;
		p->given = n.given;
	}
	p->job = import_text(r, COL_JOB, 0, JOB_CHARS, false);
	p->email = import_email(r, COL_EMAIL, 0);
	p->phone = import_phone(r, COL_PHONE, 0);
	read_roles(r, p);
	p->name_key = fold_name(r->a, p->family, p->given, STR_NONE);
}

static bool has_left(struct import_reader *r)
{
	enum answer plain = cell_answer_plain(r->a, import_cell(r, COL_LEFT, 0));
	struct date left = plain == ANSWER_NONE ? import_date(r, COL_LEFT, false) : DATE_NONE;

	if (plain == ANSWER_NO || (plain == ANSWER_NONE && (date_none(left) || date_cmp(left, r->today) >= 0)))
		return false;
	import_note(r, COL_LEFT, 0, S("This member of staff has left; the line is passed over."));
	return true;
}

/* Quadratic, but a school's staff is at most some hundreds: the bound is in staff_read. */
static void find_twins(struct import_reader *r, const struct staff_rows *all)
{
	for (size_t i = 1; i < all->n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct staff_row *p = &all->row[i];
			const struct staff_row *q = &all->row[k];
			bool code = p->code.n > 0 && str_eq(p->code, q->code);
			bool email =
			    p->email.n > 0 && str_eq(str_lower_ascii(r->a, p->email), str_lower_ascii(r->a, q->email));

			if (!code && !email)
				continue;
			r->row = p->source;
			import_problem(r, code ? COL_CODE : COL_EMAIL, 0,
			               str_fmt(r->a, "The same is already on line %zu.", q->source->line));
			break;
		}
}

enum { STAFF_MAX = 2000 };

struct staff_rows staff_read(struct import_reader *r)
{
	struct staff_rows all = { 0, NEW_ARRAY(r->a, struct staff_row, r->file->n) };

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);

		r->row = &r->file->row[i];
		if (i == STAFF_MAX)
			import_problem(r, COL_NONE, 0, str_fmt(r->a, "There are more than %d people.", STAFF_MAX));
		if (i >= STAFF_MAX)
			break;
		if (!import_row_fits(r))
			continue;
		read_row(r, &all.row[all.n]);
		if (import_faults(r) == before && !has_left(r))
			all.n++;
	}
	find_twins(r, &all);
	import_unknowns_say(r);
	import_problems_sort(&r->problems);
	return all;
}
