#include "core/account/account_parts.h"

struct str account_error(const struct account_fault *f, const char *name)
{
	return f->field != NULL && str_is(str_of(f->field), name) ? f->text : STR_NONE;
}

static void field(struct req *q, const struct account_fault *f, const char *name, const char *label, const char *hint,
                  int width)
{
	ui_input(&q->w, &(struct ui_field){ .name = name,
	                                    .label = str_of(label),
	                                    .hint = str_of(hint),
	                                    .width = width,
	                                    .value = req_form(q, name),
	                                    .error = account_error(f, name),
	                                    .autocomplete = "off" });
}

void account_name_fields(struct req *q, const struct account_fault *f)
{
	field(q, f, "given", "First name", "", 20);
	field(q, f, "family", "Last name", "", 20);
	field(q, f, "job", "Job", "For example class teacher, 5P", 30);
	field(q, f, "email", "Email", "May be left empty", 30);
}

/* "There is a Daniel Price already. Is it them?" */
void account_same_fields(struct req *q, const struct account_fault *f)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, f->sames + 1);
	struct str chosen = req_form(q, "person_id");

	if (f->sames == 0)
		return;
	for (size_t i = 0; i < f->sames; i++) {
		const struct adult_line *l = &f->same[i];
		struct str is = l->job.n > 0 ? l->job : l->role != ROLE_NONE ? str_of(role_label(l->role)) : l->email;

		c[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)l->person_id),
			                   .label = str_fmt(q->a, "Yes, it is %.*s%s%.*s", STR_ARG(l->name),
			                                    is.n > 0 ? ", " : "", STR_ARG(is)) };
	}
	c[f->sames] = (struct ui_choice){ .value = S("other"),
		                          .label = S("No, another person"),
		                          .hint = S("The job is shown beside both names") };
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "person_id",
	                              .label = S("Is it the same person?"),
	                              .value = chosen,
	                              .error = account_error(f, "person_id") },
	          c, f->sames + 1, false);
}

void account_new_read(struct req *q, struct account_new *out)
{
	*out = (struct account_new){ .given = str_trim(req_form(q, "given")),
		                     .family = str_trim(req_form(q, "family")),
		                     .job = str_trim(req_form(q, "job")),
		                     .email = str_trim(req_form(q, "email")) };
	if (!str_int(req_form(q, "id"), &out->id))
		out->id = 0;
	if (!str_int(req_form(q, "person_id"), &out->person_id))
		out->is_other = str_is(req_form(q, "person_id"), "other");
}
