#include "support/support.h"

#include "support/processes.h"

#include "kit/base/clock.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Name and parent from /proc/PID/stat: "123 (name) S 1 …". */
static bool stat_read(pid_t pid, char name[32], pid_t *parent, char *state)
{
	char path[64];
	char line[512] = "";
	const char *end;
	const char *begin;
	size_t n;
	FILE *f;

	(void)snprintf(path, sizeof path, "/proc/%d/stat", (int)pid); /* fits */
	f = fopen(path, "r");
	if (f == NULL)
		return false;
	n = fread(line, 1, sizeof line - 1, f);
	fclose(f);
	line[n] = '\0';
	begin = strchr(line, '(');
	end = strrchr(line, ')');
	if (begin == NULL || end == NULL || end[1] != ' ')
		return false;
	n = (size_t)(end - begin - 1) < 31 ? (size_t)(end - begin - 1) : 31;
	memcpy(name, begin + 1, n);
	name[n] = '\0';
	*state = end[2];
	*parent = (pid_t)strtol(end + 4, NULL, 10);
	return true;
}

static int by_id(const void *a, const void *b)
{
	return *(const pid_t *)a < *(const pid_t *)b ? -1 : 1;
}

size_t test_children(pid_t parent, const char *name, pid_t out[TEST_CHILDREN_MAX])
{
	DIR *d = opendir("/proc");
	struct dirent *entry;
	size_t n = 0;

	while (d != NULL && n < TEST_CHILDREN_MAX && (entry = readdir(d)) != NULL) {
		pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
		pid_t of = 0;
		char its[32] = "";
		char state = '?';

		if (pid > 0 && stat_read(pid, its, &of, &state) && of == parent && state != 'Z' &&
		    strncmp(its, name, strlen(name)) == 0)
			out[n++] = pid;
	}
	if (d != NULL)
		closedir(d);
	qsort(out, n, sizeof out[0], by_id);
	return n;
}

bool test_ended(pid_t pid)
{
	int64_t from = clock_monotonic_us();
	char name[32] = "";
	char state = '?';
	pid_t parent;

	while (stat_read(pid, name, &parent, &state) && state != 'Z') {
		if (clock_monotonic_us() - from > (int64_t)TEST_HANGING_MS * 1000)
			return false;
		usleep(10 * 1000);
	}
	return true;
}

bool test_children_wait(pid_t parent, const char *name, size_t n, pid_t not )
{
	int64_t from = clock_monotonic_us();

	while (clock_monotonic_us() - from < (int64_t)TEST_HANGING_MS * 1000) {
		pid_t got[TEST_CHILDREN_MAX];
		size_t count = test_children(parent, name, got);
		bool old = false;

		for (size_t i = 0; i < count; i++)
			old = old || got[i] == not ;
		if (count == n && !old)
			return true;
		usleep(10 * 1000);
	}
	return false;
}
