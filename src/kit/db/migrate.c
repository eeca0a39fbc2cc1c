/* Migrations: reading their list, replacing type words, applying what is missing, remembering what was applied. What a
 * migration contains is in migrations/; copies before migrating are the command's business (cmd/). */
#include "kit/db/migrate.h"

#include <sodium.h>

#include "kit/base/buf.h"
#include "kit/db/engine.h"

enum { NUMBER_DIGITS = 4, TRIES = 3, MIGRATIONS_MAX = 9999, SCRIPT_MAX = 8 << 20, WORK_MAX = 64 << 20 };

STMT(Q_MIGRATION_LIST, MIGRATIONS_MAX, "SELECT version, checksum FROM schema_migration ORDER BY version");
STMT(Q_MIGRATION_ADD, 0, "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)");

static const char BOOK[] = "CREATE TABLE IF NOT EXISTS schema_migration (version {bigint} PRIMARY KEY,"
                           " name {text} NOT NULL, checksum {text} NOT NULL, applied_at {bigint} NOT NULL) {strict};";

/* On PostgreSQL text is sorted by bytes, as on SQLite: names are sorted by their folded keys. */
static const struct word {
	struct str word;
	struct str text[2]; /* by enum db_engine */
} WORDS[] = {
	{ S("{id}"), { S("INTEGER"), S("BIGINT") } },
	{ S("{bigint}"), { S("INTEGER"), S("BIGINT") } },
	{ S("{text}"), { S("TEXT"), S("TEXT COLLATE \"C\"") } },
	{ S("{blob}"), { S("BLOB"), S("BYTEA") } },
	{ S("{strict}"), { S("STRICT"), S("") } },
	{ S("{clustered}"), { S("STRICT, WITHOUT ROWID"), S("") } },
};

/* What follows is for one of the engines, or again for both: triggers have no common text. */
static const struct part {
	struct str word;
	bool is_for[2]; /* by enum db_engine */
} PARTS[] = {
	{ S("{sqlite}"), { true, false } },
	{ S("{postgres}"), { false, true } },
	{ S("{both}"), { true, true } },
};

static const struct part *part_at(struct str s)
{
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_starts(s, PARTS[i].word))
			return &PARTS[i];
	return NULL;
}

static const struct word *word_at(struct str s)
{
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
		if (str_starts(s, WORDS[i].word))
			return &WORDS[i];
	}
	return NULL;
}

enum rc migrate_words(struct arena *a, enum db_engine engine, struct str text, struct str *out, struct err *e)
{
	struct buf b = buf_new(a, SCRIPT_MAX);
	bool ours = true;

	for (size_t i = 0; i < text.n; i++) {
		const struct str rest = str_sub(text, i, text.n);
		const struct part *p = part_at(rest);
		const struct word *w = word_at(rest);

		if (text.p[i] == '{' && p == NULL && w == NULL)
			return err_set(e, RC_FAIL, "an unknown type word at byte %zu", i);
		if (p != NULL)
			ours = p->is_for[engine];
		else if (ours && w != NULL)
			buf_str(&b, w->text[engine]);
		else if (ours)
			buf_char(&b, text.p[i]);
		if (p != NULL || w != NULL)
			i += (p != NULL ? p->word.n : w->word.n) - 1;
	}
	*out = buf_view(&b);
	return b.full ? err_set(e, RC_FAIL, "a migration is too long") : RC_OK;
}

/* The list */

static int list_head(const struct embedded *list)
{
	int n = 0;

	while (list[n].name != NULL)
		n++;
	return n;
}

int migrate_head(void)
{
	return list_head(migration_files);
}

/* Numbers are 1, 2, 3 … in the order of the names. */
static enum rc list_check(const struct embedded *list, struct err *e)
{
	for (int i = 0; list[i].name != NULL; i++) {
		int64_t number = 0;

		if (!str_int(str_sub(str_of(list[i].name), 0, NUMBER_DIGITS), &number) || number != i + 1)
			return err_set(e, RC_FAIL, "migration %s is not number %d", list[i].name, i + 1);
	}
	return RC_OK;
}

static void checksum_hex(const struct embedded *m, char hex[static crypto_hash_sha256_BYTES * 2 + 1])
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256(sum, m->data, m->size); /* always 0 */
	(void)sodium_bin2hex(hex, crypto_hash_sha256_BYTES * 2 + 1, sum, sizeof sum);
}

/* What was applied */

/* Number of migrations applied, each the same as in this binary. */
static enum rc applied(struct db *db, struct arena *a, const struct embedded *list, int *version, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_MIGRATION_LIST, &r, e);

	if (rc != RC_OK)
		return rc;
	if (r.n > (size_t)list_head(list))
		return err_set(e, RC_INVALID,
		               "the database is of version %zu, newer than this program (%d): install the newer one",
		               r.n, list_head(list));
	for (size_t i = 0; i < r.n; i++) {
		char hex[crypto_hash_sha256_BYTES * 2 + 1];

		checksum_hex(&list[i], hex);
		if (row_int(&r, i, "version") != (int64_t)i + 1 || !str_is(row_str(&r, i, "checksum"), hex))
			return err_set(e, RC_INVALID, "migration %s is not the one that was applied", list[i].name);
	}
	*version = (int)r.n;
	return RC_OK;
}

enum rc migrate_version_of(struct db *db, const struct embedded *list, int *version, struct err *e)
{
	bool has = false;
	struct arena *a;
	enum rc rc = db->ops->has_table(db, "schema_migration", &has, e);

	if (rc != RC_OK || !has) {
		*version = 0;
		return rc;
	}
	a = arena_new(WORK_MAX);
	rc = applied(db, a, list, version, e);
	arena_free(a);
	return rc;
}

