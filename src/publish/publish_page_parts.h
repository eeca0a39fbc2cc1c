/* What the pages of staff about publishing share. */
#pragma once

#include "core/door/page.h"
#include "publish/publish_doc_parts.h"

/* "Last published 8 September 2025. Next by 8 September 2026." Memory: the request's. */
struct str publish_when_words(struct arena *a, const struct publish_doc *d);
/* Of a version that is open: "Draft: 12 of 16 parts written", "With the governors since 3 May". */
struct str publish_open_words(struct arena *a, const struct publish_doc *d);
/* /publications/KIND and what follows. */
struct str publish_url(struct arena *a, const struct publish_kind *k, const char *rest);
/* The page of one document; f and fault: what was refused, shown above it. */
enum rc publish_page_write(struct req *q, const struct publish_doc *d, struct ui_error error);
/* The documents with their state as a card, for the page of the school. */
enum rc publish_card(struct req *q) NODISCARD;
