#include "core/door/form.h"

#include <string.h>

#include "kit/base/utf8.h"
#include "core/account/draft.h"

void form_init(struct form *f, struct req *q, const struct record *rec, void *obj)
{
	struct str body;
	int64_t at;

	*f = (struct form){ .q = q, .rec = rec, .obj = obj, .typed = q->form, .posted = q->form.n > 0 };
	if (f->posted || !q->session.signed_in)
		return;
	if (draft_of(&q->c, q->net->path, &body, &at) == RC_OK && params_decode(q->a, body, &f->typed)) {
		f->posted = true;
		q->kept_said = true;
		f->draft_note =
		    say(&q->w, "We kept what you wrote on $. Check it and save it.", h(clock_datetime(q->a, at)));
	}
}

struct str form_date_typed(const struct params_in *p, struct arena *a, struct str name)
{
	struct str d = str_trim(params_get(p, str_fmt(a, "%.*s-day", STR_ARG(name))));
	struct str m = str_trim(params_get(p, str_fmt(a, "%.*s-month", STR_ARG(name))));
	struct str y = str_trim(params_get(p, str_fmt(a, "%.*s-year", STR_ARG(name))));

	if (d.n + m.n + y.n == 0)
		return str_trim(params_get(p, name));
	return str_fmt(a, "%.*s/%.*s/%.*s", STR_ARG(d), STR_ARG(m), STR_ARG(y));
}

/* Is a control of this name that of the field, or one of the several that it has? */
static bool is_of_field(struct str control, struct str field)
{
	struct str rest = str_sub(control, field.n, control.n);

	return str_starts(control, field) && (rest.n == 0 || str_is(rest, "-day") || str_is(rest, "-offered"));
}

static bool typed_has(const struct params_in *p, const struct field *fd)
{
	struct str name = str_of(fd->name);

	for (size_t i = 0; i < p->n; i++)
		if (is_of_field(p->v[i].name, name))
			return true;
	return false;
}

/* All values of a control, one per line: check boxes send one each. */
static struct str typed_all(const struct params_in *p, struct arena *a, const char *name)
{
	struct buf b = buf_new(a, 64 * 1024);

	for (size_t i = 0; i < p->n; i++) {
		if (!str_is(p->v[i].name, name))
			continue;
		if (b.n > 0)
			buf_char(&b, '\n');
		buf_str(&b, p->v[i].value);
	}
	return buf_view(&b);
}

static struct str typed_text(const struct params_in *p, struct arena *a, const struct field *fd)
{
	if (fd->type == FT_DATE)
		return form_date_typed(p, a, str_of(fd->name));
	if (fd->type == FT_SOME_OF)
		return typed_all(p, a, fd->name);
	return params_get(p, str_of(fd->name));
}

static struct str missing_text(struct arena *a, const struct field *fd)
{
	if (fd->missing != NULL)
		return str_of(fd->missing);
	if (fd->type == FT_ONE_OF || fd->type == FT_SOME_OF)
		return str_fmt(a, "%s: choose an answer", fd->label);
	return str_fmt(a, "%s: write something here", fd->label);
}

static bool choice_known(const struct field *fd, struct str value)
{
	for (const struct choice *c = fd->choices; c != NULL && c->value != NULL; c++)
		if (!c->by_program && str_is(value, c->value))
			return true;
	return false;
}

static struct str choices_decode(struct arena *a, const struct field *fd, struct str typed)
{
	struct str one;

	for (struct str rest = typed; rest.n > 0;) {
		one = str_cut(rest, '\n', &rest);
		if (!choice_known(fd, one))
			return str_fmt(a, "%s: choose from the list", fd->label);
	}
	return STR_NONE;
}

static struct str int_decode(struct arena *a, const struct field *fd, struct str typed, int64_t *out)
{
	int64_t v;
	int max = fd->max > 0 ? fd->max : 1000000000;

	if (!str_int(typed, &v))
		return str_fmt(a, "%s: use a whole number, such as 3", fd->label);
	if (v < fd->min || v > max)
		return str_fmt(a, "%s: use a number from %d to %d", fd->label, fd->min, max);
	*out = v;
	return STR_NONE;
}

