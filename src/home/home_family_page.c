/* /family/:id/home and /me/home: what was sent about each goal, and the form for more. A child reads it in a child's
 * words, with pictures. */
#include "core/people/family_card_parts.h"
#include "core/people/young.h"
#include "home/home_parts.h"
#include "kit/base/id.h"

#define ACCEPT ".pdf,.docx,.odt,.txt,.jpg,.jpeg,.png,.heic,.m4a,.mp3,.opus,.ogg,image/*,audio/*"

static const char *const OFFERS[] = { "outcome_root", "words", "shared", NULL };

static struct str base_of(struct req *q, int64_t pupil_id)
{
	return q->c.actor.hat == ROLE_PUPIL ? S("/me") : str_fmt(q->a, "/family/%lld", (long long)pupil_id);
}

/* A child is spoken to in a child's words; a young person as a parent is, and of themselves. */
static bool is_child(const struct home_view *v)
{
	return v->own && !v->decides;
}

/* ---- the form ---- */

static void goal_field(struct form *f, const struct home_view *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->goals + 1);

	if (v->goals == 0)
		return;
	for (size_t i = 0; i < v->goals; i++)
		c[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)v->goal[i].root),
			                   .label = str_sentence(q->a, v->goal[i].aim) };
	c[v->goals] = (struct ui_choice){ .value = S("0"), .label = S("Something else") };
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "outcome_root",
	                              .label =
	                                  v->own ? S("Which of your goals is it about?") : S("Which goal is it about?"),
	                              .value = f->posted ? form_typed(f, "outcome_root") : S("0"),
	                              .error = form_error_of(f, "outcome_root") },
	          c, v->goals + 1, false);
}

static void camera_field(struct req *q, const struct home_view *v)
{
	html(&q->w, "<div class=\"upload__in only-narrow\"><label for=\"photo\">");
	ui_icon(&q->w, "camera");
	html(&q->w,
	     " $</label><input id=\"photo\" name=\"photo\" type=\"file\" accept=\"image/*\" "
	     "capture=\"environment\"></div>\n",
	     h(is_child(v) ? S("Take a photograph of my drawing") : S("Take a photograph")));
}

static void file_field(struct req *q, const struct form *f, const struct home_view *v)
{
	struct str error = form_error_of(f, "file");

	camera_field(q, v);
	html(&q->w, "<div class=\"govuk-form-group$\"><div class=\"upload__in\"><label for=\"file\">",
	     h(error.n > 0 ? " govuk-form-group--error" : ""));
	ui_icon(&q->w, is_child(v) ? "mic" : "attach");
	html(&q->w, " $</label>\n<p class=\"govuk-hint\" id=\"file-hint\">$</p>\n",
	     h(is_child(v) ? S("Choose a picture or a sound")
	                   : S("Choose a photograph, a paper or a recording (if you want)")),
	     h(is_child(v) ? S("A photograph of your drawing, or a recording of your voice. One at a time.")
	                   : S("One at a time, up to 25 MB. A paper can be PDF, Word or plain text.")));
	if (error.n > 0)
		html(&q->w,
		     "<p class=\"govuk-error-message\" id=\"file-error\"><span "
		     "class=\"govuk-visually-hidden\">Error:</span> "
		     "$</p>\n",
		     h(error));
	html(&q->w,
	     "<input id=\"file\" name=\"file\" type=\"file\" accept=\"$\" "
	     "aria-describedby=\"file-hint$\"$></div></div>\n",
	     h(ACCEPT), h(error.n > 0 ? " file-error" : ""), h_flag("aria-invalid=\"true\"", false));
}