enum rc migrate_version(struct db *db, int *version, struct err *e)
{
	return migrate_version_of(db, migration_files, version, e);
}

/* Applying */

static enum rc book_make(struct db *db, struct arena *a, struct err *e)
{
	struct str sql;
	enum rc rc = migrate_words(a, db->engine, str_of(BOOK), &sql, e);

	return rc == RC_OK ? db_script(db, sql, e) : rc;
}

static enum rc references_hold(struct db *db, struct arena *a, struct err *e)
{
	struct str say = S("ok");
	enum rc rc = db->ops->references(db, a, &say, e);

	if (rc == RC_OK && !str_is(say, "ok"))
		return err_set(e, RC_FAIL, "%.*s", STR_ARG(say));
	return rc;
}

/* Inside a transaction: the next migration, when it is still missing. */
static enum rc one_apply(struct db *db, struct arena *a, const struct embedded *list, int number, int64_t now_utc,
                         struct err *e)
{
	const struct embedded *m = &list[number - 1];
	char hex[crypto_hash_sha256_BYTES * 2 + 1];
	struct str sql;
	int version = 0;
	enum rc rc = number == 1 ? book_make(db, a, e) : RC_OK;

	if (rc == RC_OK)
		rc = applied(db, a, list, &version, e);
	if (rc != RC_OK || version >= number) /* another process was faster */
		return rc;
	checksum_hex(m, hex);
	rc = migrate_words(a, db->engine, (struct str){ (const char *)m->data, m->size }, &sql, e);
	/* First the book: another process that is about to do the same waits here, before it meets half of the work. */
	if (rc == RC_OK)
		rc = db_run(db, a, &Q_MIGRATION_ADD, NULL, e, DV(number), DV(m->name), DV((const char *)hex),
		            DV(now_utc));
	if (rc == RC_OK)
		rc = db_script(db, sql, e);
	return rc == RC_OK ? references_hold(db, a, e) : rc;
}

static enum rc one_commit(struct db *db, const struct embedded *list, int number, int64_t now_utc, struct err *e)
{
	enum rc rc = RC_BUSY;

	/* A second process that migrates at the same time shows as either; it looks again and finds the work done. */
	for (int i = 0; i < TRIES && (rc == RC_BUSY || rc == RC_CONFLICT); i++) {
		struct arena *a = arena_new(WORK_MAX);

		rc = db_begin(db, DB_WRITE, e);
		if (rc == RC_OK)
			rc = db_end(db, one_apply(db, a, list, number, now_utc, e), e);
		arena_free(a);
	}
	return rc;
}

enum rc migrate_up_of(struct db *db, const struct embedded *list, int to, int64_t now_utc, struct err *e)
{
	int version = 0;
	enum rc rc = list_check(list, e);
	enum rc back;

	if (rc == RC_OK)
		rc = migrate_version_of(db, list, &version, e);
	if (rc == RC_OK)
		rc = db->ops->loosen(db, true, e);
	if (rc != RC_OK)
		return rc;
	if (to == 0)
		to = list_head(list);
	for (int n = version + 1; rc == RC_OK && n <= to; n++)
		rc = one_commit(db, list, n, now_utc, e);
	back = db->ops->loosen(db, false, rc == RC_OK ? e : NULL);
	return rc != RC_OK ? rc : back;
}

enum rc migrate_up(struct db *db, int to, int64_t now_utc, struct err *e)
{
	return migrate_up_of(db, migration_files, to, now_utc, e);
}

/* What does not belong */

/* All that the list does, as this engine takes it. */
static enum rc whole_script(struct db *db, struct arena *a, const struct embedded *list, struct str *out, struct err *e)
{
	struct buf b = buf_new(a, SCRIPT_MAX);
	struct str sql;

	TRY(migrate_words(a, db->engine, str_of(BOOK), &sql, e));
	buf_str(&b, sql);
	for (int i = 0; list[i].name != NULL; i++) {
		TRY(migrate_words(a, db->engine, (struct str){ (const char *)list[i].data, list[i].size }, &sql, e));
		buf_str(&b, sql);
	}
	*out = buf_view(&b);
	return b.full ? err_set(e, RC_FAIL, "the migrations are too long") : RC_OK;
}

/* Is the name made somewhere: "TABLE name", "EXISTS name", "TO name"? */
static bool is_made(struct arena *a, struct str script, struct str kind, struct str name)
{
	static const char *const before[] = { "TABLE ",    "VIEW ",   "TRIGGER ",  "INDEX ",
		                              "FUNCTION ", "EXISTS ", "RENAME TO " };
	static const char *const after[] = { " ", "(", "\n", ";" };

	if (str_is(kind, "rule") || str_is(kind, "event trigger"))
		return false; /* we make none */
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		for (size_t k = 0; k < sizeof after / sizeof *after; k++)
			if (str_find(script, str_fmt(a, "%s%.*s%s", before[i], STR_ARG(name), after[k])) >= 0)
				return true;
	return false;
}

enum rc migrate_strangers(struct db *db, struct arena *a, const struct embedded *list, struct str **name, size_t *n,
                          struct err *e)
{
	struct str script;
	struct rows r;

	*n = 0;
	TRY(whole_script(db, a, list, &script, e));
	TRY(db_run(db, a, db->ops->objects, &r, e));
	*name = NEW_ARRAY(a, struct str, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct str kind = row_str(&r, i, "kind"), is = row_str(&r, i, "name"), text = row_str(&r, i, "text");

		if (!is_made(a, script, kind, is) || (text.n > 0 && str_find(script, text) < 0))
			(*name)[(*n)++] = str_fmt(a, "%.*s %.*s", STR_ARG(kind), STR_ARG(is));
	}
	return RC_OK;
}
