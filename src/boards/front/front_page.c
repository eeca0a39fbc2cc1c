/* /s/:word: the school's front door (design 30), for anybody: what SEN Support is, whom to talk to, how to speak up.
 * And
 * /: where somebody begins who is not signed in. */
#include "boards/front/front_page_parts.h"
#include "core/door/page.h"
#include "core/school/front_parts.h"

static enum rc page_front(struct req *q)
{
	struct front_view *v = NEW(q->a, struct front_view);

	TRY(front_view_load(&q->c, q->word[0], v));
	if (v->school.service)
		return front_service_page(q, v);
	page_begin(q, &(struct page){
	                  .title = S("Help with learning"), .width = "stack--xl", .front = front_of(q, &v->school) });
	front_hero(q, v);
	front_doors(q);
	front_what(q, v);
	front_steps(q);
	front_looks(q);
	front_talk(q, v);
	front_worried(q, v);
	html(&q->w, "<div class=\"grid grid--2\">\n");
	front_unhappy(q, v);
	front_free(q, v);
	html(&q->w, "</div>\n");
	front_leaflets(q, v);
	front_papers(q, v);
	front_say(q, v);
	front_sign_in(q);
	page_end(q);
	return RC_OK;
}

static enum rc page_schools(struct req *q, const struct public_school *s, size_t n)
{
	page_begin(q, &(struct page){ .title = S("Which school?"), .width = "width--read", .bare = true });
	html(&q->w,
	     "<div class=\"head\"><h1>Which school?</h1><p>Help with learning at each of these schools. Anybody can "
	     "read it.</p></div>\n<section class=\"sheet\" aria-label=\"Schools\"><ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++)
		html(&q->w, "<li><a href=\"$\">$</a></li>\n", h_url(public_url(q->a, &s[i], "")), h(s[i].name));
	html(&q->w, "</ul></section>\n<p class=\"row\"><a class=\"govuk-button govuk-button--secondary\" "
	            "href=\"/sign-in\">Sign in</a></p>\n");
	page_end(q);
	return RC_OK;
}

/* Who is signed in has a page; the others have a school, and are asked which when there are several. */
static enum rc page_root(struct req *q)
{
	struct public_school *s;
	size_t n;

	if (q->session.signed_in)
		return req_redirect(q, "%s", q->c.actor.hat == ROLE_NONE ? "/role" : role_home(q->c.actor.hat));
	TRY(public_schools(&q->c, &s, &n));
	if (n == 0)
		return req_redirect(q, "/sign-in");
	if (n == 1)
		return req_redirect(q, "%s", str_c(q->a, public_url(q->a, &s[0], "")));
	return page_schools(q, s, n);
}

ROUTES(front_routes, R(GET, "/", CAP_PUBLIC, page_root), R(GET, "/s/:word", CAP_PUBLIC, page_front));
FRONT_CARD(front_code, .part = FRONT_LEAFLETS, .order = 90, .path = "/code", .everywhere = true,
           .text = "What the Code of Practice says", .about = "Chapter 6, in plain words");
