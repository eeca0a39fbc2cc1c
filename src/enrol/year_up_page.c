/* /new-year: the step into a new school year, shown first and then done; /new-year/…: what one did, the plans to hand
 * over, and the way back on the same day. */
#include "core/door/form.h"
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/people/year_rule.h"
#include "enrol/year_up.h"
#include "kit/base/id.h"

static struct str number(struct req *q, int64_t v)
{
	return str_fmt(q->a, "%lld", (long long)v);
}

/* ---- what was typed ---- */

static struct str to_typed(void *x, int64_t class_id, bool *said)
{
	struct req *q = x;
	struct str name = str_fmt(q->a, "to-%lld", (long long)class_id);

	*said = req_form_has(q, str_c(q->a, name));
	return req_form(q, str_c(q->a, name));
}

static bool stays_typed(void *x, int64_t pupil_id)
{
	struct req *q = x;

	for (size_t i = 0; i < q->form.n; i++)
		if (str_is(q->form.v[i].name, "stay") && str_eq(q->form.v[i].value, number(q, pupil_id)))
			return true;
	return false;
}

static struct date date_typed(struct req *q, const char *name)
{
	struct date d;

	return date_parse(form_date_typed(&q->form, q->a, str_of(name)), &d) ? d : DATE_NONE;
}

static struct year_up_ask asked(struct req *q)
{
	struct year_up_ask ask = { .id = id_new(), .last_year = YEAR_NOT_KNOWN, .last_day = q->c.now.today };

	if (!str_is(q->net->method, "POST"))
		return ask;
	ask.to = to_typed;
	ask.stays = stays_typed;
	ask.x = q;
	ask.last_day = date_typed(q, "last_day");
	ask.keep_until = date_typed(q, "keep_until");
	if (!str_int(req_form(q, "id"), &ask.id))
		ask.id = 0;
	if (!str_int(req_form(q, "last_year"), &ask.last_year) || ask.last_year < YEAR_NURSERY_1 ||
	    ask.last_year > YEAR_LAST)
		ask.last_year = YEAR_NOT_KNOWN;
	return ask;
}

/* ---- the page ---- */

static struct str count_words(struct req *q, const struct year_up_class *k)
{
	struct buf b = buf_new(q->a, 400);

	if (k->count[YEAR_UP_WHAT_UP] > 0)
		buf_fmt(&b, "%zu up", k->count[YEAR_UP_WHAT_UP]);
	if (k->count[YEAR_UP_WHAT_LEAVE] > 0)
		buf_fmt(&b, "%s%zu leave", b.n > 0 ? ", " : "", k->count[YEAR_UP_WHAT_LEAVE]);
	if (k->count[YEAR_UP_WHAT_STAY] > 0)
		buf_fmt(&b, "%s%zu stay", b.n > 0 ? ", " : "", k->count[YEAR_UP_WHAT_STAY]);
	if (k->count[YEAR_UP_WHAT_DONE] > 0)
		buf_fmt(&b, "%s%zu there already", b.n > 0 ? ", " : "", k->count[YEAR_UP_WHAT_DONE]);
	return buf_view(&b);
}

static void stay_write(struct req *q, const struct year_up_class *k)
{
	ui_details_begin(&q->w, str_fmt(q->a, "Who of %.*s does not go with the others?", STR_ARG(k->name)));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < k->lines; i++) {
		const struct year_up_line *l = &k->line[i];
		struct str id = str_fmt(q->a, "stay-%lld", (long long)l->pupil->id);

		if (l->what == YEAR_UP_WHAT_DONE)
			continue;
		html(&q->w,
		     "<li><span class=\"pick\"><input type=\"checkbox\" id=\"$\" name=\"stay\" value=\"$\"$> <label "
		     "for=\"$\">$ stays in $</label></span></li>\n",
		     h(id), h(l->pupil->id), h_flag("checked", stays_typed(q, l->pupil->id)), h(id), h(l->pupil->name),
		     h(year_label(q->a, l->pupil->facts.year)));
	}
	html(&q->w, "</ul>\n");
	ui_details_end(&q->w);
}

