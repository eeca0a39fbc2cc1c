/* Words of a scenario for what the school publishes: written part by part, with the rows of a plan, sent, approved,
 * published, changed. */
#include "cmd/demo.h"

#include "kit/base/id.h"
#include "publish/publish_write.h"

static enum rc because(struct demo *d, enum rc rc, struct str why)
{
	return rc == RC_INVALID || rc == RC_CONFLICT ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

static enum rc part_write(struct demo *d, const struct demo_act *t, const struct publish_piece *p)
{
	struct publication_part part = p->words, theirs;
	struct edit_fault f;
	struct str words = demo_words(d, t, str_c(d->c->a, p->part->key));

	if (words.n == 0 && part.words.n == 0)
		return RC_OK;
	part.words = words.n > 0 ? words : part.words; /* saved as it is: looked at, and right */
	return because(d, publish_part_save(d->c, t->line->arg, &part, &theirs, &f), f.why);
}

/* Begins a version when none is open; then its parts, as far as the line has words for them. */
static enum rc writes(struct demo *d, const struct demo_act *t)
{
	struct publish_doc doc;
	struct str fault = STR_NONE;
	enum rc rc;

	TRY(publish_doc_load(d->c, t->line->arg, &doc));
	if (doc.open == NULL) {
		rc = publish_begin(d->c, t->line->arg, id_new(), demo_words(d, t, "changed"), &fault);
		if (rc != RC_OK)
			return because(d, rc, fault);
		TRY(publish_doc_load(d->c, t->line->arg, &doc));
	}
	for (size_t i = 0; i < doc.pieces; i++)
		TRY(part_write(d, t, &doc.piece[i]));
	return RC_OK;
}

static enum rc plans(struct demo *d, const struct demo_act *t)
{
	struct publish_doc doc;
	struct publication_line l = { .id = id_new(), .cost = MILLI_NONE }, theirs;
	struct edit_fault f;

	TRY(publish_doc_load(d->c, t->line->arg, &doc));
	if (doc.open == NULL)
		return RC_NONE;
	l.publication_id = doc.open->pub.id;
	l.part = demo_words(d, t, "part");
	TRY(demo_fill(d, t, &publication_line_rec, &l));
	return because(d, publish_line_save(d->c, t->line->arg, &l, &theirs, &f), f.why);
}

static enum rc step(struct demo *d, const struct demo_act *t, enum publish_step s)
{
	struct publish_doc doc;
	const char *field;
	struct str fault = STR_NONE;
	struct publish_press p = { .step = s, .why = demo_words(d, t, "why") };

	TRY(publish_doc_load(d->c, t->line->arg, &doc));
	if (doc.open == NULL)
		return RC_NONE;
	p.id = doc.open->pub.id;
	p.revision = doc.open->pub.revision;
	return because(d, publish_take(d->c, t->line->arg, &p, &field, &fault), fault);
}

static enum rc sends(struct demo *d, const struct demo_act *t)
{
	return step(d, t, STEP_SEND);
}

static enum rc approves(struct demo *d, const struct demo_act *t)
{
	return step(d, t, STEP_APPROVE);
}

static enum rc publishes(struct demo *d, const struct demo_act *t)
{
	return step(d, t, STEP_PUBLISH);
}

const struct demo_verb demo_verbs_publish[] = { { "drafts", writes },       { "plans-row", plans },
	                                        { "sends-out", sends },     { "approves", approves },
	                                        { "publishes", publishes }, { NULL, NULL } };
