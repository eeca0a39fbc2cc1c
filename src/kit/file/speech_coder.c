#include "kit/file/speech_own.h"

#include <math.h>
#include <opus/opus.h>
#include <string.h>

/* The voice speaks 22,050 samples a second and Opus does not: 147 of them become 160, with 24,000 a second. */
enum { FROM = 147, TO = 160, CODER_RATE = 24000, FRAME = CODER_RATE / 50, REACH = 16, TAPS = 2 * REACH };
/* Bits a second, for speech; how hard it works: 0 to 10, and from 5 on nobody hears a difference. */
enum { BITS = 20000, EFFORT = 5, PACKET_MOST = 1275, CODER_MEMORY = 64 * 1024 * 1024 };
/* Quiet after a chapter: a pause, and more than the coder holds back. */
enum { QUIET = CODER_RATE * 3 / 5, LEVELS = 32767 };

/* How the samples around a place add up to one between them: a sinc, wide as REACH. */
static void weights_fill(float w[TO][TAPS])
{
	const double pi = 3.14159265358979323846;

	for (int p = 0; p < TO; p++)
		for (int k = 0; k < TAPS; k++) {
			double x = k - REACH + 1 - (double)p / TO;
			double near = 0.5 + 0.5 * cos(pi * x / REACH);

			w[p][k] = (float)(fabs(x) < 1e-9     ? 1.0
			                  : fabs(x) >= REACH ? 0.0
			                                     : sin(pi * x) / (pi * x) * near);
		}
}

static float sample(struct str wave, int64_t i)
{
	int16_t v = 0;

	if (i >= 0 && (size_t)i < wave.n / sizeof v)
		memcpy(&v, wave.p + (size_t)i * sizeof v, sizeof v);
	return v;
}

static int16_t between(float w[TO][TAPS], struct str wave, int64_t at)
{
	int64_t from = at * FROM / TO;
	const float *weight = w[at * FROM % TO];
	float sum = 0;

	for (int k = 0; k < TAPS; k++)
		sum += weight[k] * sample(wave, from + k - REACH + 1);
	return (int16_t)(sum > LEVELS ? LEVELS : sum < -LEVELS ? -LEVELS : lrintf(sum));
}

static OpusEncoder *coder_new(opus_int32 *delay)
{
	int fault = OPUS_OK;
	OpusEncoder *coder = opus_encoder_create(CODER_RATE, 1, OPUS_APPLICATION_VOIP, &fault);

	if (fault != OPUS_OK || opus_encoder_ctl(coder, OPUS_SET_BITRATE(BITS)) != OPUS_OK ||
	    opus_encoder_ctl(coder, OPUS_SET_COMPLEXITY(EFFORT)) != OPUS_OK ||
	    opus_encoder_ctl(coder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) != OPUS_OK ||
	    opus_encoder_ctl(coder, OPUS_GET_LOOKAHEAD(delay)) != OPUS_OK)
		return NULL;
	return coder;
}

int coder_run(void *prepared, struct str in, int out)
{
	static float weight[TO][TAPS];
	struct arena *a = arena_new(CODER_MEMORY);
	struct buf b = buf_new(a, CODER_MEMORY / 4);
	struct str wave = str_sub(in, VOICE_HEAD, in.n);
	int64_t all = (int64_t)(wave.n / sizeof(int16_t)) * TO / FROM + QUIET;
	opus_int32 delay = 0;
	OpusEncoder *coder = coder_new(&delay);
	unsigned char packet[CODER_LENGTH + PACKET_MOST];

	(void)prepared;
	if (coder == NULL)
		return 1;
	weights_fill(weight);
	delay *= SPEECH_RATE / CODER_RATE;
	buf_add(&b, &delay, sizeof delay);
	for (int64_t at = 0; at < all; at += FRAME) {
		int16_t frame[FRAME];
		opus_int32 n;

		for (int i = 0; i < FRAME; i++)
			frame[i] = between(weight, wave, at + i);
		n = opus_encode(coder, frame, FRAME, packet + CODER_LENGTH, PACKET_MOST);
		if (n <= 0)
			return 1;
		packet[0] = (unsigned char)(n & 0xff);
		packet[1] = (unsigned char)(n >> 8);
		buf_add(&b, packet, CODER_LENGTH + (size_t)n);
	}
	if (b.full)
		return 1;
	cage_put(out, b.p, b.n);
	return 0;
}
