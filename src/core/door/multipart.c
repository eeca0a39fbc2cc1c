/* multipart/form-data (RFC 7578): uploads of imports. Bounded, no nesting, names as given but never used as paths. */
#include "core/door/request.h"

#include "kit/base/utf8.h"

enum { PARTS_MAX = 200 };

/* name="value" inside a header line; empty when there is none. */
static struct str quoted(struct str line, struct str name)
{
	ptrdiff_t at = str_find(line, name);
	struct str rest;

	if (at < 0)
		return STR_NONE;
	return str_cut(str_sub(line, (size_t)at + name.n, line.n), '"', &rest);
}

static bool part_read(struct arena *a, struct str part, struct params_in *fields, struct file_in *files,
                      size_t *n_files)
{
	ptrdiff_t end = str_find(part, S("\r\n\r\n"));
	struct str head;
	struct str body;
	struct str name;

	if (end < 0)
		return false;
	head = str_sub(part, 0, (size_t)end);
	body = str_sub(part, (size_t)end + 4, part.n);
	if (!str_ends(body, S("\r\n")))
		return false;
	body.n -= 2;
	name = quoted(head, S("; name=\""));
	if (name.n == 0 || !utf8_ok(name))
		return false;
	if (str_find(head, S("; filename=\"")) >= 0) {
		if (*n_files == REQ_FILES_MAX)
			return false;
		files[(*n_files)++] = (struct file_in){ name, str_dup(a, quoted(head, S("; filename=\""))), body };
		return true;
	}
	if (!utf8_ok(body) || fields->n == PARTS_MAX)
		return false;
	fields->v[fields->n++] = (struct param){ name, body };
	return true;
}

bool multipart_decode(struct arena *a, struct str content_type, struct str body, struct params_in *fields,
                      struct file_in *files, size_t *n_files)
{
	ptrdiff_t at = str_find(content_type, S("boundary="));
	struct str boundary;
	struct str mark;

	*n_files = 0;
	*fields = (struct params_in){ NEW_ARRAY(a, struct param, PARTS_MAX), 0 };
	if (at < 0)
		return false;
	boundary = str_trim(str_sub(content_type, (size_t)at + 9, content_type.n));
	if (boundary.n >= 2 && boundary.p[0] == '"')
		boundary = str_sub(boundary, 1, boundary.n - 2);
	if (boundary.n == 0 || boundary.n > 70)
		return false;
	mark = str_fmt(a, "--%.*s", STR_ARG(boundary));
	if (!str_starts(body, mark))
		return false;
	body = str_sub(body, mark.n, body.n);
	for (int parts = 0; parts < PARTS_MAX; parts++) {
		ptrdiff_t next;

		if (str_starts(body, S("--")))
			return true;
		if (!str_starts(body, S("\r\n")))
			return false;
		body = str_sub(body, 2, body.n);
		next = str_find(body, str_fmt(a, "\r\n%.*s", STR_ARG(mark)));
		if (next < 0 || !part_read(a, str_sub(body, 0, (size_t)next + 2), fields, files, n_files))
			return false;
		body = str_sub(body, (size_t)next + 2 + mark.n, body.n);
	}
	return false;
}
