/* /accounts: who has an account, switching off, roles, asking for a new letter. For the IT administrator; no text about
 * pupils. What opens an account is never shown here: the letter waits for who prints it (invite/). */
#include "core/door/page.h"

#include "core/account/accounts.h"
#include "core/account/reset.h"
#include "core/door/menu.h"
#include "core/duty/terms_parts.h"
#include "core/trail/unusual_parts.h"

static struct str state_words(const struct account_line *l)
{
	if (str_is(l->state, "disabled"))
		return S("Switched off");
	return str_is(l->state, "invited") ? S("Invited, not used yet") : S("In use");
}

static struct str line_name(const struct account_line *l)
{
	return l->is_pupil ? S("A pupil") : l->name;
}

static void account_table(struct req *q, const struct accounts_view *v)
{
	static const struct ui_column COL[] = { { S("Sign-in name"), false },
		                                { S("Name"), false },
		                                { S("Roles"), false },
		                                { S("Account"), false },
		                                { S("Last signed in"), false } };
	struct ui_table t = { .caption = S("Accounts"), .col = COL, .cols = 5, .cards = true };

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->n; i++) {
		const struct account_line *l = &v->item[i];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"/accounts/$\">$</a>", h(l->id), h(l->login));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, line_name(l));
		ui_cell(&q->w, &t, l->roles.n > 0 ? l->roles : S("None at the moment"));
		ui_cell(&q->w, &t, state_words(l));
		ui_cell(&q->w, &t, l->last_in_at > 0 ? clock_datetime(q->a, l->last_in_at) : S("Never"));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

static size_t role_choices(const struct req *q, struct ui_choice *c)
{
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S(""), .label = S("Choose") };
	for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
		if (role_given(q->c.actor.service, (enum role)r) && r != ROLE_PUPIL)
			c[n++] = (struct ui_choice){ .value = str_of(role_key((enum role)r)),
				                     .label = str_of(role_label((enum role)r)) };
	return n;
}

static size_t letters_waiting(const struct accounts_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += str_is(v->item[i].state, "invited") && !v->item[i].is_pupil;
	return n;
}

