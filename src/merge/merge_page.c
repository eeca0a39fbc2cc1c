/* /pupil/:id/merge: the same child twice. First who the other record is, then both side by side with what is kept of
 * each, then one record; and for 30 days the way back. */
#include "core/door/look.h"
#include "core/door/page.h"
#include "core/entry/put_right.h"
#include "kit/base/id.h"
#include "kit/html/ui.h"
#include "merge/merge.h"

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

static void past_write(struct req *q, const struct merge_past *v)
{
	if (v->n == 0)
		return;
	ui_sheet_begin(&q->w, "past", S("Merged into this record"), STR_NONE);
	for (size_t i = 0; i < v->n; i++) {
		const struct merge *m = &v->item[i];
		bool first = true;

		for (size_t k = 0; k < i; k++)
			first = first && !date_none(v->item[k].undone_on);
		html(&q->w, "<p><strong>$</strong> on $. $</p>\n", h(m->gone_name), h(date_long(q->a, m->done_on)),
		     h(m->why));
		if (!date_none(m->undone_on)) {
			html(&q->w, "<p class=\"quiet\">Taken apart on $.</p>\n", h(date_long(q->a, m->undone_on)));
			continue;
		}
		if (!first || !merge_can_undo(m->done_on, q->c.now.today))
			continue;
		html(&q->w, "<form method=\"post\" action=\"$\">\n", h_url(url_with(q, v->pupil.id, m->id, "/undo")));
		form_token(q);
		ui_button(&q->w, S("Take them apart"), NULL, NULL, true);
		html(&q->w,
		     "</form>\n<p class=\"small quiet\">Until $. What was written since stays here, unless it belongs "
		     "to "
		     "something that goes back.</p>\n",
		     h(date_long(q->a, date_add(m->done_on, MERGE_UNDO_DAYS))));
	}
	ui_sheet_end(&q->w);
}

static enum rc page_merge(struct req *q)
{
	struct merge_past v;

	TRY(merge_past_load(&q->c, q->id[0], &v));
	head_write(q, q->id[0], v.name, "/details", S("The same child twice?"),
	           str_fmt(q->a, "%.*s stays. Everything of the other record comes to this one.", STR_ARG(v.name)));
	page_done(q);
	TRY(found_write(q, q->id[0]));
	past_write(q, &v);
	end_write(q);
	return RC_OK;
}

static struct str or_none(struct str s)
{
	return s.n > 0 ? s : S("Nothing");
}

static void pick_write(struct req *q, const struct merge_view *v, enum merge_pick p, bool gone)
{
	struct ui_choice c[2] = {
		{ .value = S("0"), .label = or_none(v->value[0][p]), .hint = S("This record") },
		{ .value = S("1"), .label = or_none(v->value[1][p]), .hint = S("The other record") },
	};

	ui_radios(&q->w,
	          &(struct ui_field){ .name = merge_pick_name(p),
	                              .label = str_of(merge_pick_label(p)),
	                              .value = gone ? S("1") : S("0") },
	          c, 2, false);
}

/* The fuller value is offered; what only one of the two has is kept without asking. */
static bool pick_offered(const struct merge_view *v, enum merge_pick p)
{
	if (p == PICK_SEN)
		return !str_eq(v->value[0][p], v->value[1][p]);
	return v->value[0][p].n > 0 && v->value[1][p].n > 0 && !str_eq(v->value[0][p], v->value[1][p]);
}

static void counts_write(struct req *q, const struct merge_view *v)
{
	static const struct ui_column cols[] = { { .head = { "What", 4 } },
		                                 { .head = { "This record", 11 }, .number = true },
		                                 { .head = { "The other", 9 }, .number = true },
		                                 { .head = { "Together", 8 }, .number = true } };
	struct ui_table t = { .caption = S("Entries of both records"), .col = cols, .cols = 4, .cards = true };
	size_t sum[2] = { 0, 0 };

	for (size_t i = 0; i < v->counts; i++)
		for (int k = 0; k < 2; k++)
			sum[k] += v->count[i].n[k];
	ui_sheet_begin(&q->w, "together", S("What comes together"), STR_NONE);
	ui_table_begin(&q->w, &t);
	ui_row_begin(&q->w, &t);
	ui_cell(&q->w, &t, S("Entries, lines and stretches of every kind"));
	ui_cell(&q->w, &t, str_fmt(q->a, "%zu", sum[0]));
	ui_cell(&q->w, &t, str_fmt(q->a, "%zu", sum[1]));
	ui_cell(&q->w, &t, str_fmt(q->a, "%zu", sum[0] + sum[1]));
	ui_row_end(&q->w, &t);
	ui_table_end(&q->w, &t);
	html(&q->w, "<p class=\"small quiet\">Nothing is deleted. A contact of both becomes one; a restriction in "
	            "either record "
	            "stays. Contacts of either record see what their rights let them see of the whole.</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc both_page(struct req *q, const struct merge_view *v, const struct merge_in *in, struct str error)
{
	const struct ui_error e = { "why", error };

	head_write(q, q->id[0], v->name[0], "/merge",
	           str_fmt(q->a, "Merge %.*s and %.*s?", STR_ARG(v->name[0]), STR_ARG(v->name[1])),
	           str_fmt(q->a, "Born %.*s. One record stays, with everything of both.",
	                   STR_ARG(date_long(q->a, v->pupil[0].born))));
	if (error.n > 0)
		ui_error_summary(&q->w, &e, 1);
	counts_write(q, v);
	if (v->stops.n > 0) {
		ui_note(&q->w, S("They cannot be merged yet."), v->stops, true);
		end_write(q);
		return RC_OK;
	}
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"$\" novalidate>\n",
	     h_url(url_with(q, q->id[0], q->id[1], "")));
	form_token(q);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)in->id));
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)in->revision[0]));
	ui_hidden(&q->w, "other_revision", str_fmt(q->a, "%lld", (long long)in->revision[1]));
	for (enum merge_pick p = 0; p < PICKS; p++)
		if (pick_offered(v, p))
			pick_write(q, v, p, in->gone[p]);
	ui_input(&q->w, &(struct ui_field){ .name = "why",
	                                    .label = S("How do you know that it is one child?"),
	                                    .hint = S("It stands in the record of what was done."),
	                                    .value = in->why,
	                                    .error = error });
	ui_button(&q->w, S("Merge into one record"), NULL, NULL, false);
	html(&q->w, "</form>\n<p class=\"small quiet gap\">It can be taken apart again for $ days.</p></section>\n",
	     h(MERGE_UNDO_DAYS));
	end_write(q);
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
	const char *const revision[2] = { "revision", "other_revision" };

	*in = (struct merge_in){ .why = str_trim(req_form(q, "why")) };
	if (!str_int(req_form(q, "id"), &in->id))
		in->id = 0;
	for (int i = 0; i < 2; i++)
		if (!str_int(req_form(q, revision[i]), &in->revision[i]))
			in->revision[i] = 0;
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
	enum rc rc = merge_load(&q->c, q->id[0], q->id[1], &v);

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
