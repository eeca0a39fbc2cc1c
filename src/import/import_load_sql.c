/* The reading half of import/import_sql: whole tables of one school into plain arrays, row by row. */
#include "import/import_sql.h"

#include <string.h>

#include "core/record/record_sql.h"

#define WHY "an import compares the file with the whole roll"

STMT_UNSCOPED(
    Q_IMPORT_PUPILS, 100000, WHY,
    "SELECT school_id, id, upn, former_upn, given, family, preferred, name_key, born, sex, year_group, class_id,"
    " language, pronoun, person_id, joined_on, left_on, revision FROM pupil WHERE school_id = $1 ORDER BY id");
STMT_UNSCOPED(Q_IMPORT_STATUSES, 100000, WHY,
              "SELECT school_id, pupil_id, id, code, starts FROM pupil_status WHERE school_id = $1 AND ends IS NULL"
              " ORDER BY pupil_id, id");
STMT_UNSCOPED(Q_IMPORT_NEEDS, 500000, WHY,
              "SELECT school_id, pupil_id, id, code, rank, starts FROM pupil_need WHERE school_id = $1 AND ends IS NULL"
              " ORDER BY pupil_id, rank, id");
STMT_UNSCOPED(Q_IMPORT_CONTACTS, 500000, WHY,
              "SELECT school_id, pupil_id, id, person_id, relationship, responsibility, lives_with, contact_order,"
              " gets_letters, restricted, starts, ends, revision FROM contact_link c WHERE school_id = $1"
              " AND (ends IS NULL OR EXISTS (SELECT 1 FROM hand_set h WHERE h.school_id = c.school_id"
              " AND h.record = 'contact_link' AND h.record_id = c.id AND h.field = 'ends'))"
              " ORDER BY pupil_id, contact_order, id");
STMT_UNSCOPED(Q_IMPORT_MEMBERS, 100000, WHY,
              "SELECT pupil_id, id, class_id, starts FROM class_member WHERE school_id = $1 AND ends IS NULL"
              " ORDER BY pupil_id, id");
STMT(Q_IMPORT_PERSONS, 500000,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(PERSON) " FROM person WHERE school_id = $1 AND merged_into IS NULL ORDER BY id");
STMT(Q_IMPORT_MERGED, 500000,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         PERSON) " FROM person WHERE school_id = $1 AND merged_into IS NOT NULL ORDER BY id");
STMT(Q_IMPORT_CLASSES, 10000,
     "SELECT id, name, COALESCE(year_group, -99) AS year_group FROM class WHERE school_id = $1 ORDER BY id");
STMT(Q_IMPORT_TEACHINGS, 50000,
     "SELECT school_id, id, person_id, class_id, kind, subject, is_main, starts FROM teaching"
     " WHERE school_id = $1 AND ends IS NULL ORDER BY id");
STMT(Q_IMPORT_ROLES, 50000,
     "SELECT person_id, role FROM role_grant WHERE school_id = $1 AND (ends IS NULL OR ends >= $2)"
     " ORDER BY person_id, role");

/* A growing array; the old half stays behind in the arena until the import ends. */
struct list {
	struct arena *a;
	size_t size;
	size_t n;
	size_t cap;
	void *p;
	const struct record *rec;
};

static void *list_next(struct list *l)
{
	if (l->n == l->cap) {
		size_t cap = l->cap > 0 ? 2 * l->cap : 256;
		void *p = arena_array(l->a, cap, l->size);

		if (l->n > 0)
			memcpy(p, l->p, l->n * l->size);
		l->p = p;
		l->cap = cap;
	}
	return (char *)l->p + l->size * l->n++;
}

/* The row is gone after the call: its texts are copied. */
static enum rc each_record(void *ctx, struct rows *row)
{
	struct list *l = ctx;
	void *obj = list_next(l);

	record_from_row(l->rec, row, 0, obj);
	for (size_t i = 0; i < l->rec->fields; i++) {
		const struct field *f = &l->rec->field[i];

		if (f->type == FT_TEXT || f->type == FT_LONG || f->type == FT_SOME_OF) {
			struct str *s = field_at(f, obj);

			*s = str_dup(l->a, *s);
		}
	}
	return RC_OK;
}

static enum rc each_member(void *ctx, struct rows *r)
{
	struct member *m = list_next(ctx);

	*m = (struct member){ row_int(r, 0, "pupil_id"), row_int(r, 0, "id"), row_int(r, 0, "class_id"),
		              row_date(r, 0, "starts") };
	return RC_OK;
}

