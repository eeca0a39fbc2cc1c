#include "import/feed_take.h"

#include "core/people/identity_rule.h"
#include "core/trail/audit.h"
#include "import/feed_sql.h"
#include "import/import.h"
#include "import/import_sql.h"
#include "import/mapping.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

ACTION(ACT_FEED_FILE, "feed.file", "Looked at a file of the nightly feed");

enum { RUNS_KEPT_S = 400 * 86400, MARK_MAX = 1 << 22 };

struct take {
	struct ctx *c;
	const struct feed_state *s;
	const struct feed_file *file;
	struct import_options o;
	struct import_report found; /* without keeping anything: all that is wrong */
	struct feed_run *run;
};

/* By name; by the headings of the file when none is named. */
static enum rc mapping_find(struct take *t)
{
	const struct feed *f = &t->s->feed;
	struct mappings all;

	if (f->mapping.n == 0)
		return RC_OK;
	TRY(mappings_load(t->c, &all));
	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.mapping[i].kind, f->kind) &&
		    str_eq(fold_key(t->c->a, all.mapping[i].name), fold_key(t->c->a, f->mapping)))
			t->o.columns = all.mapping[i].columns;
	if (t->o.columns.n == 0)
		t->run->reason =
		    str_fmt(t->c->a, "How its columns are read was kept as %.*s, which is no longer there.",
		            STR_ARG(f->mapping));
	return RC_OK;
}

/* Why nothing of the file is taken, whatever its lines say; empty. */
static struct str whole_fault(struct arena *a, const struct import_report *r)
{
	if (r->file.fault != CSV_FINE)
		return csv_problem_text(a, r->file);
	if (r->missing.n > 0)
		return str_fmt(a, "It has no column for %.*s.", STR_ARG(r->missing));
	if (r->rows == 0)
		return S("It has no lines below its headings.");
	return STR_NONE;
}

/* A word that is no code is counted as a word, not as a line. */
static bool is_of_word(const struct import_report *r, const struct import_problem *p)
{
	for (size_t i = 0; i < r->unknowns.n; i++)
		if (r->unknowns.item[i]->line[0] == p->line && str_eq(r->unknowns.item[i]->heading, p->column) &&
		    str_eq(r->unknowns.item[i]->value, p->value))
			return true;
	return false;
}

/* A line that a person has kept for later is on a list of its own. */
static bool is_known(const struct import_report *r, size_t line)
{
	for (size_t i = 0; i < r->kepts; i++)
		if (r->kept[i].line == line)
			return r->kept[i].known;
	return false;
}

static int64_t asked(const struct import_report *found, const struct import_report *r)
{
	int64_t n = 0;

	for (size_t i = 0; i < found->questions; i++)
		n += found->question[i].answer.n == 0 && !is_known(r, found->question[i].line);
	return n;
}

/* On lines that a person has kept, and on no other. */
static bool word_is_known(const struct import_report *r, const struct import_unknown *u)
{
	for (size_t i = 0; i < u->rows; i++)
		if (!is_known(r, u->line[i]))
			return false;
	return u->rows > 0;
}

static int64_t worded(const struct import_report *found, const struct import_report *r)
{
	int64_t n = 0;

	for (size_t i = 0; i < found->unknowns.n; i++)
		n += !word_is_known(r, found->unknowns.item[i]);
	return n;
}

/* Lines with faults; problems are in the order of lines. */
static int64_t faulty(const struct import_report *found, const struct import_report *r)
{
	int64_t n = 0;
	size_t last = 0;

	for (size_t i = 0; i < found->problems.kept; i++) {
		const struct import_problem *p = &found->problems.item[i];

		if (p->line == last || is_of_word(found, p) || is_known(r, p->line))
			continue;
		last = p->line;
		n++;
	}
	return n;
}

/* r: after what is kept was taken out, so that who stands on a kept line is not gone. */
static void numbers_take(struct take *t, const struct import_report *r)
{
	t->run->questions = asked(&t->found, r);
	t->run->lines = faulty(&t->found, r);
	t->run->words = worded(&t->found, r);
	t->run->ends = (int64_t)r->ends;
	t->run->gone = t->s->feed.part != 0 ? 0 : (int64_t)r->gones;
}

