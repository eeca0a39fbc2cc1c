/* What every child process does first, and what each kind gives up for good: descriptors, privileges, system calls,
 * files. Where the kernel cannot confine, a warning says so and the process goes on. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

#include <sys/types.h>

/* In the child: ends with its parent, hears neither SIGINT nor SIGTERM (the parent stops it), is named, keeps only
 * standard streams and these descriptors, which get new numbers in fd[] (-1 stays). */
void process_begin(pid_t parent, const char *name, int *fd, size_t n);
/* Keeps memory that was given back for the next request: asking the kernel each time costs more than a page. */
void process_keep_memory(void);
/* Gives back what is kept and not used: for a process that has much to do at once and then nothing for long. */
void process_give_memory(void);
/* exit, with what gcc's and clang's instruments want to write at the end. */
void process_end(int status) __attribute__((noreturn));
/* What the kernel says it does: 'R', 'S', 'D' (waits for the disk), 'T' (stopped) …; 0 where it does not say, as with
 * a /proc that hides it. */
char process_state(pid_t pid);

/* The front: no file can be opened, no connection made, no program started. */
void process_confine_front(void);
/* Workers, ledger and job worker: files are written below one folder only, no program is started, nothing listens.
 * database_far: connections to other machines stay possible (PostgreSQL). */
void process_confine_worker(struct arena *a, struct str folder, bool database_far);
/* The keeper of the cage: nothing is opened but what these n programs of the cage need, nothing else is started,
 * nothing connected to; it has children (process_confine_cage, process_confine_program). */
void process_confine_keeper(const char *const *program, size_t n);
/* Who computes on the bytes of strangers: memory, time, threads of its own, and writing to the descriptor out. All else
 * ends it. False: the kernel cannot do that, and nothing may be computed. */
bool process_confine_cage(int out) NODISCARD;
/* Before a program is started that is not ours (its whole path): it opens the system's libraries and fonts to read,
 * starts nothing else, is connected to nothing, and keeps the descriptors it has. False: the kernel cannot do that, and
 * it may not be started. */
bool process_confine_program(const char *program) NODISCARD;
/* Can it, and is the program there? */
bool process_may_program(const char *program) NODISCARD;
