/* /import: what waits of files, a file to bring in, and what came in before. What happens to a file is in
 * import_page.c. */
#include "core/door/page.h"
#include "core/school/setting_parts.h"
#include "import/feed_parts.h"
#include "import/import_file_parts.h"
#include "import/import_parts.h"
#include "import/later_parts.h"
#include "import/mapping.h"
#include "import/start.h"
#include "kit/html/ui.h"

enum { WAITS_SHOWN = 8, MAPPINGS_SHOWN = 5 };

static const char *const HINTS[] = {
	[IMPORT_ROLL] = "Pupils with date of birth, year, class, SEN status, needs and contacts",
	[IMPORT_STAFF] = "Name, staff code, e-mail, job and role",
	[IMPORT_CONTACTS] = "Parents and carers of pupils who are already here",
	[IMPORT_CLASSES] = "Class, year, class teacher, teaching assistants",
	[IMPORT_RESULTS] = "One result on a line, or one pupil on a line and a column for each subject",
	[IMPORT_CIRCUMSTANCES] = "What stands beside results: attendance, English as an additional language, moves",
};

/* All that the page shows, read at once. */
struct start {
	struct import_start past;
	struct later_list waits;
	struct mappings mappings;
};

static struct str day_of(struct req *q, int64_t at)
{
	return date_short(q->a, clock_at(at).today);
}

/* "6 March, 4.10pm" */
static struct str time_of(struct req *q, int64_t at)
{
	const struct now n = clock_at(at);

	return str_fmt(q->a, "%.*s, %.*s", STR_ARG(date_short(q->a, n.today)), STR_ARG(clock_time(q->a, n.minute)));
}

/* What the two files with columns of our own look like: no school system writes them by itself. */
static void columns_help(struct req *q)
{
	ui_sheet_begin(&q->w, "own", S("A sheet of your own"), STR_NONE);
	html(
	    &q->w,
	    "<p class=\"small quiet\">Other files come as the school’s system saves them. These two you can also make "
	    "yourself.</p>\n"
	    "<details class=\"gap-s\"><summary>Columns of a file of results</summary>\n"
	    "<p>UPN (or surname, forename and date of birth), point or date, subject, scale, result, note. Or one "
	    "pupil on "
	    "a line and a column for each subject, with headings such as “Autumn 2025 Reading standardised”. Ages are "
	    "7:06; codes such as A are those of the scale.</p></details>\n"
	    "<details class=\"gap-s\"><summary>Columns of a file of circumstances</summary>\n"
	    "<p>UPN (or surname, forename and date of birth), kind, value, from, until, note. The kind is one of:</p>\n"
	    "<ul><li>Attendance: the value is a percentage, from and until say for which time</li>\n"
	    "<li>EAL: the value is the proficiency in English, A to E; “Date of arrival” may be a further column</li>\n"
	    "<li>Arrived, moved, earlier support, home, other: what you know stands in the note</li>\n"
	    "<li>Looked after, medical: the same. Only the SENCO brings these in</li></ul>\n"
	    "<p>What people wrote about moves, health, care and support is never written over; attendance and EAL are "
	    "corrected when the file says otherwise.</p></details>\n");
	ui_sheet_end(&q->w);
}

/* What it is, and when it came last. */
static struct str hint_of(struct req *q, const struct start *s, enum import_kind k)
{
	const int64_t last = s->past.last[k];

	if (last == 0)
		return str_of(HINTS[k]);
	return str_fmt(q->a, "%s. Last on %.*s", HINTS[k], STR_ARG(day_of(q, last)));
}

