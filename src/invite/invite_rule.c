#include "invite/invite_rule.h"

static enum invite_can by_right(const struct invite_facts *f)
{
	if (f->restricted)
		return INVITE_RESTRICTED;
	if (f->responsibility != RESPONSIBILITY_YES && !f->lives_with)
		return f->responsibility == RESPONSIBILITY_NO ? INVITE_NO_RIGHT : INVITE_UNSURE;
	return f->needs_yes && !f->said_yes ? INVITE_THEIR_YES : INVITE_CAN;
}

enum invite_can invite_can(const struct invite_facts *f)
{
	enum invite_can right = f->is_pupil ? INVITE_CAN : by_right(f);

	if (f->is_pupil && f->left)
		return INVITE_LEFT;
	if (right != INVITE_CAN)
		return right;
	if (f->is_off)
		return INVITE_OFF;
	if (f->has_account && f->works_here && !f->is_family)
		return INVITE_AS_STAFF;
	if (f->has_account && f->works_here && !f->has_password)
		return INVITE_BY_HEAD;
	if ((f->has_account && f->has_password) || f->has_card)
		return INVITE_IN;
	return f->letter_open ? INVITE_WAITS : INVITE_CAN;
}

bool invite_takes_tick(enum invite_can can)
{
	return can == INVITE_CAN || can == INVITE_AS_STAFF;
}

bool invite_prints(enum invite_can can, bool letter_open)
{
	return letter_open && (can == INVITE_WAITS || can == INVITE_IN);
}

struct str invite_why_not(enum invite_can can)
{
	static const char *const WHY[] = {
		[INVITE_CAN] = "",
		[INVITE_WAITS] = "",
		[INVITE_IN] = "",
		[INVITE_AS_STAFF] = "",
		[INVITE_BY_HEAD] = "Works here: the head gives the letter",
		[INVITE_OFF] = "The account is switched off. The administrator can switch it on",
		[INVITE_RESTRICTED] = "Must not see this record",
		[INVITE_NO_RIGHT] = "No parental responsibility, and the pupil does not live with them",
		[INVITE_UNSURE] = "It is not recorded whether they have parental responsibility",
		[INVITE_THEIR_YES] = "The young person decides, and has not said yes",
		[INVITE_LEFT] = "Has left the school",
	};

	return str_of(WHY[can]);
}

bool card_fits(struct date born, struct date today)
{
	return date_age(born, today) <= CARD_AGE_MOST;
}

bool card_may(bool young_is_near, bool left, bool has_class)
{
	return !young_is_near && !left && has_class;
}
