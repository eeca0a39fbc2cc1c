/* Our form controls against the examples that govuk-frontend ships (fixtures.json): same options, same markup. Compared
 * are tags, attributes in any order and words. Not compared, on purpose: data-module, role="button" and draggable on
 * links (for scripts that we do not load); aria-invalid and the tabindex of a date (ours); name, where an example's id
 * is not its name, and disabled. `left_out` has each option that we do not offer, with the reason; a new option of
 * govuk-frontend is in neither list and fails the test, so that somebody decides. */
/* clang-format off: tables to be read as tables */
#include "support/support.h"
#include "kit/html/ui.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct reason {
	const char *option;
	const char *why;
};

static const struct reason left_out[] = {
	{ "attributes", "free attributes are not offered" },
	{ "autocapitalize", "not needed" },
	{ "checked false", "the value alone says what is chosen" },
	{ "classes", "free classes are not offered" },
	{ "conditional", "fields that appear need a script; the theme uses :has()" },
	{ "day", "single parts of a date are not configured" },
	{ "descriptionHtml", "our error summary has no text of its own" },
	{ "descriptionText", "our error summary has no text of its own" },
	{ "describedBy", "only our own hint and error describe a control" },
	{ "disableAutoFocus", "a matter of their script" },
	{ "disabled", "a button is never disabled: press it and be told what is missing" },
	{ "divider", "not offered" },
	{ "error", "an error is of the whole date" },
	{ "html", "no markup from outside goes into a component" },
	{ "id", "the id is the name" },
	{ "inputWrapper", "free attributes are not offered" },
	{ "isStartButton", "not in our design" },
	{ "items[] without value", "choices have a value; the empty one is marked when nothing is chosen" },
	{ "month", "single parts of a date are not configured" },
	{ "name of a choice", "choices of one control have one name" },
	{ "no fieldset", "a group of controls always has a legend" },
	{ "no name", "a control always has a name" },
	{ "not an object", "their tests of falsy items" },
	{ "not day, month, year", "our date always has three parts, in this order" },
	{ "pattern", "the server checks" },
	{ "preventDoubleClick", "a matter of their script; a double press is one save with us" },
	{ "spellcheck", "left to the browser" },
	{ "summaryHtml", "no markup from outside goes into a component" },
	{ "title", "the title is fixed" },
	{ "titleHtml", "the title is fixed" },
	{ "type", "only submit buttons" },
	{ "visuallyHiddenText", "the prefix is always Error" },
	{ "year", "single parts of a date are not configured" },
};

static int used[sizeof left_out / sizeof left_out[0]];

struct example {
	struct arena *a;
	json_t *o;           /* options */
	const char *skip;    /* the option that we do not offer */
	const char *without; /* an attribute that is not compared here, as "name=" */
	struct html w;
	struct buf b;
};

static void leave_out(struct example *x, const char *option)
{
	if (x->skip == NULL)
		x->skip = option;
}

/* Options of o that are not among the words of known. */
static void only(struct example *x, json_t *o, const char *known)
{
	const char *key;
	json_t *value;
	char word[64];

	json_object_foreach(o, key, value)
	{
		(void)snprintf(word, sizeof word, " %s ", key);
		if (strstr(known, word) == NULL)
			leave_out(x, key);
	}
}

static struct str text(json_t *o, const char *key)
{
	json_t *v = json_object_get(o, key);
	static char number[32];

	if (json_is_integer(v)) {
		(void)snprintf(number, sizeof number, "%lld", (long long)json_integer_value(v));
		return str_of(number);
	}
	return str_of(json_string_value(v));
}

static struct str copy(struct example *x, json_t *o, const char *key)
{
	return str_dup(x->a, text(o, key));
}

static void heading(struct example *x, json_t *label, const char *large, struct ui_field *f)
{
	struct str classes = text(label, "classes");

	only(x, label, " text classes isPageHeading ");
	f->label = copy(x, label, "text");
	f->label_is_heading = json_is_true(json_object_get(label, "isPageHeading"));
	if (f->label_is_heading != str_is(classes, large) || (!f->label_is_heading && classes.n > 0))
		leave_out(x, "classes");
}

