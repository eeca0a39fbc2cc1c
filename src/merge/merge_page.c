/* /pupil/:id/merge: the same child twice. First who the other record is, then both side by side with what is kept of
 * each, then one record; and for 30 days the way back. */
#include "core/door/look.h"
#include "core/door/page.h"
#include "core/entry/put_right.h"
#include "kit/base/id.h"
#include "kit/html/ui.h"
#include "merge/merge.h"
#include "merge/merge_parts.h"

static void head_write(struct req *q, int64_t pupil_id, struct str name, const char *rest, struct str title,
                       struct str lead)
{
	page_begin(q, &(struct page){ .title = title,
	                              .menu = "/pupils",
	                              .back_url = url_pupil(q->a, pupil_id, rest),
	                              .back_text = str_fmt(q->a, "Back to %.*s", STR_ARG(name)) });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p class=\"lead quiet\">$</p></div>\n<div class=\"stack--l\">\n",
	     h(title), h(lead));
}

static void end_write(struct req *q)
{
	html(&q->w, "</div>\n");
	page_end(q);
}

static struct str url_with(struct req *q, int64_t kept_id, int64_t other_id, const char *rest)
{
	return url_pupil(q->a, kept_id, str_c(q->a, str_fmt(q->a, "/merge/%lld%s", (long long)other_id, rest)));
}

static enum rc found_write(struct req *q, int64_t pupil_id)
{
	struct right_pupil *found;
	struct str typed = str_trim(req_query(q, "q"));
	size_t n = 0;

	ui_sheet_begin(&q->w, "other", S("Which is the other record?"), STR_NONE);
	look_form_begin(q, url_pupil(q->a, pupil_id, "/merge"));
	ui_input(&q->w,
	         &(struct ui_field){ .name = "q", .label = S("Name"), .value = typed, .type = "search", .width = 20 });
	ui_filter_end(&q->w, S("Look"));
	if (typed.n > 0) {
		TRY(put_right_find(&q->c, pupil_id, typed, &found, &n));
		html(&q->w, "<ul class=\"plain gap\">\n");
		for (size_t i = 0; i < n; i++)
			html(&q->w, "<li><a href=\"$\">$</a> <span class=\"quiet\">$</span></li>\n",
			     h_url(url_with(q, pupil_id, found[i].id, "")), h(found[i].name), h(found[i].more));
		html(&q->w, "</ul>\n");
		if (n == 0)
			ui_empty(&q->w, S("Nobody of this name whom you hold."));
	}
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc page_merge(struct req *q)
{
	struct merge_past v;

	TRY(merge_past_load(&q->c, q->id[0], &v));
	head_write(q, q->id[0], v.name, "/details", S("The same child twice?"),
	           str_fmt(q->a, "%.*s stays. Everything of the other record comes to this one.", STR_ARG(v.name)));
	page_done(q);
	TRY(found_write(q, q->id[0]));
	merge_past_write(q, v.item, v.n, url_pupil(q->a, q->id[0], "/merge"));
	end_write(q);
	return RC_OK;
}

/* The fuller value is offered; what only one of the two has is kept without asking. */
static bool pick_offered(const struct merge_view *v, enum merge_pick p)
{
	if (p == PICK_SEN)
		return !str_eq(v->value[0][p], v->value[1][p]);
	return v->value[0][p].n > 0 && v->value[1][p].n > 0 && !str_eq(v->value[0][p], v->value[1][p]);
}

static size_t fields_of(const struct merge_view *v, const struct merge_in *in, struct str born, struct merge_field *out)
{
	size_t n = 0;

	for (enum merge_pick p = 0; p < PICKS; p++)
		out[n++] = (struct merge_field){ .name = merge_pick_name(p),
			                         .label = str_of(merge_pick_label(p)),
			                         .value = { v->value[0][p], v->value[1][p] },
			                         .asked = pick_offered(v, p),
			                         .gone = in->gone[p] };
	out[n++] = (struct merge_field){ .name = "born", .label = S("Date of birth"), .value = { born, born } };
	return n;
}

static struct str lead_of(struct req *q, const struct merge_field *f, size_t n)
{
	struct str text[2] = { STR_NONE, STR_NONE };

