/* /me: a pupil's own page (design 07). Few words, big things to press. */
#include "kit/base/id.h"
#include "kit/html/chart.h"
#include "boards/family/family_parts.h"
#include "boards/family/young_parts.h"
#include "boards/me/mypage.h"
#include "core/people/person_rec.h"
#include "files/files.h"

static const char *const FACES[] = { "face1", "face2", "face3", "face4", "face5" };

/* ---- words and helps ---- */

static void bubble_write(struct req *q, const struct view *x)
{
	struct str words = x->words.n > 0 ? x->words : x->going_well;

	html(&q->w, "<div class=\"bubble\"><p>");
	html_lines(&q->w, words);
	html(&q->w, "</p><p>$", h(date_short(q->a, x->given_on)));
	if (x->private)
		html(&q->w, ". Only you and the SENCO see this");
	html(&q->w, "</p></div>\n");
}

static void words_write(struct req *q, const struct mypage_view *v)
{
	ui_sheet_begin(&q->w, "said", S("My words"), STR_NONE);
	for (size_t i = 0; i < v->saids && i < 3; i++)
		bubble_write(q, &v->said[i]);
	if (v->saids == 0)
		html(&q->w, "<p>Here is room for what you want to say.</p>\n");
	html(&q->w, "<p class=\"row gap\">");
	ui_action(&q->w,
	          &(struct ui_action){ .text = S("Say something new"), .icon = "pencil", .url = S("/me/words") });
	if (v->saids > 0)
		html(&q->w, " <a href=\"/me/words#mine\">Change my words</a>");
	html(&q->w, " <a href=\"/me/worry\">Something worries me</a>"
	            " <a href=\"/me/complaints\">Something is wrong at school</a>");
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void help_item(struct req *q, size_t at, struct str words)
{
	static const char *const ICONS[] = { "hand", "hourglass", "doc", "pencil", "book", "heart" };

	html(&q->w, "<li>");
	ui_icon(&q->w, ICONS[at % (sizeof ICONS / sizeof ICONS[0])]);
	html(&q->w, " $</li>\n", h(words));
}

static void helps_write(struct req *q, const struct mypage_view *v)
{
	size_t n = v->pupil.has_plan ? v->pupil.plan.strategies : 0;

	ui_sheet_begin(&q->w, "helps", S("What helps me"), STR_NONE);
	if (n + v->help > 0) {
		html(&q->w, "<ul class=\"helps helps--2\">\n");
		for (size_t i = 0; i < n; i++)
			help_item(q, i, v->pupil.plan.strategy[i].words);
		for (size_t i = 0; i < v->help; i++)
			help_item(q, n + i, v->helps[i].words);
		html(&q->w, "</ul>\n");
	} else {
		html(&q->w, "<p>What makes learning easier for you? Tell us.</p>\n");
	}
	html(&q->w, "<p class=\"gap\"><a href=\"/me/helps\">Add one$</a></p>\n",
	     h(v->help > 0 ? " or take one away" : ""));
	if (v->pupil.readers > 0 && v->pupil.read == v->pupil.readers)
		html(&q->w, "<p class=\"quiet\">All your teachers have read your plan.</p>\n");
	ui_sheet_end(&q->w);
}

/* ---- goals ---- */

static void goal_write(struct req *q, const struct outcome_line *l, size_t i)
{
	bool numbers = l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE;
	int64_t now = l->progress.has_latest ? l->progress.latest.value : l->outcome.baseline;
	struct str star = progress_number(q->a, l->outcome.target);
	int stone;

	html(&q->w, "<div class=\"mygoal\">\n<div><h3>$</h3>", h(str_sentence(q->a, l->outcome.aim)));
	if (!numbers) {
		html(&q->w, "<p>Ask your teacher how it is going.</p></div>\n</div>\n");
		return;
	}
	stone = chart_stone((double)l->outcome.baseline, (double)now, (double)l->outcome.target);
	if (l->outcome.measure.n > 0)
		html(&q->w, "<p>$</p>", h(l->outcome.measure));
	html(&q->w, "<p>$You are at <strong>$</strong>. You started at $. The star is $.</p></div>\n",
	     h(l->progress.state == PROGRESS_REACHED ? "You did it! " : ""), h(progress_number(q->a, now)),
	     h(progress_number(q->a, l->outcome.baseline)), h(star));
	chart_stones(&q->w,
	             &(struct chart_words){ .id = str_c(q->a, str_fmt(q->a, "stones-%zu", i + 1)),
	                                    .title = str_fmt(q->a, "Goal %zu: stone %d of 6", i + 1, stone),
	                                    .desc = str_fmt(q->a, "The star is %.*s.", STR_ARG(star)) },
	             stone);
	html(&q->w, "</div>\n");
}

static void goals_write(struct req *q, const struct mypage_view *v)
{
	ui_sheet_begin(&q->w, "goals", S("My goals"), STR_NONE);
	for (size_t i = 0; i < v->pupil.outcomes; i++)
		goal_write(q, &v->pupil.outcome[i], i);
	if (v->pupil.outcomes == 0)
		html(&q->w, "<p>You have no goals here yet. You choose them together with your teacher.</p>\n");
	ui_sheet_end(&q->w);
}

/* ---- how it feels ---- */

static const char *feel_name(struct req *q, const struct feel_item *item)
{
	return str_c(q->a, str_fmt(q->a, "feel-%lld", (long long)item->root_id));
}

static void feel_item_write(struct req *q, const struct feel_item *item, struct str value)
{
	const char *name = feel_name(q, item);

	html(&q->w, "<fieldset class=\"feel\"><legend>$</legend>\n<div class=\"tiles tiles--5\">\n", h(item->what));
	for (size_t i = 0; i < 5; i++) {
		html(&q->w, "<label class=\"tile\"><input type=\"radio\" name=\"$\" value=\"$\"$><span>", h(name),
		     h(rating_choices[i].value), h_flag("checked", str_is(value, rating_choices[i].value)));
		ui_icon(&q->w, FACES[i]);
		html(&q->w, " $</span></label>\n", h(rating_choices[i].label));
	}
	html(&q->w, "</div></fieldset>\n");
}

/* The form alone; f is for what was typed before the session ended, and for errors. */
static void feel_form(struct req *q, struct form *f, const struct mypage_view *v)
{
	const struct view *x = f->obj;

	html(&q->w, "<form method=\"post\" action=\"/me/feel\" novalidate>\n");
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)x->id));
	for (size_t i = 0; i < v->feels; i++) {
		struct str was = v->feel[i].rating > 0 ? str_fmt(q->a, "%lld", (long long)v->feel[i].rating) : STR_NONE;

		feel_item_write(q, &v->feel[i], f->posted ? form_typed(f, feel_name(q, &v->feel[i])) : was);
	}
	form_field_as(f, "words", S("Do you want to say more?"), STR_NONE);
	html(&q->w, "<p class=\"row\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Save my answers") });
	html(&q->w, " <a href=\"/me/words\">I want to say it in another way</a></p>\n</form>\n");
}

