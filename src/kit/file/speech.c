#include "kit/file/look.h"
#include "kit/file/speech_own.h"
#include "kit/net/process.h"

#include <sodium.h>
#include <string.h>

#define VOICE "/usr/bin/espeak-ng"
/* Part of the name of what is made: another voice, pace or coder has another number. */
#define MADE "1"

enum { COMMENTS_MOST = 64 * 1024, MS_PER_S = 1000, S_PER_MIN = 60, MIN_PER_H = 60, SHORTEST = VOICE_HEAD + 2 * 256 };

/* 150 words a minute before the pauses: a little slower than a newsreader, for people who listen once. */
void voice_program(int64_t arg, struct cage_program *p)
{
	static const char *const WORD[] = { VOICE, "-v", "en-gb", "-s", "150", "-b", "1", "--stdin", "--stdout" };

	(void)arg;
	for (size_t i = 0; i < sizeof WORD / sizeof *WORD; i++)
		p->word[i] = WORD[i];
}

bool speech_possible(void)
{
	return process_may_program(VOICE);
}

static enum rc in_cage(struct arena *a, int keeper_fd, enum file_work work, struct str in, struct str *out,
                       struct err *e)
{
	int status = 0;

	TRY(cage_ask(a, keeper_fd, FILE_WORK, (struct cage_wish){ work, 0 }, in, &status, out, e));
	if (status == CAGE_AGAIN)
		return err_set(e, RC_FAIL,
		               "this machine cannot confine a program (Landlock, seccomp): nothing is read aloud");
	if (status == 0)
		return RC_OK;
	return err_set(e, RC_FAIL,
	               work == FILE_WORK_VOICE ? "espeak-ng has not read the text (status %d): is the package whole?"
	                                       : "the sound cannot be made small (status %d)",
	               status);
}

/* What comes out of a program is looked at like what a stranger sent. */
static bool wave_sound(struct str w)
{
	static const unsigned char FORMAT[] = { 1, 0, 1, 0, VOICE_RATE & 0xff, VOICE_RATE >> 8, 0, 0 };

	return w.n >= SHORTEST && memcmp(w.p, "RIFF", 4) == 0 && memcmp(w.p + 8, "WAVEfmt ", 8) == 0 &&
	       memcmp(w.p + 20, FORMAT, sizeof FORMAT) == 0 && w.p[34] == 16;
}

/* The packets of one chapter; *delay: of the coder. Memory: a. */
static enum rc part_make(struct arena *a, int keeper_fd, struct str text, struct str *packets, int64_t *delay,
                         struct err *e)
{
	struct str wave, coded;
	int32_t d = 0;

	TRY(in_cage(a, keeper_fd, FILE_WORK_VOICE, text, &wave, e));
	if (!wave_sound(wave) || wave.n > CAGE_IN_MAX)
		return err_set(e, RC_FAIL, "espeak-ng gave out no sound, or too much of it (%zu bytes)", wave.n);
	TRY(in_cage(a, keeper_fd, FILE_WORK_CODER, wave, &coded, e));
	if (coded.n < sizeof d)
		return err_set(e, RC_FAIL, "the coder gave out nothing");
	memcpy(&d, coded.p, sizeof d);
	if (d < 0 || d >= CODER_FRAME)
		return err_set(e, RC_FAIL, "the coder gave out what cannot be read");
	*delay = d;
	*packets = str_sub(coded, sizeof d, coded.n);
	return RC_OK;
}

static void length_put(struct buf *b, size_t n)
{
	for (int i = 0; i < 4; i++)
		buf_char(b, (char)(n >> 8 * i & 0xff));
}

static void comment_put(struct buf *b, struct str s)
{
	length_put(b, s.n);
	buf_str(b, s);
}

/* Where a chapter begins, as players of Ogg read it. */
static struct str chapter(struct arena *a, size_t i, int64_t ms)
{
	int64_t s = ms / MS_PER_S;

	return str_fmt(a, "CHAPTER%03zu=%02lld:%02lld:%02lld.%03lld", i, (long long)(s / S_PER_MIN / MIN_PER_H),
	               (long long)(s / S_PER_MIN % MIN_PER_H), (long long)(s % S_PER_MIN), (long long)(ms % MS_PER_S));
}

static struct str comments(struct arena *a, const struct speech *s, const int64_t *at_ms)
{
	struct buf b = buf_new(a, COMMENTS_MOST);

