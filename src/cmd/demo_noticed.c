/* What people noticed about pupils who have no plan yet: worries of parents and staff, observations, and what stands
 * beside the numbers. */
#include "cmd/demo_cycle.h"

#include "kit/base/id.h"
#include "notice/results/circumstance_sql.h"
#include "notice/concern/concern_sql.h"
#include "notice/observe/observation_sql.h"
#include "notice/round/round_sql.h"
#include "notice/screen/screen_list.h"

static struct pupil_key key_of(const struct demo *d, size_t at)
{
	return (struct pupil_key){ d->school_id, d->pupil[at].id };
}

static enum rc worry(struct demo *d, size_t at, const char *from_kind, const char *way, const char *words,
                     int32_t days_ago, const char *answer)
{
	const struct demo_pupil *p = &d->pupil[at];
	bool parent = from_kind[0] == 'p';
	bool answered = answer[0] != '\0';
	struct date raised = demo_school_day(d, date_add(d->today, -days_ago));

	return concern_insert(d->c->db, d->c->a, key_of(d, at),
	                      &(struct concern){
	                          .id = id_new(),
	                          .raised_on = raised,
	                          .from_kind = str_of(from_kind),
	                          .person_id = parent ? p->parent[0] : d->klass[p->class_at].teacher,
	                          .from_name = parent ? p->parent_name[0] : S("Class teacher"),
	                          .way = str_of(way),
	                          .words = str_of(words),
	                          .language = S("English"),
	                          .noted_by = str_is(S("page"), way) ? 0 : d->senco,
	                          .answer_by = demo_school_day(d, date_add(raised, 14)),
	                          .compared =
	                              answered ? S("Results and what the class teacher sees say the same.") : STR_NONE,
	                          .result = answered ? S("adapt") : STR_NONE,
	                          .reason = answered ? S("Better teaching comes first.") : STR_NONE,
	                          .answer = str_of(answer),
	                          .answered_on = answered ? date_add(raised, 4) : DATE_NONE,
	                          .answered_by = answered ? d->senco : 0,
	                          .answered_how = answered ? S("phone") : STR_NONE,
	                          .revision = 1 },
	                      &d->c->err);
}

static enum rc saw(struct demo *d, size_t at, const char *place, const char *subject, const char *words,
                   const char *helped, int32_t days_ago)
{
	struct date on = demo_school_day(d, date_add(d->today, -days_ago));

	if (date_cmp(on, d->today) > 0)
		on = d->today;
	return observation_insert(d->c->db, d->c->a, key_of(d, at),
	                          &(struct observation){ .id = id_new(),
	                                                 .seen_on = on,
	                                                 .place = str_of(place),
	                                                 .subject = str_of(subject),
	                                                 .words = str_of(words),
	                                                 .helped = str_of(helped),
	                                                 .seen_by = d->klass[d->pupil[at].class_at].teacher,
	                                                 .noted_at = clock_instant(on, 15 * 60 + 40),
	                                                 .revision = 1 },
	                          &d->c->err);
}

static enum rc beside(struct demo *d, size_t at, const char *kind, const char *level, const char *words,
                      int32_t days_ago)
{
	return circumstance_insert(d->c->db, d->c->a, key_of(d, at),
	                           &(struct circumstance){ .id = id_new(),
	                                                   .kind = str_of(kind),
	                                                   .level = str_of(level),
	                                                   .words = str_of(words),
	                                                   .starts = date_add(d->today, -days_ago),
	                                                   .noted_by = d->senco,
	                                                   .noted_on = date_add(d->today, -days_ago + 7),
	                                                   .revision = 1 },
	                           &d->c->err);
}

static enum rc inbox(struct demo *d)
{
	return inbox_insert(d->c->db, d->c->a,
	                    &(struct concern_inbox){ .school_id = d->school_id,
	                                             .id = id_new(),
	                                             .receipt = S("K7MW4PQR"),
	                                             .child = S("Billie, the boy with the red glasses"),
	                                             .child_more = S("Year 2"),
	                                             .sender = S("Rosa Lind"),
	                                             .relation = S("family"),
	                                             .reach = S("07700 900611"),
	                                             .words =
	                                                 S("I am his grandmother. When he reads to me he guesses the "
	                                                   "words from the pictures. He says his head hurts."),
	                                             .language = S("English"),
	                                             .at = clock_instant(date_add(d->today, -1), 20 * 60 + 5),
	                                             .state = S("new"),
	                                             .revision = 1 },
	                    &d->c->err);
}

/* The SENCO has asked everybody who teaches one of them; some have answered. */
static enum rc round_make(struct demo *d, size_t at)
{
	static const struct {
		const char *progress, *helps, *hard_class, *hard_break;
	} SAID[] = { { "less", "Sitting near me. Doing the first one together.", "Starts late and copies.", "" },
		     { "expected", "Team games with clear rules.", "", "Stands apart when groups are chosen." },
		     { "unsure", "Practical work.", "Long written instructions.", "" } };
	const struct demo_class *k = &d->klass[d->pupil[at].class_at];
	const int64_t person[] = { k->teacher, d->subject_teacher[0], d->subject_teacher[1], d->subject_teacher[2],
		                   k->ta };
	static const char *const SUBJECT[] = { "Class teacher", "PE", "Science", "Music", "Teaching assistant" };
	struct round r = { .id = id_new(),
		           .asked_by = d->senco,
		           .asked_on = demo_school_day(d, date_add(d->today, -4)),
		           .answer_by = demo_school_day(d, date_add(d->today, 3)),
		           .question = S("What do you see when a longer text has to be read?"),
		           .revision = 1 };
	enum rc rc;

