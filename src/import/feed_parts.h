/* Nightly feeds on pages: on the start page of an import and on Today. */
#pragma once

#include "core/door/page.h"
#include "kit/html/ui.h"

/* At the top of the start page: what waits of the nightly files, and what else waits. Nothing when nothing does. */
enum rc feed_waits_part(struct req *q, const struct ui_duty *more, size_t more_n) NODISCARD;
/* Below it: each feed, its last nights, and what to check when no file comes. */
enum rc feed_part(struct req *q) NODISCARD;
/* On Today, for who may import: what waits is one row, and so is a file that has stopped coming. */
enum rc feed_band(struct req *q) NODISCARD;
