/* Words of a scenario that bring in a file: staff, classes, roll, results, each written as a school system exports it
 * and read by the importer. Most children keep their place; a few fall behind, and the screen has to find them. */
#include "cmd/demo.h"

#include "core/people/year_rule.h"
#include "import/import.h"
#include "kit/base/embed.h"
#include "kit/base/id.h"
#include "kit/text/csv.h"

enum {
	YEARS = 3,
	MEAN = 100,
	LEAST = 69,
	MOST = 135,
	SLOW_OF = 24, /* one pupil of so many falls behind in one subject */
	LATE_CLASSES = 2,
	NEW_DAYS = 21,
};

static enum rc bring(struct demo *d, const struct demo_act *t, enum import_kind kind, struct str bytes)
{
	const struct import_options o = { .kind = kind, .special = false };
	struct import_report r;
	enum rc rc = import_run(d->c, &o, bytes, &r);

	if (rc == RC_INVALID && r.problems.kept > 0)
		return err_set(&d->c->err, rc, "line %zu, %.*s: %.*s", r.problems.item[0].line,
		               STR_ARG(r.problems.item[0].column), STR_ARG(r.problems.item[0].reason));
	if (rc == RC_INVALID)
		return err_set(&d->c->err, rc, "%.*s needs %.*s", STR_ARG(t->line->verb), STR_ARG(r.missing));
	return rc;
}

static enum rc staff(struct demo *d, const struct demo_act *t)
{
	struct str name = str_fmt(d->c->a, "demo/%.*s", STR_ARG(t->line->arg));

	for (const struct embedded *e = content_files; e->name != NULL; e++)
		if (str_is(name, e->name))
			return bring(d, t, IMPORT_STAFF, (struct str){ (const char *)e->data, e->size });
	return err_set(&d->c->err, RC_NONE, "there is no such file of staff");
}

static struct csv_out csv_begin(struct buf *b, struct demo *d, const char *const *heading)
{
	struct csv_out o;

	*b = buf_new(d->c->a, CSV_MAX_BYTES);
	o = csv_out_begin(b, true);
	for (; *heading != NULL; heading++)
		csv_out_text(&o, str_of(*heading));
	csv_out_end_row(&o);
	return o;
}

static struct str name_of(const struct demo *d, struct str login)
{
	for (size_t i = 0; i < d->people; i++)
		if (str_eq(d->person[i].login, login))
			return d->person[i].name;
	return STR_NONE;
}

/* Three teach their subject in all classes from Year 3. */
static enum rc classes(struct demo *d, const struct demo_act *t)
{
	static const char *const HEADING[] = { "Class", "Year", "Subject", "Teacher", "Teaching assistant", NULL };
	struct buf b;
	struct csv_out o = csv_begin(&b, d, HEADING);

	for (size_t i = 0; i < d->classes; i++) {
		const struct demo_class *k = &d->klass[i];
		const struct str row[] = { k->name, year_code(d->c->a, k->year), STR_NONE, name_of(d, k->teacher),
			                   name_of(d, k->ta) };

		for (size_t n = 0; n < sizeof row / sizeof row[0]; n++)
			csv_out_text(&o, row[n]);
		csv_out_end_row(&o);
		for (size_t f = 0; k->year >= 3 && i < 20 && f < t->line->fields; f++) {
			const struct demo_field *v = &t->line->field[f];
			const struct str more[] = { k->name, row[1], v->name, name_of(d, v->words), row[4] };

			for (size_t n = 0; n < sizeof more / sizeof more[0]; n++)
				csv_out_text(&o, more[n]);
			csv_out_end_row(&o);
		}
	}
	return bring(d, t, IMPORT_CLASSES, buf_view(&b));
}

/* ---- roll ---- */

static const char *const ROLL[] = { "UPN",
	                            "Legal surname",
	                            "Legal forename",
	                            "Date of birth",
	                            "Sex",
	                            "Pronoun",
	                            "NC year",
	                            "Reg group",
	                            "SEN provision",
	                            "SEN provision start date",
	                            "First language",
	                            "Date of admission",
	                            "Contact 1 title",
	                            "Contact 1 forename",
	                            "Contact 1 surname",
	                            "Contact 1 relationship",
	                            "Contact 1 parental responsibility",
	                            "Contact 1 lives with",
	                            "Contact 1 phone",
	                            "Contact 1 email",
	                            "Contact 1 address",
	                            "Contact 1 language",
	                            "Contact 1 interpreter",
	                            "Contact 2 title",
	                            "Contact 2 forename",
	                            "Contact 2 surname",
	                            "Contact 2 relationship",
	                            "Contact 2 parental responsibility",
	                            "Contact 2 lives with",
	                            "Contact 2 phone",
	                            "Contact 2 email",
	                            "Contact 2 address",
	                            "Contact 2 language",
	                            "Contact 2 interpreter",
	                            NULL };
