#include "publish/publish_page_parts.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"

struct str publish_when_words(struct arena *a, const struct publish_doc *d)
{
	struct str due = date_long(a, d->due);

	if (d->out == NULL)
		return str_fmt(a, "Not published here yet. Due by %.*s.", STR_ARG(due));
	return str_fmt(a, "Published %.*s. Next by %.*s.", STR_ARG(date_long(a, d->out->pub.published_on)),
	               STR_ARG(due));
}

struct str publish_open_words(struct arena *a, const struct publish_doc *d)
{
	const struct publication *p = d->open != NULL ? &d->open->pub : NULL;

	if (p == NULL)
		return STR_NONE;
	if (p->state == PUBLISH_SENT)
		return str_fmt(a, "With the governors since %.*s", STR_ARG(date_long(a, p->sent_on)));
	if (p->state == PUBLISH_APPROVED)
		return str_fmt(a, "Approved on %.*s, not published yet", STR_ARG(date_long(a, p->decided_on)));
	return date_none(p->returned_on) || date_cmp(p->returned_on, p->sent_on) < 0
	           ? str_fmt(a, "Draft since %.*s", STR_ARG(date_long(a, p->begun_on)))
	           : str_fmt(a, "Given back by the governors on %.*s", STR_ARG(date_long(a, p->returned_on)));
}

struct str publish_url(struct arena *a, const struct publish_kind *k, const char *rest)
{
	return str_fmt(a, "/publications/%.*s%s", STR_ARG(k->key), rest);
}

/* ---- one document ---- */

static void step_line(struct req *q, const char *name, int at, int now, struct str small)
{
	html(&q->w, "<li class=\"$\"$><strong>$</strong><span class=\"small\">$</span></li>\n",
	     h(at < now    ? "did"
	       : at == now ? "on"
	                   : "ahead"),
	     h_flag("aria-current=\"step\"", at == now), h(name), h(small));
}

static void steps_write(struct req *q, const struct publish_doc *d)
{
	const struct publication *p = &d->open->pub;
	const int now = (int)p->state - (int)PUBLISH_DRAFT;

	html(&q->w, "<ol class=\"pubsteps\">\n");
	step_line(q, "Draft", 0, now, str_fmt(q->a, "%zu of %zu parts written", d->written, d->pieces));
	step_line(q, "Sent to governors", 1, now,
	          now >= 1 ? date_short(q->a, p->sent_on) : S("numbers are fixed then"));
	step_line(q, "Approved", 2, now, now >= 2 ? date_short(q->a, p->decided_on) : S("by the governors"));
	step_line(q, "Published", 3, now, str_fmt(q->a, "by %.*s", STR_ARG(date_long(q->a, d->due))));
	html(&q->w, "</ol>\n");
}

static void press_begin(struct req *q, const struct publish_doc *d, const char *route, const char *step)
{
	html(&q->w, "<form method=\"post\" action=\"$\" class=\"gap\">\n", h_url(publish_url(q->a, d->kind, route)));
	form_token(q);
	ui_hidden(&q->w, "step", str_of(step));
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)d->open->pub.id));
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)d->open->pub.revision));
}

static void press(struct req *q, const struct publish_doc *d, const char *route, const char *step, struct str button,
                  bool secondary)
{
	press_begin(q, d, route, step);
	ui_button(&q->w, button, NULL, NULL, secondary);
	html(&q->w, "</form>\n");
}

static struct str error_of(struct ui_error e, const char *name)
{
	return e.name != NULL && str_is(str_of(name), e.name) ? e.text : STR_NONE;
}

