/* A whole service (kit/net/service.h) in processes of its own, whose pages, ledger and job are a test's: they fail,
 * hang and wait as they are told. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/str.h"
#include "kit/net/watch.h"

#include <stdatomic.h>
#include <sys/types.h>

enum { SHOP_WORKERS = 3 };

/* What the test and the processes share. */
struct disk {
	atomic_int asked;   /* syncs that have begun */
	atomic_int open;    /* 0: a sync waits; 1: it succeeds; 2: it fails */
	atomic_int hanging; /* enum shop_hang: once */
};

enum shop_hang { HANG_NOBODY, HANG_LEDGER, HANG_JOB };

enum shop_broken {
	SHOP_SOUND,
	SHOP_NO_WORKER, /* workers cannot start */
	SHOP_NO_JOB,    /* the job worker ends at once */
	SHOP_SHORT,     /* pages may take 1.5 s only */
	SHOP_WATCHED,   /* who is stopped, or hangs at work, is found soon; what is said is kept */
};

/* What the processes write to and read from. */
struct shop {
	int ledger_file; /* one line for each event */
	int started[2];  /* pipe: a byte when the service has started */
	enum shop_broken broken;
	int port;
	struct disk *disk;
};

struct running {
	struct shop shop;
	pid_t pid;
	struct arena *a;
	char file[64];
	char log[64];
};

void shop_start(struct running *r, enum shop_broken broken);
/* Sends the signal (0: none) and waits for the end; the status of waitpid. */
int shop_end(struct running *r, int with);
struct str shop_ask(const struct running *r, struct str bytes);
/* Events that the ledger has written. */
int shop_lines(const struct running *r);
/* Has a process said so? */
bool shop_said(const struct running *r, const char *words);
/* The first child with this name. */
pid_t shop_child(const struct running *r, const char *name);
/* Asks until the answer is right. */
void shop_back(const struct running *r, struct str request, const char *body);
