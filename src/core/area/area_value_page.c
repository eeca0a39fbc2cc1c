/* One value of the local area, and the values of one item as one form. Where two sources differ nothing is chosen at
 * first; what stood before is below, and can be had back with a new source. Design 38. */
#include "core/area/area_parts.h"

#include "core/area/area_build_rule.h"

static struct str item_of(const struct req *q)
{
	return str_is(q->word[1], "-") ? STR_NONE : q->word[1];
}

static void head(struct req *q, struct str title, struct str lead, const char *width)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/settings/area",
	                              .width = width,
	                              .back_url = str_fmt(q->a, "/settings/area#%.*s", STR_ARG(q->word[0])),
	                              .back_text = S("The local area") });
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (lead.n > 0)
		html(&q->w, "<p class=\"lead quiet\">$</p>", h(lead));
	html(&q->w, "</div>\n");
}

static void how(struct form *f)
{
	html(&f->q->w,
	     "<section class=\"sheet\" aria-labelledby=\"known-from\"><h2 id=\"known-from\">How do you know?</h2>\n");
	form_field(f, "source");
	form_field(f, "spot");
	form_field(f, "checked_on");
	form_field(f, "remark");
	html(&f->q->w, "</section>\n");
}

static void save_button(struct req *q, bool suggests)
{
	html(&q->w,
	     "<p class=\"gap\">Web pages and letters change at once. Paper that is out already stays as it is.</p>"
	     "\n<div class=\"row gap\">");
	ui_button(&q->w, suggests ? S("Suggest this change") : S("Save"), NULL, NULL, false);
	html(&q->w, "<a href=\"/settings/area\">Cancel</a></div>\n");
}

/* ---- one value ---- */

/* Is one to be chosen of several? */
static bool asks(const struct area_value *v)
{
	return v->nows > 1 || (v->nows == 1 && v->now[0].state != AREA_FACT_STANDS);
}

static void choices(struct form *f, const struct area_value *v)
{
	struct req *q = f->q;
	struct str picked = f->posted ? form_typed(f, "pick") : STR_NONE, error = form_error_of(f, "pick");

	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"which\"><fieldset><legend class=\"due full\"><h2 "
	            "id=\"which\">Which one is right?</h2></legend>\n");
	if (error.n > 0)
		html(&q->w,
		     "<p class=\"govuk-error-message\" id=\"pick-error\"><span class=\"govuk-visually-hidden\">Error:"
		     "</span> $</p>\n",
		     h(error));
	html(&q->w, "<div class=\"versus gap\">\n");
	for (size_t i = 0; i < v->nows; i++) {
		struct str id = str_fmt(q->a, "%lld", (long long)v->now[i].id);

		html(&q->w, "<label class=\"pickval\"><input type=\"radio\" name=\"pick\" id=\"$\" value=\"$\"$>",
		     h(i == 0 ? S("pick") : str_fmt(q->a, "pick-%zu", i)), h(id),
		     h_flag("checked", str_eq(picked, id)));
		html(&q->w, "<span><strong class=\"big\">$</strong><span class=\"small\">$</span></span></label>\n",
		     h(v->now[i].value.n > 0 ? area_shown(q->a, v->field, v->now[i].value) : S("not given")),
		     h(area_about(q->a, &v->now[i])));
	}
	html(&q->w,
	     "<label class=\"pickval\"><input type=\"radio\" name=\"pick\" id=\"pick-other\" value=\"other\"$>"
	     "<span><strong>Neither. Use another</strong><span class=\"small\">You type it "
	     "below.</span></span></label>\n",
	     h_flag("checked", str_is(picked, "other")));
	html(&q->w,
	     "<label class=\"pickval\"><input type=\"radio\" name=\"pick\" id=\"pick-none\" value=\"none\"$><span>"
	     "<strong>Not known yet</strong><span class=\"small\">It stays “not given”, and is not "
	     "printed.</span></span></label>\n</div></fieldset>\n",
	     h_flag("checked", str_is(picked, "none")));
	form_field_as(f, v->field->name, str_fmt(q->a, "Another: %s", v->field->label),
	              S("Only if you chose “Neither”"));
	html(&q->w, "</section>\n");
}

static struct str log_words(struct req *q, const struct area_value *v, const struct area_fact *f)
{
	struct str words = f->value.n > 0 ? area_shown(q->a, v->field, f->value) : S("Not given");

	if (f->state == AREA_FACT_SUGGESTED)
		words = str_fmt(q->a, "%.*s, suggested", STR_ARG(words));
	if (f->ended_at > 0)
		words = str_fmt(q->a, "%.*s, until %.*s", STR_ARG(words), STR_ARG(clock_datetime(q->a, f->ended_at)));
	return str_fmt(q->a, "%.*s.", STR_ARG(words));
}