static void invite_sheet(struct req *q, const struct accounts_view *v)
{
	size_t waiting = letters_waiting(v);

	ui_sheet_begin(&q->w, "invite", S("Invite staff"), STR_NONE);
	if (v->adults + waiting == 0)
		html(&q->w, "<p>All of the staff can sign in.</p>\n<p>");
	else
		html(&q->w, "<p>Not invited yet: $. Invited, and the letter not used yet: $.</p>\n<p>", h(v->adults),
		     h(waiting));
	ui_link_button(&q->w, S("Invite staff"), S("/accounts/invite"), false);
	html(&q->w, "</p>\n<p class=\"small quiet\">Letters for staff are printed by $. ", h(v->hand));
	if (str_is(v->hand, "you") || q->c.actor.hat == ROLE_OFFICER)
		html(&q->w, "<a href=\"/invitations\">Letters to print</a> ");
	if (!q->c.actor.service)
		html(&q->w, "Parents and pupils are invited by the SENCO, from the pupil’s page.");
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_accounts(struct req *q)
{
	struct accounts_view v;

	TRY(accounts_list(&q->c, &v));
	if (!v.ready && !str_is(req_query(q, "all"), "1"))
		return req_redirect(q, "/set-up");
	page_begin(q, &(struct page){ .title = S("Accounts"), .menu = "/accounts" });
	html(&q->w, "<div class=\"head\"><h1>Accounts</h1><p>$</p></div>\n",
	     h(q->c.actor.service ? "Who can sign in." : "Who can sign in. Nothing about pupils is shown here."));
	page_done(q);
	TRY(terms_band_load(q));
	TRY(unusual_band(q));
	html(&q->w, "<div class=\"grid\">\n<section class=\"sheet\" aria-labelledby=\"who\"><h2 id=\"who\">Everybody "
	            "with an account</h2>\n");
	account_table(q, &v);
	html(&q->w, "</section>\n");
	invite_sheet(q, &v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static void action_form(struct req *q, int64_t id, const char *action, const char *text, const char *hint,
                        bool secondary)
{
	html(&q->w, "<form method=\"post\" action=\"/accounts/$\">", h(id));
	form_token(q);
	ui_button(&q->w, str_of(text), "action", action, secondary);
	html(&q->w, "<p class=\"small quiet\">$</p></form>\n", h(hint));
}

static void role_rows(struct req *q, const struct account_view *v)
{
	ui_summary_begin(&q->w);
	for (size_t i = 0; i < v->grants; i++) {
		const struct role_grant *g = &v->grant[i];
		const char *label = role_label(role_here(q->c.actor.service, role_of(g->role)));

		ui_summary_row_begin(&q->w, str_of(label));
		html(&q->w, "Since $", h(date_long(q->a, g->starts)));
		if (!date_none(g->ends))
			html(&q->w, " until $", h(date_long(q->a, g->ends)));
		html(&q->w, "<form method=\"post\" action=\"/accounts/$\">", h(v->line.id));
		form_token(q);
		ui_hidden(&q->w, "grant", str_fmt(q->a, "%lld", (long long)g->id));
		ui_action(&q->w, &(struct ui_action){ .text = S("End this role"),
		                                      .about = str_fmt(q->a, " (%s)", label),
		                                      .name = "action",
		                                      .value = S("end"),
		                                      .secondary = true });
		html(&q->w, "</form>\n");
		ui_summary_row_end(&q->w);
	}
	ui_summary_end(&q->w);
}

static void role_sheet(struct req *q, const struct account_view *v, struct str fault)
{
	struct ui_choice role[ROLE_COUNT + 1];
	size_t roles = role_choices(q, role);

	ui_sheet_begin(&q->w, "roles", S("Roles"), STR_NONE);
	if (v->grants == 0)
		ui_empty(&q->w, S("This account holds no role."));
	else
		role_rows(q, v);
	if (!v->line.is_pupil) {
		html(&q->w, "<form method=\"post\" action=\"/accounts/$\" novalidate>", h(v->line.id));
		form_token(q);
		ui_select(&q->w,
		          &(struct ui_field){
		              .name = "role", .label = S("Add a role"), .value = req_form(q, "role"), .error = fault },
		          role, roles);
		ui_button(&q->w, S("Give this role"), "action", "give", true);
		html(&q->w, "</form>\n");
	}
	ui_sheet_end(&q->w);
}

/* A new letter takes a second person. What runs, and what became of the last one. */
static void reset_write(struct req *q, const struct account_line *l, const struct reset_view *r)
{
	const struct reset_said *s = &r->last.said;
	struct str hand = reset_hand_words(r->hand);

	if (r->was_asked)
		html(&q->w, "<p>$</p>\n", h(reset_trace(q->a, s)));
	if (r->is_running) {
		if (r->last.state == RESET_OPEN)
			html(&q->w, "<p>It waits for $, until $.</p>\n", h(hand), h(s->until));
		action_form(q, l->id, "withdraw", "Withdraw it", "A letter that is out is worth nothing then.", true);
	} else if (r->is_family) {
		html(&q->w, "<p>Password forgotten? The SENCO makes new letters for parents and pupils, from the "
		            "pupil’s page.</p>\n");
	} else if (r->hand == RESET_BY_MACHINE) {
		html(&q->w,
		     "<p>Password forgotten? Nobody else here can agree to a new letter. Whoever runs the server "
		     "makes a link: <code>apdr user reset $</code></p>\n",
		     h(l->login));
	} else {
		struct str hint = str_fmt(
		    q->a,
		    "For somebody who forgot the password. It takes a second person, %.*s, who prints the letter. "
		    "The password goes on until it is used, and the owner is told of all of it.",
		    STR_ARG(hand));

		action_form(q, l->id, "reset", "Ask for a new letter", str_c(q->a, hint), true);
	}
}

static void access_sheet(struct req *q, const struct account_view *v, const struct reset_view *r)
{
	const struct account_line *l = &v->line;

	ui_sheet_begin(&q->w, "access", S("Access"), STR_NONE);
	ui_summary_begin(&q->w);
	ui_summary_row(&q->w, S("Account"), state_words(l));
	ui_summary_row(&q->w, S("Last signed in"),
	               l->last_in_at > 0 ? clock_datetime(q->a, l->last_in_at) : S("Never"));
	ui_summary_end(&q->w);
	if (str_is(l->state, "disabled")) {
		action_form(q, l->id, "enable", "Switch on",
		            "Then they need a new letter: the password from before is gone.", false);
	} else if (l->is_self) {
		html(&q->w, "<p>This is your own account. <a href=\"/you\">Change your password</a></p>\n");
	} else {
		if (r->was_used)
			reset_write(q, l, r);
		else
			action_form(q, l->id, "invite", "New invitation",
			            "A letter waits for whoever prints it: the head for staff, the SENCO for families.",
			            true);
		action_form(q, l->id, "disable", "Deactivate", "Every session ends now. Nothing they wrote is lost.",
		            true);
	}
	ui_sheet_end(&q->w);
}

static enum rc one_page(struct req *q, struct str fault)
{
	struct account_view v;
	struct reset_view r;
	struct ui_error e = { "role", fault };

	TRY(accounts_one(&q->c, q->id[0], &v));
	TRY(reset_view(&q->c, q->id[0], &r));
	page_begin(q, &(struct page){ .title = v.line.login,
	                              .menu = "/accounts",
	                              .back_url = S("/accounts?all=1"),
	                              .back_text = S("Accounts"),
	                              .width = "width--read" });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>Sign-in name <strong>$</strong></p></div>\n",
	     h(line_name(&v.line)), h(v.line.login));
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	page_done(q);
	html(&q->w, "<div class=\"grid\">\n");
	access_sheet(q, &v, &r);
	role_sheet(q, &v, fault);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_account(struct req *q)
{
	return one_page(q, STR_NONE);
}

static enum rc do_account(struct req *q)
{
	struct str action = req_form(q, "action");
	struct str fault = STR_NONE;
	struct account_view v;
	int64_t grant = 0;
	enum rc rc = accounts_one(&q->c, q->id[0], &v);

	if (rc != RC_OK)
		return rc;
	if (str_is(action, "invite"))
		rc = accounts_reinvite(&q->c, q->id[0], false, NULL, &fault);
	else if (str_is(action, "reset"))
		rc = reset_ask(&q->c, q->id[0], &fault);
	else if (str_is(action, "withdraw"))
		rc = reset_withdraw(&q->c, q->id[0]);
	else if (str_is(action, "disable"))
		rc = accounts_disable(&q->c, q->id[0], &fault);
	else if (str_is(action, "enable"))
		rc = accounts_enable(&q->c, q->id[0]);
	else if (str_is(action, "give"))
		rc = accounts_role_give(&q->c, q->id[0], role_of(req_form(q, "role")), &fault);
	else if (str_is(action, "end") && str_int(req_form(q, "grant"), &grant))
		rc = accounts_role_end(&q->c, q->id[0], grant, &fault);
	else
		rc = RC_NONE;
	if (rc == RC_INVALID) {
		req_refuse(q, 422);
		return one_page(q, fault);
	}
	return rc == RC_OK ? req_redirect(q, "/accounts/%lld?done=saved", (long long)q->id[0]) : rc;
}

ROUTES(accounts_routes, R(GET, "/accounts", CAP_ACCOUNTS, page_accounts),
       R(GET, "/accounts/:id", CAP_ACCOUNTS, page_account), R(POST, "/accounts/:id", CAP_ACCOUNTS, do_account));
MENU(menu_accounts, .area = AREA_TODAY, .order = 30, .path = "/accounts", .text = "Accounts", .cap = CAP_ACCOUNTS,
     .settles = true);
