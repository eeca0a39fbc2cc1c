/* A zip archive of a few small files, stored as they are, with names in UTF-8: what every system opens by a double
 * click. Pure; the same files on the same day give the same bytes. Reading zips of strangers is kit/file. */
#pragma once

#include "kit/base/date.h"
#include "kit/base/str.h"

struct zip_file {
	struct str name; /* "index.html": no folder above */
	struct str body;
};
/* Up to 65,000 files of together less than 2 GiB. Memory: a. */
struct str zip_make(struct arena *a, const struct zip_file *file, size_t n, struct date on);
