/* What a button of Today has just done. */
#include "boards/today/today_parts.h"

static int64_t number_of(struct req *q, const char *name)
{
	int64_t n = 0;

	return str_int(req_query(q, name), &n) && n >= 0 ? n : 0;
}

/* Who was asked where, and what is left to do for those who have no page. */
static struct str asked_words(struct req *q, long long people, int64_t letters)
{
	struct str page = people == 0 ? STR_NONE
	                              : str_fmt(q->a, "%lld parent%s asked on their own page. ", people,
	                                        people == 1 ? " is" : "s are");

	if (people == 0 && letters == 0)
		return S("All of them were asked before, or their letter waits to be given. Nothing was done twice.");
	if (letters == 0)
		return page;
	return str_fmt(
	    q->a,
	    "%.*s%lld letter%s: print and give %s, or note your call on the letter. The pupil stays in the list "
	    "until then.",
	    STR_ARG(page), (long long)letters, letters == 1 ? " waits" : "s wait", letters == 1 ? "it" : "them");
}

static struct str said_words(struct req *q, struct str said)
{
	long long pupils = (long long)number_of(q, "pupils");
	long long people = (long long)number_of(q, "people");
	const char *p = people == 1 ? "" : "s";

	if (str_is(said, "reminded") && people == 0)
		return S("All of them were reminded today already. Nothing was done twice.");
	if (str_is(said, "reminded"))
		return str_fmt(
		    q->a, "%lld reminder%s about %lld plan%s. Staff see it on their first page until they have read.",
		    people, p, pupils, pupils == 1 ? "" : "s");
	if (str_is(said, "asked"))
		return asked_words(q, people, number_of(q, "letters"));
	if (str_is(said, "report"))
		return pupils == 0 ? S("Their reports of this year are recorded already.")
		                   : str_fmt(q->a, "The annual report of %lld pupil%s is recorded as given today.",
		                             pupils, pupils == 1 ? "" : "s");
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
	if ((str_is(said, "reminded") || str_is(said, "asked")) &&
	    number_of(q, "people") + number_of(q, "letters") > 0) {
		html(&q->w, "<form action=\"/today/undo\" method=\"post\">");
		form_token(q);
		ui_hidden(&q->w, "press", str_fmt(q->a, "%lld", (long long)number_of(q, "press")));
		html(&q->w, "<button class=\"undo\" type=\"submit\">");
		ui_icon(&q->w, "undo");
		html(&q->w, " Undo</button></form>");
	}
	html(&q->w, "</div>\n");
}
