/* Any bytes as a paper whose words are wanted: what comes out is blocks without control letters, or nothing. The first
 * byte says as what: the whole of a zip, a plain text, the markup of a Word file or of an OpenDocument text (the
 * archive is made around it, else hardly any change would get past its sizes), or what a broken process of the cage
 * wrote. */
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "kit/base/utf8.h"
#include "kit/file/look_own.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
void __wrap_look_refuse(enum file_fault f) __attribute__((noreturn));

enum { PACKED_MOST = 4 << 20 };

static jmp_buf refused;

/* In the program it ends the process of the cage. */
void __wrap_look_refuse(enum file_fault f)
{
	longjmp(refused, f);
}

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_words: %s\n", what);
	abort();
}

static void little(struct buf *b, size_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(i < 8 ? v >> 8 * i : 0));
}

/* One entry as it stands: in front of its bytes, or in the directory, which says where that is. */
static void entry_add(struct buf *to, const char *name, struct str body, bool directory, size_t at)
{
	little(to, directory ? 0x02014b50 : 0x04034b50, 4);
	little(to, 20, directory ? 4 : 2);
	little(to, 0, 12);
	little(to, body.n, 4);
	little(to, body.n, 4);
	little(to, str_of(name).n, 2);
	little(to, 0, directory ? 12 : 2);
	if (directory)
		little(to, at, 4);
	buf_str(to, str_of(name));
	if (!directory)
		buf_str(to, body);
}

/* A zip of two entries that are not compressed. */
static struct str archive(struct arena *a, const char *first, struct str word, const char *second, struct str body)
{
	struct buf b = buf_new(a, PACKED_MOST), dir = buf_new(a, PACKED_MOST);

	entry_add(&dir, first, word, true, 0);
	entry_add(&b, first, word, false, 0);
	entry_add(&dir, second, body, true, b.n);
	entry_add(&b, second, body, false, 0);
	little(&dir, 0x06054b50, 4);
	little(&dir, 0, 4);
	little(&dir, 2, 2);
	little(&dir, 2, 2);
	little(&dir, dir.n - 12, 4);
	little(&dir, b.n, 4);
	little(&dir, 0, 2);
	buf_str(&b, buf_view(&dir));
	return buf_view(&b);
}

/* In the cage. */
static struct str look(struct arena *a, struct arena *kept, char kind, struct str in)
{
	switch (kind) {
	case 'w':
		return words_of(a, kept, FILE_DOCX,
		                archive(kept, "[Content_Types].xml", S("<Types/>"), "word/document.xml", in));
	case 'o':
		return words_of(a, kept, FILE_DOCX,
		                archive(kept, "mimetype", S("application/vnd.oasis.opendocument.text"), "content.xml",
		                        in));
	case 't':
		return words_of(a, kept, FILE_TXT, in);
	default:
		return words_of(a, kept, FILE_DOCX, in);
	}
}

static void told_check(struct str s)
{
	must(s.n == 0 || str_ends(s, S(WORDS_END)), "blocks end");
	while (s.n > 0) {
		struct str one = str_cut(s, WORDS_END[0], &s);

		must(one.n > 1 && str_find(S(WORDS_KIND), str_sub(one, 0, 1)) >= 0, "a block has a kind and words");
		for (size_t i = 0; i < one.n; i++)
			must((unsigned char)one.p[i] >= ' ' || one.p[i] == '\n', "no control letters");
	}
}

static void blocks_check(struct arena *a, struct str told)
{
	struct words_read w = { 0 };
	size_t bytes = 0;

	if (words_blocks(a, told, &w) != RC_OK)
		return;
	must(w.n <= WORDS_BLOCKS_MAX, "no more blocks than a page takes");
	for (size_t i = 0; i < w.n; i++) {
		must(w.block[i].text.n > 0, "a block has text");
		must(w.block[i].kind <= WORDS_ITEM, "of a kind");
		bytes += w.block[i].text.n;
	}
	must(bytes <= WORDS_BYTES_MAX, "nor more words");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *volatile a = arena_new(LOOK_MEMORY);
	struct arena *volatile kept = arena_new(LOOK_MEMORY);
	struct str in = { (const char *)data, size };
	const char kind = size > 0 ? in.p[0] : 'z';

	in = str_sub(in, 1, in.n);
	if (kind == 'c') {
		blocks_check(a, in);
	} else if (setjmp(refused) == 0) {
		struct str told = look(a, kept, kind, in);

		told_check(told);
		blocks_check(kept, told);
	}
	arena_free(a);
	arena_free(kept);
	return 0;
}
