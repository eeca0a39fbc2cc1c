#include "kit/text/columns.h"

#include <string.h>

#include "kit/text/fold.h"

enum {
	R = 1 << IMPORT_ROLL,
	T = 1 << IMPORT_STAFF,
	C = 1 << IMPORT_CONTACTS,
	L = 1 << IMPORT_CLASSES,
	V = 1 << IMPORT_RESULTS,
	U = 1 << IMPORT_CIRCUMSTANCES,
	P = C | V | U, /* about a pupil who is already here */
};

/* Synonyms are written tight (fold_tight) and separated by bars, the surest first; # stands for a number. nth is for
 * headings that say the number in words. */
struct synonyms {
	enum column column;
	int kinds;
	int nth;
	const char *words;
};

static const struct synonyms table[] = {
	{ COL_UPN, R | P, 0, "upn|uniquepupilnumber|upnnumber|currentupn|phonicsupn|ks1upn|ks2upn|mtcupn" },
	{ COL_FORMER_UPN, R, 0, "formerupn|previousupn" },
	{ COL_FAMILY, R | T, 0, "legalsurname|legalfamilyname|legallastname|surname|familyname|lastname" },
	{ COL_GIVEN, R | T, 0,
	  "legalforename|legalfirstname|legalgivenname|forename|firstname|givenname|forenames|givennames" },
	{ COL_PREFERRED, R, 0,
	  "preferredforename|preferredfirstname|preferredgivenname|preferredname|knownas|chosenname|callingname" },
	{ COL_PREFERRED_FAMILY, R, 0,
	  "preferredsurname|preferredlastname|preferredfamilyname|chosensurname|knownassurname" },
	{ COL_NAME, R | T, 0, "fullname|name|legalname|surnameforename|displayname|fulllegalname|legalfullname" },
	{ COL_NAME, R, 0, "student|pupil|child|learner" },
	{ COL_TITLE, T, 0, "title|salutation" },
	{ COL_BORN, R | P, 0, "dateofbirth|dob|birthdate|birthday|born|phonicsdob|ks1dob|ks2dob|mtcdob" },
	{ COL_SEX, R, 0, "sex|legalsex|gender|legalgender|phonicssex" },
	{ COL_PRONOUN, R, 0, "pronouns|pronoun" },
	{ COL_YEAR, R | L, 0,
	  "ncyear|ncyearactual|ncyeargroup|nationalcurriculumyear|nationalcurriculumyeargroup|yeargroup|year|yeargp|yr|"
	  "curriculumyear|currentyear|currentncyear|yeargrp|phonicsncyearactual|yearlevel|ncy|currentyeargroup|"
	  "curriculumyeargroup|academicyeargroup|yeargroupname|yeargroupcode|schoolyeargroup" },
	{ COL_CLASS, R | L, 0,
	  "reggroup|registrationgroup|reg|registration|regform|registrationform|class|classname|form|formgroup|"
	  "tutorgroup|"
	  "classgroup|group|mainclass|coursesclasses|reggrp|regclass|formclass|classreg|regclassname|classcode" },
	{ COL_STATUS, R, 0,
	  "senprovision|senprovisioncode|currentsenprovision|senstatus|currentsenstatus|sendstatus|sendprovision|"
	  "senstage|"
	  "sencode|sendcode|sen|send|senregister|sendregister|onsenregister|onsendregister|senregisterstatus|"
	  "senregisterstage|"
	  "sencodeofpractice|sensupportstatus" },
	{ COL_STATUS_START, R, 0,
	  "senprovisionstartdate|senprovisionstart|senstatusstartdate|senstatusstart|senstartdate|senstart|"
	  "senstatusdate|"
	  "startdateofsenprovision" },
	{ COL_NEED, R, 0,
	  "sentype#|senneed#|sendneed#|sendtype#|senneedtype#|sentypecode#|typeofneed#|areaofneed#|need#|"
	  "sentypeofneed#" },
	{ COL_NEED, R, 1,
	  "primaryneed|primarysenneed|primarysentype|senprimaryneed|primarysendneed|primaryneedtype|mainneed|sentype|"
	  "senneed|senneedtype|sendneed|primarytypeofneed|senneedprimary|sentypeprimary|needprimary" },
	{ COL_NEED, R, 2,
	  "secondaryneed|secondarysenneed|secondarysentype|sensecondaryneed|secondarysendneed|secondaryneedtype|"
	  "senneedsecondary|sentypesecondary|needsecondary" },
	{ COL_NEED, R, 3, "tertiaryneed|thirdneed|tertiarysenneed|senneedtertiary" },
	{ COL_NEED_RANK, R, 0,
	  "senneedranking|senneedrank|sentyperank|sentyperanking|needrank|needranking|rankofneed|sendneedrank|"
	  "sendneedranking|senrank|senranking|sentypepriority|senneedpriority" },
	{ COL_NEED_START, R, 0,
	  "senneedstartdate|senneedstart|needstartdate|needstart|sentypestartdate|sentypestart|sendneedstartdate|"
	  "startdateofneed" },
	{ COL_ENROLMENT, R, 0,
	  "enrolstatus|enrolmentstatus|enrollmentstatus|enrolmentstatuscode|enrolstatuscode|currentenrolmentstatus|"
	  "rollstatus|onrollstatus|registrationstatus|onroll|isonroll|currentlyonroll" },
	{ COL_LANGUAGE, R, 0, "firstlanguage|homelanguage|mothertongue|firstlanguagename|language" },
	{ COL_JOINED, R, 0,
	  "dateofadmission|admissiondate|doa|dateofentry|entrydate|datejoined|joined|enrolmentdate|startdate" },
	{ COL_LEFT, R | T, 0, "dateofleaving|leavingdate|dol|dateleft|left|leaver|enddate" },
	{ COL_CODE, T, 0, "staffcode|teachercode|staffinitials|initials|code|employeecode|staffid" },
	{ COL_JOB, T, 0, "jobtitle|job|post|position|jobrole" },
	{ COL_ROLE, T, 0, "apdrrole|accessrole|role|roles|access|systemrole" },
	{ COL_EMAIL, T, 0, "workemail|schoolemail|email|emailaddress|workemailaddress|schoolemailaddress|mainemail" },
	{ COL_PHONE, T, 0, "workphone|phone|telephone|worktelephone|mobile|phonenumber|telephonenumber" },
	{ COL_TEACHER, L, 0, "teacher#|tutor#|staff#|classteacher#|teachercode#" },
	{ COL_TEACHER, L, 1,
	  "classteacher|teacher|formtutor|tutor|registrationtutor|maintutor|teachername|teachercode|teacheremail|"
	  "supervisor|mainsupervisor|staff|staffcode|mainteacher|leadteacher|teachers|staffname|teacherinitials|"
	  "maintutor|regtutor|classteachers|formteacher|teacherinitialssurname" },
	{ COL_TA, L, 0, "teachingassistant#|ta#|lsa#|supportstaff#" },
	{ COL_TA, L, 1,
	  "teachingassistant|teachingassistants|ta|tas|lsa|learningsupportassistant|supportstaff|classta|assistant" },
	{ COL_SUBJECT, L | V, 0, "subject|course|subjectname" },
	{ COL_TAKEN_ON, V, 0,
	  "date|assessmentdate|testdate|dateofassessment|dateoftest|resultdate|datetaken|testdatetaken|datecompleted|"
	  "completiondate|dateoftesting" },
	{ COL_POINT, V, 0,
	  "assessmentpoint|point|assessment|term|period|datadrop|resultset|resultsetname|testwindow|assessmentwindow" },
	{ COL_SCALE, V, 0, "scale|measure|resulttype|testname|test|testtaken|assessmentname|assessmenttype" },
	{ COL_RESULT, V, 0, "result|score|value|grade|mark" },
	{ COL_NOTE, V | U, 0, "note|notes|comment|comments|details|words" },
	{ COL_KIND, U, 0, "kind|type|circumstance|category|what" },
	{ COL_VALUE, U, 0,
	  "value|percentage|percent|attendance|attendancepercentage|proficiency|proficiencyinenglish|level|code" },
	{ COL_FROM, U, 0, "from|start|startdate|datefrom|starts|since|date" },
	{ COL_UNTIL, U, 0, "until|to|end|enddate|dateto|ends" },
	{ COL_ARRIVED, U, 0,
	  "dateofarrival|arrived|arrivaldate|arrivedinuk|dateofarrivalinuk|arrivaldateinuk|arrivedon" },
	{ COL_ATTENDANCE, U, 0,
	  "attend|attendancerate|overallattendance|attendanceytd|totalattendance|attendanceoverall|percentattendance|"
	  "percentageattendance|attendanceyeartodate|att" },
	{ COL_PUPIL_PREMIUM, U, 0,
	  "pupilpremium|pupilpremiumindicator|pp|ppindicator|pupilpremiumeligible|pupilpremiumrecipient|"
	  "pupilpremiumflag|pupilpremiumeligibility|eligibleforpupilpremium" },
	{ COL_FREE_MEALS, U, 0,
	  "fsm|freeschoolmeals|freemeals|fsmeligible|fsmeligibility|eligibleforfreemeals|eligibleforfreeschoolmeals|"
	  "freeschoolmeal" },
	{ COL_SERVICE, U, 0,
	  "servicechild|service|servicepupil|servicechildren|servicechildineducation|serviceindicator|servicefamily|"
	  "servicepremium|"
	  "parentinarmedforces" },
	{ COL_EAL, U, 0, "eal|englishasanadditionallanguage|ealstatus|ealpupil|englishadditionallanguage" },
	{ COL_PROFICIENCY, U, 0,
	  "englishproficiency|proficiencyinenglishcode|ealproficiency|ealstage|ealproficiencycode" },
	{ COL_LOOKED_AFTER, U, 0,
	  "lookedafter|lac|cla|lookedafterchild|childlookedafter|childreninlookedaftercare|incare|lookedafterstatus|"
	  "lookedafterindicator|lookedafternoworbefore|currentlylookedafter|incarestatus|lacstatus|childincare" },
	{ COL_MEDICAL, U, 0,
	  "medical|medicalconditions|medicalcondition|medicalneeds|medicalneed|medicalflag|medicalnotes|"
	  "hasmedicalcondition|healthcareplan|ihcp" },
	{ COL_PUPIL_NAME, V | U, 0, "fullname|name|legalname|surnameforename|displayname" },
	{ COL_PUPIL_FAMILY, V | U, 0,
	  "legalsurname|legalfamilyname|legallastname|surname|familyname|lastname|phonicssurname|ks1surname|ks2surname|"
	  "mtcsurname" },
	{ COL_PUPIL_GIVEN, V | U, 0,
	  "legalforename|legalfirstname|legalgivenname|forename|firstname|givenname|forenames|givennames|"
	  "phonicsforenames|ks1forenames|ks2forenames|mtcforename" },
	{ COL_PUPIL_NAME, P, 0, "pupilname|studentname|childname|learnername|pupil|student|child" },
	{ COL_PUPIL_FAMILY, P, 0,
	  "pupillegalsurname|pupilsurname|pupilfamilyname|pupillastname|studentlegalsurname|studentsurname|"
	  "studentlastname|"
	  "childsurname|childlastname" },
	{ COL_PUPIL_GIVEN, P, 0,
	  "pupillegalforename|pupilforename|pupilfirstname|pupilgivenname|studentlegalforename|studentforename|"
	  "studentfirstname|childforename|childfirstname" },
};

