#include "register/census_file.h"

#include "core/rights/gate.h"
#include "register/register.h"

static const struct str HEADS[] = { { "UPN", 3 },           { "Surname", 7 },      { "Forename", 8 }, { "DOB", 3 },
	                            { "SENprovision", 12 }, { "SENtypeRank", 11 }, { "SENtype", 7 } };
enum { HEADS_N = sizeof HEADS / sizeof *HEADS, HEADS_PROVISION = 5 };

static void row_write(struct table_out *o, const struct register_pupil *p, bool types, const struct need *need)
{
	table_out_text(o, p->line.upn);
	table_out_text(o, p->line.family);
	table_out_text(o, p->line.given);
	table_out_date(o, p->line.born);
	table_out_text(o, status_code_code(p->line.code));
	if (!types)
		return;
	if (need != NULL)
		table_out_int(o, need->rank);
	else
		table_out_text(o, STR_NONE);
	table_out_text(o, need != NULL ? need->code : STR_NONE);
}

/* Types go with SEN Support or a plan. */
static void pupil_write(struct table_out *o, const struct register_pupil *p, bool types)
{
	size_t n = types && p->line.code != STATUS_N ? p->needs : 0;

	if (n == 0)
		row_write(o, p, types, NULL);
	for (size_t i = 0; i < n; i++)
		row_write(o, p, types, &p->need[i]);
}

enum rc census_file_make(struct ctx *c, struct takeout_file *out, struct date *day)
{
	struct takeout_ask ask = { .kind = TABLE_CSV,
		                   .purpose = TAKEN_PURPOSE_CENSUS,
		                   .recipient = S("The school census") };
	struct register_view v;
	struct table_out *o;
	size_t heads;
	int64_t *pupil;

	*out = (struct takeout_file){ 0 };
	TRY(gate_cap(c, CAP_TAKE_OUT));
	TRY(register_load(c, &v));
	if (v.census.kind == NULL)
		return RC_NONE; /* the page does not offer it */
	*day = v.census.on;
	heads = v.census.kind->types ? HEADS_N : HEADS_PROVISION;
	ask.what = v.census.kind->name;
	o = table_out_begin(c->a, S("Census"), HEADS, heads);
	pupil = NEW_ARRAY(c->a, int64_t, v.pupils + 1);
	for (size_t i = 0; i < v.pupils; i++) {
		const struct census_pupil facts = register_facts(&v.pupil[i]);

		if (!census_counts(&facts, v.census.on))
			continue;
		pupil_write(o, &v.pupil[i], v.census.kind->types);
		pupil[out->pupils++] = v.pupil[i].line.id;
	}
	TRY(table_out_write(o, ask.kind, STR_NONE, &out->bytes, &c->err));
	return takeout_record(c, &ask, HEADS, heads, pupil, out->pupils);
}
