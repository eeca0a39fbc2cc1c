#include "kit/paper/pdf_objects.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "kit/base/buf.h"

enum { FILE_MAX = 64 * 1024 * 1024, STREAM_MAX = 32 * 1024 * 1024, DEPTH_MAX = 32, TABLE_LINE = 20, TAIL = 1024 };

/* --- the language --- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where a name, a number or a word ends. */
static bool is_end(char c)
{
	return is_blank(c) || (c != '\0' && strchr("()<>[]{}/%", c) != NULL);
}

static void blanks_skip(struct str s, size_t *i)
{
	while (*i < s.n && (is_blank(s.p[*i]) || s.p[*i] == '%')) {
		if (s.p[*i] == '%')
			while (*i < s.n && s.p[*i] != '\n' && s.p[*i] != '\r')
				++*i;
		else
			++*i;
	}
}

/* Behind a text in round brackets, which may hold pairs of them. */
static bool text_skip(struct str s, size_t *i)
{
	int depth = 0;

	for (; *i < s.n; ++*i) {
		if (s.p[*i] == '\\')
			++*i;
		else if (s.p[*i] == '(')
			depth++;
		else if (s.p[*i] == ')' && --depth == 0) {
			++*i;
			return true;
		}
	}
	return false;
}

static bool at(struct str s, size_t i, const char *word)
{
	return str_starts(str_sub(s, i, s.n), str_of(word));
}

static bool value_skip(struct str s, size_t *i, int depth);

static bool values_skip(struct str s, size_t *i, const char *end, int depth)
{
	for (;;) {
		blanks_skip(s, i);
		if (at(s, *i, end)) {
			*i += strlen(end);
			return true;
		}
		if (!value_skip(s, i, depth))
			return false;
	}
}

/* Behind one value: a word, name, text, array or dictionary. A reference is three of them. */
static bool value_skip(struct str s, size_t *i, int depth)
{
	size_t from;

	blanks_skip(s, i);
	if (*i >= s.n || depth == 0)
		return false;
	if (at(s, *i, "<<")) {
		*i += 2;
		return values_skip(s, i, ">>", depth - 1);
	}
	if (s.p[*i] == '[') {
		++*i;
		return values_skip(s, i, "]", depth - 1);
	}
	if (s.p[*i] == '(')
		return text_skip(s, i);
	if (s.p[*i] == '<') {
		while (*i < s.n && s.p[*i] != '>')
			++*i;
		return (*i)++ < s.n;
	}
	from = *i;
	for (*i += s.p[*i] == '/'; *i < s.n && !is_end(s.p[*i]); ++*i)
		;
	return *i > from;
}

static bool digits_read(struct str s, size_t *i, int64_t *v)
{
	size_t from = *i;

	for (*v = 0; *i < s.n && is_digit(s.p[*i]) && *v < INT32_MAX; ++*i)
		*v = *v * 10 + (s.p[*i] - '0');
	return *i > from;
}

/* Behind "N G R" (or, with another word, "N G obj"). */
static bool numbered_skip(struct str s, size_t *i, const char *word, int64_t *number)
{
	size_t k = *i;
	int64_t generation;

	if (!digits_read(s, &k, number))
		return false;
	blanks_skip(s, &k);
	if (!digits_read(s, &k, &generation) || generation != 0)
		return false;
	blanks_skip(s, &k);
	if (!at(s, k, word) || (k + strlen(word) < s.n && !is_end(s.p[k + strlen(word)])))
		return false;
	*i = k + strlen(word);
	return true;
}

static bool taken(struct str *rest, struct str *value)
{
	size_t i = 0, from;
	int64_t number;

	blanks_skip(*rest, &i);
	from = i;
	if (!numbered_skip(*rest, &i, "R", &number) && !value_skip(*rest, &i, DEPTH_MAX))
		return false;
	*value = str_sub(*rest, from, i - from);
	*rest = str_sub(*rest, i, rest->n);
	return true;
}

