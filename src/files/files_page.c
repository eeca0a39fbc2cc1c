/* /pupil/:id/files: the files of a pupil's record with the form for a new one, and a page for each: a picture in the
 * page, a recording to listen to, a paper to download, and what is said about it. */
#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "files/file_from_parts.h"
#include "files/file_parts.h"
#include "files/file_sheet_parts.h"
#include "kit/base/clock.h"
#include "kit/base/id.h"

enum { FILES_AT_ONCE = 8, TITLE_SENT = 110, ADDING_US = 10 * 1000 * 1000 };

#define ACCEPT ".pdf,.docx,.odt,.txt,.jpg,.jpeg,.png,.heic,.m4a,.mp3,.opus,.ogg,image/*,audio/*"

static struct str one_url(struct req *q, int64_t pupil_id, int64_t id)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/files/%lld", (long long)id)));
}

/* "Dr Helen Marsh, 14 January 2026. PDF, 6 pages, 1.2 MB. Added by you, 16 January 2026" */
static void about_write(struct req *q, const struct pupil_file *f)
{
	html(&q->w, "<p class=\"quiet\">");
	if (f->made_by.n > 0)
		html(&q->w, "$, ", h(f->made_by));
	html(&q->w, "$. $. Added by $, $.", h(date_long(q->a, f->made_on)), h(file_about(q->a, f)),
	     h(f->added_by == q->c.actor.person_id ? S("you") : f->by_name), h(date_long(q->a, f->added_on)));
	if (!date_none(f->meeting_day))
		html(&q->w, " Meeting of $.", h(date_long(q->a, f->meeting_day)));
	html(&q->w, "</p>\n");
}

static struct str scan_words(struct req *q, const struct pupil_file *f)
{
	if (f->scan == FILE_SCAN_CLEAN)
		return str_fmt(q->a, "Scanned %.*s", STR_ARG(date_long(q->a, clock_at(f->scanned_at).today)));
	return str_of(file_scan_word(f->scan));
}

/* Who may read it, and whether it was scanned. */
static void state_write(struct req *q, const struct files_view *v, const struct pupil_file *f)
{
	const bool shut = f->scan == FILE_SCAN_WAITING || f->scan == FILE_SCAN_FOUND;

	html(&q->w, "<p class=\"entry__by\"><span>");
	ui_icon(&q->w, "eye");
	html(&q->w, " $</span> <span>",
	     h(f->scan == FILE_SCAN_FOUND     ? S("Nobody")
	       : f->scan == FILE_SCAN_WAITING ? S("Nobody, until it is scanned")
	                                      : str_of(file_readers_word(f->readers))));
	if (shut) {
		ui_tag(&q->w, scan_words(q, f), f->scan == FILE_SCAN_FOUND);
	} else {
		ui_icon(&q->w, "shield");
		html(&q->w, " $", h(scan_words(q, f)));
	}
	html(&q->w, "</span>");
	if (file_is_picture(f))
		html(&q->w, " <span>Saved as a new picture, place removed</span>");
	html(&q->w, "</p>\n");
	if (f->scan == FILE_SCAN_WAITING && v->scans)
		html(&q->w,
		     "<p class=\"small quiet\">The scanner has not answered. APDR tries again every 15 minutes.</p>\n");
	if (f->scan == FILE_SCAN_WAITING && !v->scans)
		html(&q->w, "<p class=\"small quiet\">There is no scanner any more. Tell who looks after your "
		            "computers.</p>\n");
	if (f->scan == FILE_SCAN_FOUND)
		html(&q->w, "<p class=\"small\">Found: $. It stays locked. Tell who looks after your computers.</p>\n",
		     h(f->found));
}

static void link_write(struct req *q, struct str url, const char *text, const struct pupil_file *f)
{
	html(&q->w, "<a href=\"$\">$", h_url(url), h(text));
	ui_hidden_text(&q->w, str_fmt(q->a, ": %.*s", STR_ARG(file_title(f))));
	html(&q->w, "</a>");
}

static void item_write(struct req *q, const struct files_view *v, const struct pupil_file *f)
{
	const bool open = file_is_open(f, &v->who);
	struct str url = one_url(q, v->pupil.id, f->id);

	html(&q->w, "<li>");
	file_thumb_write(q, f, url, open);
	html(&q->w, "<div><h3>$</h3>\n", h(file_title(f)));
	about_write(q, f);
	state_write(q, v, f);
	file_uses_line(q, f->id, v->use, v->uses);
	if (f->words.n > 0) {
		html(&q->w, "<p>");
		html_lines(&q->w, f->words);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div><div class=\"files__do\">");
	link_write(q, url, file_is_picture(f) ? "See" : file_is_sound(f) ? "Listen" : "Open", f);
	if (open)
		link_write(q, str_fmt(q->a, "%.*s/get", STR_ARG(url)), "Download", f);
	html(&q->w, "</div></li>\n");
}

