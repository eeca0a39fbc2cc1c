/* /concerns/aside: what came by the public form and was set aside, by whom and why, with the way to take it back. */
#include "core/door/page.h"
#include "notice/concern/concern_public.h"

static void aside_item(struct req *q, const struct concern_inbox *x)
{
	html(&q->w, "<article class=\"card\"><h2 class=\"lead\">“$”</h2>\n", h(x->child));
	ui_quote(&q->w, x->words,
	         str_fmt(q->a, "%.*s, “%s”, %.*s", STR_ARG(x->sender), concern_relation_word(x->relation),
	                 STR_ARG(clock_datetime(q->a, x->at))));
	html(&q->w, "<p class=\"gap\"><strong>Set aside:</strong> $</p>\n<p class=\"small quiet\">", h(x->settled_why));
	if (x->settled_name.n > 0)
		html(&q->w, "$, ", h(x->settled_name));
	html(&q->w, "$. Receipt $.</p>\n<form method=\"post\" action=\"/concerns/inbox/$\" class=\"gap\">\n",
	     h(clock_datetime(q->a, x->settled_at)), h(x->receipt), h(x->id));
	form_token(q);
	ui_action(&q->w, &(struct ui_action){ .text = S("Take it back"),
	                                      .about = str_fmt(q->a, ": the letter about “%.*s”", STR_ARG(x->child)),
	                                      .name = "do",
	                                      .value = S("back"),
	                                      .secondary = true });
	html(&q->w, "</form></article>\n");
}

static enum rc page_asides(struct req *q)
{
	struct concern_inbox *x;
	size_t n;

	TRY(inbox_asides_load(&q->c, &x, &n));
	page_begin(q, &(struct page){ .title = S("Messages set aside"),
	                              .menu = "/concerns",
	                              .back_url = S("/concerns"),
	                              .back_text = S("Concerns") });
	html(&q->w,
	     "<div class=\"head\"><h1>Messages set aside</h1>\n<p class=\"lead quiet\">They came by the public form "
	     "and were about no pupil of ours. Taken back, a letter waits among the others again.</p></div>\n");
	page_done(q);
	if (n == 0)
		ui_empty(&q->w, S("No letter is set aside."));
	html(&q->w, "<div class=\"stack--l\">\n");
	for (size_t i = 0; i < n; i++)
		aside_item(q, &x[i]);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(concern_aside_routes, R(GET, "/concerns/aside", CAP_CONCERN_ANSWER, page_asides));