static struct str text_decode(struct arena *a, const struct field *fd, struct str typed, struct str *out)
{
	size_t n = utf8_len(typed);

	if (n > (size_t)field_max(fd))
		return str_fmt(a, "%s: use at most %d characters. You have %zu", fd->label, field_max(fd), n);
	*out = typed;
	return STR_NONE;
}

struct str field_decode(struct arena *a, const struct field *fd, struct str typed, void *obj)
{
	void *at = field_at(fd, obj);
	struct str v = fd->type == FT_LONG ? typed : str_trim(typed);

	if (str_trim(v).n == 0 && (fd->flags & F_REQUIRED) != 0 && fd->type != FT_FLAG)
		return missing_text(a, fd);
	switch (fd->type) {
	case FT_ID:
		*(int64_t *)at = 0;
		return v.n == 0 || (str_int(v, at) && *(int64_t *)at >= 0)
		           ? STR_NONE
		           : str_fmt(a, "%s: choose from the list", fd->label);
	case FT_INT:
		if (v.n == 0) {
			*(int64_t *)at = 0;
			return STR_NONE;
		}
		return int_decode(a, fd, v, at);
	case FT_FLAG:
		*(int64_t *)at = str_is(v, "1");
		return STR_NONE;
	case FT_MILLI:
		*(int64_t *)at = MILLI_NONE;
		return v.n == 0 || milli_parse(v, at) ? STR_NONE
		                                      : str_fmt(a, "%s: use a number, such as 38 or 7.5", fd->label);
	case FT_TEXT:
	case FT_LONG:
		return text_decode(a, fd, v, at);
	case FT_ONE_OF:
		if (v.n > 0 && !choice_known(fd, v))
			return str_fmt(a, "%s: choose from the list", fd->label);
		(void)choice_find(fd->choices, v, at);
		return STR_NONE;
	case FT_SOME_OF:
		*(struct str *)at = v;
		return choices_decode(a, fd, v);
	case FT_DATE:
		*(struct date *)at = DATE_NONE;
		return v.n == 0 || date_parse(v, at) ? STR_NONE
		                                     : str_fmt(a, "%s: use a real date, such as 24 3 2026", fd->label);
	}
	return STR_NONE;
}

void form_error(struct form *f, const char *name, struct str text)
{
	if (f->errors < FORM_ERRORS_MAX)
		f->error[f->errors++] = (struct ui_error){ name, text };
	req_refuse(f->q, 422);
}

