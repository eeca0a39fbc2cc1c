#include "cmd/backup_files.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/backup_part.h"
#include "kit/file/shelf.h"
#include "kit/text/tar.h"

enum { WAIT_MS = 30000, DAY_S = 24 * 60 * 60, OPEN_FOLDERS = 4, PARTS_MOST = 8 };

/* The check sum over all files. */
struct sum {
	struct packed_files *out;
	crypto_hash_sha256_state state;
};

static struct sum sum_begin(struct packed_files *out)
{
	struct sum s = { .out = out };

	*out = (struct packed_files){ 0 };
	(void)crypto_hash_sha256_init(&s.state); /* these always return 0 */
	return s;
}

static void sum_add(struct sum *s, const char *name, int64_t size, const char *hex)
{
	char line[TAR_BLOCK];
	const int n = snprintf(line, sizeof line, "%s %lld %s\n", name, (long long)size, hex); /* fits */

	(void)crypto_hash_sha256_update(&s->state, (const unsigned char *)line, (size_t)n);
	s->out->n++;
	s->out->bytes += size;
}

static void sum_end(struct sum *s)
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256_final(&s->state, sum);
	(void)sodium_bin2hex(s->out->sum, sizeof s->out->sum, sum, sizeof sum);
}

struct packing {
	struct sum sum;
	struct arena *a;
	struct str dir;
	int to;
	int64_t now;
};

