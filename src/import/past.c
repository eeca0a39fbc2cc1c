#include "import/past.h"

#include "core/school/school_sql.h"
#include "kit/base/buf.h"

static const char PAST_SETTING[] = "import_past";

enum { PAST_CHARS = 8192, NUMBERS = 4 };

static bool line_read(struct str line, struct past_counts *v)
{
	int64_t *const to[NUMBERS] = { &v->at, &v->in, &v->waits, &v->refused };

	if (!import_kind_parse(str_cut(line, ' ', &line), &v->kind))
		return false;
	for (size_t i = 0; i < NUMBERS; i++)
		if (!str_int(str_cut(line, ' ', &line), to[i]))
			return false;
	return true;
}

enum rc past_counts_load(struct ctx *c, struct past_counts *out, size_t *n)
{
	struct str text;

	*n = 0;
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(PAST_SETTING), &text, &c->err));
	while (text.n > 0 && *n < PAST_KEPT)
		if (line_read(str_cut(text, '\n', &text), &out[*n]))
			(*n)++;
	return RC_OK;
}

static void line_write(struct buf *b, const struct past_counts *v)
{
	buf_fmt(b, "%s %lld %lld %lld %lld\n", import_kind_name(v->kind), (long long)v->at, (long long)v->in,
	        (long long)v->waits, (long long)v->refused);
}

enum rc past_counts_add(struct ctx *c, const struct past_counts *v)
{
	struct past_counts before[PAST_KEPT];
	struct buf b = buf_new(c->a, PAST_CHARS);
	size_t n;

	TRY(past_counts_load(c, before, &n));
	line_write(&b, v);
	for (size_t i = 0; i < n && i + 1 < PAST_KEPT; i++)
		line_write(&b, &before[i]);
	return setting_set(c->db, c->a, c->actor.school_id, str_of(PAST_SETTING), buf_view(&b), &c->err);
}
