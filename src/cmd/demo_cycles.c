/* What happened to the pupils of the fictional school: past cycles whole, the current one in every state there is. */
#include "cmd/demo.h"

#include "kit/base/id.h"
#include "cmd/demo_cycle.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "letters/notice_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "review/review_sql.h"
#include "decide/discussion_sql.h"

enum { MILLI = 1000 };

struct str demo_fmt_name(struct demo *d, const struct demo_pupil *p)
{
	return str_fmt(d->c->a, "%.*s %.*s", STR_ARG(p->given), STR_ARG(p->family));
}

enum rc demo_status(struct demo *d, struct pupil_key k, const char *code, struct date from, const char *reason)
{
	return status_begin(d->c->db, d->c->a, k,
	                    &(struct status){ .id = id_new(),
	                                      .code = str_of(code),
	                                      .starts = from,
	                                      .reason = str_of(reason),
	                                      .decided_by = d->senco },
	                    &d->c->err);
}

/* The last school day at or before a date. */
static struct date school_day_back(const struct demo *d, struct date day)
{
	while (date_cmp(demo_school_day(d, day), day) != 0)
		day = date_add(day, -1);
	return day;
}

static struct date earlier(struct date x, struct date y)
{
	return date_cmp(x, y) < 0 ? x : y;
}

static enum rc talk_make(struct demo_case *x, struct date on, bool copied)
{
	struct demo *d = x->d;
	struct discussion v = { .id = id_new(),
		                .held_on = on,
		                .present = S("Parents, class teacher and SENCO; the pupil for the first part"),
		                .strengths = str_of(x->profile->strength[0]),
		                .difficulties = str_of(x->profile->teacher_says),
		                .parent_worries = str_of(x->profile->parents_say),
		                .pupil_view = str_of(x->profile->pupil_says),
		                .hopes = S("To enjoy school and keep up with friends."),
		                .next_steps =
		                    S("Adapt teaching for six weeks, look closer at what is hard, meet again."),
		                .noted_by = x->teacher,
		                .copy_on = copied ? on : DATE_NONE,
		                .copy_how = copied ? S("on their page") : S(""),
		                .revision = 1 };

	x->discussion = v.id;
	return discussion_insert(d->c->db, d->c->a, x->k, &v, &d->c->err);
}

static enum rc decision_make(struct demo_case *x, struct date on, const char *result, struct date monitor)
{
	struct demo *d = x->d;
	struct decision v = { .id = id_new(),
		              .decided_on = on,
		              .result = str_of(result),
		              .reason =
		                  S("Progress stays slower than expected although teaching was adapted for six weeks."),
		              .evidence = str_of(x->profile->teacher_says),
		              .decided_by = d->senco,
		              .with_whom = S("Class teacher and parents"),
		              .monitor_on = monitor,
		              .discussion_id = x->discussion,
		              .revision = 1 };

	x->decision = v.id;
	return decision_insert(d->c->db, d->c->a, x->k, &v, &d->c->err);
}

static enum rc notices_make(struct demo_case *x, struct date on, bool sent)
{
	struct demo *d = x->d;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < 2 && rc == RC_OK; i++) {
		struct notice v = { .id = id_new(),
			            .kind = S("s68"),
			            .about_id = x->decision,
			            .person_id = x->p->parent[i],
			            .addressee = x->p->parent_name[i],
			            .made_on = on,
			            .body = str_fmt(d->c->a,
			                            "%.*s gets SEN Support from today. This is help that is different "
			                            "from or additional to what "
			                            "most children of that age get.",
			                            STR_ARG(x->p->given)),
			            .channel = sent ? (i == 0 ? S("page") : S("post")) : S(""),
			            .sent_on = sent ? on : DATE_NONE,
			            .sent_by = sent ? d->senco : 0,
			            .proof = sent && i == 1 ? S("Letter posted by the office") : S(""),
			            .revision = 1 };

		if (x->p->parent[i] != 0)
			rc = notice_insert(d->c->db, d->c->a, x->k, &v, &d->c->err);
	}
	return rc;
}

