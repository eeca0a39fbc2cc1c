/* Every route, for everybody, against a table that was written from the rules and not from the program: who may by
 * role, and whose relation to the pupil opens the record (access model in docs/permissions.md; Code 6.49, 9.212). A
 * route without a row here fails the test. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/account/account_sql.h"
#include "core/school/admin_sql.h"
#include "core/trail/event_sql.h"
#include "core/people/pupil_sql.h"
#include "support/rights_world.h"
#include "support/schema_dump.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "core/door/routes.h"

/* What the first number of the path is about. */
enum about {
	ALL,   /* everybody, signed in or not */
	IN,    /* everybody who is signed in, also without a role */
	FREE,  /* those with the role; the first number, if any, is `id` */
	PUPIL, /* those with the role whose relation opens ZARA's record; the first number is hers, the second `id` */
};

struct row {
	const char *route; /* "GET /pupil/:id" */
	enum about about;
	const char
	    *who; /* letters of roles, see rights_world.h; '~': the answer depends on the state of the record too */
	int64_t id;
	const char *form; /* of a POST: input that is looked at and changes little */
};

#define LEAD "S"
#define STAFF_ALL "SHTA"

static const struct row TABLE[] = {
	{ "GET /", ALL, "", 0, NULL },
	{ "GET /sign-in", ALL, "", 0, NULL },
	{ "POST /sign-in", ALL, "", 0, "login=&password=" },
	{ "GET /invite/:word", ALL, "", 0, NULL },
	{ "POST /invite/:word", ALL, "", 0, "password=x&again=x" },
	{ "GET /help", ALL, "", 0, NULL },
	{ "GET /privacy", ALL, "", 0, NULL },
	{ "GET /accessibility", ALL, "", 0, NULL },
	{ "GET /code", ALL, "", 0, NULL },
	{ "GET /code/:word", ALL, "", 0, NULL },
	{ "GET /display", ALL, "", 0, NULL },
	{ "POST /display", ALL, "", 0, "look=light" },
	{ "GET /s/:id/worry", ALL, "", SCHOOL, NULL },
	{ "POST /s/:id/worry", ALL, "", SCHOOL, "id=1&words=" },
	{ "GET /s/:id/worry/sent", ALL, "", SCHOOL, NULL },
	{ "GET /role", IN, "", 0, NULL },
	{ "POST /role", IN, "", 0, "role=own" }, /* the role they act in already */
	{ "GET /you", IN, "", 0, NULL },
	{ "POST /you", IN, "", 0, "old=&password=a&again=b" },

	{ "GET /today", FREE, "SH", 0, NULL },
	{ "POST /today/do", FREE, "SH", 0, "duty=staff_read&do=remind&press=1" }, /* nothing is ticked */
	{ "POST /today/undo", FREE, "SH", 0, "press=1" },
	{ "GET /school", FREE, "SHG", 0, NULL },
	{ "GET /families", FREE, STAFF_ALL, 0, NULL },
	{ "GET /support", FREE, STAFF_ALL, 0, NULL },
	{ "GET /messages", FREE, "SH", 0, NULL },
	{ "GET /pupil/:id/history", PUPIL, "SHTX", 0, NULL },
	{ "GET /screening", FREE, "SHT", 0, NULL },
	{ "GET /pupil/:id/screening", PUPIL, "SHT", 0, NULL },
	{ "POST /pupil/:id/screening", PUPIL, "ST", 0, "id=1&result=&reason=" },
	{ "GET /class", FREE, "T", 0, NULL },
	{ "GET /pupils", FREE, "SHTAX", 0, NULL },
	{ "POST /pupils", FREE, "SHTAX", 0, "pupil=501" },
	{ "GET /pupils.csv", FREE, "SHTAX", 0, NULL },
	{ "GET /pupil/:id", PUPIL, "SHTAX", 0, NULL },
	{ "GET /pupil/:id/discussion", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/discussion", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "GET /pupil/:id/discussion/:id", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "POST /pupil/:id/discussion/:id", PUPIL, "ST", A_DISCUSSION, "id=6001&revision=1&present=" },
	{ "POST /pupil/:id/discussion/:id/copy", PUPIL, "ST", A_DISCUSSION, "how=" },
	{ "GET /pupil/:id/discussion/:id/letter.pdf", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "GET /pupil/:id/discussion/:id/letter-large.pdf", PUPIL, "SHTX", A_DISCUSSION, NULL },
	{ "GET /pupil/:id/decision", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/decision", PUPIL, LEAD, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/decision/:id", PUPIL, "SHTX", A_DECISION, NULL },
	{ "POST /pupil/:id/decision/:id", PUPIL, LEAD, A_DECISION, "id=6002&revision=1&reason=" },
	{ "GET /pupil/:id/needs", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/needs", PUPIL, LEAD, 0, "need-1=NONSENSE" },
	{ "GET /pupil/:id/notices", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/notices", PUPIL, LEAD, 0, "kind=" },
	{ "GET /pupil/:id/young", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/young", PUPIL, LEAD, 0, "id=1&kind=" },
	{ "POST /pupil/:id/young/end", PUPIL, LEAD, 0, "id=6060" },
	{ "GET /pupil/:id/notices/:id", PUPIL, LEAD, A_NOTICE, NULL },
	{ "POST /pupil/:id/notices/:id", PUPIL, LEAD, A_NOTICE, "id=6003&revision=1&body=" },
	{ "POST /pupil/:id/notices/:id/give", PUPIL, LEAD, A_NOTICE, "channel=" },
	{ "GET /pupil/:id/notices/:id/letter.pdf", PUPIL, LEAD, A_NOTICE, NULL },
	{ "GET /pupil/:id/notices/:id/letter-large.pdf", PUPIL, LEAD, A_NOTICE, NULL },
	{ "GET /pupil/:id/assess", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/assess", PUPIL, "ST", 0, "cycle=8000&part=" },
	{ "GET /pupil/:id/assess/statement/:id", PUPIL, "ST", A_STATEMENT, NULL },
	{ "POST /pupil/:id/assess/statement/:id", PUPIL, "ST", A_STATEMENT, "id=6006&revision=1&words=" },
	{ "GET /pupil/:id/assess/views", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/assess/views", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "POST /pupil/:id/assess/finish", PUPIL, "ST", 0, "" },
	{ "POST /pupil/:id/assess/open", PUPIL, "S~", 0, "" },
	{ "GET /results", FREE, "ST", 0, NULL },
	{ "GET /class/:id/results", FREE, "ST~", CLASS_5P, NULL }, /* a teacher: of a class they teach, see test_grid */
	{ "POST /class/:id/results", FREE, "ST~", CLASS_5P, "point=0&subject=reading&scale=0" },
	{ "GET /pupil/:id/results", PUPIL, "SHT", 0, NULL },
	{ "GET /pupil/:id/observations", PUPIL, STAFF_ALL, 0, NULL },
	{ "POST /pupil/:id/observations", PUPIL, STAFF_ALL, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/observations/:id", PUPIL, "SHTA~", AN_OBSERVATION, NULL }, /* only who saw it */
	{ "POST /pupil/:id/observations/:id", PUPIL, "SHTA~", AN_OBSERVATION, "id=6051&revision=1&words=" },
	{ "GET /rounds", FREE, "STA", 0, NULL },
	{ "GET /pupil/:id/round", PUPIL, "SHTX", 0, NULL },
	{ "POST /pupil/:id/round", PUPIL, LEAD, 0, "id=1&revision=0" },
	{ "GET /pupil/:id/round/:id", PUPIL, "STA~", A_ROUND, NULL }, /* only who was asked */
	{ "POST /pupil/:id/round/:id", PUPIL, "STA~", A_ROUND, "id=6053&revision=1&progress=" },
	{ "POST /pupil/:id/round/:id/add", PUPIL, LEAD, A_ROUND, "" },
	{ "GET /pupil/:id/round/:id/heard", PUPIL, LEAD, A_ROUND, NULL },
	{ "POST /pupil/:id/round/:id/heard", PUPIL, LEAD, A_ROUND, "id=6901&revision=0" },
	{ "GET /pupil/:id/heard/:id", PUPIL, LEAD, AN_ANSWER, NULL },
	{ "POST /pupil/:id/heard/:id", PUPIL, LEAD, AN_ANSWER, "id=6053&revision=1" },
	{ "POST /pupil/:id/round/:id/remind", PUPIL, LEAD, A_ROUND, "" },
	{ "POST /pupil/:id/round/:id/close", PUPIL, LEAD, A_ROUND, "" },
	{ "POST /pupil/:id/round/:id/use", PUPIL, LEAD, A_ROUND, "" },

	{ "GET /pupil/:id/circumstances", PUPIL, "SHT", 0, NULL },
	{ "POST /pupil/:id/circumstances", PUPIL, "ST", 0, "id=1&revision=0" },
	{ "GET /pupil/:id/circumstances/:id", PUPIL, "ST", A_CIRCUMSTANCE, NULL },
	{ "POST /pupil/:id/circumstances/:id", PUPIL, "ST", A_CIRCUMSTANCE, "id=6009&revision=1&kind=" },

	{ "GET /pupil/:id/plan", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/plan", PUPIL, "ST", 0, "" },
	{ "GET /pupil/:id/plan/share", PUPIL, LEAD, 0, NULL },
	{ "POST /pupil/:id/plan/share", PUPIL, "S~", 0, "" },
	{ "GET /plans", FREE, STAFF_ALL, 0, NULL },
	{ "GET /pupil/:id/plans", PUPIL, "SHTAX", 0, NULL },
	{ "GET /pupil/:id/plans/:id", PUPIL, "SHTAX", PLAN_ONE, NULL },
	{ "POST /pupil/:id/plans/:id", PUPIL, STAFF_ALL, PLAN_ONE, "state=nonsense" },
	{ "GET /pupil/:id/plans/:id/briefing", PUPIL, "SHTAX", PLAN_ONE, NULL },
	{ "GET /pupil/:id/plans/:id/plan.pdf", PUPIL, "SHTX", PLAN_ONE, NULL },
	{ "GET /pupil/:id/plans/:id/plan-large.pdf", PUPIL, "SHTX", PLAN_ONE, NULL },

	{ "GET /sessions", FREE, "STA", 0, NULL },
	{ "POST /sessions", PUPIL, "STA", 0, "root=8003&day=2026-03-10" },
	{ "GET /pupil/:id/review", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/review", PUPIL, "ST", 0, "cycle_id=1" },
	{ "POST /pupil/:id/review/view", PUPIL, "ST", 0, "" },
	{ "GET /pupil/:id/progress", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/progress", PUPIL, "ST", 0, "root=8002" },
	{ "GET /pupil/:id/sessions", PUPIL, "SHTX", 0, NULL },
	{ "GET /meetings", FREE, "ST", 0, NULL },
	{ "GET /pupil/:id/meetings", PUPIL, "ST", 0, NULL },
	{ "POST /pupil/:id/meetings", PUPIL, "ST", 0, "id=1&revision=0&kind=" },
	{ "GET /pupil/:id/meetings/:id", PUPIL, "ST", A_MEETING, NULL },
	{ "POST /pupil/:id/meetings/:id", PUPIL, "ST", A_MEETING, "id=6007&revision=1&kind=" },
	{ "GET /pupil/:id/looked", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/messages", PUPIL, "SH", 0, NULL },
	{ "GET /pupil/:id/messages/:id", PUPIL, "SH", A_MESSAGE, NULL },
	{ "POST /pupil/:id/messages/:id", PUPIL, "SH", A_MESSAGE, "revision=1&answer=" },
	{ "GET /concerns", FREE, STAFF_ALL, 0, NULL },
	{ "GET /concerns/aside", FREE, LEAD, 0, NULL },
	{ "GET /concerns/inbox/:id", FREE, LEAD, AN_INBOX, NULL },
	{ "POST /concerns/inbox/:id", FREE, LEAD, AN_INBOX, "why=" },
	{ "GET /pupil/:id/concerns", PUPIL, STAFF_ALL, 0, NULL },
	{ "POST /pupil/:id/concerns", PUPIL, STAFF_ALL, 0, "id=1&revision=0&words=" },
	{ "GET /pupil/:id/concerns/:id", PUPIL, "SH", A_CONCERN,
	  NULL }, /* others: what they noted, or have to act on */
	{ "POST /pupil/:id/concerns/:id", PUPIL, LEAD, A_CONCERN, "id=6009&revision=1&do=send&answer=" },
	{ "GET /complaints", FREE, "SH", 0, NULL },
	{ "GET /pupil/:id/complaints", PUPIL, "SH", 0, NULL },
	{ "POST /pupil/:id/complaints", PUPIL, "SH", 0, "id=1&words=" },
	{ "GET /pupil/:id/complaints/:id", PUPIL, "SH", A_COMPLAINT, NULL },
	{ "POST /pupil/:id/complaints/:id", PUPIL, "SH", A_COMPLAINT, "id=1&number=1&kind=note&words=" },
	{ "GET /pupil/:id/complaints/:id/close", PUPIL, "SH", A_COMPLAINT, NULL }, /* it is at the SENCO's stage */
	{ "POST /pupil/:id/complaints/:id/close", PUPIL, "SH", A_COMPLAINT, "id=1&number=1&words=" },

	{ "GET /family", FREE, "P", 0, NULL },
	{ "GET /family/:id", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/tell", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/tell", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/unhappy", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/unhappy", PUPIL, "P", 0, "id=1&words=" },
	{ "POST /family/:id/meeting", PUPIL, "P", 0, "come=yes&id=77" },
	{ "GET /family/:id/plan", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/plan", PUPIL, "P", 0, "id=1&plan_id=8001&answer=" },
	{ "GET /family/:id/plan.pdf", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/plan-large.pdf", PUPIL, "P", 0, NULL },
	{ "GET /family/:id/views", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/views", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/worry", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/worry", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/complaints", PUPIL, "P", 0, NULL },
	{ "POST /family/:id/complaints", PUPIL, "P", 0, "id=1&words=" },
	{ "GET /family/:id/complaints/:id", PUPIL, "p", A_COMPLAINT, NULL }, /* p: only who complained */
	{ "POST /family/:id/complaints/:id", PUPIL, "p", A_COMPLAINT, "id=1&number=1&words=" },
	{ "GET /family/:id/letters/:id", PUPIL, "p", A_NOTICE, NULL }, /* p: only the one it is addressed to */

	{ "GET /me", FREE, "U", 0, NULL },
	{ "GET /me/feel", FREE, "U", 0, NULL },
	{ "POST /me/feel", FREE, "U", 0, "id=1&rating=" },
	{ "GET /me/words", FREE, "U", 0, NULL },
	{ "POST /me/words", FREE, "U", 0, "id=1&words=" },
	{ "GET /me/words/:id", FREE, "u", A_VIEW, NULL }, /* u: only who wrote them */
	{ "POST /me/words/:id", FREE, "u", A_VIEW, "id=6005&revision=1&words=" },
	{ "GET /me/worry", FREE, "U", 0, NULL },
	{ "POST /me/worry", FREE, "U", 0, "id=1&words=" },
	{ "GET /me/helps", FREE, "U", 0, NULL },
	{ "POST /me/helps", FREE, "U", 0, "" },
	{ "GET /me/meeting", FREE, "U", 0, NULL },
	{ "POST /me/meeting", FREE, "U", 0, "" },
	{ "GET /me/plan", FREE, "y", 0, NULL }, /* y: only whose rights are their own */
	{ "POST /me/plan", FREE, "y", 0, "id=1&plan_id=8001&answer=" },
	{ "GET /me/plan.pdf", FREE, "y", 0, NULL },
	{ "GET /me/plan-large.pdf", FREE, "y", 0, NULL },
	{ "GET /me/letters/:id", FREE, "y", A_NOTICE, NULL },
	{ "GET /me/tell", FREE, "y", 0, NULL },
	{ "POST /me/tell", FREE, "y", 0, "id=1&words=" },
	{ "GET /me/unhappy", FREE, "y", 0, NULL },
	{ "POST /me/unhappy", FREE, "y", 0, "id=1&words=" },
	{ "POST /me/share", FREE, "y", 0, "person=134&share=no" },

	{ "GET /import/job/:id", FREE, "S~", 1, NULL },
	{ "GET /import", FREE, LEAD, 0, NULL },
	{ "POST /import", FREE, LEAD, 0, "" },
	{ "GET /import/:id", FREE, LEAD, AN_UPLOAD, NULL },
	{ "POST /import/:id", FREE, LEAD, AN_UPLOAD, "digest=nonsense" },
	{ "GET /accounts", FREE, "D", 0, NULL },
	{ "POST /accounts", FREE, "D", 0, "id=1&family=" },
	{ "GET /accounts/:id", FREE, "D", 900 + SENCO, NULL },
	{ "POST /accounts/:id", FREE, "D", 900 + SENCO, "action=give&role=" },
	{ "GET /settings", FREE, "SD", 0, NULL },
	{ "GET /settings/school", FREE, "SD", 0, NULL },
	{ "POST /settings/school", FREE, "SD", 0, "name=" },
	{ "GET /settings/year", FREE, "SD", 0, NULL },
	{ "POST /settings/year", FREE, "SD", 0, "year=2025" },
	{ "GET /settings/screen", FREE, "SD", 0, NULL },
	{ "POST /settings/screen", FREE, "SD", 0, "screen_span_days=x" },
	{ "GET /settings/concerns", FREE, "SD", 0, NULL },
	{ "POST /settings/concerns", FREE, "SD", 0, "days=0" },
	{ "GET /settings/complaints", FREE, "SD", 0, NULL },
	{ "POST /settings/complaints", FREE, "SD", 0, "name-1=" },
	{ "GET /settings/area", FREE, "SD", 0, NULL },
	{ "POST /settings/area", FREE, "SD", 0, "la_no=x" },
	{ "GET /settings/scales", FREE, "SD", 0, NULL },
	{ "GET /settings/scales/new", FREE, "SD", 0, NULL },
	{ "POST /settings/scales/new", FREE, "SD", 0, "name=" },
	{ "GET /settings/scales/:id", FREE, "SD~", 1, NULL },
	{ "POST /settings/scales/:id", FREE, "SD~", 1, "name=" },
	{ "GET /settings/points", FREE, "SD", 0, NULL },
	{ "POST /settings/points", FREE, "SD", 0, "year=x" },
	{ "GET /settings/points/new", FREE, "SD", 0, NULL },
	{ "POST /settings/points/new", FREE, "SD", 0, "name=" },
	{ "GET /settings/points/:id", FREE, "SD~", 1, NULL },
	{ "POST /settings/points/:id", FREE, "SD~", 1, "name=" },
	{ "GET /set-up", FREE, "SD", 0, NULL },
	{ "POST /set-up", FREE, "SD", 0, "" },
	{ "GET /set-up/senco", FREE, "D", 0, NULL },
	{ "POST /set-up/senco", FREE, "D", 0, "id=1&family=" },
	{ "POST /sign-out", IN, "", 0, "" }, /* the last: it ends the session */
};

enum { ROWS = sizeof TABLE / sizeof TABLE[0], PATH_MAX_TEXT = 200 };

static bool row_is_get(const struct row *r)
{
	return strncmp(r->route, "GET ", 4) == 0;
}

/* The path with numbers and words filled in. */
static const char *row_path(struct arena *a, const struct row *r, int64_t pupil)
{
	struct str rest = str_sub(str_of(strchr(r->route, ' ')), 1, PATH_MAX_TEXT);
	struct buf b = buf_new(a, PATH_MAX_TEXT);
	bool first = true;

	while (rest.n > 0) {
		struct str part = str_cut(str_sub(rest, 1, rest.n), '/', &rest);

		if (str_is(part, ":id")) {
			buf_fmt(&b, "/%lld", (long long)(first && r->about == PUPIL ? pupil : r->id));
			first = false;
		} else {
			buf_fmt(&b, "/%.*s", STR_ARG(str_is(part, ":word") ? S("6.53") : part));
		}
		if (rest.n > 0)
			rest = (struct str){ rest.p - 1, rest.n + 1 };
	}
	return str_c(a, buf_view(&b));
}

static bool row_allows(const struct row *r, const struct asker *x)
{
	if (r->about == ALL || r->about == IN)
		return true;
	if (strchr(r->who, 'p') != NULL)
		return x->person_id == MOTHER && x->role == 'P';
	if (strchr(r->who, 'u') != NULL)
		return x->person_id == ZARA_PERSON && x->role == 'U';
	if (strchr(r->who, 'y') != NULL)
		return x->person_id == YOUNG_PERSON && x->role == 'U';
	return x->held && strchr(r->who, x->role) != NULL && (r->about == FREE || x->open);
}

static struct net_reply row_ask(struct rights_world *w, const struct row *r, struct str token, int64_t pupil)
{
	const char *path = row_path(w->t.a, r, pupil);

	return row_is_get(r) ? site_get(&w->site, token, path) : site_post(&w->site, token, path, r->form);
}

static void test_table__has_every_route_and_no_other(void **state)
{
	size_t routes = 0, missing = 0;
	char name[PATH_MAX_TEXT];

	(void)state;
	for (size_t t = 0; t < route_table_count(); t++)
		for (size_t i = 0; i < route_table_at(t)->n; i++) {
			const struct route *r = &route_table_at(t)->route[i];
			bool found = false;

			snprintf(name, sizeof name, "%s %s", r->method == POST ? "POST" : "GET", r->path);
			for (size_t k = 0; k < ROWS; k++)
				found = found || strcmp(TABLE[k].route, name) == 0;
			if (!found)
				print_error("no row says who may: %s\n", name);
			missing += !found;
			routes++;
		}
	assert_int_equal(missing, 0);
	assert_int_equal(routes, ROWS); /* every row is a route */
}

static bool leads_to(const struct net_reply *p, const char *path)
{
	return p->status == 303 && str_starts(reply_header(p, "location"), str_of(path));
}

static struct str content_text(struct rights_world *w)
{
	struct buf b = buf_new(w->t.a, 16u << 20);
	size_t n;
	struct content *c = content_read(w->t.a, w->t.db, &n);

	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%.*s %.*s\n", STR_ARG(c[i].column), STR_ARG(c[i].values));
	return buf_view(&b);
}

/* All who may not: the same bytes as for an address that was never there, and nothing is written. */
static void test_forbidden__is_the_page_of_an_unknown_address(void **state)
{
	struct rights_world *w = *state;
	struct str before = content_text(w);
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];
		struct net_reply unknown = site_get(&w->site, x->token, "/no-such-page");

		assert_int_equal(unknown.status, 404);
		for (size_t k = 0; k < ROWS; k++) {
			struct net_reply p;

			if (row_allows(&TABLE[k], x))
				continue;
			p = row_ask(w, &TABLE[k], x->token, ZARA);
			if (!x->held && leads_to(&p, "/role"))
				continue; /* without a role there is only the choice of one */
			if (p.status == 404 && str_eq(p.body, unknown.body))
				continue;
			print_error("%s may not: %s, and gets %d%s\n", x->who, TABLE[k].route, p.status,
			            p.status == 404 ? " with other bytes" : "");
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	assert_true(str_eq(before, content_text(w)));
}

static void test_forbidden__unknown_deleted_and_foreign_pupils_look_alike(void **state)
{
	static const int64_t NOBODY[] = { 999999, 0x7fffffffffff, ZARA };
	struct rights_world *w = *state;
	struct str other = world_token(w, OTHER_TEACHER, 'T');
	struct str unknown = site_get(&w->site, other, "/no-such-page").body;

	for (size_t k = 0; k < ROWS; k++)
		for (size_t i = 0; i < sizeof NOBODY / sizeof NOBODY[0]; i++) {
			struct net_reply p;

			if (TABLE[k].about != PUPIL)
				continue;
			p = row_ask(w, &TABLE[k], other, NOBODY[i]);
			if (p.status != 404 || !str_eq(p.body, unknown))
				fail_msg("%s of %lld: %d", TABLE[k].route, (long long)NOBODY[i], p.status);
		}
}

static void test_nobody__is_asked_to_sign_in(void **state)
{
	struct rights_world *w = *state;

	for (size_t k = 0; k < ROWS; k++) {
		struct net_reply p = row_ask(w, &TABLE[k], STR_NONE, ZARA);

		if (TABLE[k].about == ALL ? p.status == 404 : !leads_to(&p, "/sign-in"))
			fail_msg("%s without a session: %d", TABLE[k].route, p.status);
	}
}

static void test_allowed__is_answered(void **state)
{
	struct rights_world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct asker *x = &w->asker[i];

		for (size_t k = 0; k < ROWS; k++) {
			struct net_reply p;

			if (!row_allows(&TABLE[k], x) || strcmp(TABLE[k].route, "POST /role") == 0)
				continue;
			p = row_ask(w, &TABLE[k], x->token, ZARA);
			if (!x->held && leads_to(&p, "/role"))
				continue;
			if (p.status == 404 && strchr(TABLE[k].who, '~') != NULL)
				continue;
			if (p.status != 404 && p.status != 403 && p.status < 500 && !leads_to(&p, "/role") &&
			    (TABLE[k].about == ALL || strstr(TABLE[k].route, "sign-out") != NULL ||
			     !leads_to(&p, "/sign-in")))
				continue;
			print_error("%s may: %s, and gets %d\n", x->who, TABLE[k].route, p.status);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static bool reads_any(struct rights_world *w, struct str token, const char *const *word, size_t words, const char *who)
{
	bool found = false;

	for (size_t k = 0; k < ROWS; k++) {
		struct net_reply p = { 0 };

		if (!row_is_get(&TABLE[k]))
			continue;
		p = row_ask(w, &TABLE[k], token, ZARA);
		for (size_t i = 0; i < words; i++)
			if (str_find(p.body, str_of(word[i])) >= 0) {
				print_error("%s reads %s on %s\n", who, word[i], TABLE[k].route);
				found = true;
			}
	}
	return found;
}

static void test_parents__never_see_each_other(void **state)
{
	struct rights_world *w = *state;

	assert_false(reads_any(w, world_token(w, MOTHER, 'P'), aunt_canary, aunt_canaries, "the mother"));
	assert_false(reads_any(w, world_token(w, FATHER, 'P'), aunt_canary, aunt_canaries, "the restricted father"));
	assert_false(reads_any(w, world_token(w, ZARA_PERSON, 'U'), aunt_canary, aunt_canaries, "the pupil"));
	assert_true(reads_any(w, world_token(w, AUNT, 'P'), &aunt_canary[4], 1, "the aunt (expected)"));
}

/* Contact data of families is for the SENCO and the head (trust.md: third-party contact details are restricted). */
static void test_staff__see_no_contact_data_without_the_right(void **state)
{
	struct rights_world *w = *state;

	assert_false(reads_any(w, world_token(w, CLASS_TEACHER, 'T'), aunt_canary, 4, "the teacher"));
	assert_false(reads_any(w, world_token(w, ASSISTANT, 'A'), aunt_canary, aunt_canaries, "the assistant"));
	assert_false(reads_any(w, world_token(w, SPECIALIST, 'X'), aunt_canary, aunt_canaries, "the specialist"));
}

static void test_governor_administrator_advice__never_read_a_pupils_name(void **state)
{
	static const char *const NAME[] = { "Zara", "Thomas", "Ward-Lee", "Haddad", "Noor", "Una Gone", "iqbal zara" };
	static const int64_t WHO[] = { GOVERNOR, ADMIN, ADVICE };
	static const char ROLE[] = { 'G', 'D', 'I' };
	struct rights_world *w = *state;

	for (size_t i = 0; i < 3; i++)
		assert_false(
		    reads_any(w, world_token(w, WHO[i], ROLE[i]), NAME, sizeof NAME / sizeof NAME[0], "one of them"));
	assert_true(reads_any(w, world_token(w, SENCO, 'S'), NAME, 1, "the SENCO (expected)"));
}

/* The same number is another pupil in the other school. */
static void test_schools__are_apart(void **state)
{
	static const char *const OURS[] = {
		"Zara", "Iqbal", "Ward-Lee", "login-7-", "She sleeps badly", "reads a page"
	};
	struct rights_world *w = *state;
	struct net_reply p = site_get(&w->site, w->other_senco, "/pupil/501");
	struct str before, after;

	assert_true(reply_has(&p, "Zed"));
	assert_false(reads_any(w, w->other_senco, OURS, sizeof OURS / sizeof OURS[0], "the other school"));
	before = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501").body;
	for (size_t k = 0; k < ROWS; k++)
		if (!row_is_get(&TABLE[k]) && TABLE[k].about == PUPIL)
			(void)row_ask(w, &TABLE[k], w->other_senco, ZARA);
	after = site_get(&w->site, world_token(w, SENCO, 'S'), "/pupil/501").body;
	assert_true(str_eq(before, after));
}

static void test_own_child__is_closed_in_the_staff_role(void **state)
{
	struct rights_world *w = *state;
	struct str teacher = world_token(w, MUSIC_TEACHER, 'T'); /* teaches the class, mother of TOM */
	struct net_reply p = site_get(&w->site, teacher, "/pupil/502");

	assert_int_equal(p.status, 404);
	p = site_get(&w->site, teacher, "/pupils");
	assert_int_equal(p.status, 200);
	assert_false(reply_has(&p, "Ward-Lee"));
	assert_true(reply_has(&p, "Zara"));
}

static void test_restriction__counts_from_the_next_request(void **state)
{
	struct rights_world *w = *state;
	struct str mother = world_token(w, MOTHER, 'P');
	struct contact link = { .school_id = SCHOOL,
		                .pupil_id = ZARA,
		                .id = 1,
		                .person_id = MOTHER,
		                .relationship = S("Parent"),
		                .responsibility = S("yes"),
		                .contact_order = 1,
		                .restricted = 1,
		                .starts = { 2025, 9, 1 },
		                .revision = 1 };

	assert_int_equal(site_get(&w->site, mother, "/family/501").status, 200);
	assert_int_equal(contact_update(w->t.db, w->t.a, zara, &link, &w->t.e), RC_OK);
	for (size_t k = 0; k < ROWS; k++)
		if (TABLE[k].about == PUPIL && strpbrk(TABLE[k].who, "Pp") != NULL)
			assert_int_equal(row_ask(w, &TABLE[k], mother, ZARA).status, 404);
	assert_int_equal(site_get(&w->site, mother, "/family/503").status, 200); /* her other child */
}

static void test_role__ends_from_the_next_request(void **state)
{
	struct rights_world *w = *state;
	struct str senco = world_token(w, SENCO, 'S');
	struct net_reply p = site_get(&w->site, senco, "/pupil/501");

	assert_int_equal(p.status, 200);
	assert_int_equal(grant_end(w->t.db, w->t.a, SCHOOL, SENCO, 300 + SENCO, (struct date){ 2026, 3, 9 }, &w->t.e),
	                 RC_OK);
	p = site_get(&w->site, senco, "/pupil/501");
	assert_true(leads_to(&p, "/role"));
}

static void test_agreement__of_a_specialist_ends_with_its_day(void **state)
{
	struct rights_world *w = *state;

	w->site.app.clock.utc += 21 * 86400; /* 31 March, the last day */
	assert_int_equal(site_get(&w->site, world_sign_in(w, SCHOOL, SPECIALIST, "specialist"), "/pupil/501").status,
	                 200);
	w->site.app.clock.utc += 86400;
	assert_int_equal(site_get(&w->site, world_sign_in(w, SCHOOL, SPECIALIST, "specialist"), "/pupil/501").status,
	                 404);
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_rights_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table__has_every_route_and_no_other),
		T(test_forbidden__is_the_page_of_an_unknown_address),
		T(test_forbidden__unknown_deleted_and_foreign_pupils_look_alike),
		T(test_nobody__is_asked_to_sign_in),
		T(test_allowed__is_answered),
		T(test_parents__never_see_each_other),
		T(test_staff__see_no_contact_data_without_the_right),
		T(test_governor_administrator_advice__never_read_a_pupils_name),
		T(test_schools__are_apart),
		T(test_own_child__is_closed_in_the_staff_role),
		T(test_restriction__counts_from_the_next_request),
		T(test_role__ends_from_the_next_request),
		T(test_agreement__of_a_specialist_ends_with_its_day),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
