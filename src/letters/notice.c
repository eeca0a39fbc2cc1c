#include "letters/notice.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/record/check_rule.h"
#include "core/people/codes_rule.h"
#include "core/cycle/cycle_sql.h"
#include "letters/notice_sql.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "plan/plan_sql.h"
#include "decide/discussion_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "letters/notice_text.h"

ACTION(ACT_NOTICE_CHANGE, "notice.change", "Changed a letter");
ACTION(ACT_NOTICE_OPEN, "notice.open", "Opened the letters");
ACTION(ACT_NOTICE_WRITE, "notice.write", "Opened a letter to change it");

static enum rc needs_words(struct ctx *c, struct pupil_key k, struct date on, struct str *out)
{
	struct need *need;
	struct str *word;
	size_t n;

	TRY(need_list(c->db, c->a, k, on, &need, &n, &c->err));
	word = NEW_ARRAY(c->a, struct str, n);
	for (size_t i = 0; i < n; i++) {
		const struct sen_type *t = sen_type_find(need[i].code);

		word[i] = t != NULL ? t->label : need[i].code;
	}
	*out = str_join(c->a, word, n, S("; "));
	return RC_OK;
}

static enum rc people_words(struct ctx *c, struct pupil_key k, struct notice_words *f)
{
	struct pupil_staff *s;
	struct staff *all;
	size_t n;

	TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n && f->teacher.n == 0; i++)
		if (s[i].is_main)
			f->teacher = name_formal(c->a, s[i].title, s[i].given, s[i].family);
	TRY(staff_list(c->db, c->a, k.school_id, c->now.today, &all, &n, &c->err));
	for (size_t i = 0; i < n && f->senco.n == 0; i++)
		if (all[i].senco)
			f->senco = name_formal(c->a, all[i].title, all[i].given, all[i].family);
	return RC_OK;
}

static enum rc facts_load(struct ctx *c, struct pupil_key k, const struct decision *d, struct notice_words *f)
{
	struct pupil p;
	struct school school;
	struct cycle y;
	struct area_help help;
	enum rc rc = pupil_load(c->db, c->a, k, &p, &c->err);

	*f = (struct notice_words){ .decided_on = d->decided_on, .why = d->reason };
	if (rc == RC_OK)
		rc = school_load(c->db, c->a, k.school_id, &school, &c->err);
	if (rc == RC_OK)
		rc = needs_words(c, k, d->decided_on, &f->needs);
	if (rc == RC_OK)
		rc = people_words(c, k, f);
	if (rc == RC_OK)
		rc = area_help_load(c, &help);
	if (rc != RC_OK)
		return rc;
	f->school = school.name;
	f->pupil = pupil_name(c->a, &p);
	f->called = pupil_first(&p);
	f->advice = area_help_sentence(c->a, &help);
	f->local_offer = help.local_offer;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc == RC_OK)
		f->review_on = y.review_on;
	return rc == RC_NONE ? RC_OK : rc;
}

static const struct notice *notice_for(const struct notice *v, size_t n, const struct told *t, enum notice_kind kind)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].kind == kind && notice_is_to(&v[i], t))
			return &v[i];
	return NULL;
}

enum rc notice_prepare(struct ctx *c, struct pupil_key k, const struct decision *d)
{
	bool ends = d->result == DECISION_END_SUPPORT;
	enum notice_kind kind = ends ? NOTICE_END_SUPPORT : NOTICE_S68;
	struct notice_words f;
	struct told_list list;
	struct notice *have;
	size_t n;

	TRY(notice_whom(c, k, &list));
	TRY(notice_list_about(c->db, c->a, k, d->id, &have, &n, &c->err));
	TRY(facts_load(c, k, d, &f));
	for (size_t i = 0; i < list.n; i++) {
		const struct told *t = &list.item[i];
		struct notice v = { .id = id_new(),
			            .kind = kind,
			            .about_id = d->id,
			            .person_id = t->person,
			            .addressee = t->name,
			            .to_pupil = t->to_pupil,
			            .made_on = c->now.today,
			            .revision = 1,
			            .body = ends ? notice_end_text(c->a, &f, t->to_pupil)
			                         : notice_s68_text(c->a, &f, t->to_pupil) };

		if (!(t->must || t->wished) || notice_for(have, n, t, kind) != NULL)
			continue;
		TRY(notice_insert(c->db, c->a, k, &v, &c->err));
		TRY(audit_write(c, k.pupil_id, &ACT_NOTICE_PREPARE, "notice", v.id, v.body));
	}
	return RC_OK;
}

