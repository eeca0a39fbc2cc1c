/* The fictional school itself: calendar, local area, staff, classes, families, pupils. What happened to pupils is in
 * demo_cycles.c. */
#include "cmd/demo.h"

#include "kit/base/id.h"
#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "core/people/person_rec.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/school/setup_sql.h"
#include "kit/text/fold.h"
#include "notice/results/scales.h"

int64_t demo_pick(struct demo *d, int64_t n)
{
	d->seed ^= d->seed << 13;
	d->seed ^= d->seed >> 7;
	d->seed ^= d->seed << 17;
	return n > 0 ? (int64_t)(d->seed >> 16) % n : 0;
}

struct date demo_school_day(const struct demo *d, struct date day)
{
	for (int tries = 0; tries < 120; tries++, day = date_add(day, 1)) {
		if (date_weekday(day) > 4)
			continue;
		for (size_t t = 0; t < 9; t++)
			if (date_cmp(day, d->term_starts[t]) >= 0 && date_cmp(day, d->term_ends[t]) <= 0 &&
			    (date_cmp(day, d->term_half_starts[t]) < 0 || date_cmp(day, d->term_half_ends[t]) > 0))
				return day;
	}
	return day;
}

static struct date monday_of(struct date day)
{
	return date_add(day, -date_weekday(day));
}

static struct date ymd(int y, int m, int day)
{
	return (struct date){ (int16_t)y, (int8_t)m, (int8_t)day };
}

/* Terms of three school years, near enough to real ones: half-terms are whole weeks. */
static void calendar_fill(struct demo *d)
{
	for (int i = 0; i < 3; i++) {
		int y = d->year_start.y - 1 + i;
		size_t t = (size_t)i * 3;

		d->term_starts[t] = date_add(monday_of(ymd(y, 9, 5)), 1);
		d->term_half_starts[t] = monday_of(ymd(y, 10, 28));
		d->term_ends[t] = date_add(monday_of(ymd(y, 12, 18)), 4);
		d->term_starts[t + 1] = monday_of(ymd(y + 1, 1, 8));
		d->term_half_starts[t + 1] = monday_of(ymd(y + 1, 2, 18));
		d->term_ends[t + 1] = date_add(monday_of(ymd(y + 1, 3, 27)), 4);
		d->term_starts[t + 2] = monday_of(ymd(y + 1, 4, 15));
		d->term_half_starts[t + 2] = monday_of(ymd(y + 1, 5, 27));
		d->term_ends[t + 2] = date_add(monday_of(ymd(y + 1, 7, 19)), 4);
		for (size_t k = t; k < t + 3; k++)
			d->term_half_ends[k] = date_add(d->term_half_starts[k], 4);
	}
}

static enum rc calendar_save(struct demo *d)
{
	static const char *const NAMES[3] = { "Autumn", "Spring", "Summer" };
	struct ctx *c = d->c;
	enum rc rc = RC_OK;

	for (size_t t = 0; t < 9 && rc == RC_OK; t++)
		rc = term_insert(c->db, c->a, d->school_id, (int64_t)t + 1,
		                 str_fmt(c->a, "%s term %d", NAMES[t % 3], d->term_starts[t].y), d->term_starts[t],
		                 d->term_half_starts[t], d->term_half_ends[t], d->term_ends[t], &c->err);
	if (rc == RC_OK)
		rc = closure_insert(c->db, c->a, d->school_id, 1, S("Staff training"), S("inset"), d->term_starts[3],
		                    d->term_starts[3], &c->err);
	if (rc == RC_OK)
		rc = closure_insert(c->db, c->a, d->school_id, 2, S("May bank holiday"), S("bank"),
		                    date_add(monday_of(ymd(d->year_start.y + 1, 5, 7)), 0),
		                    date_add(monday_of(ymd(d->year_start.y + 1, 5, 7)), 0), &c->err);
	return rc;
}

