/* /family: a parent's page of their child (design 06), in few and plain words. */
#include "kit/html/chart.h"
#include "core/people/person_rec.h"
#include "boards/family/family_parts.h"

static const enum ui_step STEP_OF[STAGE_STEPS] = { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };

/* ---- what is happening now ---- */

static struct str step_words(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	struct str day = html_say_date(&q->w, p->fact.review_due, TONGUE_SHORT);

	switch (p->stage) {
	case STAGE_ASSESS:
		return S("We are finding out what helps. We want to hear from you as well.");
	case STAGE_PLAN:
		return S("We are writing the plan with you.");
	case STAGE_DO:
		return date_none(p->fact.review_due)
		           ? S("The help is happening.")
		           : say(&q->w, "The help is happening. On $ we will look at it with you.", h(day));
	case STAGE_REVIEW:
		return S("It is time to look at what worked, together with you.");
	case STAGE_CLOSED:
		break;
	}
	return S("This round is finished. The next one is about to start.");
}

/* Where a step is, as the description of the ring says it: "done 8 January", "now, until 24 March". */
static struct str step_said(struct req *q, const struct pupil_view *p, const struct step *s)
{
	struct str day = html_say_date(&q->w, s->on, TONGUE_SHORT);

	if (s->state == STEP_PASSED)
		return s->stage == STAGE_DO ? say(&q->w, "no support recorded") : say(&q->w, "not recorded");
	if (s->state == STEP_DONE && s->stage == STAGE_PLAN)
		return p->fact.agreement == AGREEMENT_YES  ? say(&q->w, "agreed $", h(day))
		       : p->fact.agreement == AGREEMENT_NO ? say(&q->w, "shared $, not agreed", h(day))
		                                           : say(&q->w, "shared $", h(day));
	if (s->state == STEP_DONE)
		return say(&q->w, "done $", h(day));
	if (s->state == STEP_NOW && s->stage == STAGE_DO && p->stage == STAGE_REVIEW)
		return say(&q->w, "goes on until the review");
	if (s->state == STEP_NOW)
		return date_none(s->on)       ? say(&q->w, "now")
		       : s->stage == STAGE_DO ? say(&q->w, "now, until $", h(day))
		                              : say(&q->w, "now, agreed for $", h(day));
	return date_none(s->on) ? say(&q->w, "to come") : day;
}

/* The same below its name in the ring, where room is short. */
static struct str step_label(struct req *q, const struct step *s)
{
	switch (s->state) {
	case STEP_DONE:
		return say(&q->w, "done");
	case STEP_PASSED:
		return S("–");
	case STEP_NOW:
		return say(&q->w, "now");
	case STEP_TO_COME:
		break;
	}
	return date_none(s->on) ? say(&q->w, "next") : html_say_date(&q->w, s->on, TONGUE_SHORT);
}

static struct str stage_said(struct req *q, enum stage s)
{
	static const char *const WORDS[] = { [STAGE_ASSESS] = SAY_TEXT("Assess"),
		                             [STAGE_PLAN] = SAY_TEXT("Plan"),
		                             [STAGE_DO] = SAY_TEXT("Do"),
		                             [STAGE_REVIEW] = SAY_TEXT("Review"),
		                             [STAGE_CLOSED] = SAY_TEXT("Finished") };

	return html_say_str(&q->w, str_of(WORDS[s]));
}

