#include "import/feed.h"

#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/trail/audit.h"
#include "import/feed_sql.h"
#include "import/import_sql.h"
#include "import/mapping.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"

ACTION(ACT_FEED_SET, "feed.set", "Set up a nightly feed");
ACTION(ACT_FEED_REMOVE, "feed.remove", "Removed a nightly feed");
ACTION(ACT_FEED_ASIDE, "feed.aside", "Set aside what waited of a nightly file");

static const int64_t NS_PER_S = 1000000000;

struct date feed_came(const struct feed_state *s)
{
	return s->runs > 0 ? s->run[0].on_day : DATE_NONE;
}

int64_t feed_written(const struct feed_state *s)
{
	const struct feed_run *last = s->runs > 0 ? &s->run[0] : NULL;

	if (last == NULL)
		return 0;
	return last->written_at < last->at * NS_PER_S ? last->written_at : last->at * NS_PER_S;
}

const struct feed_run *feed_waiting(const struct feed_state *s)
{
	return s->waits && s->runs > 0 && s->run[0].waits.n > 0 ? &s->run[0] : NULL;
}

struct str feed_run_words(struct arena *a, const struct feed_run *r, bool waits)
{
	const bool one = r->questions + r->lines + r->words + r->ends + r->gone == 1;
	struct str part[3], rest = r->waits.n > 0 ? feed_rest_words(a, r) : STR_NONE;
	size_t n = 0;

	if (r->outcome == FEED_OUTCOME_HELD)
		return str_fmt(a, "Not taken. %.*s", STR_ARG(r->reason));
	if (r->added > 0)
		part[n++] = str_fmt(a, "%lld added", (long long)r->added);
	if (r->changed > 0)
		part[n++] = str_fmt(a, "%lld changed", (long long)r->changed);
	if (n == 0)
		part[n++] = S("No changes");
	if (rest.n > 0)
		part[n++] = str_fmt(a, "%.*s %s", STR_ARG(rest), !waits ? "waited" : one ? "waits" : "wait");
	return str_join(a, part, n, S(", "));
}

static void night_missed(struct arena *a, struct feed_state *s, const struct feed_absence *x, bool until_now)
{
	struct str words = S("No file");

	if (x->nights > 1)
		words = str_fmt(a, until_now ? "No file, nor any night since: %d nights" : "No file for %d nights",
		                x->nights);
	if (x->nights > 0)
		s->night[s->nights++] = (struct feed_night){ x->first, words };
}

/* What came, and between that what did not. */
static void nights_make(struct arena *a, const struct calendar *calendar, struct feed_state *s)
{
	s->night = NEW_ARRAY(a, struct feed_night, 2 * s->runs + 1);
	night_missed(a, s, &s->absent, true);
	for (size_t i = 0; i < s->runs; i++) {
		const struct feed_run *r = &s->run[i];
		struct feed_absence before;

		s->night[s->nights++] = (struct feed_night){ r->on_day, feed_run_words(a, r, i == 0 && s->waits) };
		if (i + 1 == s->runs)
			return;
		before = feed_absent(&s->plan, calendar, s->run[i + 1].on_day, &(struct now){ .today = r->on_day });
		night_missed(a, s, &before, false);
	}
}

static enum rc state_load(struct ctx *c, const struct calendar *calendar, struct feed_state *s)
{
	const struct feed *f = &s->feed;
	struct date came;

	TRY(feed_runs(c->db, c->a, f->school_id, f->id, &s->run, &s->runs, &c->err));
	if (!import_kind_parse(f->kind, &s->kind) || !feed_nights_parse(f->nights, &s->plan.weekdays))
		return err_set(&c->err, RC_FAIL, "feed %lld has no kind or no nights", (long long)f->id);
	s->plan.due_minute = (int)f->due_minute;
	s->plan.patience = (int)f->patience;
	came = feed_came(s);
	s->absent = feed_absent(&s->plan, calendar, date_none(came) ? f->made_on : came, &c->now);
	nights_make(c->a, calendar, s);
	return RC_OK;
}

enum rc feeds_load(struct ctx *c, struct feeds *out)
{
	struct feed_held *held;
	struct calendar calendar;
	size_t n;

	*out = (struct feeds){ .n = 0 };
	TRY(import_may(c));
	TRY(feed_list(c->db, c->a, c->actor.school_id, &held, &n, &c->err));
	if (n == 0)
		return RC_OK;
	TRY(calendar_load(c, date_add(c->now.today, -FEED_LOOK_BACK), &calendar));
	out->item = NEW_ARRAY(c->a, struct feed_state, n);
	for (size_t i = 0; i < n; i++) {
		out->item[i] =
		    (struct feed_state){ .feed = held[i].feed, .waits = held[i].waits, .too_long = held[i].bytes == 0 };
		TRY(state_load(c, &calendar, &out->item[i]));
	}
	out->n = n;
	return RC_OK;
}

static enum rc mapping_is_kept(struct ctx *c, const struct feed *v, bool *is)
{
	struct mappings all;

	*is = v->mapping.n == 0;
	TRY(mappings_load(c, &all));
	for (size_t i = 0; i < all.n; i++)
		*is = *is || (str_eq(all.mapping[i].kind, v->kind) &&
		              str_eq(fold_key(c->a, all.mapping[i].name), fold_key(c->a, v->mapping)));
	return RC_OK;
}

