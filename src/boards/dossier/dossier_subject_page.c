/* /pupil/:id/subject-access: the entries that concern others, each to be decided by a person; then everything
 * else, of which more can be left out. Only then there is a document. */
#include "boards/dossier/dossier.h"
#include "boards/dossier/dossier_write_parts.h"
#include "core/door/page.h"

enum { FILE_MAX = 8 << 20 };

static struct str field_of(struct req *q, const struct dossier_entry *e)
{
	return str_fmt(q->a, "%.*s-%lld", STR_ARG(e->kind), (long long)e->id);
}

/* What was chosen for an entry: "give", "leave", or nothing. */
static struct str choice_of(struct req *q, const struct dossier_entry *e)
{
	struct str v = params_get(&q->form, field_of(q, e));

	return str_is(v, "give") || str_is(v, "leave") ? v : STR_NONE;
}

static struct str title_of(struct req *q, const struct dossier_entry *e)
{
	return str_fmt(q->a, "%.*s: %.*s", STR_ARG(date_long(q->a, e->on)), STR_ARG(e->what));
}

static void marked_write(struct req *q, const struct dossier_entry *e, bool posted)
{
	static const struct ui_choice c[] = { { .value = { "give", 4 }, .label = { "Give it", 7 } },
		                              { .value = { "leave", 5 }, .label = { "Leave it out", 12 } } };
	struct str v = choice_of(q, e);

	html(&q->w, "<li>");
	ui_quote(&q->w, e->words.n > 0 ? e->words : S("Without words."),
	         str_fmt(q->a, "%.*s%s%.*s", STR_ARG(e->by), e->by.n > 0 ? ". " : "",
	                 STR_ARG(third_words(q->a, e->third))));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = str_c(q->a, field_of(q, e)),
	                              .label = title_of(q, e),
	                              .value = v,
	                              .error = posted && v.n == 0 ? S("Choose whether it is given") : STR_NONE },
	          c, 2, true);
	html(&q->w, "</li>\n");
}

static void unmarked_write(struct req *q, const struct dossier_entry *e)
{
	struct str id = field_of(q, e);

	html(&q->w,
	     "<li class=\"pick\"><input type=\"checkbox\" id=\"$\" name=\"$\" value=\"leave\"$><label for=\"$\">"
	     "<span class=\"govuk-visually-hidden\">Leave out </span>$ ",
	     h(id), h(id), h_flag("checked", str_is(choice_of(q, e), "leave")), h(id), h(title_of(q, e)));
	html_lines(&q->w, e->words);
	html(&q->w, "</label></li>\n");
}

static size_t third_count(const struct dossier_fact *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->entries; i++)
		n += f->entry[i].third != 0;
	return n;
}

static void lists_write(struct req *q, const struct dossier_fact *f, bool posted)
{
	size_t marked = third_count(f);

	ui_sheet_begin(&q->w, "others", S("What concerns other people"), str_fmt(q->a, "%zu to decide", marked));
	if (marked == 0)
		ui_empty(&q->w, S("Nothing is marked. Read the rest all the same."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < f->entries; i++)
		if (f->entry[i].third != 0)
			marked_write(q, &f->entry[i], posted);
	if (marked > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "rest", S("Everything else"), str_fmt(q->a, "%zu", f->entries - marked));
	ui_details_begin(&q->w, S("Read it, and tick what is to be left out"));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < f->entries; i++)
		if (f->entry[i].third == 0)
			unmarked_write(q, &f->entry[i]);
	html(&q->w, "</ul>\n");
	ui_details_end(&q->w);
	ui_sheet_end(&q->w);
}