static void ring_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	static const enum ui_when WHEN[STEP_STATES] = {
		[STEP_DONE] = UI_DONE, [STEP_PASSED] = UI_NEXT, [STEP_NOW] = UI_NOW, [STEP_TO_COME] = UI_NEXT
	};
	struct ui_step_line l[STAGE_STEPS];
	struct str said[STAGE_STEPS];
	struct str until = STR_NONE;
	struct chart_words t = { .id = "ring", .mirror = page_is_rtl(q) };

	for (size_t i = 0; i < STAGE_STEPS; i++) {
		const struct step *s = &p->step[i];

		said[i] = step_said(q, p, s);
		l[i] = (struct ui_step_line){ .step = STEP_OF[i],
			                      .when = WHEN[s->state],
			                      .name = stage_said(q, s->stage),
			                      .note = said[i],
			                      .label = step_label(q, s) };
		if (p->stage == STAGE_DO && s->stage == STAGE_DO && !date_none(p->fact.review_due))
			until = say(&q->w, "until $", h(html_say_date(&q->w, p->fact.review_due, TONGUE_SHORT)));
	}
	t.title = v->own ? say(&q->w, "The help for you: $", h(stage_said(q, p->stage)))
	                 : say(&q->w, "The help for $: $", h(p->first), h(stage_said(q, p->stage)));
	t.desc = say(&q->w, "Four steps, then round again. Assess: $. Plan: $. Do: $. Review: $.", h(said[0]),
	             h(said[1]), h(said[2]), h(said[3]));
	chart_ring(&q->w, &t, l,
	           p->stage < STAGE_CLOSED ? say(&q->w, "Now: $", h(stage_said(q, p->stage))) : say(&q->w, "Finished"),
	           until);
}

static void status_write(struct req *q, const struct family_view *v)
{
	struct str first = v->pupil.first;
	bool ehc = v->pupil.status.code == STATUS_E;

	if (ehc && v->own)
		html(&q->w,
		     "<p>You have an <strong>EHC plan</strong>. The council decides it. School gives the help that is "
		     "in it.</p>\n");
	else if (ehc)
		html(&q->w,
		     "<p>$ has an <strong>EHC plan</strong>. The council decides it. School gives the help that is in "
		     "it.</p>\n",
		     h(first));
	else if (v->own)
		html(&q->w,
		     "<p>You get <strong>SEN Support</strong>. This is extra help that most people of this age do "
		     "not need.</p>\n");
	else
		html(&q->w,
		     "<p>$ gets <strong>SEN Support</strong>. This is extra help that most children of this age do not "
		     "need.</p>\n",
		     h(first));
}

static void none_write(struct req *q, const struct family_view *v)
{
	if (v->own)
		html(&q->w,
		     "<p>You do not get SEN Support now. If you are worried about something, tell us below. We will "
		     "talk with you.</p>\n");
	else
		html(&q->w,
		     "<p>$ does not get SEN Support now. If you are worried about something, tell us below. We will "
		     "talk "
		     "with you.</p>\n",
		     h(v->pupil.first));
}

void family_now_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	ui_sheet_begin(&q->w, "now", S("What is happening now"), STR_NONE);
	if (p->status.code == STATUS_N || p->cycles == 0) {
		none_write(q, v);
		ui_sheet_end(&q->w);
		return;
	}
	html(&q->w, "<div class=\"grid grid--fam\">\n<div class=\"stack\">\n");
	status_write(q, v);
	html(&q->w, "<p>We work in four steps. Then we start again with what we have learned.</p>\n<p>");
	if (p->stage < STAGE_CLOSED)
		html(&q->w, "Now we are on <strong class=\"nowrap\">step $, $</strong>. ", h((int)p->stage + 1),
		     h(stage_said(q, p->stage)));
	html(&q->w, "$</p>\n</div>\n", h_said(&q->w, step_words(q, v)));
	ring_write(q, v);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

/* ---- what we agreed ---- */

struct verdict {
	const char *icon;
	struct str bold;
	struct str more;
};

static struct verdict verdict_of(struct req *q, const struct family_view *v, const struct outcome_line *l)
{
	const struct pupil_view *p = &v->pupil;
	struct str left =
	    l->progress.needed > l->progress.gained
	        ? say(&q->w, "$ more to go.", h(progress_number(q->a, l->progress.needed - l->progress.gained)))
	        : STR_NONE;
	struct str sorry = p->dose.is_low ? S("Some sessions did not happen. We are sorry.")
	                                  : S("At the meeting we will talk about what to change.");

