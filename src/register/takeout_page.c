/* /download: a list of pupils as a file, with what was taken out before. */
#include "kit/html/ui.h"
#include "register/takeout_parts.h"

static void taken_write(struct req *q, const struct takeout_view *v)
{
	static const struct ui_column cols[] = { { .head = { "Day", 3 } },
		                                 { .head = { "Who took it", 11 } },
		                                 { .head = { "Pupils", 6 } },
		                                 { .head = { "What for", 8 } },
		                                 { .head = { "For whom", 8 } } };
	struct ui_table t = {
		.caption = S("Files taken out before"), .col = cols, .cols = 5, .cards = true, .small = true
	};

	ui_sheet_begin(&q->w, "before", S("Taken out before"), v->whole ? S("In this school") : S("By you"));
	if (v->takens == 0)
		ui_empty(&q->w, S("No list of pupils has been taken out as a file."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->takens; i++) {
		const struct taken_out *x = &v->taken[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, date_long(q->a, x->taken_on));
		ui_cell(&q->w, &t, x->by_name);
		ui_cell(&q->w, &t,
		        str_fmt(q->a, "%.*s: %lld (%.*s)", STR_ARG(x->what), (long long)x->pupils, STR_ARG(x->form)));
		ui_cell(&q->w, &t, str_of(taken_purpose_word(x->purpose)));
		ui_cell(&q->w, &t, x->recipient);
		ui_row_end(&q->w, &t);
	}
	if (v->takens > 0)
		ui_table_end(&q->w, &t);
	ui_sheet_end(&q->w);
}

static struct pupil_query query_with_chosen(struct req *q, const struct params_in *p)
{
	struct pupil_query f = pupil_query_of(p);

	f.page = 0;
	pupil_query_chosen(q->a, p, &f);
	return f;
}

static enum rc page_write(struct form *f, const struct params_in *p, bool of_register)
{
	struct pupil_query who = query_with_chosen(f->q, p);
	struct req *q = f->q;
	struct takeout_view v;

	TRY(takeout_load(&q->c, of_register ? NULL : &who, &v));
	if (!f->posted)
		*(struct taken_out *)f->obj =
		    (struct taken_out){ .purpose = v.last.purpose, .recipient = v.last.recipient };
	page_begin(q, &(struct page){ .title = S("Download pupils as a file"),
	                              .menu = of_register ? "/register" : "/pupils",
	                              .back_url = of_register ? S("/register") : S("/pupils"),
	                              .back_text = of_register ? S("SEN register") : S("Pupils") });
	html(&q->w, "<div class=\"head\"><h1>Download pupils as a file</h1>");
	if (!of_register)
		html(&q->w, "<p class=\"lead quiet\">$ $: those that the list showed.</p>", h(v.listed),
		     h(v.listed == 1 ? "pupil" : "pupils"));
	html(&q->w, "</div>\n");
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "out", S("What goes into the file"), STR_NONE);
	takeout_form_write(f, &v, p, of_register);
	ui_sheet_end(&q->w);
	taken_write(q, &v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

enum rc takeout_page(struct req *q, const struct params_in *p)
{
	struct taken_out obj = { 0 };
	struct form f;

	form_init(&f, q, &taken_out_rec, &obj);
	f.posted = false; /* the choice of pupils was sent, not this form */
	return page_write(&f, p, str_is(params_get(p, S("from")), "register"));
}

/* ---- what was asked for ---- */

static struct takeout_ask ask_of(struct req *q, const struct params_in *p, bool of_register)
{
	static const struct {
		const char *value;
		const char *code;
		const char *what;
	} WHO[] = { { "KE", "KE", "Everyone on the SEN register" },
		    { "K", "K", "Everyone on SEN Support" },
		    { "E", "E", "Everyone with an EHC plan" },
		    { "all", "", "Everyone on roll" } };
	struct str who = params_get(p, S("who"));
	struct takeout_ask ask = { .who = { .year = YEAR_ANY, .stage = STAGE_ANY, .code = S("KE") } };

	ask.kind = str_is(params_get(p, S("file")), "csv") ? TABLE_CSV : TABLE_XLSX;
	ask.shape.by_need = str_is(params_get(p, S("rows")), "need");
	for (size_t i = 0; i < p->n; i++)
		for (int c = 0; c < TAKE_COLUMNS; c++)
			if (str_is(p->v[i].name, "col") &&
			    str_is(p->v[i].value, takeout_column_is((enum takeout_column)c)->key))
				ask.shape.column[c] = true;
	ask.what = str_of(WHO[0].what);
	for (size_t i = 0; i < sizeof WHO / sizeof *WHO; i++)
		if (str_is(who, WHO[i].value)) {
			ask.who.code = str_of(WHO[i].code);
			ask.what = str_of(WHO[i].what);
		}
	if (!of_register) {
		ask.who = query_with_chosen(q, p);
		ask.what =
		    ask.who.chosens > 0 ? S("Ticked in the list of pupils") : S("What the list of pupils showed");
	}
	return ask;
}

static bool any_column(const struct takeout_shape *s)
{
	for (int c = 0; c < TAKE_COLUMNS; c++)
		if (s->column[c])
			return true;
	return false;
}

static enum rc page_download(struct req *q)
{
	return takeout_page(q, &q->query);
}

static enum rc do_download(struct req *q)
{
	bool of_register = !str_is(req_form(q, "from"), "list");
	struct takeout_ask ask = ask_of(q, &q->form, of_register);
	struct taken_out obj = { 0 };
	struct takeout_file file;
	struct form f;
	enum rc rc;

	form_init(&f, q, &taken_out_rec, &obj);
	(void)form_read(&f); /* its errors stand in the form */
	(void)form_need(&f, "purpose");
	(void)form_need(&f, "recipient");
	if (!any_column(&ask.shape))
		form_error(&f, "col", S("Choose at least one column"));
	if (f.errors > 0)
		return page_write(&f, &q->form, of_register);
	ask.purpose = obj.purpose;
	ask.recipient = obj.recipient;
	rc = takeout_make(&q->c, &ask, &file);
	if (rc == RC_INVALID) {
		form_error(&f, "col", str_fmt(q->a, "A file takes up to %d pupils: narrow the list", PUPIL_PAGE_MAX));
		return page_write(&f, &q->form, of_register);
	}
	if (rc != RC_OK)
		return rc;
	return req_send(q, table_kind_type(ask.kind), file.bytes,
	                str_fmt(q->a, "%s-%.*s.%s", of_register && ask.who.code.n > 0 ? "sen-register" : "pupils",
	                        STR_ARG(date_iso(q->a, q->c.now.today)), table_kind_ends(ask.kind)));
}

ROUTES(takeout_routes, R(GET, "/download", CAP_TAKE_OUT, page_download),
       R_MANY(POST, "/download", CAP_TAKE_OUT, do_download, "col pupil"));
