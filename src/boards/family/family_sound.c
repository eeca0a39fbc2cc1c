#include "boards/family/family_sound.h"

#include "boards/family/family_print.h"
#include "kit/file/speech.h"
#include "kit/text/spoken.h"
#include "leaflet/block_rule.h"
#include "plan/plan_paper.h"

#include <string.h>

enum { CHAPTERS_MOST = 12, TEXT_MOST = 64 * 1024 };

struct telling {
	struct arena *a;
	struct speech_part part[CHAPTERS_MOST];
	size_t parts;
	struct buf text; /* of the chapter that is open */
	struct str name;
	struct str said;
};

/* A voice stops at the end of a paragraph. */
static void told(struct telling *t, struct str words)
{
	words = str_trim(words);
	if (words.n == 0)
		return;
	buf_str(&t->text, words);
	buf_str(&t->text, strchr(".:;?!", words.p[words.n - 1]) != NULL ? S("\n\n") : S(".\n\n"));
}

static void told_as(struct telling *t, const char *what, struct str words)
{
	if (str_trim(words).n > 0)
		told(t, str_fmt(t->a, "%s: %.*s", what, STR_ARG(words)));
}

/* A chapter is there when something is told in it. */
static void chapter(struct telling *t, struct str name)
{
	struct str text = buf_view(&t->text);

	if (text.n > 0 && t->parts < CHAPTERS_MOST)
		t->part[t->parts++] = (struct speech_part){
			t->name, spoken(t->a, str_fmt(t->a, "%.*s.\n\n%.*s", STR_ARG(t->name), STR_ARG(text)), t->said)
		};
	t->text.n = 0;
	t->name = name;
}

static void goals_tell(struct telling *t, const struct plan_paper *w)
{
	chapter(t, w->yours ? S("Your goals") : str_fmt(t->a, "%.*s’s goals", STR_ARG(w->called)));
	for (size_t i = 0; i < w->n_outcomes; i++) {
		const struct plan_outcome *o = &w->outcomes[i];

		told(t, str_fmt(t->a, "Goal %zu. %.*s", i + 1, STR_ARG(o->aim)));
		told_as(t, "How we measure it", o->measure);
		told_as(t, "At the start", o->baseline);
		told_as(t, "The goal", o->target);
		told_as(t, "Now", o->now);
		told(t, o->in_words);
		told_as(t, "By", date_long(t->a, o->by));
	}
	told(t, w->sessions);
}

static void help_tell(struct telling *t, const struct plan_paper *w)
{
	chapter(t, w->yours ? S("The help you get") : str_fmt(t->a, "The help %.*s gets", STR_ARG(w->called)));
	for (size_t i = 0; i < w->n_support; i++) {
		const struct plan_support *s = &w->support[i];

		told(t, s->what);
		told_as(t, "For goal", s->outcomes);
		told_as(t, "Who", s->who);
		told_as(t, "How often", s->how_often);
		told_as(t, "From", date_long(t->a, s->from));
		told_as(t, "Until", date_long(t->a, s->to));
	}
	chapter(t, S("In every lesson"));
	for (size_t i = 0; i < w->n_lessons; i++)
		told(t, w->lessons[i]);
	chapter(t, S("At home"));
	told(t, w->at_home.text);
}

static void agreed_tell(struct telling *t, const struct plan_paper *w)
{
	chapter(t, S("What was agreed, and what comes next"));
	for (size_t i = 0; i < w->n_agreed; i++)
		told(t, str_fmt(t->a, "%.*s: %.*s", STR_ARG(w->agreed[i].label), STR_ARG(w->agreed[i].text)));
	for (size_t i = 0; i < w->n_changes; i++)
		told_as(t, "Changed", w->changes[i]);
	told_as(t, "We look at the plan again by", date_long(t->a, w->review_on));
}

static void signposts_tell(struct telling *t, const struct paper_signposts *s)
{
	chapter(t, S("If you are not happy, or want advice"));
	told_as(t, "Talk to", s->talk_to);
	told_as(t, "Telephone of the school", s->phone);
	for (size_t i = 0; i < s->steps; i++)
		told(t, s->step[i]);
	told_as(t, "Free advice that is on nobody’s side but yours", s->advice_name);
	told_as(t, "Telephone", s->advice_phone);
	told_as(t, "Open", s->advice_hours);
	told_as(t, "E-mail", s->advice_email);
}

static void all_tell(struct telling *t, const struct plan_paper *w)
{
	t->name = w->yours ? S("Your plan") : str_fmt(t->a, "%.*s’s plan", STR_ARG(w->called));
	told(t, str_fmt(t->a, "Version %d, from %.*s", w->version, STR_ARG(w->school)));
	told_as(t, "Shared on", date_long(t->a, w->baseline_on));
	told_as(t, "Teacher", w->teacher);
	told_as(t, "SENCO", w->senco);
	chapter(t, w->yours ? S("What you said") : str_fmt(t->a, "What %.*s says", STR_ARG(w->called)));
	told(t, w->pupil_says.text);
	chapter(t, S("What parents say"));
	told(t, w->parents_say.text);
	goals_tell(t, w);
	help_tell(t, w);
	agreed_tell(t, w);
	signposts_tell(t, &w->signposts);
	chapter(t, STR_NONE);
}

enum rc family_plan_sound(struct ctx *c, int64_t pupil_id, struct str *ogg)
{
	struct telling t = { .a = c->a, .text = buf_new(c->a, TEXT_MOST), .said = leaf_file(S("family/said.txt")) };
	struct plan_paper w;
	struct speech s;
	struct sound sound;

	TRY(family_plan_words(c, pupil_id, &w));
	all_tell(&t, &w);
	if (t.text.full)
		return err_set(&c->err, RC_FAIL, "a plan too long to be read aloud");
	s = (struct speech){ t.part[0].name, w.school, date_iso(c->a, w.baseline_on), t.part, t.parts };
	TRY(speech_make(c->a, c->app->keeper_fd, &s, &sound, &c->err));
	*ogg = sound.ogg;
	return RC_OK;
}

bool family_sound_possible(void)
{
	return speech_possible();
}
