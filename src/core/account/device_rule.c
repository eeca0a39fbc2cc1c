#include "core/account/device_rule.h"

enum { BROWSERS = 6, SYSTEMS = 6 };

/* In this order: each of them also names the ones below it. */
static const char *const BROWSER[BROWSERS] = { "Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari" };
static const char *const SYSTEM[SYSTEMS] = { "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux" };

#define ON(system)                                                                                                     \
	{                                                                                                              \
		"Edge on " system, "Opera on " system, "Samsung Internet on " system, "Firefox on " system,            \
		    "Chrome on " system, "Safari on " system, "A browser on " system                                   \
	}
static const char *const WORDS[SYSTEMS + 1][BROWSERS + 1] = { ON("Android"),
	                                                      ON("an iPhone"),
	                                                      ON("an iPad"),
	                                                      ON("Windows"),
	                                                      ON("a Mac"),
	                                                      ON("Linux"),
	                                                      ON("a device that does not say what it is") };

static int first_in(struct str text, const char *const *word, int n)
{
	int i = 0;

	while (i < n && str_find(text, str_of(word[i])) < 0)
		i++;
	return i;
}

struct str agent_words(struct str user_agent)
{
	return str_of(WORDS[first_in(user_agent, SYSTEM, SYSTEMS)][first_in(user_agent, BROWSER, BROWSERS)]);
}
