/* Small parts: icons, tags, links, sheets, notes, summary lists. */
#include "kit/html/ui.h"

#include "kit/base/asset.h"

void ui_icon(struct html *w, const char *name)
{
	html(w, "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"$#$\"/></svg>",
	     h_url(str_of(asset_icons_url)), h(name));
}

void ui_icon_large(struct html *w, const char *name)
{
	html(w, "<svg class=\"icon icon--l\" aria-hidden=\"true\" focusable=\"false\"><use href=\"$#$\"/></svg>",
	     h_url(str_of(asset_icons_url)), h(name));
}

const char *ui_step_name(enum ui_step s)
{
	static const char *const names[] = { "Assess", "Plan", "Do", "Review" };

	return names[s];
}

const char *ui_step_key(enum ui_step s)
{
	static const char *const keys[] = { "assess", "plan", "do", "review" };

	return keys[s];
}

void ui_step_tag(struct html *w, enum ui_step s)
{
	html(w, "<span class=\"step is-$\">", h(ui_step_key(s)));
	ui_icon(w, ui_step_key(s));
	html(w, "$</span>", h_said(w, str_of(ui_step_name(s))));
}

void ui_tag(struct html *w, struct str text, bool strong)
{
	html(w, "<span class=\"tag$\">$</span>", h(strong ? " tag--strong" : ""), h_said(w, text));
}

void ui_cop(struct html *w, const char *para)
{
	html(w,
	     "<a class=\"cop\" href=\"/code/$\"><span class=\"govuk-visually-hidden\">SEND Code of Practice paragraph "
	     "</span><span aria-hidden=\"true\">Code </span>$</a>",
	     h(para), h(para));
}

void ui_late(struct html *w, int days)
{
	if (days < 1)
		return;
	html(w, "<span class=\"tag tag--alert\">");
	ui_icon(w, "clock");
	html(w, " $ $ late</span>", h(days), h(days == 1 ? "day" : "days"));
}

void ui_hidden_text(struct html *w, struct str text)
{
	html(w, "<span class=\"govuk-visually-hidden\">$</span>", h_said(w, text));
}

void ui_face(struct html *w, struct str initials, bool large)
{
	html(w, "<span class=\"face$\" aria-hidden=\"true\">$</span>", h(large ? " face--l" : ""), h(initials));
}

void ui_back(struct html *w, struct str text, struct str url)
{
	html(w, "<p class=\"crumb noprint\"><a href=\"$\">$</a></p>\n", h_url(url), h_said(w, text));
}

void ui_quote(struct html *w, struct str words, struct str who)
{
	html(w, "<blockquote class=\"quote\"><p>");
	html_lines(w, words);
	html(w, "</p>");
	if (who.n > 0)
		html(w, "<footer>$</footer>", h(who));
	html(w, "</blockquote>\n");
}

void ui_summary_begin(struct html *w)
{
	html(w, "<dl class=\"facts\">\n");
}

void ui_summary_row_begin(struct html *w, struct str key)
{
	html(w, "<dt>$</dt><dd>", h_said(w, key));
}

void ui_summary_row_end(struct html *w)
{
	html(w, "</dd>\n");
}

void ui_summary_row(struct html *w, struct str key, struct str value)
{
	ui_summary_row_begin(w, key);
	html_lines(w, value);
	ui_summary_row_end(w);
}

void ui_summary_end(struct html *w)
{
	html(w, "</dl>\n");
}

void ui_sheet_as(struct html *w, const char *classes, const char *id, struct str heading, struct str side)
{
	html(w, "<section class=\"sheet $\" aria-labelledby=\"$\">\n", h(classes), h(id));
	if (side.n > 0)
		html(w, "<div class=\"sheet__head\"><h2 id=\"$\">$</h2><span class=\"quiet small\">$</span></div>\n",
		     h(id), h_said(w, heading), h_said(w, side));
	else
		html(w, "<h2 id=\"$\">$</h2>\n", h(id), h_said(w, heading));
}

void ui_sheet_begin(struct html *w, const char *id, struct str heading, struct str side)
{
	ui_sheet_as(w, "", id, heading, side);
}

void ui_sheet_end(struct html *w)
{
	html(w, "</section>\n");
}

void ui_part_begin(struct html *w, const char *id, int n, struct str heading)
{
	html(w,
	     "<section class=\"sheet\" aria-labelledby=\"$\">\n"
	     "<h2 id=\"$\" class=\"part\"><span class=\"part__n\">$</span> $</h2>\n",
	     h(id), h(id), h(n), h_said(w, heading));
}

