/* What a pupil says: new words, own words changed, what helps, what they want at the meeting. */
#include "kit/base/id.h"
#include "boards/family/family_parts.h"
#include "boards/me/mypage.h"

static void top_write(struct req *q, const char *heading)
{
	page_begin(q, &(struct page){ .title = str_of(heading),
	                              .width = "width--my",
	                              .back_url = S("/me"),
	                              .back_text = S("My page") });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n<div class=\"stack--l\">\n", h(heading));
}

static void bottom_write(struct req *q)
{
	html(&q->w, "</div>\n");
	page_end(q);
}

static void private_field(struct form *f)
{
	form_field_as(f, "private", S("Keep this between me and the SENCO"),
	              S("Nobody else sees it. If you are not safe, the SENCO will get help."));
}

static bool words_missing(struct form *f, const struct view *x)
{
	if (f->errors > 0 || str_trim(x->words).n > 0)
		return false;
	form_error(f, "words", S("Write what you want to say"));
	return true;
}

/* ---- new words, and the list of one's own ---- */

static enum rc words_page(struct req *q, struct form *f)
{
	struct mypage_view *v = NEW(q->a, struct mypage_view);

	TRY(mypage_load(&q->c, v));
	top_write(q, "My words");
	form_summary(f);
	page_done(q);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Something new\">\n");
	form_begin(f, S("/me/words"));
	form_field_as(f, "words", S("What do you want to say?"), S("You can ask somebody to write it for you."));
	private_field(f);
	ui_action(&q->w, &(struct ui_action){ .text = S("Save my words") });
	form_end(f);
	html(&q->w, "</section>\n");
	ui_sheet_begin(&q->w, "mine", S("What I have said"), STR_NONE);
	for (size_t i = 0; i < v->saids; i++) {
		const struct view *x = &v->said[i];

		html(&q->w, "<div class=\"bubble\"><p>");
		html_lines(&q->w, x->words);
		html(&q->w, "</p><p>$</p></div>\n", h(date_long(q->a, x->given_on)));
		if (x->person_id == v->person_id)
			html(&q->w,
			     "<p><a href=\"/me/words/$\">Change this<span class=\"govuk-visually-hidden\">: "
			     "$</span></a></p>\n",
			     h(x->id), h(x->words));
	}
	if (v->saids == 0)
		ui_empty(&q->w, S("Nothing yet."));
	ui_sheet_end(&q->w);
	bottom_write(q);
	return RC_OK;
}

static enum rc page_words(struct req *q)
{
	struct view x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &view_rec, &x);
	return words_page(q, &f);
}

static enum rc do_words(struct req *q)
{
	struct view x = { 0 };
	struct form f;
	bool sound;

	form_init(&f, q, &view_rec, &x);
	sound = form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	if (words_missing(&f, &x) || !sound)
		return words_page(q, &f);
	TRY(mypage_say(&q->c, &x));
	form_done(&f);
	return req_redirect(q, "/me?done=saved");
}

/* ---- changing them ---- */

static enum rc word_page(struct req *q, struct form *f, const struct view *theirs)
{
	top_write(q, "Change my words");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<section class=\"sheet\" aria-label=\"My words\">\n");
	form_begin(f, q->net->path);
	form_field_as(f, "words", S("What do you want to say?"), STR_NONE);
	private_field(f);
	ui_action(&q->w, &(struct ui_action){ .text = S("Save my words") });
	form_end(f);
	html(&q->w, "</section>\n");
	bottom_write(q);
	return RC_OK;
}

static enum rc page_word(struct req *q)
{
	struct view x;
	struct form f;

	TRY(mypage_word(&q->c, q->id[0], &x));
	form_init(&f, q, &view_rec, &x);
	return word_page(q, &f, NULL);
}

static enum rc do_word(struct req *q)
{
	struct view x;
	struct view theirs = { 0 };
	struct form f;
	bool sound;
	enum rc rc = mypage_word(&q->c, q->id[0], &x);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &view_rec, &x);
	sound = form_read(&f);
	x.id = q->id[0];
	if (words_missing(&f, &x) || !sound)
		return word_page(q, &f, NULL);
	rc = mypage_change(&q->c, &x, &theirs);
	if (rc == RC_CONFLICT)
		return word_page(q, &f, &theirs);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/me?done=saved");
}

/* ---- what helps ---- */

static void help_own(struct req *q, const struct view *x)
{
	html(&q->w, "<li><form method=\"post\" action=\"/me/helps\" class=\"row\"><span>$</span> ", h(x->words));
	form_token(q);
	ui_action(&q->w, &(struct ui_action){ .text = S("Take away"),
	                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(x->words)),
	                                      .secondary = true,
	                                      .name = "take",
	                                      .value = str_fmt(q->a, "%lld", (long long)x->id) });
	html(&q->w, "</form></li>\n");
}

static enum rc helps_page(struct req *q, struct form *f)
{
	struct mypage_view *v = NEW(q->a, struct mypage_view);