/* Why it cannot be set up; empty. */
static enum rc fault_of(struct ctx *c, const struct feed *v, struct str *fault)
{
	enum import_kind kind;
	unsigned days;
	bool kept;

	*fault = STR_NONE;
	TRY(mapping_is_kept(c, v, &kept));
	if (!import_kind_parse(v->kind, &kind))
		*fault = S("say what is in the files: roll, contacts, classes, results or circumstances");
	else if (kind == IMPORT_STAFF)
		*fault = S("a file of staff gives roles: somebody has to look at it, so it cannot come by itself");
	else if (v->folder.n == 0 || v->folder.p[0] != '/' || v->folder.n > 1000)
		*fault = S("the folder has to be a whole path, of 1000 characters at most");
	else if (!feed_nights_parse(v->nights, &days))
		*fault = S("--nights is school, every, or days such as mon,tue,wed");
	else if (v->due_minute < 1 || v->due_minute > FEED_DAY_ENDS)
		*fault = S("--by is a time of the day such as 07:00");
	else if (v->patience < 1 || v->patience > FEED_PATIENCE_MAX)
		*fault = str_fmt(c->a, "--patience is a number of nights from 1 to %d", FEED_PATIENCE_MAX);
	else if (v->set_by.n > 200)
		*fault = S("--set-by has more than 200 characters");
	else if (!kept)
		*fault = S("no mapping of this kind has the name after --mapping (Settings, How files are read)");
	return RC_OK;
}

enum rc feed_add(struct ctx *c, struct feed *v, struct str *fault)
{
	struct feed_held *held;
	size_t n;
	enum rc rc;

	TRY(import_may(c));
	TRY(fault_of(c, v, fault));
	TRY(feed_list(c->db, c->a, c->actor.school_id, &held, &n, &c->err));
	if (fault->n == 0 && n >= FEEDS_MAX)
		*fault = str_fmt(c->a, "there are %d feeds already", FEEDS_MAX);
	if (fault->n > 0)
		return RC_INVALID;
	v->school_id = c->actor.school_id;
	v->id = id_new();
	v->made_on = c->now.today;
	v->revision = 1;
	rc = feed_insert(c->db, c->a, v, &c->err);
	if (rc == RC_CONFLICT) {
		*fault = S("there is a feed of this folder already");
		return RC_INVALID;
	}
	TRY(rc);
	return audit_write(c, 0, &ACT_FEED_SET, "feed", v->id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(v->kind), STR_ARG(v->folder)));
}

static enum rc held_find(struct ctx *c, int64_t id, struct feed_held *out)
{
	struct feed_held *held;
	size_t n;

	TRY(import_may(c));
	TRY(feed_list(c->db, c->a, c->actor.school_id, &held, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (held[i].feed.id == id) {
			*out = held[i];
			return RC_OK;
		}
	return RC_NONE;
}

enum rc feed_remove(struct ctx *c, int64_t id)
{
	struct feed_held held;

	TRY(held_find(c, id, &held));
	TRY(upload_delete(c->db, c->a, c->actor.school_id, id, &c->err));
	TRY(feed_delete(c->db, c->a, c->actor.school_id, id, &c->err));
	return audit_write(c, 0, &ACT_FEED_REMOVE, "feed", id, held.feed.folder);
}

enum rc feed_aside(struct ctx *c, int64_t id, int64_t run_id)
{
	struct feed_held held;
	struct feed_run *run;
	size_t runs;

	TRY(held_find(c, id, &held));
	TRY(feed_runs(c->db, c->a, c->actor.school_id, id, &run, &runs, &c->err));
	if (!held.waits || runs == 0)
		return RC_NONE;
	if (run[0].id != run_id)
		return RC_CONFLICT;
	held.feed.aside = run[0].waits;
	TRY(feed_update(c->db, c->a, &held.feed, &c->err));
	TRY(upload_delete(c->db, c->a, c->actor.school_id, id, &c->err));
	return audit_write(c, 0, &ACT_FEED_ASIDE, "feed", id, held.feed.aside);
}

static struct str counted(struct arena *a, int64_t n, const char *one, const char *many)
{
	return n == 1 ? str_fmt(a, "1 %s", one) : str_fmt(a, "%lld %s", (long long)n, many);
}

struct str feed_rest_words(struct arena *a, const struct feed_run *r)
{
	const struct {
		int64_t n;
		const char *one, *many;
	} rest[] = {
		{ r->questions, "question", "questions" },
		{ r->lines, "line with an error", "lines with errors" },
		{ r->words, "unknown word", "unknown words" },
		{ r->ends, "change that a person has to confirm", "changes that a person has to confirm" },
		{ r->gone, "pupil here but not in the file", "pupils here but not in the file" },
	};
	struct str out = STR_NONE;
	size_t left = 0;

	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		left += rest[i].n > 0;
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
		if (rest[i].n == 0)
			continue;
		left--;
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
		              out.n == 0  ? ""
		              : left == 0 ? " and "
		                          : ", ",
		              STR_ARG(counted(a, rest[i].n, rest[i].one, rest[i].many)));
	}
	return out;
}
