#include "import/import_file_parts.h"

#include "import/import_parts.h"

#include "kit/html/ui.h"

/* What the browser offers first; what a file is, is seen from what is in it. */
static const char ACCEPTED[] = ".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.xml,.htm,.html,text/csv";

void import_file_field(struct req *q, struct str error)
{
	html(&q->w,
	     "<div class=\"govuk-form-group$\"><label class=\"govuk-label govuk-label--s\" for=\"file\">The "
	     "file</label>\n"
	     "<div class=\"govuk-hint\" id=\"file-hint\">As the school’s own system exports it, up to 10 MB: CSV, an "
	     "Excel workbook (.xlsx), a table saved as a web page, or a Common Transfer File. Titles above the table "
	     "and "
	     "totals below it may stay.</div>\n",
	     h(error.n > 0 ? " govuk-form-group--error" : ""));
	if (error.n > 0)
		html(&q->w,
		     "<p class=\"govuk-error-message\" id=\"file-error\">"
		     "<span class=\"govuk-visually-hidden\">Error:</span> $</p>\n"
		     "<input class=\"file\" id=\"file\" name=\"file\" "
		     "type=\"file\""
		     " accept=\"$\" aria-describedby=\"file-hint file-error\" aria-invalid=\"true\">\n",
		     h(error), h(ACCEPTED));
	else
		html(&q->w,
		     "<input class=\"file\" id=\"file\" name=\"file\" type=\"file\""
		     " accept=\"$\" aria-describedby=\"file-hint\">\n",
		     h(ACCEPTED));
	html(&q->w, "</div>\n");
}

/* Asked for, it is shown even when the headings are known. */
static struct str columns_url(struct req *q, const struct import_waiting *w)
{
	struct str url = import_url(q, w->id, "/columns");

	return str_fmt(q->a, "%.*s%slook=1", STR_ARG(url), str_find(url, S("?")) > 0 ? "&" : "?");
}

void import_file_how(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	ui_sheet_begin(&q->w, "how", S("How the file was read"), STR_NONE);
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("File"), w->name);
	ui_summary_row(&q->w, S("Rows"), str_fmt(q->a, "%zu", r->rows));
	if (r->form == TABLE_TEXT)
		ui_summary_row(&q->w, S("Encoding"),
		               str_fmt(q->a, "%s, columns separated by %s", encoding_name(r->encoding),
		                       csv_separator_name(r->separator)));
	else
		ui_summary_row(&q->w, S("Kind of file"), str_of(table_form_name(r->form)));
	for (size_t i = 0; i < r->sheets; i++)
		if (r->sheet[i].number == r->sheet_taken)
			ui_summary_row(&q->w, S("Sheet"), r->sheet[i].name);
	ui_summary_row(&q->w, S("Columns used"), r->used);
	ui_summary_row(&q->w, S("Columns ignored"), r->unused.n > 0 ? r->unused : S("None"));
	ui_summary_end(&q->w);
	html(&q->w, "<p><a href=\"$\">Match the columns</a></p>\n", h_url(columns_url(q, w)));
	ui_sheet_end(&q->w);
}

/* What else the address says. */
static void how_keep(struct req *q)
{
	const struct import_options o = import_how(q);

	if (o.keep_sen)
		ui_hidden(&q->w, "how", S("keep_sen"));
	if (o.point_id > 0)
		ui_hidden(&q->w, "point", str_fmt(q->a, "%lld", (long long)o.point_id));
	if (o.scale_id > 0)
		ui_hidden(&q->w, "scale", str_fmt(q->a, "%lld", (long long)o.scale_id));
}

void import_sheets(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, r->sheets + 1);

	if (r->sheets < 2 || r->form == TABLE_CTF)
		return;
	for (size_t i = 0; i < r->sheets; i++)
		c[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)r->sheet[i].number),
			                   .label = r->sheet[i].name };
	html(&q->w, "<section class=\"sheet\"><form method=\"get\" action=\"$\">\n",
	     h_url(str_fmt(q->a, "/import/%lld", (long long)w->id)));
	ui_select(&q->w,
	          &(struct ui_field){ .name = "sheet",
	                              .label = S("Sheet"),
	                              .hint = S("The workbook has several with something in them."),
	                              .value = str_fmt(q->a, "%lld", (long long)r->sheet_taken) },
	          c, r->sheets);
	how_keep(q);
	ui_button(&q->w, S("Read this sheet"), NULL, NULL, true);
	html(&q->w, "</form></section>\n");
}

void import_sheet_keep(struct req *q, const struct import_options *o)
{
	if (o->sheet > 0)
		ui_hidden(&q->w, "sheet", str_fmt(q->a, "%lld", (long long)o->sheet));
}
