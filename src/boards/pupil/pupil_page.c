/* The pupil page (design 02): where we are, is it working, what must I know. */
#include "boards/pupil/latest.h"
#include "boards/pupil/pupil_cycle_parts.h"
#include "core/people/codes_rule.h"
#include "core/people/year_rule.h"
#include "kit/base/utf8.h"
#include "kit/html/chart.h"
#include "core/people/person_rec.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "meeting/meeting_parts.h"
#include "story/pupil_view.h"
#include "ehc/ehc_parts.h"
#include "files/file_from_parts.h"

enum { LIST_URL_MOST = 1000, LATEST_MOST = 8, LATEST_WORDS = 200 };

static const enum ui_step STEP_OF[STAGE_STEPS] = { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };

static void needs_write(struct req *q, const struct pupil_view *v)
{
	struct str shown[NEED_AREAS];
	size_t n = 0;

	for (size_t i = 0; i < v->needs && n < NEED_AREAS; i++) {
		struct str label = need_area_label(need_area_of(v->need[i].code));
		bool again = false;

		for (size_t k = 0; k < n; k++)
			again = again || str_eq(shown[k], label);
		if (again)
			continue;
		shown[n++] = label;
		html(&q->w, " ");
		ui_tag(&q->w, label, false);
	}
}

static void left_write(struct req *q, const struct pupil_view *v)
{
	struct date left = v->pupil.left_on;

	if (date_none(left))
		return;
	ui_tag(&q->w,
	       str_fmt(q->a, "%s %.*s", date_cmp(left, q->c.now.today) < 0 ? "Left the school on" : "Leaves on",
	               STR_ARG(date_long(q->a, left))),
	       true);
	html(&q->w, " ");
}

static void status_write(struct req *q, const struct pupil_view *v)
{
	if (v->status.code == STATUS_K)
		ui_tag(&q->w, str_fmt(q->a, "SEN Support since %.*s", STR_ARG(date_long(q->a, v->status.starts))),
		       true);
	else if (v->status.code == STATUS_E)
		ui_tag(&q->w, str_fmt(q->a, "EHC plan since %.*s", STR_ARG(date_long(q->a, v->status.starts))), true);
	else
		ui_tag(&q->w, S("No SEN Support"), false);
}

/* The one thing to do next, by the step the cycle is in. */
static void head_action(struct req *q, const struct pupil_view *v)
{
	static const struct {
		enum cap cap;
		const char *rest;
		const char *text;
	} BY_STAGE[] = {
		[STAGE_ASSESS] = { CAP_ASSESS, "/assess", "Write the assessment" },
		[STAGE_PLAN] = { CAP_PLAN_WRITE, "/plan", "Write the plan" },
		[STAGE_DO] = { CAP_PROGRESS_LOG, "/progress", "Log progress" },
		[STAGE_REVIEW] = { CAP_REVIEW, "/review", "Write the review" },
		[STAGE_CLOSED] = { CAP_PLAN_WRITE, "/plan", "Write the next plan" },
	};
	bool sen = v->status.code != STATUS_N;

	html(&q->w, "<div class=\"pupil__do row\">\n");
	if (sen && v->cycles > 0 && role_can(q->c.actor.hat, BY_STAGE[v->stage].cap))
		ui_link_button(&q->w, str_of(BY_STAGE[v->stage].text),
		               url_pupil(q->a, v->pupil.id, BY_STAGE[v->stage].rest), false);
	else if (!sen && role_can(q->c.actor.hat, CAP_DISCUSSION))
		ui_link_button(&q->w, S("Record an early discussion"), url_pupil(q->a, v->pupil.id, "/discussion"),
		               false);
	if (v->has_plan && v->record)
		ui_action(&q->w,
		          &(struct ui_action){ .text = S("Print plan"),
		                               .icon = "print",
		                               .secondary = true,
		                               .url = url_pupil(q->a, v->pupil.id,
		                                                str_c(q->a, str_fmt(q->a, "/plans/%lld/plan.pdf",
		                                                                    (long long)v->plan.plan.id))) });
	html(&q->w, "</div>\n");
}

