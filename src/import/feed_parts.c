#include "import/feed_parts.h"

#include "import/feed.h"
#include "import/import_parts.h"
#include "kit/html/ui.h"

enum { NIGHTS_SHOWN = 8 };

/* "Roll". */
static struct str kind_label(const struct feed_state *s)
{
	return str_of(import_kind_label(s->kind));
}

/* "the roll"; of the only feed nothing has to be told apart. */
static struct str file_words(struct req *q, const struct feeds *all, const struct feed_state *s)
{
	return all->n == 1 ? S("The nightly file") : str_fmt(q->a, "The nightly file of %s", import_kind_name(s->kind));
}

/* The preview of the file that waits, as the feed reads it. */
static struct str waits_url(struct req *q, const struct feed_state *s)
{
	return str_fmt(q->a, "/import/%lld%s", (long long)s->feed.id, s->feed.keep_sen != 0 ? "?how=keep_sen" : "");
}

/* Why a part of the file waits, or all of it. */
static struct str waits_words(struct req *q, const struct feed_run *r)
{
	struct str rest = feed_rest_words(q->a, r);
	struct str day = date_full(q->a, r->on_day);

	if (r->outcome == FEED_OUTCOME_HELD)
		return str_fmt(q->a, "Nothing of the file of %.*s was taken. %.*s", STR_ARG(day), STR_ARG(r->reason));
	return str_fmt(q->a, "The file of %.*s has %.*s. All else in it is here.", STR_ARG(day), STR_ARG(rest));
}

/* "The last one came on Friday 27 February 2026." */
static struct str came_words(struct req *q, const struct feed_state *s)
{
	struct date came = feed_came(s);

	return date_none(came) ? str_fmt(q->a, "None has come since it was set up on %.*s.",
	                                 STR_ARG(date_full(q->a, s->feed.made_on)))
	                       : str_fmt(q->a, "The last one came on %.*s.", STR_ARG(date_full(q->a, came)));
}

static struct str missed_words(struct req *q, const struct feed_state *s)
{
	return str_fmt(q->a, "%d night%s missed", s->absent.nights, s->absent.nights == 1 ? "" : "s");
}

static void waits_item(struct req *q, const struct feeds *all, const struct feed_state *s)
{
	const struct feed_run *r = feed_waiting(s);
	struct ui_duty d = { .what = r->outcome == FEED_OUTCOME_HELD
		                         ? str_fmt(q->a, "%.*s could not be taken", STR_ARG(file_words(q, all, s)))
		                         : str_fmt(q->a, "Answer what waits: %.*s",
		                                   STR_ARG(str_lower_ascii(q->a, kind_label(s)))),
		             .why = waits_words(q, r),
		             .action = S("Look at it"),
		             .url = s->too_long ? STR_NONE : waits_url(q, s) };

	ui_duty(&q->w, &d);
}

static size_t waiting_count(const struct feeds *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += feed_waiting(&all->item[i]) != NULL;
	return n;
}

static size_t late_count(const struct feeds *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->item[i].absent.late;
	return n;
}

/* Also where a form with a file is refused, which has no transaction. */
static enum rc feeds_read(struct req *q, struct feeds *all)
{
	return db_in_tx(q->c.db) ? feeds_load(&q->c, all) : IN_READ(&q->c, feeds_load(&q->c, all));
}

enum rc feed_waits_part(struct req *q, const struct ui_duty *more, size_t more_n)
{
	struct feeds all;
	size_t n;

	TRY(feeds_read(q, &all));
	n = waiting_count(&all) + late_count(&all) + more_n;
	if (n == 0)
		return RC_OK;
	ui_duties_begin(&q->w, "feed-waits", "hourglass", S("Waiting for you"), (int64_t)n, late_count(&all) > 0);
	for (size_t i = 0; i < all.n; i++)
		if (all.item[i].absent.late)
			ui_duty(&q->w, &(struct ui_duty){
			                   .what = S("Get the nightly file going again"),
			                   .why = came_words(q, &all.item[i]),
			                   .due = missed_words(q, &all.item[i]),
			                   .action = S("See what to check"),
			                   .url = str_fmt(q->a, "#feed-%lld", (long long)all.item[i].feed.id) });
	for (size_t i = 0; i < all.n; i++)
		if (feed_waiting(&all.item[i]) != NULL)
			waits_item(q, &all, &all.item[i]);
	for (size_t i = 0; i < more_n; i++)
		ui_duty(&q->w, &more[i]);
	ui_duties_end(&q->w);
	return RC_OK;
}

