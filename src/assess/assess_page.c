/* Assess: the eight sources, strengths, barriers and what every teacher must know on one page; what is missing and what
 * earlier cycles brought beside it. One statement, and views, have pages of their own (assess_more_pages.c). */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "notice/round/round_parts.h"
#include "core/people/step_parts.h"
#include "assess/assess.h"
#include "assess/assess_known_parts.h"
#include "assess/assess_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "files/file_from_parts.h"
#include "kit/base/utf8.h"

enum { HEARD = 40, FILES_SHOWN = 8 };

static struct str cycle_url(struct req *q, const struct assess_view *v, const char *rest)
{
	return url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/assess%s", rest)));
}

/* ---- the sources ---- */

/* A sentence from a file: a quotation only when the words are the file’s. */
static void from_file_write(struct req *q, const struct assess_view *v, const struct need_statement *s)
{
	if (s->file_words == FILE_WORDS_THEIRS) {
		ui_quote(&q->w, s->words, s->said_by);
	} else {
		html(&q->w, "<p>");
		html_lines(&q->w, s->words);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "<p class=\"small quiet\">");
	file_from_write(q, v->pupil.id, &v->files, FILE_FROM(s));
	html(&q->w, ". $, $.</p>\n", h(s->by_name), h(date_long(q->a, s->noted_on)));
}

static void statement_write(struct req *q, const struct assess_view *v, const struct need_statement *s)
{
	struct str who = known_dated(q->a, s->said_by.n > 0 ? s->said_by : S("Nobody is named"), s->noted_on);

	if (s->file_id != 0)
		from_file_write(q, v, s);
	else
		ui_quote(&q->w, s->words, who);
	if (!assess_may_write(q, v))
		return;
	html(&q->w, "<p class=\"small\"><a href=\"$\">Change",
	     h_url(cycle_url(q, v, str_c(q->a, str_fmt(q->a, "/statement/%lld", (long long)s->id)))));
	ui_hidden_text(&q->w, s->said_by.n > 0 ? str_fmt(q->a, " what %.*s said", STR_ARG(s->said_by))
	                                       : str_fmt(q->a, ": %.*s", STR_ARG(utf8_head(s->words, HEARD))));
	html(&q->w, "</a></p>\n");
}

static void view_write(struct req *q, const struct view *x)
{
	struct html *w = &q->w;
	struct str who = str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->name), view_method_word(x->method),
	                         STR_ARG(date_long(q->a, x->given_on)));

	if (x->helper.n > 0)
		who = str_fmt(q->a, "%.*s. Helped by %.*s", STR_ARG(who), STR_ARG(x->helper));
	if (x->words.n > 0)
		ui_quote(w, x->words, who);
	else
		html(w, "<p class=\"small quiet\">$</p>\n", h(who));
	if (x->going_well.n > 0)
		html(w, "<p><strong>Goes well:</strong> $</p>\n", h(x->going_well));
	if (x->hard.n > 0)
		html(w, "<p><strong>Is hard:</strong> $</p>\n", h(x->hard));
}

/* Views of parents or pupil belong to their sources. */
static void views_write(struct req *q, const struct assess_view *v, int source)
{
	enum view_who who = source == ASSESS_PUPIL ? VIEW_WHO_PUPIL : VIEW_WHO_PARENT;

	html(&q->w, "<div id=\"views-$\">\n", h(source == ASSESS_PUPIL ? "pupil" : "parents"));
	for (size_t i = 0; i < v->views; i++)
		if (v->view[i].who == who)
			view_write(q, &v->view[i]);
	if (assess_may_write(q, v))
		html(&q->w, "<p><a href=\"$\">$</a></p>\n",
		     h_url(cycle_url(q, v, str_c(q->a, str_fmt(q->a, "/views?who=%.*s", STR_ARG(view_who_code(who)))))),
		     h(source == ASSESS_PUPIL ? str_fmt(q->a, "Record what %.*s says, and how", STR_ARG(v->first))
		                              : S("Record what the parents say, and how")));
	html(&q->w, "</div>\n");
}

