#include "invite/staff_letters.h"

#include "core/account/accounts.h"
#include "core/account/invite.h"
#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "invite/letters_print.h"

/* A first letter by the rule of letters, a new one for an account in use by that of resets. */
static enum rc prints(struct ctx *c, const struct letters_facts *f, const struct open_letter *o, bool *yes)
{
	if (o->reset_by != 0)
		return reset_is_mine(c, o->account_id, o->reset_by, yes);
	*yes = o->account_id != c->actor.account_id && letters_may_print(f, c->actor.hat, o->lead);
	return RC_OK;
}

static enum rc read(struct ctx *c, struct staff_letters *out)
{
	struct letters_facts f;
	struct open_letter *all;
	size_t n;

	TRY(accounts_letters_facts(c, &f));
	TRY(letters_open(c->db, c->a, c->actor.school_id, c->now.utc, c->now.today, &all, &n, &c->err));
	out->hand = letters_hand_words(letters_hand(&f));
	out->item = NEW_ARRAY(c->a, struct open_letter, n);
	out->away = NEW_ARRAY(c->a, struct open_letter, n);
	TRY(resets_waiting(c, &out->reset, &out->resets));
	for (size_t i = 0; i < n; i++) {
		bool mine;

		TRY(prints(c, &f, &all[i], &mine));
		if (!all[i].works_here && c->actor.hat == ROLE_SENCO)
			out->away[out->aways++] = all[i];
		else if (all[i].works_here && mine)
			out->item[out->n++] = all[i];
		else if (all[i].works_here)
			out->others++;
	}
	return RC_OK;
}

enum rc staff_letters_load(struct ctx *c, struct staff_letters *out)
{
	*out = (struct staff_letters){ 0 };
	TRY(gate_cap(c, CAP_LETTERS));
	return read(c, out);
}

static enum rc letter_fill(struct ctx *c, const struct open_letter *o, struct letter_invite *l)
{
	struct person p;

	TRY(person_load(c->db, c->a, c->actor.school_id, o->person_id, &p, &c->err));
	*l = (struct letter_invite){
		.title = str_fmt(c->a, "Your way into APDR"),
		.greeting = str_fmt(c->a, "Dear %.*s", STR_ARG(person_formal(c->a, &p))),
		.opening = c->actor.service ? S("In APDR our service keeps what families read about our area, and "
		                                "answers what they write. You have an account of your "
		                                "own for it.")
		                            : S("In APDR the school keeps what is agreed for pupils with special "
		                                "educational needs: plans, sessions, reviews. You have an account of "
		                                "your own for it."),
		.closing = S("What you see depends on your work. What you write and open carries your "
		             "name, so nobody else may use your account."),
		.from = str_fmt(c->a, "Your sign-in name: %.*s", STR_ARG(o->login)),
		.others = S("It is only for you.")
	};
	letter_to(l,
	          o->job.n > 0 ? str_fmt(c->a, "%.*s, %.*s", STR_ARG(person_name(c->a, &p)), STR_ARG(o->job))
	                       : person_name(c->a, &p),
	          STR_NONE);
	return invite_code(c, o->account_id, &l->code, &l->until);
}

enum rc staff_letters_print(struct ctx *c, int64_t account_id, struct str base, bool large, struct str *pdf)
{
	struct staff_letters v = { 0 };
	struct invite_papers papers;
	struct letter_invite *l;

	TRY(gate_cap(c, CAP_LETTERS));
	TRY(read(c, &v));
	TRY(letters_frame(c, base, large, &papers));
	l = NEW_ARRAY(c->a, struct letter_invite, v.n);
	for (size_t i = 0; i < v.n; i++)
		if (account_id == 0 || v.item[i].account_id == account_id)
			TRY(letter_fill(c, &v.item[i], &l[papers.letters++]));
	papers.letter = l;
	TRY(papers.letters > 0 ? RC_OK : RC_NONE);
	return invite_papers(c->a, &papers, pdf, &c->err);
}
