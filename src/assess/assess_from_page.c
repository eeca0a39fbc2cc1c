/* /pupil/:id/assess/from/:id: one sentence is taken from a file of the pupil's record into the assessment. The page of
 * the file that is asked for (?page=3) stands beside the form, and in it. */
#include "assess/assess.h"
#include "assess/assess_parts.h"
#include "core/people/step_parts.h"
#include "files/file_from_parts.h"
#include "files/file_parts.h"
#include "files/file_sheet_parts.h"
#include "kit/base/id.h"

/* Where a sentence may go: "source-8", or a kind of insight. */
#define TO_SOURCE "source-"

struct from_page {
	struct files_view files;
	const struct pupil_file *file;
	bool open;    /* there is a cycle to write to */
	bool sheets;  /* its pages are shown */
	int64_t page; /* of the file: the one that is shown, or that was asked for; 0: none */
};

/* RC_NONE also when the file is not theirs to open. */
static enum rc from_load(struct req *q, struct from_page *p)
{
	struct assess_view v;

	TRY(files_load(&q->c, q->id[0], q->id[1], &p->files));
	p->file = &p->files.one;
	if (!file_is_open(p->file, &p->files.who))
		return RC_NONE;
	TRY(assess_load(&q->c, q->id[0], &v));
	p->open = v.open;
	p->sheets = files_has_sheets(p->file, &p->files.who);
	if (p->sheets)
		p->page = file_sheet_asked(q, p->file);
	else if (!str_int(req_query(q, "page"), &p->page) || !file_has_page(p->file, p->page))
		p->page = 0;
	return RC_OK;
}

static struct str own_url(struct req *q, const struct from_page *p)
{
	return str_fmt(q->a, "/pupil/%lld/assess/from/%lld", (long long)p->files.pupil.id, (long long)p->file->id);
}

/* What a file of this kind mostly is in an assessment; empty: to be chosen. */
static struct str usual_place(enum file_what kind)
{
	switch (kind) {
	case FILE_WHAT_REPORT:
	case FILE_WHAT_MEDICAL:
	case FILE_WHAT_CARE:
	case FILE_WHAT_EHC:
		return S(TO_SOURCE "8");
	case FILE_WHAT_WORK:
	case FILE_WHAT_PHOTO:
	case FILE_WHAT_RECORDING:
		return S(TO_SOURCE "1");
	case FILE_WHAT_PLAN:
		return S(TO_SOURCE "2");
	default:
		return STR_NONE;
	}
}

static void place_field(struct form *f, const struct from_page *p)
{
	static const struct ui_choice lists[] = { { S("strength"), S("What goes well"), STR_NONE, NULL },
		                                  { S("barrier"), S("What gets in the way"), STR_NONE, NULL },
		                                  { S("know"), S("What every teacher must know"), STR_NONE, NULL } };
	struct req *q = f->q;
	struct ui_choice c[1 + 3 + ASSESS_SOURCES] = { { S(""), S("Choose"), STR_NONE, NULL } };
	size_t n = 1;

	for (int s = ASSESS_SOURCES; s > 0; s--)
		c[n++] = (struct ui_choice){ .value = str_fmt(q->a, TO_SOURCE "%d", s),
			                     .label = str_fmt(q->a, "What we know: %.*s",
			                                      STR_ARG(assess_source_label((enum assess_source)s))) };
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		c[n++] = lists[i];
	ui_select(&q->w,
	          &(struct ui_field){ .name = "goes",
	                              .label = S("Where does it belong?"),
	                              .value = f->posted ? form_typed(f, "goes") : usual_place(p->file->kind),
	                              .error = form_error_of(f, "goes") },
	          c, n);
}