static enum rc each_class(void *ctx, struct rows *r)
{
	struct list *l = ctx;
	struct class_held *c = list_next(l);

	*c = (struct class_held){ row_int(r, 0, "id"), str_dup(l->a, row_str(r, 0, "name")),
		                  row_int(r, 0, "year_group"), false };
	return RC_OK;
}

static enum rc each_teaching(void *ctx, struct rows *r)
{
	struct list *l = ctx;
	struct teaching_row *t = list_next(l);

	*t = (struct teaching_row){ .school_id = row_int(r, 0, "school_id"),
		                    .id = row_int(r, 0, "id"),
		                    .person_id = row_int(r, 0, "person_id"),
		                    .class_id = row_int(r, 0, "class_id"),
		                    .kind = str_dup(l->a, row_str(r, 0, "kind")),
		                    .subject = str_dup(l->a, row_str(r, 0, "subject")),
		                    .is_main = row_int(r, 0, "is_main"),
		                    .starts = row_date(r, 0, "starts") };
	return RC_OK;
}

static enum rc each_role(void *ctx, struct rows *r)
{
	struct list *l = ctx;
	struct role_held *h = list_next(l);

	*h = (struct role_held){ row_int(r, 0, "person_id"), str_dup(l->a, row_str(r, 0, "role")) };
	return RC_OK;
}

struct load {
	struct db *db;
	struct arena *a;
	int64_t school_id;
	struct err *e;
	enum rc rc;
};

/* Runs one statement into a list unless an earlier one failed. */
static struct list load(struct load *x, const struct stmt *q, size_t size, const struct record *rec,
                        enum rc (*each)(void *ctx, struct rows *row))
{
	struct list l = { .a = x->a, .size = size, .rec = rec };
	struct dbv v[] = { dv_int(x->school_id) };

	if (x->rc == RC_OK)
		x->rc = db_each(x->db, x->a, q, v, 1, each, &l, x->e);
	return l;
}

#define LOAD(x, q, out, count, rec, each)                                                                              \
	do {                                                                                                           \
		struct list l_ = load((x), (q), sizeof *(out), (rec), (each));                                         \
		(out) = l_.p;                                                                                          \
		(count) = l_.n;                                                                                        \
	} while (0)

static void load_common(struct load *x, struct import_data *d)
{
	LOAD(x, &Q_IMPORT_PERSONS, d->person, d->persons, &person_rec, each_record);
	LOAD(x, &Q_IMPORT_MERGED, d->merged, d->mergeds, &person_rec, each_record);
	LOAD(x, &Q_IMPORT_CLASSES, d->class, d->classes, NULL, each_class);
}

enum rc import_load_roll(struct db *db, struct arena *a, int64_t school_id, struct import_data *out, struct err *e)
{
	struct load x = { db, a, school_id, e, RC_OK };

	*out = (struct import_data){ 0 };
	load_common(&x, out);
	LOAD(&x, &Q_IMPORT_PUPILS, out->pupil, out->pupils, &pupil_rec, each_record);
	LOAD(&x, &Q_IMPORT_STATUSES, out->status, out->statuses, &status_rec, each_record);
	LOAD(&x, &Q_IMPORT_NEEDS, out->need, out->needs, &need_rec, each_record);
	LOAD(&x, &Q_IMPORT_CONTACTS, out->contact, out->contacts, &contact_rec, each_record);
	LOAD(&x, &Q_IMPORT_MEMBERS, out->member, out->members, NULL, each_member);
	if (x.rc == RC_OK)
		x.rc = apart_list(db, a, school_id, 0, &out->apart, e);
	return x.rc == RC_OK ? hand_list_all(db, a, school_id, &out->hand, &out->hands, e) : x.rc;
}

enum rc import_load_people(struct db *db, struct arena *a, int64_t school_id, struct date today,
                           struct import_data *out, struct err *e)
{
	struct load x = { db, a, school_id, e, RC_OK };
	struct list roles = { .a = a, .size = sizeof *out->role };
	struct dbv v[] = { dv_int(school_id), dv_date(a, today) };

	*out = (struct import_data){ 0 };
	load_common(&x, out);
	LOAD(&x, &Q_IMPORT_TEACHINGS, out->teaching, out->teachings, NULL, each_teaching);
	if (x.rc == RC_OK)
		x.rc = db_each(db, a, &Q_IMPORT_ROLES, v, 2, each_role, &roles, e);
	out->role = roles.p;
	out->roles = roles.n;
	return x.rc;
}