	switch (l->progress.state) {
	case PROGRESS_REACHED:
		return (struct verdict){ "tick", v->own ? S("You did it.") : say(&q->w, "$ did it.", h(p->first)),
			                 STR_NONE };
	case PROGRESS_ON_COURSE:
		return (struct verdict){ "up", S("Going well."), left };
	case PROGRESS_BEHIND:
		return (struct verdict){ "level",
			                 l->progress.gained > 0 ? S("Better, but slower than we hoped.")
			                                        : S("Not better yet."),
			                 sorry };
	case PROGRESS_NOT_REACHED:
		return (struct verdict){
			"level", l->progress.gained > 0 ? S("Better, but not there yet.") : S("Not better yet."), sorry
		};
	case PROGRESS_TOO_FEW:
		return (struct verdict){ "clock", S("It is too early to say."),
			                 S("We keep looking, and show it here.") };
	case PROGRESS_UNSET:
		break;
	}
	return (struct verdict){ "clock", S("We do not count this goal in numbers."), S("Ask us how it is going.") };
}

/* A goal in numbers: as they are said, and as they are drawn. */
struct road {
	struct str start, at, goal;
	double from, now, to;
};

static void road_write(struct req *q, const struct family_view *v, size_t i, const struct road *r)
{
	struct chart_words t = { .id = str_c(q->a, str_fmt(q->a, "goal-%zu", i + 1)), .mirror = page_is_rtl(q) };

	t.title = v->own ? say(&q->w, "Goal $ in your plan", h(i + 1))
	                 : say(&q->w, "Goal $ in $’s plan", h(i + 1), h(v->pupil.first));
	t.desc = say(&q->w, "$ at the start. $ now. The goal is $.", h(r->start), h(r->at), h(r->goal));
	chart_road(&q->w, &t, r->from, r->now, r->to, say(&q->w, "$ at the start", h(r->start)),
	           say(&q->w, "$ now", h(r->at)), say(&q->w, "goal $", h(r->goal)));
}

static void goal_write(struct req *q, const struct family_view *v, size_t i)
{
	const struct pupil_view *p = &v->pupil;
	const struct outcome_line *l = &p->outcome[i];
	struct verdict x = verdict_of(q, v, l);

	html(&q->w, "<div class=\"goal\">\n<h3>$. ", h(i + 1));
	html_typed(&q->w, str_sentence(q->a, l->outcome.aim));
	html(&q->w, "</h3>\n");
	if (l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE) {
		int64_t now = l->progress.has_latest ? l->progress.latest.value : l->outcome.baseline;
		struct str start = progress_number(q->a, l->outcome.baseline);
		struct str at = progress_number(q->a, now);
		struct str goal = progress_number(q->a, l->outcome.target);

		html(&q->w, "<p>");
		if (l->outcome.measure.n > 0) {
			html(&q->w, "What we count:");
			html(&q->w, " ");
			html_typed(&q->w, l->outcome.measure);
			html(&q->w, ". ");
		}
		html(&q->w, "$ at the start, $ now. The goal is $.</p>\n", h(start), h(at), h(goal));
		road_write(q, v, i,
		           &(struct road){ start, at, goal, (double)l->outcome.baseline, (double)now,
		                           (double)l->outcome.target });
	}
	html(&q->w, "<p>");
	ui_icon(&q->w, x.icon);
	html(&q->w, " <strong>$</strong> $</p>\n</div>\n", h_said(&q->w, x.bold), h_said(&q->w, x.more));
}

