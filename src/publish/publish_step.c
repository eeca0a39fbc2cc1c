/* The steps of a version: begun, sent, taken back, given back, approved, published. */
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "publish/publish_own.h"

ACTION(ACT_PUBLISH_BEGIN, "publish.begin", "Began a version of what the school publishes");
ACTION(ACT_PUBLISH_SEND, "publish.send", "Sent what the school publishes to the governors");
ACTION(ACT_PUBLISH_TAKE_BACK, "publish.back", "Took a version back from the governors");
ACTION(ACT_PUBLISH_RETURN, "publish.return", "Gave a version back with a note");
ACTION(ACT_PUBLISH_APPROVE, "publish.approve", "Approved what the school publishes");
ACTION(ACT_PUBLISH_OUT, "publish.publish", "Published a version");

static const struct action *const ACT[] = { [STEP_SEND] = &ACT_PUBLISH_SEND,
	                                    [STEP_TAKE_BACK] = &ACT_PUBLISH_TAKE_BACK,
	                                    [STEP_RETURN] = &ACT_PUBLISH_RETURN,
	                                    [STEP_APPROVE] = &ACT_PUBLISH_APPROVE,
	                                    [STEP_PUBLISH] = &ACT_PUBLISH_OUT };

static enum rc parts_add(struct ctx *c, const struct publish_kind *k, const struct publication *pub,
                         const struct publication_part *from, size_t n)
{
	for (size_t i = 0; i < k->parts; i++) {
		struct publication_part p = { .school_id = pub->school_id,
			                      .id = id_new(),
			                      .publication_id = pub->id,
			                      .part = k->part[i].key,
			                      .revision = 1 };

		for (size_t j = 0; j < n; j++)
			if (str_eq(from[j].part, p.part)) {
				p.owner_id = from[j].owner_id;
				p.words = from[j].words;
				p.written_on = from[j].written_on;
				p.written_by = from[j].written_by;
				/* A change during the year leaves the rest as it was approved. */
				p.carried = from[j].words.n > 0 && pub->changed.n == 0;
			}
		TRY(publication_part_insert(c->db, c->a, &p, &c->err));
	}
	return RC_OK;
}

static enum rc lines_add(struct ctx *c, const struct publication *pub, const struct publication_line *from, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct publication_line l = from[i];

		l.id = id_new();
		l.publication_id = pub->id;
		l.revision = 1;
		TRY(publication_line_insert(c->db, c->a, &l, &c->err));
	}
	return RC_OK;
}

static enum rc copy_from(struct ctx *c, const struct publish_doc *d, const struct publication *pub)
{
	struct publication_part *part = NULL;
	struct publication_line *line = NULL;
	size_t parts = 0, lines = 0;

	if (d->out != NULL) {
		TRY(publication_parts(c->db, c->a, pub->school_id, d->out->pub.id, &part, &parts, &c->err));
		TRY(publication_lines(c->db, c->a, pub->school_id, d->out->pub.id, &line, &lines, &c->err));
	}
	TRY(parts_add(c, d->kind, pub, part, parts));
	return lines_add(c, pub, line, lines);
}

enum rc publish_begin(struct ctx *c, struct str kind, int64_t id, struct str changed, struct str *fault)
{
	struct publish_doc d;
	struct publication pub;

	*fault = STR_NONE;
	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publish_doc_read(c, kind, &d));
	if (!d.writes || id <= 0)
		return RC_NONE;
	changed = str_trim(changed);
	if (d.open != NULL && d.open->pub.id == id) /* sent twice */
		return RC_OK;
	if (d.open != NULL) {
		*fault = str_fmt(c->a, "%.*s began a new version on %.*s: go on with that one",
		                 STR_ARG(d.open->begun_name), STR_ARG(date_long(c->a, d.open->pub.begun_on)));
		return RC_CONFLICT;
	}
	if (changed.n > 0 && d.out == NULL) {
		*fault = S("Nothing is published yet that could be changed");
		return RC_INVALID;
	}
	if (changed.n > 200) {
		*fault = S("Say what changes in one line of up to 200 characters");
		return RC_INVALID;
	}
	pub = (struct publication){ .school_id = c->actor.school_id,
		                    .id = id,
		                    .kind = d.kind->key,
		                    .version = d.versions > 0 ? d.version->pub.version + 1 : 1,
		                    .state = PUBLISH_DRAFT,
		                    .changed = changed,
		                    .begun_on = c->now.today,
		                    .begun_by = c->actor.person_id,
		                    .revision = 1 };
	TRY(publication_insert(c->db, c->a, &pub, &c->err));
	TRY(copy_from(c, &d, &pub));
	return audit_write(c, 0, &ACT_PUBLISH_BEGIN, "publication", id, changed);
}

/* ---- the way through the governors ---- */

static enum rc refuse(const char *name, struct str why, const char **field, struct str *fault)
{
	*field = name;
	*fault = why;
	return RC_INVALID;
}

/* "Part 5, People and training, has no words yet." */
static struct str gaps_words(struct ctx *c, const struct publish_doc *d)
{
	struct str *line = NEW_ARRAY(c->a, struct str, d->pieces + 1);
	size_t n = 0;

	for (size_t i = 0; i < d->pieces; i++)
		if (d->piece[i].want != WANT_NOTHING)
			line[n++] = str_fmt(c->a, "part %.*s", STR_ARG(d->piece[i].part->no));
	return str_join(c->a, line, n, S(", "));
}

