#include "kit/file/look_own.h"

#include <unistd.h>
#include <zlib.h>

void look_refuse(enum file_fault f)
{
	_exit(f);
}

bool look_has(struct str in, const char *word)
{
	return str_find(in, str_of(word)) >= 0;
}

size_t look_inflate(struct str in, bool raw, char *out, size_t max, bool *whole, size_t *used)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)in.p, /* zlib only reads it */
		       .avail_in = (uInt)in.n,
		       .next_out = (Bytef *)out,
		       .avail_out = (uInt)max };
	int code;

	*whole = false;
	*used = 0;
	if (inflateInit2(&z, raw ? -MAX_WBITS : MAX_WBITS) != Z_OK)
		return 0;
	code = inflate(&z, Z_FINISH);
	*whole = code == Z_STREAM_END;
	*used = in.n - z.avail_in;
	(void)inflateEnd(&z); /* the state is ours and sound */
	return max - z.avail_out;
}
