/* Work on what strangers send, in a process that can do nothing but compute: no files, no network, no other program, a
 * bounded amount of memory and of processor time. What is wrong there ends that process and nothing else.
 *
 * The one who asks puts the bytes into memory of their own (memfd) and gets the answer in another one, so that nobody
 * reads a stream that a broken process wrote half. With a keeper (cmd/keeper.c), a process that holds neither key nor
 * database, the work is its child, so that there are no secrets in its memory either; without one (tests, commands) it
 * is a child of the one who asks. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum { CAGE_IN_MAX = 28 * 1024 * 1024, CAGE_OUT_MAX = 48 * 1024 * 1024, CAGE_CPU_S = 8 };

/* What is done: out is written with cage_put, in order. Its result is the exit status, from 0 to CAGE_STATUS_MAX. */
struct cage_work {
	void *(*prepare)(void); /* what needs files: before it is confined. May be NULL */
	int (*run)(void *prepared, struct str in, int out);
};

/* How the process ended: its own status, or one of these. */
enum { CAGE_STATUS_MAX = 100, CAGE_KILLED = 101, CAGE_AGAIN = 102 };

/* fd: a socket to the keeper; 0 or less: there is none. *status: from 0 to CAGE_AGAIN; *out in a. RC_FAIL: no memory,
 * no process, or no answer in 18 seconds. */
enum rc cage_ask(struct arena *a, int fd, const struct cage_work *w, struct str in, int *status, struct str *out,
                 struct err *e) NODISCARD;
/* In the child: writes, or ends the process. */
void cage_put(int out, const void *p, size_t n);

/* Keeper's side. One question of a worker: two descriptors. False: the worker has gone. */
struct cage_question {
	int64_t number;
	int in;
	int out;
};
bool cage_question(int fd, struct cage_question *q);
void cage_answer(int fd, int64_t number, int status);
/* Status as it is answered, from that of waitpid. */
int cage_status(int wait_status);
/* The body of the child; never returns. */
void cage_child(const struct cage_work *w, void *prepared, int in, int out) __attribute__((noreturn));