static enum rc assess_make(struct demo_case *x, struct date on)
{
	static const char *const SAID[8] = { "Class teacher", "School records", "School records", "Subject teachers",
		                             "SENCO",         "Parents",        "Pupil",          "" };
	struct demo *d = x->d;
	const struct demo_profile *f = x->profile;
	const char *words[8] = { f->teacher_says,
		                 "Slower than before since the start of last year.",
		                 "Below most of the class in this area, in line in others.",
		                 "The same in science and PE when there is reading or talk.",
		                 f->barrier,
		                 f->parents_say,
		                 f->pupil_says,
		                 "" };
	struct insight in[7] = {
		{ .kind = S("strength"), .words = str_of(f->strength[0]) },
		{ .kind = S("strength"), .words = str_of(f->strength[1]) },
		{ .kind = S("strength"), .words = str_of(f->strength[2]) },
		{ .kind = S("barrier"), .words = str_of(f->barrier), .action = str_of(f->barrier_action) },
		{ .kind = S("know"), .words = str_of(f->know[0]) },
		{ .kind = S("know"), .words = str_of(f->know[1]) },
		{ .kind = S("know"), .words = str_of(f->know[2]) }
	};
	enum rc rc = RC_OK;

	for (int64_t i = 0; i < 8 && rc == RC_OK; i++)
		rc = need_statement_insert(d->c->db, d->c->a, x->k,
		                           &(struct need_statement){
		                               .id = id_new(),
		                               .cycle_id = x->cycle.id,
		                               .source = i + 1,
		                               .words = str_of(words[i]),
		                               .said_by = str_of(SAID[i]),
		                               .not_relevant = i == 7 ? S("No specialist is involved yet") : S(""),
		                               .noted_by = x->teacher,
		                               .noted_on = on,
		                               .revision = 1 },
		                           &d->c->err);
	for (size_t i = 0; i < 7; i++)
		in[i].id = id_new();
	if (rc == RC_OK)
		rc = insight_replace(d->c->db, d->c->a, x->k, x->cycle.id, in, 7, &d->c->err);
	if (rc == RC_OK)
		rc = demo_view(x, "assess", "parent", f->parents_say, 0, on);
	if (rc == RC_OK)
		rc = demo_view(x, "assess", "pupil", f->pupil_says, 3, on);
	return rc;
}

enum rc demo_view(struct demo_case *x, const char *moment, const char *who, const char *words, int rating,
                  struct date on)
{
	bool pupil = who[1] == 'u';
	struct view v = { .id = id_new(),
		          .cycle_id = x->cycle.id,
		          .moment = str_of(moment),
		          .who = str_of(who),
		          .person_id = pupil ? 0 : x->p->parent[0],
		          .name = pupil ? x->p->given : x->p->parent_name[0],
		          .method = S("spoken"),
		          .helper = pupil ? S("Class teacher") : S(""),
		          .words = str_of(words),
		          .rating = rating,
		          .language = S("en"),
		          .given_on = on,
		          .revision = 1 };

	return view_insert(x->d->c->db, x->d->c->a, x->k, &v, &x->d->c->err);
}

/* The plan of a cycle as a draft; numbers begin where the cycle before ended. */
static enum rc plan_make(struct demo_case *x, struct date from, struct date review_on, struct date made)
{
	struct demo *d = x->d;
	const struct demo_profile *f = x->profile;
	struct plan_whole w = { .plan = { .id = id_new(),
		                          .cycle_id = x->cycle.id,
		                          .version = 1,
		                          .state = S("draft"),
		                          .teacher_id = x->teacher,
		                          .review_on = review_on,
		                          .everyday = S(""),
		                          .home = str_of(f->home),
		                          .home_school = str_of(f->home_school),
		                          .parents_said = str_of(f->parents_say),
		                          .parents_how = S("meeting"),
		                          .pupil_said = str_of(f->pupil_says),
		                          .pupil_how = S("meeting"),
		                          .parents_agree = S("yes"),
		                          .made_by = x->teacher,
		                          .revision = 1 },
		                .outcomes = PROFILE_OUTCOMES,
		                .provisions = PROFILE_SUPPORTS,
		                .strategies = PROFILE_LINES };
	struct outcome o[PROFILE_OUTCOMES] = { 0 };
	struct provision v[PROFILE_SUPPORTS] = { 0 };
	struct strategy s[PROFILE_LINES] = { 0 };

