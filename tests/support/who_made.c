#include "support/who_made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/people/upn_rule.h"
#include "kit/base/buf.h"
#include "kit/text/fold.h"
#include "notice/results/circumstance_sql.h"
#include "support/support.h"
#include "support/import_school.h"

enum { TRIES = 12, ANSWERS_MAX = 400 };

static struct app app = { .clock = { .fixed = true, .utc = 1780304400 }, .ledger_fd = -1 }; /* 1 June 2026 */
static uint64_t seed;

void who_seed(uint64_t s)
{
	seed = s;
}

unsigned who_dice(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

struct child {
	const char *family, *given;
	int day, month, year;
	int number; /* of the UPN; below 0: none */
};
static struct child child[WHO_CHILDREN];

enum { CELL_UPN, CELL_FAMILY, CELL_GIVEN, CELL_BORN, CELL_YEAR, CELL_REG, CELL_MARK, CELL_MOTHER };
enum { OF_CONTACT = 4 }; /* name, relationship, e-mail, telephone */

static const char *const HEADING[WHO_CELLS] = { "UPN",
	                                        "Surname",
	                                        "Forename",
	                                        "DOB",
	                                        "Year",
	                                        "Reg",
	                                        "First language",
	                                        "Contact 1 Name",
	                                        "Contact 1 Relationship",
	                                        "Contact 1 Email",
	                                        "Contact 1 Phone",
	                                        "Contact 2 Name",
	                                        "Contact 2 Relationship",
	                                        "Contact 2 Email",
	                                        "Contact 2 Phone" };

static const char *const FAMILY[] = { "Adeyemi", "O'Hara-Quist", "van der Berg", "Khan", "Beck" };
static const char *const GIVEN[] = { "Taiwo", "Kehinde", "Anne Marie", "Mohammed", "Mohammed Yusuf",
	                             "Zoë",   "Sam",     "Samir",      "Yara" };

/* Few names and few birthdays. */
static void children_make(void)
{
	for (int i = 0; i < WHO_CHILDREN; i++)
		child[i] = (struct child){ FAMILY[who_dice(5)],     GIVEN[who_dice(9)],
			                   1 + (int)who_dice(3),    2,
			                   2016 + (int)who_dice(2), i };
}

static const char *text(struct ctx *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *text(struct ctx *c, const char *format, ...)
{
	char said[200];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(said, sizeof said, format, args);
	va_end(args);
	return str_c(c->a, str_of(said));
}

static const char *upn_of(struct ctx *c, int number)
{
	struct str body;

	if (number < 0)
		return "";
	body = str_fmt(c->a, "99820411%04d", 1000 + number);
	return str_c(c->a, str_fmt(c->a, "%c%.*s", upn_letter(body), STR_ARG(body)));
}

static const char *slip(struct ctx *c, const char *name)
{
	char *p = memcpy(arena_alloc(c->a, strlen(name) + 1), name, strlen(name) + 1);
	size_t at = 1 + who_dice(2);

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
	for (int i = 0; i < WHO_CHILDREN; i++)
		if (i != who && child[i].day == child[who].day && child[i].year == child[who].year &&
		    child[i].family == child[who].family && child[i].given == child[who].given)
			return false;
	return true;
}

/* What may happen to a child's part of a line between two files. nameless: the file has no numbers, so that a wrong
 * birthday or another name altogether could be seen by nobody. */
static void child_spoil(struct ctx *c, struct child *k, int who, bool nameless)
{
	const struct child *other;

	switch (who_dice(16)) {
	case 0: /* corrected */
		k->number = 500 + who + WHO_CHILDREN * (int)who_dice(20);
		break;
	case 1: /* lost */
		k->number = is_alone(who) ? -1 : k->number;
		break;
	case 2: /* another child's, with whom the line has neither name nor birthday in common: nobody could see it else
	         */
		other = &child[who_dice(WHO_CHILDREN)];
		if (who_dice(6) == 0 && (other->day != k->day || other->year != k->year) &&
		    strcmp(other->given, k->given) != 0) /* mostly it is on two lines then, and the file is refused */
			k->number = other->number;
		break;
	case 3:
		k->day = nameless ? k->day : 1 + (k->day + 1) % 28;
		break;
	case 4:
		k->given = slip(c, k->given);
		break;
	case 5:
		k->given = text(c, "%s Ann", k->given);
		k->number = who_dice(2) && is_alone(who) ? -1 : k->number;
		break;
	case 6: { /* the columns changed places */
		const char *given = k->given;

		k->given = k->family;
		k->family = given;
		break;
	}
	case 7:
		k->family = text(c, "Newname%d", who);
		k->number = who_dice(2) && is_alone(who) ? -1 : k->number;
		break;
	case 8: /* another name and another birthday */
		if (nameless)
			break;
		k->given = text(c, "Quite%d", who);
		k->family = "Other";
		k->day = 27;
		break;
	default:
		break;
	}
}

/* Parents of a family name share e-mail and telephone; each family has two. */
static void adult_make(struct ctx *c, const char **cell, const char *title, const char *given, const char *family,
                       const char *mail, const char *phone)
{
	const char *name = who_dice(4) == 0   ? text(c, "%s %c", title, given[0])
	                   : who_dice(6) == 0 ? title
	                                      : text(c, "%s %s", title, given);

	cell[0] = text(c, "%s %s", name, family);
	cell[1] = text(c, "%c of %s", title[1] == 'r' && title[2] == 's' ? 'm' : 'f', family);
	cell[2] = mail;
	cell[3] = phone;
}

static void line_make(struct ctx *c, struct who_line *l, int who, bool first, bool nameless)
{
	const char *family = child[who].family;
	struct child k = child[who];
	const char *mail, *phone;

	if (!first)
		child_spoil(c, &k, who, nameless);
	mail = who_dice(4) ? "family@home.example" : "";
	phone = who_dice(4) ? "07700 900111" : "";
	*l = (struct who_line){ who,
		                { upn_of(c, k.number), k.family, k.given, text(c, "%d/%d/%d", k.day, k.month, k.year),
		                  "5", "5A", text(c, "child %d", who) } };
	adult_make(c, &l->cell[CELL_MOTHER], "Mrs", "Dee", family, mail, phone);
	adult_make(c, &l->cell[CELL_MOTHER + OF_CONTACT], "Mr", "Dan", family, mail, phone);
}

void who_file_make(struct ctx *c, struct who_file *f, bool first)
{
	*f = (struct who_file){ .kind = IMPORT_ROLL,
		                .without = first ? WHO_WHOLE : (enum who_without)who_dice(WHO_WITHOUTS + 2) };
	if (f->without >= WHO_WITHOUTS) /* most files are whole */
		f->without = WHO_WHOLE;
	for (int i = 0; i < WHO_CHILDREN; i++)
		if (first || who_dice(8) > 0)
			line_make(c, &f->line[f->n++], i, first, f->without == WHO_NO_UPN);
	if (f->without == WHO_HALF)
		f->n /= 2;
}

void who_file_as(struct who_file *f, enum import_kind kind)
{
	f->kind = kind;
}

void who_shuffle(struct who_file *f)
{
	for (size_t i = f->n; i > 1; i--) {
		size_t k = who_dice((unsigned)i);
		struct who_line x = f->line[i - 1];

		f->line[i - 1] = f->line[k];
		f->line[k] = x;
	}
}

static bool is_left_out(enum who_without w, int cell)
{
	int of_contact = cell >= CELL_MOTHER ? (cell - CELL_MOTHER) % OF_CONTACT : -1;

	return (w == WHO_NO_UPN && cell == CELL_UPN) || (w == WHO_NO_SHARED && of_contact >= 2) ||
	       (w == WHO_NO_SECOND && cell >= CELL_MOTHER + OF_CONTACT);
}

/* Which line of the file begins which line of the text, from 2 on. */
static struct str file_text(struct ctx *c, const struct who_file *f, const struct who_line **at)
{
	struct buf b = buf_new(c->a, 1 << 20);
	size_t n = 2;

	if (f->kind == IMPORT_CONTACTS)
		buf_str(&b, S("UPN,Pupil surname,Pupil forename,DOB,Contact name,Relationship,Email,Phone\n"));
	else if (f->kind == IMPORT_CIRCUMSTANCES)
		buf_str(&b, S("UPN,Surname,Forename,DOB,Kind,Note\n"));
	else
		for (int k = 0; k < WHO_CELLS; k++)
			if (!is_left_out(f->without, k))
				buf_fmt(&b, "%s%s", k > 0 ? "," : "", HEADING[k]);
	if (f->kind == IMPORT_ROLL)
		buf_char(&b, '\n');
	for (size_t i = 0; i < f->n; i++) {
		const struct who_line *l = &f->line[i];
		int adults = f->kind == IMPORT_CONTACTS ? 2 : 1;

		for (int x = 0; x < adults; x++) {
			at[n++] = l;
			for (int k = 0; k < WHO_CELLS; k++) {
				bool about = k <= CELL_BORN,
				     own = k >= CELL_MOTHER + x * OF_CONTACT && k < CELL_MOTHER + (x + 1) * OF_CONTACT;

				if (f->kind == IMPORT_ROLL ? !is_left_out(f->without, k)
				                           : about || (f->kind == IMPORT_CONTACTS && own))
					buf_fmt(&b, "%s,", l->cell[k]);
			}
			if (f->kind == IMPORT_CIRCUMSTANCES)
				buf_fmt(&b, "home,%s", l->cell[CELL_MARK]);
			buf_char(&b, '\n');
		}
	}
	return buf_view(&b);
}

/* ---- what is there ---- */

struct import_data who_there(struct ctx *c)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, WHO_SCHOOL, &d, &c->err), RC_OK);
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

