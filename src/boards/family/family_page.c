/* /family: a parent's page of their child (design 06), in few and plain words. */
#include "kit/html/chart.h"
#include "core/people/person_rec.h"
#include "boards/family/family_parts.h"

static const enum ui_step STEP_OF[STAGE_STEPS] = { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };

/* ---- what is happening now ---- */

static struct str step_words(struct arena *a, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	struct str day = date_short(a, p->fact.review_due);

	switch (p->stage) {
	case STAGE_ASSESS:
		return S("We are finding out what helps. We want to hear from you as well.");
	case STAGE_PLAN:
		return S("We are writing the plan with you.");
	case STAGE_DO:
		return date_none(p->fact.review_due)
		           ? S("The help is happening.")
		           : str_fmt(a, "The help is happening. On %.*s we will look at it with you.", STR_ARG(day));
	case STAGE_REVIEW:
		return S("It is time to look at what worked, together with you.");
	case STAGE_CLOSED:
		break;
	}
	return S("This round is finished. The next one is about to start.");
}

static void ring_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	static const enum ui_when WHEN[STEP_STATES] = {
		[STEP_DONE] = UI_DONE, [STEP_PASSED] = UI_NEXT, [STEP_NOW] = UI_NOW, [STEP_TO_COME] = UI_NEXT
	};
	struct ui_step_line l[STAGE_STEPS];
	struct str until = STR_NONE;

	for (size_t i = 0; i < STAGE_STEPS; i++) {
		const struct step *s = &p->step[i];
		struct str label = s->state == STEP_DONE     ? S("done")
		                   : s->state == STEP_PASSED ? S("–")
		                   : s->state == STEP_NOW    ? S("now")
		                   : date_none(s->on)        ? S("next")
		                                             : date_short(q->a, s->on);

		l[i] = (struct ui_step_line){
			.step = STEP_OF[i], .when = WHEN[s->state], .note = s->words, .label = label
		};
		if (p->stage == STAGE_DO && s->stage == STAGE_DO && !date_none(p->fact.review_due))
			until = str_fmt(q->a, "until %.*s", STR_ARG(date_short(q->a, p->fact.review_due)));
	}
	chart_ring(&q->w,
	           &(struct chart_words){
	               .id = "ring",
	               .title = str_fmt(q->a, "The help for %.*s: %.*s", STR_ARG(family_who(v)),
	                                STR_ARG(stage_word(p->stage))),
	               .desc =
	                   str_fmt(q->a,
	                           "Four steps, then round again. Assess: %.*s. Plan: %.*s. Do: %.*s. Review: %.*s.",
	                           STR_ARG(p->step[0].words), STR_ARG(p->step[1].words), STR_ARG(p->step[2].words),
	                           STR_ARG(p->step[3].words)) },
	           l,
	           p->stage < STAGE_CLOSED ? str_fmt(q->a, "Now: %.*s", STR_ARG(stage_word(p->stage))) : S("Finished"),
	           until);
}

static void status_write(struct req *q, const struct family_view *v)
{
	struct str who = v->own ? S("You") : v->pupil.first;
	bool ehc = v->pupil.status.code == STATUS_E;

	if (ehc)
		html(&q->w,
		     "<p>$ $ an <strong>EHC plan</strong>. The council decides it. School gives the help that is in "
		     "it.</p>\n",
		     h(who), h(v->own ? "have" : "has"));
	else
		html(&q->w,
		     "<p>$ $ <strong>SEN Support</strong>. This is extra help that most $ of this age do not "
		     "need.</p>\n",
		     h(who), h(v->own ? "get" : "gets"), h(v->own ? "people" : "children"));
}