static void gaps_write(struct req *q, const struct publish_doc *d)
{
	struct ui_check *c = NEW_ARRAY(q->a, struct ui_check, d->pieces + 1);
	size_t n = 0;

	for (int missing = 1; missing >= 0; missing--)
		for (size_t i = 0; i < d->pieces; i++) {
			const struct publish_piece *p = &d->piece[i];
			struct str want = publish_want_words(p->want);
			struct str rest;

			if (p->want == WANT_NOTHING || (p->want != WANT_CHECK) != (missing == 1))
				continue;
			rest = str_fmt(q->a, "parts/%.*s", STR_ARG(p->part->key));
			c[n++] = (struct ui_check){
				.state = missing ? UI_CHECK_MISSING : UI_CHECK_WAITING,
				.text =
				    str_fmt(q->a, "Part %.*s, %.*s", STR_ARG(p->part->no), STR_ARG(p->part->heading)),
				.url = publish_url(q->a, d->kind, str_c(q->a, str_fmt(q->a, "/%.*s", STR_ARG(rest)))),
				.more = str_fmt(q->a, "%.*s. %.*s has it.", STR_ARG(want), STR_ARG(p->owner))
			};
		}
	if (n > 0)
		ui_checks(&q->w, c, n);
}

static void send_write(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	const size_t open = d->missing + d->checks;

	ui_sheet_begin(&q->w, "todo", open > 0 ? S("Before it can go to governors") : S("Ready for the governors"),
	               open > 0 ? str_fmt(q->a, "%zu", open) : STR_NONE);
	gaps_write(q, d);
	if (!d->writes) {
		html(&q->w, "<p class=\"quiet gap\">The SENCO or the head sends it.</p>\n");
		ui_sheet_end(&q->w);
		return;
	}
	press_begin(q, d, "/step", "send");
	if (error_of(e, "why").n > 0)
		ui_textarea(&q->w,
		            &(struct ui_field){ .name = "why",
		                                .label = S("Why it goes to the governors all the same"),
		                                .hint = S("The governors read it, and it stays with this version"),
		                                .value = req_form(q, "why"),
		                                .error = error_of(e, "why") });
	ui_button(&q->w, S("Send to governors"), NULL, NULL, false);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static void return_form(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	press_begin(q, d, "/decide", "return");
	ui_textarea(&q->w, &(struct ui_field){ .name = "note",
	                                       .label = S("Or give it back: what should be changed?"),
	                                       .value = req_form(q, "note"),
	                                       .error = error_of(e, "note") });
	ui_button(&q->w, S("Give it back"), NULL, NULL, true);
	html(&q->w, "</form>\n");
}

static void decide_write(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	const bool head = q->c.actor.hat == ROLE_HEAD;

	press_begin(q, d, "/decide", "approve");
	if (head)
		ui_date(&q->w, &(struct ui_field){ .name = "decided_on",
		                                   .label = S("When did the governors approve it?"),
		                                   .hint = S("You note their decision for them"),
		                                   .value = form_date_typed(&q->form, q->a, S("decided_on")),
		                                   .error = error_of(e, "decided_on") });
	ui_button(&q->w, head ? S("Note that it is approved") : S("Approve"), NULL, NULL, false);
	html(&q->w, "</form>\n");
	return_form(q, d, e);
}

static void sent_write(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	const struct publish_version *v = d->open;

	ui_sheet_begin(&q->w, "todo", S("With the governors"), STR_NONE);
	html(&q->w, "<p>$ sent it on $. Its numbers are those of that day.</p>\n", h(v->sent_name),
	     h(date_long(q->a, v->pub.sent_on)));
	if (v->pub.sent_why.n > 0) {
		html(&q->w, "<p class=\"gap-s\">Parts were open ($ of $). The reason:</p>\n", h(d->missing + d->checks),
		     h(d->pieces));
		ui_quote(&q->w, v->pub.sent_why, v->sent_name);
	}
	if (d->decides)
		decide_write(q, d, e);
	else
		html(&q->w,
		     "<p class=\"quiet gap\">A governor approves it here, or the head notes what they decided.</p>\n");
	if (d->writes)
		press(q, d, "/step", "back", S("Take it back to change it"), true);
	ui_sheet_end(&q->w);
}

static void approved_write(struct req *q, const struct publish_doc *d)
{
	const struct publish_version *v = d->open;

	ui_sheet_begin(&q->w, "todo", S("Approved"), STR_NONE);
	html(&q->w, "<p>The governors approved it on $. $</p>\n", h(date_long(q->a, v->pub.decided_on)),
	     h(str_is(v->pub.decided_as, "head")
	           ? str_fmt(q->a, "%.*s, head, noted it for them.", STR_ARG(v->decided_name))
	           : str_fmt(q->a, "%.*s, governor, did it here.", STR_ARG(v->decided_name))));
	if (d->writes) {
		press(q, d, "/step", "publish", S("Publish"), false);
		press(q, d, "/step", "back", S("Take it back to change it"), true);
	} else {
		html(&q->w, "<p class=\"quiet gap\">The SENCO or the head publishes it.</p>\n");
	}
	ui_sheet_end(&q->w);
}

static void begin_form(struct req *q, const struct publish_doc *d, struct ui_error e, bool change)
{
	html(&q->w, "<form method=\"post\" action=\"$\" class=\"gap\">\n", h_url(publish_url(q->a, d->kind, "/begin")));
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)id_new()));
	ui_hidden(&q->w, "how", change ? S("change") : S("whole"));
	if (change)
		ui_input(&q->w, &(struct ui_field){ .name = "changed",
		                                    .label = S("What changes, in one line"),
		                                    .hint = S("For example: new hours of the SENCO"),
		                                    .value = req_form(q, "changed"),
		                                    .error = error_of(e, "changed") });
	ui_button(&q->w, change ? S("Change it during the year") : S("Begin a new version"), NULL, NULL, change);
	html(&q->w, "</form>\n");
}

