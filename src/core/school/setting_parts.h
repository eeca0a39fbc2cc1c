/* Pages of settings list themselves beside their routes, and /settings shows those that the role may open:
 *
 *   SETTING(setting_concerns, .order = 40, .path = "/settings/concerns", .title = "Concerns",
 *           .about = "By when every concern has an answer", .cap = CAP_SETTINGS); */
#pragma once

#include "core/rights/caps_rule.h"

struct setting {
	int order;
	const char *path;
	const char *title;
	const char *about;
	enum cap cap;
	bool school_only; /* an advice service has nothing to set there */
	struct {
		const char *title, *about;
	} service; /* what it is called in an advice service; NULL: the same */
};

#define SETTING(var, ...)                                                                                              \
	static const struct setting var = { __VA_ARGS__ };                                                             \
	static const struct setting *const var##_listed __attribute__((section("apdr_setting"), used)) = &var

size_t setting_count(void);
const struct setting *setting_at(size_t i);
