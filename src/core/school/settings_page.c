/* /settings: the school and the dates of its year. The same pages serve the set-up journey: until that is
 * finished, saving leads on to the next step. */
#include "core/door/page.h"

#include <string.h>

#include "core/door/rows.h"
#include "core/school/setup.h"
#include "core/door/menu.h"
#include "core/school/setting_parts.h"
#include "core/school/web_name.h"
#include "core/duty/terms_parts.h"

enum { SETTINGS_MOST = 64 };

static const char *const TERM_FIELDS[] = { "name", "starts", "half_starts", "half_ends", "ends", NULL };
static const char *const TERM_PLACES[] = { "f12", "f3", "f3", "f3", "f3", NULL };
static const char *const CLOSURE_FIELDS[] = { "name", "kind", "starts", "ends", NULL };
static const char *const CLOSURE_PLACES[] = { "f3", "f3", "f3", "f3", NULL };

static struct str settings_name(const struct req *q)
{
	return q->c.actor.service ? S("Settings") : S("School settings");
}

/* The head of each page: back to where the journey is. */
static void head(struct req *q, const char *title, const char *text)
{
	struct setup_view v;
	bool ready = setup_load(&q->c, &v) != RC_OK || v.school.ready != 0;

	page_begin(q, &(struct page){ .title = str_of(title),
	                              .menu = "/settings",
	                              .width = "width--read",
	                              .back_url = ready ? S("/settings") : S("/set-up"),
	                              .back_text = ready ? settings_name(q) : S("Setting up") });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h(title), h(text));
}

static enum rc saved(struct req *q)
{
	struct setup_view v;

	TRY(setup_load(&q->c, &v));
	return req_redirect(q, "%s?done=saved", v.school.ready != 0 ? "/settings" : "/set-up");
}

/* Those of the role, in order. */
static size_t pages_of(const struct actor *who, const struct setting **out)
{
	size_t n = 0;

	for (size_t i = 0; i < setting_count() && n < SETTINGS_MOST; i++) {
		const struct setting *s = setting_at(i);
		size_t at = n;

		if (!role_can(who->hat, s->cap) || (who->service && (s->school_only || !cap_in_service(s->cap))))
			continue;
		for (; at > 0 && out[at - 1]->order > s->order; at--)
			out[at] = out[at - 1];
		out[at] = s;
		n++;
	}
	return n;
}

static enum rc page_settings(struct req *q)
{
	const struct setting *page[SETTINGS_MOST];
	size_t n = pages_of(&q->c.actor, page);
	struct setup_view v;

