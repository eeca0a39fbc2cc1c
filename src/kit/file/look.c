#include "kit/file/look_grid.h"
#include "kit/file/look_own.h"
#include "kit/file/speech_own.h"

#include <string.h>

/* The head of the answer; the parts follow. */
struct head {
	int64_t type;
	int64_t pages;
	int64_t width;
	int64_t height;
	int64_t size[FILE_PARTS];
};

static int whole_run(void *magic, struct str in, int out)
{
	struct arena *a = arena_new(LOOK_MEMORY);
	struct look_found f = { .type = sniff_type(magic, in) };
	struct head h;

	switch (file_kind(f.type)->is) {
	case FILE_IS_PICTURE:
		picture_look(a, in, &f);
		break;
	case FILE_IS_SOUND:
		sound_look(a, in, &f);
		break;
	case FILE_IS_PAPER:
		if (f.type == FILE_PDF)
			pdf_look(a, in, &f);
		else if (f.type == FILE_TXT)
			text_look(a, in, &f);
		else
			office_look(a, in, &f);
		break;
	}
	h = (struct head){ f.type, f.pages, f.width, f.height, { 0 } };
	for (int i = 0; i < FILE_PARTS; i++)
		h.size[i] = (int64_t)f.part[i].n;
	cage_put(out, &h, sizeof h);
	for (int i = 0; i < FILE_PARTS; i++)
		cage_put(out, f.part[i].p, f.part[i].n);
	return 0;
}

static int words_run(void *magic, struct str in, int out)
{
	struct str words = words_look(magic, in);

	cage_put(out, words.p, words.n);
	return 0;
}

const struct cage_work FILE_WORK[FILE_WORKS] = { [FILE_WORK_LOOK] = { .prepare = sniff_prepare, .run = whole_run },
	                                         [FILE_WORK_WORDS] = { .prepare = sniff_prepare, .run = words_run },
	                                         [FILE_WORK_SHEET] = { .program = sheet_program },
	                                         [FILE_WORK_SHEET_WORDS] = { .program = sheet_words_program },
	                                         [FILE_WORK_GRID] = { .run = grid_run },
	                                         [FILE_WORK_VOICE] = { .program = voice_program, .patient = true },
	                                         [FILE_WORK_CODER] = { .run = coder_run, .patient = true } };

/* What came out of the cage is checked like what a stranger sent: the process that made it may have been taken over. */
static enum rc found(struct str s, struct look *out, struct err *e)
{
	struct head h;
	struct str rest;

	if (s.n < sizeof h)
		return err_set(e, RC_FAIL, "look: no answer");
	memcpy(&h, s.p, sizeof h);
	rest = str_sub(s, sizeof h, s.n);
	if (h.type <= FILE_NONE || h.type >= FILE_TYPES)
		return err_set(e, RC_FAIL, "look: an answer without a kind");
	*out = (struct look){ .type = (enum file_type)h.type, .pages = h.pages, .width = h.width, .height = h.height };
	for (int i = 0; i < FILE_PARTS; i++) {
		if (h.size[i] < 0 || (uint64_t)h.size[i] > rest.n)
			return err_set(e, RC_FAIL, "look: an answer that is not whole");
		out->part[i] = str_sub(rest, 0, (size_t)h.size[i]);
		rest = str_sub(rest, (size_t)h.size[i], rest.n);
	}
	return RC_OK;
}

enum rc file_look(struct arena *a, int keeper_fd, struct str name, struct str in, struct look *out, struct err *e)
{
	struct str answer;
	int status = 0;

	*out = (struct look){ 0 };
	if (in.n == 0 || in.n > FILE_BYTES_MAX) {
		out->fault = in.n == 0 ? FILE_EMPTY : FILE_TOO_BIG;
		return RC_OK;
	}
	TRY(cage_ask(a, keeper_fd, FILE_WORK, (struct cage_wish){ FILE_WORK_LOOK, 0 }, in, &status, &answer, e));
	if (status == CAGE_AGAIN)
		return err_set(e, RC_FAIL, "this machine cannot confine a process (seccomp): no file can be looked at");
	if (status == 0)
		TRY(found(answer, out, e));
	else
		out->fault = status > FILE_GOOD && status < FILE_FAULTS ? (enum file_fault)status : FILE_UNREADABLE;
	if (out->fault == FILE_GOOD && !file_name_fits(out->type, name))
		out->fault = FILE_MISNAMED;
	return RC_OK;
}
