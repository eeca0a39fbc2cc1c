/* Form controls: label, hint, error and control in the markup of govuk-frontend 6 (tests/kit/html/test_ui_fixtures.c
 * compares it with their examples), buttons, the error summary. What a form means and where it goes is the affair of
 * the pages. */
#include "kit/html/ui.h"

#include <string.h>

void ui_error_summary(struct html *w, const struct ui_error *e, size_t n)
{
	if (n == 0)
		return;
	html(w, "<div class=\"govuk-error-summary\" tabindex=\"-1\"><div role=\"alert\">\n"
	        "<h2 class=\"govuk-error-summary__title\">There is a problem</h2>\n"
	        "<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">\n");
	for (size_t i = 0; i < n; i++)
		html(w, "<li><a href=\"#$\">$</a></li>\n", h(e[i].name), h_said(w, e[i].text));
	html(w, "</ul></div></div></div>\n");
}

static bool wrong(const struct ui_field *f)
{
	return f->error.n > 0;
}

static void group_begin(struct html *w, const struct ui_field *f)
{
	html(w, "<div class=\"govuk-form-group");
	if (wrong(f))
		html(w, " govuk-form-group--error");
	if (f->group != NULL)
		html(w, " $", h(f->group));
	html(w, "\">\n");
}

static void label_words(struct html *w, const struct ui_field *f)
{
	html(w, "$", h_said(w, f->label));
	if (f->optional)
		html(w, " (optional)");
}

static void label(struct html *w, const struct ui_field *f)
{
	if (f->label_is_heading)
		html(w, "<h1 class=\"govuk-label-wrapper\">");
	html(w, "<label class=\"govuk-label$\" for=\"$\">",
	     h(f->label_is_heading ? " govuk-label--l"
	       : f->label_hidden   ? " govuk-visually-hidden"
	                           : ""),
	     h(f->name));
	label_words(w, f);
	html(w, "</label>");
	if (f->label_is_heading)
		html(w, "</h1>");
	html(w, "\n");
}

static void to_family(struct html *w, const char *name, struct str words)
{
	html(w, "<p class=\"to-family\"");
	if (name != NULL)
		html(w, " id=\"$-family\"", h(name));
	html(w, ">");
	ui_icon(w, "mail");
	html(w, " $</p>\n", h_said(w, words));
}

void ui_to_family(struct html *w, struct str what)
{
	to_family(w, NULL, what);
}

static void hint_and_error(struct html *w, const struct ui_field *f)
{
	if (f->to_family)
		to_family(w, f->name, S("The family reads this word for word"));
	if (f->from.n > 0)
		html(w,
		     "<p class=\"known\" id=\"$-from\"><span class=\"tag\">Known already</span> $. Keep it, change it "
		     "or "
		     "empty it.</p>\n",
		     h(f->name), h(f->from));
	if (f->hint.n > 0)
		html(w, "<div id=\"$-hint\" class=\"govuk-hint\">$</div>\n", h(f->name), h_said(w, f->hint));
	if (wrong(f))
		html(w,
		     "<p id=\"$-error\" class=\"govuk-error-message\"><span "
		     "class=\"govuk-visually-hidden\">Error:</span> $"
		     "</p>\n",
		     h(f->name), h_said(w, f->error));
}

/* The attribute that ties hint and error to a control or fieldset. */
static void described_by(struct html *w, const struct ui_field *f)
{
	const struct {
		bool is;
		const char *part;
	} BY[] = {
		{ f->to_family, "family" }, { f->from.n > 0, "from" }, { f->hint.n > 0, "hint" }, { wrong(f), "error" }
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof BY / sizeof *BY; i++) {
		if (!BY[i].is)
			continue;
		if (n++ == 0)
			html(w, " aria-describedby=\"");
		if (n > 1)
			html(w, " ");
		html(w, "$-$", h(f->name), h(BY[i].part));
	}
	if (n > 0)
		html(w, "\"");
}

static void group_end(struct html *w)
{
	html(w, "</div>\n");
}

/* Attributes of a control that may be left out. */
static void control_attributes(struct html *w, const struct ui_field *f)
{
	described_by(w, f);
	if (wrong(f))
		html(w, " aria-invalid=\"true\"");
	if (f->autocomplete != NULL)
		html(w, " autocomplete=\"$\"", h(f->autocomplete));
	if (f->inputmode != NULL)
		html(w, " inputmode=\"$\"", h(f->inputmode));
	if (f->lang != NULL)
		html(w, " lang=\"$\" dir=\"auto\"", h(f->lang));
}

static void input_box(struct html *w, const struct ui_field *f)
{
	const char *type = f->type != NULL ? f->type : "text";

	html(w, "<input class=\"govuk-input$", h(wrong(f) ? " govuk-input--error" : ""));
	if (f->width > 0)
		html(w, " govuk-input--width-$", h(f->width));
	html(w, "\" id=\"$\" name=\"$\" type=\"$\"", h(f->name), h(f->name), h(type));
	if (f->value.n > 0 && strcmp(type, "password") != 0)
		html(w, " value=\"$\"", h(f->value));
	control_attributes(w, f);
	html(w, ">\n");
}

void ui_input(struct html *w, const struct ui_field *f)
{
	bool units = f->prefix.n > 0 || f->suffix.n > 0;

	group_begin(w, f);
	label(w, f);
	hint_and_error(w, f);
	if (units)
		html(w, "<div class=\"govuk-input__wrapper\">");
	if (f->prefix.n > 0)
		html(w, "<div class=\"govuk-input__prefix\" aria-hidden=\"true\">$</div>", h_said(w, f->prefix));
	input_box(w, f);
	if (f->suffix.n > 0)
		html(w, "<div class=\"govuk-input__suffix\" aria-hidden=\"true\">$</div>", h_said(w, f->suffix));
	if (units)
		html(w, "</div>\n");
	group_end(w);
}

void ui_textarea(struct html *w, const struct ui_field *f)
{
	group_begin(w, f);
	label(w, f);
	hint_and_error(w, f);
	html(w, "<textarea class=\"govuk-textarea$\" id=\"$\" name=\"$\" rows=\"$\"",
	     h(wrong(f) ? " govuk-textarea--error" : ""), h(f->name), h(f->name), h(f->rows > 0 ? f->rows : 4));
	control_attributes(w, f);
	html(w, ">");
	if (f->value.n > 0 && (f->value.p[0] == '\n' || f->value.p[0] == '\r'))
		html(w, "\n"); /* browsers drop the first line end */
	html(w, "$</textarea>\n", h(f->value));
	group_end(w);
}

bool ui_choice_has(const struct ui_choice *c, size_t n, struct str value)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(c[i].value, value))
			return true;
	return false;
}