static enum rc area_fill(struct demo *d)
{
	struct ctx *c = d->c;
	struct date checked = date_add(d->today, -40);
	enum rc rc = area_save(c->db, c->a,
	                       &(struct area_row){
	                           .school_id = d->school_id,
	                           .la_name = S("Eastmoor Council"),
	                           .la_no = S("999"),
	                           .service_name = S("Eastmoor Information, Advice and Support Service for SEND"),
	                           .service_short = S("Eastmoor SENDIASS"),
	                           .strap_line = S("Free, confidential and independent of the school and the council"),
	                           .local_offer_url = S("https://localoffer.eastmoor.example"),
	                           .dpo = S("Data protection officer, Eastmoor Council, 020 7946 0990"),
	                           .privacy_url = S("https://eastmoor.example/privacy"),
	                           .formats = S("Large print, audio and other languages on request"),
	                           .words_senco = S("SENCO"),
	                           .words_sen_support = S("SEN Support"),
	                           .checked_on = checked },
	                       &c->err);

	if (rc == RC_OK)
		rc = area_contact_insert(c->db, c->a, d->school_id, 1, 1, S("phone"), S("020 7946 0301"), S("parents"),
		                         S("Monday to Friday, 9.30am to 3pm"),
		                         S("Leave a message at any time and they ring back"),
		                         S("the service's own page"), checked, &c->err);
	if (rc == RC_OK)
		rc = area_contact_insert(c->db, c->a, d->school_id, 2, 2, S("email"),
		                         S("advice@eastmoor-sendiass.example"), S("parents"), S(""), S(""),
		                         S("the service's own page"), checked, &c->err);
	if (rc == RC_OK)
		rc = area_link_insert(c->db, c->a, d->school_id, 1, 1, S("Local Offer of Eastmoor"),
		                      S("https://localoffer.eastmoor.example"), S("parents"), checked, &c->err);
	return rc;
}

int64_t demo_person(struct demo *d, const char *title, struct str given, struct str family, const char *job,
                    const char *language, enum rc *rc)
{
	struct ctx *c = d->c;
	int64_t id = id_new();
	int64_t n = demo_pick(d, 1000);

	if (*rc == RC_OK)
		*rc = person_insert(c->db, c->a,
		                    &(struct person_row){
		                        .school_id = d->school_id,
		                        .id = id,
		                        .title = str_of(title),
		                        .given = given,
		                        .family = family,
		                        .name_key = fold_name(c->a, family, given, STR_NONE),
		                        .job = str_of(job),
		                        .email = str_fmt(c->a, "person%lld@family.example", (long long)(id % 1000000)),
		                        .phone = str_fmt(c->a, "07700 900%03lld", (long long)n),
		                        .address = str_fmt(c->a, "%lld Mill Lane, Eastmoor", (long long)(1 + n % 90)),
		                        .language = str_of(language),
		                        .interpreter = language[0] == 'u' && n % 2 == 0 },
		                    &c->err);
	return id;
}

static void role_add(struct demo *d, int64_t person_id, const char *role, enum rc *rc)
{
	if (*rc == RC_OK)
		*rc = role_insert(d->c->db, d->c->a, d->school_id, id_new(), person_id, str_of(role),
		                  date_add(d->year_start, -730), DATE_NONE, &d->c->err);
}

void demo_account(struct demo *d, int64_t person_id, const char *login, const char *role, enum rc *rc)
{
	role_add(d, person_id, role, rc);
	if (*rc == RC_OK && login != NULL)
		*rc = account_insert(d->c->db, d->c->a, d->school_id, id_new(), person_id, str_of(login), d->pw_hash,
		                     S("active"), d->c->now.utc, &d->c->err);
}

static void teaching_add(struct demo *d, int64_t person, size_t klass, const char *kind, const char *subject,
                         bool is_main, enum rc *rc)
{
	if (*rc == RC_OK)
		*rc = teaching_insert(d->c->db, d->c->a,
		                      &(struct teaching_row){ .school_id = d->school_id,
		                                              .id = id_new(),
		                                              .person_id = person,
		                                              .class_id = d->klass[klass].id,
		                                              .kind = str_of(kind),
		                                              .subject = str_of(subject),
		                                              .is_main = is_main,
		                                              .starts = date_add(d->year_start, -365) },
		                      &d->c->err);
}

static const char *login_of(struct demo *d, const char *role, const char *suffix)
{
	return str_c(d->c->a, str_fmt(d->c->a, "%s%s", role, suffix));
}

/* Leaders, governors, IT: everybody without a class. */
static enum rc leaders_make(struct demo *d, const char *suffix)
{
	enum rc rc = RC_OK;
	int64_t p;

