/* The text of a scenario, as content/demo/README.md tells it: parts in brackets, lines "when who: what", and below a
 * line, after a tab, its fields "name: words". Pure. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

struct demo_field {
	struct str name;
	struct str words;
};

struct demo_line {
	struct str when; /* "today-8" */
	struct str who;  /* "parent" */
	struct str verb; /* "tells" */
	struct str arg;
	struct demo_field *field;
	size_t fields;
	const char *file;
	size_t number;
};

struct demo_part {
	struct str name; /* "pupil Zara Iqbal" */
	struct demo_field *field;
	size_t fields;
	struct demo_line *line;
	size_t lines;
};

struct demo_text {
	struct demo_part *part;
	size_t parts;
};

/* Adds what a file says. RC_INVALID: *line is the first that cannot be read. */
enum rc demo_text_read(struct arena *a, const char *file, struct str bytes, struct demo_text *out,
                       size_t *line) NODISCARD;
/* NULL when there is none. */
const struct demo_part *demo_part(const struct demo_text *t, struct str name);
/* Empty when there is none. */
struct str demo_field(const struct demo_field *f, size_t n, const char *name);
