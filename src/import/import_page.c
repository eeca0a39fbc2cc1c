/* Bringing in a file of the school system: choose, look at what would happen, confirm. Nothing is written before the
 * last step, and what is written is what was shown: if something else happened in between, the page is shown again. */
#include "kit/html/ui.h"
#include "core/door/page.h"
#include "import/import_file_parts.h"
#include "import/import_ask_parts.h"
#include "import/import_job.h"
#include "import/import_keep_parts.h"
#include "import/import_lists_parts.h"
#include "import/import_parts.h"
#include "import/words_parts.h"

static void sum_write(struct req *q, const char *what, size_t n)
{
	html(&q->w, "<div><dt>$</dt><dd>$</dd></div>\n", h(what), h(n));
}

/* Only a roll says who is on it. */
static void sums_write(struct req *q, const struct import_report *r, bool done)
{
	bool roll = r->kind == IMPORT_ROLL;

	html(&q->w, "<dl class=\"sums$\">\n", h(roll && r->waits > 0 ? " sums--5" : ""));
	sum_write(q, "Added", r->count[ITEM_ADDED]);
	sum_write(q, "Changed", r->count[ITEM_CHANGED]);
	sum_write(q, "Unchanged", r->count[ITEM_UNCHANGED]);
	if (roll)
		sum_write(q, done ? "Left" : "Not in the file", done ? r->leaving : r->count[ITEM_LEFT]);
	if (r->waits > 0)
		sum_write(q, "Kept for later", r->waits);
	html(&q->w, "</dl>\n");
}

static bool has_changes(const struct import_report *r)
{
	return r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->leaving + r->kepts > 0;
}

/* For results that name no point or scale: chosen once for the whole file, and then it is shown again. */
static void defaults_write(struct req *q, const struct import_waiting *w, const struct import_options *o,
                           const struct import_report *r)
{
	const struct scales *s = &r->scales;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, s->points + s->n + 2), *d = c + s->points + 1;
	size_t n = 0, m = 0;

	c[n++] = (struct ui_choice){ .value = S("0"), .label = S("As the file says") };
	for (size_t i = 0; i < s->points; i++)
		c[n++] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)s->point[i].id),
			                     .label = s->point[i].name };
	d[m++] = c[0];
	for (size_t i = 0; i < s->n; i++) {
		if (s->scale[i].live != 0)
			d[m++] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)s->scale[i].id),
				                     .label = s->scale[i].name };
	}
	html(&q->w, "<section class=\"sheet\"><form method=\"get\" action=\"$\">\n",
	     h_url(str_fmt(q->a, "/import/%lld", (long long)w->id)));
	ui_select(&q->w,
	          &(struct ui_field){ .name = "point",
	                              .label = S("Results that do not say when are of"),
	                              .value = str_fmt(q->a, "%lld", (long long)o->point_id) },
	          c, n);
	ui_select(&q->w,
	          &(struct ui_field){ .name = "scale",
	                              .label = S("Results that do not name a scale are on"),
	                              .value = str_fmt(q->a, "%lld", (long long)o->scale_id) },
	          d, m);
	import_sheet_keep(q, o);
	ui_button(&q->w, S("Show again"), NULL, NULL, true);
	html(&q->w, "</form><p class=\"small quiet gap\">The lists are in "
	            "<a href=\"/settings/points\">assessment points</a> and "
	            "<a href=\"/settings/scales\">scales</a>.</p></section>\n");
}

/* How to treat a roll: changing it shows the page again, so that what is confirmed is what was seen. */
static void options_write(struct req *q, const struct import_waiting *w, const struct import_options *o,
                          const struct import_report *r)
{
	static const struct ui_choice c[] = {
		{ .value = { "keep_sen", 8 },
		  .label = { "Leave SEN status and needs of pupils already here as they are", 61 } },
	};
	struct str value = o->keep_sen ? S("keep_sen") : STR_NONE;

	if (w->kind == IMPORT_RESULTS)
		defaults_write(q, w, o, r);
	if (w->kind != IMPORT_ROLL)
		return;
	html(&q->w, "<section class=\"sheet\"><form method=\"get\" action=\"$\">\n",
	     h_url(str_fmt(q->a, "/import/%lld", (long long)w->id)));
	ui_checkboxes(&q->w, &(struct ui_field){ .name = "how", .label = S("Before you import it"), .value = value }, c,
	              1);
	import_sheet_keep(q, o);
	ui_button(&q->w, S("Show again"), NULL, NULL, true);
	html(&q->w, "</form></section>\n");
}

