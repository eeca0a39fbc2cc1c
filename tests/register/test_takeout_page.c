/* /register and /download: what goes into a file, that it is said what for, that it stands in the trail and in the
 * history of everybody in it, and that a register that comes back in as a roll changes nothing. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "core/trail/looked_sql.h"
#include "import/import.h"
#include "kit/table/table.h"
#include "kit/base/buf.h"
#include "kit/text/csv.h"
#include "register/taken_sql.h"
#include "register/takeout_rule.h"
#include "support/test_web.h"

static struct site *s;

static const char *const roll =
    "UPN,Surname,Forename,Preferred forename,DOB,Sex,Year,Reg,SEN status,SEN start date,SEN need,SEN need rank,"
    "SEN need start date,First language,Date of admission,Contact 1 title,"
    "Contact 1 forename,Contact 1 surname,Contact 1 relationship,Contact 1 phone,Contact 1 email,Contact 1 court order,"
    "Contact 2 forename,Contact 2 surname,Contact 2 relationship,Contact 2 phone,Contact 2 court order\n"
    "N820123425001,O'Hara-Müller,Zoë,,1/9/2015,F,5,5A,K,15/9/2024,SLCN,1,15/9/2024,Polish,2/9/"
    "2020,Ms,Ilse,Müller,Mother,07700 900301,ilse@home.example,,Bela,O'Hara,Father,07700 900302,Y\n"
    "N820123425001,O'Hara-Müller,Zoë,,1/9/2015,F,5,5A,K,15/9/2024,SEMH,2,1/10/2025,Polish,2/9/"
    "2020,Ms,Ilse,Müller,Mother,07700 900301,ilse@home.example,,Bela,O'Hara,Father,07700 900302,Y\n"
    "N820123425001,O'Hara-Müller,Zoë,,1/9/2015,F,5,5A,K,15/9/2024,HI,3,2/10/2025,Polish,2/9/"
    "2020,Ms,Ilse,Müller,Mother,07700 900301,ilse@home.example,,Bela,O'Hara,Father,07700 900302,Y\n"
    "M830200026001,Nguyễn,Wei,=Will,2/10/2015,M,5,5A,N,,,,,English,,Mrs,,=Nguyễn,Grandmother,07700 "
    "900303,,,Bo,Nguyễn,Father,,\n"
    "Z805330126042,李,Mei,,3/11/2015,F,6,6B,E,1/5/2023,ASD,1,1/5/2023,,1/9/2021,,,,,,,,,,,,\n"
    ",=Kaur,-Ava,+Avi,4/11/2018,F,R,RC,K,2/3/2026,,,,,,,,,,,,,,,,,\n"
    ",Smith,Jo,,5/11/2017,,2,2P,N,,,,,,,,,,,,,,,,,,\n";
enum { PUPILS = 5 };

static int setup(void **state)
{
	struct import_report r;
	struct ctx *c;

	(void)state;
	s = site_new();
	c = site_ctx(s);
	if (import_run(c, &(struct import_options){ .kind = IMPORT_ROLL }, str_of(roll), &r) != RC_OK) {
		for (size_t i = 0; i < r.problems.kept; i++)
			print_error("line %zu, %.*s: %.*s\n", r.problems.item[i].line,
			            STR_ARG(r.problems.item[i].column), STR_ARG(r.problems.item[i].reason));
		fail_msg("the roll was not imported: %s", c->err.text);
	}
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

#define WHY "&purpose=meeting&recipient=The+office"
#define ALL_COLUMNS                                                                                                    \
	"&col=name&col=class&col=year&col=upn&col=born&col=joined&col=status&col=since&col=first&col=others"           \
	"&col=review&col=step&col=language&col=contacts&col=phones&col=emails"

static struct net_reply download(struct str who, const char *form)
{
	struct net_reply p = site_post(s, who, "/download", form);

	if (p.status != 200)
		fail_msg("%s: %d", form, p.status);
	assert_true(str_find(reply_header(&p, "content-disposition"), S("attachment")) >= 0);
	return p;
}

static struct table table_of(struct str bytes)
{
	struct table_wish wish = { .kind = IMPORT_ROLL };
	struct csv_problem bad = { 0 };
	struct table t;
	struct err e;

	if (table_read(s->a, &wish, bytes, &t, &bad, &e) != RC_OK)
		fail_msg("%.*s", STR_ARG(csv_problem_text(s->a, bad)));
	return t;
}

static int64_t pupil_id(const char *given)
{
	struct import_data d;
	struct err e;

	assert_int_equal(import_load_roll(s->db, s->a, s->school_id, &d, &e), RC_OK);
	for (size_t i = 0; i < d.pupils; i++)
		if (str_is(d.pupil[i].given, given))
			return d.pupil[i].id;
	fail_msg("no pupil %s", given);
	return 0;
}

/* As CSV and as a workbook, a row for each pupil or each need. */
static void test_register__comes_back_and_changes_nothing(void **state)
{
	static const char *const forms[] = { "who=all&rows=pupil&file=csv", "who=all&rows=need&file=csv",
		                             "who=all&rows=pupil&file=xlsx", "who=all&rows=need&file=xlsx" };
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct net_reply p = download(senco, str_c(s->a, str_fmt(s->a, "%s%s%s", forms[i], ALL_COLUMNS, WHY)));
		struct import_report r;
		struct ctx *c = site_ctx(s);

		if (import_run(c, &(struct import_options){ .kind = IMPORT_ROLL, .rehearse = true }, p.body, &r) !=
		    RC_OK) {
			for (size_t k = 0; k < r.problems.kept; k++)
				print_error("line %zu, %.*s: %.*s\n", r.problems.item[k].line,
				            STR_ARG(r.problems.item[k].column), STR_ARG(r.problems.item[k].reason));
			fail_msg("%s: %s %.*s", forms[i], c->err.text, STR_ARG(r.missing));
		}
		if (r.items > 0)
			for (size_t k = 0; k < r.items; k++)
				for (size_t n = 0; n < r.item[k].fields; n++)
					print_error("%.*s: %.*s, %.*s to %.*s\n", STR_ARG(r.item[k].who),
					            STR_ARG(str_of(r.item[k].field[n].label)),
					            STR_ARG(r.item[k].field[n].from), STR_ARG(r.item[k].field[n].to));
		assert_int_equal(r.count[ITEM_ADDED], 0);
		assert_int_equal(r.count[ITEM_CHANGED], 0);
		assert_int_equal(r.count[ITEM_UNCHANGED], PUPILS);
		assert_int_equal(r.questions, 0);
		assert_int_equal(r.gones, 0);
	}
}

