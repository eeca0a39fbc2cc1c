/* Roles and what each may do: the only table of rights by function. Rows (whose pupils) are the table pupil_scope;
 * both have to agree. Default is no. Source: domain.md 2.9, 6.8; access model in docs/permissions.md (generated). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "kit/base/str.h"

enum role {
	ROLE_NONE,
	ROLE_SENCO,
	ROLE_HEAD,
	ROLE_TEACHER,
	ROLE_TA,
	ROLE_GOVERNOR,
	ROLE_PARENT,
	ROLE_PUPIL,
	ROLE_SPECIALIST,
	ROLE_SENDIASS, /* the independent advice service: public information only */
	ROLE_ADMIN,
	ROLE_OFFICER, /* the role sendiass where the installation is the service's own: role_here */
	ROLE_COUNT
};

enum cap {
	CAP_UNSET,          /* a route with this does not compile */
	CAP_PUBLIC,         /* everybody, signed in or not */
	CAP_SIGNED_IN,      /* every signed-in person */
	CAP_PUPIL_LIST,     /* lists of own pupils by name */
	CAP_PUPIL_PROFILE,  /* P2: who the pupil is, what every teacher must know, support in the plan */
	CAP_PUPIL_RECORD,   /* P3: plans, outcomes, reviews, meetings, statements, history */
	CAP_DISCUSSION,     /* note an early discussion */
	CAP_DECIDE,         /* decide on SEN support and needs */
	CAP_NOTICE,         /* tell parents formally, keep proof */
	CAP_ASSESS,         /* statements of need, views taken by staff */
	CAP_PLAN_WRITE,     /* draft and change a plan */
	CAP_PLAN_SHARE,     /* share a plan */
	CAP_PLAN_ACK,       /* confirm having read a plan */
	CAP_SESSION_LOG,    /* log sessions given */
	CAP_PROGRESS_LOG,   /* log a check of an outcome */
	CAP_REVIEW,         /* write and finish a review */
	CAP_MEETING,        /* book and record meetings */
	CAP_REPLY_FAMILY,   /* answer messages of a family */
	CAP_DUTIES,         /* today: what is due in the school */
	CAP_MY_CLASS,       /* a teacher's own page */
	CAP_MY_SESSIONS,    /* a teaching assistant's day */
	CAP_FAMILY,         /* a parent's page of their child */
	CAP_OWN_PAGE,       /* a pupil's own page */
	CAP_SCHOOL_NAMES,   /* the whole school by name: where everybody is, what is late */
	CAP_SCHOOL_COUNTS,  /* counts with small numbers hidden */
	CAP_CONTACTS,       /* contact data of families */
	CAP_IMPORT,         /* bring in roll, staff, contacts, classes, results, circumstances */
	CAP_ACCOUNTS,       /* invite, disable, reset accounts; no pupil text */
	CAP_SETTINGS,       /* school, terms, rules */
	CAP_AUDIT,          /* who has looked */
	CAP_RESULTS,        /* see results and circumstances of own pupils */
	CAP_RESULTS_WRITE,  /* enter and correct results and circumstances */
	CAP_SCREEN,         /* the list of less than expected progress */
	CAP_SCREEN_DECIDE,  /* decide about a pupil on it */
	CAP_CONCERN,        /* record a concern about own pupils */
	CAP_CONCERN_ANSWER, /* compare, decide and answer; match what came by the public page */
	CAP_OBSERVE,        /* note an observation and read those about own pupils */
	CAP_ROUND_ASK,      /* ask everybody who teaches a pupil */
	CAP_ROUND_ANSWER,   /* answer such a question */
	CAP_COMPLAINT,      /* complaints of families: read, answer, move, close; those about the SENCO only the head */
	CAP_SPECIAL,        /* bring in health and looked-after status by a file */
	CAP_PUT_RIGHT,      /* withdraw or move what one wrote; the SENCO: any entry */
	CAP_WITHDRAWN,      /* read the words of what was withdrawn */
	CAP_FILE,           /* read files of own pupils, each by its own readers */
	CAP_FILE_ADD,       /* add a file, change what is said about one's own */
	CAP_ENROL,          /* a pupil by hand: add, correct, leave, come back; contacts, restrictions, the new year */
	CAP_INVITE,         /* invite a pupil and the family; their letters and cards */
	CAP_LETTERS,        /* print the letters of staff: who may today is core/account/letters_rule */
	CAP_CARDS,          /* help small children to come in with their cards */
	CAP_DOSSIER,        /* a pupil's record as one document that may leave the school */
	CAP_UNUSUAL,        /* what was noticed: wrong sign-ins, refused forms, fast reading; with addresses */
	CAP_TAKE_OUT,       /* lists of pupils as files that leave the school's eyes */
	CAP_ENQUIRY,        /* what comes by the public pages about no pupil; each desk its own */
	CAP_AREA,           /* the profile of the local area: keep it; public data */
	CAP_ADVISE,         /* the page of a family that said yes to this adviser */
	CAP_PUBLISH,        /* what the school must publish: see it; who writes, sends, decides is publish_rule */
	CAP_DESK,           /* today of who answers for the advice service */
	CAP_PRACTICE,       /* how a school works with pupils: its year, scales, clocks, what its pages show */
	CAP_COUNT
};

/* An installation is a school's, or one of an information, advice and support service, which keeps no record of a pupil
 * (docs/decisions/0054). There only some of the capabilities are there at all, whoever holds them. */
bool cap_in_service(enum cap c);
/* What a role that was given is in such an installation, or in a school's: "sendiass" is the officer who runs the
 * service, "admin" stays; all others are ROLE_NONE in a service. */
enum role role_here(bool service, enum role given);
/* May this role be given to somebody by hand? In a service officer and administrator, in a school all others. */
bool role_given(bool service, enum role r);

bool role_can(enum role r, enum cap c);
const char *role_key(enum role r);   /* "senco" as in role_grant.role; the officer has the key of ROLE_SENDIASS */
const char *role_label(enum role r); /* "SENCO" */
enum role role_of(struct str key);   /* ROLE_NONE when unknown */
const char *cap_name(enum cap c);    /* "PUPIL_LIST" for documents */
const char *cap_label(enum cap c);   /* in words */
/* Staff roles see every pupil they hold as staff; family roles get the family look. */
bool role_is_staff(enum role r);
/* The page a role begins on. */
const char *role_home(enum role r);
