/* Everybody who may ask, for the test of rights: people in every relation to ZARA of store_school, each with a session,
 * and one record of each kind about her. Who is what is said here in words; what they may do is said in the test. */
#pragma once

#include "support/store_school.h"
#include "support/test_web.h"

struct asker {
	const char *who; /* "teacher of another class" */
	char role;       /* letter of the role they act in */
	bool open;       /* their relation opens ZARA's record today */
	bool held;       /* the role is held today */
	int64_t person_id;
	struct str token;
};

/* S SENCO, H head, T teacher, A teaching assistant, G governor, P parent, U pupil, X specialist, I advice service,
 * D administrator. */
enum { ASKERS_MAX = 40 };

enum {
	OTHER_TEACHER = 130,
	PAST_TEACHER,
	OTHER_ASSISTANT,
	PAST_ASSISTANT,
	OTHER_PARENT,
	OTHER_PUPIL,
	PAST_SPECIALIST,
	GOVERNOR,
	ADVICE,
	ADMIN,
	PAST_SENCO,
	FORMER_TEACHER,
	HEAD_PARENT,
	YOUNG_PERSON, /* over compulsory school age, with an account and a plan */
	OTHER_CHILD = 505,
	YOUNG_PUPIL,
	A_DISCUSSION = 6001,
	A_DECISION,
	A_NOTICE,
	A_MESSAGE,
	A_VIEW,
	A_STATEMENT,
	A_MEETING,
	AN_UPLOAD,
	A_CONCERN,
	AN_INBOX,
	A_CIRCUMSTANCE,
	A_COMPLAINT,
	A_REVIEW, /* finished, of an earlier cycle */
	A_WITHDRAWN,
	AN_OBSERVATION = 6051, /* of the class teacher */
	A_ROUND,               /* the class teacher is asked */
	AN_ANSWER,
	AN_AGREEMENT = 6060, /* of ZARA */
	A_FILE = 6070,       /* a picture of her work, added by the class teacher, for everybody about her */
	AN_EHC_DATE = 6080,
	A_REASON = 6090,     /* for which a reminder rests */
	A_REPORT,            /* the annual one */
	A_CENSUS_REASON,     /* why a query of the census is right */
	A_MAPPING = 6100,    /* of the columns of a file */
	A_FEED = 6110,       /* of which a file waits */
	A_LATER = 6200,      /* a line of a file that waits to be put right */
	AN_ENQUIRY = 6210,   /* a question to the school */
	A_FAMILY_ASK = 6300, /* of ZARA’s mother: a meeting with the teacher */
	A_HELP = 6310,       /* a statement of help, to which ZARA’s mother said No */
	A_HELP_ANSWER,
	A_HOME = 6315,        /* of ZARA’s mother, sent today from home */
	A_HOME_OWN,           /* of ZARA herself */
	A_PUBLICATION = 6320, /* the accessibility plan as a draft; version 1 is published */
	A_PUBLICATION_LINE,   /* of it */
};

struct rights_world {
	struct site site;
	struct store_test t;
	struct asker asker[ASKERS_MAX];
	size_t n;
	struct str other_senco; /* of the other school in the same database */
};

int rights_world_setup(void **state);
int rights_world_teardown(void **state);
/* What imports leave (rights_world_import.c). */
void rights_world_import(struct rights_world *w);
/* What a family asked for and was told (rights_world_family.c). */
void rights_world_family(struct rights_world *w);
/* Session of one of them, in the role with this letter. */
struct str world_token(struct rights_world *w, int64_t person_id, char role);
/* One more session at the time of the site's clock. */
struct str world_sign_in(struct rights_world *w, int64_t school_id, int64_t person_id, const char *role);

/* Words that stand in the contact data and messages of AUNT, the other parent of ZARA. */
extern const char *const aunt_canary[];
extern const size_t aunt_canaries;
