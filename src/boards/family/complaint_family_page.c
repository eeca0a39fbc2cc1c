/* /family/:id/complaints and /me/complaints: a parent, a young person or a pupil makes a complaint, sees where it is
 * and by when an answer is due, and takes it further. The form asks what happened and what would put it right, never
 * whose fault it is. A pupil whose parents decide gets the short one. */
#include "kit/base/id.h"
#include "complain/complaint_parts.h"
#include "boards/family/family_parts.h"
#include "complain/complaint_family.h"

/* Who reads: whose pages these are, what is theirs, and the school. */
struct here {
	int64_t pupil_id;
	struct complaint_own own;
	struct family_school school;
	bool is_child; /* a pupil whose parents decide */
};

static enum rc here_load(struct req *q, struct here *v)
{
	v->pupil_id = q->id[0];
	TRY(complaint_whose(&q->c, &v->pupil_id));
	TRY(complaint_own_load(&q->c, v->pupil_id, &v->own));
	v->is_child = v->own.reader.self && !v->own.is_young;
	return family_school_load(&q->c, &v->school);
}

static struct str here_url(struct req *q, const struct here *v, const char *rest)
{
	return v->own.reader.self ? str_fmt(q->a, "/me%s", rest) : url_family(q->a, v->pupil_id, rest);
}

static struct str one_url(struct req *q, const struct here *v, int64_t id)
{
	return here_url(q, v, str_c(q->a, str_fmt(q->a, "/complaints/%lld", (long long)id)));
}

static struct str senco_of(const struct here *v)
{
	return v->school.senco.n > 0 ? v->school.senco : S("the SENCO");
}

static struct str holder_name(const struct here *v, const struct complaint_step *last)
{
	if (last->holder == COMPLAINT_HOLDER_SENCO)
		return senco_of(v);
	return v->school.head.n > 0 ? v->school.head : S("the headteacher");
}

