/* A PDF is kept as it came, so it has to be harmless as it is: no program, no other file inside, nothing that sends or
 * starts, no password behind which those could be. Names are looked for everywhere, in the spelling with #xx too, and
 * in the streams that hold objects. This is no reader of PDF: the reader at home confines what is left. */
#include "kit/file/look_own.h"

#include <string.h>

enum { NAME_MAX_HERE = 32, DICT_MAX = 8192, TAIL = 1024, TRAILING_MAX = 512, ZIP_TAIL = 66 * 1024 };

static const struct {
	const char *name;
	enum file_fault fault;
} NEVER[] = {
	{ "JavaScript", FILE_ACTIVE },    { "Launch", FILE_ACTIVE },    { "EmbeddedFile", FILE_ACTIVE },
	{ "EmbeddedFiles", FILE_ACTIVE }, { "RichMedia", FILE_ACTIVE }, { "SubmitForm", FILE_ACTIVE },
	{ "ImportData", FILE_ACTIVE },    { "Rendition", FILE_ACTIVE }, { "GoToE", FILE_ACTIVE },
	{ "XFA", FILE_ACTIVE },           { "Encrypt", FILE_LOCKED },
};

static int hex_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/* The name that begins with the '/' at i, its #xx read; cut at NAME_MAX_HERE. */
static void name_read(struct str in, size_t i, char out[static NAME_MAX_HERE + 1])
{
	size_t n = 0;

	for (i++; i < in.n && n < NAME_MAX_HERE; i++) {
		char c = in.p[i];

		if (is_space(c) || strchr("/<>[](){}%", c) != NULL)
			break;
		if (c == '#' && i + 2 < in.n && hex_of(in.p[i + 1]) >= 0 && hex_of(in.p[i + 2]) >= 0) {
			c = (char)(hex_of(in.p[i + 1]) * 16 + hex_of(in.p[i + 2]));
			i += 2;
		}
		out[n++] = c;
	}
	out[n] = '\0';
}

static bool is_first_letter(char c)
{
	return c == '#' || strchr("JLERSIGXPTFNO", c) != NULL;
}

/* "/Type /Page", not "/Pages": the name before the one at i. */
static bool is_page(struct str in, size_t i)
{
	while (i > 0 && is_space(in.p[i - 1]))
		i--;
	return i >= 5 && memcmp(in.p + i - 5, "/Type", 5) == 0;
}

static void names_look(struct str in, struct look_found *out)
{
	char name[NAME_MAX_HERE + 1];

	for (size_t i = 0; i + 1 < in.n; i++) {
		if (in.p[i] != '/' || in.p[i + 1] == '\0' || !is_first_letter(in.p[i + 1]))
			continue;
		name_read(in, i, name);
		for (size_t k = 0; k < sizeof NEVER / sizeof *NEVER; k++)
			if (strcmp(name, NEVER[k].name) == 0)
				look_refuse(NEVER[k].fault);
		if (strcmp(name, "Page") == 0 && is_page(in, i))
			out->pages++;
	}
}

static bool has_name(struct str in, const char *wanted)
{
	char name[NAME_MAX_HERE + 1];

	for (size_t i = 0; i + 1 < in.n; i++) {
		if (in.p[i] != '/')
			continue;
		name_read(in, i, name);
		if (strcmp(name, wanted) == 0)
			return true;
	}
	return false;
}

/* The bytes before the word "stream" at i: the dictionary of the stream, and with all of them what may stand before it.
 */
static struct str dict_before(struct str in, size_t i, bool all)
{
	size_t from = i > DICT_MAX ? i - DICT_MAX : 0;

	for (size_t k = i; !all && k >= from + 3; k--)
		if (memcmp(in.p + k - 3, "obj", 3) == 0) {
			from = k;
			break;
		}
	return str_sub(in, from, i - from);
}