static void hint_and_error(struct example *x, struct ui_field *f)
{
	json_t *hint = json_object_get(x->o, "hint");
	json_t *error = json_object_get(x->o, "errorMessage");
	json_t *group = json_object_get(x->o, "formGroup");

	only(x, hint, " text ");
	only(x, error, " text ");
	only(x, group, " classes ");
	f->hint = copy(x, hint, "text");
	f->error = copy(x, error, "text");
	if (group != NULL)
		f->group = json_string_value(json_object_get(group, "classes"));
}

static void names(struct example *x, const char *id_key, struct ui_field *f)
{
	const char *id = json_string_value(json_object_get(x->o, id_key));

	f->name = json_string_value(json_object_get(x->o, "name"));
	if (id != NULL && (f->name == NULL || strcmp(id, f->name) != 0))
		x->without = "name=";
	if (id != NULL)
		f->name = id;
	if (f->name == NULL)
		leave_out(x, "no name");
}

static void units(struct example *x, struct ui_field *f)
{
	only(x, json_object_get(x->o, "prefix"), " text ");
	only(x, json_object_get(x->o, "suffix"), " text ");
	f->prefix = copy(x, json_object_get(x->o, "prefix"), "text");
	f->suffix = copy(x, json_object_get(x->o, "suffix"), "text");
}

static void make_input(struct example *x)
{
	struct ui_field f = { 0 };
	struct str classes = text(x->o, "classes");
	int64_t width = 0;

	only(x, x->o,
	     " label name id hint errorMessage classes prefix suffix value type inputmode autocomplete formGroup ");
	names(x, "id", &f);
	heading(x, json_object_get(x->o, "label"), "govuk-label--l", &f);
	hint_and_error(x, &f);
	units(x, &f);
	if (str_starts(classes, S("govuk-input--width-")))
		(void)str_int(str_sub(classes, sizeof "govuk-input--width-" - 1, 9), &width);
	if (classes.n > 0 && width == 0)
		leave_out(x, "classes");
	f.width = (int)width;
	f.value = copy(x, x->o, "value");
	f.type = json_string_value(json_object_get(x->o, "type"));
	f.inputmode = json_string_value(json_object_get(x->o, "inputmode"));
	f.autocomplete = json_string_value(json_object_get(x->o, "autocomplete"));
	if (x->skip == NULL)
		ui_input(&x->w, &f);
}

static void make_textarea(struct example *x)
{
	struct ui_field f = { 0 };
	int64_t rows = 5;

	only(x, x->o, " label name id hint errorMessage value rows autocomplete formGroup ");
	names(x, "id", &f);
	heading(x, json_object_get(x->o, "label"), "govuk-label--l", &f);
	hint_and_error(x, &f);
	(void)str_int(text(x->o, "rows"), &rows);
	f.rows = (int)rows;
	f.value = copy(x, x->o, "value");
	f.autocomplete = json_string_value(json_object_get(x->o, "autocomplete"));
	if (x->skip == NULL)
		ui_textarea(&x->w, &f);
}

enum { CHOICES = 20 };

/* The choices; adds the checked ones to f->value. */
static size_t choices(struct example *x, struct ui_choice *c, struct ui_field *f)
{
	json_t *items = json_object_get(x->o, "items");
	json_t *hint;
	json_t *item;
	json_t *value;
	size_t n = 0;
	size_t i;

	f->value = copy(x, x->o, "value");
	json_array_foreach(json_object_get(x->o, "values"), i, value) f->value =
	    str_fmt(x->a, "%.*s\n%s", STR_ARG(f->value), json_string_value(value));
	json_array_foreach(items, i, item)
	{
		if (!json_is_object(item)) {
			leave_out(x, "not an object");
			return 0;
		}
		if (json_object_get(item, "name") != NULL)
			leave_out(x, "name of a choice");
		only(x, item, " value text hint selected checked disabled ");
		if (text(item, "value").n == 0)
			leave_out(x, "items[] without value");
		if (json_is_false(json_object_get(item, "selected")) || json_is_false(json_object_get(item, "checked")))
			leave_out(x, "checked false");
		hint = json_object_get(item, "hint");
		only(x, hint, " text ");
		assert_true(n < CHOICES);
		c[n++] =
		    (struct ui_choice){ copy(x, item, "value"), copy(x, item, "text"), copy(x, hint, "text"), NULL };
		if (json_is_true(json_object_get(item, "selected")) || json_is_true(json_object_get(item, "checked")))
			f->value = str_fmt(x->a, "%.*s%s%.*s", STR_ARG(f->value), f->value.n > 0 ? "\n" : "",
			                   STR_ARG(c[n - 1].value));
	}
	return n;
}

