/* Reads a zip as its directory at the end says, and only one that is plain: nothing in front, nothing behind, no entry
 * inside another, no password, no second disk, nothing beyond four gigabytes. What is unpacked is counted as it comes
 * out, not as the directory claims. */
#include "kit/file/look_own.h"

#include <string.h>

enum { END_SIZE = 22, CENTRAL_SIZE = 46, LOCAL_SIZE = 30, ENTRIES_MAX = 4000, NAME_LENGTH_MAX = 400 };

struct zip {
	struct str in;
	size_t at;     /* of the next entry of the directory */
	size_t packed; /* bytes of all entries so far */
	size_t unpacked;
};

static uint32_t number(struct str in, size_t at, int bytes)
{
	uint32_t v = 0;

	if (at + (size_t)bytes > in.n)
		look_refuse(FILE_DAMAGED);
	for (int i = bytes; i > 0; i--)
		v = v << 8 | (unsigned char)in.p[at + (size_t)i - 1];
	return v;
}

static bool name_is_plain(struct str name)
{
	if (name.n == 0 || name.n > NAME_LENGTH_MAX || name.p[0] == '/')
		return false;
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x20 || name.p[i] == '\\' || name.p[i] == ':')
			return false;
	return str_find(name, S("..")) < 0;
}

/* The bytes of an entry as they are packed. */
static struct str packed_of(struct zip *z, size_t local, size_t size)
{
	size_t from;

	if (number(z->in, local, 4) != 0x04034b50)
		look_refuse(FILE_DAMAGED);
	from = local + LOCAL_SIZE + number(z->in, local + 26, 2) + number(z->in, local + 28, 2);
	z->packed += size;
	if (from > z->in.n || size > z->in.n - from || z->packed > z->in.n)
		look_refuse(FILE_EXCESSIVE); /* entries that share their bytes are a bomb */
	return str_sub(z->in, from, size);
}

/* Counts all that comes out: more than was said, and the directory lies. */
static struct str unpack(struct arena *a, struct zip *z, struct str packed, int method, size_t said)
{
	char *to;
	size_t n;
	size_t used;
	bool whole;

	if (said > packed.n * LOOK_RATIO_MAX + 4096 || said > (size_t)LOOK_UNPACKED_MAX - z->unpacked)
		look_refuse(FILE_EXCESSIVE);
	z->unpacked += said;
	if (method != 0 && method != 8)
		look_refuse(FILE_DAMAGED);
	if (method == 0 && said == packed.n)
		return packed;
	to = arena_alloc(a, said + 1);
	n = look_inflate(packed, true, to, said + 1, &whole, &used);
	if (method == 0 || !whole || n != said)
		look_refuse(n > said ? FILE_EXCESSIVE : FILE_DAMAGED);
	return (struct str){ to, n };
}

static void entry_walk(struct arena *a, struct zip *z, void (*each)(void *, const struct zip_entry *), void *x,
                       bool first)
{
	struct arena_mark m = arena_mark(a);
	const uint32_t flags = number(z->in, z->at + 8, 2);
	const int method = (int)number(z->in, z->at + 10, 2);
	const size_t size = number(z->in, z->at + 20, 4);
	const size_t name_n = number(z->in, z->at + 28, 2);
	const size_t more = number(z->in, z->at + 30, 2) + number(z->in, z->at + 32, 2);
	struct zip_entry e = { .name = str_sub(z->in, z->at + CENTRAL_SIZE, name_n),
		               .first = first,
		               .stored = method == 0 };

	if (number(z->in, z->at, 4) != 0x02014b50 || !name_is_plain(e.name))
		look_refuse(FILE_DAMAGED);
	if ((flags & 1) != 0)
		look_refuse(FILE_LOCKED);
	e.body = unpack(a, z, packed_of(z, number(z->in, z->at + 42, 4), size), method, number(z->in, z->at + 24, 4));
	e.body = str_sub(e.body, 0, ZIP_SHOWN);
	each(x, &e);
	z->at += CENTRAL_SIZE + name_n + more;
	arena_rewind(a, m);
}

void zip_walk(struct arena *a, struct str in, void (*each)(void *x, const struct zip_entry *z), void *x)
{
	struct zip z = { .in = in };
	size_t end = in.n >= END_SIZE ? in.n - END_SIZE : 0;
	size_t entries;

	if (in.n < END_SIZE || number(in, end, 4) != 0x06054b50 || number(in, end + 4, 4) != 0 ||
	    number(in, end + 20, 2) != 0)
		look_refuse(FILE_DAMAGED);
	entries = number(in, end + 10, 2);
	z.at = number(in, end + 16, 4);
	if (entries == 0 || entries > ENTRIES_MAX)
		look_refuse(FILE_EXCESSIVE);
	for (size_t i = 0; i < entries; i++)
		entry_walk(a, &z, each, x, i == 0);
	if (z.at != end)
		look_refuse(FILE_DAMAGED);
}