/* What stands behind "Contact 1" or alone in a file of contacts. */
static const struct synonyms contact_table[] = {
	{ COL_CONTACT_NAME, R | C, 0, "fullname|name||contactname|contactfullname|contact" },
	{ COL_CONTACT_TITLE, R | C, 0, "title|salutation" },
	{ COL_CONTACT_FAMILY, R | C, 0, "surname|familyname|lastname|legalsurname" },
	{ COL_CONTACT_GIVEN, R | C, 0, "forename|firstname|givenname|legalforename" },
	{ COL_CONTACT_RELATIONSHIP, R | C, 0,
	  "relationship|relationshiptopupil|relationshiptostudent|relationshiptochild|relation|relationshiptype" },
	{ COL_CONTACT_RESPONSIBILITY, R | C, 0,
	  "parentalresponsibility|hasparentalresponsibility|parentalresp|responsibility|pr|haspr" },
	{ COL_CONTACT_PHONE, R | C, 0,
	  "mobile|mobilephone|mobilenumber|mobiletelephone|phone|phonenumber|telephone|telephonenumber|tel|"
	  "primaryphone|"
	  "mainphone|mainnumber|contactnumber|hometelephone|homephone|number" },
	{ COL_CONTACT_EMAIL, R | C, 0, "email|emailaddress|primaryemail|mainemail|homeemail" },
	{ COL_CONTACT_ADDRESS, R | C, 0, "address|homeaddress|fulladdress|postaladdress|addressblock|mainaddress" },
	{ COL_CONTACT_LIVES_WITH, R | C, 0,
	  "liveswith|liveswithpupil|liveswithchild|liveswithstudent|sameaddress|samehousehold|addressaspupil|"
	  "pupilliveswith" },
	{ COL_CONTACT_ORDER, R | C, 0, "order|priority|contactorder|contactpriority|prioritynumber" },
	{ COL_CONTACT_LANGUAGE, R | C, 0, "language|preferredlanguage|firstlanguage|homelanguage" },
	{ COL_CONTACT_INTERPRETER, R | C, 0, "interpreter|needsinterpreter|interpreterneeded" },
	{ COL_CONTACT_LETTERS, R | C, 0, "getsletters|letters|receivesletters|correspondence|receivescorrespondence" },
	{ COL_CONTACT_RESTRICTED, R | C, 0, "restricted|courtorder|restriction|contactrestricted|nocontact" },
};

