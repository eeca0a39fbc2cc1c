#include "notice/results/scales.h"

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "notice/results/scale_rule.h"
#include "notice/results/scale_table_rule.h"
#include "notice/results/subject_rule.h"
#include "notice/results/scale_sql.h"
#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "core/school/setup.h"

ACTION(ACT_POINT_ADD, "point.add", "Added a point of the year");
ACTION(ACT_POINT_CHANGE, "point.change", "Changed a point of the year");
ACTION(ACT_POINT_REMOVE, "point.remove", "Took away a point of the year");
ACTION(ACT_SCALE_ADD, "scale.add", "Added a scale");
ACTION(ACT_SCALE_CHANGE, "scale.change", "Changed a scale");
ACTION(ACT_SCALE_STANDARD, "scale.standard", "Took over the standard scales");

enum { CODE_CHARS = 36, CODE_TRIES = 50, BEFORE_END_DAYS = 14 };

enum rc scales_ensure(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	for (size_t i = 0; scale_standard_at(i) != NULL; i++) {
		struct scale s = *scale_standard_at(i);
		enum rc rc;

		s.school_id = school_id;
		s.id = id_new();
		s.live = 1;
		s.revision = 1;
		rc = scale_insert(db, a, &s, e);
		if (rc != RC_OK && rc != RC_CONFLICT) /* a conflict: the school has this one */
			return rc;
	}
	return RC_OK;
}

enum rc scales_read(struct ctx *c, struct scales *out)
{
	TRY(scale_list(c->db, c->a, c->actor.school_id, &out->scale, &out->n, &c->err));
	return point_of_school(c->db, c->a, c->actor.school_id, &out->point, &out->points, &c->err);
}

enum rc scales_ready(struct ctx *c)
{
	struct scales s = { 0 };

	TRY(scales_read(c, &s));
	if (s.n > 0)
		return RC_OK;
	TRY(scales_ensure(c->db, c->a, c->actor.school_id, &c->err));
	return audit_write(c, 0, &ACT_SCALE_STANDARD, "scale", 0, S("the standard scales"));
}

const struct scale *scales_find(const struct scales *s, int64_t id)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->scale[i].id == id)
			return &s->scale[i];
	}
	return NULL;
}

const struct assessment_point *scales_point(const struct scales *s, int64_t id)
{
	for (size_t i = 0; i < s->points; i++) {
		if (s->point[i].id == id)
			return &s->point[i];
	}
	return NULL;
}

enum rc scales_load(struct ctx *c, struct scales *out)
{
	*out = (struct scales){ 0 };
	TRY(gate_cap(c, CAP_SETTINGS));
	TRY(scales_ready(c));
	return scales_read(c, out);
}

/* Each line through fn, empty ones left out. */
static struct str lines_each(struct arena *a, struct str text, struct str (*fn)(struct arena *a, struct str line))
{
	struct str line[SCALE_STEPS_MAX];
	size_t n = 0;

	while (text.n > 0 && n < SCALE_STEPS_MAX) {
		struct str one = str_trim(str_cut(text, '\n', &text));

		if (one.n > 0)
			line[n++] = fn(a, one);
	}
	return str_join(a, line, n, S("\n"));
}

static struct scale with_names(struct arena *a, struct scale s)
{
	s.subjects = lines_each(a, s.subjects, subject_name);
	return s;
}

static enum rc scale_get(struct ctx *c, int64_t id, struct scale *out, int64_t *results)
{
	TRY(gate_cap(c, CAP_SETTINGS));
	TRY(scale_load(c->db, c->a, c->actor.school_id, id, out, &c->err));
	return result_count_scale(c->db, c->a, c->actor.school_id, id, results, &c->err);
}

enum rc scale_open(struct ctx *c, int64_t id, struct scale *out, int64_t *results)
{
	*results = 0;
	*out = (struct scale){ .id = id_new(),
		               .kind = SCALE_INTERVAL,
		               .rising = 1,
		               .low = MILLI_NONE,
		               .high = MILLI_NONE,
		               .step = 1000,
		               .band = MILLI_NONE,
		               .national = MILLI_NONE,
		               .live = 1,
		               .codes = S("A Absent\nN Not assessed"),
		               .source = S("Our own") };
	if (id == 0)
		return gate_cap(c, CAP_SETTINGS);
	TRY(scale_get(c, id, out, results));
	*out = with_names(c->a, *out);
	return RC_OK;
}