static void option_group(struct html *w, const char *before, const char *now)
{
	if (before == now)
		return;
	if (before != NULL)
		html(w, "</optgroup>\n");
	if (now != NULL)
		html(w, "<optgroup label=\"$\">\n", h_said(w, str_of(now)));
}

void ui_select(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n)
{
	ui_select_grouped(w, f, c, NULL, n);
}

void ui_select_grouped(struct html *w, const struct ui_field *f, const struct ui_choice *c, const char *const *group,
                       size_t n)
{
	const char *at = NULL;

	group_begin(w, f);
	label(w, f);
	hint_and_error(w, f);
	html(w, "<select class=\"govuk-select");
	if (wrong(f))
		html(w, " govuk-select--error");
	if (f->group != NULL)
		html(w, " full");
	html(w, "\" id=\"$\" name=\"$\"", h(f->name), h(f->name));
	control_attributes(w, f);
	html(w, ">\n");
	for (size_t i = 0; i < n; i++) {
		if (group != NULL) {
			option_group(w, at, group[i]);
			at = group[i];
		}
		html(w, "<option value=\"$\"$>$</option>\n", h(c[i].value),
		     h_flag("selected", str_eq(c[i].value, f->value)), h_said(w, c[i].label));
	}
	option_group(w, at, NULL);
	html(w, "</select>\n");
	group_end(w);
}

/* Group and fieldset with the label as legend. role NULL = none (browsers know a fieldset as a group). */
static void fieldset_begin(struct html *w, const struct ui_field *f, const char *role)
{
	group_begin(w, f);
	html(w, "<fieldset class=\"govuk-fieldset\"");
	if (role != NULL)
		html(w, " role=\"$\"", h(role));
	described_by(w, f);
	html(w, ">\n<legend class=\"govuk-fieldset__legend$\">",
	     h(f->label_is_heading ? " govuk-fieldset__legend--l"
	       : f->label_hidden   ? " govuk-visually-hidden"
	                           : ""));
	if (f->label_is_heading)
		html(w, "<h1 class=\"govuk-fieldset__heading\">");
	label_words(w, f);
	if (f->label_is_heading)
		html(w, "</h1>");
	html(w, "</legend>\n");
	hint_and_error(w, f);
}

