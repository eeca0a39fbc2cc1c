/* /import/:id/columns: each column of a file with three of its values, and what it is. What is said here is kept with
 * the file, and by a name for the next file with the same headings. Nothing of the file is written. */
#include "core/door/page.h"
#include "import/import_parts.h"
#include "import/import_upload.h"
#include "import/mapping.h"
#include "kit/html/ui.h"
#include "notice/results/scale_rule.h"
#include "notice/results/scales.h"
#include "notice/results/subject_rule.h"

enum { OPTIONS_MAX = 700 };

/* What a column may be: the choices of every select of the page. */
struct options {
	struct ui_choice c[OPTIONS_MAX];
	const char *group[OPTIONS_MAX];
	size_t n;
};

struct match {
	struct req *q;
	struct import_waiting w;
	struct import_columns cols;
	struct options *o;
	struct str *value; /* of each select */
	struct str *error; /* by column */
	struct str *claim; /* which column of a claim counts, as it was sent */
	struct str name;   /* under which it is kept */
	struct str name_error;
	struct str missing; /* nothing is it, and the file needs it */
	int64_t sheet;      /* of a workbook; 0: the first */
	bool remember;
	bool replace;
};

/* ---- what may be chosen ---- */

static void option(struct options *o, const char *group, struct str value, struct str label)
{
	if (o->n == OPTIONS_MAX)
		return;
	o->group[o->n] = group;
	o->c[o->n++] = (struct ui_choice){ .value = value, .label = label };
}

/* Numbered columns are offered up to one more than the file has. */
static int last_of(const struct import_columns *cols, enum column c)
{
	int last = c == COL_NEED ? 2 : 0;

	for (size_t i = 0; i < cols->n; i++)
		if (cols->column[i].is.saying == SAID_COLUMN && cols->column[i].is.column == c &&
		    cols->column[i].is.nth > last)
			last = cols->column[i].is.nth;
	return last < COLUMN_NTH_MAX ? last + 1 : last;
}

static void options_of_owner(struct match *m, enum column_owner owner)
{
	struct arena *a = m->q->a;

	for (int c = COL_NONE + 1; c < COL_COUNT; c++) {
		int last = column_numbered((enum column)c) ? last_of(&m->cols, (enum column)c) : 0;

		if (column_owner((enum column)c) != owner || !column_offered(m->cols.kind, (enum column)c))
			continue;
		for (int nth = last > 0; nth <= last; nth++)
			option(m->o, column_owner_name(owner), column_key(a, (enum column)c, nth),
			       column_label(a, (enum column)c, nth));
	}
}

/* A heading of results is read as the name of a subject and of a scale. */
static void options_of_scale(struct match *m, const struct scale *s)
{
	for (size_t i = 0; subject_at(i) != NULL; i++)
		if (scale_for(s, subject_at(i)->code))
			option(m->o, "A result",
			       str_fmt(m->q->a, "=%.*s %.*s", STR_ARG(subject_at(i)->name), STR_ARG(s->name)),
			       str_fmt(m->q->a, "%.*s: %.*s", STR_ARG(subject_at(i)->name), STR_ARG(s->name)));
}

/* What is kept may name a result in words of its own. */
static void options_kept(struct match *m)
{
	for (size_t i = 0; i < m->cols.n; i++) {
		struct str as = m->cols.column[i].is.as;
		struct str value = str_fmt(m->q->a, "=%.*s", STR_ARG(as));

		if (m->cols.column[i].is.saying == SAID_AS && !ui_choice_has(m->o->c, m->o->n, value))
			option(m->o, "A result", value, str_fmt(m->q->a, "A result, as kept: %.*s", STR_ARG(as)));
	}
}

static enum rc options_fill(struct match *m)
{
	struct scales all = { 0 };

	option(m->o, NULL, S("-"), S("Leave out"));
	if (m->cols.kind == IMPORT_RESULTS)
		option(m->o, NULL, S(""), S("A result, as the heading says"));
	for (enum column_owner w = OWNER_CHILD; w <= OWNER_ROW; w++)
		options_of_owner(m, w);
	if (m->cols.kind != IMPORT_RESULTS)
		return RC_OK;
	TRY(scales_read(&m->q->c, &all));
	for (size_t i = 0; i < all.n; i++)
		if (all.scale[i].live != 0)
			options_of_scale(m, &all.scale[i]);
	options_kept(m);
	return RC_OK;
}

