/* Put an entry right (design 16): move it to the pupil it is about, or withdraw it. And what was withdrawn, for the
 * head. */
#include "core/door/page.h"
#include "core/entry/put_right.h"
#include "core/people/pupil_tabs_parts.h"
#include "kit/base/id.h"

static struct str here(struct req *q)
{
	return q->net->path;
}

static struct str history_url(struct req *q, int64_t pupil_id)
{
	return url_pupil(q->a, pupil_id, "/history");
}

/* ---- the form ---- */

struct wish {
	struct str deed;           /* move, out; empty: not chosen */
	struct str who;            /* as typed */
	struct right_pupil *found; /* of that name */
	size_t founds;
	int64_t to;
	const struct right_pupil *chosen;
};

static enum rc wish_read(struct req *q, struct wish *w)
{
	*w = (struct wish){ .deed = req_form(q, "deed"), .who = str_trim(req_form(q, "who")) };
	if (!str_is(w->deed, "move"))
		return RC_OK;
	TRY(put_right_find(&q->c, q->id[0], w->who, &w->found, &w->founds));
	if (!str_int(req_form(q, "to"), &w->to))
		w->to = 0;
	for (size_t i = 0; i < w->founds; i++)
		if (w->found[i].id == w->to)
			w->chosen = &w->found[i];
	return RC_OK;
}

/* What is wrong with the choice; the pupil is named back before anything is moved. */
static void wish_check(struct form *f, const struct wish *w)
{
	if (!str_is(w->deed, "move") && !str_is(w->deed, "out") && !str_is(w->deed, "again"))
		form_error(f, "deed", S("Choose what is wrong"));
	else if (str_is(w->deed, "move") && w->who.n == 0)
		form_error(f, "who", S("Type the name of the pupil it is about"));
	else if (str_is(w->deed, "move") && w->founds == 0)
		form_error(f, "who", S("You work with nobody of this name. Type another, or withdraw the entry"));
	else if (str_is(w->deed, "move") && w->to == 0)
		form_error(f, "to", S("Choose the pupil, then press the button again"));
}

static void who_write(struct form *f, const struct wish *w)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, w->founds + 1);

	ui_input(&q->w, &(struct ui_field){ .name = "who",
	                                    .label = S("Which pupil is it about?"),
	                                    .hint = S("Only when you move it. First or last name"),
	                                    .value = w->who,
	                                    .autocomplete = "off",
	                                    .width = 20,
	                                    .error = form_error_of(f, "who") });
	for (size_t i = 0; i < w->founds; i++)
		c[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)w->found[i].id),
			                   .label = str_fmt(q->a, "%.*s, %.*s", STR_ARG(w->found[i].name),
			                                    STR_ARG(w->found[i].more)) };
	if (w->founds > 0)
		ui_radios(&q->w,
		          &(struct ui_field){ .name = "to",
		                              .label = S("This pupil"),
		                              .value = w->to != 0 ? str_fmt(q->a, "%lld", (long long)w->to) : STR_NONE,
		                              .error = form_error_of(f, "to") },
		          c, w->founds, false);
}