static void class_write(struct req *q, const struct year_up_view *v, const struct year_up_class *k)
{
	const char *name = str_c(q->a, str_fmt(q->a, "to-%lld", (long long)k->id));
	bool wrong = v->fault != NULL && v->fault_class == k->id && k->id != 0;
	struct str heading = k->id == 0 ? S("Without a class") : k->name;

	ui_sheet_begin(&q->w, str_c(q->a, str_fmt(q->a, "class-%lld", (long long)k->id)), heading, count_words(q, k));
	if (k->id != 0 && k->count[YEAR_UP_WHAT_UP] > 0) {
		ui_input(&q->w, &(struct ui_field){ .name = name,
		                                    .label = str_fmt(q->a, "%.*s becomes", STR_ARG(k->name)),
		                                    .hint = S("The name of its class in the new year"),
		                                    .value = k->to,
		                                    .error = wrong ? v->why : STR_NONE,
		                                    .width = 10 });
		if (k->is_new)
			html(&q->w, "<p class=\"small quiet\">There is no class $ yet: it is made.</p>\n", h(k->to));
		else if (k->teacher_to.n > 0)
			html(&q->w, "<p class=\"small quiet\">$ teaches $ today.</p>\n", h(k->teacher_to), h(k->to));
	}
	if (k->count[YEAR_UP_WHAT_DONE] < k->lines)
		stay_write(q, k);
	ui_sheet_end(&q->w);
}

static void hand_over_write(struct req *q, const struct year_up_view *v)
{
	size_t n = 0;

	ui_sheet_begin(&q->w, "hand", S("Plans to hand over"), STR_NONE);
	html(&q->w, "<p>The new teacher finds each of them first on the class page, and you see who has read it. ");
	ui_cop(&q->w, "6.49");
	html(&q->w, "</p>\n<ul>\n");
	for (size_t i = 0; i < v->classes; i++)
		for (size_t k = 0; k < v->class[i].lines; k++) {
			const struct year_up_class *c = &v->class[i];
			const struct year_up_line *l = &c->line[k];

			if (!l->pupil->sen || l->what != YEAR_UP_WHAT_UP)
				continue;
			html(&q->w, "<li><a href=\"$\">$</a>: from $ to $</li>\n",
			     h_url(url_pupil(q->a, l->pupil->id, "")), h(l->pupil->name),
			     h(c->teacher.n > 0 ? c->teacher
			       : c->name.n > 0  ? c->name
			                        : S("no class")),
			     h(c->teacher_to.n > 0 ? c->teacher_to
			                           : str_fmt(q->a, "%.*s, where nobody teaches yet", STR_ARG(c->to))));
			n++;
		}
	html(&q->w, "</ul>\n");
	if (n == 0)
		ui_empty(&q->w, S("Nobody who goes up is on SEN Support or has a plan."));
	ui_sheet_end(&q->w);
}

static void rest_write(struct req *q, const struct year_up_ask *ask, const struct year_up_view *v)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, YEAR_LAST + 4);
	struct str why = v->fault != NULL ? v->why : STR_NONE;
	size_t n = 0;

	ui_sheet_begin(&q->w, "all", S("For everybody"), STR_NONE);
	for (int y = YEAR_NURSERY_1; y <= YEAR_LAST; y++)
		c[n++] = (struct ui_choice){ .value = number(q, y),
			                     .label = y < YEAR_RECEPTION
			                                  ? str_fmt(q->a, "Nursery %d", y - YEAR_NURSERY_1 + 1)
			                                  : year_label(q->a, y) };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "last_year",
	                              .label = S("Last year group of the school"),
	                              .hint = S("Who is in it leaves"),
	                              .value = number(q, v->last_year) },
	          c, n);
	ui_date(&q->w, &(struct ui_field){ .name = "last_day",
	                                   .label = S("Last day of those who leave"),
	                                   .value = date_iso(q->a, ask->last_day),
	                                   .error = str_is(str_of(v->fault), "last_day") ? why : STR_NONE });
	ui_date(&q->w,
	        &(struct ui_field){ .name = "keep_until",
	                            .label = S("Until when do the teachers of now keep their pupils?"),
	                            .hint = S("In July the last day of term, for the hand-over. Empty: until now"),
	                            .optional = true,
	                            .value = date_none(ask->keep_until) ? STR_NONE : date_iso(q->a, ask->keep_until),
	                            .error = str_is(str_of(v->fault), "keep_until") ? why : STR_NONE });
	html(&q->w, "<div class=\"row\">");
	ui_action(&q->w,
	          &(struct ui_action){
	              .text = S("Show what would change"), .name = "do", .value = S("look"), .secondary = true });
	ui_action(&q->w, &(struct ui_action){ .text = S("Move everybody up"), .name = "do", .value = S("go") });
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