/* The value of a column's select as it stands. */
static struct str value_of(struct match *m, const struct import_column *k)
{
	switch (k->is.saying) {
	case SAID_COLUMN:
		return column_key(m->q->a, k->is.column, k->is.nth);
	case SAID_AS:
		return str_fmt(m->q->a, "=%.*s", STR_ARG(k->is.as));
	case SAID_OUT:
		return S("-");
	case SAID_NOTHING:
		break;
	}
	return k->result ? S("") : S("-");
}

/* ---- writing ---- */

static const char *how_words(const struct import_column *k)
{
	switch (k->how) {
	case COLUMN_GUESSED:
		return "Our guess, from what stands in it.";
	case COLUMN_BY_KEPT:
		return "As kept from last time.";
	case COLUMN_UNKNOWN:
	case COLUMN_BY_HEADING:
	case COLUMN_BY_PERSON:
		break;
	}
	return NULL;
}

static void samples_write(struct req *q, const struct import_column *k)
{
	if (k->samples == 0)
		html(&q->w, "<span class=\"quiet\">Empty</span>");
	else
		html(&q->w, "<ul class=\"vals\">");
	for (size_t i = 0; i < k->samples; i++)
		html(&q->w, "<li>$</li>", h(str_sub(k->sample[i], 0, 60)));
	if (k->samples > 0)
		html(&q->w, "</ul>");
}

static void row_write(struct match *m, size_t i)
{
	const struct import_column *k = &m->cols.column[i];
	struct req *q = m->q;
	struct str letters = csv_letters(q->a, i);
	struct str heading = k->heading.n > 0 ? k->heading : S("No heading");

	html(&q->w,
	     "<tr><th scope=\"row\"><span class=\"match__head\"><span class=\"letter-of\">"
	     "<span class=\"govuk-visually-hidden\">Column </span>$</span><span>$</span></span></th><td>",
	     h(letters), h(heading));
	samples_write(q, k);
	if (k->is.saying == SAID_NOTHING && k->read_as.n > 0)
		html(&q->w, "<span class=\"small quiet\">$</span>", h(k->read_as));
	if (how_words(k) != NULL)
		html(&q->w, "<span class=\"small quiet\">$</span>", h(how_words(k)));
	html(&q->w, "</td><td>");
	ui_select_grouped(&q->w,
	                  &(struct ui_field){
	                      .name = import_field(q, "c", i),
	                      .label = str_fmt(q->a, "Column %.*s, %.*s, is", STR_ARG(letters), STR_ARG(heading)),
	                      .label_hidden = true,
	                      .value = m->value[i],
	                      .error = m->error[i],
	                      .group = "w-all" },
	                  m->o->c, m->o->group, m->o->n);
	html(&q->w, "</td></tr>\n");
}

/* Whose a column is, by its select: the rows stand in groups. */
enum whose { WHOSE_CHILD, WHOSE_CLASS, WHOSE_CONTACT, WHOSE_STAFF, WHOSE_ROW, WHOSE_RESULT, WHOSE_NOBODY, WHOSE_COUNT };

static enum whose whose_of(const struct match *m, size_t i)
{
	enum column c;
	int nth;

	if (str_is(m->value[i], "-"))
		return WHOSE_NOBODY;
	if (!column_key_read(m->value[i], &c, &nth))
		return WHOSE_RESULT;
	switch (column_owner(c)) {
	case OWNER_CHILD: /* the same columns say it of others, where there is no child in the file */
		return m->cols.kind == IMPORT_STAFF     ? WHOSE_STAFF
		       : m->cols.kind == IMPORT_CLASSES ? WHOSE_CLASS
		                                        : WHOSE_CHILD;
	case OWNER_CONTACT:
		return WHOSE_CONTACT;
	case OWNER_STAFF:
		return WHOSE_STAFF;
	case OWNER_ROW:
		break;
	}
	return WHOSE_ROW;
}

static const struct {
	const char *icon;
	const char *title;
	const char *more;
} WHOSE[] = {
	[WHOSE_CHILD] = { "person", "About the child", "" },
	[WHOSE_CLASS] = { "people", "About the class", "" },
	[WHOSE_CONTACT] = { "people", "About the contact", "" },
	[WHOSE_STAFF] = { "person", "About staff", "" },
	[WHOSE_ROW] = { "tick", "About the row", "" },
	[WHOSE_RESULT] = { "tick", "Results", "" },
	[WHOSE_NOBODY] = { "minus", "Left out", ". That is no mistake." },
};

static bool is_claimed(const struct match *m, size_t i)
{
	return m->cols.column[i].claim >= 0;
}