/* "4 added, 31 changed, 3 leave." */
static struct str sums_words(struct req *q, const struct import_report *r)
{
	return str_fmt(q->a, "%zu added, %zu changed%s.", r->count[ITEM_ADDED], r->count[ITEM_CHANGED],
	               r->leaving > 0 ? str_c(q->a, str_fmt(q->a, ", %zu leave", r->leaving)) : "");
}

static void other_file(struct req *q, const struct import_waiting *w, bool corrected, bool secondary)
{
	ui_action(&q->w,
	          &(struct ui_action){ .text = corrected ? S("Choose the corrected file") : S("Choose another file"),
	                               .url = str_fmt(q->a, "/import?kind=%s", import_kind_name(w->kind)),
	                               .secondary = secondary });
}

/* The foot of the page, which stays in sight: what would happen, and the button that does it. */
static void confirm_write(struct req *q, const struct import_waiting *w, const struct import_options *o,
                          const struct import_report *r)
{
	if (!has_changes(r)) {
		html(&q->w,
		     "<div class=\"staybar\"><p><strong>Nothing would change.</strong> Everything in the file is "
		     "here already. There is nothing to bring in.</p>\n<div class=\"row\">");
		other_file(q, w, false, false);
		html(&q->w, "</div></div>\n");
		return;
	}
	html(&q->w,
	     "<div class=\"staybar\"><p><strong>$</strong> Nothing is saved yet.</p>\n"
	     "<form class=\"row\" method=\"post\" action=\"$\">\n",
	     h(sums_words(q, r)), h_url(str_fmt(q->a, "/import/%lld", (long long)w->id)));
	form_token(q);
	ui_hidden(&q->w, "rows", str_fmt(q->a, "%zu", r->rows));
	ui_hidden(&q->w, "digest", str_fmt(q->a, "%016llx", (unsigned long long)r->digest));
	import_sheet_keep(q, o);
	if (o->keep_sen)
		ui_hidden(&q->w, "how", S("keep_sen"));
	if (r->kepts > 0)
		ui_hidden(&q->w, "how", S("keep"));
	if (w->kind == IMPORT_RESULTS) {
		ui_hidden(&q->w, "point", str_fmt(q->a, "%lld", (long long)o->point_id));
		ui_hidden(&q->w, "scale", str_fmt(q->a, "%lld", (long long)o->scale_id));
	}
	ui_button(&q->w, r->kepts > 0 ? import_keep_words(q, r) : S("Import this file"), NULL, NULL, false);
	other_file(q, w, r->kepts > 0, true);
	html(&q->w, "</form></div>\n");
}

static void wrong_write(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	struct str say;

	if (r->file.fault != CSV_FINE)
		say = csv_problem_text(q->a, r->file);
	else if (r->missing.n > 0)
		say = str_fmt(q->a,
		              "The file has no column for %.*s. One of its first lines must hold the column headings.",
		              STR_ARG(r->missing));
	else
		say =
		    S("Correct the lines below in the school’s own system or in the file, and choose the file again.");
	ui_note(&q->w, S("Nothing can be imported yet."), say, true);
	html(&q->w, "<p class=\"gap\">");
	other_file(q, w, true, false);
	html(&q->w, "</p>\n");
	import_problems_write(q, &r->problems, true);
}

/* A file as it is shown. Where lines are wrong or in question, and the rest could come in without them, r is what it
 * would be then; how many questions there are is that of the whole file. */
struct preview {
	struct import_options o;
	struct import_waiting w;
	struct import_report r;
	bool can_keep;
	enum rc found;
	struct str say;
	const struct params_in *how; /* what was asked for: query or form */
	struct arena_mark mark;      /* so far memory goes back before the file is looked at again */
	bool refused;                /* the status is said */
};

static enum rc once_look(struct req *q, struct preview *p, bool keep)
{
	enum rc rc;

	arena_rewind(q->a, p->mark);
	p->o = import_how_in(p->how);
	p->o.keep = keep;
	rc = import_upload_show(&q->c, q->id[0], &p->o, &p->w, &p->r);
	p->found = import_only_asks(&p->r, rc) ? RC_OK : rc;
	return p->found == RC_INVALID ? RC_OK : p->found;
}

/* The whole file; then, if that cannot come in as it is, the rest without its faults; if that cannot either, the whole
 * again, with what is wrong. */
static enum rc all_look(struct req *q, struct preview *p)
{
	size_t questions, open;
	enum rc found;

