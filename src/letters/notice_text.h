/* The words of letters that a decision brings, and how a text becomes a letter on paper. Plain text that a person may
 * change before it goes out; no names but those that belong in it. */
#pragma once

#include "letters/notice_rec.h"
#include "letters/letter_paper.h"

struct notice_words {
	struct str school;
	struct str pupil;  /* "Zara Iqbal" */
	struct str called; /* "Zara" */
	struct date decided_on;
	struct str needs; /* in words */
	struct str why;
	struct str teacher; /* "Mr Price" */
	struct str senco;
	struct date review_on;
	struct str phone;       /* of the school */
	struct str advice;      /* a sentence; may be empty */
	struct str local_offer; /* web address */
};

/* That SEN provision is made (CFA s.68), to a parent or to the young person. Memory: a. */
struct str notice_s68_text(struct arena *a, const struct notice_words *f, bool to_pupil);
/* That SEN Support ends (Code 6.54, 6.71). */
struct str notice_end_text(struct arena *a, const struct notice_words *f, bool to_pupil);
/* Asks a parent before a review what they think (Code 6.54, 6.65): called, review_on, phone, advice. */
struct str notice_views_text(struct arena *a, const struct notice_words *f);
/* The heading of a letter, by its kind. */
struct str notice_title(struct arena *a, const struct notice *n, struct str pupil);
/* Cuts a text into parts of a letter: "- one" is an item, "Label: text" a row, a line without an end a heading. */
void notice_parts(struct arena *a, struct str body, struct letter *l);