static void head_write(struct req *q, const struct pupil_view *v)
{
	html(&q->w, "<div class=\"head pupil\">\n");
	ui_face(&q->w, name_initials(q->a, name_full(q->a, v->first, v->pupil.family)), true);
	html(&q->w, "<div class=\"pupil__who\">\n<h1>$</h1>\n<p>$", h(v->name),
	     h(year_label(q->a, (int)v->pupil.year_group)));
	if (v->pupil.class_name.n > 0)
		html(&q->w, ", class $", h(v->pupil.class_name));
	html(&q->w, ". Aged $, born $.", h(date_age(v->pupil.born, q->c.now.today)), h(date_long(q->a, v->pupil.born)));
	if (v->pupil.language.n > 0 && !str_is(v->pupil.language, "English"))
		html(&q->w, " Speaks $.", h(v->pupil.language));
	html(&q->w, "</p>\n<p class=\"row\">");
	if (v->cycles > 0 && v->stage < STAGE_CLOSED && v->status.code != STATUS_N)
		ui_step_tag(&q->w, STEP_OF[v->stage]);
	html(&q->w, " ");
	left_write(q, v);
	status_write(q, v);
	needs_write(q, v);
	html(&q->w, "</p>\n</div>\n");
	head_action(q, v);
	html(&q->w, "</div>\n");
}

static void know_write(struct req *q, const struct pupil_view *v)
{
	struct ui_check c[40];
	size_t n = 0;

	html(&q->w, "<section class=\"sheet know first\" aria-labelledby=\"know\">\n<h2 id=\"know\">What every teacher "
	            "must know</h2>\n");
	for (size_t i = 0; v->has_plan && i < v->plan.strategies && n < 40; i++)
		c[n++] = (struct ui_check){ .state = UI_CHECK_POINT, .text = v->plan.strategy[i].words };
	for (size_t i = 0; !v->has_plan && i < v->insights && n < 40; i++)
		if (v->insight[i].kind == INSIGHT_KNOW)
			c[n++] = (struct ui_check){ .state = UI_CHECK_POINT, .text = v->insight[i].words };
	if (n > 0)
		ui_checks(&q->w, c, n);
	else
		ui_empty(&q->w,
		         S("No strengths or needs are recorded yet. They come with the assessment and the plan."));
	if (v->has_plan && v->plan.plan.everyday.n > 0) {
		html(&q->w, "<p class=\"gap\">");
		html_lines(&q->w, v->plan.plan.everyday);
		html(&q->w, "</p>");
	}
	if (v->pupil.about.n > 0)
		html(&q->w, "<p class=\"small quiet\">$</p>\n", h(v->pupil.about));
	if (v->has_plan) {
		html(&q->w, "<p class=\"small gap\">");
		ui_icon(&q->w, "eye");
		html(&q->w, " Read by <strong>$ of $</strong> staff who work with $. ", h(v->read), h(v->readers),
		     h(v->first));
		ui_cop(&q->w, "6.49");
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</section>\n");
}

static void numbers_write(struct req *q, const struct pupil_view *v)
{
	static const struct ui_column COLS[] = { { S("Outcome"), false }, { S("Day"), false }, { S("Value"), true } };
	struct ui_table t = { .caption = S("Each measure by date"), .col = COLS, .cols = 3, .small = true };

	ui_details_begin(&q->w, S("Show the numbers"));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->outcomes; i++)
		for (size_t k = 0; k < v->outcome[i].points; k++) {
			ui_row_begin(&q->w, &t);
			ui_cell(&q->w, &t, v->outcome[i].outcome.measure);
			ui_cell(&q->w, &t, date_long(q->a, v->outcome[i].point[k].on));
			ui_cell(&q->w, &t, progress_number(q->a, v->outcome[i].point[k].value));
			ui_row_end(&q->w, &t);
		}
	ui_table_end(&q->w, &t);
	ui_details_end(&q->w);
}

static const char *progress_icon(enum progress_state s)
{
	switch (s) {
	case PROGRESS_REACHED:
		return "tick";
	case PROGRESS_ON_COURSE:
		return "up";
	case PROGRESS_UNSET:
	case PROGRESS_TOO_FEW:
		return "clock";
	case PROGRESS_BEHIND:
	case PROGRESS_NOT_REACHED:
		return "level";
	}
	return "clock";
}