static void test_download__who_and_what(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p =
	    download(senco, "who=KE&file=csv&rows=pupil&col=name&col=status&col=since&col=first&col=others" WHY);
	struct table t = table_of(p.body);

	(void)state;
	assert_has(&p, "'=Kaur");
	assert_has(&p, "'-Ava");
	assert_has_not(&p, "N820123425001");
	assert_has_not(&p, "2015");
	assert_int_equal(t.file.n, 3);
	assert_true(str_is(csv_cell(&t.file.row[1], 5), "SLCN"));
	assert_true(str_is(csv_cell(&t.file.row[1], 7), "HI"));
	assert_true(str_is(csv_cell(&t.file.row[1], 4), "2024-09-15"));
	t = table_of(download(senco, "who=E&file=xlsx&col=name&col=first" WHY).body);
	assert_int_equal(t.form, TABLE_WORKBOOK);
	assert_int_equal(t.file.n, 1);
	t = table_of(download(senco, "who=K&file=csv&rows=need&col=name&col=others" WHY).body);
	assert_int_equal(t.file.n, 3); /* the second and third of one, none of the other */
	t = table_of(download(senco, "who=K&file=csv&rows=need&col=name&col=first" WHY).body);
	assert_int_equal(t.file.n, 2);
}

/* The list of pupils with its filter, and a choice of them. */
static void test_download__what_the_list_showed(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p = site_get(s, senco, "/pupils?year=5");

	(void)state;
	assert_has(&p, "/download?year=5");
	p = site_get(s, senco, "/download?year=5");
	assert_has(&p, "2 pupils: those that the list showed");
	p = download(senco, "from=list&year=5&file=csv&col=name" WHY);
	assert_int_equal(table_of(p.body).file.n, 2);
	p = site_post(s, senco, "/pupils",
	              str_c(s->a, str_fmt(s->a, "pupil=%lld&pupil=999&year=5", (long long)pupil_id("Zoë"))));
	assert_int_equal(p.status, 200);
	assert_has(&p, "1 pupil: those that the list showed");
	assert_has(&p, "name=\"pupil\"");
	p = download(senco, str_c(s->a, str_fmt(s->a, "from=list&pupil=%lld&pupil=999&file=csv&col=name%s",
	                                        (long long)pupil_id("Zoë"), WHY)));
	assert_int_equal(table_of(p.body).file.n, 1);
}

