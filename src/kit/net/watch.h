/* The parent's watch over its processes: one that is dead is seen anyway, one that is stopped (SIGSTOP) or goes round
 * in a loop only by its silence. Each has a page of its own, shared with the parent, in which its main loop counts
 * (kit/base/beat.h).
 *
 * Silence is summed up look by look, and no look counts for more than two of them: when the parent itself was stopped,
 * or the machine stood still, nobody has been silent for long when it wakes. No clock of a child is asked, and no clock
 * that can be set. */
#pragma once

#include "kit/base/beat.h"

#include <stdbool.h>
#include <sys/types.h>

struct watch_limits {
	int look_ms;    /* how often the parent looks */
	int stopped_ms; /* the kernel says at each look that it is stopped; the least of all */
	int starts_ms;  /* silent: before its first beat, */
	int waits_ms;   /* while it waits for work, */
	int works_ms;   /* while it does some (a worker and the ledger: nobody waits for them as long), */
	int job_ms;     /* and while it does a long job */
};

struct watch_limits watch_limits_usual(void);

struct watched {
	struct beat *page;
	unsigned seen;
	int64_t looked_us;
	int64_t silent_us;
	int64_t stopped_us; /* from the first of the looks in a row at which it was */
	bool stopped;
};

/* False: no memory. */
bool watch_make(struct watched *w);
void watch_end(struct watched *w);
/* Before its fork. */
void watch_begin(struct watched *w, int64_t now_us);
/* In the child: counts from now on, and its own children do not see the page. */
void watch_child(const struct watched *w);

enum watch_fault { WATCH_GOES_ON, WATCH_STOPPED, WATCH_SILENT };
/* How it is now. One that waits for the disk goes on: no signal would end it sooner, and what the disk said would be
 * lost with it. works_ms: how long it may be silent at work. */
enum watch_fault watch_look(struct watched *w, pid_t pid, int64_t now_us, const struct watch_limits *l, int works_ms);