static bool is_among(const char *const *names, const char *name)
{
	for (; names != NULL && *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

/* Has this page a control for it? */
static bool is_offered(const struct form *f, const struct field *fd)
{
	if (strcmp(fd->name, "id") == 0 || strcmp(fd->name, "revision") == 0)
		return true;
	return (fd->flags & F_HIDDEN) == 0 && (f->offers == NULL || is_among(f->offers, fd->name));
}

/* What field_decode says of the usual mistake, in the language of the page. */
static struct str error_said(struct form *f, const struct field *fd, struct str typed, struct str text)
{
	bool is_text = fd->type == FT_TEXT || fd->type == FT_LONG;
	struct html *w = &f->q->w;

	if (w->tongue == NULL || !is_text || utf8_len(typed) <= (size_t)field_max(fd))
		return text;
	return say(w, "$: use at most $ characters. You have $", h_said(w, str_of(fd->label)), h(field_max(fd)),
	           h(utf8_len(typed)));
}

bool form_read(struct form *f)
{
	for (size_t i = 0; i < f->rec->fields; i++) {
		const struct field *fd = &f->rec->field[i];
		struct str typed, text;

		if (!is_offered(f, fd) || !typed_has(&f->typed, fd))
			continue;
		typed = typed_text(&f->typed, f->q->a, fd);
		text = (f->decode != NULL ? f->decode : field_decode)(f->q->a, fd, typed, f->obj);
		if (text.n > 0 && !is_among(f->given, fd->name))
			form_error(f, fd->name, error_said(f, fd, typed, text));
	}
	return f->errors == 0;
}

bool form_need(struct form *f, const char *name)
{
	const struct field *fd = record_field(f->rec, str_of(name));

	if (form_error_of(f, name).n == 0 && str_trim(field_text(f->q->a, fd, f->obj)).n == 0)
		form_error(f, name, missing_text(f->q->a, fd));
	return form_error_of(f, name).n == 0;
}

struct str form_error_of(const struct form *f, const char *name)
{
	for (size_t i = 0; i < f->errors; i++)
		if (strcmp(f->error[i].name, name) == 0)
			return f->error[i].text;
	return STR_NONE;
}

struct str form_typed(const struct form *f, const char *name)
{
	return params_get(&f->typed, str_of(name));
}

void form_summary(struct form *f)
{
	if (f->errors > 0)
		ui_error_summary(&f->q->w, f->error, f->errors);
	else if (f->draft_note.n > 0)
		ui_notice(&f->q->w, f->draft_note, true);
}

void form_token(struct req *q)
{
	ui_hidden(&q->w, "_csrf", q->session.csrf);
}

static void form_hidden(struct form *f)
{
	const struct field *id = record_field(f->rec, S("id"));
	const struct field *revision = record_field(f->rec, S("revision"));

	form_token(f->q);
	if (id != NULL)
		ui_hidden(&f->q->w, "id", field_text(f->q->a, id, f->obj));
	if (revision != NULL)
		ui_hidden(&f->q->w, "revision", field_text(f->q->a, revision, f->obj));
}

void form_begin(struct form *f, struct str action)
{
	html(&f->q->w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(action));
	form_hidden(f);
}

void form_begin_file(struct form *f, struct str action)
{
	html(&f->q->w, "<form method=\"post\" action=\"$\" enctype=\"multipart/form-data\" novalidate>\n",
	     h_url(action));
	form_hidden(f);
}

void form_end(struct form *f)
{
	html(&f->q->w, "</form>\n");
}

void form_field(struct form *f, const char *name)
{
	form_field_as(f, name, STR_NONE, STR_NONE);
}

static struct str text_of(const struct form *f, const struct field *fd, const void *obj)
{
	return (f->text != NULL ? f->text : field_text)(f->q->a, fd, obj);
}

size_t form_choices(struct arena *a, const struct choice *choices, struct ui_choice **out)
{
	size_t all = 0;
	size_t n = 0;

	while (choices != NULL && choices[all].value != NULL)
		all++;
	*out = NEW_ARRAY(a, struct ui_choice, all + 1);
	for (const struct choice *c = choices; n < all && c->value != NULL; c++)
		if (!c->by_program)
			(*out)[n++] =
			    (struct ui_choice){ str_of(c->value), str_of(c->label), str_of(c->hint), c->icon };
	return n;
}

void form_carried(struct form *f, const char *name, struct str from)
{
	if (from.n == 0 || f->carrieds == FORM_CARRIED_MAX)
		return;
	f->carried[f->carrieds].name = name;
	f->carried[f->carrieds++].from = from;
}

struct str form_carried_from(const struct form *f, const char *name)
{
	for (size_t i = 0; i < f->carrieds && !f->posted; i++)
		if (strcmp(f->carried[i].name, name) == 0)
			return f->carried[i].from;
	return STR_NONE;
}

/* A select box begins unanswered: without this line the browser would answer with the first choice. */
static size_t choices_unset(struct ui_choice *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c[i].value.n == 0)
			return n;
	memmove(c + 1, c, n * sizeof *c);
	c[0] = (struct ui_choice){ .value = S(""), .label = S("Choose") };
	return n + 1;
}

void form_field_as(struct form *f, const char *name, struct str label, struct str hint)
{
	const struct field *fd = record_field(f->rec, str_of(name));
	struct html *w = &f->q->w;
	struct ui_choice *c;
	size_t n;
	struct ui_field u = { .name = name };

	if (fd == NULL)
		return;
	u.label = label.n > 0 ? label : str_of(fd->label);
	u.hint = hint.n > 0 ? hint : str_of(fd->hint);
	u.error = form_error_of(f, name);
	u.width = fd->width;
	u.from = form_carried_from(f, name);
	u.to_family = (fd->flags & F_FAMILY) != 0;
	u.value = f->posted && typed_has(&f->typed, fd) ? typed_text(&f->typed, f->q->a, fd) : text_of(f, fd, f->obj);
	switch (fd->type) {
	case FT_ID:
		ui_hidden(w, name, u.value);
		break;
	case FT_INT:
	case FT_MILLI:
		/* The keys for decimals have no colon. */
		u.inputmode = fd->type == FT_INT ? "numeric" : f->decode == NULL ? "decimal" : NULL;
		u.width = u.width > 0 ? u.width : 5;
		if (!f->posted && fd->type == FT_INT && str_is(u.value, "0"))
			u.value = STR_NONE;
		ui_input(w, &u);
		break;
	case FT_TEXT:
		ui_input(w, &u);
		break;
	case FT_LONG:
		ui_textarea(w, &u);
		break;
	case FT_DATE:
		ui_date(w, &u);
		break;
	case FT_FLAG:
		c = &(struct ui_choice){ S("1"), u.label, u.hint, NULL };
		u.label = u.hint = STR_NONE;
		ui_checkboxes(w, &u, c, 1);
		ui_hidden(w, str_c(f->q->a, str_fmt(f->q->a, "%s-offered", name)), S("1"));
		break;
	case FT_ONE_OF:
	case FT_SOME_OF:
		n = form_choices(f->q->a, fd->choices, &c);
		if ((fd->flags & F_TILES) != 0)
			ui_tiles(w, &u, c, n, fd->type == FT_SOME_OF);
		else if (fd->type == FT_SOME_OF)
			ui_checkboxes(w, &u, c, n);
		else if (n > 7)
			ui_select(w, &u, c, choices_unset(c, n));
		else
			ui_radios(w, &u, c, n, (fd->flags & F_INLINE) != 0);
		if (fd->type == FT_SOME_OF)
			ui_hidden(w, str_c(f->q->a, str_fmt(f->q->a, "%s-offered", name)), S("1"));
		break;
	}
}

static struct str field_words(const struct form *f, const struct field *fd, const void *obj)
{
	if (fd->type == FT_ONE_OF)
		return str_of(choice_word(fd->choices, *(const int *)field_get(fd, obj)));
	if (fd->type == FT_DATE)
		return date_long(f->q->a, *(const struct date *)field_get(fd, obj));
	return text_of(f, fd, obj);
}

void form_conflict(struct form *f, const void *theirs)
{
	const struct field *revision = record_field(f->rec, S("revision"));
	struct html *w = &f->q->w;
	const char *stands = f->again ? "What stands" : "Saved by them";
	const char *typed = f->again ? "Your new words" : "Written by you";

	req_refuse(f->q, 409);
	html(w, "<section class=\"sheet conflict\" aria-labelledby=\"conflict\"><h2 id=\"conflict\">$</h2><p>$</p>\n",
	     h(f->again ? "This was saved before, with other words"
	                : "Somebody else saved this while you were writing"),
	     h(f->again
	           ? "What was saved first still stands. Your new words are in the form: save again to put them in "
	             "its place, or leave this page to keep what stands."
	           : "Nothing is lost. Their words and yours are below. Change yours in the form if you want to keep "
	             "both, then save again."));
	html(w,
	     "<table class=\"table table--cards\"><caption class=\"govuk-visually-hidden\">What differs</caption>"
	     "<thead><tr><th scope=\"col\">Part</th><th scope=\"col\">$</th><th scope=\"col\">$</th>"
	     "</tr></thead><tbody>\n",
	     h(stands), h(typed));
	for (size_t i = 0; i < f->rec->fields; i++) {
		const struct field *fd = &f->rec->field[i];

		if ((fd->flags & F_HIDDEN) != 0 || field_same(fd, f->obj, theirs))
			continue;
		html(w, "<tr><th scope=\"row\">$</th><td data-h=\"$\">", h(fd->label), h(stands));
		html_lines(w, field_words(f, fd, theirs));
		html(w, "</td><td data-h=\"$\">", h(typed));
		html_lines(w, field_words(f, fd, f->obj));
		html(w, "</td></tr>\n");
	}
	html(w, "</tbody></table></section>\n");
	if (revision != NULL)
		*(int64_t *)field_at(revision, f->obj) = *(const int64_t *)field_get(revision, theirs);
}

void form_done(struct form *f)
{
	draft_forget(&f->q->c, f->q->net->path);
}
