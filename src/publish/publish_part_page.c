/* /publications/:word/parts/:word: the words of one part by who has it, with what the record says beside it; and the
 * rows of a plan. */
#include "kit/base/id.h"
#include "publish/publish_page_parts.h"
#include "publish/publish_write.h"

struct part_view {
	struct publish_doc doc;
	const struct publish_piece *piece;
	struct publish_owner *owner;
	size_t owners;
	bool open; /* a draft, and theirs */
};

static enum rc view_load(struct req *q, struct str part, struct part_view *v)
{
	*v = (struct part_view){ 0 };
	TRY(publish_doc_load(&q->c, q->word[0], &v->doc));
	for (size_t i = 0; i < v->doc.pieces; i++)
		if (str_eq(v->doc.piece[i].part->key, part))
			v->piece = &v->doc.piece[i];
	if (v->piece == NULL)
		return RC_NONE;
	v->open = v->doc.open != NULL && v->doc.open->pub.state == PUBLISH_DRAFT && v->piece->mine;
	return publish_owners(&q->c, &v->owner, &v->owners);
}

static void facts_write(struct req *q, const struct part_view *v)
{
	if (!v->piece->has_fact)
		return;
	ui_sheet_begin(&q->w, "live", S("From the record"), STR_NONE);
	html(&q->w, "<p class=\"small quiet\">This stands below your words by itself: do not type it again.</p>\n");
	for (size_t i = 0; i < v->piece->part->facts; i++) {
		const struct publish_fact *f = publish_fact_find(&v->doc.facts, v->piece->part->fact[i]);
		struct str rest;

		if (f == NULL)
			continue;
		html(&q->w, "<p class=\"gap-s\"><span class=\"live\">");
		if (publish_fact_is_document(f->name)) {
			(void)str_cut(f->words, '\t', &rest);
			html(&q->w, "$", h(str_cut(rest, '\t', &rest)));
		} else {
			html_lines(&q->w, f->words);
		}
		html(&q->w, "</span></p>\n");
	}
	ui_sheet_end(&q->w);
}

static void owner_field(struct form *f, const struct part_view *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->owners + 1);

	c[0] = (struct ui_choice){ S(""), v->piece->part->head ? S("The head") : S("The SENCO"), STR_NONE, NULL };
	for (size_t i = 0; i < v->owners; i++)
		c[i + 1] = (struct ui_choice){ str_fmt(q->a, "%lld", (long long)v->owner[i].id), v->owner[i].name,
			                       STR_NONE, NULL };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "owner_id",
	                              .label = S("Who writes it"),
	                              .value = v->piece->words.owner_id != 0 && v->piece->left.n == 0
	                                           ? str_fmt(q->a, "%lld", (long long)v->piece->words.owner_id)
	                                           : S(""),
	                              .error = form_error_of(f, "owner_id") },
	          c, v->owners + 1);
}

static void form_write(struct form *f, const struct part_view *v)
{
	struct req *q = f->q;

	form_begin(f, q->net->path);
	if (v->piece->words.carried != 0)
		html(&q->w,
		     "<p class=\"note\">These are the words of the last version. Change them, or save them to say that "
		     "they are right.</p>\n");
	form_field_as(f, "words", v->piece->part->asks, S("Plain words. Everybody can read them. Name no pupil."));
	if (v->doc.writes)
		owner_field(f, v);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	form_end(f);
}

static void rows_write(struct req *q, const struct part_view *v)
{
	const struct publish_part *p = v->piece->part;
	bool any = false;

	if (p->rows == PUBLISH_NO_ROWS)
		return;
	ui_sheet_begin(&q->w, "rows", p->rows == PUBLISH_ACTIONS ? S("Actions") : S("Activities"), STR_NONE);
	publish_rows_write(&q->w, q->a, &v->doc, p);
	for (size_t i = 0; i < v->doc.lines; i++) {
		const struct publication_line *l = &v->doc.line[i];

		if (!str_eq(l->part, p->key))
			continue;
		if (v->open)
			html(&q->w, "<p class=\"small\"><a href=\"$\">Change: $</a></p>\n",
			     h_url(publish_url(q->a, v->doc.kind,
			                       str_c(q->a, str_fmt(q->a, "/rows/%lld", (long long)l->id)))),
			     h(l->action));
		any = true;
	}
	if (!any)
		ui_empty(&q->w, S("There is no row yet."));
	ui_sheet_end(&q->w);
}

static const char *const ACTION_FIELDS[] = { "action", "by_day", "who", "measure", "result", NULL };
static const char *const ACTIVITY_FIELDS[] = {
	"barrier", "action", "cost", "by_day", "who", "measure", "result", NULL
};

static const char *const *fields_of(const struct publish_part *p)
{
	return p->rows == PUBLISH_ACTIVITIES ? ACTIVITY_FIELDS : ACTION_FIELDS;
}

