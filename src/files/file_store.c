#include "files/file_store.h"

#include <string.h>

#include "files/file_sql.h"
#include "kit/file/seal.h"
#include "kit/file/shelf.h"

/* Pictures are given back from the cage, so that a part can be larger than what was sent. */
enum { SEALED_MAX = CAGE_OUT_MAX + CAGE_OUT_MAX / 64 };

static void key_of(struct ctx *c, struct file_place at, unsigned char key[static SEAL_KEY])
{
	seal_key_of(key, c->app->key,
	            str_fmt(c->a, "apdr file %lld %lld", (long long)at.school_id, (long long)at.blob_id));
}

static struct str about(struct ctx *c, struct file_place at, int part)
{
	return str_fmt(c->a, "file %lld %lld part %d", (long long)at.school_id, (long long)at.blob_id, part);
}

static enum rc part_put(struct ctx *c, struct file_place at, int part, struct str sealed)
{
	if (db_engine(c->db) == DB_SQLITE)
		return shelf_put(c->a, c->app->data_dir, (struct shelf_place){ at.school_id, at.blob_id, part }, sealed,
		                 &c->err);
	for (int64_t n = 0; sealed.n > 0; n++) {
		struct str piece = str_sub(sealed, 0, FILE_CHUNK);

		TRY(file_chunk_insert(c->db, c->a, at.school_id, at.blob_id, part, n, piece, &c->err));
		sealed = str_sub(sealed, piece.n, sealed.n);
	}
	return RC_OK;
}

enum rc file_store_put(struct ctx *c, struct file_place at, const struct look *l)
{
	unsigned char key[SEAL_KEY];
	enum rc rc = RC_OK;

	key_of(c, at, key);
	for (int i = 0; rc == RC_OK && i < FILE_PARTS; i++) {
		struct arena_mark m = arena_mark(c->a);

		if (l->part[i].n > 0)
			rc = part_put(c, at, i, seal_close(c->a, key, about(c, at, i), l->part[i]));
		arena_rewind(c->a, m);
	}
	explicit_bzero(key, sizeof key);
	return rc;
}

enum rc file_store_get(struct ctx *c, struct file_place at, enum file_part part, struct str *out)
{
	unsigned char key[SEAL_KEY];
	struct str sealed;
	enum rc rc;

	if (db_engine(c->db) == DB_SQLITE)
		rc = shelf_get(c->a, c->app->data_dir, (struct shelf_place){ at.school_id, at.blob_id, (int)part },
		               SEALED_MAX, &sealed, &c->err);
	else
		rc = file_chunks_load(c->db, c->a, at.school_id, at.blob_id, (int)part, &sealed, &c->err);
	TRY(rc);
	key_of(c, at, key);
	rc = seal_open(c->a, key, about(c, at, (int)part), sealed, out);
	explicit_bzero(key, sizeof key);
	return rc;
}

void file_store_drop(struct ctx *c, struct file_place at)
{
	struct err e; /* what stays behind is unreadable, and apdr doctor names it */

	if (db_engine(c->db) != DB_SQLITE)
		return;
	for (int i = 0; i < FILE_PARTS; i++)
		if (shelf_remove(c->a, c->app->data_dir, (struct shelf_place){ at.school_id, at.blob_id, i }, &e) !=
		    RC_OK)
			return;
}
