/* Any bytes as the body of a form, of both kinds: fields and files lie inside what came, are text where they have to
 * be, and a form that was taken is the same when it is sent again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/door/request.h"
#include "kit/base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_multipart: %s\n", what);
	abort();
}

enum { ARENA = 64 << 20 };

static bool inside(struct str part, struct str whole)
{
	return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

static void files_check(struct arena *a, struct str body)
{
	struct params_in fields;
	struct file_in file[REQ_FILES_MAX];
	size_t files = 0;

	if (!multipart_decode(a, S("multipart/form-data; boundary=X"), body, &fields, file, &files))
		return;
	must(files <= REQ_FILES_MAX, "no more files than there is room for");
	for (size_t i = 0; i < files; i++)
		must(inside(file[i].body, body) && inside(file[i].field, body), "files lie in what came");
	for (size_t i = 0; i < fields.n; i++)
		must(inside(fields.v[i].value, body) && utf8_ok(fields.v[i].value) && utf8_ok(fields.v[i].name),
		     "fields are text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	struct str body = { (const char *)data, size };
	struct params_in once, again;

	files_check(a, body);
	if (params_decode(a, body, &once)) {
		must(params_decode(a, params_encode(a, &once), &again) && again.n == once.n, "a form is one again");
		for (size_t i = 0; i < once.n; i++)
			must(str_eq(once.v[i].name, again.v[i].name) && str_eq(once.v[i].value, again.v[i].value) &&
			         utf8_ok(once.v[i].value),
			     "and the same");
	}
	arena_free(a);
	return 0;
}
