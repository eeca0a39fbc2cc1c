#include "core/school/front_shown.h"

#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_SETTINGS_FRONT, "settings.front", "Changed what the public pages show");

STMT(Q_FRONT_SHOWN, 20, "SELECT name, value FROM setting WHERE school_id = $1 AND name LIKE 'front.%' ORDER BY name");

static struct str *text_of(struct front_shown *v, struct str name)
{
	return str_is(name, "front.senco_email") ? &v->senco_email
	       : str_is(name, "front.governor")  ? &v->governor
	       : str_is(name, "front.hours")     ? &v->hours
	                                         : NULL;
}

enum rc front_shown_load(struct ctx *c, struct front_shown *out)
{
	struct rows r;

	*out = (struct front_shown){ .senco = true, .numbers = true };
	TRY(db_run(c->db, c->a, &Q_FRONT_SHOWN, &r, &c->err, DV(c->actor.school_id)));
	for (size_t i = 0; i < r.n; i++) {
		struct str name = row_str(&r, i, "name");
		struct str value = row_str(&r, i, "value");
		struct str *text = text_of(out, name);

		if (text != NULL)
			*text = value;
		else if (str_is(name, "front.senco"))
			out->senco = !str_is(value, "no");
		else if (str_is(name, "front.numbers"))
			out->numbers = !str_is(value, "no");
	}
	return RC_OK;
}

enum rc front_shown_save(struct ctx *c, const struct front_shown *v)
{
	const struct {
		const char *name;
		struct str value;
	} ROW[] = {
		{ "front.senco", v->senco ? S("yes") : S("no") },
		{ "front.numbers", v->numbers ? S("yes") : S("no") },
		{ "front.senco_email", v->senco_email },
		{ "front.governor", v->governor },
		{ "front.hours", v->hours },
	};
	struct str all = STR_NONE;

	TRY(gate_cap(c, CAP_SETTINGS));
	for (size_t i = 0; i < sizeof ROW / sizeof ROW[0]; i++) {
		TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(ROW[i].name), ROW[i].value, &c->err));
		all = str_fmt(c->a, "%.*s|%.*s", STR_ARG(all), STR_ARG(ROW[i].value));
	}
	return audit_write(c, 0, &ACT_SETTINGS_FRONT, "setting", 0, all);
}
