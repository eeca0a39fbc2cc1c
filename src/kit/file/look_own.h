/* What the readers of kinds have in common, all of it inside the cage: who finds a fault ends the process with it, so
 * that no reader has to carry an error through a library's callbacks. Not for other rooms. */
#pragma once

#include "kit/base/buf.h"
#include "kit/file/look.h"
#include "kit/file/words.h"

/* Beyond this, and unpacking is not for people. */
enum { LOOK_UNPACKED_MAX = 256 * 1024 * 1024, LOOK_RATIO_MAX = 400, LOOK_MEMORY = 768 * 1024 * 1024 };

/* Ends the process: the file is not taken. */
void look_refuse(enum file_fault f) __attribute__((noreturn));

/* What goes back, in the order of the parts. */
struct look_found {
	enum file_type type;
	int64_t pages;
	int64_t width;
	int64_t height;
	struct str part[FILE_PARTS];
};

/* By its first bytes and by libmagic, which have to agree; FILE_UNKNOWN ends the process. */
enum file_type sniff_type(void *magic, struct str in);
void *sniff_prepare(void);

/* The words of a paper in blocks: a letter of its kind, in the order of enum words_block_kind, the text and WORDS_END,
 * which no text of ours has. */
#define WORDS_END "\r"
#define WORDS_KIND "phi"
struct str words_look(void *magic, struct str in);
/* The same of what has been found to begin like this kind. a gives its memory back again and again, kept does not. */
struct str words_of(struct arena *a, struct arena *kept, enum file_type type, struct str in);
/* Outside of the cage: what came out of it is checked like what a stranger sent. RC_NONE: no words. */
enum rc words_blocks(struct arena *a, struct str s, struct words_read *out) NODISCARD;
void pdf_look(struct arena *a, struct str in, struct look_found *out);
/* Word and OpenDocument: *type is the one of the two that it is. */
void office_look(struct arena *a, struct str in, struct look_found *out);
void sound_look(struct arena *a, struct str in, struct look_found *out);
void text_look(struct arena *a, struct str in, struct look_found *out);
void picture_look(struct arena *a, struct str in, struct look_found *out);

/* Poppler's programs for one page of a PDF: as a picture, and its words. */
void sheet_program(int64_t page, struct cage_program *p);
void sheet_words_program(int64_t page, struct cage_program *p);

/* An entry of a zip, unpacked: at most the first ZIP_SHOWN bytes. */
enum { ZIP_SHOWN = 8 * 1024 * 1024 };
struct zip_entry {
	struct str name;
	struct str body;
	bool first;
	bool stored; /* not compressed */
};
/* Calls each for all entries. Names are words only: nothing is ever written under them. */
void zip_walk(struct arena *a, struct str in, void (*each)(void *x, const struct zip_entry *z), void *x);
/* zlib's stream (raw: without its head, as in a zip) up to max bytes into out; *whole: it ended within them, and *used
 * bytes of in were read. Returns the bytes that came out. */
size_t look_inflate(struct str in, bool raw, char *out, size_t max, bool *whole, size_t *used);
/* One letter in UTF-8. */
void look_letter(struct buf *b, uint32_t c);
/* Has the text this word? */
bool look_has(struct str in, const char *word);