/* The latest decision that asks for a notice: help that goes on, or its end. */
static void latest_of(const struct decision *d, size_t n, struct decision *out)
{
	for (size_t i = 0; i < n; i++) {
		if (d[i].result != DECISION_SEN_SUPPORT && d[i].result != DECISION_END_SUPPORT)
			continue;
		*out = d[i];
		return;
	}
}

/* The decision was told to the parents before the rights passed to the young person. */
static bool told_before(struct ctx *c, const struct notices_view *v, enum notice_kind kind)
{
	const struct addressee_fact pupil = { .born = v->pupil.born };
	struct notice_fact *f = NEW_ARRAY(c->a, struct notice_fact, v->n);
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->item[i].about_id == v->decision.id && v->item[i].kind == kind)
			f[n++] = (struct notice_fact){ v->item[i].person_id, v->item[i].to_pupil, v->item[i].sent_on };
	return notice_given_before_rights(&pupil, f, n, c->now.today);
}

static void missing_count(struct ctx *c, struct notices_view *v)
{
	enum notice_kind kind = v->decision.result == DECISION_END_SUPPORT ? NOTICE_END_SUPPORT : NOTICE_S68;

	if (told_before(c, v, kind))
		return;
	for (size_t i = 0; i < v->told.n && v->decision.id != 0; i++) {
		const struct told *t = &v->told.item[i];
		bool draft = false;
		bool given = false;

		for (size_t m = 0; m < v->n; m++) {
			const struct notice *x = &v->item[m];

			if (x->about_id != v->decision.id || notice_for(x, 1, t, kind) == NULL)
				continue;
			draft = true;
			given = given || !date_none(x->sent_on);
		}
		v->missing += t->must && !given;
		v->to_prepare = v->to_prepare || (t->must && !draft);
	}
}

static enum rc list_read(struct ctx *c, struct pupil_key k, struct notices_view *v)
{
	struct decision *d;
	bool planned;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(notice_list(c->db, c->a, k, S(""), &v->item, &v->n, &c->err));
	TRY(notice_whom(c, k, &v->told));
	TRY(decision_list(c->db, c->a, k, &d, &n, &c->err));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	latest_of(d, n, &v->decision);
	missing_count(c, v);
	TRY(plan_is_in_force(c->db, c->a, k, &planned, &c->err));
	v->plan_next = !planned;
	return RC_OK;
}

enum rc notices_load(struct ctx *c, int64_t pupil_id, struct notices_view *out)
{
	struct pupil_key k;

	*out = (struct notices_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_NOTICE_OPEN, &k));
	return list_read(c, k, out);
}

enum rc notice_prepare_missing(struct ctx *c, int64_t pupil_id)
{
	struct notices_view v = { 0 };
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_NOTICE_WRITE, &k));
	TRY(list_read(c, k, &v));
	if (v.decision.id != 0)
		TRY(notice_prepare(c, k, &v.decision));
	return RC_OK;
}

/* Whether the reader may have it today: a restriction that came later counts. */
static void reader_find(struct notice_one *v, const struct told_list *l, struct date today)
{
	const struct told *t = notice_reader(l, &v->notice, &v->why_not);

	if (t != NULL && notice_is_over(&v->notice, today) && date_cmp(v->notice.meets_on, today) >= 0) {
		v->why_not = S("The meeting is no longer as it says here. See the newer letter, or the meeting.");
		t = NULL;
	}
	v->may_get = t != NULL;
	v->has_page = t != NULL && !t->on_paper;
}

static enum rc one_read(struct ctx *c, struct pupil_key k, int64_t id, struct notice_one *v)
{
	struct told_list l;

	TRY(notice_load(c->db, c->a, k, id, &v->notice, &c->err));
	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(notice_whom(c, k, &l));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->title = notice_title(c->a, &v->notice, v->name);
	reader_find(v, &l, c->now.today);
	v->wishes = l.wishes;
	return RC_OK;
}

enum rc notice_open(struct ctx *c, int64_t pupil_id, int64_t id, struct notice_one *out)
{
	struct pupil_key k;

	*out = (struct notice_one){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_NOTICE_OPEN, &k));
	return one_read(c, k, id, out);
}

enum rc notice_change(struct ctx *c, int64_t pupil_id, const struct notice *v, struct notice *theirs)
{
	struct pupil_key k;
	struct notice next;

