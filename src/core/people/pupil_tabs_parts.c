#include "core/people/pupil_tabs_parts.h"

#include <string.h>

static const struct {
	const char *rest;
	const char *text;
	enum cap cap;
} TABS[] = {
	{ "", "Overview", CAP_PUPIL_PROFILE },
	{ "/concerns", "Concerns", CAP_CONCERN },
	{ "/complaints", "Complaints", CAP_COMPLAINT },
	{ "/results", "Results", CAP_RESULTS },
	{ "/discussion", "Discussions", CAP_PUPIL_RECORD },
	{ "/decision", "Decisions", CAP_PUPIL_RECORD },
	{ "/observations", "Observations", CAP_OBSERVE },
	{ "/assess", "Assessment", CAP_PUPIL_RECORD },
	{ "/plans", "Plans", CAP_PUPIL_PROFILE },
	{ "/sessions", "Session log", CAP_PUPIL_RECORD },
	{ "/review", "Review", CAP_REVIEW },
	{ "/meetings", "Meetings", CAP_MEETING },
	{ "/messages", "Messages", CAP_REPLY_FAMILY },
	{ "/notices", "Letters", CAP_NOTICE },
	{ "/looked", "Who has looked", CAP_AUDIT },
};

void pupil_tabs(struct req *q, int64_t pupil_id, struct str first, const char *current)
{
	struct ui_link l[sizeof TABS / sizeof TABS[0]];
	size_t n = 0;

	for (size_t i = 0; i < sizeof TABS / sizeof TABS[0]; i++)
		if (role_can(q->c.actor.hat, TABS[i].cap))
			l[n++] = (struct ui_link){ .text = str_of(TABS[i].text),
				                   .url = url_pupil(q->a, pupil_id, TABS[i].rest),
				                   .current = strcmp(TABS[i].rest, current) == 0 };
	ui_tabs(&q->w, str_fmt(q->a, "%.*s’s record", STR_ARG(first)), l, n);
}
