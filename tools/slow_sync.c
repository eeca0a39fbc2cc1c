/* Preloaded into a server by script/bench: every sync takes SLOW_SYNC_US more (5,000 without it), as on a slow disk. It
 * sleeps, so it costs no processor time. */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { US = 5000, US_PER_S = 1000000, NS_PER_US = 1000 };

static void slow(void)
{
	const char *said = getenv("SLOW_SYNC_US");
	long us = said != NULL ? strtol(said, NULL, 10) : US;
	struct timespec t = { us / US_PER_S, us % US_PER_S * NS_PER_US };

	while (clock_nanosleep(CLOCK_MONOTONIC, 0, &t, &t) == EINTR)
		;
}

static int sync_with(const char *name, int fd)
{
	union {
		void *p;
		int (*f)(int);
	} real = { dlsym(RTLD_NEXT, name) };
	int result = real.f(fd);
	int kept = errno;

	slow();
	errno = kept;
	return result;
}

int fsync(int fd)
{
	return sync_with("fsync", fd);
}

int fdatasync(int fd)
{
	return sync_with("fdatasync", fd);
}
