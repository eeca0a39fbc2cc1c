#include "core/trail/unusual_rule.h"

enum { MINUTE_S = 60, HOUR_S = 3600 };

static bool by_a_person(enum unusual_kind kind)
{
	return kind == UNUSUAL_READING || kind == UNUSUAL_DEVICE || kind == UNUSUAL_RESET || kind == UNUSUAL_FOREIGN ||
	       kind == UNUSUAL_OLD;
}

int64_t unusual_slot(enum unusual_kind kind, bool many, int64_t at)
{
	return at - at % (many || kind == UNUSUAL_READING ? HOUR_S : MINUTE_S);
}

bool unusual_is_many(enum unusual_kind kind, int64_t rows_now, int64_t rows_day)
{
	return !by_a_person(kind) && (rows_now >= UNUSUAL_ROWS_MINUTE || rows_day >= UNUSUAL_ROWS_DAY);
}

bool unusual_is_full(enum unusual_kind kind, int64_t n)
{
	return (kind == UNUSUAL_WAIT || kind == UNUSUAL_LINK || kind == UNUSUAL_POST) && n >= UNUSUAL_FULL;
}

const char *unusual_advice(enum unusual_kind kind)
{
	switch (kind) {
	case UNUSUAL_SIGN_IN:
	case UNUSUAL_WAIT:
		return "Ask the person whether it was them. If not, they choose a new password under their name. From "
		       "an "
		       "address that nobody knows: whoever runs the server can block it.";
	case UNUSUAL_CODE:
	case UNUSUAL_LINK:
		return "A letter may be hard to read: print a new one for who asks. If nobody asks, somebody is "
		       "guessing. "
		       "Guesses get slower by themselves, and no code can be found that way.";
	case UNUSUAL_CARD:
		return "Ask the teacher of the class. A child who mixes the pictures up is let in again, or gets a new "
		       "card. If it was somebody else, keep the device in sight: from others no card can be tried.";
	case UNUSUAL_POST:
		return "Often a page that was open too long. Again and again from one place, it is an attempt to send "
		       "something in another person's name. Nothing was changed.";
	case UNUSUAL_FOREIGN:
		return "Often a right that ended. Again and again, ask the person what they were trying to do. Nothing "
		       "was changed.";
	case UNUSUAL_OLD:
		return "Somebody sat at an open page and did not know its password. Ask the person; if it was not "
		       "them, "
		       "they sign out on all devices by choosing a new one.";
	case UNUSUAL_RESET:
		return "Ask the person whether they asked for it. If not, switch off the account at once and make a "
		       "new "
		       "letter.";
	case UNUSUAL_DEVICE:
		return "Ask the person whether it was them. Their own page asks them, too, and ends what was not them.";
	case UNUSUAL_READING:
		return "Ask the person what it was for. If it was not them, switch off the account; the access history "
		       "of each pupil says what was opened. It may have to be reported within 72 hours.";
	case UNUSUAL_NONE:
		break;
	}
	return "";
}

int64_t reading_wait(int64_t limit, int64_t count, int64_t last_at, int64_t now)
{
	int64_t left = last_at + READING_PAUSE - now;

	if (count < 2 * limit || left <= 0)
		return 0;
	return left < READING_PAUSE ? left : READING_PAUSE;
}
