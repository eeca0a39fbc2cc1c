#include "support/import_said.h"

#include <string.h>

#include "core/people/year_rule.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "notice/results/circumstance_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/import_case.h"
#include "support/support.h"
#include "support/import_school.h"

enum { SCHOOL = 7, SAID_MAX = 4 << 20 };

static struct app app = { .clock = { .fixed = true, .utc = 1795942800 }, .ledger_fd = -1 }; /* 29 November 2026, 9am */

struct ctx *said_school(void)
{
	static const struct assessment_point points[] = {
		{ .school_id = SCHOOL,
		  .id = 31,
		  .name = RTEXT("Autumn 2025"),
		  .held_on = { 2025, 12, 5 },
		  .revision = 1 },
		{ .school_id = SCHOOL,
		  .id = 32,
		  .name = RTEXT("Spring 2026"),
		  .held_on = { 2026, 3, 20 },
		  .revision = 1 },
		{ .school_id = SCHOOL,
		  .id = SAID_SUMMER,
		  .name = RTEXT("Summer 2026"),
		  .held_on = { 2026, 6, 12 },
		  .revision = 1 },
	};
	struct ctx *c = import_school(&app, SCHOOL);

	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		assert_int_equal(assessment_point_insert(c->db, c->a, &points[i], &c->err), RC_OK);
	assert_int_equal(IN_WRITE(c, scales_ready(c)), RC_OK);
	return c;
}

void said_school_end(struct ctx *c)
{
	import_school_end(c);
}

static struct str or_none(struct str s)
{
	return s.n > 0 ? s : S("-");
}

static struct str day(struct ctx *c, struct date d)
{
	return date_none(d) ? S("-") : date_iso(c->a, d);
}

static void problems_say(struct buf *b, const char *what, const struct import_problems *list)
{
	for (size_t i = 0; i < list->kept; i++)
		buf_fmt(b, "%s %zu %.*s: %.*s\n", what, list->item[i].line, STR_ARG(list->item[i].column),
		        STR_ARG(list->item[i].reason));
}

static void report_say(struct ctx *c, struct buf *b, const struct import_report *r)
{
	if (r->file.fault != CSV_FINE)
		buf_fmt(b, "file: %.*s\n", STR_ARG(csv_problem_text(c->a, r->file)));
	if (r->missing.n > 0)
		buf_fmt(b, "missing: %.*s\n", STR_ARG(r->missing));
	buf_fmt(b, "used: %.*s\nunused: %.*s\n", STR_ARG(r->used), STR_ARG(r->unused));
	problems_say(b, "problem", &r->problems);
	problems_say(b, "note", &r->notes);
	for (size_t i = 0; i < r->questions; i++) {
		buf_fmt(b, "ask %zu: %.*s {", r->question[i].line, STR_ARG(r->question[i].title));
		for (size_t k = 0; k < r->question[i].choices; k++)
			buf_fmt(b, " %.*s", STR_ARG(r->question[i].choice[k].code));
		buf_str(b, S(" }\n"));
	}
}

static const struct person *person_of(const struct import_data *d, int64_t id)
{
	static const struct person nobody;

	for (size_t i = 0; i < d->persons; i++)
		if (d->person[i].id == id)
			return &d->person[i];
	return &nobody;
}

static struct str class_of(const struct import_data *d, int64_t id)
{
	for (size_t i = 0; i < d->classes; i++)
		if (d->class[i].id == id)
			return d->class[i].name;
	return S("-");
}

