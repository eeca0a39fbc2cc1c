/* Words of a scenario about the school itself: what the set-up journey and the pages of accounts do. */
#include "cmd/demo.h"

#include "cmd/init.h"
#include "core/account/accounts.h"
#include "core/account/invite.h"
#include "core/area/area_edit.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"
#include "core/school/admin_sql.h"
#include "core/school/front_shown.h"
#include "core/school/setup.h"
#include "kit/base/embed.h"
#include "kit/base/id.h"
#include "kit/text/csv.h"

static enum rc settings(struct demo *d, const struct demo_act *t)
{
	struct setup_view v;
	struct school theirs;
	enum rc rc = setup_load(d->c, &v);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &school_rec, &v.school);
	v.school.estab_no = str_fmt(d->c->a, "%04lld", (long long)(1000 + d->school_id % 9000));
	v.school.urn = str_fmt(d->c->a, "%lld", (long long)(998000 + d->school_id));
	return rc == RC_OK ? setup_school_save(d->c, &v.school, &theirs) : rc;
}

/* The proposed dates of four school years, with a training day before each. */
static enum rc terms(struct demo *d, const struct demo_act *t)
{
	struct year_dates *v = NEW(d->c->a, struct year_dates);
	struct year_dates *theirs = NEW(d->c->a, struct year_dates);
	enum rc rc = RC_OK;

	(void)t;
	for (int year = d->year.y - 2; year < d->year.y + 2 && rc == RC_OK; year++) {
		rc = setup_year_load(d->c, year, v);
		v->closure[v->closures++] = (struct closure){ .name = S("Staff training"),
			                                      .kind = CLOSURE_INSET,
			                                      .starts = v->term[0].starts,
			                                      .ends = v->term[0].starts };
		if (rc == RC_OK)
			rc = setup_year_save(d->c, v, theirs);
	}
	return rc;
}

/* A profile that comes with the program, looked at on the day. */
static enum rc area(struct demo *d, const struct demo_act *t)
{
	struct str officer = demo_words(d, t, "own officer"), notice = demo_words(d, t, "own notice url");
	struct area_change own[] = { { S("own_officer"), officer }, { S("own_notice_url"), notice } };
	struct area_typed typed = { .part = S("own"),
		                    .change = own,
		                    .n = sizeof own / sizeof *own,
		                    .source = S("The school"),
		                    .checked_on = t->day };
	struct area_import io = { 0 };
	struct area_file f;

	area_file_read(d->c->a, area_shipped(t->line->arg), &f);
	for (size_t i = 0; i < f.n; i++)
		f.fact[i].checked_on = t->day;
	TRY(area_import(d->c, &f, &io));
	return area_save(d->c, &typed, false);
}

/* What the public pages show beside the record. */
static enum rc shows(struct demo *d, const struct demo_act *t)
{
	const struct demo_field *f = t->line->field;
	size_t n = t->line->fields;
	const struct front_shown v = { .senco = true,
		                       .numbers = true,
		                       .senco_email = demo_field(f, n, "senco email"),
		                       .governor = demo_field(f, n, "governor"),
		                       .hours = demo_field(f, n, "hours") };

	return front_shown_save(d->c, &v);
}

/* Everything that is to be looked at again still holds. */
static enum rc looks(struct demo *d, const struct demo_act *t)
{
	struct area_overview v;

	(void)t;
	TRY(area_overview_load(d->c, &v));
	for (size_t i = 0; i < v.dues; i++)
		TRY(area_item_checked(d->c, str_of(v.due[i].part->key), v.due[i].item));
	return RC_OK;
}

static enum rc ready(struct demo *d, const struct demo_act *t)
{
	(void)t;
	return setup_finish(d->c);
}

/* ---- people who can sign in ---- */

static enum rc person_learn(struct demo *d, struct str login, int64_t account, struct str name, enum role hat)
{
	struct account_view v;
	enum rc rc = accounts_one(d->c, account, &v);

	if (rc == RC_OK && d->people == DEMO_PEOPLE_MAX)
		return err_set(&d->c->err, RC_FAIL, "too many people for a demonstration");
	if (rc == RC_OK)
		d->person[d->people++] =
		    (struct demo_person){ str_dup(d->a, login), str_dup(d->a, name), v.line.person_id, account, hat };
	return rc;
}

/* Somebody known, by name, or 0. */
static enum rc adult_find(struct demo *d, struct str name, int64_t *id)
{
	struct adult_row *row;
	size_t n;

	*id = 0;
	TRY(adult_list(d->c->db, d->a, d->school_id, d->c->now.today, &row, &n, &d->c->err));
	for (size_t i = 0; i < n; i++)
		if (str_eq(name_full(d->a, row[i].given, row[i].family), name))
			*id = row[i].person_id;
	return *id == 0 ? err_set(&d->c->err, RC_NONE, "nobody known has that name") : RC_OK;
}

/* What was chosen with an invitation: the password of the demonstration. */
enum rc demo_accept(struct demo *d, struct str token, struct str *why)
{
	struct invite i;
	enum rc rc = invite_look(d->c, token, &i, why);

