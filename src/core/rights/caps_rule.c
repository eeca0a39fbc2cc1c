#include "core/rights/caps_rule.h"

#include <stdint.h>

#define B(c) (UINT64_C(1) << (c))

static const struct {
	const char *key;
	const char *label;
	const char *home;
	uint64_t caps;
} ROLES[ROLE_COUNT] = {
	[ROLE_NONE] = { "", "", "/", 0 },
	[ROLE_SENCO] = { "senco", "SENCO", "/today",
	                 B(CAP_PUPIL_LIST) | B(CAP_PUPIL_PROFILE) | B(CAP_PUPIL_RECORD) | B(CAP_DISCUSSION) |
	                     B(CAP_DECIDE) | B(CAP_NOTICE) | B(CAP_ASSESS) | B(CAP_PLAN_WRITE) | B(CAP_PLAN_SHARE) |
	                     B(CAP_PLAN_ACK) | B(CAP_SESSION_LOG) | B(CAP_PROGRESS_LOG) | B(CAP_REVIEW) |
	                     B(CAP_MEETING) | B(CAP_REPLY_FAMILY) | B(CAP_DUTIES) | B(CAP_SCHOOL_NAMES) |
	                     B(CAP_SCHOOL_COUNTS) | B(CAP_CONTACTS) | B(CAP_IMPORT) | B(CAP_SETTINGS) | B(CAP_AUDIT) |
	                     B(CAP_RESULTS) | B(CAP_RESULTS_WRITE) | B(CAP_SCREEN) | B(CAP_SCREEN_DECIDE) |
	                     B(CAP_CONCERN) | B(CAP_CONCERN_ANSWER) | B(CAP_OBSERVE) | B(CAP_ROUND_ASK) |
	                     B(CAP_ROUND_ANSWER) | B(CAP_COMPLAINT) | B(CAP_SPECIAL) | B(CAP_PUT_RIGHT) | B(CAP_FILE) |
	                     B(CAP_FILE_ADD) | B(CAP_ENROL) | B(CAP_INVITE) | B(CAP_LETTERS) | B(CAP_CARDS) |
	                     B(CAP_DOSSIER) | B(CAP_TAKE_OUT) | B(CAP_ENQUIRY) | B(CAP_AREA) | B(CAP_PUBLISH) |
	                     B(CAP_PRACTICE) },
	[ROLE_HEAD] = { "head", "Headteacher", "/school",
	                B(CAP_PUPIL_LIST) | B(CAP_PUPIL_PROFILE) | B(CAP_PUPIL_RECORD) | B(CAP_PLAN_ACK) |
	                    B(CAP_DUTIES) | B(CAP_REPLY_FAMILY) | B(CAP_SCHOOL_NAMES) | B(CAP_SCHOOL_COUNTS) |
	                    B(CAP_CONTACTS) | B(CAP_AUDIT) | B(CAP_RESULTS) | B(CAP_SCREEN) | B(CAP_CONCERN) |
	                    B(CAP_OBSERVE) | B(CAP_COMPLAINT) | B(CAP_PUT_RIGHT) | B(CAP_WITHDRAWN) | B(CAP_FILE) |
	                    B(CAP_FILE_ADD) | B(CAP_LETTERS) | B(CAP_DOSSIER) | B(CAP_UNUSUAL) | B(CAP_TAKE_OUT) |
	                    B(CAP_ENQUIRY) | B(CAP_AREA) | B(CAP_PUBLISH) },
	[ROLE_TEACHER] = { "teacher", "Teacher", "/class",
	                   B(CAP_PUPIL_LIST) | B(CAP_PUPIL_PROFILE) | B(CAP_PUPIL_RECORD) | B(CAP_DISCUSSION) |
	                       B(CAP_ASSESS) | B(CAP_PLAN_WRITE) | B(CAP_PLAN_ACK) | B(CAP_SESSION_LOG) |
	                       B(CAP_PROGRESS_LOG) | B(CAP_REVIEW) | B(CAP_MEETING) | B(CAP_MY_CLASS) | B(CAP_RESULTS) |
	                       B(CAP_RESULTS_WRITE) | B(CAP_SCREEN) | B(CAP_SCREEN_DECIDE) | B(CAP_CONCERN) |
	                       B(CAP_OBSERVE) | B(CAP_ROUND_ANSWER) | B(CAP_PUT_RIGHT) | B(CAP_FILE) | B(CAP_FILE_ADD) |
	                       B(CAP_CARDS) | B(CAP_TAKE_OUT) | B(CAP_PUBLISH) },
	[ROLE_TA] = { "ta", "Teaching assistant", "/sessions",
	              B(CAP_PUPIL_LIST) | B(CAP_PUPIL_PROFILE) | B(CAP_PLAN_ACK) | B(CAP_SESSION_LOG) |
	                  B(CAP_MY_SESSIONS) | B(CAP_CONCERN) | B(CAP_OBSERVE) | B(CAP_ROUND_ANSWER) |
	                  B(CAP_PUT_RIGHT) | B(CAP_FILE) | B(CAP_FILE_ADD) | B(CAP_PUBLISH) },
	[ROLE_GOVERNOR] = { "governor", "Governor", "/school", B(CAP_SCHOOL_COUNTS) | B(CAP_PUBLISH) },
	[ROLE_PARENT] = { "parent", "Parent or carer", "/family", B(CAP_FAMILY) },
	[ROLE_PUPIL] = { "pupil", "Pupil", "/me", B(CAP_OWN_PAGE) },
	[ROLE_SPECIALIST] = { "specialist", "Specialist", "/pupils",
	                      B(CAP_PUPIL_LIST) | B(CAP_PUPIL_PROFILE) | B(CAP_PUPIL_RECORD) | B(CAP_FILE) },
	[ROLE_SENDIASS] = { "sendiass", "SENDIASS adviser", "/desk",
	                    B(CAP_ENQUIRY) | B(CAP_AREA) | B(CAP_ADVISE) | B(CAP_DESK) },
	[ROLE_ADMIN] = { "admin", "IT administrator", "/accounts",
	                 B(CAP_ACCOUNTS) | B(CAP_SETTINGS) | B(CAP_LETTERS) | B(CAP_UNUSUAL) | B(CAP_AREA) |
	                     B(CAP_PRACTICE) },
	[ROLE_OFFICER] = { "sendiass", "Officer", "/desk",
	                   B(CAP_ENQUIRY) | B(CAP_AREA) | B(CAP_DESK) | B(CAP_SETTINGS) | B(CAP_ACCOUNTS) |
	                       B(CAP_LETTERS) | B(CAP_UNUSUAL) },
};

