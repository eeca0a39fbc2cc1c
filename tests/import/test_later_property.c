/* Kept for later, as a property: whatever is wrong in a file, what comes in and what is kept are the file; no child
 * comes in by half; and when what was kept is put right and brought in, the school is as if the file had been right at
 * once, whatever the order. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/upn_rule.h"
#include "core/school/setup_sql.h"
#include "import/import.h"
#include "import/later.h"
#include "kit/base/buf.h"
#include "support/test_db.h"

enum { SCHOOL = 7, CHILDREN = 24, SEEDS = 25, LINES = 2 * CHILDREN, COLUMNS = 12, NEEDS_MAX = 2 };

static struct app app = { .clock = { .fixed = true, .utc = 1780304400 }, .ledger_fd = -1 }; /* 1 June 2026 */
static struct ctx *c;

static uint64_t seed;
static unsigned dice(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

/* A line, as it is right, and as it stands in the file. */
struct line {
	int who;
	struct str right[COLUMNS];
	struct str cell[COLUMNS];
};

static struct line line[LINES];
static size_t lines;
static bool month_first; /* how this file writes its days */

static const char *const HEADING = "UPN,Surname,Forename,DOB,Year,Class,SEN status,SEN need,SEN need ranking,Contact 1 "
                                   "Name,Contact 1 Email,Contact 1 Phone\n";
static const char *const FAMILY[] = { "Adeyemi", "O'Hara-Quist", "van der Berg", "Khan", "Beck" };

static struct str upn_of(int number)
{
	struct str body = str_fmt(c->a, "99820411%04d", 1000 + number);

	return str_fmt(c->a, "%c%.*s", upn_letter(body), STR_ARG(body));
}

static struct str word(const char *s)
{
	return str_dup(c->a, str_of(s));
}

/* Siblings have one mother, with one e-mail. */
static void child_make(int who)
{
	static const char *const status[] = { "N", "K", "E" };
	static const char *const need[] = { "SLCN", "MLD", "SEMH", "ASD" };
	const char *family = FAMILY[who % 5];
	unsigned k = dice(3), first = dice(4), needs = k == 0 ? 0 : 1 + dice(NEEDS_MAX);
	const int day = 13 + who % 16,
	          month = 1 + who % 12; /* no day that could be a month: what it shows is one thing */

	for (unsigned i = 0; i < (needs > 0 ? needs : 1); i++) {
		struct line *l = &line[lines++];

		l->who = who;
		l->right[0] = upn_of(who);
		l->right[1] = word(family);
		l->right[2] = str_fmt(c->a, "Child %c", 'A' + who);
		l->right[3] = str_fmt(c->a, "%d/%d/2016", month_first ? month : day, month_first ? day : month);
		l->right[4] = word("5");
		l->right[5] = word(dice(2) ? "5A" : "5B");
		l->right[6] = word(status[k]);
		l->right[7] = word(needs > 0 ? need[(first + i) % 4] : "");
		l->right[8] = needs > 0 ? str_fmt(c->a, "%u", i + 1) : STR_NONE;
		l->right[9] = str_fmt(c->a, "Mrs Dee %s", family);
		l->right[10] = str_fmt(c->a, "d%d@home.example", who % 5);
		l->right[11] = str_fmt(c->a, "07700 9001%02d", who % 5);
		if (i > 0)
			l->right[5] = l[-1].right[5];
		memcpy(l->cell, l->right, sizeof l->cell);
	}
}

static void file_make(bool first)
{
	lines = 0;
	month_first = dice(3) == 0;
	for (int i = 0; i < CHILDREN; i++)
		if (!first || dice(5) > 0)
			child_make(i);
	for (size_t i = lines; i > 1; i--) {
		size_t k = dice((unsigned)i);
		struct line x = line[i - 1];

		line[i - 1] = line[k];
		line[k] = x;
	}
}

/* What may be wrong with a line. */
static void spoil(struct line *l)
{
	switch (dice(8)) {
	case 0:
		l->cell[3] = word("31/31/2016");
		break;
	case 1: /* its check letter */
		l->cell[0] = str_fmt(c->a, "%c%.*s", l->cell[0].p[0] == 'A' ? 'B' : 'A',
		                     STR_ARG(str_sub(l->cell[0], 1, l->cell[0].n)));
		break;
	case 2:
		l->cell[6] = word("Monitoring");
		break;
	case 3:
		l->cell[11] = word("12");
		break;
	case 4:
		l->cell[1] = word("");
		break;
	case 5:
		l->cell[4] = word("Oak");
		break;
	case 6:
		l->cell[10] = word("at home");
		break;
	default: /* another child's number */
		l->cell[0] = upn_of((l->who + 1) % CHILDREN);
		break;
	}
}

static struct str file_text(bool right)
{
	struct buf b = buf_new(c->a, 1 << 20);

	buf_str(&b, str_of(HEADING));
	for (size_t i = 0; i < lines; i++)
		for (int k = 0; k < COLUMNS; k++) {
			buf_str(&b, right ? line[i].right[k] : line[i].cell[k]);
			buf_char(&b, k + 1 < COLUMNS ? ',' : '\n');
		}
	return buf_view(&b);
}

static enum rc bring(bool right, bool keep, struct import_report *r)
{
	const struct import_options o = { .kind = IMPORT_ROLL, .keep = keep };
	enum rc rc = import_run(c, &o, file_text(right), r);

	if (rc != RC_OK && rc != RC_INVALID)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
	return rc;
}

/* ---- the school as text ---- */

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static struct str class_of_id(const struct import_data *d, int64_t id)
{
	for (size_t i = 0; i < d->classes; i++)
		if (d->class[i].id == id)
			return d->class[i].name;
	return STR_NONE;
}

static struct str adult_of(const struct import_data *d, int64_t pupil_id)
{
	for (size_t i = 0; i < d->contacts; i++)
		for (size_t k = 0; d->contact[i].pupil_id == pupil_id && k < d->persons; k++)
			if (d->person[k].id == d->contact[i].person_id)
				return str_fmt(c->a, "%.*s %.*s %.*s %.*s", STR_ARG(d->person[k].given),
				               STR_ARG(d->person[k].family), STR_ARG(d->person[k].email),
				               STR_ARG(d->person[k].phone));
	return STR_NONE;
}

static struct str sen_of(const struct import_data *d, int64_t pupil_id)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < d->statuses; i++)
		if (d->status[i].pupil_id == pupil_id)
			all = status_code_code(d->status[i].code);
	for (size_t i = 0; i < d->needs; i++)
		if (d->need[i].pupil_id == pupil_id)
			all = str_fmt(c->a, "%.*s %lld:%.*s", STR_ARG(all), (long long)d->need[i].rank,
			              STR_ARG(d->need[i].code));
	return all;
}