	TRY(mypage_load(&q->c, v));
	top_write(q, "What helps me");
	form_summary(f);
	page_done(q);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Add one\">\n");
	form_begin(f, S("/me/helps"));
	form_field_as(f, "words", S("What helps you?"), S("For example: wait while I think"));
	ui_action(&q->w, &(struct ui_action){ .text = S("Add it") });
	form_end(f);
	html(&q->w, "</section>\n");
	if (v->help > 0) {
		ui_sheet_begin(&q->w, "mine", S("What I have added"), STR_NONE);
		html(&q->w, "<ul class=\"list\">\n");
		for (size_t i = 0; i < v->help; i++)
			if (v->helps[i].person_id == v->person_id)
				help_own(q, &v->helps[i]);
		html(&q->w, "</ul>\n");
		ui_sheet_end(&q->w);
	}
	if (v->pupil.has_plan && v->pupil.plan.strategies > 0) {
		ui_sheet_begin(&q->w, "plan", S("What is in my plan"), STR_NONE);
		html(&q->w, "<ul>\n");
		for (size_t i = 0; i < v->pupil.plan.strategies; i++)
			html(&q->w, "<li>$</li>\n", h(v->pupil.plan.strategy[i].words));
		html(&q->w,
		     "</ul>\n<p class=\"gap\">Something here does not help? <a href=\"/me/words\">Tell us</a>.</p>\n");
		ui_sheet_end(&q->w);
	}
	bottom_write(q);
	return RC_OK;
}

static enum rc page_helps(struct req *q)
{
	struct view x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &view_rec, &x);
	return helps_page(q, &f);
}

static enum rc do_helps(struct req *q)
{
	struct view x = { 0 };
	struct form f;
	int64_t take;
	bool sound;

	if (str_int(req_form(q, "take"), &take)) {
		TRY(mypage_take_away(&q->c, take));
		return req_redirect(q, "/me/helps?done=saved");
	}
	form_init(&f, q, &view_rec, &x);
	sound = form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	if (words_missing(&f, &x) || !sound)
		return helps_page(q, &f);
	TRY(mypage_help(&q->c, &x));
	form_done(&f);
	return req_redirect(q, "/me?done=saved");
}

/* ---- the meeting ---- */

static enum rc meeting_page(struct req *q, struct form *f)
{
	static const struct ui_choice WAYS[] = {
		{ S("I want to come for ten minutes."), S("Come for ten minutes"), STR_NONE, "people" },
		{ S("I want to send a drawing or a recording."), S("Send a drawing or a recording"), STR_NONE,
		  "pencil" },
		{ S("I want somebody to say my words."), S("Ask somebody to say my words"), STR_NONE, "message" },
	};

	top_write(q, "The meeting about me");
	form_summary(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"What I want\">\n");
	form_begin(f, S("/me/meeting"));
	ui_tiles(&q->w,
	         &(struct ui_field){ .name = "way",
	                             .label = S("What would you like to do?"),
	                             .value = form_typed(f, "way"),
	                             .error = form_error_of(f, "way") },
	         WAYS, 3, false);
	form_field_as(f, "words", S("What do you want to say there?"), STR_NONE);
	ui_action(&q->w, &(struct ui_action){ .text = S("Save") });
	form_end(f);
	html(&q->w, "</section>\n");
	bottom_write(q);
	return RC_OK;
}

static enum rc page_meeting(struct req *q)
{
	struct view x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &view_rec, &x);
	return meeting_page(q, &f);
}

/* The chosen way is one of our sentences: anything else is left out. */
static struct str way_of(struct req *q)
{
	static const char *const KNOWN[] = { "I want to come for ten minutes.",
		                             "I want to send a drawing or a recording.",
		                             "I want somebody to say my words." };
	struct str way = req_form(q, "way");

	for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++)
		if (str_is(way, KNOWN[i]))
			return way;
	return STR_NONE;
}

static enum rc do_meeting(struct req *q)
{
	struct view x = { 0 };
	struct form f;
	struct str way = way_of(q);
	bool sound;

	form_init(&f, q, &view_rec, &x);
	sound = form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	if (sound && way.n == 0 && str_trim(x.words).n == 0) {
		form_error(&f, "words", S("Choose something or write something"));
		sound = false;
	}
	if (!sound)
		return meeting_page(q, &f);
	x.words = way.n == 0 || x.words.n == 0 ? str_fmt(q->a, "%.*s%.*s", STR_ARG(way), STR_ARG(x.words))
	                                       : str_fmt(q->a, "%.*s\n%.*s", STR_ARG(way), STR_ARG(x.words));
	TRY(mypage_wish(&q->c, &x));
	form_done(&f);
	return req_redirect(q, "/me?done=saved");
}

ROUTES(mypage_word_routes, R(GET, "/me/words", CAP_OWN_PAGE, page_words), R(POST, "/me/words", CAP_OWN_PAGE, do_words),
       R(GET, "/me/words/:id", CAP_OWN_PAGE, page_word), R(POST, "/me/words/:id", CAP_OWN_PAGE, do_word),
       R(GET, "/me/helps", CAP_OWN_PAGE, page_helps), R(POST, "/me/helps", CAP_OWN_PAGE, do_helps),
       R(GET, "/me/meeting", CAP_OWN_PAGE, page_meeting), R(POST, "/me/meeting", CAP_OWN_PAGE, do_meeting));
