#include "letters/letter.h"

#include "complain/complaint_ways.h"
#include "core/school/school_sql.h"

enum { ADDRESS_LINES = 8 };

/* Lines of an address that was typed with line ends or with commas. */
static size_t lines_add(struct str *line, size_t n, size_t max, struct str text)
{
	char sep = str_find(text, S("\n")) >= 0 ? '\n' : ',';

	while (text.n > 0 && n < max) {
		struct str one = str_trim(str_cut(text, sep, &text));

		if (one.n > 0)
			line[n++] = one;
	}
	return n;
}

static enum rc senco_of(struct ctx *c, struct str *name, struct str *formal)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n && name->n == 0; i++) {
		if (!s[i].senco)
			continue;
		*name = name_full(c->a, s[i].given, s[i].family);
		*formal = name_formal(c->a, s[i].title, s[i].given, s[i].family);
	}
	return RC_OK;
}

enum rc letter_frame_load(struct ctx *c, bool large_print, struct letter_frame *out)
{
	struct school school;
	struct area_help help;
	struct str *head = NEW_ARRAY(c->a, struct str, ADDRESS_LINES);
	struct str *step = NEW_ARRAY(c->a, struct str, COMPLAINT_STAGES_MOST);
	struct str formal = STR_NONE;
	struct complaint_ways ways;

	*out = (struct letter_frame){ .large_print = large_print, .made_utc = c->now.utc, .written_on = c->now.today };
	TRY(school_load(c->db, c->a, c->actor.school_id, &school, &c->err));
	TRY(area_help_load(c, &help));
	TRY(senco_of(c, &out->from_name, &formal));
	TRY(complaint_ways_load(c, &ways));
	head[out->n_school++] = school.name;
	out->n_school = lines_add(head, out->n_school, ADDRESS_LINES - 1, school.address);
	if (school.phone.n > 0)
		head[out->n_school++] = school.phone;
	out->school = head;
	out->from_role = S("SENCO");
	out->signposts = (struct paper_signposts){ .talk_to = formal,
		                                   .phone = school.phone,
		                                   .email = school.email,
		                                   .step = step,
		                                   .steps = complaint_way_lines(c->a, &ways, step),
		                                   .advice_name = help.service,
		                                   .advice_phone = help.phone,
		                                   .advice_hours = help.hours,
		                                   .advice_email = help.email,
		                                   .advice_site = help.site,
		                                   .local_offer = help.local_offer };
	return RC_OK;
}

void letter_frame_to(struct arena *a, struct letter_frame *f, struct str name, struct str address)
{
	struct str *line = NEW_ARRAY(a, struct str, ADDRESS_LINES);

	line[0] = name;
	f->to = line;
	f->n_to = lines_add(line, 1, ADDRESS_LINES, address);
	f->greeting = str_fmt(a, "Dear %.*s", STR_ARG(name));
}