static enum rc rehearse(struct take *t, bool keep, struct import_report *r)
{
	enum rc rc;

	t->o.rehearse = true;
	t->o.keep = keep;
	rc = import_run(t->c, &t->o, t->file->bytes, r);
	return rc == RC_INVALID ? RC_OK : rc;
}

/* What waits as a mark: the same when the next file leaves the same. Places in the file do not count, nor what a line
 * says beside what is wrong with it. A file of which nothing is taken is always a new one: a feed must not stay dead
 * because somebody set that aside once. */
static struct str mark_of(struct take *t, const struct import_report *r)
{
	struct buf b = buf_new(t->c->a, MARK_MAX);
	const struct import_report *all = &t->found;

	if (t->run->outcome == FEED_OUTCOME_HELD)
		buf_fmt(&b, "%.*s %.*s\n", STR_ARG(t->file->digest), STR_ARG(t->run->reason));
	for (size_t i = 0; i < all->questions; i++)
		if (!is_known(r, all->question[i].line))
			buf_fmt(&b, "q %.*s\n", STR_ARG(all->question[i].key));
	for (size_t i = 0; i < all->unknowns.n; i++)
		if (!word_is_known(r, all->unknowns.item[i]))
			buf_fmt(&b, "w %d %.*s\n", (int)all->unknowns.item[i]->column,
			        STR_ARG(all->unknowns.item[i]->value));
	for (size_t i = 0; i < r->kepts; i++)
		for (size_t k = 0; k < r->kept[i].faults && !r->kept[i].known; k++)
			buf_fmt(&b, "l %.*s %.*s %.*s\n", STR_ARG(r->kept[i].who), STR_ARG(r->kept[i].fault[k].reason),
			        STR_ARG(r->kept[i].fault[k].value));
	for (size_t i = 0; i < r->gones && t->run->gone > 0; i++)
		buf_fmt(&b, "g %lld\n", (long long)r->gone[i].id);
	buf_fmt(&b, "e %zu %llx\n", r->ends, (unsigned long long)r->ends_digest);
	return audit_mark(t->c, buf_view(&b));
}

/* The file waits, where something of it does. */
static enum rc rest_keep(struct take *t)
{
	struct ctx *c = t->c;
	const struct feed *f = &t->s->feed;
	bool short_enough = t->found.rows <= import_lines_most(t->s->kind);
	struct upload u = { .school_id = f->school_id,
		            .id = f->id,
		            .kind = f->kind,
		            .name = utf8_ok(t->file->name) ? t->file->name : S("file"),
		            .body = short_enough ? t->file->bytes : STR_NONE,
		            .made_at = c->now.utc,
		            .columns = t->o.columns };

	if (t->run->waits.n == 0)
		return upload_delete(c->db, c->a, f->school_id, f->id, &c->err);
	return upload_of_feed(c->db, c->a, &u, &c->err);
}

/* Somebody may have removed the feed since it was looked at: nothing would ever clear away what waits of it. */
static enum rc feed_is_there(struct take *t)
{
	const struct feed *f = &t->s->feed;
	struct feed_held *held;
	size_t n;

	TRY(feed_list(t->c->db, t->c->a, f->school_id, &held, &n, &t->c->err));
	for (size_t i = 0; i < n; i++)
		if (held[i].feed.id == f->id)
			return RC_OK;
	return RC_NONE;
}

/* In the transaction: the lines that are certain, the note, and what waits. */
static enum rc taken_write(struct take *t)
{
	struct ctx *c = t->c;
	struct feed_run *run = t->run;
	int64_t seen;