static void make_select(struct example *x)
{
	struct ui_field f = { 0 };
	struct ui_choice c[CHOICES];
	size_t n;

	only(x, x->o, " label name id hint errorMessage value items ");
	names(x, "id", &f);
	heading(x, json_object_get(x->o, "label"), "govuk-label--l", &f);
	hint_and_error(x, &f);
	n = choices(x, c, &f);
	if (x->skip == NULL)
		ui_select(&x->w, &f, c, n);
}

static size_t group_of_choices(struct example *x, struct ui_choice *c, struct ui_field *f)
{
	json_t *fieldset = json_object_get(x->o, "fieldset");

	names(x, "idPrefix", f);
	if (fieldset == NULL)
		leave_out(x, "no fieldset");
	only(x, fieldset, " legend ");
	heading(x, json_object_get(fieldset, "legend"), "govuk-fieldset__legend--l", f);
	hint_and_error(x, f);
	return choices(x, c, f);
}

static void make_radios(struct example *x)
{
	struct ui_field f = { 0 };
	struct ui_choice c[CHOICES];
	bool inline_row = str_is(text(x->o, "classes"), "govuk-radios--inline");
	size_t n;

	only(x, x->o,
	     inline_row ? " name idPrefix fieldset hint errorMessage items value formGroup classes "
	                : " name idPrefix fieldset hint errorMessage items value formGroup ");
	n = group_of_choices(x, c, &f);
	if (x->skip == NULL)
		ui_radios(&x->w, &f, c, n, inline_row);
}

static void make_checkboxes(struct example *x)
{
	struct ui_field f = { 0 };
	struct ui_choice c[CHOICES];
	size_t n;

	only(x, x->o, " name idPrefix fieldset hint errorMessage items values formGroup ");
	n = group_of_choices(x, c, &f);
	if (x->skip == NULL)
		ui_checkboxes(&x->w, &f, c, n);
}

static void date_items(struct example *x, struct ui_field *f)
{
	static const char *const want[] = { "day", "month", "year" };
	json_t *items = json_object_get(x->o, "items");
	json_t *item;
	size_t i;

	if (items != NULL && json_array_size(items) != 3)
		leave_out(x, "not day, month, year");
	json_array_foreach(items, i, item)
	{
		only(x, item, " name classes autocomplete ");
		if (json_object_get(item, "autocomplete") != NULL) {
			f->autocomplete = "bday";
			if (!str_starts(text(item, "autocomplete"), S("bday-")))
				leave_out(x, "autocomplete of another kind");
		}
		if (x->skip == NULL &&
		    (!str_is(text(item, "name"), want[i]) ||
		     !str_is(text(item, "classes"), i < 2 ? "govuk-input--width-2" : "govuk-input--width-4")))
			leave_out(x, "not day, month, year");
	}
}

static struct str date_value(struct example *x)
{
	json_t *values = json_object_get(x->o, "values");
	const char *prefix = json_string_value(json_object_get(x->o, "namePrefix"));
	struct str part[3];
	static const char *const key[] = { "day", "month", "year" };

	if (values == NULL)
		return STR_NONE;
	for (size_t i = 0; i < 3; i++)
		part[i] =
		    copy(x, values, prefix == NULL ? key[i] : str_c(x->a, str_fmt(x->a, "%s-%s", prefix, key[i])));
	return str_join(x->a, part, 3, S("/"));
}

