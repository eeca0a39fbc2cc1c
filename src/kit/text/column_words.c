#include "kit/text/column_words.h"

struct column_word {
	enum column_owner owner;
	bool numbered;
	const char *key;
	const char *label;
};

static const struct column_word WORDS[COL_COUNT] = {
	[COL_NONE] = { OWNER_ROW, false, "", "Left out" },
	[COL_UPN] = { OWNER_CHILD, false, "upn", "UPN" },
	[COL_FORMER_UPN] = { OWNER_CHILD, false, "former_upn", "Former UPN" },
	[COL_NAME] = { OWNER_CHILD, false, "name", "Whole name" },
	[COL_TITLE] = { OWNER_STAFF, false, "title", "Title" },
	[COL_FAMILY] = { OWNER_CHILD, false, "surname", "Surname" },
	[COL_GIVEN] = { OWNER_CHILD, false, "forename", "Forename" },
	[COL_PREFERRED] = { OWNER_CHILD, false, "preferred", "Preferred forename" },
	[COL_PREFERRED_FAMILY] = { OWNER_CHILD, false, "preferred_surname", "Preferred surname" },
	[COL_NEED_RANK] = { OWNER_CHILD, false, "need_rank", "Rank of the need on this line" },
	[COL_NEED_START] = { OWNER_CHILD, false, "need_start", "Need: start date" },
	[COL_ENROLMENT] = { OWNER_CHILD, false, "enrolment", "Enrolment status" },
	[COL_BORN] = { OWNER_CHILD, false, "born", "Date of birth" },
	[COL_SEX] = { OWNER_CHILD, false, "sex", "Sex" },
	[COL_PRONOUN] = { OWNER_CHILD, false, "pronoun", "Pronouns" },
	[COL_YEAR] = { OWNER_CHILD, false, "year", "Year group" },
	[COL_CLASS] = { OWNER_CHILD, false, "class", "Class" },
	[COL_STATUS] = { OWNER_CHILD, false, "status", "SEN status" },
	[COL_STATUS_START] = { OWNER_CHILD, false, "status_start", "SEN status: start date" },
	[COL_NEED] = { OWNER_CHILD, true, "need", "Type of need" },
	[COL_LANGUAGE] = { OWNER_CHILD, false, "language", "First language" },
	[COL_JOINED] = { OWNER_CHILD, false, "joined", "Date of admission" },
	[COL_LEFT] = { OWNER_CHILD, false, "left", "Date of leaving" },
	[COL_CODE] = { OWNER_STAFF, false, "code", "Staff code" },
	[COL_JOB] = { OWNER_STAFF, false, "job", "Job title" },
	[COL_ROLE] = { OWNER_STAFF, false, "role", "Role" },
	[COL_EMAIL] = { OWNER_STAFF, false, "email", "E-mail" },
	[COL_PHONE] = { OWNER_STAFF, false, "phone", "Telephone" },
	[COL_TEACHER] = { OWNER_STAFF, true, "teacher", "Teacher" },
	[COL_TA] = { OWNER_STAFF, true, "ta", "Teaching assistant" },
	[COL_SUBJECT] = { OWNER_ROW, false, "subject", "Subject" },
	[COL_TAKEN_ON] = { OWNER_ROW, false, "taken_on", "Date of the test" },
	[COL_POINT] = { OWNER_ROW, false, "point", "Assessment point" },
	[COL_SCALE] = { OWNER_ROW, false, "scale", "Scale" },
	[COL_RESULT] = { OWNER_ROW, false, "result", "Result" },
	[COL_NOTE] = { OWNER_ROW, false, "note", "Note" },
	[COL_KIND] = { OWNER_ROW, false, "kind", "Kind" },
	[COL_VALUE] = { OWNER_ROW, false, "value", "Value" },
	[COL_FROM] = { OWNER_ROW, false, "from", "From" },
	[COL_UNTIL] = { OWNER_ROW, false, "until", "Until" },
	[COL_ARRIVED] = { OWNER_ROW, false, "arrived", "Date of arrival in England" },
	[COL_ATTENDANCE] = { OWNER_ROW, false, "attendance", "Attendance" },
	[COL_PUPIL_PREMIUM] = { OWNER_ROW, false, "pupil_premium", "Pupil premium" },
	[COL_FREE_MEALS] = { OWNER_ROW, false, "free_meals", "Free school meals" },
	[COL_SERVICE] = { OWNER_ROW, false, "service", "Service child" },
	[COL_EAL] = { OWNER_ROW, false, "eal", "English as an additional language" },
	[COL_PROFICIENCY] = { OWNER_ROW, false, "proficiency", "Proficiency in English" },
	[COL_LOOKED_AFTER] = { OWNER_ROW, false, "looked_after", "Looked after" },
	[COL_MEDICAL] = { OWNER_ROW, false, "medical", "Medical needs" },
	[COL_PUPIL_NAME] = { OWNER_CHILD, false, "pupil_name", "Whole name of the child" },
	[COL_PUPIL_FAMILY] = { OWNER_CHILD, false, "pupil_surname", "Surname of the child" },
	[COL_PUPIL_GIVEN] = { OWNER_CHILD, false, "pupil_forename", "Forename of the child" },
	[COL_CONTACT_NAME] = { OWNER_CONTACT, true, "contact_name", "Contact: whole name" },
	[COL_CONTACT_TITLE] = { OWNER_CONTACT, true, "contact_title", "Contact: title" },
	[COL_CONTACT_GIVEN] = { OWNER_CONTACT, true, "contact_forename", "Contact: forename" },
	[COL_CONTACT_FAMILY] = { OWNER_CONTACT, true, "contact_surname", "Contact: surname" },
	[COL_CONTACT_RELATIONSHIP] = { OWNER_CONTACT, true, "contact_relationship", "Contact: relationship" },
	[COL_CONTACT_RESPONSIBILITY] = { OWNER_CONTACT, true, "contact_responsibility",
	                                 "Contact: parental responsibility" },
	[COL_CONTACT_PHONE] = { OWNER_CONTACT, true, "contact_phone", "Contact: telephone" },
	[COL_CONTACT_EMAIL] = { OWNER_CONTACT, true, "contact_email", "Contact: e-mail" },
	[COL_CONTACT_ADDRESS] = { OWNER_CONTACT, true, "contact_address", "Contact: address" },
	[COL_CONTACT_LIVES_WITH] = { OWNER_CONTACT, true, "contact_lives_with", "Contact: lives with the child" },
	[COL_CONTACT_ORDER] = { OWNER_CONTACT, true, "contact_order", "Contact: order" },
	[COL_CONTACT_LANGUAGE] = { OWNER_CONTACT, true, "contact_language", "Contact: language" },
	[COL_CONTACT_INTERPRETER] = { OWNER_CONTACT, true, "contact_interpreter", "Contact: interpreter" },
	[COL_CONTACT_LETTERS] = { OWNER_CONTACT, true, "contact_letters", "Contact: gets letters" },
	[COL_CONTACT_RESTRICTED] = { OWNER_CONTACT, true, "contact_restricted", "Contact: court order or restriction" },
};

