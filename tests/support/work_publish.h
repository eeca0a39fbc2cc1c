/* Documents that a school publishes, for tests. */
#pragma once

#include "publish/publish.h"
#include "support/store_school.h"

/* A whole version that was published on this day, without words. */
void work_published(struct store_test *t, const char *kind, int64_t version, struct date on);
/* The open version of a document, in the eyes of one of the school's people. */
struct publish_doc work_publish_doc(struct ctx *c, const char *kind);
