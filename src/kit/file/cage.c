#include "kit/file/cage.h"

#include "kit/base/clock.h"
#include "kit/net/process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_MS = 18 * 1000, US_PER_MS = 1000, FDS = 2, PATIENT_NICE = 10 };
/* Of our own readers and the libraries they use: what they may write to. A sanitizer takes terabytes to begin with. */
#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_UNLIMITED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEMORY_UNLIMITED 1
#endif
#endif
static const rlim_t MEMORY =
#ifdef MEMORY_UNLIMITED
    RLIM_INFINITY;
#else
    (rlim_t)1536 * 1024 * 1024;
#endif
/* Of a program that is not ours: its memory, and files open at once. */
enum { PROGRAM_MEMORY = 1024 * 1024 * 1024, PROGRAM_FILES = 64 };

union room {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(FDS * sizeof(int))];
};

struct question {
	int64_t number;
	struct cage_wish wish;
};

struct answer {
	int64_t number;
	int64_t status;
};

void cage_put(int out, const void *p, size_t n)
{
	const char *from = p;

	while (n > 0) {
		ssize_t done = write(out, from, n);

		if (done <= 0)
			_exit(CAGE_KILLED);
		from += done;
		n -= (size_t)done;
	}
}

/* A limit is a second wall: a kernel without one of them is no reason to refuse a file. */
static void limit(int what, rlim_t most)
{
	struct rlimit l = { most, most };

	(void)setrlimit(what, &l);
}

/* What it complains of may have words of the file in it: that goes nowhere. */
static void program_start(const struct cage_work *w, int64_t arg, int in, int out)
{
	static const char *const surroundings[] = { "LC_ALL=C.UTF-8", "HOME=/nonexistent", NULL };
	int complaints = memfd_create("apdr-cage", 0);
	struct cage_program p = { 0 };

	w->program(arg, &p);
	limit(RLIMIT_NOFILE, PROGRAM_FILES);
	if (complaints < 0 || lseek(in, 0, SEEK_SET) != 0 || dup2(in, STDIN_FILENO) < 0 ||
	    dup2(out, STDOUT_FILENO) < 0 || dup2(complaints, STDERR_FILENO) < 0 ||
	    close_range(STDERR_FILENO + 1, ~0U, 0) != 0)
		_exit(CAGE_KILLED);
	if (!process_confine_program(p.word[0]))
		_exit(CAGE_AGAIN);
	limit(RLIMIT_AS, PROGRAM_MEMORY);
	execve(p.word[0], (char *const *)(uintptr_t)p.word, (char *const *)(uintptr_t)surroundings);
	_exit(CAGE_KILLED); /* it is not there */
}

void cage_child(const struct cage_work *w, void *prepared, int64_t arg, int in, int out)
{
	struct stat st;
	const char *p = NULL;

	limit(RLIMIT_CPU, CAGE_CPU_S);
	limit(RLIMIT_FSIZE, CAGE_OUT_MAX);
	limit(RLIMIT_CORE, 0);
	if (w->patient)
		(void)setpriority(PRIO_PROCESS, 0, PATIENT_NICE);
	if (w->program != NULL)
		program_start(w, arg, in, out);
	if (fstat(in, &st) != 0 || st.st_size > CAGE_IN_MAX)
		_exit(CAGE_KILLED);
	if (st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, in, 0);
	if (st.st_size > 0 && p == MAP_FAILED)
		_exit(CAGE_KILLED);
	limit(RLIMIT_DATA, MEMORY);
	if (!process_confine_cage(out))
		_exit(CAGE_AGAIN);
	_exit(w->run(prepared, (struct str){ p, (size_t)st.st_size }, out));
}

int cage_status(int wait_status)
{
	if (WIFEXITED(wait_status) && WEXITSTATUS(wait_status) <= CAGE_STATUS_MAX)
		return WEXITSTATUS(wait_status);
	return WIFEXITED(wait_status) && WEXITSTATUS(wait_status) == CAGE_AGAIN ? CAGE_AGAIN : CAGE_KILLED;
}

static int memory_with(struct str in)
{
	int fd = memfd_create("apdr-cage", MFD_CLOEXEC);

	for (size_t at = 0; fd >= 0 && at < in.n;) {
		ssize_t done = write(fd, in.p + at, in.n - at);

		if (done <= 0) {
			close(fd);
			return -1;
		}
		at += (size_t)done;
	}
	return fd;
}

static enum rc memory_read(struct arena *a, int fd, struct str *out, struct err *e)
{
	struct stat st;
	char *p;