/* Before it is sent. */
static void readers_write(struct req *q, const struct home_view *v)
{
	html(&q->w, "<div class=\"inset\"><p><strong>");
	ui_icon(&q->w, "eye");
	html(&q->w, " Who will see it?</strong></p>\n");
	if (v->own)
		html(&q->w,
		     "<p>Your teachers, the people who help you, the SENCO and the headteacher. $ You can take it back "
		     "today.</p></div>\n",
		     h(v->decides ? S("Your parents see it only if you tick the box.")
		                  : S("Your family sees it only if you tick the box.")));
	else
		html(&q->w,
		     "<p>Staff who work with $. Nobody else of the family sees it, unless you tick the box. It stays "
		     "in the "
		     "record. You can take it back until midnight.</p></div>\n",
		     h(v->first));
}

static void form_write(struct form *f, const struct home_view *v)
{
	struct req *q = f->q;

	ui_sheet_begin(&q->w, "send", is_child(v) ? S("Send a drawing or a recording") : S("Send something"), STR_NONE);
	form_begin_file(f, str_fmt(q->a, "%.*s/home", STR_ARG(base_of(q, v->pupil.id))));
	goal_field(f, v);
	file_field(q, f, v);
	form_field_as(f, "words",
	              v->own ? S("Do you want to say something about it?") : S("What have you seen? (if you want)"),
	              v->own ? S("You can ask somebody to write it for you.")
	                     : S("For example: she read the menu to her brother"));
	form_field_as(f, "shared",
	              !v->own      ? S("Show it to the rest of the family too")
	              : v->decides ? S("My parents can see it too")
	                           : S("My family can see it too"),
	              STR_NONE);
	readers_write(q, v);
	ui_action(&q->w,
	          &(struct ui_action){ .text = v->own ? S("Send it to my teacher") : S("Send it to the school") });
	form_end(f);
	ui_sheet_end(&q->w);
}

/* ---- the page ---- */

static void sent_write(struct req *q, const struct home_view *v)
{
	const struct home_show s = {
		.known = &v->known, .base = base_of(q, v->pupil.id), .family = true, .own = v->own
	};

	for (size_t i = 0; i < v->goals; i++) {
		ui_sheet_begin(&q->w, str_c(q->a, str_fmt(q->a, "goal-%zu", i + 1)), str_sentence(q->a, v->goal[i].aim),
		               STR_NONE);
		if (!home_goal_write(q, &s, v->goal[i].root, SIZE_MAX))
			ui_empty(&q->w, S("Nothing was sent about this goal yet."));
		ui_sheet_end(&q->w);
	}
	ui_sheet_begin(&q->w, "rest", v->goals > 0 ? S("About something else") : S("What was sent"), STR_NONE);
	if (!home_rest_write(q, &s, v->goal, v->goals))
		ui_empty(&q->w, S("Nothing was sent yet."));
	ui_sheet_end(&q->w);
}

static enum rc page_write(struct form *f, const struct home_view *v)
{
	struct req *q = f->q;
	struct str title = v->own ? S("Show how it goes") : S("How it goes at home");

	page_begin(q, &(struct page){ .title = title,
	                              .width = is_child(v) ? "width--my" : "width--fam",
	                              .back_url = base_of(q, v->pupil.id),
	                              .back_text =
	                                  v->own ? S("My page") : str_fmt(q->a, "%.*s’s page", STR_ARG(v->first)) });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h(title),
	     h(v->own ? S("A drawing, a photograph or your voice: show your teacher how a goal goes.")
	              : str_fmt(q->a, "Tell %.*s’s school what you see at home. It helps to judge how a goal goes.",
	                        STR_ARG(v->first))));
	form_summary(f);
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	form_write(f, v);
	sent_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc list_page(struct req *q, int64_t pupil_id)
{
	struct home_view *v = NEW(q->a, struct home_view);
	struct home_note one = { .id = id_new() };
	struct form f;

	TRY(home_load(&q->c, pupil_id, v));
	form_init(&f, q, &home_note_rec, &one);
	return page_write(&f, v);
}

/* ---- sending ---- */

/* By camera or from a folder; an empty control is none. */
static const struct file_in *file_sent(const struct req *q, bool *more)
{
	const struct file_in *one = NULL;

	*more = false;
	for (size_t i = 0; i < q->files; i++) {
		if (q->file[i].body.n == 0 && q->file[i].name.n == 0)
			continue;
		*more = one != NULL;
		one = one == NULL ? &q->file[i] : one;
	}
	return one;
}