static void begin_write(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	ui_sheet_begin(&q->w, "todo", d->out != NULL ? S("The next version") : S("Not begun"), STR_NONE);
	html(&q->w, "<p>$</p>\n", h(publish_when_words(q->a, d)));
	if (!d->writes)
		html(&q->w, "<p class=\"quiet gap\">The SENCO or the head begins it.</p>\n");
	else {
		begin_form(q, d, e, false);
		if (d->out != NULL)
			begin_form(q, d, e, true);
	}
	ui_sheet_end(&q->w);
}

static void state_cell(struct req *q, const struct publish_piece *p)
{
	const bool missing = p->want != WANT_NOTHING && p->want != WANT_CHECK;

	html(&q->w, "<td class=\"state$\"><span>", h(missing ? " wrong" : ""));
	ui_icon(&q->w, missing ? "cross" : p->want == WANT_CHECK ? "clock" : "tick");
	html(&q->w, " $</span></td>", h(missing ? "Missing" : p->want == WANT_CHECK ? "Check" : "Written"));
}

/* What the record says here, in a few words. */
static void live_cell(struct req *q, const struct publish_doc *d, const struct publish_piece *p)
{
	bool any = false;

	html(&q->w, "<td class=\"lawlive$\">", h(p->has_fact ? "" : " nolive"));
	for (size_t i = 0; i < p->part->facts; i++) {
		const struct publish_fact *f = publish_fact_find(&d->facts, p->part->fact[i]);
		struct str rest;

		if (f == NULL || publish_fact_is_table(f->name))
			continue;
		(void)str_cut(f->words, '\t', &rest);
		html(&q->w, "$<span class=\"live\">$</span>", h(any ? " " : ""),
		     h(publish_fact_is_document(f->name) ? str_cut(rest, '\t', &rest) : f->words));
		any = true;
	}
	html(&q->w, "$</td></tr>\n", h(any ? "" : "–"));
}

static void part_row(struct req *q, const struct publish_doc *d, const struct publish_piece *p)
{
	struct str url = publish_url(q->a, d->kind, "/parts/");

	html(&q->w,
	     "<tr><td class=\"lawno num\">$</td><th scope=\"row\"><a href=\"$\">$</a><br><span class=\"small "
	     "quiet\">$</span></th>",
	     h(p->part->no), h_url(str_fmt(q->a, "%.*s%.*s", STR_ARG(url), STR_ARG(p->part->key))), h(p->part->asks),
	     h(str_fmt(q->a, "%.*s: %.*s.", STR_ARG(p->part->force_words), STR_ARG(p->part->source))));
	html(&q->w, "<td class=\"lawwho\">$</td><td class=\"lawwhen\">$</td>",
	     h(p->left.n > 0 ? str_fmt(q->a, "%.*s: %.*s has left", STR_ARG(p->owner), STR_ARG(p->left)) : p->owner),
	     h(!date_none(p->words.written_on)    ? date_brief(q->a, p->words.written_on)
	       : p->part->facts_do && p->has_fact ? S("Live")
	                                          : S("Never")));
	state_cell(q, p);
	live_cell(q, d, p);
}