static void make_date(struct example *x)
{
	struct ui_field f = { 0 };
	json_t *fieldset = json_object_get(x->o, "fieldset");
	const char *prefix = json_string_value(json_object_get(x->o, "namePrefix"));

	only(x, x->o, " id fieldset hint errorMessage items namePrefix values formGroup ");
	f.name = json_string_value(json_object_get(x->o, "id"));
	if (prefix == NULL || strcmp(prefix, f.name) != 0)
		x->without = "name=";
	if (fieldset == NULL)
		leave_out(x, "no fieldset");
	only(x, fieldset, " legend ");
	heading(x, json_object_get(fieldset, "legend"), "govuk-fieldset__legend--l", &f);
	hint_and_error(x, &f);
	date_items(x, &f);
	f.value = date_value(x);
	if (x->skip == NULL)
		ui_date(&x->w, &f);
}

static void make_error_message(struct example *x)
{
	struct ui_field f = { .name = "x", .label = S("x") };
	struct str page;
	ptrdiff_t from;
	ptrdiff_t to;

	only(x, x->o, " text id ");
	if (json_object_get(x->o, "id") != NULL)
		leave_out(x, "id");
	f.error = copy(x, x->o, "text");
	x->without = "id=";
	if (x->skip != NULL)
		return;
	ui_input(&x->w, &f);
	page = str_dup(x->a, buf_view(&x->b));
	from = str_find(page, S("<p "));
	x->b.n = 0;
	to = str_find(page, S("</p>")) + 4;
	buf_str(&x->b, str_sub(page, (size_t)from, (size_t)(to - from)));
}

static void make_error_summary(struct example *x)
{
	struct ui_error e[8];
	json_t *item;
	size_t i;
	size_t n = 0;

	only(x, x->o, " titleText errorList ");
	if (!str_is(text(x->o, "titleText"), "There is a problem"))
		leave_out(x, "title");
	json_array_foreach(json_object_get(x->o, "errorList"), i, item)
	{
		only(x, item, " text href ");
		if (json_object_get(item, "href") == NULL)
			leave_out(x, "no name");
		else
			e[n++] = (struct ui_error){ json_string_value(json_object_get(item, "href")) + 1,
				                    copy(x, item, "text") };
	}
	if (x->skip == NULL)
		ui_error_summary(&x->w, e, n);
}

static void make_button(struct example *x)
{
	struct str classes = text(x->o, "classes");
	struct ui_action act = { .secondary = str_is(classes, "govuk-button--secondary"),
		                 .warning = str_is(classes, "govuk-button--warning") };

	only(x, x->o, " text name value href classes ");
	if (classes.n > 0 && !act.secondary && !act.warning)
		leave_out(x, "classes");
	act.text = copy(x, x->o, "text");
	act.url = copy(x, x->o, "href");
	act.name = json_string_value(json_object_get(x->o, "name"));
	act.value = copy(x, x->o, "value");
	if (x->skip == NULL)
		ui_action(&x->w, &act);
}

static void make_details(struct example *x)
{
	only(x, x->o, " summaryText text ");
	if (x->skip != NULL)
		return;
	ui_details_begin(&x->w, copy(x, x->o, "summaryText"));
	html(&x->w, "$", h(text(x->o, "text")));
	ui_details_end(&x->w);
}

/* ---- comparison ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool ignored(const struct example *x, struct str attribute)
{
	static const char *const always[] = { "data-module", "aria-invalid", "tabindex=",
		                              "disabled",    "draggable",    "role=\"button\"" };

	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		if (str_starts(attribute, str_of(always[i])))
			return true;
	return x->without != NULL && str_starts(attribute, str_of(x->without));
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* One tag with its attributes sorted. */
static void put_tag(const struct example *x, struct buf *b, struct str tag)
{
	struct str part[40];
	size_t n = 0;
	bool quoted;
	size_t i;

	for (tag = str_trim(tag); tag.n > 0; tag = str_trim(str_sub(tag, i, tag.n))) {
		quoted = false;
		for (i = 0; i < tag.n && (quoted || !is_space(tag.p[i])); i++)
			quoted ^= tag.p[i] == '"';
		assert_true(n < 40);
		if (n == 0 || !ignored(x, str_sub(tag, 0, i)))
			part[n++] = str_sub(tag, 0, i);
	}
	if (n > 1)
		qsort(part + 1, n - 1, sizeof part[0], by_text);
	buf_char(b, '<');
	for (size_t k = 0; k < n; k++) {
		buf_str(b, k > 0 ? S(" ") : S(""));
		buf_str(b, part[k]);
	}
	buf_str(b, S(">\n"));
}

