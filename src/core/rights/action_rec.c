#include "core/rights/action_rec.h"

extern const struct action *const __start_apdr_action[] __attribute__((weak));
extern const struct action *const __stop_apdr_action[] __attribute__((weak));

size_t action_count(void)
{
	return (size_t)(__stop_apdr_action - __start_apdr_action);
}

const struct action *action_at(size_t i)
{
	return __start_apdr_action[i];
}

struct str action_words(struct str key)
{
	for (size_t i = 0; i < action_count(); i++)
		if (str_is(key, action_at(i)->key))
			return str_of(action_at(i)->words);
	return key;
}
