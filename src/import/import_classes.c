/* A file of classes: the class, its year, who teaches it and who assists. For every class that the file names it is the
 * truth about the kinds of staff it has columns for: who stands there no longer stops teaching the class yesterday, so
 * that access ends at once. */
#include "import/import_staff.h"

#include "core/people/year_rule.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "import/classes_read.h"

ACTION(ACT_IMPORT_CLASSES, "import.classes", "Brought in the classes");

ACTION(ACT_CLASS_ADD, "class.add", "Added a class from a file");
ACTION(ACT_CLASS_CHANGE, "class.change", "Changed a class from a file");

/* Teaching of the database or of an earlier row. */
struct taught {
	struct teaching_row t;
	bool confirmed;
	bool is_new;
	struct taught *next;
};

struct classes {
	struct import *m;
	struct taught *taught;
	int64_t *named; /* classes that the file names */
	size_t nameds;
};

/* "Ms Hall", "Mr A Stone": the only one of the staff with this family name and, when given, this initial. */
static struct person_held *staff_by_family(struct import *m, struct str family, struct str initial, bool *many)
{
	struct str key = fold_key(m->c->a, family), first = fold_key(m->c->a, initial);
	struct person_held *found = NULL;

	*many = false;
	for (size_t i = 0; key.n > 0 && i < m->data.persons; i++) {
		struct person_held *h = &m->person[i];

		if (!h->is_staff || !str_eq(fold_key(m->c->a, h->p.family), key) ||
		    !str_starts(fold_key(m->c->a, h->p.given), first))
			continue;
		*many = found != NULL;
		found = h;
	}
	return found;
}

/* "A", "A.", "A J": the first of them; empty when it is a whole name. */
static struct str initial_of(struct arena *a, struct str given)
{
	struct str rest = fold_key(a, given), first = STR_NONE;

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if (utf8_len(word) != 1)
			return STR_NONE;
		first = first.n > 0 ? first : word;
	}
	return first;
}

/* "A.Stone" as "A Stone". An address or a code has been looked for before. */
static struct str dots_apart(struct arena *a, struct str who)
{
	char *p = NEW_ARRAY(a, char, who.n + 1);

	for (size_t i = 0; i < who.n; i++)
		p[i] = who.p[i] == '.' ? ' ' : who.p[i];
	return fold_spaces(a, (struct str){ p, who.n });
}

/* "Mr Alan Stone (STO)": by the code in brackets. */
static struct person_held *staff_bracketed(struct import *m, struct str who)
{
	ptrdiff_t at = str_find(who, S("("));

	if (at < 0 || !str_ends(who, S(")")))
		return NULL;
	return staff_by_code(m, str_sub(who, (size_t)at + 1, who.n - (size_t)at - 2));
}

static struct person_held *staff_named(struct import *m, struct str typed, bool *many)
{
	struct str who = str_find(typed, S("@")) >= 0 ? typed : dots_apart(m->c->a, typed);
	struct person_name n = person_name_split(m->c->a, who, STR_NONE);
	struct str initial = initial_of(m->c->a, n.given), behind = initial_of(m->c->a, n.family);
	struct person_held *h = staff_by_code(m, typed);

	*many = false;
	if (h == NULL)
		h = staff_by_email(m, typed);
	if (h == NULL)
		h = staff_bracketed(m, typed);
	if (h != NULL)
		return h;
	if (n.given.n > 0)
		h = staff_by_name(m, fold_name(m->c->a, n.family, n.given, STR_NONE), many);
	if (h == NULL && !*many && n.given.n > 0) /* "Stone Alan" */
		h = staff_by_name(m, fold_name(m->c->a, n.given, n.family, STR_NONE), many);
	if (h != NULL || *many)
		return h;
	if (behind.n > 0 && initial.n == 0) /* "Stone A" */
		return staff_by_family(m, n.given, behind, many);
	return n.given.n == 0 || initial.n > 0 ? staff_by_family(m, n.family, initial, many) : NULL;
}

static void taught_load(struct classes *k)
{
	for (size_t i = k->m->data.teachings; i > 0; i--) {
		struct taught *t = NEW(k->m->c->a, struct taught);

		t->t = k->m->data.teaching[i - 1];
		t->next = k->taught;
		k->taught = t;
	}
}

static struct taught *taught_find(struct classes *k, const struct teaching_row *want)
{
	for (struct taught *t = k->taught; t != NULL; t = t->next)
		if (t->t.person_id == want->person_id && t->t.class_id == want->class_id &&
		    str_eq(t->t.kind, want->kind) &&
		    str_eq(fold_key(k->m->c->a, t->t.subject), fold_key(k->m->c->a, want->subject)))
			return t;
	return NULL;
}

static enum rc person_bring(struct classes *k, const struct class_row *row, int64_t class_id,
                            const struct class_staff *s, struct person_held *h)
{
	struct import *m = k->m;
	struct teaching_row want = { .school_id = m->c->actor.school_id,
		                     .class_id = class_id,
		                     .kind = s->ta ? S("ta") : S("teacher"),
		                     .subject = s->ta ? STR_NONE : row->subject,
		                     .is_main = s->first && row->subject.n == 0,
		                     .starts = m->c->now.today };
	struct taught *t;
	enum rc rc;

	rc = staff_role(m, &h->p, s->ta ? "ta" : "teacher");
	want.person_id = h->p.id;
	t = taught_find(k, &want);
	if (t != NULL) {
		t->confirmed = true;
		return rc;
	}
	item_field(m, s->ta ? "Teaching assistant" : "Teacher", STR_NONE, import_who(m->c->a, h->p.given, h->p.family));
	t = NEW(m->c->a, struct taught);
	want.id = import_id(m);
	*t = (struct taught){ .t = want, .confirmed = true, .is_new = true, .next = k->taught };
	k->taught = t;
	return rc == RC_OK && import_writes(m) ? teaching_insert(m->c->db, m->c->a, &want, &m->c->err) : rc;
}

