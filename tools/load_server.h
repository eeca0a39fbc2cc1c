/* What a server costs, seen from outside: processor time and memory of its processes, and what its disk does. */
#pragma once

#include <sys/types.h>

/* By the names that the processes of APDR give themselves; everything else, as all of another server, is OTHER. */
enum process_kind { FRONT, WORKER, LEDGER, OTHER, PROCESS_KINDS };

struct spent {
	double us[PROCESS_KINDS];
};

/* Processor time of a process, its children, and those of them that have ended and were waited for. */
struct spent server_spent(pid_t root);

/* Memory of them in MB: what several share is counted once (by the kernel, or estimated where it may not be read). */
double server_memory(pid_t root);

/* 12 KB written over and made durable, one after the other: how many a second in this folder. */
double disk_syncs(const char *dir, double seconds);