static void pupil_say(struct ctx *c, struct buf *b, const struct import_data *d, const struct pupil *p)
{
	buf_fmt(b, "pupil %.*s %.*s (%.*s) %.*s %.*s %.*s %.*s %.*s", STR_ARG(p->given), STR_ARG(p->family),
	        STR_ARG(p->preferred), STR_ARG(day(c, p->born)), STR_ARG(or_none(p->upn)),
	        STR_ARG(or_none(sex_code(p->sex))), STR_ARG(year_code(c->a, (int)p->year_group)),
	        STR_ARG(class_of(d, p->class_id)));
	for (size_t i = 0; i < d->statuses; i++)
		if (d->status[i].pupil_id == p->id)
			buf_fmt(b, " %.*s from %.*s", STR_ARG(status_code_code(d->status[i].code)),
			        STR_ARG(day(c, d->status[i].starts)));
	for (size_t i = 0; i < d->needs; i++)
		if (d->need[i].pupil_id == p->id)
			buf_fmt(b, " %lld:%.*s %.*s", (long long)d->need[i].rank, STR_ARG(d->need[i].code),
			        STR_ARG(day(c, d->need[i].starts)));
	buf_fmt(b, " joined %.*s left %.*s %.*s\n", STR_ARG(day(c, p->joined_on)), STR_ARG(day(c, p->left_on)),
	        STR_ARG(p->language));
}

static void contacts_say(struct buf *b, const struct import_data *d, const struct pupil *p)
{
	for (size_t i = 0; i < d->contacts; i++) {
		const struct contact *k = &d->contact[i];
		const struct person *q = person_of(d, k->person_id);

		if (k->pupil_id != p->id)
			continue;
		buf_fmt(b, "contact %.*s: %.*s %.*s %.*s, %.*s, pr %.*s, %.*s, %.*s, %.*s, order %lld%s%s%s%s\n",
		        STR_ARG(p->given), STR_ARG(q->title), STR_ARG(q->given), STR_ARG(q->family),
		        STR_ARG(k->relationship), STR_ARG(responsibility_code(k->responsibility)), STR_ARG(q->phone),
		        STR_ARG(q->email), STR_ARG(q->address), (long long)k->contact_order,
		        k->lives_with ? ", lives with" : "", k->gets_letters ? ", letters" : "",
		        k->restricted ? ", RESTRICTED" : "", q->interpreter ? ", interpreter" : "");
	}
}

static void results_say(struct ctx *c, struct buf *b, const struct pupil *p, const struct scales *all)
{
	struct circumstance *v;
	struct result *r;
	size_t n;
	struct pupil_key k = { SCHOOL, p->id };

	assert_int_equal(result_of_pupil(c->db, c->a, k, INT64_MAX, &r, &n, &c->err), RC_OK);
	for (size_t i = 0; i < n; i++) {
		struct str scale = STR_NONE, point = STR_NONE;

		for (size_t s = 0; s < all->n; s++)
			scale = all->scale[s].id == r[i].scale_id ? all->scale[s].code : scale;
		for (size_t s = 0; s < all->points; s++)
			point = all->point[s].id == r[i].point_id ? all->point[s].name : point;
		buf_fmt(b, "result %.*s %.*s %.*s %.*s %.*s %.*s\n", STR_ARG(p->given), STR_ARG(r[i].subject),
		        STR_ARG(scale), STR_ARG(point),
		        STR_ARG(r[i].value == MILLI_NONE ? r[i].code : milli_text(c->a, r[i].value)),
		        STR_ARG(r[i].note));
	}
	assert_int_equal(circumstance_list(c->db, c->a, k, &v, &n, &c->err), RC_OK);
	for (size_t i = 0; i < n; i++)
		buf_fmt(b, "circumstance %.*s %.*s %.*s %.*s %.*s %.*s\n", STR_ARG(p->given),
		        STR_ARG(circumstance_kind_code(v[i].kind)), STR_ARG(or_none(english_level_code(v[i].level))),
		        STR_ARG(or_none(v[i].words)), STR_ARG(day(c, v[i].starts)), STR_ARG(day(c, v[i].ends)));
}