static void group_write(struct match *m, enum whose whose)
{
	struct req *q = m->q;
	size_t n = 0;

	for (size_t i = 0; i < m->cols.n; i++)
		n += !is_claimed(m, i) && whose_of(m, i) == whose;
	if (n == 0)
		return;
	html(&q->w, "<tbody><tr><th scope=\"rowgroup\" colspan=\"3\" class=\"match__group\">");
	ui_icon(&q->w, WHOSE[whose].icon);
	html(&q->w, " $ <span class=\"quiet\">$</span></th></tr>\n", h(WHOSE[whose].title),
	     h(str_fmt(q->a, "%zu column%s%s", n, n == 1 ? "" : "s", WHOSE[whose].more)));
	for (size_t i = 0; i < m->cols.n; i++)
		if (!is_claimed(m, i) && whose_of(m, i) == whose)
			row_write(m, i);
	html(&q->w, "</tbody>\n");
}

static struct str sample_words(struct req *q, const struct import_column *k)
{
	struct str s = k->samples > 0 ? str_join(q->a, k->sample, k->samples, S(", ")) : S("empty");

	return str_sub(s, 0, 120);
}

static void claim_write(struct match *m, size_t i)
{
	const struct column_claim *k = &m->cols.claim[i];
	struct req *q = m->q;
	struct ui_choice c[COLUMN_CLAIMANTS_MAX];

	for (size_t j = 0; j < k->n; j++)
		c[j] =
		    (struct ui_choice){ .value = str_fmt(q->a, "%zu", k->at[j]),
			                .label = str_fmt(q->a, "%.*s, %.*s: %.*s", STR_ARG(csv_letters(q->a, k->at[j])),
			                                 STR_ARG(m->cols.column[k->at[j]].heading),
			                                 STR_ARG(sample_words(q, &m->cols.column[k->at[j]]))) };
	ui_radios(&q->w,
	          &(struct ui_field){ .name = import_field(q, "claim", i),
	                              .label = str_fmt(q->a, "%s columns could be: %.*s. Which one counts?",
	                                               k->n == 2 ? "Two" : "Several",
	                                               STR_ARG(column_label(q->a, k->column, k->nth))),
	                              .hint = S("They do not say the same in every row. The other one is left out."),
	                              .value = m->claim[i],
	                              .error = m->error[m->cols.n + i] },
	          c, k->n, false);
}

static void needs_write(struct match *m)
{
	struct req *q = m->q;
	size_t n = m->cols.claims + (m->missing.n > 0);

	if (n == 0)
		return;
	ui_sheet_as(&q->w, "needs", "choose",
	            n == 1 ? S("One thing to choose") : str_fmt(q->a, "%zu things to choose", n), STR_NONE);
	if (m->missing.n > 0)
		html(&q->w, "<p>No column is: <strong>$</strong>. Say below which one it is.</p>\n", h(m->missing));
	for (size_t i = 0; i < m->cols.claims; i++)
		claim_write(m, i);
	ui_sheet_end(&q->w);
}

static void columns_write(struct match *m)
{
	struct req *q = m->q;

	ui_sheet_begin(&q->w, "cols", m->cols.n == 1 ? S("1 column") : str_fmt(q->a, "%zu columns", m->cols.n),
	               S("Three values of each, as they stand in the file"));
	html(&q->w, "<table class=\"table match table--cards\"><caption class=\"govuk-visually-hidden\">Each column of "
	            "the file, "
	            "three of its values, and what it is taken for</caption>\n<thead><tr><th scope=\"col\">Column in "
	            "the file</th>"
	            "<th scope=\"col\" class=\"n-col\">Values</th><th scope=\"col\">Is</th></tr></thead>\n");
	for (enum whose w = 0; w < WHOSE_COUNT; w++)
		group_write(m, w);
	html(&q->w, "</table>\n");
	ui_sheet_end(&q->w);
}

static void remember_write(struct match *m)
{
	static const struct ui_choice yes[] = { { .value = { "1", 1 }, .label = { "Remember these choices", 22 } } };
	static const struct ui_choice over[] = { { .value = { "1", 1 },
		                                   .label = { "Replace what is kept under this name", 36 } } };
	struct req *q = m->q;

	ui_sheet_begin(&q->w, "keep", S("Next time"), STR_NONE);
	ui_checkboxes(&q->w,
	              &(struct ui_field){ .name = "remember",
	                                  .label = S("Remember"),
	                                  .label_hidden = true,
	                                  .value = m->remember ? S("1") : STR_NONE },
	              yes, 1);
	ui_input(&q->w, &(struct ui_field){ .name = "name",
	                                    .label = S("Name"),
	                                    .hint = S("A file with the same headings then skips this page."),
	                                    .value = m->name,
	                                    .error = m->name_error });
	if (m->name_error.n > 0)
		ui_checkboxes(&q->w,
		              &(struct ui_field){ .name = "replace",
		                                  .label = S("Replace"),
		                                  .label_hidden = true,
		                                  .value = m->replace ? S("1") : STR_NONE },
		              over, 1);
	html(&q->w, "<p class=\"small quiet\">What is kept is in <a href=\"/settings/mappings\">how files are read</a>."
	            "</p>\n");
	ui_sheet_end(&q->w);
}