static const struct need_statement *not_relevant_of(const struct assess_view *v, int source)
{
	for (size_t i = 0; i < v->statements; i++)
		if (v->statement[i].source == source && v->statement[i].words.n == 0 &&
		    v->statement[i].not_relevant.n > 0)
			return &v->statement[i];
	return NULL;
}

static void source_add(struct form *f, const struct assess_view *v, int s, bool some)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	struct assess_offer known = some ? (struct assess_offer){ STR_NONE, STR_NONE } : assess_offer(q->a, v, s);
	struct str label = assess_source_label((enum assess_source)s);
	size_t i = (size_t)s;
	const struct need_statement *nr = not_relevant_of(v, s);

	assess_id_write(f, assess_control(q, "id", i), id_new());
	html(w, "<div class=\"fields fields--top\">\n");
	ui_textarea(w, &(struct ui_field){ .name = assess_control(q, "words", i),
	                                   .label = str_fmt(q->a, "%.*s: what it tells us", STR_ARG(label)),
	                                   .rows = 3,
	                                   .group = "f12",
	                                   .value = assess_kept(f, assess_control(q, "words", i), known.words),
	                                   .from = f->posted ? STR_NONE : known.from,
	                                   .error = form_error_of(f, assess_control(q, "words", i)) });
	ui_input(w, &(struct ui_field){ .name = assess_control(q, "by", i),
	                                .label = str_fmt(q->a, "%.*s: who said it", STR_ARG(label)),
	                                .hint = S("Name and role, or the report and its date"),
	                                .group = some ? "f12" : "f6",
	                                .value = assess_kept(f, assess_control(q, "by", i), known.from),
	                                .error = form_error_of(f, assess_control(q, "by", i)) });
	if (some) {
		html(w, "</div>\n");
		return;
	}
	assess_id_write(f, assess_control(q, "nr-id", i), nr != NULL ? nr->id : id_new());
	assess_id_write(f, assess_control(q, "nr-rev", i), nr != NULL ? nr->revision : 0);
	ui_input(w, &(struct ui_field){
	                .name = assess_control(q, "nr", i),
	                .label = str_fmt(q->a, "%.*s: not relevant, because", STR_ARG(label)),
	                .optional = true,
	                .hint = S("Only when nothing can be said"),
	                .group = "f6",
	                .value = assess_kept(f, assess_control(q, "nr", i), nr != NULL ? nr->not_relevant : S("")),
	                .error = form_error_of(f, assess_control(q, "nr", i)) });
	html(w, "</div>\n");
}

static bool typed_or_wrong(const struct form *f, size_t i)
{
	return form_typed(f, assess_control(f->q, "words", i)).n > 0 ||
	       form_error_of(f, assess_control(f->q, "by", i)).n > 0 ||
	       form_error_of(f, assess_control(f->q, "words", i)).n > 0;
}

static void source_write(struct form *f, const struct assess_view *v, int s)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	const struct need_statement *nr = not_relevant_of(v, s);
	size_t n = 0;

	html(w,
	     "<section class=\"card\" id=\"source-$\" aria-labelledby=\"source-$-h\">\n<h3 id=\"source-$-h\">$</h3>\n",
	     h(s), h(s), h(s), h(assess_source_label((enum assess_source)s)));
	html(w, "<p class=\"small quiet\">$</p>\n", h(assess_source_hint((enum assess_source)s)));
	for (size_t i = 0; i < v->statements; i++) {
		if (v->statement[i].source != s || v->statement[i].words.n == 0)
			continue;
		statement_write(q, v, &v->statement[i]);
		n++;
	}
	if (s == ASSESS_PARENTS || s == ASSESS_PUPIL)
		views_write(q, v, s);
	if (s == ASSESS_OUTSIDE && v->specialist.n > 0)
		html(w, "<p>$ works with $ now.</p>\n", h(v->specialist), h(v->first));
	else if (n == 0 && nr != NULL)
		html(w, "<p>Not relevant, because: $</p>\n", h(nr->not_relevant));
	if (assess_may_write(q, v)) {
		bool fold = (n > 0 || nr != NULL) && !typed_or_wrong(f, (size_t)s);

		if (fold)
			ui_details_begin(w, n > 0 ? S("Add another statement") : S("Change this"));
		source_add(f, v, s, n > 0);
		if (fold)
			ui_details_end(w);
	}
	html(w, "</section>\n");
}

