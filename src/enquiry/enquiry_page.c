/* /enquiries: what came by the public pages and waits at the desk of who asks (design 37), what was dealt with, and one
 * of them with what was done about it. */
#include "core/door/menu.h"
#include "core/door/page.h"
#include "enquiry/enquiry.h"
#include "enquiry/enquiry_parts.h"
#include "kit/base/id.h"

static enum rc page_all(struct req *q)
{
	struct enquiries v;

	TRY(enquiries_load(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Enquiries"), .menu = "/enquiries" });
	html(&q->w, "<div class=\"head\"><h1>Enquiries</h1><p>$</p></div>\n",
	     h(v.n == 0 ? S("Nothing waits.")
	                : str_fmt(q->a, "%zu from the public pages wait%s. %lld late.", v.n, v.n == 1 ? "s" : "",
	                          (long long)v.late)));
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	enquiry_groups(q, &v);
	html(&q->w, "<p><a href=\"/enquiries/dealt\">Dealt with and set aside</a></p>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_dealt(struct req *q)
{
	struct enquiry *x;
	size_t n;

	TRY(enquiries_dealt(&q->c, &x, &n));
	page_begin(q, &(struct page){ .title = S("Dealt with"),
	                              .menu = "/enquiries",
	                              .back_url = S("/enquiries"),
	                              .back_text = S("Enquiries") });
	html(&q->w, "<div class=\"head\"><h1>Dealt with and set aside</h1></div>\n<section class=\"sheet\" "
	            "aria-label=\"Dealt with\">\n");
	if (n == 0)
		ui_empty(&q->w, S("Nothing yet."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++)
		ui_wait(&q->w,
		        &(struct ui_wait){ .who = enquiry_heading(q, &x[i]),
		                           .url = enquiry_url(q, &x[i]),
		                           .words = enquiry_said(q, &x[i]),
		                           .meta = str_fmt(q->a, "%s, %s on %.*s", enquiry_kind_word(x[i].kind),
		                                           x[i].state == ENQUIRY_ASIDE ? "set aside" : "dealt with",
		                                           STR_ARG(date_long(q->a, x[i].done_on))) });
	if (n > 0)
		html(&q->w, "</ul>\n");
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- one ---- */

static void row_if(struct req *q, const char *key, struct str value)
{
	if (value.n > 0)
		ui_summary_row(&q->w, str_of(key), value);
}

static void facts_write(struct req *q, const struct enquiry_one *v)
{
	const struct enquiry *x = &v->item.q;

	ui_sheet_begin(&q->w, "what", str_of(enquiry_kind_word(x->kind)), STR_NONE);
	if (x->wiped)
		ui_note(&q->w, S("The details were wiped."),
		        S("Words, name and ways to reach them are kept for some months only."), false);
	if (x->words.n > 0)
		ui_quote(&q->w, x->words, x->sender);
	ui_summary_begin(&q->w);
	row_if(q, x->kind == ENQUIRY_KIND_SAY ? "Page" : "Which one", x->about);
	if (x->kind == ENQUIRY_KIND_COPY)
		ui_summary_row(&q->w, S("How"), enquiry_copy_words(q, x));
	if (x->kind == ENQUIRY_KIND_SAY)
		ui_summary_row(&q->w, S("Clear?"), str_of(enquiry_clear_word(x->clear)));
	row_if(q, "Name", x->sender);
	row_if(q, "To reach them", x->reach);
	ui_summary_row(&q->w, S("Came"), clock_datetime(q->a, x->at));
	if (x->state == ENQUIRY_NEW)
		ui_summary_row(&q->w, S("Answer"), v->item.clock.words);
	ui_summary_row(&q->w, S("Receipt"), x->receipt);
	ui_summary_end(&q->w);
	ui_sheet_end(&q->w);
}

static void steps_write(struct req *q, const struct enquiry_one *v)
{
	struct ui_log *log = NEW_ARRAY(q->a, struct ui_log, v->steps);

	if (v->steps == 0)
		return;
	for (size_t i = 0; i < v->steps; i++) {
		const struct enquiry_step *t = &v->step[i];

		log[i] = (struct ui_log){ .when = clock_datetime(q->a, t->at),
			                  .text = t->note.n > 0 ? str_fmt(q->a, "%s: %.*s", enquiry_deed_word(t->kind),
			                                                  STR_ARG(t->note))
			                                        : str_of(enquiry_deed_word(t->kind)),
			                  .by = t->by_name };
	}
	ui_sheet_begin(&q->w, "steps", S("So far"), STR_NONE);
	ui_log(&q->w, log, v->steps);
	ui_sheet_end(&q->w);
}

static void log_form(struct req *q, struct form *f, const struct enquiry *x)
{
	struct ui_choice *all;
	size_t n = form_choices(q->a, enquiry_deed_choices, &all);
	size_t fit = 0;

	for (size_t i = 0; i < n; i++) {
		enum enquiry_deed deed;

		if (enquiry_deed_of(all[i].value, &deed) && enquiry_deed_fits(x->kind, deed)) {
			all[fit] = all[i];
			if (enquiry_after(deed) == ENQUIRY_NEW)
				all[fit].hint = S("It goes on waiting");
			fit++;
		}
	}
	ui_sheet_begin(&q->w, "log", S("What happened?"), STR_NONE);
	form_begin(f, enquiry_url(q, x));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "kind",
	                              .label = S("What happened?"),
	                              .label_hidden = true,
	                              .value = f->posted ? form_typed(f, "kind") : STR_NONE,
	                              .error = form_error_of(f, "kind") },
	          all, fit, false);
	form_field_as(f, "note", S("Note, or why it is set aside"), STR_NONE);
	html(&q->w, "<p class=\"row gap-l\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save") });
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Set it aside"), .name = "do", .value = S("aside"), .secondary = true });
	html(&q->w, "</p>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static void back_form(struct req *q, struct form *f, const struct enquiry *x)
{
	if (x->wiped)
		return;
	form_begin(f, enquiry_url(q, x));
	ui_action(&q->w, &(struct ui_action){ .text = S("Take it back"),
	                                      .about = S(": it waits again"),
	                                      .name = "do",
	                                      .value = S("back"),
	                                      .secondary = true });
	html(&q->w, " ");
	ui_action(&q->w, &(struct ui_action){ .text = S("Delete their details now"),
	                                      .about = S(": they asked for it, or took their yes back"),
	                                      .name = "do",
	                                      .value = S("forget"),
	                                      .warning = true });
	form_end(f);
}

static enum rc one_page(struct req *q, struct form *f, const struct enquiry_one *v)
{
	const struct enquiry *x = &v->item.q;
	bool waits = x->state == ENQUIRY_NEW;

	page_begin(q, &(struct page){ .title = enquiry_heading(q, x),
	                              .menu = "/enquiries",
	                              .width = "width--read",
	                              .back_url = waits ? S("/enquiries") : S("/enquiries/dealt"),
	                              .back_text = waits ? S("Enquiries") : S("Dealt with") });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n", h(enquiry_heading(q, x)));
	page_done(q);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	facts_write(q, v);
	steps_write(q, v);
	if (waits)
		log_form(q, f, x);
	else
		back_form(q, f, x);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct enquiry_one v;
	struct enquiry_step step = { .id = id_new() };
	struct form f;

	TRY(enquiry_open(&q->c, q->id[0], &v));
	form_init(&f, q, &enquiry_step_rec, &step);
	return one_page(q, &f, &v);
}

/* Which button, and what was chosen. */
static void step_read(struct req *q, struct form *f, struct enquiry_step *step)
{
	static const char *const GIVEN[] = { "kind", NULL };
	static const char *const NONE[] = { NULL };
	struct str deed = req_form(q, "do");

	if (deed.n > 0)
		f->given = GIVEN;
	if (str_is(deed, "back")) /* its form is one button */
		f->offers = NONE;
	(void)form_read(f);
	step->id = step->id > 0 ? step->id : id_new();
	if (str_is(deed, "aside"))
		step->kind = ENQUIRY_STEP_ASIDE;
	else if (str_is(deed, "back"))
		step->kind = ENQUIRY_STEP_BACK;
	if (step->kind == ENQUIRY_STEP_ASIDE && str_trim(step->note).n == 0)
		form_error(f, "note", S("Say why it is set aside"));
	if (step->kind == ENQUIRY_STEP_NONE && form_error_of(f, "kind").n == 0)
		form_error(f, "kind", S("Choose what happened"));
}

static enum rc do_one(struct req *q)
{
	struct enquiry_one v;
	struct enquiry_step step = { 0 };
	struct form f;
	enum rc rc;

	TRY(enquiry_open(&q->c, q->id[0], &v));
	if (str_is(req_form(q, "do"), "forget")) {
		rc = enquiry_forget(&q->c, q->id[0]);
		return rc == RC_OK || rc == RC_CONFLICT ? req_redirect(q, "/enquiries/%lld", (long long)q->id[0]) : rc;
	}
	form_init(&f, q, &enquiry_step_rec, &step);
	step_read(q, &f, &step);
	rc = f.errors > 0 ? RC_INVALID : enquiry_log(&q->c, q->id[0], &step);
	if (rc == RC_INVALID) {
		if (f.errors == 0)
			form_error(&f, "kind", S("Choose what happened"));
		req_refuse(q, 422);
		return one_page(q, &f, &v);
	}
	if (rc == RC_CONFLICT) /* somebody was quicker: the page says how it stands */
		return req_redirect(q, "/enquiries/%lld", (long long)q->id[0]);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, step.kind == ENQUIRY_STEP_BACK ? "/enquiries?done=back" : "/enquiries?done=saved");
}

ROUTES(enquiry_routes, R_WRITE(GET, "/enquiries", CAP_ENQUIRY, page_all),
       R(GET, "/enquiries/dealt", CAP_ENQUIRY, page_dealt), R(GET, "/enquiries/:id", CAP_ENQUIRY, page_one),
       R(POST, "/enquiries/:id", CAP_ENQUIRY, do_one));
MENU(menu_enquiries, .area = AREA_FAMILIES, .order = 33, .path = "/enquiries", .text = "Enquiries", .cap = CAP_ENQUIRY,
     .waits = enquiries_wait, .about = "What came by the public pages, about no child");