_Static_assert(CAP_COUNT <= 64, "a set of capabilities is one number");
static const uint64_t IN_SERVICE = B(CAP_PUBLIC) | B(CAP_SIGNED_IN) | B(CAP_ENQUIRY) | B(CAP_AREA) | B(CAP_DESK) |
                                   B(CAP_SETTINGS) | B(CAP_ACCOUNTS) | B(CAP_LETTERS) | B(CAP_UNUSUAL);

static const struct {
	const char *name;
	const char *label;
} CAPS[CAP_COUNT] = {
	[CAP_UNSET] = { "UNSET", "" },
	[CAP_PUBLIC] = { "PUBLIC", "Open to everybody" },
	[CAP_SIGNED_IN] = { "SIGNED_IN", "Every signed-in person" },
	[CAP_PUPIL_LIST] = { "PUPIL_LIST", "See lists of own pupils by name" },
	[CAP_PUPIL_PROFILE] = { "PUPIL_PROFILE", "See a pupil's profile, strategies and support" },
	[CAP_PUPIL_RECORD] = { "PUPIL_RECORD", "See a pupil's plans, outcomes, reviews and history" },
	[CAP_DISCUSSION] = { "DISCUSSION", "Record an early discussion" },
	[CAP_DECIDE] = { "DECIDE", "Decide on SEN Support and needs" },
	[CAP_NOTICE] = { "NOTICE", "Tell parents formally and keep proof" },
	[CAP_ASSESS] = { "ASSESS", "Write the assessment of needs" },
	[CAP_PLAN_WRITE] = { "PLAN_WRITE", "Write a plan" },
	[CAP_PLAN_SHARE] = { "PLAN_SHARE", "Share a plan" },
	[CAP_PLAN_ACK] = { "PLAN_ACK", "Confirm having read a plan" },
	[CAP_SESSION_LOG] = { "SESSION_LOG", "Log sessions" },
	[CAP_PROGRESS_LOG] = { "PROGRESS_LOG", "Log a check of an outcome" },
	[CAP_REVIEW] = { "REVIEW", "Write a review" },
	[CAP_MEETING] = { "MEETING", "Book and record meetings" },
	[CAP_REPLY_FAMILY] = { "REPLY_FAMILY", "Answer a family" },
	[CAP_DUTIES] = { "DUTIES", "See what is due in the school" },
	[CAP_MY_CLASS] = { "MY_CLASS", "A teacher's own page" },
	[CAP_MY_SESSIONS] = { "MY_SESSIONS", "A teaching assistant's day" },
	[CAP_FAMILY] = { "FAMILY", "A parent's page of their child" },
	[CAP_OWN_PAGE] = { "OWN_PAGE", "A pupil's own page" },
	[CAP_SCHOOL_NAMES] = { "SCHOOL_NAMES", "See the whole school by name" },
	[CAP_SCHOOL_COUNTS] = { "SCHOOL_COUNTS", "See counts, small numbers hidden" },
	[CAP_CONTACTS] = { "CONTACTS", "See contact data of families" },
	[CAP_IMPORT] = { "IMPORT", "Import roll, staff, contacts, classes, results and circumstances" },
	[CAP_ACCOUNTS] = { "ACCOUNTS", "Manage accounts" },
	[CAP_SETTINGS] = { "SETTINGS", "Change settings of the installation" },
	[CAP_AUDIT] = { "AUDIT", "See a record’s access history" },
	[CAP_RESULTS] = { "RESULTS", "See results and circumstances" },
	[CAP_RESULTS_WRITE] = { "RESULTS_WRITE", "Enter and correct results and circumstances" },
	[CAP_SCREEN] = { "SCREEN", "See who makes less than expected progress" },
	[CAP_SCREEN_DECIDE] = { "SCREEN_DECIDE", "Decide about a pupil on that list" },
	[CAP_CONCERN] = { "CONCERN", "Record a concern" },
	[CAP_CONCERN_ANSWER] = { "CONCERN_ANSWER", "Compare, decide and answer a concern" },
	[CAP_OBSERVE] = { "OBSERVE", "Record and read observations" },
	[CAP_ROUND_ASK] = { "ROUND_ASK", "Ask everybody who teaches a pupil" },
	[CAP_ROUND_ANSWER] = { "ROUND_ANSWER", "Answer such a question" },
	[CAP_COMPLAINT] = { "COMPLAINT", "See, answer and close complaints of families" },
	[CAP_SPECIAL] = { "SPECIAL", "Import health and looked-after status" },
	[CAP_PUT_RIGHT] = { "PUT_RIGHT", "Withdraw or move an entry one wrote; the SENCO any" },
	[CAP_WITHDRAWN] = { "WITHDRAWN", "Read the words of what was withdrawn" },
	[CAP_FILE] = { "FILE", "Read a pupil's files, each by its own readers" },
	[CAP_FILE_ADD] = { "FILE_ADD", "Add files to a pupil's record" },
	[CAP_ENROL] = { "ENROL", "Add and correct pupils, their contacts and restrictions" },
	[CAP_INVITE] = { "INVITE", "Invite a pupil and the family, print their letters and cards" },
	[CAP_LETTERS] = { "LETTERS", "Print the letters of staff" },
	[CAP_CARDS] = { "CARDS", "Help small children to sign in with their cards" },
	[CAP_DOSSIER] = { "DOSSIER", "Make a dossier of a pupil's record" },
	[CAP_TAKE_OUT] = { "TAKE_OUT", "Take a list of own pupils out as a file" },
	[CAP_ENQUIRY] = { "ENQUIRY", "Answer what comes by the public pages" },
	[CAP_ADVISE] = { "ADVISE", "Read the page of a family that said yes" },
	[CAP_PUBLISH] = { "PUBLISH", "See what the school must publish, and do one’s own step of it" },
	[CAP_UNUSUAL] = { "UNUSUAL", "See what is unusual: sign-ins, refused forms, fast reading" },
	[CAP_AREA] = { "AREA", "Keep the profile of the local area" },
	[CAP_DESK] = { "DESK", "Today of the advice service: what waits there" },
	[CAP_PRACTICE] = { "PRACTICE", "Change how the school works with pupils" },
};