static void file_form(struct req *q, const struct start *s, struct str kind_error, struct str file_error)
{
	struct ui_choice c[IMPORT_LAST + 1];

	for (enum import_kind k = IMPORT_ROLL; k <= IMPORT_LAST; k++)
		c[k] = (struct ui_choice){ str_of(import_kind_name(k)), str_of(import_kind_label(k)), hint_of(q, s, k),
			                   NULL };
	ui_sheet_begin(&q->w, "new", S("Bring in a file"), STR_NONE);
	if (s->past.last[IMPORT_ROLL] == 0)
		html(&q->w, "<p class=\"gap-b\">Start with the roll: all other files are matched to its pupils.</p>\n");
	html(&q->w, "<form method=\"post\" action=\"/import\" enctype=\"multipart/form-data\" novalidate>\n");
	form_token(q);
	html(&q->w, "<div class=\"halves\">\n");
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "kind",
	                              .label = S("What is in the file?"),
	                              .error = kind_error,
	                              .value = req_form(q, "kind").n > 0 ? req_form(q, "kind") : req_query(q, "kind") },
	          c, IMPORT_LAST + 1, false);
	html(&q->w, "</div>\n");
	import_file_field(q, file_error);
	ui_button(&q->w, S("Check the file"), NULL, NULL, false);
	html(&q->w, "</form>\n<p class=\"small quiet gap\">Nothing is saved yet: first you see what would change. An "
	            "empty cell changes nothing, nobody is removed, and the same file twice changes nothing.</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc waits_write(struct req *q, const struct start *s)
{
	struct ui_duty *d = NEW_ARRAY(q->a, struct ui_duty, s->past.sents);

	for (size_t i = 0; i < s->past.sents; i++) {
		const struct start_sent *x = &s->past.sent[i];
		struct str name = x->name.n > 0 ? x->name : S("your file");

		d[i] = (struct ui_duty){ .what = str_fmt(q->a, "Finish %.*s", STR_ARG(name)),
			                 .why = str_fmt(q->a,
			                                "%s, sent in on %.*s. Nothing of it is here yet. It is kept "
			                                "for a day, with your answers, and then goes by itself.",
			                                import_kind_label(x->kind), STR_ARG(time_of(q, x->at))),
			                 .action = S("Go on"),
			                 .about = str_fmt(q->a, " with %.*s", STR_ARG(name)),
			                 .url = str_fmt(q->a, "/import/%lld", (long long)x->id) };
	}
	TRY(feed_waits_part(q, d, s->past.sents));
	later_duties(q, &s->waits, S("Kept for later"), WAITS_SHOWN);
	return RC_OK;
}

static void mappings_write(struct req *q, const struct mappings *all)
{
	ui_sheet_begin(&q->w, "maps", S("How files are read"), STR_NONE);
	html(&q->w,
	     "<p class=\"small quiet\">Which column is what. A file with the same headings is known again.</p>\n");
	if (all->n > 0)
		html(&q->w, "<ul class=\"list gap-s\">\n");
	for (size_t i = 0; i < all->n && i < MAPPINGS_SHOWN; i++)
		html(&q->w, "<li><a href=\"$\">$</a></li>\n",
		     h_url(str_fmt(q->a, "/settings/mappings/%lld", (long long)all->mapping[i].id)),
		     h(all->mapping[i].name));
	if (all->n > 0)
		html(&q->w, "</ul>\n");
	html(&q->w, "<p class=\"small gap-s\"><a href=\"/settings/mappings\">$</a></p>\n",
	     h(all->n > MAPPINGS_SHOWN ? str_fmt(q->a, "All %zu, and those that come with APDR", all->n)
	                               : S("Files that are known from the start")));
	ui_sheet_end(&q->w);
}

static void after_write(struct req *q)
{
	ui_sheet_begin(&q->w, "after", S("After a file"), STR_NONE);
	html(&q->w, "<ul class=\"plain\"><li><a href=\"/import/later\">Rows kept for later</a></li>\n");
	if (role_can(q->c.actor.hat, CAP_ENROL))
		html(&q->w, "<li><a href=\"/adults/twice\">Adults who may have two records</a></li>\n");
	html(&q->w, "<li><a href=\"/pupils?roll=left\">Pupils who have left</a></li></ul>\n");
	ui_sheet_end(&q->w);
}

/* "412 brought in, 3 waiting, 1 refused" */
static struct str result_of(struct req *q, const struct start_past *x)
{
	struct str part[3];
	size_t n = 0;

	if (!x->counted)
		return S("Not counted");
	part[n++] = str_fmt(q->a, "%lld brought in", (long long)x->in);
	if (x->waits > 0)
		part[n++] = str_fmt(q->a, "%lld kept for later", (long long)x->waits);
	if (x->refused > 0)
		part[n++] = str_fmt(q->a, "%lld refused", (long long)x->refused);
	return str_join(q->a, part, n, S(", "));
}

static void past_write(struct req *q, const struct import_start *s)
{
	static const struct ui_column cols[] = { { .head = { "When", 4 } },
		                                 { .head = { "What", 4 } },
		                                 { .head = { "By", 2 } },
		                                 { .head = { "Result", 6 } } };
	struct ui_table t = { .caption = S("Last imports"), .col = cols, .cols = 4, .cards = true, .small = true };

	if (s->pasts == 0)
		return;
	html(&q->w, "<div class=\"gap-l\">\n");
	ui_sheet_begin(&q->w, "last", S("Last imports"), S("What changed stands in each pupil’s history"));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < s->pasts; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, time_of(q, s->past[i].at));
		ui_cell(&q->w, &t, str_of(import_kind_label(s->past[i].kind)));
		ui_cell(&q->w, &t, s->past[i].by);
		ui_cell(&q->w, &t, result_of(q, &s->past[i]));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
}