enum { ROLL_PUPIL = 12, ROLL_CONTACT = 11 };

static void contact_cells(struct demo *d, const struct demo_pupil *p, size_t i, struct str out[ROLL_CONTACT])
{
	const struct demo_parent *k = &p->parent[i];
	struct arena *a = d->c->a;
	long long n = k->n, at = (long long)(p - d->pupil);

	if (!k->known)
		return;
	out[0] = i == 0 ? S("Mrs") : S("Mr");
	out[1] = k->given;
	out[2] = p->family;
	out[3] = i == 0 ? S("Mother") : S("Father");
	out[4] = S("Yes");
	out[5] = k->lives_with ? S("Yes") : S("No");
	out[6] = str_fmt(a, "07700 900%03lld", n);
	out[7] = str_fmt(a, "home%lld-%zu@family.example", at, i + 1);
	out[8] = str_fmt(a, "%lld Mill Lane, Eastmoor", 1 + n % 90);
	out[9] = k->language;
	out[10] = k->language.p[0] == 'U' && n % 2 == 0 ? S("Yes") : S("No");
}

/* What the scenario says of a pupil stands in the place of what was drawn. */
static void roll_row(struct demo *d, const struct demo_pupil *p, struct date day, int years_ago, struct csv_out *o)
{
	struct str cell[ROLL_PUPIL + 2 * ROLL_CONTACT] = { 0 };
	struct arena *a = d->c->a;
	int year = p->year - years_ago;
	size_t a_year = d->classes / (size_t)(d->year_last - d->year_first + 1);

	cell[0] = p->upn;
	cell[1] = p->family;
	cell[2] = p->given;
	cell[3] = date_iso(a, p->born);
	cell[4] = p->girl ? S("F") : S("M");
	cell[5] = p->girl ? S("she") : S("he");
	cell[6] = year_code(a, year);
	cell[7] = d->klass[p->class_at - (size_t)years_ago * a_year].name;
	cell[8] = p->ehc ? S("E") : STR_NONE;
	cell[9] = p->ehc ? date_iso(a, date_add(d->start, -30)) : STR_NONE;
	cell[10] = S("English");
	/* Who is in the story is here on its day, whatever the calendar makes of the first of September. */
	cell[11] = date_iso(a, date_earlier(date_add(d->year, -365 * (p->year - d->year_first)), day));
	contact_cells(d, p, 0, cell + ROLL_PUPIL);
	contact_cells(d, p, 1, cell + ROLL_PUPIL + ROLL_CONTACT);
	for (size_t i = 0; ROLL[i] != NULL; i++) {
		struct str own =
		    p->part != NULL && i != 6 ? demo_field(p->part->field, p->part->fields, ROLL[i]) : STR_NONE;

		csv_out_text(o, own.n > 0 ? own : cell[i]);
	}
	csv_out_end_row(o);
}

/* "roll told" brings those with a story first, as when a school tries the import with one class. */
static enum rc roll(struct demo *d, const struct demo_act *t)
{
	struct buf b;
	struct csv_out o = csv_begin(&b, d, ROLL);
	int years_ago = date_cmp(t->day, d->year) < 0;
	bool told = str_is(t->line->arg, "told");

	for (size_t i = 0; i < d->pupils; i++)
		if (d->pupil[i].year - years_ago >= d->year_first && (!told || d->pupil[i].part != NULL))
			roll_row(d, &d->pupil[i], t->day, years_ago, &o);
	return bring(d, t, IMPORT_ROLL, buf_view(&b));
}

/* ---- results ---- */

size_t demo_points(const struct demo *d, struct date *out, size_t max)
{
	size_t n = 0;

	for (int i = YEARS - 1; i >= 0; i--) {
		int16_t y = (int16_t)(d->year.y - i);
		const struct date on[] = { { y, 12, 4 }, { (int16_t)(y + 1), 3, 5 }, { (int16_t)(y + 1), 7, 3 } };

		for (size_t k = 0; k < sizeof on / sizeof on[0] && n < max; k++) {
			out[n] = demo_school_day(d, on[k], false);
			n += date_cmp(out[n], d->end.today) <= 0;
		}
	}
	return n;
}

static int64_t between(int64_t v, int64_t least, int64_t most)
{
	return v < least ? least : v > most ? most : v;
}

