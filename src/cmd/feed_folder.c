#include "cmd/feed_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit/text/csv.h"

static const int64_t NS_PER_S = 1000000000;

static bool is_below(struct str path, struct str folder)
{
	return str_starts(path, folder) && (path.n == folder.n || path.p[folder.n] == '/');
}

struct str feed_folder_real(struct arena *a, struct str path)
{
	char real[PATH_MAX];

	return realpath(str_c(a, path), real) != NULL ? str_dup(a, str_of(real)) : path;
}

struct str feed_folder_fault(struct arena *a, struct str folder, struct str data, struct str *remedy)
{
	const char *path = str_c(a, folder);
	struct str home = feed_folder_real(a, data);
	struct stat st;

	*remedy = S("Make it, or set the feed up anew: apdr feed remove, apdr feed add.");
	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return S("the folder is not there");
	*remedy = S("Give the feed a folder of its own.");
	if (is_below(folder, home) || is_below(home, folder))
		return S("the folder is the data folder, lies in it or contains it");
	*remedy = str_fmt(a, "Run: chmod o-w %s", path);
	if ((st.st_mode & S_IWOTH) != 0)
		return S("every user of this machine can put files into the folder");
	*remedy = S("Let the user APDR runs as read it, by its group.");
	if (access(path, R_OK | X_OK) != 0)
		return S("the folder cannot be read");
	return STR_NONE;
}

/* Names under which others write what is not whole yet. */
static bool is_unfinished(const char *name)
{
	static const char *const ENDS[] = { ".tmp", ".part", ".partial", ".filepart", ".crdownload", "~" };

	if (name[0] == '.')
		return true;
	for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++)
		if (str_ends(str_of(name), str_of(ENDS[i])))
			return true;
	return false;
}

static struct feed_entry entry_of(const struct stat *st)
{
	return (struct feed_entry){ .inode = (uint64_t)st->st_ino,
		                    .size = st->st_size,
		                    .written_at = (int64_t)st->st_mtim.tv_sec * NS_PER_S + st->st_mtim.tv_nsec };
}

static bool entry_same(const struct feed_entry *x, const struct feed_entry *y)
{
	return x->inode == y->inode && x->size == y->size && x->written_at == y->written_at;
}

static int by_age(const void *x, const void *y)
{
	const struct feed_entry *a = x, *b = y;
	int by = (a->written_at > b->written_at) - (a->written_at < b->written_at);

	return by != 0 ? by : str_cmp(a->name, b->name);
}

/* Does x stand in a listing rather than y? */
static bool listed_rather(const struct feed_entry *x, const struct feed_entry *y, int64_t since)
{
	const bool x_old = x->written_at < since, y_old = y->written_at < since;

	return x_old != y_old ? y_old : by_age(x, y) < 0;
}

/* The listing is full: the one that is least to be listed makes room, or the new one stays out. */
static void entry_squeeze(struct arena *a, const struct feed_entry *fresh, int64_t since, struct feed_listing *out)
{
	struct feed_entry *last = &out->item[0];
	struct feed_entry left = *fresh;

	for (size_t i = 1; i < out->n; i++)
		if (listed_rather(last, &out->item[i], since))
			last = &out->item[i];
	if (listed_rather(fresh, last, since)) {
		left = *last;
		*last = *fresh;
		last->name = str_dup(a, fresh->name);
	}
	out->more = out->more || left.written_at >= since;
}

static void entry_add(struct arena *a, int dir, const char *name, int64_t since, struct feed_listing *out)
{
	struct feed_entry fresh;
	struct stat st;

	if (is_unfinished(name) || fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || S_ISDIR(st.st_mode))
		return;
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1) {
		out->links++;
	} else if (st.st_size > CSV_MAX_BYTES) {
		out->large++;
	} else if (st.st_size > 0) {
		fresh = entry_of(&st);
		fresh.name = str_of(name);
		if (out->n == FEED_FILES_MAX) {
			entry_squeeze(a, &fresh, since, out);
			return;
		}
		fresh.name = str_dup(a, fresh.name);
		out->item[out->n++] = fresh;
	}
}

static enum rc list_fd(struct arena *a, int fd, int64_t since, struct feed_listing *out, struct err *e)
{
	DIR *d = fdopendir(fd);
	struct dirent *at;

	*out = (struct feed_listing){ .item = NEW_ARRAY(a, struct feed_entry, FEED_FILES_MAX) };
	if (d == NULL) {
		close(fd);
		return err_set(e, RC_FAIL, "the folder cannot be read: %s", strerror(errno));
	}
	while ((at = readdir(d)) != NULL)
		entry_add(a, fd, at->d_name, since, out);
	closedir(d);
	if (out->n > 1)
		qsort(out->item, out->n, sizeof *out->item, by_age);
	return RC_OK;
}