static void line_fields(struct form *f, const struct publish_part *p)
{
	for (const char *const *name = fields_of(p); *name != NULL; name++)
		form_field(f, *name);
}

static void add_write(struct form *f, const struct part_view *v)
{
	if (v->piece->part->rows == PUBLISH_NO_ROWS)
		return;
	ui_sheet_begin(&f->q->w, "new",
	               v->piece->part->rows == PUBLISH_ACTIONS ? S("Add an action") : S("Add an activity"), STR_NONE);
	form_begin(f, str_fmt(f->q->a, "%.*s",
	                      STR_ARG(publish_url(f->q->a, v->doc.kind,
	                                          str_c(f->q->a, str_fmt(f->q->a, "/rows-of/%.*s",
	                                                                 STR_ARG(v->piece->part->key)))))));
	line_fields(f, v->piece->part);
	ui_button(&f->q->w, S("Add"), NULL, NULL, true);
	form_end(f);
	ui_sheet_end(&f->q->w);
}

static void head_write(struct req *q, const struct part_view *v)
{
	const struct publish_part *p = v->piece->part;

	page_begin(q, &(struct page){ .title = p->heading,
	                              .menu = "/publications",
	                              .back_url = publish_url(q->a, v->doc.kind, ""),
	                              .back_text = v->doc.kind->title });
	html(&q->w, "<div class=\"head\"><h1>Part $: $</h1><p class=\"quiet\">$: $. $</p></div>\n", h(p->no),
	     h(p->heading), h(p->force_words), h(p->source), h(source_word(p->mark)));
	page_done(q);
	if (v->piece->left.n > 0)
		ui_note(&q->w, str_fmt(q->a, "%.*s has left the school.", STR_ARG(v->piece->left)),
		        str_fmt(q->a, "The part is with %.*s now.", STR_ARG(v->piece->owner)), false);
}

static void closed_write(struct req *q, const struct part_view *v)
{
	ui_sheet_begin(&q->w, "one", v->piece->part->asks, STR_NONE);
	if (v->piece->words.words.n > 0)
		ui_quote(&q->w, v->piece->words.words, STR_NONE);
	else
		ui_empty(&q->w, S("There are no words."));
	html(&q->w, "<p class=\"small quiet gap\">$</p>\n",
	     h(v->doc.open != NULL && v->doc.open->pub.state == PUBLISH_DRAFT
	           ? str_fmt(q->a, "%.*s has this part.", STR_ARG(v->piece->owner))
	           : S("It is no draft: nobody writes in it now. Take it back, or begin a new version.")));
	ui_sheet_end(&q->w);
}