	d->senco = demo_person(d, "Mrs", S("Ruth"), S("Adeyemi"), "SENCO", "en", &rc);
	demo_account(d, d->senco, login_of(d, "senco", suffix), "senco", &rc);
	d->head = demo_person(d, "Mrs", S("Helen"), S("Marsh"), "Headteacher", "en", &rc);
	demo_account(d, d->head, login_of(d, "head", suffix), "head", &rc);
	p = demo_person(d, "Mr", S("Godfrey"), S("Lunn"), "SEN governor", "en", &rc);
	demo_account(d, p, login_of(d, "governor", suffix), "governor", &rc);
	p = demo_person(d, "Ms", S("Ines"), S("Moreau"), "IT administrator", "en", &rc);
	demo_account(d, p, login_of(d, "admin", suffix), "admin", &rc);
	d->specialist = demo_person(d, "Ms", S("Priya"), S("Nair"), "Speech and language therapist", "en", &rc);
	demo_account(d, d->specialist, login_of(d, "specialist", suffix), "specialist", &rc);
	p = demo_person(d, "Ms", S("Carys"), S("Penhallow"), "Adviser, Eastmoor SENDIASS", "en", &rc);
	demo_account(d, p, login_of(d, "sendiass", suffix), "sendiass", &rc);
	return rc;
}

static const struct member {
	const char *title;
	const char *given;
	const char *family;
} TEACHERS[] = { { "Ms", "Tara", "Quill" },    { "Mr", "Owen", "Fairley" }, { "Mrs", "Beth", "Carrow" },
	         { "Mrs", "Amina", "Yusuf" },  { "Mr", "Peter", "Lang" },   { "Ms", "Rosa", "Vidal" },
	         { "Mr", "Simon", "Hale" },    { "Ms", "Joy", "Okoro" },    { "Mr", "Martin", "Bell" },
	         { "Mrs", "Katya", "Orlova" }, { "Mr", "Daniel", "Price" }, { "Miss", "Nina", "Holt" },
	         { "Mr", "Ewan", "Muir" },     { "Mrs", "Gita", "Rao" } };
static const struct member ASSISTANTS[] = { { "Mr", "Kieran", "Doyle" }, { "Mrs", "Sue", "Parry" },
	                                    { "Ms", "Lena", "Wójcik" },  { "Ms", "Marta", "Silva" },
	                                    { "Mrs", "Dot", "Ames" },    { "Ms", "Jo", "Whitlock" },
	                                    { "Ms", "Shazia", "Malik" } };

enum {
	TEACHER_COUNT = sizeof TEACHERS / sizeof TEACHERS[0],
	ASSISTANT_COUNT = sizeof ASSISTANTS / sizeof ASSISTANTS[0]
};

/* Nobody is in the school twice: who works in several classes is one person. */
static int64_t member_of(struct demo *d, const struct member *m, const char *job, const char *role, const char *login,
                         int64_t *known, enum rc *rc)
{
	if (*known == 0) {
		*known = demo_person(d, m->title, str_of(m->given), str_of(m->family), job, "en", rc);
		demo_account(d, *known, login, role, rc);
	}
	return *known;
}

static enum rc classes_make(struct demo *d, size_t pupils, const char *suffix)
{
	static const char *const LETTERS = "PKMRTB";
	size_t years = (size_t)(d->year_last - d->year_first) + 1;
	size_t per_year = pupils / years / 30 > 0 ? pupils / years / 30 : 1;
	int64_t teacher[TEACHER_COUNT] = { 0 };
	int64_t assistant[ASSISTANT_COUNT] = { 0 };
	enum rc rc = RC_OK;