/* ---- beside it ---- */

static struct str measure(struct req *q, int64_t value, struct str unit)
{
	if (value == MILLI_NONE)
		return S("–");
	return str_trim(str_fmt(q->a, "%.*s %.*s", STR_ARG(milli_text(q->a, value)), STR_ARG(unit)));
}

static void earlier_write(struct req *q, const struct assess_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "earlier", S("Earlier cycles"), STR_NONE);
	if (v->earliers == 0)
		ui_empty(w, S("No cycle was reviewed before this one."));
	for (size_t i = 0; i < v->earliers; i++) {
		const struct assess_earlier *e = &v->earlier[i];

		html(w, "<h3 class=\"gap-s\">Cycle $, reviewed on $</h3>\n", h(e->number),
		     h(date_long(q->a, e->reviewed_on)));
		if (e->n > 0)
			html(w, "<ul class=\"govuk-list govuk-list--bullet\">\n");
		for (size_t m = 0; m < e->n; m++)
			html(w, "<li>$: from $ to $. $</li>\n", h(e->outcome[m].aim),
			     h(measure(q, e->outcome[m].before, e->outcome[m].unit)),
			     h(measure(q, e->outcome[m].after, e->outcome[m].unit)), h(e->outcome[m].judgement));
		if (e->n > 0)
			html(w, "</ul>\n");
		if (e->learned.n > 0)
			html(w, "<p>$</p>\n", h(e->learned));
	}
	ui_sheet_end(w);
}

/* Files that a sentence can be taken from, the newest ones. */
static void files_write(struct req *q, const struct assess_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->files.n && n < FILES_SHOWN; i++) {
		const struct pupil_file *f = &v->files.item[i];

		if (!file_is_open(f, &v->files.who))
			continue;
		if (n++ == 0) {
			ui_sheet_begin(&q->w, "from", S("From a report or another file"), STR_NONE);
			html(&q->w, "<p>Take a sentence from it: the file and its page stay with the sentence.</p>\n"
			            "<ul class=\"list\">\n");
		}
		html(&q->w, "<li><a href=\"$\">$</a><br><span class=\"small quiet\">",
		     h_url(cycle_url(q, v, str_c(q->a, str_fmt(q->a, "/from/%lld", (long long)f->id)))),
		     h(file_title(f)));
		if (f->made_by.n > 0)
			html(&q->w, "$, ", h(f->made_by));
		html(&q->w, "$</span></li>\n", h(date_long(q->a, f->made_on)));
	}
	if (n == 0)
		return;
	html(&q->w, "</ul>\n<p class=\"gap-s\"><a href=\"$\">All files</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/files")));
	ui_sheet_end(&q->w);
}

static void finish_write(struct form *f, const struct assess_view *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	ui_sheet_begin(w, "finish", S("Is it complete?"), STR_NONE);
	html(w, "<p id=\"authors\"><strong>$</strong></p>\n", h(checks_summary(&v->check)));
	step_checks(q, &v->check);
	if (!date_none(v->cycle.assessed_on)) {
		html(w, "<p>Finished on $. You can still add to it.</p>\n", h(date_long(q->a, v->cycle.assessed_on)));
		if (v->cycle.assess_reason.n > 0)
			html(w, "<p>Why it was enough: $</p>\n", h(v->cycle.assess_reason));
	} else if (assess_may_write(q, v)) {
		html(w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(cycle_url(q, v, "/finish")));
		form_token(q);
		if (v->check.advice > 0)
			ui_textarea(w,
			            &(struct ui_field){ .name = "reason",
			                                .label = S("Why you are finishing with gaps"),
			                                .hint = S("Only if you finish now. Save your changes first."),
			                                .rows = 2,
			                                .value = form_typed(f, "reason"),
			                                .error = form_error_of(f, "reason") });
		ui_button(w, S("Assessment finished"), NULL, NULL, true);
		html(w, "</form>\n");
	}
	ui_sheet_end(w);
}

