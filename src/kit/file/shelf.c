#include "kit/file/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600, SHELF_NAME_MAX = 80 };

static const char *path_of(struct arena *a, struct str dir, struct str below)
{
	return str_c(a, str_fmt(a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(below)));
}

struct str shelf_name(struct arena *a, struct shelf_place p)
{
	return str_fmt(a, SHELF_FOLDER "/%lld/%lld-%d", (long long)p.school_id, (long long)p.id, p.part);
}

static struct str folder_name(struct arena *a, struct shelf_place p)
{
	return str_fmt(a, SHELF_FOLDER "/%lld", (long long)p.school_id);
}

static enum rc failed(struct err *e, const char *what, const char *path)
{
	return err_set(e, RC_FAIL, "%s cannot be %s: %s", path, what, strerror(errno));
}

static enum rc folder_make(const char *path, struct err *e)
{
	return mkdir(path, FOLDER_MODE) == 0 || errno == EEXIST ? RC_OK : failed(e, "made", path);
}

static enum rc through_to_disk(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good ? RC_OK : failed(e, "written through to the disk", path);
}

static bool all_written(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.n);
	}
	return fsync(fd) == 0;
}

enum rc shelf_put(struct arena *a, struct str dir, struct shelf_place p, struct str bytes, struct err *e)
{
	const char *top = path_of(a, dir, S(SHELF_FOLDER));
	const char *folder = path_of(a, dir, folder_name(a, p));
	const char *path = path_of(a, dir, shelf_name(a, p));
	const char *part = str_c(a, str_fmt(a, "%s.part-%ld", path, (long)getpid()));
	int fd;
	bool good;

	TRY(folder_make(top, e));
	TRY(folder_make(folder, e));
	fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	if (fd < 0)
		return failed(e, "made", part);
	good = all_written(fd, bytes);
	if (close(fd) != 0 || !good || rename(part, path) != 0) {
		(void)failed(e, "written", path);
		(void)unlink(part); /* half of it is nothing */
		return RC_FAIL;
	}
	TRY(through_to_disk(folder, e));
	TRY(through_to_disk(top, e));
	return through_to_disk(str_c(a, dir), e);
}

enum rc shelf_get(struct arena *a, struct str dir, struct shelf_place p, size_t max, struct str *bytes, struct err *e)
{
	const char *path = path_of(a, dir, shelf_name(a, p));
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st = { 0 };
	size_t n = 0;
	char *to;

	if (fd < 0)
		return errno == ENOENT ? RC_NONE : failed(e, "opened", path);
	if (fstat(fd, &st) != 0 || st.st_size < 0 || (uint64_t)st.st_size > max) {
		close(fd);
		return err_set(e, RC_FAIL, "%s is not a file of this installation", path);
	}
	to = arena_alloc(a, (size_t)st.st_size + 1);
	while (n < (size_t)st.st_size) {
		ssize_t got = read(fd, to + n, (size_t)st.st_size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	*bytes = (struct str){ to, n };
	return n == (size_t)st.st_size ? RC_OK : err_set(e, RC_FAIL, "%s cannot be read", path);
}

enum rc shelf_remove(struct arena *a, struct str dir, struct shelf_place p, struct err *e)
{
	const char *path = path_of(a, dir, shelf_name(a, p));

	return unlink(path) == 0 || errno == ENOENT ? RC_OK : failed(e, "removed", path);
}

bool shelf_name_read(const char *name, struct shelf_place *p)
{
	char again[SHELF_NAME_MAX];

	if (sscanf(name, SHELF_FOLDER "/%" SCNd64 "/%" SCNd64 "-%d", &p->school_id, &p->id, &p->part) != 3)
		return false;
	(void)snprintf(again, sizeof again, SHELF_FOLDER "/%" PRId64 "/%" PRId64 "-%d", p->school_id, p->id, p->part);
	return p->school_id > 0 && p->id > 0 && p->part >= 0 && strcmp(name, again) == 0;
}

struct walk {
	struct arena *a;
	struct str dir;
	enum rc (*each)(void *mine, const struct shelf_item *i, struct err *e);
	void *mine;
};

static enum rc one_seen(const struct walk *w, const char *name, struct err *e)
{
	struct shelf_item i = { .name = name };
	const char *path = path_of(w->a, w->dir, str_of(name));
	struct stat st;

	if (lstat(path, &st) != 0)
		return errno == ENOENT ? RC_OK : failed(e, "looked at", path);
	i.known = S_ISREG(st.st_mode) && shelf_name_read(name, &i.at);
	i.size = st.st_size;
	i.changed = st.st_mtime;
	return w->each(w->mine, &i, e);
}

/* What lies in a folder of the shelf; below: the folders in it, once more. */
static enum rc folder_walk(const struct walk *w, const char *name, bool below, struct err *e)
{
	const char *path = path_of(w->a, w->dir, str_of(name));
	DIR *d = opendir(path);
	enum rc rc = RC_OK;

	if (d == NULL)
		return errno == ENOENT ? RC_OK : failed(e, "opened", path);
	for (const struct dirent *i = readdir(d); rc == RC_OK && i != NULL; i = readdir(d)) {
		const struct arena_mark m = arena_mark(w->a);
		const char *inner = str_c(w->a, str_fmt(w->a, "%s/%s", name, i->d_name));

		if (i->d_name[0] != '.')
			rc = below && i->d_type == DT_DIR ? folder_walk(w, inner, false, e) : one_seen(w, inner, e);
		arena_rewind(w->a, m);
	}
	closedir(d);
	return rc;
}

enum rc shelf_walk(struct arena *a, struct str dir,
                   enum rc (*each)(void *mine, const struct shelf_item *i, struct err *e), void *mine, struct err *e)
{
	const struct walk w = { a, dir, each, mine };

	return folder_walk(&w, SHELF_FOLDER, true, e);
}