static void list_write(struct req *q, const struct files_view *v)
{
	ui_sheet_begin(&q->w, "all", S("In the record"), v->n > 0 ? str_fmt(q->a, "%zu", v->n) : STR_NONE);
	if (v->may_add)
		html(&q->w, "<p class=\"only-narrow\"><a href=\"#add\">Add a file</a></p>\n");
	if (v->n == 0)
		ui_empty(&q->w, S("There is no file here that you may read."));
	else
		html(&q->w, "<ul class=\"files\">\n");
	for (size_t i = 0; i < v->n; i++)
		item_write(q, v, &v->item[i]);
	if (v->n > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

/* One of the two ways to bring a file. The error stands by the one that everybody has. */
static void file_field(struct req *q, const struct form *f)
{
	struct str error = form_error_of(f, "file");

	html(&q->w, "<div class=\"upload__in only-narrow\"><label for=\"photo\">");
	ui_icon(&q->w, "camera");
	html(&q->w,
	     " Take a photograph</label>"
	     "<input id=\"photo\" name=\"photo\" type=\"file\" accept=\"image/*\" capture=\"environment\"></div>\n"
	     "<div class=\"govuk-form-group$\"><div class=\"upload__in\"><label for=\"file\">",
	     h(error.n > 0 ? " govuk-form-group--error" : ""));
	ui_icon(&q->w, "attach");
	html(&q->w, " Choose files</label>\n"
	            "<p class=\"govuk-hint\" id=\"file-hint\">Up to 25 MB each, 75 MB together: PDF, Word, "
	            "OpenDocument or plain "
	            "text, photograph, recording. What you say below is for all of them.</p>\n");
	if (error.n > 0)
		html(&q->w, "<div id=\"file-error\">\n");
	for (size_t i = 0; i < f->errors; i++)
		if (str_is(str_of(f->error[i].name), "file"))
			html(&q->w,
			     "<p class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> "
			     "$</p>\n",
			     h(f->error[i].text));
	if (error.n > 0)
		html(&q->w, "</div>\n");
	html(&q->w, "<input id=\"file\" name=\"file\" type=\"file\" multiple accept=\"$\"", h(ACCEPT));
	if (error.n > 0)
		html(&q->w, " aria-describedby=\"file-hint file-error\" aria-invalid=\"true\">");
	else
		html(&q->w, " aria-describedby=\"file-hint\">");
	html(&q->w, "</div></div>\n");
}

static void meeting_field(struct form *f, const struct files_view *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->meetings + 1);
	const struct pupil_file *one = f->obj;
	const struct field *fd = record_field(f->rec, S("meeting_id"));

	if (v->meetings == 0)
		return;
	c[0] = (struct ui_choice){ .value = S(""), .label = S("None") };
	for (size_t i = 0; i < v->meetings; i++)
		c[i + 1] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)v->meeting[i].id),
			                       .label = str_fmt(q->a, "%s, %.*s", meeting_kind_word(v->meeting[i].kind),
			                                        STR_ARG(date_long(q->a, v->meeting[i].on_day))) };
	ui_select(&q->w,
	          &(struct ui_field){ .name = fd->name,
	                              .label = str_of(fd->label),
	                              .error = form_error_of(f, fd->name),
	                              .value = f->posted ? form_typed(f, fd->name)
	                                       : one->meeting_id != 0
	                                           ? str_fmt(q->a, "%lld", (long long)one->meeting_id)
	                                           : STR_NONE },
	          c, v->meetings + 1);
}

static void fields_write(struct form *f, const struct files_view *v)
{
	form_field(f, "kind");
	form_field(f, "made_by");
	form_field(f, "made_on");
	form_field(f, "readers");
	ui_details_begin(&f->q->w, S("Say more about it"));
	form_field(f, "title");
	form_field(f, "words");
	form_field(f, "came");
	meeting_field(f, v);
	ui_details_end(&f->q->w);
}

/* Each has a number in the form, so that the same form sent twice is the same files. */
static const char *id_name(struct req *q, size_t i)
{
	return i == 0 ? "id" : str_c(q->a, str_fmt(q->a, "id-%zu", i + 1));
}

