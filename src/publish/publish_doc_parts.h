/* A published document as it is read: on the school's public page, in the preview, and as a file of its own. */
#pragma once

#include "core/school/public.h"
#include "kit/html/ui.h"
#include "publish/publish.h"

/* Where its links to the other documents lead: "/s/marlbeck/publications/"; empty: to files beside it. */
void publish_body_write(struct html *w, struct arena *a, const struct publish_doc *d, struct str links);
/* The list of its parts, as links into the page. */
void publish_contents_write(struct html *w, const struct publish_doc *d);
/* Approved, published, changed, next, as a list of definitions. */
void publish_about_write(struct html *w, struct arena *a, const struct publish_doc *d);
/* "SEN information report 2025 to 2026". Memory: a. */
struct str publish_title(struct arena *a, const struct publish_doc *d);
/* "How Marlbeck Primary School helps …". Memory: a. */
struct str publish_lead(struct arena *a, const struct publish_doc *d, struct str school);
/* Is there anything to read in this part? */
bool publish_piece_shown(const struct publish_doc *d, const struct publish_piece *p);
/* The rows of a part as a table. */
void publish_rows_write(struct html *w, struct arena *a, const struct publish_doc *d, const struct publish_part *p);