void ui_notice(struct html *w, struct str text, bool good)
{
	html(w, "<p class=\"note notice$\" role=\"$\" tabindex=\"-1\">", h(good ? "" : " note--alert"),
	     h(good ? "status" : "alert"));
	ui_icon(w, good ? "tick" : "alert");
	html(w, " $</p>\n", h_said(w, text));
}

void ui_note(struct html *w, struct str title, struct str text, bool alert)
{
	html(w, "<p class=\"note$\">", h(alert ? " note--alert" : ""));
	if (alert)
		ui_icon(w, "alert");
	if (title.n > 0)
		html(w, " <strong>$</strong> ", h_said(w, title));
	html_lines(w, text);
	html(w, "</p>\n");
}

void ui_empty(struct html *w, struct str text)
{
	html(w, "<div class=\"empty\"><p>$</p></div>\n", h_said(w, text));
}

void ui_details_begin(struct html *w, struct str summary)
{
	html(w,
	     "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\">"
	     "<span class=\"govuk-details__summary-text\">$</span></summary>\n<div class=\"govuk-details__text\">\n",
	     h_said(w, summary));
}

void ui_details_end(struct html *w)
{
	html(w, "</div></details>\n");
}

void ui_fold_begin(struct html *w, const char *id, struct str heading, struct str side, bool open)
{
	html(w,
	     "<section class=\"sheet sheet--fold\" aria-labelledby=\"$\">\n<details class=\"fold\"$><summary "
	     "class=\"fold__head\"><h2 id=\"$\">$</h2>",
	     h(id), h_flag("open", open), h(id), h_said(w, heading));
	if (side.n > 0)
		html(w, " <span class=\"quiet small\">$</span>", h_said(w, side));
	html(w, "</summary>\n<div class=\"fold__in\">\n");
}

void ui_fold_end(struct html *w)
{
	html(w, "</div>\n</details>\n</section>\n");
}

static void count(struct html *w, const struct ui_link *l)
{
	if (l->count.n > 0)
		html(w, " <strong>$</strong>", h(l->count));
	html(w, "</a></li>\n");
}

void ui_tabs(struct html *w, struct str label, const struct ui_link *l, size_t n)
{
	html(w, "<nav class=\"tabs\" aria-label=\"$\"><ul>\n", h_said(w, label));
	for (size_t i = 0; i < n; i++) {
		html(w, "<li><a href=\"$\"", h_url(l[i].url));
		if (l[i].current)
			html(w, " aria-current=\"page\"");
		html(w, ">");
		if (l[i].icon != NULL) {
			ui_icon(w, l[i].icon);
			html(w, " ");
		}
		html(w, "$", h_said(w, l[i].text));
		if (l[i].now)
			html(w, " <span class=\"here is-$\">now</span>", h(l[i].icon));
		count(w, &l[i]);
	}
	html(w, "</ul></nav>\n");
}

void ui_jump(struct html *w, struct str label, const struct ui_link *l, size_t n)
{
	html(w, "<nav class=\"gap\" aria-label=\"$\"><ul class=\"jump\">\n", h_said(w, label));
	for (size_t i = 0; i < n; i++) {
		html(w, "<li><a href=\"$\"", h_url(l[i].url));
		if (l[i].late)
			html(w, " class=\"is-late\"");
		if (l[i].current)
			html(w, " aria-current=\"page\"");
		html(w, ">$", h_said(w, l[i].text));
		count(w, &l[i]);
	}
	html(w, "</ul></nav>\n");
}

static struct str page_url(struct html *w, struct str base, int64_t page)
{
	return str_fmt(w->a, "%.*s%lld", STR_ARG(base), (long long)page);
}

void ui_pages(struct html *w, struct str base, int64_t page, int64_t pages)
{
	if (pages < 2)
		return;
	html(w, "<nav class=\"pages\" aria-label=\"Pages\">\n");
	if (page > 1)
		html(w, "<a rel=\"prev\" href=\"$\">Previous page</a>\n", h_url(page_url(w, base, page - 1)));
	html(w, "<span>Page $ of $</span>\n", h(page), h(pages));
	if (page < pages)
		html(w, "<a rel=\"next\" href=\"$\">Next page</a>\n", h_url(page_url(w, base, page + 1)));
	html(w, "</nav>\n");
}