bool cap_in_service(enum cap c)
{
	return c > CAP_UNSET && c < CAP_COUNT && (IN_SERVICE & B(c)) != 0;
}

enum role role_here(bool service, enum role given)
{
	if (!service)
		return given == ROLE_OFFICER ? ROLE_SENDIASS : given;
	if (given == ROLE_SENDIASS || given == ROLE_OFFICER)
		return ROLE_OFFICER;
	return given == ROLE_ADMIN ? ROLE_ADMIN : ROLE_NONE;
}

bool role_given(bool service, enum role r)
{
	return r != ROLE_NONE && role_here(service, r) == r;
}

bool role_can(enum role r, enum cap c)
{
	if (c == CAP_PUBLIC)
		return true;
	if (r <= ROLE_NONE || r >= ROLE_COUNT || c <= CAP_UNSET || c >= CAP_COUNT)
		return false;
	if (c == CAP_SIGNED_IN)
		return true;
	return (ROLES[r].caps & B(c)) != 0;
}

const char *role_key(enum role r)
{
	return ROLES[r].key;
}

const char *role_label(enum role r)
{
	return ROLES[r].label;
}

const char *role_home(enum role r)
{
	return ROLES[r].home;
}

enum role role_of(struct str key)
{
	for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
		if (str_is(key, ROLES[r].key))
			return (enum role)r;
	return ROLE_NONE;
}

bool role_is_staff(enum role r)
{
	return r == ROLE_SENCO || r == ROLE_HEAD || r == ROLE_TEACHER || r == ROLE_TA;
}

const char *cap_name(enum cap c)
{
	return CAPS[c].name;
}

const char *cap_label(enum cap c)
{
	return CAPS[c].label;
}
