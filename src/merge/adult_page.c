/* /adult/:id/merge: the same adult twice. Who the other record is, both side by side with what is kept of each, then
 * one record; and for 30 days the way back. /adults/twice: who may have two records. */
#include "core/door/form.h"
#include "core/door/look.h"
#include "kit/base/id.h"
#include "kit/html/ui.h"
#include "merge/adult.h"
#include "merge/merge_parts.h"

static struct str url_adult(struct req *q, int64_t id, const char *rest)
{
	return str_fmt(q->a, "/adult/%lld/merge%s", (long long)id, rest);
}

static struct str url_both(struct req *q, int64_t id, int64_t other)
{
	return str_fmt(q->a, "/adult/%lld/merge/%lld", (long long)id, (long long)other);
}

static struct str known_name(struct req *q, const struct adult_known *k)
{
	struct str name = name_full(q->a, k->given, k->family);

	return k->title.n > 0 ? str_fmt(q->a, "%.*s %.*s", STR_ARG(k->title), STR_ARG(name)) : name;
}

/* ---- who may have two: a telephone or an e-mail is seen where the two are opened, which is recorded ---- */

static enum rc page_twice(struct req *q)
{
	struct adult_twice *two;
	size_t n;

	TRY(adult_doubles(&q->c, &two, &n));
	page_begin(q, &(struct page){ .title = S("Adults who may have two records"),
	                              .menu = "/pupils",
	                              .back_url = S("/pupils"),
	                              .back_text = S("Pupils") });
	html(&q->w,
	     "<div class=\"head\"><h1>Adults who may have two records</h1><p class=\"lead quiet\">The same forename "
	     "and surname, and the same e-mail or telephone. One thing alone is nobody.</p></div>\n");
	page_done(q);
	ui_sheet_begin(&q->w, "twice", S("One person?"), STR_NONE);
	if (n == 0)
		ui_empty(&q->w, S("Nobody. Two whom you have said to be two people are not listed."));
	html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < n; i++) {
		const struct adult_known *x = &two[i].of[0], *y = &two[i].of[1];

		html(&q->w, "<li><p><a href=\"$\">$ and $</a><br><span class=\"small quiet\">$</span></p></li>\n",
		     h_url(url_both(q, x->id, y->id)), h(known_name(q, x)), h(known_name(q, y)),
		     h(x->job.n > 0 ? x->job : y->job));
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

/* ---- which is the other one ---- */

static enum rc found_write(struct req *q)
{
	struct str typed = str_trim(req_query(q, "q"));
	struct adult_known *found;
	size_t n = 0;

	ui_sheet_begin(&q->w, "other", S("Which is the other record?"), STR_NONE);
	look_form_begin(q, url_adult(q, q->id[0], ""));
	ui_input(&q->w,
	         &(struct ui_field){ .name = "q", .label = S("Name"), .value = typed, .type = "search", .width = 20 });
	ui_filter_end(&q->w, S("Look"));
	if (typed.n > 0) {
		TRY(adult_look(&q->c, q->id[0], typed, &found, &n));
		html(&q->w, "<ul class=\"plain gap\">\n");
		for (size_t i = 0; i < n; i++)
			html(&q->w, "<li><a href=\"$\">$</a> <span class=\"quiet\">$</span></li>\n",
			     h_url(url_both(q, q->id[0], found[i].id)), h(known_name(q, &found[i])), h(found[i].job));
		html(&q->w, "</ul>\n");
		if (n == 0)
			ui_empty(&q->w, S("No adult of this name."));
	}
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct adult_past v;

	TRY(adult_past_load(&q->c, q->id[0], &v));
	page_begin(q, &(struct page){ .title = S("The same adult twice?"),
	                              .menu = "/pupils",
	                              .back_url = S("/adults/twice"),
	                              .back_text = S("Adults who may have two records") });
	html(&q->w,
	     "<div class=\"head\"><h1>The same adult twice?</h1><p class=\"lead quiet\">$ stays. Everything of the "
	     "other "
	     "record comes to this one.</p></div>\n<div class=\"stack--l\">\n",
	     h(v.name));
	page_done(q);
	TRY(found_write(q));
	merge_past_write(q, v.item, v.n, url_adult(q, q->id[0], ""));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- both ---- */

static struct str record_url(struct req *q, const struct adult_view *v, int i)
{
	const struct adult_link *l = v->link[i];

	return l == NULL ? url_adult(q, v->person[i].id, "")
	                 : str_fmt(q->a, "/pupil/%lld/contacts/%lld", (long long)l->pupil.pupil_id, (long long)l->id);
}

static const char *child_control(struct req *q, int64_t pupil_id)
{
	return str_c(q->a, str_fmt(q->a, "child-%lld", (long long)pupil_id));
}

/* What only one of the two has is kept without asking. A flag is asked when it differs. */
static bool pick_asked(const struct adult_view *v, size_t i)
{
	return v->value[0][i].n > 0 && v->value[1][i].n > 0 && !str_eq(v->value[0][i], v->value[1][i]);
}

static size_t fields_of(struct req *q, const struct adult_view *v, const struct adult_in *in, struct merge_field *out)
{
	size_t n = 0;

	for (size_t i = 0; i < ADULT_PICKS; i++)
		out[n++] = (struct merge_field){ .name = adult_pick(i)->name,
			                         .label = str_of(adult_pick(i)->label),
			                         .value = { v->value[0][i], v->value[1][i] },
			                         .asked = pick_asked(v, i),
			                         .gone = in->gone[i] };
	for (size_t i = 0; i < v->children; i++)
		out[n++] = (struct merge_field){ .name = child_control(q, v->child[i].pupil_id),
			                         .label = str_fmt(q->a, "To %.*s", STR_ARG(v->child[i].name)),
			                         .value = { v->child[i].text[0], v->child[i].text[1] },
			                         .asked = !str_eq(v->child[i].text[0], v->child[i].text[1]),
			                         .gone = in->child_gone[i] };
	return n;
}

static void sign_in_write(struct req *q, const struct adult_view *v, const struct adult_in *in, struct str error)
{
	const struct ui_choice c[2] = {
		{ .value = S("0"), .label = v->account[0].login, .hint = v->name[0] },
		{ .value = S("1"), .label = v->account[1].login, .hint = v->name[1] },
	};
	int other = v->sign_in == SIGN_IN_FIRST ? 1 : 0;

	if (v->sign_in == SIGN_IN_ASKED) {
		html(&q->w, "<hr class=\"rule gap\">\n");
		ui_radios(
		    &q->w,
		    &(struct ui_field){
		        .name = "sign_in",
		        .label = S("Which sign-in stays?"),
		        .hint = S(
		            "The other one is closed: whoever uses it is signed out, and its letters work no longer."),
		        .value = in->sign_in == 0   ? S("0")
		                 : in->sign_in == 1 ? S("1")
		                                    : STR_NONE,
		        .error = error },
		    c, 2, false);
		return;
	}
	if (v->sign_in == SIGN_IN_NONE)
		return;
	html(&q->w, "<p class=\"gap\">The sign-in <strong>$</strong> stays.", h(v->account[1 - other].login));
	if (v->account[other].id != 0 && !str_is(v->account[other].state, "disabled"))
		html(&q->w, " <strong>$</strong> is closed: whoever uses it is signed out.",
		     h(v->account[other].login));
	html(&q->w, "</p>\n");
}

static struct str lead_of(struct req *q, const struct merge_field *f, size_t n)
{
	struct str differs = STR_NONE;

	for (size_t i = 0; i < n; i++)
		if (f[i].asked)
			differs = str_fmt(q->a, "%.*s%s%.*s", STR_ARG(differs), differs.n > 0 ? ", " : "",
			                  STR_ARG(f[i].label));
	return differs.n == 0 ? S("Nothing that both have differs.")
	                      : str_fmt(q->a, "What differs: %.*s.", STR_ARG(differs));
}

static struct str error_at(const struct ui_error *e, const char *field)
{
	return e->text.n > 0 && str_is(str_of(e->name), field) ? e->text : STR_NONE;
}

static enum rc both_page(struct req *q, const struct adult_view *v, const struct adult_in *in, const char *fault,
                         struct str say)
{
	const struct ui_error e = { fault, say };
	const struct merge_words m = { .one = "person",
		                       .two = "They are two people",
		                       .name = { v->name[0], v->name[1] },
		                       .first = { v->person[0].given, v->person[1].given },
		                       .url = { record_url(q, v, 0), record_url(q, v, 1) },
		                       .action = url_both(q, q->id[0], q->id[1]),
		                       .not_now = url_adult(q, q->id[0], ""),
		                       .apart_on = v->apart_on };
	struct merge_field f[ADULT_PICKS + ADULT_CHILDREN_MOST];
	size_t n = fields_of(q, v, in, f);

	merge_page_begin(q, &m, S("Are these one person?"), lead_of(q, f, n), v->stops, &e,
	                 say.n > 0 && v->stops.n == 0);
	ui_hidden(&q->w, "id", str_fmt(q->a, "%lld", (long long)in->id));
	ui_hidden(&q->w, "revision", str_fmt(q->a, "%lld", (long long)in->revision[0]));
	ui_hidden(&q->w, "other_revision", str_fmt(q->a, "%lld", (long long)in->revision[1]));
	merge_fields_write(q, &m, f, n);
	sign_in_write(q, v, in, error_at(&e, "sign_in"));
	if (v->shut_out.n > 0) {
		html(&q->w, "<hr class=\"rule gap\">\n");
		ui_input(&q->w, &(struct ui_field){
		                    .name = "confirm",
		                    .label = str_fmt(q->a, "Type %.*s", STR_ARG(v->shut_out)),
		                    .hint = str_fmt(q->a,
		                                    "A restriction of the other record will shut out %.*s from a "
		                                    "record that they see today.",
		                                    STR_ARG(v->shut_out)),
		                    .value = in->confirm,
		                    .error = error_at(&e, "confirm"),
		                    .width = 20 });
	}
	merge_aside_write(q, &m, v->count, v->counts, v->sees, v->sees_n);
	merge_page_end(q, &m, in->why, v->stops, error_at(&e, "why"));
	return RC_OK;
}

static enum rc page_both(struct req *q)
{
	struct adult_view v;
	struct adult_in in = { .id = id_new(), .sign_in = -1 };

	TRY(adult_load(&q->c, q->id[0], q->id[1], &v));
	for (int i = 0; i < 2; i++)
		in.revision[i] = v.person[i].revision;
	return both_page(q, &v, &in, "why", STR_NONE);
}

static void in_read(struct req *q, const struct adult_view *v, struct adult_in *in)
{
	struct str sign_in = req_form(q, "sign_in");

	*in = (struct adult_in){ .id = merge_number(q, "id"),
		                 .sign_in = str_is(sign_in, "0")   ? 0
		                            : str_is(sign_in, "1") ? 1
		                                                   : -1,
		                 .confirm = str_trim(req_form(q, "confirm")),
		                 .why = str_trim(req_form(q, "why")),
		                 .revision = { merge_number(q, "revision"), merge_number(q, "other_revision") } };
	for (size_t i = 0; i < ADULT_PICKS; i++)
		in->gone[i] = pick_asked(v, i) ? str_is(req_form(q, adult_pick(i)->name), "1")
		                               : v->value[0][i].n == 0 && v->value[1][i].n > 0;
	for (size_t i = 0; i < v->children; i++)
		in->child_gone[i] = str_is(req_form(q, child_control(q, v->child[i].pupil_id)), "1");
}

static enum rc do_both(struct req *q)
{
	struct adult_view v;
	struct adult_in in;
	const char *fault = "why";
	struct str say = STR_NONE;
	enum rc rc;

	if (str_is(req_form(q, "do"), "two")) {
		TRY(adult_apart(&q->c, q->id[0], q->id[1]));
		return req_redirect(q, "/adults/twice?done=two_people");
	}
	rc = adult_load(&q->c, q->id[0], q->id[1], &v);
	if (rc == RC_NONE) { /* done already: the other record is no more */
		struct adult_past past;

		TRY(adult_past_load(&q->c, q->id[0], &past));
		return page_message(q, 404, S("The other record is not here"), S("It may have been merged already."),
		                    url_adult(q, q->id[0], ""), S("See what was merged"));
	}
	TRY(rc);
	in_read(q, &v, &in);
	rc = in.id > 0 ? adult_merge(&q->c, q->id[0], q->id[1], &in, &fault, &say) : RC_NONE;
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return both_page(q, &v, &in, fault, say);
	}
	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		for (int i = 0; i < 2; i++)
			in.revision[i] = v.person[i].revision;
		return both_page(q, &v, &in, "why", S("One of the two was changed since you looked. Look again"));
	}
	TRY(rc);
	return req_redirect(q, "/adult/%lld/merge?done=merged", (long long)q->id[0]);
}

static enum rc do_undo(struct req *q)
{
	enum rc rc = adult_undo(&q->c, q->id[0], q->id[1]);

	if (rc == RC_CONFLICT) {
		req_refuse(q, 409);
		return page_message(
		    q, 409, S("They cannot be taken apart"),
		    S("30 days have passed, or something was merged later that has to be taken apart first."),
		    url_adult(q, q->id[0], ""), S("Back"));
	}
	TRY(rc);
	return req_redirect(q, "/adult/%lld/merge?done=apart", (long long)q->id[0]);
}

ROUTES(adult_routes, R(GET, "/adults/twice", CAP_ENROL, page_twice), R(GET, "/adult/:id/merge", CAP_ENROL, page_one),
       R(GET, "/adult/:id/merge/:id", CAP_ENROL, page_both), R(POST, "/adult/:id/merge/:id", CAP_ENROL, do_both),
       R(POST, "/adult/:id/merge/:id/undo", CAP_ENROL, do_undo));
