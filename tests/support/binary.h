/* The real binary, named by APDR_BINARY, and what it says: for tests of commands on real folders. */
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

enum { BINARY_SAY_MAX = 16384 };

extern char said[BINARY_SAY_MAX]; /* by the last command, or read last: standard output and errors */

/* Starts it with its words going into the file out. few: with that many open files at most; 0: as we have. */
pid_t binary_start(const char *const *args, const char *out, rlim_t few);
/* What stands in out now, into said. */
void binary_words(const char *out);
/* Runs it to its end; its exit status. */
int binary_run(const char *const *args, rlim_t few);
#define APDR(...) binary_run((const char *const[]){ __VA_ARGS__, NULL }, 0)
/* Where the words of binary_run are. */
const char *binary_out(void);

/* Fails the test unless the status is the wanted one and the word was said. */
void expect(int is, int wanted, const char *word);