/* f: of the words; row: of a new row. Each draws what was typed in it. */
static enum rc page_write(struct req *q, const struct part_view *v, struct form *f, struct form *row,
                          const void *theirs)
{
	head_write(q, v);
	if (!v->open) {
		closed_write(q, v);
		rows_write(q, v);
		facts_write(q, v);
		page_end(q);
		return RC_OK;
	}
	form_summary(row->errors > 0 ? row : f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n<section class=\"sheet\" "
	            "aria-label=\"Words\">\n");
	form_write(f, v);
	html(&q->w, "</section>\n");
	rows_write(q, v);
	add_write(row, v);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	facts_write(q, v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static const char *const PART_OFFERS[] = { "words", "owner_id", NULL };

static void forms_init(struct req *q, struct part_view *v, struct publication_part *part, struct publication_line *line,
                       struct form *f, struct form *row)
{
	*part = v->piece->words;
	*line = (struct publication_line){ .id = id_new(),
		                           .publication_id = v->doc.open != NULL ? v->doc.open->pub.id : 0,
		                           .part = v->piece->part->key,
		                           .cost = MILLI_NONE };
	form_init(f, q, &publication_part_rec, part);
	form_init(row, q, &publication_line_rec, line);
	f->offers = PART_OFFERS;
	row->offers = fields_of(v->piece->part);
}

static enum rc page_part(struct req *q)
{
	struct part_view v;
	struct publication_part part;
	struct publication_line line;
	struct form f, row;

	TRY(view_load(q, q->word[1], &v));
	forms_init(q, &v, &part, &line, &f, &row);
	return page_write(q, &v, &f, &row, NULL);
}

static enum rc do_part(struct req *q)
{
	struct part_view v;
	struct publication_part part, theirs;
	struct publication_line line;
	struct form f, row;
	struct edit_fault fault;
	enum rc rc;

	TRY(view_load(q, q->word[1], &v));
	if (!v.piece->mine)
		return RC_NONE;
	forms_init(q, &v, &part, &line, &f, &row);
	row.posted = false;
	if (!form_read(&f))
		return page_write(q, &v, &f, &row, NULL);
	rc = publish_part_save(&q->c, q->word[0], &part, &theirs, &fault);
	if (rc == RC_CONFLICT && theirs.id == 0)
		req_refuse(q, 409);
	if (rc == RC_CONFLICT)
		return page_write(q, &v, &f, &row, theirs.id != 0 ? &theirs : NULL);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/publications/%.*s/parts/%.*s?done=saved", STR_ARG(q->word[0]), STR_ARG(q->word[1]));
}

/* A new row. */
static enum rc do_row_new(struct req *q)
{
	struct part_view v;
	struct publication_part part;
	struct publication_line line, theirs;
	struct form f, row;
	struct edit_fault fault;
	enum rc rc;

	TRY(view_load(q, q->word[1], &v));
	if (!v.piece->mine || v.piece->part->rows == PUBLISH_NO_ROWS)
		return RC_NONE;
	forms_init(q, &v, &part, &line, &f, &row);
	f.posted = false;
	if (!form_read(&row) || !form_need(&row, "action"))
		return page_write(q, &v, &f, &row, NULL);
	rc = publish_line_save(&q->c, q->word[0], &line, &theirs, &fault);
	if (rc == RC_INVALID)
		form_error(&row, fault.field, fault.why);
	if (rc == RC_CONFLICT)
		req_refuse(q, 409);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return page_write(q, &v, &f, &row, NULL);
	TRY(rc);
	form_done(&row);
	return req_redirect(q, "/publications/%.*s/parts/%.*s?done=added", STR_ARG(q->word[0]), STR_ARG(q->word[1]));
}

static enum rc row_write(struct req *q, struct form *f, const struct publish_kind *k, const struct publication_line *l,
                         const void *theirs)
{
	const struct publish_part *p = publish_part_find(k, l->part);
	struct str back = publish_url(q->a, k, str_c(q->a, str_fmt(q->a, "/parts/%.*s", STR_ARG(l->part))));

	page_begin(q, &(struct page){ .title = S("Change a row"),
	                              .menu = "/publications",
	                              .back_url = back,
	                              .back_text = p->heading });
	html(&q->w, "<div class=\"head\"><h1>Change a row</h1><p class=\"quiet\">$, $</p></div>\n", h(k->title),
	     h(p->heading));
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(&q->w, "one", S("The row"), STR_NONE);
	form_begin(f, q->net->path);
	ui_enter_saves(&q->w, S("Save"), NULL, NULL);
	line_fields(f, p);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	ui_button(&q->w, S("Remove the row"), "remove", "yes", true);
	form_end(f);
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

static enum rc page_row(struct req *q)
{
	const struct publish_kind *k = publish_kind_find(q->a, q->word[0]);
	struct publication_line l;
	struct form f;

	if (k == NULL)
		return RC_NONE;
	TRY(publish_line_open(&q->c, q->word[0], q->id[0], &l));
	form_init(&f, q, &publication_line_rec, &l);
	f.offers = fields_of(publish_part_find(k, l.part));
	return row_write(q, &f, k, &l, NULL);
}

static enum rc do_row(struct req *q)
{
	const struct publish_kind *k = publish_kind_find(q->a, q->word[0]);
	struct publication_line l, theirs;
	struct edit_fault fault;
	struct form f;
	enum rc rc;

	if (k == NULL)
		return RC_NONE;
	TRY(publish_line_open(&q->c, q->word[0], q->id[0], &l));
	if (str_is(req_form(q, "remove"), "yes")) {
		TRY(publish_line_remove(&q->c, q->word[0], q->id[0]));
		return req_redirect(q, "/publications/%.*s/parts/%.*s?done=saved", STR_ARG(q->word[0]),
		                    STR_ARG(l.part));
	}
	form_init(&f, q, &publication_line_rec, &l);
	f.offers = fields_of(publish_part_find(k, l.part));
	if (!form_read(&f))
		return row_write(q, &f, k, &l, NULL);
	l.id = q->id[0];
	rc = publish_line_save(&q->c, q->word[0], &l, &theirs, &fault);
	if (rc == RC_INVALID)
		form_error(&f, fault.field, fault.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return row_write(q, &f, k, &l, rc == RC_CONFLICT ? &theirs : NULL);
	TRY(rc);
	form_done(&f);
	return req_redirect(q, "/publications/%.*s/parts/%.*s?done=saved", STR_ARG(q->word[0]), STR_ARG(l.part));
}

ROUTES(publish_part_routes, R(GET, "/publications/:word/parts/:word", CAP_PUBLISH, page_part),
       R(POST, "/publications/:word/parts/:word", CAP_PUBLISH, do_part),
       R(POST, "/publications/:word/rows-of/:word", CAP_PUBLISH, do_row_new),
       R(GET, "/publications/:word/rows/:id", CAP_PUBLISH, page_row),
       R(POST, "/publications/:word/rows/:id", CAP_PUBLISH, do_row));
