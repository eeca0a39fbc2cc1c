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
	int64_t class_asked; /* the first of a class of which both was said; 0: of none */
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

enum { WHOLE_FROM = 4 }; /* a class of so many that is missing whole is asked about at once */

/* Those of one class follow each other. */
struct left_class {
	struct str name;
	size_t first, last; /* of the list; last: not any more */
	size_t ticked;
	bool whole; /* nobody of it is in the file */
};

/* The class that begins at `at`. */
static struct left_class class_at(struct req *q, const struct import_report *r, const struct left_form *f, size_t at)
{
	struct left_class c = { .name = place_of(q, &r->gone[at]), .first = at, .last = at };

	for (; c.last < r->gones && str_eq(place_of(q, &r->gone[c.last]), c.name); c.last++)
		c.ticked += is_ticked(f, r->gone[c.last].id);
	c.whole = c.last - at >= WHOLE_FROM && r->gone[at].class_size == c.last - at;
	return c;
}

/* The choice for a class as a whole is named by the first of it. */
static const char *class_field(struct req *q, const struct import_gone *first)
{
	return str_c(q->a, str_fmt(q->a, "class%lld", (long long)first->id));
}

static void boxes_write(struct req *q, const struct import_report *r, const struct left_form *f,
                        const struct left_class *c)
{
	html(&q->w, "<div class=\"govuk-checkboxes govuk-checkboxes--small\">\n");
	for (size_t i = c->first; i < c->last; i++) {
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
	html(&q->w, "</div>\n");
}

static void whole_class_write(struct req *q, const struct import_report *r, const struct left_form *f,
                              const struct left_class *c)
{
	const size_t n = c->last - c->first;
	const struct ui_choice choice[] = {
		{ .value = S("here"), .label = str_fmt(q->a, "All %zu are still here", n) },
		{ .value = S("left"), .label = str_fmt(q->a, "All %zu have left", n) },
		{ .value = S("names"), .label = S("Those who are ticked below") },
	};

	ui_radios(&q->w,
	          &(struct ui_field){ .name = class_field(q, &r->gone[c->first]),
	                              .label = str_fmt(q->a, "Have they left? %.*s", STR_ARG(c->name)),
	                              .label_hidden = true,
	                              .value = c->ticked == n  ? S("left")
	                                       : c->ticked > 0 ? S("names")
	                                                       : S("here"),
	                              .error = f->class_asked == r->gone[c->first].id
	                                           ? S("Some of them are ticked, and not all. Choose “Those who are "
	                                               "ticked below”, or take the ticks away")
	                                           : STR_NONE },
	          choice, 3, true);
	html(&q->w, "<details class=\"gap-s\"$><summary>Show the $ names of $</summary>\n",
	     h_flag("open", c->ticked > 0 && c->ticked < n), h(n), h(c->name));
	boxes_write(q, r, f, c);
	html(&q->w, "</details>\n");
}

static void classes_write(struct req *q, const struct import_report *r, const struct left_form *f)
{
	struct left_class c;

	html(&q->w, "<div class=\"leavers gap\">\n");
	for (size_t i = 0; i < r->gones; i = c.last) {
		c = class_at(q, r, f, i);
		html(&q->w,
		     "<fieldset class=\"govuk-fieldset\"><legend class=\"govuk-fieldset__legend\">$<br><span "
		     "class=\"small quiet\">$</span></legend><div>\n",
		     h(c.name),
		     h(c.whole ? str_fmt(q->a, "all %zu", c.last - i)
		               : str_fmt(q->a, "%zu of %zu", c.last - i, r->gone[i].class_size)));
		if (c.whole)
			whole_class_write(q, r, f, &c);
		else
			boxes_write(q, r, f, &c);
		html(&q->w, "</div></fieldset>\n");
	}
	html(&q->w, "</div>\n");
}

/* A class that is missing whole was more likely left out of the report. */
static void whole_classes_say(struct req *q, const struct import_report *r, const struct left_form *f)
{
	struct left_class c;
	size_t n = 0;
	struct str name = STR_NONE;

	for (size_t i = 0; i < r->gones; i = c.last) {
		c = class_at(q, r, f, i);
		n += c.whole;
		name = c.whole && name.n == 0 ? c.name : name;
	}
	if (n == 1)
		ui_note(&q->w, str_fmt(q->a, "All of %.*s are missing.", STR_ARG(name)),
		        S("The class may have been left out of the report. If so, they are still here: save the report "
		          "again and choose that."),
		        true);
	else if (n > 1)
		ui_note(
		    &q->w, str_fmt(q->a, "%zu whole classes are missing.", n),
		    S("They may have been left out of the report. If so, they are still here: save the report again "
		      "and choose that."),
		    true);
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
	const struct ui_error of_class = { str_c(q->a, str_fmt(q->a, "class%lld", (long long)f->class_asked)),
		                           S("Say who of the class has left") };

	import_page_begin(q, IMPORT_STEP_CHECK, import_url(q, w->id, ""), S("Who has left?"),
	                  str_fmt(q->a,
	                          "%zu of the %zu on roll are not in the file. Nobody leaves whom you do not tick.",
	                          r->gones, r->on_roll));
	if (f->class_asked > 0)
		ui_error_summary(&q->w, &of_class, 1);
	else if (f->whole_error.n > 0)
		ui_error_summary(&q->w, e, 1);
	else if (f->number_error.n > 0)
		ui_error_summary(&q->w, e + 1, 1);
	html(&q->w, "<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
	     h_url(import_url(q, w->id, "/left")));
	form_token(q);
	ui_enter_saves(&q->w, S("Save who has left"), "do", "save");
	html(&q->w, "<section class=\"sheet\">\n");
	whole_write(q, w, r, f);
	html(&q->w, "</section>\n");
	ui_sheet_begin(&q->w, "who", S("By class"), str_fmt(q->a, "%zu of %zu on roll", r->gones, r->on_roll));
	whole_classes_say(q, r, f);
	html(&q->w, "<p class=\"gap-s\">Tick who has left. They leave on the day the file is brought in. A record is "
	            "never deleted: it is "
	            "marked “Left”, can be found, and can be taken back.</p>\n");
	if (r->gones > 1) {
		html(&q->w, "<p class=\"gap-s\">");
		ui_button(&q->w, str_fmt(q->a, "Tick all %zu", r->gones), "all", "1", true);
		html(&q->w, "</p>\n");
	}
	classes_write(q, r, f);
	ui_sheet_end(&q->w);
	html(&q->w, "<section class=\"sheet$\">\n", h(f->number_error.n > 0 ? " needs" : ""));
	number_write(q, r, f);
	html(&q->w, "<p class=\"row gap\">");
	ui_button(&q->w, S("Save who has left"), NULL, NULL, false);
	html(&q->w, "<a href=\"$\">Go back, nobody leaves</a></p></section></form>\n", h_url(import_url(q, w->id, "")));
	import_page_end(q);
	return RC_OK;
}

static enum rc page_left(struct req *q)
{
	struct import_options o;
	struct import_waiting w;
	struct import_report r = { 0 };
	struct left_form f = { .left = { 0 } };
	enum rc rc = import_asked_look_rest(q, &o, &w, &r);

	if (rc == RC_INVALID || (rc == RC_OK && r.gones == 0))
		return import_redirect(q, q->id[0]);
	if (rc != RC_OK)
		return rc;
	f.left = (struct import_left){ w.left_said, w.whole, o.leaver, o.leavers, o.left_number };
	if (o.left_number > 0)
		f.number = str_fmt(q->a, "%lld", (long long)o.left_number);
	return left_page(q, &w, &r, &f);
}

static bool ticked_in(struct req *q, int64_t who)
{
	int64_t id;

	for (size_t k = 0; k < q->form.n; k++)
		if (str_is(q->form.v[k].name, "leaver") && str_int(q->form.v[k].value, &id) && id == who)
			return true;
	return false;
}

/* Those of the list who are ticked, or whose whole class has left; all: every one. */
static void leavers_read(struct req *q, const struct import_report *r, bool all, struct left_form *f)
{
	const struct left_form none = { .number = STR_NONE };
	struct import_left *left = &f->left;
	int64_t *leaver = NEW_ARRAY(q->a, int64_t, r->gones);
	struct left_class c;

	left->leaver = leaver;
	for (size_t i = 0; i < r->gones; i = c.last) {
		struct str class;

		c = class_at(q, r, &none, i);
		class = c.whole ? req_form(q, class_field(q, &r->gone[i])) : STR_NONE;
		for (size_t k = i; k < c.last; k++)
			c.ticked += ticked_in(q, r->gone[k].id);
		if (!all && c.whole && c.ticked > 0 && c.ticked < c.last - i && !str_is(class, "names") &&
		    class.n > 0 && f->class_asked == 0) {
			f->class_asked = r->gone[i].id;
			class = S("names");
		}
		for (size_t k = i; k < c.last; k++)
			if (all || str_is(class, "left") || (!str_is(class, "here") && ticked_in(q, r->gone[k].id)))
				leaver[left->leavers++] = r->gone[k].id;
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
	enum rc rc = import_asked_look_rest(q, &o, &w, &r);

	if (rc != RC_OK)
		return rc == RC_INVALID ? import_redirect(q, q->id[0]) : rc;
	f.left.said = req_form(q, "whole").n > 0;
	f.left.whole = str_is(req_form(q, "whole"), "yes");
	if (!str_int(f.number, &f.left.number))
		f.left.number = 0;
	leavers_read(q, &r, all, &f);
	if (all) /* ticked, to be looked at */
		return left_page(q, &w, &r, &f);
	left_check(q, &r, &f);
	if (f.class_asked > 0 || f.whole_error.n + f.number_error.n > 0) {
		req_refuse(q, 422);
		return left_page(q, &w, &r, &f);
	}
	TRY(import_left_keep(&q->c, q->id[0], &f.left));
	return req_redirect(q, "/import/%lld#left", (long long)q->id[0]);
}

ROUTES(import_left_routes, R_OWN(GET, "/import/:id/left", CAP_IMPORT, page_left),
       R_OWN_MANY(POST, "/import/:id/left", CAP_IMPORT, do_left, "leaver"));
