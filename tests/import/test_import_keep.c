/* Lines kept for later: what is wrong is taken out with all lines of the same child, the rest comes in, nobody counts
 * as missing for it; and a fault of the whole file keeps nothing. On both engines. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/school/school_sql.h"
#include "import/import.h"
#include "import/later.h"
#include "support/test_db.h"
#include "support/import_school.h"

enum { SCHOOL = 7 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;

static int setup(void **state)
{
	c = import_school(&app, SCHOOL);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static enum rc run_with(struct import_options o, const char *text)
{
	enum rc rc = import_run(c, &o, str_of(text), &report);

	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static void brings(enum import_kind kind, const char *text)
{
	if (run_with((struct import_options){ .kind = kind }, text) != RC_OK)
		fail_msg("not imported; %zu problems", report.problems.n);
}

static enum rc keeps(enum import_kind kind, const char *text)
{
	return run_with((struct import_options){ .kind = kind, .keep = true }, text);
}

/* Which lines were kept: "3 5", with + behind one that only goes with another. */
static const char *kept_lines(void)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < report.kepts; i++)
		all = str_fmt(c->a, "%.*s%s%zu%s", STR_ARG(all), i > 0 ? " " : "", report.kept[i].line,
		              report.kept[i].faults == 0 ? "+" : "");
	return str_c(c->a, all);
}

static void assert_counts(size_t added, size_t changed, size_t unchanged, size_t left)
{
	assert_int_equal(report.count[ITEM_ADDED], added);
	assert_int_equal(report.count[ITEM_CHANGED], changed);
	assert_int_equal(report.count[ITEM_UNCHANGED], unchanged);
	assert_int_equal(report.count[ITEM_LEFT], left);
}

static struct import_data now_there(void)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

static const struct pupil *pupil_there(const struct import_data *d, const char *given)
{
	for (size_t i = 0; i < d->pupils; i++)
		if (str_is(d->pupil[i].given, given))
			return &d->pupil[i];
	fail_msg("no pupil %s", given);
	return NULL;
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
#define AVA "N820123425001,Kaur,Ava,1/9/2015,5,5A,K\n"
#define BEN "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"
#define CAL "Z805330126042,Reed,Cal,3/11/2015,5,5B,E\n"

static void test_keep__a_bad_line_is_taken_out_and_the_rest_comes_in(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n" CAL), RC_OK);
	assert_counts(2, 0, 0, 0);
	assert_string_equal(kept_lines(), "3");
	assert_true(str_is(report.kept[0].who, "Ben Stone"));
	assert_true(str_is(report.kept[0].fault[0].column, "DOB"));
	assert_true(str_is(report.kept[0].fault[0].value, "31/2/2015"));
	assert_int_equal(report.problems.n, 0);
	assert_int_equal(now_there().pupils, 2);
}

/* Whatever it is that cannot be read, who is here and on a kept line is not missing. */
static void test_keep__who_is_kept_is_not_missing(void **state)
{
	static const char *const bad[] = {
		"N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n",  "N820123425009,Kaur,Ava,1/9/2015,5,5A,K\n",
		"N820123425009,Kaur,Ava,31/2/2015,5,5A,K\n",  "N820123425001,,Ava,1/9/2015,5,5A,K\n",
		"N820123425001,Kaur,Ava,1/9/2015,5,5A,Huh\n", "N820123425001,Kaur,Ava,1/9/2015,Huh,5A,K\n",
	};

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BEN CAL), RC_OK);
	assert_int_equal(report.kepts + report.keep_not.n, 0);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL,
		                                                   .keep = true,
		                                                   .record_left = true,
		                                                   .left_number = 1 },
		                          str_c(c->a, str_fmt(c->a, HEAD "%s" BEN CAL, bad[i]))),
		                 RC_OK);
		assert_string_equal(kept_lines(), "2");
		assert_counts(0, 0, 2, 0);
	}
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .keep = true, .rehearse = true },
	                          HEAD "N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n" BEN),
	                 RC_OK);
	assert_counts(0, 0, 1, 1); /* Cal, who is in no line, is */
}

#define NEEDS "UPN,Surname,Forename,DOB,Year,Reg,SEN status,SEN need,SEN need ranking\n"

static void test_keep__never_half_a_child(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          "M830200026001,Stone,Ben,2/10/2015,5,5A,K,MLD,1\n"
	                                          "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,Huh,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_counts(1, 0, 0, 0);
	/* Without numbers, by name and birthday; and by the name alone where the birthday cannot be read. */
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS ",Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          ",Rowe,Dan,4/12/2015,5,5A,K,MLD,1\n"
	                                          ",Kaur,Ava,1/9/2015,5,5A,K,Huh,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS ",Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          ",Reed,Cal,3/11/2015,5,5A,K,MLD,1\n"
	                                          ",Kaur,Ava,31/9/2015,5,5A,K,SEMH,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_int_equal(now_there().pupils, 3);
}