	TRY(once_look(q, p, false));
	found = p->found;
	questions = p->r.questions;
	open = p->r.open;
	if ((found != RC_INVALID && open == 0) || p->r.file.fault != CSV_FINE || p->r.missing.n > 0)
		return RC_OK;
	TRY(once_look(q, p, true));
	p->can_keep = p->found == RC_OK && p->r.kepts > 0;
	p->found = found;
	p->r.questions = questions;
	p->r.open = open;
	return p->can_keep ? RC_OK : once_look(q, p, false);
}

static void lists_write(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	import_items_write(q, r, ITEM_CHANGED, "changed", false);
	import_items_write(q, r, ITEM_ADDED, "added", false);
	if (w->kind == IMPORT_ROLL)
		import_left_write(q, w, r);
	else
		import_items_write(q, r, ITEM_LEFT, "left", false);
}

static void wrong_page(struct req *q, const struct preview *p)
{
	if (!p->refused)
		req_refuse(q, 422);
	if (p->can_keep) {
		sums_write(q, &p->r, false);
		ui_note(
		    &q->w,
		    str_fmt(q->a, "%zu %s cannot come in as %s.", p->r.kepts, p->r.kepts == 1 ? "line" : "lines",
		            p->r.kepts == 1 ? "it is" : "they are"),
		    S("Put that right in the school’s own system or in the file and choose it again, or bring in the "
		      "rest now."),
		    true);
	}
	import_words_ask(q, p->w.id, &p->r.unknowns);
	if (!p->can_keep)
		wrong_write(q, &p->w, &p->r);
	if (p->r.scales.n > 0)
		defaults_write(q, &p->w, &p->o, &p->r);
}

static void right_page(struct req *q, const struct preview *p)
{
	sums_write(q, &p->r, false);
	import_asked_write(q, &p->w, &p->r);
	import_words_ask(q, p->w.id, &p->r.unknowns);
}

/* What needs a person first, then what would change, then how the file was read; the button is the foot. */
static enum rc preview_page(struct req *q, struct preview *p)
{
	TRY(all_look(q, p));
	import_page_begin(q, IMPORT_STEP_CHECK, STR_NONE, S("Check what will change"),
	                  str_fmt(q->a, "%s: %.*s. Nothing is saved until you import it.", import_kind_label(p->w.kind),
	                          STR_ARG(p->w.name.n > 0 ? p->w.name : S("the file"))));
	if (p->say.n > 0)
		ui_notice(&q->w, p->say, false);
	if (p->found == RC_INVALID)
		wrong_page(q, p);
	else
		right_page(q, p);
	import_sheets(q, &p->w, &p->r);
	if (p->can_keep)
		import_keep_write(q, &p->r);
	if (p->found != RC_INVALID || p->can_keep)
		lists_write(q, &p->w, &p->r);
	import_problems_write(q, &p->r.notes, false);
	if (p->found != RC_INVALID)
		options_write(q, &p->w, &p->o, &p->r);
	if (p->r.file.fault == CSV_FINE)
		import_file_how(q, &p->w, &p->r);
	if (p->can_keep || (p->found != RC_INVALID && p->r.open == 0))
		confirm_write(q, &p->w, &p->o, &p->r);
	import_page_end(q);
	return RC_OK;
}

static struct preview *preview_new(struct req *q, const struct params_in *how)
{
	struct preview *p = NEW(q->a, struct preview);

	p->how = how;
	p->mark = arena_mark(q->a);
	return p;
}

static enum rc page_preview(struct req *q)
{
	return preview_page(q, preview_new(q, &q->query));
}

static uint64_t digest_of(struct str hex)
{
	uint64_t v = 0;

	for (size_t i = 0; i < hex.n && i < 16; i++) {
		char c = hex.p[i];

		v = v << 4 | (uint64_t)(c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0);
	}
	return v != 0 ? v : 1; /* 0 would not ask */
}