/* A short name for files that no other scale of the school has. */
static enum rc code_make(struct ctx *c, struct str name, struct str *out)
{
	struct str key = utf8_head(fold_key(c->a, name), CODE_CHARS);
	struct str word[CODE_CHARS];
	struct scales all = { 0 };
	size_t n = 0;

	TRY(scales_read(c, &all));
	while (key.n > 0 && n < CODE_CHARS)
		word[n++] = str_cut(key, ' ', &key);
	key = n > 0 ? str_join(c->a, word, n, S("-")) : S("own");
	for (int i = 1; i < CODE_TRIES; i++) {
		bool taken = false;

		*out = i == 1 ? key : str_fmt(c->a, "%.*s-%d", STR_ARG(key), i);
		for (size_t k = 0; k < all.n; k++)
			taken = taken || str_eq(all.scale[k].code, *out);
		if (!taken)
			return RC_OK;
	}
	return RC_OK;
}

/* Results that are there keep their meaning. */
static struct str change_fault(struct ctx *c, const struct scale *old, const struct scale *s, const char **field)
{
	struct scale_step *was, *is;
	size_t n = scale_steps(c->a, old, &was), m = scale_steps(c->a, s, &is);

	*field = "kind";
	if (old->kind != s->kind)
		return S("There are results on this scale, so it stays as it is. Make a new scale instead");
	*field = "steps";
	for (size_t i = 0; i < n; i++) {
		if (i >= m || !str_eq(was[i].code, is[i].code))
			return S(
			    "There are results on these steps. Keep their codes and order; new ones go after them");
	}
	return S("");
}

static enum rc scale_put(struct ctx *c, struct scale *s, struct scale *theirs, const char **field, struct str *fault)
{
	int64_t results = 0;
	enum rc rc = scale_get(c, s->id, theirs, &results);
	bool fresh = rc == RC_NONE && s->revision == 0 && role_can(c->actor.hat, CAP_SETTINGS);

	if (fresh) {
		s->revision = 1;
		rc = code_make(c, s->name, &s->code);
	} else if (rc == RC_OK) {
		if (s->revision == 0) /* the same form twice */
			return RC_OK;
		if (theirs->revision != s->revision)
			return RC_CONFLICT;
		s->code = theirs->code;
		*fault = results > 0 ? change_fault(c, theirs, s, field) : S("");
		if (fault->n > 0)
			return RC_INVALID;
	}
	if (rc == RC_OK)
		rc = fresh ? scale_insert(c->db, c->a, s, &c->err) : scale_update(c->db, c->a, s, &c->err);
	return rc == RC_OK ? audit_write(c, 0, fresh ? &ACT_SCALE_ADD : &ACT_SCALE_CHANGE, "scale", s->id, s->name)
	                   : rc;
}

enum rc scale_save(struct ctx *c, const struct scale *s, struct scale *theirs, const char **field, struct str *fault)
{
	struct scale v = *s;
	enum rc rc = gate_cap(c, CAP_SETTINGS);

	*theirs = (struct scale){ 0 };
	*field = NULL;
	*fault = S("");
	if (rc != RC_OK)
		return rc;
	v.school_id = c->actor.school_id;
	if (scale_has_steps(&v)) {
		struct scale_step *step;
		size_t n = scale_steps(c->a, &v, &step);

		v.low = 0;
		v.high = n > 0 ? ((int64_t)n - 1) * 1000 : 0;
		v.step = 1000;
		v.band = MILLI_NONE;
	}
	*fault = scale_fault(c->a, &v, field);
	if (fault->n > 0)
		return RC_INVALID;
	v.subjects = lines_each(c->a, v.subjects, subject_code);
	rc = scales_ready(c); /* a school whose first scale is its own has the standard ones too */
	if (rc == RC_OK)
		rc = scale_put(c, &v, theirs, field, fault);
	*theirs = with_names(c->a, *theirs);
	return rc;
}

static enum rc point_get(struct ctx *c, int64_t id, struct assessment_point *out, int64_t *results)
{
	TRY(gate_cap(c, CAP_SETTINGS));
	TRY(assessment_point_load(c->db, c->a, c->actor.school_id, id, out, &c->err));
	return result_count_point(c->db, c->a, c->actor.school_id, id, results, &c->err);
}

