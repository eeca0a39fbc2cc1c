/* A small school for tests of the stores, written with the stores' own inserts: who teaches whom, who is whose parent.
 * The other school in the same database has a pupil and a SENCO with the same numbers. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

enum {
	SCHOOL = 7,
	OTHER_SCHOOL = 8,
	SENCO = 101,
	HEAD = 102,
	CLASS_TEACHER = 103, /* of 5P */
	MUSIC_TEACHER = 104, /* teaches music and art in 5P; mother of TOM */
	ASSISTANT = 105,     /* assigned to ZARA */
	SPECIALIST = 106,    /* assigned to ZARA until 31 March 2026 */
	MOTHER = 107,        /* of ZARA and of TOM's class mate AVA */
	FATHER = 108,        /* of ZARA; restricted */
	GIVER = 109,         /* gives support when a plan names them */
	CLASS_5P = 201,
	CLASS_1P = 202,
	ZARA = 501,
	TOM = 502,
	AVA = 503,
	GONE = 504, /* left on 1 February 2026 */
	ZARA_PERSON = 110,
};

#define TODAY ((struct date){ 2026, 3, 10 })

extern const struct pupil_key zara;
extern const struct pupil_key tom;
extern const struct pupil_key ava;
extern const struct pupil_key other_zara; /* of OTHER_SCHOOL */

/* Writes it all; ends the test on failure. */
void store_school(struct db *db, struct arena *a);

/* Fills every field with a value of its own, so that two columns in the wrong order are seen. */
void record_fill(struct arena *a, const struct record *rec, void *obj);
/* The same for a record of ZARA's with this id. */
void record_fill_for(struct arena *a, const struct record *rec, void *obj, int64_t id);
/* Other values than record_fill gave; the keys stay. */
void record_fill_again(struct arena *a, const struct record *rec, void *obj);
/* Every field is the same; names the one that is not. */
void assert_record_same(struct arena *a, const struct record *rec, const void *x, const void *y);

/* cmocka set-up and tear-down of a test with a fresh database and the school in it. */
struct store_test {
	struct db *db;
	struct arena *a;
	struct err e;
};
int store_test_setup(void **state);
int store_test_teardown(void **state);

/* With a store_test t and the functions noun_insert, noun_load and noun_update: inserts v (from record_fill_for), loads
 * it, changes it, and tries the old revision and other pupils. */
#define ROUND_TRIP(t, noun, v)                                                                                         \
	do {                                                                                                           \
		struct noun now = { 0 };                                                                               \
		assert_int_equal(noun##_insert(t->db, t->a, zara, &v, &t->e), RC_OK);                                  \
		assert_int_equal(noun##_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);                            \
		assert_int_equal(noun##_load(t->db, t->a, zara, v.id, &now, &t->e), RC_OK);                            \
		assert_record_same(t->a, &noun##_rec, &v, &now);                                                       \
		record_fill_again(t->a, &noun##_rec, &v);                                                              \
		v.revision = now.revision;                                                                             \
		assert_int_equal(noun##_update(t->db, t->a, zara, &v, &t->e), RC_OK);                                  \
		assert_int_equal(noun##_update(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);                            \
		assert_int_equal(noun##_load(t->db, t->a, zara, v.id, &now, &t->e), RC_OK);                            \
		assert_int_equal(now.revision, v.revision + 1);                                                        \
		v.revision++;                                                                                          \
		assert_record_same(t->a, &noun##_rec, &v, &now);                                                       \
		assert_int_equal(noun##_update(t->db, t->a, tom, &v, &t->e), RC_CONFLICT);                             \
		assert_int_equal(noun##_load(t->db, t->a, tom, v.id, &now, &t->e), RC_NONE);                           \
		assert_int_equal(noun##_load(t->db, t->a, other_zara, v.id, &now, &t->e), RC_NONE);                    \
	} while (0)
