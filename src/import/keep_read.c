#include "import/keep_read.h"

#include "core/people/upn_rule.h"
#include "import/dates_read.h"
#include "import/import_index.h"
#include "import/roll_read.h"
#include "kit/text/fold.h"

/* A cell without regard to capitals and spaces. */
static struct str plain(struct import_reader *r, enum column c)
{
	return str_lower_ascii(r->a, import_cell(r, c, 0));
}

static struct str upn_read(struct import_reader *r, enum column c, bool *good)
{
	struct str raw = import_cell(r, c, 0), upn = upn_clean(r->a, raw);

	*good = upn_usable(upn_check(upn));
	return upn_is_none(r->a, raw) ? STR_NONE : upn;
}

static void name_read(struct import_reader *r, struct keep_line *k, enum column whole, enum column family,
                      enum column given)
{
	struct person_name n;

	k->family = import_cell(r, family, 0);
	k->given = import_cell(r, given, 0);
	if (k->family.n == 0) {
		n = person_name_split(r->a, import_cell(r, whole, 0), STR_NONE);
		k->family = n.family;
		k->given = n.given;
	}
	k->name = fold_name(r->a, k->family, k->given, STR_NONE);
}

/* As a roll reads them: known by "Hana Reed" with a preferred surname Reed is known by Hana. Where it finds no surname,
 * what stands in the cells. */
static void roll_name_read(struct import_reader *r, struct keep_line *k)
{
	struct roll_row row = { .family = STR_NONE };

	roll_names(r, &row);
	if (row.family.n == 0) {
		name_read(r, k, COL_NAME, COL_FAMILY, COL_GIVEN);
	} else {
		k->family = row.family;
		k->given = row.given;
		k->name = fold_name(r->a, k->family, k->given, STR_NONE);
	}
	k->preferred = row.preferred;
}

static void pupil_read(struct import_reader *r, struct keep_line *k)
{
	bool good;

	k->number = upn_read(r, COL_UPN, &k->number_good);
	k->former_upn = upn_read(r, COL_FORMER_UPN, &good);
	if (!good)
		k->former_upn = STR_NONE;
	if (r->map->kind == IMPORT_ROLL)
		roll_name_read(r, k);
	else
		name_read(r, k, COL_PUPIL_NAME, COL_PUPIL_FAMILY, COL_PUPIL_GIVEN);
	k->born = import_date(r, COL_BORN, false);
}

static struct str contacts_named(struct import_reader *r)
{
	struct import_contact *x;
	size_t n = import_row_contacts(r, STR_NONE, &x);
	struct str *name = NEW_ARRAY(r->a, struct str, n + 1);

	for (size_t i = 0; i < n; i++)
		name[i] = fold_name(r->a, x[i].family, x[i].given, STR_NONE);
	return str_join(r->a, name, n, S("; "));
}

static void line_read(struct import_reader *r, struct keep_line *k)
{
	k->no_day = r->map->kind == IMPORT_STAFF || r->map->kind == IMPORT_CLASSES;
	if (r->map->kind == IMPORT_STAFF) {
		k->number = plain(r, COL_CODE);
		k->other = plain(r, COL_EMAIL);
		name_read(r, k, COL_NAME, COL_FAMILY, COL_GIVEN);
	} else if (r->map->kind == IMPORT_CLASSES) {
		k->family = import_cell(r, COL_CLASS, 0);
		k->name = fold_key(r->a, k->family);
	} else {
		pupil_read(r, k);
	}
	if (r->map->kind == IMPORT_CONTACTS)
		k->contact = contacts_named(r);
}

struct keep_line *keep_lines(const struct import_reader *r)
{
	struct import_reader quiet = import_reader_new(r->a, r->file, r->map, r->today);
	struct keep_line *line = NEW_ARRAY(r->a, struct keep_line, r->file->n + 1);

	for (size_t i = 0; i < r->file->n; i++) {
		quiet.row = &r->file->row[i];
		line_read(&quiet, &line[i]);
	}
	return line;
}

bool keep_same(const struct keep_line *x, const struct keep_line *y)
{
	if (x->number.n > 0 && str_eq(x->number, y->number))
		return true;
	if (x->other.n > 0 && str_eq(x->other, y->other))
		return true;
	if (x->name.n == 0 || !str_eq(x->name, y->name))
		return false;
	if (x->no_day)
		return true;
	if (!date_none(x->born) && !date_none(y->born))
		return date_cmp(x->born, y->born) == 0;
	return !(x->number_good && y->number_good);
}

bool keep_surely(const struct keep_line *x, const struct keep_line *y)
{
	bool same_number = x->number.n > 0 && str_eq(x->number, y->number);
	bool same_name = x->name.n > 0 && str_eq(x->name, y->name);
	bool days = !date_none(x->born) && !date_none(y->born);
	bool same_day = days && date_cmp(x->born, y->born) == 0;

	if (x->no_day)
		return same_number || (x->other.n > 0 && str_eq(x->other, y->other)) ||
		       (same_name && (x->number.n == 0 || y->number.n == 0));
	if (same_number && x->number_good)
		return same_name || ((same_day || !days) && (x->family.n == 0 || x->given.n == 0 || y->name.n == 0));
	return same_name && same_day;
}

/* Those who share the key with a line and go with it. The result: how many are new. */
static size_t mark_in(const struct import_index *x, struct str key, const struct keep_line *k,
                      const struct keep_line *line, bool *marked, size_t *todo)
{
	const struct keep_line *other;
	uint32_t at = 0;
	size_t n = 0;

	while (key.n > 0 && (other = import_index_next(x, key, &at)) != NULL)
		if (!marked[other - line] && keep_same(k, other)) {
			marked[other - line] = true;
			todo[n++] = (size_t)(other - line);
		}
	return n;
}

size_t keep_close(struct arena *a, const struct keep_line *line, size_t n, bool *marked)
{
	struct import_index number = import_index_new(a, n), other = import_index_new(a, 64),
	                    name = import_index_new(a, n);
	struct keep_line *all = NEW_ARRAY(a, struct keep_line, n + 1);
	size_t *todo = NEW_ARRAY(a, size_t, n + 1);
	size_t done = 0, todos = 0;

	for (size_t i = 0; i < n; i++) {
		all[i] = line[i];
		import_index_add(&number, line[i].number, &all[i]);
		import_index_add(&other, line[i].other, &all[i]);
		import_index_add(&name, line[i].name, &all[i]);
		if (marked[i])
			todo[todos++] = i;
	}
	while (done < todos) {
		const struct keep_line *k = &all[todo[done++]];

		todos += mark_in(&number, k->number, k, all, marked, todo + todos);
		todos += mark_in(&other, k->other, k, all, marked, todo + todos);
		todos += mark_in(&name, k->name, k, all, marked, todo + todos);
	}
	return todos;
}