static void steps_write(struct req *q, const struct year_up_view *v)
{
	if (v->steps == 0)
		return;
	ui_sheet_begin(&q->w, "steps", S("Done before"), STR_NONE);
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < v->steps; i++)
		html(&q->w, "<li><a href=\"$\">$</a>, $</li>\n",
		     h_url(str_fmt(q->a, "/new-year/%lld", (long long)v->step[i].id)),
		     h(date_long(q->a, v->step[i].on_day)),
		     h(str_fmt(q->a, "%.*s%s", STR_ARG(v->step[i].by), v->step[i].undone ? ". Taken back" : "")));
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void form_write(struct req *q, const struct year_up_ask *ask, const struct year_up_view *v)
{
	html(&q->w, "<p><strong>$ go up, $ leave, $ stay, $ are there already.</strong></p>\n",
	     h(v->count[YEAR_UP_WHAT_UP]), h(v->count[YEAR_UP_WHAT_LEAVE]), h(v->count[YEAR_UP_WHAT_STAY]),
	     h(v->count[YEAR_UP_WHAT_DONE]));
	html(&q->w, "<form method=\"post\" action=\"/new-year\" novalidate class=\"stack--l\" id=\"go\">\n");
	form_token(q);
	ui_hidden(&q->w, "id", number(q, ask->id));
	for (size_t i = 0; i < v->classes; i++)
		class_write(q, v, &v->class[i]);
	hand_over_write(q, v);
	rest_write(q, ask, v);
	html(&q->w, "</form>\n");
}

static enum rc year_page(struct req *q, const struct year_up_ask *ask, const struct year_up_view *v)
{
	struct ui_error e = { v->fault, v->why };

	if (v->fault != NULL && str_is(str_of(v->fault), "to"))
		e.name = str_c(q->a, str_fmt(q->a, "to-%lld", (long long)v->fault_class));
	page_begin(q, &(struct page){ .title = S("A new school year"), .menu = "/new-year", .width = "width--read" });
	html(&q->w,
	     "<div class=\"head\"><h1>A new school year</h1><p>Everybody goes up in one step. A file of the "
	     "roll or of the classes does the same: who is in the new year already stays as they are.</p></div>\n");
	ui_error_summary(&q->w, &e, v->fault != NULL ? 1 : 0);
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (v->turn == 0)
		ui_empty(&q->w, S("This is done between June and November."));
	else
		form_write(q, ask, v);
	steps_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_year(struct req *q)
{
	struct year_up_ask ask = asked(q);
	struct year_up_view v;

	TRY(year_up_begin(&q->c, &ask));
	TRY(year_up_look(&q->c, &ask, &v));
	return year_page(q, &ask, &v);
}

static enum rc do_year(struct req *q)
{
	struct year_up_ask ask = asked(q);
	struct year_up_view v;
	enum rc rc;

	if (!str_is(req_form(q, "do"), "go")) {
		TRY(year_up_look(&q->c, &ask, &v));
		return year_page(q, &ask, &v);
	}
	rc = year_up_go(&q->c, &ask, &v);
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return year_page(q, &ask, &v);
	}
	TRY(rc);
	return req_redirect(q, "/new-year/%lld?done=moved_up", (long long)ask.id);
}

