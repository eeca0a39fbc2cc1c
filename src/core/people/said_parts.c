#include "core/people/said_parts.h"

#include "core/door/request.h"
#include "core/people/said_rec.h"

struct str said_beginning(struct arena *a, struct str words)
{
	enum { LETTERS = 160 };
	size_t n = LETTERS;

	if (words.n <= LETTERS)
		return words;
	while (n > 0 && ((unsigned char)words.p[n] & 0xc0) == 0x80) /* not in the middle of a letter */
		n--;
	return str_fmt(a, "%.*s…", (int)n, words.p);
}

static void who_field(struct form *f, const struct adult *who, size_t n, struct str none, struct str label,
                      struct str hint)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, n + 1);

	c[0] = (struct ui_choice){ S(""), none, STR_NONE, NULL };
	for (size_t i = 0; i < n; i++)
		c[i + 1] =
		    (struct ui_choice){ str_fmt(q->a, "%lld", (long long)who[i].id), who[i].name, STR_NONE, NULL };
	ui_select(&q->w,
	          &(struct ui_field){ .name = "person",
	                              .label = label,
	                              .hint = hint,
	                              .value = form_typed(f, "person"),
	                              .error = form_error_of(f, "person") },
	          c, n + 1);
}

void said_person_field(struct form *f, const struct adult *who, size_t n, struct str label, struct str hint)
{
	if (n > 0)
		who_field(f, who, n, S("Somebody else"), label, hint);
}

void said_adult_field(struct form *f, const struct adult *who, size_t n, struct str label)
{
	who_field(f, who, n, S("Choose"), label, STR_NONE);
}

void said_adult_read(struct form *f, int64_t *person)
{
	if (!str_int(req_form(f->q, "person"), person) || *person <= 0)
		form_error(f, "person", S("Choose who said it"));
}

void said_person_read(struct form *f, const struct adult *who, size_t n, const char *const *given, int64_t *person)
{
	bool chosen = false;

	*person = 0;
	(void)str_int(req_form(f->q, "person"), person);
	for (size_t i = 0; i < n; i++)
		chosen = chosen || who[i].id == *person;
	if (*person != 0 && !chosen)
		form_error(f, "person", S("Choose somebody from the list"));
	f->given = chosen ? given : NULL;
}

void said_more_fields(struct form *f)
{
	ui_details_begin(&f->q->w, S("Another language, help, or how to answer"));
	form_field(f, "language");
	form_field(f, "helper");
	form_field(f, "reach");
	ui_details_end(&f->q->w);
}

void said_more_write(struct html *w, struct str language, struct str helper, struct str reach)
{
	if (language.n > 0)
		html(w, "Said in $. ", h(language));
	if (helper.n > 0)
		html(w, "$ helped to say it. ", h(helper));
	if (reach.n > 0)
		html(w, "To be reached: $. ", h(reach));
}

void said_card(struct req *q, struct str url, struct str from, struct date on, struct str words, struct str meta)
{
	html(&q->w, "<article class=\"card\"><h3><a href=\"$\">$, $</a></h3>\n", h_url(url), h(from),
	     h(date_long(q->a, on)));
	ui_quote(&q->w, said_beginning(q->a, words), STR_NONE);
	html(&q->w, "<p class=\"small quiet gap\">$</p></article>\n", h(meta));
}

void said_way_field(struct form *f, enum said_way value)
{
	struct ui_choice c[8];
	size_t n = 0;

	for (const struct choice *k = said_way_choices; k->value != NULL; k++)
		if (!k->by_program)
			c[n++] = (struct ui_choice){ str_of(k->value), str_sentence(f->q->a, str_of(k->label)),
				                     STR_NONE, NULL };
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = "way",
	                              .label = S("How did they say it?"),
	                              .value = f->posted ? form_typed(f, "way") : said_way_code(value),
	                              .error = form_error_of(f, "way") },
	          c, n, true);
}

void said_way_check(struct form *f, enum said_way value)
{
	if (value == SAID_NONE && form_error_of(f, "way").n == 0)
		form_error(f, "way", S("Choose how they said it"));
}

void said_how_field(struct form *f, const char *name, enum answered_how value, bool has_page, struct str reach)
{
	struct ui_choice c[8];
	size_t n = 0;

	for (const struct choice *k = answered_how_choices; k->value != NULL; k++)
		if (has_page || k->id != ANSWERED_PAGE)
			c[n++] = (struct ui_choice){ str_of(k->value), str_of(k->label), STR_NONE, NULL };
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = name,
	                              .label = S("How do you answer?"),
	                              .hint = reach.n > 0 ? str_fmt(f->q->a, "To be reached: %.*s", STR_ARG(reach))
	                                                  : STR_NONE,
	                              .value = f->posted ? form_typed(f, name) : answered_how_code(value),
	                              .error = form_error_of(f, name) },
	          c, n, true);
}
