#include "core/entry/history_parts.h"

#include "core/door/form.h"
#include "core/door/look.h"
#include "kit/base/utf8.h"
#include "kit/html/ui.h"

enum { WORDS_SHOWN = 400, TYPED_MOST = 100, YEAR_LEAST = 1990, YEAR_MOST = 2200 };

/* ---- the choice ---- */

struct history_query history_query_read(struct req *q)
{
	struct history_query k = { .group = ENTRY_GROUPS,
		                   .person = str_sub(req_query(q, "person"), 0, TYPED_MOST),
		                   .words = str_trim(str_sub(req_query(q, "q"), 0, TYPED_MOST)),
		                   .page = 1 };
	struct str month = req_query(q, "month");
	int64_t n;

	for (int g = 0; g < ENTRY_GROUPS; g++)
		if (str_is(req_query(q, "kind"), entry_group_key((enum entry_group)g)))
			k.group = (enum entry_group)g;
	if (str_int(req_query(q, "year"), &n) && n >= YEAR_LEAST && n <= YEAR_MOST)
		k.year = (int)n;
	if (!date_parse_iso(str_fmt(q->a, "%.*s-01", STR_ARG(month)), &k.month))
		k.month = DATE_NONE;
	if (str_int(req_query(q, "page"), &n) && n > 0)
		k.page = n;
	return k;
}

/* "/pupil/12/history?kind=seen&…" with all that is chosen but one, which the caller puts behind it. */
static struct str url_with(struct req *q, const struct history_place *at, const char *without)
{
	static const char *const PARTS[] = { "kind", "year", "person", "q", "month" };

	return look_again(q, at->path, PARTS, sizeof PARTS / sizeof *PARTS, without);
}

static void kinds_write(struct req *q, const struct history_view *v, const struct history_place *at)
{
	struct ui_link l[ENTRY_GROUPS + 1];
	struct str base = url_with(q, at, "kind");
	struct str now = req_query(q, "kind");
	size_t n = 0;

	l[n++] = (struct ui_link){ .text = S("All"),
		                   .url = str_sub(base, 0, base.n - 1),
		                   .count = str_fmt(q->a, "%zu", v->alls),
		                   .current = now.n == 0 };
	for (int g = 0; g < ENTRY_GROUPS; g++)
		if (v->count[g] > 0)
			l[n++] = (struct ui_link){ .text = str_of(entry_group_word((enum entry_group)g)),
				                   .url = str_fmt(q->a, "%.*skind=%s", STR_ARG(base),
				                                  entry_group_key((enum entry_group)g)),
				                   .count = str_fmt(q->a, "%zu", v->count[g]),
				                   .current = str_is(now, entry_group_key((enum entry_group)g)) };
	ui_jump(&q->w, S("Kind of entry"), l, n);
}

static void filter_write(struct req *q, const struct history_view *v, const struct history_place *at)
{
	struct ui_choice year[HISTORY_YEARS + 1] = { { .label = S("All years") } };
	struct ui_choice *person = NEW_ARRAY(q->a, struct ui_choice, v->persons + 1);

	person[0] = (struct ui_choice){ .label = S("Everyone") };
	for (size_t i = 0; i < v->years; i++)
		year[i + 1] = (struct ui_choice){ .value = str_fmt(q->a, "%d", v->year[i]),
			                          .label = str_fmt(q->a, "%d to %d", v->year[i], v->year[i] + 1) };
	for (size_t i = 0; i < v->persons; i++)
		person[i + 1] = (struct ui_choice){ .value = v->person[i], .label = v->person[i] };
	look_form_begin(q, at->path);
	if (req_query(q, "kind").n > 0)
		ui_hidden(&q->w, "kind", req_query(q, "kind"));
	ui_select(&q->w, &(struct ui_field){ .name = "year", .label = S("School year"), .value = req_query(q, "year") },
	          year, v->years + 1);
	ui_select(&q->w, &(struct ui_field){ .name = "person", .label = S("Person"), .value = req_query(q, "person") },
	          person, v->persons + 1);
	ui_input(&q->w,
	         &(struct ui_field){
	             .name = "q", .label = S("Words"), .type = "search", .value = req_query(q, "q"), .width = 20 });
	ui_filter_end(&q->w, S("Show"));
}

/* ---- the lines ---- */

