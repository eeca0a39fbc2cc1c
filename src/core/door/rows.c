#include "core/door/rows.h"

static const char *row_name(const struct rows_form *r, size_t i, const char *field)
{
	return str_c(r->f->q->a, str_fmt(r->f->q->a, "%s-%zu-%s", r->prefix, i + 1, field));
}

static struct str row_typed(const struct rows_form *r, size_t i, const char *field)
{
	return form_typed(r->f, row_name(r, i, field));
}

static bool row_used(const struct rows_form *r, size_t i)
{
	for (size_t k = 0; r->field[k] != NULL; k++)
		if (str_trim(row_typed(r, i, r->field[k])).n > 0)
			return true;
	return false;
}

size_t rows_read(const struct rows_form *r, void *out)
{
	size_t n = 0;

	for (size_t i = 0; i < r->max; i++) {
		char *obj = (char *)out + n * r->rec->size;

		if (!row_used(r, i))
			continue;
		for (size_t k = 0; r->field[k] != NULL; k++) {
			const struct field *fd = record_field(r->rec, str_of(r->field[k]));
			struct str fault = field_decode(r->f->q->a, fd, row_typed(r, i, fd->name), obj);

			if (fault.n > 0)
				form_error(r->f, row_name(r, i, fd->name),
				           str_fmt(r->f->q->a, "%s %zu: %.*s", r->legend, i + 1, STR_ARG(fault)));
		}
		n++;
	}
	return n;
}

static void control_draw(const struct rows_form *r, size_t i, size_t k, const void *obj)
{
	struct html *w = &r->f->q->w;
	const struct field *fd = record_field(r->rec, str_of(r->field[k]));
	const char *name = row_name(r, i, fd->name);
	struct ui_field u = {
		.name = name, .label = str_of(fd->label), .group = r->place[k], .error = form_error_of(r->f, name)
	};
	struct ui_choice choice[16] = { { .value = S(""), .label = S("Choose") } };
	size_t n = 1;

	u.value = r->f->posted ? row_typed(r, i, fd->name) : obj != NULL ? field_text(r->f->q->a, fd, obj) : STR_NONE;
	if (fd->type == FT_ONE_OF) {
		for (const struct choice *c = fd->choices; c->value != NULL && n < 16; c++)
			choice[n++] = (struct ui_choice){ .value = str_of(c->value), .label = str_of(c->label) };
		ui_select(w, &u, choice, n);
		return;
	}
	if (fd->type == FT_DATE)
		u.type = "date";
	ui_input(w, &u);
}

void rows_draw(const struct rows_form *r, const void *item, size_t n, size_t blanks)
{
	struct html *w = &r->f->q->w;
	size_t rows = n;

	for (size_t i = 0; r->f->posted && i < r->max; i++)
		if (row_used(r, i) && i + 1 > rows)
			rows = i + 1;
	rows = rows + blanks < r->max ? rows + blanks : r->max;
	for (size_t i = 0; i < rows; i++) {
		html(w,
		     "<fieldset class=\"govuk-fieldset gap\"><legend class=\"govuk-fieldset__legend "
		     "govuk-fieldset__legend--s\">$ $</legend>\n"
		     "<div class=\"fields\">\n",
		     h(r->legend), h(i + 1));
		for (size_t k = 0; r->field[k] != NULL; k++)
			control_draw(r, i, k, i < n ? (const char *)item + i * r->rec->size : NULL);
		html(w, "</div></fieldset>\n");
	}
}
