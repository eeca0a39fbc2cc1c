/* files/file_rule: who reads which file, thought out for each kind and choice of readers. */
#include "support/support.h"

#include <string.h>

#include "files/file_rule.h"

enum { ME = 1, OTHER = 2 };

static const struct date BORN = { 2016, 1, 1 }, TODAY_HERE = { 2026, 3, 10 }, MONDAY = { 2026, 3, 9 };

static struct pupil_file file(enum file_what kind, enum file_readers readers)
{
	return (struct pupil_file){ .kind = kind,
		                    .readers = readers,
		                    .scan = FILE_SCAN_WITHOUT,
		                    .made_by = S("Dr Helen Marsh"),
		                    .made_on = { 2026, 3, 9 },
		                    .added_by = OTHER,
		                    .added_on = { 2026, 3, 9 } };
}

/* Letters as in the table of rights: S H T A X P U. */
static const struct {
	enum file_what kind;
	enum file_readers readers;
	const char *who;
} TABLE[] = {
	{ FILE_WHAT_REPORT, FILE_READERS_FEW, "SH" },       { FILE_WHAT_REPORT, FILE_READERS_STAFF, "SHTX" },
	{ FILE_WHAT_REPORT, FILE_READERS_FAMILY, "SHTXP" }, { FILE_WHAT_REPORT, FILE_READERS_ALL, "SHTXPU" },
	{ FILE_WHAT_MEDICAL, FILE_READERS_FEW, "SH" },      { FILE_WHAT_MEDICAL, FILE_READERS_STAFF, "SHT" },
	{ FILE_WHAT_MEDICAL, FILE_READERS_FAMILY, "SHTP" }, { FILE_WHAT_CARE, FILE_READERS_ALL, "SHTPU" },
	{ FILE_WHAT_WORK, FILE_READERS_FEW, "SH" },         { FILE_WHAT_WORK, FILE_READERS_STAFF, "SHTAX" },
	{ FILE_WHAT_PHOTO, FILE_READERS_FAMILY, "SHTAXP" }, { FILE_WHAT_RECORDING, FILE_READERS_ALL, "SHTAXPU" },
	{ FILE_WHAT_EHC, FILE_READERS_STAFF, "SHTX" },      { FILE_WHAT_LETTER, FILE_READERS_STAFF, "SHTX" },
	{ FILE_WHAT_PLAN, FILE_READERS_FAMILY, "SHTXP" },   { FILE_WHAT_OTHER, FILE_READERS_STAFF, "SHTX" },
	{ FILE_WHAT_REPORT, FILE_READERS_NONE, "SH" },
};

static const struct {
	char letter;
	enum role hat;
} HATS[] = { { 'S', ROLE_SENCO },      { 'H', ROLE_HEAD },    { 'T', ROLE_TEACHER }, { 'A', ROLE_TA },
	     { 'X', ROLE_SPECIALIST }, { 'P', ROLE_PARENT },  { 'U', ROLE_PUPIL },   { '-', ROLE_GOVERNOR },
	     { '-', ROLE_ADMIN },      { '-', ROLE_SENDIASS } };

static void test_readers__are_those_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++)
		for (size_t k = 0; k < sizeof HATS / sizeof *HATS; k++) {
			struct pupil_file f = file(TABLE[i].kind, TABLE[i].readers);
			struct file_asker who = { .hat = HATS[k].hat, .person_id = ME, .sees = true };

			if (file_is_seen(&f, &who) != (strchr(TABLE[i].who, HATS[k].letter) != NULL))
				fail_msg("kind %d for readers %d: %s", (int)TABLE[i].kind, (int)TABLE[i].readers,
				         role_label(HATS[k].hat));
		}
}

static void test_readers__who_added_it_reads_it(void **state)
{
	struct pupil_file f = file(FILE_WHAT_MEDICAL, FILE_READERS_FEW);
	struct file_asker teacher = { .hat = ROLE_TEACHER, .person_id = OTHER };
	struct file_asker parent = { .hat = ROLE_PARENT, .person_id = OTHER, .sees = true };

	(void)state;
	assert_true(file_is_seen(&f, &teacher) && file_is_theirs(&f, &teacher));
	teacher.person_id = ME;
	assert_false(file_is_seen(&f, &teacher) || file_is_theirs(&f, &teacher));
	assert_false(file_is_seen(&f, &parent) || file_is_theirs(&f, &parent)); /* an employee who is a parent too */
	assert_true(file_is_theirs(&f, &(struct file_asker){ .hat = ROLE_SENCO, .person_id = ME }));
	assert_false(file_is_theirs(&f, &(struct file_asker){ .hat = ROLE_HEAD, .person_id = ME }));
}

