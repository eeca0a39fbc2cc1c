/* A text read aloud by espeak-ng, as one Ogg Opus file with chapters (docs/decisions/0053). The voice is a program of
 * the cage, and so is the coder: neither opens a file of the installation, and both have an end.
 *
 * The same text gives the same bytes on the same machine. Not for how numbers and abbreviations are said: that is done
 * before (kit/text/spoken.h). */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum {
	SPEECH_PARTS_MOST = 64,
	SPEECH_TEXT_MOST = 64 * 1024, /* bytes of a chapter: about ten minutes */
	SPEECH_RATE = 48000,          /* samples a second, as Opus counts them */
	SPEECH_DIGEST = 64,           /* letters of the name of a text */
};

struct speech_part {
	struct str name; /* of the chapter, as it is shown: one line */
	struct str text; /* as the voice is to say it */
};
struct speech {
	struct str title;
	struct str by;
	struct str date; /* of the text: "2026-12-01" */
	const struct speech_part *part;
	size_t parts;
};
struct sound {
	struct str ogg;
	int64_t ms;                       /* how long it plays */
	int64_t at_ms[SPEECH_PARTS_MOST]; /* where each chapter begins */
};

/* Can this machine do it? Without the program, or a kernel that can confine it, it cannot. */
bool speech_possible(void);
/* Memory: a. RC_INVALID: too long, or a chapter without a word. RC_FAIL: the machine is at fault; *e says how. */
enum rc speech_make(struct arena *a, int keeper_fd, const struct speech *s, struct sound *out, struct err *e) NODISCARD;
/* The name of what speech_make makes of it: another text, title or way of making has another one. Memory: a. */
struct str speech_digest(struct arena *a, const struct speech *s);