static void wrong_write(struct form *f, const struct put_right_view *v, const struct wish *w)
{
	const struct ui_choice deeds[] = {
		{ S("move"), S("It is about another pupil"), S("Move it to the right record"), NULL },
		{ S("out"), S("It should not be here"), S("Withdraw it"), NULL },
		{ S("again"), str_of(v->kind->again != NULL ? v->kind->again : ""), S("Open it again as a draft"),
		  NULL },
	};
	struct req *q = f->q;
	struct str by = v->entry.by.n > 0 ? str_fmt(q->a, " By %.*s.", STR_ARG(v->entry.by)) : STR_NONE;

	ui_sheet_begin(&q->w, "what", S("What is wrong?"), STR_NONE);
	html(&q->w,
	     "<div class=\"card gap-b\">\n<p class=\"small quiet\">On $’s record, $.$</p>\n<p><strong>$</strong></p>\n",
	     h(v->name), h(date_full(q->a, v->entry.on)), h(by), h(v->entry.what));
	if (v->entry.words.n > 0) {
		html(&q->w, "<p>");
		html_lines(&q->w, v->entry.words);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</div>\n");
	ui_tiles(&q->w,
	         &(struct ui_field){ .name = "deed",
	                             .label = S("What is wrong?"),
	                             .label_hidden = true,
	                             .value = w->deed,
	                             .error = form_error_of(f, "deed") },
	         deeds, v->entry.again ? 3 : 2, false);
	html(&q->w, "<div class=\"gap\">\n");
	who_write(f, w);
	form_field(f, "why");
	html(&q->w, "</div>\n");
	if (v->entry.rest.n > 0)
		html(&q->w,
		     "<p class=\"small\">Only a word is wrong? <a href=\"$\">Open it and correct the words</a>.</p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, v->entry.rest))));
	ui_sheet_end(&q->w);
}

static void hangs_write(struct req *q, const struct put_right_view *v, const struct entry_take *t)
{
	static const char *const ICON[] = { [SAY_ALONG] = "undo", [SAY_FIRST] = "alert", [SAY_KNOW] = "people" };

	ui_sheet_begin(&q->w, "first", S("What depends on it"),
	               t->says > 0 ? str_fmt(q->a, "%zu found", t->says) : STR_NONE);
	if (t->says == 0)
		ui_empty(&q->w, S("Nothing else rests on it."));
	else
		html(&q->w, "<ul class=\"depends\">\n");
	for (size_t i = 0; i < t->says; i++) {
		const struct entry_said *s = &t->said[i];

		html(&q->w, "<li$>", h_flag("class=\"is-first\"", s->how == SAY_FIRST));
		ui_icon(&q->w, ICON[s->how]);
		html(&q->w, "<div><strong>$", h(s->how == SAY_FIRST ? "First: " : ""));
		html(&q->w, "$</strong><p>$", h(s->what), h(s->more));
		if (s->url.n > 0)
			html(&q->w, " <a href=\"$\">Open it<span class=\"govuk-visually-hidden\">: $</span></a>",
			     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, s->url))), h(s->what));
		html(&q->w, "</p></div></li>\n");
	}
	if (t->says > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void beside_write(struct req *q, const struct put_right_view *v)
{
	html(&q->w, "<aside class=\"stack--l\" aria-label=\"What happens\">\n");
	ui_sheet_begin(&q->w, "after", S("Afterwards"), STR_NONE);
	html(
	    &q->w,
	    "<h3>On $’s record</h3>\n<p>The words are gone from every page, print, count and export. The history keeps "
	    "one line that something was withdrawn, without the words.</p>\n<h3 class=\"gap-s\">When it is "
	    "moved</h3>\n<p>It stands on the other record with its own day and writer. $ is not named there.</p>\n<h3 "
	    "class=\"gap-s\">In the trail</h3>\n<p>Who did it, when and why. The words can be read by the headteacher "
	    "alone.</p>\n",
	    h(v->first), h(v->first));
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "who-may", S("Who may do this"), STR_NONE);
	html(&q->w, "<p>Whoever wrote the entry, and the SENCO. A parent or pupil can ask for it: to have mistakes put "
	            "right is their right.</p>\n");
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n");
}

static enum rc right_page(struct form *f, const struct put_right_view *v, const struct wish *w, bool changed)
{
	struct req *q = f->q;
	struct str heading = str_fmt(q->a, "Put %s right", v->kind->a_word);
	bool move = str_is(w->deed, "move");

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s: %.*s", STR_ARG(heading), STR_ARG(v->name)),
	                              .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n", h(heading));
	form_summary(f);
	if (changed)
		ui_note(&q->w, S("Somebody changed it while you were here."),
		        S("Nothing was done. Read it again: it stands below as it is now. Then press the button once "
		          "more."),
		        true);
	html(&q->w, "<div class=\"grid grid--main\">\n<div>\n");
	form_begin(f, here(q));
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_hidden(&q->w, "seen", v->seen);
	wrong_write(f, v, w);
	hangs_write(q, v, str_is(w->deed, "again") && v->entry.again ? &v->take_again : &v->take);
	html(&q->w, "<div class=\"row\">\n");
	ui_action(&q->w, &(struct ui_action){ .text = w->chosen != NULL ? str_fmt(q->a, "Move to %.*s’s record",
	                                                                          STR_ARG(w->chosen->name))
	                                              : move            ? S("Find the pupil")
	                                                                : S("Put it right") });
	html(&q->w,
	     "<a href=\"$\">Leave it as it is</a>\n</div>\n<p class=\"quiet\">You can take it back until "
	     "midnight.</p>\n</div>\n",
	     h_url(role_can(q->c.actor.hat, CAP_PUPIL_RECORD) ? history_url(q, v->pupil.id)
	                                                      : url_pupil(q->a, v->pupil.id, "")));
	form_end(f);
	html(&q->w, "</div>\n");
	beside_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_right(struct req *q)
{
	struct put_right_view *v = NEW(q->a, struct put_right_view);
	struct withdrawn w = { .id = id_new() };
	struct wish wish = { 0 };
	struct form f;

	TRY(put_right_load(&q->c, q->id[0], q->word[0], q->id[1], v));
	form_init(&f, q, &withdrawn_rec, &w);
	return right_page(&f, v, &wish, false);
}

static enum rc done(struct req *q, const struct wish *w)
{
	const char *say = str_is(w->deed, "move") ? "moved" : str_is(w->deed, "again") ? "again" : "withdrawn";

	return role_can(q->c.actor.hat, CAP_PUPIL_RECORD)
	           ? req_redirect(q, "/pupil/%lld/history?done=%s", (long long)q->id[0], say)
	           : req_redirect(q, "/pupil/%lld?done=%s", (long long)q->id[0], say);
}

static enum rc do_right(struct req *q)
{
	struct put_right_view *v = NEW(q->a, struct put_right_view);
	struct withdrawn w = { 0 };
	struct put_right_in in;
	const char *at = NULL;
	struct wish wish;
	struct str say;
	struct form f;
	enum rc rc = RC_INVALID;

