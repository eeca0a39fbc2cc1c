/* The formal notice that SEN provision is made, to each person who is entitled to it. */
#include "core/record/record_sql.h"
#include "core/duty/duty.h"
#include "core/people/person_rec.h"
#include "letters/notice_due_rule.h"
#include "letters/notice_rule.h"

static duty_facts notice_facts;

DUTY(due_notice, notice_facts, .key = RTEXT("s68_notice"), .title = RTEXT("Tell @ parents about SEN Support"),
     .many = RTEXT("Tell the parents of # pupils about SEN Support"), .force = FORCE_MUST, .ref = RTEXT("6.48"),
     .act = RTEXT("Children and Families Act 2014 s.68"), .owner = OWNER_SENCO, .codes = RTEXT("NK"),
     .lead = RTEXT("Decided on #."), .why = RTEXT("Parents must be told formally, in writing, each of them."),
     .people = RTEXT("Not told yet: "), .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3,
     .trigger = RTEXT("the decision, no later than the first support"), .label = RTEXT("Write the letter"),
     .at = "/notices", .cap = CAP_NOTICE, .else_cap = CAP_PUPIL_PROFILE, .bulk = BULK_LETTERS, .mark = SOURCE_VERIFIED);

/* The latest decision of each pupil, when it is for SEN Support. */
#define LATEST_IS_SUPPORT                                                                                              \
	" AND n.result = 'sen_support' AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.school_id = n.school_id"       \
	" AND x.pupil_id = n.pupil_id AND (x.decided_on > n.decided_on OR (x.decided_on = n.decided_on AND x.id > "    \
	"n.id)))"

/* clang-format off */
STMT(Q_DUE_TOLD, 20000,
     "SELECT n.pupil_id, n.id, n.decided_on, (SELECT MIN(v.starts) FROM provision v WHERE v.school_id = n.school_id"
     " AND v.pupil_id = n.pupil_id AND v.live = 1) AS provision_from, e.id AS acts_id, e.person_id AS acts_person"
     " FROM decision n LEFT JOIN young_agreement e ON e.school_id = n.school_id AND e.pupil_id = n.pupil_id AND"
     " e.id = (SELECT z.id FROM young_agreement z WHERE z.school_id = n.school_id AND z.pupil_id = n.pupil_id AND"
     " z.kind = 'acts' AND z.starts <= $4 AND (z.ends IS NULL OR z.ends >= $4) ORDER BY z.starts DESC, z.noted_at"
     " DESC, z.id DESC LIMIT 1) WHERE n.school_id = $1" DUTY_HELD("n.pupil_id") LATEST_IS_SUPPORT " ORDER BY"
     " n.pupil_id");

STMT(Q_DUE_CONTACT, 200000,
     "SELECT c.pupil_id, c.person_id, b.title, b.given, b.family, c.relationship, c.responsibility, c.lives_with,"
     " c.gets_letters, c.restricted, c.starts, c.ends FROM contact_link c"
     " JOIN person b ON b.school_id = c.school_id AND b.id = c.person_id WHERE c.school_id = $1"
     DUTY_HELD("c.pupil_id") " AND c.pupil_id IN (SELECT n.pupil_id FROM decision n WHERE n.school_id = $1"
     LATEST_IS_SUPPORT ") AND c.starts <= $4 AND (c.ends IS NULL OR c.ends >= $4)"
     " ORDER BY c.pupil_id, c.contact_order, c.id");

STMT(Q_DUE_NOTICE, 200000,
     "SELECT m.pupil_id, m.person_id, m.to_pupil, m.sent_on FROM decision n JOIN notice m ON m.school_id ="
     " n.school_id AND m.pupil_id = n.pupil_id AND m.about_id = n.id WHERE n.school_id = $1" DUTY_HELD("n.pupil_id")
     LATEST_IS_SUPPORT " AND m.kind = 's68' AND m.sent_on IS NOT NULL ORDER BY m.pupil_id, m.made_on, m.id");
/* clang-format on */

/* The rows of three statements in order of pupil, walked together. */
struct walk {
	struct rows told;
	struct rows contact;
	struct rows notice;
	size_t contact_at;
	size_t notice_at;
};

/* The rows of this pupil from *at on; *at goes behind them. */
static size_t part(struct rows *r, int64_t pupil, size_t *at)
{
	size_t from;

	while (*at < r->n && row_int(r, *at, "pupil_id") < pupil)
		++*at;
	for (from = *at; *at < r->n && row_int(r, *at, "pupil_id") == pupil; ++*at)
		;
	return from;
}

