/* The pages of files: what is sent comes back inert, and what is refused says so by the field and keeps what was typed.
 */
#include "support/support.h"

#include "core/door/routes.h"
#include "kit/file/kind.h"
#include "support/rights_world.h"
#include "support/some_files.h"
#include "support/test_web.h"

#define WORDS "id=7001&revision=0&kind=report&made_by=Dr Helen Marsh&made_on=9/3/2026&readers=staff"

static struct net_reply sent(struct rights_world *w, const char *words, const char *name, struct str body)
{
	return site_upload_as(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/files", words, "file", name,
	                      body);
}

static struct net_reply asked(struct rights_world *w, const char *path)
{
	return site_get(&w->site, world_token(w, CLASS_TEACHER, 'T'), path);
}

static void test_file__is_sent_shown_and_given_back(void **state)
{
	struct rights_world *w = *state;
	struct str pdf = some_pdf(w->t.a, 2, "", "");
	struct net_reply p = sent(w, WORDS, "EP.pdf", pdf);

	assert_int_equal(p.status, 303);
	p = asked(w, "/pupil/501/files");
	assert_has(&p, "Report from a specialist");
	assert_has(&p, "Dr Helen Marsh, 9 March 2026. PDF, 2 pages, 1 KB. Added by you, 10 March 2026.");
	assert_has(&p, "Not scanned: no scanner here");
	assert_has(&p, "/pupil/501/files/7001/get");
	p = asked(w, "/pupil/501/files/7001/get");
	assert_int_equal(p.status, 200);
	assert_true(str_eq(p.body, pdf));
	assert_true(str_is(reply_header(&p, "content-type"), "application/pdf"));
	assert_true(
	    str_is(reply_header(&p, "content-disposition"), "attachment; filename=\"Report from a specialist.pdf\""));
	assert_int_equal(asked(w, "/pupil/501/files/7001/picture").status, 404);
	assert_int_equal(asked(w, "/pupil/502/files/7001/get").status, 404);
}

static void test_file__of_a_picture_stands_in_the_page(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p =
	    sent(w,
	         "id=7002&revision=0&kind=work&made_on=9/3/2026&readers=all&title=“My house”: a drawing"
	         "&words=A house with two windows",
	         "IMG 1.JPG", some_jpeg(w->t.a, 900, 600));

	assert_int_equal(p.status, 303);
	p = asked(w, "/pupil/501/files/7002");
	assert_has(&p, "alt=\"A house with two windows\"");
	assert_has(&p, "place removed");
	p = asked(w, "/pupil/501/files/7002/picture");
	assert_true(str_is(reply_header(&p, "content-type"), "image/jpeg"));
	assert_true(str_is(reply_header(&p, "content-disposition"), "inline"));
	p = asked(w, "/pupil/501/files/7002/get");
	assert_true(str_is(reply_header(&p, "content-disposition"),
	                   "attachment; filename=\"___My house____ a drawing.jpg\"; "
	                   "filename*=UTF-8''%E2%80%9CMy%20house%E2%80%9D_%20a%20drawing.jpg"));
	p = site_get(&w->site, world_token(w, ZARA_PERSON, 'U'), "/me/files");
	assert_has(&p, "/me/files/7002/picture");
	p = site_get(&w->site, world_token(w, ZARA_PERSON, 'U'), "/me");
	assert_has(&p, "href=\"/me/files\"");
	p = site_get(&w->site, world_token(w, MOTHER, 'P'), "/family/501");
	assert_has(&p, "/family/501/files");
}