void family_goals_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	ui_sheet_begin(&q->w, "goals",
	               v->own ? S("Your outcomes, and how it is going") : S("What we agreed, and how it is going"),
	               STR_NONE);
	if (!p->has_plan) {
		ui_empty(&q->w, S("There is no plan yet. You will see it here as soon as it is ready."));
		ui_sheet_end(&q->w);
		return;
	}
	html(&q->w, "<p>These are the goals in the plan of $.</p>\n",
	     h(html_say_date(&q->w, p->plan.plan.shared_on, TONGUE_LONG)));
	if (p->plan.plan.version > 1 && p->plan.plan.changes.n > 0) {
		html(&q->w, "<p class=\"inset gap\"><strong>What is new:</strong> ");
		html_typed_lines(&q->w, p->plan.plan.changes);
		html(&q->w, "</p>\n");
	}
	for (size_t i = 0; i < p->outcomes; i++)
		goal_write(q, v, i);
	if (v->pupil_words.n > 0)
		ui_quote(&q->w, v->pupil_words, v->own ? say(&q->w, "You") : p->first);
	ui_sheet_end(&q->w);
}

/* ---- who helps, home, lessons ---- */

static void helper_face(struct req *q, struct str name)
{
	html(&q->w, "<li class=\"who\">");
	ui_face(&q->w, name_initials(q->a, name), false);
}

static void teacher_write(struct req *q, const struct family_view *v)
{
	helper_face(q, v->teacher);
	if (v->own)
		html(&q->w, "<p><strong>$</strong>, the teacher. In charge of your learning, every day.</p></li>\n",
		     h(v->teacher));
	else
		html(&q->w, "<p><strong>$</strong>, the teacher. In charge of $’s learning, every day.</p></li>\n",
		     h(v->teacher), h(v->pupil.first));
}

static void support_write(struct req *q, const struct provision *s)
{
	struct str name = s->giver_id != 0 ? name_formal(q->a, s->giver_title, s->giver_given, s->giver_family)
	                                   : say(&q->w, "School staff");

	helper_face(q, name);
	html(&q->w, "<p><strong>$</strong>: ", h(name));
	html_typed(&q->w, s->what);
	html(&q->w, ", $.</p></li>\n", h(family_how_often(q, s)));
}

static void senco_write(struct req *q, const struct family_view *v)
{
	struct str phone = v->school.school.phone;

	helper_face(q, v->school.senco);
	html(&q->w, "<p><strong>$</strong> is the SENCO. The SENCO makes sure the help happens.", h(v->school.senco));
	if (phone.n > 0)
		html(&q->w, " Phone <a class=\"nowrap\" href=\"$\">$</a>.", h_url(url_tel(q->a, phone)), h(phone));
	html(&q->w, "</p></li>\n");
}

static void sessions_write(struct req *q, const struct pupil_view *p)
{
	if (p->dose.planned == 0)
		return;
	html(&q->w, "<p class=\"inset gap\">$",
	     h(say_n(&q->w, p->dose.planned, "$ of $ session has happened so far.",
	             "$ of $ sessions have happened so far.", h(p->dose.given), h(p->dose.planned))));
	if (p->dose.is_low)
		html(&q->w,
		     " This is less than we promised. <strong>We are sorry.</strong> Ask us what we will do about it.");
	html(&q->w, "</p>\n");
}

void family_who_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	ui_fold_begin(&q->w, "who", v->own ? S("Who helps you") : say(&q->w, "Who helps $", h(p->first)), STR_NONE,
	              false);
	html(&q->w, "<ul class=\"list people\">\n");
	if (v->teacher.n > 0)
		teacher_write(q, v);
	for (size_t i = 0; i < p->supports; i++)
		support_write(q, &p->support[i].provision);
	if (v->school.senco.n > 0)
		senco_write(q, v);
	html(&q->w, "</ul>\n");
	sessions_write(q, p);
	ui_fold_end(&q->w);
}

static void typed_item(struct req *q, struct str words)
{
	html(&q->w, "<li>");
	html_typed(&q->w, words);
	html(&q->w, "</li>\n");
}

