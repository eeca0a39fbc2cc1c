/* Preloaded into apdr by test_power.c: a disk that has only what it was told to keep. Each sync of a file in the folder
 * POWER_CUT_OF puts a copy of the file, as it is at that moment, into POWER_CUT_TO: what was written and not synced is
 * in none of them, so that folder is what a power cut leaves. While it holds a file "fail", every sync fails and keeps
 * nothing. When something stands in that file, one sync fails, and what it should have written is forgotten, as by a
 * system that gives its memory to others: from then on it reads as the disk has it, and each sync succeeds and keeps
 * nothing. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 512, NAME_ROOM = 2 * PATH_ROOM, PIECE = 64 * 1024 };

/* The name of the file within the folder that is watched; NULL for others. */
static const char *watched(int fd, char path[PATH_ROOM])
{
	const char *of = getenv("POWER_CUT_OF");
	char link[64];
	ssize_t n;

	(void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd); /* fits */
	n = readlink(link, path, PATH_ROOM - 1);
	if (of == NULL || n <= 0)
		return NULL;
	path[n] = '\0';
	if (strncmp(path, of, strlen(of)) != 0 || path[strlen(of)] != '/')
		return NULL;
	return path + strlen(of) + 1;
}

/* By the descriptor that is there: to close another one of the same file would drop this process's locks on it. */
static bool content_copy(int fd, const char *to)
{
	static char piece[PIECE];
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool good = out >= 0;
	off_t at = 0;
	ssize_t n = 0;

	while (good && (n = pread(fd, piece, sizeof piece, at)) > 0) {
		good = write(out, piece, (size_t)n) == n;
		at += n;
	}
	if (out >= 0)
		close(out);
	return good && n == 0;
}

/* One process at a time, and the new copy takes the place of the old one at once: a process that is killed in between
 * has synced nothing. */
static bool keep(int file, const char *name)
{
	const char *to = getenv("POWER_CUT_TO");
	char lock[NAME_ROOM], part[NAME_ROOM], whole[NAME_ROOM];
	bool good;
	int fd;

	(void)snprintf(lock, sizeof lock, "%s/lock", to); /* all of them fit */
	(void)snprintf(part, sizeof part, "%s/%s.part", to, name);
	(void)snprintf(whole, sizeof whole, "%s/%s", to, name);
	fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	good = fd >= 0 && flock(fd, LOCK_EX) == 0 && content_copy(file, part) && rename(part, whole) == 0;
	if (fd >= 0)
		close(fd);
	return good;
}

/* What the disk has of this file takes the place of what was written since. */
static void forget(int fd, const char *name)
{
	static char piece[PIECE];
	char whole[NAME_ROOM];
	struct stat now;
	int kept;

	(void)snprintf(whole, sizeof whole, "%s/%s", getenv("POWER_CUT_TO"), name); /* fits */
	kept = open(whole, O_RDONLY | O_CLOEXEC);
	if (fstat(fd, &now) != 0)
		abort();
	for (off_t at = 0; at < now.st_size; at += PIECE) {
		size_t n = now.st_size - at < PIECE ? (size_t)(now.st_size - at) : PIECE;

		memset(piece, 0, sizeof piece);
		if (kept >= 0 && pread(kept, piece, n, at) < 0)
			abort();
		if (pwrite(fd, piece, n, at) != (ssize_t)n)
			abort();
	}
	if (kept >= 0)
		close(kept);
}

static enum disk { KEEPS, FAILS, FORGETS, PRETENDS } disk_is(void)
{
	char fail[NAME_ROOM], failed[NAME_ROOM];
	struct stat s;

	(void)snprintf(fail, sizeof fail, "%s/fail", getenv("POWER_CUT_TO")); /* both fit */
	(void)snprintf(failed, sizeof failed, "%s/failed", getenv("POWER_CUT_TO"));
	if (access(failed, F_OK) == 0)
		return PRETENDS;
	if (stat(fail, &s) != 0)
		return KEEPS;
	if (s.st_size == 0)
		return FAILS;
	return rename(fail, failed) == 0 ? FORGETS : PRETENDS; /* one of many */
}

static int sync_kept(int fd)
{
	char path[PATH_ROOM];
	const char *name = watched(fd, path);

	if (name == NULL)
		return 0;
	switch (disk_is()) {
	case PRETENDS:
		return 0;
	case KEEPS:
		if (keep(fd, name))
			return 0;
		break;
	case FORGETS:
		forget(fd, name);
		break;
	case FAILS:
		break;
	}
	errno = EIO;
	return -1;
}

int fsync(int fd)
{
	return sync_kept(fd);
}

int fdatasync(int fd)
{
	return sync_kept(fd);
}
