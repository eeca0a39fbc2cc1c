/* Recordings: whole, sound and nothing else. What phones write into them beside the sound (the place, names, pictures)
 * is taken out. */
#include "kit/file/look_own.h"

#include <string.h>

enum { BOX_HEAD = 8, BOX_DEPTH_MAX = 8, ID3_HEAD = 10, FRAMES_WANTED = 4, OGG_HEAD = 27 };

struct boxes {
	char *p; /* a copy: what is taken out is written over */
	bool sound;
	bool other; /* a track that is not sound */
	bool moov;
};

static uint32_t big(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

static bool is_box(const char *p, const char *name)
{
	return memcmp(p + 4, name, 4) == 0;
}

static void boxes_walk(struct boxes *b, size_t from, size_t to, int depth)
{
	static const char *const inner[] = { "moov", "trak", "mdia" };

	for (size_t at = from; at < to;) {
		char *p = b->p + at;
		size_t size = to - at >= BOX_HEAD ? big(p) : 0;

		if (size < BOX_HEAD || size > to - at || depth > BOX_DEPTH_MAX)
			look_refuse(FILE_DAMAGED);
		b->moov |= is_box(p, "moov");
		for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
			if (is_box(p, inner[i]))
				boxes_walk(b, at + BOX_HEAD, at + size, depth + 1);
		if (is_box(p, "hdlr") && size >= 20) {
			b->sound |= memcmp(p + 16, "soun", 4) == 0;
			b->other |= memcmp(p + 16, "vide", 4) == 0 || memcmp(p + 16, "text", 4) == 0;
		}
		if (is_box(p, "udta") || is_box(p, "meta") || is_box(p, "uuid") || is_box(p, "free") ||
		    is_box(p, "skip")) {
			memcpy(p + 4, "free", 4);
			memset(p + BOX_HEAD, 0, size - BOX_HEAD);
		}
		at += size;
	}
}

static void m4a_look(struct arena *a, struct str in, struct look_found *out)
{
	struct boxes b = { .p = arena_alloc(a, in.n) };

	memcpy(b.p, in.p, in.n);
	boxes_walk(&b, 0, in.n, 0);
	if (!b.moov || !b.sound)
		look_refuse(b.other ? FILE_UNKNOWN : FILE_DAMAGED);
	if (b.other)
		look_refuse(FILE_UNKNOWN); /* a film */
	out->part[FILE_WHOLE] = (struct str){ b.p, in.n };
}

/* Bytes of the frame of MPEG sound at p, layer 3; 0: it is none. */
static size_t frame_size(const unsigned char *p, size_t left)
{
	static const short kbit[2][16] = {
		{ 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0 },
		{ 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0 },
	};
	static const int hertz[4] = { 44100, 48000, 32000, 0 };
	int version, rate;
	size_t bits;

	if (left < 4 || p[0] != 0xff || (p[1] & 0xe6) != 0xe2)
		return 0;
	version = p[1] >> 3 & 3; /* 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5 */
	bits = (size_t)kbit[version == 3 ? 0 : 1][p[2] >> 4];
	rate = hertz[p[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
	if (version == 1 || bits == 0 || rate == 0)
		return 0;
	return (version == 3 ? 144000u : 72000u) * bits / (size_t)rate + (p[2] >> 1 & 1);
}

static void mp3_look(struct str in, struct look_found *out)
{
	size_t from = 0;
	size_t at;
	int frames = 0;

	while (in.n - from >= ID3_HEAD && memcmp(in.p + from, "ID3", 3) == 0) {
		const unsigned char *p = (const unsigned char *)in.p + from;
		size_t size = ID3_HEAD + ((size_t)(p[6] & 0x7f) << 21 | (size_t)(p[7] & 0x7f) << 14 |
		                          (size_t)(p[8] & 0x7f) << 7 | (p[9] & 0x7f));

		if (size > in.n - from)
			look_refuse(FILE_DAMAGED);
		from += size;
	}
	if (in.n - from > 128 && memcmp(in.p + in.n - 128, "TAG", 3) == 0)
		in.n -= 128;
	for (at = from; at < in.n; frames++) {
		size_t size = frame_size((const unsigned char *)in.p + at, in.n - at);

		if (size == 0 || size > in.n - at)
			break;
		at += size;
	}
	if (frames < FRAMES_WANTED)
		look_refuse(FILE_DAMAGED);
	out->part[FILE_WHOLE] = str_sub(in, from, at - from); /* what follows the last frame is no sound */
}

/* Every page of the stream follows the one before it, and nothing follows the one that is marked as the last. */
static void opus_look(struct str in, struct look_found *out)
{
	bool last = false;

	for (size_t at = 0; at < in.n;) {
		size_t segments = at + OGG_HEAD <= in.n ? (unsigned char)in.p[at + OGG_HEAD - 1] : 0;
		size_t size = OGG_HEAD + segments;

		if (last || at + size > in.n || memcmp(in.p + at, "OggS", 4) != 0)
			look_refuse(FILE_DAMAGED);
		last = ((unsigned char)in.p[at + 5] & 4) != 0;
		for (size_t i = 0; i < segments; i++)
			size += (unsigned char)in.p[at + OGG_HEAD + i];
		if (size > in.n - at)
			look_refuse(FILE_DAMAGED);
		at += size;
	}
	out->part[FILE_WHOLE] = in;
}

void sound_look(struct arena *a, struct str in, struct look_found *out)
{
	if (out->type == FILE_M4A)
		m4a_look(a, in, out);
	else if (out->type == FILE_MP3)
		mp3_look(in, out);
	else
		opus_look(in, out);
}