static struct str school_text(void)
{
	struct import_data d;
	struct str *row;
	size_t n = 0;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	row = NEW_ARRAY(c->a, struct str, d.pupils + 1);
	for (size_t i = 0; i < d.pupils; i++) {
		const struct pupil *p = &d.pupil[i];

		row[n++] = str_fmt(c->a, "%.*s %.*s %.*s %.*s %.*s; %.*s; %.*s; %s", STR_ARG(p->upn),
		                   STR_ARG(p->family), STR_ARG(p->given), STR_ARG(date_iso(c->a, p->born)),
		                   STR_ARG(class_of_id(&d, p->class_id)), STR_ARG(sen_of(&d, p->id)),
		                   STR_ARG(adult_of(&d, p->id)), date_none(p->left_on) ? "here" : "left");
	}
	row[n++] = str_fmt(c->a, "z %zu adults, %zu contacts, %zu classes", d.persons, d.contacts, d.classes);
	qsort(row, n, sizeof *row, by_text);
	return str_join(c->a, row, n, S("\n"));
}

static void differ(int round, struct str x, struct str y)
{
	while (x.n > 0 || y.n > 0) {
		struct str p = str_cut(x, '\n', &x), q = str_cut(y, '\n', &y);

		if (!str_eq(p, q))
			fail_msg("seed %d: '%.*s' at once, '%.*s' in parts", round, STR_ARG(p), STR_ARG(q));
	}
}

/* ---- what was kept ---- */