/* On the page with everything there is one box for words of each form: the meeting's box is on its own page. */
static void feel_write(struct req *q, const struct mypage_view *v)
{
	struct view x = { .id = id_new() };
	struct form f = { .q = q, .rec = &view_rec, .obj = &x };

	ui_sheet_begin(&q->w, "feel", S("How is it going?"), STR_NONE);
	feel_form(q, &f, v);
	ui_sheet_end(&q->w);
}

/* ---- meeting, team ---- */

static void meeting_write(struct req *q, const struct mypage_view *v)
{
	ui_sheet_begin(&q->w, "meet", S("The meeting about me"), STR_NONE);
	if (v->meeting.id != 0) {
		html(&q->w, "<p>It is on <strong>$", h(date_full(q->a, v->meeting.on_day)));
		if (v->meeting.minute > 0)
			html(&q->w, ", $", h(clock_time(q->a, (int)v->meeting.minute)));
		html(&q->w, "</strong>. It is about how things go for you, and what we do next.</p>\n");
	} else {
		html(&q->w,
		     "<p>There is no meeting planned now. You can say what you want to talk about next time.</p>\n");
	}
	if (v->wish.n > 0) {
		html(&q->w, "<div class=\"bubble gap\"><p>");
		html_lines(&q->w, v->wish);
		html(&q->w, "</p></div>\n");
	}
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = v->wish.n > 0 ? S("Change what I want")
	                                                            : S("Say what I want to do there"),
	                                      .icon = "message",
	                                      .url = S("/me/meeting") });
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void person_write(struct req *q, struct str name, struct str does)
{
	html(&q->w, "<li class=\"who\">");
	ui_face(&q->w, name_initials(q->a, name), false);
	html(&q->w, "<p><strong>$</strong>, $.</p></li>\n", h(name), h(does));
}

/* All that one person gives, "Sounds and words group and Reading practice", where they come first; empty: said before.
 */
static struct str gives(struct arena *a, const struct pupil_view *v, size_t at)
{
	const int64_t who = v->support[at].provision.giver_id;
	struct str *what = NEW_ARRAY(a, struct str, v->supports);
	size_t n = 0;

	for (size_t i = 0; i < v->supports; i++) {
		if (v->support[i].provision.giver_id != who)
			continue;
		if (i < at)
			return STR_NONE;
		what[n++] = v->support[i].provision.what;
	}
	return str_join(a, what, n, S(" and "));
}