static void top_write(struct req *q, const struct here *v, struct str title, struct str lead, const char *back,
                      struct str back_text)
{
	page_begin(q, &(struct page){ .title = title,
	                              .width = v->is_child ? "width--my" : "width--fam",
	                              .back_url = here_url(q, v, back),
	                              .back_text = back_text });
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (lead.n > 0)
		html(&q->w, "<p>$</p>", h(lead));
	html(&q->w, "</div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
}

/* Help from outside: a child is told whom to call. */
static void outside_write(struct req *q, const struct here *v)
{
	if (v->is_child) {
		family_safe_write(q);
		return;
	}
	family_advice_write(q, &v->school);
	complaint_outside_write(q, v->own.reader.self);
}

/* ---- the list and the form ---- */

static void items_write(struct req *q, const struct here *v)
{
	const struct complaint_own *own = &v->own;

	if (own->n == 0)
		return;
	ui_sheet_begin(&q->w, "mine", S("Your complaints"), STR_NONE);
	html(&q->w, "<p class=\"quiet\">$</p>\n",
	     h(reader_words(&own->reader, S("Your family does not see this."),
	                    S("Nobody else in your family sees this."))));
	for (size_t i = 0; i < own->n; i++) {
		const struct complaint_own_item *t = &own->item[i];

		html(&q->w,
		     "<article class=\"card gap\"><h3><a href=\"$\">Your complaint of $</a></h3>\n<p>$. "
		     "$</p></article>\n",
		     h_url(one_url(q, v, t->complaint.id)), h(date_long(q->a, t->complaint.raised_on)), h(t->stage),
		     h(t->clock.words));
	}
	ui_sheet_end(&q->w);
}

static void lead_write(struct req *q, const struct here *v)
{
	if (v->is_child)
		html(&q->w,
		     "<p>Is something wrong at school? A complaint means: you tell us, and we must look at it and "
		     "answer you. You can ask a grown-up to help you write.</p>\n");
	html(&q->w,
	     "<p>You do not have to prove anything, or say whose fault it is. It will not change how we treat $. You "
	     "can also just <a href=\"$\">$</a> first.</p>\n",
	     h(reader_who(&v->own.reader)), h_url(here_url(q, v, v->is_child ? "/worry" : "/unhappy")),
	     h(v->is_child ? "tell us what worries you" : "tell us what is wrong"));
}

static void about_write(struct req *q, struct form *f, const struct here *v)
{
	struct str senco = str_sentence(q->a, senco_of(v));

	if (v->is_child)
		ui_hidden(&q->w, "about", complaint_about_code(COMPLAINT_ABOUT_OTHER));
	else
		form_field(f, "about");
	if (v->own.may_seal)
		form_field_as(f, "about_senco",
		              v->is_child ? str_fmt(q->a, "This is about %.*s", STR_ARG(senco)) : STR_NONE,
		              str_fmt(q->a, "Then it goes straight to the headteacher. %.*s does not see it.",
		                      STR_ARG(senco)));
}

static void form_write(struct req *q, struct form *f, const struct here *v)
{
	ui_sheet_begin(&q->w, "new", S("Make a complaint"), STR_NONE);
	lead_write(q, v);
	html(&q->w, "<div class=\"gap\">\n");
	form_begin(f, here_url(q, v, "/complaints"));
	form_field_as(f, "words", S("What happened?"),
	              v->is_child ? S("In your own words.") : S("In your own words, in any language."));
	form_field_as(f, "wish", S("What would put it right?"), S("Leave it empty if you do not know yet."));
	about_write(q, f, v);
	ui_details_begin(&q->w, S("Another language, or somebody helped me"));
	form_field_as(f, "language", S("Which language did you write in?"), S("Leave empty for English"));
	form_field_as(f, "helper", S("Did somebody help you to write this?"),
	              S("Their name. Leave empty if nobody did"));
	ui_details_end(&q->w);
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my complaint") });
	html(&q->w, "</p>\n");
	form_end(f);
	html(&q->w, "</div>\n<p class=\"gap quiet\">Is it about the headteacher$? $</p>\n",
	     h(v->own.may_seal ? "" : ", or about the SENCO"),
	     h(v->is_child ? "Ask a grown-up you trust to help you write to the school governors."
	                   : "Then write to the chair of governors at the school’s address."));
	ui_sheet_end(&q->w);
}

/* The rights are the young person's: the parent no longer complains in their place. */
static void theirs_write(struct req *q, const struct here *v)
{
	struct str first = v->own.reader.first;

	ui_sheet_begin(&q->w, "theirs", str_fmt(q->a, "%.*s decides now", STR_ARG(first)), STR_NONE);
	html(&q->w,
	     "<p>A complaint is now for $ to make, on $’s own page. You can help with it. You can always <a "
	     "href=\"$\">tell us what is wrong</a>.</p>\n",
	     h(first), h(first), h_url(here_url(q, v, "/unhappy")));
	ui_sheet_end(&q->w);
}

static enum rc list_draw(struct req *q, struct form *f)
{
	struct here *v = NEW(q->a, struct here);
	struct str back;

	TRY(here_load(q, v));
	back = reader_words(&v->own.reader, S("My page"), str_fmt(q->a, "%.*s’s plan", STR_ARG(v->own.reader.first)));
	top_write(q, v, S("Complaints"), STR_NONE, "", back);
	form_summary(f);
	items_write(q, v);
	if (v->own.may_raise) {
		form_write(q, f, v);
		ui_sheet_begin(&q->w, "stages", S("What happens then"), STR_NONE);
		html(&q->w, "<p>You always see here who has it and by when we answer. If the answer does not help, you "
		            "can go to the next step.</p>\n");
		complaint_ways_write(q, &v->own.ways);
		ui_sheet_end(&q->w);
	} else {
		theirs_write(q, v);
	}
	outside_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_list(struct req *q)
{
	struct complaint x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &complaint_rec, &x);
	return list_draw(q, &f);
}

static enum rc do_raise(struct req *q)
{
	struct complaint x = { 0 };
	int64_t pupil_id = q->id[0];
	struct form f;
	enum rc rc;