	buf_str(&b, S("OpusTags"));
	comment_put(&b, S("APDR"));
	length_put(&b, 4 + 2 * s->parts);
	comment_put(&b, str_fmt(a, "TITLE=%.*s", STR_ARG(s->title)));
	comment_put(&b, str_fmt(a, "ARTIST=%.*s", STR_ARG(s->by)));
	comment_put(&b, str_fmt(a, "DATE=%.*s", STR_ARG(s->date)));
	comment_put(&b, S("LANGUAGE=en-GB"));
	for (size_t i = 0; i < s->parts; i++) {
		comment_put(&b, chapter(a, i, at_ms[i]));
		comment_put(&b, str_fmt(a, "CHAPTER%03zuNAME=%.*s", i, STR_ARG(s->part[i].name)));
	}
	return b.full ? STR_NONE : buf_view(&b);
}

static bool to_be_read(const struct speech *s)
{
	if (s->parts == 0 || s->parts > SPEECH_PARTS_MOST)
		return false;
	for (size_t i = 0; i < s->parts; i++)
		if (str_trim(s->part[i].text).n == 0 || s->part[i].text.n > SPEECH_TEXT_MOST)
			return false;
	return true;
}

/* All chapters; work holds what is large on the way. */
static enum rc parts_make(struct arena *a, struct arena *work, int keeper_fd, const struct speech *s,
                          struct str *packets, int64_t *delay, struct err *e)
{
	for (size_t i = 0; i < s->parts; i++) {
		enum rc rc = part_make(work, keeper_fd, s->part[i].text, &packets[i], delay, e);

		if (rc != RC_OK)
			return rc;
		packets[i] = str_dup(a, packets[i]);
		arena_reset(work);
	}
	return RC_OK;
}

/* Frames are counted first: where chapters begin stands before them. */
static int64_t frames_of(struct str packets)
{
	int64_t n = 0;

	while (packets.n >= CODER_LENGTH) {
		size_t size = (size_t)(unsigned char)packets.p[0] | (size_t)(unsigned char)packets.p[1] << 8;

		packets = str_sub(packets, CODER_LENGTH + size, packets.n);
		n++;
	}
	return n;
}

enum rc speech_make(struct arena *a, int keeper_fd, const struct speech *s, struct sound *out, struct err *e)
{
	struct str packets[SPEECH_PARTS_MOST];
	struct arena *work;
	struct ogg_made *o;
	int64_t delay = 0, frames = 0;
	enum rc rc;

	*out = (struct sound){ 0 };
	if (!to_be_read(s))
		return err_set(e, RC_INVALID, "a text without words, or too long to be read aloud");
	if (!speech_possible())
		return err_set(e, RC_FAIL,
		               "espeak-ng is not installed, or this kernel cannot confine it: nothing is read aloud");
	work = arena_new((size_t)4 * CAGE_OUT_MAX);
	rc = parts_make(a, work, keeper_fd, s, packets, &delay, e);
	arena_free(work);
	TRY(rc);
	for (size_t i = 0; i < s->parts; i++) {
		int64_t samples = frames * CODER_FRAME - delay;

		out->at_ms[i] = samples > 0 ? samples * MS_PER_S / SPEECH_RATE : 0;
		frames += frames_of(packets[i]);
	}
	o = ogg_new(a, comments(a, s, out->at_ms), delay);
	for (size_t i = 0; i < s->parts; i++)
		if (!ogg_add(o, packets[i]))
			return err_set(e, RC_FAIL, "the coder gave out what cannot be read");
	out->ms = ogg_samples(o) * MS_PER_S / SPEECH_RATE;
	out->ogg = ogg_end(o);
	return out->ogg.n > 0 ? RC_OK : err_set(e, RC_FAIL, "the sound is too long");
}

static void digest_add(crypto_generichash_state *h, struct str s)
{
	uint64_t n = s.n;

	(void)crypto_generichash_update(h, (const unsigned char *)&n, sizeof n); /* no input is refused */
	(void)crypto_generichash_update(h, (const unsigned char *)s.p, s.n);
}

struct str speech_digest(struct arena *a, const struct speech *s)
{
	crypto_generichash_state h;
	unsigned char bytes[SPEECH_DIGEST / 2];
	char *hex = arena_alloc(a, SPEECH_DIGEST + 1);

	(void)crypto_generichash_init(&h, NULL, 0, sizeof bytes); /* as digest_add */
	digest_add(&h, S(MADE));
	digest_add(&h, s->title);
	digest_add(&h, s->by);
	digest_add(&h, s->date);
	for (size_t i = 0; i < s->parts; i++) {
		digest_add(&h, s->part[i].name);
		digest_add(&h, s->part[i].text);
	}
	(void)crypto_generichash_final(&h, bytes, sizeof bytes);
	(void)sodium_bin2hex(hex, SPEECH_DIGEST + 1, bytes, sizeof bytes);
	return (struct str){ hex, SPEECH_DIGEST };
}