static void circumstances_are_of(struct ctx *c, const struct pupil *p)
{
	struct circumstance *v;
	size_t n;

	assert_int_equal(circumstance_list(c->db, c->a, (struct pupil_key){ WHO_SCHOOL, p->id }, &v, &n, &c->err),
	                 RC_OK);
	for (size_t i = 0; i < n; i++)
		if (!str_eq(v[i].words, p->language))
			fail_msg("what is known of %.*s stands at %.*s", STR_ARG(v[i].words), STR_ARG(p->language));
}

void who_all_are_themselves(struct ctx *c, const struct import_data *before)
{
	struct import_data now = who_there(c);

	for (size_t i = 0; i < before->pupils; i++)
		if (!str_eq(before->pupil[i].language, mark_of_pupil(&now, before->pupil[i].id)))
			fail_msg("the record of %.*s became that of %.*s", STR_ARG(before->pupil[i].language),
			         STR_ARG(mark_of_pupil(&now, before->pupil[i].id)));
	for (size_t i = 0; i < now.pupils; i++)
		circumstances_are_of(c, &now.pupil[i]);
	for (size_t i = 0; i < now.contacts; i++)
		for (size_t k = 0; k < i; k++)
			if (now.contact[i].person_id == now.contact[k].person_id &&
			    !str_eq(now.contact[i].relationship, now.contact[k].relationship))
				fail_msg("one person is %.*s and %.*s", STR_ARG(now.contact[i].relationship),
				         STR_ARG(now.contact[k].relationship));
}

