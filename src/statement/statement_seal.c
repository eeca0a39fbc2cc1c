/* Statements are sealed by the program itself, on the third school day of the next month; when the log is put right
 * later, the next day brings a new one that names the old one. */
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/trail/audit_hash.h"
#include "core/people/pupil_sql.h"
#include "core/people/person_rec.h"
#include "kit/base/id.h"
#include "statement/statement.h"
#include "statement/statement_sql.h"

ACTION(ACT_STATEMENT_SEAL, "statement.seal", "Sealed a statement of help");

enum { MONTHS_BACK = 3 };

static const char DAY_SETTING[] = "statement_day";

static struct date month_before(struct date today, int n)
{
	return date_add_months((struct date){ today.y, today.m, 1 }, -n);
}

/* What was owed at the end of the month before, by the statement that stands. */
static enum rc owed_before(struct ctx *c, struct pupil_key k, struct date month, struct help_owed **out, size_t *n)
{
	struct statement_of_help was;
	struct statement_head head;
	struct help_statement help;
	enum rc rc = statement_of_month(c->db, c->a, k, date_add_months(month, -1), &was, &c->err);

	*n = 0;
	*out = NULL;
	if (rc == RC_NONE)
		return RC_OK;
	TRY(rc);
	if (statement_parse(c->a, was.body, &head, &help) != RC_OK)
		return RC_OK;
	*out = NEW_ARRAY(c->a, struct help_owed, help.lines);
	for (size_t i = 0; i < help.lines; i++)
		(*out)[(*n)++] = (struct help_owed){ help.line[i].help.root, help.line[i].owed };
	return RC_OK;
}

static enum rc signed_by(struct ctx *c, struct str *out)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n && out->n == 0; i++)
		if (s[i].senco)
			*out = str_fmt(c->a, "%.*s, SENCO", STR_ARG(name_full(c->a, s[i].given, s[i].family)));
	return RC_OK;
}

static enum rc count_load(struct ctx *c, struct pupil_key k, struct date month, struct help_statement *out)
{
	struct span span = help_month(month.y, month.m);
	struct calendar calendar;
	struct help_span *spans;
	struct help_session *sessions;
	struct help_owed *owed;
	size_t n, logged, oweds;

	TRY(calendar_load(c, date_add(month, -60), &calendar));
	TRY(help_spans(c->db, c->a, k, span.from, span.to, &spans, &n, &c->err));
	TRY(help_sessions(c->db, c->a, k, span.from, date_add(span.to, 2), &sessions, &logged, &c->err));
	TRY(owed_before(c, k, month, &owed, &oweds));
	help_count(c->a, &calendar, month.y, month.m, spans, n, sessions, logged, owed, oweds, out);
	return RC_OK;
}

static enum rc head_load(struct ctx *c, struct pupil_key k, struct date month, struct statement_head *out)
{
	struct school school;
	struct pupil p;

	TRY(school_load(c->db, c->a, k.school_id, &school, &c->err));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*out = (struct statement_head){ .id = id_new(),
		                        .school = school.name,
		                        .pupil = pupil_name(c->a, &p),
		                        .first = pupil_first(&p),
		                        .year = month.y,
		                        .month = month.m,
		                        .made_on = c->now.today };
	return signed_by(c, &out->by);
}

enum rc statement_make(struct ctx *c, struct pupil_key k, int year, int month, bool *made)
{
	struct date first = { (int16_t)year, (int8_t)month, 1 };
	struct statement_of_help was = { 0 };
	struct statement_of_help row;
	struct statement_head head;
	struct help_statement help;
	struct str body;
	enum rc rc = statement_of_month(c->db, c->a, k, first, &was, &c->err);

	*made = false;
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	TRY(count_load(c, k, first, &help));
	if (help.lines == 0 && was.id == 0)
		return RC_OK; /* there was no plan */
	TRY(head_load(c, k, first, &head));
	head.replaces = was.code;
	body = statement_body(c->a, &head, &help);
	if (was.id != 0 && str_eq(statement_facts(body), statement_facts(was.body)))
		return RC_OK;
	row = (struct statement_of_help){ .id = head.id,
		                          .month = first,
		                          .number = was.number + 1,
		                          .replaces_id = was.id,
		                          .made_on = c->now.today,
		                          .made_at = c->now.utc,
		                          .body = body,
		                          .seal = keyed_hash(c->a, c->app->key, body),
		                          .agreed = help.all.agreed,
		                          .given = help.all.given,
		                          .missed = help.all.missed,
		                          .caught = help.all.caught,
		                          .revision = 1 };
	row.code = statement_code(c->a, row.seal);
	TRY(record_write(c->db, c->a, statement_sql.insert, &statement_of_help_rec, k, &row, &c->err));
	*made = true;
	return audit_write(c, k.pupil_id, &ACT_STATEMENT_SEAL, "statement_of_help", row.id, row.seal);
}

/* The last month once it is due, and those before it that have a statement. The older one first: what is owed follows
 * from it. */
static enum rc pupil_seal(struct ctx *c, struct pupil_key k, const struct calendar *calendar)
{
	for (int i = MONTHS_BACK; i > 0; i--) {
		struct date month = month_before(c->now.today, i);
		struct statement_of_help was;
		bool made;

		if (date_cmp(c->now.today, help_sealed_on(calendar, month.y, month.m)) < 0)
			continue;
		if (i > 1) {
			enum rc rc = statement_of_month(c->db, c->a, k, month, &was, &c->err);

			if (rc == RC_NONE)
				continue;
			TRY(rc);
		}
		TRY(statement_make(c, k, month.y, month.m, &made));
	}
	return RC_OK;
}

static enum rc pupil_try(struct ctx *c, struct pupil_key k)
{
	struct calendar calendar;

	TRY(calendar_load(c, month_before(c->now.today, MONTHS_BACK + 1), &calendar));
	return pupil_seal(c, k, &calendar);
}

static enum rc school_done(struct ctx *c)
{
	return setting_set(c->db, c->a, c->actor.school_id, str_of(DAY_SETTING), date_iso(c->a, c->now.today), &c->err);
}

static enum rc some_seal(struct ctx *c, struct pupil_key *after, bool *did)
{
	int64_t *school, *pupil;
	size_t schools, n;

	TRY(help_schools(c->db, c->a, str_of(DAY_SETTING), date_iso(c->a, c->now.today), &school, &schools, &c->err));
	if (schools == 0)
		return RC_OK;
	*did = true;
	if (after->school_id != school[0])
		*after = (struct pupil_key){ school[0], 0 };
	c->actor.school_id = school[0];
	TRY(help_pupils(c->db, c->a, school[0], c->now.today, after->pupil_id, &pupil, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		enum rc rc = IN_WRITE(c, pupil_try(c, (struct pupil_key){ school[0], pupil[i] }));

		if (rc != RC_OK)
			return rc;
		after->pupil_id = pupil[i];
	}
	return n > 0 ? RC_OK : IN_WRITE(c, school_done(c));
}

enum rc statements_seal(const struct app *app, struct db *db, struct arena *a, struct pupil_key *after, bool *did,
                        struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	enum rc rc;

	*did = false;
	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	rc = some_seal(c, after, did);
	if (rc != RC_OK)
		*e = c->err;
	return rc;
}