static enum rc facts_fix(struct ctx *c, const struct publication *pub)
{
	struct publish_facts f;

	TRY(publication_facts_delete(c->db, c->a, pub->school_id, pub->id, &c->err));
	TRY(publish_facts_load(c, &f));
	for (size_t i = 0; i < f.n; i++)
		TRY(publication_fact_insert(c->db, c->a, pub->school_id, pub->id, &f.item[i], &c->err));
	return RC_OK;
}

static enum rc send(struct ctx *c, struct publish_doc *d, struct publication *pub, const struct publish_press *p,
                    const char **field, struct str *fault)
{
	TRY(publish_version_read(c, d, pub->version));
	if (d->missing + d->checks > 0 && str_trim(p->why).n == 0)
		return refuse("why",
		              str_fmt(c->a, "Still open: %.*s. Say why it goes to the governors all the same",
		                      STR_ARG(gaps_words(c, d))),
		              field, fault);
	if (p->why.n > 600)
		return refuse("why", S("Use up to 600 characters"), field, fault);
	pub->sent_on = c->now.today;
	pub->sent_by = c->actor.person_id;
	pub->sent_why = d->missing + d->checks > 0 ? str_trim(p->why) : STR_NONE;
	return facts_fix(c, pub);
}

static enum rc give_back(struct ctx *c, struct publication *pub, const struct publish_press *p, const char **field,
                         struct str *fault)
{
	if (str_trim(p->why).n == 0)
		return refuse("note", S("Enter what should be changed"), field, fault);
	if (p->why.n > 1000)
		return refuse("note", S("Use up to 1000 characters"), field, fault);
	pub->returned_on = c->now.today;
	pub->returned_by = c->actor.person_id;
	pub->note = str_trim(p->why);
	return RC_OK;
}

/* A governor decides today; the head notes what the governors decided, and when. */
static enum rc approve(struct ctx *c, struct publication *pub, const struct publish_press *p, const char **field,
                       struct str *fault)
{
	const bool head = c->actor.hat == ROLE_HEAD;

	if (head && date_none(p->on))
		return refuse("decided_on", S("Enter the day on which the governors decided"), field, fault);
	if (head && date_cmp(p->on, c->now.today) > 0)
		return refuse("decided_on", S("The day of the decision is in the future"), field, fault);
	if (head && date_cmp(p->on, pub->sent_on) < 0)
		return refuse("decided_on",
		              str_fmt(c->a, "It went to the governors on %.*s: the decision came on that day or later",
		                      STR_ARG(date_long(c->a, pub->sent_on))),
		              field, fault);
	pub->decided_on = head ? p->on : c->now.today;
	pub->decided_by = c->actor.person_id;
	pub->decided_as = str_of(role_key(c->actor.hat));
	return RC_OK;
}

static enum rc step_fill(struct ctx *c, struct publish_doc *d, struct publication *pub, const struct publish_press *p,
                         const char **field, struct str *fault)
{
	switch (p->step) {
	case STEP_SEND:
		return send(c, d, pub, p, field, fault);
	case STEP_RETURN:
		return give_back(c, pub, p, field, fault);
	case STEP_APPROVE:
		return approve(c, pub, p, field, fault);
	case STEP_PUBLISH:
		pub->published_on = c->now.today;
		pub->published_by = c->actor.person_id;
		return RC_OK;
	case STEP_TAKE_BACK:
		pub->decided_on = DATE_NONE;
		pub->decided_by = 0;
		pub->decided_as = STR_NONE;
		return RC_OK;
	}
	return RC_NONE;
}

/* Who pressed the same a moment ago. */
static bool is_again(const struct ctx *c, const struct publication *pub, const struct publish_press *p)
{
	const int64_t by[] = { [STEP_SEND] = pub->sent_by,
		               [STEP_TAKE_BACK] = 0,
		               [STEP_RETURN] = pub->returned_by,
		               [STEP_APPROVE] = pub->decided_by,
		               [STEP_PUBLISH] = pub->published_by };

	if (pub->state != publish_step_to(p->step) || pub->revision != p->revision + 1)
		return false;
	return p->step == STEP_TAKE_BACK || by[p->step] == c->actor.person_id;
}

enum rc publish_take(struct ctx *c, struct str kind, const struct publish_press *p, const char **field,
                     struct str *fault)
{
	struct publish_doc d;
	struct publication pub;

	*field = "step";
	*fault = STR_NONE;
	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publish_doc_read(c, kind, &d));
	TRY(publication_load(c->db, c->a, c->actor.school_id, p->id, &pub, &c->err));
	if (!str_eq(pub.kind, kind) || !publish_step_may(c->actor.hat, p->step))
		return RC_NONE;
	if (is_again(c, &pub, p))
		return RC_OK;
	if (pub.revision != p->revision || !publish_step_fits(pub.state, p->step)) {
		*fault =
		    S("Somebody has changed it or taken the next step since you opened the page. Look at it again");
		return RC_CONFLICT;
	}
	TRY(step_fill(c, &d, &pub, p, field, fault));
	pub.state = publish_step_to(p->step);
	TRY(publication_update(c->db, c->a, &pub, &c->err));
	return audit_write(c, 0, ACT[p->step], "publication", pub.id, p->why);
}