/* ---- what one did ---- */

static void done_write(struct req *q, const struct year_up_result *r, const char *id, struct str heading,
                       enum year_up_what what, bool sen_only)
{
	size_t n = 0;

	ui_sheet_begin(&q->w, id, heading, STR_NONE);
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < r->n; i++) {
		const struct year_up_done *d = &r->done[i];

		if (d->what != what || (sen_only && !d->sen))
			continue;
		html(&q->w, "<li><a href=\"$\">$</a>, $", h_url(url_pupil(q->a, d->pupil_id, "")), h(d->name),
		     h(d->from.n > 0 ? d->from : year_label(q->a, (int)d->year_was)));
		if (what == YEAR_UP_WHAT_UP)
			html(&q->w, " to $", h(d->to.n > 0 ? d->to : year_label(q->a, (int)d->year_is)));
		html(&q->w, "</li>\n");
		n++;
	}
	html(&q->w, "</ul>\n");
	if (n == 0)
		ui_empty(&q->w, S("Nobody."));
	ui_sheet_end(&q->w);
}

static void undo_write(struct req *q, const struct year_up_result *r)
{
	if (!r->may_undo)
		return;
	ui_sheet_begin(&q->w, "back", S("Was that wrong?"), STR_NONE);
	html(&q->w,
	     "<p>Until midnight everybody can be put back where they were. Who was moved by hand since stays "
	     "there.</p>\n<form method=\"post\" action=\"/new-year/$\">\n",
	     h(r->step.id));
	form_token(q);
	ui_action(&q->w, &(struct ui_action){ .text = S("Take it back"), .secondary = true });
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_result(struct req *q)
{
	struct year_up_result r;
	size_t up = 0;

	TRY(year_up_read(&q->c, q->id[0], &r));
	for (size_t i = 0; i < r.n; i++)
		up += r.done[i].what == YEAR_UP_WHAT_UP;
	page_begin(q, &(struct page){ .title = S("Moved into the new school year"),
	                              .menu = "/new-year",
	                              .back_url = S("/new-year"),
	                              .back_text = S("A new school year"),
	                              .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>Moved into the new school year</h1><p>$</p></div>\n",
	     h(str_fmt(q->a, "%.*s, %.*s%s", STR_ARG(date_long(q->a, r.step.on_day)), STR_ARG(r.step.by),
	               r.step.undone ? ". Taken back: everybody is where they were." : "")));
	page_done(q);
	html(&q->w,
	     "<div class=\"stack--l\">\n<p><strong>$ went up.</strong> Who teaches the new classes comes with the <a "
	     "href=\"/import\">file of the classes</a>.</p>\n",
	     h(up));
	done_write(q, &r, "hand", S("Plans to hand over"), YEAR_UP_WHAT_UP, true);
	done_write(q, &r, "left", S("Left the school"), YEAR_UP_WHAT_LEAVE, false);
	done_write(q, &r, "stayed", S("Stayed in their year group"), YEAR_UP_WHAT_STAY, false);
	undo_write(q, &r);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_back(struct req *q)
{
	enum rc rc = year_up_back(&q->c, q->id[0]);

	if (rc == RC_INVALID) {
		req_refuse(q, 409);
		return page_message(q, 409, S("It is not the same day any more"),
		                    S("Nothing was changed. Move single pupils on their own page, under Register."),
		                    S("/new-year"), S("A new school year"));
	}
	TRY(rc);
	return req_redirect(q, "/new-year/%lld?done=back", (long long)q->id[0]);
}

ROUTES(year_up_routes, R(GET, "/new-year", CAP_ENROL, page_year), R_MANY(POST, "/new-year", CAP_ENROL, do_year, "stay"),
       R(GET, "/new-year/:id", CAP_ENROL, page_result), R(POST, "/new-year/:id", CAP_ENROL, do_back));
MENU(menu_new_year, .area = AREA_SCHOOL, .order = 65, .path = "/new-year", .text = "New school year", .cap = CAP_ENROL);