static void parts_write(struct req *q, const struct publish_doc *d)
{
	ui_sheet_begin(&q->w, "law", S("What it must say"), STR_NONE);
	html(&q->w, "<p class=\"small quiet\">$: $</p>\n", h(d->kind->force_words), h(d->kind->source));
	html(&q->w,
	     "<table class=\"table lawlist\"><caption class=\"govuk-visually-hidden\">Each part, who writes it and "
	     "what is done</caption>\n<thead><tr><th scope=\"col\">Part</th><th scope=\"col\">What it must "
	     "say</th><th scope=\"col\">Owner</th><th scope=\"col\">Changed</th><th scope=\"col\">State</th><th "
	     "scope=\"col\">From records</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < d->pieces; i++)
		part_row(q, d, &d->piece[i]);
	html(&q->w, "</tbody></table>\n<p class=\"small gap-s livenote\">$</p>\n",
	     h(d->open == NULL || d->open->pub.state != PUBLISH_DRAFT
	           ? S("Shaded words come from the record and are fixed: they are those of the day it was sent.")
	           : S("Shaded words come from the record and change by themselves until it is sent. Then they are "
	               "fixed "
	               "with that day’s date. Small numbers are not shown.")));
	ui_sheet_end(&q->w);
}

static void website_write(struct req *q, const struct publish_doc *d, const struct public_school *s)
{
	ui_sheet_begin(&q->w, "pub", S("On the website now"), STR_NONE);
	if (d->out == NULL) {
		html(&q->w, "<p>Nothing yet.</p>\n");
	} else {
		struct publish_doc shown = *d;

		shown.version = d->out;
		html(&q->w, "<p><a href=\"$\">$</a></p>\n",
		     h_url(
		         public_url(q->a, s, str_c(q->a, str_fmt(q->a, "/publications/%.*s", STR_ARG(d->kind->key))))),
		     h(publish_title(q->a, &shown)));
		html(&q->w,
		     "<dl class=\"facts small gap-s\"><dt>Approved</dt><dd>$, governors</dd><dt>Published</dt>"
		     "<dd>$, $</dd>",
		     h(date_long(q->a, d->out->pub.decided_on)), h(date_long(q->a, d->out->pub.published_on)),
		     h(d->out->published_name));
		if (d->out->pub.changed.n > 0)
			html(&q->w, "<dt>Changed</dt><dd>$</dd>", h(d->out->pub.changed));
		html(&q->w, "<dt>Next</dt><dd>by $</dd></dl>\n", h(date_long(q->a, d->due)));
	}
	ui_sheet_end(&q->w);
}

/* "Published, 8 September 2025: new hours of the SENCO" */
static struct str version_words(struct arena *a, const struct publication *p)
{
	struct buf b = buf_new(a, 1000);

	buf_str(&b, str_of(publish_state_word(p->state)));
	if (!date_none(p->published_on))
		buf_fmt(&b, ", %.*s", STR_ARG(date_long(a, p->published_on)));
	if (p->changed.n > 0)
		buf_fmt(&b, ": %.*s", STR_ARG(p->changed));
	return buf_view(&b);
}

static void history_write(struct req *q, const struct publish_doc *d)
{
	ui_sheet_begin(&q->w, "hist", S("All versions"), STR_NONE);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < d->versions; i++) {
		const struct publication *p = &d->version[i].pub;

		html(&q->w, "<li><a href=\"$\">Version $</a><p class=\"small quiet\">$</p></li>\n",
		     h_url(publish_url(q->a, d->kind,
		                       str_c(q->a, str_fmt(q->a, "/versions/%lld", (long long)p->version)))),
		     h(p->version), h(version_words(q->a, p)));
	}
	html(&q->w, "</ul>\n");
	if (d->versions == 0)
		ui_empty(&q->w, S("There is no version yet."));
	ui_sheet_end(&q->w);
}