bool pdf_entry(struct str *rest, struct str *key, struct str *value)
{
	return taken(rest, key) && key->p[0] == '/' && taken(rest, value);
}

bool pdf_element(struct str *rest, struct str *value)
{
	return taken(rest, value);
}

struct str pdf_dict(struct str body)
{
	struct str value;

	return taken(&body, &value) && str_starts(value, S("<<")) ? str_sub(value, 2, value.n - 4) : STR_NONE;
}

struct str pdf_inside(struct str value)
{
	return str_starts(value, S("[")) ? str_sub(value, 1, value.n - 2) : STR_NONE;
}

struct str pdf_get(struct str dict, const char *key)
{
	struct str name, value;

	while (pdf_entry(&dict, &name, &value))
		if (str_is(name, key))
			return value;
	return STR_NONE;
}

int pdf_ref(const struct pdf *pdf, struct str value)
{
	size_t i = 0;
	int64_t number;

	if (!numbered_skip(value, &i, "R", &number) || number <= 0 || number >= pdf->n)
		return 0;
	return pdf->objects[number].gone ? 0 : (int)number;
}

struct str pdf_dict_of(const struct pdf *pdf, struct str value)
{
	int number = pdf_ref(pdf, value);

	return pdf_dict(number != 0 ? pdf->objects[number].body : value);
}

/* --- reading --- */