static void staff_say(struct ctx *c, struct buf *b)
{
	struct import_data d;

	assert_int_equal(import_load_people(c->db, c->a, SCHOOL, c->now.today, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.persons; i++) {
		const struct person *p = &d.person[i];

		buf_fmt(b, "person %.*s %.*s %.*s %.*s:", STR_ARG(or_none(p->staff_code)), STR_ARG(p->title),
		        STR_ARG(p->given), STR_ARG(p->family));
		for (size_t k = 0; k < d.roles; k++)
			if (d.role[k].person_id == p->id)
				buf_fmt(b, " %.*s", STR_ARG(d.role[k].role));
		buf_fmt(b, ", %.*s, %.*s, %.*s\n", STR_ARG(p->job), STR_ARG(p->email), STR_ARG(p->phone));
	}
	for (size_t i = 0; i < d.classes; i++) {
		buf_fmt(b, "class %.*s, %.*s:", STR_ARG(d.class[i].name),
		        STR_ARG(year_code(c->a, (int)d.class[i].year_group)));
		for (size_t k = 0; k < d.teachings; k++)
			if (d.teaching[k].class_id == d.class[i].id && date_none(d.teaching[k].ends))
				buf_fmt(b, " %.*s %.*s %.*s;", STR_ARG(d.teaching[k].kind),
				        STR_ARG(person_of(&d, d.teaching[k].person_id)->family),
				        STR_ARG(d.teaching[k].subject));
		buf_char(b, '\n');
	}
}

struct str said_bring(struct ctx *c, const struct import_options *o, struct str bytes, struct import_report *out)
{
	struct buf b = buf_new(c->a, SAID_MAX);
	struct scales all = { 0 };
	struct import_data d;
	enum rc rc = import_run(c, o, bytes, out);

	if (rc != RC_OK && rc != RC_INVALID)
		fail_msg("import: %d %s", (int)rc, c->err.text);
	buf_str(&b, rc == RC_OK ? S("in\n") : S("refused\n"));
	report_say(c, &b, out);
	assert_int_equal(scales_read(c, &all), RC_OK);
	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.pupils; i++) {
		pupil_say(c, &b, &d, &d.pupil[i]);
		contacts_say(&b, &d, &d.pupil[i]);
		results_say(c, &b, &d.pupil[i], &all);
	}
	staff_say(c, &b);
	buf_fmt(&b, "pupils %zu\npersons %zu\nasked %zu\n", d.pupils, d.persons, out->open);
	return buf_view(&b);
}

bool said_twice(struct ctx *c, const char *name, const struct import_options *o, struct str bytes)
{
	struct import_report r;

	if (import_run(c, o, bytes, &r) != RC_OK)
		return true;
	if (r.count[ITEM_ADDED] + r.count[ITEM_CHANGED] == 0)
		return true;
	print_error("%s: again %zu are added and %zu changed\n", name, r.count[ITEM_ADDED], r.count[ITEM_CHANGED]);
	for (size_t i = 0; i < r.items; i++)
		for (size_t k = 0; k < r.item[i].fields; k++)
			print_error("  %.*s, %s: %.*s -> %.*s\n", STR_ARG(r.item[i].who), r.item[i].field[k].label,
			            STR_ARG(r.item[i].field[k].from), STR_ARG(r.item[i].field[k].to));
	return false;
}

static bool line_is_there(struct str said, struct str part)
{
	while (said.n > 0) {
		struct str line = str_cut(said, '\n', &said);

		if (str_find(line, part) >= 0)
			return true;
	}
	return false;
}

bool said_is(const char *name, struct str said, const char *want)
{
	struct str rest = str_of(want);

	while (rest.n > 0) {
		struct str line = str_cut(rest, '\n', &rest);
		bool not = str_starts(line, S("!"));

		if (line_is_there(said, not ? str_sub(line, 1, line.n) : line) != not )
			continue;
		print_error("%s: %s there: %.*s\nsaid:\n%.*s\n", name, not ? "is" : "is not", STR_ARG(line),
		            STR_ARG(said));
		return false;
	}
	return true;
}
