/* The folder of sealed bytes in a backup: after the database was copied, every file that a row of the copy names is
 * packed. Bytes are on the disk before their row is, and are never changed, so that the set is of one moment. */
#pragma once

#include "cmd/folder.h"
#include "files/file_named.h"

struct packed_files {
	int64_t n;
	int64_t bytes;
	char sum[DIGEST_HEX + 1]; /* over name, size and SHA-256 of each in their order */
	int64_t missing;          /* named by a row, and not whole in the folder */
};

/* copy: the database of the backup, of this program's version or (named false) an older one, of which everything on
 * the shelf is taken. */
enum rc files_pack(struct arena *a, struct str dir, const char *copy, bool named, int to, int64_t now,
                   struct packed_files *out, struct err *e) NODISCARD;
/* Reads the entries of files; into: the folder that gets them, NULL for nowhere. */
enum rc files_unpack(struct arena *a, int from, const char *into, struct packed_files *out, struct err *e) NODISCARD;
/* Takes away what files_unpack left in a folder. */
void files_unpacked_remove(const char *into);
/* Counts rows of db whose bytes are not whole below dir, and files below dir that no row names and that have been there
 * for a day. */
struct files_state {
	int64_t rows;
	int64_t missing;
	int64_t unnamed;
	bool open; /* others of this machine can look into the folder */
};
enum rc files_compare(struct arena *a, struct str dir, struct db *db, int64_t now, struct files_state *out,
                      struct err *e) NODISCARD;