void family_now_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	ui_sheet_begin(&q->w, "now", S("What is happening now"), STR_NONE);
	if (p->status.code == STATUS_N || p->cycles == 0) {
		html(&q->w,
		     "<p>$ not get SEN Support now. If you are worried about something, tell us below. We will "
		     "talk with you.</p>\n",
		     h(v->own ? S("You do") : str_fmt(q->a, "%.*s does", STR_ARG(p->first))));
		ui_sheet_end(&q->w);
		return;
	}
	html(&q->w, "<div class=\"grid grid--fam\">\n<div class=\"stack\">\n");
	status_write(q, v);
	html(&q->w, "<p>We work in four steps. Then we start again with what we have learned.</p>\n<p>");
	if (p->stage < STAGE_CLOSED)
		html(&q->w, "Now we are on <strong class=\"nowrap\">step $, $</strong>. ", h((int)p->stage + 1),
		     h(stage_word(p->stage)));
	html(&q->w, "$</p>\n</div>\n", h(step_words(q->a, v)));
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
	struct str left = l->progress.needed > l->progress.gained
	                      ? str_fmt(q->a, "%.*s more to go.",
	                                STR_ARG(progress_number(q->a, l->progress.needed - l->progress.gained)))
	                      : STR_NONE;
	struct str sorry = p->dose.is_low ? S("Some sessions did not happen. We are sorry.")
	                                  : S("At the meeting we will talk about what to change.");

	switch (l->progress.state) {
	case PROGRESS_REACHED:
		return (struct verdict){ "tick",
			                 v->own ? S("You did it.") : str_fmt(q->a, "%.*s did it.", STR_ARG(p->first)),
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

static void goal_write(struct req *q, const struct family_view *v, size_t i)
{
	const struct pupil_view *p = &v->pupil;
	const struct outcome_line *l = &p->outcome[i];
	struct verdict x = verdict_of(q, v, l);

	html(&q->w, "<div class=\"goal\">\n<h3>$. $</h3>\n", h(i + 1), h(str_sentence(q->a, l->outcome.aim)));
	if (l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE) {
		int64_t now = l->progress.has_latest ? l->progress.latest.value : l->outcome.baseline;
		struct str start = progress_number(q->a, l->outcome.baseline);
		struct str at = progress_number(q->a, now);
		struct str goal = progress_number(q->a, l->outcome.target);

		html(&q->w, "<p>");
		if (l->outcome.measure.n > 0)
			html(&q->w, "What we count: $. ", h(l->outcome.measure));
		html(&q->w, "$ at the start, $ now. The goal is $.</p>\n", h(start), h(at), h(goal));
		chart_road(&q->w,
		           &(struct chart_words){
		               .id = str_c(q->a, str_fmt(q->a, "goal-%zu", i + 1)),
		               .title = str_fmt(q->a, "Goal %zu in %.*s plan", i + 1, STR_ARG(family_whose(q->a, v))),
		               .desc = str_fmt(q->a, "%.*s at the start. %.*s now. The goal is %.*s.", STR_ARG(start),
		                               STR_ARG(at), STR_ARG(goal)) },
		           (double)l->outcome.baseline, (double)now, (double)l->outcome.target,
		           str_fmt(q->a, "%.*s at the start", STR_ARG(start)), str_fmt(q->a, "%.*s now", STR_ARG(at)),
		           str_fmt(q->a, "goal %.*s", STR_ARG(goal)));
	}
	html(&q->w, "<p>");
	ui_icon(&q->w, x.icon);
	html(&q->w, " <strong>$</strong> $</p>\n</div>\n", h(x.bold), h(x.more));
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
	html(&q->w, "<p>These are the goals in the plan of $.</p>\n", h(date_long(q->a, p->plan.plan.shared_on)));
	if (p->plan.plan.version > 1 && p->plan.plan.changes.n > 0) {
		html(&q->w, "<p class=\"inset gap\"><strong>What is new:</strong> ");
		html_lines(&q->w, p->plan.plan.changes);
		html(&q->w, "</p>\n");
	}
	for (size_t i = 0; i < p->outcomes; i++)
		goal_write(q, v, i);
	if (v->pupil_words.n > 0)
		ui_quote(&q->w, v->pupil_words, v->own ? S("You") : p->first);
	ui_sheet_end(&q->w);
}

/* ---- who helps, home, lessons ---- */

static void helper_write(struct req *q, struct str name, struct str text)
{
	html(&q->w, "<li class=\"who\">");
	ui_face(&q->w, name_initials(q->a, name), false);
	html(&q->w, "<p><strong>$</strong>$", h(name), h(text));
}

static void sessions_write(struct req *q, const struct pupil_view *p)
{
	if (p->dose.planned == 0)
		return;
	html(&q->w, "<p class=\"inset gap\"><strong>$ of $</strong> session$ $ happened so far.", h(p->dose.given),
	     h(p->dose.planned), h(p->dose.planned == 1 ? "" : "s"), h(p->dose.given == 1 ? "has" : "have"));
	if (p->dose.is_low)
		html(&q->w,
		     " This is less than we promised. <strong>We are sorry.</strong> Ask us what we will do about it.");
	html(&q->w, "</p>\n");
}

void family_who_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;
	struct str phone = v->school.school.phone;

	ui_fold_begin(&q->w, "who", str_fmt(q->a, "Who helps %.*s", STR_ARG(family_who(v))), STR_NONE, false);
	html(&q->w, "<ul class=\"list people\">\n");
	if (v->teacher.n > 0) {
		helper_write(q, v->teacher,
		             str_fmt(q->a, ", the teacher. In charge of %.*s learning, every day.",
		                     STR_ARG(family_whose(q->a, v))));
		html(&q->w, "</p></li>\n");
	}
	for (size_t i = 0; i < p->supports; i++) {
		const struct provision *s = &p->support[i].provision;
		struct str name = s->giver_id != 0 ? name_formal(q->a, s->giver_title, s->giver_given, s->giver_family)
		                                   : S("School staff");

		helper_write(q, name,
		             str_fmt(q->a, ": %.*s, %.*s.", STR_ARG(s->what), STR_ARG(family_how_often(q->a, s))));
		html(&q->w, "</p></li>\n");
	}
	if (v->school.senco.n > 0) {
		helper_write(q, v->school.senco, S(" is the SENCO. The SENCO makes sure the help happens."));
		if (phone.n > 0)
			html(&q->w, " Phone <a class=\"nowrap\" href=\"$\">$</a>.", h_url(url_tel(q->a, phone)),
			     h(phone));
		html(&q->w, "</p></li>\n");
	}
	html(&q->w, "</ul>\n");
	sessions_write(q, p);
	ui_fold_end(&q->w);
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
			html(&q->w, "<li>$</li>\n", h(w->strategy[i].words));
		html(&q->w, "</ul>\n<p>");
		html_lines(&q->w, w->plan.everyday);
		html(&q->w, "</p>\n");
		ui_fold_end(&q->w);
	}
	if (w->plan.home.n > 0 || w->plan.home_school.n > 0) {
		ui_fold_begin(&q->w, "home", S("At home"), STR_NONE, false);
		html(&q->w, "<p>");
		html_lines(&q->w, w->plan.home);
		html(&q->w, "</p>\n<p>");
		html_lines(&q->w, w->plan.home_school);
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
	struct str day = date_long(q->a, v->young.who.young_from);
	struct str first = v->pupil.first;

	if (v->young.who.kind == ADDRESSEE_PARENTS)
		return;
	ui_sheet_begin(&q->w, "decides", str_fmt(q->a, "%.*s decides now", STR_ARG(first)), STR_NONE);
	if (v->young.acts != NULL && v->may.counts)
		html(&q->w,
		     "<p>$ has been over compulsory school age since $. The school has noted that you act for $, so "
		     "your answers count.</p>\n",
		     h(first), h(day), h(first));
	else if (!v->may.sees)
		html(&q->w,
		     "<p>$ has been over compulsory school age since $ and says who sees plans and letters. Since $ "
		     "new ones are not shared on this page. You can always write to us, and talk with $.</p>\n",
		     h(first), h(day), h(date_long(q->a, v->may.since)), h(first));
	else
		html(&q->w,
		     "<p>$ has been over compulsory school age since $. Plans and letters go to $, and $’s answers are "
		     "the ones that count. $ What you think still matters to us.</p>\n",
		     h(first), h(day), h(first), h(first),
		     h(v->may.is_asked
		           ? str_fmt(q->a, "%.*s agreed that you read them too.", STR_ARG(first))
		           : str_fmt(q->a, "You keep reading them unless %.*s does not want it.", STR_ARG(first))));
	ui_sheet_end(&q->w);
}

/* What stays of a plan that was shared before the young person stopped sharing: its goals, without how it goes. */
static void kept_write(struct req *q, const struct family_view *v)
{
	const struct pupil_view *p = &v->pupil;

	if (!p->has_plan)
		return;
	ui_sheet_begin(&q->w, "goals", S("The last plan that was shared with you"),
	               date_long(q->a, p->plan.plan.shared_on));
	html(&q->w, "<ol>\n");
	for (size_t i = 0; i < p->outcomes; i++)
		html(&q->w, "<li>$</li>\n", h(str_sentence(q->a, p->outcome[i].outcome.aim)));
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
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s’s plan", STR_ARG(v->pupil.first)),
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

ROUTES(family_routes, R(GET, "/family", CAP_FAMILY, page_family), R(GET, "/family/:id", CAP_FAMILY, page_child));
FAMILY_CARD(decides, .order = 10, .to = TO_PARENT | TO_KEPT, .id = "decides", .write = card_decides);
FAMILY_CARD(now, .order = 20, .to = TO_PARENT | TO_OWN, .id = "now", .write = card_now);
FAMILY_CARD(goals, .order = 50, .to = TO_PARENT | TO_OWN, .id = "goals", .jump = "What we agreed",
            .jump_own = "Your outcomes", .write = card_goals);
FAMILY_CARD(kept, .order = 50, .to = TO_KEPT, .id = "goals", .write = card_kept);
FAMILY_CARD(helpers, .order = 60, .to = TO_PARENT | TO_OWN, .id = "who", .jump = "Who helps", .jump_own = "Who helps",
            .write = card_who);
FAMILY_CARD(lessons, .order = 70, .to = TO_PARENT | TO_OWN, .id = "lessons", .write = card_lessons);