static const char *step_class(const struct entry *e)
{
	switch (e->kind->group) {
	case ENTRY_ASSESSMENTS:
		return e->kind->table == NULL ? "is-assess hist__big" : "";
	case ENTRY_PLANS:
		return "is-plan hist__big";
	case ENTRY_REVIEWS:
		return "is-review hist__big";
	case ENTRY_SAID:
	case ENTRY_SEEN:
	case ENTRY_RESULTS:
	case ENTRY_TALKS:
	case ENTRY_DECISIONS:
	case ENTRY_PROGRESS:
	case ENTRY_SESSIONS:
	case ENTRY_LETTERS:
	case ENTRY_FILES:
	case ENTRY_GROUPS:
		break;
	}
	return "";
}

static void words_write(struct req *q, struct str words)
{
	struct str head = utf8_head(words, WORDS_SHOWN);

	html(&q->w, "<p>");
	html_lines(&q->w, head.n < words.n ? str_fmt(q->a, "%.*s …", STR_ARG(head)) : head);
	html(&q->w, "</p>\n");
}

static void entry_write(struct req *q, const struct history_line *l, const struct history_place *at)
{
	const struct entry *e = l->entry;
	struct str rest = at->family ? e->home : e->rest;
	struct str day = date_long(q->a, e->on);
	bool yours = at->family && e->by_id != 0 && e->by_id == q->c.actor.person_id;

	html(&q->w, "<li class=\"$\"><span class=\"hist__d\">$</span>", h(step_class(e)), h(date_brief(q->a, e->on)));
	ui_icon(&q->w, e->kind->icon);
	html(&q->w, "<div><p class=\"hist__k\">$</p>\n", h(e->what));
	if (e->words.n > 0)
		words_write(q, e->words);
	html(&q->w, "<p class=\"small quiet\">$", h(yours ? S("You") : e->by));
	if (rest.n > 0)
		html(&q->w, " <a href=\"$\">Open<span class=\"govuk-visually-hidden\"> $ of $</span></a>",
		     h_url(str_fmt(q->a, "%.*s%.*s", STR_ARG(at->base), STR_ARG(rest))), h(e->kind->a_word), h(day));
	if (l->may_put_right && !at->family)
		html(&q->w, " <a href=\"$\">Put right<span class=\"govuk-visually-hidden\"> $ of $</span></a>",
		     h_url(str_fmt(q->a, "%.*s/put-right/%s/%lld", STR_ARG(at->base), e->kind->code, (long long)e->id)),
		     h(e->kind->a_word), h(day));
	html(&q->w, "</p></div></li>\n");
}

static struct str gone_text(struct req *q, const struct withdrawn *v)
{
	struct str done = clock_at(v->done_at).today.y != 0 ? date_long(q->a, clock_at(v->done_at).today) : STR_NONE;

	if (str_is(v->state, "arrived"))
		return str_fmt(q->a, "It was written on another record, and moved here on %.*s.", STR_ARG(done));
	if (str_is(v->state, "again"))
		return S("It was finished, and is a draft again.");
	if (str_is(v->state, "moved"))
		return S("It was about another pupil and is now on that pupil’s record. The words are no longer here.");
	return S("The words are no longer here.");
}

static const char *gone_word(const struct withdrawn *v)
{
	return str_is(v->state, "arrived") ? "moved here"
	       : str_is(v->state, "moved") ? "moved"
	       : str_is(v->state, "again") ? "opened again"
	                                   : "withdrawn";
}

static void gone_write(struct req *q, const struct withdrawn_line *g, const struct history_place *at)
{
	const struct withdrawn *v = &g->v;
	struct str day = date_long(q->a, v->on_day);

	html(&q->w, "<li><span class=\"hist__d\">$</span>", h(date_brief(q->a, v->on_day)));
	ui_icon(&q->w, g->kind != NULL ? g->kind->icon : "minus");
	html(&q->w, "<div class=\"withdrawn\"><p><strong>$, $.</strong> $</p>\n<p class=\"small quiet\">",
	     h(g->kind != NULL ? str_of(g->kind->word) : v->kind), h(gone_word(v)), h(gone_text(q, v)));
	if (v->by_name.n > 0)
		html(&q->w, "Written by $. ", h(v->by_name));
	html(&q->w, "$ by $, $: $</p>\n",
	     h(str_is(v->state, "withdrawn") ? "Withdrawn"
	       : str_is(v->state, "again")   ? "Opened again"
	                                     : "Moved"),
	     h(v->done_name), h(date_long(q->a, clock_at(v->done_at).today)), h(v->why));
	if (role_can(q->c.actor.hat, CAP_WITHDRAWN) && !str_is(v->state, "arrived"))
		html(&q->w,
		     "<p class=\"small\"><a href=\"$\">Read what stood there<span class=\"govuk-visually-hidden\"> on "
		     "$</span></a></p>\n",
		     h_url(str_fmt(q->a, "%.*s/withdrawn/%lld", STR_ARG(at->base), (long long)v->id)), h(day));
	if (g->can_undo) {
		html(&q->w, "<form method=\"post\" action=\"$\">\n",
		     h_url(str_fmt(q->a, "%.*s/withdrawn/%lld/back", STR_ARG(at->base), (long long)v->id)));
		form_token(q);
		ui_action(&q->w, &(struct ui_action){
		                     .text = S("Take it back"),
		                     .about = str_fmt(q->a, ": %.*s",
		                                      STR_ARG(g->kind != NULL ? str_of(g->kind->word) : v->kind)),
		                     .icon = "undo",
		                     .secondary = true });
		html(&q->w, "</form>\n");
	}
	html(&q->w, "</div></li>\n");
}

