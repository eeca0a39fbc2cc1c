#include "boards/me/mypage.h"

#include "kit/base/id.h"
#include "letters/notice_rule.h"
#include "core/people/person_rec.h"
#include "meeting/meeting_answer_rule.h"
#include "meeting/meeting_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_VIEW_CHANGE, "view.change", "Changed their own words");

/* How "what helps me" and wishes for the meeting begin, so that staff read whole sentences wherever views are shown. */
static const char HELPS[] = "This helps me: ";
static const char WISH[] = "For the meeting: ";

static enum rc gate_own(struct ctx *c, const struct action *action, struct pupil_key *k)
{
	int64_t pupil = 0;

	TRY(gate_cap(c, CAP_OWN_PAGE));
	TRY(pupil_of_person(c->db, c->a, c->actor.school_id, c->actor.person_id, &pupil, &c->err));
	return gate_pupil(c, pupil, CAP_OWN_PAGE, action, k);
}

/* ---- reading ---- */

static void feel_items(struct ctx *c, struct mypage_view *v)
{
	for (size_t i = 0; i < v->pupil.supports && v->feels + 1 < FEEL_MAX; i++) {
		const struct provision *p = &v->pupil.support[i].provision;
		struct str with = name_formal(c->a, p->giver_title, p->giver_given, p->giver_family);

		v->feel[v->feels++] =
		    (struct feel_item){ .root_id = p->root_id,
			                .what = p->giver_id != 0
			                            ? str_fmt(c->a, "%.*s with %.*s", STR_ARG(p->what), STR_ARG(with))
			                            : p->what };
	}
	v->feel[v->feels++] = (struct feel_item){ .what = S("Lessons in class") };
}

static bool rating_take(struct ctx *c, struct mypage_view *v, const struct view *x)
{
	if (x->rating == 0 || x->method != VIEW_METHOD_SYMBOLS)
		return false;
	for (size_t i = 0; i < v->feels; i++)
		if (v->feel[i].rating == 0 && str_starts(x->words, str_fmt(c->a, "%.*s: ", STR_ARG(v->feel[i].what))))
			v->feel[i].rating = x->rating;
	return true;
}

/* Sorts what the pupil has said into the places of the page. */
static void words_sort(struct ctx *c, struct mypage_view *v, const struct view *all, size_t n)
{
	v->said = NEW_ARRAY(c->a, struct view, n);
	v->helps = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; i < n; i++) {
		struct str w = all[i].words;

		if (w.n == 0 || rating_take(c, v, &all[i]))
			continue;
		if (str_starts(w, str_of(HELPS))) {
			v->helps[v->help] = all[i];
			v->helps[v->help++].words = str_sub(w, sizeof HELPS - 1, SIZE_MAX);
		} else if (str_starts(w, str_of(WISH))) {
			if (v->wish.n == 0 && v->pupil.cycles > 0 && all[i].cycle_id == v->pupil.cycle[0].cycle.id)
				v->wish = str_sub(w, sizeof WISH - 1, SIZE_MAX);
		} else {
			v->said[v->saids++] = all[i];
		}
	}
}

static enum rc meeting_next(struct ctx *c, struct pupil_key k, struct meeting *out)
{
	struct meeting *m;
	size_t n = 0;

	TRY(meeting_list(c->db, c->a, k, &m, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (meeting_is_asked(&m[i], c->now.today))
			*out = m[i];
	out->answers = 0; /* what the family answered is theirs */
	return RC_OK;
}

/* Who of the family can open the page: as the pupil calls them, never by address or number. */
static enum rc family_names(struct ctx *c, struct pupil_key k, struct mypage_view *v)
{
	struct contact *p;
	size_t n = 0;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	v->family = NEW_ARRAY(c->a, struct str, n);
	for (size_t i = 0; i < n; i++)
		if (p[i].has_account && !p[i].restricted)
			v->family[v->families++] =
			    p[i].relationship.n > 0
			        ? str_fmt(c->a, "your %.*s", STR_ARG(str_lower_ascii(c->a, p[i].relationship)))
			        : name_full(c->a, p[i].person.given, p[i].person.family);
	return RC_OK;
}

enum rc mypage_load(struct ctx *c, struct mypage_view *v)
{
	struct pupil_key k;
	struct view *all;
	size_t n = 0;

	*v = (struct mypage_view){ 0 };
	TRY(gate_own(c, &ACT_ME_OPEN, &k));
	TRY(pupil_view_read(c, k, &v->pupil));
	TRY(family_school_load(c, &v->school));
	TRY(meeting_next(c, k, &v->meeting));
	TRY(family_names(c, k, v));
	TRY(view_list_of(c->db, c->a, k, S("pupil"), 0, &all, &n, &c->err));
	v->person_id = c->actor.person_id;
	v->teacher = family_teacher(c, &v->pupil);
	feel_items(c, v);
	words_sort(c, v, all, n);
	return RC_OK;
}

/* ---- saying something ---- */

/* One view of the pupil, in the caller's transaction. Private words belong to no cycle: no list of a cycle has them. */
static enum rc view_put(struct ctx *c, struct pupil_key k, struct view *in)
{
	struct cycle y = { 0 };
	struct view have;
	enum rc rc = cycle_latest(c->db, c->a, k, &y, &c->err);

	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	in->cycle_id = in->private || !date_none(y.closed_on) ? 0 : y.id;
	in->who = VIEW_WHO_PUPIL;
	in->person_id = c->actor.person_id;
	in->name = c->actor.name;
	in->language = S("");
	in->given_on = c->now.today;
	in->revision = 1;
	rc = view_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) { /* the form's id is known: the same again, or other words from the same form */
		rc = view_load(c->db, c->a, k, in->id, &have, &c->err);
		if (rc == RC_OK && have.person_id == in->person_id && str_eq(have.words, in->words) &&
		    have.private == in->private)
			return RC_OK;
		in->id = id_new();
		rc = view_insert(c->db, c->a, k, in, &c->err);
	}
	return rc == RC_OK ? audit_write(c, k.pupil_id, &ACT_VIEW_ADD, "view", in->id, in->words) : rc;
}

static enum rc one_add(struct ctx *c, struct view *in)
{
	struct pupil_key k;