static void summary_write(struct match *m)
{
	struct ui_error *e = NEW_ARRAY(m->q->a, struct ui_error, m->cols.n + m->cols.claims + 2);
	size_t n = 0;

	for (size_t i = 0; i < m->cols.claims; i++)
		if (m->error[m->cols.n + i].n > 0)
			e[n++] = (struct ui_error){ import_field(m->q, "claim", i), m->error[m->cols.n + i] };
	for (size_t i = 0; i < m->cols.n; i++)
		if (m->error[i].n > 0)
			e[n++] = (struct ui_error){ import_field(m->q, "c", i), m->error[i] };
	if (m->name_error.n > 0)
		e[n++] = (struct ui_error){ "name", m->name_error };
	ui_error_summary(&m->q->w, e, n);
}

static struct str lead_of(const struct match *m)
{
	struct arena *a = m->q->a;
	struct str rows = m->cols.rows == 1 ? S("1 row") : str_fmt(a, "%zu rows", m->cols.rows);

	if (m->cols.kept.n > 0)
		return str_fmt(a, "%.*s, %.*s. Its headings are known: %.*s.", STR_ARG(m->w.name), STR_ARG(rows),
		               STR_ARG(m->cols.kept));
	return str_fmt(a, "%.*s, %.*s.", STR_ARG(m->w.name), STR_ARG(rows));
}

static enum rc match_page(struct match *m)
{
	struct req *q = m->q;

	import_page_begin(q, IMPORT_STEP_COLUMNS, STR_NONE, S("Match the columns"), lead_of(m));
	summary_write(m);
	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n<div class=\"stack--l\">\n",
	     h_url(import_url(q, m->w.id, "/columns")));
	form_token(q);
	ui_enter_saves(&q->w, S("Check the file"), NULL, NULL);
	needs_write(m);
	columns_write(m);
	remember_write(m);
	html(&q->w, "<p class=\"row\">");
	ui_button(&q->w, S("Check the file"), NULL, NULL, false);
	ui_action(&q->w, &(struct ui_action){ .text = S("Choose another file"),
	                                      .url = str_fmt(q->a, "/import?kind=%s", import_kind_name(m->cols.kind)),
	                                      .secondary = true });
	html(&q->w, "</p><p class=\"small quiet\">Nothing is saved yet.</p></div></form>\n");
	import_page_end(q);
	return RC_OK;
}

/* The file as it is; RC_INVALID when it cannot be read: the preview says why. */
static enum rc match_load(struct req *q, struct match *m)
{
	*m = (struct match){ .q = q, .o = NEW(q->a, struct options), .remember = true };
	TRY(import_upload_columns(&q->c, q->id[0], import_how(q).sheet, &m->w, &m->cols));
	m->value = NEW_ARRAY(q->a, struct str, m->cols.n + 1);
	m->error = NEW_ARRAY(q->a, struct str, m->cols.n + m->cols.claims + 1);
	m->claim = NEW_ARRAY(q->a, struct str, m->cols.claims + 1);
	for (size_t i = 0; i < m->cols.n; i++)
		m->value[i] = value_of(m, &m->cols.column[i]);
	m->missing = m->cols.missing;
	m->name = m->cols.kept.n > 0 ? m->cols.kept : STR_NONE;
	m->remember = m->cols.kept.n > 0;
	return options_fill(m);
}

/* The headings are known, and nothing is open: the page is passed over, unless somebody asks for it. */
static bool nothing_to_say(const struct match *m)
{
	return m->cols.kept.n > 0 && m->cols.claims == 0 && m->missing.n == 0;
}

static enum rc page_columns(struct req *q)
{
	struct match m;
	enum rc rc = match_load(q, &m);

	if (rc == RC_INVALID || (rc == RC_OK && nothing_to_say(&m) && req_query(q, "look").n == 0))
		return import_redirect(q, q->id[0]);
	return rc == RC_OK ? match_page(&m) : rc;
}

/* ---- what was sent ---- */