static void test_file__that_is_refused_changes_nothing_and_keeps_the_words(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p =
	    sent(w, WORDS "&title=First look", "report.pdf", S("<html><script>alert(1)</script></html>"));

	assert_int_equal(p.status, 422);
	assert_has(&p, "id=\"file-error\"");
	assert_has(&p, "This kind of file is not taken");
	assert_has(&p, "value=\"Dr Helen Marsh\"");
	assert_has(&p, "value=\"First look\"");
	p = sent(w, WORDS, "big.pdf", (struct str){ arena_alloc(w->t.a, FILE_BYTES_MAX + 1), FILE_BYTES_MAX + 1 });
	assert_int_equal(p.status, 422);
	assert_has(&p, "larger than 25 MB");
	p = sent(w, WORDS, "empty.pdf", S(""));
	assert_int_equal(p.status, 422);
	assert_has(&p, "not empty");
	p = site_post(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/files", WORDS);
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose a file, or take a photograph");
	p = sent(w, "id=7001&revision=0&kind=&made_on=x&readers=", "a.txt", S("Hello\n"));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose what it is");
	assert_has(&p, "Choose who may read it");
	assert_int_equal(asked(w, "/pupil/501/files/7001").status, 404);
}

#define MANY WORDS "&id-2=7002&id-3=7003&id-4=7004"

static struct net_reply sent_all(struct rights_world *w, const char *words, const struct site_file *f, size_t n)
{
	return site_upload_all(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/files", words, "file", f, n);
}

static void test_files__of_one_form_are_each_taken(void **state)
{
	struct rights_world *w = *state;
	const struct site_file f[] = { { "EP report.pdf", some_pdf(w->t.a, 2, "", "") },
		                       { "Page 2.jpg", some_jpeg(w->t.a, 900, 600) },
		                       { "notes.txt", S("Hello\n") } };
	struct net_reply p;

	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(sent_all(w, MANY, f, 3).status, 303);
	p = asked(w, "/pupil/501/files");
	assert_has(&p, "<h3>EP report</h3>"); /* several without a name are told apart */
	assert_has(&p, "<h3>Page 2</h3>");
	assert_has(&p, "<h3>notes</h3>");
	assert_has(&p, ">4<"); /* with the one that was there */
	assert_int_equal(asked(w, "/pupil/501/files/7003/get").status, 200);
	assert_int_equal(asked(w, "/pupil/501/files/7004").status, 404);
}

/* A page of a PDF is a picture in the page, for who may open the file; of what has no pages there is none. */
static void test_file__shows_its_pages(void **state)
{
	struct rights_world *w = *state;
	const struct site_file f[] = { { "EP report.pdf", some_pdf(w->t.a, 3, "", "") },
		                       { "Page 2.jpg", some_jpeg(w->t.a, 900, 600) } };
	struct net_reply p;

	assert_int_equal(sent_all(w, WORDS "&id-2=7002", f, 2).status, 303);
	p = asked(w, "/pupil/501/files/7001");
	assert_has(&p, "Page 1 of 3");
	assert_has(&p, "src=\"/pupil/501/files/7001/sheet?page=1\"");
	assert_has(&p, "href=\"/pupil/501/files/7001?page=2\"");
	p = asked(w, "/pupil/501/files/7001?page=3");
	assert_has(&p, "Page 3 of 3");
	assert_has_not(&p, "?page=4");
	p = asked(w, "/pupil/501/files/7001?page=4");
	assert_has(&p, "Page 1 of 3");
	p = asked(w, "/pupil/501/files/7001/sheet?page=3");
	assert_int_equal(p.status, 200);
	assert_true(str_is(reply_header(&p, "content-type"), "image/png"));
	assert_true(str_starts(p.body, S("\x89PNG")));
	assert_int_equal(asked(w, "/pupil/501/files/7001/sheet?page=4").status, 404);
	assert_int_equal(asked(w, "/pupil/501/files/7001/sheet?page=0").status, 404);
	assert_int_equal(asked(w, "/pupil/501/files/7002/sheet").status, 404);
	p = asked(w, "/pupil/501/files/7002");
	assert_has_not(&p, "/sheet");
	p = asked(w, "/pupil/501/files/7001/words?page=2");
	assert_has(&p, "This is page 2.");
	assert_has(&p, "href=\"/pupil/501/files/7001/words?page=3\"");
	assert_has(&p, "href=\"/pupil/501/files/7001?page=2\"");
	p = asked(w, "/pupil/501/files/7001/words?page=4"); /* there is none */
	assert_has(&p, "Page 1 of 3");
	assert_has(&p, "This is page 1.");
	p = site_get(&w->site, world_token(w, OTHER_TEACHER, 'T'), "/pupil/501/files/7001/words");
	assert_int_equal(p.status, 404);
	p = site_get(&w->site, world_token(w, OTHER_TEACHER, 'T'), "/pupil/501/files/7001/sheet");
	assert_int_equal(p.status, 404);
}

/* What is wrong with one is said by its name, and the others are there; the form that comes back is a new one. */
static void test_files__one_refused_loses_no_other(void **state)
{
	struct rights_world *w = *state;
	const struct site_file f[] = { { "report.pdf", some_pdf(w->t.a, 2, "", "") },
		                       { "page.pdf", S("<html><script>alert(1)</script></html>") },
		                       { "big.pdf", { arena_alloc(w->t.a, FILE_BYTES_MAX + 1), FILE_BYTES_MAX + 1 } },
		                       { "notes.txt", S("Hello\n") } };
	struct net_reply p = sent_all(w, MANY, f, 4);

	assert_int_equal(p.status, 422);
	assert_has(&p, "Added: report.pdf, notes.txt.");
	assert_has(&p, "page.pdf: This kind of file is not taken");
	assert_has(&p, "big.pdf: This file is larger than 25 MB");
	assert_has(&p, "value=\"Dr Helen Marsh\"");
	assert_has_not(&p, "name=\"id\" value=\"7001\"");
	assert_has_not(&p, "value=\"7003\"");
	assert_int_equal(asked(w, "/pupil/501/files/7001").status, 200);
	assert_int_equal(asked(w, "/pupil/501/files/7002").status, 404);
	assert_int_equal(asked(w, "/pupil/501/files/7003").status, 404);
	assert_int_equal(asked(w, "/pupil/501/files/7004").status, 200);
}

static void test_files__words_are_wrong_for_all(void **state)
{
	struct rights_world *w = *state;
	const struct site_file f[9] = {
		{ "a.txt", S("Hello\n") }, { "b.txt", S("Hello\n") }, { "c.txt", S("Hello\n") },
		{ "d.txt", S("Hello\n") }, { "e.txt", S("Hello\n") }, { "f.txt", S("Hello\n") },
		{ "g.txt", S("Hello\n") }, { "h.txt", S("Hello\n") }, { "i.txt", S("Hello\n") }
	};
	struct net_reply p =
	    sent_all(w, "id=7001&revision=0&id-2=7002&kind=report&made_by=&made_on=9/3/2026&readers=staff", f, 2);

	assert_int_equal(p.status, 422);
	assert_has(&p, "Enter who made it: name and role");
	assert_has(&p, "name=\"id\" value=\"7001\"");
	assert_has(&p, "name=\"id-2\" value=\"7002\"");
	assert_int_equal(asked(w, "/pupil/501/files/7001").status, 404);
	p = sent_all(w, MANY, f, 9);
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose at most 8 files at once");
	assert_int_equal(asked(w, "/pupil/501/files/7001").status, 404);
}

/* A player winds forward. */
static void test_sound__is_given_in_parts(void **state)
{
	struct rights_world *w = *state;
	struct str sound;
	struct net_reply p = sent(w, "id=7001&revision=0&kind=recording&made_on=9/3/2026&readers=staff", "story.mp3",
	                          some_mp3(w->t.a, ""));

	assert_int_equal(p.status, 303);
	p = asked(w, "/pupil/501/files/7001/whole");
	assert_int_equal(p.status, 200);
	assert_true(str_is(reply_header(&p, "accept-ranges"), "bytes"));
	assert_int_equal(reply_header(&p, "content-range").n, 0);
	sound = p.body;
	w->site.range = S("bytes=10-19");
	p = asked(w, "/pupil/501/files/7001/whole");
	assert_int_equal(p.status, 206);
	assert_int_equal(p.body.n, 10);
	assert_true(str_eq(p.body, str_sub(sound, 10, 10)));
	assert_true(str_eq(reply_header(&p, "content-range"), str_fmt(w->t.a, "bytes 10-19/%zu", sound.n)));
	assert_true(str_is(reply_header(&p, "content-type"), "audio/mpeg"));
	w->site.range = S("bytes=99999999-");
	p = asked(w, "/pupil/501/files/7001/whole");
	assert_int_equal(p.status, 416);
	assert_int_equal(p.body.n, 0);
	assert_true(str_eq(reply_header(&p, "content-range"), str_fmt(w->t.a, "bytes */%zu", sound.n)));
	w->site.range = S("bytes=0-9");
	assert_int_equal(asked(w, "/pupil/501/files").status, 200); /* a page is whole */
	assert_int_equal(asked(w, "/pupil/501/files/7001/get").status, 200);
	w->site.range = STR_NONE;
}

/* Names that try to become a path or a header. */
static void test_file__names_are_only_words(void **state)
{
	static const char *const name[] = { "../../../etc/cron.d/x.txt", "a\r\nSet-Cookie: b=c; x.txt",
		                            "C:\\x\\note.txt", "note.txt;filename=x.exe.txt", "-rf.txt" };
	struct rights_world *w = *state;

	for (int i = 0; i < 5; i++) {
		const char *id = str_c(w->t.a, str_fmt(w->t.a, "/pupil/501/files/%d", 7100 + i));
		struct net_reply p =
		    sent(w,
		         str_c(w->t.a, str_fmt(w->t.a, "id=%d&revision=0&kind=letter&made_on=9/3/2026&readers=staff",
		                               7100 + i)),
		         name[i], S("Hello\n"));

		assert_int_equal(p.status, 303);
		p = asked(w, id);
		assert_int_equal(p.status, 200);
		assert_has_not(&p, "..");
		p = asked(w, str_c(w->t.a, str_fmt(w->t.a, "%s/get", id)));
		assert_true(str_is(reply_header(&p, "content-disposition"), "attachment; filename=\"Letter.txt\""));
		assert_true(str_is(reply_header(&p, "content-type"), "text/plain; charset=utf-8"));
		assert_int_equal(reply_header(&p, "set-cookie").n, 0);
	}
}

static void test_front__reads_much_only_where_files_are_sent(void **state)
{
	(void)state;
	assert_true(route_door(S("/pupil/501/files")).body_max > 3 * FILE_BYTES_MAX);
	assert_true(route_door(S("/import")).body_max > FILE_BYTES_MAX);
	assert_true(route_door(S("/import")).body_max < 2 * FILE_BYTES_MAX);
	assert_int_equal(route_door(S("/pupil/501/files/7")).body_max, ROUTE_BODY_MAX);
	assert_int_equal(route_door(S("/sign-in")).body_max, ROUTE_BODY_MAX);
	assert_int_equal(route_door(S("/no-such-page")).body_max, ROUTE_BODY_MAX);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, rights_world_setup, rights_world_teardown)

/* The words of a paper on a page of our own, escaped, for who may read the file and nobody else. */
static void test_file__its_words_alone(void **state)
{
	struct rights_world *w = *state;
	const char *ours = "id=7005&revision=0&kind=report&made_by=Dr Helen Marsh&made_on=9/3/2026&readers=family";
	struct net_reply p = sent(w, ours, "notes.txt", S("Hugo listened <b>well</b>.\n\nIn the end he drew.\n"));

	assert_int_equal(p.status, 303);
	p = asked(w, "/pupil/501/files/7005");
	assert_has(&p, "/pupil/501/files/7005/words");
	p = asked(w, "/pupil/501/files/7005/words");
	assert_int_equal(p.status, 200);
	assert_has(&p, "Hugo listened &lt;b&gt;well&lt;/b&gt;.");
	assert_has(&p, "In the end he drew.");
	p = site_get(&w->site, world_token(w, MOTHER, 'P'), "/family/501/files/7005/words");
	assert_has(&p, "In the end he drew.");
	assert_int_equal(asked(w, "/pupil/502/files/7005/words").status, 404);
	assert_int_equal(site_get(&w->site, world_token(w, OTHER_TEACHER, 'T'), "/pupil/501/files/7005/words").status,
	                 404);
	assert_int_equal(sent(w, WORDS, "EP.pdf", some_pdf(w->t.a, 2, "", "")).status, 303);
	p = asked(w, "/pupil/501/files/7001/words");
	assert_int_equal(p.status, 200);
	assert_has(&p, "This is page 1.");
	p = site_get(&w->site, world_token(w, MOTHER, 'P'), "/family/501/files/7001/words");
	assert_int_equal(p.status, 404); /* for staff */
}

TEST_MAIN(test_files_page)
{
	const struct CMUnitTest tests[] = {
		CASE(test_file__its_words_alone),
		CASE(test_file__is_sent_shown_and_given_back),
		CASE(test_file__of_a_picture_stands_in_the_page),
		CASE(test_file__that_is_refused_changes_nothing_and_keeps_the_words),
		CASE(test_file__names_are_only_words),
		CASE(test_files__of_one_form_are_each_taken),
		CASE(test_files__one_refused_loses_no_other),
		CASE(test_files__words_are_wrong_for_all),
		CASE(test_sound__is_given_in_parts),
		CASE(test_file__shows_its_pages),
		cmocka_unit_test(test_front__reads_much_only_where_files_are_sent),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
