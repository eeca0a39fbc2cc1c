#include "statement/missed_rule.h"

struct str missed_why(struct arena *a, enum session_reason reason, struct str called, struct str helper)
{
	struct str who = helper.n > 0 ? helper : S("The helper");

	switch (reason) {
	case SESSION_REASON_COVER:
		return str_fmt(a, "%.*s was with another class", STR_ARG(who));
	case SESSION_REASON_STAFF_AWAY:
		return str_fmt(a, "%.*s was away", STR_ARG(who));
	case SESSION_REASON_PUPIL_AWAY:
		return called.n > 0 ? str_fmt(a, "%.*s was away", STR_ARG(called)) : S("You were away");
	case SESSION_REASON_TRIP:
		return S("There was a trip or an event");
	case SESSION_REASON_ROOM:
		return S("There was no room, or things were missing");
	case SESSION_REASON_PUPIL_NO:
		return called.n > 0 ? str_fmt(a, "%.*s did not want to", STR_ARG(called)) : S("You did not want to");
	case SESSION_REASON_OTHER:
		return S("There was another reason");
	case SESSION_REASON_NONE:
		break;
	}
	return S("Nobody wrote down why");
}
