#include "ask/family_ask_rule.h"

static struct ask_wrong missing(const char *field, struct str why)
{
	return (struct ask_wrong){ field, why };
}

static struct ask_wrong meeting_wrong(const struct family_ask *v)
{
	if (v->whom == ASK_WHOM_NONE)
		return missing("whom", S("Choose whom you want to meet"));
	if (str_trim(v->why).n == 0)
		return missing("why", S("Write what it is about"));
	if (v->way == ASK_WAY_NONE)
		return missing("way", S("Choose how you want to meet"));
	return missing(NULL, STR_NONE);
}

static struct ask_wrong copy_wrong(const struct family_ask *v)
{
	if (v->paper == ASK_PAPER_NONE)
		return missing("paper", S("Choose what you want a copy of"));
	if (v->form == ASK_FORM_NONE)
		return missing("form", S("Choose how you want it"));
	if (v->form == ASK_FORM_LANGUAGE && str_trim(v->language).n == 0)
		return missing("language", S("Write which language"));
	return missing(NULL, STR_NONE);
}

static struct ask_wrong council_wrong(const struct family_ask *v, struct date today)
{
	if (date_none(v->council_on))
		return missing("council_on", S("Enter the day on which you asked"));
	if (date_cmp(v->council_on, today) > 0)
		return missing("council_on", S("The day cannot lie ahead"));
	if (date_diff(today, v->council_on) > 366)
		return missing("council_on", S("The day is more than a year ago"));
	return missing(NULL, STR_NONE);
}

struct ask_wrong ask_wrong_of(const struct family_ask *v, struct date today)
{
	switch (v->kind) {
	case ASK_MEETING:
		return meeting_wrong(v);
	case ASK_COPY:
		return copy_wrong(v);
	case ASK_COUNCIL:
		return council_wrong(v, today);
	case ASK_NONE:
		break;
	}
	return missing("kind", S("Choose what you ask for"));
}

bool ask_is_theirs(const struct family_ask *v, enum role hat)
{
	return hat == ROLE_SENCO || (hat == ROLE_TEACHER && v->kind == ASK_MEETING && v->whom == ASK_WHOM_TEACHER);
}

struct date council_by(struct date asked, int weeks)
{
	return date_add(asked, 7 * weeks);
}

struct str ask_words(struct arena *a, const struct family_ask *v)
{
	static const char *const MET[] = {
		[ASK_WAY_SCHOOL] = "at school", [ASK_WAY_PHONE] = "by phone", [ASK_WAY_VIDEO] = "by video call"
	};
	static const char *const MADE[] = {
		[ASK_FORM_PAPER] = "on paper", [ASK_FORM_LARGE] = "in large print", [ASK_FORM_AUDIO] = "read aloud"
	};

	switch (v->kind) {
	case ASK_MEETING:
		return str_fmt(a, "A meeting with %s, %s", v->whom == ASK_WHOM_TEACHER ? "the teacher" : "the SENCO",
		               v->way == ASK_WAY_NONE ? "at school" : MET[v->way]);
	case ASK_COPY:
		if (v->form == ASK_FORM_LANGUAGE)
			return str_fmt(a, "%s, in %.*s", ask_paper_word(v->paper), STR_ARG(v->language));
		return str_fmt(a, "%s, %s", ask_paper_word(v->paper),
		               v->form == ASK_FORM_NONE ? "on paper" : MADE[v->form]);
	case ASK_COUNCIL:
		return str_fmt(a, "You asked the council for an EHC needs assessment on %.*s",
		               STR_ARG(date_long(a, v->council_on)));
	case ASK_NONE:
		break;
	}
	return STR_NONE;
}