void demo_results_draw(struct demo *d)
{
	for (size_t i = 0; i < d->pupils; i++) {
		struct demo_pupil *p = &d->pupil[i];
		struct demo_trend *t = &p->trend;
		int64_t general = MEAN - 5 + demo_pick(d, 6) + demo_pick(d, 6);

		*t = (struct demo_trend){ .slow = DEMO_SUBJECTS, .attends = 91 + demo_pick(d, 9) };
		for (size_t s = 0; s < DEMO_SUBJECTS; s++)
			t->level[s] = general - (p->told && !p->ehc ? 14 : 2) + demo_pick(d, 5);
		if (!p->told && p->year > 2 && demo_pick(d, SLOW_OF) == 0) {
			t->slow = (size_t)demo_pick(d, DEMO_SUBJECTS);
			t->fall = 4 + demo_pick(d, 3);
			t->level[t->slow] = 95 + demo_pick(d, 9);
			if (d->slows < DEMO_SLOW)
				d->slow[d->slows++] = p;
		}
		if (demo_pick(d, 30) == 0)
			t->attends = 78 + demo_pick(d, 8);
	}
}

struct sheet {
	struct demo *d;
	struct csv_out o;
	struct str point;
	struct date on;
	int64_t recent; /* points of the last year and a half count from 1 */
};

static void result_add(struct sheet *s, const struct demo_pupil *p, const char *subject, const char *scale,
                       struct str result)
{
	csv_out_text(&s->o, p->upn);
	csv_out_text(&s->o, s->point);
	csv_out_text(&s->o, str_of(subject));
	csv_out_text(&s->o, str_of(scale));
	csv_out_text(&s->o, result);
	csv_out_end_row(&s->o);
}

static struct str number(struct demo *d, int64_t v)
{
	return str_fmt(d->c->a, "%lld", (long long)v);
}

/* The checks of Year 1 (phonics) and Year 4 (multiplication) are in June. */
static void pupil_results(struct sheet *s, const struct demo_pupil *p)
{
	static const char *const SUBJECT[DEMO_SUBJECTS] = { "reading", "maths", "spelling" };
	struct demo *d = s->d;
	int begins = s->on.m >= 9 ? s->on.y : s->on.y - 1;
	int year = p->year - (d->year.y - begins);
	int64_t up = p->trend.level[DEMO_READING] - MEAN;

	if (year < 1)
		return;
	for (size_t i = 0; i < DEMO_SUBJECTS; i++) {
		int64_t score = p->trend.level[i] + demo_pick(d, 5) - 2;
		bool away = demo_pick(d, 40) == 0 && i != p->trend.slow;

		if (i == p->trend.slow && s->recent > 0)
			score = p->trend.level[i] - p->trend.fall * s->recent + demo_pick(d, 3) - 1;
		result_add(s, p, SUBJECT[i], "standardised", away ? S("A") : number(d, between(score, LEAST, MOST)));
	}
	if (s->on.m == 7 && year == 1)
		result_add(s, p, "phonics", "phonics-check",
		           number(d, between(34 + up / 3 + demo_pick(d, 5) - 2, 2, 40)));
	if (s->on.m == 7 && year == 4)
		result_add(s, p, "tables", "tables-check",
		           number(d, between(20 + up / 4 + demo_pick(d, 5) - 2, 0, 25)));
	result_add(s, p, "attendance", "attendance",
	           number(d, between(p->trend.attends + demo_pick(d, 5) - 2, 50, 100)));
}

static enum rc results(struct demo *d, const struct demo_act *t)
{
	static const char *const HEADING[] = { "UPN", "Point", "Subject", "Scale", "Result", NULL };
	static const char *const SEASON[] = { "Spring", "Summer", "Autumn" };
	struct date on[DEMO_TERMS];
	size_t n = demo_points(d, on, DEMO_TERMS);
	struct assessment_point point = { .id = id_new(), .held_on = on[t->nth] }, theirs;
	struct sheet s = { .d = d, .on = on[t->nth], .recent = (int64_t)t->nth - ((int64_t)n - 5) };
	bool is_new = t->nth + 1 == n && date_cmp(date_add(s.on, NEW_DAYS), d->end.today) >= 0;
	const char *field;
	struct str why;
	struct buf b;
	enum rc rc;

	s.point = point.name = str_fmt(d->c->a, "%s %d", SEASON[s.on.m >= 9 ? 2 : s.on.m >= 6], s.on.y);
	rc = point_save(d->c, &point, &theirs, &field, &why);
	if (rc == RC_INVALID)
		return err_set(&d->c->err, rc, "%s: %.*s", field, STR_ARG(why));
	s.o = csv_begin(&b, d, HEADING);
	for (size_t i = 0; i < d->pupils; i++) {
		const struct demo_pupil *p = &d->pupil[i];
		bool here = p->year > d->year_first || date_cmp(t->day, d->year) >= 0;

		/* Two classes have not given in the newest results yet. */
		if (here && (!is_new || p->class_at + LATE_CLASSES < d->classes))
			pupil_results(&s, p);
	}
	return rc == RC_OK ? bring(d, t, IMPORT_RESULTS, buf_view(&b)) : rc;
}

const struct demo_verb demo_verbs_files[] = {
	{ "staff", staff }, { "classes", classes }, { "roll", roll }, { "results", results }, { NULL, NULL }
};