	TRY(complaint_whose(&q->c, &pupil_id));
	form_init(&f, q, &complaint_rec, &x);
	(void)form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	(void)form_need(&f, "words");
	if (x.about == COMPLAINT_ABOUT_NONE && form_error_of(&f, "about").n == 0)
		form_error(&f, "about", S("Choose what it is about"));
	if (f.errors > 0)
		return list_draw(q, &f);
	rc = complaint_raise(&q->c, pupil_id, &x);
	if (rc == RC_INVALID) {
		form_error(&f, "words", S("Write what happened"));
		return list_draw(q, &f);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return q->c.actor.hat == ROLE_PUPIL
	           ? req_redirect(q, "/me/complaints/%lld?done=thanks", (long long)x.id)
	           : req_redirect(q, "/family/%lld/complaints/%lld?done=thanks", (long long)pupil_id, (long long)x.id);
}

/* ---- one ---- */

static void now_write(struct req *q, const struct here *f, const struct complaint_one *v)
{
	struct str who = holder_name(f, &v->last);
	struct str day = date_full(q->a, v->last.answer_by);

	ui_sheet_begin(&q->w, "now", S("Where it is now"), STR_NONE);
	if (v->last.closed != 0)
		html(&q->w, "<p><strong>$.</strong></p>\n", h(v->clock.words));
	else if (v->clock.late > 0)
		html(&q->w, "<p>$ has it. <strong>An answer was due on $. We are sorry.</strong></p>\n",
		     h(str_sentence(q->a, who)), h(day));
	else if (v->clock.owed)
		html(&q->w, "<p>$ has it, and answers by <strong>$</strong>.</p>\n", h(str_sentence(q->a, who)),
		     h(day));
	else if (v->last.stage == COMPLAINT_OUTSIDE)
		html(&q->w, "<p>You have taken it outside the school.</p>\n");
	else
		html(&q->w, "<p>$ has answered. Read it below.</p>\n", h(str_sentence(q->a, who)));
	complaint_stages_write(q, v, who);
	ui_sheet_end(&q->w);
}

static void step_write(struct req *q, const struct complaint_step *t)
{
	html(&q->w, "<p class=\"$\"><strong>$, $.</strong> ", h(t->by_family ? "chat__in" : "chat__out"),
	     h(t->by_family ? S("You") : t->by_name), h(date_long(q->a, t->on_day)));
	if (t->kind == COMPLAINT_STEP_CLOSED)
		html(&q->w, "<strong>$.</strong> ", h(complaint_outcome_word(t->outcome)));
	if (!t->by_family && t->kind != COMPLAINT_STEP_ANSWER && t->kind != COMPLAINT_STEP_CLOSED)
		html(&q->w, "$. ", h(complaint_step_title(t)));
	html_lines(&q->w, t->words);
	html(&q->w, "</p>\n");
}

static void history_write(struct req *q, const struct complaint_one *v)
{
	const struct complaint *x = &v->complaint;

	ui_sheet_begin(&q->w, "history", S("What was said"), STR_NONE);
	html(&q->w, "<div class=\"chat\">\n<p class=\"chat__in\"><strong>You, $.</strong> ",
	     h(date_long(q->a, x->raised_on)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n");
	if (x->wish.n > 0) {
		html(&q->w, "<p class=\"chat__in\"><strong>What would put it right:</strong> ");
		html_lines(&q->w, x->wish);
		html(&q->w, "</p>\n");
	}
	for (size_t i = 0; i < v->steps; i++)
		if (v->step[i].kind != COMPLAINT_STEP_RAISED)
			step_write(q, &v->step[i]);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

static void go_on_form(struct req *q, struct form *f, const struct here *at, const struct complaint_one *v)
{
	html(&q->w, "<div class=\"gap\">\n");
	form_begin(f, one_url(q, at, v->complaint.id));
	ui_hidden(&q->w, "number", str_fmt(q->a, "%lld", (long long)v->last.number));
	form_field_as(f, "words", S("Why are you still unhappy?"), S("One sentence is enough."));
	if (v->may_seal && v->last.sealed == 0)
		form_field_as(f, "sealed", STR_NONE, S("Then the SENCO does not see it any more."));
	ui_action(&q->w, &(struct ui_action){ .text = S("I am still unhappy: next step") });
	form_end(f);
	html(&q->w, "</div>\n");
}

static void go_on_write(struct req *q, struct form *f, const struct here *at, const struct complaint_one *v)
{
	int64_t next = complaint_next(&v->stages, v->last.stage, v->last.sealed != 0);
	struct str name = complaint_stage_name(q->a, &v->stages, next);

	ui_sheet_begin(&q->w, "go-on", S("Are you still unhappy?"), STR_NONE);
	if (v->last.stage == COMPLAINT_OUTSIDE || next == COMPLAINT_OUTSIDE) {
		html(&q->w, "<p>These are all the steps in the school. $</p>\n",
		     h(at->is_child ? "A grown-up you trust can help you with what comes next."
		                    : "You can go on outside the school: see below."));
	} else if (!v->may_go_on) {
		html(&q->w,
		     "<p>When you have the answer, or when the day has passed, you can go to the next step here: $. Do "
		     "you have more to say now? <a href=\"$\">Write to us</a>.</p>\n",
		     h(name), h_url(here_url(q, at, at->is_child ? "/words" : "/tell")));
	} else {
		html(&q->w, "<p>The next step is: <strong>$</strong>. Somebody else looks at it afresh.</p>\n",
		     h(name));
		go_on_form(q, f, at, v);
	}
	ui_sheet_end(&q->w);
}

/* The number of the complaint in the path: on a pupil's own page it is the only one. */
static int64_t one_id(const struct req *q)
{
	return q->c.actor.hat == ROLE_PUPIL ? q->id[0] : q->id[1];
}

static enum rc one_draw(struct req *q, struct form *f, bool changed)
{
	struct here *at = NEW(q->a, struct here);
	struct complaint_one *v = NEW(q->a, struct complaint_one);

	TRY(here_load(q, at));
	TRY(complaint_own_one(&q->c, at->pupil_id, one_id(q), v));
	top_write(q, at, S("Your complaint"), S("Only you and the people who answer it see this."), "/complaints",
	          S("Complaints"));
	form_summary(f);
	if (changed) {
		req_refuse(q, 409);
		ui_note(&q->w, S("The school has written while you were writing."),
		        S("Your words are kept below. Read the answer, then decide."), true);
	}
	now_write(q, at, v);
	history_write(q, v);
	go_on_write(q, f, at, v);
	outside_write(q, at);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct complaint_step x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &complaint_step_rec, &x);
	return one_draw(q, &f, false);
}

static enum rc do_go_on(struct req *q)
{
	struct complaint_step x = { 0 };
	int64_t pupil_id = q->id[0];
	struct form f;
	int64_t number = 0;
	enum rc rc;

	TRY(complaint_whose(&q->c, &pupil_id));
	form_init(&f, q, &complaint_step_rec, &x);
	(void)str_int(req_form(q, "number"), &number);
	if (!form_read(&f))
		return one_draw(q, &f, false);
	x.id = x.id != 0 ? x.id : id_new();
	rc = complaint_go_on(&q->c, pupil_id, one_id(q), &x, number);
	if (rc == RC_CONFLICT)
		return one_draw(q, &f, true);
	if (rc == RC_INVALID) {
		form_error(
		    &f, "words",
		    S("Write in one sentence why. You can go on once there is an answer, or its day has passed"));
		return one_draw(q, &f, false);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return q->c.actor.hat == ROLE_PUPIL ? req_redirect(q, "/me/complaints/%lld?done=thanks", (long long)one_id(q))
	                                    : req_redirect(q, "/family/%lld/complaints/%lld?done=thanks",
	                                                   (long long)pupil_id, (long long)one_id(q));
}

ROUTES(complaint_family_routes, R(GET, "/family/:id/complaints", CAP_FAMILY, page_list),
       R(POST, "/family/:id/complaints", CAP_FAMILY, do_raise),
       R(GET, "/family/:id/complaints/:id", CAP_FAMILY, page_one),
       R(POST, "/family/:id/complaints/:id", CAP_FAMILY, do_go_on), R(GET, "/me/complaints", CAP_OWN_PAGE, page_list),
       R(POST, "/me/complaints", CAP_OWN_PAGE, do_raise), R(GET, "/me/complaints/:id", CAP_OWN_PAGE, page_one),
       R(POST, "/me/complaints/:id", CAP_OWN_PAGE, do_go_on));
