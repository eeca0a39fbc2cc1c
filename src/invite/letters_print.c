#include "invite/letters_print.h"

#include "core/school/school_sql.h"

enum { LINES = 6 };

static size_t lines_add(struct str *line, size_t n, struct str text)
{
	char sep = str_find(text, S("\n")) >= 0 ? '\n' : ',';

	while (text.n > 0 && n < LINES) {
		struct str one = str_trim(str_cut(text, sep, &text));

		if (one.n > 0)
			line[n++] = one;
	}
	return n;
}

/* What people type: without "https://". */
static struct str typed_url(struct ctx *c, struct str base, const char *rest)
{
	if (str_starts(base, S("https://")))
		base = str_sub(base, 8, base.n);
	else if (str_starts(base, S("http://")))
		base = str_sub(base, 7, base.n);
	while (str_ends(base, S("/")))
		base = str_sub(base, 0, base.n - 1);
	return str_fmt(c->a, "%.*s%s", STR_ARG(base), rest);
}

enum rc letters_frame(struct ctx *c, struct str base, bool large, struct invite_papers *out)
{
	struct school school;

	*out = (struct invite_papers){ .written_on = c->now.today, .made_utc = c->now.utc, .large = large };
	TRY(school_load(c->db, c->a, c->actor.school_id, &school, &c->err));
	out->school[out->schools++] = school.name;
	out->schools = lines_add(out->school, out->schools, school.address);
	out->phone = school.phone;
	if (school.phone.n > 0 && out->schools < LINES)
		out->school[out->schools++] = school.phone;
	out->start = typed_url(c, base, "/start");
	out->cards = typed_url(c, base, "/card");
	return RC_OK;
}

void letter_to(struct letter_invite *l, struct str name, struct str address)
{
	l->to[0] = name;
	l->tos = lines_add(l->to, 1, address);
}