	d->classes = 0;
	for (int year = d->year_first; year <= d->year_last; year++)
		for (size_t i = 0; i < per_year && d->classes < DEMO_CLASSES_MAX; i++) {
			size_t at = d->classes++;
			/* In 5P that is Mr Price and Jo Whitlock, who have no other class. */
			bool story = year == d->year_story && i == 0;
			size_t t = story ? 10 : at % TEACHER_COUNT == 10 ? 12 : at % TEACHER_COUNT;
			size_t s = story ? 5 : at % ASSISTANT_COUNT == 5 ? 6 : at % ASSISTANT_COUNT;
			struct demo_class *k = &d->klass[at];

			k->year = year;
			k->id = id_new();
			k->name = per_year <= 6
			              ? str_fmt(d->c->a, "%.*s%c", STR_ARG(year_code(d->c->a, year)), LETTERS[i])
			              : str_fmt(d->c->a, "%.*s-%zu", STR_ARG(year_code(d->c->a, year)), i + 1);
			if (rc == RC_OK)
				rc = class_insert(d->c->db, d->c->a, d->school_id, k->id, k->name, year, &d->c->err);
			k->teacher = member_of(d, &TEACHERS[t], "Class teacher", "teacher",
			                       story ? login_of(d, "teacher", suffix) : NULL, &teacher[t], &rc);
			k->ta = member_of(d, &ASSISTANTS[s], "Teaching assistant", "ta",
			                  story ? login_of(d, "ta", suffix) : NULL, &assistant[s], &rc);
			teaching_add(d, k->teacher, at, "teacher", "", true, &rc);
			teaching_add(d, k->ta, at, "ta", "", false, &rc);
		}
	return rc;
}

static enum rc subjects_make(struct demo *d)
{
	static const struct {
		const char *given;
		const char *family;
		const char *subject;
	} WHO[DEMO_SUBJECTS] = { { "Tom", "Ellery", "PE" },
		                 { "Farah", "Chowdhury", "Science" },
		                 { "Ida", "Brandt", "Music" } };
	enum rc rc = RC_OK;

	for (size_t i = 0; i < DEMO_SUBJECTS; i++) {
		d->subject_teacher[i] =
		    demo_person(d, "Mr", str_of(WHO[i].given), str_of(WHO[i].family),
		                str_c(d->c->a, str_fmt(d->c->a, "%s teacher", WHO[i].subject)), "en", &rc);
		demo_account(d, d->subject_teacher[i], NULL, "teacher", &rc);
		for (size_t k = 0; k < d->classes && k < 20; k++)
			if (d->klass[k].year >= 3)
				teaching_add(d, d->subject_teacher[i], k, "teacher", WHO[i].subject, false, &rc);
	}
	return rc;
}

static struct str upn_make(struct demo *d)
{
	struct str body = str_fmt(d->c->a, "999%04lld%02d%03lld", (long long)(1000 + d->school_id % 9000),
	                          d->year_start.y % 100 - (int)(d->serial / 1000), (long long)(d->serial % 1000));

	d->serial++;
	return str_fmt(d->c->a, "%c%.*s", upn_letter(body), STR_ARG(body));
}

static enum rc parent_make(struct demo *d, struct demo_pupil *p, size_t which, struct pupil_key k)
{
	static const char *const LANGUAGES[] = { "en", "en", "en", "en", "en", "en", "ur", "pl", "ar", "ro" };
	bool mother = which == 0;
	enum rc rc = RC_OK;
	struct contact link = { .relationship = mother ? S("Mother") : S("Father"),
		                .responsibility = S("yes"),
		                .lives_with = mother || demo_pick(d, 4) > 0,
		                .contact_order = (int64_t)which + 1,
		                .gets_letters = 1,
		                .starts = date_add(p->born, 1),
		                .revision = 1 };
	struct str given = mother ? str_of(demo_given_girl[demo_pick(d, (int64_t)demo_given_girls)])
	                          : str_of(demo_given_boy[demo_pick(d, (int64_t)demo_given_boys)]);

	p->parent[which] = demo_person(d, mother ? "Mrs" : "Mr", given, p->family, "", DEMO_ONE_OF(d, LANGUAGES), &rc);
	p->parent_name[which] = name_formal(d->c->a, mother ? S("Mrs") : S("Mr"), given, p->family);
	role_add(d, p->parent[which], "parent", &rc);
	link.id = id_new();
	link.person_id = p->parent[which];
	if (rc == RC_OK)
		rc = contact_insert(d->c->db, d->c->a, k, &link, &d->c->err);
	return rc;
}

/* Pupils who have a story of their own (demo_story.c): the first ones of the first school. */
static const struct {
	const char *given;
	const char *family;
	int year;
	bool girl;
} NAMED[DEMO_NAMED] = { { "Zara", "Iqbal", 5, true },     { "Leo", "Barrett", 1, false },
	                { "Maisie", "Cole", 3, true },    { "Daniel", "Osei", 6, false },
	                { "Freya", "Nolan", 4, true },    { "Oliver", "Hart", 0, false },
	                { "Amelia", "Frost", 3, true },   { "Noah", "Singh", 4, false },
	                { "Ibrahim", "Begum", 2, false }, { "Zoë", "O'Hara-Müller", 2, true } };

