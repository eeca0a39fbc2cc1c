/* Who is who, as a property: whatever a file does to names, birthdays and numbers, no record ever becomes another
 * child's, no two adults become one, and the same file twice, or its lines in another order, ends the same. Children
 * and adults carry a mark in a column that nobody is found by; an honest person answers the questions by it. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/upn_rule.h"
#include "core/school/setup_sql.h"
#include "import/import.h"
#include "kit/base/buf.h"
#include "kit/text/fold.h"
#include "support/test_db.h"

enum { SCHOOL = 7, CHILDREN = 28, FILES = 4, SEEDS = 20, TRIES = 12, ANSWERS_MAX = 400, ROW_MAX = 400 };

static struct app app = { .clock = { .fixed = true, .utc = 1780304400 }, .ledger_fd = -1 }; /* 1 June 2026 */
static struct ctx *c;

static uint64_t seed;
static unsigned dice(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

struct child {
	const char *family, *given;
	int day, month, year;
	int number; /* of the UPN; below 0: none */
};
static struct child child[CHILDREN];

/* A line as it stands in the file, and whose it is. */
struct line {
	int who;
	char text[ROW_MAX];
	const char *mother; /* her name in the cell */
	const char *father;
};

static const char *const FAMILY[] = { "Adeyemi", "O'Hara-Quist", "van der Berg", "Khan", "Beck" };
static const char *const GIVEN[] = { "Taiwo", "Kehinde", "Anne Marie", "Mohammed", "Mohammed Yusuf",
	                             "Zoë",   "Sam",     "Samir",      "Yara" };

/* Siblings, twins and namesakes on purpose: few names and few birthdays. */
static void children_make(void)
{
	for (int i = 0; i < CHILDREN; i++)
		child[i] =
		    (struct child){ FAMILY[dice(5)], GIVEN[dice(9)], 1 + (int)dice(3), 2, 2016 + (int)dice(2), i };
}

static const char *upn_of(int number)
{
	struct str body;

	if (number < 0)
		return "";
	body = str_fmt(c->a, "99820411%04d", 1000 + number);
	return str_c(c->a, str_fmt(c->a, "%c%.*s", upn_letter(body), STR_ARG(body)));
}

static const char *slip(const char *name)
{
	char *p = memcpy(arena_alloc(c->a, strlen(name) + 1), name, strlen(name) + 1);
	size_t at = 1 + dice(2);

	if (strlen(name) > 4 && (unsigned char)p[at] < 128 && (unsigned char)p[at + 1] < 128) {
		char x = p[at];

		p[at] = p[at + 1];
		p[at + 1] = x;
	}
	return p;
}

/* Of two children of one name and birthday nobody can tell a line without a number. */
static bool is_alone(int who)
{
	for (int i = 0; i < CHILDREN; i++)
		if (i != who && child[i].day == child[who].day && child[i].year == child[who].year &&
		    child[i].family == child[who].family && child[i].given == child[who].given)
			return false;
	return true;
}

/* What may happen to a line between two files. */
static void line_make(struct line *l, int who, bool first)
{
	const struct child *k = &child[who], *other;
	int number = k->number, day = k->day;
	const char *family = k->family, *given = k->given, *mother, *father, *mail, *phone;

	switch (first ? 99 : (int)dice(16)) {
	case 0: /* corrected */
		number = 500 + who + CHILDREN * (int)dice(20);
		break;
	case 1: /* lost */
		number = is_alone(who) ? -1 : number;
		break;
	case 2: /* another child's, with whom the line has neither name nor birthday in common: nobody could see it else
	         */
		other = &child[dice(CHILDREN)];
		if ((other->day != k->day || other->year != k->year) && strcmp(other->given, k->given) != 0)
			number = other->number;
		break;
	case 3:
		day = 1 + (k->day + 1) % 28;
		break;
	case 4:
		given = slip(given);
		break;
	case 5:
		given = str_c(c->a, str_fmt(c->a, "%s Ann", given));
		number = dice(2) && is_alone(who) ? -1 : number;
		break;
	case 6:
		family = k->given;
		given = k->family;
		break;
	case 7:
		family = str_c(c->a, str_fmt(c->a, "Newname%d", who));
		number = dice(2) && is_alone(who) ? -1 : number;
		break;
	case 8: /* another name and another birthday */
		given = str_c(c->a, str_fmt(c->a, "Quite%d", who));
		family = "Other";
		day = 27;
		break;
	default:
		break;
	}
	/* Parents of a family name share e-mail and telephone; each family has two. */
	mother = dice(4) == 0 ? "Mrs D" : dice(6) == 0 ? "Mrs" : "Mrs Dee";
	father = dice(4) == 0 ? "Mr D" : dice(6) == 0 ? "Mr" : "Mr Dan";
	mail = dice(4) ? "family@home.example" : "";
	phone = dice(4) ? "07700 900111" : "";
	l->who = who;
	l->mother = str_c(c->a, str_fmt(c->a, "%s %s", mother, k->family));
	l->father = str_c(c->a, str_fmt(c->a, "%s %s", father, k->family));
	(void)snprintf(l->text, sizeof l->text, "%s,%s,%s,%d/%d/%d,5,5A,child %d,%s,m of %s,%s,%s,%s,f of %s,%s,%s\n",
	               upn_of(number), family, given, day, k->month, k->year, who, l->mother, k->family, mail, phone,
	               l->father, k->family, mail, phone);
}

static size_t file_make(struct line *line, bool first)
{
	size_t n = 0;

	for (int i = 0; i < CHILDREN; i++)
		if (first || dice(8) > 0)
			line_make(&line[n++], i, first);
	return n;
}

static void shuffle(struct line *line, size_t n)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = dice((unsigned)i);
		struct line x = line[i - 1];

		line[i - 1] = line[k];
		line[k] = x;
	}
}