static int offset_cmp(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The first offset after this one. */
static size_t next_offset(const size_t *sorted, size_t n, size_t from)
{
	size_t low = 0;

	while (n > 0) {
		size_t half = n / 2;

		if (sorted[low + half] <= from) {
			low += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return sorted[low];
}

/* The body between two offsets. It ends with the last "endobj" there: what a stream holds may look like one. */
static struct str body_at(struct str file, size_t from, size_t end, int i)
{
	int64_t number;

	blanks_skip(file, &from);
	if (!numbered_skip(file, &from, "obj", &number) || number != i || from > end)
		return STR_NONE;
	for (size_t k = end; k >= from + 6; k--)
		if (at(file, k - 6, "endobj"))
			return str_trim(str_sub(file, from, k - 6 - from));
	return STR_NONE;
}

/* Where the trailer says that the table is; 0 when it says nothing. */
static size_t table_place(struct str file)
{
	struct str tail = str_sub(file, file.n > TAIL ? file.n - TAIL : 0, TAIL);
	ptrdiff_t place = str_find(tail, S("startxref"));
	size_t i = place < 0 ? tail.n : (size_t)place + 9;
	int64_t v = 0;

	blanks_skip(tail, &i);
	return digits_read(tail, &i, &v) && (size_t)v < file.n ? (size_t)v : 0;
}

/* The lines of the table: "0000000015 00000 n", twenty bytes each. Objects that are free have offset 0. */
static bool offsets_read(struct pdf *pdf, struct str lines, size_t table, size_t *offsets)
{
	for (int i = 1; i < pdf->n; i++) {
		struct str line = str_sub(lines, (size_t)i * TABLE_LINE, TABLE_LINE);
		int64_t v;

		if (line.n < TABLE_LINE || !str_int(str_sub(line, 0, 10), &v) || v < 0 || (size_t)v >= table)
			return false;
		pdf->objects[i].gone = line.p[17] != 'n';
		offsets[i] = pdf->objects[i].gone ? 0 : (size_t)v;
	}
	return true;
}

const char *pdf_read(struct pdf *pdf, struct str file)
{
	static const char no_table[] = "it has no plain table of objects";
	size_t table = table_place(file), i = table + 4;
	int64_t first, count;
	struct str rest, trailer;
	size_t *offsets, *sorted;

	if (table == 0 || !at(file, table, "xref"))
		return no_table;
	if (!str_starts(file, S("%PDF-1.4"))) /* so that forgetting to ask for it shows with every library */
		return "it is not PDF 1.4";
	blanks_skip(file, &i);
	if (!digits_read(file, &i, &first) || first != 0)
		return no_table;
	blanks_skip(file, &i);
	if (!digits_read(file, &i, &count) || count < 2 || (size_t)count > file.n / TABLE_LINE)
		return no_table;
	blanks_skip(file, &i);
	rest = str_sub(file, i, file.n);
	pdf->n = (int)count;
	pdf->objects = NEW_ARRAY(pdf->a, struct pdf_object, (size_t)count);
	offsets = NEW_ARRAY(pdf->a, size_t, (size_t)count);
	if (!offsets_read(pdf, rest, table, offsets))
		return no_table;
	offsets[0] = table; /* the end of the last object */
	sorted = NEW_ARRAY(pdf->a, size_t, (size_t)count);
	memcpy(sorted, offsets, (size_t)count * sizeof *sorted);
	qsort(sorted, (size_t)count, sizeof *sorted, offset_cmp);
	for (int k = 1; k < pdf->n; k++) {
		size_t end;

		if (pdf->objects[k].gone)
			continue;
		end = next_offset(sorted, (size_t)count, offsets[k]);
		pdf->objects[k].body = body_at(file, offsets[k], end, k);
		if (pdf->objects[k].body.n == 0)
			return "an object is not where its table says";
	}
	rest = str_sub(rest, (size_t)count * TABLE_LINE, rest.n);
	if (!taken(&rest, &trailer) || !str_is(trailer, "trailer"))
		return no_table;
	trailer = pdf_dict(rest);
	pdf->root = pdf_ref(pdf, pdf_get(trailer, "/Root"));
	pdf->info = pdf_ref(pdf, pdf_get(trailer, "/Info"));
	pdf->next_free = 1;
	return pdf->root == 0 || pdf->info == 0 ? "it has no catalog or no title" : NULL;
}

static bool inflate_all(struct arena *a, struct str packed, struct str *out)
{
	struct buf b = buf_new(a, STREAM_MAX);
	unsigned char part[16384];
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)packed.p, .avail_in = (uInt)packed.n };
	int rc = inflateInit(&z);

	while (rc == Z_OK) {
		z.next_out = part;
		z.avail_out = sizeof part;
		rc = inflate(&z, Z_NO_FLUSH);
		if (rc == Z_OK || rc == Z_STREAM_END)
			buf_add(&b, part, sizeof part - z.avail_out);
	}
	inflateEnd(&z);
	*out = buf_view(&b);
	return rc == Z_STREAM_END && !b.full;
}

bool pdf_stream(const struct pdf *pdf, int number, struct str *out)
{
	struct str body = number != 0 ? pdf->objects[number].body : STR_NONE, dict = pdf_dict(body), length, filter;
	size_t i = 0;
	int64_t n;
	int at_object;

	if (dict.n == 0 || !value_skip(body, &i, DEPTH_MAX))
		return false;
	blanks_skip(body, &i);
	if (!at(body, i, "stream"))
		return false;
	i += 6;
	i += at(body, i, "\r\n") ? 2 : 1;
	length = pdf_get(dict, "/Length");
	at_object = pdf_ref(pdf, length); /* known only after the stream was written, so mostly an object of its own */
	if (!str_int(str_trim(at_object != 0 ? pdf->objects[at_object].body : length), &n) || n < 0 ||
	    (size_t)n > body.n - i)
		return false;
	filter = pdf_get(dict, "/Filter");
	*out = str_sub(body, i, (size_t)n);
	if (filter.n == 0)
		return true;
	return str_is(filter, "/FlateDecode") && inflate_all(pdf->a, *out, out);
}

/* --- changing --- */

void pdf_drop(struct pdf *pdf, int number)
{
	pdf->objects[number].gone = true;
}

void pdf_room(struct pdf *pdf, int more)
{
	struct pdf_object *all = NEW_ARRAY(pdf->a, struct pdf_object, (size_t)(pdf->n + more));

	memcpy(all, pdf->objects, (size_t)pdf->n * sizeof *all);
	for (int i = pdf->n; i < pdf->n + more; i++)
		all[i].gone = true;
	pdf->objects = all;
	pdf->n += more;
	pdf->next_free = 1;
}

int pdf_new(struct pdf *pdf)
{
	while (!pdf->objects[pdf->next_free].gone)
		pdf->next_free++;
	pdf->objects[pdf->next_free].gone = false;
	return pdf->next_free++;
}

void pdf_set(struct pdf *pdf, int number, struct str body)
{
	pdf->objects[number] = (struct pdf_object){ .body = body };
}

void pdf_set_stream(struct pdf *pdf, int number, const char *entries, struct str content)
{
	struct buf b = buf_new(pdf->a, STREAM_MAX);

	buf_fmt(&b, "<< /Length %zu\n   %s\n>>\nstream\n", content.n, entries);
	buf_str(&b, content);
	buf_fmt(&b, "\nendstream");
	pdf_set(pdf, number, buf_view(&b));
}

/* --- writing --- */

/* A piece of PDF language with the new numbers in its references. Texts in brackets stay: "Room 12 0 R" is a title. */
static void refs_write(struct buf *b, struct str s, const int *numbers, int n)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		int64_t number;

		if (s.p[i] == '(') {
			i = text_skip(s, &i) ? i : s.n;
		} else if (is_digit(s.p[i]) && numbered_skip(s, &i, "R", &number)) {
			buf_fmt(b, "%d 0 R", number < n ? numbers[number] : 0);
			continue;
		} else if (is_end(s.p[i])) {
			i++;
		} else {
			while (i < s.n && !is_end(s.p[i]))
				i++;
		}
		buf_str(b, str_sub(s, from, i - from));
	}
}