	TRY(gate_own(c, &ACT_ME_OPEN, &k));
	return view_put(c, k, in);
}

enum rc mypage_say(struct ctx *c, struct view *in)
{
	in->moment = VIEW_MOMENT_ANYTIME;
	in->method = VIEW_METHOD_WRITTEN;
	in->rating = 0;
	return one_add(c, in);
}

enum rc mypage_help(struct ctx *c, struct view *in)
{
	in->moment = VIEW_MOMENT_ANYTIME;
	in->method = VIEW_METHOD_WRITTEN;
	in->private = in->rating = 0;
	in->words = str_fmt(c->a, "%s%.*s", HELPS, STR_ARG(str_trim(in->words)));
	return one_add(c, in);
}

enum rc mypage_wish(struct ctx *c, struct view *in)
{
	in->moment = VIEW_MOMENT_REVIEW;
	in->method = VIEW_METHOD_WRITTEN;
	in->private = in->rating = 0;
	in->words = str_fmt(c->a, "%s%.*s", WISH, STR_ARG(str_trim(in->words)));
	return one_add(c, in);
}

enum rc mypage_feel(struct ctx *c, const struct feel_item *item, size_t n, struct view *in)
{
	struct mypage_view *v = NEW(c->a, struct mypage_view);
	struct pupil_key k;
	int64_t id = in->id;

	TRY(gate_own(c, &ACT_ME_OPEN, &k));
	TRY(mypage_load(c, v));
	for (size_t i = 0; i < n; i++)
		for (size_t m = 0; m < v->feels; m++) {
			struct str label = str_of(rating_word((enum rating)item[i].rating));

			if (v->feel[m].root_id != item[i].root_id || v->feel[m].rating == item[i].rating ||
			    label.n == 0)
				continue;
			TRY(view_put(c, k,
			             &(struct view){ .id = id + 1 + (int64_t)i,
			                             .moment = VIEW_MOMENT_ANYTIME,
			                             .method = VIEW_METHOD_SYMBOLS,
			                             .rating = item[i].rating,
			                             .words = str_fmt(c->a, "%.*s: %.*s", STR_ARG(v->feel[m].what),
			                                              STR_ARG(label)) }));
		}
	if (str_trim(in->words).n == 0)
		return RC_OK;
	in->moment = VIEW_MOMENT_ANYTIME;
	in->method = VIEW_METHOD_WRITTEN;
	in->private = in->rating = 0;
	return view_put(c, k, in);
}

/* ---- changing own words ---- */

static enum rc own_word(struct ctx *c, const struct action *action, int64_t id, struct pupil_key *k, struct view *out)
{
	TRY(gate_own(c, action, k));
	TRY(view_load(c->db, c->a, *k, id, out, &c->err));
	if (out->who != VIEW_WHO_PUPIL || out->person_id != c->actor.person_id)
		return RC_NONE;
	return RC_OK;
}

enum rc mypage_word(struct ctx *c, int64_t id, struct view *out)
{
	struct pupil_key k;
	return own_word(c, &ACT_ME_OPEN, id, &k, out);
}

enum rc mypage_change(struct ctx *c, const struct view *in, struct view *theirs)
{
	struct pupil_key k;
	struct view now;
	struct cycle y = { 0 };
	enum rc rc = own_word(c, &ACT_ME_OPEN, in->id, &k, theirs);

	if (rc != RC_OK)
		return rc;
	now = *theirs;
	if (str_eq(now.words, in->words) && now.private == in->private)
		return RC_OK; /* nothing changes, or the same form again */
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	if (in->private)
		now.cycle_id = 0;
	else if (now.private && date_none(y.closed_on))
		now.cycle_id = y.id;
	now.words = in->words;
	now.private = in->private;
	now.revision = in->revision;
	rc = view_update(c->db, c->a, k, &now, &c->err);
	return rc == RC_OK ? audit_write(c, k.pupil_id, &ACT_VIEW_CHANGE, "view", in->id, in->words) : rc;
}

enum rc mypage_take_away(struct ctx *c, int64_t id)
{
	struct view v;

	TRY(mypage_word(c, id, &v));
	if (!str_starts(v.words, str_of(HELPS)))
		return v.words.n == 0 ? RC_OK : RC_NONE;
	v.words = S("");
	return mypage_change(c, &v, &(struct view){ 0 });
}