static void test_download__says_what_for(void **state)
{
	static const struct {
		const char *form;
		const char *says;
	} wrong[] = {
		{ "who=K&col=name&recipient=The+office", "Choose what the file is for" },
		{ "who=K&col=name&purpose=", "Enter who will have the file" },
		{ "who=K&col=name&purpose=nonsense&recipient=x", "Choose" },
		{ "who=K" WHY, "Choose at least one column" },
		{ "who=K&col=nonsense" WHY, "Choose at least one column" },
	};
	int64_t person;
	struct str senco = site_sign_in(s, "ruth", "senco", &person);
	struct taken_out *taken;
	struct net_reply p;
	struct err e;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		p = site_post(s, senco, "/download", wrong[i].form);
		assert_int_equal(p.status, 422);
		assert_has(&p, wrong[i].says);
	}
	p = site_post(s, senco, "/download", "who=E&rows=need&file=csv&col=upn&purpose=&recipient=The+office");
	assert_has(&p, "value=\"E\" checked");
	assert_has(&p, "value=\"need\" checked");
	assert_has(&p, "value=\"upn\" checked");
	assert_has(&p, "value=\"The office\"");
	assert_int_equal(taken_out_list(s->db, s->a, s->school_id, 0, &taken, &n, &e), RC_OK);
	assert_int_equal(n, 0);
	/* Said once, it stands there the next time, and can be changed. */
	p = site_get(s, senco, "/register");
	assert_has_not(&p, "As you said the last time");
	download(senco, "who=KE&col=name" WHY);
	p = site_get(s, senco, "/register");
	assert_has(&p, "As you said the last time");
	assert_has(&p, "value=\"meeting\" selected");
	assert_has(&p, "value=\"The office\"");
	assert_int_equal(taken_out_list(s->db, s->a, s->school_id, person, &taken, &n, &e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(taken[0].pupils, 3);
	assert_int_equal(taken[0].purpose, TAKEN_PURPOSE_MEETING);
	assert_true(str_is(taken[0].columns, "Surname\nForename\nPreferred forename"));
	p = site_get(s, senco, "/download?from=register");
	assert_has(&p, "Everyone on the SEN register: 3 (xlsx)");
	/* Another person's word is not theirs. */
	p = site_get(s, site_sign_in(s, "hana", "head", NULL), "/register");
	assert_has_not(&p, "As you said the last time");
}

static size_t looked_times(int64_t pupil, const char *action)
{
	struct looked_row *row;
	struct err e;
	size_t n, times = 0;

	assert_int_equal(looked_list(s->db, s->a, (struct pupil_key){ s->school_id, pupil }, &row, &n, &e), RC_OK);
	for (size_t i = 0; i < n; i++)
		times += str_is(row[i].action, action);
	return times;
}

static void test_download__stands_in_the_history_of_everybody_in_it(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);

	(void)state;
	download(senco, "who=KE&col=name&purpose=authority&recipient=SEN+team");
	assert_int_equal(looked_times(pupil_id("Zoë"), "export.authority"), 1);
	assert_int_equal(looked_times(pupil_id("Mei"), "export.authority"), 1);
	assert_int_equal(looked_times(pupil_id("Wei"), "export.authority"), 0);
	assert_has(&(struct net_reply){ .body = site_get(s, senco,
	                                                 str_c(s->a, str_fmt(s->a, "/pupil/%lld/looked",
	                                                                     (long long)pupil_id("Zoë"))))
	                                            .body },
	           "in a file for the local authority");
}

