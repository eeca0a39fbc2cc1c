#include "register/takeout_parts.h"

#include "core/door/form.h"
#include "kit/html/ui.h"

static const struct ui_choice ROWS[] = { { .value = { "pupil", 5 }, .label = { "One for each pupil", 18 } },
	                                 { .value = { "need", 4 },
	                                   .label = { "One for each need", 17 },
	                                   .hint = { "As school systems and the census want it.", 41 } } };
static const struct ui_choice KINDS[] = { { .value = { "xlsx", 4 }, .label = { "Excel (.xlsx)", 13 } },
	                                  { .value = { "csv", 3 }, .label = { "CSV", 3 } } };

static void radios(struct form *f, const struct params_in *p, const char *name, const char *label,
                   const struct ui_choice *c, size_t n)
{
	struct str typed = params_get(p, str_of(name));

	html(&f->q->w, "<div class=\"takeout__pick\">");
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = name,
	                              .label = str_of(label),
	                              .value = ui_choice_has(c, n, typed) ? typed : c[0].value,
	                              .error = form_error_of(f, name) },
	          c, n, false);
	html(&f->q->w, "</div>\n");
}

static struct str counted(struct req *q, const char *words, int64_t n)
{
	return str_fmt(q->a, "%s, %lld", words, (long long)n);
}

static void who_write(struct form *f, const struct takeout_view *v, const struct params_in *p)
{
	struct req *q = f->q;
	const struct ui_choice c[] = {
		{ .value = S("KE"), .label = counted(q, "Everyone on the register", v->by_code[1] + v->by_code[2]) },
		{ .value = S("K"), .label = counted(q, "SEN Support", v->by_code[1]) },
		{ .value = S("E"), .label = counted(q, "EHC plans", v->by_code[2]) },
		{ .value = S("all"),
		  .label = counted(q, "Everyone on roll", v->by_code[0] + v->by_code[1] + v->by_code[2]) },
	};

	radios(f, p, "who", "Who", c, sizeof c / sizeof *c);
}

static bool is_ticked(const struct form *f, const struct params_in *p, const struct takeout_column_is *c)
{
	if (!f->posted)
		return c->ticked;
	for (size_t i = 0; i < p->n; i++)
		if (str_is(p->v[i].name, "col") && str_is(p->v[i].value, c->key))
			return true;
	return false;
}

static bool group_open(enum takeout_group g, enum role role)
{
	for (int i = 0; i < TAKE_COLUMNS; i++)
		if (takeout_column_is((enum takeout_column)i)->group == g &&
		    takeout_column_open((enum takeout_column)i, role))
			return true;
	return false;
}

static void columns_write(struct form *f, const struct params_in *p)
{
	struct html *w = &f->q->w;
	struct str error = form_error_of(f, "col");
	bool first = true;

	html(w, "<h3 class=\"gap-l gap-b\">Columns</h3>\n");
	if (error.n > 0)
		html(w,
		     "<p id=\"col-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:"
		     "</span> $</p>\n",
		     h(error));
	html(w, "<div class=\"colpick\">\n");
	for (int g = 0; g < TAKE_GROUPS; g++) {
		if (!group_open((enum takeout_group)g, f->q->c.actor.hat))
			continue;
		html(w,
		     "<fieldset class=\"govuk-fieldset\"><legend class=\"govuk-fieldset__legend\">$</legend><div "
		     "class=\"govuk-checkboxes govuk-checkboxes--small\">\n",
		     h(takeout_group_word((enum takeout_group)g)));
		for (int i = 0; i < TAKE_COLUMNS; i++) {
			const struct takeout_column_is *c = takeout_column_is((enum takeout_column)i);
			struct str id = first ? S("col") : str_fmt(f->q->a, "col-%s", c->key);

			if (c->group != (enum takeout_group)g ||
			    !takeout_column_open((enum takeout_column)i, f->q->c.actor.hat))
				continue;
			first = false;
			html(w,
			     "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"$\" "
			     "name=\"col\" type=\"checkbox\" value=\"$\"$><label class=\"govuk-label "
			     "govuk-checkboxes__label\" for=\"$\">$</label></div>\n",
			     h(id), h(c->key), h_flag("checked", is_ticked(f, p, c)), h(id), h(c->label));
		}
		html(w, "</div></fieldset>\n");
	}
	html(w, "</div>\n");
}

static void purpose_select(struct form *f)
{
	const struct taken_out *said = f->obj;
	struct ui_choice *all, *c;
	size_t n = form_choices(f->q->a, taken_purpose_choices, &all);

	c = NEW_ARRAY(f->q->a, struct ui_choice, n + 1);
	c[0] = (struct ui_choice){ .label = S("Choose") };
	for (size_t i = 0; i < n; i++)
		c[i + 1] = all[i];
	ui_select(&f->q->w,
	          &(struct ui_field){ .name = "purpose",
	                              .label = S("What is it for?"),
	                              .value = f->posted ? form_typed(f, "purpose") : taken_purpose_code(said->purpose),
	                              .error = form_error_of(f, "purpose"),
	                              .group = "f6" },
	          c, n + 1);
}

static void purpose_write(struct form *f, const struct takeout_view *v)
{
	const struct taken_out *said = f->obj;
	struct html *w = &f->q->w;

	html(w, "<div class=\"askonce\">\n<div class=\"fields fields--top\">\n");
	purpose_select(f);
	ui_input(w, &(struct ui_field){ .name = "recipient",
	                                .label = S("Who will have it?"),
	                                .value = f->posted ? form_typed(f, "recipient") : said->recipient,
	                                .error = form_error_of(f, "recipient"),
	                                .group = "f6" });
	html(w, "</div>\n<p class=\"small quiet gap-b\">$</p>\n",
	     h(v->last.purpose != TAKEN_PURPOSE_NONE
	           ? S("As you said the last time: change it when it is for something else. It is kept, and stands in "
	               "the access history of every pupil in the file.")
	           : S("It is kept, and stands in the access history of every pupil in the file.")));
}

void takeout_form_write(struct form *f, const struct takeout_view *v, const struct params_in *p, bool of_register)
{
	struct html *w = &f->q->w;

	html(w, "<form method=\"post\" action=\"/download\" novalidate>\n");
	form_token(f->q);
	if (!of_register) {
		ui_hidden(w, "from", S("list"));
		pupil_query_hidden(f->q, p);
		for (size_t i = 0; i < p->n; i++)
			if (str_is(p->v[i].name, "pupil"))
				ui_hidden(w, "pupil", p->v[i].value);
	}
	html(w, "<div class=\"grid grid--3 takeout\">\n");
	if (of_register)
		who_write(f, v, p);
	radios(f, p, "rows", "Rows", ROWS, sizeof ROWS / sizeof *ROWS);
	radios(f, p, "file", "File", KINDS, sizeof KINDS / sizeof *KINDS);
	html(w, "</div>\n");
	columns_write(f, p);
	purpose_write(f, v);
	ui_action(w, &(struct ui_action){ .text = S("Download"), .icon = "download", .full = true });
	html(w, "</div>\n</form>\n");
}