static const char *const contact_prefixes[] = {
	"prioritycontact#", "priority#contact", "priority#", "contact#", "parentcarer#",
	"parentguardian#",  "parent#",          "guardian#", "carer#",   "contact",
	"parentcarer",      "parentguardian",   "parent",    "guardian", "carer",
};

static const struct {
	const char *word;
	int nth;
	const char *relationship;
} column_parents[] = {
	{ "mother", COLUMN_NTH_MAX - 1, "Mother" },
	{ "mum", COLUMN_NTH_MAX - 1, "Mother" },
	{ "father", COLUMN_NTH_MAX, "Father" },
	{ "dad", COLUMN_NTH_MAX, "Father" },
};

/* In a file of contacts "Contact title" is surer than "Title". */
enum { PLAIN_RANK = 100 };

#define COUNT(x) (sizeof(x) / sizeof *(x))

/* Place of the key among the words; -1 when it is none of them. */
static int place_in(const char *words, struct str key)
{
	struct str rest = str_of(words);
	int place = 0;

	for (;;) {
		bool last = memchr(rest.p, '|', rest.n) == NULL;

		if (str_eq(str_cut(rest, '|', &rest), key))
			return place;
		if (last)
			return -1;
		if (rest.p == NULL)
			rest = S("");
		place++;
	}
}

