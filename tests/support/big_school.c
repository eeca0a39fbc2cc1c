#include "support/big_school.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "cmd/demo.h"
#include "core/people/upn_rule.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "core/school/setup_sql.h"
#include "support/cohort.h"
#include "kit/text/fold.h"
#include "notice/results/scales.h"

enum {
	NOISE = 3000,
	LEAST = 40000,
	MOST = 160000,
	MILLI = 1000,
	CLASS_SIZE = 30,
	BATCH = 2000,
	FOUR_PM = 16 * 60,
	FILE_MAX = 64 << 20
};

static const char *const SUBJECT[BIG_SUBJECTS_MAX] = { "reading", "writing", "maths",   "spelling",
	                                               "gps",     "english", "science", "history" };
#define SCALE_NAME "School score"

/* The school while it is made. */
struct making {
	struct ctx *c;
	struct big_school *b;
	struct cohort cohort;
	int64_t next_id;
	int64_t scale_id;
	int64_t *point;
	int64_t *pupil;
	int64_t *klass;
};

static struct cohort cohort_of(struct arena *a, const struct big_school *b)
{
	struct cohort_plan plan = cohort_plan(NOISE);

	plan.seed = 1000003u * (unsigned)b->id;
	plan.years = b->years;
	plan.size = b->year_size;
	plan.subjects = b->subjects;
	plan.points = b->points;
	return cohort_make(a, &plan);
}

static int64_t value_of(const struct screen_result *r)
{
	return r->value < LEAST ? LEAST : r->value > MOST ? MOST : r->value;
}

static struct str point_name(struct arena *a, const struct screen_point *p)
{
	static const char *const TERM[] = { "Spring", "Summer", "Autumn" };

	return str_fmt(a, "%s %d", TERM[(p->on.m - 1) / 4], p->on.y);
}

static struct str upn_of(struct arena *a, const struct big_school *b, size_t pupil)
{
	struct str body = str_fmt(a, "999%04lld%05zu", (long long)(b->id % 10000), pupil);

	return str_fmt(a, "%c%.*s", upn_letter(body), STR_ARG(body));
}

static enum rc school_make(struct making *m)
{
	struct ctx *c = m->c;
	struct big_school *b = m->b;
	struct person_row senco = { .school_id = b->id,
		                    .id = m->next_id++,
		                    .title = S("Mrs"),
		                    .given = S("Ruth"),
		                    .family = S("Adeyemi"),
		                    .name_key = S("adeyemi ruth"),
		                    .job = S("SENCO"),
		                    .language = S("en") };
	struct school_row row = { .id = b->id,
		                  .name = str_fmt(c->a, "Eastmoor School %lld", (long long)b->id),
		                  .short_name = str_fmt(c->a, "Eastmoor %lld", (long long)b->id),
		                  .phase = S("primary"),
		                  .la_no = S("999"),
		                  .ready = 1 };
	enum rc rc = school_insert(c->db, c->a, &row, &c->err);

	b->senco = senco.id;
	if (rc == RC_OK)
		rc = scales_ensure(c->db, c->a, b->id, &c->err);
	if (rc == RC_OK)
		rc = person_insert(c->db, c->a, &senco, &c->err);
	if (rc == RC_OK)
		rc = role_insert(c->db, c->a, b->id, m->next_id++, b->senco, S("senco"), date_add(c->now.today, -365),
		                 DATE_NONE, &c->err);
	if (rc == RC_OK && b->login.n > 0)
		rc = account_insert(c->db, c->a, b->id, m->next_id++, b->senco, b->login, b->pw_hash, S("active"),
		                    c->now.utc, &c->err);
	return rc;
}

static enum rc scale_make(struct making *m)
{
	struct ctx *c = m->c;
	const struct screen_scale *from = m->cohort.school.scale;
	struct str code[BIG_SUBJECTS_MAX];
	struct scale s = { .school_id = m->b->id,
		           .id = m->next_id++,
		           .code = S("school-score"),
		           .name = S(SCALE_NAME),
		           .kind = SCALE_INTERVAL,
		           .rising = 1,
		           .low = from->low,
		           .high = from->high,
		           .step = from->step,
		           .band = from->band,
		           .national = from->national,
		           .national_says = S("Average for the age"),
		           .live = 1,
		           .revision = 1 };

	for (size_t i = 0; i < BIG_SUBJECTS_MAX; i++)
		code[i] = str_of(SUBJECT[i]);
	s.subjects = str_join(c->a, code, BIG_SUBJECTS_MAX, S("\n"));
	m->scale_id = s.id;
	return scale_insert(c->db, c->a, &s, &c->err);
}

static enum rc points_make(struct making *m)
{
	struct ctx *c = m->c;
	enum rc rc = RC_OK;