static enum rc no_cycle(struct req *q, const struct assess_view *v)
{
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Assessment"), STR_NONE, "/assess");
	ui_sheet_begin(w, "none", S("No cycle is open"), STR_NONE);
	if (v->status.code == STATUS_N) {
		html(w, "<p>$ has no SEN Support. The assessment begins when SEN Support is decided.</p>\n",
		     h(v->first));
		if (role_can(q->c.actor.hat, CAP_DECIDE))
			html(w, "<p><a href=\"$\">Decisions</a></p>\n",
			     h_url(url_pupil(q->a, v->pupil.id, "/decision")));
	} else if (role_can(q->c.actor.hat, CAP_DECIDE)) {
		html(w,
		     "<p>$ has support, but no cycle of assess, plan, do and review is open here.</p>\n"
		     "<form method=\"post\" action=\"$\">\n",
		     h(v->first), h_url(cycle_url(q, v, "/open")));
		form_token(q);
		ui_button(w, S("Open a cycle"), NULL, NULL, false);
		html(w, "</form>\n");
	} else {
		html(w, "<p>The SENCO opens the next cycle.</p>\n");
	}
	ui_sheet_end(w);
	page_end(q);
	return RC_OK;
}

static enum rc assess_page(struct form *f, const struct assess_view *v, bool conflict)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	struct round_view rounds;

	if (v->cycle.id == 0 || (!v->open && v->statements == 0 && v->insights == 0))
		return no_cycle(q, v);
	TRY(round_assess_load(q, v->pupil.id, v->cycle.id, &rounds));
	step_head(q, v->pupil.id, v->name, v->first, S("Assessment"),
	          str_fmt(q->a, "Cycle %lld, opened on %.*s. %.*s", (long long)v->cycle.number,
	                  STR_ARG(date_long(q->a, v->cycle.opened_on)),
	                  STR_ARG(v->open ? S("Everybody who teaches the pupil may add to it.")
	                                  : S("This cycle is closed: it can be read."))),
	          "/assess");
	form_summary(f);
	if (conflict)
		assess_insights_theirs(q, v);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	round_assess_part(q, &rounds);
	if (assess_may_write(q, v)) {
		html(w, "<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
		     h_url(cycle_url(q, v, "")));
		form_token(q);
		ui_hidden(w, "cycle", str_fmt(q->a, "%lld", (long long)v->cycle.id));
		ui_hidden(w, "seen",
		          f->posted && !conflict && form_typed(f, "seen").n > 0 ? form_typed(f, "seen") : v->seen);
	}
	ui_part_begin(w, "sources", 1, S("What we know, from eight sources"));
	html(w, "<div class=\"stack\">\n");
	for (int s = 1; s <= ASSESS_SOURCES; s++)
		source_write(f, v, s);
	html(w, "</div>\n");
	ui_sheet_end(w);
	assess_insights_write(f, v);
	if (assess_may_write(q, v)) {
		ui_button(w, S("Save"), NULL, NULL, false);
		html(w, "</form>\n");
	}
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"What is missing, earlier cycles\">\n");
	finish_write(f, v);
	if (assess_may_write(q, v))
		files_write(q, v);
	earlier_write(q, v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

/* The assessment of today, or with a number in the address that of another cycle. */
static enum rc page_assess(struct req *q)
{
	struct assess_view v;
	struct need_statement none = { 0 };
	struct form f;

	TRY(assess_load_of(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &need_statement_rec, &none);
	return assess_page(&f, &v, false);
}

/* ---- reading the form back ---- */

static void source_read(struct form *f, size_t s, struct assess_in *in)
{
	struct req *q = f->q;
	struct need_statement v = { .id = assess_number_read(f, assess_control(q, "id", s)), .source = (int64_t)s };
	struct need_statement nr = { .id = assess_number_read(f, assess_control(q, "nr-id", s)),
		                     .source = (int64_t)s,
		                     .revision = assess_number_read(f, assess_control(q, "nr-rev", s)) };
	bool words = is_filled(assess_text_read(f, &need_statement_rec, "words", assess_control(q, "words", s), &v));
	bool by = is_filled(assess_text_read(f, &need_statement_rec, "said_by", assess_control(q, "by", s), &v));
	bool not = is_filled(assess_text_read(f, &need_statement_rec, "not_relevant", assess_control(q, "nr", s), &nr));

	if (words && !by)
		form_error(f, assess_control(q, "by", s), S("Say who said it: name and role"));
	if (by && !words)
		form_error(f, assess_control(q, "words", s), S("Write what was said, or empty the box of who said it"));
	if (words && v.id > 0)
		in->add[in->adds++] = v;
	if (!words && nr.id > 0 && (not || nr.revision > 0)) {
		nr.not_relevant = not ? nr.not_relevant : S("");
		in->add[in->adds++] = nr;
	}
}

static enum rc do_assess(struct req *q)
{
	struct assess_view v;
	struct assess_in *in = NEW(q->a, struct assess_in);
	struct need_statement none = { 0 };
	struct form f;
	enum rc saved = RC_INVALID;

	form_init(&f, q, &need_statement_rec, &none);
	in->cycle_id = assess_number_read(&f, "cycle");
	in->seen = form_typed(&f, "seen");
	for (size_t s = 1; s <= ASSESS_SOURCES; s++)
		source_read(&f, s, in);
	assess_insights_read(&f, in);
	if (in->cycle_id == 0)
		return RC_NONE;
	if (f.errors == 0)
		saved = assess_save(&q->c, q->id[0], in);
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/assess?done=saved", (long long)q->id[0]);
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	TRY(assess_load(&q->c, q->id[0], &v));
	q->status = saved == RC_CONFLICT ? 409 : 422;
	return assess_page(&f, &v, saved == RC_CONFLICT);
}

static enum rc do_finish(struct req *q)
{
	struct assess_view v;
	struct need_statement none = { 0 };
	struct form f;
	struct cycle y = { 0 };
	struct str why = field_decode(q->a, record_field(&cycle_rec, S("assess_reason")), req_form(q, "reason"), &y);
	enum rc rc = why.n > 0 ? RC_INVALID : assess_finish(&q->c, q->id[0], y.assess_reason, &why);

	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld/assess?done=saved", (long long)q->id[0]);
	if (rc != RC_INVALID)
		return rc;
	rc = assess_load(&q->c, q->id[0], &v);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &need_statement_rec, &none);
	f.posted = false; /* the boxes of the page itself were not sent */
	form_error(&f, v.check.advice > 0 ? "reason" : "source-1", why);
	return assess_page(&f, &v, false);
}

static enum rc do_open(struct req *q)
{
	TRY(assess_open(&q->c, q->id[0]));
	return req_redirect(q, "/pupil/%lld/assess", (long long)q->id[0]);
}

ROUTES(assess_routes, R(GET, "/pupil/:id/assess", CAP_PUPIL_RECORD, page_assess),
       R(GET, "/pupil/:id/assess/:id", CAP_PUPIL_RECORD, page_assess),
       R(POST, "/pupil/:id/assess", CAP_ASSESS, do_assess), R(POST, "/pupil/:id/assess/finish", CAP_ASSESS, do_finish),
       R(POST, "/pupil/:id/assess/open", CAP_DECIDE, do_open));
TAB(tab_assess, .tab = TAB_ASSESS, .order = 10, .rest = "/assess", .text = "Assessment", .cap = CAP_PUPIL_RECORD);