static void errors_write(struct req *q, const struct dossier_fact *f)
{
	struct ui_error *e = NEW_ARRAY(q->a, struct ui_error, f->entries);
	size_t n = 0;

	for (size_t i = 0; i < f->entries; i++)
		if (f->entry[i].third != 0 && choice_of(q, &f->entry[i]).n == 0)
			e[n++] = (struct ui_error){ str_c(q->a, field_of(q, &f->entry[i])),
				                    str_fmt(q->a, "Choose whether it is given: %.*s",
				                            STR_ARG(title_of(q, &f->entry[i]))) };
	if (n > 0)
		ui_error_summary(&q->w, e, n);
}

static enum rc decide_page(struct req *q, const struct dossier_fact *f, bool posted)
{
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Subject access: %.*s", STR_ARG(f->name)),
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, q->id[0], "/dossier"),
	                              .back_text = str_fmt(q->a, "%.*s: dossier", STR_ARG(f->name)) });
	if (posted)
		errors_write(q, f);
	html(
	    &q->w,
	    "<div class=\"head\"><h1>Subject access: $</h1><p class=\"quiet\">Whoever asks for a record gets it within "
	    "one "
	    "month. What APDR marks may concern somebody else: a person decides about each, nothing is decided by "
	    "itself. "
	    "APDR cannot find everybody who is named: read the rest too.</p></div>\n<form method=\"post\" action=\"$\" "
	    "class=\"stack--l\">\n",
	    h(f->name), h_url(url_pupil(q->a, q->id[0], "/subject-access")));
	form_token(q);
	lists_write(q, f, posted);
	html(&q->w, "<div class=\"row\">");
	ui_button(&q->w, S("Make the PDF"), "as", "pdf", false);
	ui_button(&q->w, S("Make the web file"), "as", "html", true);
	html(&q->w, "</div>\n<p class=\"small quiet\">What was said in confidence is read by the SENCO alone, a "
	            "complaint about "
	            "the SENCO by the headteacher alone: each makes their own part. UK GDPR articles 12 and 15; Data "
	            "Protection Act 2018, Schedule 2, paragraph 16.</p>\n</form>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_decide(struct req *q)
{
	struct dossier_fact *f = NEW(q->a, struct dossier_fact);

	TRY(dossier_subject_open(&q->c, q->id[0], f));
	return decide_page(q, f, false);
}

static enum rc send(struct req *q, const struct dossier *d)
{
	struct buf b;
	struct html out;
	struct str body;

	if (!str_is(req_form(q, "as"), "html")) {
		TRY(dossier_pdf(&q->c, d, 1, &body));
		return req_send(q, "application/pdf", body, S("subject-access.pdf"));
	}
	b = buf_new(q->a, FILE_MAX);
	html_init(&out, q->a, &b);
	dossier_file_write(&out, d);
	html_end(&out);
	if (b.full || out.misuse > 0)
		return err_set(&q->c.err, RC_FAIL, "dossier: %s", b.full ? "too long" : out.first_misuse);
	return req_send(q, "text/html; charset=utf-8", buf_view(&b), S("subject-access.html"));
}

static enum rc do_decide(struct req *q)
{
	struct dossier_fact *f = NEW(q->a, struct dossier_fact);
	struct dossier *d = NEW(q->a, struct dossier);
	size_t undecided = 0;
	bool *keep;
	enum rc rc;

	TRY(dossier_subject_open(&q->c, q->id[0], f));
	keep = NEW_ARRAY(q->a, bool, f->entries + 1);
	for (size_t i = 0; i < f->entries; i++) {
		struct str v = choice_of(q, &f->entry[i]);

		keep[i] = f->entry[i].third != 0 ? str_is(v, "give") : !str_is(v, "leave");
		undecided += f->entry[i].third != 0 && v.n == 0;
	}
	rc = dossier_subject_give(&q->c, q->id[0], f, keep, undecided, d);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return decide_page(q, f, true);
	}
	return rc == RC_OK ? send(q, d) : rc;
}

ROUTES(dossier_subject_routes, R(GET, "/pupil/:id/subject-access", CAP_DOSSIER, page_decide),
       R(POST, "/pupil/:id/subject-access", CAP_DOSSIER, do_decide));
