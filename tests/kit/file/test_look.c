/* kit/file/look: what is taken, what is made of it, and what is not taken; and that the process that looks can do
 * nothing else. Every file is made here. */
#include "support/support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kit/file/look.h"
#include "support/some_files.h"

static int setup(void **state)
{
	*state = arena_new((size_t)1 << 30);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct look looked(struct arena *a, const char *name, struct str in)
{
	struct look l;
	struct err e = { "" };

	if (file_look(a, 0, str_of(name), in, &l, &e) != RC_OK)
		fail_msg("%s: %s", name, e.text);
	return l;
}

static void refused(struct arena *a, const char *name, struct str in, enum file_fault why)
{
	struct look l = looked(a, name, in);

	if (l.fault != why)
		fail_msg("%s: fault %d, not %d", name, (int)l.fault, (int)why);
}

static struct look taken(struct arena *a, const char *name, struct str in, enum file_type t)
{
	struct look l = looked(a, name, in);

	if (l.fault != FILE_GOOD || l.type != t)
		fail_msg("%s: fault %d, type %d", name, (int)l.fault, (int)l.type);
	return l;
}

static void test_look__takes_each_kind_as_it_came(void **state)
{
	struct arena *a = *state;
	struct str pdf = some_pdf(a, 6, "", "");
	struct str docx = some_docx(a);
	struct str odt = some_odt(a);
	struct look l = taken(a, "report.PDF", pdf, FILE_PDF);

	assert_int_equal(l.pages, 6);
	assert_true(str_eq(l.part[FILE_WHOLE], pdf));
	assert_int_equal(l.part[FILE_SCREEN].n, 0);
	assert_true(str_eq(taken(a, "plan.docx", docx, FILE_DOCX).part[FILE_WHOLE], docx));
	assert_true(str_eq(taken(a, "plan.odt", odt, FILE_ODT).part[FILE_WHOLE], odt));
	assert_true(str_is(taken(a, "note.txt", S("Hugo liest.\n"), FILE_TXT).part[FILE_WHOLE], "Hugo liest.\n"));
	assert_true(str_is(taken(a, "note",
	                         S("\xef\xbb\xbf"
	                           "caf\xc3\xa9"),
	                         FILE_TXT)
	                       .part[FILE_WHOLE],
	                   "caf\xc3\xa9"));
	assert_true(str_is(taken(a, "note.txt", S("caf\xe9 \x93so\x94"), FILE_TXT).part[FILE_WHOLE], "café “so”"));
	(void)taken(a, "story.opus", some_opus(a), FILE_OPUS);
	(void)taken(a, "story.ogg", some_opus(a), FILE_OPUS);
	assert_int_equal(taken(a, "packed.pdf", some_pdf_packed(a, "/Lang (en)", ""), FILE_PDF).fault, FILE_GOOD);
}

static void test_look__draws_pictures_anew_in_steps(void **state)
{
	struct arena *a = *state;
	const struct str in[] = { some_jpeg(a, 4000, 3000), some_png(a, 1800, 1200), some_heic(a, 1600, 1200) };
	static const char *const name[] = { "one.jpg", "two.png", "three.heic" };

	for (size_t i = 0; i < 3; i++) {
		struct look l;
		int w, h;

		if (in[i].n == 0)
			continue; /* this machine writes no HEIC */
		l = taken(a, name[i], in[i], FILE_JPEG);
		assert_true(l.width <= 2560 && l.width >= 1600);
		assert_int_equal(some_jpeg_dot(a, l.part[FILE_WHOLE], 50, 50, &w, &h) >> 20 & 0xf, 0xf); /* red */
		assert_true(w == l.width && h == l.height);
		assert_true((some_jpeg_dot(a, l.part[FILE_WHOLE], w - 50, 50, &w, &h) & 0xf0) == 0xf0); /* blue */
		(void)some_jpeg_dot(a, l.part[FILE_SCREEN], 0, 0, &w, &h);
		assert_int_equal(w, 1280);
		(void)some_jpeg_dot(a, l.part[FILE_THUMB], 0, 0, &w, &h);
		assert_int_equal(w, 256);
	}
	(void)taken(a, "wrong-but-a-picture.png", in[0], FILE_JPEG);
}

/* The corner that the camera had at the top left, red, is where it belongs, however the camera was held. */
static void test_look__turns_pictures_as_the_camera_was_held(void **state)
{
	struct arena *a = *state;
	/* where the red half is: left, right, top, bottom */
	static const char *const red[] = { "", "left", "right", "right", "left", "top", "top", "bottom", "bottom" };

	for (int how = 1; how <= 8; how++) {
		struct look l = taken(a, "p.jpg", some_jpeg_with_place(a, 640, 480, how), FILE_JPEG);
		int w, h;
		uint32_t dot;

		(void)some_jpeg_dot(a, l.part[FILE_WHOLE], 0, 0, &w, &h);
		assert_int_equal(w, how > 4 ? 480 : 640);
		dot = some_jpeg_dot(a, l.part[FILE_WHOLE], strcmp(red[how], "right") == 0 ? w - 20 : 20,
		                    strcmp(red[how], "bottom") == 0 ? h - 20 : 20, &w, &h);
		if ((dot >> 16 & 0xff) < 0xd0)
			fail_msg("held %d: the red half is not %s (%06x)", how, red[how], dot);
	}
}

static bool has(struct str in, const char *word)
{
	return str_find(in, str_of(word)) >= 0;
}

static void no_word(const struct look *l, const char *word)
{
	for (int i = 0; i < FILE_PARTS; i++)
		if (has(l->part[i], word))
			fail_msg("\"%s\" is still in part %d", word, i);
}

static void test_look__takes_out_the_place_and_the_name(void **state)
{
	struct arena *a = *state;
	struct str in[] = { some_jpeg_with_place(a, 640, 480, 1), some_png(a, 640, 480), some_heic(a, 640, 480) };
	struct look l;

	for (size_t i = 0; i < 3; i++) {
		if (in[i].n == 0)
			continue;
		assert_true(has(in[i], "GPS"));
		l = taken(a, "p.jpg", in[i], FILE_JPEG);
		no_word(&l, "GPS");
		no_word(&l, "Exif");
		no_word(&l, "Pat Example");
	}
	l = taken(a, "r.m4a", some_m4a(a, "soun"), FILE_M4A);
	no_word(&l, "53.7");
	assert_true(has(l.part[FILE_WHOLE], "the sound itself"));
	l = taken(a, "r.mp3", some_mp3(a, "TIT2 taken at 53.7 by Pat Example"), FILE_MP3);
	no_word(&l, "Pat Example");
	assert_int_equal(l.part[FILE_WHOLE].n, 20 * 417);
}

static void test_look__refuses_what_is_none_of_the_kinds(void **state)
{
	struct arena *a = *state;

	refused(a, "report.pdf", S("<!DOCTYPE html><html><script>alert(1)</script></html>"), FILE_UNKNOWN);
	refused(a, "note.txt", S("<!DOCTYPE html><html><body>Hello</body></html>"), FILE_UNKNOWN);
	refused(a, "drawing.svg", S("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), FILE_UNKNOWN);
	refused(a, "drawing.png", S("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
	        FILE_UNKNOWN);
	refused(a, "photo.jpg",
	        S("\x7f"
	          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0"),
	        FILE_UNKNOWN);
	refused(a, "setup.exe", S("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), FILE_UNKNOWN);
	refused(a, "old.doc", S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0"), FILE_UNKNOWN);
	refused(a, "note.rtf", S("{\\rtf1\\ansi{\\object\\objemb}}"), FILE_UNKNOWN);
	refused(a, "moving.gif", S("GIF89a\1\0\1\0\200\0\0\xff\xff\xff\0\0\0!\xf9\4"), FILE_UNKNOWN);
	refused(a, "film.mp4", some_m4a(a, "vide"), FILE_UNKNOWN);
	refused(a, "zip.docx", some_zip(a, &(struct zip_in){ .name = "a.txt", .body = S("a") }, 1), FILE_UNKNOWN);
	refused(a, "empty.pdf", S(""), FILE_EMPTY);
}

static void test_look__refuses_a_name_that_says_something_else(void **state)
{
	struct arena *a = *state;

	refused(a, "report.exe", some_pdf(a, 1, "", ""), FILE_MISNAMED);
	refused(a, "report.docx", some_pdf(a, 1, "", ""), FILE_MISNAMED);
	refused(a, "report.pdf.html", some_pdf(a, 1, "", ""), FILE_MISNAMED);
	refused(a, "run.sh", S("echo hello\n"), FILE_MISNAMED);
	refused(a, "macro.docm", some_docx(a), FILE_MISNAMED);
	refused(a, "photo.html", some_jpeg(a, 64, 64), FILE_MISNAMED);
	refused(a, "a.pdf ", some_pdf(a, 1, "", ""), FILE_MISNAMED);
}

static void test_look__refuses_what_is_not_whole(void **state)
{
	struct arena *a = *state;
	struct str jpeg = some_jpeg(a, 800, 600);
	struct str png = some_png(a, 800, 600);
	struct str heic = some_heic(a, 800, 600);
	struct str pdf = some_pdf(a, 3, "", "");
	struct str docx = some_docx(a);
	struct str m4a = some_m4a(a, "soun");

	refused(a, "a.jpg", str_sub(jpeg, 0, jpeg.n / 2), FILE_DAMAGED);
	refused(a, "a.png", str_sub(png, 0, png.n / 2), FILE_DAMAGED);
	if (heic.n > 0)
		assert_int_not_equal(looked(a, "a.heic", str_sub(heic, 0, heic.n / 2)).fault, FILE_GOOD);
	refused(a, "a.pdf", str_sub(pdf, 0, pdf.n / 2), FILE_DAMAGED);
	refused(a, "a.docx", str_sub(docx, 0, docx.n - 30), FILE_DAMAGED);
	refused(a, "a.m4a", str_sub(m4a, 0, m4a.n - 4), FILE_DAMAGED);
	refused(a, "a.opus", str_sub(some_opus(a), 0, 100), FILE_DAMAGED);
	refused(a, "a.mp3", str_sub(some_mp3(a, ""), 0, 600), FILE_DAMAGED);
}

static void test_look__refuses_papers_with_a_program_inside(void **state)
{
	struct arena *a = *state;

	refused(a, "js.pdf", some_pdf(a, 1, "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", ""), FILE_ACTIVE);
	refused(a, "hex.pdf", some_pdf(a, 1, "/OpenAction << /S /J#61va#53cript /JS (1) >>", ""), FILE_ACTIVE);
	refused(a, "run.pdf", some_pdf(a, 1, "/OpenAction << /S /Launch /F (cmd.exe) >>", ""), FILE_ACTIVE);
	refused(a, "in.pdf", some_pdf(a, 1, "/Names << /EmbeddedFiles 9 0 R >>", ""), FILE_ACTIVE);
	refused(a, "send.pdf", some_pdf(a, 1, "/A << /S /SubmitForm /F (http://a.example) >>", ""), FILE_ACTIVE);
	refused(a, "locked.pdf", some_pdf(a, 1, "/Encrypt 9 0 R", ""), FILE_LOCKED);
	refused(a, "deep.pdf", some_pdf_packed(a, "/OpenAction << /S /JavaScript /JS (1) >>", ""), FILE_ACTIVE);
	refused(a, "odd.pdf", some_pdf_packed(a, "", "/DecodeParms << /Predictor 12 >>"), FILE_ACTIVE);
	refused(a, "string.pdf", some_pdf_packed(a, "/OpenAction << /S /JavaScript /JS (1) >>", "/X (obj)"),
	        FILE_ACTIVE);
	refused(a, "macro.docx", some_docx_with(a, "word/vbaProject.bin", S("x")), FILE_ACTIVE);
	refused(a, "object.docx", some_docx_with(a, "word/embeddings/oleObject1.bin", S("x")), FILE_ACTIVE);
	refused(a, "bomb.docx",
	        some_docx_with(a, "word/settings.xml", S("<!DOCTYPE x [<!ENTITY a \"aa\">]><x>&a;</x>")), FILE_ACTIVE);
	refused(
	    a, "fetch.docx",
	    some_docx_with(a, "word/_rels/settings.xml.rels",
	                   S("<Relationships><Relationship Id=\"r1\" Type=\"http://x/relationships/attachedTemplate\" "
	                     "Target=\"http://a.example/t.dotm\" TargetMode=\"External\"/></Relationships>")),
	    FILE_ACTIVE);
}

static void test_look__refuses_two_files_in_one(void **state)
{
	struct arena *a = *state;
	struct str zip = some_docx(a);
	struct str both[2] = { some_pdf(a, 1, "", ""), zip };
	struct str junk[2] = { S("GIF89a"), zip };
	struct str long_tail[2] = { some_pdf(a, 1, "", ""), { arena_alloc(a, 4096), 4096 } };
	struct look l;

	refused(a, "both.pdf", str_join(a, both, 2, S("")), FILE_ACTIVE);
	assert_int_not_equal(looked(a, "junk.docx", str_join(a, junk, 2, S(""))).fault, FILE_GOOD);
	refused(a, "tail.pdf", str_join(a, long_tail, 2, S("")), FILE_DAMAGED);
	refused(a, "page.pdf", some_pdf(a, 1, "/X (<html><script>)", ""), FILE_ACTIVE);
	both[0] = some_jpeg(a, 64, 64); /* a picture with an archive behind it: only the picture is kept */
	l = taken(a, "both.jpg", str_join(a, both, 2, S("")), FILE_JPEG);
	no_word(&l, "document.xml");
}

static void test_look__refuses_bombs_soon(void **state)
{
	struct arena *a = *state;
	char *zeros = arena_alloc(a, 24 << 20);
	const struct zip_in lies[] = { { .name = "[Content_Types].xml", .body = S("x") },
		                       { .name = "word/document.xml", .body = { zeros, 1 << 20 }, .said = 64 } };
	const struct zip_in claims[] = {
		{ .name = "[Content_Types].xml", .body = S("x") },
		{ .name = "word/document.xml", .body = { zeros, 1 << 20 }, .said = 0x7fffffff }
	};
	const struct zip_in locked[] = { { .name = "word/document.xml", .body = S("x"), .flags = 1 } };

	refused(a, "bomb.docx", some_docx_with(a, "word/media/a.xml", (struct str){ zeros, 24 << 20 }), FILE_EXCESSIVE);
	refused(a, "lies.docx", some_zip(a, lies, 2), FILE_EXCESSIVE);
	refused(a, "claims.docx", some_zip(a, claims, 2), FILE_EXCESSIVE);
	refused(a, "locked.docx", some_zip(a, locked, 1), FILE_LOCKED);
	refused(a, "path.docx", some_docx_with(a, "../../etc/passwd", S("x")), FILE_DAMAGED);
	refused(a, "huge.png", some_png_claiming(a, 65535, 65535), FILE_EXCESSIVE);
	refused(a, "wide.png", some_png_claiming(a, 19000, 19000), FILE_EXCESSIVE);
	refused(a, "short.png", some_png_claiming(a, 10000, 10000), FILE_DAMAGED);
	refused(a, "big.pdf", (struct str){ zeros, FILE_BYTES_MAX + 1 }, FILE_TOO_BIG);
}

static void test_name__is_for_showing_only(void **state)
{
	struct arena *a = *state;

	assert_string_equal(str_c(a, file_name_tidy(a, S("../../etc/passwd"), 40)), "passwd");
	assert_string_equal(str_c(a, file_name_tidy(a, S("C:\\Users\\x\\report.pdf"), 40)), "report.pdf");
	assert_string_equal(str_c(a, file_name_tidy(a, S("a\r\nSet-Cookie: x=1.pdf"), 40)), "aSet-Cookie: x=1.pdf");
	assert_string_equal(str_c(a, file_name_tidy(a,
	                                            S("report\xe2\x80\xae"
	                                              "fdp.exe"),
	                                            40)),
	                    "reportfdp.exe");
	assert_int_equal(file_name_tidy(a, S("\xff\xfe"), 40).n, 0);
	assert_int_equal(file_name_tidy(a, (struct str){ memset(arena_alloc(a, 300), 'a', 300), 300 }, 40).n, 40);
}

/* What the work tries in the cage. */
static int try_files(void *x, struct str in, int out)
{
	(void)x;
	(void)in;
	(void)out;
	return open("/etc/passwd", O_RDONLY) < 0 ? 7 : 8;
}

static int try_network(void *x, struct str in, int out)
{
	(void)x;
	(void)in;
	(void)out;
	return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 7 : 8;
}

static int try_program(void *x, struct str in, int out)
{
	char *const none[] = { NULL };

	(void)x;
	(void)in;
	(void)out;
	(void)execve("/bin/true", none, none);
	return 8;
}

static int try_child(void *x, struct str in, int out)
{
	(void)x;
	(void)in;
	(void)out;
	return fork() < 0 ? 7 : 8;
}

static int try_other_descriptor(void *x, struct str in, int out)
{
	(void)x;
	(void)in;
	return write(out + 40, "x", 1) < 0 ? 7 : 8;
}

static int try_forever(void *x, struct str in, int out)
{
	(void)x;
	(void)in;
	(void)out;
	for (volatile unsigned i = 0;; i++)
		;
	return 8;
}

static int try_much(void *x, struct str in, int out)
{
	static const char block[1 << 16];

	(void)x;
	(void)in;
	for (int i = 0; i < 2000; i++)
		cage_put(out, block, sizeof block);
	return 8;
}

/* More than any reader needs. A sanitizer takes terabytes, so there the limit is none. */
static int try_memory(void *x, struct str in, int out)
{
	void *p = mmap(NULL, (size_t)2 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)x;
	(void)in;
	(void)out;
#if defined(__SANITIZE_ADDRESS__)
	return 7;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
	return 7;
#endif
#endif
	return p == MAP_FAILED ? 7 : 8;
}

static void test_cage__can_only_compute(void **state)
{
	struct arena *a = *state;
	static const struct {
		int (*run)(void *, struct str, int);
		int status;
	} TRY_IT[] = { { try_files, 7 },
		       { try_network, CAGE_KILLED },
		       { try_program, CAGE_KILLED },
		       { try_child, CAGE_KILLED },
		       { try_other_descriptor, CAGE_KILLED },
		       { try_forever, CAGE_KILLED },
		       { try_much, CAGE_KILLED },
		       { try_memory, 7 } };

	for (size_t i = 0; i < sizeof TRY_IT / sizeof *TRY_IT; i++) {
		const struct cage_work w = { .run = TRY_IT[i].run };
		struct err e = { "" };
		struct str out;
		int status = -1;

		assert_int_equal(cage_ask(a, 0, &w, (struct cage_wish){ 0, 0 }, S("x"), &status, &out, &e), RC_OK);
		if (status != TRY_IT[i].status)
			fail_msg("try %zu: status %d", i, status);
		assert_int_equal(out.n, 0);
	}
}

TEST_MAIN(test_look)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_look__takes_each_kind_as_it_came, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__draws_pictures_anew_in_steps, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__turns_pictures_as_the_camera_was_held, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__takes_out_the_place_and_the_name, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_what_is_none_of_the_kinds, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_a_name_that_says_something_else, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_what_is_not_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_papers_with_a_program_inside, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_two_files_in_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_look__refuses_bombs_soon, setup, teardown),
		cmocka_unit_test_setup_teardown(test_name__is_for_showing_only, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cage__can_only_compute, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
