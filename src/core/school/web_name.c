#include "core/school/web_name.h"

#include "kit/base/buf.h"
#include "kit/text/fold.h"

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_part(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

bool web_name_ok(struct str s)
{
	bool letter = false;

	if (s.n == 0 || s.n > WEB_NAME_MOST || !is_part(s.p[0]) || !is_part(s.p[s.n - 1]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_part(s.p[i]) && (s.p[i] != '-' || s.p[i - 1] == '-'))
			return false;
		letter = letter || is_letter(s.p[i]);
	}
	return letter;
}

struct str web_name_of(struct arena *a, struct str school)
{
	struct str rest = fold_key(a, school);
	struct buf b = buf_new(a, WEB_NAME_MOST);

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if (b.n + (b.n > 0) + word.n > WEB_NAME_MOST)
			break;
		if (b.n > 0)
			buf_char(&b, '-');
		buf_str(&b, word);
	}
	return web_name_ok(buf_view(&b)) ? buf_view(&b) : STR_NONE;
}