static void now_write(struct req *q, const struct publish_doc *d, struct ui_error e)
{
	if (d->open == NULL) {
		begin_write(q, d, e);
		return;
	}
	if (d->open->pub.state == PUBLISH_DRAFT)
		send_write(q, d, e);
	else if (d->open->pub.state == PUBLISH_SENT)
		sent_write(q, d, e);
	else
		approved_write(q, d);
}

static void head_write(struct req *q, const struct publish_doc *d)
{
	const struct publication *p = d->open != NULL ? &d->open->pub : NULL;

	html(&q->w, "<div class=\"row row--between row--top head\"><div><h1>$</h1><p class=\"quiet\">$</p></div>\n",
	     h(d->kind->title), h(publish_when_words(q->a, d)));
	if (p != NULL)
		html(&q->w,
		     "<p class=\"row\"><a class=\"govuk-button govuk-button--secondary\" href=\"$\">Preview</a></p>\n",
		     h_url(publish_url(q->a, d->kind,
		                       str_c(q->a, str_fmt(q->a, "/versions/%lld", (long long)p->version)))));
	html(&q->w, "</div>\n");
	page_done(q);
	if (p != NULL && p->state == PUBLISH_DRAFT && p->note.n > 0 && !date_none(p->returned_on) &&
	    date_cmp(p->returned_on, p->sent_on) >= 0) {
		ui_note(&q->w, S("The governors gave it back"), STR_NONE, true);
		ui_quote(&q->w, p->note,
		         str_fmt(q->a, "%.*s, %.*s", STR_ARG(d->open->returned_name),
		                 STR_ARG(date_long(q->a, p->returned_on))));
	}
	if (p != NULL && p->changed.n > 0)
		ui_note(&q->w, S("A change during the year:"), p->changed, false);
}

enum rc publish_page_write(struct req *q, const struct publish_doc *d, struct ui_error error)
{
	struct public_school s;

	TRY(public_school_own(&q->c, &s));
	page_begin(q, &(struct page){ .title = d->kind->title,
	                              .menu = "/publications",
	                              .back_url = S("/publications"),
	                              .back_text = S("What we must publish") });
	ui_error_summary(&q->w, &error, error.name != NULL);
	head_write(q, d);
	if (d->open != NULL)
		steps_write(q, d);
	html(&q->w, "<div class=\"grid grid--main gap-l\">\n<div class=\"stack--l\">\n");
	now_write(q, d, error);
	if (d->pieces > 0)
		parts_write(q, d);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	website_write(q, d, &s);
	history_write(q, d);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- the card of the school's page ---- */

enum rc publish_card(struct req *q)
{
	struct publish_doc *d;
	size_t n;

	TRY(publish_all_load(&q->c, &d, &n));
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"publish\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"publish\">What we must publish</h2><a class=\"small\" href=\"/publications\">All of it</a></div>\n"
	     "<ul class=\"checks\">\n");
	for (size_t i = 0; i < n; i++) {
		const bool late = date_cmp(d[i].due, q->c.now.today) < 0;

		html(&q->w, "<li$>", h_flag("class=\"is-missing\"", late));
		ui_icon(&q->w, late ? "cross" : d[i].out == NULL || d[i].open != NULL ? "clock" : "tick");
		html(&q->w, "<p><a href=\"$\">$</a><br><span class=\"small quiet\">$</span></p></li>\n",
		     h_url(publish_url(q->a, d[i].kind, "")), h(d[i].kind->title),
		     h(d[i].open != NULL ? publish_open_words(q->a, &d[i]) : publish_when_words(q->a, &d[i])));
	}
	html(&q->w, "</ul>\n</section>\n");
	return RC_OK;
}
