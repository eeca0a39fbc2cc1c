#include "core/door/language.h"

#include "core/door/routes.h"
#include "kit/html/ui.h"

enum { A_YEAR = 365 * 86400, SHOWN = 2, TO_MOST = 300 };

static const char COOKIE[] = "lang";
static const char ENGLISH[] = "en";

static const struct tongue *wanted(const struct req *q)
{
	enum role hat = q->c.actor.hat;
	bool staff = q->session.signed_in && hat != ROLE_PARENT && hat != ROLE_PUPIL;
	struct str chosen = req_cookie(q, COOKIE);

	if (chosen.n > 0)
		return tongue_of(chosen);
	return staff ? NULL : tongue_wished(q->c.actor.language);
}

const struct tongue *language_of(const struct req *q, const struct route *route)
{
	const struct tongue *t = wanted(q);

	if (!q->session.signed_in || str_starts(q->net->path, S("/s/")))
		return t;
	if (route == NULL || !route->said || q->c.actor.hat != ROLE_PARENT || t == NULL)
		return NULL;
	return tongue_serves(t, TONGUE_FAMILY) ? t : NULL;
}

/* Can this page be had in the language? */
static bool has(const struct req *q, const struct tongue *t)
{
	return !q->session.signed_in || q->front != NULL || tongue_serves(t, TONGUE_FAMILY);
}

/* Back to the same page; a page that is not there, or not for this reader, is the same whatever was asked for. */
static struct str link_to(struct req *q, const char *code)
{
	return str_fmt(q->a, "/language/%s?to=%.*s", code, STR_ARG(q->status == 200 ? q->net->path : S("/")));
}

static void link_write(struct req *q, const char *code, const char *name, bool rtl, bool current)
{
	html(&q->w, "<li><a href=\"$\" lang=\"$\" hreflang=\"$\"$ $>$</a></li>", h_url(link_to(q, code)), h(code),
	     h(code), h_flag("dir=\"rtl\"", rtl), h_flag("aria-current=\"true\"", current), h(name));
}

static bool is_among(const struct tongue *t, const struct tongue *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == t)
			return true;
	return false;
}

static void more_write(struct req *q, const struct tongue *const *shown, size_t n)
{
	html(&q->w, "<details class=\"langs__more\"><summary>$</summary><ul>", h(say(&q->w, "More languages")));
	for (size_t i = 0; tongue_at(i) != NULL; i++) {
		const struct tongue *t = tongue_at(i);

		if (has(q, t) && !is_among(t, shown, n))
			link_write(q, t->code, t->name, t->rtl, false);
	}
	html(&q->w, "</ul></details>");
}

void language_strip(struct req *q)
{
	const struct tongue *current = q->w.tongue;
	const struct tongue *shown[SHOWN];
	size_t n = 0;
	size_t all = 0;

	if (current != NULL)
		shown[n++] = current;
	for (size_t i = 0; tongue_at(i) != NULL; i++) {
		all += has(q, tongue_at(i));
		if (n < SHOWN && has(q, tongue_at(i)) && tongue_at(i) != current)
			shown[n++] = tongue_at(i);
	}
	if (all == 0)
		return;
	html(&q->w,
	     "<div class=\"langs\">\n<div class=\"width langs__row\">\n<nav class=\"langs__nav\" "
	     "aria-label=\"$\"><ul>\n",
	     h(say(&q->w, "Language")));
	link_write(q, ENGLISH, "English", false, current == NULL);
	for (size_t i = 0; i < n; i++)
		link_write(q, shown[i]->code, shown[i]->name, shown[i]->rtl, shown[i] == current);
	html(&q->w, "</ul>");
	if (all > n)
		more_write(q, shown, n);
	html(&q->w, "</nav></div>\n</div>\n");
}

void language_note(struct req *q)
{
	const struct tongue *t = q->w.tongue;

	if (t == NULL || t->checked == t->n)
		return;
	html(&q->w, "<div class=\"draft\" role=\"note\">");
	ui_icon(&q->w, "clock");
	html(&q->w, "<div><p><strong>$</strong> $</p><p><a href=\"$\" hreflang=\"en\">$</a></p></div></div>\n",
	     h(say(&q->w, "Nobody who speaks this language well has checked these words yet.")),
	     h(say(&q->w, "Is something wrong or hard to read? Please tell the school.")), h_url(link_to(q, ENGLISH)),
	     h(say(&q->w, "This page in English")));
}

static enum rc page_language(struct req *q)
{
	const struct tongue *t = tongue_of(q->word[0]);
	struct str to = req_query(q, "to");

	if (t != NULL || str_is(q->word[0], ENGLISH)) /* one that is not ours changes nothing */
		req_set_cookie(q, COOKIE, q->word[0], A_YEAR, true);
	return req_redirect(q, "%.*s", STR_ARG(to.n <= TO_MOST && route_is_page(to) ? to : S("/")));
}

ROUTES(language_routes, R(GET, "/language/:word", CAP_PUBLIC, page_language));