/* A teacher: of the own class, and no numbers, birthdays or days of the roll, whatever is sent. */
static void test_download__of_a_teacher(void **state)
{
	int64_t person;
	struct str teacher = site_sign_in(s, "dana", "teacher", &person);
	struct import_data d;
	struct teaching_row t = { .school_id = s->school_id,
		                  .id = s->next_id++,
		                  .person_id = person,
		                  .kind = S("teacher"),
		                  .is_main = 1,
		                  .starts = { 2025, 9, 1 } };
	struct net_reply p;
	struct err e;

	(void)state;
	assert_int_equal(import_load_roll(s->db, s->a, s->school_id, &d, &e), RC_OK);
	for (size_t i = 0; i < d.classes; i++)
		if (str_is(d.class[i].name, "5A"))
			t.class_id = d.class[i].id;
	assert_int_equal(teaching_insert(s->db, s->a, &t, &e), RC_OK);
	p = download(teacher, "who=all&file=csv" ALL_COLUMNS WHY);
	assert_int_equal(table_of(p.body).file.n, 2);
	assert_has(&p, "Zoë");
	assert_has_not(&p, "Mei");
	assert_has_not(&p, "N820123425001");
	assert_has_not(&p, "2015-09-01");
	assert_has_not(&p, "Polish");
	assert_has_not(&p, "Ilse");
	assert_has_not(&p, "07700");
	p = site_get(s, teacher, "/download");
	assert_has_not(&p, "value=\"upn\"");
	assert_has_not(&p, "value=\"phones\"");
	assert_has_not(&p, "value=\"looked_after\"");
	assert_has_not(&p, ">Contacts<");
	assert_int_equal(site_get(s, teacher, "/register").status, 404);
	assert_int_equal(site_get(s, site_sign_in(s, "gil", "ta", NULL), "/download").status, 404);
}

static void cell_is(const struct table *t, size_t row, const char *heading, const char *want)
{
	for (size_t i = 0; i < t->file.heading.n; i++)
		if (str_is(t->file.heading.cell[i], heading)) {
			struct str cell = i < t->file.row[row].n ? t->file.row[row].cell[i] : STR_NONE;

			if (!str_is(cell, want))
				fail_msg("%s: %.*s, not %s", heading, STR_ARG(cell), want);
			return;
		}
	fail_msg("no column %s", heading);
}

/* Who must not see the record of the child stands in no file about the child. */
static void test_download__contacts_but_no_restricted_adult(void **state)
{
	static const char *const files[] = { "who=all&file=csv&col=name&col=contacts&col=phones&col=emails" WHY,
		                             "who=all&file=xlsx&col=name&col=phones&col=emails" WHY };
	struct str who[] = { site_sign_in(s, "ruth", "senco", NULL), site_sign_in(s, "hana", "head", NULL) };
	struct net_reply p;
	struct taken_out *taken;
	struct table t;
	struct err e;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		p = download(who[i], files[i]);
		t = table_of(p.body);
		assert_int_equal(t.file.n, PUPILS);
		assert_int_equal(t.file.heading.n, 3 + 2 * TAKE_CONTACT_HEADINGS);
		for (size_t r = 0; r < t.file.n; r++)
			for (size_t k = 0; k < t.file.row[r].n; k++)
				assert_true(str_find(t.file.row[r].cell[k], S("Bela")) < 0 &&
				            str_find(t.file.row[r].cell[k], S("900302")) < 0);
		for (size_t r = 0; r < t.file.n; r++) {
			if (str_is(t.file.row[r].cell[1], "Zoë")) {
				cell_is(&t, r, "Contact 1 title", "Ms");
				cell_is(&t, r, "Contact 1 forename", "Ilse");
				cell_is(&t, r, "Contact 1 surname", "Müller");
				cell_is(&t, r, "Contact 1 relationship", "Mother");
				cell_is(&t, r, "Contact 1 telephone", "07700 900301");
				cell_is(&t, r, "Contact 1 email", "ilse@home.example");
				cell_is(&t, r, "Contact 2 surname", "");
			}
			if (str_is(t.file.row[r].cell[1], "Wei")) {
				cell_is(&t, r, "Contact 1 surname", "=Nguyễn");
				cell_is(&t, r, "Contact 2 forename", "Bo");
			}
		}
	}
	assert_int_equal(taken_out_list(s->db, s->a, s->school_id, 0, &taken, &n, &e), RC_OK);
	assert_true(str_find(taken[0].columns, S("Contact 1 telephone")) >= 0);
}

