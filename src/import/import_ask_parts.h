/* What the pages of an import share: its head, and what stands on the preview about questions and leavers. The pages
 * where they are answered are import_ask_page.c and import_left_page.c. */
#pragma once

#include "core/door/page.h"
#include "import/import_parts.h"
#include "import/import_upload.h"

/* What would happen, with what the address says (*o) and what a person has said. RC_OK also when the file is right but
 * for what a person has to say still. Otherwise as import_upload_show. */
enum rc import_asked_look(struct req *q, struct import_options *o, struct import_waiting *w,
                          struct import_report *r) NODISCARD;
/* The same of a file with wrong lines: what would happen without them. */
enum rc import_asked_look_rest(struct req *q, struct import_options *o, struct import_waiting *w,
                               struct import_report *r) NODISCARD;
/* Is the file right but for what a person has to say? */
bool import_only_asks(const struct import_report *r, enum rc rc);
/* The questions, how many are open and where they are answered; nothing when there are none. */
void import_asked_write(struct req *q, const struct import_waiting *w, const struct import_report *r);
/* One question as part of a form, with the record and the line side by side; its field is named by its key. */
void import_question_write(struct req *q, const struct import_question *x, size_t nth, size_t all, struct str error);
/* Who is not in the file of a roll, and who leaves. */
void import_left_write(struct req *q, const struct import_waiting *w, const struct import_report *r);
void import_left_done(struct req *q, const struct import_report *r);
/* Is the file the whole roll, as somebody said or as it looks? */
bool import_is_whole(const struct import_waiting *w, const struct import_report *r);