static void outcome_write(struct req *q, const struct pupil_view *v, size_t i)
{
	const struct outcome_line *l = &v->outcome[i];
	struct chart_point *p = NEW_ARRAY(q->a, struct chart_point, l->points + 1);
	size_t n = 0;

	html(&q->w, "<div class=\"outcome\">\n<div>\n<h3>$</h3>\n<p class=\"quiet\">$.",
	     h(str_sentence(q->a, l->outcome.aim)), h(l->outcome.measure));
	if (l->outcome.baseline != MILLI_NONE)
		html(&q->w, " Started at $.", h(progress_number(q->a, l->outcome.baseline)));
	if (l->progress.has_latest)
		html(&q->w, " Now $.", h(progress_number(q->a, l->progress.latest.value)));
	if (l->outcome.target != MILLI_NONE)
		html(&q->w, " Target $.", h(progress_number(q->a, l->outcome.target)));
	html(&q->w, "</p>\n<p class=\"outcome__say\">");
	ui_icon(&q->w, progress_icon(l->progress.state));
	html(&q->w, " $</p>\n</div>\n", h(l->progress.words));
	if (l->outcome.baseline != MILLI_NONE && !date_none(v->plan.plan.shared_on))
		p[n++] = (struct chart_point){ v->plan.plan.shared_on, (double)l->outcome.baseline / 1000 };
	for (size_t k = 0; k < l->points; k++)
		p[n++] = (struct chart_point){ l->point[k].on, (double)l->point[k].value / 1000 };
	if (n > 1 && l->outcome.target != MILLI_NONE)
		chart_spark(&q->w,
		            &(struct chart_words){ .id = str_c(q->a, str_fmt(q->a, "spark%zu", i)),
		                                   .title = l->outcome.measure,
		                                   .desc =
		                                       str_fmt(q->a, "From %.*s to %.*s. The target is %.*s.",
		                                               STR_ARG(progress_number(q->a, l->outcome.baseline)),
		                                               STR_ARG(progress_number(q->a, l->progress.latest.value)),
		                                               STR_ARG(progress_number(q->a, l->outcome.target))) },
		            p, n, (double)l->outcome.target / 1000, v->plan.plan.review_on);
	html(&q->w, "</div>\n");
}

static void outcomes_write(struct req *q, const struct pupil_view *v)
{
	ui_sheet_begin(&q->w, "out", S("How it is going"),
	               date_none(v->plan.plan.review_on) ? STR_NONE
	                                                 : str_fmt(q->a, "Dashed line: target for %.*s",
	                                                           STR_ARG(date_short(q->a, v->plan.plan.review_on))));
	if (v->outcomes == 0)
		ui_empty(&q->w, S("No outcomes are agreed yet. They come with the plan."));
	for (size_t i = 0; i < v->outcomes; i++)
		outcome_write(q, v, i);
	if (v->outcomes > 0)
		numbers_write(q, v);
	ui_sheet_end(&q->w);
}

static void support_write(struct req *q, const struct pupil_view *v)
{
	static const struct ui_column COLS[] = {
		{ S("What"), false }, { S("Who"), false }, { S("How often"), false }, { S("Delivered"), false }
	};
	struct ui_table t = { .caption = S("Support planned and delivered"), .col = COLS, .cols = 4, .cards = true };

	struct date to = date_add(q->c.now.today, -1); /* with yesterday; nothing before it was shared */

	ui_sheet_begin(&q->w, "prov", S("Support this cycle"),
	               date_cmp(to, v->plan.plan.shared_on) < 0
	                   ? STR_NONE
	                   : str_fmt(q->a, "To %.*s", STR_ARG(date_short(q->a, to))));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->supports; i++) {
		const struct provision *p = &v->support[i].provision;

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, p->what);
		ui_cell(&q->w, &t,
		        p->giver_id == 0 ? S("Nobody named yet") : name_full(q->a, p->giver_given, p->giver_family));
		ui_cell(&q->w, &t,
		        str_fmt(q->a, "%lld × %lld minutes, %s", (long long)p->per_week, (long long)p->minutes,
		                p->group_size > 1
		                    ? str_c(q->a, str_fmt(q->a, "group of %lld", (long long)p->group_size))
		                    : "one to one"));
		ui_cell_begin(&q->w, &t);
		chart_delivered(&q->w, v->support[i].dose.given, v->support[i].dose.planned);
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	html(&q->w, "<p class=\"small quiet gap\">");
	if (v->missed.n > 0)
		html(&q->w, "Missed: $. ", h(v->missed));
	struct str named =
	    name_formal(q->a, v->plan.plan.teacher_title, v->plan.plan.teacher_given, v->plan.plan.teacher_family);

	if (pupil_plan_teacher_is_here(v))
		html(&q->w, "$ stays responsible for all of it. ", h(named));
	else
		html(&q->w, "The plan names $, who does not teach $ now. The next plan names who does. ", h(named),
		     h(v->first));
	ui_cop(&q->w, "6.52");
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static struct str season(struct date on)
{
	return on.m >= 9 ? S("Autumn") : on.m < 4 ? S("Spring") : S("Summer");
}