/* "9 sessions, 2 progress checks, 1 letter" */
static struct str routine_words(struct arena *a, const struct history_routine *r)
{
	static const struct {
		enum entry_group group;
		const char *one;
		const char *many;
	} WORDS[] = { { ENTRY_SESSIONS, "session", "sessions" },
		      { ENTRY_PROGRESS, "progress check", "progress checks" },
		      { ENTRY_ASSESSMENTS, "statement of an assessment", "statements of an assessment" },
		      { ENTRY_LETTERS, "letter", "letters" } };
	struct str part[sizeof WORDS / sizeof *WORDS];
	size_t n = 0;

	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
		size_t k = r->of[WORDS[i].group];

		if (k > 0)
			part[n++] = str_fmt(a, "%zu %s", k, k == 1 ? WORDS[i].one : WORDS[i].many);
	}
	return str_join(a, part, n, S(", "));
}

static void routine_write(struct req *q, const struct history_routine *r, const struct history_place *at)
{
	html(&q->w,
	     "<li class=\"hist__fold\"><a href=\"$\">$<span class=\"govuk-visually-hidden\"> in $</span></a></li>\n",
	     h_url(str_fmt(q->a, "%.*s?month=%04d-%02d", STR_ARG(at->path), (int)r->month.y, (int)r->month.m)),
	     h(routine_words(q->a, r)), h(date_month(q->a, r->month)));
}

static void lines_write(struct req *q, const struct history_view *v, const struct history_place *at)
{
	struct date month = DATE_NONE;

	for (size_t i = 0; i < v->lines; i++) {
		const struct history_line *l = &v->line[i];

		if (date_none(month) || l->on.y != month.y || l->on.m != month.m) {
			if (!date_none(month))
				html(&q->w, "</ol>\n");
			month = l->on;
			html(&q->w, "<h2 class=\"hist__m\">$</h2>\n<ol class=\"plain hist\">\n",
			     h(date_month(q->a, month)));
		}
		if (l->routine != NULL)
			routine_write(q, l->routine, at);
		else if (l->gone != NULL)
			gone_write(q, l->gone, at);
		else
			entry_write(q, l, at);
	}
	if (v->lines > 0)
		html(&q->w, "</ol>\n");
}

struct str history_summary(struct arena *a, const struct history_view *v)
{
	struct str gone = v->withdrawn > 0 ? str_fmt(a, " %zu withdrawn or moved.", v->withdrawn) : STR_NONE;

	if (v->alls == 0)
		return str_fmt(a, "Nothing is recorded yet.%.*s", STR_ARG(gone));
	return str_fmt(a, "%zu %s since %.*s, newest first.%.*s", v->alls, v->alls == 1 ? "entry" : "entries",
	               STR_ARG(date_long(a, v->since)), STR_ARG(gone));
}

void history_write(struct req *q, const struct history_view *v, const struct history_place *at)
{
	html(&q->w, "<div class=\"stack--l\">\n");
	kinds_write(q, v, at);
	if (!at->family)
		filter_write(q, v, at);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Entries\">\n");
	if (v->lines == 0)
		ui_empty(&q->w, v->alls == 0 ? S("Nothing is recorded yet.") : S("Nothing fits this choice."));
	lines_write(q, v, at);
	ui_pages(&q->w, str_fmt(q->a, "%.*spage=", STR_ARG(url_with(q, at, "page"))), v->page, v->pages);
	html(&q->w, "</section>\n</div>\n");
}
