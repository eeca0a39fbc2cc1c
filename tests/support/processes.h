/* Finding and ending processes of a service under test. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { TEST_CHILDREN_MAX = 80 };

/* Children of parent whose name begins so ("apdr-worker"; "" for all), in order of their ids. */
size_t test_children(pid_t parent, const char *name, pid_t out[TEST_CHILDREN_MAX]);
/* Waits until the process has ended; false when it does not. */
bool test_ended(pid_t pid);
/* Waits until there are n such children, none of them is `not`; false when that does not come. */
bool test_children_wait(pid_t parent, const char *name, size_t n, pid_t not );