/* Flags as they stand today; brought in again as circumstances they change nothing. */
static void test_download__flags_come_back_and_change_nothing(void **state)
{
	static const char flags[] = "UPN,EAL,Proficiency in English,Pupil premium,FSM,Looked after\n"
	                            "N820123425001,Y,B,Y,,\n"
	                            "M830200026001,N,,,universal,Y\n"
	                            "Z805330126042,Y,,N,N,N\n";
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct import_options o = { .kind = IMPORT_CIRCUMSTANCES, .special = true };
	struct import_report r;
	struct net_reply p;
	struct table t;

	(void)state;
	assert_int_equal(import_run(site_ctx(s), &o, str_of(flags), &r), RC_OK);
	p = download(senco, "who=all&file=csv&col=upn&col=eal&col=premium&col=meals&col=looked_after" WHY);
	t = table_of(p.body);
	for (size_t i = 0; i < t.file.n; i++) {
		bool zoe = str_is(t.file.row[i].cell[0], "N820123425001");
		bool wei = str_is(t.file.row[i].cell[0], "M830200026001");
		bool mei = str_is(t.file.row[i].cell[0], "Z805330126042");

		cell_is(&t, i, "EAL", zoe || mei ? "Yes" : "");
		cell_is(&t, i, "Proficiency in English", zoe ? "B" : "");
		cell_is(&t, i, "Pupil premium", zoe ? "Yes" : "");
		cell_is(&t, i, "Free school meals", wei ? "Yes" : "");
		cell_is(&t, i, "Looked after now or before", wei ? "Yes" : "");
	}
	p = download(senco,
	             "who=all&file=csv&col=name&col=born&col=upn&col=eal&col=premium&col=meals&col=looked_after" WHY);
	o.rehearse = true;
	if (import_run(site_ctx(s), &o, p.body, &r) != RC_OK) {
		for (size_t k = 0; k < r.problems.kept; k++)
			print_error("line %zu, %.*s: %.*s\n", r.problems.item[k].line,
			            STR_ARG(r.problems.item[k].column), STR_ARG(r.problems.item[k].reason));
		fail_msg("not read again");
	}
	assert_int_equal(r.count[ITEM_ADDED] + r.count[ITEM_CHANGED], 0);
	/* A head sees them, too; an adviser or an assistant takes no list at all. */
	p = download(site_sign_in(s, "hana", "head", NULL), "who=all&file=csv&col=looked_after" WHY);
	assert_has(&p, "Looked after");
}

/* In summer provision of everybody. */
static void test_census__file_of_summer(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p = site_post(s, senco, "/register/census", "");
	struct csv_problem bad;
	struct csv_file f = { 0 };

	(void)state;
	assert_int_equal(p.status, 200);
	assert_true(str_find(reply_header(&p, "content-disposition"), S("census-2026-05-21.csv")) >= 0);
	assert_int_equal(csv_read(s->a, p.body, &f, &bad), RC_OK);
	assert_int_equal(f.n, PUPILS);
	assert_int_equal(f.heading.n, 5);
	assert_true(str_is(f.heading.cell[4], "SENprovision"));
	assert_has(&p, "'=Kaur");
	assert_int_equal(looked_times(pupil_id("Wei"), "export.census"), 1);
	assert_int_equal(site_post(s, site_sign_in(s, "dana", "teacher", NULL), "/register/census", "").status, 404);
}