/* No word for a birthday or a number is surer than another: two that differ are a question. */
static bool is_sure(enum column c)
{
	return c == COL_BORN || c == COL_UPN;
}

static struct column_match look_up(const struct synonyms *t, size_t n, int kinds, struct str key, int nth)
{
	for (size_t i = 0; i < n; i++) {
		int place = (t[i].kinds & kinds) != 0 ? place_in(t[i].words, key) : -1;

		if (place >= 0)
			return (struct column_match){ .column = t[i].column,
				                      .nth = t[i].nth > 0 ? t[i].nth : nth,
				                      .rank = is_sure(t[i].column) ? 0 : place };
	}
	return (struct column_match){ .column = COL_NONE };
}

/* "Mother's e-mail": the headings that say who a contact is stand behind the numbered ones. */
static struct column_match look_up_parent(int kinds, struct str key)
{
	struct column_match m = { .column = COL_NONE };

	for (size_t i = 0; i < COUNT(column_parents) && m.column == COL_NONE; i++) {
		struct str word = str_of(column_parents[i].word), rest = str_sub(key, word.n, key.n);

		if (!str_starts(key, word) || str_is(rest, "language") || str_is(rest, "relationship"))
			continue;
		m = look_up(contact_table, COUNT(contact_table), kinds,
		            str_starts(rest, S("s")) ? str_sub(rest, 1, rest.n) : rest, column_parents[i].nth);
		if (m.column == COL_NONE)
			m = look_up(contact_table, COUNT(contact_table), kinds, rest, column_parents[i].nth);
		m.owned = true;
	}
	return m;
}

