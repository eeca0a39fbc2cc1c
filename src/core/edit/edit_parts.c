#include "core/edit/edit_parts.h"

#include "core/door/page.h"
#include "core/people/step_parts.h"

struct edited {
	void *view;
	void *one;
	void *theirs;
	struct form f;
};

static struct edited room(struct req *q, const struct edit_page *p)
{
	return (struct edited){ .view = arena_alloc(q->a, p->view_size),
		                .one = arena_alloc(q->a, p->rec->size),
		                .theirs = arena_alloc(q->a, p->rec->size) };
}

static int64_t id_of(const struct edit_page *p, const void *one)
{
	return *(const int64_t *)field_get(record_field(p->rec, S("id")), one);
}

/* Reads what was typed and saves it; what is wrong stands by its field then, and the answer is RC_INVALID. */
static enum rc save(const struct edit_page *p, struct form *f, int64_t pupil_id, void *one, void *theirs)
{
	struct edit_fault fault;
	enum rc rc;

	if (!form_read(f))
		return RC_INVALID;
	rc = p->save(&f->q->c, pupil_id, one, theirs, &fault);
	if (rc == RC_INVALID)
		form_error(f, fault.field, fault.why);
	return rc;
}

static enum rc saved(struct req *q, const struct edit_page *p, struct form *f, const void *one)
{
	form_done(f);
	if (p->stay)
		return req_redirect(q, "/pupil/%lld%s/%lld?done=%s", (long long)q->id[0], p->path,
		                    (long long)id_of(p, one), p->done);
	return req_redirect(q, "/pupil/%lld%s?done=%s", (long long)q->id[0], p->path, p->done);
}

enum rc edit_list_get(struct req *q, const struct edit_page *p)
{
	struct edited e = room(q, p);

	TRY(p->load(&q->c, q->id[0], 0, e.view, e.one));
	form_init(&e.f, q, p->rec, e.one);
	return p->list(&e.f, e.view);
}

enum rc edit_list_post(struct req *q, const struct edit_page *p)
{
	struct edited e = room(q, p);
	void *fresh = arena_alloc(q->a, p->rec->size);
	enum rc rc;

	form_init(&e.f, q, p->rec, e.one);
	rc = save(p, &e.f, q->id[0], e.one, e.theirs);
	if (rc == RC_OK)
		return saved(q, p, &e.f, e.one);
	if (rc == RC_CONFLICT) { /* the same form sent again with other words: the page of the one shows both */
		TRY(p->load(&q->c, q->id[0], id_of(p, e.one), e.view, fresh));
		e.f.again = true;
		return p->one(&e.f, e.view, e.theirs);
	}
	if (rc != RC_INVALID)
		return rc;
	TRY(p->load(&q->c, q->id[0], 0, e.view, fresh));
	return p->list(&e.f, e.view);
}

enum rc edit_one_get(struct req *q, const struct edit_page *p)
{
	struct edited e = room(q, p);

	TRY(p->load(&q->c, q->id[0], q->id[1], e.view, e.one));
	form_init(&e.f, q, p->rec, e.one);
	step_draft(&e.f);
	return p->one(&e.f, e.view, NULL);
}

enum rc edit_one_post(struct req *q, const struct edit_page *p)
{
	struct edited e = room(q, p);
	enum rc rc;

	TRY(p->load(&q->c, q->id[0], q->id[1], e.view, e.one));
	form_init(&e.f, q, p->rec, e.one);
	rc = save(p, &e.f, q->id[0], e.one, e.theirs);
	if (rc == RC_OK)
		return saved(q, p, &e.f, e.one);
	return rc == RC_INVALID || rc == RC_CONFLICT ? p->one(&e.f, e.view, rc == RC_CONFLICT ? e.theirs : NULL) : rc;
}

void edit_one_write(struct form *f, const void *theirs, struct str title, struct str url,
                    void (*fields)(struct form *f))
{
	struct html *w = &f->q->w;

	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(w, "one", title, STR_NONE);
	form_begin(f, url);
	fields(f);
	form_end(f);
	ui_sheet_end(w);
}