static enum rc refused(struct form *f, int64_t pupil_id)
{
	struct home_view *v = NEW(f->q->a, struct home_view);
	enum rc rc = IN_READ(&f->q->c, home_load(&f->q->c, pupil_id, v));

	if (rc != RC_OK)
		return rc;
	req_refuse(f->q, 422);
	return page_write(f, v);
}

static enum rc send(struct req *q, int64_t pupil_id)
{
	struct home_note one = { 0 };
	struct edit_fault fault;
	struct form f;
	const struct file_in *file;
	bool more, sound;
	enum rc rc;

	form_init(&f, q, &home_note_rec, &one);
	f.offers = OFFERS;
	file = file_sent(q, &more);
	if (more)
		form_error(&f, "file", S("Send one file at a time"));
	sound = form_read(&f);
	if (!sound || more)
		return refused(&f, pupil_id);
	if (one.id <= 0)
		return RC_NONE;
	rc = home_send(&q->c, pupil_id, &one, file != NULL ? file->name : STR_NONE,
	               file != NULL ? file->body : STR_NONE, &fault);
	if (rc == RC_INVALID) {
		form_error(&f, fault.field, fault.why);
		return refused(&f, pupil_id);
	}
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "%.*s/home?done=sent", STR_ARG(base_of(q, pupil_id)));
}

static enum rc back(struct req *q, int64_t pupil_id, int64_t id)
{
	int64_t press;

	if (!str_int(req_form(q, "press"), &press) || press <= 0)
		return RC_NONE;
	TRY(home_take_back(&q->c, pupil_id, id, press));
	return req_redirect(q, "%.*s/home?done=taken-back", STR_ARG(base_of(q, pupil_id)));
}

static enum rc page_family(struct req *q)
{
	return list_page(q, q->id[0]);
}

static enum rc do_family(struct req *q)
{
	return send(q, q->id[0]);
}

static enum rc do_family_back(struct req *q)
{
	return back(q, q->id[0], q->id[1]);
}

static enum rc page_me(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return list_page(q, pupil_id);
}

static enum rc do_me(struct req *q)
{
	int64_t pupil_id;
	enum rc rc = IN_READ(&q->c, young_me(&q->c, &pupil_id));

	return rc == RC_OK ? send(q, pupil_id) : rc;
}

static enum rc do_me_back(struct req *q)
{
	int64_t pupil_id;

	TRY(young_me(&q->c, &pupil_id));
	return back(q, pupil_id, q->id[0]);
}

static enum rc card(struct req *q, const struct family_for *who)
{
	const bool own = who->to == TO_OWN;
	struct str url = own ? S("/me/home") : str_fmt(q->a, "/family/%lld/home", (long long)who->pupil_id);

	html(&q->w, "<p class=\"noprint\" id=\"from-home\">");
	ui_icon(&q->w, "camera");
	if (own)
		html(&q->w, " <a href=\"$\">Show how it goes: send a photograph, a recording or a note</a></p>\n",
		     h_url(url));
	else
		html(&q->w, " <a href=\"$\">How it goes at home: send a photograph, a recording or a note</a></p>\n",
		     h_url(url));
	return RC_OK;
}

ROUTES(home_family_routes, R(GET, "/family/:id/home", CAP_FAMILY, page_family),
       R_FILE(POST, "/family/:id/home", CAP_FAMILY, do_family),
       R(POST, "/family/:id/home/:id/back", CAP_FAMILY, do_family_back), R(GET, "/me/home", CAP_OWN_PAGE, page_me),
       R_FILE(POST, "/me/home", CAP_OWN_PAGE, do_me), R(POST, "/me/home/:id/back", CAP_OWN_PAGE, do_me_back));
FAMILY_CARD(card_home, .order = 55, .to = TO_PARENT | TO_OWN, .id = "from-home", .write = card);
