#include "kit/file/sheet.h"

#include "kit/base/utf8.h"
#include "kit/file/look_own.h"
#include "kit/net/process.h"

#include <stdio.h>
#include <string.h>

#define DRAWS "/usr/bin/pdftoppm"
#define READS "/usr/bin/pdftotext"

static void program(struct cage_program *p, int64_t page, const char *const *word, size_t n)
{
	static const char *const END[] = { "-f", NULL, "-l", NULL, "-" };

	(void)snprintf(p->number, sizeof p->number, "%lld", (long long)page); /* has room for every number */
	for (size_t i = 0; i < n; i++)
		p->word[i] = word[i];
	for (size_t i = 0; i < sizeof END / sizeof *END; i++)
		p->word[n + i] = END[i] != NULL ? END[i] : p->number;
}

void sheet_program(int64_t page, struct cage_program *p)
{
	static const char *const WORD[] = { DRAWS, "-q", "-png", "-scale-to-x", "1240", "-scale-to-y", "-1" };

	_Static_assert(SHEET_DOTS == 1240, "as it is told");
	program(p, page, WORD, sizeof WORD / sizeof *WORD);
}

void sheet_words_program(int64_t page, struct cage_program *p)
{
	static const char *const WORD[] = { READS, "-q", "-nopgbrk", "-enc", "UTF-8" };

	program(p, page, WORD, sizeof WORD / sizeof *WORD);
	for (size_t i = 0; i < CAGE_WORDS; i++)
		if (p->word[i] == NULL) {
			p->word[i] = "-"; /* to its output */
			return;
		}
}

bool sheet_possible(void)
{
	return process_may_program(DRAWS) && process_may_program(READS);
}

static enum rc ask(struct arena *a, int keeper_fd, enum file_work work, struct str pdf, int64_t page, struct str *out,
                   struct err *e)
{
	int status = 0;

	*out = STR_NONE;
	if (page < 1 || page > SHEET_LAST)
		return RC_NONE;
	TRY(cage_ask(a, keeper_fd, FILE_WORK, (struct cage_wish){ work, page }, pdf, &status, out, e));
	if (status == CAGE_AGAIN)
		return err_set(e, RC_FAIL,
		               "this machine cannot confine a program (Landlock, seccomp): no page can be drawn");
	return status == 0 ? RC_OK : RC_NONE;
}

/* What came out is looked at like what a stranger sent: the program that made it may have been taken over. */
enum rc sheet_draw(struct arena *a, int keeper_fd, struct str pdf, int64_t page, struct str *png, struct err *e)
{
	static const char HEAD[] = "\x89PNG\r\n\x1a\n";

	TRY(ask(a, keeper_fd, FILE_WORK_SHEET, pdf, page, png, e));
	return png->n > sizeof HEAD && memcmp(png->p, HEAD, sizeof HEAD - 1) == 0 ? RC_OK : RC_NONE;
}

/* Paragraphs have an empty line between them. */
static void paragraphs(struct arena *a, struct str s, struct words_read *out)
{
	size_t room = 1;

	for (size_t i = 0; i + 1 < s.n; i++)
		room += s.p[i] == '\n' && s.p[i + 1] == '\n';
	room = room < WORDS_BLOCKS_MAX ? room : WORDS_BLOCKS_MAX;
	out->block = NEW_ARRAY(a, struct words_block, room);
	while (s.n > 0 && out->n < room) {
		ptrdiff_t end = str_find(s, S("\n\n"));
		struct str one = str_trim(str_sub(s, 0, end < 0 ? s.n : (size_t)end));

		if (one.n > 0)
			out->block[out->n++] = (struct words_block){ WORDS_PLAIN, one };
		s = str_sub(s, end < 0 ? s.n : (size_t)end + 2, s.n);
	}
	out->cut = out->cut || s.n > 0;
}

enum rc sheet_words(struct arena *a, int keeper_fd, struct str pdf, int64_t page, struct words_read *out, struct err *e)
{
	struct str said;
	char *p;

	*out = (struct words_read){ 0 };
	TRY(ask(a, keeper_fd, FILE_WORK_SHEET_WORDS, pdf, page, &said, e));
	out->cut = said.n > WORDS_BYTES_MAX;
	p = arena_alloc(a, said.n + 1);
	for (size_t i = 0; i < said.n; i++)
		p[i] = (unsigned char)said.p[i] < 0x20 && said.p[i] != '\n' ? ' ' : said.p[i];
	said = (struct str){ p, said.n };
	if (!utf8_ok(said))
		return RC_NONE;
	paragraphs(a, utf8_head(said, WORDS_BYTES_MAX), out);
	return RC_OK;
}