static struct str file_text(const struct line *line, size_t n)
{
	struct buf b = buf_new(c->a, 1 << 20);

	buf_str(
	    &b,
	    S("UPN,Surname,Forename,DOB,Year,Reg,First language,Contact 1 Name,Contact 1 Relationship,Contact 1 Email,"
	      "Contact 1 Phone,Contact 2 Name,Contact 2 Relationship,Contact 2 Email,Contact 2 Phone\n"));
	for (size_t i = 0; i < n; i++)
		buf_str(&b, str_of(line[i].text));
	return buf_view(&b);
}

/* ---- what is there ---- */

static struct import_data there(void)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

static struct str mark_of_pupil(const struct import_data *d, int64_t id)
{
	for (size_t i = 0; i < d->pupils; i++)
		if (d->pupil[i].id == id)
			return d->pupil[i].language;
	return STR_NONE;
}

/* Whose mother or father a person is: the mark is the relationship of the link. */
static struct str mark_of_person(const struct import_data *d, int64_t id)
{
	for (size_t i = 0; i < d->contacts; i++)
		if (d->contact[i].person_id == id)
			return d->contact[i].relationship;
	return STR_NONE;
}

static void nobody_is_another(const struct import_data *before, const struct import_data *now)
{
	for (size_t i = 0; i < before->pupils; i++)
		if (!str_eq(before->pupil[i].language, mark_of_pupil(now, before->pupil[i].id)))
			fail_msg("the record of %.*s became that of %.*s", STR_ARG(before->pupil[i].language),
			         STR_ARG(mark_of_pupil(now, before->pupil[i].id)));
	for (size_t i = 0; i < now->contacts; i++)
		for (size_t k = 0; k < i; k++)
			if (now->contact[i].person_id == now->contact[k].person_id &&
			    !str_eq(now->contact[i].relationship, now->contact[k].relationship))
				fail_msg("one person is %.*s and %.*s", STR_ARG(now->contact[i].relationship),
				         STR_ARG(now->contact[k].relationship));
}

static void differ(const char *what, int round, struct str x, struct str y)
{
	while (x.n > 0 || y.n > 0) {
		struct str p = str_cut(x, '\n', &x), q = str_cut(y, '\n', &y);

		if (!str_eq(p, q))
			fail_msg("%s, seed %d: '%.*s', then '%.*s'", what, round, STR_ARG(p), STR_ARG(q));
	}
}

/* ---- an honest person ---- */

static const struct line *line_at(const struct line *line, size_t nth)
{
	return &line[nth - 2]; /* the headings are line 1 */
}

static bool same_adult(const struct import_data *d, struct str code, struct str mark, const char *family)
{
	int64_t id;
	struct str rest = str_sub(code, 3, code.n), title;

	if (str_int(rest, &id))
		return str_eq(mark_of_person(d, id), mark);
	title = str_cut(rest, '/', &rest); /* made by this file: title/family given/… */
	return str_starts(rest, fold_key(c->a, str_of(family))) && str_is(title, mark.p[0] == 'm' ? "mrs" : "mr");
}

static struct str honest(const struct import_data *d, const struct import_question *q, const struct line *l)
{
	const char *family = child[l->who].family;
	bool adult = str_find(q->title, str_of(l->mother)) > 0 || str_find(q->title, str_of(l->father)) > 0;
	struct str mark = adult
	                      ? str_fmt(c->a, "%s of %s", str_find(q->title, str_of(l->mother)) > 0 ? "m" : "f", family)
	                      : str_fmt(c->a, "child %d", l->who);

	for (size_t i = 0; i < q->choices; i++) {
		struct str code = q->choice[i].code;
		int64_t id;

		if (str_starts(code, S("same:")) && str_int(str_sub(code, 5, code.n), &id) &&
		    str_eq(mark_of_pupil(d, id), mark))
			return code;
		if (str_starts(code, S("is:")) && same_adult(d, code, mark, family))
			return code;
	}
	return S("new");
}