/* For the second file and those after it; a form that is shown again has new ones when some were added. */
static void ids_write(struct form *f)
{
	struct req *q = f->q;
	const struct pupil_file *one = f->obj;
	int64_t sent = 0;
	bool again = f->posted && str_int(form_typed(f, "id"), &sent) && sent == one->id;

	for (size_t i = 1; i < FILES_AT_ONCE; i++)
		ui_hidden(&q->w, id_name(q, i),
		          again ? form_typed(f, id_name(q, i)) : str_fmt(q->a, "%lld", (long long)id_new()));
}

static void add_write(struct form *f, const struct files_view *v)
{
	struct req *q = f->q;

	ui_sheet_begin(&q->w, "add", S("Add a file"), STR_NONE);
	form_begin_file(f, url_pupil(q->a, v->pupil.id, "/files"));
	ids_write(f);
	if (f->posted && f->draft_note.n > 0)
		ui_notice(&q->w, f->draft_note, true);
	file_field(q, f);
	fields_write(f, v);
	html(&q->w, "<div class=\"gap\">\n");
	ui_action(&q->w, &(struct ui_action){ .text = str_fmt(q->a, "Add to %.*s’s record", STR_ARG(v->first)),
	                                      .full = true });
	html(&q->w, "</div>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc list_page(struct form *f, const struct files_view *v)
{
	struct req *q = f->q;

	step_head(q, v->pupil.id, v->name, v->first, S("Files"),
	          v->waiting > 0
	              ? str_fmt(q->a, "%zu %s waiting to be scanned.", v->waiting, v->waiting == 1 ? "is" : "are")
	              : STR_NONE,
	          "/files");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	list_write(q, v);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	if (v->may_add)
		add_write(f, v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_files(struct req *q)
{
	struct files_view v;
	struct pupil_file one = { .id = id_new(), .made_on = q->c.now.today, .readers = FILE_READERS_USUAL };
	struct form f;

	TRY(files_load(&q->c, q->id[0], 0, &v));
	form_init(&f, q, &pupil_file_rec, &one);
	return list_page(&f, &v);
}

/* What became of the files of one form. */
struct sent {
	const struct file_in *in[FILES_AT_ONCE];
	size_t n;
	bool more; /* than are taken at once */
	size_t added;
	struct str why[FILES_AT_ONCE]; /* empty: it was added */
};

/* By camera or from a folder; an empty control is none. */
static void sent_read(const struct req *q, struct sent *s)
{
	*s = (struct sent){ 0 };
	for (size_t i = 0; i < q->files; i++) {
		if (q->file[i].body.n == 0 && q->file[i].name.n == 0)
			continue;
		s->more = s->more || s->n == FILES_AT_ONCE;
		if (!s->more)
			s->in[s->n++] = &q->file[i];
	}
}

static enum rc add_refused(struct req *q, struct form *f)
{
	struct files_view v;
	enum rc rc = IN_READ(&q->c, files_load(&q->c, q->id[0], 0, &v));

	return rc == RC_OK ? list_page(f, &v) : rc;
}

/* Several without a name of their own are told apart by that of the file. */
static struct str title_of(struct req *q, const struct pupil_file *f, const struct sent *s, size_t i)
{
	struct str name = file_name_tidy(q->a, s->in[i]->name, TITLE_SENT);
	size_t n = name.n;

	while (n > 0 && name.p[n - 1] != '.')
		n--;
	if (f->title.n > 0 || s->n == 1)
		return f->title;
	return n > 1 ? str_sub(name, 0, n - 1) : name;
}

/* One after the other, each by itself: what is wrong with one is no fault of the others. RC_INVALID: *fault is about
 * the words, and none was added. */
static enum rc sent_add(struct req *q, const struct form *f, struct sent *s, struct edit_fault *fault)
{
	const int64_t until = clock_monotonic_us() + ADDING_US;

	for (size_t i = 0; i < s->n; i++) {
		struct pupil_file one = *(const struct pupil_file *)f->obj;
		enum rc rc;

		if (i > 0 && (!str_int(form_typed(f, id_name(q, i)), &one.id) || one.id <= 0))
			return RC_NONE;
		one.title = title_of(q, &one, s, i);
		if (clock_monotonic_us() > until) {
			s->why[i] = S("It took too long to check all of them. Send this one again");
			continue;
		}
		rc = files_add(&q->c, q->id[0], &one, s->in[i]->name, s->in[i]->body, fault);
		if (rc == RC_INVALID && !str_is(str_of(fault->field), "file"))
			return RC_INVALID;
		if (rc == RC_INVALID)
			s->why[i] = fault->why;
		else
			TRY(rc);
		s->added += rc == RC_OK;
	}
	return RC_OK;
}

/* What is wrong with each; the form comes again for others, as a new one. */
static enum rc some_refused(struct req *q, struct form *f, struct sent *s)
{
	struct pupil_file *one = f->obj;
	struct str added = STR_NONE;

	for (size_t i = 0; i < s->n; i++) {
		struct str name = file_name_tidy(q->a, s->in[i]->name, TITLE_SENT);

		if (s->why[i].n > 0)
			form_error(f, "file",
			           s->n == 1 ? s->why[i]
			                     : str_fmt(q->a, "%.*s: %.*s", STR_ARG(name), STR_ARG(s->why[i])));
		else
			added = str_fmt(q->a, "%.*s%s%.*s", STR_ARG(added), added.n > 0 ? ", " : "", STR_ARG(name));
	}
	if (added.n > 0) {
		one->id = id_new();
		f->draft_note = str_fmt(q->a, "Added: %.*s.", STR_ARG(added));
	}
	return add_refused(q, f);
}

static enum rc do_add(struct req *q)
{
	struct pupil_file one = { 0 };
	struct edit_fault fault = { NULL, STR_NONE };
	struct sent s;
	struct form f;
	enum rc rc;

	form_init(&f, q, &pupil_file_rec, &one);
	sent_read(q, &s);
	if (s.n == 0)
		form_error(&f, "file", S("Choose a file, or take a photograph"));
	if (s.more)
		form_error(&f, "file", str_fmt(q->a, "Choose at most %d files at once", FILES_AT_ONCE));
	if (!form_read(&f) || s.n == 0)
		return add_refused(q, &f);
	if (one.id <= 0)
		return RC_NONE;
	rc = sent_add(q, &f, &s, &fault);
	if (rc == RC_INVALID) {
		form_error(&f, fault.field, fault.why);
		return add_refused(q, &f);
	}
	TRY(rc);
	if (s.added < s.n)
		return some_refused(q, &f, &s);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/files?done=added", (long long)q->id[0]);
}

/* ---- one file ---- */

/* For who writes assessments. */
static void use_write(struct req *q, const struct files_view *v)
{
	struct str url = str_fmt(q->a, "/pupil/%lld/assess/from/%lld", (long long)v->pupil.id, (long long)v->one.id);

	if (!role_can(q->c.actor.hat, CAP_ASSESS))
		return;
	if (files_has_sheets(&v->one, &v->who)) /* of the page that is read */
		url = str_fmt(q->a, "%.*s?page=%lld", STR_ARG(url), (long long)file_sheet_asked(q, &v->one));
	html(&q->w, "<p><a href=\"$\">Use in the assessment</a></p>\n", h_url(url));
}

static void shown_write(struct req *q, const struct files_view *v)
{
	const struct pupil_file *f = &v->one;
	struct str url = one_url(q, v->pupil.id, f->id);

	ui_sheet_begin(&q->w, "file", file_title(f), STR_NONE);
	about_write(q, f);
	state_write(q, v, f);
	if (file_is_open(f, &v->who)) {
		if (file_is_picture(f))
			html(&q->w, "<p><a href=\"$\"><img class=\"shown\" src=\"$\" alt=\"$\"></a></p>\n",
			     h_url(str_fmt(q->a, "%.*s/whole", STR_ARG(url))),
			     h_url(str_fmt(q->a, "%.*s/picture", STR_ARG(url))),
			     h(f->words.n > 0 ? f->words : file_title(f)));
		if (file_is_sound(f))
			html(&q->w, "<p><audio controls preload=\"none\" src=\"$\"></audio></p>\n",
			     h_url(str_fmt(q->a, "%.*s/whole", STR_ARG(url))));
		html(&q->w, "<p>");
		link_write(q, str_fmt(q->a, "%.*s/get", STR_ARG(url)), "Download", f);
		html(&q->w, "</p>\n");
		if (file_has_words(file_type_of(f->type))) { /* those of a PDF stand by the page */
			html(&q->w, "<p>");
			link_write(q, str_fmt(q->a, "%.*s/words", STR_ARG(url)), "Words only", f);
			html(&q->w, "</p>\n");
		}
		use_write(q, v);
	}
	if (f->words.n > 0 && !file_is_picture(f)) {
		html(&q->w, "<h3>$</h3>\n<p>", h(file_is_sound(f) ? "What it says" : "About it"));
		html_lines(&q->w, f->words);
		html(&q->w, "</p>\n");
	}
	if (f->name.n > 0)
		html(&q->w, "<p class=\"small quiet\">It came as “$”.</p>\n", h(f->name));
	ui_sheet_end(&q->w);
}

static enum rc one_page(struct form *f, const struct files_view *v, const struct pupil_file *theirs)
{
	struct req *q = f->q;

	step_head(q, v->pupil.id, v->name, v->first, file_title(&v->one), STR_NONE, "/files");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	shown_write(q, v);
	if (files_has_sheets(&v->one, &v->who))
		file_sheet_write(q, v->pupil.id, &v->one, file_sheet_asked(q, &v->one),
		                 one_url(q, v->pupil.id, v->one.id));
	if (v->uses > 0)
		file_uses_write(q, v->pupil.id, v->one.id, v->use, v->uses);
	put_right_line(q, v->pupil.id, "file", v->one.id, v->one.added_by, S("Is it wrong, or on the wrong record?"),
	               file_title(&v->one));
	html(&q->w, "<p><a href=\"$\">Back to the files</a></p>\n</div>\n<div class=\"stack--l\">\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/files")));
	if (file_is_theirs(&v->one, &v->who)) {
		ui_sheet_begin(&q->w, "change", S("Change what is said about it"), STR_NONE);
		form_begin(f, one_url(q, v->pupil.id, v->one.id));
		fields_write(f, v);
		html(&q->w, "<div class=\"gap\">\n");
		ui_action(&q->w, &(struct ui_action){ .text = S("Save"), .full = true });
		html(&q->w, "</div>\n");
		form_end(f);
		ui_sheet_end(&q->w);
	}
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_file(struct req *q)
{
	struct files_view v;
	struct pupil_file one;
	struct form f;

	TRY(files_load(&q->c, q->id[0], q->id[1], &v));
	one = v.one;
	form_init(&f, q, &pupil_file_rec, &one);
	step_draft(&f);
	return one_page(&f, &v, NULL);
}

static enum rc do_change(struct req *q)
{
	struct files_view v;
	struct pupil_file one, theirs;
	struct edit_fault fault = { NULL, STR_NONE };
	struct form f;
	enum rc rc;

	TRY(files_load(&q->c, q->id[0], q->id[1], &v));
	if (!file_is_theirs(&v.one, &v.who))
		return RC_NONE;
	one = v.one;
	form_init(&f, q, &pupil_file_rec, &one);
	if (!form_read(&f))
		return one_page(&f, &v, NULL);
	rc = one.id == v.one.id ? files_change(&q->c, q->id[0], &one, &theirs, &fault) : RC_NONE;
	if (rc == RC_INVALID)
		form_error(&f, fault.field, fault.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return one_page(&f, &v, rc == RC_CONFLICT ? &theirs : NULL);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/files/%lld?done=saved", (long long)q->id[0], (long long)q->id[1]);
}

/* ---- bytes ---- */

static enum rc page_get(struct req *q)
{
	return file_send(q, q->id[0], q->id[1]);
}

static enum rc page_whole(struct req *q)
{
	return file_show(q, q->id[0], q->id[1], FILE_WHOLE);
}

static enum rc page_picture(struct req *q)
{
	return file_show(q, q->id[0], q->id[1], FILE_SCREEN);
}

static enum rc page_sheet(struct req *q)
{
	struct str png;

	TRY(files_sheet(&q->c, q->id[0], q->id[1], file_page_asked(q), &png));
	return req_send_bytes(q, "image/png", png, STR_NONE);
}

static enum rc page_thumb(struct req *q)
{
	return file_show(q, q->id[0], q->id[1], FILE_THUMB);
}

ROUTES(files_routes, R(GET, "/pupil/:id/files", CAP_FILE, page_files),
       R_FILES(POST, "/pupil/:id/files", CAP_FILE_ADD, do_add), R(GET, "/pupil/:id/files/:id", CAP_FILE, page_file),
       R(POST, "/pupil/:id/files/:id", CAP_FILE_ADD, do_change), R(GET, "/pupil/:id/files/:id/get", CAP_FILE, page_get),
       R(GET, "/pupil/:id/files/:id/whole", CAP_FILE, page_whole),
       R(GET, "/pupil/:id/files/:id/picture", CAP_FILE, page_picture),
       R(GET, "/pupil/:id/files/:id/thumb", CAP_FILE, page_thumb),
       R_OWN(GET, "/pupil/:id/files/:id/sheet", CAP_FILE, page_sheet));
TAB(tab_files, .tab = TAB_HISTORY, .order = 30, .rest = "/files", .text = "Files", .cap = CAP_FILE);