static void history(struct req *q, const struct area_value *v)
{
	struct ui_log *l = NEW_ARRAY(q->a, struct ui_log, v->logs + 1);

	ui_sheet_begin(&q->w, "hist", S("History"), STR_NONE);
	if (v->logs == 0)
		html(&q->w, "<p>Nobody has said anything yet.</p>\n");
	for (size_t i = 0; i < v->logs; i++) {
		const struct area_fact *f = &v->log[i];

		l[i] = (struct ui_log){
			.when = f->at > 0 ? date_brief(q->a, clock_at(f->at).today) : S("Before"),
			.text = log_words(q, v, f),
			.by = str_fmt(q->a, "%.*s%.*s%s", STR_ARG(f->source.n > 0 ? f->source : S("No source")),
			              STR_ARG(f->by_name.n > 0 ? str_fmt(q->a, ". By %.*s", STR_ARG(f->by_name))
			                                       : STR_NONE),
			              "."),
			.url =
			    f->state == AREA_FACT_PAST && f->value.n > 0
			        ? str_fmt(q->a, "%.*s?again=%lld", STR_ARG(area_value_url(q->a, f)), (long long)f->id)
			        : STR_NONE,
		};
	}
	ui_log(&q->w, l, v->logs);
	if (v->logs > 0)
		html(&q->w,
		     "<p class=\"small quiet gap-s\">Nothing is deleted. You can go back to any of these.</p>\n");
	ui_sheet_end(&q->w);
}

static void beside(struct req *q, const struct area_value *v)
{
	history(q, v);
	if (v->others > 0) {
		ui_sheet_begin(&q->w, "next", S("What else is known of it"), STR_NONE);
		html(&q->w,
		     "<table class=\"table profile\"><caption class=\"govuk-visually-hidden\">What else is known of it"
		     "</caption><tbody>\n");
		for (size_t i = 0; i < v->others; i++) {
			const struct field *fd = record_field(&v->part->rec, v->other[i].field);

			if (fd != NULL)
				html(&q->w, "<tr><th scope=\"row\">$</th><td>$</td></tr>\n", h(fd->label),
				     h(v->other[i].value.n > 0 ? area_shown(q->a, fd, v->other[i].value)
				                               : S("not given")));
		}
		html(&q->w, "</tbody></table>\n");
		ui_sheet_end(&q->w);
	}
	ui_sheet_begin(&q->w, "can", S("Who can change this"), STR_NONE);
	html(&q->w, "<p>$</p>\n",
	     h(v->suggests ? S("The advice service keeps it. You can suggest a change.")
	                   : S("The SENCO, the head, who sets up the school, and the advice service.")));
	ui_sheet_end(&q->w);
}

static enum rc value_page(struct req *q, struct form *f, const struct area_value *v, const struct area_form *theirs)
{
	bool question = asks(v);
	struct str now = v->printed.n > 0 ? area_shown(q->a, v->field, v->printed) : STR_NONE;

	head(q, str_of(v->field->label),
	     question ? S("Two sources differ. Until you choose, only what both share is printed.") : STR_NONE, "");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	form_begin(f, str_fmt(q->a, "%.*s/%.*s", STR_ARG(area_url(q->a, "value", q->word[0], item_of(q))),
	                      STR_ARG(q->word[2])));
	html(&q->w, "<div class=\"stack--l\">\n");
	if (question)
		choices(f, v);
	else {
		html(&q->w, "<section class=\"sheet\" aria-label=\"$\">\n", h(v->field->label));
		form_field_as(f, v->field->name, STR_NONE,
		              S("Leave it empty when it is not known: then it is not printed."));
		html(&q->w, "</section>\n");
	}
	how(f);
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"prev\"><h2 id=\"prev\">What will change</h2>\n<p>Printed "
	     "now: ");
	if (now.n > 0)
		html(&q->w, "<strong>$</strong></p>\n", h(now));
	else
		html(&q->w, "<span class=\"notgiven\">nothing</span></p>\n");
	save_button(q, v->suggests);
	html(&q->w, "</section>\n</div>\n");
	form_end(f);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	beside(q, v);
	html(&q->w, "</div></div>\n");
	page_end(q);
	return RC_OK;
}

static void again(struct req *q, const struct area_value *v, struct area_form *in)
{
	int64_t id = 0;

	if (!str_int(req_query(q, "again"), &id))
		return;
	for (size_t i = 0; i < v->logs; i++)
		if (v->log[i].id == id)
			area_form_put(v->part, v->log[i].field, v->log[i].value, in);
}

/* What was picked among those that differ goes into the form, with its source when no other was typed. */
static bool pick(struct form *f, const struct area_value *v, struct area_form *in)
{
	struct str picked = form_typed(f, "pick");
	int64_t id = 0;

	if (str_is(picked, "none")) {
		area_form_put(v->part, str_of(v->field->name), S(""), in);
		return true;
	}
	if (str_is(picked, "other")) {
		if (str_trim(field_text(f->q->a, v->field, in)).n == 0)
			form_error(f, v->field->name, S("Type the value, or choose another answer"));
		return true;
	}
	for (size_t i = 0; i < v->nows && str_int(picked, &id); i++)
		if (v->now[i].id == id) {
			area_form_put(v->part, v->now[i].field, v->now[i].value, in);
			return true;
		}
	form_error(f, "pick", S("Choose which one is right"));
	return false;
}