static void test_keep__two_children_with_one_number_are_both_kept(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA "N820123425001,Stone,Ben,2/10/2015,5,5A,N\n" CAL), RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_counts(1, 0, 0, 0);
}

/* Two lines of one record that only the record ties together: by the number, and by name and birthday. */
static void test_keep__lines_of_one_record_go_together(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_CONTACTS,
	                       "UPN,Pupil surname,Pupil forename,Date of birth,Contact name,Contact phone\n"
	                       "N820123425001,,,,Ms Kaur,07700 900111\n"
	                       ",Kaur,Ava,1/9/2015,Mr Ray Kaur,12\n"
	                       "M830200026001,,,,Ms Jo Stone,07700 900112\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_int_equal(now_there().contacts, 1);
}

static void test_keep__a_question_is_a_fault_of_its_line(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD ",Kaur,Avah,1/9/2015,5,5A,K\n" BEN CAL), RC_OK);
	assert_string_equal(kept_lines(), "2");
	assert_true(str_starts(report.kept[0].fault[0].reason, S("Who is meant?")));
	assert_int_equal(report.open, 0);
	assert_counts(0, 0, 2, 0);
	assert_int_equal(now_there().pupils, 3);
}

static void test_keep__a_word_that_is_no_code_keeps_all_its_lines(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5A,Monitoring\n" BEN
	                                         "Z805330126042,Reed,Cal,3/11/2015,5,5B,monitoring\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2 4");
	assert_int_equal(report.kept[0].faults, 1);
	assert_true(str_is(report.kept[0].fault[0].column, "SEN status"));
	assert_counts(1, 0, 0, 0);
}

static void test_keep__a_fault_of_the_file_keeps_nothing(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, "UPN,Surname\nx,y\n"), RC_INVALID);
	assert_true(report.missing.n > 0);
	assert_int_equal(keeps(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Year\n"
	                                    "N820123425001,Kaur,Ava,1/9/2015,5,6\n"
	                                    "M830200026001,Stone,Ben,2/10/2015,5,5\n"),
	                 RC_INVALID);
	assert_true(str_find(report.keep_not, S("whole file")) >= 0);
	assert_int_equal(report.kepts, 0);
	assert_true(report.problems.n > 0);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n"), RC_INVALID);
	assert_true(str_find(report.keep_not, S("every line")) >= 0);
	assert_int_equal(now_there().pupils, 0);
}

/* How the dates are written is seen from the whole file, also from a line that is kept. */
static void test_keep__the_rest_is_read_as_with_all_lines(void **state)
{
	struct import_data d;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,9/21/2015,5,5A,Huh\n"
	                                         "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"),
	                 RC_OK);
	d = now_there();
	assert_int_equal(d.pupil[0].born.m, 2);
	assert_int_equal(d.pupil[0].born.d, 10);
}

static void test_keep__what_was_shown_is_what_is_kept(void **state)
{
	const char *text = HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n";
	struct import_options o = { .kind = IMPORT_ROLL, .keep = true, .rehearse = true };

	(void)state;
	assert_int_equal(run_with(o, text), RC_OK);
	assert_int_equal(now_there().pupils, 0);
	o.rehearse = false;
	o.expected = report.digest;
	assert_int_equal(run_with(o, HEAD AVA "M830200026001,Stone,Ben,2/10/2015,5,5A,Huh\n"), RC_CONFLICT);
	assert_int_equal(run_with(o, text), RC_OK);
	assert_int_equal(now_there().pupils, 1);
}

