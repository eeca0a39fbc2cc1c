#include "merge/merge_parts.h"

#include "kit/html/ui.h"

/* Letters of two first names that have room in the heads of a narrow table. */
enum { SHORT_NAMES = 14 };

static struct str or_none(struct str s)
{
	return s.n > 0 ? s : S("Nothing");
}

void merge_page_begin(struct req *q, const struct merge_words *m, struct str title, struct str lead, struct str stops,
                      const struct ui_error *error, size_t errors)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/pupils",
	                              .back_url = m->not_now,
	                              .back_text = str_fmt(q->a, "Back to %.*s", STR_ARG(m->name[0])) });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p class=\"lead quiet\">$</p></div>\n", h(title), h(lead));
	if (errors > 0)
		ui_error_summary(&q->w, error, errors);
	if (stops.n > 0)
		ui_note(&q->w, S("They cannot be merged yet."), stops, true);
	if (!date_none(m->apart_on))
		ui_note(&q->w, str_fmt(q->a, "%s.", m->two),
		        str_fmt(q->a, "Somebody said so on %.*s. Merge them only when that was wrong.",
		                STR_ARG(date_long(q->a, m->apart_on))),
		        false);
	html(&q->w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(m->action));
	form_token(q);
	html(&q->w, "<div class=\"stack--l\">\n<div class=\"grid grid--main\">\n");
}

/* ---- which is right ---- */

static void cell_write(struct req *q, const struct merge_words *m, const struct merge_field *f, int i)
{
	html(&q->w,
	     "<td data-h=\"$\"><div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" type=\"radio\" "
	     "aria-describedby=\"$-l\" name=\"$\" id=\"$-$\" value=\"$\"$>"
	     "<label class=\"govuk-label govuk-radios__label\" for=\"$-$\">$</label></div></td>",
	     h(m->name[i]), h(f->name), h(f->name), h(f->name), h((int64_t)i), h((int64_t)i),
	     h_flag("checked", f->gone == (i == 1)), h(f->name), h((int64_t)i), h(or_none(f->value[i])));
}

static void head_cell(struct req *q, const struct merge_words *m, int i)
{
	html(&q->w, "<th scope=\"col\"><a href=\"$\">$</a> <span class=\"small\">$</span></th>", h_url(m->url[i]),
	     h(m->name[i]), h(i == 0 ? "this record stays" : "this one comes to it"));
}

static void asked_write(struct req *q, const struct merge_words *m, const struct merge_field *f, size_t n)
{
	html(&q->w,
	     "<table class=\"pair pair--pick\"><caption class=\"govuk-visually-hidden\">Choose the value to keep "
	     "for each field that differs</caption>\n<thead><tr><th scope=\"col\"><span "
	     "class=\"govuk-visually-hidden\">Field</span></th>");
	head_cell(q, m, 0);
	head_cell(q, m, 1);
	html(&q->w, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++) {
		if (!f[i].asked)
			continue;
		html(&q->w, "<tr class=\"differs\"><th scope=\"row\" id=\"$-l\">$</th>", h(f[i].name), h(f[i].label));
		cell_write(q, m, &f[i], 0);
		cell_write(q, m, &f[i], 1);
		html(&q->w, "</tr>\n");
	}
	html(&q->w, "</tbody></table>\n");
}

static bool is_known(const struct merge_field *f)
{
	return !f->asked && (f->value[0].n > 0 || f->value[1].n > 0);
}

void merge_fields_write(struct req *q, const struct merge_words *m, const struct merge_field *f, size_t n)
{
	size_t asked = 0, known = 0;

	for (size_t i = 0; i < n; i++) {
		asked += f[i].asked;
		known += is_known(&f[i]);
	}
	ui_sheet_begin(&q->w, "keep", S("Which is right?"), S("The other value stays in the history"));
	if (asked > 0)
		asked_write(q, m, f, n);
	else
		html(&q->w,
		     "<p>Nothing that both have differs. <a href=\"$\">$</a> stays, <a href=\"$\">$</a> comes to "
		     "it.</p>\n",
		     h_url(m->url[0]), h(m->name[0]), h_url(m->url[1]), h(m->name[1]));
	if (known > 0) {
		html(&q->w, "<div class=\"gap\">\n");
		ui_details_begin(&q->w, str_fmt(q->a, "%zu %s", known,
		                                known == 1 ? "field is the same, or only one has it"
		                                           : "fields are the same, or only one has them"));
		html(&q->w, "<dl class=\"facts\">\n");
		for (size_t i = 0; i < n; i++)
			if (is_known(&f[i]))
				html(&q->w, "<dt>$</dt><dd>$</dd>\n", h(f[i].label),
				     h(f[i].value[f[i].value[0].n > 0 ? 0 : 1]));
		html(&q->w, "</dl>\n");
		ui_details_end(&q->w);
		html(&q->w, "</div>\n");
	}
}

/* ---- what comes together ---- */