static void fieldset_end(struct html *w)
{
	html(w, "</fieldset>\n");
	group_end(w);
}

/* The id of the i-th choice: NAME, NAME-2, NAME-3 … so that the error summary's link finds the first. */
static struct str choice_id(struct html *w, const struct ui_field *f, size_t i)
{
	return i == 0 ? str_of(f->name) : str_fmt(w->a, "%s-%zu", f->name, i + 1);
}

/* Is v one of the lines of set? */
static bool chosen(struct str set, struct str v)
{
	struct str rest = set;

	while (rest.n > 0)
		if (str_eq(str_cut(rest, '\n', &rest), v))
			return true;
	return false;
}

void ui_radios(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool inline_row)
{
	struct str id;

	fieldset_begin(w, f, NULL);
	html(w, "<div class=\"govuk-radios$\">\n", h(inline_row ? " govuk-radios--inline" : ""));
	for (size_t i = 0; i < n; i++) {
		id = choice_id(w, f, i);
		html(w,
		     "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"$\" name=\"$\" "
		     "type=\"radio\" value=\"$\"$",
		     h(id), h(f->name), h(c[i].value), h_flag("checked", str_eq(c[i].value, f->value)));
		if (c[i].hint.n > 0)
			html(w, " aria-describedby=\"$-item-hint\"", h(id));
		html(w, ">\n<label class=\"govuk-label govuk-radios__label\" for=\"$\">$</label>\n", h(id),
		     h_said(w, c[i].label));
		if (c[i].hint.n > 0)
			html(w, "<div id=\"$-item-hint\" class=\"govuk-hint govuk-radios__hint\">$</div>\n", h(id),
			     h_said(w, c[i].hint));
		html(w, "</div>\n");
	}
	html(w, "</div>\n");
	fieldset_end(w);
}

void ui_checkboxes(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n)
{
	struct str id;

	fieldset_begin(w, f, NULL);
	html(w, "<div class=\"govuk-checkboxes\">\n");
	for (size_t i = 0; i < n; i++) {
		id = choice_id(w, f, i);
		html(w,
		     "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"$\" "
		     "name=\"$\" type=\"checkbox\" value=\"$\"$",
		     h(id), h(f->name), h(c[i].value), h_flag("checked", chosen(f->value, c[i].value)));
		if (c[i].hint.n > 0)
			html(w, " aria-describedby=\"$-item-hint\"", h(id));
		html(w, ">\n<label class=\"govuk-label govuk-checkboxes__label\" for=\"$\">$</label>\n", h(id),
		     h_said(w, c[i].label));
		if (c[i].hint.n > 0)
			html(w, "<div id=\"$-item-hint\" class=\"govuk-hint govuk-checkboxes__hint\">$</div>\n", h(id),
			     h_said(w, c[i].hint));
		html(w, "</div>\n");
	}
	html(w, "</div>\n");
	fieldset_end(w);
}

/* How many tiles stand in a row, as a class of the theme. */
static const char *tiles_class(const struct ui_choice *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c[i].hint.n > 0)
			return n == 4 ? "tiles tiles--4" : "tiles tiles--pick";
	if (n == 5 && c[0].icon != NULL && strncmp(c[0].icon, "face", 4) == 0)
		return "tiles tiles--5 tiles--faces";
	return n == 5            ? "tiles tiles--5"
	       : n == 2          ? "tiles tiles--2"
	       : n == 4 || n > 5 ? "tiles tiles--4"
	                         : "tiles tiles--3";
}

void ui_tiles(struct html *w, const struct ui_field *f, const struct ui_choice *c, size_t n, bool many)
{
	bool on;

	fieldset_begin(w, f, NULL);
	html(w, "<div class=\"$\">\n", h(tiles_class(c, n)));
	for (size_t i = 0; i < n; i++) {
		on = many ? chosen(f->value, c[i].value) : str_eq(f->value, c[i].value);
		html(w, "<label class=\"tile\"><input id=\"$\" type=\"$\" name=\"$\" value=\"$\"$><span>",
		     h(choice_id(w, f, i)), h(many ? "checkbox" : "radio"), h(f->name), h(c[i].value),
		     h_flag("checked", on));
		if (c[i].icon != NULL)
			ui_icon(w, c[i].icon);
		if (c[i].hint.n > 0)
			html(w, "<strong>$</strong> $</span></label>\n", h_said(w, c[i].label), h_said(w, c[i].hint));
		else
			html(w, " $</span></label>\n", h_said(w, c[i].label));
	}
	html(w, "</div>\n");
	fieldset_end(w);
}

