#include "leaflet/leaf_sound.h"

#include "kit/text/spoken.h"
#include "leaflet/leaf_text_rule.h"
#include "leaflet/leaflet.h"

#include <string.h>

enum { TEXT_MOST = 256 * 1024, LINE_MOST = 200, NAMES_FIRST = 64 };

struct telling {
	struct arena *a;
	struct speech_part *part;
	size_t parts;
	struct buf text; /* of the chapter that is open */
	struct str said;
	int number;
	int level; /* headings of this level and above begin a chapter */
};

static void chapter_end(struct telling *t)
{
	struct speech_part *p = &t->part[t->parts - 1];

	p->text = spoken(t->a, str_dup(t->a, buf_view(&t->text)), t->said);
	t->text.n = 0;
}

static void chapter_begin(struct telling *t, struct str name)
{
	if (t->parts > 0)
		chapter_end(t);
	t->part[t->parts++] = (struct speech_part){ .name = str_dup(t->a, name) };
}

/* A paragraph: a voice stops at its end, and more so between paragraphs. */
static void told(struct telling *t, struct str words)
{
	words = str_trim(words);
	if (words.n == 0)
		return;
	buf_str(&t->text, words);
	buf_str(&t->text, strchr(".:;?!", words.p[words.n - 1]) != NULL ? S("\n\n") : S(".\n\n"));
}

static int chapter_level(const struct leaf *l)
{
	size_t second = 0;

	for (size_t i = 0; i < l->els; i++)
		second += l->el[i].kind == LEAF_HEADING && l->el[i].level == 2;
	return second > 1 && l->shape != SHAPE_STEPS ? 2 : 3;
}

static void element(struct telling *t, const struct leaf_el *e)
{
	struct str words = leaf_words_of(t->a, e);

	t->number = e->kind == LEAF_NUMBER ? t->number + 1 : 0;
	if (e->kind == LEAF_HEADING && e->level <= t->level && t->parts < SPEECH_PARTS_MOST)
		chapter_begin(t, words);
	if (e->kind == LEAF_NUMBER)
		words = str_fmt(t->a, "%d: %.*s", t->number, STR_ARG(words));
	told(t, words);
}

struct speech leaf_speech(struct arena *a, const struct leaf *l, struct str from)
{
	struct telling t = { .a = a,
		             .part = NEW_ARRAY(a, struct speech_part, SPEECH_PARTS_MOST),
		             .text = buf_new(a, TEXT_MOST),
		             .said = leaf_file(S("family/said.txt")),
		             .level = chapter_level(l) };

	chapter_begin(&t, l->title);
	told(&t, l->title);
	told(&t, l->lead);
	for (size_t i = 0; i < l->els; i++)
		element(&t, &l->el[i]);
	told(&t, str_fmt(a, "From %.*s", STR_ARG(from)));
	told(&t, leaf_version_words(a, l));
	chapter_end(&t);
	return (struct speech){ l->title, from, date_iso(a, l->dated), t.part, t.parts };
}

enum rc leaf_sound_find(struct ctx *c, const struct public_school *s, const struct leaf *l, struct leaf_sound *out)
{
	enum rc rc;

	*out = (struct leaf_sound){ .speech = leaf_speech(c->a, l, s->name) };
	rc = sounds_find(c->a, c->app->data_dir, speech_digest(c->a, &out->speech), &out->kept, &c->err);
	out->made = rc == RC_OK;
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc leaf_sound_load(struct ctx *c, const struct public_school *s, const struct leaf *l, struct str *ogg)
{
	struct speech speech = leaf_speech(c->a, l, s->name);
	struct sound_kept kept;

	return sounds_get(c->a, c->app->data_dir, speech_digest(c->a, &speech), &kept, ogg, &c->err);
}

/* ---- making ---- */

static void name_note(struct leaf_sound_turn *t, struct str name)
{
	if (t->n == t->room) {
		struct str *more = NEW_ARRAY(t->names, struct str, t->room * 2 + NAMES_FIRST);

		for (size_t i = 0; i < t->n; i++)
			more[i] = t->name[i];
		t->name = more;
		t->room = t->room * 2 + NAMES_FIRST;
	}
	t->name[t->n++] = str_dup(t->names, name);
}

/* The next one; RC_NONE at the end of the round. */
static enum rc next_load(struct ctx *c, struct leaf_sound_turn *t, struct speech *out)
{
	struct public_school *s;
	struct str name[LEAVES_MOST];
	size_t schools, leaves = leaf_names(c->a, name);
	struct leaf l;

	TRY(public_schools(c, &s, &schools));
	if (t->leaf >= leaves) {
		t->leaf = 0;
		t->school++;
	}
	if (t->school >= schools)
		return RC_NONE;
	TRY(leaflet_load(c, &s[t->school], name[t->leaf++], false, &l));
	*out = leaf_speech(c->a, &l, s[t->school].name);
	return RC_OK;
}

static enum rc round_end(struct ctx *c, struct leaf_sound_turn *t)
{
	enum rc rc = sounds_keep(c->a, c->app->data_dir, t->name, t->n, &c->err);
	struct arena *names = t->names;

	arena_reset(names);
	*t = (struct leaf_sound_turn){ .names = names };
	return rc;
}

static enum rc one_make(struct ctx *c, const struct speech *s, struct str digest)
{
	struct sound_kept kept;
	struct sound sound;
	enum rc rc = sounds_find(c->a, c->app->data_dir, digest, &kept, &c->err);

	if (rc != RC_NONE)
		return rc;
	TRY(speech_make(c->a, c->app->keeper_fd, s, &sound, &c->err));
	return sounds_put(c->a, c->app->data_dir, digest, &sound, &c->err);
}

enum rc leaf_sounds_make(const struct app *app, struct db *db, struct arena *a, struct leaf_sound_turn *t, bool *more,
                         struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	struct speech s;
	struct str digest;
	enum rc rc;

	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	rc = IN_READ(c, next_load(c, t, &s));
	*more = rc == RC_OK;
	if (rc == RC_NONE) {
		rc = round_end(c, t);
	} else if (rc == RC_OK) {
		digest = speech_digest(a, &s);
		name_note(t, digest);
		rc = one_make(c, &s, digest);
	}
	if (rc != RC_OK)
		*e = c->err;
	return rc;
}
