#include "cmd/demo_text.h"

#include <string.h>

enum { PARTS_MAX = 120 };

struct reader {
	struct arena *a;
	const char *file;
	struct demo_text *out;
	struct demo_part *part;
	struct demo_field *last;
	size_t number;
	size_t room; /* lines of the file: no list is longer */
};

static void part_begin(struct reader *r, struct str name)
{
	r->part = &r->out->part[r->out->parts++];
	*r->part = (struct demo_part){ .name = name, .line = NEW_ARRAY(r->a, struct demo_line, r->room) };
	r->part->field = NEW_ARRAY(r->a, struct demo_field, r->room);
	r->last = NULL;
}

static bool field_add(struct reader *r, struct str line)
{
	struct demo_line *at = r->part->lines > 0 ? &r->part->line[r->part->lines - 1] : NULL;
	struct str words, name = str_cut(line, ':', &words);

	if (words.p == NULL || (at != NULL && at->fields == r->room))
		return false;
	r->last = at != NULL ? &at->field[at->fields++] : &r->part->field[r->part->fields++];
	*r->last = (struct demo_field){ str_trim(name), str_trim(words) };
	return true;
}

static bool line_add(struct reader *r, struct str line)
{
	struct demo_line *l = &r->part->line[r->part->lines++];
	struct str rest;

	*l = (struct demo_line){ .file = r->file, .number = r->number };
	l->field = NEW_ARRAY(r->a, struct demo_field, r->room);
	l->when = str_cut(line, ' ', &rest);
	l->who = str_trim(str_cut(rest, ':', &rest));
	rest = str_trim(rest);
	l->verb = str_cut(rest, ' ', &rest);
	l->arg = str_trim(rest);
	return l->who.n > 0 && l->verb.n > 0;
}

static bool line_read(struct reader *r, struct str line)
{
	struct str words = str_trim(line);

	if (words.n == 0 || line.p[0] == '#')
		return true;
	if (line.p[0] == '[') {
		if (r->out->parts == PARTS_MAX || !str_ends(words, S("]")))
			return false;
		part_begin(r, str_sub(words, 1, words.n - 2));
		return true;
	}
	if (r->part == NULL)
		return false;
	if (str_starts(line, S("\t\t"))) { /* the words above go on */
		if (r->last == NULL)
			return false;
		r->last->words = str_fmt(r->a, "%.*s %.*s", STR_ARG(r->last->words), STR_ARG(words));
		return true;
	}
	return line.p[0] == '\t' ? field_add(r, line) : line_add(r, words);
}

/* Lists are as long as the file has lines: small files, read once. */
enum rc demo_text_read(struct arena *a, const char *file, struct str bytes, struct demo_text *out, size_t *line)
{
	struct reader r = { .a = a, .file = file, .out = out, .room = 64 };

	if (out->part == NULL)
		out->part = NEW_ARRAY(a, struct demo_part, PARTS_MAX);
	while (bytes.n > 0) {
		r.number++;
		if (!line_read(&r, str_cut(bytes, '\n', &bytes))) {
			*line = r.number;
			return RC_INVALID;
		}
		if (r.part != NULL && (r.part->lines == r.room || r.part->fields == r.room)) {
			*line = r.number;
			return RC_INVALID;
		}
	}
	return RC_OK;
}

const struct demo_part *demo_part(const struct demo_text *t, struct str name)
{
	for (size_t i = 0; i < t->parts; i++)
		if (str_eq(t->part[i].name, name))
			return &t->part[i];
	return NULL;
}

struct str demo_field(const struct demo_field *f, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(f[i].name, name))
			return f[i].words;
	return STR_NONE;
}