static enum rc all_load(struct ctx *c, struct start *s)
{
	TRY(import_start_load(c, &s->past));
	TRY(later_list_load(c, &s->waits));
	return mappings_load(c, &s->mappings);
}

/* A form with a file is refused outside a transaction. */
static enum rc all_read(struct ctx *c, struct start *s)
{
	return db_in_tx(c->db) ? all_load(c, s) : IN_READ(c, all_load(c, s));
}

static enum rc start_page(struct req *q, struct str kind_error, struct str file_error)
{
	const struct ui_error e[2] = { { "kind", kind_error }, { "file", file_error } };
	const bool both = kind_error.n > 0 && file_error.n > 0;
	struct start *s = NEW(q->a, struct start);

	TRY(all_read(&q->c, s));
	page_begin(q, &(struct page){ .title = S("Import"),
	                              .menu = "/settings",
	                              .back_url = S("/settings"),
	                              .back_text = S("School settings") });
	html(&q->w, "<div class=\"head\"><h1>Import</h1><p class=\"lead quiet\">Bring in what other systems already "
	            "hold. Nothing changes until you have checked it.</p></div>\n");
	page_done(q);
	if (kind_error.n > 0 || file_error.n > 0)
		ui_error_summary(&q->w, kind_error.n > 0 ? e : e + 1, both ? 2 : 1);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	TRY(waits_write(q, s));
	file_form(q, s, kind_error, file_error);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Nightly feed, and how files are read\">\n");
	TRY(feed_part(q));
	mappings_write(q, &s->mappings);
	columns_help(q);
	after_write(q);
	html(&q->w, "</aside>\n</div>\n");
	past_write(q, &s->past);
	page_end(q);
	return RC_OK;
}

static enum rc page_import(struct req *q)
{
	return start_page(q, STR_NONE, STR_NONE);
}

/* *why: empty when there is a file that can be looked at. */
static enum rc file_look(struct req *q, const struct import_options *o, struct str *why)
{
	if (q->files == 1 && str_is(q->file[0].field, "file") && q->file[0].body.n > 0)
		return import_file_look(&q->c, o, q->file[0].body, why);
	*why = S("Choose a file that is not empty");
	return RC_OK;
}

static enum rc do_import(struct req *q)
{
	struct str kind_error = STR_NONE;
	struct str file_error;
	struct import_options o = { .kind = IMPORT_ROLL };
	int64_t id;

	if (!import_kind_parse(req_form(q, "kind"), &o.kind))
		kind_error = S("Choose what is in the file");
	TRY(file_look(q, &o, &file_error));
	if (kind_error.n > 0 || file_error.n > 0) {
		req_refuse(q, 422);
		return start_page(q, kind_error, file_error);
	}
	TRY(import_upload_keep(&q->c, o.kind, q->file[0].name, q->file[0].body, &id));
	return req_redirect(q, "/import/%lld/columns", (long long)id);
}

ROUTES(import_start_routes, R(GET, "/import", CAP_IMPORT, page_import), R_FILE(POST, "/import", CAP_IMPORT, do_import));
SETTING(setting_import, .order = 90, .path = "/import", .title = "Import",
        .about = "Roll, staff, contacts, classes and results from your own files", .cap = CAP_IMPORT);