static void test_keep__staff_and_classes(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_STAFF, "Code,Surname,Forename,Role\nSTO,Stone,Al,Teacher\nWEL,Wells,Bo,Wizard\n"
	                                     "REE,Reed,Cy,TA\nREE,Rood,Di,TA\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "3 4+ 5");
	assert_counts(1, 0, 0, 0);
	brings(IMPORT_STAFF, "Code,Surname,Forename,Role\nREE,Reed,Cy,TA\nWEL,Wells,Bo,Teacher\n");
	brings(IMPORT_CLASSES, "Class,Year,Teacher\n5A,5,STO\n5A,5,WEL\n5B,5,WEL\n");
	/* 5A has two lines: a kept one must not end who teaches it. */
	assert_int_equal(keeps(IMPORT_CLASSES, "Class,Year,Teacher\n5A,5,STO\n5A,5,NOB\n5B,5,STO\n"), RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_counts(0, 2, 0, 0);
}

/* ---- what was kept waits ---- */

static struct later_list waiting;

static size_t waits(void)
{
	enum rc rc;

	c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
	rc = IN_READ(c, later_list_load(c, &waiting));
	c->actor = (struct actor){ .school_id = SCHOOL };
	assert_int_equal(rc, RC_OK);
	return waiting.n;
}

static struct import_report brought;

/* The first that waits, with one cell put right. */
static enum rc put_right(const char *heading, const char *text, int64_t revision, const struct import_answer *answer)
{
	const struct later_item *x = &waiting.item[0];
	const struct csv_file *f = &x->l.file;
	struct str *cell = NEW_ARRAY(c->a, struct str, f->n * x->l.width + 1);
	struct later_right right = { x->v.id, revision, cell, answer, answer != NULL };
	enum rc rc;

	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < x->l.width; k++)
			cell[i * x->l.width + k] =
			    str_is(csv_cell(&f->heading, k), heading) ? str_of(text) : csv_cell(&f->row[i], k);
	c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
	rc = IN_WRITE(c, later_bring(c, &right, &brought));
	c->actor = (struct actor){ .school_id = SCHOOL };
	if (rc == RC_FAIL)
		fail_msg("%s", c->err.text);
	return rc;
}

#define BAD_BEN "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n"

static void test_later__it_waits_as_it_stood_and_comes_in_when_right(void **state)
{
	struct import_data d;

	(void)state;
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL,
	                                                   .keep = true,
	                                                   .file_name = S("roll.csv") },
	                          HEAD AVA BAD_BEN CAL),
	                 RC_OK);
	assert_int_equal(report.waits, 1);
	assert_int_equal(waits(), 1);
	assert_true(str_is(waiting.item[0].v.who, "Ben Stone"));
	assert_true(str_is(waiting.item[0].v.lines, "3"));
	assert_true(str_is(waiting.item[0].v.file, "roll.csv"));
	assert_int_equal(waiting.item[0].l.faults, 1);
	assert_true(str_is(waiting.item[0].l.fault[0].say.column, "DOB"));
	/* Still wrong: nothing is written, it waits on. */
	assert_int_equal(put_right("DOB", "30/2/2015", 1, NULL), RC_INVALID);
	assert_int_equal(brought.problems.n, 1);
	assert_int_equal(now_there().pupils, 2);
	assert_int_equal(put_right("DOB", "2/10/2015", 1, NULL), RC_OK);
	d = now_there();
	assert_int_equal(d.pupils, 3);
	assert_int_equal(waits(), 0);
	/* Somebody else, or a second press: it is not there any more. */
	waiting.n = 1;
	assert_int_equal(put_right("DOB", "2/10/2015", 1, NULL), RC_NONE);
}

static void test_later__a_second_file_makes_no_double(void **state)
{
	int64_t id;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN CAL), RC_OK);
	assert_int_equal(waits(), 1);
	id = waiting.item[0].v.id;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN CAL), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.item[0].v.revision, 1);
	/* Wrong in another way: it takes the place of what waited, and who has that open is told. */
	assert_int_equal(keeps(IMPORT_ROLL, HEAD CAL AVA "M830200026001,Stone,Ben,2/10/2015,5,5A,Huh\n"), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.item[0].v.id, id);
	assert_int_equal(waiting.item[0].v.revision, 2);
	assert_true(str_is(waiting.item[0].v.lines, "4"));
	assert_int_equal(put_right("DOB", "2/10/2015", 1, NULL), RC_CONFLICT);
	assert_int_equal(now_there().pupils, 2);
}

static void test_later__a_file_that_has_it_right_ends_the_waiting(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN CAL), RC_OK);
	/* A file without the column that was wrong says nothing of it. */
	brings(IMPORT_ROLL, HEAD AVA CAL);
	assert_int_equal(report.settled, 0);
	assert_int_equal(waits(), 1);
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(report.settled, 1);
	assert_int_equal(waits(), 0);
	assert_int_equal(now_there().pupils, 3);
}

static void test_later__only_the_column_that_was_wrong_can_end_it(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Reg,Contact 1 Name,Contact 1 Phone\n"
	                                    "N820123425001,Kaur,Ava,1/9/2015,5,5A,Ms Jo Kaur,12\n"
	                                    "M830200026001,Stone,Ben,2/10/2015,5,5A,,\n"),
	                 RC_OK);
	assert_int_equal(waits(), 1);
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(waits(), 1);
	brings(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Reg,Contact 1 Name,Contact 1 Phone\n"
	                    "N820123425001,Kaur,Ava,1/9/2015,5,5A,Ms Jo Kaur,07700 900111\n");
	assert_int_equal(waits(), 0);
}