static void counts_write(struct req *q, const struct merge_words *m, const struct merge_count *c, size_t n)
{
	const bool same = str_eq(m->first[0], m->first[1]) || m->first[0].n + m->first[1].n > SHORT_NAMES;
	const struct ui_column cols[] = { { .head = S("What") },
		                          { .head = same ? S("This") : m->first[0], .number = true },
		                          { .head = same ? S("Other") : m->first[1], .number = true },
		                          { .head = S("Together"), .number = true } };
	struct ui_table t = {
		.caption = S("Entries of both records"), .col = cols, .cols = 4, .cards = true, .small = true
	};

	ui_sheet_begin(&q->w, "moves", S("What comes together"), STR_NONE);
	if (n > 0) {
		ui_table_begin(&q->w, &t);
		for (size_t i = 0; i < n; i++) {
			ui_row_begin(&q->w, &t);
			ui_cell(&q->w, &t, str_of(c[i].what));
			ui_cell(&q->w, &t, str_fmt(q->a, "%zu", c[i].n[0]));
			ui_cell(&q->w, &t, str_fmt(q->a, "%zu", c[i].n[1]));
			ui_cell(&q->w, &t, str_fmt(q->a, "%zu", c[i].n[0] + c[i].n[1] - c[i].same));
			ui_row_end(&q->w, &t);
		}
		ui_table_end(&q->w, &t);
	}
	html(&q->w, "<p class=\"small quiet gap-s\">Nothing is deleted. The history says what came from which "
	            "record.</p>\n");
	ui_sheet_end(&q->w);
}

static void sees_write(struct req *q, const struct merge_sees *s, size_t n)
{
	ui_sheet_begin(&q->w, "see", S("Who will see more"), STR_NONE);
	html(&q->w, "<ul class=\"checks\">\n");
	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<li>");
		ui_icon(&q->w, s[i].bars ? "shield" : "eye");
		html(&q->w, "<span>");
		if (s[i].who.n > 0)
			html(&q->w, "<strong>$</strong> ", h(s[i].who));
		html(&q->w, "$</span></li>\n", h(s[i].text));
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

void merge_aside_write(struct req *q, const struct merge_words *m, const struct merge_count *c, size_t n,
                       const struct merge_sees *s, size_t sees)
{
	ui_sheet_end(&q->w);
	html(&q->w, "<aside class=\"stack--l\" aria-label=\"What moves and who will see it\">\n");
	counts_write(q, m, c, n);
	sees_write(q, s, sees);
	html(&q->w, "</aside>\n</div>\n");
}

void merge_page_end(struct req *q, const struct merge_words *m, struct str why, struct str stops, struct str error)
{
	if (stops.n > 0) {
		html(&q->w, "<div class=\"row\">\n");
		ui_button(&q->w, str_of(m->two), "do", "two", true);
		html(&q->w, " <a href=\"$\">Not now</a></div>\n</div>\n</form>\n", h_url(m->not_now));
		page_end(q);
		return;
	}
	ui_sheet_begin(&q->w, "sure", S("Merge"), STR_NONE);
	ui_input(&q->w, &(struct ui_field){ .name = "why",
	                                    .label = str_fmt(q->a, "How do you know that it is one %s?", m->one),
	                                    .hint = S("Goes in the history."),
	                                    .value = why,
	                                    .error = error });
	html(&q->w, "<div class=\"row\">\n");
	ui_button(&q->w, S("Merge into one record"), "do", "merge", false);
	ui_button(&q->w, str_of(m->two), "do", "two", true);
	html(&q->w, " <a href=\"$\">Not now</a></div>\n", h_url(m->not_now));
	html(&q->w,
	     "<p class=\"small quiet gap-s\">You can undo it until $, $ days. “$” is remembered, and we do not ask "
	     "again.</p>\n",
	     h(date_long(q->a, date_add(q->c.now.today, MERGE_UNDO_DAYS))), h((int64_t)MERGE_UNDO_DAYS), h(m->two));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n</form>\n");
	page_end(q);
}

void merge_past_write(struct req *q, const struct merge *item, size_t n, struct str url)
{
	bool open = true; /* no later one stands on it */

	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "past", S("Merged into this record"), STR_NONE);
	for (size_t i = 0; i < n; i++) {
		const struct merge *m = &item[i];

		html(&q->w, "<p><strong>$</strong> on $. $</p>\n", h(m->gone_name), h(date_long(q->a, m->done_on)),
		     h(m->why));
		if (!date_none(m->undone_on)) {
			html(&q->w, "<p class=\"quiet\">Taken apart on $.</p>\n", h(date_long(q->a, m->undone_on)));
			continue;
		}
		if (open && merge_can_undo(m->done_on, q->c.now.today)) {
			html(&q->w, "<form method=\"post\" action=\"$\">\n",
			     h_url(str_fmt(q->a, "%.*s/%lld/undo", STR_ARG(url), (long long)m->id)));
			form_token(q);
			ui_button(&q->w, S("Take them apart"), NULL, NULL, true);
			html(&q->w,
			     "</form>\n<p class=\"small quiet\">Until $. What was written since stays here, unless it "
			     "belongs to something that goes back.</p>\n",
			     h(date_long(q->a, date_add(m->done_on, MERGE_UNDO_DAYS))));
		}
		open = false;
	}
	ui_sheet_end(&q->w);
}

int64_t merge_number(struct req *q, const char *name)
{
	int64_t n;

	return str_int(req_form(q, name), &n) ? n : 0;
}
