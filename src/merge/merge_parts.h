/* What the pages of two children and of two adults share: both side by side with what is kept, what comes together, who
 * will see more, and what was merged before. */
#pragma once

#include "core/door/page.h"
#include "merge/merge.h"

struct merge_words {
	const char *one;      /* "child" */
	const char *two;      /* "They are two children" */
	struct str name[2];   /* 0 stays, 1 goes */
	struct str first[2];  /* short, for the head of a column */
	struct str url[2];    /* of the records */
	struct str action;    /* where the form goes */
	struct str not_now;   /* back */
	struct date apart_on; /* somebody said that they are two */
};
/* A field of both. asked: which is kept is chosen; else it is the same in both, or only one has it. */
struct merge_field {
	const char *name; /* of the control */
	struct str label;
	struct str value[2];
	bool asked;
	bool gone; /* the one of the record that goes is chosen */
};
/* Page, heading and the beginning of the form; nothing can be chosen when stops says why. */
void merge_page_begin(struct req *q, const struct merge_words *m, struct str title, struct str lead, struct str stops,
                      const struct ui_error *error, size_t errors);
/* Its sheet stays open for what else is asked, until merge_aside_write. */
void merge_fields_write(struct req *q, const struct merge_words *m, const struct merge_field *f, size_t n);
/* What comes together, and who will see more. */
void merge_aside_write(struct req *q, const struct merge_words *m, const struct merge_count *c, size_t n,
                       const struct merge_sees *s, size_t sees);
/* The reason, the two buttons (with stops only the second), until when it can be undone; and the end of the page. */
void merge_page_end(struct req *q, const struct merge_words *m, struct str why, struct str stops, struct str error);

/* What was merged into a record, each with the way back while there is one. url: of the page. */
void merge_past_write(struct req *q, const struct merge *item, size_t n, struct str url);

/* A number of the form; 0: none was given. */
int64_t merge_number(struct req *q, const char *name);
