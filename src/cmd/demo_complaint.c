/* Complaints of the demonstration: one by letter that is with the head after an answer that did not help, and one that
 * the parent with a page has made and that is closed. */
#include "cmd/demo.h"

#include "kit/base/id.h"
#include "complain/complaint_rule.h"
#include "complain/complaint_sql.h"
#include "core/school/calendar.h"

struct said {
	const char *kind, *words, *outcome, *learnt;
	int32_t days_ago;
	bool family;
};

/* has_page: the parent does it themselves; otherwise the SENCO has entered what came by letter. */
static enum rc story_make(struct demo *d, size_t at, bool has_page, const char *about, const char *words,
                          const char *wish, const struct said *say, size_t n)
{
	const struct demo_pupil *p = &d->pupil[at];
	struct pupil_key k = { d->school_id, p->id };
	struct complaint_stages stages = complaint_stages_default();
	struct complaint_step last = { 0 };
	struct calendar calendar;
	struct complaint q = { .id = id_new(),
		               .raised_on = demo_school_day(d, date_add(d->today, -say[0].days_ago)),
		               .person_id = p->parent[0],
		               .from_name = p->parent_name[0],
		               .way = has_page ? S("page") : S("letter"),
		               .about = str_of(about),
		               .words = str_of(words),
		               .wish = str_of(wish),
		               .noted_by = has_page ? 0 : d->senco };
	enum rc rc = calendar_load(d->c, date_add(q.raised_on, -7), &calendar);

	if (rc == RC_OK)
		rc = complaint_insert(d->c->db, d->c->a, k, &q, &d->c->err);
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		struct date on = demo_school_day(d, date_add(d->today, -say[i].days_ago));
		bool own = has_page && say[i].family;
		struct complaint_step t = { .complaint_id = q.id,
			                    .id = id_new(),
			                    .on_day = on,
			                    .kind = str_of(say[i].kind),
			                    .words = str_of(say[i].words),
			                    .by_id = own ? p->parent[0] : d->senco,
			                    .by_family = own,
			                    .how = say[i].outcome[0] != '\0' || str_is(str_of(say[i].kind), "answer")
			                               ? (has_page ? S("page") : S("letter"))
			                               : STR_NONE,
			                    .outcome = str_of(say[i].outcome),
			                    .learnt = str_of(say[i].learnt) };

		complaint_step_fill(&stages, &calendar, i > 0 ? &last : NULL, on, &t);
		rc = complaint_step_insert(d->c->db, d->c->a, k, &t, &d->c->err);
		last = t;
	}
	return rc;
}

enum rc demo_complaint(struct demo *d)
{
	static const struct said OPEN[] = {
		{ "raised", "", "", "", 26, true },
		{ "note", "Session log read with the class teacher: 5 of 12 sessions took place.", "", "", 22, false },
		{ "answer", "You are right that sessions were missed. From Monday they happen every morning.", "", "",
		  20, false },
		{ "moved", "It was better for one week. Now they are missed again.", "", "", 6, true },
	};
	static const struct said CLOSED[] = {
		{ "raised", "", "", "", 60, true },
		{ "answer", "We did not tell you before the group changed. We are sorry, and we have called you since.",
		  "", "", 54, false },
		{ "closed", "Thank you for the talk. You now hear from us before anything changes.", "upheld",
		  "Every change of a group is told to parents before it begins.", 50, false },
	};
	enum rc rc = RC_OK;

	if (d->slows > 1)
		rc = story_make(d, d->slow[d->slows - 1], false, "support",
		                "The reading sessions that we agreed do not happen. Nobody told me.",
		                "That they happen, and that somebody tells me when they do not.", OPEN,
		                sizeof OPEN / sizeof OPEN[0]);
	if (rc == RC_OK && d->pupils > 10 * DEMO_NAMED)
		rc = story_make(d, 0, true, "communication",
		                "Zara told me that her group was changed. I did not hear it from school.", "", CLOSED,
		                sizeof CLOSED / sizeof CLOSED[0]);
	return rc;
}
