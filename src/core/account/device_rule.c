#include "core/account/device_rule.h"

#include <string.h>

static bool is_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return false;
	return s.n == 2 * DEVICE_BYTES;
}

struct str device_token(struct str *cookie)
{
	while (cookie->n > 0) {
		struct str token = str_cut(*cookie, '.', cookie);

		if (is_token(token))
			return token;
	}
	return STR_NONE;
}

struct str device_cookie_with(struct arena *a, struct str cookie, struct str token)
{
	struct str kept[DEVICE_TOKENS];
	size_t n = 0;

	for (struct str t = device_token(&cookie); t.n > 0; t = device_token(&cookie)) {
		if (n == DEVICE_TOKENS - 1)
			memmove(kept, kept + 1, --n * sizeof kept[0]);
		kept[n++] = t;
	}
	kept[n++] = token;
	return str_join(a, kept, n, S("."));
}

/* In this order: each of them also names the ones below it. */
static const char *const BROWSER[] = { "Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari", NULL };
static const char *const SYSTEM[] = { "Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux", NULL };

enum { BROWSERS = sizeof BROWSER / sizeof BROWSER[0], SYSTEMS = sizeof SYSTEM / sizeof SYSTEM[0] };

#define ON(system)                                                                                                     \
	{                                                                                                              \
		"Edge on " system, "Opera on " system, "Samsung Internet on " system, "Firefox on " system,            \
		    "Chrome on " system, "Safari on " system, "A browser on " system                                   \
	}
static const char *const WORDS[SYSTEMS][BROWSERS] = { ON("Android"),
	                                              ON("an iPhone"),
	                                              ON("an iPad"),
	                                              ON("Windows"),
	                                              ON("a Mac"),
	                                              ON("Linux"),
	                                              ON("a device that does not say what it is") };

/* The place of the first word that is in the text; that of the NULL behind them when none is. */
static int first_in(struct str text, const char *const *word)
{
	int i = 0;

	while (word[i] != NULL && str_find(text, str_of(word[i])) < 0)
		i++;
	return i;
}

struct str agent_words(struct str user_agent)
{
	return str_of(WORDS[first_in(user_agent, SYSTEM)][first_in(user_agent, BROWSER)]);
}
