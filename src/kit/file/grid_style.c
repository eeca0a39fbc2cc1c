#include "kit/file/grid_style.h"

#include <string.h>

static bool is_letter_of(char c, const char *letters)
{
	return c != '\0' && strchr(letters, c) != NULL;
}

/* What a format shows, from its first part: "dd/mm/yyyy;@". Quoted words, colours and places say nothing. */
struct grid_style grid_style_of(struct str f)
{
	bool day = false, month = false, time = false, elapsed = false, other = false;
	size_t zeros = 0, behind = 0;
	bool percent = false, dot = false;

	for (size_t i = 0; i < f.n && f.p[i] != ';'; i++) {
		char c = (char)(f.p[i] | 32);

		if (f.p[i] == '"' || f.p[i] == '[') {
			char end = f.p[i] == '"' ? '"' : ']';
			size_t from = i + 1;

			while (i + 1 < f.n && f.p[i + 1] != end)
				i++;
			elapsed =
			    elapsed || (end == ']' && i + 1 - from > 0 && is_letter_of((char)(f.p[from] | 32), "hms") &&
			                (char)(f.p[i] | 32) == (char)(f.p[from] | 32));
			i++;
		} else if (f.p[i] == '\\' || f.p[i] == '_' || f.p[i] == '*') {
			i++;
		} else {
			day = day || c == 'y' || c == 'd';
			month = month || c == 'm';
			time = time || c == 'h' || c == 's';
			zeros += f.p[i] == '0';
			behind += f.p[i] == '0' && dot;
			dot = dot || f.p[i] == '.';
			percent = percent || f.p[i] == '%';
			other = other || is_letter_of(c, "gen#?,.@e");
		}
	}
	if (str_starts(f, S("General")))
		return (struct grid_style){ SHOW_NUMBER, 0 };
	if (elapsed)
		return (struct grid_style){ SHOW_ELAPSED, 0 };
	if (day || (month && !time))
		return (struct grid_style){ time ? SHOW_DAY_TIME : SHOW_DAY, 0 };
	if (time)
		return (struct grid_style){ SHOW_TIME, 0 };
	if (percent)
		return (struct grid_style){ SHOW_PERCENT, (unsigned char)(behind < 9 ? behind : 9) };
	if (zeros > 1 && !other && zeros < 20)
		return (struct grid_style){ SHOW_ZEROS, (unsigned char)zeros };
	return (struct grid_style){ SHOW_NUMBER, 0 };
}

/* The formats that every program knows by number. */
struct grid_style grid_style_known(int64_t id)
{
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
		return (struct grid_style){ SHOW_DAY, 0 };
	if (id >= 18 && id <= 21)
		return (struct grid_style){ SHOW_TIME, 0 };
	if (id == 22)
		return (struct grid_style){ SHOW_DAY_TIME, 0 };
	if (id >= 32 && id <= 35)
		return (struct grid_style){ SHOW_TIME, 0 };
	if (id >= 45 && id <= 47)
		return (struct grid_style){ id == 46 ? SHOW_ELAPSED : SHOW_TIME, 0 };
	if (id == 9 || id == 10)
		return (struct grid_style){ SHOW_PERCENT, id == 10 ? 2 : 0 };
	return (struct grid_style){ SHOW_NUMBER, 0 };
}
