#include "core/account/letters_rule.h"

enum letters_hand letters_hand(const struct letters_facts *f)
{
	if (f->service)
		return HAND_OFFICER;
	if (f->heads > 0)
		return HAND_HEAD;
	return f->sencos > 0 ? HAND_SENCO : f->before > 0 ? HAND_NOBODY : HAND_ADMIN;
}

bool letters_may_print(const struct letters_facts *f, enum role hat, bool lead)
{
	switch (letters_hand(f)) {
	case HAND_HEAD:
		return hat == ROLE_HEAD;
	case HAND_SENCO:
		return hat == ROLE_SENCO;
	case HAND_ADMIN:
		return hat == ROLE_ADMIN && lead;
	case HAND_OFFICER:
		return hat == ROLE_OFFICER;
	case HAND_NOBODY:
		break;
	}
	return false;
}

struct str letters_hand_words(enum letters_hand hand)
{
	static const char *const WORDS[] = {
		[HAND_HEAD] = "the head",
		[HAND_SENCO] = "the SENCO",
		[HAND_ADMIN] = "you",
		[HAND_OFFICER] = "an officer of the service",
		[HAND_NOBODY] = "nobody here: whoever runs the server makes a link instead, with apdr user invite",
	};

	return str_of(WORDS[hand]);
}