	if (rc == RC_OK)
		rc = invite_accept(d->c, &i, d->password, NULL, NULL, why);
	d->c->actor = (struct actor){ 0 };
	return rc;
}

/* The SENCO of a real school does this from the pupil's page. */
static enum rc parent_invite(struct demo *d, const struct account_new *v, struct str *token)
{
	struct ctx *c = d->c;

	TRY(account_insert(c->db, c->a, c->actor.school_id, v->id, v->person_id, v->login, S(""), S("invited"),
	                   c->now.utc, &c->err));
	TRY(role_insert(c->db, c->a, c->actor.school_id, id_new(), v->person_id, S("parent"), c->now.today, DATE_NONE,
	                &c->err));
	return invite_make(c, v->id, token);
}

struct str demo_login(const struct demo *d, struct str name)
{
	return str_find(name, S("young")) >= 0 ? name : str_fmt(d->c->a, "%.*s%.*s", STR_ARG(name), STR_ARG(d->ending));
}

/* Invited by who acts; uses the invitation at once. */
static enum rc invite(struct demo *d, struct account_new *v, struct str login, struct str name)
{
	struct actor by = d->c->actor;
	struct account_fault fault;
	struct str token, why;
	enum rc rc;

	v->id = id_new();
	v->login = demo_login(d, login);
	rc = v->role == ROLE_PARENT ? parent_invite(d, v, &token) : accounts_invite(d->c, v, &token, &fault);
	if (rc == RC_INVALID)
		return err_set(&d->c->err, rc, "%.*s", STR_ARG(fault.text));
	if (rc == RC_OK)
		rc = demo_accept(d, token, &why);
	if (rc == RC_INVALID)
		return err_set(&d->c->err, rc, "%.*s", STR_ARG(why));
	d->c->actor = by;
	return rc == RC_OK ? person_learn(d, login, v->id, name, v->role) : rc;
}

static enum rc invites(struct demo *d, const struct demo_act *t)
{
	struct str known = demo_words(d, t, "known");
	struct account_new v = { .title = demo_words(d, t, "title"),
		                 .given = demo_words(d, t, "given"),
		                 .family = demo_words(d, t, "family"),
		                 .job = demo_words(d, t, "job"),
		                 .role = role_of(demo_words(d, t, "role")) };
	enum rc rc = known.n > 0 ? adult_find(d, known, &v.person_id) : RC_OK;

	if (known.n == 0)
		known = str_fmt(d->c->a, "%.*s %.*s", STR_ARG(v.given), STR_ARG(v.family));
	return rc == RC_OK ? invite(d, &v, t->line->arg, known) : rc;
}

/* The first account has done its work: an administrator of flesh and blood is there. */
static enum rc closes(struct demo *d, const struct demo_act *t)
{
	struct str fault;

	for (size_t i = 0; i < d->people; i++)
		if (str_eq(d->person[i].login, t->line->arg))
			return accounts_disable(d->c, d->person[i].account, &fault);
	return RC_NONE;
}

/* Everybody in the file of staff who has a name to sign in with. */
static enum rc accounts(struct demo *d, const struct demo_act *t)
{
	struct str name = str_fmt(d->c->a, "demo/%.*s", STR_ARG(t->line->arg)), bytes = STR_NONE;
	struct csv_problem bad;
	struct csv_file f;
	size_t given = 0, family = 0, role = 0, login = 0;
	enum rc rc;

	for (const struct embedded *e = content_files; e->name != NULL; e++)
		if (str_is(name, e->name))
			bytes = (struct str){ (const char *)e->data, e->size };
	rc = csv_read(d->c->a, bytes, &f, &bad);
	for (size_t i = 0; rc == RC_OK && i < f.heading.n; i++) {
		struct str h = f.heading.cell[i];

		given = str_is(h, "Forename") ? i : given;
		family = str_is(h, "Surname") ? i : family;
		role = str_is(h, "Role") ? i : role;
		login = str_is(h, "Sign-in") ? i : login;
	}
	for (size_t i = 0; rc == RC_OK && i < f.n; i++) {
		struct str who = str_fmt(d->c->a, "%.*s %.*s", STR_ARG(csv_cell(&f.row[i], given)),
		                         STR_ARG(csv_cell(&f.row[i], family)));
		struct account_new v = { .role = role_of(csv_cell(&f.row[i], role)) };

		if (csv_cell(&f.row[i], login).n == 0)
			continue;
		rc = adult_find(d, who, &v.person_id);
		if (rc == RC_OK)
			rc = invite(d, &v, csv_cell(&f.row[i], login), who);
	}
	return rc;
}

const struct demo_verb demo_verbs_school[] = {
	{ "settings", settings }, { "terms", terms },   { "area", area },   { "ready", ready }, { "invites", invites },
	{ "accounts", accounts }, { "closes", closes }, { "looks", looks }, { "shows", shows }, { NULL, NULL },
};
