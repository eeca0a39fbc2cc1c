#include "support/store_school.h"

#include "core/people/pupil_rec.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/school/setup_sql.h"
#include "support/support.h"
#include "support/test_db.h"

const struct pupil_key zara = { SCHOOL, ZARA };
const struct pupil_key tom = { SCHOOL, TOM };
const struct pupil_key ava = { SCHOOL, AVA };
const struct pupil_key other_zara = { OTHER_SCHOOL, ZARA };

static const struct date SINCE = { 2025, 9, 1 };

static void ok(enum rc rc, const struct err *e)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, e->text);
}

static void person(struct db *db, struct arena *a, int64_t school, int64_t id, const char *title, const char *given,
                   const char *family, const char *key)
{
	struct err e = { 0 };
	struct person_row p = { .school_id = school,
		                .id = id,
		                .title = str_of(title),
		                .given = str_of(given),
		                .family = str_of(family),
		                .name_key = str_of(key) };

	ok(person_insert(db, a, &p, &e), &e);
}

static void role(struct db *db, struct arena *a, int64_t school, int64_t person_id, const char *key)
{
	struct err e = { 0 };

	ok(role_insert(db, a, school, 300 + person_id, person_id, str_of(key), SINCE, DATE_NONE, &e), &e);
}

static void teaches(struct db *db, struct arena *a, int64_t id, int64_t person_id, int64_t class_id,
                    const char *subject, bool is_main)
{
	struct err e = { 0 };
	struct teaching_row t = { .school_id = SCHOOL,
		                  .id = id,
		                  .person_id = person_id,
		                  .class_id = class_id,
		                  .kind = S("teacher"),
		                  .subject = str_of(subject),
		                  .is_main = is_main,
		                  .starts = SINCE };

	ok(teaching_insert(db, a, &t, &e), &e);
}

static void pupil(struct db *db, struct arena *a, struct pupil p)
{
	struct err e = { 0 };

	p.born = date_none(p.born) ? (struct date){ 2016, 1, 9 } : p.born;
	p.joined_on = (struct date){ 2020, 9, 1 };
	p.revision = 1;
	ok(pupil_insert(db, a, &p, &e), &e);
}

static void parent(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id, bool restricted)
{
	struct err e = { 0 };
	struct contact c = { .id = id,
		             .person_id = person_id,
		             .relationship = S("Parent"),
		             .responsibility = RESPONSIBILITY_YES,
		             .contact_order = id,
		             .gets_letters = !restricted,
		             .restricted = restricted,
		             .starts = SINCE,
		             .revision = 1 };

	ok(contact_insert(db, a, k, &c, &e), &e);
}

static void people(struct db *db, struct arena *a)
{
	person(db, a, SCHOOL, SENCO, "Mrs", "Ruth", "Adeyemi", "adeyemi ruth");
	person(db, a, SCHOOL, HEAD, "Mr", "Alan", "Thwaite", "thwaite alan");
	person(db, a, SCHOOL, CLASS_TEACHER, "Mr", "Daniel", "Price", "price daniel");
	person(db, a, SCHOOL, MUSIC_TEACHER, "Ms", "Ellen", "Ward", "ward ellen");
	person(db, a, SCHOOL, ASSISTANT, "Miss", "Jo", "Whitlock", "whitlock jo");
	person(db, a, SCHOOL, SPECIALIST, "Ms", "Priya", "Nair", "nair priya");
	person(db, a, SCHOOL, MOTHER, "Mrs", "Nadia", "Iqbal", "iqbal nadia");
	person(db, a, SCHOOL, FATHER, "Mr", "Imran", "Iqbal", "iqbal imran");
	person(db, a, SCHOOL, GIVER, "Mrs", "Shazia", "Malik", "malik shazia");
	person(db, a, SCHOOL, ZARA_PERSON, "", "Zara", "Iqbal", "iqbal zara");
	role(db, a, SCHOOL, SENCO, "senco");
	role(db, a, SCHOOL, HEAD, "head");
	role(db, a, SCHOOL, CLASS_TEACHER, "teacher");
	role(db, a, SCHOOL, MUSIC_TEACHER, "teacher");
	role(db, a, SCHOOL, ASSISTANT, "ta");
	role(db, a, SCHOOL, GIVER, "ta");
	role(db, a, SCHOOL, MOTHER, "parent");
	role(db, a, SCHOOL, ZARA_PERSON, "pupil");
}

static void the_other_school(struct db *db, struct arena *a)
{
	person(db, a, OTHER_SCHOOL, SENCO, "Mr", "Otto", "Byrne", "byrne otto");
	role(db, a, OTHER_SCHOOL, SENCO, "senco");
	pupil(db, a,
	      (struct pupil){ .school_id = OTHER_SCHOOL,
	                      .id = ZARA,
	                      .given = S("Zed"),
	                      .family = S("Other"),
	                      .name_key = S("other zed"),
	                      .year_group = 5 });
}

