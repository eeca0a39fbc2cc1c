/* Forms from a record's table of fields: draw, read back, collect every error, keep what was typed.
 *
 *   struct form f;
 *   form_init(&f, q, &discussion_rec, &d);          d as loaded or new
 *   if (is POST && form_read(&f)) → use case;       RC_CONFLICT → form_conflict(&f, &theirs)
 *   page_begin(…); form_begin(&f, action); form_field(&f, "held_on"); …; form_end(&f);
 *
 * Hidden fields id and revision travel with the form: a double submit is one record, an old revision is a conflict. */
#pragma once

#include "kit/html/ui.h"
#include "core/record/record_rec.h"
#include "core/door/request.h"

enum { FORM_ERRORS_MAX = 80, FORM_CARRIED_MAX = 16 };

struct form {
	struct req *q;
	const struct record *rec;
	void *obj;
	bool posted;            /* show what was typed instead of obj */
	struct params_in typed; /* q->form, or a kept draft */
	struct str draft_note;  /* "We kept what you wrote …" when a draft was taken up */
	bool again;             /* a form for something new was sent before, with other words: for form_conflict */
	struct ui_error error[FORM_ERRORS_MAX];
	size_t errors;
	/* Fields that begin with what is known already, and where it comes from (form_carried). */
	struct {
		const char *name;
		struct str from;
	} carried[FORM_CARRIED_MAX];
	size_t carrieds;
	/* Names up to NULL that something else on the page gives: what is not typed or wrong there is no error. */
	const char *const *given;
	/* Names up to NULL of what this page has a control for, besides id and revision: nothing else is read, whoever
	 * sends it. NULL: a control for all that people type in this record. */
	const char *const *offers;
	/* Set by a page that reads and shows some fields in another way than their type (years:months): the same as
	 * field_decode and field_text, for all fields. NULL: by the type. */
	struct str (*decode)(struct arena *a, const struct field *fd, struct str typed, void *obj);
	struct str (*text)(struct arena *a, const struct field *fd, const void *obj);
};

/* Takes up a draft of this path when the person has one and the request is a GET. */
void form_init(struct form *f, struct req *q, const struct record *rec, void *obj);
/* Decodes the posted fields that the form offered (those that are present) into obj and checks type, length, choice,
 * required. True when there is no error. Hidden fields id and revision are read too. */
bool form_read(struct form *f);
/* What a new record cannot be without: an error when it stands nowhere, also when the form that was sent has no such
 * control. Pages offer some fields of a record, so form_read asks only for what was offered. True when it is there. */
bool form_need(struct form *f, const char *name);
/* Adds an error of a rule across fields. */
void form_error(struct form *f, const char *name, struct str text);
/* Summary of errors (and the note of a draft); inside the page, above the form. */
void form_summary(struct form *f);
void form_begin(struct form *f, struct str action);
/* The same for a form that brings a file: its route is R_FILE. */
void form_begin_file(struct form *f, struct str action);
/* A closed list as radios or a select box show it, without what only the program chooses; how many. Memory: from a. */
size_t form_choices(struct arena *a, const struct choice *choices, struct ui_choice **out);
/* One control by the field's declaration; label, hint and choices may be replaced. */
void form_field(struct form *f, const char *name);
void form_field_as(struct form *f, const char *name, struct str label, struct str hint);
void form_end(struct form *f);
/* This field holds what was known already when the form began, and where from: form_field says so, until something else
 * was typed. Nothing when from is empty. */
void form_carried(struct form *f, const char *name, struct str from);
/* Where a field's words come from; empty when they were typed. */
struct str form_carried_from(const struct form *f, const char *name);
/* The other person's text beside yours, field by field; obj keeps yours, its revision becomes theirs, so that the next
 * save is a deliberate one. obj must have a field named revision. Status 409. */
void form_conflict(struct form *f, const void *theirs);
/* After a successful save: the draft of this path is forgotten. */
void form_done(struct form *f);

/* Raw forms (lists of rows): the hidden forgery token alone. */
void form_token(struct req *q);
struct str form_typed(const struct form *f, const char *name);
/* Error text of a control, empty when none. */
struct str form_error_of(const struct form *f, const char *name);
/* Decodes one value by its field into obj; returns the error text or an empty text. For rows of lists. */
struct str field_decode(struct arena *a, const struct field *fd, struct str typed, void *obj);
/* Value of a ui_date control: NAME-year etc. joined as typed "d/m/y", or NAME itself. */
struct str form_date_typed(const struct params_in *p, struct arena *a, struct str name);
