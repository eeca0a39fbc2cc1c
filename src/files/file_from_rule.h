/* How the file is named that a sentence was taken from. Who may not see the file learns that there is one and no more;
 * of one that was withdrawn or moved to another record nothing is said but that. Pure. */
#pragma once

#include "files/file_from_rec.h"
#include "files/file_rule.h"

struct file_from {
	int64_t file_id; /* 0: from no file */
	int64_t page;    /* 0: not said */
	enum file_words words;
};
#define FILE_FROM(x) ((struct file_from){ (x)->file_id, (x)->file_page, (x)->file_words })

/* f: as it stands in the record of this pupil now; NULL: it does not. Empty when it is from no file. Memory: a. */
struct str file_from_words(struct arena *a, struct file_from from, const struct pupil_file *f,
                           const struct file_asker *who);
/* "Dr Helen Marsh, educational psychologist, 14 January 2026, page 3": for a paper that all of the family read; empty
 * when the file is not for them, or is not here. */
struct str file_from_family(struct arena *a, struct file_from from, const struct pupil_file *f);
/* Has it a page of this number, as far as its pages can be counted? 0 is no page, and always right. */
bool file_has_page(const struct pupil_file *f, int64_t page);
/* The page that is shown when this one is asked for: the first when it has none such. */
int64_t file_page_of(const struct pupil_file *f, int64_t page);
