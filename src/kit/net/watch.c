#include "kit/net/watch.h"

#include "kit/net/process.h"

#include <sys/mman.h>

enum { US_PER_MS = 1000, LOOKS = 2 };

/* Stopped: the kernel says so, whatever the machine has to do, so that nobody slow is taken for stopped. The others are
 * for faults of the program, which are rarer than a machine with too much to do. */
struct watch_limits watch_limits_usual(void)
{
	return (struct watch_limits){
		.look_ms = 250,
		.stopped_ms = 750,
		.starts_ms = 60 * 1000,
		.waits_ms = 20 * 1000,
		.works_ms = 40 * 1000, /* ten more than the front gives a worker */
		.job_ms = 600 * 1000,
	};
}

bool watch_make(struct watched *w)
{
	void *page = mmap(NULL, sizeof *w->page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	*w = (struct watched){ .page = page == MAP_FAILED ? NULL : page };
	return w->page != NULL;
}

void watch_end(struct watched *w)
{
	if (w->page != NULL)
		(void)munmap(w->page, sizeof *w->page); /* only room is lost */
	w->page = NULL;
}

void watch_begin(struct watched *w, int64_t now_us)
{
	atomic_store(&w->page->kind, BEAT_STARTS);
	w->seen = atomic_load(&w->page->count);
	w->looked_us = now_us;
	w->silent_us = w->stopped_us = 0;
	w->stopped = false;
}

void watch_child(const struct watched *w)
{
	(void)madvise(w->page, sizeof *w->page, MADV_DONTFORK); /* else they could count for it */
	beat_into(w->page);
}

static int limit_ms(const struct watched *w, const struct watch_limits *l, int works_ms)
{
	unsigned kind = atomic_load(&w->page->kind);

	if (kind == BEAT_STARTS)
		return l->starts_ms;
	return kind == BEAT_WORKS ? works_ms : l->waits_ms;
}

enum watch_fault watch_look(struct watched *w, pid_t pid, int64_t now_us, const struct watch_limits *l, int works_ms)
{
	const int64_t most_us = (int64_t)l->look_ms * LOOKS * US_PER_MS;
	const int64_t passed_us = now_us - w->looked_us < most_us ? now_us - w->looked_us : most_us;
	const unsigned count = atomic_load(&w->page->count);
	const char state = count == w->seen ? process_state(pid) : 0;

	w->looked_us = now_us;
	/* For who waits for the disk it begins when that has answered. */
	w->silent_us = count != w->seen || state == 'D' ? 0 : w->silent_us + passed_us;
	w->stopped_us = state == 'T' && w->stopped ? w->stopped_us + passed_us : 0;
	w->stopped = state == 'T';
	w->seen = count;
	if (w->stopped_us >= (int64_t)l->stopped_ms * US_PER_MS)
		return WATCH_STOPPED;
	return w->silent_us < (int64_t)limit_ms(w, l, works_ms) * US_PER_MS ? WATCH_GOES_ON : WATCH_SILENT;
}