void who_same(const char *what, int round, struct str x, struct str y)
{
	while (x.n > 0 || y.n > 0) {
		struct str p = str_cut(x, '\n', &x), q = str_cut(y, '\n', &y);

		if (!str_eq(p, q))
			fail_msg("%s, seed %d: '%.*s', then '%.*s'", what, round, STR_ARG(p), STR_ARG(q));
	}
}

/* ---- an honest person ---- */

static bool same_adult(struct ctx *c, const struct import_data *d, struct str code, struct str mark, const char *family)
{
	int64_t id;
	struct str rest = str_sub(code, 3, code.n), title;

	if (str_int(rest, &id))
		return str_eq(mark_of_person(d, id), mark);
	title = str_cut(rest, '/', &rest); /* made by this file: title/family given/… */
	return str_starts(rest, fold_key(c->a, str_of(family))) && str_is(title, mark.p[0] == 'm' ? "mrs" : "mr");
}

static struct str honest(struct ctx *c, const struct import_data *d, const struct import_question *q,
                         const struct who_line *l)
{
	const char *family = child[l->who].family;
	const char *mother = l->cell[CELL_MOTHER], *father = l->cell[CELL_MOTHER + OF_CONTACT];
	bool is_mother = str_find(q->title, str_of(mother)) > 0;
	bool adult = is_mother || str_find(q->title, str_of(father)) > 0;
	struct str mark =
	    adult ? str_fmt(c->a, "%s of %s", is_mother ? "m" : "f", family) : str_fmt(c->a, "child %d", l->who);
	struct str otherwise = S("out"); /* where nobody new can be */

	for (size_t i = 0; i < q->choices; i++) {
		struct str code = q->choice[i].code;
		int64_t id;

		if (str_starts(code, S("same:")) && str_int(str_sub(code, 5, code.n), &id) &&
		    str_eq(mark_of_pupil(d, id), mark))
			return code;
		if (str_starts(code, S("is:")) && same_adult(c, d, code, mark, family))
			return code;
		if (str_is(code, "new"))
			otherwise = code;
	}
	return otherwise;
}