	if (fstat(fd, &st) != 0 || st.st_size > CAGE_OUT_MAX)
		return err_set(e, RC_FAIL, "cage: the answer cannot be read");
	p = arena_alloc(a, (size_t)st.st_size + 1);
	if (pread(fd, p, (size_t)st.st_size, 0) != (ssize_t)st.st_size)
		return err_set(e, RC_FAIL, "cage: the answer cannot be read");
	*out = (struct str){ p, (size_t)st.st_size };
	return RC_OK;
}

/* Without a keeper: a child of our own. */
static enum rc ask_here(const struct cage_work *w, int64_t arg, int in, int out, int *status, struct err *e)
{
	pid_t parent = getpid();
	pid_t pid = fork();
	int how = 0;

	if (pid == 0) {
		if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
			_exit(CAGE_KILLED);
		cage_child(w, w->prepare != NULL ? w->prepare() : NULL, arg, in, out);
	}
	if (pid < 0)
		return err_set(e, RC_FAIL, "cage: no process: %s", strerror(errno));
	while (waitpid(pid, &how, 0) < 0)
		if (errno != EINTR)
			return err_set(e, RC_FAIL, "cage: %s", strerror(errno));
	*status = cage_status(how);
	return RC_OK;
}

static bool question_send(int fd, struct question q, int in, int out)
{
	struct iovec part = { &q, sizeof q };
	union room room = { 0 };
	struct msghdr m = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes
	};
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	const int fds[FDS] = { in, out };

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof fds);
	memcpy(CMSG_DATA(c), fds, sizeof fds);
	return sendmsg(fd, &m, MSG_NOSIGNAL) == (ssize_t)sizeof q;
}

/* Waits for the answer to this number; one to an earlier question, given up on, is passed over. */
static enum rc ask_keeper(int fd, struct cage_wish wish, int in, int out, int *status, struct err *e)
{
	const int64_t number = clock_monotonic_us();
	const int64_t until = number + (int64_t)ANSWER_MS * US_PER_MS;

	if (!question_send(fd, (struct question){ number, wish }, in, out))
		return err_set(e, RC_FAIL, "cage: the keeper does not take a question: %s", strerror(errno));
	for (int64_t left = until - clock_monotonic_us(); left > 0; left = until - clock_monotonic_us()) {
		struct pollfd p = { fd, POLLIN, 0 };
		struct answer a;

		if (poll(&p, 1, (int)(left / US_PER_MS) + 1) <= 0)
			continue;
		if (recv(fd, &a, sizeof a, MSG_DONTWAIT) != (ssize_t)sizeof a) {
			if (errno != EAGAIN && errno != EINTR)
				break;
			continue;
		}
		if (a.number != number)
			continue;
		*status = a.status >= 0 && a.status <= CAGE_AGAIN ? (int)a.status : CAGE_KILLED;
		return RC_OK;
	}
	return err_set(e, RC_FAIL, "cage: the keeper does not answer");
}

enum rc cage_ask(struct arena *a, int fd, const struct cage_work *works, struct cage_wish wish, struct str in,
                 int *status, struct str *out, struct err *e)
{
	int from = memory_with(in);
	int to = memfd_create("apdr-cage", MFD_CLOEXEC);
	enum rc rc = RC_OK;

	*out = STR_NONE;
	if (from < 0 || to < 0)
		rc = err_set(e, RC_FAIL, "cage: no memory: %s", strerror(errno));
	if (rc == RC_OK)
		rc = fd > 0 ? ask_keeper(fd, wish, from, to, status, e)
		            : ask_here(&works[wish.work], wish.arg, from, to, status, e);
	if (rc == RC_OK && *status == 0)
		rc = memory_read(a, to, out, e);
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	return rc;
}

bool cage_question(int fd, struct cage_question *q)
{
	union room room = { 0 };
	struct question asked;
	struct iovec part = { &asked, sizeof asked };
	struct msghdr m = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes, .msg_controllen = sizeof room.bytes
	};
	int fds[FDS] = { -1, -1 };
	struct cmsghdr *c;

	if (recvmsg(fd, &m, MSG_CMSG_CLOEXEC) != (ssize_t)sizeof asked)
		return false;
	c = CMSG_FIRSTHDR(&m);
	if (c == NULL || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof fds))
		return false; /* only our own workers have the other end */
	memcpy(fds, CMSG_DATA(c), sizeof fds);
	q->number = asked.number;
	q->wish = asked.wish;
	q->in = fds[0];
	q->out = fds[1];
	return true;
}

void cage_answer(int fd, int64_t number, int status)
{
	struct answer a = { number, status };

	(void)send(fd, &a, sizeof a, MSG_NOSIGNAL | MSG_DONTWAIT); /* a worker that has gone misses nothing */
}
