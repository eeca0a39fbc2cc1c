/* /accounts/invite: staff who cannot sign in yet, many at once; and somebody who is not in the list. What comes of it
 * is letters, which wait for whoever prints them. */
#include "kit/base/id.h"
#include "core/account/account_parts.h"
#include "core/account/accounts.h"
#include "core/door/page.h"

enum { TICKS_MAX = 400 };

static size_t role_choices(const struct req *q, struct ui_choice *c)
{
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S(""), .label = S("Choose the role") };
	for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
		if (role_given(q->c.actor.service, (enum role)r) && r != ROLE_PUPIL && r != ROLE_PARENT)
			c[n++] = (struct ui_choice){ .value = str_of(role_key((enum role)r)),
				                     .label = str_of(role_label((enum role)r)) };
	return n;
}

static const char *control_of(struct req *q, const char *what, int64_t person_id)
{
	return str_c(q->a, str_fmt(q->a, "%s-%lld", what, (long long)person_id));
}

static bool was_ticked(const struct req *q, int64_t person_id)
{
	int64_t id;

	for (size_t i = 0; i < q->form.n; i++)
		if (str_is(q->form.v[i].name, "who") && str_int(q->form.v[i].value, &id) && id == person_id)
			return true;
	return false;
}

/* One of the staff: a box, what tells them apart, and the role. */
static void adult_write(struct req *q, const struct adult_line *l, const struct ui_choice *role, size_t roles)
{
	const char *who = control_of(q, "who", l->person_id), *as = control_of(q, "role", l->person_id);
	struct str typed = req_form(q, as);

	html(&q->w,
	     "<li><div class=\"govuk-checkboxes\"><div class=\"govuk-checkboxes__item\">"
	     "<input class=\"govuk-checkboxes__input\" type=\"checkbox\" name=\"who\" id=\"$\" value=\"$\" "
	     "aria-describedby=\"$-hint\"$><label class=\"govuk-label govuk-checkboxes__label\" for=\"$\">$</label>"
	     "<span class=\"govuk-hint govuk-checkboxes__hint\" id=\"$-hint\">$",
	     h(who), h(l->person_id), h(who), h_flag("checked", was_ticked(q, l->person_id)), h(who), h(l->name),
	     h(who), h(l->job.n > 0 ? l->job : S("No job is recorded")));
	if (l->email.n > 0)
		html(&q->w, "<br>$", h(l->email));
	if (l->has_namesake)
		html(&q->w, "<br><span class=\"same\">Somebody else has this name</span>");
	html(&q->w, "</span></div></div>\n<div>");
	ui_select(&q->w,
	          &(struct ui_field){ .name = as,
	                              .label = str_fmt(q->a, "Role of %.*s%s%.*s", STR_ARG(l->name),
	                                               l->has_namesake ? ", " : "",
	                                               STR_ARG(l->has_namesake ? l->job : STR_NONE)),
	                              .label_hidden = true,
	                              .value = typed.n > 0 ? typed : str_of(role_key(l->role)) },
	          role, roles);
	html(&q->w, "</div></li>\n");
}

static void hand_write(struct req *q, const struct accounts_view *v)
{
	if (str_is(v->hand, "you"))
		html(&q->w, "<p class=\"small quiet\">No head and no SENCO signs in yet. You print the letter of the "
		            "first of them "
		            "and give it to them closed; every other letter waits for them.</p>\n");
	else
		html(&q->w,
		     "<p class=\"small quiet\">The letters wait for $, who prints them and gives them out. Whoever "
		     "invites never sees a code.</p>\n",
		     h(v->hand));
}

static void many_form(struct req *q, const struct accounts_view *v, const struct account_fault *f)
{
	struct ui_choice role[ROLE_COUNT + 1];
	size_t roles = role_choices(q, role);

	ui_sheet_begin(&q->w, "staff", S("Not invited yet"), STR_NONE);
	if (v->adults == 0)
		ui_empty(&q->w, S("Everybody on the staff list has an account."));
	if (v->adults > 0) {
		html(&q->w, "<form method=\"post\" action=\"/accounts/letters\" novalidate>\n");
		form_token(q);
		html(&q->w,
		     "<fieldset class=\"govuk-fieldset\" id=\"who\"><legend class=\"govuk-visually-hidden\">Who to "
		     "invite</legend>\n");
		if (account_error(f, "who").n > 0)
			html(&q->w, "<p class=\"govuk-error-message\">$</p>\n", h(f->text));
		html(&q->w, "<ul class=\"invitees\">\n");
		for (size_t i = 0; i < v->adults; i++)
			adult_write(q, &v->adult[i], role, roles);
		html(&q->w, "</ul></fieldset>\n");
		ui_button(&q->w, S("Prepare the letters"), NULL, NULL, false);
		html(&q->w, "</form>\n");
		hand_write(q, v);
	}
	ui_sheet_end(&q->w);
}

