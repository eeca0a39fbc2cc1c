/* Where families can turn: stands at the end of each document for them. The values come from the school and from the
 * area profile; what is empty is left out. */
#pragma once

#include "kit/paper/paper.h"

struct paper_signposts {
	struct str talk_to; /* "Mr Price or Mrs Adeyemi" */
	struct str phone;   /* of the school */
	struct str email;
	const struct str *step; /* of a complaint, a line each, in order */
	size_t steps;
	struct str advice_name; /* the information, advice and support service */
	struct str advice_phone;
	struct str advice_hours; /* "Monday to Friday, 9.30am to 3pm" */
	struct str advice_email;
	struct str advice_site;
	struct str local_offer; /* web addresses, as text */
	struct str sen_report;
};

/* "If you are not happy, or want advice": whom to talk to, the independent service, the right to ask for an
 * assessment. */
void paper_signposts(struct paper *p, const struct paper_signposts *s);
