#include "kit/file/sounds.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600, SOUND_MOST = 32 * 1024 * 1024 };
#define ENDING ".opus"

/* In front of the Ogg file, so that a page that only says how long it plays need not read it. */
struct head {
	char magic[8];
	int64_t ms;
	int64_t at_ms[SPEECH_PARTS_MOST];
};
static const char MAGIC[8] = "apdrsnd";

static const char *path_of(struct arena *a, struct str dir, struct str digest)
{
	return str_c(a, str_fmt(a, "%.*s/" SOUNDS_FOLDER "/%.*s" ENDING, STR_ARG(dir), STR_ARG(digest)));
}

static enum rc failed(struct err *e, const char *what, const char *path)
{
	return err_set(e, RC_FAIL, "%s cannot be %s: %s", path, what, strerror(errno));
}

static bool all_written(int fd, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		ssize_t done = write(fd, from, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		from += done;
		n -= (size_t)done;
	}
	return true;
}

/* Not through to the disk: after a loss of power it is made again. A file that was cut off has no head, or is shorter
 * than it says. */
enum rc sounds_put(struct arena *a, struct str dir, struct str digest, const struct sound *s, struct err *e)
{
	const char *folder = str_c(a, str_fmt(a, "%.*s/" SOUNDS_FOLDER, STR_ARG(dir)));
	const char *path = path_of(a, dir, digest);
	const char *part = str_c(a, str_fmt(a, "%s.part-%ld", path, (long)getpid()));
	struct head h = { .ms = s->ms };
	bool good;
	int fd;

	memcpy(h.magic, MAGIC, sizeof MAGIC);
	memcpy(h.at_ms, s->at_ms, sizeof h.at_ms);
	if (mkdir(folder, FOLDER_MODE) != 0 && errno != EEXIST)
		return failed(e, "made", folder);
	fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	if (fd < 0)
		return failed(e, "made", part);
	good = all_written(fd, &h, sizeof h) && all_written(fd, s->ogg.p, s->ogg.n) && fsync(fd) == 0;
	if (close(fd) != 0 || !good || rename(part, path) != 0) {
		(void)failed(e, "written", path);
		(void)unlink(part); /* half of it is nothing */
		return RC_FAIL;
	}
	return RC_OK;
}

/* Opens it behind its head. */
static enum rc sound_open(struct arena *a, struct str dir, struct str digest, int *fd, struct sound_kept *out,
                          struct err *e)
{
	const char *path = path_of(a, dir, digest);
	struct head h;
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (*fd < 0)
		return errno == ENOENT ? RC_NONE : failed(e, "opened", path);
	if (fstat(*fd, &st) != 0 || st.st_size <= (off_t)sizeof h || st.st_size > SOUND_MOST ||
	    read(*fd, &h, sizeof h) != (ssize_t)sizeof h || memcmp(h.magic, MAGIC, sizeof MAGIC) != 0) {
		close(*fd);
		return RC_NONE; /* half a file: it is made again */
	}
	*out = (struct sound_kept){ .ms = h.ms, .bytes = st.st_size - (off_t)sizeof h };
	memcpy(out->at_ms, h.at_ms, sizeof h.at_ms);
	return RC_OK;
}

enum rc sounds_find(struct arena *a, struct str dir, struct str digest, struct sound_kept *out, struct err *e)
{
	int fd;
	enum rc rc = sound_open(a, dir, digest, &fd, out, e);

	if (rc == RC_OK)
		close(fd);
	return rc;
}

enum rc sounds_get(struct arena *a, struct str dir, struct str digest, struct sound_kept *out, struct str *ogg,
                   struct err *e)
{
	size_t n = 0;
	char *to;
	int fd;

	TRY(sound_open(a, dir, digest, &fd, out, e));
	to = arena_raw(a, (size_t)out->bytes + 1);
	while (n < (size_t)out->bytes) {
		ssize_t got = read(fd, to + n, (size_t)out->bytes - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
	}
	close(fd);
	*ogg = (struct str){ to, n };
	return n == (size_t)out->bytes ? RC_OK : err_set(e, RC_FAIL, "a sound cannot be read");
}

static bool is_among(const char *name, const struct str *digest, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(str_of(name), digest[i]) &&
		    str_is(str_sub(str_of(name), digest[i].n, strlen(name)), ENDING))
			return true;
	return false;
}

enum rc sounds_keep(struct arena *a, struct str dir, const struct str *digest, size_t n, struct err *e)
{
	const char *folder = str_c(a, str_fmt(a, "%.*s/" SOUNDS_FOLDER, STR_ARG(dir)));
	DIR *d = opendir(folder);
	const struct dirent *entry;
	enum rc rc = RC_OK;

	if (d == NULL)
		return errno == ENOENT ? RC_OK : failed(e, "read", folder);
	while (rc == RC_OK && (entry = readdir(d)) != NULL)
		if (entry->d_name[0] != '.' && !is_among(entry->d_name, digest, n) &&
		    unlinkat(dirfd(d), entry->d_name, 0) != 0 && errno != ENOENT)
			rc = failed(e, "cleared", folder);
	(void)closedir(d); /* it was only read */
	return rc;
}
