#include "statement/statement.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "core/trail/audit_hash.h"
#include "kit/base/buf.h"
#include "statement/statement_sql.h"

ACTION(ACT_STATEMENT_OPEN, "statement.open", "Read the statements of help");
ACTION(ACT_STATEMENT_SAY, "statement.say", "Said whether a statement of help was so");
ACTION(ACT_STATEMENT_WRITE, "statement.write", "Opened what a family said to a statement of help");
ACTION(ACT_STATEMENT_SETTLE, "statement.settle", "Said what came of a family’s No to a statement of help");

/* ---- reading ---- */

static enum rc one_fill(struct ctx *c, struct statement_one *out)
{
	struct str seal = keyed_hash(c->a, c->app->key, out->row.body);
	enum rc rc = statement_parse(c->a, out->row.body, &out->head, &out->help);

	out->whole = rc == RC_OK && str_eq(seal, out->row.seal) && str_eq(statement_code(c->a, seal), out->row.code) &&
	             out->help.all.agreed == out->row.agreed && out->help.all.given == out->row.given &&
	             out->help.all.missed == out->row.missed && out->help.all.caught == out->row.caught;
	return RC_OK;
}

enum rc statements_of(struct ctx *c, struct pupil_key k, struct statement_of_help **out, size_t *n)
{
	return statement_list(c->db, c->a, k, out, n, &c->err);
}

static enum rc later_than(struct ctx *c, struct pupil_key k, struct statement_one *out)
{
	struct statement_of_help newest;

	TRY(statement_of_month(c->db, c->a, k, out->row.month, &newest, &c->err));
	out->later_on = newest.number > out->row.number ? newest.made_on : DATE_NONE;
	return RC_OK;
}

enum rc statement_read(struct ctx *c, struct pupil_key k, int64_t id, struct statement_one *out)
{
	struct statement_answer *said;
	size_t n;

	*out = (struct statement_one){ 0 };
	TRY(record_load(c->db, c->a, &statement_sql, k, id, &out->row, &c->err));
	TRY(one_fill(c, out));
	TRY(later_than(c, k, out));
	TRY(statement_answers(c->db, c->a, k, id, c->actor.person_id, &said, &n, &c->err));
	if (n > 0)
		out->said = said[0];
	return RC_OK;
}

enum rc statement_say(struct ctx *c, struct pupil_key k, int64_t statement_id, struct statement_answer *in)
{
	struct statement_of_help about;
	struct statement_answer have;
	enum rc rc;

	if (in->answer == SAW_NONE)
		return RC_INVALID;
	TRY(record_load(c->db, c->a, &statement_sql, k, statement_id, &about, &c->err));
	in->statement_id = statement_id;
	in->person_id = c->actor.person_id;
	in->on_day = c->now.today;
	in->settled = S("");
	in->settled_by = 0;
	in->settled_on = DATE_NONE;
	in->revision = 1;
	rc = record_write(c->db, c->a, statement_answer_sql.insert, &statement_answer_rec, k, in, &c->err);
	if (rc == RC_CONFLICT) { /* the same form once more */
		TRY(record_load(c->db, c->a, &statement_answer_sql, k, in->id, &have, &c->err));
		return have.person_id == c->actor.person_id ? RC_OK : RC_NONE;
	}
	TRY(rc);
	return audit_write(c, k.pupil_id, &ACT_STATEMENT_SAY, "statement_answer", in->id, saw_code(in->answer));
}

/* ---- staff ---- */

enum rc statements_load(struct ctx *c, int64_t pupil_id, int64_t answer_id, struct statements_view *out)
{
	struct pupil_key k;

	*out = (struct statements_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, &ACT_STATEMENT_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	TRY(statement_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	TRY(statement_answers(c->db, c->a, k, 0, 0, &out->said, &out->saids, &c->err));
	for (size_t i = 0; i < out->saids; i++)
		if (out->said[i].id == answer_id)
			out->one = out->said[i];
	return answer_id != 0 && out->one.id == 0 ? RC_NONE : RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct statement_answer *v = mine;

	(void)p;
	(void)today;
	if (str_trim(v->settled).n == 0)
		return (struct edit_fault){ "settled", S("Write what you found") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* What the family said stays as it was sent. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct statement_answer *v = mine;
	const struct statement_answer *was = theirs;
	struct statement_answer next;

	(void)k;
	if (was == NULL || was->answer != SAW_NO)
		return RC_NONE;
	next = *was;
	next.settled = v->settled;
	next.settled_by = c->actor.person_id;
	next.settled_on = date_none(was->settled_on) ? c->now.today : was->settled_on;
	next.revision = v->revision;
	*v = next;
	return RC_OK;
}

static const struct edit SETTLE_EDIT = { .sql = &statement_answer_sql,
	                                 .cap = CAP_REPLY_FAMILY,
	                                 .open = &ACT_STATEMENT_WRITE,
	                                 .wrote = &ACT_STATEMENT_SETTLE,
	                                 .words = "settled",
	                                 .fault = fault,
	                                 .complete = complete };

enum rc statement_settle(struct ctx *c, int64_t pupil_id, const struct statement_answer *v,
                         struct statement_answer *theirs, struct edit_fault *f)
{
	return record_edit(c, &SETTLE_EDIT, pupil_id, v, theirs, f);
}

/* ---- anybody ---- */

enum rc statement_check(struct ctx *c, struct str code, struct statement_one *out, struct str *school)
{
	*out = (struct statement_one){ 0 };
	TRY(statement_of_code(c->db, c->a, code, &out->row, school, &out->later_on, &c->err));
	return one_fill(c, out);
}

#define SEAL_MARK "%APDR-SEAL "
enum { FILE_MORE = 256, HASH_TEXT = 64, SEAL_LINE = sizeof(SEAL_MARK) - 1 + 14 + 1 + HASH_TEXT + 1 };

static struct str file_mark(struct arena *a, const unsigned char *key, struct str code, struct str bytes)
{
	struct buf b = buf_new(a, bytes.n + FILE_MORE);

	buf_fmt(&b, "file\n%.*s\n", STR_ARG(code));
	buf_str(&b, bytes);
	return keyed_hash(a, key, buf_view(&b));
}

struct str statement_file(struct arena *a, const unsigned char *key, struct str code, struct str bytes)
{
	struct buf b = buf_new(a, bytes.n + FILE_MORE);

	buf_str(&b, bytes);
	if (bytes.n > 0 && bytes.p[bytes.n - 1] != '\n')
		buf_char(&b, '\n');
	bytes = str_dup(a, buf_view(&b));
	buf_str(&b, S(SEAL_MARK));
	buf_fmt(&b, "%.*s %.*s\n", STR_ARG(code), STR_ARG(file_mark(a, key, code, bytes)));
	return buf_view(&b);
}

enum rc statement_file_check(struct arena *a, const unsigned char *key, struct str file, struct str *code)
{
	struct str line, mark, bytes;

	*code = STR_NONE;
	if (file.n < SEAL_LINE)
		return RC_NONE;
	bytes = str_sub(file, 0, file.n - SEAL_LINE);
	line = str_sub(file, file.n - SEAL_LINE, SEAL_LINE);
	if (!str_starts(line, S(SEAL_MARK)) || !str_ends(line, S("\n")))
		return str_find(file, S(SEAL_MARK)) >= 0 ? RC_INVALID : RC_NONE;
	line = str_trim(str_sub(line, sizeof(SEAL_MARK) - 1, line.n));
	*code = str_cut(line, ' ', &mark);
	return str_eq(mark, file_mark(a, key, *code, bytes)) ? RC_OK : RC_INVALID;
}