/* Where to go from here, by what came in. */
static void next_write(struct req *q, enum import_kind kind)
{
	static const struct {
		const char *text, *url, *more;
	} TO[] = {
		[IMPORT_ROLL] = { "See the pupils", "/pupils", "Staff, classes and contacts can come in next." },
		[IMPORT_STAFF] = { "Import the classes", "/import?kind=classes",
		                   "Who teaches whom comes in as classes. Nobody is invited by this: whoever looks "
		                   "after the "
		                   "accounts invites the staff." },
		[IMPORT_CONTACTS] = { "See the families", "/families", "Who may see a child’s page is invited there." },
		[IMPORT_CLASSES] = { "See the pupils", "/pupils", "Teachers and assistants see their classes now." },
		[IMPORT_RESULTS] = { "See screening", "/screening", "Screening counts the new results at once." },
		[IMPORT_CIRCUMSTANCES] = { "See the pupils", "/pupils", "They stand on each pupil’s page." },
	};

	ui_sheet_begin(&q->w, "onward", S("What next?"), STR_NONE);
	html(&q->w, "<p>$</p>\n<p class=\"row gap-s\">", h(TO[kind].more));
	ui_action(&q->w, &(struct ui_action){ .text = str_of(TO[kind].text), .url = str_of(TO[kind].url) });
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Import another file"), .url = S("/import"), .secondary = true });
	html(&q->w,
	     "</p>\n<p class=\"small quiet gap-s\">Something wrong? Put a single pupil right by hand, or correct the "
	     "school’s system and bring the file in again: it changes only what differs.</p>\n");
	ui_sheet_end(&q->w);
}

/* The roll is said by what it was: who came and who left. */
static void roll_now(struct req *q, const struct import_report *r)
{
	if (r->kind != IMPORT_ROLL)
		return;
	ui_sheet_begin(&q->w, "roll", S("The roll"), STR_NONE);
	html(&q->w, "<p><span class=\"big\">$</span> <span class=\"quiet\">was $</span></p>\n",
	     h(r->on_roll + r->count[ITEM_ADDED] - r->leaving), h(r->on_roll));
	if (r->leaving > 0)
		html(&q->w, "<p class=\"small quiet\">$ of them still count today, their last day.</p>\n",
		     h(r->leaving));
	ui_sheet_end(&q->w);
}

static void done_begin(struct req *q, enum import_kind kind, const struct import_report *r)
{
	import_page_begin(q, IMPORT_STEP_DONE, STR_NONE, str_fmt(q->a, "Done: %s", import_kind_label(kind)),
	                  r->waits > 0 ? S("What was right in the file is here now.")
	                               : S("Everything in the file is here now."));
	ui_notice(&q->w,
	          str_fmt(q->a, "Done. %zu added, %zu changed, %zu unchanged%s.", r->count[ITEM_ADDED],
	                  r->count[ITEM_CHANGED], r->count[ITEM_UNCHANGED],
	                  r->waits > 0 ? str_c(q->a, str_fmt(q->a, ", %zu kept for later", r->waits)) : ""),
	          true);
	sums_write(q, r, true);
}

static enum rc done_page(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	done_begin(q, w->kind, r);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	TRY(import_keep_done(q, r));
	import_today_write(q, r);
	if (w->kind == IMPORT_ROLL)
		import_left_done(q, r);
	import_items_write(q, r, ITEM_CHANGED, "changed", true);
	import_items_write(q, r, ITEM_ADDED, "added", true);
	import_problems_write(q, &r->notes, false);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"What next\">\n");
	next_write(q, w->kind);
	roll_now(q, r);
	html(&q->w, "</aside>\n</div>\n");
	import_page_end(q);
	return RC_OK;
}

/* A long file is brought in by the job process, while a page shows how far it is. */
static enum rc begin_job(struct req *q, const struct import_options *o, size_t rows)
{
	int64_t job;

	TRY(import_job_start(&q->c, q->id[0], o, rows, &job));
	return req_redirect(q, "/import/job/%lld", (long long)job);
}

/* It is shown again, as it is now. say: a text of the program. */
static enum rc confirm_again(struct req *q, struct preview *p, int status, struct str say)
{
	p->say = say;
	p->refused = true;
	req_refuse(q, status);
	return preview_page(q, p);
}

static enum rc do_confirm(struct req *q)
{
	struct preview *p = preview_new(q, &q->form);
	int64_t rows;
	enum rc rc;

	p->o = import_how_in(p->how);
	p->o.expected = digest_of(req_form(q, "digest"));
	if (str_int(req_form(q, "rows"), &rows) && rows > IMPORT_AT_ONCE) {
		rc = import_upload_kind(&q->c, q->id[0], &p->o);
		if (rc == RC_OK)
			return begin_job(q, &p->o, (size_t)rows);
	} else {
		rc = import_upload_apply(&q->c, q->id[0], &p->o, &p->w, &p->r);
	}
	if (rc == RC_OK)
		return done_page(q, &p->w, &p->r);
	if (rc == RC_CONFLICT)
		return confirm_again(q, p, 409,
		                     S("Something was changed here since you looked. This is what would happen now."));
	if (rc == RC_NONE)
		return page_message(q, 404, S("This file is no longer here"),
		                    S("It was brought in already, or a day has passed. Nothing was changed now."),
		                    S("/import"), S("Go to import"));
	if (import_only_asks(&p->r, rc))
		return confirm_again(q, p, 422,
		                     p->r.open > 0 ? S("Nothing was brought in: a question is open.")
		                                   : S("Nothing was brought in: say again how many pupils leave."));
	return rc == RC_INVALID ? confirm_again(q, p, 422, p->r.keep_not) : rc;
}