static void team_write(struct req *q, const struct mypage_view *v)
{
	ui_sheet_begin(&q->w, "team", S("My team"), STR_NONE);
	html(&q->w, "<ul class=\"list people\">\n");
	if (v->teacher.n > 0)
		person_write(q, v->teacher, S("my teacher"));
	for (size_t i = 0; i < v->pupil.supports; i++) {
		const struct provision *p = &v->pupil.support[i].provision;

		struct str does = p->giver_id != 0 ? gives(q->a, &v->pupil, i) : STR_NONE;

		if (does.n > 0)
			person_write(q, name_formal(q->a, p->giver_title, p->giver_given, p->giver_family), does);
	}
	if (v->school.senco.n > 0)
		person_write(q, v->school.senco, S("makes sure I get the help"));
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void seen_write(struct req *q, const struct mypage_view *v)
{
	ui_sheet_begin(&q->w, "see", S("Who can see my page?"), STR_NONE);
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < v->families; i++)
		html(&q->w, "<li>$</li>\n", h(str_sentence(q->a, v->family[i])));
	for (size_t i = 0; i < v->pupil.staffs; i++) {
		const struct pupil_staff *s = &v->pupil.staff[i];

		html(&q->w, "<li>$</li>\n", h(name_formal(q->a, s->title, s->given, s->family)));
	}
	if (v->school.senco.n > 0)
		html(&q->w, "<li>$</li>\n", h(v->school.senco));
	if (v->school.head.n > 0)
		html(&q->w, "<li>$, the headteacher</li>\n", h(v->school.head));
	html(&q->w, "</ul>\n<p class=\"gap\"><strong>What you keep private:</strong> only $.</p>\n",
	     h(v->school.senco.n > 0 ? v->school.senco : S("the SENCO")));
	family_safe_write(q);
	ui_sheet_end(&q->w);
}

/* ---- the page ---- */

static void home_write(struct req *q)
{
	ui_sheet_begin(&q->w, "home", S("Show how it goes"), STR_NONE);
	html(&q->w, "<p>Send a photograph of your drawing, or a recording of your voice. Your teacher sees it.</p>\n"
	            "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Send a drawing or a recording"), .icon = "camera", .url = S("/me/home") });
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void files_write(struct req *q, size_t n)
{
	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "files", S("My files"), STR_NONE);
	html(&q->w, "<p><a href=\"/me/files\">Look at my $</a></p>\n", h(n == 1 ? "file" : "files"));
	ui_sheet_end(&q->w);
}

static enum rc page_me(struct req *q)
{
	struct mypage_view *v = NEW(q->a, struct mypage_view);
	size_t files;

	TRY(mypage_load(&q->c, v));
	if (v->pupil.young.decides)
		return young_me_page(q, v);
	TRY(files_count(&q->c, v->pupil.pupil.id, &files));
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s’s page", STR_ARG(v->pupil.first)),
	                              .width = "width--my" });
	html(&q->w, "<div class=\"stack--l\">\n<div class=\"hello\">");
	ui_face(&q->w, name_initials(q->a, v->pupil.name), false);
	html(&q->w, "<div><h1>Hello $</h1><p>This page is yours. You can change it when you like.</p></div></div>\n",
	     h(v->pupil.first));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--2\">\n");
	words_write(q, v);
	helps_write(q, v);
	html(&q->w, "</div>\n");
	goals_write(q, v);
	home_write(q);
	feel_write(q, v);
	meeting_write(q, v);
	files_write(q, files);
	html(&q->w, "<div class=\"grid grid--2\">\n");
	team_write(q, v);
	seen_write(q, v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc feel_page(struct req *q, struct form *f)
{
	struct mypage_view *v = NEW(q->a, struct mypage_view);

	TRY(mypage_load(&q->c, v));
	page_begin(q, &(struct page){ .title = S("How is it going?"),
	                              .width = "width--my",
	                              .back_url = S("/me"),
	                              .back_text = S("My page") });
	html(&q->w, "<div class=\"head\"><h1>How is it going?</h1></div>\n");
	form_summary(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"How is it going?\">\n");
	feel_form(q, f, v);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_feel(struct req *q)
{
	struct view x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &view_rec, &x);
	return feel_page(q, &f);
}

static enum rc do_feel(struct req *q)
{
	struct feel_item item[FEEL_MAX];
	struct view x = { 0 };
	struct form f;
	size_t n = 0;

	form_init(&f, q, &view_rec, &x);
	if (!form_read(&f))
		return feel_page(q, &f);
	x.id = x.id != 0 ? x.id : id_new();
	for (size_t i = 0; i < q->form.n && n < FEEL_MAX; i++) {
		struct feel_item one = { 0 };

		if (str_starts(q->form.v[i].name, S("feel-")) &&
		    str_int(str_sub(q->form.v[i].name, 5, SIZE_MAX), &one.root_id) &&
		    str_int(q->form.v[i].value, &one.rating) && one.rating >= 1 && one.rating <= 5)
			item[n++] = one;
	}
	if (n == 0 && str_trim(x.words).n == 0) {
		form_error(&f, "words", S("Press a face, or write something"));
		return feel_page(q, &f);
	}
	TRY(mypage_feel(&q->c, item, n, &x));
	form_done(&f);
	return req_redirect(q, "/me?done=saved");
}

ROUTES(mypage_routes, R(GET, "/me", CAP_OWN_PAGE, page_me), R(GET, "/me/feel", CAP_OWN_PAGE, page_feel),
       R(POST, "/me/feel", CAP_OWN_PAGE, do_feel));