static size_t class_of_year(const struct demo *d, int year)
{
	for (size_t i = 0; i < d->classes; i++)
		if (d->klass[i].year == year)
			return i;
	return 0;
}

static enum rc pupil_make(struct demo *d, size_t klass, bool named)
{
	struct demo_pupil *p = &d->pupil[d->pupils];
	size_t at = d->pupils;
	struct pupil_key k;
	struct pupil row;
	enum rc rc;
	int year;

	if (named)
		klass = class_of_year(d, NAMED[at].year);
	year = d->klass[klass].year;

	*p = (struct demo_pupil){ .id = id_new(), .year = year, .class_at = klass, .girl = demo_pick(d, 2) == 0 };
	p->given = p->girl ? str_of(demo_given_girl[demo_pick(d, (int64_t)demo_given_girls)])
	                   : str_of(demo_given_boy[demo_pick(d, (int64_t)demo_given_boys)]);
	p->family = str_of(demo_family[demo_pick(d, (int64_t)demo_families)]);
	if (named) {
		p->girl = NAMED[at].girl;
		p->given = str_of(NAMED[at].given);
		p->family = str_of(NAMED[at].family);
	}
	p->born = date_add(ymd(d->year_start.y - 5 - year, 9, 1), (int32_t)demo_pick(d, 360));
	k = (struct pupil_key){ d->school_id, p->id };
	row = (struct pupil){ .school_id = d->school_id,
		              .id = p->id,
		              .upn = upn_make(d),
		              .given = p->given,
		              .family = p->family,
		              .name_key = fold_name(d->c->a, p->family, p->given, STR_NONE),
		              .born = p->born,
		              .sex = p->girl ? S("F") : S("M"),
		              .year_group = year,
		              .class_id = d->klass[klass].id,
		              .language = S("English"),
		              .pronoun = p->girl ? S("she") : S("he"),
		              .joined_on = ymd(d->year_start.y - year, 9, 1),
		              .revision = 1 };
	rc = pupil_insert(d->c->db, d->c->a, &row, &d->c->err);
	if (rc == RC_OK)
		rc = parent_make(d, p, 0, k);
	if (rc == RC_OK && (named || demo_pick(d, 5) > 0))
		rc = parent_make(d, p, 1, k);
	d->pupils++;
	return rc;
}

enum rc demo_school(struct demo *d, struct str name, size_t pupils, const char *suffix)
{
	struct ctx *c = d->c;
	enum rc rc;

	d->year_start = date_school_year(d->today);
	d->pupil = NEW_ARRAY(c->a, struct demo_pupil, pupils + 16);
	d->pupils_max = pupils + 16;
	d->pupils = 0;
	calendar_fill(d);
	rc = school_insert(c->db, c->a,
	                   &(struct school_row){ .id = d->school_id,
	                                         .name = name,
	                                         .short_name = name,
	                                         .phase = str_of(d->phase),
	                                         .la_no = S("999"),
	                                         .estab_no =
	                                             str_fmt(c->a, "%04lld", (long long)(1000 + d->school_id % 9000)),
	                                         .urn = str_fmt(d->c->a, "%lld", (long long)(998000 + d->school_id)),
	                                         .address = S("School Lane, Eastmoor EM1 2AB"),
	                                         .phone = S("020 7946 0120"),
	                                         .email = S("office@school.example"),
	                                         .website = S("https://school.example"),
	                                         .local_offer = S("https://localoffer.eastmoor.example"),
	                                         .ready = 1 },
	                   &c->err);
	if (rc == RC_OK)
		rc = scales_ensure(c->db, c->a, d->school_id, &c->err);
	if (rc == RC_OK)
		rc = calendar_save(d);
	if (rc == RC_OK)
		rc = area_fill(d);
	if (rc == RC_OK)
		rc = leaders_make(d, suffix);
	if (rc == RC_OK)
		rc = classes_make(d, pupils, suffix);
	if (rc == RC_OK)
		rc = subjects_make(d);
	for (size_t i = 0; i < pupils && rc == RC_OK; i++)
		rc = pupil_make(d, i % d->classes, suffix[0] == '\0' && i < DEMO_NAMED && pupils > 10 * DEMO_NAMED);
	return rc;
}