struct date_part {
	const char *key;
	const char *label;
	int width;
};

static void date_box(struct html *w, const struct ui_field *f, const struct date_part *p, struct str value)
{
	html(w,
	     "<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\">\n"
	     "<label class=\"govuk-label govuk-date-input__label\" for=\"$-$\">$</label>\n",
	     h(f->name), h(p->key), h_said(w, str_of(p->label)));
	html(w,
	     "<input class=\"govuk-input govuk-date-input__input$ govuk-input--width-$\" id=\"$-$\" name=\"$-$\" "
	     "type=\"text\" inputmode=\"numeric\"",
	     h(wrong(f) ? " govuk-input--error" : ""), h(p->width), h(f->name), h(p->key), h(f->name), h(p->key));
	if (value.n > 0)
		html(w, " value=\"$\"", h(value));
	if (f->autocomplete != NULL)
		html(w, " autocomplete=\"$-$\"", h(f->autocomplete), h(p->key));
	if (wrong(f))
		html(w, " aria-invalid=\"true\"");
	html(w, "></div></div>\n");
}

void ui_date(struct html *w, const struct ui_field *f)
{
	static const struct date_part part[] = { { "day", "Day", 2 }, { "month", "Month", 2 }, { "year", "Year", 4 } };
	struct str rest = f->value;
	struct date d;

	if (date_parse_iso(f->value, &d))
		rest = str_fmt(w->a, "%d/%d/%d", d.d, d.m, d.y);
	fieldset_begin(w, f, "group");
	/* tabindex: the link in the error summary moves the focus here */
	html(w, "<div class=\"govuk-date-input\" id=\"$\" tabindex=\"-1\">\n", h(f->name));
	for (size_t i = 0; i < 3; i++)
		date_box(w, f, &part[i], i < 2 ? str_cut(rest, '/', &rest) : rest);
	html(w, "</div>\n");
	fieldset_end(w);
}

void ui_hidden(struct html *w, const char *name, struct str value)
{
	html(w, "<input type=\"hidden\" name=\"$\" value=\"$\">\n", h(name), h(value));
}

static void action_look(struct html *w, const struct ui_action *a)
{
	html(w, " class=\"govuk-button");
	if (a->secondary)
		html(w, " govuk-button--secondary");
	if (a->warning)
		html(w, " govuk-button--warning");
	if (a->full)
		html(w, " govuk-button--full");
	html(w, "\"");
}

static void action_words(struct html *w, const struct ui_action *a)
{
	if (a->icon != NULL)
		ui_icon(w, a->icon);
	html(w, "$", h_said(w, a->text));
	if (a->about.n > 0)
		ui_hidden_text(w, a->about);
}

void ui_action(struct html *w, const struct ui_action *a)
{
	if (a->url.n > 0) {
		html(w, "<a href=\"$\"", h_url(a->url));
		action_look(w, a);
		html(w, ">");
		action_words(w, a);
		html(w, "</a>\n");
		return;
	}
	html(w, "<button type=\"submit\"");
	if (a->name != NULL)
		html(w, " name=\"$\"", h(a->name));
	if (a->value.n > 0)
		html(w, " value=\"$\"", h(a->value));
	action_look(w, a);
	html(w, ">");
	action_words(w, a);
	html(w, "</button>\n");
}

void ui_button(struct html *w, struct str text, const char *name, const char *value, bool secondary)
{
	ui_action(w, &(struct ui_action){ .text = text, .name = name, .value = str_of(value), .secondary = secondary });
}

void ui_enter_saves(struct html *w, struct str text, const char *name, const char *value)
{
	html(w,
	     "<button class=\"govuk-visually-hidden\" type=\"submit\" name=\"$\" value=\"$\" tabindex=\"-1\" "
	     "aria-hidden=\"true\" data-enter>$</button>\n",
	     h(name), h(value), h_said(w, text));
}

void ui_link_button(struct html *w, struct str text, struct str url, bool secondary)
{
	ui_action(w, &(struct ui_action){ .text = text, .url = url, .secondary = secondary });
}

void ui_filter_begin(struct html *w, struct str url)
{
	html(w, "<form class=\"filter noprint\" method=\"get\" action=\"$\">\n", h_url(url));
}

void ui_filter_end(struct html *w, struct str button)
{
	ui_button(w, button, NULL, NULL, true);
	html(w, "</form>\n");
}
