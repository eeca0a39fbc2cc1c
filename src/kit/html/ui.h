/* Components: markup that the govuk-frontend style sheets and our theme expect. Functions of (writer, plain data);
 * they know no records and no routes. Accessibility is their job: label, hint and error tied to the control,
 * aria-invalid, caption and scope, one error summary per page. Form controls are in ui_form.c, small parts in
 * ui_parts.c, lists and tables in ui_lists.c; pictures are in kit/html/chart.h. */
#pragma once

#include "kit/html/html.h"

/* ---- small parts ---- */

/* Icons of assets/icons.svg by name ("assess", "plan", "do", "review", "tick", "cross", "clock", "alert" …). Hidden
 * from screen readers: the words beside it say the same. */
void ui_icon(struct html *w, const char *name);
void ui_icon_large(struct html *w, const char *name);

enum ui_step { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };
const char *ui_step_name(enum ui_step s);         /* "Assess" … */
const char *ui_step_key(enum ui_step s);          /* "assess" … for class is-assess and icon */
void ui_step_tag(struct html *w, enum ui_step s); /* pill with icon and word, as in design 02 */
void ui_tag(struct html *w, struct str text, bool strong);
void ui_cop(struct html *w, const char *para); /* "Code 6.65" link to /code/6.65 */
void ui_late(struct html *w, int days);        /* the crimson "4 days late" mark; nothing below 1 */
/* Text for screen readers only, as in "Change<hidden> the review date</hidden>". */
void ui_hidden_text(struct html *w, struct str text);
/* Initials in a circle, beside a name; large in the head of a pupil's page. */
void ui_face(struct html *w, struct str initials, bool large);
/* "Back to" link above the h1. */
void ui_back(struct html *w, struct str text, struct str url);
/* Words of a person, with who and when below (may be empty). Keeps line breaks. */
void ui_quote(struct html *w, struct str words, struct str who);

/* A row of a summary list. Between row_begin and row_end any markup. */
void ui_summary_begin(struct html *w);
void ui_summary_row(struct html *w, struct str key, struct str value); /* value keeps line breaks */
void ui_summary_row_begin(struct html *w, struct str key);
void ui_summary_row_end(struct html *w);
void ui_summary_end(struct html *w);

/* A sheet: white section with a heading; id is the heading's id, the target of links and aria-labelledby. side text
 * may be empty. ui_sheet_as adds classes of the theme: "know first", "sheet--step is-review", "sticky". */
void ui_sheet_begin(struct html *w, const char *id, struct str heading, struct str side);
void ui_sheet_as(struct html *w, const char *classes, const char *id, struct str heading, struct str side);
void ui_sheet_end(struct html *w);
/* The sheet of one part of an editor: "(2) The support". */
void ui_part_begin(struct html *w, const char *id, int n, struct str heading);
void ui_notice(struct html *w, struct str text, bool good); /* a message band after an action */
/* A rule or warning that stays on the page: title bold, then text. alert = crimson. */
void ui_note(struct html *w, struct str title, struct str text, bool alert);
void ui_empty(struct html *w, struct str text); /* empty state, in words */
void ui_details_begin(struct html *w, struct str summary);
void ui_details_end(struct html *w);
/* A sheet that folds: its heading is what opens and closes it. Closed on a phone unless `open`; where there is room the
 * script opens it. */
void ui_fold_begin(struct html *w, const char *id, struct str heading, struct str side, bool open);
void ui_fold_end(struct html *w);

/* Links in a row. */
struct ui_link {
	struct str text;
	struct str url;
	struct str count; /* bold number or text after it; may be empty */
	const char *icon; /* tabs: before it; NULL = none */
	bool current;     /* the page we are on */
	bool now;         /* tabs: where the work is at present */
	bool late;        /* jump links: crimson */
};
void ui_tabs(struct html *w, struct str label, const struct ui_link *l, size_t n);
void ui_jump(struct html *w, struct str label, const struct ui_link *l, size_t n);
/* "Page 2 of 9" with previous and next; nothing when there is one page. base ends before the number ("?q=a&page="). */
void ui_pages(struct html *w, struct str base, int64_t page, int64_t pages);

