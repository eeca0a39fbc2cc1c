/* What the pages of files for staff, parents and pupils share: sending bytes, and a file as an entry of a list. */
#pragma once

#include "core/door/page.h"
#include "files/files.h"

/* "1.2 MB", "640 KB". Memory: a. */
struct str file_size_words(struct arena *a, int64_t bytes);
bool file_is_picture(const struct pupil_file *f);
bool file_is_sound(const struct pupil_file *f);
/* The small picture of an entry, or an icon of its kind. url: of the file's own page. open: it may be opened. */
void file_thumb_write(struct req *q, const struct pupil_file *f, struct str url, bool open);
/* "PDF, 6 pages, 1.2 MB" */
struct str file_about(struct arena *a, const struct pupil_file *f);
/* Sends a file to be kept: never shown by the browser, under a name of ours. */
enum rc file_send(struct req *q, int64_t pupil_id, int64_t id) NODISCARD;
/* Sends a picture, or a recording, to stand in a page. */
enum rc file_show(struct req *q, int64_t pupil_id, int64_t id, enum file_part part) NODISCARD;