static enum rc page_value(struct req *q)
{
	struct area_form *in = NEW(q->a, struct area_form), *theirs = NEW(q->a, struct area_form);
	struct area_value v;
	struct area_typed t;
	struct form f;
	enum rc rc;

	TRY(area_value_load(&q->c, q->word[0], item_of(q), q->word[2], &v));
	if (!asks(&v) && v.nows == 1) {
		area_form_put(v.part, v.now[0].field, v.now[0].value, in);
		in->source = v.now[0].source;
		in->spot = v.now[0].spot;
	}
	in->checked_on = q->c.now.today;
	in->revision = v.mark;
	*theirs = *in;
	again(q, &v, in);
	form_init(&f, q, area_form_rec(q->a, v.part, v.field), in);
	if (!str_is(q->net->method, "POST"))
		return value_page(q, &f, &v, NULL);
	(void)form_read(&f); /* its errors are in f */
	if (asks(&v))
		(void)pick(&f, &v, in);
	if (f.errors > 0)
		return value_page(q, &f, &v, NULL);
	if (in->revision != v.mark)
		return value_page(q, &f, &v, theirs);
	t = area_form_typed(q->a, v.part, v.field, v.item, in);
	rc = area_save(&q->c, &t, true);
	if (rc == RC_INVALID) {
		form_error(&f, t.wrong, t.why);
		return value_page(q, &f, &v, NULL);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/settings/area?done=saved#%.*s", STR_ARG(q->word[0]));
}

/* ---- the values of one item ---- */

static enum rc item_page(struct req *q, struct form *f, const struct area_part *p, bool fresh, bool suggests,
                         const struct area_form *theirs)
{
	head(q, fresh ? str_fmt(q->a, "Add %s", p->one) : str_of(p->title),
	     S("Leave empty what you do not know: then it is not printed."), "width--read");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	form_begin(f, area_url(q->a, "item", q->word[0], fresh ? S("new") : item_of(q)));
	html(&q->w, "<div class=\"grid\">\n<section class=\"sheet\" aria-label=\"$\">\n", h(p->title));
	for (size_t i = 0; i < p->rec.fields; i++)
		form_field(f, p->rec.field[i].name);
	html(&q->w, "</section>\n");
	how(f);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Save\">\n");
	save_button(q, suggests);
	html(&q->w, "</section></div>\n");
	form_end(f);
	page_end(q);
	return RC_OK;
}

/* What stands of the item goes into the form; a question stays out until it is answered on its own page. */
static void item_fill(const struct area_overview *v, const struct area_part *p, struct str item, struct area_form *in)
{
	for (size_t i = 0; i < v->facts; i++) {
		const struct area_fact *f = &v->fact[i];

		if (!str_is(f->part, p->key) || !str_eq(f->item, item) || f->state != AREA_FACT_STANDS)
			continue;
		area_form_put(p, f->field, f->value, in);
		in->source = in->source.n > 0 ? in->source : f->source;
	}
	in->revision = area_item_mark(v->fact, v->facts, str_of(p->key), item);
}

static enum rc page_item(struct req *q)
{
	const struct area_part *p = area_part_find(q->word[0]);
	bool fresh = str_is(q->word[1], "new");
	struct str item = fresh ? STR_NONE : item_of(q);
	struct area_form *in = NEW(q->a, struct area_form), *theirs = NEW(q->a, struct area_form);
	struct area_overview v;
	struct area_typed t;
	struct form f;
	enum rc rc;

	TRY(area_overview_load(&q->c, &v));
	if (p == NULL || (!fresh && area_part_many(p) != (item.n > 0)) || (fresh && !area_part_many(p)))
		return RC_NONE;
	item_fill(&v, p, item, in);
	if (item.n > 0 && in->revision == 0)
		return RC_NONE;
	in->checked_on = q->c.now.today;
	*theirs = *in;
	form_init(&f, q, area_form_rec(q->a, p, NULL), in);
	if (!str_is(q->net->method, "POST"))
		return item_page(q, &f, p, fresh, v.suggests, NULL);
	if (!form_read(&f))
		return item_page(q, &f, p, fresh, v.suggests, NULL);
	t = area_form_typed(q->a, p, NULL, item, in);
	t.new_item = fresh;
	rc = area_save(&q->c, &t, false);
	if (rc == RC_INVALID)
		form_error(&f, t.wrong, t.why);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return item_page(q, &f, p, fresh, v.suggests, rc == RC_CONFLICT ? theirs : NULL);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/settings/area?done=saved#%.*s", STR_ARG(q->word[0]));
}

ROUTES(area_value_routes, R(GET, "/settings/area/value/:word/:word/:word", CAP_AREA, page_value),
       R(POST, "/settings/area/value/:word/:word/:word", CAP_AREA, page_value),
       R(GET, "/settings/area/item/:word/:word", CAP_AREA, page_item),
       R(POST, "/settings/area/item/:word/:word", CAP_AREA, page_item));