	(void)made;
	for (size_t i = 0; i < PROFILE_OUTCOMES; i++) {
		int step = (f->outcome[i].target - f->outcome[i].baseline) / 2;

		if (x->root[i] == 0)
			x->root[i] = id_new();
		o[i] = (struct outcome){ .id = id_new(),
			                 .root_id = x->root[i],
			                 .position = (int64_t)i + 1,
			                 .aim = str_of(f->outcome[i].aim),
			                 .life_aim = 1,
			                 .measure = str_of(f->outcome[i].measure),
			                 .unit = str_of(f->outcome[i].unit),
			                 .baseline = x->level[i],
			                 .target = x->level[i] + step * MILLI,
			                 .by_on = review_on,
			                 .checked = S("weekly"),
			                 .expected = S("A little faster than last term.") };
		x->target[i] = o[i].target;
	}
	for (size_t i = 0; i < PROFILE_SUPPORTS; i++) {
		if (x->support_root[i] == 0)
			x->support_root[i] = id_new();
		v[i] = (struct provision){ .id = id_new(),
			                   .root_id = x->support_root[i],
			                   .position = (int64_t)i + 1,
			                   .outcome_root = x->root[i],
			                   .what = str_of(f->support[i].what),
			                   .evidence = str_of(f->support[i].evidence),
			                   .giver_id = x->ta,
			                   .per_week = f->support[i].per_week,
			                   .minutes = f->support[i].minutes,
			                   .group_size = f->support[i].group,
			                   .starts = from,
			                   .ends = review_on };
		v[i].group_key = provision_group(d->c->a, &v[i]);
	}
	for (size_t i = 0; i < PROFILE_LINES; i++)
		s[i] = (struct strategy){ .id = id_new(), .position = (int64_t)i + 1, .words = str_of(f->know[i]) };
	w.outcome = o;
	w.provision = v;
	w.strategy = s;
	x->plan = w.plan.id;
	return plan_insert(d->c->db, d->c->a, x->k, &w, &d->c->err);
}

/* Shared by the teacher; read by everybody who teaches the pupil within a week, but now and then one forgets. */
static enum rc share_make(struct demo_case *x, struct date on, bool is_read)
{
	struct demo *d = x->d;
	struct pupil_staff *staff;
	size_t n = 0;
	enum rc rc = plan_share(d->c->db, d->c->a, x->k, x->plan, 1, on, x->teacher, &d->c->err);

	if (rc == RC_OK && is_read)
		rc = pupil_staff_list(d->c->db, d->c->a, x->k, on, &staff, &n, &d->c->err);
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		struct date day = earlier(date_add(on, (int32_t)(i % 4) + 1), d->today);

		if (str_is(staff[i].kind, "specialist") || demo_pick(d, 200) == 0)
			continue;
		rc = acknowledgement_put(d->c->db, d->c->a, x->k,
		                         &(struct acknowledgement){ .id = id_new(),
		                                                    .plan_id = x->plan,
		                                                    .person_id = staff[i].person_id,
		                                                    .state = S("read"),
		                                                    .at = clock_instant(day, 9 * 60) },
		                         &d->c->err);
	}
	return rc;
}

static enum rc session_add(struct demo_case *x, size_t i, struct date day)
{
	static const char *const REASONS[] = { "cover", "cover", "staff_away", "pupil_away", "trip" };
	struct demo *d = x->d;
	bool missed = demo_pick(d, 6) == 0;
	bool part = !missed && demo_pick(d, 12) == 0;

	return session_note_insert(d->c->db, d->c->a, x->k,
	                           &(struct session_note){ .id = id_new(),
	                                                   .provision_root = x->support_root[i],
	                                                   .on_day = day,
	                                                   .turn = 1,
	                                                   .result = missed ? S("missed")
	                                                             : part ? S("part")
	                                                                    : S("given"),
	                                                   .reason =
	                                                       missed || part ? str_of(DEMO_ONE_OF(d, REASONS)) : S(""),
	                                                   .minutes = x->profile->support[i].minutes,
	                                                   .noted_by = x->ta,
	                                                   .noted_at = clock_instant(day, 15 * 60),
	                                                   .revision = 1 },
	                           &d->c->err);
}

/* Sessions on the right number of days a week, and a check each Friday, up to a day. */
static enum rc do_make(struct demo_case *x, struct date from, struct date to)
{
	struct demo *d = x->d;
	enum rc rc = RC_OK;

