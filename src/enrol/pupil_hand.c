#include "enrol/pupil_hand.h"

#include "kit/base/id.h"
#include "core/people/member_sql.h"
#include "core/people/upn_rule.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/text/fold.h"

ACTION(ACT_PUPIL_DETAILS, "pupil.details", "Read what the register says");
ACTION(ACT_PUPIL_BY_HAND, "pupil.hand_add", "Added the pupil by hand");
ACTION(ACT_PUPIL_CORRECT, "pupil.hand_change", "Corrected what the register says");
ACTION(ACT_PUPIL_LEAVE, "pupil.hand_left", "Noted the last day on roll");
ACTION(ACT_PUPIL_RETURN, "pupil.hand_back", "Noted that the pupil came back");

/* What imports write too. The class and being on roll are compared by their words. */
static const char *const FIELDS[] = { "upn", "former_upn", "given",    "family",     "preferred", "born",
	                              "sex", "pronoun",    "language", "year_group", "joined_on", NULL };

static struct pupil_key key_of(const struct pupil *p)
{
	return (struct pupil_key){ p->school_id, p->id };
}

enum rc pupil_hand_load(struct ctx *c, int64_t pupil_id, struct pupil_hand *out)
{
	struct pupil_key k;

	*out = (struct pupil_hand){ 0 };
	TRY(gate_cap(c, CAP_ENROL));
	TRY(class_list(c->db, c->a, c->actor.school_id, &out->class, &out->classes, &c->err));
	if (pupil_id == 0)
		return RC_OK;
	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_PUPIL_DETAILS, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(hand_load(c, S("pupil"), pupil_id, &out->marks));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static void tidy(struct ctx *c, struct pupil *p)
{
	p->upn = upn_clean(c->a, p->upn);
	p->former_upn = upn_clean(c->a, p->former_upn);
	p->given = fold_compose(c->a, fold_spaces(c->a, p->given));
	p->family = fold_compose(c->a, fold_spaces(c->a, p->family));
	p->preferred = fold_compose(c->a, fold_spaces(c->a, p->preferred));
	if (str_eq(p->preferred, p->given))
		p->preferred = STR_NONE;
	p->name_key = fold_name(c->a, p->family, p->given, p->preferred);
}

static enum rc class_name_find(struct ctx *c, int64_t class_id, struct str *out)
{
	struct school_class *k;
	size_t n;

	*out = STR_NONE;
	if (class_id == 0)
		return RC_OK;
	TRY(class_list(c->db, c->a, c->actor.school_id, &k, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (k[i].id == class_id)
			*out = k[i].name;
	return out->n > 0 ? RC_OK : RC_NONE;
}

static enum rc fault_put(struct enrol_fault *f, struct enrol_fault is)
{
	*f = is;
	return is.field == NULL ? RC_OK : RC_INVALID;
}

static enum rc same_check(struct ctx *c, const struct pupil *p, bool is_other, struct enrol_fault *f,
                          struct same_pupils *same)
{
	TRY(pupils_same(c->db, c->a, c->actor.school_id, p->upn, p->name_key, p->born, p->id, &same->item, &same->n,
	                &c->err));
	if (same->n > 0 && same->item[0].has_upn)
		return fault_put(f, (struct enrol_fault){ "upn",
		                                          S("This number belongs to another pupil of the school") });
	if (same->n > 0 && !is_other)
		return fault_put(f, (struct enrol_fault){ "same", S("A pupil with this name and date of birth is here "
		                                                    "already. Say whether it is the same one") });
	return RC_OK;
}

/* The stretch in the class of old ends the day before, and one in the new begins. */
static enum rc class_move(struct ctx *c, const struct pupil *was, const struct pupil *is, struct date from)
{
	struct member now;
	struct date last = date_add(from, -1);

	TRY(member_now(c->db, c->a, key_of(is), &now, &c->err));
	if (now.id != 0)
		TRY(member_end(c->db, c->a, key_of(is), now.id, date_later(last, now.starts), &c->err));
	else if (was->class_id != 0)
		TRY(member_insert(c->db, c->a, key_of(is), id_new(), was->class_id, was->year_group,
		                  date_none(was->joined_on) ? was->born : was->joined_on, last, &c->err));
	if (is->class_id == 0 || !date_none(is->left_on))
		return RC_OK;
	return member_insert(c->db, c->a, key_of(is), id_new(), is->class_id, is->year_group, from, DATE_NONE, &c->err);
}

static enum rc marks_note(struct ctx *c, const struct hand_marks *m, const struct pupil *was, const struct pupil *is)
{
	struct str before, after;

	TRY(hand_note_fields(c, m, &pupil_rec, is->id, FIELDS, was, is));
	TRY(class_name_find(c, was != NULL ? was->class_id : 0, &before));
	TRY(class_name_find(c, is->class_id, &after));
	return hand_note(c, m, S("pupil"), is->id, "class_id", before, after);
}

enum rc pupil_hand_save(struct ctx *c, int64_t pupil_id, const struct pupil *typed, struct pupil *theirs,
                        struct enrol_fault *f)
{
	struct pupil mine = *typed;
	struct same_pupils same = { 0 };
	struct hand_marks m;
	struct pupil_key k;
	struct str name;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_PUPIL_CORRECT, &k));
	TRY(pupil_load(c->db, c->a, k, theirs, &c->err));
	mine.id = pupil_id;
	mine.person_id = theirs->person_id;
	mine.left_on = theirs->left_on;
	tidy(c, &mine);
	TRY(fault_put(f, pupil_fault(&mine, c->now.today)));
	TRY(class_name_find(c, mine.class_id, &name));
	TRY(same_check(c, &mine, true, f, &same));
	if (record_same(&pupil_rec, &mine, theirs))
		return RC_OK;
	if (mine.revision != theirs->revision)
		return RC_CONFLICT;
	TRY(hand_load(c, S("pupil"), pupil_id, &m));
	TRY(pupil_update(c->db, c->a, k, &mine, &c->err));
	if (mine.class_id != theirs->class_id)
		TRY(class_move(c, theirs, &mine, c->now.today));
	TRY(marks_note(c, &m, theirs, &mine));
	return audit_write(c, pupil_id, &ACT_PUPIL_CORRECT, "pupil", pupil_id, mine.name_key);
}

/* As long as no import says otherwise, nobody is known to have special educational needs. */
static enum rc begin(struct ctx *c, const struct pupil *p)
{
	struct date from = date_none(p->joined_on) ? c->now.today : p->joined_on;
	struct status s = { .school_id = p->school_id,
		            .pupil_id = p->id,
		            .id = id_new(),
		            .code = STATUS_N,
		            .starts = from,
		            .reason = S("Added by hand"),
		            .decided_by = c->actor.person_id };