	for (size_t i = 0; i < n; i++) {
		struct str *t = &text[f[i].asked];

		if (f[i].asked || (f[i].value[0].n > 0 && str_eq(f[i].value[0], f[i].value[1])))
			*t = str_fmt(q->a, "%.*s%s%.*s", STR_ARG(*t), t->n > 0 ? ", " : "", STR_ARG(f[i].label));
	}
	return str_fmt(q->a, "The same: %.*s.%s%.*s%s", STR_ARG(text[0]), text[1].n > 0 ? " What differs: " : "",
	               STR_ARG(text[1]), text[1].n > 0 ? "." : "");
}

/* An adult of both with one name is a question of their own. */
static void adults_write(struct req *q, const struct merge_view *v)
{
	if (v->adults_n == 0)
		return;
	html(&q->w, "<hr class=\"rule gap\">\n");
	for (size_t i = 0; i < v->adults_n; i++)
		html(&q->w,
		     "<p><strong>$ is in both. One person?</strong><br><a href=\"$\">Compare the two records<span "
		     "class=\"govuk-visually-hidden\"> of $</span></a></p>\n",
		     h(v->adults[i].name),
		     h_url(str_fmt(q->a, "/adult/%lld/merge/%lld", (long long)v->adults[i].id[0],
		                   (long long)v->adults[i].id[1])),
		     h(v->adults[i].name));
}

static enum rc both_page(struct req *q, const struct merge_view *v, const struct merge_in *in, struct str error)
{
	const struct ui_error e = { "why", error };
	const struct merge_words m = { .one = "child",
		                       .two = "They are two children",
		                       .name = { v->name[0], v->name[1] },
		                       .first = { pupil_first(&v->pupil[0]), pupil_first(&v->pupil[1]) },
		                       .url = { url_pupil(q->a, v->pupil[0].id, ""),
		                                url_pupil(q->a, v->pupil[1].id, "") },
		                       .action = url_with(q, q->id[0], q->id[1], ""),
		                       .not_now = url_pupil(q->a, q->id[0], "/merge"),
		                       .apart_on = v->apart_on };
	struct merge_field f[PICKS + 1];
	bool born = date_cmp(v->pupil[0].born, v->pupil[1].born) == 0;
	size_t n = fields_of(v, in, born ? date_long(q->a, v->pupil[0].born) : STR_NONE, f);

	merge_page_begin(q, &m, S("Are these one child?"), lead_of(q, f, n), v->stops, &e,
	                 error.n > 0 && v->stops.n == 0);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)in->id));
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)in->revision[0]));
	ui_hidden(&q->w, "other_revision", str_fmt(q->a, "%lld", (long long)in->revision[1]));
	merge_fields_write(q, &m, f, n);
	adults_write(q, v);
	merge_aside_write(q, &m, v->count, v->counts, v->sees, v->sees_n);
	merge_page_end(q, &m, in->why, v->stops, error);
	return RC_OK;
}

static enum rc page_both(struct req *q)
{
	struct merge_view v;
	struct merge_in in = { .id = id_new() };

	TRY(merge_load(&q->c, q->id[0], q->id[1], &v));
	for (int i = 0; i < 2; i++)
		in.revision[i] = v.pupil[i].revision;
	in.gone[PICK_SEN] = v.pupil[1].revision > 0 && str_is(v.value[0][PICK_SEN], status_code_word(STATUS_N));
	return both_page(q, &v, &in, STR_NONE);
}

static void in_read(struct req *q, const struct merge_view *v, struct merge_in *in)
{
	*in = (struct merge_in){ .id = merge_number(q, "id"),
		                 .why = str_trim(req_form(q, "why")),
		                 .revision = { merge_number(q, "revision"), merge_number(q, "other_revision") } };
	for (enum merge_pick p = 0; p < PICKS; p++)
		in->gone[p] = pick_offered(v, p) ? str_is(req_form(q, merge_pick_name(p)), "1")
		                                 : v->value[0][p].n == 0 && v->value[1][p].n > 0;
}

static enum rc do_both(struct req *q)
{
	struct merge_view v;
	struct merge_in in;
	const char *fault = NULL;
	struct str say = STR_NONE;
	enum rc rc;

	if (str_is(req_form(q, "do"), "two")) {
		TRY(merge_apart(&q->c, q->id[0], q->id[1]));
		return req_redirect(q, "/pupil/%lld/merge?done=two_children", (long long)q->id[0]);
	}
	rc = merge_load(&q->c, q->id[0], q->id[1], &v);
	if (rc == RC_NONE) { /* done already: the other record is no more */
		struct merge_past past;

		TRY(merge_past_load(&q->c, q->id[0], &past));
		return page_message(q, 404, S("The other record is not here"), S("It may have been merged already."),
		                    url_pupil(q->a, q->id[0], "/merge"), S("See what was merged"));
	}
	TRY(rc);
	in_read(q, &v, &in);
	rc = in.id > 0 ? merge_do(&q->c, q->id[0], q->id[1], &in, &fault, &say) : RC_NONE;
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return both_page(q, &v, &in, say);
	}
	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		for (int i = 0; i < 2; i++)
			in.revision[i] = v.pupil[i].revision;
		return both_page(q, &v, &in, S("One of the two was changed since you looked. Look again"));
	}
	TRY(rc);
	return req_redirect(q, "/pupil/%lld/merge?done=merged", (long long)q->id[0]);
}

static enum rc do_undo(struct req *q)
{
	enum rc rc = merge_undo(&q->c, q->id[0], q->id[1]);

	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		return page_message(
		    q, 409, S("They cannot be taken apart"),
		    S("30 days have passed, or something was merged later that has to be taken apart first."),
		    url_pupil(q->a, q->id[0], "/merge"), S("Back"));
	}
	TRY(rc);
	return req_redirect(q, "/pupil/%lld/merge?done=apart", (long long)q->id[0]);
}

ROUTES(merge_routes, R(GET, "/pupil/:id/merge", CAP_ENROL, page_merge),
       R(GET, "/pupil/:id/merge/:id", CAP_ENROL, page_both), R(POST, "/pupil/:id/merge/:id", CAP_ENROL, do_both),
       R(POST, "/pupil/:id/merge/:id/undo", CAP_ENROL, do_undo));
