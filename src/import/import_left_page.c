/* /import/:id/left: who of those that are not in the file of a roll has left. Nobody is ticked at first; one press
 * ticks all that were seen; more than a tenth of the roll asks for the number to be typed. */
#include "core/people/identity_rule.h"
#include "core/people/year_rule.h"
#include "import/import_ask_parts.h"
#include "kit/html/ui.h"

/* What was typed, over what is kept. */
struct left_form {
	struct import_left left;
	struct str number;
	struct str whole_error;
	struct str number_error;
};

static bool is_ticked(const struct left_form *f, int64_t id)
{
	for (size_t i = 0; i < f->left.leavers; i++)
		if (f->left.leaver[i] == id)
			return true;
	return false;
}

static struct str place_of(struct req *q, const struct import_gone *g)
{
	return g->class_name.n > 0 ? g->class_name : year_label(q->a, (int)g->year);
}

enum { FOLDED_FROM = 40 }; /* so many names are shown class by class, to be opened */

static void boxes_write(struct req *q, const struct import_report *r, const struct left_form *f)
{
	size_t i = 0;

	while (i < r->gones) {
		struct str place = place_of(q, &r->gone[i]);

		size_t last = i, ticked = 0;

		for (; last < r->gones && str_eq(place_of(q, &r->gone[last]), place); last++)
			ticked += is_ticked(f, r->gone[last].id);
		html(&q->w,
		     "<details$><summary>$</summary>\n<fieldset class=\"govuk-fieldset\"><legend "
		     "class=\"govuk-visually-hidden\">$</legend>\n<div class=\"govuk-checkboxes "
		     "govuk-checkboxes--small\">\n",
		     h_flag("open", r->gones < FOLDED_FROM),
		     h(str_fmt(q->a, "%.*s: %zu, %zu ticked", STR_ARG(place), last - i, ticked)), h(place));
		for (; i < last; i++) {
			const struct import_gone *g = &r->gone[i];
			struct str id = str_fmt(q->a, "g%lld", (long long)g->id);

			html(&q->w,
			     "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"$\" "
			     "name=\"leaver\" type=\"checkbox\" value=\"$\"$><label class=\"govuk-label "
			     "govuk-checkboxes__label\" for=\"$\">$</label></div>\n",
			     h(id), h(g->id), h_flag("checked", is_ticked(f, g->id)), h(id),
			     h(g->stays_by_hand ? str_fmt(q->a, "%.*s (set on roll by hand: stays)", STR_ARG(g->name))
			                        : g->name));
		}
		html(&q->w, "</div></fieldset></details>\n");
	}
}

static void whole_write(struct req *q, const struct import_waiting *w, const struct import_report *r,
                        const struct left_form *f)
{
	static const struct ui_choice c[] = {
		{ .value = { "yes", 3 }, .label = { "The whole roll", 14 } },
		{ .value = { "no", 2 }, .label = { "Some of the pupils", 18 }, .hint = { "Then nobody leaves", 18 } },
	};
	bool whole = f->left.said ? f->left.whole : import_is_whole(w, r);

	ui_radios(&q->w,
	          &(struct ui_field){ .name = "whole",
	                              .label = S("What is in the file?"),
	                              .hint = str_fmt(q->a, "It names %zu of the %zu pupils on roll here.",
	                                              r->on_roll - r->gones, r->on_roll),
	                              .value = whole ? S("yes") : S("no"),
	                              .error = f->whole_error },
	          c, 2, false);
}

static void number_write(struct req *q, const struct import_report *r, const struct left_form *f)
{
	ui_input(&q->w, &(struct ui_field){ .name = "number",
	                                    .label = S("How many leave?"),
	                                    .hint = str_fmt(q->a,
	                                                    "Only when they are more than a tenth of the roll, here "
	                                                    "more than %zu: type the number, so that nobody leaves by "
	                                                    "mistake.",
	                                                    r->on_roll / 10),
	                                    .value = f->number,
	                                    .error = f->number_error,
	                                    .inputmode = "numeric",
	                                    .width = 4 });
}

