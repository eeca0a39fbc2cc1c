/* The pieces of speech.c. Not for other rooms. */
#pragma once

#include "kit/base/buf.h"
#include "kit/file/cage.h"
#include "kit/file/speech.h"

/* What the voice gives out: a WAVE of one channel, 16 bit. */
enum { VOICE_RATE = 22050, VOICE_HEAD = 44 };
void voice_program(int64_t arg, struct cage_program *p);
/* In the cage: a WAVE of the voice in; the delay of the coder, then packets of 20 ms, each with its length in front. */
enum { CODER_LENGTH = 2, CODER_FRAME = 960 };
int coder_run(void *prepared, struct str in, int out);

/* An Ogg stream of Opus (RFC 7845). packets: what coder_run gave, without the delay. */
struct ogg_made;
struct ogg_made *ogg_new(struct arena *a, struct str comments, int64_t delay);
/* False: they cannot be read. */
bool ogg_add(struct ogg_made *o, struct str packets) NODISCARD;
/* Samples so far, the delay not counted. */
int64_t ogg_samples(const struct ogg_made *o);
struct str ogg_end(struct ogg_made *o);
