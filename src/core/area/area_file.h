/* A profile as a file: content/areas/NAME.json, described by content/areas/schema.json, which is made from the parts
 * (area_schema). Each value has where it is from: its own words for it, else its item's, else the file's. Where two
 * sources differ both stand there ("either"), and nobody has chosen. What is not given is left out. */
#pragma once

#include "core/area/area_rec.h"

struct area_fault {
	struct str at; /* "contacts/advice-line/value" */
	struct str why;
};

struct area_file {
	struct str key;         /* "hartlepool" */
	struct str title;       /* "Hartlepool" */
	struct area_fact *fact; /* STANDS, or OFFERED where two differ; without ids, people and time */
	size_t n;
	struct area_fault *fault;
	size_t faults;
	size_t questions; /* values with two that differ */
	size_t not_given; /* fields of what is there that are empty */
};

/* Reads and checks: file->faults is 0 when it can be imported. Memory: a. */
void area_file_read(struct arena *a, struct str bytes, struct area_file *out);
/* The same profile as text; what is suggested and what is the school's own stays out. Memory: a. */
struct str area_file_write(struct arena *a, struct str key, struct str title, const struct area_fact *facts, size_t n);
/* JSON Schema of such a file. Memory: a. */
struct str area_schema(struct arena *a);
/* A profile that comes with the program, by its key; empty when there is none. */
struct str area_shipped(struct str key);
/* Their keys one after another: area_shipped_next(&i) until empty. */
struct str area_shipped_next(size_t *i);
