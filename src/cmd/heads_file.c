#include "cmd/heads_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/folder.h"

enum { TAIL_MOST = 4096 };

static enum rc failed(struct err *e, const char *what, const char *path)
{
	return err_set(e, RC_FAIL, "%s %s: %s", path, what, strerror(errno));
}

static enum rc text_add(int fd, struct str text, const char *path, struct err *e)
{
	/* One call: on a full disk there is at most a part of it, which the next one to open cuts off. */
	if (write(fd, text.p, text.n) != (ssize_t)text.n || fdatasync(fd) != 0)
		return failed(e, "cannot be written", path);
	return RC_OK;
}

enum rc heads_file_begin(struct arena *a, struct str dir, const unsigned char *key, int64_t at, const char *why,
                         bool *begun, struct err *e)
{
	const char *path = folder_path(a, dir, FOLDER_HEADS);
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
	struct heads h;
	enum rc rc;

	*begun = fd >= 0;
	if (fd < 0)
		return errno == EEXIST ? RC_OK : failed(e, "cannot be made", path);
	rc = text_add(fd, heads_begin(a, key, at, why, &h), path, e);
	close(fd);
	if (rc == RC_OK)
		rc = folder_sync(str_c(a, dir), e);
	if (rc != RC_OK)
		(void)unlink(path); /* a beginning without its line would never be right */
	return rc;
}

/* The last whole line of the file; what follows it is cut off. */
static enum rc last_line(struct arena *a, int fd, const char *path, struct str *line, struct err *e)
{
	off_t size = lseek(fd, 0, SEEK_END);
	off_t from = size > TAIL_MOST ? size - TAIL_MOST : 0;
	char *p = arena_alloc(a, TAIL_MOST);
	ssize_t n = size < 0 ? -1 : pread(fd, p, (size_t)(size - from), from);
	struct str tail = { p, n > 0 ? (size_t)n : 0 };
	size_t begin;

	if (n < 0)
		return failed(e, "cannot be read", path);
	while (tail.n > 0 && p[tail.n - 1] != '\n')
		tail.n--;
	if ((off_t)tail.n != size - from && ftruncate(fd, from + (off_t)tail.n) != 0)
		return failed(e, "cannot be written", path);
	if (tail.n > 0)
		tail.n--;
	for (begin = tail.n; begin > 0 && p[begin - 1] != '\n'; begin--)
		;
	*line = str_sub(tail, begin, tail.n - begin);
	return RC_OK;
}

enum rc heads_file_open(struct arena *a, struct str dir, struct heads_file *f, struct err *e)
{
	const char *path = folder_path(a, dir, FOLDER_HEADS);
	struct str line;
	enum rc rc;

	*f = (struct heads_file){ .fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC) };
	if (f->fd < 0)
		return failed(e, "cannot be opened", path);
	rc = last_line(a, f->fd, path, &line, e);
	if (rc == RC_OK)
		rc = heads_go_on(&f->heads, line, e);
	if (rc == RC_INVALID)
		rc = err_set(e, RC_FAIL, "%s is damaged: its last line is not one that was written here", path);
	if (rc != RC_OK)
		close(f->fd);
	return rc;
}

enum rc heads_file_add(struct arena *a, const unsigned char *key, int64_t at, struct heads_file *f,
                       const struct event_head *head, size_t n, struct err *e)
{
	struct str text = heads_lines(a, key, at, &f->heads, head, n);

	return text.n > 0 ? text_add(f->fd, text, FOLDER_HEADS, e) : RC_OK;
}

enum rc heads_file_read(struct arena *a, const char *path, struct str *text, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *p;
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT ? RC_NONE : failed(e, "cannot be read", path);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return err_set(e, RC_FAIL, "%s is not a file", path);
	}
	p = arena_alloc(a, (size_t)st.st_size + 1);
	n = pread(fd, p, (size_t)st.st_size, 0);
	close(fd);
	if (n != st.st_size)
		return failed(e, "cannot be read", path);
	while (n > 0 && p[n - 1] != '\n') /* it is being written just now */
		n--;
	*text = (struct str){ p, (size_t)n };
	return RC_OK;
}