static struct column_match look_up_contact(int kinds, struct str key, int nth)
{
	struct column_match m = nth == 0 ? look_up_parent(kinds, key) : (struct column_match){ .column = COL_NONE };

	if (m.column != COL_NONE)
		return m;

	for (size_t i = 0; i < COUNT(contact_prefixes); i++) {
		struct str prefix = str_of(contact_prefixes[i]);

		/* "Contact number" of a roll could be any telephone: a roll numbers its contacts. "Priority 1" alone
		 * may be anything. */
		if (!str_starts(key, prefix) || (nth == 0 && kinds == R) || str_is(key, "priority#"))
			continue;
		m = look_up(contact_table, COUNT(contact_table), kinds, str_sub(key, prefix.n, key.n),
		            nth > 0 ? nth : 1);
		m.owned = true;
		if (m.column != COL_NONE)
			return m;
	}
	if (kinds != C)
		return (struct column_match){ .column = COL_NONE };
	m = look_up(contact_table, COUNT(contact_table), kinds, key, nth > 0 ? nth : 1);
	m.rank += PLAIN_RANK;
	return m;
}

/* The tight key with its first number replaced by #; *nth is the number or 0. Numbers that are not 1 … 9 stay. */
static struct str numbered_key(struct arena *a, struct str heading, int *nth)
{
	struct str key = fold_tight(a, heading);
	char *p = arena_alloc(a, key.n + 1);

	*nth = 0;
	for (size_t i = 0; i < key.n; i++) {
		bool digit = key.p[i] >= '1' && key.p[i] <= '9';
		bool alone = i + 1 == key.n || key.p[i + 1] < '0' || key.p[i + 1] > '9';

		p[i] = key.p[i];
		if (digit && alone && *nth == 0 && (i == 0 || p[i - 1] < '0' || p[i - 1] > '9')) {
			*nth = key.p[i] - '0';
			p[i] = '#';
		}
	}
	return (struct str){ p, key.n };
}

static struct column_match match_key(enum import_kind kind, struct str key, int nth)
{
	static const char *const owners[] = { "pupils", "pupil", "students", "student",
		                              "childs", "child", "learner",  "staff" };
	int kinds = 1 << kind;
	struct column_match m = look_up(table, COUNT(table), kinds, key, nth);

	if (m.column == COL_NONE && (kind == IMPORT_ROLL || kind == IMPORT_CONTACTS))
		m = look_up_contact(kinds, key, nth);
	for (size_t i = 0; i < COUNT(owners) && m.column == COL_NONE; i++) {
		struct str owner = str_of(owners[i]);

		/* In a file of contacts "pupil" is what tells the two names apart: it is in the table there. */
		if (str_starts(key, owner))
			m = look_up(table, COUNT(table), kinds, str_sub(key, owner.n, key.n), nth);
	}
	return m;
}

static struct column_match match_words(struct arena *a, enum import_kind kind, struct str heading)
{
	int nth;
	struct str key = numbered_key(a, heading, &nth);
	struct column_match m = match_key(kind, key, nth);

	/* "KS2_UPN": the number is part of a word. */
	return m.column == COL_NONE && nth > 0 ? match_key(kind, fold_tight(a, heading), 0) : m;
}

/* Where "(dd/mm/yyyy)" or "[text]" begins; 0 when there is none. */
static size_t bracket_at(struct str heading)
{
	for (size_t i = 1; i < heading.n; i++)
		if (heading.p[i] == '(' || heading.p[i] == '[')
			return i;
	return 0;
}

/* "Class / Reg": words for one thing. */
static struct column_match match_either(struct arena *a, enum import_kind kind, struct str heading)
{
	const struct column_match none = { .column = COL_NONE };
	struct str rest = heading;
	struct column_match m = match_words(a, kind, str_cut(rest, '/', &rest));

	if (rest.n == 0)
		return none;
	while (rest.n > 0 && m.column != COL_NONE) {
		struct column_match other = match_words(a, kind, str_cut(rest, '/', &rest));

		if (other.column != m.column || other.nth != m.nth)
			return none;
	}
	return m;
}