enum rc point_open(struct ctx *c, int64_t id, struct assessment_point *out, int64_t *results)
{
	*results = 0;
	*out = (struct assessment_point){ .id = id_new() };
	if (id == 0)
		return gate_cap(c, CAP_SETTINGS);
	return point_get(c, id, out, results);
}

static bool name_taken(const struct scales *all, struct arena *a, const struct assessment_point *p)
{
	for (size_t i = 0; i < all->points; i++) {
		if (all->point[i].id != p->id && str_eq(fold_key(a, all->point[i].name), fold_key(a, p->name)))
			return true;
	}
	return false;
}

enum rc point_save(struct ctx *c, const struct assessment_point *p, struct assessment_point *theirs, const char **field,
                   struct str *fault)
{
	struct assessment_point v = *p;
	struct scales all = { 0 };
	int64_t results;
	bool fresh;
	enum rc rc;

	*theirs = (struct assessment_point){ 0 };
	*field = NULL;
	*fault = S("");
	rc = point_get(c, p->id, theirs, &results);
	fresh = rc == RC_NONE && p->revision == 0 && role_can(c->actor.hat, CAP_SETTINGS);
	if (rc != RC_OK && !fresh)
		return rc;
	if (!fresh && p->revision == 0) /* the same form twice */
		return RC_OK;
	if (!fresh && theirs->revision != p->revision)
		return RC_CONFLICT;
	TRY(scales_read(c, &all));
	v.school_id = c->actor.school_id;
	v.name = fold_spaces(c->a, v.name);
	if (name_taken(&all, c->a, &v)) {
		*field = "name";
		*fault = S("There is an assessment point of this name already");
		return RC_INVALID;
	}
	if (fresh)
		v.revision = 1;
	TRY(fresh ? assessment_point_insert(c->db, c->a, &v, &c->err)
	          : assessment_point_update(c->db, c->a, &v, &c->err));
	return audit_write(c, 0, fresh ? &ACT_POINT_ADD : &ACT_POINT_CHANGE, "assessment_point", v.id, v.name);
}

enum rc point_remove(struct ctx *c, int64_t id, int64_t revision)
{
	struct assessment_point p;
	int64_t results;

	TRY(point_get(c, id, &p, &results));
	TRY(assessment_point_delete(c->db, c->a, c->actor.school_id, id, revision, &c->err));
	return audit_write(c, 0, &ACT_POINT_REMOVE, "assessment_point", id, p.name);
}

/* "Autumn term" or "Autumn term 2025" is "Autumn 2025". */
static struct assessment_point point_of_term(struct ctx *c, const struct term *t)
{
	struct str year = str_fmt(c->a, "%d", t->starts.y);
	ptrdiff_t term = str_find(str_lower_ascii(c->a, t->name), S(" term"));
	struct str name = t->name;

	if (term > 0)
		name =
		    str_fmt(c->a, "%.*s%.*s", (int)term, name.p, (int)(name.n - (size_t)term - 5), name.p + term + 5);
	if (str_find(name, year) < 0)
		name = str_fmt(c->a, "%.*s %.*s", STR_ARG(name), STR_ARG(year));
	return (struct assessment_point){ .school_id = c->actor.school_id,
		                          .id = id_new(),
		                          .revision = 1,
		                          .name = name,
		                          .held_on = date_add(t->ends, -BEFORE_END_DAYS) };
}

enum rc points_of_year(struct ctx *c, int year, size_t *added)
{
	struct year_dates *v = NEW(c->a, struct year_dates);
	struct scales all = { 0 };

	*added = 0;
	TRY(setup_year_load(c, year, v));
	TRY(scales_read(c, &all));
	for (size_t i = 0; i < v->terms; i++) {
		struct assessment_point p = point_of_term(c, &v->term[i]);

		if (name_taken(&all, c->a, &p))
			continue;
		TRY(assessment_point_insert(c->db, c->a, &p, &c->err));
		TRY(audit_write(c, 0, &ACT_POINT_ADD, "assessment_point", p.id, p.name));
		*added += 1;
	}
	return RC_OK;
}
