/* The way to "Put right" beside an entry, for those who may. */
#pragma once

#include "core/door/request.h"

/* "Put right", with `about` for screen readers ("the observation of 5 March"); nothing for who may not. by: who wrote
 * it. Inside a paragraph. */
void put_right_link(struct req *q, int64_t pupil_id, const char *code, int64_t id, int64_t by, struct str about);
/* A paragraph of its own, with a question before the link. */
void put_right_line(struct req *q, int64_t pupil_id, const char *code, int64_t id, int64_t by, struct str question,
                    struct str about);