static void one_form(struct req *q, const struct account_fault *f)
{
	struct ui_choice role[ROLE_COUNT + 1];
	size_t roles = role_choices(q, role);
	struct str id = req_form(q, "id");

	ui_sheet_begin(&q->w, "new", S("Someone not on the list"), STR_NONE);
	html(&q->w, "<form method=\"post\" action=\"/accounts/invite\" novalidate>\n");
	form_token(q);
	ui_hidden(&q->w, "id", id.n > 0 ? id : str_fmt(q->a, "%lld", (long long)id_new()));
	account_name_fields(q, f);
	account_same_fields(q, f);
	ui_select(&q->w,
	          &(struct ui_field){ .name = "role",
	                              .label = S("Role"),
	                              .value = req_form(q, "role"),
	                              .error = account_error(f, "role") },
	          role, roles);
	ui_button(&q->w, S("Prepare the letter"), NULL, NULL, false);
	html(&q->w, "</form>\n");
	ui_sheet_end(&q->w);
}

static enum rc invite_page(struct req *q, const struct account_fault *f)
{
	struct accounts_view v;
	struct ui_error e = { f->field, f->text };

	TRY(accounts_list(&q->c, &v));
	page_begin(q, &(struct page){ .title = S("Invite staff"),
	                              .menu = "/accounts",
	                              .back_url = S("/accounts?all=1"),
	                              .back_text = S("Accounts") });
	html(&q->w, "<div class=\"head\"><h1>Invite staff</h1></div>\n");
	if (f->text.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	many_form(q, &v, f);
	one_form(q, f);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"What happens then\">\n");
	ui_sheet_begin(&q->w, "then", S("When someone signs in"), STR_NONE);
	html(&q->w, "<p>They are told each time a new phone or computer uses their name.</p>\n");
	if (!q->c.actor.service)
		html(&q->w, "<p class=\"small quiet\">Parents and pupils are invited by the SENCO, from the pupil’s "
		            "page.</p>\n");
	ui_sheet_end(&q->w);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_invite_staff(struct req *q)
{
	return invite_page(q, &(struct account_fault){ 0 });
}

static enum rc refused(struct req *q, const struct account_fault *f)
{
	req_refuse(q, 422);
	return invite_page(q, f);
}

static enum rc do_letters(struct req *q)
{
	struct account_tick *tick = NEW_ARRAY(q->a, struct account_tick, TICKS_MAX);
	struct account_fault fault;
	size_t ticks = 0, n;
	enum rc rc;

	for (size_t i = 0; i < q->form.n && ticks < TICKS_MAX; i++) {
		struct account_tick *t = &tick[ticks];

		if (!str_is(q->form.v[i].name, "who") || !str_int(q->form.v[i].value, &t->person_id))
			continue;
		t->role = role_of(req_form(q, control_of(q, "role", t->person_id)));
		ticks++;
	}
	if (ticks == 0)
		return refused(q, &(struct account_fault){ .field = "who", .text = S("Tick at least one person") });
	rc = accounts_invite_many(&q->c, tick, ticks, &n, &fault);
	if (rc == RC_INVALID) {
		fault.field = "who";
		return refused(q, &fault);
	}
	return rc == RC_OK ? req_redirect(q, "/accounts?all=1&done=letters") : rc;
}

static enum rc do_invite_one(struct req *q)
{
	struct account_new v;
	struct account_fault fault;
	enum rc rc;

	account_new_read(q, &v);
	v.role = role_of(req_form(q, "role"));
	rc = accounts_invite(&q->c, &v, NULL, &fault);
	if (rc == RC_INVALID)
		return refused(q, &fault);
	if (rc == RC_CONFLICT) /* sent twice: the letter waits */
		rc = RC_OK;
	return rc == RC_OK ? req_redirect(q, "/accounts?all=1&done=letters") : rc;
}

ROUTES(accounts_invite_routes, R(GET, "/accounts/invite", CAP_ACCOUNTS, page_invite_staff),
       R(POST, "/accounts/invite", CAP_ACCOUNTS, do_invite_one),
       R_MANY(POST, "/accounts/letters", CAP_ACCOUNTS, do_letters, "who"));