static void year_write(struct req *q, const struct pupil_view *v)
{
	struct date first = date_school_year(q->c.now.today);
	struct chart_cycle c[6] = { 0 };
	struct ui_log log[6];
	size_t n = 0;

	for (size_t i = v->cycles; i-- > 0 && n < 6;) {
		const struct cycle_line *l = &v->cycle[i];

		if (date_cmp(l->cycle.opened_on, first) < 0)
			continue;
		c[n] = (struct chart_cycle){ .name = season(l->cycle.opened_on),
			                     .from = l->cycle.opened_on,
			                     .to = date_none(l->cycle.reviewed_on) ? l->cycle.review_on
			                                                           : l->cycle.reviewed_on,
			                     .assess = true,
			                     .now = i == 0 && l->stage != STAGE_CLOSED };
		if (l->outcomes > 0)
			c[n].result = str_fmt(q->a, "%zu of %zu reached", l->reached, l->outcomes);
		for (int k = 0; k < STAGE_STEPS; k++)
			c[n].when[k] = pupil_step_when[l->step[k]];
		log[n] = (struct ui_log){ .when = c[n].name,
			                  .text = str_fmt(q->a, "%.*s. Opened %.*s%s%.*s. %.*s",
			                                  STR_ARG(stage_word(l->stage)),
			                                  STR_ARG(date_short(q->a, l->cycle.opened_on)),
			                                  date_none(c[n].to) ? "" : ", review ",
			                                  STR_ARG(date_short(q->a, c[n].to)), STR_ARG(c[n].result)) };
		n++;
	}
	ui_fold_begin(&q->w, "year", S("This school year"), STR_NONE, false);
	if (n > 0) {
		chart_year(&q->w,
		           &(struct chart_words){ .id = "yr",
		                                  .title = S("Cycles this school year"),
		                                  .desc = S("The same is said in words below.") },
		           first, q->c.now.today, c, n);
		ui_log(&q->w, log, n);
	}
	if (v->met.expected > 0) {
		html(&q->w, "<p class=\"small quiet gap\">Parents met $ of $ times this school year. ", h(v->met.held),
		     h(v->met.expected));
		ui_cop(&q->w, "6.65"); /* of SEN Support only */
		html(&q->w, "</p>\n");
	} else
		html(&q->w, "<p class=\"small quiet gap\">$</p>\n", h(v->met.words));
	ui_fold_end(&q->w);
}

/* From the same register as the history. */
static void log_write(struct req *q, const struct pupil_view *v, const struct entry *e, size_t n)
{
	struct ui_log l[LATEST_MOST];

	for (size_t i = 0; i < n; i++)
		l[i] = (struct ui_log){ .when = date_brief(q->a, e[i].on),
			                .text = e[i].what,
			                .by = utf8_head(e[i].words, LATEST_WORDS),
			                .url = e[i].rest.n > 0 ? url_pupil(q->a, v->pupil.id, str_c(q->a, e[i].rest))
			                                       : STR_NONE };
	ui_fold_begin(&q->w, "hist", str_fmt(q->a, "Latest in %.*s’s record", STR_ARG(v->first)), STR_NONE, false);
	if (n == 0)
		ui_empty(&q->w, S("Nothing is recorded yet."));
	else
		ui_log(&q->w, l, n);
	html(&q->w, "<p class=\"gap-s\"><a href=\"$\">The whole history</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/history")));
	ui_fold_end(&q->w);
}

