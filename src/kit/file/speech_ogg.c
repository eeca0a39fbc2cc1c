#include "kit/file/speech_own.h"

#include <ogg/ogg.h>
#include <string.h>

enum { OGG_MOST = 32 * 1024 * 1024, HEAD_BYTES = 19, PAGE_PACKETS = 50, SERIAL = 0x41504452 /* any number */ };

struct ogg_made {
	ogg_stream_state stream;
	struct buf out;
	int64_t delay;
	int64_t frames;
	int64_t number;
	struct str last; /* held back: the last one says that it is */
};

static void closed(void *x)
{
	(void)ogg_stream_clear(x); /* gives memory back; nothing can go wrong */
}

static void pages_take(struct ogg_made *o, bool whole)
{
	ogg_page page;

	while (whole ? ogg_stream_flush(&o->stream, &page) != 0 : ogg_stream_pageout(&o->stream, &page) != 0) {
		buf_add(&o->out, page.header, (size_t)page.header_len);
		buf_add(&o->out, page.body, (size_t)page.body_len);
	}
}

static void packet_put(struct ogg_made *o, struct str p, int64_t granule, bool ends)
{
	ogg_packet packet = { .packet = (unsigned char *)(uintptr_t)p.p,
		              .bytes = (long)p.n,
		              .b_o_s = o->number == 0,
		              .e_o_s = ends,
		              .granulepos = granule,
		              .packetno = o->number++ };

	(void)ogg_stream_packetin(&o->stream, &packet); /* without memory ogg_end gives half a stream: it is checked */
}

struct ogg_made *ogg_new(struct arena *a, struct str comments, int64_t delay)
{
	struct ogg_made *o = NEW(a, struct ogg_made);
	unsigned char head[HEAD_BYTES] = { 'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, 1 };

	(void)ogg_stream_init(&o->stream, SERIAL); /* as packet_put */
	arena_on_reset(a, closed, &o->stream);
	o->out = buf_new(a, OGG_MOST);
	o->delay = delay;
	head[10] = (unsigned char)(delay & 0xff);
	head[11] = (unsigned char)(delay >> 8);
	head[12] = SPEECH_RATE & 0xff;
	head[13] = SPEECH_RATE >> 8 & 0xff;
	head[14] = SPEECH_RATE >> 16;
	packet_put(o, (struct str){ (const char *)head, sizeof head }, 0, false);
	pages_take(o, true);
	packet_put(o, comments, 0, false);
	pages_take(o, true);
	return o;
}

static void last_put(struct ogg_made *o, bool ends)
{
	if (o->last.n == 0)
		return;
	o->frames++;
	packet_put(o, o->last, o->frames * CODER_FRAME, ends);
	pages_take(o, ends || o->frames % PAGE_PACKETS == 0);
}

bool ogg_add(struct ogg_made *o, struct str packets)
{
	while (packets.n >= CODER_LENGTH) {
		size_t n = (size_t)(unsigned char)packets.p[0] | (size_t)(unsigned char)packets.p[1] << 8;

		if (n == 0 || n > packets.n - CODER_LENGTH)
			return false;
		last_put(o, false);
		o->last = str_dup(o->out.a, str_sub(packets, CODER_LENGTH, n));
		packets = str_sub(packets, CODER_LENGTH + n, packets.n);
	}
	return packets.n == 0 && o->last.n > 0;
}

int64_t ogg_samples(const struct ogg_made *o)
{
	int64_t n = (o->frames + (o->last.n > 0)) * CODER_FRAME - o->delay;

	return n > 0 ? n : 0;
}

struct str ogg_end(struct ogg_made *o)
{
	last_put(o, true);
	o->last = STR_NONE;
	return o->out.full || ogg_stream_check(&o->stream) != 0 ? STR_NONE : buf_view(&o->out);
}