bool who_bring(struct ctx *c, const struct who_file *f, struct import_report *r)
{
	static struct import_answer answer[ANSWERS_MAX];
	static const struct who_line *at[2 * WHO_CHILDREN + 2];
	struct import_options o = { .kind = f->kind, .answer = answer };
	struct import_data d = who_there(c);
	struct str bytes = file_text(c, f, at);

	for (int i = 0; i < TRIES; i++) {
		enum rc rc = import_run(c, &o, bytes, r);

		if (rc == RC_OK)
			return true;
		if (rc != RC_INVALID)
			fail_msg("rc %d: %s", (int)rc, c->err.text);
		if (r->problems.n > 0)
			return false;
		if (r->missing.n > 0 || r->file.fault != CSV_FINE)
			fail_msg("the file cannot be read: %.*s %.*s", STR_ARG(r->missing),
			         STR_ARG(csv_problem_text(c->a, r->file)));
		assert_true(r->open > 0);
		for (size_t k = 0; k < r->questions && o.answers < ANSWERS_MAX; k++)
			if (r->question[k].answer.n == 0)
				answer[o.answers++] =
				    (struct import_answer){ r->question[k].key,
					                    honest(c, &d, &r->question[k], at[r->question[k].line]) };
	}
	fail_msg("%zu questions stay open: %.*s", r->open, STR_ARG(r->question[r->questions - 1].title));
	return false;
}

/* ---- the school ---- */

static int by_text(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* The marks of a child's adults, in their order. */
static struct str adults_of(struct ctx *c, const struct import_data *d, const struct pupil *p)
{
	struct str *mark = NEW_ARRAY(c->a, struct str, d->contacts + 1);
	size_t n = 0;

	for (size_t i = 0; i < d->contacts; i++)
		if (d->contact[i].pupil_id == p->id)
			mark[n++] = d->contact[i].relationship;
	qsort(mark, n, sizeof *mark, by_text);
	return n > 0 ? str_join(c->a, mark, n, S(", ")) : STR_NONE;
}

struct str who_text(struct ctx *c, bool adults)
{
	struct import_data d = who_there(c);
	struct str *row = NEW_ARRAY(c->a, struct str, d.pupils + d.persons + 1);
	size_t n = 0;

	for (size_t i = 0; i < d.pupils; i++) {
		const struct pupil *p = &d.pupil[i];

		row[n++] = str_fmt(c->a, "%.*s %.*s %.*s %.*s %.*s %.*s", STR_ARG(p->language), STR_ARG(p->upn),
		                   STR_ARG(p->family), STR_ARG(p->given), STR_ARG(date_iso(c->a, p->born)),
		                   STR_ARG(adults ? adults_of(c, &d, p) : STR_NONE));
	}
	for (size_t i = 0; i < d.persons && adults; i++)
		row[n++] = str_fmt(c->a, "adult %.*s", STR_ARG(mark_of_person(&d, d.person[i].id)));
	qsort(row, n, sizeof *row, by_text);
	return str_join(c->a, row, n, S("\n"));
}

struct ctx *who_school(void)
{
	struct ctx *c = import_school(&app, WHO_SCHOOL);

	children_make();
	return c;
}

void who_school_end(struct ctx *c)
{
	import_school_end(c);
}