/* A secondary school of 2,500: all columns as a workbook, the register, and the census file. */
static void test_download__of_a_large_school(void **state)
{
	enum { MANY = 2500 };
	struct buf b = buf_new(s->a, 1 << 20);
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct import_report r;
	struct net_reply p;
	struct ctx *c = site_ctx(s);

	(void)state;
	buf_str(&b, S("Surname,Forename,DOB,Year,Reg,SEN status,SEN start date,SEN need 1,SEN need 2\n"));
	for (int i = 0; i < MANY; i++)
		buf_fmt(&b, "Field%d,Pupil%d,%d/%d/%d,%d,%d%c,%s\n", i, i, 1 + i % 28, 1 + i % 12, 2009 + i % 5,
		        7 + i % 7, 7 + i % 7, 'A' + i % 9, i % 5 == 0 ? "K,15/9/2025,SLCN,MLD" : "N,,,");
	if (import_run(c, &(struct import_options){ .kind = IMPORT_ROLL }, buf_view(&b), &r) != RC_OK)
		fail_msg("the roll was not imported: %s", c->err.text);
	p = site_get(s, senco, "/register");
	assert_int_equal(p.status, 200);
	assert_has(&p, "Show all 503");
	p = download(senco, "who=all&rows=need&file=xlsx" ALL_COLUMNS WHY);
	assert_int_equal(table_of(p.body).file.n, MANY + MANY / 5 + PUPILS + 2);
	assert_int_equal(looked_times(pupil_id("Pupil2499"), "export.meeting"), 1);
	p = site_post(s, senco, "/register/census", "");
	assert_int_equal(p.status, 200);
}

/* What the census would ask, by rule; a query is answered from there. */
static void test_census__view(void **state)
{
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);
	struct net_reply p = site_get(s, senco, "/register");

	(void)state;
	assert_has(&p, "Summer census, Thursday 21 May 2026, in 72 days");
	assert_has(&p, "3 of 5 on roll");
	assert_has(&p, "No first need");
	assert_has(&p, "SEN Support since 2 March 2026");
	assert_has(&p, str_c(s->a, str_fmt(s->a, "/pupil/%lld/needs", (long long)pupil_id("-Ava"))));
	assert_has(&p, "No unique pupil number");
	assert_has(&p, "14 other rules found nothing");
}

/* Nobody has set the day: the page says so, asks what a census would ask, and offers no file of it. */
static void test_census__day_not_known(void **state)
{
	struct str senco;
	struct net_reply p;

	(void)state;
	s->app.clock.utc = clock_instant((struct date){ 2031, 9, 2 }, 9 * 60);
	senco = site_sign_in(s, "ruth", "senco", NULL);
	p = site_get(s, senco, "/register");
	assert_int_equal(p.status, 200);
	assert_has(&p, "The day of the next census is not known yet");
	assert_has(&p, "No first need");
	assert_has_not(&p, "Download the census file");
	assert_int_equal(site_post(s, senco, "/register/census", "").status, 404);
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "/pupil/%lld/census", (long long)pupil_id("-Ava"))));
	assert_int_equal(p.status, 200);
	assert_has(&p, "not known yet");
	assert_int_equal(site_get(s, senco, "/today").status, 200);
}

TEST_MAIN(test_takeout_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_register__comes_back_and_changes_nothing),
		T(test_download__who_and_what),
		T(test_download__what_the_list_showed),
		T(test_download__says_what_for),
		T(test_download__stands_in_the_history_of_everybody_in_it),
		T(test_download__of_a_teacher),
		T(test_download__contacts_but_no_restricted_adult),
		T(test_download__flags_come_back_and_change_nothing),
		T(test_census__file_of_summer),
		T(test_download__of_a_large_school),
		T(test_census__view),
		T(test_census__day_not_known),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