/* "STO, WEL": codes of several people, where a comma can also stand in a name. All of them have to be known. */
static bool all_are_codes(struct import *m, struct str who)
{
	struct str rest = who;
	size_t n = 0;

	while (rest.n > 0) {
		n++;
		if (staff_by_code(m, str_trim(str_cut(rest, ',', &rest))) == NULL)
			return false;
	}
	return n > 1;
}

static enum rc staff_bring(struct classes *k, const struct class_row *row, int64_t class_id,
                           const struct class_staff *s)
{
	struct import *m = k->m;
	bool many;
	struct person_held *h = staff_named(m, s->who, &many);
	struct class_staff one = *s;
	struct str rest = s->who;

	if (h != NULL && !many)
		return person_bring(k, row, class_id, s, h);
	if (!all_are_codes(m, s->who)) {
		run_problem(m, row->source, s->column, s->nth,
		            many ? S("Several people of the staff have this name. Give the staff code or the e-mail.")
		                 : S("Nobody on the staff has this code, e-mail or name. Import the staff first."));
		return RC_OK;
	}
	while (rest.n > 0) {
		TRY(person_bring(k, row, class_id, &one, staff_by_code(m, str_trim(str_cut(rest, ',', &rest)))));
		one.first = false;
	}
	return RC_OK;
}

static bool class_is_named(const struct classes *k, int64_t class_id)
{
	for (size_t i = 0; i < k->nameds; i++)
		if (k->named[i] == class_id)
			return true;
	return false;
}

static enum rc row_bring(struct classes *k, const struct class_row *row)
{
	struct import *m = k->m;
	struct class_held *held = class_by_name(m, row->name);
	bool is_new = held == NULL;
	int64_t year = row->year == CLASS_NO_YEAR || row->year == YEAR_OTHER ? CLASS_MIXED : row->year;
	int64_t class_id;
	enum rc rc = class_of(m, row->name, year, &class_id);

	item_begin(m);
	if (held != NULL && row->year != CLASS_NO_YEAR && held->year_group != year) {
		item_field(m, "Year", year_label(m->c->a, (int)held->year_group), year_label(m->c->a, row->year));
		held->year_group = year;
		if (rc == RC_OK && import_writes(m))
			rc = import_class_year(m->c->db, m->c->a, m->c->actor.school_id, class_id, year, &m->c->err);
	} else if (is_new) {
		item_field(m, "Year", STR_NONE, year_label(m->c->a, (int)year));
	}
	for (size_t i = 0; i < row->staffs && rc == RC_OK; i++)
		rc = staff_bring(k, row, class_id, &row->staff[i]);
	if (rc == RC_OK && import_writes(m) && m->fields > 0)
		rc = audit_write(m->c, 0, is_new ? &ACT_CLASS_ADD : &ACT_CLASS_CHANGE, "class", class_id,
		                 str_fmt(m->c->a, "import, %zu fields", m->fields));
	if (!class_is_named(k, class_id))
		k->named[k->nameds++] = class_id;
	item_end(m, is_new ? ITEM_ADDED : ITEM_CHANGED, row->source->line, row->name);
	return rc;
}

static struct str person_of_id(const struct import *m, int64_t id)
{
	for (size_t i = 0; i < m->data.persons; i++)
		if (m->person[i].p.id == id)
			return import_who(m->c->a, m->person[i].p.given, m->person[i].p.family);
	return STR_NONE;
}

static bool has_columns(const struct import *m, bool ta)
{
	for (int i = 1; i <= COLUMN_NTH_MAX; i++)
		if (column_has(m->r->map, ta ? COL_TA : COL_TEACHER, i))
			return true;
	return false;
}

/* Who taught a class of the file and stands there no longer. */
static enum rc endings(struct classes *k)
{
	struct import *m = k->m;

	for (struct taught *t = k->taught; t != NULL; t = t->next) {
		bool ta = str_is(t->t.kind, "ta");

		if (t->confirmed || !class_is_named(k, t->t.class_id) || !has_columns(m, ta))
			continue;
		if (run_ends(m, "teaching", str_fmt(m->c->a, "%lld", (long long)t->t.id)))
			continue;
		item_begin(m);
		item_field(m, ta ? "Teaching assistant" : "Teacher", person_of_id(m, t->t.person_id), STR_NONE);
		if (import_writes(m)) {
			TRY(import_teaching_end(m->c->db, m->c->a, t->t.school_id, t->t.id,
			                        date_add(m->c->now.today, -1), &m->c->err));
			TRY(audit_write(m->c, 0, &ACT_CLASS_CHANGE, "class", t->t.class_id,
			                S("import, teaching ended")));
		}
		item_end(m, ITEM_CHANGED, 0, class_name_of(m, t->t.class_id));
	}
	return RC_OK;
}

static enum rc bring(struct import *m)
{
	struct class_rows all = classes_read(m->r);
	struct classes k = { .m = m, .named = NEW_ARRAY(m->c->a, int64_t, all.n) };
	enum rc rc =
	    import_load_people(m->c->db, m->c->a, m->c->actor.school_id, m->c->now.today, &m->data, &m->c->err);

	if (rc != RC_OK)
		return rc;
	staff_index(m);
	taught_load(&k);
	for (size_t i = 0; i < all.n && rc == RC_OK; i++) {
		rc = row_bring(&k, &all.row[i]);
		run_progress(m, i + 1, all.n);
	}
	return rc == RC_OK ? endings(&k) : rc;
}

IMPORT_KIND(IMPORT_CLASSES, bring, ACT_IMPORT_CLASSES);
