#include "kit/file/shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600 };

static const char *path_of(struct arena *a, struct str dir, struct str below)
{
	return str_c(a, str_fmt(a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(below)));
}

static struct str shelf_name(struct arena *a, struct shelf_place p)
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