static void put_words(struct buf *b, struct str s)
{
	bool gap = false;

	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (is_space(s.p[i])) {
			gap = true;
			continue;
		}
		if (gap)
			buf_char(b, ' ');
		gap = false;
		buf_char(b, s.p[i]);
	}
	if (s.n > 0)
		buf_char(b, '\n');
}

static const char *normal(const struct example *x, struct str s)
{
	struct buf b = buf_new(x->a, 1 << 20);
	ptrdiff_t at;

	while (s.n > 0) {
		at = str_find(s, S("<"));
		put_words(&b, str_sub(s, 0, at < 0 ? s.n : (size_t)at));
		if (at < 0)
			break;
		s = str_sub(s, (size_t)at + 1, s.n);
		at = str_find(s, S(">"));
		assert_true(at > 0);
		put_tag(x, &b, str_sub(s, 0, (size_t)at));
		s = str_sub(s, (size_t)at + 1, s.n);
	}
	return str_c(x->a, buf_view(&b));
}

static void count_skip(const char *component, const char *name, const char *option)
{
	for (size_t i = 0; i < sizeof left_out / sizeof left_out[0]; i++)
		if (strcmp(left_out[i].option, option) == 0) {
			used[i]++;
			return;
		}
	fail_msg("%s, \"%s\": the option %s is neither offered nor left out with a reason", component, name, option);
}

/* Compares all examples of a component; at least `least` of them must be comparable. */
static void component(const char *name, void (*make)(struct example *x), int least)
{
	struct arena *a = test_arena();
	json_t *file;
	json_t *fixture;
	const char *ours;
	const char *theirs;
	size_t i;
	int compared = 0;

	file = json_load_file(str_c(a, str_fmt(a, "node_modules/govuk-frontend/dist/govuk/components/%s/fixtures.json",
	                                       name)),
	                      0, NULL);
	assert_non_null(file);
	json_array_foreach(json_object_get(file, "fixtures"), i, fixture)
	{
		struct example x = { .a = a, .o = json_object_get(fixture, "options") };
		const char *title = json_string_value(json_object_get(fixture, "name"));

		x.b = buf_new(a, 1 << 20);
		html_init(&x.w, a, &x.b);
		make(&x);
		if (x.skip != NULL) {
			count_skip(name, title, x.skip);
			continue;
		}
		assert_int_equal(x.w.misuse, 0);
		ours = normal(&x, buf_view(&x.b));
		theirs = normal(&x, text(fixture, "html"));
		if (strcmp(ours, theirs) != 0)
			fail_msg("%s, \"%s\"\nours:\n%s\ntheirs:\n%s", name, title, ours, theirs);
		compared++;
	}
	print_message("%s: %d of %zu examples compared\n", name, compared, i);
	assert_true(compared >= least);
	json_decref(file);
	arena_free(a);
}

static void controls(void **state)
{
	(void)state;
	component("input", make_input, 25);
	component("textarea", make_textarea, 7);
	component("select", make_select, 7);
	component("radios", make_radios, 8);
	component("checkboxes", make_checkboxes, 6);
	component("date-input", make_date, 6);
}

static void other_parts(void **state)
{
	(void)state;
	component("error-message", make_error_message, 1);
	component("error-summary", make_error_summary, 1);
	component("button", make_button, 6);
	component("details", make_details, 2);
}

/* A reason that no example needs any more is taken out of the list. */
static void every_reason_is_needed(void **state)
{
	int idle = 0;

	(void)state;
	for (size_t i = 0; i < sizeof left_out / sizeof left_out[0]; i++) {
		if (used[i] == 0)
			print_message("no example is left out for: %s (%s)\n", left_out[i].option, left_out[i].why);
		idle += used[i] == 0;
	}
	assert_int_equal(idle, 0);
}

TEST_MAIN(test_ui_fixtures)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(controls),
		cmocka_unit_test(other_parts),
		cmocka_unit_test(every_reason_is_needed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
