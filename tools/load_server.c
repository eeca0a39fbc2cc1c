#include "load_server.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit/base/clock.h"
#include "load_client.h"

enum { PROCESSES_MAX = 100, SYNC_BYTES = 12288, LINE_MAX_BYTES = 1024, PATH_BYTES = 512 };

static const char *const KIND_NAME[] = { "(apdr-front)", "(apdr-worker)", "(apdr-ledger)" };

struct process {
	pid_t pid;
	enum process_kind kind;
};

/* The line of /proc/PID/NAME; false when the process has gone. */
static bool proc_line(pid_t pid, const char *name, char *line)
{
	char path[64];
	FILE *f;
	bool ok;

	(void)snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	f = fopen(path, "re");
	if (f == NULL)
		return false;
	ok = fgets(line, LINE_MAX_BYTES, f) != NULL;
	fclose(f);
	return ok;
}

static enum process_kind kind_of(const char *stat)
{
	for (int k = FRONT; k < OTHER; k++)
		if (strstr(stat, KIND_NAME[k]) != NULL)
			return (enum process_kind)k;
	return OTHER;
}

static size_t processes(pid_t root, struct process *out)
{
	DIR *d = opendir("/proc");
	size_t n = 0;

	out[n++] = (struct process){ root, OTHER };
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL && n < PROCESSES_MAX;) {
		pid_t pid = (pid_t)strtol(e->d_name, NULL, 10);
		char line[LINE_MAX_BYTES];
		const char *end;

		if (pid <= 0 || !proc_line(pid, "stat", line))
			continue;
		end = strrchr(line, ')');
		if (end != NULL && strtol(end + 4, NULL, 10) == root)
			out[n++] = (struct process){ pid, kind_of(line) };
	}
	if (d != NULL)
		closedir(d);
	return n;
}

/* Children that have ended: of these the kernel keeps only whole ticks. */
static double ended_us(pid_t root)
{
	enum { FIELDS_BEFORE = 13 }; /* from the state to the time of children */
	char line[LINE_MAX_BYTES];
	char *p = proc_line(root, "stat", line) ? strrchr(line, ')') : NULL;
	double ticks;

	for (int i = 0; p != NULL && i <= FIELDS_BEFORE; i++)
		p = strchr(p + 1, ' ');
	if (p == NULL)
		return 0;
	ticks = strtod(p, &p);
	ticks += strtod(p, &p);
	return ticks * 1e6 / (double)sysconf(_SC_CLK_TCK);
}

struct spent server_spent(pid_t root)
{
	struct process p[PROCESSES_MAX];
	size_t n = processes(root, p);
	struct spent out = { 0 };
	char line[LINE_MAX_BYTES];

	/* From the scheduler, which counts nanoseconds. */
	for (size_t i = 0; i < n; i++)
		if (proc_line(p[i].pid, "schedstat", line))
			out.us[p[i].kind] += strtod(line, NULL) / 1000;
	out.us[OTHER] += ended_us(root);
	return out;
}

static double pss_kb(pid_t pid)
{
	char path[64];
	char line[LINE_MAX_BYTES];
	double kb = 0;
	FILE *f;

	(void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	f = fopen(path, "re");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, "Pss:", 4) == 0)
			kb += strtod(line + 4, NULL);
	if (f != NULL)
		fclose(f);
	return kb;
}

double server_memory(pid_t root)
{
	struct process p[PROCESSES_MAX];
	size_t n = processes(root, p);
	double kb = 0, shared_most = 0;
	const double page_kb = (double)sysconf(_SC_PAGESIZE) / 1024;

	for (size_t i = 0; i < n; i++) {
		double one = pss_kb(p[i].pid);
		char line[LINE_MAX_BYTES];
		char *at = line;

		if (one <= 0 && proc_line(p[i].pid, "statm", line)) { /* only root may see the shares */
			double resident, shared;

			(void)strtod(at, &at);
			resident = strtod(at, &at);
			shared = strtod(at, &at);
			one = (resident - shared) * page_kb;
			shared_most = shared * page_kb > shared_most ? shared * page_kb : shared_most;
		}
		kb += one;
	}
	return (kb + shared_most) / 1024;
}

double disk_syncs(const char *dir, double seconds)
{
	static char block[SYNC_BYTES];
	char path[PATH_BYTES];
	int64_t began;
	long n = 0;
	int fd;

	(void)snprintf(path, sizeof path, "%s/sync-test", dir);
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || pwrite(fd, block, sizeof block, 0) != SYNC_BYTES || fsync(fd) != 0)
		give_up("the folder for the disk test");
	began = clock_monotonic_us();
	do {
		if (pwrite(fd, block, sizeof block, 0) != SYNC_BYTES || fdatasync(fd) != 0)
			give_up("fdatasync");
		n++;
	} while (clock_monotonic_us() - began < (int64_t)(seconds * 1e6));
	close(fd);
	unlink(path);
	return (double)n * 1e6 / (double)(clock_monotonic_us() - began);
}