/* ---- forms ---- */

/* One problem with a field. name is the control's name (its id is the same). */
struct ui_error {
	const char *name;
	struct str text;
};
/* "There is a problem" with links to the fields; nothing when n is 0. */
void ui_error_summary(struct html *w, const struct ui_error *e, size_t n);

/* What all controls share. name is also the id. error empty = none. optional adds "(optional)" to the label. */
struct ui_field {
	const char *name;
	struct str label;
	struct str hint;
	struct str value;
	struct str error;
	bool optional;
	bool to_family;        /* what is typed is read by the family word for word: says so (ui_to_family) */
	struct str from;       /* what stands in it was known already: who said it, when; it may be kept or changed */
	bool label_is_heading; /* label as the page's h1 */
	bool label_hidden;     /* for screen readers only: where the row or the heading says it already */
	const char *autocomplete;
	const char *inputmode;
	const char *type; /* input: "text" when NULL; "password", "email", "search", "number", "date" … */
	int width;        /* input: 2,3,4,5,10,20,30 characters; 0 = full */
	int rows;         /* textarea: 0 = 4 */
	const char *lang; /* language of the content, NULL = page's */
	const char
	    *group; /* classes of the group, for its place in a grid: "f6", "w-all"; a select then fills its cell */
	struct str prefix; /* input: unit before or after the box, "£", "minutes" */
	struct str suffix;
};
struct ui_choice {
	struct str value;
	struct str label;
	struct str hint;
	const char *icon; /* tiles only */
};
/* Is one of them this value? */
bool ui_choice_has(const struct ui_choice *c, size_t n, struct str value);
void ui_input(struct html *w, const struct ui_field *f); /* a password's value is never written */
void ui_textarea(struct html *w, const struct ui_field *f);
void ui_select(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n);
/* The same with choices under headings: group[i] is the heading of choice i, NULL = none. Those of one group follow
 * each other and share the pointer. */
void ui_select_grouped(struct html *w, const struct ui_field *f, const struct ui_choice *c, const char *const *group,
                       size_t n);
void ui_radios(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool inline_row);
/* The mark of words that the family reads as they are typed: at a field by ui_field.to_family; by itself for a part
 * with many small fields, with what of it they read. */
void ui_to_family(struct html *w, struct str what);
/* Several values: f->value holds the chosen ones separated by '\n'. */
void ui_checkboxes(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n);
/* Big radios or checkboxes of the design ("tiles"). Choices with hints become cards in a row of five. */
void ui_tiles(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool many);
/* Three boxes day, month, year named NAME-day, NAME-month, NAME-year; value is ISO or "d/m/y" as typed. */
void ui_date(struct html *w, const struct ui_field *f);
void ui_hidden(struct html *w, const char *name, struct str value);

/* Anything to press: a link when url is given, a submit button otherwise. */
struct ui_action {
	struct str text;
	struct str about; /* for screen readers, after the text: " Zara's letter"; may be empty */
	struct str url;
	const char *name; /* button: name and value that go with the press; NULL = none */
	struct str value;
	const char *icon; /* NULL = none */
	bool secondary;
	bool warning; /* cannot be undone */
	bool full;    /* whole width on phones */
};
void ui_action(struct html *w, const struct ui_action *a);
/* Buttons: first is primary. name may be NULL; value goes with the press. */
void ui_button(struct html *w, struct str text, const char *name, const char *value, bool secondary);
/* The Enter key presses the first button of a form: where there are several, this one stands before the fields, unseen,
 * and is the one that saves and does nothing else. */
void ui_enter_saves(struct html *w, struct str text, const char *name, const char *value);
void ui_link_button(struct html *w, struct str text, struct str url, bool secondary);
/* A row of fields above a list that asks for the same page with GET; end writes the button. */
void ui_filter_begin(struct html *w, struct str url);
void ui_filter_end(struct html *w, struct str button);

/* ---- lists and tables ---- */

