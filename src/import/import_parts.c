#include "import/import_parts.h"

#include "kit/html/ui.h"

static const char *const LABELS[] = {
	[IMPORT_ROLL] = "Roll",       [IMPORT_STAFF] = "Staff",     [IMPORT_CONTACTS] = "Contacts",
	[IMPORT_CLASSES] = "Classes", [IMPORT_RESULTS] = "Results", [IMPORT_CIRCUMSTANCES] = "Circumstances",
};

static const char *const STEPS[] = {
	[IMPORT_STEP_FILE] = "File",   [IMPORT_STEP_COLUMNS] = "Columns", [IMPORT_STEP_QUESTIONS] = "Questions",
	[IMPORT_STEP_CHECK] = "Check", [IMPORT_STEP_DONE] = "Done",
};

enum { STEP_COUNT = IMPORT_STEP_DONE + 1 };

const char *import_kind_label(enum import_kind k)
{
	return LABELS[k];
}

static void steps_write(struct req *q, enum import_step at)
{
	html(&q->w, "<ol class=\"journey\" aria-label=\"Steps of this import\">\n");
	for (enum import_step s = IMPORT_STEP_FILE; s <= IMPORT_STEP_DONE; s++) {
		html(&q->w, "<li$><span class=\"journey__n\"$>", h_flag("aria-current=\"step\"", s == at),
		     h_flag("aria-hidden=\"true\"", s >= at));
		if (s < at)
			ui_icon(&q->w, "tick");
		else
			html(&q->w, "$", h((int64_t)s + 1));
		html(&q->w, "</span> ");
		if (s == at)
			html(&q->w, "<span class=\"journey__of\">Step $ of $:</span> ", h((int64_t)s + 1),
			     h((int64_t)STEP_COUNT));
		html(&q->w, "$", h(STEPS[s]));
		if (s < at)
			ui_hidden_text(&q->w, S(", done"));
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ol>\n");
}

struct import_options import_how_in(const struct params_in *p)
{
	struct import_options o = { 0 };

	for (size_t i = 0; i < p->n; i++) {
		if (str_is(p->v[i].name, "point"))
			(void)str_int(p->v[i].value, &o.point_id); /* no number: none is chosen */
		if (str_is(p->v[i].name, "scale"))
			(void)str_int(p->v[i].value, &o.scale_id); /* the same */
		if (str_is(p->v[i].name, "sheet"))
			(void)str_int(p->v[i].value, &o.sheet); /* the first */
		if (!str_is(p->v[i].name, "how"))
			continue;
		o.keep = o.keep || str_is(p->v[i].value, "keep");
		o.keep_sen = o.keep_sen || str_is(p->v[i].value, "keep_sen");
	}
	return o;
}

struct import_options import_how(const struct req *q)
{
	return import_how_in(&q->query);
}

struct str import_url(struct req *q, int64_t upload_id, const char *rest)
{
	const struct import_options o = import_how(q);
	struct str part[4];
	size_t n = 0;
	struct str how;

	if (o.sheet > 0)
		part[n++] = str_fmt(q->a, "sheet=%lld", (long long)o.sheet);
	if (o.keep_sen)
		part[n++] = S("how=keep_sen");
	if (o.point_id > 0)
		part[n++] = str_fmt(q->a, "point=%lld", (long long)o.point_id);
	if (o.scale_id > 0)
		part[n++] = str_fmt(q->a, "scale=%lld", (long long)o.scale_id);
	how = str_join(q->a, part, n, S("&"));
	return str_fmt(q->a, "/import/%lld%s%s%.*s", (long long)upload_id, rest, n > 0 ? "?" : "", STR_ARG(how));
}

const char *import_field(struct req *q, const char *what, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s%zu", what, i));
}

enum rc import_redirect(struct req *q, int64_t upload_id)
{
	return req_redirect(q, "%s", str_c(q->a, import_url(q, upload_id, "")));
}

void import_page_begin(struct req *q, enum import_step step, struct str back, struct str title, struct str lead)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/settings",
	                              .back_url = back.n > 0 ? back : S("/import"),
	                              .back_text = back.n > 0 ? S("Back to what would happen") : S("Back to import") });
	steps_write(q, step);
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (lead.n > 0)
		html(&q->w, "<p class=\"lead quiet\">$</p>", h(lead));
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
}

void import_page_end(struct req *q)
{
	html(&q->w, "</div>\n");
	page_end(q);
}
