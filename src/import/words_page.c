/* Values of a file that are no code: each stands once, with a choice of what it means. What is chosen is remembered for
 * the school. POST /import/:id/words. */
#include "import/words_parts.h"

#include "import/import_parts.h"
#include "core/people/codes_rule.h"
#include "core/people/year_rule.h"
#include "import/import_upload.h"
#include "import/mapping.h"
#include "import/mapping_read.h"
#include "kit/html/ui.h"
#include "notice/results/subject_rule.h"

enum { CHOICES_MAX = 80, LEFT_OUT = 2, ASKED_MAX = 60 };

static void add(struct ui_choice *c, size_t *n, struct str value, struct str label)
{
	if (*n < CHOICES_MAX)
		c[(*n)++] = (struct ui_choice){ .value = value, .label = label };
}

static void status_choices(struct req *q, struct ui_choice *c, size_t *n)
{
	for (size_t i = 0; sen_provision_at(i) != NULL; i++)
		if (date_none(sen_provision_at(i)->to))
			add(c, n, sen_provision_at(i)->code,
			    str_fmt(q->a, "%.*s (%.*s)", STR_ARG(sen_provision_at(i)->label),
			            STR_ARG(sen_provision_at(i)->code)));
}

static void need_choices(struct req *q, struct ui_choice *c, size_t *n)
{
	for (size_t i = 0; sen_type_at(i) != NULL; i++)
		if (date_none(sen_type_at(i)->to))
			add(c, n, sen_type_at(i)->code,
			    str_fmt(q->a, "%.*s (%.*s)", STR_ARG(sen_type_at(i)->label),
			            STR_ARG(sen_type_at(i)->code)));
}

/* What a word of this column may mean; 0 where there is no list to choose from. */
static size_t choices_of(struct req *q, enum column column, struct ui_choice *c)
{
	size_t n = 0;

	add(c, &n, STR_NONE, S("Choose"));
	add(c, &n, S("-"), S("Leave out"));
	switch (column) {
	case COL_STATUS:
		status_choices(q, c, &n);
		break;
	case COL_NEED:
		need_choices(q, c, &n);
		break;
	case COL_YEAR:
		for (int y = YEAR_NURSERY_1; y <= YEAR_LAST; y++)
			add(c, &n, year_code(q->a, y), year_label(q->a, y));
		break;
	case COL_SEX:
		add(c, &n, S("F"), S("Female"));
		add(c, &n, S("M"), S("Male"));
		break;
	case COL_SUBJECT:
		for (size_t i = 0; subject_at(i) != NULL; i++)
			add(c, &n, subject_at(i)->code, subject_at(i)->name);
		break;
	case COL_POINT: /* a point is added in the settings */
		return n;
	default:
		break;
	}
	return n > LEFT_OUT ? n : 0;
}

static void unknown_write(struct req *q, const struct import_unknown *u, size_t i, const struct ui_choice *c, size_t n)
{
	struct str rows = u->rows == 1 ? S("1 row") : str_fmt(q->a, "%zu rows", u->rows);

	html(&q->w, "<div class=\"unknown\">");
	html(&q->w, "<label class=\"govuk-label\" for=\"$\">“$” <span class=\"quiet\">$, $</span></label>",
	     h(import_field(q, "w", i)), h(u->value), h(u->heading), h(rows));
	html(&q->w, "<select class=\"govuk-select\" id=\"$\" name=\"$\">\n", h(import_field(q, "w", i)),
	     h(import_field(q, "w", i)));
	for (size_t k = 0; k < n; k++)
		html(&q->w, "<option value=\"$\">$</option>\n", h(c[k].value), h(c[k].label));
	html(&q->w, "</select>\n");
	ui_hidden(&q->w, import_field(q, "k", i), column_key(q->a, u->column, 1));
	ui_hidden(&q->w, import_field(q, "v", i), u->value);
	html(&q->w, "</div>\n");
}

/* Times for which the school has no assessment point: what to do is one step away. */
static void points_write(struct req *q, const struct import_unknowns *all)
{
	size_t rows = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->item[i]->column == COL_POINT)
			rows += all->item[i]->rows;
	if (rows == 0)
		return;
	html(&q->w,
	     "<p class=\"note notice\">$ of a time for which there is no assessment point. <a "
	     "href=\"/settings/points\">Add the assessment point</a> and come back here by <em>Import</em>, where this "
	     "file waits; or leave them out.</p>\n",
	     h(rows == 1 ? S("1 line is") : str_fmt(q->a, "%zu lines are", rows)));
}

void import_words_ask(struct req *q, int64_t upload_id, const struct import_unknowns *all)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, CHOICES_MAX);
	size_t asked = 0;

	points_write(q, all);
	for (size_t i = 0; i < all->n && asked < ASKED_MAX; i++) {
		size_t n = choices_of(q, all->item[i]->column, c);

		if (n == 0 || all->item[i]->value.n == 0)
			continue;
		if (asked == 0) {
			ui_sheet_as(&q->w, "needs", "words", S("Values we do not know"),
			            S("Each stands here once. Your choice is kept for next time."));
			html(&q->w, "<form method=\"post\" action=\"$\">\n", h_url(import_url(q, upload_id, "/words")));
			form_token(q);
		}
		unknown_write(q, all->item[i], asked++, c, n);
	}
	if (asked == 0)
		return;
	html(&q->w, "<p class=\"gap\">");
	ui_button(&q->w, S("Use these"), NULL, NULL, false);
	html(&q->w, "</p></form>\n");
	ui_sheet_end(&q->w);
}

/* The i-th that was answered; false when it was not, or not with a choice of its list. */
static bool word_sent(struct req *q, size_t i, struct import_word *out)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, CHOICES_MAX);
	struct str code = req_form(q, import_field(q, "w", i));
	int nth;

	out->value = req_form(q, import_field(q, "v", i));
	if (code.n == 0 || out->value.n == 0 ||
	    !column_key_read(req_form(q, import_field(q, "k", i)), &out->column, &nth) ||
	    !ui_choice_has(c, choices_of(q, out->column, c), code))
		return false;
	out->code = str_is(code, "-") ? STR_NONE : code;
	return true;
}

static enum rc do_words(struct req *q)
{
	struct import_word *word = NEW_ARRAY(q->a, struct import_word, ASKED_MAX);
	struct import_options o = { 0 };
	size_t n = 0;

	TRY(import_upload_kind(&q->c, q->id[0], &o));
	for (size_t i = 0; i < ASKED_MAX; i++)
		n += word_sent(q, i, &word[n]);
	if (n > 0)
		TRY(mapping_words_keep(&q->c, &(struct import_words){ .item = word, .n = n }));
	return import_redirect(q, q->id[0]);
}

ROUTES(words_routes, R(POST, "/import/:id/words", CAP_IMPORT, do_words));
