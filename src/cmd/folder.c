#include "cmd/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024, SQLITE_SHARED_FIRST = 0x40000002, SQLITE_SHARED_SIZE = 510 };

const char *folder_path(struct arena *a, struct str dir, const char *name)
{
	return str_c(a, str_fmt(a, "%.*s/%s", STR_ARG(dir), name));
}

/* Every connection in WAL mode holds SQLite's shared lock on the file. */
bool folder_in_use(struct arena *a, struct str dir)
{
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SQLITE_SHARED_FIRST, .l_len = SQLITE_SHARED_SIZE
	};
	int fd = open(folder_path(a, dir, FOLDER_DATABASE), O_RDWR | O_CLOEXEC);
	bool used;

	if (fd < 0)
		return false;
	used = fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	close(fd);
	return used;
}

enum rc folder_sync(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good ? RC_OK
	            : err_set(e, RC_FAIL, "%s cannot be written through to the disk: %s", path, strerror(errno));
}

struct str folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return S(".");
	return slash == path ? S("/") : str_dup(a, str_sub(str_of(path), 0, (size_t)(slash - path)));
}

static bool all_written(int fd, const unsigned char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

enum rc folder_copy(int from, int to, int64_t size, char hex[static DIGEST_HEX + 1], int64_t *copied, struct err *e)
{
	unsigned char block[BLOCK], sum[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;

	(void)crypto_hash_sha256_init(&state); /* these three always return 0 */
	*copied = 0;
	while (size < 0 || *copied < size) {
		size_t want = size < 0 || size - *copied > BLOCK ? BLOCK : (size_t)(size - *copied);
		ssize_t n = read(from, block, want);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
		if (n == 0)
			break;
		if (to >= 0 && !all_written(to, block, (size_t)n))
			return err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
		(void)crypto_hash_sha256_update(&state, block, (size_t)n);
		*copied += n;
	}
	(void)crypto_hash_sha256_final(&state, sum);
	(void)sodium_bin2hex(hex, DIGEST_HEX + 1, sum, sizeof sum);
	return size >= 0 && *copied != size ? err_set(e, RC_INVALID, "the file ends too early") : RC_OK;
}
