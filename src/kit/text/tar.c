#include "kit/text/tar.h"

#include <stdio.h>
#include <string.h>

/* Places in the header (POSIX.1-1988 ustar): numbers are octal digits with a zero at the end. */
enum {
	AT_MODE = 100,
	AT_UID = 108,
	AT_GID = 116,
	AT_SIZE = 124,
	AT_MTIME = 136,
	AT_SUM = 148,
	AT_TYPE = 156,
	AT_MAGIC = 257,
	SHORT_DIGITS = 7,
	LONG_DIGITS = 11,
	SUM_WIDTH = 8,
};

static const int64_t SIZE_MAX_BYTES = (INT64_C(1) << 33) - 1;

static void octal_write(unsigned char *to, int digits, int64_t value)
{
	for (int i = digits - 1; i >= 0; i--, value >>= 3)
		to[i] = (unsigned char)('0' + (value & 7));
	to[digits] = '\0';
}

static bool octal_read(const unsigned char *from, int digits, int64_t *value)
{
	*value = 0;
	for (int i = 0; i < digits; i++) {
		if (from[i] == ' ' || from[i] == '\0')
			return i > 0;
		if (from[i] < '0' || from[i] > '7')
			return false;
		*value = *value << 3 | (from[i] - '0');
	}
	return true;
}

/* The sum of all bytes, its own field counted as spaces. */
static int64_t sum_of(const unsigned char *block)
{
	int64_t sum = 0;

	for (int i = 0; i < TAR_BLOCK; i++)
		sum += i >= AT_SUM && i < AT_SUM + SUM_WIDTH ? ' ' : block[i];
	return sum;
}

bool tar_header(const struct tar_entry *e, unsigned char block[static TAR_BLOCK])
{
	size_t n = strnlen(e->name, sizeof e->name);

	if (n == 0 || n > TAR_NAME_MAX || e->size < 0 || e->size > SIZE_MAX_BYTES)
		return false;
	memset(block, 0, TAR_BLOCK);
	memcpy(block, e->name, n);
	octal_write(block + AT_MODE, SHORT_DIGITS, 0600);
	octal_write(block + AT_UID, SHORT_DIGITS, 0);
	octal_write(block + AT_GID, SHORT_DIGITS, 0);
	octal_write(block + AT_SIZE, LONG_DIGITS, e->size);
	octal_write(block + AT_MTIME, LONG_DIGITS, e->mtime > 0 ? e->mtime : 0);
	block[AT_TYPE] = '0';
	memcpy(block + AT_MAGIC, "ustar\00000", 8);
	octal_write(block + AT_SUM, SHORT_DIGITS - 1, sum_of(block));
	block[AT_SUM + SUM_WIDTH - 1] = ' ';
	return true;
}

bool tar_header_read(const unsigned char block[static TAR_BLOCK], struct tar_entry *e)
{
	int64_t sum = 0;

	*e = (struct tar_entry){ .end = true };
	for (int i = 0; i < TAR_BLOCK && e->end; i++)
		e->end = block[i] == 0;
	if (e->end)
		return true;
	if (!octal_read(block + AT_SUM, SHORT_DIGITS, &sum) || sum != sum_of(block))
		return false;
	if ((block[AT_TYPE] != '0' && block[AT_TYPE] != '\0') || block[0] == '\0' || block[TAR_NAME_MAX] != '\0')
		return false;
	memcpy(e->name, block, TAR_NAME_MAX);
	return octal_read(block + AT_SIZE, LONG_DIGITS, &e->size) &&
	       octal_read(block + AT_MTIME, LONG_DIGITS, &e->mtime);
}

size_t tar_padding(int64_t size)
{
	return (size_t)(-size & (TAR_BLOCK - 1));
}