	for (struct date day = from; date_cmp(day, to) <= 0 && rc == RC_OK; day = date_add(day, 1)) {
		if (date_cmp(demo_school_day(d, day), day) != 0)
			continue;
		for (size_t i = 0; i < PROFILE_SUPPORTS && rc == RC_OK; i++)
			if (date_weekday(day) < x->profile->support[i].per_week)
				rc = session_add(x, i, day);
		for (size_t i = 0; i < PROFILE_OUTCOMES && rc == RC_OK && date_weekday(day) == 4; i++) {
			int64_t rest = x->target[i] - x->level[i];

			x->level[i] += (demo_pick(d, rest / MILLI / 3 + 2) - (demo_pick(d, 6) == 0)) * MILLI;
			rc = point_insert(d->c->db, d->c->a, x->k,
			                  &(struct measure_point){ .id = id_new(),
			                                           .outcome_root = x->root[i],
			                                           .on_day = day,
			                                           .value = x->level[i],
			                                           .noted_by = x->teacher },
			                  &d->c->err);
		}
	}
	return rc;
}

enum rc demo_meeting(struct demo_case *x, const char *kind, struct date on, const char *state)
{
	return meeting_insert(x->d->c->db, x->d->c->a, x->k,
	                      &(struct meeting){ .id = id_new(),
	                                         .cycle_id = x->cycle.id,
	                                         .kind = str_of(kind),
	                                         .on_day = on,
	                                         .minute = 15 * 60 + 30,
	                                         .place = S("Room 2"),
	                                         .who = S("Parents, class teacher, SENCO"),
	                                         .state = str_of(state),
	                                         .counts = 1,
	                                         .notes = state[0] == 'h' ? str_of(x->profile->parents_say) : S(""),
	                                         .agreed = state[0] == 'h' ? S("Go on with the plan.") : S(""),
	                                         .made_by = x->teacher,
	                                         .revision = 1 },
	                      &x->d->c->err);
}

static enum rc review_make(struct demo_case *x, struct date on)
{
	struct demo *d = x->d;
	struct review_outcome o[PROFILE_OUTCOMES];
	struct review_provision v[PROFILE_SUPPORTS];
	struct review_whole w = {
		.review = { .id = id_new(),
		            .cycle_id = x->cycle.id,
		            .plan_id = x->plan,
		            .held_on = on,
		            .state = S("final"),
		            .present = S("Parents, pupil, class teacher, SENCO"),
		            .learned = S("Short and often works better than long and seldom."),
		            .next_step = S("change"),
		            .why = S("There is progress. The support goes on with small changes."),
		            .family_agrees = S("Both parents agree."),
		            .summary = str_fmt(
		                d->c->a,
		                "%.*s has moved on. We keep what works and change what did not happen often enough.",
		                STR_ARG(x->p->given)),
		            .pupil_summary = S("You worked hard and it shows."),
		            .quality = S("mostly"),
		            .finished_on = on,
		            .made_by = x->teacher,
		            .revision = 1 },
		.outcome = o,
		.outcomes = PROFILE_OUTCOMES,
		.provision = v,
		.provisions = PROFILE_SUPPORTS
	};
	enum rc rc;

	for (size_t i = 0; i < PROFILE_OUTCOMES; i++)
		o[i] = (struct review_outcome){ .id = id_new(),
			                        .review_id = w.review.id,
			                        .outcome_root = x->root[i],
			                        .judgement = x->level[i] >= x->target[i] ? S("reached") : S("partly"),
			                        .after_value = x->level[i],
			                        .words = S("A clear difference in class."),
			                        .carry = 1 };
	for (size_t i = 0; i < PROFILE_SUPPORTS; i++)
		v[i] = (struct review_provision){ .id = id_new(),
			                          .review_id = w.review.id,
			                          .provision_root = x->support_root[i],
			                          .decision = S("keep"),
			                          .words = S("It helps.") };
	rc = review_insert(d->c->db, d->c->a, x->k, &w, &d->c->err);
	if (rc == RC_OK)
		rc = demo_meeting(x, "review", on, "held");
	return rc;
}

static enum rc cycle_save(struct demo_case *x, bool fresh)
{
	return fresh ? cycle_insert(x->d->c->db, x->d->c->a, x->k, &x->cycle, &x->d->c->err)
	             : cycle_update(x->d->c->db, x->d->c->a, x->k, &x->cycle, &x->d->c->err);
}

/* Before a review most families have sent what they think; a few are still to be asked. */
static enum rc views_make(struct demo_case *x, enum demo_state state)
{
	struct demo *d = x->d;
	struct date on = school_day_back(d, date_add(d->today, -1 - (int32_t)demo_pick(d, 4)));
	enum rc rc = RC_OK;