static void claims_take(struct match *m)
{
	for (size_t i = 0; i < m->cols.claims; i++) {
		const struct column_claim *k = &m->cols.claim[i];
		bool chosen = false;

		m->claim[i] = req_form(m->q, import_field(m->q, "claim", i));
		for (size_t j = 0; j < k->n; j++) {
			bool it = str_eq(m->claim[i], str_fmt(m->q->a, "%zu", k->at[j]));

			m->value[k->at[j]] = it ? column_key(m->q->a, k->column, k->nth) : S("-");
			chosen = chosen || it;
		}
		if (!chosen)
			m->error[m->cols.n + i] = S("Choose which column counts");
	}
}

static void values_take(struct match *m)
{
	for (size_t i = 0; i < m->cols.n; i++) {
		const char *name = import_field(m->q, "c", i);

		if (is_claimed(m, i) || !req_form_has(m->q, name))
			continue;
		if (ui_choice_has(m->o->c, m->o->n, req_form(m->q, name)))
			m->value[i] = req_form(m->q, name);
		else
			m->error[i] = S("Choose one from the list");
	}
	claims_take(m);
}

static struct column_said *said_of(struct match *m)
{
	struct column_said *said = NEW_ARRAY(m->q->a, struct column_said, m->cols.n + 1);

	for (size_t i = 0; i < m->cols.n; i++) {
		struct str v = m->value[i];

		if (str_is(v, "-"))
			said[i].saying = SAID_OUT;
		else if (str_starts(v, S("=")))
			said[i] = (struct column_said){ .saying = SAID_AS, .as = str_sub(v, 1, v.n - 1) };
		else if (column_key_read(v, &said[i].column, &said[i].nth))
			said[i].saying = SAID_COLUMN;
	}
	return said;
}

static bool any_error(const struct match *m)
{
	for (size_t i = 0; i < m->cols.n + m->cols.claims; i++)
		if (m->error[i].n > 0)
			return true;
	return m->name_error.n > 0;
}

/* What was chosen must be a whole: nothing twice, nothing missing that is needed. */
static void whole_check(struct match *m, const struct column_said *said)
{
	struct column_map map;
	enum rc rc = columns_find(m->q->a, m->cols.kind, &m->cols.heading, said, &map);

	for (size_t i = 0; i < map.claims; i++)
		for (size_t j = 1; j < map.claim[i].n; j++)
			m->error[map.claim[i].at[j]] =
			    str_fmt(m->q->a,
			            "Column %.*s is this already. Choose another for one of them, or leave one out",
			            STR_ARG(csv_letters(m->q->a, map.claim[i].at[0])));
	m->missing = rc == RC_INVALID ? map.missing : STR_NONE;
	if (m->missing.n > 0 && m->cols.n > 0 && !any_error(m))
		m->error[0] = str_fmt(m->q->a, "Say which column is: %.*s", STR_ARG(m->missing));
}

static enum rc name_keep(struct match *m, struct str columns)
{
	struct import_mapping v = { .name = m->name,
		                    .kind = str_of(import_kind_name(m->cols.kind)),
		                    .headings = m->cols.headings,
		                    .columns = columns };

	return m->remember ? mapping_keep(&m->q->c, &v, m->replace, &m->name_error) : RC_OK;
}

static enum rc both_keep(struct match *m, struct str columns)
{
	TRY(name_keep(m, columns));
	return import_upload_say(&m->q->c, m->q->id[0], columns);
}

static enum rc do_columns(struct req *q)
{
	struct match m;
	struct column_said *said;
	struct str columns;
	enum rc rc = match_load(q, &m);

	if (rc == RC_INVALID)
		return import_redirect(q, q->id[0]);
	if (rc != RC_OK)
		return rc;
	m.remember = req_form(q, "remember").n > 0;
	m.replace = req_form(q, "replace").n > 0;
	m.name = req_form(q, "name");
	values_take(&m);
	said = said_of(&m);
	if (!any_error(&m))
		whole_check(&m, said);
	columns = mapping_write(q->a, &m.cols.heading, said);
	if (!any_error(&m))
		rc = IN_WRITE(&q->c, both_keep(&m, columns));
	if (rc == RC_INVALID || any_error(&m)) {
		req_refuse(q, 422);
		return match_page(&m);
	}
	TRY(rc);
	return import_redirect(q, q->id[0]);
}

/* The file may be read slowly, in the cage: nobody waits for it. */
ROUTES(mapping_routes, R_OWN(GET, "/import/:id/columns", CAP_IMPORT, page_columns),
       R_OWN(POST, "/import/:id/columns", CAP_IMPORT, do_columns));
