/* The words of a paper, to be read on a page in the reader's own letters: of a Word file, an OpenDocument text and a
 * plain text. Read in the cage, like all that strangers send; those of a PDF are another work (kit/file/sheet.h). */
#pragma once

#include "kit/file/kind.h"
#include "kit/base/rc.h"

enum { WORDS_BYTES_MAX = 2 * 1024 * 1024, WORDS_BLOCKS_MAX = 20000 };

enum words_block_kind { WORDS_PLAIN, WORDS_HEADING, WORDS_ITEM };

struct words_block {
	enum words_block_kind kind;
	struct str text; /* lines apart; never empty */
};

struct words_read {
	struct words_block *block;
	size_t n;
	bool cut; /* there is more than WORDS_BYTES_MAX of it */
};

/* Of this kind there are words to be had. */
bool file_has_words(enum file_type t);
/* in: the file as it is kept. RC_NONE: it cannot be read so. RC_FAIL: the machine is at fault. Memory: a. */
enum rc words_read(struct arena *a, int keeper_fd, struct str in, struct words_read *out, struct err *e) NODISCARD;
