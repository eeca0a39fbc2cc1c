/* Components: markup that the govuk-frontend style sheets and our theme expect. Functions of (writer, plain data);
 * they know no records and no routes. Accessibility is their job: label, hint and error tied to the control,
 * aria-invalid, caption and scope, one error summary per page. */
#pragma once

#include "html/html.h"

/* Icons of assets/icons.svg by name ("assess", "plan", "do", "review", "tick", "cross", "clock", "alert" …). */
void ui_icon(struct html *w, const char *name);

enum ui_step { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };
const char *ui_step_name(enum ui_step s); /* "Assess" … */
const char *ui_step_key(enum ui_step s);  /* "assess" … for class is-assess and icon */
void ui_step_tag(struct html *w, enum ui_step s); /* pill with icon and word, as in design 02 */
void ui_tag(struct html *w, struct str text, bool strong);
void ui_cop(struct html *w, const char *para); /* "Code 6.65" link to /code/6.65 */
void ui_late(struct html *w, int days);        /* the crimson "4 days late" mark */

/* One problem with a field. name is the control's name (its id is the same). */
struct ui_error {
	const char *name;
	struct str text;
};
void ui_error_summary(struct html *w, const struct ui_error *e, size_t n);

/* What all controls share. name is also the id. error empty = none. optional adds "(optional)" to the label. */
struct ui_field {
	const char *name;
	struct str label;
	struct str hint;
	struct str value;
	struct str error;
	bool optional;
	bool label_is_heading; /* label as the page's h1 */
	const char *autocomplete;
	const char *inputmode;
	const char *type;  /* input: "text" when NULL; "password", "email", "search", "number", "date" … */
	int width;         /* input: 2,3,4,5,10,20,30 characters; 0 = full */
	int rows;          /* textarea: 0 = 4 */
	const char *lang;  /* language of the content, NULL = page's */
};
struct ui_choice {
	struct str value;
	struct str label;
	struct str hint;
	const char *icon; /* tiles only */
};
void ui_input(struct html *w, const struct ui_field *f);
void ui_textarea(struct html *w, const struct ui_field *f);
void ui_select(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n);
void ui_radios(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool inline_row);
/* Several values: f->value holds the chosen ones separated by '\n'. */
void ui_checkboxes(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n);
/* Big radios or checkboxes of the design ("tiles"). */
void ui_tiles(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool many);
/* Three boxes day, month, year named NAME-day, NAME-month, NAME-year; value is ISO or "d/m/y" as typed. */
void ui_date(struct html *w, const struct ui_field *f);
void ui_hidden(struct html *w, const char *name, struct str value);
/* Buttons: first is primary. name may be NULL; value goes with the press. */
void ui_button(struct html *w, struct str text, const char *name, const char *value, bool secondary);
void ui_link_button(struct html *w, struct str text, struct str url, bool secondary);

/* A row of a summary list. */
void ui_summary_begin(struct html *w);
void ui_summary_row(struct html *w, struct str key, struct str value); /* value keeps line breaks */
void ui_summary_end(struct html *w);

/* A sheet: white section with a heading; id is used for aria-labelledby. side text may be empty. */
void ui_sheet_begin(struct html *w, const char *id, struct str heading, struct str side);
void ui_sheet_end(struct html *w);
void ui_notice(struct html *w, struct str text, bool good); /* a message band after an action */
void ui_empty(struct html *w, struct str text);             /* empty state, in words */
