/* Where a sentence comes from that was taken from a file of the pupil's record: fields that a record of sentences has
 * in its list, FROM_FILE(X, _). */
#pragma once

#include "core/record/record_rec.h"

enum { FILE_PAGES_MAX = 5000 };

/* clang-format off */
#define FILE_WORDS_CHOICES(X, _) \
	X(_, OURS, "ours", "Ours") \
	X(_, THEIRS, "theirs", "Those of the file, word for word")
/* clang-format on */
CHOICES(file_words, FILE_WORDS);

/* clang-format off */
#define FROM_FILE(X, _) \
	X(_, ID, file_id, .flags = F_HIDDEN, .doc = "File of the record that it was taken from; empty: none") \
	X(_, INT, file_page, .label = "Page (if it has pages)", .max = FILE_PAGES_MAX, .width = 4, \
	  .doc = "Page of that file; 0: not said") \
	X(_, ONE_OF(file_words), file_words, .label = "Whose words are these?", .flags = F_INLINE, \
	  .doc = "Whose words it has: ours, or theirs, a quotation; empty: it is from no file")
/* clang-format on */