	TRY(setup_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = settings_name(q), .menu = "/settings", .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h(settings_name(q)), h(v.school.name));
	page_done(q);
	if (v.school.ready == 0)
		html(&q->w, "<p><a href=\"/set-up\">Setting up is not finished: go on</a></p>\n");
	else if (!q->c.actor.service)
		TRY(terms_band_load(q));
	html(&q->w, "<section class=\"sheet\"><ul>\n");
	for (size_t i = 0; i < n; i++)
		html(&q->w, "<li class=\"gap-s\"><a href=\"$\">$</a><br>$</li>\n", h_url(str_of(page[i]->path)),
		     h(q->c.actor.service && page[i]->service.title != NULL ? page[i]->service.title : page[i]->title),
		     h(q->c.actor.service && page[i]->service.about != NULL ? page[i]->service.about : page[i]->about));
	html(&q->w, "</ul></section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- the school ---- */

static bool digits(struct str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 0 || s.n == n;
}

static bool web_address(struct str s)
{
	return s.n == 0 || (str_starts(s, S("https://")) && s.n > 8);
}

static void school_check(struct form *f, const struct school *s)
{
	if (!digits(s->la_no, 3))
		form_error(f, "la_no", S("Local authority number: use three digits, such as 380"));
	if (!digits(s->estab_no, 4))
		form_error(f, "estab_no", S("Establishment number: use four digits, such as 2045"));
	if (!digits(s->urn, 6))
		form_error(f, "urn", S("URN: use six digits, such as 107123"));
	if (s->email.n > 0 && str_find(s->email, S("@")) < 1)
		form_error(f, "email", S("Email: write an address with an @ in it"));
	if (!web_address(s->website))
		form_error(f, "website", S("Website: begin its web address with https://"));
	if (!web_address(s->local_offer))
		form_error(f, "local_offer", S("Local Offer: begin its web address with https://"));
	if (s->web_name.n > 0 && !web_name_ok(s->web_name))
		form_error(f, "web_name",
		           S("Name in web addresses: use small letters, digits and hyphens, such as marlbeck"));
}

static const char *const OF_SCHOOL[] = { "name",  "short_name", "phase",   "la_no",       "estab_no", "urn",  "address",
	                                 "phone", "email",      "website", "local_offer", "web_name", "kind", NULL };
static const char *const OF_SERVICE[] = { "name", "short_name", "web_name", NULL };

static enum rc school_page(struct req *q, struct form *f, const struct school *theirs)
{
	if (q->c.actor.service)
		head(q, "The service", "As families read it. How to reach you stands in the profile of your area.");
	else
		head(q, "The school", "As families and letters name it. Only name and phase are needed now.");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<section class=\"sheet\">\n");
	form_begin(f, S("/settings/school"));
	for (size_t i = 0; f->offers[i] != NULL; i++)
		if (q->c.actor.service && strcmp(f->offers[i], "name") == 0)
			form_field_as(f, "name", S("Name of the service"), STR_NONE);
		else
			form_field(f, f->offers[i]);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	form_end(f);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_school(struct req *q)
{
	struct setup_view v;
	struct school theirs;
	struct form f;
	enum rc rc = setup_load(&q->c, &v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &school_rec, &v.school);
	f.offers = q->c.actor.service ? OF_SERVICE : OF_SCHOOL;
	if (!str_is(q->net->method, "POST"))
		return school_page(q, &f, NULL);
	if (form_read(&f))
		school_check(&f, &v.school);
	if (f.errors > 0)
		return school_page(q, &f, NULL);
	rc = setup_school_save(&q->c, &v.school, &theirs);
	if (rc == RC_INVALID) {
		form_error(&f, "web_name", S("Name in web addresses: another school here has it. Choose another one"));
		return school_page(q, &f, NULL);
	}
	if (rc == RC_CONFLICT)
		return school_page(q, &f, &theirs);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return saved(q);
}

/* ---- terms and closures ---- */

static struct rows_form term_rows(struct form *f)
{
	return (struct rows_form){ f, &term_rec, "term", "Term", TERM_FIELDS, TERM_PLACES, YEAR_TERMS };
}

static struct rows_form closure_rows(struct form *f)
{
	return (
	    struct rows_form){ f, &closure_rec, "closure", "Closure", CLOSURE_FIELDS, CLOSURE_PLACES, YEAR_CLOSURES };
}

static void year_theirs(struct req *q, const struct year_dates *v)
{
	req_refuse(q, 409);
	html(&q->w, "<section class=\"sheet conflict\" aria-labelledby=\"conflict\"><h2 id=\"conflict\">Somebody else "
	            "saved these "
	            "dates while you were writing</h2><p>Nothing is lost. Theirs are below, yours are in the form. "
	            "Save again to keep "
	            "yours.</p><ul>\n");
	for (size_t i = 0; i < v->terms; i++)
		html(&q->w, "<li>$: $ to $, half-term $ to $</li>\n", h(v->term[i].name),
		     h(date_long(q->a, v->term[i].starts)), h(date_long(q->a, v->term[i].ends)),
		     h(date_long(q->a, v->term[i].half_starts)), h(date_long(q->a, v->term[i].half_ends)));
	for (size_t i = 0; i < v->closures; i++)
		html(&q->w, "<li>$: $ to $</li>\n", h(v->closure[i].name), h(date_long(q->a, v->closure[i].starts)),
		     h(date_long(q->a, v->closure[i].ends)));
	html(&q->w, "</ul></section>\n");
}

static enum rc year_page(struct req *q, struct form *f, const struct year_dates *v, const struct year_dates *theirs)
{
	struct rows_form terms = term_rows(f), closures = closure_rows(f);
	struct str year = str_fmt(q->a, "%d", v->year);

	head(q, "Terms and closures", "Reminders count school days, so these dates matter.");
	form_summary(f);
	page_done(q);
	if (theirs != NULL)
		year_theirs(q, theirs);
	if (v->proposed && !f->posted)
		ui_note(&q->w, S("Check these dates."),
		        S("They are the usual ones in England. Your local authority or trust may differ by "
		          "some days."),
		        false);
	html(&q->w,
	     "<p>School year $ to $. <a href=\"/settings/year?year=$\">The year before</a> · "
	     "<a href=\"/settings/year?year=$\">The year after</a></p>\n",
	     h(v->year), h(v->year + 1), h(v->year - 1), h(v->year + 1));
	html(&q->w, "<form method=\"post\" action=\"/settings/year\" novalidate>\n");
	form_token(q);
	ui_hidden(&q->w, "year", year);
	ui_hidden(&q->w, "mark", theirs != NULL ? theirs->mark : f->posted ? form_typed(f, "mark") : v->mark);
	html(&q->w,
	     "<div class=\"grid\">\n<section class=\"sheet\" aria-labelledby=\"terms\"><h2 id=\"terms\">Terms</h2>\n");
	rows_draw(&terms, v->term, v->terms, 1);
	html(&q->w, "</section>\n<section class=\"sheet\" aria-labelledby=\"closures\"><h2 id=\"closures\">Closures "
	            "inside terms</h2>\n"
	            "<p>Training days, bank holidays and other days without pupils. Leave a row empty if you do not "
	            "need it.</p>\n");
	rows_draw(&closures, v->closure, v->closures, 3);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	html(&q->w, "</section></div></form>\n");
	page_end(q);
	return RC_OK;
}

static int year_of(struct str typed)
{
	int64_t y;

	return str_int(typed, &y) && y >= 2000 && y <= 2100 ? (int)y : 0;
}

static enum rc page_year(struct req *q)
{
	struct year_dates v;
	struct term none = { 0 };
	struct form f;

	TRY(setup_year_load(&q->c, year_of(req_query(q, "year")), &v));
	form_init(&f, q, &term_rec, &none);
	if (f.posted && year_of(form_typed(&f, "year")) != v.year) {
		f.posted = false; /* a kept draft is of another year */
		q->kept_not = true;
	}
	return year_page(q, &f, &v, NULL);
}

static enum rc do_year(struct req *q)
{
	struct year_dates *v = NEW(q->a, struct year_dates), *theirs = NEW(q->a, struct year_dates);
	struct term none = { 0 };
	struct rows_form terms, closures;
	struct str fault;
	struct form f;
	enum rc rc;

	form_init(&f, q, &term_rec, &none);
	v->year = year_of(req_form(q, "year"));
	v->mark = req_form(q, "mark");
	if (v->year == 0)
		return RC_NONE;
	terms = term_rows(&f);
	closures = closure_rows(&f);
	v->terms = rows_read(&terms, v->term);
	v->closures = rows_read(&closures, v->closure);
	fault = f.errors == 0 ? setup_year_fault(q->a, v) : STR_NONE;
	if (fault.n > 0)
		form_error(&f, "term-1-name", fault);
	if (f.errors > 0)
		return year_page(q, &f, v, NULL);
	rc = setup_year_save(&q->c, v, theirs);
	if (rc == RC_CONFLICT)
		return year_page(q, &f, v, theirs);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return saved(q);
}

ROUTES(settings_routes, R(GET, "/settings", CAP_SETTINGS, page_settings),
       R(GET, "/settings/school", CAP_SETTINGS, page_school), R(POST, "/settings/school", CAP_SETTINGS, page_school),
       R(GET, "/settings/year", CAP_PRACTICE, page_year), R(POST, "/settings/year", CAP_PRACTICE, do_year));
MENU(menu_settings, .area = AREA_SETTINGS, .order = 10, .path = "/settings", .text = "Settings", .cap = CAP_SETTINGS);
SETTING(setting_school, .order = 10, .path = "/settings/school", .title = "The school",
        .about = "Name, phase, numbers, address, how families reach you", .cap = CAP_SETTINGS,
        .service = { "The service", "Its name, and its name in web addresses" });
SETTING(setting_year, .order = 20, .path = "/settings/year", .title = "Terms and closures",
        .about = "They decide when things are due", .cap = CAP_PRACTICE);
