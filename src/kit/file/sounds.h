/* What has been read aloud, kept in the folder "sounds" of an installation under the name of its text (speech_digest):
 * each node has its own, no backup needs it, and what is lost is made again. Public texts only: the files are not
 * sealed. */
#pragma once

#include "kit/file/speech.h"

#define SOUNDS_FOLDER "sounds"

struct sound_kept {
	int64_t ms;
	int64_t at_ms[SPEECH_PARTS_MOST];
	int64_t bytes; /* of the Ogg file */
};

enum rc sounds_put(struct arena *a, struct str dir, struct str digest, const struct sound *s, struct err *e) NODISCARD;
/* RC_NONE: it is not there. */
enum rc sounds_find(struct arena *a, struct str dir, struct str digest, struct sound_kept *out,
                    struct err *e) NODISCARD;
/* The same with its bytes. Memory: a. */
enum rc sounds_get(struct arena *a, struct str dir, struct str digest, struct sound_kept *out, struct str *ogg,
                   struct err *e) NODISCARD;
/* Removes those that are none of these. */
enum rc sounds_keep(struct arena *a, struct str dir, const struct str *digest, size_t n, struct err *e) NODISCARD;
