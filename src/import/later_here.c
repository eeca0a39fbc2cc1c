/* What the record here says of whom a kept line is about, cell by cell: shown beside what the file says. Only where it
 * is sure whose the line is. */
#include "core/people/year_rule.h"
#include "import/import_keep.h"
#include "import/later.h"
#include "kit/text/fold.h"

static struct str need_of(const struct import *m, int64_t pupil_id, int nth)
{
	for (size_t i = 0; i < m->data.needs; i++)
		if (m->data.need[i].pupil_id == pupil_id && m->data.need[i].rank == (nth > 0 ? nth : 1))
			return m->data.need[i].code;
	return STR_NONE;
}

static struct str day(struct arena *a, struct date d)
{
	return date_none(d) ? STR_NONE : date_long(a, d);
}

static struct str pupil_says(struct import *m, const struct pupil *p, enum column c, int nth)
{
	struct arena *a = m->c->a;
	const struct status *s;

	switch (c) {
	case COL_UPN:
		return p->upn;
	case COL_FORMER_UPN:
		return p->former_upn;
	case COL_NAME:
	case COL_PUPIL_NAME:
		return import_who(a, p->given, p->family);
	case COL_FAMILY:
	case COL_PUPIL_FAMILY:
		return p->family;
	case COL_GIVEN:
	case COL_PUPIL_GIVEN:
		return p->given;
	case COL_PREFERRED:
		return p->preferred;
	case COL_BORN:
		return day(a, p->born);
	case COL_SEX:
		return str_of(choice_word(sex_choices, (int)p->sex));
	case COL_YEAR:
		return year_label(a, (int)p->year_group);
	case COL_CLASS:
		return class_name_of(m, p->class_id);
	case COL_STATUS:
		s = status_now(m, p->id);
		return str_of(status_code_word(s != NULL ? s->code : STATUS_N));
	case COL_NEED:
		return need_of(m, p->id, nth);
	case COL_LANGUAGE:
		return p->language;
	case COL_JOINED:
		return day(a, p->joined_on);
	case COL_LEFT:
		return day(a, p->left_on);
	default:
		return STR_NONE;
	}
}

/* The contact of the pupil who has the name that the line gives. */
static const struct person *contact_named(struct import *m, int64_t pupil_id, const struct import_contact *x)
{
	struct str key = fold_name(m->c->a, x->family, x->given, STR_NONE);

	for (size_t i = 0; i < m->data.contacts; i++)
		for (size_t k = 0; m->data.contact[i].pupil_id == pupil_id && k < m->data.persons; k++) {
			const struct person *p = &m->data.person[k];

			if (p->id == m->data.contact[i].person_id &&
			    str_eq(fold_name(m->c->a, p->family, p->given, STR_NONE), key))
				return p;
		}
	return NULL;
}

static struct str contact_says(struct import *m, const struct pupil *pupil, const struct csv_row *row, enum column c,
                               int nth)
{
	struct import_reader quiet = import_reader_new(m->c->a, m->r->file, m->r->map, m->r->today);
	struct import_contact x;
	const struct person *p;

	quiet.row = row;
	if (!import_contact(&quiet, nth, STR_NONE, &x) || (p = contact_named(m, pupil->id, &x)) == NULL)
		return STR_NONE;
	switch (c) {
	case COL_CONTACT_PHONE:
		return p->phone;
	case COL_CONTACT_EMAIL:
		return p->email;
	case COL_CONTACT_ADDRESS:
		return p->address;
	default:
		return STR_NONE;
	}
}

/* Does the row stand on this line, or surely say more of whom that line is about? */
static bool goes_with(const struct later_lines *l, size_t row, size_t line)
{
	size_t k = 0;

	while (k < l->file.n && l->file.row[k].line != line)
		k++;
	return k < l->file.n && (k == row || keep_surely(&l->line[row], &l->line[k]));
}

/* Whose record the row surely is about: lines that wait together may be of two children. */
static const struct pupil *pupil_here(const struct import *m, const struct later_lines *l, size_t row)
{
	for (size_t i = 0; i < m->data.pupils; i++)
		if (m->pupil[i].kept_line == l->file.row[row].line)
			return &m->pupil[i].p;
	for (size_t i = 0; i < m->data.pupils; i++)
		if (m->pupil[i].kept_line != 0 && goes_with(l, row, m->pupil[i].kept_line))
			return &m->pupil[i].p;
	return NULL;
}

static void row_says(struct import *m, struct later_view *v, size_t row, const struct pupil *p)
{
	const struct csv_file *f = m->r->file;

	for (size_t k = 0; k < f->heading.n; k++) {
		enum column c;
		int nth;
		struct str *out = &v->here[row * v->item.l.width + k];

		if (!column_told(m->r->map, k, &c, &nth))
			continue;
		*out = c >= COL_CONTACT_NAME && c <= COL_CONTACT_RESTRICTED ? contact_says(m, p, &f->row[row], c, nth)
		                                                            : pupil_says(m, p, c, nth);
		if (str_eq(*out, csv_cell(&f->row[row], k)))
			*out = STR_NONE;
	}
}

static void shown_add(struct later_view *v, int64_t pupil_id)
{
	for (size_t i = 0; i < v->shown_n; i++)
		if (v->shown[i] == pupil_id)
			return;
	v->shown[v->shown_n++] = pupil_id;
}

enum rc later_here(struct ctx *c, struct later_view *v)
{
	struct later_lines *l = &v->item.l;
	struct import_options o = { .kind = l->kind, .rehearse = true };
	struct import_report report = { .kind = l->kind };
	struct import_reader r = import_reader_new(c->a, &l->file, &l->map, c->now.today);
	struct import_keep keep = { .a = c->a,
		                    .line = l->line,
		                    .out = NEW_ARRAY(c->a, bool, l->file.n + 1),
		                    .with = NEW_ARRAY(c->a, size_t, l->file.n + 1),
		                    .n = l->file.n };
	struct import m = { .c = c, .o = &o, .r = &r, .report = &report, .keep = &keep };
	const struct pupil *p;
	bool all = true;

	v->here = NEW_ARRAY(c->a, struct str, l->file.n * l->width + 1);
	v->shown = NEW_ARRAY(c->a, int64_t, l->file.n + 1);
	if (l->kind == IMPORT_STAFF || l->kind == IMPORT_CLASSES)
		return RC_OK;
	for (size_t i = 0; i < l->file.n; i++)
		keep.out[i] = true;
	TRY(import_load_roll(c->db, c->a, c->actor.school_id, &m.data, &c->err));
	pupils_index(&m);
	if (l->kind == IMPORT_ROLL)
		pupils_take(&m, NULL, 0);
	for (size_t i = 0; i < l->file.n; i++) {
		p = pupil_here(&m, l, i);
		all = all && p != NULL;
		if (p == NULL)
			continue;
		shown_add(v, p->id);
		row_says(&m, v, i, p);
		v->name = import_who(c->a, p->given, p->family);
	}
	if (all && v->shown_n == 1)
		v->pupil_id = v->shown[0];
	return RC_OK;
}
