/* The files of a site as one zip. */
#pragma once

#include "kit/base/date.h"
#include "kit/base/str.h"

struct publish_file {
	struct str name; /* "index.html", "report.html" */
	struct str body;
};
struct str publish_zip(struct arena *a, const struct publish_file *file, size_t n, struct date on);
