/* Our pages made from files that are laid out differently: as this machine's cairo writes them, as qpdf writes them
 * anew, and in forms that have to be refused. What other versions of cairo write differs from ours in the same ways. */
#include "support/support.h"
#include "support/tool.h"

#include <cairo-pdf.h>

#include "kit/paper/inside.h"
#include "kit/paper/pdf_objects.h"

enum { SHEETS = 3 };

/* What the drawing library hands over for one page with a heading and a drawing: decoration, heading, drawing. */
static const char *drawn(struct arena *a, bool is_old)
{
	const char *path = tool_place(a, is_old ? "drawn.pdf" : "newer.pdf");
	cairo_surface_t *s = cairo_pdf_surface_create(path, PAPER_WIDTH, PAPER_HEIGHT);
	cairo_t *c = cairo_create(s);

	if (is_old)
		cairo_pdf_surface_restrict_to_version(s, CAIRO_PDF_VERSION_1_4);
	cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, "Room 12 0 R (1)");
	for (int i = 0; i < SHEETS; i++) {
		cairo_move_to(c, 100, 100 + 40 * i);
		if (i == 1)
			cairo_show_text(c, "Heading");
		cairo_line_to(c, 300, 100 + 40 * i);
		cairo_stroke(c);
		cairo_show_page(c);
	}
	cairo_destroy(c);
	cairo_surface_finish(s);
	assert_int_equal(cairo_surface_status(s), CAIRO_STATUS_SUCCESS);
	cairo_surface_destroy(s);
	return path;
}

static enum rc tagged(struct arena *a, struct str file, struct str *out, struct err *err)
{
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("Room 12 0 R (1)") });
	struct page_piece pieces[] = { { "H1", STR_NONE }, { "Figure", STR_NONE } };
	struct page_text text = { pieces, 2 };
	struct piece first = { NULL, 0, 0 }, second = { NULL, 0, 1 };
	struct node *heading = node_add(p, p->root, "H1"), *figure = node_add(p, p->root, "Figure");
	enum rc rc;

	heading->pieces = heading->pieces_last = &first;
	figure->pieces = figure->pieces_last = &second;
	figure->alt = S("A line");
	rc = tagged_write(p, file, &text, 1, out);
	*err = p->err;
	return rc;
}

/* The file as qpdf writes it with this option, made into ours. */
static void is_read(struct arena *a, const char *name, struct str file)
{
	struct str out = STR_NONE;
	struct err err = { 0 };
	const char *path;

	if (tagged(a, file, &out, &err) != RC_OK)
		fail_msg("%s: %s", name, err.text);
	path = pdf_checked(a, name, out);
	IN_ORDER(SAID(a, "pdfinfo", path), "Title:           Room 12 0 R (1)", "Tagged:          yes",
	         "Pages:           1");
	IN_ORDER(SAID(a, "pdfinfo", "-struct-text", path), "Document", "H1", "Heading", "Figure");
	SAID(a, "qpdf", "--qdf", path, tool_place(a, "plain.qdf"));
	IN_ORDER(SAID(a, "cat", tool_place(a, "plain.qdf")), "/Artifact BMC", "/H1 << /MCID 0 >> BDC", "EMC",
	         "/Figure << /MCID 1 >> BDC", "EMC");
}

static struct str by_qpdf(struct arena *a, const char *option, const char *path)
{
	const char *to = tool_place(a, "other.pdf");

	SAID(a, "qpdf", option, path, to);
	return SAID(a, "cat", to);
}

static void test_pdf__how_a_file_is_laid_out_does_not_matter(void **state)
{
	struct arena *a = test_arena();
	const char *path = drawn(a, true);

	(void)state;
	is_read(a, "as_drawn.pdf", SAID(a, "cat", path));
	is_read(a, "anew.pdf", by_qpdf(a, "--stream-data=preserve", path));
	is_read(a, "packed.pdf", by_qpdf(a, "--stream-data=compress", path));
	is_read(a, "unpacked.pdf", by_qpdf(a, "--stream-data=uncompress", path));
	is_read(a, "for_people.pdf", by_qpdf(a, "--qdf", path)); /* other line ends, and comments between */
	arena_free(a);
}

static void is_refused(struct arena *a, struct str file, const char *why)
{
	struct str out = STR_NONE;
	struct err err = { 0 };

	assert_int_equal(tagged(a, file, &out, &err), RC_FAIL);
	IN_ORDER(str_of(err.text), "the PDF file of cairo", why, "docs/operate/install.md");
	assert_int_equal(out.n, 0); /* never half a document */
}

static void test_pdf__streams_of_objects_are_refused_with_advice(void **state)
{
	struct arena *a = test_arena();
	const char *path = drawn(a, true);

	(void)state;
	is_refused(a, by_qpdf(a, "--object-streams=generate", path), "no plain table");
	is_refused(a, by_qpdf(a, "--linearize", path), "no plain table");
	/* By default the library writes a newer PDF, which its next version may pack. */
	is_refused(a, SAID(a, "cat", drawn(a, false)),
	           cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 6) ? "PDF 1.4" : "plain");
	arena_free(a);
}

/* A file that ends anywhere, and one with a wrong byte anywhere, is refused or read, and nothing else happens. */
static void test_pdf__damaged_files_are_refused(void **state)
{
	struct arena *a = test_arena();
	struct str file = SAID(a, "cat", drawn(a, true));

	(void)state;
	for (size_t n = 0; n + 1 < file.n; n += 7) {
		struct arena_mark m = arena_mark(a);
		struct str out = STR_NONE, wrong = str_dup(a, file);
		struct err err;

		is_refused(a, str_sub(file, 0, n > 20 ? n - 20 : 0), "table");
		((char *)(uintptr_t)wrong.p)[n] ^= 0x15;
		(void)tagged(a, wrong, &out, &err);
		arena_rewind(a, m);
	}
	is_refused(a, STR_NONE, "table");
	arena_free(a);
}

TEST_MAIN(test_pdf_objects)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pdf__how_a_file_is_laid_out_does_not_matter),
		cmocka_unit_test(test_pdf__streams_of_objects_are_refused_with_advice),
		cmocka_unit_test(test_pdf__damaged_files_are_refused),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