	TRY(feed_is_there(t));
	TRY(feed_seen(c->db, c->a, run, &seen, &c->err));
	if (seen > 0)
		return RC_CONFLICT;
	if (run->outcome == FEED_OUTCOME_TAKEN) {
		struct import_report r;
		enum rc rc;

		t->o.rehearse = false;
		rc = import_run(c, &t->o, t->file->bytes, &r);
		if (rc != RC_OK)
			return rc == RC_INVALID ? RC_CONFLICT : rc;
	}
	if (run->outcome != FEED_OUTCOME_SAME)
		TRY(rest_keep(t));
	TRY(feed_run_insert(c->db, c->a, run, &c->err));
	TRY(feed_runs_forget(c->db, c->a, run->school_id, c->now.utc - RUNS_KEPT_S, &c->err));
	return audit_write(c, 0, &ACT_FEED_FILE, "feed", run->feed_id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(feed_outcome_code(run->outcome)), STR_ARG(run->digest)));
}

/* Of a file that can be read: what is certain of it. */
static enum rc certain_find(struct take *t)
{
	struct feed_run *run = t->run;
	struct import_report r = t->found;

	if (t->found.problems.n > 0 || t->found.open > 0)
		TRY(rehearse(t, true, &r));
	numbers_take(t, &r);
	run->reason = r.keep_not;
	if (run->reason.n == 0 && leavers_are_many((size_t)run->gone, r.on_roll)) /* or the export was cut off */
		run->reason = str_fmt(t->c->a, "%lld of the %zu pupils on roll here are not in it.",
		                      (long long)run->gone, r.on_roll);
	if (run->reason.n == 0 && (r.problems.n > 0 || r.open > 0))
		run->reason = S("Its faults cannot be kept apart from the rest.");
	if (run->reason.n == 0) {
		run->outcome = FEED_OUTCOME_TAKEN;
		run->added = (int64_t)r.count[ITEM_ADDED];
		run->changed = (int64_t)r.count[ITEM_CHANGED];
		t->o.expected = r.digest;
	}
	if (run->reason.n > 0 || run->questions + run->lines + run->words + run->ends + run->gone > 0)
		run->waits = mark_of(t, &r);
	return RC_OK;
}

static enum rc look(struct take *t)
{
	struct feed_run *run = t->run;

	run->outcome = FEED_OUTCOME_HELD;
	TRY(mapping_find(t));
	if (run->reason.n == 0) {
		TRY(rehearse(t, false, &t->found));
		run->reason = whole_fault(t->c->a, &t->found);
	}
	if (run->reason.n > 0)
		run->waits = mark_of(t, &t->found);
	else
		TRY(certain_find(t));
	if (str_eq(run->waits, t->s->feed.aside))
		run->waits = STR_NONE; /* somebody has set the very same aside */
	return RC_OK;
}

/* The bytes of the last file, and nothing of it waits: there is nothing to look at. */
static bool is_same(const struct take *t)
{
	const struct feed_run *last = t->s->runs > 0 ? &t->s->run[0] : NULL;

	return last != NULL && str_eq(last->digest, t->file->digest) && last->outcome != FEED_OUTCOME_HELD &&
	       last->waits.n == 0;
}

enum rc feed_take(struct ctx *c, const struct feed_state *s, const struct feed_file *file, struct feed_run *out)
{
	struct take t = { .c = c,
		          .s = s,
		          .file = file,
		          .run = out,
		          .o = { .kind = s->kind, .certain = true, .keep_sen = s->feed.keep_sen != 0 } };
	int64_t seen = 0;
	enum rc rc;

	c->actor = (struct actor){ .school_id = s->feed.school_id, .by_itself = S(ACTOR_FEED) };
	*out = (struct feed_run){ .school_id = s->feed.school_id,
		                  .id = id_new(),
		                  .feed_id = s->feed.id,
		                  .at = c->now.utc,
		                  .on_day = c->now.today,
		                  .digest = file->digest,
		                  .written_at = file->written_at,
		                  .revision = 1 };
	rc = IN_READ(c, feed_seen(c->db, c->a, out, &seen, &c->err));
	if (rc != RC_OK || seen > 0)
		return rc;
	if (file->written_at < feed_written(s)) {
		out->reason = S("left out: it is older than the last file");
		return RC_OK;
	}
	if (is_same(&t))
		out->outcome = FEED_OUTCOME_SAME;
	else
		rc = look(&t);
	return rc == RC_OK ? IN_WRITE(c, taken_write(&t)) : rc;
}
