/* /letters: the letters that wait, an envelope for each person, ticked, printed in one file and marked as given
 * together; and the same for one pupil. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/people/step_parts.h"
#include "post/envelope.h"

enum { PICKS_MAX = 500 };

static struct str contents(struct req *q, const struct envelope *e)
{
	struct str s = S("");

	for (size_t i = 0; i < e->n; i++)
		s = str_fmt(q->a, "%.*s%s%s%s", STR_ARG(s), s.n > 0 ? "; " : "", notice_kind_word(e->letter[i].kind),
		            e->letter[i].kind == NOTICE_PLAN ? ", with the plan" : "");
	return s;
}

static void envelope_row(struct req *q, const struct envelope *e, bool many)
{
	struct str id = str_fmt(q->a, "%lld-%lld", (long long)e->pupil_id, (long long)e->person_id);
	struct str key = str_fmt(q->a, "e-%.*s", STR_ARG(id));

	html(&q->w,
	     "<li><span class=\"pick\"><input type=\"checkbox\" id=\"$\" name=\"tick\" value=\"$\" checked>"
	     "<label for=\"$\"><strong>$</strong>",
	     h(key), h(id), h(key), h(e->addressee));
	if (many)
		html(&q->w, ", about $", h(e->pupil));
	if (many && e->class_name.n > 0)
		html(&q->w, ", $", h(e->class_name));
	html(&q->w, "</label></span>\n<span class=\"names__d\">$. Written on $", h(contents(q, e)),
	     h(date_long(q->a, e->letter[0].made_on)));
	if (e->wishes.n > 0)
		html(&q->w, ". <strong>$</strong>", h(e->wishes));
	if (e->has_page)
		html(&q->w, ". Has a page: a letter can be put there, too");
	html(&q->w,
	     "</span><a class=\"names__o\" href=\"$\">Open<span class=\"govuk-visually-hidden\"> the letters of "
	     "$</span></a></li>\n",
	     h_url(url_pupil(q->a, e->pupil_id, "/notices")), h(e->addressee));
}

static void held_write(struct req *q, const struct envelopes *v)
{
	if (v->helds == 0)
		return;
	ui_sheet_begin(&q->w, "held", S("Not to be given"), STR_NONE);
	html(&q->w, "<ul class=\"govuk-list govuk-list--bullet\">\n");
	for (size_t i = 0; i < v->helds; i++)
		html(&q->w, "<li><strong>$</strong>, about $: $</li>\n", h(v->held[i].addressee), h(v->held[i].pupil),
		     h(v->held[i].why));
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void form_write(struct req *q, const struct envelopes *v, int64_t pupil_id)
{
	html(&q->w, "<form class=\"counts\" method=\"post\" action=\"/letters\">\n");
	form_token(q);
	if (pupil_id != 0)
		ui_hidden(&q->w, "pupil", str_fmt(q->a, "%lld", (long long)pupil_id));
	html(&q->w, "<ul class=\"names\">\n");
	for (size_t i = 0; i < v->n; i++)
		envelope_row(q, v->item[i], pupil_id == 0);
	html(&q->w, "</ul>\n<div class=\"act row gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Print the ticked"), .name = "do", .value = S("print") });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("All in large print"), .name = "do", .value = S("large"), .secondary = true });
	html(&q->w,
	     "<button class=\"linkish\" type=\"submit\" name=\"do\" value=\"post\">Mark as posted today</button> "
	     "<button class=\"linkish\" type=\"submit\" name=\"do\" value=\"hand\">Mark as handed over "
	     "today</button></div>\n</form>\n");
}

static void said_write(struct req *q)
{
	struct str said = req_query(q, "said");
	int64_t n = 0;

	(void)str_int(req_query(q, "n"), &n);
	if (str_is(said, "given") && n == 0)
		ui_notice(&q->w, S("They are marked as given already. Nothing was done twice."), true);
	else if (str_is(said, "given"))
		ui_notice(&q->w, str_fmt(q->a, "%lld letter%s marked as given today.", (long long)n, n == 1 ? "" : "s"),
		          true);
	else if (str_is(said, "none"))
		ui_notice(&q->w, S("Tick at least one envelope that still waits."), false);
}

static void sheet_write(struct req *q, const struct envelopes *v, int64_t pupil_id)
{
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "waiting", S("To be given"), STR_NONE);
	html(&q->w, "<p class=\"quiet\">One envelope for each person: what falls together goes together. Nothing about "
	            "anybody else is in it. Each is printed in the size that the person asked for.</p>\n");
	if (v->n == 0)
		ui_empty(&q->w, S("No letter waits."));
	else
		form_write(q, v, pupil_id);
	ui_sheet_end(&q->w);
	held_write(q, v);
	html(&q->w, "</div>\n");
}

static enum rc page_all(struct req *q)
{
	struct envelopes v;

	TRY(envelopes_load(&q->c, 0, &v));
	page_begin(q, &(struct page){ .title = S("Letters to give"), .menu = "/letters" });
	html(&q->w,
	     "<div class=\"head\"><h1>Letters to give</h1><p class=\"quiet\">Letters that are written and not given "
	     "yet, of all pupils.</p></div>\n");
	said_write(q);
	sheet_write(q, &v, 0);
	page_end(q);
	return RC_OK;
}

static enum rc page_pupil(struct req *q)
{
	struct envelopes v;
	struct str name;
	struct str first;

	TRY(envelopes_load(&q->c, q->id[0], &v));
	TRY(envelope_pupil(&q->c, q->id[0], &name, &first));
	step_head(q, q->id[0], name, first, S("Letters to give"), S("All that waits for each person, together."),
	          "/notices");
	said_write(q);
	sheet_write(q, &v, q->id[0]);
	page_end(q);
	return RC_OK;
}

static size_t ticks_read(struct req *q, struct envelope_pick *p)
{
	size_t n = 0;

	for (size_t i = 0; i < q->form.n && n < PICKS_MAX; i++)
		if (str_is(q->form.v[i].name, "tick") && envelope_pick_read(q->form.v[i].value, &p[n]))
			n++;
	return n;
}

static enum rc back(struct req *q, const char *said, size_t n)
{
	int64_t pupil = 0;

	if (str_int(req_form(q, "pupil"), &pupil) && pupil > 0)
		return req_redirect(q, "/pupil/%lld/post?said=%s&n=%zu", (long long)pupil, said, n);
	return req_redirect(q, "/letters?said=%s&n=%zu", said, n);
}

static enum rc do_letters(struct req *q)
{
	struct envelope_pick *p = NEW_ARRAY(q->a, struct envelope_pick, PICKS_MAX);
	struct str what = req_form(q, "do");
	size_t n = ticks_read(q, p);
	size_t letters = 0;
	struct str pdf;
	enum rc rc;

	if (n == 0)
		return back(q, "none", 0);
	if (str_is(what, "post") || str_is(what, "hand")) {
		TRY(envelopes_give(&q->c, p, n, str_is(what, "post") ? CHANNEL_POST : CHANNEL_HAND, &letters));
		return back(q, "given", letters);
	}
	rc = envelopes_print(&q->c, p, n, str_is(what, "large") ? ENVELOPE_ALL_LARGE : ENVELOPE_AS_ASKED, &pdf,
	                     &letters);
	if (rc == RC_NONE)
		return back(q, "none", 0);
	TRY(rc);
	return req_send(q, "application/pdf", pdf, S("letters.pdf"));
}

ROUTES(post_routes, R(GET, "/letters", CAP_NOTICE, page_all), R_MANY(POST, "/letters", CAP_NOTICE, do_letters, "tick"),
       R(GET, "/pupil/:id/post", CAP_NOTICE, page_pupil));
MENU(menu_letters, .area = AREA_FAMILIES, .order = 35, .path = "/letters", .text = "Letters", .cap = CAP_NOTICE,
     .waits = envelopes_wait, .about = "Written and not given yet: print and give them together");
