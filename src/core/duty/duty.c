#include "core/duty/duty.h"

#include "core/duty/duty_about_rule.h"
#include "core/record/record_sql.h"

struct duty_rows {
	struct arena *a;
	const struct duty_ask *ask;
	struct duty_day day;
	struct duty *item;
	size_t n;
	size_t room;
};

const struct duty_pupil *duty_pupil_find(const struct duty_ask *ask, int64_t id)
{
	static const struct duty_pupil SCHOOL = { .name = RTEXT("the school"), .code = 'S' };
	size_t low = 0;
	size_t high = ask->pupils;

	if (id == 0)
		return ask->school ? &SCHOOL : NULL;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (ask->pupil[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < ask->pupils && ask->pupil[low].id == id ? &ask->pupil[low] : NULL;
}

static enum rc run(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, bool since, struct rows *out)
{
	struct params p = { .n = 0 };

	params_add(&p, dv_int(c->actor.school_id));
	params_add(&p, dv_int(ask->person_id));
	params_add(&p, dv_cstr(role_key(ask->hat)));
	params_add(&p, dv_date(c->a, ask->today));
	if (since)
		params_add(&p, dv_date(c->a, ask->since));
	return db_run_params(c->db, c->a, q, &p, out, &c->err);
}

enum rc duty_run(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, struct rows *out)
{
	return run(c, ask, q, false, out);
}

enum rc duty_run_since(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, struct rows *out)
{
	return run(c, ask, q, true, out);
}

void duty_put(struct duty_rows *out, const struct duty_rule *r, struct duty_row row)
{
	const struct duty_pupil *p = duty_pupil_find(out->ask, row.pupil_id);
	struct duty *more;

	if (p == NULL || (out->ask->owner_teacher && r->owner != OWNER_TEACHER))
		return;
	if (out->n == out->room) {
		out->room = 2 * out->room + 256;
		more = NEW_ARRAY(out->a, struct duty, out->room);
		for (size_t i = 0; i < out->n; i++)
			more[i] = out->item[i];
		out->item = more;
	}
	out->n += duty_make(r, p, &row, &out->day, &out->item[out->n]);
}

/* Another duty before this one has the same facts, or nobody who asks wants any that follow from them. */
static bool asked(const struct duty_ask *ask, size_t at)
{
	const struct duty_rule *r = duty_rule_at(at);
	const struct duty_rule *x;
	bool wanted = false;

	for (size_t i = 0; i < at; i++)
		if (duty_rule_at(i)->facts == r->facts)
			return true;
	for (size_t i = at; (x = duty_rule_at(i)) != NULL; i++)
		wanted = wanted || (x->facts == r->facts && (!ask->owner_teacher || x->owner == OWNER_TEACHER));
	return !wanted;
}

/* clang-format off */
STMT(Q_DUTY_RESTS, 20000,
     "SELECT z.pupil_id, z.about FROM duty_reason z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id") " AND z.until_on > $4"
     " ORDER BY z.pupil_id, z.id");
/* clang-format on */

static bool rests(struct arena *a, const struct duty *d, struct rows *r)
{
	for (size_t i = 0; duty_may_rest(d->rule) && i < r->n; i++)
		if (row_int(r, i, "pupil_id") == d->pupil && str_eq(row_str(r, i, "about"), duty_about(a, d)))
			return true;
	return false;
}

/* Takes out what was answered with a reason, until the day on which it is looked at again. */
static enum rc rest(struct ctx *c, struct duty_rows *rows)
{
	size_t kept = 0;
	struct rows r;

	TRY(duty_run(c, rows->ask, &Q_DUTY_RESTS, &r));
	for (size_t i = 0; r.n > 0 && i < rows->n; i++)
		if (!rests(c->a, &rows->item[i], &r))
			rows->item[kept++] = rows->item[i];
	if (r.n > 0)
		rows->n = kept;
	return RC_OK;
}

enum rc duties_load(struct ctx *c, const struct duty_ask *ask, struct duty **out, size_t *n)
{
	struct duty_rows rows = { .a = c->a, .ask = ask, .day = duty_day(ask->calendar, ask->today) };
	const struct duty_rule *r;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && (r = duty_rule_at(i)) != NULL; i++)
		if (!asked(ask, i))
			rc = r->facts(c, ask, &rows);
	if (rc == RC_OK)
		rc = rest(c, &rows);
	*out = rows.item;
	*n = rows.n;
	return rc;
}
