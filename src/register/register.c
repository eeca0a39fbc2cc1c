#include "register/register.h"

#include <stdlib.h>

#include "core/people/codes_rule.h"
#include "core/rights/gate.h"
#include "register/census_reason_sql.h"
#include "register/census_why.h"

ACTION(ACT_REGISTER_OPEN, "register.open", "Saw the SEN register");

struct census_pupil register_facts(const struct register_pupil *p)
{
	return (struct census_pupil){ .upn = p->line.upn,
		                      .born = p->line.born,
		                      .joined_on = p->line.joined_on,
		                      .left_on = p->line.left_on,
		                      .code = p->line.code,
		                      .code_from = p->line.code_from,
		                      .need = p->need,
		                      .needs = p->needs };
}

static bool on_register(const struct register_pupil *p)
{
	return p->line.code == STATUS_K || p->line.code == STATUS_E;
}

/* Reasons come in order of pupil. */
static struct str reason_of(const struct census_reason *r, size_t n, int64_t pupil, const struct census_finding *f)
{
	const struct census_reason *found;
	size_t low = 0, high = n, end;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r[mid].pupil_id < pupil)
			low = mid + 1;
		else
			high = mid;
	}
	for (end = low; end < n && r[end].pupil_id == pupil;)
		end++;
	found = census_reason_of(r + low, end - low, f);
	return found != NULL ? found->words : STR_NONE;
}

static void findings_make(struct ctx *c, struct register_view *v, const struct census_reason *reason, size_t reasons)
{
	struct census_finding one[CENSUS_RULES_MAX];
	const struct census_rule *r;

	v->finding = NEW_ARRAY(c->a, struct register_finding, CENSUS_RULES_MAX * v->pupils + 1);
	for (size_t i = 0; i < v->pupils; i++) {
		struct census_pupil p = register_facts(&v->pupil[i]);
		size_t n = census_check(c->a, &p, v->census.on, one);

		for (size_t k = 0; k < n; k++)
			v->finding[v->findings++] =
			    (struct register_finding){ &v->pupil[i], one[k],
				                       reason_of(reason, reasons, v->pupil[i].line.id, &one[k]) };
	}
	for (size_t i = 0; i < v->findings; i++)
		*(v->finding[i].found.rule->error ? &v->errors
		  : v->finding[i].reason.n > 0    ? &v->answered
		                                  : &v->queries) += 1;
	/* By rule; within one they are in order of name already. */
	{
		struct register_finding *all = NEW_ARRAY(c->a, struct register_finding, v->findings + 1);
		size_t n = 0;

		for (size_t k = 0; (r = census_rule_at(k)) != NULL; k++)
			for (size_t i = 0; i < v->findings; i++)
				if (v->finding[i].found.rule == r)
					all[n++] = v->finding[i];
		v->finding = all;
	}
}

static int first_cmp(const void *x, const void *y)
{
	const struct register_need *a = x;
	const struct register_need *b = y;

	if ((a->code.n == 0) != (b->code.n == 0))
		return a->code.n == 0 ? 1 : -1;
	if (a->pupils != b->pupils)
		return a->pupils > b->pupils ? -1 : 1;
	return str_cmp(a->code, b->code);
}

static void firsts_make(struct ctx *c, struct register_view *v)
{
	v->first = NEW_ARRAY(c->a, struct register_need, v->pupils + 1);
	for (size_t i = 0; i < v->pupils; i++) {
		struct str code = census_first_need(v->pupil[i].need, v->pupil[i].needs);
		size_t k = 0;

		if (!on_register(&v->pupil[i]))
			continue;
		while (k < v->firsts && !str_eq(v->first[k].code, code))
			k++;
		if (k == v->firsts)
			v->first[v->firsts++] = (struct register_need){ .code = code };
		v->first[k].pupils++;
	}
	qsort(v->first, v->firsts, sizeof *v->first, first_cmp);
}

static enum rc pupils_read(struct ctx *c, const struct register_ask *ask, struct register_view *v)
{
	const struct pupil_filter all = { .year_group = YEAR_ANY };
	struct pupil_lines lines;
	struct need_rows needs;

	TRY(pupil_list(c->db, c->a, ask->school_id, ask->person_id, ask->hat, ask->today, &all, &lines, &c->err));
	TRY(register_needs(c->db, c->a, ask, &needs, &c->err));
	v->pupils = lines.n;
	v->pupil = NEW_ARRAY(c->a, struct register_pupil, lines.n + 1);
	for (size_t i = 0; i < lines.n; i++) {
		struct register_pupil *p = &v->pupil[i];

		p->line = lines.item[i];
		p->need = needs_of_pupil(&needs, p->line.id, &p->needs);
		v->by_code[p->line.code == STATUS_K ? 1 : p->line.code == STATUS_E ? 2 : 0]++;
	}
	return RC_OK;
}

enum rc register_load(struct ctx *c, struct register_view *out)
{
	const struct actor *who = &c->actor;
	const struct register_ask ask = { who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today };
	struct census_reason *reason;
	size_t reasons;

	*out = (struct register_view){ .census = census_next(c->now.today) };
	TRY(gate_cap(c, CAP_SCHOOL_NAMES));
	TRY(pupils_read(c, &ask, out));
	TRY(census_reason_all(c->db, c->a, &ask, &reason, &reasons, &c->err));
	findings_make(c, out, reason, reasons);
	firsts_make(c, out);
	gate_note_read(c, 0, &ACT_REGISTER_OPEN, 0);
	return RC_OK;
}