static size_t contacts_of(struct arena *a, struct walk *w, int64_t pupil, struct contact_fact **out)
{
	struct rows *r = &w->contact;
	size_t from = part(r, pupil, &w->contact_at);
	size_t n = w->contact_at - from;

	*out = NEW_ARRAY(a, struct contact_fact, n);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct contact_fact){
			.person = row_int(r, from + i, "person_id"),
			.name = name_formal(a, row_str(r, from + i, "title"), row_str(r, from + i, "given"),
			                    row_str(r, from + i, "family")),
			.relationship = row_str(r, from + i, "relationship"),
			.responsibility = row_choice(r, from + i, "responsibility", responsibility_choices),
			.lives_with = row_int(r, from + i, "lives_with") != 0,
			.gets_letters = row_int(r, from + i, "gets_letters") != 0,
			.restricted = row_int(r, from + i, "restricted") != 0,
			.from = row_date(r, from + i, "starts"),
			.to = row_date(r, from + i, "ends"),
		};
	return n;
}

static size_t notices_of(struct arena *a, struct walk *w, int64_t pupil, struct notice_fact **out, struct date *newest)
{
	struct rows *r = &w->notice;
	size_t from = part(r, pupil, &w->notice_at);
	size_t n = w->notice_at - from;

	*out = NEW_ARRAY(a, struct notice_fact, n);
	for (size_t i = 0; i < n; i++) {
		bool to_pupil = row_int(r, from + i, "to_pupil") != 0;
		struct date sent = row_date(r, from + i, "sent_on");

		(*out)[i] = (struct notice_fact){ to_pupil ? 0 : row_int(r, from + i, "person_id"), to_pupil, sent };
		*newest = date_cmp(sent, *newest) > 0 ? sent : *newest;
	}
	return n;
}

/* Who must be told, and who has been: as the page of letters sees it too. */
static void told_fill(struct arena *a, const struct addressee_fact *pupil, const struct contact_fact *contact,
                      size_t contacts, const struct notice_fact *notice, size_t notices, struct date today,
                      struct notice_due_fact *f)
{
	struct told_list l = told_list(a, pupil, contact, contacts, today);
	struct duty_person *out = NEW_ARRAY(a, struct duty_person, l.n + 1);
	struct date when;

	f->told = out;
	if (notice_given_before_rights(pupil, notice, notices, today)) {
		out[f->told_n++] = (struct duty_person){ pupil->name, true };
		return;
	}
	for (size_t i = 0; i < l.n; i++) {
		if (!l.item[i].must)
			continue;
		f->notice_tell_pupil = f->notice_tell_pupil || l.item[i].to_pupil;
		out[f->told_n++] =
		    (struct duty_person){ l.item[i].name, notice_given(&l.item[i], notice, notices, &when) };
	}
}

static void put(struct ctx *c, const struct duty_pupil *p, struct walk *w, size_t i, struct date today,
                struct duty_rows *out)
{
	struct addressee_fact pupil = { .name = p->name,
		                        .born = p->born,
		                        .has_account = p->has_page,
		                        .cannot_decide = row_int(&w->told, i, "acts_id") != 0,
		                        .acts = row_int(&w->told, i, "acts_person") };
	struct notice_due_fact f = { .pupil_id = p->id,
		                     .decided = row_date(&w->told, i, "decided_on"),
		                     .provision_from = row_date(&w->told, i, "provision_from") };
	struct date newest = DATE_NONE;
	struct contact_fact *contact;
	struct notice_fact *notice;
	struct duty_row row;
	size_t contacts = contacts_of(c->a, w, p->id, &contact);
	size_t notices = notices_of(c->a, w, p->id, &notice, &newest);

	told_fill(c->a, &pupil, contact, contacts, notice, notices, today, &f);
	row = notice_due_row(c->a, &f);
	row.record_id = row_int(&w->told, i, "id");
	if (row.is_done)
		row.done = newest;
	duty_put(out, &due_notice, row);
}

static enum rc notice_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct walk w = { 0 };
	enum rc rc = duty_run(c, ask, &Q_DUE_TOLD, &w.told);

	if (rc == RC_OK)
		rc = duty_run(c, ask, &Q_DUE_CONTACT, &w.contact);
	if (rc == RC_OK)
		rc = duty_run(c, ask, &Q_DUE_NOTICE, &w.notice);
	for (size_t i = 0; rc == RC_OK && i < w.told.n; i++) {
		const struct duty_pupil *p = duty_pupil_find(ask, row_int(&w.told, i, "pupil_id"));

		if (p != NULL)
			put(c, p, &w, i, ask->today, out);
	}
	return rc;
}
