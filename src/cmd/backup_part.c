#include "cmd/backup_part.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/folder.h"
#include "kit/text/tar.h"

enum rc part_write(int to, const char *name, int64_t now, int from, int64_t size, char *hex, struct err *e)
{
	static const char zeros[TAR_BLOCK];
	struct tar_entry entry = { .size = size, .mtime = now };
	unsigned char block[TAR_BLOCK];
	const size_t pad = tar_padding(size);
	int64_t copied;
	enum rc rc;

	(void)snprintf(entry.name, sizeof entry.name, "%s", name);
	if (!tar_header(&entry, block))
		return err_set(e, RC_FAIL, "%s is too large for a backup", name);
	if (write(to, block, sizeof block) != (ssize_t)sizeof block)
		return err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	if (lseek(from, 0, SEEK_SET) != 0)
		return err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	rc = folder_copy(from, to, size, hex, &copied, e);
	if (rc == RC_OK && write(to, zeros, pad) != (ssize_t)pad)
		rc = err_set(e, RC_FAIL, "writing failed: %s", strerror(errno));
	return rc;
}

bool part_next(int from, struct tar_entry *out)
{
	unsigned char block[TAR_BLOCK];
	const off_t here = lseek(from, 0, SEEK_CUR);

	return here >= 0 && pread(from, block, sizeof block, here) == (ssize_t)sizeof block &&
	       tar_header_read(block, out) && !out->end;
}

enum rc part_read(int from, const char *name, int64_t size, int to, int64_t *found, char *hex, struct err *e)
{
	struct tar_entry entry;
	enum rc rc;

	if (!part_next(from, &entry) || strcmp(entry.name, name) != 0 || (size >= 0 && entry.size != size) ||
	    lseek(from, TAR_BLOCK, SEEK_CUR) < 0)
		return err_set(e, RC_INVALID, "this is not a whole backup of APDR: %s is not where it should be", name);
	rc = folder_copy(from, to, entry.size, hex, found, e);
	if (rc == RC_OK && lseek(from, (off_t)tar_padding(entry.size), SEEK_CUR) < 0)
		rc = err_set(e, RC_FAIL, "reading failed: %s", strerror(errno));
	return rc;
}