static void object_write(const struct pdf *pdf, struct buf *b, struct str body, const int *numbers)
{
	struct str dict = pdf_dict(body);
	size_t behind = 0;

	if (dict.n == 0) {
		refs_write(b, body, numbers, pdf->n);
		return;
	}
	(void)value_skip(body, &behind, DEPTH_MAX); /* pdf_dict did the same */
	/* PDF/UA wants to be told what the library leaves to the default of PDF. */
	buf_fmt(b, "<<%s",
	        str_is(pdf_get(dict, "/Subtype"), "/CIDFontType2") && pdf_get(dict, "/CIDToGIDMap").n == 0
	            ? " /CIDToGIDMap /Identity"
	            : "");
	refs_write(b, dict, numbers, pdf->n);
	buf_fmt(b, ">>");
	buf_str(b, str_sub(body, behind, body.n));
}

struct str pdf_write(const struct pdf *pdf)
{
	struct buf b = buf_new(pdf->a, FILE_MAX);
	int *numbers = NEW_ARRAY(pdf->a, int, (size_t)pdf->n), n = 1;
	size_t *offsets = NEW_ARRAY(pdf->a, size_t, (size_t)pdf->n), table;

	for (int i = 1; i < pdf->n; i++)
		if (!pdf->objects[i].gone)
			numbers[i] = n++;
	buf_fmt(&b, "%%PDF-1.7\n%%\xb5\xed\xae\xfb\n");
	for (int i = 1; i < pdf->n; i++) {
		if (pdf->objects[i].gone)
			continue;
		offsets[numbers[i]] = b.n;
		buf_fmt(&b, "%d 0 obj\n", numbers[i]);
		object_write(pdf, &b, pdf->objects[i].body, numbers);
		buf_fmt(&b, "\nendobj\n");
	}
	table = b.n;
	buf_fmt(&b, "xref\n0 %d\n0000000000 65535 f \n", n);
	for (int i = 1; i < n; i++)
		buf_fmt(&b, "%010zu 00000 n \n", offsets[i]);
	buf_fmt(&b, "trailer\n<< /Size %d\n   /Root %d 0 R\n   /Info %d 0 R\n>>\nstartxref\n%zu\n%%%%EOF\n", n,
	        numbers[pdf->root], numbers[pdf->info], table);
	return b.full ? STR_NONE : buf_view(&b);
}
