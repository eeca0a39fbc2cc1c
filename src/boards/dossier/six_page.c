/* /dossiers (design 18b): who an inspector asks for, chosen by kinds; one file with two pages for each. The choice
 * travels in the form and not in the address. */
#include "boards/dossier/dossier.h"
#include "boards/dossier/six.h"
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/people/codes_rule.h"
#include "core/people/year_rule.h"

static const struct ui_choice STATUSES[] = { { .value = { "KE", 2 }, .label = { "SEN Support or EHC plan", 23 } },
	                                     { .value = { "K", 1 }, .label = { "SEN Support", 11 } },
	                                     { .value = { "E", 1 }, .label = { "EHC plan", 8 } },
	                                     { .value = { "N", 1 }, .label = { "No SEN", 6 } } };

/* ---- the choice ---- */

static void query_read(struct req *q, struct six_query *f)
{
	int64_t *chosen = NEW_ARRAY(q->a, int64_t, q->form.n + 1);
	struct str status = req_form(q, "status");
	int64_t id;

	*f = (struct six_query){ .typed = str_trim(str_sub(req_form(q, "q"), 0, 100)),
		                 .status = S("KE"),
		                 .year = YEAR_ANY,
		                 .need = req_form(q, "need"),
		                 .chose = req_form_has(q, "do") && !str_is(req_form(q, "do"), "suggest"),
		                 .chosen = chosen };
	for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++)
		if (str_eq(status, STATUSES[i].value))
			f->status = STATUSES[i].value;
	if (str_int(req_form(q, "year"), &id))
		f->year = id;
	(void)six_also_kind_of(req_form(q, "also"), &f->also);
	for (size_t i = 0; f->chose && i < q->form.n; i++)
		if (str_is(q->form.v[i].name, "pupil") && str_int(q->form.v[i].value, &id))
			chosen[f->chosens++] = id;
}

static struct str number(struct req *q, int64_t n)
{
	return str_fmt(q->a, "%lld", (long long)n);
}

static void filter_write(struct req *q, const struct six_query *f, const struct six_view *v)
{
	struct ui_choice *need = NEW_ARRAY(q->a, struct ui_choice, v->needs + 1);
	struct ui_choice *year = NEW_ARRAY(q->a, struct ui_choice, v->years + 1);
	struct ui_choice *also;
	size_t alsos = form_choices(q->a, six_also_kind_choices, &also);

	need[0] = (struct ui_choice){ .label = S("Every need") };
	for (size_t i = 0; i < v->needs; i++) {
		const struct sen_type *t = sen_type_find(v->need[i]);

		need[i + 1] = (struct ui_choice){ .value = v->need[i], .label = t != NULL ? t->label : v->need[i] };
	}
	year[0] = (struct ui_choice){ .label = S("Every year") };
	for (size_t i = 0; i < v->years; i++)
		year[i + 1] =
		    (struct ui_choice){ .value = number(q, v->year[i]), .label = year_label(q->a, (int)v->year[i]) };
	ui_enter_saves(&q->w, S("Show"), "do", "show");
	html(&q->w, "<div class=\"filter\">\n");
	ui_select(&q->w, &(struct ui_field){ .name = "status", .label = S("SEN status"), .value = f->status }, STATUSES,
	          sizeof STATUSES / sizeof *STATUSES);
	ui_select(&q->w,
	          &(struct ui_field){ .name = "year",
	                              .label = S("Year"),
	                              .value = f->year == YEAR_ANY ? STR_NONE : number(q, f->year) },
	          year, v->years + 1);
	ui_select(&q->w, &(struct ui_field){ .name = "need", .label = S("Main need"), .value = f->need }, need,
	          v->needs + 1);
	ui_select(&q->w, &(struct ui_field){ .name = "also", .label = S("Also"), .value = six_also_kind_code(f->also) },
	          also, alsos);
	ui_input(&q->w, &(struct ui_field){ .name = "q",
	                                    .label = S("Name or class"),
	                                    .value = f->typed,
	                                    .type = "search",
	                                    .width = 10,
	                                    .autocomplete = "off" });
	ui_button(&q->w, S("Show"), "do", "show", true);
	ui_button(&q->w, S("Suggest six of these"), "do", "suggest", true);
	html(&q->w, "</div>\n");
}

/* ---- the list ---- */

