/* Tar archives (ustar), plain files only: what a backup needs, and what every system can open. Pure: bytes in, bytes
 * out; who reads and writes files is elsewhere. */
#pragma once

#include "kit/base/str.h"

enum { TAR_BLOCK = 512, TAR_NAME_MAX = 99 };

struct tar_entry {
	char name[TAR_NAME_MAX + 1];
	int64_t size;  /* bytes of the content; it is followed by zeros up to a whole block */
	int64_t mtime; /* seconds UTC */
	bool end;      /* a block of zeros: the archive ends here */
};

/* The header block of a file. False when the name is empty or longer than TAR_NAME_MAX, or the size is not in
 * 0..8 GiB. Mode is 0600, the owner is left open. */
bool tar_header(const struct tar_entry *e, unsigned char block[static TAR_BLOCK]);
/* Reads a header block. False when it is not one of a plain file, or its check sum is wrong. */
bool tar_header_read(const unsigned char block[static TAR_BLOCK], struct tar_entry *e);
/* Zeros that follow a content of this size. */
size_t tar_padding(int64_t size);