static void job_goes_on(struct req *q, const struct import_job *j)
{
	html(
	    &q->w,
	    "<section class=\"sheet\" data-reload=\"1000\"><p><label for=\"bar\">$</label></p>\n"
	    "<p><progress class=\"full\" id=\"bar\" max=\"$\" value=\"$\">$ of $ rows</progress></p>\n"
	    "<p class=\"quiet\">It goes on when you leave this page. Everything is saved at the end, or nothing.</p>\n",
	    h(j->state == IMPORT_WAITS ? str_fmt(q->a, "Waiting to begin: %lld rows", (long long)j->total)
	      : j->done >= j->total
	          ? str_fmt(q->a, "Saving %lld rows", (long long)j->total)
	          : str_fmt(q->a, "Checking: %lld of %lld rows", (long long)j->done, (long long)j->total)),
	    h(j->total), h(j->done), h(j->done), h(j->total));
	html(&q->w, "<p class=\"gap-s\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Look again"),
	                                      .secondary = true,
	                                      .url = str_fmt(q->a, "/import/job/%lld", (long long)q->id[0]) });
	html(&q->w, "</p>\n");
	html(&q->w, "</section>\n");
}

/* It did not end well: why, and what to do. */
static void job_failed(struct req *q, const struct import_job *j)
{
	static const char *const why[] = {
		[IMPORT_CHANGED] = "Something was changed here since you looked. Check the file again.",
		[IMPORT_WRONG] = "There are rows with errors now. Check the file again.",
		[IMPORT_GONE] = "The file is no longer here, or the right to import has ended. Choose the file again.",
	};
	bool again = j->state != IMPORT_GONE;

	ui_note(&q->w, S("Nothing was brought in."), str_of(why[j->state]), true);
	html(&q->w, "<p class=\"row\">");
	ui_action(&q->w, &(struct ui_action){ .text = again ? S("Check the file again") : S("Import another file"),
	                                      .url = again ? str_fmt(q->a, "/import/%lld", (long long)j->upload_id)
	                                                   : S("/import") });
	html(&q->w, "</p>\n");
}

/* As done_page, of what is known of it afterwards. */
static enum rc job_done(struct req *q, const struct import_job *j)
{
	struct import_report r = { .kind = j->kind, .waits = (size_t)j->waits, .leaving = (size_t)j->left };

	for (size_t i = 0; i <= ITEM_LEFT; i++)
		r.count[i] = (size_t)j->count[i];
	done_begin(q, j->kind, &r);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	TRY(import_keep_done(q, &r));
	import_today_write(q, &r);
	ui_sheet_begin(&q->w, "what", S("What changed"), STR_NONE);
	html(&q->w,
	     "<p>It stands in each pupil’s history, with who brought it in. <a href=\"/today\">Today</a> says what "
	     "is due now, and by when.</p>\n");
	if (j->left > 0)
		html(&q->w,
		     "<p>$ left. From tomorrow they are under <a href=\"/pupils?roll=left\">Pupils, Left</a>.</p>\n",
		     h(j->left));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"What next\">\n");
	next_write(q, j->kind);
	html(&q->w, "</aside>\n</div>\n");
	import_page_end(q);
	return RC_OK;
}

static enum rc page_job(struct req *q)
{
	struct import_job j;

	TRY(import_job_look(&q->c, q->id[0], &j));
	if (j.state == IMPORT_DONE)
		return job_done(q, &j);
	import_page_begin(q, IMPORT_STEP_CHECK, STR_NONE, str_fmt(q->a, "Import: %s", import_kind_label(j.kind)),
	                  STR_NONE);
	if (j.state == IMPORT_WAITS || j.state == IMPORT_RUNS)
		job_goes_on(q, &j);
	else
		job_failed(q, &j);
	import_page_end(q);
	return RC_OK;
}

ROUTES(import_routes, R(GET, "/import/job/:id", CAP_IMPORT, page_job),
       R_OWN_MANY(GET, "/import/:id", CAP_IMPORT, page_preview, "how"),
       R_OWN_MANY(POST, "/import/:id", CAP_IMPORT, do_confirm, "how"));