	m->point = NEW_ARRAY(c->a, int64_t, m->b->points);
	for (size_t i = 0; rc == RC_OK && i < m->b->points; i++) {
		const struct screen_point *at = &m->cohort.school.point[i];
		struct assessment_point p = { .school_id = m->b->id,
			                      .id = m->next_id++,
			                      .name = point_name(c->a, at),
			                      .held_on = at->on,
			                      .revision = 1 };

		m->point[i] = p.id;
		rc = assessment_point_insert(c->db, c->a, &p, &c->err);
	}
	return rc;
}

static struct str girl_name(size_t i)
{
	return str_of(demo_given_girl[i % demo_given_girls]);
}

static struct str boy_name(size_t i)
{
	return str_of(demo_given_boy[i % demo_given_boys]);
}

/* Who the pupil at i is, but for the class. */
static struct pupil pupil_of(struct arena *a, struct date today, const struct big_school *b, size_t i)
{
	const size_t year = i / b->year_size;
	bool girl = i % 2 == 0;

	return (struct pupil){
		.school_id = b->id,
		.upn = upn_of(a, b, i),
		.given = girl ? girl_name(i) : boy_name(i),
		.family = str_of(demo_family[i * 7919 % demo_families]),
		.born = { (int16_t)(date_school_year(today).y - 6 - (int)year), 9, (int8_t)(i % 28 + 1) },
		.sex = girl ? SEX_FEMALE : SEX_MALE,
		.year_group = (int64_t)year + 1,
		.language = S("English"),
		.joined_on = { 2019, 9, 1 },
		.revision = 1,
	};
}

static size_t class_at(const struct big_school *b, size_t i)
{
	return i % b->year_size / CLASS_SIZE;
}

static struct str class_name(struct arena *a, const struct big_school *b, size_t i)
{
	return str_fmt(a, "%zu%c", i / b->year_size + 1, 'A' + (int)class_at(b, i));
}

static enum rc pupil_make(struct making *m, size_t i)
{
	struct ctx *c = m->c;
	const size_t of_class = m->b->year_size / CLASS_SIZE + 1;
	int64_t *class_id = &m->klass[i / m->b->year_size * of_class + class_at(m->b, i)];
	struct pupil row = pupil_of(c->a, c->now.today, m->b, i);
	enum rc rc = RC_OK;

	row.id = m->next_id++;
	row.name_key = fold_name(c->a, row.family, row.given, STR_NONE);
	if (*class_id == 0) {
		*class_id = m->next_id++;
		rc = class_insert(c->db, c->a, m->b->id, *class_id, class_name(c->a, m->b, i), row.year_group, &c->err);
	}
	row.class_id = *class_id;
	m->pupil[i] = row.id;
	return rc == RC_OK ? pupil_insert(c->db, c->a, &row, &c->err) : rc;
}

static enum rc pupils_make(struct making *m)
{
	const size_t pupils = m->b->years * m->b->year_size;
	enum rc rc = RC_OK;

	m->pupil = NEW_ARRAY(m->c->a, int64_t, pupils);
	m->klass = NEW_ARRAY(m->c->a, int64_t, m->b->years * (m->b->year_size / CLASS_SIZE + 1));
	for (size_t i = 0; rc == RC_OK && i < pupils; i++)
		rc = pupil_make(m, i);
	return rc;
}

/* All results of one point, by pupil. */
static enum rc results_make(struct making *m, size_t point)
{
	struct ctx *c = m->c;
	const struct screen_school *s = &m->cohort.school;
	struct result_change *v = NEW_ARRAY(c->a, struct result_change, BATCH);
	int64_t at = clock_instant(date_add(s->point[point].on, 2), FOUR_PM);
	enum rc rc = RC_OK;
	size_t n = 0;

	for (size_t i = point; rc == RC_OK && i < s->results; i += s->points) {
		const struct screen_result *r = &s->result[i];

		v[n++].fresh = (struct result){ .pupil_id = m->pupil[r->pupil],
			                        .id = m->next_id++,
			                        .point_id = m->point[point],
			                        .subject = str_of(SUBJECT[r->subject]),
			                        .scale_id = m->scale_id,
			                        .value = value_of(r),
			                        .way = RESULT_IMPORT,
			                        .noted_by = m->b->senco,
			                        .noted_at = at };
		if (n == BATCH || i + s->points >= s->results) {
			rc = result_write_many(c->db, c->a, m->b->id, v, n, &c->err);
			m->b->results += n;
			n = 0;
		}
	}
	return rc;
}

static enum rc all_make(struct making *m)
{
	enum rc rc = school_make(m);