static void meeting_write(struct req *q, const struct pupil_view *v)
{
	html(&q->w, "<section class=\"sheet is-review sheet--step\" aria-labelledby=\"meet\">\n<h2 id=\"meet\">Next "
	            "meeting</h2>\n");
	if (v->next_meeting.id != 0)
		html(&q->w, "<p class=\"lead\"><strong>$, $</strong></p>\n<p>$, $. $</p>\n",
		     h(date_full(q->a, v->next_meeting.on_day)), h(clock_time(q->a, (int)v->next_meeting.minute)),
		     h(meeting_kind_word(v->next_meeting.kind)), h(v->next_meeting.place), h(v->next_meeting.who));
	else
		html(&q->w, "<p>No meeting with the parents is booked.</p>\n");
	if (v->past_meeting.id != 0) {
		struct str url = url_pupil(q->a, v->pupil.id,
		                           str_c(q->a, str_fmt(q->a, "/meetings/%lld", (long long)v->past_meeting.id)));

		html(&q->w, "<p>$ was booked for $. ", h(meeting_kind_word(v->past_meeting.kind)),
		     h(date_short(q->a, v->past_meeting.on_day)));
		if (role_can(q->c.actor.hat, CAP_MEETING))
			html(&q->w, "<a href=\"$\">Was it held?</a></p>\n", h_url(url));
		else
			html(&q->w, "Nobody has recorded whether it was held.</p>\n");
	}
	if (v->next_meeting.answers > 0)
		meeting_coming_write(q, &v->next_meeting, NULL, 0);
	if (role_can(q->c.actor.hat, CAP_MEETING))
		html(&q->w, "<p class=\"gap\"><a class=\"govuk-button govuk-button--full\" href=\"$\">$</a></p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/meetings")),
		     h(v->next_meeting.id != 0 ? "See the meetings" : "Book a meeting"));
	html(&q->w, "</section>\n");
}

/* Who decides, once compulsory school age is nearly over. */
static void decides_write(struct req *q, const struct pupil_view *v)
{
	const struct young *y = &v->young;
	struct str day = date_long(q->a, y->who.young_from);

	if (!y->is_near)
		return;
	html(&q->w, "<p class=\"gap\">");
	if (y->acts != NULL)
		html(&q->w,
		     "<strong>Somebody acts in $’s place</strong> since $: it is recorded that $ cannot decide this "
		     "now.",
		     h(v->first), h(date_long(q->a, y->acts->from)), h(v->first));
	else if (y->decides)
		html(&q->w, "<strong>$ decides</strong> since $.", h(v->first), h(day));
	else
		html(&q->w, "Rights pass to $ on <strong>$</strong>.", h(v->first), h(day));
	if (role_can(q->c.actor.hat, CAP_NOTICE))
		html(&q->w, " <a href=\"$\">Record what $ wants shared with parents</a>",
		     h_url(url_pupil(q->a, v->pupil.id, "/young")), h(v->first));
	html(&q->w, "</p>\n");
}

static void people_write(struct req *q, const struct pupil_view *v)
{
	ui_fold_begin(&q->w, "peo", S("People"), STR_NONE, false);
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->contacts; i++) {
		const struct contact *c = &v->contact[i];

		html(&q->w, "<li><strong>$</strong><br><span class=\"quiet\">$", h(person_name(q->a, &c->person)),
		     h(c->relationship));
		if (c->restricted)
			html(&q->w, ". <strong>Restricted: no page, no letters.</strong>");
		else if (c->person.phone.n > 0)
			html(&q->w, ", $", h(c->person.phone));
		html(&q->w, "</span></li>\n");
	}
	for (size_t i = 0; i < v->staffs; i++) {
		const struct pupil_staff *s = &v->staff[i];
		bool responsible = v->has_plan && s->person_id == v->plan.plan.teacher_id;

		html(&q->w, "<li><strong>$</strong><br><span class=\"quiet\">$",
		     h(name_full(q->a, s->given, s->family)), h(s->job));
		if (s->subject.n > 0)
			html(&q->w, " ($)", h(s->subject));
		if (responsible)
			html(&q->w, ", responsible for $’s progress", h(v->first));
		html(&q->w, "</span></li>\n");
	}
	html(&q->w, "</ul>\n");
	decides_write(q, v);
	ui_fold_end(&q->w);
}

