/* The letters of a family, and the card: read from what is open, in words for their readers. */
#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "invite/family_invite.h"
#include "invite/letters_print.h"

ACTION(ACT_INVITEES_PRINT, "family_invite.print", "Printed letters with a code for the family");

struct printing {
	struct ctx *c;
	const struct family_invites *v;
	struct str senco;
	struct str school_phone;
	struct letter_invite *letter;
	size_t n;
};

static enum rc senco_name(struct ctx *c, struct str *out)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n && out->n == 0; i++)
		if (s[i].senco)
			*out = name_full(c->a, s[i].given, s[i].family);
	return RC_OK;
}

static void parent_words(struct arena *a, struct letter_invite *l, struct str first, struct str formal)
{
	l->title = str_fmt(a, "A page for you about %.*s", STR_ARG(first));
	l->greeting = str_fmt(a, "Dear %.*s", STR_ARG(formal));
	l->opening =
	    str_fmt(a, "You have your own page about how %.*s gets on at school. There you can", STR_ARG(first));
	l->can[l->cans++] = str_fmt(a, "see what help %.*s gets, and how it is going", STR_ARG(first));
	l->can[l->cans++] = S("tell us what you think");
	l->can[l->cans++] = S("say yes to a meeting, or ask for another day");
	l->closing = S("You do not have to use it. We can send you everything on paper. Just tell us.");
	l->others = S("It is only for you. Other people of the family get their own letter.");
}

static void pupil_words(struct arena *a, struct letter_invite *l, struct str first)
{
	l->title = S("A page of your own");
	l->greeting = str_fmt(a, "Dear %.*s", STR_ARG(first));
	l->opening = S("You have your own page at school. There you can");
	l->can[l->cans++] = S("see your goals, and how far you have come");
	l->can[l->cans++] = S("say how it is going, and what helps you");
	l->can[l->cans++] = S("say what you want at the meeting about you");
	l->closing = S("You do not have to use it. You can tell us in any way you like.");
	l->others = S("It is only for you. Do not show it to anybody.");
}

static enum rc letter_add(struct printing *x, const struct invitee *who)
{
	struct ctx *c = x->c;
	struct letter_invite *l = &x->letter[x->n];
	struct person p = { 0 };

	*l = (struct letter_invite){
		.from = x->senco.n > 0 ? str_fmt(c->a, "%.*s, SENCO", STR_ARG(x->senco)) : S("The SENCO"),
		.from_more = x->school_phone.n > 0 ? str_fmt(c->a, ". I am the teacher in charge of extra help. %.*s",
		                                             STR_ARG(x->school_phone))
		                                   : S(". I am the teacher in charge of extra help.")
	};
	TRY(person_load(c->db, c->a, c->actor.school_id, who->person_id, &p, &c->err));
	if (who->is_pupil)
		pupil_words(c->a, l, x->v->first);
	else
		parent_words(c->a, l, x->v->first, person_formal(c->a, &p));
	letter_to(l,
	          name_full(c->a,
	                    p.title.n > 0 ? str_fmt(c->a, "%.*s %.*s", STR_ARG(p.title), STR_ARG(p.given)) : p.given,
	                    p.family),
	          p.address);
	TRY(invite_code(c, who->account.id, &l->code, &l->until));
	x->n++;
	return RC_OK;
}

static enum rc card_add(struct ctx *c, const struct family_invites *v, struct invite_papers *out)
{
	struct card_invite *k = NEW(c->a, struct card_invite);
	struct card_name name = { .first = v->first, .family = v->pupil.family, .born = v->pupil.born };
	struct card_print p;

	TRY(card_print_of(c, &v->pupil, &p));
	card_names(c->a, &name, 1);
	*k = (struct card_invite){ .name = name.shown, .code = p.code };
	for (int i = 0; i < CARD_PICTURES; i++)
		k->picture[i] = p.picture[i];
	out->card = k;
	out->n_cards = 1;
	out->keeper = v->teacher;
	out->class_name = v->pupil.class_name;
	return RC_OK;
}

enum rc family_letters_print(struct ctx *c, int64_t pupil_id, int64_t person_id, struct str base, bool large,
                             struct str *pdf)
{
	struct family_invites v;
	struct invite_papers papers;
	struct printing x = { .c = c, .v = &v };
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_PRINT, &k));
	TRY(family_invites_load(c, pupil_id, &v));
	TRY(senco_name(c, &x.senco));
	TRY(letters_frame(c, base, large, &papers));
	x.school_phone = papers.phone;
	x.letter = NEW_ARRAY(c->a, struct letter_invite, v.n);
	for (size_t i = 0; i < v.n; i++)
		if (v.item[i].prints && (person_id == 0 || v.item[i].person_id == person_id))
			TRY(letter_add(&x, &v.item[i]));
	if (v.card.id != 0 && person_id == 0)
		TRY(card_add(c, &v, &papers));
	papers.letter = x.letter;
	papers.letters = x.n;
	TRY(x.n + papers.n_cards > 0 ? RC_OK : RC_NONE);
	return invite_papers(c->a, &papers, pdf, &c->err);
}
