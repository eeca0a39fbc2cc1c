#include "assess/assess_parts.h"

bool assess_may_write(const struct req *q, const struct assess_view *v)
{
	return v->open && role_can(q->c.actor.hat, CAP_ASSESS);
}

const char *assess_control(struct req *q, const char *what, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", what, i));
}

struct str assess_kept(const struct form *f, const char *name, struct str otherwise)
{
	return f->posted ? form_typed(f, name) : otherwise;
}

/* Ids are in the form, so that sending it twice adds nothing twice. */
void assess_id_write(struct form *f, const char *name, int64_t id)
{
	struct str have = form_typed(f, name);

	ui_hidden(&f->q->w, name, f->posted && have.n > 0 ? have : str_fmt(f->q->a, "%lld", (long long)id));
}

struct str assess_text_read(struct form *f, const struct record *rec, const char *field, const char *name, void *obj)
{
	struct str text = field_decode(f->q->a, record_field(rec, str_of(field)), form_typed(f, name), obj);

	if (text.n > 0)
		form_error(f, name, text);
	return form_typed(f, name);
}

int64_t assess_number_read(const struct form *f, const char *name)
{
	int64_t v = 0;

	return str_int(form_typed(f, name), &v) && v > 0 ? v : 0;
}