	TRY(status_begin(c->db, c->a, key_of(p), &s, &c->err));
	if (p->class_id == 0)
		return RC_OK;
	return member_insert(c->db, c->a, key_of(p), id_new(), p->class_id, p->year_group, from, DATE_NONE, &c->err);
}

enum rc pupil_hand_add(struct ctx *c, const struct pupil *typed, bool is_other, struct enrol_fault *f,
                       struct same_pupils *same)
{
	struct pupil mine = *typed, have;
	const struct hand_marks none = { 0 };
	struct str name;
	enum rc rc;

	*same = (struct same_pupils){ 0 };
	*f = (struct enrol_fault){ 0 };
	TRY(gate_cap(c, CAP_ENROL));
	TRY(mine.id > 0 ? RC_OK : RC_NONE);
	mine.school_id = c->actor.school_id;
	rc = pupil_load(c->db, c->a, key_of(&mine), &have, &c->err);
	if (rc != RC_NONE)
		return rc; /* this form was sent already */
	mine.person_id = 0;
	mine.left_on = DATE_NONE;
	mine.revision = 1;
	tidy(c, &mine);
	TRY(fault_put(f, pupil_fault(&mine, c->now.today)));
	TRY(class_name_find(c, mine.class_id, &name));
	TRY(same_check(c, &mine, is_other, f, same));
	TRY(pupil_insert(c->db, c->a, &mine, &c->err));
	TRY(begin(c, &mine));
	TRY(marks_note(c, &none, NULL, &mine));
	TRY(hand_note(c, &none, S("pupil"), mine.id, "left_on", STR_NONE, hand_roll(c->a, DATE_NONE)));
	return audit_write(c, mine.id, &ACT_PUPIL_BY_HAND, "pupil", mine.id, mine.name_key);
}

static enum rc roll_set(struct ctx *c, struct pupil_key k, struct pupil *p, struct date left_on)
{
	struct str was = hand_roll(c->a, p->left_on);
	struct hand_marks m;

	TRY(hand_load(c, S("pupil"), p->id, &m));
	p->left_on = left_on;
	TRY(pupil_update(c->db, c->a, k, p, &c->err));
	return hand_note(c, &m, S("pupil"), p->id, "left_on", was, hand_roll(c->a, left_on));
}

enum rc pupil_hand_leave(struct ctx *c, int64_t pupil_id, struct date last, struct enrol_fault *f)
{
	struct pupil_key k;
	struct member now;
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_PUPIL_LEAVE, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(fault_put(f, left_fault(&p, last, c->now.today)));
	if (date_cmp(p.left_on, last) == 0)
		return RC_OK; /* sent twice */
	TRY(roll_set(c, k, &p, last));
	TRY(member_now(c->db, c->a, k, &now, &c->err));
	if (now.id != 0)
		TRY(member_end(c->db, c->a, k, now.id, date_later(last, now.starts), &c->err));
	return audit_write(c, pupil_id, &ACT_PUPIL_LEAVE, "pupil", pupil_id, date_iso(c->a, last));
}

enum rc pupil_hand_stay(struct ctx *c, int64_t pupil_id, int64_t member)
{
	struct pupil_key k;
	struct pupil p;
	struct str last;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_PUPIL_RETURN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	if (date_none(p.left_on))
		return RC_OK; /* somebody has taken it back already */
	last = date_iso(c->a, p.left_on);
	TRY(roll_set(c, k, &p, DATE_NONE));
	if (member != 0)
		TRY(member_goes_on(c->db, c->a, k, member, &c->err));
	return audit_write(c, pupil_id, &ACT_PUPIL_RETURN, "pupil", pupil_id, last);
}

enum rc pupil_hand_return(struct ctx *c, int64_t pupil_id, struct date from, struct enrol_fault *f)
{
	struct pupil_key k;
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, CAP_ENROL, &ACT_PUPIL_RETURN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*f = (struct enrol_fault){ 0 };
	if (date_none(p.left_on))
		return RC_OK; /* sent twice */
	TRY(fault_put(f, back_fault(&p, from)));
	TRY(roll_set(c, k, &p, DATE_NONE));
	if (p.class_id != 0)
		TRY(member_insert(c->db, c->a, k, id_new(), p.class_id, p.year_group, from, DATE_NONE, &c->err));
	return audit_write(c, pupil_id, &ACT_PUPIL_RETURN, "pupil", pupil_id, date_iso(c->a, from));
}
