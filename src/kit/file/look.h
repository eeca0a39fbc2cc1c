/* Looks at a file that somebody sent: what it is by its content, whether it is whole and harmless, how many pages it
 * has; and makes of it what is kept. A picture is drawn anew in three sizes, without where and when it was taken; a
 * recording loses what is written into it beside the sound; a paper stays as it is, or is not taken. All of it happens
 * in the cage (kit/file/cage.h). */
#pragma once

#include "kit/file/cage.h"
#include "kit/file/kind.h"

/* What is kept: the paper or the recording, or a picture in steps. */
enum file_part { FILE_WHOLE, FILE_SCREEN, FILE_THUMB, FILE_PARTS };

struct look {
	enum file_fault fault; /* FILE_GOOD: taken, and all that follows is so */
	enum file_type type;   /* what is kept: a picture is FILE_JPEG whatever it was */
	int64_t pages;         /* of a paper, when they can be counted; else 0 */
	int64_t width;         /* of FILE_WHOLE of a picture, in dots; else 0 */
	int64_t height;
	struct str part[FILE_PARTS]; /* empty: there is none */
};

/* All that is done in the cage. */
enum file_work {
	FILE_WORK_LOOK,
	FILE_WORK_WORDS,
	FILE_WORK_SHEET,
	FILE_WORK_SHEET_WORDS,
	FILE_WORK_GRID,
	FILE_WORK_VOICE,
	FILE_WORK_CODER,
	FILE_WORKS
};
extern const struct cage_work FILE_WORK[FILE_WORKS];
/* name: as the browser said. Memory: a. RC_FAIL: the machine is at fault. */
enum rc file_look(struct arena *a, int keeper_fd, struct str name, struct str in, struct look *out,
                  struct err *e) NODISCARD;
