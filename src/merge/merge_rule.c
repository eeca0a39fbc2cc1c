#include "merge/merge_rule.h"

#include "kit/base/utf8.h"

struct str merge_stops(const struct merge_facts *f)
{
	if (date_cmp(f->born[0], f->born[1]) != 0)
		return S("The dates of birth differ. Ask the office which one is right, and correct it first.");
	if (f->signs_in[0] && f->signs_in[1])
		return S("Both records have a sign-in of their own. End one of the two first.");
	if (f->has_open_cycle[0] && f->has_open_cycle[1])
		return S("Both records have a cycle that is open. Close one of the two first.");
	if (f->has_namesake)
		return S(
		    "Somebody who must not see one of the two records has the same name as a contact of the other. "
		    "Record the restriction there as well; if it is somebody else, end it with that reason when "
		    "the two are merged.");
	if (f->withdrawn_today)
		return S("Something was withdrawn from this record today and could still be taken back. Merge them "
		         "tomorrow.");
	return STR_NONE;
}

struct str merge_why_fault(struct arena *a, const char *one, struct str why)
{
	size_t n = utf8_len(why);

	if (n == 0)
		return str_fmt(a, "Say how you know that it is one %s", one);
	return n > MERGE_WHY_MAX ? str_fmt(a, "Use at most %d characters. You have %zu", MERGE_WHY_MAX, n) : STR_NONE;
}

bool merge_can_undo(struct date done, struct date today)
{
	return date_cmp(today, date_add(done, MERGE_UNDO_DAYS)) <= 0;
}
