#include "kit/file/words.h"

#include "kit/base/utf8.h"
#include "kit/file/look_own.h"

bool file_has_words(enum file_type t)
{
	return t == FILE_DOCX || t == FILE_ODT || t == FILE_TXT;
}

enum rc words_blocks(struct arena *a, struct str s, struct words_read *out)
{
	size_t room = 0;
	size_t bytes = 0;

	if (!utf8_ok(s))
		return RC_NONE;
	for (size_t i = 0; i < s.n; i++)
		room += s.p[i] == WORDS_END[0];
	room = room < WORDS_BLOCKS_MAX ? room : WORDS_BLOCKS_MAX;
	out->block = NEW_ARRAY(a, struct words_block, room);
	while (s.n > 0 && out->n < room) {
		struct str one = str_cut(s, WORDS_END[0], &s);
		struct words_block *b = &out->block[out->n];

		bytes += one.n;
		if (bytes > WORDS_BYTES_MAX)
			break;
		if (one.n < 2)
			continue;
		*b = (struct words_block){ WORDS_PLAIN, str_sub(one, 1, one.n) };
		for (int k = WORDS_PLAIN; k <= WORDS_ITEM; k++)
			if (one.p[0] == WORDS_KIND[k])
				b->kind = (enum words_block_kind)k;
		out->n++;
	}
	out->cut = s.n > 0 || bytes > WORDS_BYTES_MAX;
	return RC_OK;
}

enum rc words_read(struct arena *a, int keeper_fd, struct str in, struct words_read *out, struct err *e)
{
	struct str answer;
	int status = 0;

	*out = (struct words_read){ 0 };
	if (in.n == 0 || in.n > FILE_BYTES_MAX)
		return RC_NONE;
	TRY(cage_ask(a, keeper_fd, FILE_WORK, (struct cage_wish){ FILE_WORK_WORDS, 0 }, in, &status, &answer, e));
	if (status == CAGE_AGAIN)
		return err_set(e, RC_FAIL, "this machine cannot confine a process (seccomp): no file can be read");
	return status == 0 ? words_blocks(a, answer, out) : RC_NONE;
}