void family_lessons_write(struct req *q, const struct family_view *v)
{
	const struct plan_whole *w = &v->pupil.plan;

	if (!v->pupil.has_plan)
		return;
	if (w->strategies > 0 || w->plan.everyday.n > 0) {
		ui_fold_begin(&q->w, "lessons", S("In every lesson"), STR_NONE, false);
		html(&q->w, "<ul>\n");
		for (size_t i = 0; i < w->strategies; i++)
			typed_item(q, w->strategy[i].words);
		html(&q->w, "</ul>\n<p>");
		html_typed_lines(&q->w, w->plan.everyday);
		html(&q->w, "</p>\n");
		ui_fold_end(&q->w);
	}
	if (w->plan.home.n > 0 || w->plan.home_school.n > 0) {
		ui_fold_begin(&q->w, "home", S("At home"), STR_NONE, false);
		html(&q->w, "<p>");
		html_typed_lines(&q->w, w->plan.home);
		html(&q->w, "</p>\n<p>");
		html_typed_lines(&q->w, w->plan.home_school);
		html(&q->w, "</p>\n");
		ui_fold_end(&q->w);
	}
}

/* ---- the page ---- */

static void head_write(struct req *q, const struct family_view *v)
{
	html(&q->w,
	     "<div class=\"head\">\n<h1>$’s plan</h1>\n<p>Hello $. This is how school is helping $.</p>\n<div "
	     "class=\"gap\">",
	     h(v->pupil.first), h(q->c.actor.name), h(v->pupil.first));
	family_cards_jump(q, v->may.sees ? TO_PARENT : TO_KEPT);
	html(&q->w, "</div>\n</div>\n");
	page_done(q);
}

/* Who decides now, said plainly to a parent of a young person. */
static void decides_write(struct req *q, const struct family_view *v)
{
	struct str day = html_say_date(&q->w, v->young.who.young_from, TONGUE_LONG);
	struct str first = v->pupil.first;

	if (v->young.who.kind == ADDRESSEE_PARENTS)
		return;
	ui_sheet_begin(&q->w, "decides", say(&q->w, "$ decides now", h(first)), STR_NONE);
	if (v->young.acts != NULL && v->may.counts)
		html(&q->w,
		     "<p>$ has been over compulsory school age since $. The school has noted that you act for $, so "
		     "your answers count.</p>\n",
		     h(first), h(day), h(first));
	else if (!v->may.sees)
		html(&q->w,
		     "<p>$ has been over compulsory school age since $ and says who sees plans and letters. Since $ "
		     "new ones are not shared on this page. You can always write to us, and talk with $.</p>\n",
		     h(first), h(day), h(html_say_date(&q->w, v->may.since, TONGUE_LONG)), h(first));
	else
		html(&q->w,
		     "<p>$ has been over compulsory school age since $. Plans and letters go to $, and $’s answers are "
		     "the ones that count. $ What you think still matters to us.</p>\n",
		     h(first), h(day), h(first), h(first),
		     h(v->may.is_asked ? say(&q->w, "$ agreed that you read them too.", h(first))
		                       : say(&q->w, "You keep reading them unless $ does not want it.", h(first))));
	ui_sheet_end(&q->w);
}

/* What stays of a plan that was shared before the young person stopped sharing: its goals, without how it goes. */
static void kept_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	if (!p->has_plan)
		return;
	ui_sheet_begin(&q->w, "goals", S("The last plan that was shared with you"),
	               html_say_date(&q->w, p->plan.plan.shared_on, TONGUE_LONG));
	html(&q->w, "<ol>\n");
	for (size_t i = 0; i < p->outcomes; i++)
		typed_item(q, str_sentence(q->a, p->outcome[i].outcome.aim));
	html(&q->w, "</ol>\n<p class=\"quiet\">It shows what was agreed then, not how it goes now.</p>\n");
	ui_sheet_end(&q->w);
	family_who_write(q, v);
	family_lessons_write(q, v);
}

/* ---- as cards ---- */

static enum rc card_now(struct req *q, const struct family_for *who)
{
	family_now_write(q, who->view);
	return RC_OK;
}

