/* What a button of Today has just done. */
#include "boards/today/today_parts.h"

static int64_t number_of(struct req *q, const char *name)
{
	int64_t n = 0;

	return str_int(req_query(q, name), &n) && n >= 0 ? n : 0;
}

static struct str said_words(struct req *q, struct str said)
{
	long long pupils = (long long)number_of(q, "pupils");
	long long people = (long long)number_of(q, "people");
	long long without = (long long)number_of(q, "without");
	const char *p = people == 1 ? "" : "s";

	if (str_is(said, "reminded"))
		return str_fmt(
		    q->a, "%lld reminder%s about %lld plan%s. Staff see it on their first page until they have read.",
		    people, p, pupils, pupils == 1 ? "" : "s");
	if (str_is(said, "asked") && pupils == 0)
		return without == 1 ? S("Their family has no page. Print or phone: they stay in the list.")
		                    : S("Their families have no page. Print or phone: they stay in the list.");
	if (str_is(said, "asked"))
		return str_fmt(q->a, "The parents of %lld pupil%s are asked, on their page.%s", pupils,
		               pupils == 1 ? "" : "s",
		               without == 0
		                   ? ""
		                   : str_c(q->a, str_fmt(q->a, " %lld %s no page and stay%s in the list.", without,
		                                         without == 1 ? "family has" : "families have",
		                                         without == 1 ? "s" : "")));
	if (str_is(said, "given") && people == 0) /* pressed twice, or somebody else did */
		return S("No letter of theirs was left to mark: they are given.");
	if (str_is(said, "given"))
		return str_fmt(q->a, "%lld letter%s marked as given today.", people, p);
	if (str_is(said, "undone") && people == 0)
		return S("These reminders were taken back already.");
	if (str_is(said, "undone"))
		return str_fmt(q->a, "Taken back: %lld reminder%s.", people, p);
	if (str_is(said, "no_letters"))
		return S("No letter waits for those you ticked.");
	return STR_NONE;
}

void today_said_write(struct req *q)
{
	struct str said = req_query(q, "said");
	struct str words = said_words(q, said);

	if (str_is(said, "none")) {
		struct ui_error e = { .name = str_c(q->a, req_query(q, "open")), .text = S("Tick at least one pupil") };

		ui_error_summary(&q->w, &e, 1);
		return;
	}
	if (words.n == 0)
		return;
	html(&q->w, "<div class=\"donebar\" role=\"status\">");
	ui_icon(&q->w, "tick");
	html(&q->w, "<p><strong>$</strong></p>", h(words));
	if ((str_is(said, "reminded") || str_is(said, "asked")) && number_of(q, "people") > 0) {
		html(&q->w, "<form action=\"/today/undo\" method=\"post\">");
		form_token(q);
		ui_hidden(&q->w, "press", str_fmt(q->a, "%lld", (long long)number_of(q, "press")));
		html(&q->w, "<button class=\"undo\" type=\"submit\">");
		ui_icon(&q->w, "undo");
		html(&q->w, " Undo</button></form>");
	}
	html(&q->w, "</div>\n");
}