static bool holds_objects(struct str dict)
{
	return has_name(dict, "ObjStm") || (has_name(dict, "First") && has_name(dict, "N"));
}

/* Unpacks what begins at rest, in ever more room; false: it is not packed in the usual way. */
static bool objects_unpack(struct arena *a, struct str rest, struct look_found *out, size_t *unpacked)
{
	static const size_t ROOM[] = { 64 << 10, 1 << 20, 16 << 20, LOOK_UNPACKED_MAX };

	for (size_t i = 0; i < sizeof ROOM / sizeof *ROOM; i++) {
		struct arena_mark m = arena_mark(a);
		char *to = arena_alloc(a, ROOM[i]);
		bool whole;
		size_t used;
		size_t n = look_inflate(rest, false, to, ROOM[i], &whole, &used);

		if (whole)
			names_look((struct str){ to, n }, out);
		arena_rewind(a, m);
		*unpacked += n;
		if (*unpacked > LOOK_UNPACKED_MAX || (!whole && n == LOOK_UNPACKED_MAX))
			look_refuse(FILE_EXCESSIVE);
		if (whole || n < ROOM[i])
			return whole;
	}
	return false;
}

/* The objects of a stream that holds some. Packed in another way than everybody packs them, it is hiding something. */
static void objects_look(struct arena *a, struct str dict, struct str rest, struct look_found *out, size_t *unpacked)
{
	static const char *const odd[] = { "Predictor", "ASCIIHexDecode", "ASCII85Decode", "LZWDecode",
		                           "RunLengthDecode" };
	bool good = objects_unpack(a, rest, out, unpacked);

	if (!holds_objects(dict) || !has_name(dict, "Filter"))
		return; /* of another object before it; or not packed: read with all the rest */
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		good = good && !has_name(dict, odd[i]);
	if (!good)
		look_refuse(FILE_ACTIVE);
}

static void streams_look(struct arena *a, struct str in, struct look_found *out)
{
	size_t unpacked = 0;

	for (size_t i = 0; i + 8 < in.n; i++) {
		const char *p = memchr(in.p + i, 's', in.n - i);
		size_t from;

		if (p == NULL)
			return;
		i = (size_t)(p - in.p);
		if (i + 8 >= in.n || memcmp(p, "stream", 6) != 0 || (p[6] != '\n' && p[6] != '\r') ||
		    (i >= 3 && memcmp(p - 3, "end", 3) == 0))
			continue;
		from = i + (p[6] == '\r' && p[7] == '\n' ? 8 : 7);
		if (holds_objects(dict_before(in, i, true)))
			objects_look(a, dict_before(in, i, false), str_sub(in, from, in.n), out, &unpacked);
	}
}

/* It ends where it says; nothing else hangs behind, and no archive and no page of markup is in front. */
static void frame_look(struct str in)
{
	struct str tail = str_sub(in, in.n > TAIL ? in.n - TAIL : 0, in.n);
	struct str zip = str_sub(in, in.n > ZIP_TAIL ? in.n - ZIP_TAIL : 0, in.n);
	struct str head = str_sub(in, 0, TAIL);
	ptrdiff_t end = -1;

	for (struct str rest = tail;;) {
		ptrdiff_t found = str_find(rest, S("%%EOF"));

		if (found < 0)
			break;
		end = (rest.p - tail.p) + found + 5;
		rest = str_sub(tail, (size_t)end, tail.n);
	}
	if (look_has(zip, "PK\5\6") || look_has(head, "<html") || look_has(head, "<HTML") || look_has(head, "<script"))
		look_refuse(FILE_ACTIVE);
	if (end < 0 || tail.n - (size_t)end > TRAILING_MAX || !look_has(in, "startxref"))
		look_refuse(FILE_DAMAGED);
}

void pdf_look(struct arena *a, struct str in, struct look_found *out)
{
	frame_look(in);
	names_look(in, out);
	streams_look(a, in, out);
	out->part[FILE_WHOLE] = in;
}