void store_school(struct db *db, struct arena *a)
{
	struct err e = { 0 };

	for (int64_t id = SCHOOL; id <= OTHER_SCHOOL; id++) {
		struct school_row s = { .id = id, .name = S("Marlbeck"), .phase = S("primary"), .ready = 1 };

		ok(school_insert(db, a, &s, &e), &e);
	}
	people(db, a);
	ok(class_insert(db, a, SCHOOL, CLASS_5P, S("5P"), 5, &e), &e);
	ok(class_insert(db, a, SCHOOL, CLASS_1P, S("1P"), 1, &e), &e);
	teaches(db, a, 401, CLASS_TEACHER, CLASS_5P, "", true);
	teaches(db, a, 402, MUSIC_TEACHER, CLASS_5P, "Music", false);
	teaches(db, a, 403, MUSIC_TEACHER, CLASS_5P, "Art", false);
	pupil(db, a,
	      (struct pupil){ .school_id = SCHOOL,
	                      .id = ZARA,
	                      .given = S("Zara"),
	                      .family = S("Iqbal"),
	                      .name_key = S("iqbal zara"),
	                      .year_group = 5,
	                      .class_id = CLASS_5P,
	                      .person_id = ZARA_PERSON });
	pupil(db, a,
	      (struct pupil){ .school_id = SCHOOL,
	                      .id = TOM,
	                      .given = S("Thomas"),
	                      .family = S("Ward-Lee"),
	                      .preferred = S("Tom"),
	                      .name_key = S("ward lee thomas tom"),
	                      .year_group = 5,
	                      .class_id = CLASS_5P });
	pupil(db, a,
	      (struct pupil){ .school_id = SCHOOL,
	                      .id = AVA,
	                      .given = S("Ava"),
	                      .family = S("Iqbal"),
	                      .name_key = S("iqbal ava"),
	                      .year_group = 1,
	                      .class_id = CLASS_1P });
	pupil(db, a,
	      (struct pupil){ .school_id = SCHOOL,
	                      .id = GONE,
	                      .given = S("Una"),
	                      .family = S("Gone"),
	                      .name_key = S("gone una"),
	                      .year_group = 5,
	                      .class_id = CLASS_5P,
	                      .left_on = { 2026, 2, 1 } });
	ok(assignment_insert(db, a, zara, 601, ASSISTANT, S("ta"), S(""), SINCE, DATE_NONE, &e), &e);
	ok(assignment_insert(db, a, zara, 602, SPECIALIST, S("specialist"), S(""), SINCE, (struct date){ 2026, 3, 31 },
	                     &e),
	   &e);
	parent(db, a, zara, 1, MOTHER, false);
	parent(db, a, zara, 2, FATHER, true);
	parent(db, a, ava, 1, MOTHER, false);
	parent(db, a, tom, 1, MUSIC_TEACHER, false);
	the_other_school(db, a);
}

void record_fill(struct arena *a, const struct record *rec, void *obj)
{
	for (size_t i = 0; i < rec->fields; i++) {
		const struct field *f = &rec->field[i];
		void *at = field_at(f, obj);

		switch (f->type) {
		case FT_ID:
		case FT_INT:
		case FT_MILLI:
			*(int64_t *)at = 1000 + (int64_t)i;
			break;
		case FT_FLAG:
			*(int64_t *)at = 1;
			break;
		case FT_ONE_OF:
			*(int *)at = f->choices[0].id;
			break;
		case FT_TEXT:
		case FT_LONG:
		case FT_SOME_OF:
			*(struct str *)at = str_fmt(a, "%s of %s", f->name, rec->name);
			break;
		case FT_DATE:
			*(struct date *)at = date_add((struct date){ 2026, 1, 1 }, (int32_t)i);
			break;
		}
	}
}

void record_fill_again(struct arena *a, const struct record *rec, void *obj)
{
	for (size_t i = 3; i < rec->fields; i++) {
		const struct field *f = &rec->field[i];
		void *at = field_at(f, obj);

		if (f->type == FT_DATE)
			*(struct date *)at = date_add(*(struct date *)at, 100);
		else if (f->type == FT_ONE_OF)
			*(int *)at = f->choices[1].id;
		else if (f->type == FT_TEXT || f->type == FT_LONG || f->type == FT_SOME_OF)
			*(struct str *)at = str_fmt(a, "%.*s again", STR_ARG(*(struct str *)at));
		else if (f->type != FT_FLAG)
			*(int64_t *)at += 5000;
	}
}

void record_fill_for(struct arena *a, const struct record *rec, void *obj, int64_t id)
{
	record_fill(a, rec, obj);
	*(int64_t *)field_at(&rec->field[0], obj) = SCHOOL;
	*(int64_t *)field_at(&rec->field[1], obj) = ZARA;
	*(int64_t *)field_at(&rec->field[2], obj) = id;
}

void assert_record_same(struct arena *a, const struct record *rec, const void *x, const void *y)
{
	for (size_t i = 0; i < rec->fields; i++) {
		const struct field *f = &rec->field[i];
		struct str left, right;

		if (field_same(f, x, y))
			continue;
		left = field_text(a, f, x);
		right = field_text(a, f, y);
		fail_msg("%s.%s: \"%.*s\" and \"%.*s\"", rec->name, f->name, STR_ARG(left), STR_ARG(right));
	}
}

int store_test_setup(void **state)
{
	struct arena *a = test_arena();
	struct store_test *t = NEW(a, struct store_test);

	t->a = a;
	t->db = test_db_new();
	store_school(t->db, a);
	*state = t;
	return 0;
}

int store_test_teardown(void **state)
{
	struct store_test *t = *state;

	test_db_drop(t->db);
	arena_free(t->a);
	return 0;
}