/* Duties (design 01): the heading of a group, then rows. Only late groups and rows have colour and filled buttons. */
void ui_duties_begin(struct html *w, const char *id, const char *icon, struct str heading, int64_t count, bool late);
struct ui_duty {
	struct str what;  /* "Review Daniel Osei's plan" */
	struct str why;   /* one line */
	struct str who;   /* "Year 6, 6K" */
	const char *para; /* of the Code, NULL = none */
	struct str force; /* "Must" or "Should"; empty: not said */
	bool must;        /* the law: said strongly */
	struct str law;   /* the source instead of a paragraph; may be empty */
	struct str due;   /* "By Tuesday 10 March"; not shown when late */
	int late;         /* days; 0 = not late */
	struct str action;
	struct str about; /* for screen readers, after the action: " Zara's letter"; may be empty */
	struct str url;   /* empty = no button */
};
void ui_duty(struct html *w, const struct ui_duty *d);
/* The mark "Must" or "Should": the law strong. */
void ui_force(struct html *w, struct str word, bool law);
void ui_duties_end(struct html *w);

/* One thing that waits, as a line of a short list: <ul class="list"> around them is the page's. */
struct ui_wait {
	struct str who; /* "Zara Iqbal": the link */
	struct str url;
	struct str more;  /* after the name: ", 5P"; may be empty */
	struct str words; /* one line; may be empty */
	struct str meta;  /* small and quiet; may be empty */
	int late;         /* days */
};
void ui_wait(struct html *w, const struct ui_wait *l);
/* The same with "and 12 more" when there are some that are not shown. */
void ui_duties_end_more(struct html *w, int64_t more, struct str url);

/* Checklist (design 03, 11). UI_CHECK_POINT is a plain point with a tick, as in "What every teacher must know". */
enum ui_check_state { UI_CHECK_DONE, UI_CHECK_MISSING, UI_CHECK_WAITING, UI_CHECK_NEXT, UI_CHECK_POINT };
struct ui_check {
	enum ui_check_state state;
	struct str text;  /* link when url is given; bold for a point */
	struct str url;   /* to the gap */
	struct str more;  /* after it; may be empty */
	const char *para; /* of the Code, NULL = none */
};
void ui_checks(struct html *w, const struct ui_check *c, size_t n);

/* The four steps in words, beside the ring (chart_ring takes the same lines). */
enum ui_when { UI_DONE, UI_NOW, UI_NEXT };
struct ui_step_line {
	enum ui_step step;
	enum ui_when when;
	struct str note;  /* "done 8 January"; ring: the words under the name */
	struct str text;  /* one or two sentences; may be empty */
	struct str label; /* ring only: short note, "until 20 Mar"; empty = note */
	struct str name;  /* in the page's language; empty = English */
};
void ui_steps(struct html *w, const struct ui_step_line *l, size_t n);

/* What happened, newest first. */
struct ui_log {
	struct str when; /* "9 Mar" */
	struct str text;
	struct str by;  /* "Jo Whitlock."; may be empty */
	struct str url; /* the text is a link when given */
};
void ui_log(struct html *w, const struct ui_log *l, size_t n);

/* A table. Cells are written in order; the first of a row is its heading. On phones a table with cards becomes one card
 * a row, others scroll sideways.
 *   struct ui_table t = { .caption = S("Support"), .col = cols, .cols = 3, .cards = true };
 *   ui_table_begin(w, &t); for each row { ui_row_begin(w, &t); ui_cell(w, &t, text) …; ui_row_end(w, &t); }
 *   ui_table_end(w, &t); */
struct ui_column {
	struct str head;
	bool number; /* to the end, tabular figures */
};
struct ui_table {
	struct str caption;
	bool caption_shown; /* otherwise for screen readers only */
	const struct ui_column *col;
	size_t cols;
	bool cards;
	bool small;
	size_t at; /* next column; kept by the functions */
};
void ui_table_begin(struct html *w, struct ui_table *t);
void ui_row_begin(struct html *w, struct ui_table *t);
void ui_cell(struct html *w, struct ui_table *t, struct str text);
void ui_cell_begin(struct html *w, struct ui_table *t); /* any markup until ui_cell_end */
void ui_cell_end(struct html *w, struct ui_table *t);
void ui_row_end(struct html *w, struct ui_table *t);
void ui_table_end(struct html *w, struct ui_table *t);
