#include "kit/text/jtree.h"

#include <jansson.h>

static struct jtree *copy(struct arena *a, struct str name, json_t *from);

static void copy_list(struct arena *a, struct jtree *out, json_t *from)
{
	struct jtree **last = &out->first;
	json_t *one;
	size_t i;

	json_array_foreach(from, i, one)
	{
		*last = copy(a, STR_NONE, one);
		last = &(*last)->next;
	}
}

static void copy_object(struct arena *a, struct jtree *out, json_t *from)
{
	struct jtree **last = &out->first;
	const char *key;
	json_t *one;

	json_object_foreach(from, key, one)
	{
		*last = copy(a, str_dup(a, str_of(key)), one);
		last = &(*last)->next;
	}
}

static struct jtree *copy(struct arena *a, struct str name, json_t *from)
{
	struct jtree *out = NEW(a, struct jtree);

	out->name = name;
	if (json_is_string(from)) {
		out->kind = JTREE_TEXT;
		out->text = str_dup(a, (struct str){ json_string_value(from), json_string_length(from) });
	} else if (json_is_array(from)) {
		out->kind = JTREE_LIST;
		copy_list(a, out, from);
	} else if (json_is_object(from)) {
		out->kind = JTREE_OBJECT;
		copy_object(a, out, from);
	}
	return out;
}

const struct jtree *jtree_read(struct arena *a, struct str bytes, struct str *why)
{
	json_error_t e;
	json_t *root = json_loadb(bytes.p != NULL ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES, &e);
	struct jtree *out;

	*why = STR_NONE;
	if (root == NULL) {
		*why = str_fmt(a, "line %d: this is not JSON: %s", e.line, e.text);
		return NULL;
	}
	out = copy(a, STR_NONE, root);
	json_decref(root);
	return out;
}

const struct jtree *jtree_get(const struct jtree *o, const char *name)
{
	if (o == NULL || o->kind != JTREE_OBJECT)
		return NULL;
	for (const struct jtree *x = o->first; x != NULL; x = x->next)
		if (str_is(x->name, name))
			return x;
	return NULL;
}

struct str jtree_text(const struct jtree *o, const char *name)
{
	const struct jtree *x = jtree_get(o, name);

	return x != NULL && x->kind == JTREE_TEXT ? x->text : S("");
}

struct jtree_out jtree_out_new(struct arena *a, size_t max_bytes)
{
	return (struct jtree_out){ .b = buf_new(a, max_bytes) };
}

static void quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\') {
			buf_char(b, '\\');
			buf_char(b, (char)c);
		} else if (c == '\n') {
			buf_add(b, "\\n", 2);
		} else if (c < ' ') {
			buf_fmt(b, "\\u%04x", c);
		} else {
			buf_char(b, (char)c);
		}
	}
	buf_char(b, '"');
}

static void begin(struct jtree_out *w, const char *key)
{
	if (w->inner)
		buf_char(&w->b, ',');
	if (w->depth > 0)
		buf_char(&w->b, '\n');
	for (size_t i = 0; i < w->depth; i++)
		buf_char(&w->b, '\t');
	if (key != NULL) {
		quoted(&w->b, str_of(key));
		buf_add(&w->b, ": ", 2);
	}
	w->inner = true;
}

void jtree_open(struct jtree_out *w, const char *key, char bracket)
{
	begin(w, key);
	buf_char(&w->b, bracket);
	if (w->depth == JTREE_DEEP) {
		w->b.full = true;
		return;
	}
	w->end[w->depth++] = bracket == '{' ? '}' : ']';
	w->inner = false;
}

void jtree_shut(struct jtree_out *w)
{
	bool empty = !w->inner;

	if (w->depth == 0)
		return;
	w->depth--;
	if (!empty) {
		buf_char(&w->b, '\n');
		for (size_t i = 0; i < w->depth; i++)
			buf_char(&w->b, '\t');
	}
	buf_char(&w->b, w->end[w->depth]);
	if (w->depth == 0)
		buf_char(&w->b, '\n');
	w->inner = true;
}

void jtree_put(struct jtree_out *w, const char *key, struct str text)
{
	begin(w, key);
	quoted(&w->b, text);
}

void jtree_put_false(struct jtree_out *w, const char *key)
{
	begin(w, key);
	buf_add(&w->b, "false", sizeof "false" - 1);
}