	form_init(&f, q, &withdrawn_rec, &w);
	(void)form_read(&f); /* counted below */
	TRY(wish_read(q, &wish));
	wish_check(&f, &wish);
	in = (struct put_right_in){
		.id = w.id,
		.to = str_is(wish.deed, "move") ? wish.to : 0,
		.again = str_is(wish.deed, "again"),
		.why = w.why,
		.seen = req_form(q, "seen"),
	};
	if (f.errors == 0)
		rc = put_right(&q->c, q->id[0], q->word[0], q->id[1], &in, &at, &say);
	if (rc == RC_OK)
		form_done(&f);
	if (rc == RC_OK)
		return done(q, &wish);
	if (rc == RC_INVALID && at != NULL)
		form_error(&f, str_is(str_of(at), "to") ? "who" : at, say);
	if (rc == RC_CONFLICT)
		req_refuse(q, 409);
	else if (rc == RC_INVALID)
		req_refuse(q, 422);
	else
		return rc;
	TRY(put_right_load(&q->c, q->id[0], q->word[0], q->id[1], v));
	if (w.id <= 0)
		w.id = id_new();
	return right_page(&f, v, &wish, rc == RC_CONFLICT);
}

/* ---- taken back, and read again ---- */

static enum rc do_back(struct req *q)
{
	enum rc rc = put_back(&q->c, q->id[0], q->id[1]);

	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		return page_message(
		    q, 409, S("It cannot be taken back any more"),
		    S("Something that was changed with it, or the entry itself on the other record, has been "
		      "changed since. Put that right first, or write the entry again."),
		    url_pupil(q->a, q->id[0], ""), S("Back to the pupil"));
	}
	if (rc != RC_OK)
		return rc;
	return role_can(q->c.actor.hat, CAP_PUPIL_RECORD)
	           ? req_redirect(q, "/pupil/%lld/history?done=back", (long long)q->id[0])
	           : req_redirect(q, "/pupil/%lld?done=back", (long long)q->id[0]);
}

static struct str shown(struct req *q, const struct field *f, const struct dbv *v)
{
	if (v->type == DBV_NULL)
		return STR_NONE;
	if (v->type == DBV_TEXT)
		return f->choices != NULL && choice_word_of(f->choices, v->s)[0] != '\0'
		           ? str_of(choice_word_of(f->choices, v->s))
		           : v->s;
	return f->type == FT_MILLI ? milli_text(q->a, v->i) : str_fmt(q->a, "%lld", (long long)v->i);
}

static void row_write(struct req *q, const struct kept_row *r)
{
	ui_summary_begin(&q->w);
	for (size_t i = 0; i < r->table->rec->fields; i++) {
		const struct field *f = &r->table->rec->field[i];
		struct str text = shown(q, f, &r->value[i]);

		if ((f->label != NULL || (f->flags & F_PERSONAL) != 0) && text.n > 0)
			ui_summary_row(&q->w, f->label != NULL ? str_of(f->label) : str_of(f->doc), text);
	}
	ui_summary_end(&q->w);
}

static enum rc page_kept(struct req *q)
{
	struct withdrawn_view *v = NEW(q->a, struct withdrawn_view);
	const struct withdrawn *w = &v->line.v;
	struct str word;

	TRY(withdrawn_open(&q->c, q->id[0], q->id[1], v));
	word = v->line.kind != NULL ? str_of(v->line.kind->word) : w->kind;
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "What was withdrawn: %.*s", STR_ARG(v->name)),
	                              .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w,
	     "<div class=\"head\"><h1>$, withdrawn</h1><p class=\"quiet\">By $ on $. Only the headteacher can read "
	     "this.</p></div>\n",
	     h(word), h(w->done_name), h(clock_datetime(q->a, w->done_at)));
	ui_sheet_begin(&q->w, "why", S("Reason"), STR_NONE);
	html(&q->w, "<p>");
	html_lines(&q->w, w->why);
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "was", S("What stood there"),
	               date_none(w->on_day) ? STR_NONE : date_long(q->a, w->on_day));
	if (v->kept.n == 0)
		ui_empty(&q->w, S("Nothing is kept: it was taken back, or it came from another record."));
	for (size_t i = 0; i < v->kept.n; i++)
		if (v->kept.row[i].how == KEPT_TAKEN || v->kept.row[i].how == KEPT_ALONG)
			row_write(q, &v->kept.row[i]);
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

ROUTES(put_right_routes, R(GET, "/pupil/:id/put-right/:word/:id", CAP_PUT_RIGHT, page_right),
       R(POST, "/pupil/:id/put-right/:word/:id", CAP_PUT_RIGHT, do_right),
       R(POST, "/pupil/:id/withdrawn/:id/back", CAP_PUT_RIGHT, do_back),
       R(GET, "/pupil/:id/withdrawn/:id", CAP_WITHDRAWN, page_kept));
