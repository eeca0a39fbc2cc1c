#include "enquiry/enquiry_rule.h"

#include "core/record/check_rule.h"

struct enquiry_promise enquiry_promise_default(void)
{
	return (struct enquiry_promise){ ENQUIRY_DAYS, ENQUIRY_COPY_DAYS, ENQUIRY_MONTHS };
}

bool enquiry_promise_sound(const struct enquiry_promise *p)
{
	return p->days >= 1 && p->days <= ENQUIRY_DAYS_MOST && p->copy_days >= 1 && p->copy_days <= ENQUIRY_DAYS_MOST &&
	       p->months >= 1 && p->months <= ENQUIRY_MONTHS_MOST;
}

enum enquiry_desk enquiry_desk_for(enum role hat)
{
	return hat == ROLE_SENDIASS || hat == ROLE_OFFICER ? DESK_SERVICE : DESK_SCHOOL;
}

struct date enquiry_due(const struct calendar *c, const struct enquiry_promise *p, const struct enquiry *q,
                        struct date today)
{
	if (q->kind == ENQUIRY_KIND_SAY && !is_filled(q->reach))
		return DATE_NONE;
	return school_day_add(c, today, (int32_t)(q->kind == ENQUIRY_KIND_COPY ? p->copy_days : p->days));
}

struct enquiry_clock enquiry_clock(struct arena *a, const struct calendar *c, const struct enquiry *q,
                                   struct date today)
{
	struct enquiry_clock k = { 0 };
	int32_t n;

	if (date_none(q->answer_by)) {
		k.words = S("No answer asked for");
	} else if (date_cmp(today, q->answer_by) > 0) {
		n = school_days(c, date_add(q->answer_by, 1), today);
		k.late = n > 0 ? n : 1;
		k.words = str_fmt(a, "Promised for %.*s", STR_ARG(date_full(a, q->answer_by)));
	} else if (date_cmp(today, q->answer_by) == 0) {
		k.words = S("By the end of today");
	} else {
		k.words = str_fmt(a, "By %.*s", STR_ARG(date_full(a, q->answer_by)));
	}
	return k;
}

static void fault_add(struct enquiry_fault *out, size_t *n, bool wrong, const char *at, struct str text)
{
	if (wrong)
		out[(*n)++] = (struct enquiry_fault){ at, text };
}

size_t enquiry_check(const struct enquiry *q, struct enquiry_fault out[ENQUIRY_FAULTS])
{
	bool told = q->form == COPY_FORM_LANGUAGE || q->form == COPY_FORM_OTHER;
	size_t n = 0;

	if (q->kind == ENQUIRY_KIND_SAY) {
		fault_add(out, &n, q->clear == CLEAR_NONE, "clear", S("Choose yes, some of it, or no"));
		return n;
	}
	if (q->kind == ENQUIRY_KIND_ASK) {
		fault_add(out, &n, q->desk == DESK_NONE, "desk", S("Choose who should read it"));
		fault_add(out, &n, !is_filled(q->words), "words", S("Tell us what you want to ask"));
		fault_add(out, &n, !is_filled(q->reach), "reach", S("Tell us how we can answer you"));
		return n;
	}
	fault_add(out, &n, !is_filled(q->about), "about", S("Say which one you want"));
	fault_add(out, &n, q->form == COPY_FORM_NONE, "form", S("Choose how you would like it"));
	fault_add(out, &n, told && !is_filled(q->language), "language", S("Say which language, or which other way"));
	fault_add(out, &n, q->way == COPY_WAY_NONE, "way", S("Choose how we send it"));
	fault_add(out, &n, q->way == COPY_WAY_OFFICE && !is_filled(q->sender), "sender",
	          S("Enter a name, so that we can put it aside for you"));
	fault_add(out, &n, (q->way == COPY_WAY_POST || q->way == COPY_WAY_EMAIL) && !is_filled(q->reach), "reach",
	          S("Tell us where to send it"));
	return n;
}

bool enquiry_deed_fits(enum enquiry_kind kind, enum enquiry_deed deed)
{
	switch (deed) {
	case ENQUIRY_STEP_SPOKE:
	case ENQUIRY_STEP_WROTE:
	case ENQUIRY_STEP_MESSAGE:
	case ENQUIRY_STEP_NOBODY:
		return true;
	case ENQUIRY_STEP_SENT:
		return kind == ENQUIRY_KIND_COPY;
	case ENQUIRY_STEP_READ:
		return kind == ENQUIRY_KIND_SAY;
	default:
		return false;
	}
}

enum enquiry_state enquiry_after(enum enquiry_deed deed)
{
	if (deed == ENQUIRY_STEP_ASIDE)
		return ENQUIRY_ASIDE;
	return deed == ENQUIRY_STEP_MESSAGE || deed == ENQUIRY_STEP_NOBODY || deed == ENQUIRY_STEP_BACK ? ENQUIRY_NEW
	                                                                                                : ENQUIRY_DONE;
}

struct date enquiry_wipe_day(const struct enquiry_promise *p, struct date today)
{
	return date_add_months(today, (int32_t)-p->months);
}
