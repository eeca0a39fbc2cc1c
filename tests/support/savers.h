/* A demonstration school behind a real `apdr serve`, and clients that save until they are stopped and keep what was
 * answered. What is not answered is sent again, as people do. For tests that kill what serves them. */
#pragma once

#include "kit/base/str.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/types.h>

enum { SAVERS = 8, SITE_PUPILS = 50, SERVED_WORKERS = 3 };

struct served {
	struct arena *a;
	const char *dir;
	const char *preload; /* a library that the server gets put in front of all others; NULL: none */
	int port;            /* the same after a restart */
	pid_t pid;           /* 0: ended */
	int64_t school;
	int64_t pupil[SITE_PUPILS];
	size_t pupils;
	char token[SAVERS][80];
};

/* The school in a folder of the test's own (tool_place); nothing serves it yet. */
struct served *served_make(const char *name);
void served_free(struct served *s);
void served_start(struct served *s);
/* Until it answers; in milliseconds. */
int64_t served_await(struct served *s);
/* The program, as tool_run wants it. */
const char *served_binary(void);

struct saved {
	int64_t id;
	int64_t pupil;
};

struct saver {
	const struct served *site;
	int number;
	unsigned seed;
	pthread_t thread;
	struct saved *saved;
	struct saved next; /* is sent until it is answered */
	atomic_size_t n;
	atomic_bool *stopping;
	size_t lost; /* sent, not answered */
};

struct savers {
	struct saver one[SAVERS];
	atomic_bool stopping;
};

/* first: the number of the first client, so that ids of several groups differ. */
struct savers *savers_start(const struct served *s, unsigned seed, int first);
size_t savers_saved(const struct savers *v);
/* How often one was not answered. */
size_t savers_stop(struct savers *v);
/* What was answered is in the database, none of it twice, each with its one event; so has each that was sent and not
 * answered, if it is there. The file is sound, and the audit whole. */
void savers_assert(const struct savers *v, struct served *s);
void savers_free(struct savers *v);
