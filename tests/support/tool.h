/* Running a program from a test: readers of PDF files. */
#pragma once

#include "base/str.h"

/* Writes bytes to a file; fails the test when that is not possible. */
void tool_write(const char *path, struct str bytes);
/* Runs argv[0] (found on PATH) with its output and errors collected in the arena. *status gets its exit status. */
struct str tool_run(struct arena *a, const char *const *argv, int *status);

#define TOOL(a, status, ...) tool_run((a), (const char *const[]){ __VA_ARGS__, NULL }, (status))