	if (date_cmp(r.asked_on, d->today) > 0)
		r.asked_on = d->today;
	rc = round_insert(d->c->db, d->c->a, key_of(d, at), &r, &d->c->err);
	for (size_t i = 0; i < sizeof person / sizeof person[0] && rc == RC_OK; i++) {
		struct round_answer a = { .id = id_new(),
			                  .round_id = r.id,
			                  .person_id = person[i],
			                  .subject = str_of(SUBJECT[i]),
			                  .revision = 1 };

		if (i < sizeof SAID / sizeof SAID[0]) {
			a.progress = str_of(SAID[i].progress);
			a.helps = str_of(SAID[i].helps);
			a.hard_class = str_of(SAID[i].hard_class);
			a.hard_break = str_of(SAID[i].hard_break);
			a.answered_on = d->today;
		}
		rc = round_answer_insert(d->c->db, d->c->a, key_of(d, at), &a, &d->c->err);
	}
	return rc;
}

/* A few of those whom the screen finds have been decided about. */
static enum rc decisions_make(struct demo *d)
{
	static const struct {
		const char *result, *reason, *what;
		int32_t until;
	} SAID[] = { { "adapt", "One subject only. Missed a topic while moving house.",
		       "Pre-teach the next topic twice a week in class.", 42 },
		     { "watch", "Youngest in the class. Hearing test booked.", "", 42 },
		     { "no_action", "In hospital for five weeks. Already catching up.", "", 0 } };
	struct screen_list l;
	enum rc rc;

	d->c->actor.person_id = d->senco;
	rc = IN_READ(d->c, screen_list_load(d->c, DATE_NONE, &(struct screen_filter){ .has_year = false }, &l));
	for (size_t i = 0; i < sizeof SAID / sizeof SAID[0] && rc == RC_OK && 3 * i + 2 < l.to_decides; i++) {
		const struct screen_case *it = &l.to_decide[3 * i + 2];

		rc = screen_decision_insert(d->c->db, d->c->a, (struct pupil_key){ d->school_id, it->id },
		                            &(struct screen_decision){
		                                .id = id_new(),
		                                .screened_on = d->today,
		                                .found = it->found,
		                                .result = str_of(SAID[i].result),
		                                .reason = str_of(SAID[i].reason),
		                                .what = str_of(SAID[i].what),
		                                .until_on = SAID[i].until > 0
		                                                ? demo_school_day(d, date_add(d->today, SAID[i].until))
		                                                : DATE_NONE,
		                                .talked_on = demo_school_day(d, date_add(d->today, -4)),
		                                .talked_with = S("Mother, by phone"),
		                                .talked_words = S("Has seen the same at home. Agrees."),
		                                .decided_by = d->senco,
		                                .decided_on = d->today,
		                                .revision = 1 },
		                            &d->c->err);
	}
	return rc;
}

enum rc demo_noticed(struct demo *d)
{
	static const struct {
		const char *from, *way, *words, *answer;
		int32_t days_ago;
	} WORRY[] = {
		{ "parent", "page", "Books used to be a joy. Now they are hidden under the bed.", "", 3 },
		{ "parent", "phone", "Homework takes two hours and ends in tears.", "", 20 },
		{ "staff", "person", "Looks away when asked to read. Copies from the next table.", "", 6 },
		{ "parent", "meeting", "I hear “I am stupid” every evening. That is new.",
		  "Thank you for telling us. The class teacher gives shorter tasks with a picture plan until the end "
		  "of "
		  "term, "
		  "and we look again together then.",
		  40 },
	};
	static const struct {
		const char *place, *subject, *words, *helped;
		int32_t days_ago;
	} SAW[] = {
		{ "lesson", "English", "Explained the story well, then wrote two words in twenty minutes.",
		  "Saying the sentence aloud first.", 4 },
		{ "break", "", "Alone by the fence for most of break.", "", 5 },
		{ "lesson", "Maths", "Counted on fingers under the table for 7 + 5.", "Number line on the desk.", 8 },
		{ "arrival", "", "Did not want to leave the car. Came in with the breakfast club.", "", 2 },
	};
	enum rc rc = d->pupils > 10 * DEMO_NAMED ? inbox(d) : RC_OK;

	for (size_t i = 0; i < sizeof WORRY / sizeof WORRY[0] && i < d->slows && rc == RC_OK; i++)
		rc = worry(d, d->slow[i], WORRY[i].from, WORRY[i].way, WORRY[i].words, WORRY[i].days_ago,
		           WORRY[i].answer);
	for (size_t i = 0; i < d->slows && rc == RC_OK; i++) {
		size_t k = i % (sizeof SAW / sizeof SAW[0]);

		rc = saw(d, d->slow[i], SAW[k].place, SAW[k].subject, SAW[k].words, SAW[k].helped, SAW[k].days_ago);
	}
	if (rc == RC_OK && d->slows > 0)
		rc = beside(d, d->slow[0], "language", "C", "Polish at home. Ask whether the same happens in Polish.",
		            700);
	if (rc == RC_OK && d->slows > 1)
		rc = beside(d, d->slow[1], "moved", "", "Third school in two years.", 120);
	if (rc == RC_OK && d->slows > 2)
		rc = beside(d, d->slow[2], "medical", "", "Grommets in October. Hearing test booked.", 150);
	if (rc == RC_OK && d->slows > 0)
		rc = round_make(d, d->slow[0]);
	if (rc == RC_OK)
		rc = decisions_make(d);
	return rc;
}