	if (date_cmp(x->cycle.review_on, date_add(d->today, 28)) > 0)
		return RC_OK;
	if (date_cmp(on, x->cycle.planned_on) < 0)
		on = x->cycle.planned_on;
	if (state == DEMO_REVIEW_LATE || demo_pick(d, 8) > 0)
		rc = demo_view(x, "review", "parent", x->profile->parents_say, 0, on);
	if (rc == RC_OK && state != DEMO_REVIEW_LATE && demo_pick(d, 8) > 0)
		rc = demo_view(x, "review", "pupil", x->profile->pupil_says, 4, on);
	return rc;
}

static enum rc review_close(struct demo_case *x)
{
	x->cycle.reviewed_on = x->cycle.closed_on = x->cycle.review_on;
	return review_make(x, x->cycle.review_on);
}

/* The days of a cycle in a term: when it opened and when its review is agreed for. */
static void days_of(struct demo_case *x, size_t term, enum demo_state state, struct date *start, struct date *review_on)
{
	struct demo *d = x->d;

	*start = earlier(d->term_starts[term], date_add(d->today, -4));
	*review_on = demo_school_day(d, date_add(d->term_ends[term], -1 - (int32_t)demo_pick(d, 12)));
	if (state == DEMO_ASSESS || state == DEMO_PLAN)
		*start = school_day_back(d, date_add(d->today, -6 - (int32_t)demo_pick(d, 7)));
	if (state == DEMO_NOT_TOLD)
		*start = date_add(d->today, -7);
	if (state == DEMO_REVIEW_LATE)
		*review_on = school_day_back(d, date_add(d->today, -7));
	if (state == DEMO_REVIEW_SOON)
		*review_on = demo_school_day(d, date_add(d->today, 6));
}

/* One cycle in a term, as far as `state` and today say. When the agreed day is over, it was reviewed then and the next
 * one is open. */
static enum rc cycle_run(struct demo_case *x, size_t term, int64_t number, enum demo_state state)
{
	struct demo *d = x->d;
	struct date start, review_on, shared;
	bool is_over;
	enum rc rc;

	days_of(x, term, state, &start, &review_on);
	shared = earlier(demo_school_day(d, date_add(start, 9)), d->today);
	is_over =
	    state == DEMO_PAST || ((state == DEMO_DO || state == DEMO_UNREAD) && date_cmp(review_on, d->today) <= 0);
	x->cycle = (struct cycle){ .id = id_new(), .number = number, .opened_on = start, .revision = 1 };
	rc = cycle_save(x, true);
	if (rc != RC_OK || state == DEMO_ASSESS || state == DEMO_NOT_TOLD)
		return rc;
	x->cycle.assessed_on = earlier(demo_school_day(d, date_add(start, 4)), d->today);
	rc = assess_make(x, x->cycle.assessed_on);
	if (rc == RC_OK)
		rc = plan_make(x, shared, review_on, shared);
	if (rc == RC_OK && state == DEMO_PLAN)
		return cycle_save(x, false);
	x->cycle.planned_on = shared;
	x->cycle.do_on = demo_school_day(d, date_add(shared, 1));
	x->cycle.review_on = review_on;
	if (rc == RC_OK)
		rc = share_make(x, shared, state != DEMO_UNREAD);
	if (rc == RC_OK)
		rc = demo_meeting(x, "plan", shared, "held");
	if (rc == RC_OK)
		rc = do_make(x, x->cycle.do_on, earlier(is_over ? review_on : d->today, date_add(d->today, -1)));
	if (rc == RC_OK && is_over)
		rc = review_close(x);
	else if (rc == RC_OK && date_cmp(review_on, d->today) > 0)
		rc = demo_meeting(x, "review", review_on, "booked");
	if (rc == RC_OK && !is_over)
		rc = views_make(x, state);
	if (rc == RC_OK)
		rc = cycle_save(x, false);
	if (rc != RC_OK || state == DEMO_PAST || !is_over)
		return rc;
	x->cycle = (struct cycle){ .id = id_new(), .number = number + 1, .opened_on = review_on, .revision = 1 };
	return cycle_save(x, true);
}

enum rc demo_case_run(struct demo_case *x, size_t first_term, size_t now_term, enum demo_state state)
{
	struct demo *d = x->d;
	struct date begin = d->term_starts[first_term];
	enum rc rc = RC_OK;

