/* The data folder as files: names, who uses them, copying with a digest. For backup, restore, migrate and doctor. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

#define FOLDER_DATABASE "apdr.db"
#define FOLDER_READS "reads.db"
#define FOLDER_KEY "secret.key"

enum { FOLDER_KEY_BYTES = 32, DIGEST_HEX = 64 };

/* DIR/name as a C string. */
const char *folder_path(struct arena *a, struct str dir, const char *name);
/* Does another process have the SQLite file open? False also when the file is not there. Ask before this process
 * opens the database itself: looking afterwards would let go of its own locks. */
bool folder_in_use(struct arena *a, struct str dir);
/* Writes through to the disk: a file or a folder. */
enum rc folder_sync(const char *path, struct err *e) NODISCARD;
/* The folder that contains path. */
struct str folder_of(struct arena *a, const char *path);
/* Copies size bytes (all up to the end when size < 0) from one open file to another, which may be -1 (only read); hex
 * is the SHA-256 of what was copied, *copied its size. */
enum rc folder_copy(int from, int to, int64_t size, char hex[static DIGEST_HEX + 1], int64_t *copied,
                    struct err *e) NODISCARD;
