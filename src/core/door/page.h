/* The frame around every page: skip link, top bar, role menu, main, footer. Family pages carry the school's name, not
 * the software's. */
#pragma once

#include "core/door/form.h"
#include "core/door/request.h"
#include "core/door/routes.h"

/* The frame of pages that a school shows to everybody: its name on top, no menu, whoever is signed in. */
struct page_front {
	struct str school;
	struct str home;            /* "/s/marlbeck" */
	bool service;               /* an advice service: no families sign in */
	struct str foot;            /* name, address, telephone; may be empty */
	const struct ui_link *link; /* at the foot of each of them: privacy, have your say */
	size_t links;
};

struct page {
	struct str title;    /* "Zara Iqbal": the document title; the h1 is the page's own */
	const char *menu;    /* path of the menu entry that is current, "/pupils" */
	struct str back_url; /* optional "back to" link */
	struct str back_text;
	const char *width; /* class on the column: "" staff, "width--family", "width--pupil", "width--ta" */
	bool bare;         /* signed-out look: no menu */
	const struct page_front *front; /* a public page of this school; NULL: none. Must live until page_end */
};

/* Is it read from right to left? For drawings that mirror. */
bool page_is_rtl(const struct req *q);
void page_begin(struct req *q, const struct page *p);
void page_end(struct req *q);
/* A whole small page: heading, one paragraph, maybe one button. */
enum rc page_message(struct req *q, int status, struct str heading, struct str text, struct str url, struct str button);
/* Text of ?done=key as a band under the heading; nothing when there is none. */
void page_done(struct req *q);
/* "/pupil/123/plan" */
struct str url_pupil(struct arena *a, int64_t pupil_id, const char *rest);
/* "tel:02079460142", of a number as people write it. */
struct str url_tel(struct arena *a, struct str phone);