/* Brings a file in, answering until nothing is open. False: the file has lines that are wrong in themselves. */
static bool bring(const struct line *line, size_t n, struct import_report *r)
{
	static struct import_answer answer[ANSWERS_MAX];
	struct import_options o = { .kind = IMPORT_ROLL, .answer = answer };
	struct import_data d = there();

	for (int i = 0; i < TRIES; i++) {
		enum rc rc = import_run(c, &o, file_text(line, n), r);

		if (rc == RC_OK)
			return true;
		if (rc != RC_INVALID)
			fail_msg("rc %d: %s", (int)rc, c->err.text);
		if (r->problems.n > 0)
			return false;
		assert_true(r->open > 0);
		for (size_t k = 0; k < r->questions && o.answers < ANSWERS_MAX; k++)
			if (r->question[k].answer.n == 0)
				answer[o.answers++] =
				    (struct import_answer){ r->question[k].key,
					                    honest(&d, &r->question[k],
					                           line_at(line, r->question[k].line)) };
	}
	fail_msg("%zu questions stay open: %.*s", r->open, STR_ARG(r->question[r->questions - 1].title));
	return false;
}

/* The school as text, without ids: children by mark, and which of their adults are one. */
static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static struct str school_text(bool adults)
{
	struct import_data d = there();
	struct str *row = NEW_ARRAY(c->a, struct str, d.pupils + d.persons);
	size_t n = 0;

	for (size_t i = 0; i < d.pupils; i++) {
		const struct pupil *p = &d.pupil[i];

		row[n++] = str_fmt(c->a, "%.*s %.*s %.*s %.*s %.*s", STR_ARG(p->language), STR_ARG(p->upn),
		                   STR_ARG(p->family), STR_ARG(p->given), STR_ARG(date_iso(c->a, p->born)));
	}
	for (size_t i = 0; i < d.persons && adults; i++)
		row[n++] = str_fmt(c->a, "adult %.*s", STR_ARG(mark_of_person(&d, d.person[i].id)));
	qsort(row, n, sizeof *row, by_text);
	return str_join(c->a, row, n, S("\n"));
}

static void begin(void)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct school_row school = {
		.id = SCHOOL, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};

	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app,
		           .db = test_db_new(),
		           .a = a,
		           .now = clock_read(&app.clock),
		           .actor = { .school_id = SCHOOL } };
	assert_int_equal(school_insert(c->db, a, &school, &c->err), RC_OK);
}

static void end(void)
{
	test_db_drop(c->db);
	arena_free(c->a);
}

static void test_who__no_record_becomes_another_and_twice_is_once(void **state)
{
	size_t brought = 0;

	(void)state;
	for (int round = 0; round < SEEDS; round++) {
		struct import_report r;

		seed = 20261201u + (uint64_t)round * 7919u;
		begin();
		children_make();
		for (int f = 0; f < FILES; f++) {
			struct import_data before = there();
			struct line line[CHILDREN];
			size_t n = file_make(line, f == 0);
			struct import_data now;
			struct str text;

			if (!bring(line, n, &r))
				continue; /* one number on two lines */
			brought++;
			now = there();
			nobody_is_another(&before, &now);
			text = school_text(true);
			shuffle(line, n);
			assert_true(bring(line, n, &r));
			now = there();
			nobody_is_another(&before, &now);
			differ("twice is not once", round, text, school_text(true));
			assert_int_equal(r.count[ITEM_ADDED], 0);
		}
		end();
	}
	assert_true(brought > SEEDS);
}

static void test_who__the_order_of_lines_is_nothing(void **state)
{
	(void)state;
	for (int round = 0; round < SEEDS; round++) {
		struct line line[FILES][CHILDREN];
		char *seen[2] = { NULL, NULL };
		size_t n[FILES];

		for (int turn = 0; turn < 2; turn++) {
			struct import_report r;
			struct str text;

			seed = 77u + (uint64_t)round * 104729u;
			begin();
			children_make();
			for (int f = 0; f < FILES; f++)
				n[f] = file_make(line[f], f == 0);
			for (int f = 0; f < FILES; f++) {
				if (turn == 1)
					shuffle(line[f], n[f]);
				(void)bring(line[f], n[f], &r); /* wrong in one order is wrong in the other */
			}
			/* Of adults with initials it is the person who says which record they are, and may say it of
			 * either. */
			text = school_text(false);
			seen[turn] = malloc(text.n + 1);
			assert_non_null(seen[turn]);
			memcpy(seen[turn], text.p, text.n);
			seen[turn][text.n] = '\0';
			end();
		}
		differ("another order", round, str_of(seen[0]), str_of(seen[1]));
		free(seen[0]);
		free(seen[1]);
	}
}

TEST_MAIN(test_who_property)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who__no_record_becomes_another_and_twice_is_once),
		cmocka_unit_test(test_who__the_order_of_lines_is_nothing),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
