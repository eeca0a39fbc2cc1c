#include "support/fake_clamd.h"

#include "support/support.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BACKLOG = 8, BABBLE = 700, STREAM_MAX = 64 << 20, PAUSE_US = 20 * 1000 };

static bool whole_read(int fd, void *to, size_t n)
{
	for (char *p = to; n > 0;) {
		ssize_t got = read(fd, p, n);

		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

/* A command, pieces with their length in front, and one of no length. False: it was not that. */
static bool stream_read(int fd, char *stream, size_t *n)
{
	char command[sizeof "zINSTREAM"];
	unsigned char size[4];

	*n = 0;
	if (!whole_read(fd, command, sizeof command) || memcmp(command, "zINSTREAM", sizeof command) != 0)
		return false;
	while (whole_read(fd, size, sizeof size)) {
		const size_t piece =
		    (size_t)size[0] << 24 | (size_t)size[1] << 16 | (size_t)size[2] << 8 | (size_t)size[3];

		if (piece == 0)
			return true;
		if (piece > STREAM_MAX - *n || !whole_read(fd, stream + *n, piece))
			return false;
		*n += piece;
	}
	return false;
}

static void say(int fd, const char *words, size_t n, useconds_t pause)
{
	for (size_t i = 0; i<n; i += pause> 0 ? 1 : n) {
		if (pause > 0)
			usleep(pause);
		if (write(fd, words + i, pause > 0 ? 1 : n) < 0)
			return; /* who asked has gone */
	}
}

static void answer(int fd, enum fake_clamd how, char *stream)
{
	static const char found[] = "stream: Win.Test.EICAR_HDB-1 FOUND";
	static const char good[] = "stream: OK";
	static const char large[] = "INSTREAM size limit exceeded. ERROR";
	size_t n;

	if (how == FAKE_HANGS_UP || !stream_read(fd, stream, &n))
		return;
	if (how == FAKE_MUTE)
		(void)whole_read(fd, stream, 1); /* until the other side has had enough */
	else if (how == FAKE_TOO_LARGE)
		say(fd, large, sizeof large, 0);
	else if (how == FAKE_CUT)
		say(fd, good, sizeof good - 1, 0);
	else if (how == FAKE_BABBLES)
		for (int i = 0; i < 100; i++)
			say(fd, memset(stream, 'a' + i % 26, BABBLE), BABBLE, 0);
	else if (memmem(stream, n, "EICAR", 5) != NULL)
		say(fd, found, sizeof found, how == FAKE_SLOW ? PAUSE_US : 0);
	else
		say(fd, good, sizeof good, how == FAKE_SLOW ? PAUSE_US : 0);
}

pid_t fake_clamd_start(const char *path, enum fake_clamd how)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	pid_t p;

	memcpy(at.sun_path, path, strlen(path) + 1);
	if (bind(fd, (const struct sockaddr *)&at, sizeof at) != 0 || listen(fd, BACKLOG) != 0)
		fail_msg("%s: %s", path, strerror(errno));
	p = fork();
	if (p == 0) {
		char *stream = malloc(STREAM_MAX);

		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		(void)signal(SIGPIPE, SIG_IGN);
		for (int one = accept(fd, NULL, NULL); one >= 0 && stream != NULL; one = accept(fd, NULL, NULL)) {
			answer(one, how, stream);
			close(one);
		}
		_exit(0);
	}
	close(fd);
	return p;
}

void fake_clamd_end(pid_t p, const char *path)
{
	kill(p, SIGKILL);
	waitpid(p, NULL, 0);
	unlink(path);
}