static enum rc card_goals(struct req *q, const struct family_for *who)
{
	family_goals_write(q, who->view);
	return RC_OK;
}

static enum rc card_who(struct req *q, const struct family_for *who)
{
	family_who_write(q, who->view);
	return RC_OK;
}

static enum rc card_lessons(struct req *q, const struct family_for *who)
{
	family_lessons_write(q, who->view);
	return RC_OK;
}

static enum rc card_decides(struct req *q, const struct family_for *who)
{
	decides_write(q, who->view);
	return RC_OK;
}

static enum rc card_kept(struct req *q, const struct family_for *who)
{
	kept_write(q, who->view);
	return RC_OK;
}

static enum rc child_write(struct req *q, const struct family_view *v, bool several)
{
	page_begin(q, &(struct page){ .title = say(&q->w, "$’s plan", h(v->pupil.first)),
	                              .width = "width--fam",
	                              .back_url = several ? S("/family") : STR_NONE,
	                              .back_text = S("All my children") });
	head_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (v->may.sees)
		family_asked_write(q, v);
	TRY(family_cards_write(q, &(struct family_for){ .to = v->may.sees ? TO_PARENT : TO_KEPT,
	                                                .pupil_id = v->pupil.pupil.id,
	                                                .first = v->pupil.first,
	                                                .view = v }));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_child(struct req *q)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct family_child *child;
	size_t n;

	TRY(family_load(&q->c, q->id[0], v));
	TRY(family_children(&q->c, &child, &n));
	return child_write(q, v, n > 1);
}

static enum rc page_family(struct req *q)
{
	struct family_child *child;
	size_t n;

	TRY(family_children(&q->c, &child, &n));
	if (n == 1)
		return req_redirect(q, "/family/%lld", (long long)child[0].pupil_id);
	if (n == 0)
		return page_message(q, 200, S("There is nothing to show here"),
		                    S("No child is linked to your sign-in name today. Ask the school office if you "
		                      "think this is wrong."),
		                    STR_NONE, STR_NONE);
	page_begin(q, &(struct page){ .title = S("My children"), .width = "width--fam" });
	html(&q->w, "<div class=\"head\"><h1>My children</h1><p>Choose a name.</p></div>\n<section class=\"sheet\" "
	            "aria-label=\"My children\">\n<ul class=\"list people\">\n");
	for (size_t i = 0; i < n; i++) {
		html(&q->w, "<li class=\"who\">");
		ui_face(&q->w, name_initials(q->a, child[i].name), false);
		html(&q->w, "<p><a href=\"$\"><strong>$</strong></a>", h_url(url_family(q->a, child[i].pupil_id, "")),
		     h(child[i].name));
		if (child[i].class_name.n > 0)
			html(&q->w, ", class $", h(child[i].class_name));
		html(&q->w, "</p></li>\n");
	}
	html(&q->w, "</ul>\n</section>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(family_routes, R_SAID(GET, "/family", CAP_FAMILY, page_family),
       R_SAID(GET, "/family/:id", CAP_FAMILY, page_child));
FAMILY_CARD(decides, .order = 10, .to = TO_PARENT | TO_KEPT, .id = "decides", .write = card_decides);
FAMILY_CARD(now, .order = 20, .to = TO_PARENT | TO_OWN, .id = "now", .write = card_now);
FAMILY_CARD(goals, .order = 50, .to = TO_PARENT | TO_OWN, .id = "goals", .jump = "What we agreed",
            .jump_own = "Your outcomes", .write = card_goals);
FAMILY_CARD(kept, .order = 50, .to = TO_KEPT, .id = "goals", .write = card_kept);
FAMILY_CARD(helpers, .order = 60, .to = TO_PARENT | TO_OWN, .id = "who", .jump = "Who helps", .jump_own = "Who helps",
            .write = card_who);
FAMILY_CARD(lessons, .order = 70, .to = TO_PARENT | TO_OWN, .id = "lessons", .write = card_lessons);
