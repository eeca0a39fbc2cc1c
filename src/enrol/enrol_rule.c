#include "enrol/enrol_rule.h"

#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "core/record/check_rule.h"

enum { LEFT_AHEAD_MOST = 400 };

static struct enrol_fault fault(const char *field, struct str why)
{
	return (struct enrol_fault){ field, why };
}

static struct enrol_fault born_fault(struct date born, struct date today)
{
	if (date_none(born) || date_cmp(born, today) > 0)
		return fault("born", S("Enter the date of birth: not in the future"));
	if (date_age(born, today) > PUPIL_AGE_MOST)
		return fault("born", S("This would make the pupil older than 25"));
	return fault(NULL, STR_NONE);
}

struct enrol_fault pupil_fault(const struct pupil *p, struct date today)
{
	struct enrol_fault f = born_fault(p->born, today);
	enum upn_state upn = upn_check(p->upn);

	if (str_trim(p->family).n == 0)
		return fault("family", S("Enter the last name"));
	if (f.field != NULL)
		return f;
	if (upn != UPN_EMPTY && !upn_usable(upn))
		return fault("upn", upn_message(upn));
	if (p->year_group != YEAR_OTHER && (p->year_group < YEAR_NURSERY_1 || p->year_group > YEAR_LAST))
		return fault("year_group", S("Choose the year group"));
	if (!date_none(p->joined_on) && date_cmp(p->joined_on, p->born) < 0)
		return fault("joined_on", S("This day is before the date of birth"));
	if (!date_none(p->joined_on) && !date_none(p->left_on) && date_cmp(p->joined_on, p->left_on) > 0)
		return fault("joined_on", S("This day is after the last day"));
	return fault(NULL, STR_NONE);
}

struct enrol_fault left_fault(const struct pupil *p, struct date last, struct date today)
{
	if (date_none(last))
		return fault("left_on", S("Enter the last day on roll"));
	if (!date_none(p->joined_on) && date_cmp(last, p->joined_on) < 0)
		return fault("left_on", S("This day is before the pupil joined"));
	if (date_cmp(last, date_add(today, LEFT_AHEAD_MOST)) > 0)
		return fault("left_on", S("This day is more than a year ahead"));
	return fault(NULL, STR_NONE);
}

struct enrol_fault back_fault(const struct pupil *p, struct date from)
{
	if (date_none(from))
		return fault("joined_on", S("Enter the day on which they came back"));
	if (!date_none(p->left_on) && date_cmp(from, p->left_on) <= 0)
		return fault("joined_on", S("This day is not after the last day"));
	return fault(NULL, STR_NONE);
}

struct enrol_fault restriction_fault(const struct restriction *r, struct date today)
{
	if (!is_filled(r->what))
		return fault("what", S("Write what is ordered or decided"));
	if (!is_filled(r->paper))
		return fault("paper", S("Write which paper it rests on, or who decided it"));
	if (date_none(r->starts))
		return fault("starts", S("Enter the first day"));
	if (date_cmp(r->starts, today) > 0)
		return fault("starts",
		             S("It works from today on: a first day that is still to come would leave a gap"));
	if (!date_none(r->paper_on) && date_cmp(r->paper_on, today) > 0)
		return fault("paper_on", S("The date of the paper is in the future"));
	if (!date_none(r->until_on) && date_cmp(r->until_on, r->starts) < 0)
		return fault("until_on", S("This day is before the first"));
	return fault(NULL, STR_NONE);
}

struct enrol_fault adult_fault(struct str family, struct str relationship, struct str email)
{
	if (!is_filled(family))
		return fault("family", S("Enter the last name"));
	if (!is_filled(relationship))
		return fault("relationship", S("Write who they are to the pupil"));
	if (email.n > 0 && str_find(email, S("@")) < 1)
		return fault("email", S("Email: write an address with an @ in it, or leave it empty"));
	return fault(NULL, STR_NONE);
}
