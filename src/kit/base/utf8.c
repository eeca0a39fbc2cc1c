#include "kit/base/utf8.h"

static size_t seq_len(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

uint32_t utf8_next(struct str s, size_t *i)
{
	unsigned char c = (unsigned char)s.p[*i];
	size_t n = seq_len(c);
	uint32_t v = n <= 1 ? c : c & (0x7fu >> n);

	for (size_t k = 1; k < n && *i + k < s.n; k++)
		v = v << 6 | ((unsigned char)s.p[*i + k] & 0x3fu);
	*i += n > 0 && n <= s.n - *i ? n : 1; /* never behind the end, whatever stands there */
	return v;
}

bool utf8_ok(struct str s)
{
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };

	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		size_t n = seq_len(c);
		size_t at = i;
		uint32_t v;

		if (n == 0 || n > s.n - i)
			return false;
		for (size_t k = 1; k < n; k++)
			if (((unsigned char)s.p[i + k] & 0xc0) != 0x80)
				return false;
		v = utf8_next(s, &at);
		if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
			return false;
		if ((v < 0x20 && v != '\t' && v != '\r' && v != '\n') || v == 0x7f)
			return false;
		i = at;
	}
	return true;
}

size_t utf8_len(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

struct str utf8_head(struct str s, size_t n)
{
	size_t i = 0;

	while (i < s.n && n-- > 0)
		(void)utf8_next(s, &i); /* only the position is wanted */
	return (struct str){ s.p, i < s.n ? i : s.n };
}

size_t utf8_put(char *p, uint32_t c)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xC0 | (c >> 6));
		p[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xE0 | (c >> 12));
		p[1] = (char)(0x80 | ((c >> 6) & 0x3F));
		p[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	p[0] = (char)(0xF0 | (c >> 18));
	p[1] = (char)(0x80 | ((c >> 12) & 0x3F));
	p[2] = (char)(0x80 | ((c >> 6) & 0x3F));
	p[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* The Windows-1252 letters 0x80 to 0x9F; 0 = not in use. */
static const uint16_t WINDOWS_1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t utf8_of_windows(unsigned char c)
{
	return c >= 0x80 && c < 0xA0 ? WINDOWS_1252[c - 0x80] : c;
}