	if (rc == RC_OK)
		rc = scale_make(m);
	if (rc == RC_OK)
		rc = points_make(m);
	if (rc == RC_OK && !m->b->bare)
		rc = pupils_make(m);
	for (size_t i = 0; rc == RC_OK && i < m->b->points && !m->b->empty && !m->b->bare; i++)
		rc = results_make(m, i);
	return rc;
}

enum rc big_school_make(struct ctx *c, struct big_school *b)
{
	struct arena_mark mark = arena_mark(c->a);
	struct making m = { .c = c, .b = b, .cohort = cohort_of(c->a, b), .next_id = id_new() };
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	b->results = 0;
	if (rc == RC_OK)
		rc = db_end(c->db, all_make(&m), &c->err);
	arena_rewind(c->a, mark);
	return rc;
}

static void heading_write(struct buf *out, struct arena *a, const struct screen_school *s, bool wide)
{
	if (!wide) {
		buf_str(out, S("UPN,Assessment point,Subject,Scale,Result\n"));
		return;
	}
	buf_str(out, S("UPN"));
	for (size_t i = 0; i < s->subjects; i++)
		for (size_t k = 0; k < s->points; k++)
			buf_str(out,
			        str_fmt(a, ",%.*s %s " SCALE_NAME, STR_ARG(point_name(a, &s->point[k])), SUBJECT[i]));
	buf_str(out, S("\n"));
}

struct str big_school_file(struct arena *a, const struct big_school *b, bool wide)
{
	struct cohort cohort = cohort_of(a, b);
	const struct screen_school *s = &cohort.school;
	struct buf out = buf_new(a, FILE_MAX);
	struct str upn = STR_NONE;

	heading_write(&out, a, s, wide);
	for (size_t i = 0; i < s->results; i++) {
		const struct screen_result *r = &s->result[i];
		bool first = i == 0 || s->result[i - 1].pupil != r->pupil;
		long long value = (long long)(value_of(r) / MILLI);

		if (first)
			upn = upn_of(a, b, r->pupil);
		if (wide)
			buf_str(&out, str_fmt(a, "%s%.*s,%lld", first && i > 0 ? "\n" : "",
			                      STR_ARG(first ? upn : STR_NONE), value));
		else
			buf_str(&out, str_fmt(a, "%.*s,%.*s,%s," SCALE_NAME ",%lld\n", STR_ARG(upn),
			                      STR_ARG(point_name(a, &s->point[r->point])), SUBJECT[r->subject], value));
	}
	if (wide)
		buf_str(&out, S("\n"));
	return buf_view(&out);
}

#define CONTACT_HEADS(n)                                                                                               \
	",Contact " n " forename,Contact " n " surname,Contact " n " relationship,Contact " n                          \
	" parental responsibility,Contact " n " phone,Contact " n " email"

/* A mother and a father of their own for each pupil. */
static void contacts_write(struct buf *out, struct arena *a, const struct pupil *p, size_t i)
{
	for (size_t k = 0; k < 2; k++)
		buf_str(out, str_fmt(a, ",%.*s,%.*s,%s,Y,07700 900%03zu,%s%zu@families.example",
		                     STR_ARG(k == 0 ? girl_name(i + 7) : boy_name(i + 7)), STR_ARG(p->family),
		                     k == 0 ? "Mother" : "Father", (2 * i + k) % 1000, k == 0 ? "m" : "f", i));
}

struct str big_school_roll(struct arena *a, struct date today, const struct big_school *b)
{
	struct buf out = buf_new(a, FILE_MAX);

	buf_str(&out, S("UPN,Surname,Forename,Date of birth,Sex,NC year,Reg group,SEN status,SEN need 1,Date of "
	                "admission" CONTACT_HEADS("1") CONTACT_HEADS("2") "\n"));
	for (size_t i = 0; i < b->years * b->year_size; i++) {
		struct pupil p = pupil_of(a, today, b, i);
		bool has_sen = i % 6 == 0;

		buf_str(&out,
		        str_fmt(a, "%.*s,%.*s,%.*s,%.*s,%s,%lld,%.*s,%s,%s,%.*s", STR_ARG(p.upn), STR_ARG(p.family),
		                STR_ARG(p.given), STR_ARG(date_iso(a, p.born)), p.sex == SEX_FEMALE ? "F" : "M",
		                (long long)p.year_group, STR_ARG(class_name(a, b, i)), has_sen ? "K" : "N",
		                has_sen ? "SLCN" : "", STR_ARG(date_iso(a, p.joined_on))));
		contacts_write(&out, a, &p, i);
		buf_str(&out, S("\n"));
	}
	return buf_view(&out);
}

struct actor big_school_actor(const struct big_school *b)
{
	return (struct actor){ .school_id = b->id, .person_id = b->senco, .hat = ROLE_SENCO };
}