static void form_write(struct form *f, const struct from_page *p)
{
	struct req *q = f->q;
	struct str url = own_url(q, p);

	ui_sheet_as(&q->w, "is-assess sheet--step", "take", S("Make a statement from this file"), STR_NONE);
	if (p->page > 0) /* so that it stays */
		url = str_fmt(q->a, "%.*s?page=%lld", STR_ARG(url), (long long)p->page);
	form_begin(f, url);
	form_field_as(f, "words", S("In one sentence"), S("The file and its page are kept with it."));
	if (!file_is_for_readers(p->file))
		html(&q->w,
		     "<p class=\"small\">Fewer people may read this file than the assessment. They read your sentence, "
		     "and not which file it is from.</p>\n");
	form_field(f, "file_words");
	place_field(f, p);
	if (!file_is_sound(p->file) && !file_is_picture(p->file))
		form_field(f, "file_page");
	html(&q->w, "<div class=\"gap\">\n");
	ui_action(&q->w, &(struct ui_action){ .text = S("Add to the assessment"), .full = true });
	html(&q->w, "</div>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc from_page(struct form *f, const struct from_page *p)
{
	struct req *q = f->q;
	const struct files_view *v = &p->files;

	step_head(q, v->pupil.id, v->name, v->first, file_title(p->file), STR_NONE, "/files");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (p->sheets)
		file_sheet_write(q, v->pupil.id, p->file, p->page, own_url(q, p));
	else
		form_write(f, p);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	if (p->sheets)
		form_write(f, p);
	file_uses_write(q, v->pupil.id, p->file->id, v->use, v->uses);
	html(&q->w,
	     "<p><a href=\"$\">The file</a></p>\n<p><a href=\"$\">The whole assessment</a></p>\n</div>\n</div>\n",
	     h_url(file_from_url(q->a, v->pupil.id, (struct file_from){ .file_id = p->file->id, .page = p->page })),
	     h_url(url_pupil(q->a, v->pupil.id, "/assess")));
	page_end(q);
	return RC_OK;
}

static enum rc page_from(struct req *q)
{
	struct need_statement s = { .id = id_new(), .file_words = FILE_WORDS_OURS };
	struct from_page p;
	struct form f;

	TRY(from_load(q, &p));
	if (!p.open)
		return req_redirect(q, "/pupil/%lld/assess", (long long)q->id[0]);
	s.file_page = p.page;
	form_init(&f, q, &need_statement_rec, &s);
	return from_page(&f, &p);
}

static void place_read(struct str goes, struct assess_from *in)
{
	if (!str_starts(goes, S(TO_SOURCE)))
		(void)insight_kind_of(goes, &in->kind);
	else if (!str_int(str_sub(goes, sizeof TO_SOURCE - 1, goes.n), &in->source))
		in->source = 0;
}

static enum rc do_from(struct req *q)
{
	struct need_statement s = { 0 };
	struct assess_from in = { .from = { .file_id = q->id[1] } };
	struct edit_fault fault = { NULL, STR_NONE };
	struct from_page p;
	struct form f;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &need_statement_rec, &s);
	if (form_read(&f)) {
		in.id = s.id;
		in.text = s.words;
		in.from.page = s.file_page;
		in.from.words = s.file_words;
		place_read(form_typed(&f, "goes"), &in);
		rc = assess_from_file(&q->c, q->id[0], &in, &fault);
		if (rc == RC_INVALID)
			form_error(&f, fault.field, fault.why);
	}
	if (rc == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/assess?done=saved#%.*s", (long long)q->id[0],
		                    STR_ARG(in.source > 0 ? form_typed(&f, "goes") : S("learned")));
	}
	if (rc != RC_INVALID)
		return rc;
	TRY(from_load(q, &p));
	if (!p.open)
		return RC_NONE;
	req_refuse(q, 422);
	return from_page(&f, &p);
}

ROUTES(assess_from_routes, R(GET, "/pupil/:id/assess/from/:id", CAP_ASSESS, page_from),
       R(POST, "/pupil/:id/assess/from/:id", CAP_ASSESS, do_from));