static void as(bool senco)
{
	c->actor = (struct actor){ .school_id = SCHOOL };
	if (senco)
		c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
}

/* A child is in one group, whole, or not at all. */
static void nobody_by_half(int round, const struct import_report *r)
{
	size_t comes[CHILDREN] = { 0 }, kept[CHILDREN] = { 0 }, in = 0;

	for (size_t i = 0; i < lines; i++)
		comes[line[i].who]++;
	for (size_t i = 0; i < r->kepts; i++) {
		int who = line[r->kept[i].line - 2].who;

		comes[who]--;
		kept[who]++;
	}
	for (int i = 0; i < CHILDREN; i++) {
		if (comes[i] > 0 && kept[i] > 0)
			fail_msg("seed %d: child %d comes in by half", round, i);
		in += comes[i] > 0;
	}
	assert_int_equal(in, r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->count[ITEM_UNCHANGED]);
	assert_int_equal(r->problems.n + r->open, 0);
}

/* Puts all that waits right, in any order, as somebody does who knows the children. */
static void put_right(int round)
{
	for (size_t left = 1; left > 0;) {
		struct import_report r = { .kind = IMPORT_ROLL };
		struct later_right right = { .revision = 1 };
		struct later_list all;
		const struct later_item *x;
		struct str *cell;

		as(true);
		assert_int_equal(IN_READ(c, later_list_load(c, &all)), RC_OK);
		left = all.n;
		if (left == 0)
			break;
		x = &all.item[dice((unsigned)all.n)];
		right.id = x->v.id;
		right.cell = cell = NEW_ARRAY(c->a, struct str, x->l.file.n * COLUMNS);
		for (size_t i = 0; i < x->l.file.n; i++)
			for (size_t k = 0; k < COLUMNS; k++)
				/* Only what is wrong is typed anew, as a person here writes days. */
				cell[i * COLUMNS + k] =
				    str_eq(line[x->l.file.row[i].line - 2].cell[k],
				           line[x->l.file.row[i].line - 2].right[k])
				        ? csv_cell(&x->l.file.row[i], k)
				    : k == 3
				        ? str_fmt(c->a, "%d/%d/2016", 13 + line[x->l.file.row[i].line - 2].who % 16,
				                  1 + line[x->l.file.row[i].line - 2].who % 12)
				        : line[x->l.file.row[i].line - 2].right[k];
		if (IN_WRITE(c, later_bring(c, &right, &r)) != RC_OK)
			fail_msg("seed %d: line %.*s is right and does not come in: %.*s", round, STR_ARG(x->v.lines),
			         STR_ARG(r.problems.n > 0  ? r.problems.item[0].reason
			                 : r.questions > 0 ? r.question[0].title
			                                   : S("?")));
	}
	as(false);
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

static void test_later__put_right_it_ends_as_if_right_at_once(void **state)
{
	size_t kept = 0;

	(void)state;
	for (int round = 0; round < SEEDS; round++) {
		char *at_once = NULL;

		for (int turn = 0; turn < 2; turn++) {
			struct import_report r;
			struct str text;

			seed = 20261201u + (uint64_t)round * 7919u;
			begin();
			file_make(true);
			assert_int_equal(bring(true, false, &r), RC_OK);
			file_make(false);
			for (size_t i = 0; i < lines; i++)
				if (dice(6) == 0)
					spoil(&line[i]);
			if (turn == 0) {
				assert_int_equal(bring(true, false, &r), RC_OK);
				text = school_text();
				at_once = malloc(text.n + 1);
				assert_non_null(at_once);
				memcpy(at_once, text.p, text.n);
				at_once[text.n] = '\0';
			} else {
				assert_int_equal(bring(false, true, &r), RC_OK);
				nobody_by_half(round, &r);
				assert_int_equal(r.gones, 0); /* all are in the file, some on lines that are kept */
				kept += r.kepts;
				put_right(round);
				differ(round, str_of(at_once), school_text());
			}
			end();
		}
		free(at_once);
	}
	assert_true(kept > SEEDS);
}

TEST_MAIN(test_later_property)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_later__put_right_it_ends_as_if_right_at_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