static enum rc left_page(struct req *q, const struct import_waiting *w, const struct import_report *r,
                         const struct left_form *f)
{
	const struct ui_error e[] = { { "whole", f->whole_error }, { "number", f->number_error } };

	import_page_begin(q, IMPORT_STEP_CHECK, import_url(q, w->id, ""), S("Who has left?"),
	                  str_fmt(q->a,
	                          "%zu of the %zu on roll are not in the file. Nobody leaves whom you do not tick.",
	                          r->gones, r->on_roll));
	if (f->whole_error.n > 0)
		ui_error_summary(&q->w, e, 1);
	else if (f->number_error.n > 0)
		ui_error_summary(&q->w, e + 1, 1);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(import_url(q, w->id, "/left")));
	form_token(q);
	ui_enter_saves(&q->w, S("Save who has left"), "do", "save");
	whole_write(q, w, r, f);
	html(&q->w,
	     "<p>Tick who has left. They leave on the day the file is brought in, and their records stay.</p>\n");
	if (r->gones > 1) {
		html(&q->w, "<p>");
		ui_button(&q->w, str_fmt(q->a, "Tick all %zu", r->gones), "all", "1", true);
		html(&q->w, "</p>\n");
	}
	boxes_write(q, r, f);
	number_write(q, r, f);
	html(&q->w, "<p class=\"row gap\">");
	ui_button(&q->w, S("Save who has left"), NULL, NULL, false);
	html(&q->w, "</p></form></section>\n");
	import_page_end(q);
	return RC_OK;
}

static enum rc page_left(struct req *q)
{
	struct import_options o;
	struct import_waiting w;
	struct import_report r = { 0 };
	struct left_form f = { .left = { 0 } };
	enum rc rc = import_asked_look(q, &o, &w, &r);

	if (rc == RC_INVALID || (rc == RC_OK && r.gones == 0))
		return import_redirect(q, q->id[0]);
	if (rc != RC_OK)
		return rc;
	f.left = (struct import_left){ w.left_said, w.whole, o.leaver, o.leavers, o.left_number };
	if (o.left_number > 0)
		f.number = str_fmt(q->a, "%lld", (long long)o.left_number);
	return left_page(q, &w, &r, &f);
}

/* Those of the list who are ticked; all: every one. */
static void leavers_read(struct req *q, const struct import_report *r, bool all, struct import_left *left)
{
	int64_t *leaver = NEW_ARRAY(q->a, int64_t, r->gones);

	left->leaver = leaver;
	for (size_t i = 0; i < r->gones; i++) {
		bool ticked = all;
		int64_t id;

		for (size_t k = 0; k < q->form.n && !ticked; k++)
			ticked = str_is(q->form.v[k].name, "leaver") && str_int(q->form.v[k].value, &id) &&
			         id == r->gone[i].id;
		if (ticked)
			leaver[left->leavers++] = r->gone[i].id;
	}
}

static void left_check(struct req *q, const struct import_report *r, struct left_form *f)
{
	size_t leaves = 0;

	for (size_t i = 0; i < r->gones; i++)
		leaves += is_ticked(f, r->gone[i].id) && !r->gone[i].stays_by_hand;
	if (!f->left.said)
		f->whole_error = S("Say whether the file is the whole roll");
	else if (!f->left.whole && f->left.leavers > 0)
		f->whole_error =
		    S("Nobody leaves by a file of some of the pupils. Take the ticks away, or say that it is the "
		      "whole roll");
	else if (leavers_are_many(leaves, r->on_roll) && f->left.number != (int64_t)leaves)
		f->number_error =
		    str_fmt(q->a, "%zu of %zu leave: type %zu if that is right", leaves, r->on_roll, leaves);
}

static enum rc do_left(struct req *q)
{
	struct import_options o;
	struct import_waiting w;
	struct import_report r = { 0 };
	struct left_form f = { .number = str_trim(req_form(q, "number")) };
	bool all = req_form(q, "all").n > 0;
	enum rc rc = import_asked_look(q, &o, &w, &r);

	if (rc != RC_OK)
		return rc == RC_INVALID ? import_redirect(q, q->id[0]) : rc;
	f.left.said = req_form(q, "whole").n > 0;
	f.left.whole = str_is(req_form(q, "whole"), "yes");
	if (!str_int(f.number, &f.left.number))
		f.left.number = 0;
	leavers_read(q, &r, all, &f.left);
	if (all) /* ticked, to be looked at */
		return left_page(q, &w, &r, &f);
	left_check(q, &r, &f);
	if (f.whole_error.n + f.number_error.n > 0) {
		req_refuse(q, 422);
		return left_page(q, &w, &r, &f);
	}
	TRY(import_left_keep(&q->c, q->id[0], &f.left));
	return req_redirect(q, "/import/%lld#left", (long long)q->id[0]);
}

ROUTES(import_left_routes, R_OWN(GET, "/import/:id/left", CAP_IMPORT, page_left),
       R_OWN_MANY(POST, "/import/:id/left", CAP_IMPORT, do_left, "leaver"));
