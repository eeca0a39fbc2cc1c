/* Before each census day: records that would come back from it with an error. Types of need are asked for in spring
 * alone, so an error about them is due by then. Queries and the numbers of the office are on the register only. */
#include "core/duty/duty.h"
#include "register/census_rule.h"
#include "register/register_sql.h"

static duty_facts census_facts;

DUTY(due_census, census_facts, .key = RTEXT("census_ready"), .title = RTEXT("Put @ record right for the school census"),
     .many = RTEXT("Put the records of # right for the school census"), .force = FORCE_SHOULD, .ref = RTEXT(""),
     .act = RTEXT("The DfE’s guide to the school census"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("The last census day was the day before #."),
     .why = RTEXT("What cannot be right in a record comes back from the census as an error."), .clock = DUTY_ON_DAY,
     .time = TIME_DEFAULT, .trigger = RTEXT("the census day"), .label = RTEXT("See what is wrong"), .at = "/census",
     .cap = CAP_DECIDE, .else_at = "/census", .else_cap = CAP_PUPIL_RECORD, .mark = SOURCE_RECALLED);

/* The first error that the next census would find; NULL: none. */
static const struct census_finding *error_of(struct arena *a, const struct duty_pupil *p, const struct need *need,
                                             size_t needs, struct census_day day)
{
	const struct census_pupil facts = { .upn = S("not asked here"),
		                            .born = p->born,
		                            .code = p->code == 'E' ? STATUS_E : STATUS_K,
		                            .code_from = p->code_from,
		                            .need = need,
		                            .needs = needs };
	struct census_finding *found = NEW_ARRAY(a, struct census_finding, CENSUS_RULES_MAX);
	size_t n = census_check(a, &facts, day.on, found);

	for (size_t i = 0; i < n; i++)
		if (found[i].rule->error && found[i].rule->sen && (!found[i].rule->types || day.kind->types))
			return &found[i];
	return NULL;
}

static bool is_away(struct rows *away, int64_t pupil_id)
{
	for (size_t i = 0; i < away->n; i++)
		if (row_int(away, i, "id") == pupil_id)
			return true;
	return false;
}

static enum rc census_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	const struct register_ask held = { c->actor.school_id, ask->person_id, str_of(role_key(ask->hat)), ask->today };
	struct census_day day = census_next(ask->today);
	struct census_day last = census_last(ask->today);
	struct date since = last.kind != NULL ? date_add(last.on, 1) : ask->today;
	struct need_rows all = { 0 };
	struct rows away;

	if (day.kind == NULL)
		return RC_OK; /* nobody knows by when */
	TRY(register_away(c->db, c->a, held.school_id, ask->today, day.on, &away, &c->err));
	if (day.kind->types)
		TRY(register_needs(c->db, c->a, &held, &all, &c->err));
	for (size_t i = 0; i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		const struct census_finding *f;
		const struct need *need;
		struct duty_row row;
		size_t n;

		if ((p->code != 'K' && p->code != 'E') || is_away(&away, p->id))
			continue;
		need = needs_of_pupil(&all, p->id, &n);
		f = error_of(c->a, p, need, n, day);
		if (f == NULL)
			continue;
		row = duty_follow(p->id, since, DATE_NONE);
		row.due = school_day_until(ask->calendar, day.on);
		row.lead = str_fmt(c->a, "%.*s on %.*s: %.*s.", STR_ARG(day.kind->name),
		                   STR_ARG(date_long(c->a, day.on)), STR_ARG(f->rule->name));
		duty_put(out, &due_census, row);
	}
	return RC_OK;
}
