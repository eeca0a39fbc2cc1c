/* Files that people send, made by the test and never kept in the tree: sound ones of each kind, and what can be made of
 * them by who means harm. Memory: from a. */
#pragma once

#include "kit/base/buf.h"
#include "kit/base/str.h"

/* A PDF of so many pages, each saying "This is page 1."; more goes into its catalogue ("/OpenAction …"), behind goes
 * behind its end. */
struct str some_pdf(struct arena *a, int pages, const char *more, const char *behind);
/* Objects of a PDF in a packed stream: more is in the first of them. */
struct str some_pdf_packed(struct arena *a, const char *more, const char *dict);

struct zip_in {
	const char *name;
	struct str body;
	bool stored;
	uint32_t said; /* size that the directory says; 0: the true one */
	uint16_t flags;
};
struct str some_zip(struct arena *a, const struct zip_in *z, size_t n);
struct str some_docx(struct arena *a);
/* A Word file with one more entry. */
struct str some_docx_with(struct arena *a, const char *name, struct str body);
struct str some_odt(struct arena *a);
/* A picture half red, half blue, left and right. */
struct str some_jpeg(struct arena *a, int width, int height);
/* With the place where it was taken, a name, and the camera turned (1 to 8). */
struct str some_jpeg_with_place(struct arena *a, int width, int height, int how);
struct str some_png(struct arena *a, int width, int height);
/* Only its head says how large it is. */
struct str some_png_claiming(struct arena *a, uint32_t width, uint32_t height);
/* Empty when this machine writes none. */
struct str some_heic(struct arena *a, int width, int height);
struct str some_mp3(struct arena *a, const char *tag);
/* With words about the place; track: "soun" or "vide". */
struct str some_m4a(struct arena *a, const char *track);
struct str some_opus(struct arena *a);
/* Decodes a JPEG: the colour at a dot, 0xrrggbb. */
uint32_t some_jpeg_dot(struct arena *a, struct str jpeg, int x, int y, int *width, int *height);