	*theirs = (struct notice){ 0 };
	if (!is_filled(v->body))
		return RC_INVALID;
	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_NOTICE_WRITE, &k));
	TRY(notice_load(c->db, c->a, k, v->id, theirs, &c->err));
	if (str_eq(theirs->body, v->body))
		return RC_OK;
	if (!date_none(theirs->sent_on))
		return RC_INVALID;
	if (theirs->revision != v->revision)
		return RC_CONFLICT;
	next = *theirs;
	next.body = v->body;
	TRY(notice_update(c->db, c->a, k, &next, &c->err));
	return audit_write(c, pupil_id, &ACT_NOTICE_CHANGE, "notice", v->id, v->body);
}

static enum rc giving_check(struct ctx *c, const struct notice_one *v, const struct notice_giving *in, const char **at,
                            struct str *why)
{
	bool page = in->channel == CHANNEL_PAGE;

	*at = "channel";
	if (!v->may_get)
		*why = v->why_not;
	else if (page && !v->has_page)
		*why = S("This person has no page. Give the letter on paper: it counts equally");
	else if (in->channel == CHANNEL_NONE)
		*why = S("Choose how you gave it");
	else if (in->channel == CHANNEL_PHONE && v->notice.kind != NOTICE_VIEWS)
		*why = S("A call does not take the place of this letter. Choose how it was given");
	if (why->n > 0)
		return RC_INVALID;
	*at = "sent_on";
	if (!page && (date_none(in->on) || date_cmp(in->on, c->now.today) > 0))
		*why = S("Enter the day you gave it: not in the future");
	else if (!page && date_cmp(in->on, v->notice.made_on) < 0)
		*why = str_fmt(c->a, "The letter was written on %.*s: it cannot have been given before",
		               STR_ARG(date_long(c->a, v->notice.made_on)));
	return why->n > 0 ? RC_INVALID : RC_OK;
}

enum rc notice_give(struct ctx *c, int64_t pupil_id, int64_t id, const struct notice_giving *in, const char **at,
                    struct str *why)
{
	struct pupil_key k;
	struct notice_one v = { 0 };
	struct notice *n = &v.notice;
	bool page = in->channel == CHANNEL_PAGE;
	enum rc rc;

	*why = STR_NONE;
	*at = "channel";
	rc = gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_NOTICE_WRITE, &k);
	if (rc == RC_OK)
		rc = one_read(c, k, id, &v);
	if (rc != RC_OK || n->channel == CHANNEL_PAGE)
		return rc; /* on their page already: what was given there stays */
	rc = giving_check(c, &v, in, at, why);
	if (rc != RC_OK)
		return rc;
	n->channel = in->channel;
	n->sent_on = page ? c->now.today : in->on;
	n->sent_by = c->actor.person_id;
	n->proof = page ? S("") : in->proof;
	rc = notice_update(c->db, c->a, k, n, &c->err);
	return rc == RC_OK ? audit_write(c, pupil_id, &ACT_NOTICE_GIVE, "notice", id, channel_code(in->channel)) : rc;
}

/* The reader's own address; nobody else's is looked for. */
static enum rc address_of(struct ctx *c, struct pupil_key k, const struct notice *n, struct str *out)
{
	struct contact *contact;
	size_t count;

	TRY(contact_list(c->db, c->a, k, c->now.today, &contact, &count, &c->err));
	for (size_t i = 0; !n->to_pupil && i < count; i++)
		if (contact[i].person_id == n->person_id && contact[i].restricted == 0)
			*out = contact[i].person.address;
	return RC_OK;
}

enum rc notice_letter_of(struct ctx *c, struct pupil_key k, const struct notice *n, struct str pupil, bool large_print,
                         struct letter *l)
{
	struct str address = STR_NONE;

	*l = (struct letter){ .is_signed = true };
	TRY(letter_frame_load(c, large_print, &l->frame));
	TRY(address_of(c, k, n, &address));
	letter_frame_to(c->a, &l->frame, n->addressee, address);
	l->frame.written_on = n->made_on;
	l->title = notice_title(c->a, n, pupil);
	notice_parts(c->a, n->body, l);
	if (str_find(n->body, l->frame.signposts.advice_name) >= 0)
		l->frame.signposts.advice_name = l->frame.signposts.local_offer =
		    STR_NONE; /* the letter says it already */
	return RC_OK;
}

enum rc notice_letter(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct letter *l)
{
	struct pupil_key k = { c->actor.school_id, pupil_id };
	struct notice_one v;

	TRY(notice_open(c, pupil_id, id, &v));
	return notice_letter_of(c, k, &v.notice, v.name, large_print, l);
}

enum rc notice_pdf(struct ctx *c, int64_t pupil_id, int64_t id, bool large_print, struct str *pdf)
{
	struct letter l;

	TRY(notice_letter(c, pupil_id, id, large_print, &l));
	return letter_paper(c->a, &l, pdf, &c->err);
}