struct column_match column_match(struct arena *a, enum import_kind kind, struct str heading)
{
	struct column_match m = match_words(a, kind, heading);
	size_t bracket = bracket_at(heading);

	if (m.column == COL_NONE && bracket > 0)
		m = match_words(a, kind, str_sub(heading, 0, bracket));
	return m.column == COL_NONE ? match_either(a, kind, heading) : m;
}

struct str column_parent(struct arena *a, struct str heading)
{
	struct str key = fold_tight(a, heading);

	for (size_t i = 0; i < COUNT(column_parents); i++)
		if (str_starts(key, str_of(column_parents[i].word)))
			return str_of(column_parents[i].relationship);
	return STR_NONE;
}

static bool has_name(const struct column_map *m)
{
	return column_has(m, COL_NAME, 0) || (column_has(m, COL_FAMILY, 0) && column_has(m, COL_GIVEN, 0));
}

static bool has_pupil(const struct column_map *m)
{
	bool name = column_has(m, COL_PUPIL_NAME, 0) ||
	            (column_has(m, COL_PUPIL_FAMILY, 0) && column_has(m, COL_PUPIL_GIVEN, 0));

	return column_has(m, COL_UPN, 0) || (name && column_has(m, COL_BORN, 0));
}

static bool has_contact(const struct column_map *m)
{
	for (int i = 1; i <= COLUMN_NTH_MAX; i++)
		if (column_has(m, COL_CONTACT_NAME, i) || column_has(m, COL_CONTACT_FAMILY, i))
			return true;
	return false;
}

/* A column for each circumstance. "Attendance" and "Proficiency" alone are values without a kind. */
static bool has_flags(const struct column_map *m)
{
	bool any = column_has(m, COL_VALUE, 0);

	for (enum column c = COL_ATTENDANCE; c <= COL_MEDICAL; c++)
		any = any || column_has(m, c, 0);
	return any;
}

static struct str missing_in(struct arena *a, const struct column_map *m)
{
	struct str say[3];
	size_t n = 0;

	switch (m->kind) {
	case IMPORT_ROLL:
		if (!has_name(m))
			say[n++] = S("surname and forename");
		if (!column_has(m, COL_BORN, 0))
			say[n++] = S("date of birth");
		break;
	case IMPORT_STAFF:
		if (!has_name(m))
			say[n++] = S("surname and forename");
		break;
	case IMPORT_CONTACTS:
		if (!has_pupil(m))
			say[n++] = S("UPN, or the pupil's name and date of birth");
		if (!has_contact(m))
			say[n++] = S("contact name");
		break;
	case IMPORT_CLASSES:
		if (!column_has(m, COL_CLASS, 0))
			say[n++] = S("class");
		break;
	case IMPORT_RESULTS:
		if (!has_pupil(m))
			say[n++] = S("UPN, or the pupil's name and date of birth");
		if (column_has(m, COL_RESULT, 0) ? !column_has(m, COL_SUBJECT, 0) : m->unused == 0)
			say[n++] = S("subject and result, or a column of results for each subject");
		break;
	case IMPORT_CIRCUMSTANCES:
		if (!has_pupil(m))
			say[n++] = S("UPN, or the pupil's name and date of birth");
		if (!column_has(m, COL_KIND, 0) && !has_flags(m))
			say[n++] = S("kind, or a column for each: attendance, EAL, looked after, pupil premium");
		break;
	}
	return n == 0 ? STR_NONE : str_join(a, say, n, S(" and "));
}

/* Where a file of contacts has the contact's own names ("Contact surname"), "Surname" is the child's: the child must
 * never become its own parent. */
static void plain_names_are_the_pupils(struct column_match *m, size_t n)
{
	static const enum column names[][2] = { { COL_CONTACT_NAME, COL_PUPIL_NAME },
		                                { COL_CONTACT_FAMILY, COL_PUPIL_FAMILY },
		                                { COL_CONTACT_GIVEN, COL_PUPIL_GIVEN } };
	bool owned = false;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < COUNT(names); k++)
			owned = owned || (m[i].owned && m[i].column == names[k][0]);
	for (size_t i = 0; i < n && owned; i++)
		for (size_t k = 0; k < COUNT(names); k++)
			if (!m[i].owned && m[i].column == names[k][0])
				m[i] = (struct column_match){ .column = names[k][1], .rank = m[i].rank };
}