static void row_write(struct req *q, struct ui_table *t, const struct six_row *r)
{
	struct str id = str_fmt(q->a, "p%lld", (long long)r->id);
	const struct sen_type *need = sen_type_find(r->kind.need);
	const char *code = r->kind.code == STATUS_E ? "EHC plan" : r->kind.code == STATUS_K ? "SEN Support" : "No SEN";

	ui_row_begin(&q->w, t);
	ui_cell_begin(&q->w, t);
	html(&q->w,
	     "<span class=\"pick\"><input type=\"checkbox\" id=\"$\" name=\"pupil\" value=\"$\"$><label for=\"$\">$, "
	     "$</label></span>",
	     h(id), h(r->id), h_flag("checked", r->ticked), h(id), h(r->name),
	     h(r->class_name.n > 0 ? r->class_name : S("no class")));
	ui_cell_end(&q->w, t);
	ui_cell(&q->w, t, str_of(code));
	ui_cell(&q->w, t, need != NULL ? need->label : S("Not recorded"));
	ui_cell(&q->w, t, r->also);
	ui_cell(&q->w, t, r->shows);
	ui_cell_begin(&q->w, t);
	html(&q->w, "<a href=\"$\">$<span class=\"govuk-visually-hidden\"> $ of $: read the dossier</span></a>",
	     h_url(url_pupil(q->a, r->id, "/dossier/inspection?depth=short")), h((int64_t)r->gaps),
	     h(r->gaps == 1 ? "gap" : "gaps"), h(r->name));
	ui_cell_end(&q->w, t);
	ui_row_end(&q->w, t);
}

static void table_write(struct req *q, const struct six_view *v)
{
	static const struct ui_column cols[] = { { .head = { "Pupil", 5 } },
		                                 { .head = { "Support", 7 } },
		                                 { .head = { "Main need", 9 } },
		                                 { .head = { "Also", 4 } },
		                                 { .head = { "What the record shows", 21 } },
		                                 { .head = { "Gaps", 4 }, .number = true } };
	struct ui_table t = { .caption = S("Pupils to choose from"), .col = cols, .cols = 6, .cards = true };

	if (v->rows == 0) {
		ui_empty(&q->w, S("No pupil of yours fits. Take a part of the choice away."));
		return;
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->rows; i++)
		row_write(q, &t, &v->row[i]);
	ui_table_end(&q->w, &t);
	html(&q->w,
	     "<p class=\"small quiet\">$ of $ who fit are shown. Choose more narrowly to see the others; who is ticked "
	     "stays.</p>\n",
	     h((int64_t)v->shown), h((int64_t)v->fit));
}

static enum rc six_page(struct req *q, struct six_query *f, struct str problem)
{
	struct six_view *v = NEW(q->a, struct six_view);
	struct ui_error e = { "found", problem };

	TRY(six_load(&q->c, f, v));
	page_begin(q, &(struct page){ .title = S("Pupils for an inspection"), .menu = "/dossiers" });
	html(&q->w,
	     "<div class=\"head\"><h1>Pupils for an inspection</h1><p class=\"quiet\">Tick who the inspector asks for: "
	     "two pages each, the gaps first, in one file.</p></div>\n");
	if (problem.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<form method=\"post\" action=\"/dossiers\">\n<section class=\"sheet six\" id=\"found\" "
	            "aria-label=\"Pupils to "
	            "choose from\" tabindex=\"-1\">\n");
	form_token(q);
	filter_write(q, f, v);
	if (!f->chose)
		html(&q->w, "<p class=\"small quiet\">The ticked ones are suggested: different years, needs, steps and "
		            "circumstances, going well and not.</p>\n");
	table_write(q, v);
	html(&q->w,
	     "</section>\n<div class=\"chosen row row--between\">\n<span class=\"pick\"><input type=\"checkbox\" "
	     "id=\"initials\" name=\"initials\" value=\"1\"$><label for=\"initials\">Initials, not "
	     "names</label></span>\n",
	     h_flag("checked", str_is(req_form(q, "initials"), "1")));
	ui_button(&q->w, S("Make the dossiers"), "do", "make", false);
	html(&q->w,
	     "</div>\n<p class=\"small quiet gap\">Making them is in each pupil’s access history. Nothing is sent to "
	     "anyone.</p>\n</form>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_six(struct req *q)
{
	struct six_query f;

	query_read(q, &f);
	return six_page(q, &f, STR_NONE);
}

static enum rc make(struct req *q, const struct six_query *f)
{
	const struct dossier_wish w = { .purpose = DOSSIER_INSPECTION,
		                        .depth = DEPTH_SHORT,
		                        .initials = str_is(req_form(q, "initials"), "1") };
	struct dossier *d = NEW_ARRAY(q->a, struct dossier, f->chosens);
	struct str body;

	TRY(dossiers_load(&q->c, f->chosen, f->chosens, &w, d));
	TRY(dossier_pdf(&q->c, d, f->chosens, &body));
	return req_send(q, "application/pdf", body, S("inspection.pdf"));
}

static enum rc do_six(struct req *q)
{
	struct six_query f;

	query_read(q, &f);
	if (!str_is(req_form(q, "do"), "make"))
		return six_page(q, &f, STR_NONE);
	if (f.chosens > 0 && f.chosens <= SIX_CHOSEN_MOST)
		return make(q, &f);
	req_refuse(q, 422);
	return six_page(q, &f, f.chosens == 0 ? S("Tick at least one pupil") : S("Tick twelve pupils at most"));
}

ROUTES(six_routes, R(GET, "/dossiers", CAP_DOSSIER, page_six), R_MANY(POST, "/dossiers", CAP_DOSSIER, do_six, "pupil"));
MENU(menu_dossiers, .area = AREA_SCHOOL, .order = 70, .path = "/dossiers", .text = "Inspection", .cap = CAP_DOSSIER);
