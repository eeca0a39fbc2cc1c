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

/* A program that is not ours, by its whole path, and what it is told; number is room for one of its words. */
enum { CAGE_WORDS = 16 };
struct cage_program {
	const char *word[CAGE_WORDS + 1]; /* the last one NULL */
	char number[24];
};

/* What is done. run: out is written with cage_put, in order; its result is the exit status, from 0 to CAGE_STATUS_MAX.
 * program instead of run: who is started, with the bytes as its input and the answer as its output. It opens libraries
 * and fonts of the system, and nothing else (docs/decisions/0037). */
struct cage_work {
	void *(*prepare)(void); /* what needs files: before it is confined. May be NULL */
	int (*run)(void *prepared, struct str in, int out);
	void (*program)(int64_t arg, struct cage_program *p);
	bool patient; /* long work, that gives way to whatever else the machine has to do */
};

/* Which of the works that a keeper knows, and the number it is told. */
struct cage_wish {
	int64_t work;
	int64_t arg;
};

/* How the process ended: its own status, or one of these. */
enum { CAGE_STATUS_MAX = 100, CAGE_KILLED = 101, CAGE_AGAIN = 102 };

/* fd: a socket to the keeper, who has the same works; 0 or less: there is none. *status: from 0 to CAGE_AGAIN; *out in
 * a. RC_FAIL: no memory, no process, or no answer in 18 seconds. */
enum rc cage_ask(struct arena *a, int fd, const struct cage_work *works, struct cage_wish wish, struct str in,
                 int *status, struct str *out, struct err *e) NODISCARD;
/* In the child: writes, or ends the process. */
void cage_put(int out, const void *p, size_t n);

/* Keeper's side. One question of a worker: two descriptors. False: the worker has gone. */
struct cage_question {
	int64_t number;
	struct cage_wish wish;
	int in;
	int out;
};
bool cage_question(int fd, struct cage_question *q);
void cage_answer(int fd, int64_t number, int status);
/* Status as it is answered, from that of waitpid. */
int cage_status(int wait_status);
/* The body of the child; never returns. */
void cage_child(const struct cage_work *w, void *prepared, int64_t arg, int in, int out) __attribute__((noreturn));