/* What to look at, in the order of likelihood. */
static void checks_write(struct req *q, const struct feed_state *s)
{
	struct date came = feed_came(s);

	html(&q->w, "<h3 class=\"gap-s\">What to check</h3>\n<ol class=\"small\">\n"
	            "<li>In the school’s own system, is the export still set to run each night?</li>\n");
	html(&q->w, "<li>Was its password or its folder changed around $?</li>\n",
	     h(date_short(q->a, date_none(came) ? s->absent.first : came)));
	html(&q->w, "<li>Does the server still look? Whoever runs it can ask <code>apdr doctor</code>, and see whether "
	            "<code>apdr watch</code> runs.</li>\n");
	if (s->feed.set_by.n > 0)
		html(&q->w, "<li>Ask who set it up: $.</li>\n", h(s->feed.set_by));
	html(&q->w, "</ol>\n");
}

static void settings_write(struct req *q, const struct feed_state *s)
{
	const struct feed *f = &s->feed;

	html(&q->w, "<div class=\"gap\">");
	ui_details_begin(&q->w, S("Feed settings"));
	ui_summary_begin(&q->w);
	ui_summary_row_begin(&q->w, S("Folder on the server"));
	html(&q->w, "<span class=\"path\">$</span>", h(f->folder));
	ui_summary_row_end(&q->w);
	ui_summary_row(&q->w, S("A file is expected"),
	               f->due_minute < FEED_DAY_ENDS
	                   ? str_fmt(q->a, "%.*s, by %.*s", STR_ARG(feed_nights_words(q->a, s->plan.weekdays)),
	                             STR_ARG(clock_time(q->a, (int)f->due_minute)))
	                   : feed_nights_words(q->a, s->plan.weekdays));
	ui_summary_row(&q->w, S("Today says it after"),
	               str_fmt(q->a, "%lld night%s without a file", (long long)f->patience,
	                       f->patience == 1 ? "" : "s"));
	ui_summary_row(&q->w, S("Columns"), f->mapping.n > 0 ? f->mapping : S("Known by the headings"));
	if (f->keep_sen != 0)
		ui_summary_row(&q->w, S("SEN"), S("Status and needs of pupils already here stay as they are"));
	if (f->part != 0)
		ui_summary_row(&q->w, S("Roll"), S("Its files are a part of the roll"));
	ui_summary_row(&q->w, S("Set up by"), f->set_by.n > 0 ? f->set_by : S("Not said"));
	ui_summary_end(&q->w);
	html(&q->w,
	     "<p class=\"small quiet\">A folder on a server belongs to whoever runs it: it is set up and removed "
	     "there, with <code>apdr feed</code>.</p>\n");
	ui_details_end(&q->w);
	html(&q->w, "</div>\n");
}

static void aside_write(struct req *q, const struct feed_state *s)
{
	const struct feed_run *r = feed_waiting(s);

	if (r == NULL)
		return;
	if (s->too_long)
		html(&q->w,
		     "<p class=\"small gap-s\">The file is too long for the browser: whoever runs the server can "
		     "look at it with <code>apdr import --dry-run</code>.</p>\n");
	html(&q->w, "<form class=\"gap-s\" method=\"post\" action=\"$\">\n",
	     h_url(str_fmt(q->a, "/import/feed/%lld/aside", (long long)s->feed.id)));
	form_token(q);
	ui_hidden(&q->w, "run", str_fmt(q->a, "%lld", (long long)r->id));
	html(&q->w,
	     "<p class=\"small quiet\">Nothing to do about it? Set it aside: with the next file the same does not "
	     "wait again, and something new does.</p>\n");
	ui_action(&q->w, &(struct ui_action){ .text = S("Set aside"),
	                                      .about = str_fmt(q->a, " what waits of %s", import_kind_name(s->kind)),
	                                      .secondary = true });
	html(&q->w, "</form>\n");
}