/* RC_NONE: it is not there. named: whose size is known. */
static enum rc one_pack(struct packing *p, struct shelf_place at, const struct file_named *named, struct err *e)
{
	const char *name = str_c(p->a, shelf_name(p->a, at));
	char hex[DIGEST_HEX + 1];
	struct stat st;
	int fd = open(folder_path(p->a, p->dir, name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	enum rc rc = RC_OK;

	if (fd < 0)
		return errno == ENOENT ? RC_NONE : err_set(e, RC_FAIL, "%s cannot be read: %s", name, strerror(errno));
	if (fstat(fd, &st) != 0)
		rc = err_set(e, RC_FAIL, "%s cannot be read: %s", name, strerror(errno));
	if (rc == RC_OK && named != NULL && !file_named_is_whole(named, at.part, st.st_size))
		p->sum.out->missing++; /* taken as it is: what is left of it may help */
	if (rc == RC_OK)
		rc = part_write(p->to, name, p->now, fd, st.st_size, hex, e);
	close(fd);
	if (rc == RC_OK)
		sum_add(&p->sum, name, st.st_size, hex);
	return rc;
}

static enum rc named_pack(struct packing *p, const struct file_named *f, struct err *e)
{
	for (int part = 0; part < f->parts; part++) {
		const struct arena_mark m = arena_mark(p->a);
		const enum rc rc = one_pack(p, (struct shelf_place){ f->school_id, f->blob_id, part }, f, e);

		arena_rewind(p->a, m);
		if (rc == RC_NONE)
			p->sum.out->missing++;
		else
			TRY(rc);
	}
	return RC_OK;
}

static enum rc each_pack(void *mine, const struct shelf_item *i, struct err *e)
{
	const enum rc rc = i->known ? one_pack(mine, i->at, NULL, e) : RC_OK;

	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc copy_names(struct arena *a, const char *copy, struct file_named **f, size_t *n, struct err *e)
{
	struct db *db = NULL;
	enum rc rc = db_open(str_of(copy), WAIT_MS, &db, e);

	if (rc == RC_OK)
		rc = files_named(db, a, f, n, e);
	db_close(db);
	return rc;
}

enum rc files_pack(struct arena *a, struct str dir, const char *copy, bool named, int to, int64_t now,
                   struct packed_files *out, struct err *e)
{
	struct packing p = { sum_begin(out), a, dir, to, now };
	struct file_named *f = NULL;
	size_t n = 0;

	if (!named)
		TRY(shelf_walk(a, dir, each_pack, &p, e));
	else
		TRY(copy_names(a, copy, &f, &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(named_pack(&p, &f[i], e));
	sum_end(&p.sum);
	return RC_OK;
}

/* Its folder is made when it is the first of a school. */
static enum rc one_open(struct arena *a, const char *into, struct shelf_place at, int *fd, struct err *e)
{
	const char *folder = str_c(a, str_fmt(a, "%s/%lld", into, (long long)at.school_id));
	const char *path = str_c(a, str_fmt(a, "%s/%lld-%d", folder, (long long)at.id, at.part));

	if (mkdir(into, 0700) != 0 && errno != EEXIST)
		return err_set(e, RC_FAIL, "%s cannot be made: %s", into, strerror(errno));
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return err_set(e, RC_FAIL, "%s cannot be made: %s", folder, strerror(errno));
	*fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	return *fd >= 0 ? RC_OK : err_set(e, RC_FAIL, "%s cannot be made: %s", path, strerror(errno));
}

static enum rc one_unpack(struct arena *a, int from, const char *name, const char *into, struct sum *s, struct err *e)
{
	char hex[DIGEST_HEX + 1];
	struct shelf_place at;
	int64_t size = 0;
	int fd = -1;
	enum rc rc;

	if (!shelf_name_read(name, &at))
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: it holds %s", name);
	if (into != NULL)
		TRY(one_open(a, into, at, &fd, e));
	rc = part_read(from, name, -1, fd, &size, hex, e);
	if (rc == RC_OK && fd >= 0 && fsync(fd) != 0)
		rc = err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
	if (rc == RC_OK)
		sum_add(s, name, size, hex);
	return rc;
}

/* Folders through to the disk, so that the names of what is in them stay. */
static int folder_seen(const char *path, const struct stat *st, int type, struct FTW *where)
{
	struct err e = { "" };

	(void)st;
	(void)where;
	return type == FTW_DP && folder_sync(path, &e) != RC_OK ? -1 : 0;
}

enum rc files_unpack(struct arena *a, int from, const char *into, struct packed_files *out, struct err *e)
{
	struct sum s = sum_begin(out);
	struct tar_entry next;

	while (part_next(from, &next) && strncmp(next.name, SHELF_FOLDER "/", sizeof SHELF_FOLDER) == 0) {
		const struct arena_mark m = arena_mark(a);

		TRY(one_unpack(a, from, next.name, into, &s, e));
		arena_rewind(a, m);
	}
	sum_end(&s);
	if (into != NULL && out->n > 0 && nftw(into, folder_seen, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0)
		return err_set(e, RC_FAIL, "%s cannot be written through to the disk: %s", into, strerror(errno));
	return RC_OK;
}

static int entry_remove(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)type;
	(void)where;
	return remove(path);
}

void files_unpacked_remove(const char *into)
{
	(void)nftw(into, entry_remove, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS); /* mostly there is none */
}

struct comparing {
	struct file_named *f;
	size_t n;
	unsigned char *whole; /* a bit for each part that is */
	int64_t now;
	struct files_state *out;
};

static enum rc each_compare(void *mine, const struct shelf_item *i, struct err *e)
{
	struct comparing *m = mine;
	const struct file_named *f =
	    i->known && i->at.part < PARTS_MOST ? file_named_find(m->f, m->n, i->at.school_id, i->at.id) : NULL;

	(void)e;
	if (f != NULL && file_named_is_whole(f, i->at.part, i->size))
		m->whole[f - m->f] |= (unsigned char)(1u << i->at.part);
	else if (f == NULL && m->now - i->changed > DAY_S) /* younger: a save may be on its way */
		m->out->unnamed++;
	return RC_OK;
}

enum rc files_compare(struct arena *a, struct str dir, struct db *db, int64_t now, struct files_state *out,
                      struct err *e)
{
	struct comparing m = { .now = now, .out = out };
	struct stat st;

	*out = (struct files_state){ 0 };
	TRY(files_named(db, a, &m.f, &m.n, e));
	m.whole = NEW_ARRAY(a, unsigned char, m.n + 1);
	out->rows = (int64_t)m.n;
	TRY(shelf_walk(a, dir, each_compare, &m, e));
	for (size_t i = 0; i < m.n; i++)
		out->missing += m.whole[i] != (1u << m.f[i].parts) - 1;
	out->open = stat(folder_path(a, dir, SHELF_FOLDER), &st) == 0 && (st.st_mode & 077) != 0;
	return RC_OK;
}
