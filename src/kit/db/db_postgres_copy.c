/* PostgreSQL's COPY: the rows of an INSERT of nothing but its values, as bytes and in one statement. What the server
 * would hand back for each is what was sent. */
#include "kit/db/postgres_own.h"

#include "kit/base/buf.h"

struct stmt_plain *postgres_plain(struct postgres_db *p, const struct stmt_slot *slot)
{
	struct stmt_plain *plain = plain_find(&p->db, db_stmt_text(p->db.arena, slot->q), slot->cols, slot->name);

	for (size_t c = 0; plain != NULL && c < plain->n; c++) {
		struct plain_kind *k = &plain->kind[plain->value[c]];

		switch (slot->type[c]) {
		case TYPE_INT8:
		case TYPE_INT4:
		case TYPE_INT2:
			*k = (struct plain_kind){ DBV_INT, slot->type[c] == TYPE_INT8   ? 8
				                           : slot->type[c] == TYPE_INT4 ? 4
				                                                        : 2 };
			break;
		case TYPE_TEXT:
		case TYPE_VARCHAR:
			k->type = DBV_TEXT;
			break;
		case TYPE_BYTEA:
			k->type = DBV_BLOB;
			break;
		default:
			return NULL;
		}
	}
	return plain;
}

enum { COPY_PIECE = 64 * 1024, COPY_MAX = 1 << 30 };

static void copy_number(struct buf *b, int64_t v, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		buf_char(b, (char)((uint64_t)v >> (8 * i)));
}

static void copy_row(struct buf *b, const struct stmt_plain *plain, const struct dbv *v)
{
	copy_number(b, (int64_t)plain->n, 2);
	for (size_t i = 0; i < plain->n; i++) {
		const int bytes = plain->kind[i].bytes;

		if (v[i].type == DBV_NULL) {
			copy_number(b, -1, 4);
		} else if (v[i].type == DBV_INT) {
			copy_number(b, bytes, 4);
			copy_number(b, v[i].i, bytes);
		} else {
			copy_number(b, (int64_t)v[i].s.n, 4);
			buf_str(b, v[i].s);
		}
	}
}

/* Everything is sent; false: the connection does not take it. */
static bool copy_send(struct postgres_db *p, const struct stmt_plain *plain, const struct dbv *v, size_t times)
{
	struct buf b = buf_new(p->db.arena, COPY_MAX);
	bool sent = true;

	buf_add(&b, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0", 19);
	for (size_t i = 0; sent && i < times; i++) {
		copy_row(&b, plain, v + i * plain->n);
		if (b.n < COPY_PIECE)
			continue;
		sent = !b.full && PQputCopyData(p->h, b.p, (int)b.n) == 1;
		b.n = 0;
	}
	copy_number(&b, -1, 2);
	return sent && !b.full && PQputCopyData(p->h, b.p, (int)b.n) == 1;
}

enum rc postgres_copy(struct postgres_db *p, const struct stmt_slot *slot, const struct dbv *v, size_t times,
                      int64_t *changed, struct err *e)
{
	const struct stmt_plain *plain = slot->plain;
	struct arena_mark m = arena_mark(p->db.arena);
	PGresult *res = PQexec(p->h, str_c(p->db.arena, str_fmt(p->db.arena, "COPY %s (%s) FROM STDIN (FORMAT binary)",
	                                                        plain->table, plain->columns)));
	bool sent;
	enum rc rc = RC_OK;

	if (PQresultStatus(res) != PGRES_COPY_IN)
		return postgres_failed(p, slot->q->name, res, e);
	PQclear(res);
	sent = copy_send(p, plain, v, times);
	(void)PQputCopyEnd(p->h, sent ? NULL : "not whole"); /* what comes of it the result says */
	arena_rewind(p->db.arena, m);
	res = PQgetResult(p->h);
	if (PQresultStatus(res) != PGRES_COMMAND_OK) {
		rc = postgres_failed(p, slot->q->name, res, e);
	} else {
		(void)str_int(str_of(PQcmdTuples(res)), changed); /* empty where nothing is counted */
		PQclear(res);
	}
	while ((res = PQgetResult(p->h)) != NULL && PQresultStatus(res) != PGRES_COPY_IN) /* that has no end */
		PQclear(res);
	PQclear(res);
	for (size_t i = 0; rc == RC_OK && i < times; i++)
		plain_tell(&p->db, slot, plain, v + i * plain->n);
	return rc;
}