static void test_readers__a_young_person_decides(void **state)
{
	struct pupil_file f = file(FILE_WHAT_REPORT, FILE_READERS_FAMILY);
	struct file_asker young = { .hat = ROLE_PUPIL, .person_id = ME, .decides = true };
	struct file_asker parent = { .hat = ROLE_PARENT, .person_id = ME, .sees = false, .before = MONDAY };

	(void)state;
	assert_true(file_is_seen(&f, &young));
	assert_false(file_is_seen(&f, &parent));
	f.added_on = (struct date){ 2026, 3, 8 };
	assert_true(file_is_seen(&f, &parent)); /* they knew it before */
}

static void test_open__not_before_the_scan_and_never_with_a_find(void **state)
{
	static const enum file_scan scan[] = { FILE_SCAN_WITHOUT, FILE_SCAN_CLEAN, FILE_SCAN_WAITING, FILE_SCAN_FOUND,
		                               FILE_SCAN_NONE };
	struct file_asker who = { .hat = ROLE_SENCO, .person_id = OTHER };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct pupil_file f = file(FILE_WHAT_REPORT, FILE_READERS_STAFF);

		f.scan = scan[i];
		assert_int_equal(file_is_open(&f, &who), i < 2);
		assert_true(file_is_seen(&f, &who));
	}
}

static void wrong(const struct pupil_file *f, enum role hat, const char *field)
{
	struct file_wrong w = file_wrong_of(f, hat, BORN, TODAY_HERE);

	if (field == NULL ? w.field != NULL : w.field == NULL || strcmp(w.field, field) != 0)
		fail_msg("wrong: %s, not %s", w.field != NULL ? w.field : "nothing", field != NULL ? field : "nothing");
	assert_true(w.field == NULL || w.why.n > 0);
}

static void test_words__name_the_wrong_field(void **state)
{
	struct pupil_file f = file(FILE_WHAT_REPORT, FILE_READERS_STAFF);

	(void)state;
	wrong(&f, ROLE_TEACHER, NULL);
	f.made_by = S(" ");
	wrong(&f, ROLE_TEACHER, "made_by");
	f.kind = FILE_WHAT_WORK;
	wrong(&f, ROLE_TEACHER, NULL);
	f.made_on = (struct date){ 2026, 3, 11 };
	wrong(&f, ROLE_TEACHER, "made_on");
	f.made_on = (struct date){ 2015, 12, 31 };
	wrong(&f, ROLE_TEACHER, "made_on");
	f.made_on = MONDAY;
	f.kind = FILE_WHAT_NONE;
	wrong(&f, ROLE_TEACHER, "kind");
	f = file(FILE_WHAT_CARE, FILE_READERS_FAMILY);
	wrong(&f, ROLE_TEACHER, "readers");
	wrong(&f, ROLE_HEAD, "readers");
	wrong(&f, ROLE_SENCO, NULL);
	f.readers = file_usual_readers(f.kind, FILE_READERS_USUAL);
	assert_true(f.readers == FILE_READERS_FEW);
	wrong(&f, ROLE_TEACHER, NULL);
	assert_true(file_usual_readers(FILE_WHAT_WORK, FILE_READERS_USUAL) == FILE_READERS_STAFF);
	assert_true(file_usual_readers(FILE_WHAT_CARE, FILE_READERS_ALL) == FILE_READERS_ALL);
}

TEST_MAIN(test_file_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_readers__are_those_of_the_table),
		cmocka_unit_test(test_readers__who_added_it_reads_it),
		cmocka_unit_test(test_readers__a_young_person_decides),
		cmocka_unit_test(test_open__not_before_the_scan_and_never_with_a_find),
		cmocka_unit_test(test_words__name_the_wrong_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
