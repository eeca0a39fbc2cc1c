/* A page of a paper as a picture, to read in the page and to take sentences from; and its words alone, which grow with
 * the letters of who reads and are read out. Where files_has_sheets says no, there is nothing: the paper is downloaded.
 */
#pragma once

#include "files/file_parts.h"

/* The page that is asked for (?page=3), or the first; file_sheet_asked: of those that the file has. */
int64_t file_page_asked(struct req *q);
int64_t file_sheet_asked(struct req *q, const struct pupil_file *f);
/* The picture of one page under its heading, with ways to the pages before and behind. base: the address of the page it
 * stands in, to which "?page=3" is added. */
void file_sheet_write(struct req *q, int64_t pupil_id, const struct pupil_file *f, int64_t page, struct str base);
/* The heading of a page of its words, with the same ways; url: of the file's own page. The caller ends the section. */
void file_sheet_words_begin(struct req *q, const struct pupil_file *f, int64_t page, struct str url);