static void test_later__lines_of_one_child_wait_together(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          "M830200026001,Stone,Ben,2/10/2015,5,5A,K,MLD,1\n"
	                                          "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,Huh,2\n"),
	                 RC_OK);
	assert_int_equal(report.waits, 1);
	assert_int_equal(waits(), 1);
	assert_true(str_is(waiting.item[0].v.lines, "2, 4"));
	waiting.item[0].l.file.row[0].cell[7] = S("SLCN");
	assert_int_equal(put_right("SEN need", "SEMH", 1, NULL), RC_OK);
	assert_int_equal(now_there().pupils, 2);
}

/* In a file with the month first the line is read so as well, also by itself. */
static void test_later__its_days_are_those_of_its_file(void **state)
{
	struct import_data d;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,9/1/2015,5,5A,Huh\n"
	                                         "M830200026001,Stone,Ben,2/21/2015,5,5A,N\n"),
	                 RC_OK);
	assert_int_equal(waits(), 1);
	assert_true(str_is(csv_cell(&waiting.item[0].l.file.row[0], 3), "1 September 2015"));
	assert_int_equal(put_right("SEN status", "K", 1, NULL), RC_OK);
	d = now_there();
	assert_int_equal(pupil_there(&d, "Ava")->born.m, 9);
}

static void test_later__a_question_is_asked_and_answered(void **state)
{
	struct import_answer same = { 0 };
	struct import_data d;

	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD ",Kaur,Avah,1/9/2015,5,5A,E\n" BEN CAL), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right("", "", 1, NULL), RC_INVALID);
	assert_int_equal(brought.open, 1);
	same = (struct import_answer){ brought.question[0].key, brought.question[0].choice[0].code };
	assert_int_equal(put_right("", "", 1, &same), RC_OK);
	assert_int_equal(waits(), 0);
	d = now_there();
	assert_int_equal(d.pupils, 3);
	assert_true(str_is(pupil_there(&d, "Avah")->family, "Kaur"));
}

/* How the columns were read then is how they are read now, whatever the school has kept since. */
static void test_later__its_columns_are_those_of_its_file(void **state)
{
	struct import_data d;

	(void)state;
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL,
	                                                   .keep = true,
	                                                   .columns = S("group\tclass\nreg\t-\n") },
	                          "UPN,Surname,Forename,DOB,Year,Group,Reg\n"
	                          "N820123425001,Kaur,Ava,31/9/2015,5,Owls,5A\n"
	                          "M830200026001,Stone,Ben,2/10/2015,5,Owls,5A\n"),
	                 RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right("DOB", "1/9/2015", 1, NULL), RC_OK);
	d = now_there();
	assert_int_equal(d.classes, 1);
	assert_true(str_is(d.class[0].name, "Owls"));
}

static void test_later__taken_out_with_a_reason_and_gone_after_a_year(void **state)
{
	struct actor nobody = c->actor;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN "Z805330126042,Reed,Cal,31/11/2015,5,5B,E\n"), RC_OK);
	assert_int_equal(waits(), 2);
	c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
	assert_int_equal(IN_WRITE(c, later_take_out(c, waiting.item[0].v.id, 1, S(" "))), RC_INVALID);
	assert_int_equal(IN_WRITE(c, later_take_out(c, waiting.item[0].v.id, 2, S("He has left"))), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, later_take_out(c, waiting.item[0].v.id, 1, S("He has left"))), RC_OK);
	assert_int_equal(IN_WRITE(c, later_take_out(c, waiting.item[0].v.id, 1, S("He has left"))), RC_NONE);
	c->actor = nobody;
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.gones, 1);
	assert_true(str_is(waiting.gone[0].v.out_why, "He has left"));
	assert_int_equal(waiting.gone[0].v.cells.n + waiting.gone[0].v.who.n + waiting.gone[0].v.faults.n, 0);
	c->now.utc += (int64_t)366 * 24 * 3600;
	assert_int_equal(waits(), 0);
	brings(IMPORT_ROLL, HEAD AVA);
	c->now.utc -= (int64_t)366 * 24 * 3600;
	assert_int_equal(waits(), 0);
	assert_int_equal(waiting.gones, 0);
}

