/* Files that are built into the binary (tools/embed). Tables end with a NULL name. */
#pragma once

#include <stddef.h>

struct embedded {
	const char *name;
	const unsigned char *data;
	size_t size;
};

extern const struct embedded migration_files[]; /* "0001_first.sql" … in order */
extern const struct embedded content_files[];   /* paths below content/ */
