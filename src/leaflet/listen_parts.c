#include "leaflet/listen_parts.h"

enum { MS_PER_S = 1000, S_PER_MIN = 60, TENTH_OF_MB = 100 * 1000 };

static struct str minutes(struct arena *a, int64_t ms)
{
	int64_t n = (ms / MS_PER_S + S_PER_MIN / 2) / S_PER_MIN;

	return n > 1 ? str_fmt(a, "%lld minutes", (long long)n) : S("1 minute");
}

static struct str megabytes(struct arena *a, int64_t bytes)
{
	int64_t tenths = (bytes + TENTH_OF_MB / 2) / TENTH_OF_MB;

	tenths = tenths > 0 ? tenths : 1;
	return str_fmt(a, "%lld.%lld MB", (long long)(tenths / 10), (long long)(tenths % 10));
}

void listen_item_write(struct req *q, struct str url, const struct leaf_sound *sound)
{
	html(&q->w, "<li><a href=\"$\">", h_url(url));
	ui_icon(&q->w, "listen");
	if (sound != NULL && sound->made)
		html(&q->w, " Listen ($, $)</a></li>\n", h(minutes(q->a, sound->kept.ms)),
		     h(megabytes(q->a, sound->kept.bytes)));
	else
		html(&q->w, " Listen</a></li>\n");
}

/* A chapter is a link to its moment of the sound, so that it can be chosen without a script. */
static void chapters_write(struct req *q, const struct leaf_sound *sound, struct str url)
{
	html(&q->w, "<h2 class=\"gap\">Parts</h2>\n<ol class=\"onpage\">\n");
	for (size_t i = 0; i < sound->speech.parts; i++) {
		int64_t s = sound->kept.at_ms[i] / MS_PER_S;

		html(&q->w, "<li><a href=\"$\">$</a> <span class=\"quiet\">$</span></li>\n",
		     h_url(str_fmt(q->a, "%.*s#t=%lld", STR_ARG(url), (long long)s)), h(sound->speech.part[i].name),
		     h(str_fmt(q->a, "%lld:%02lld", (long long)(s / S_PER_MIN), (long long)(s % S_PER_MIN))));
	}
	html(&q->w, "</ol>\n");
}

static void player_write(struct req *q, const struct leaf_sound *sound, struct str url)
{
	html(&q->w,
	     "<p><audio controls preload=\"none\" src=\"$\" aria-label=\"$\"></audio></p>\n<p>A computer voice reads "
	     "this "
	     "leaflet: $. The same text stands below.</p>\n<p><a href=\"$\">Open the sound by itself</a> <span "
	     "class=\"quiet\">Opus, $</span></p>\n",
	     h_url(url), h(sound->speech.title), h(minutes(q->a, sound->kept.ms)), h_url(url),
	     h(megabytes(q->a, sound->kept.bytes)));
	chapters_write(q, sound, url);
}

static void waits_write(struct req *q, const struct public_school *s)
{
	if (speech_possible())
		html(&q->w,
		     "<p>The sound of this leaflet is being made. Look again in a while. The text stands below.</p>\n");
	else
		html(&q->w, "<p>This leaflet cannot be read aloud here yet. The text stands below.</p>\n");
	html(&q->w, "<p><a href=\"$\">Ask us for a copy in any form</a></p>\n", h_url(public_url(q->a, s, "/copy")));
}

enum rc listen_write(struct req *q, const struct public_school *s, const struct leaf *l, struct str url)
{
	struct leaf_sound sound;

	TRY(leaf_sound_find(&q->c, s, l, &sound));
	html(&q->w, "<section class=\"sheet\" aria-label=\"Listen\">\n");
	if (sound.made)
		player_write(q, &sound, url);
	else
		waits_write(q, s);
	html(&q->w, "</section>\n<article class=\"leaflet sheet\" aria-label=\"The text\">\n<p>$</p>\n", h(l->lead));
	leaf_write(q, l, 0, l->els, false);
	html(&q->w, "</article>\n");
	return RC_OK;
}

enum rc listen_send(struct req *q, const struct public_school *s, const struct leaf *l)
{
	struct str ogg;

	TRY(leaf_sound_load(&q->c, s, l, &ogg));
	return req_send_part(q, "audio/ogg", ogg);
}