/* As many columns as a file may have, and cells that CSV has to quote. */
static void test_later__the_widest_file_waits_as_it_stood(void **state)
{
	struct buf b = buf_new(c->a, 1 << 20);

	(void)state;
	buf_str(&b, S("UPN,Surname,Forename,DOB,Year"));
	for (int i = 5; i < CSV_MAX_COLUMNS; i++)
		buf_fmt(&b, ",Own %d", i);
	buf_str(&b, S("\nN820123425001,Kaur,Ava,1/9/2015,5\nM830200026001,\"Stone, \"\"S\"\"\",Ben,31/2/2015,5"));
	for (int i = 5; i < CSV_MAX_COLUMNS; i++)
		buf_str(&b, S(",\"=1\n2\""));
	buf_str(&b, S("\n"));
	assert_int_equal(keeps(IMPORT_ROLL, str_c(c->a, buf_view(&b))), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.item[0].l.file.heading.n, CSV_MAX_COLUMNS);
	assert_true(str_is(csv_cell(&waiting.item[0].l.file.row[0], 1), "Stone, \"S\""));
	assert_true(str_is(csv_cell(&waiting.item[0].l.file.row[0], CSV_MAX_COLUMNS - 1), "=1\n2"));
	assert_int_equal(put_right("DOB", "2/10/2015", 1, NULL), RC_OK);
	assert_int_equal(now_there().pupils, 2);
}

/* Cells that have moved: what stands beyond the headings is kept, and stays a fault until somebody looks at it. */
static void test_later__a_shifted_line_is_not_cut_off(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA "M830200026001,Stone,Ben,2/10/2015,5,5A,N,K\n"), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.item[0].l.width, 8);
	assert_int_equal(put_right("Surname", "Stone", 1, NULL), RC_INVALID);
	assert_int_equal(brought.problems.n, 1);
	waiting.item[0].l.file.row[0].cell[7] = STR_NONE;
	assert_int_equal(put_right("SEN status", "K", 1, NULL), RC_OK);
	assert_int_equal(waits(), 0);
}

static void test_later__only_who_may_import(void **state)
{
	struct later_view v;
	int64_t id;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN), RC_OK);
	assert_int_equal(waits(), 1);
	id = waiting.item[0].v.id;
	c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_TEACHER };
	assert_int_equal(IN_READ(c, later_list_load(c, &waiting)), RC_NONE);
	assert_int_equal(IN_READ(c, later_open(c, id, &v)), RC_NONE);
	c->actor = (struct actor){ .school_id = SCHOOL + 1, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
	assert_int_equal(IN_READ(c, later_open(c, id, &v)), RC_NONE);
}

static void test_later__what_the_record_has_here_stands_beside_it(void **state)
{
	struct later_view v;

	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BAD_BEN CAL), RC_OK);
	assert_int_equal(waits(), 1);
	c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
	assert_int_equal(IN_READ(c, later_open(c, waiting.item[0].v.id, &v)), RC_OK);
	assert_true(v.pupil_id != 0);
	assert_true(str_is(v.name, "Ben Stone"));
	assert_true(str_is(v.here[3], "2 October 2015"));
	assert_int_equal(v.here[1].n, 0);
}

TEST_MAIN(test_import_keep)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_keep__a_bad_line_is_taken_out_and_the_rest_comes_in),
		T(test_keep__who_is_kept_is_not_missing),
		T(test_keep__never_half_a_child),
		T(test_keep__two_children_with_one_number_are_both_kept),
		T(test_keep__lines_of_one_record_go_together),
		T(test_keep__a_question_is_a_fault_of_its_line),
		T(test_keep__a_word_that_is_no_code_keeps_all_its_lines),
		T(test_keep__a_fault_of_the_file_keeps_nothing),
		T(test_keep__the_rest_is_read_as_with_all_lines),
		T(test_keep__what_was_shown_is_what_is_kept),
		T(test_keep__staff_and_classes),
		T(test_later__it_waits_as_it_stood_and_comes_in_when_right),
		T(test_later__a_second_file_makes_no_double),
		T(test_later__a_file_that_has_it_right_ends_the_waiting),
		T(test_later__only_the_column_that_was_wrong_can_end_it),
		T(test_later__lines_of_one_child_wait_together),
		T(test_later__its_days_are_those_of_its_file),
		T(test_later__a_question_is_asked_and_answered),
		T(test_later__its_columns_are_those_of_its_file),
		T(test_later__taken_out_with_a_reason_and_gone_after_a_year),
		T(test_later__the_widest_file_waits_as_it_stood),
		T(test_later__a_shifted_line_is_not_cut_off),
		T(test_later__only_who_may_import),
		T(test_later__what_the_record_has_here_stands_beside_it),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
