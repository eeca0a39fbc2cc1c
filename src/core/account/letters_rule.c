#include "core/account/letters_rule.h"

enum letters_hand letters_hand(const struct letters_facts *f)
{
	return f->heads > 0 ? HAND_HEAD : f->sencos > 0 ? HAND_SENCO : HAND_ADMIN;
}

bool letters_may_print(const struct letters_facts *f, enum role hat, bool lead)
{
	enum letters_hand hand = letters_hand(f);

	return hand == HAND_HEAD    ? hat == ROLE_HEAD
	       : hand == HAND_SENCO ? hat == ROLE_SENCO
	                            : hat == ROLE_ADMIN && lead;
}

struct str letters_hand_words(enum letters_hand hand)
{
	static const char *const WORDS[] = {
		[HAND_HEAD] = "the head", [HAND_SENCO] = "the SENCO", [HAND_ADMIN] = "you"
	};

	return str_of(WORDS[hand]);
}
