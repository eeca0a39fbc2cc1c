#include "publish/publish_public.h"

#include "publish/publish_own.h"

static enum rc list_read(struct ctx *c, struct publish_doc **out, size_t *n)
{
	struct publish_doc *all;
	size_t found;

	TRY(publish_docs_read(c, &all, &found));
	*out = all;
	for (size_t i = 0; i < found; i++)
		if (all[i].out != NULL)
			(*out)[(*n)++] = all[i];
	return RC_OK;
}

/* Whoever is signed in here reads as anybody. */
enum rc publish_public_list(struct ctx *c, const struct public_school *s, struct publish_doc **out, size_t *n)
{
	const struct actor who = c->actor;
	enum rc rc;

	*n = 0;
	c->actor = (struct actor){ .school_id = s->id };
	rc = list_read(c, out, n);
	c->actor = who;
	return rc;
}

static enum rc doc_read(struct ctx *c, struct str kind, int64_t version, struct publish_doc *out)
{
	TRY(publish_doc_read(c, kind, out));
	if (out->out == NULL)
		return RC_NONE;
	TRY(publish_version_read(c, out, version > 0 ? version : out->out->pub.version));
	return out->version->pub.state == PUBLISH_PUBLISHED ? RC_OK : RC_NONE;
}

enum rc publish_public_load(struct ctx *c, const struct public_school *s, struct str kind, int64_t version,
                            struct publish_doc *out)
{
	const struct actor who = c->actor;
	enum rc rc;

	c->actor = (struct actor){ .school_id = s->id };
	rc = doc_read(c, kind, version, out);
	c->actor = who;
	return rc;
}
