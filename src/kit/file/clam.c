#include "kit/file/clam.h"

#include "kit/base/clock.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, WAIT_MS = 10 * 1000, ANSWER_MAX = 512, FOUND_MAX = 80, US_PER_MS = 1000 };

static int connected(struct str path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd;

	if (path.n == 0 || path.n >= sizeof to.sun_path)
		return -1;
	memcpy(to.sun_path, path.p, path.n);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&to, sizeof to) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool ready(int fd, short what, int64_t until_us)
{
	for (int64_t left = until_us - clock_monotonic_us(); left > 0; left = until_us - clock_monotonic_us()) {
		struct pollfd p = { fd, what, 0 };
		int n = poll(&p, 1, (int)(left / US_PER_MS) + 1);

		if (n > 0)
			return true;
		if (n < 0 && errno != EINTR)
			return false;
	}
	return false;
}

static bool sent(int fd, const void *p, size_t n, int64_t until_us)
{
	const char *from = p;

	while (n > 0) {
		ssize_t done = send(fd, from, n, MSG_NOSIGNAL);

		if (done < 0 && (errno == EAGAIN || errno == EINTR)) {
			if (!ready(fd, POLLOUT, until_us))
				return false;
			continue;
		}
		if (done <= 0)
			return false;
		from += done;
		n -= (size_t)done;
	}
	return true;
}

static bool stream_sent(int fd, struct str bytes, int64_t until_us)
{
	const unsigned char end[4] = { 0 };

	if (!sent(fd, "zINSTREAM", sizeof "zINSTREAM", until_us)) /* with its zero: that ends a command with z */
		return false;
	while (bytes.n > 0) {
		struct str part = str_sub(bytes, 0, PIECE);
		const unsigned char size[4] = { (unsigned char)(part.n >> 24), (unsigned char)(part.n >> 16),
			                        (unsigned char)(part.n >> 8), (unsigned char)part.n };

		if (!sent(fd, size, sizeof size, until_us) || !sent(fd, part.p, part.n, until_us))
			return false;
		bytes = str_sub(bytes, part.n, bytes.n);
	}
	return sent(fd, end, sizeof end, until_us);
}

static size_t answer_read(int fd, char out[static ANSWER_MAX], int64_t until_us)
{
	size_t n = 0;

	while (n < ANSWER_MAX && ready(fd, POLLIN, until_us)) {
		ssize_t got = recv(fd, out + n, ANSWER_MAX - n, 0);

		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (got <= 0)
			break;
		n += (size_t)got;
		if (memchr(out, '\0', n) != NULL)
			return (size_t)((const char *)memchr(out, '\0', n) - out);
	}
	return 0; /* an answer that is not ended is none */
}

/* "Win.Test.EICAR_HDB-1" of "stream: Win.Test.EICAR_HDB-1 FOUND", cut, and without what is no letter of such a name. */
static struct str found_of(struct arena *a, struct str answer)
{
	char *p = arena_alloc(a, FOUND_MAX);
	size_t n = 0;

	answer = str_sub(answer, 8, answer.n - 8 - 6);
	for (size_t i = 0; i < answer.n && n < FOUND_MAX; i++)
		if (answer.p[i] > ' ' && answer.p[i] < 0x7f)
			p[n++] = answer.p[i];
	return (struct str){ p, n };
}

enum clam_answer clam_ask(struct arena *a, struct str path, struct str bytes, struct str *found)
{
	return clam_ask_within(a, path, bytes, WAIT_MS, found);
}

enum clam_answer clam_ask_within(struct arena *a, struct str path, struct str bytes, int64_t wait_ms, struct str *found)
{
	const int64_t until = clock_monotonic_us() + wait_ms * US_PER_MS;
	char text[ANSWER_MAX];
	struct str answer = { text, 0 };
	int fd = connected(path);

	*found = STR_NONE;
	if (fd < 0)
		return CLAM_SILENT;
	if (stream_sent(fd, bytes, until))
		answer.n = answer_read(fd, text, until);
	close(fd);
	if (str_is(answer, "stream: OK"))
		return CLAM_CLEAN;
	if (!str_starts(answer, S("stream: ")) || !str_ends(answer, S(" FOUND")) || answer.n < 14)
		return CLAM_SILENT; /* "INSTREAM size limit exceeded. ERROR": it did not look */
	*found = found_of(a, answer);
	return CLAM_FOUND;
}