	/* In the holidays every cycle of the term has been reviewed. */
	if (date_cmp(d->term_ends[now_term], d->today) < 0 &&
	    (state == DEMO_ASSESS || state == DEMO_PLAN || state == DEMO_REVIEW_SOON))
		state = DEMO_DO;
	for (size_t i = 0; i < PROFILE_OUTCOMES; i++)
		x->level[i] = (int64_t)x->profile->outcome[i].baseline * MILLI;
	if (date_cmp(begin, date_add(d->today, -4)) > 0)
		begin = date_add(d->today, -4);
	if (state == DEMO_TALK || state == DEMO_TALK_NO_COPY) /* lately: the decision is still to come */
		return talk_make(x, school_day_back(d, date_add(d->today, -6 - (int32_t)demo_pick(d, 3))),
		                 state == DEMO_TALK);
	rc = talk_make(x, date_add(begin, -21), true);
	if (rc == RC_OK && state == DEMO_MONITOR)
		return decision_make(x, date_add(begin, -14), "not_sen", date_add(d->today, demo_pick(d, 40)));
	if (state == DEMO_NOT_TOLD)
		begin = date_add(d->today, -7);
	if (rc == RC_OK)
		rc = decision_make(x, begin, "sen_support", DATE_NONE);
	if (rc == RC_OK)
		rc = demo_status(d, x->k, "K", begin, "Decision on SEN Support");
	if (rc == RC_OK)
		rc = need_insert(d->c->db, d->c->a, x->k,
		                 &(struct need){
		                     .id = id_new(), .code = str_of(x->profile->need), .rank = 1, .starts = begin },
		                 &d->c->err);
	if (rc == RC_OK)
		rc = notices_make(x, begin, state != DEMO_NOT_TOLD);
	for (size_t t = first_term; t <= now_term && rc == RC_OK; t++)
		rc = cycle_run(x, t, (int64_t)(t - first_term) + 1, t < now_term ? DEMO_PAST : state);
	return rc;
}

size_t demo_term_now(const struct demo *d)
{
	size_t now = 3;

	for (size_t t = 3; t < 9; t++)
		if (date_cmp(d->term_starts[t], d->today) <= 0)
			now = t;
	return now;
}

void demo_case_of(struct demo *d, struct demo_pupil *p, size_t profile, struct demo_case *out)
{
	*out = (struct demo_case){ .d = d,
		                   .p = p,
		                   .k = { d->school_id, p->id },
		                   .profile = &demo_profiles[profile % demo_profile_count],
		                   .teacher = d->klass[p->class_at].teacher,
		                   .ta = d->klass[p->class_at].ta };
}

/* One in seven on SEN Support in all states, one in thirty with an EHC plan, a few watched. */
enum rc demo_cycles(struct demo *d)
{
	static const enum demo_state STATES[] = { DEMO_DO,          DEMO_DO,     DEMO_DO,          DEMO_DO, DEMO_UNREAD,
		                                  DEMO_PLAN,        DEMO_ASSESS, DEMO_REVIEW_SOON, DEMO_DO, DEMO_DO,
		                                  DEMO_REVIEW_LATE, DEMO_DO,     DEMO_NOT_TOLD,    DEMO_DO };
	size_t now = demo_term_now(d);
	size_t cases = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < d->pupils && rc == RC_OK; i++) {
		struct demo_pupil *p = &d->pupil[i];
		size_t turn = i + i / d->classes; /* so that every class has its share */
		struct demo_case x;

		demo_case_of(d, p, p->class_at + i / d->classes / 14,
		             &x); /* two profiles a class: groups come together */
		if (p->done)
			continue;
		if (turn % 33 == 5)
			rc = demo_status(d, x.k, "E", date_add(d->year_start, -300), "EHC plan issued by the council");
		else if (turn % 40 == 11)
			rc = demo_case_run(&x, now, now, turn % 80 == 11 ? DEMO_MONITOR : DEMO_TALK);
		else if (turn % 7 == 3) {
			enum demo_state state = STATES[cases % (sizeof STATES / sizeof STATES[0])];
			size_t first;

			/* What is late stays rare, however large the school is. */
			if (cases++ > 14 &&
			    (state == DEMO_NOT_TOLD || state == DEMO_REVIEW_LATE || state == DEMO_UNREAD))
				state = DEMO_DO;
			first =
			    state == DEMO_NOT_TOLD ? now : now - (size_t)demo_pick(d, now < 4 ? (int64_t)now + 1 : 4);

			rc = demo_case_run(&x, first, now, state);
		}
	}
	return rc;
}