const char *column_owner_name(enum column_owner o)
{
	switch (o) {
	case OWNER_CHILD:
		return "The child";
	case OWNER_CONTACT:
		return "The contact";
	case OWNER_STAFF:
		return "Staff";
	case OWNER_ROW:
		break;
	}
	return "The row";
}

enum column_owner column_owner(enum column c)
{
	return WORDS[c].owner;
}

bool column_numbered(enum column c)
{
	return WORDS[c].numbered;
}

struct str column_key(struct arena *a, enum column c, int nth)
{
	return WORDS[c].numbered ? str_fmt(a, "%s.%d", WORDS[c].key, nth) : str_of(WORDS[c].key);
}

bool column_key_read(struct str key, enum column *c, int *nth)
{
	struct str number;
	struct str word = str_cut(key, '.', &number);
	int64_t n = 0;

	for (int i = COL_NONE + 1; i < COL_COUNT; i++) {
		if (WORDS[i].key == NULL || !str_is(word, WORDS[i].key))
			continue;
		if (WORDS[i].numbered ? !str_int(number, &n) || n < 1 || n > COLUMN_NTH_MAX : word.n != key.n)
			return false;
		*c = (enum column)i;
		*nth = (int)n;
		return true;
	}
	return false;
}

/* "Contact 2: surname", "Type of need 2" */
struct str column_label(struct arena *a, enum column c, int nth)
{
	struct str label = str_of(WORDS[c].label);
	struct str rest;
	struct str head = str_cut(label, ':', &rest);

	if (!WORDS[c].numbered)
		return label;
	if (head.n == label.n)
		return str_fmt(a, "%.*s %d", (int)label.n, label.p, nth);
	return str_fmt(a, "%.*s %d:%.*s", (int)head.n, head.p, nth, (int)rest.n, rest.p);
}