static void state_write(struct req *q, const struct feeds *all, const struct feed_state *s)
{
	size_t n = s->nights < NIGHTS_SHOWN ? s->nights : NIGHTS_SHOWN;
	struct ui_log *log = NEW_ARRAY(q->a, struct ui_log, n);

	ui_sheet_begin(&q->w, str_c(q->a, str_fmt(q->a, "feed-%lld", (long long)s->feed.id)),
	               all->n == 1 ? S("Nightly feed") : str_fmt(q->a, "Nightly feed: %s", import_kind_name(s->kind)),
	               STR_NONE);
	if (s->absent.nights > 0) {
		html(&q->w, "<p><span class=\"tag tag--alert\">");
		ui_icon(&q->w, "alert");
		html(&q->w, " No file for $ night$</span></p>\n", h((int64_t)s->absent.nights),
		     h(s->absent.nights == 1 ? "" : "s"));
	}
	html(&q->w,
	     "<p class=\"gap-s\">Each night the school’s system leaves the $ in a folder. What is certain comes in by "
	     "itself. "
	     "Anything about who is who, and all that ends, waits for you.</p>\n",
	     h(import_kind_name(s->kind)));
	for (size_t i = 0; i < n; i++)
		log[i] = (struct ui_log){ .when = date_brief(q->a, s->night[i].on), .text = s->night[i].words };
	if (n > 0)
		ui_log(&q->w, log, n);
	else
		html(&q->w, "<p class=\"quiet\">No file has come yet.</p>\n");
	aside_write(q, s);
	if (s->absent.nights > 0)
		checks_write(q, s);
	settings_write(q, s);
	ui_sheet_end(&q->w);
}

enum rc feed_part(struct req *q)
{
	struct feeds all;

	TRY(feeds_read(q, &all));
	for (size_t i = 0; i < all.n; i++)
		state_write(q, &all, &all.item[i]);
	if (all.n > 0)
		return RC_OK;
	ui_sheet_begin(&q->w, "feed", S("Nightly feed"), STR_NONE);
	html(&q->w, "<p class=\"small quiet\">The school’s system can also leave its file in a folder each night, and "
	            "what is certain comes in by itself. Whoever runs the server sets that up, with <code>apdr "
	            "feed</code>.</p>\n");
	ui_sheet_end(&q->w);
	return RC_OK;
}

static void band_row(struct req *q, struct str text, struct str more, struct str action, struct str url)
{
	html(&q->w,
	     "<li class=\"row row--between\"><span><strong>$</strong><br><span class=\"small quiet\">$</span></span> "
	     "<a class=\"govuk-button govuk-button--secondary\" href=\"$\">$<span class=\"govuk-visually-hidden\"> "
	     "about the "
	     "nightly file</span></a></li>\n",
	     h(text), h(more), h_url(url), h(action));
}

/* One row, however many feeds. */
static void band_waits(struct req *q, const struct feeds *all)
{
	const size_t n = waiting_count(all);
	const struct feed_state *one = NULL;

	for (size_t i = 0; i < all->n && one == NULL; i++)
		if (feed_waiting(&all->item[i]) != NULL)
			one = &all->item[i];
	if (n == 1)
		band_row(q, str_fmt(q->a, "%.*s has something for you", STR_ARG(file_words(q, all, one))),
		         waits_words(q, feed_waiting(one)), S("Answer"), S("/import#feed-waits"));
	else if (n > 1)
		band_row(q, str_fmt(q->a, "%zu nightly files have something for you", n),
		         S("What is certain of them is here. The rest waits."), S("Answer"), S("/import#feed-waits"));
}

static void band_late(struct req *q, const struct feeds *all, const struct feed_state *s)
{
	struct date came = feed_came(s);
	struct str file = file_words(q, all, s);

	band_row(q,
	         date_none(came)
	             ? str_fmt(q->a, "%.*s has never come", STR_ARG(file))
	             : str_fmt(q->a, "%.*s has not come since %.*s", STR_ARG(file), STR_ARG(date_full(q->a, came))),
	         str_fmt(q->a, "%.*s. Until it comes, what changes in the school’s system is not here.",
	                 STR_ARG(missed_words(q, s))),
	         S("See what to check"), str_fmt(q->a, "/import#feed-%lld", (long long)s->feed.id));
}

enum rc feed_band(struct req *q)
{
	struct feeds all;

	if (!role_can(q->c.actor.hat, CAP_IMPORT))
		return RC_OK;
	TRY(feeds_read(q, &all));
	if (waiting_count(&all) + late_count(&all) == 0)
		return RC_OK;
	html(&q->w, "<section class=\"sheet gap-b\" aria-labelledby=\"feed-band\">\n<div class=\"sheet__head\"><h2 "
	            "id=\"feed-band\">From the school’s system</h2></div>\n<ul class=\"list\">\n");
	for (size_t i = 0; i < all.n; i++)
		if (all.item[i].absent.late)
			band_late(q, &all, &all.item[i]);
	band_waits(q, &all);
	html(&q->w, "</ul>\n</section>\n");
	return RC_OK;
}