static void learned_write(struct req *q, const struct pupil_view *v)
{
	bool any = false;

	ui_fold_begin(&q->w, "need", S("What we know"), STR_NONE, false);
	for (size_t i = 0; i < v->insights; i++) {
		if (v->insight[i].kind == INSIGHT_KNOW)
			continue;
		if (!any)
			html(&q->w, "<ul>\n");
		any = true;
		html(&q->w, "<li>$", h(v->insight[i].kind == INSIGHT_STRENGTH ? "Strong: " : ""));
		html(&q->w, "$", h(v->insight[i].words));
		if (v->insight[i].file_id != 0) {
			html(&q->w, "<br><span class=\"small quiet\">");
			file_from_write(q, v->pupil.id, &v->files, FILE_FROM(&v->insight[i]));
			html(&q->w, "</span>");
		}
		html(&q->w, "</li>\n");
	}
	if (any)
		html(&q->w, "</ul>\n");
	else
		ui_empty(&q->w, S("The assessment says what is strong and what gets in the way."));
	ui_fold_end(&q->w);
}

/* The tab of the step the cycle is in. */
static enum tab tab_now(const struct pupil_view *v)
{
	static const enum tab TAB_OF[STAGE_STEPS] = { TAB_ASSESS, TAB_PLAN, TAB_DO, TAB_REVIEW };

	return v->cycles > 0 && v->stage < STAGE_CLOSED && v->status.code != STATUS_N ? TAB_OF[v->stage] : TAB_COUNT;
}

/* Where a list of pupils led here: back to the same page of it, at the same name. */
static struct str list_url(struct req *q)
{
	struct str from = req_header(q, "referer");
	int64_t at = str_find(from, S("/pupils"));

	from = at < 0 ? S("/pupils") : str_sub(from, (size_t)at, SIZE_MAX);
	if (from.n > LIST_URL_MOST || (from.n > 7 && from.p[7] != '?'))
		from = S("/pupils");
	return str_fmt(q->a, "%.*s#pupil-%lld", STR_ARG(from), (long long)q->id[0]);
}

static enum rc page_pupil(struct req *q)
{
	struct pupil_view *v = NEW(q->a, struct pupil_view);
	struct entry *latest = NULL;
	size_t n = 0;
	struct pupil_key k;

	TRY(pupil_view_open(&q->c, q->id[0], &k, v));
	if (req_same(q))
		return RC_OK;
	TRY(pupil_view_read(&q->c, k, v));
	if (v->record)
		TRY(latest_load(&q->c, k, LATEST_MOST, &latest, &n));
	page_begin(q, &(struct page){
	                  .title = v->name, .menu = "/pupils", .back_url = list_url(q), .back_text = S("All pupils") });
	head_write(q, v);
	page_done(q);
	pupil_tabs(q, v->pupil.id, v->first, "", tab_now(v));
	html(&q->w, "<div class=\"grid grid--main\">\n");
	know_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (v->cycles > 0)
		pupil_cycle_write(q, v);
	if (v->has_plan) {
		outcomes_write(q, v);
		support_write(q, v);
	}
	if (v->record) {
		year_write(q, v);
		log_write(q, v, latest, n);
	}
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"About $\">\n", h(v->first));
	if (v->record && v->status.code == STATUS_E)
		TRY(ehc_part(q, v->pupil.id));
	if (v->record)
		meeting_write(q, v);
	people_write(q, v);
	learned_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(pupil_routes, R(GET, "/pupil/:id", CAP_PUPIL_PROFILE, page_pupil));
TAB(tab_overview, .tab = TAB_OVERVIEW, .order = 10, .rest = "", .text = "Overview", .cap = CAP_PUPIL_PROFILE);