static int folder_fd(struct arena *a, struct str folder)
{
	return open(str_c(a, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

enum rc feed_folder_list(struct arena *a, struct str folder, int64_t since, struct feed_listing *out, struct err *e)
{
	int fd = folder_fd(a, folder);

	*out = (struct feed_listing){ .n = 0 };
	return fd >= 0 ? list_fd(a, fd, since, out, e)
	               : err_set(e, RC_FAIL, "the folder cannot be read: %s", strerror(errno));
}

bool feed_settled(const struct feed_listing *before, const struct feed_entry *f)
{
	for (size_t i = 0; i < before->n; i++)
		if (str_eq(before->item[i].name, f->name))
			return entry_same(&before->item[i], f);
	return false;
}

/* Is what is open the file that was listed, and nothing else? */
static bool is_listed(int fd, const struct feed_entry *f)
{
	struct stat st;
	struct feed_entry now;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_nlink != 1)
		return false;
	now = entry_of(&st);
	return entry_same(&now, f);
}

static void digest_of(struct str bytes, char digest[static FEED_DIGEST])
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256(sum, (const unsigned char *)bytes.p, bytes.n); /* always 0 */
	(void)sodium_bin2hex(digest, FEED_DIGEST, sum, sizeof sum);
}

enum rc feed_folder_read(struct arena *a, struct str folder, const struct feed_entry *f, struct str *bytes,
                         char digest[static FEED_DIGEST], struct err *e)
{
	int dir = folder_fd(a, folder);
	int fd = dir >= 0 ? openat(dir, str_c(a, f->name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
	const int why = errno;
	char *p = arena_alloc(a, (size_t)f->size + 1);
	size_t n = 0;
	ssize_t got = 0;
	bool same;

	if (dir >= 0)
		close(dir);
	if (fd < 0)
		return why == ENOENT || why == ELOOP
		           ? RC_NONE
		           : err_set(e, RC_FAIL, "a file of the folder cannot be read: %s", strerror(why));
	same = is_listed(fd, f);
	while (same && n < (size_t)f->size && (got = read(fd, p + n, (size_t)f->size - n)) > 0)
		n += (size_t)got;
	same = same && n == (size_t)f->size && is_listed(fd, f);
	(void)close(fd); /* only read from */
	if (got < 0)
		return err_set(e, RC_FAIL, "a file of the folder cannot be read");
	*bytes = (struct str){ p, n };
	digest_of(*bytes, digest);
	return same ? RC_OK : RC_NONE;
}

/* The folder below, made when it is not there; -1. */
static int below_fd(int dir, const char *name)
{
	if (mkdirat(dir, name, 0700) != 0 && errno != EEXIST)
		return -1;
	return openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool moved(int from, const char *old, int to, const char *new)
{
	return renameat2(from, old, to, new, RENAME_NOREPLACE) == 0;
}

bool feed_folder_move(struct arena *a, struct str folder, const struct feed_entry *f, const char *to, struct str stamp)
{
	const char *old = str_c(a, f->name), *new = str_c(a, str_fmt(a, "%.*s-%.*s", STR_ARG(stamp), STR_ARG(f->name)));
	int dir = folder_fd(a, folder);
	int below = dir >= 0 ? below_fd(dir, to) : -1;
	bool ok = below >= 0 && moved(dir, old, below, new);
	struct feed_entry is;
	struct stat st;

	if (ok) {
		is = fstatat(below, new, &st, AT_SYMLINK_NOFOLLOW) == 0 ? entry_of(&st) : (struct feed_entry){ 0 };
		if (!entry_same(&is, f)) /* another one came in its place: it goes back, and is looked at */
			ok = moved(below, new, dir, old) && false;
	}
	if (below >= 0)
		close(below);
	if (dir >= 0)
		close(dir);
	return ok;
}

void feed_folder_waited(struct arena *a, struct str folder)
{
	struct feed_listing all = { .n = 0 };
	struct err e = { "" };
	int dir = folder_fd(a, folder);
	int from = dir >= 0 ? openat(dir, FEED_WAITING, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
	int to = from >= 0 ? below_fd(dir, FEED_DONE) : -1;
	int list = to >= 0 ? dup(from) : -1;

	if (list >= 0 && list_fd(a, list, 0, &all, &e) == RC_OK)
		for (size_t i = 0; i < all.n; i++)
			(void)moved(from, str_c(a, all.item[i].name), to,
			            str_c(a, all.item[i].name)); /* else it stays */
	if (to >= 0)
		close(to);
	if (from >= 0)
		close(from);
	if (dir >= 0)
		close(dir);
}