static struct column_claim *claim_of(struct column_map *m, struct column_match is)
{
	for (size_t i = 0; i < m->claims; i++)
		if (m->claim[i].column == is.column && m->claim[i].nth == is.nth)
			return &m->claim[i];
	return NULL;
}

static void claim_add(struct column_map *m, struct column_match is, size_t first, size_t another)
{
	struct column_claim *k = claim_of(m, is);

	if (k == NULL && m->claims < COLUMN_CLAIMS_MAX) {
		k = &m->claim[m->claims++];
		*k = (struct column_claim){ .column = is.column, .nth = is.nth, .n = 1, .at = { first } };
	}
	if (k != NULL && k->n < COLUMN_CLAIMANTS_MAX)
		k->at[k->n++] = another;
}

/* A surer heading has come: the others are no question any more. */
static void claim_drop(struct column_map *m, struct column_match is)
{
	struct column_claim *k = claim_of(m, is);

	if (k != NULL)
		*k = m->claim[--m->claims];
}

/* Puts heading i in its place, unless a surer one stands there. */
static void column_place(struct column_map *out, const struct column_match *m, size_t i)
{
	short *at = &out->at[m[i].column][m[i].nth];

	if (m[i].column == COL_NONE)
		return;
	if (*at != 0 && m[*at - 1].rank == m[i].rank)
		claim_add(out, m[i], (size_t)*at - 1, i);
	if (*at != 0 && m[*at - 1].rank > m[i].rank)
		claim_drop(out, m[i]);
	if (*at == 0 || m[*at - 1].rank > m[i].rank)
		*at = (short)(i + 1);
}

/* What was said is surer than any heading; what is left out claims nothing. */
static void said_apply(const struct column_said *said, struct column_match *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (said[i].saying == SAID_COLUMN)
			m[i] = (struct column_match){ said[i].column, said[i].nth, -1, true };
		else if (said[i].saying != SAID_NOTHING)
			m[i] = (struct column_match){ .column = COL_NONE };
	}
}

/* "Grade" without a column for the subject is no result where other columns may be: a school year in American words. */
static void lone_result_drop(struct column_map *m, const struct column_match *is)
{
	short at = m->at[COL_RESULT][0];

	if (m->kind != IMPORT_RESULTS || at == 0 || column_has(m, COL_SUBJECT, 0) || is[at - 1].rank < 0 ||
	    m->unused == 0)
		return;
	m->at[COL_RESULT][0] = 0;
	m->unused_heading[m->unused++] = m->heading->cell[at - 1];
}

enum rc columns_find(struct arena *a, enum import_kind kind, const struct csv_row *heading,
                     const struct column_said *said, struct column_map *out)
{
	struct column_match *m = NEW_ARRAY(a, struct column_match, heading->n);

	*out = (struct column_map){ .kind = kind, .heading = heading, .said = said };
	out->unused_heading = NEW_ARRAY(a, struct str, heading->n);
	for (size_t i = 0; i < heading->n; i++)
		m[i] = column_match(a, kind, heading->cell[i]);
	if (kind == IMPORT_CONTACTS)
		plain_names_are_the_pupils(m, heading->n);
	if (said != NULL)
		said_apply(said, m, heading->n);
	for (size_t i = 0; i < heading->n; i++)
		column_place(out, m, i);
	for (size_t i = 0; i < heading->n; i++)
		if (heading->cell[i].n > 0 &&
		    (m[i].column == COL_NONE || out->at[m[i].column][m[i].nth] != (short)(i + 1)))
			out->unused_heading[out->unused++] = heading->cell[i];
	lone_result_drop(out, m);
	out->missing = missing_in(a, out);
	return out->missing.n > 0 ? RC_INVALID : RC_OK;
}

bool column_offered(enum import_kind kind, enum column c)
{
	int kinds = 1 << kind;

	for (size_t i = 0; i < COUNT(table); i++)
		if (table[i].column == c && (table[i].kinds & kinds) != 0)
			return true;
	for (size_t i = 0; i < COUNT(contact_table); i++)
		if (contact_table[i].column == c && (contact_table[i].kinds & kinds) != 0)
			return true;
	return false;
}
