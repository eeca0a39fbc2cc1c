#include "boards/today/today_begin_parts.h"

/* One step. Who may do it gets the button; the others read who can. */
struct begin {
	const char *title;
	const char *text;
	const char *more;
	const char *url;
	const char *button;
	enum cap cap;
};

static const struct begin STEPS[] = {
	{ "Import the school roll",
	  "A file from the school’s system: SIMS, Arbor, Bromcom or any other. It brings pupils and classes, and who "
	  "is "
	  "on SEN Support.",
	  "You see every change before anything is saved.", "/import", "Import the roll", CAP_IMPORT },
	{ "Check the term dates", "Deadlines are counted in school days, so holidays and closed days belong in here.",
	  "About two minutes.", "/settings/year", "Check dates", CAP_SETTINGS },
	{ "Import staff, classes and contacts",
	  "After the roll. Then teachers see their own classes, and letters know whom they are for.",
	  "Tomorrow is soon enough.", "/import", "Import staff", CAP_IMPORT },
	{ "Invite the staff", "Everybody gets an invitation of their own. Nobody is invited by the import.",
	  "Whoever manages the accounts does this.", "/accounts", "Invite staff", CAP_ACCOUNTS },
};

static void step_write(struct req *q, const struct begin *s, bool next)
{
	html(&q->w, "<li$><div>\n<h3>$</h3>\n<p>$</p>\n<p class=\"small quiet\">$</p></div>\n",
	     h_flag("class=\"is-next\"", next), h(s->title), h(s->text), h(s->more));
	if (role_can(q->c.actor.hat, s->cap)) {
		html(&q->w, "<div class=\"begin__do\">");
		ui_action(&q->w,
		          &(struct ui_action){ .text = str_of(s->button), .url = str_of(s->url), .secondary = !next });
		html(&q->w, "</div>");
	}
	html(&q->w, "</li>\n");
}

void today_begin_write(struct req *q)
{
	bool next = true;

	ui_sheet_begin(&q->w, "begin", S("What comes first"), STR_NONE);
	html(&q->w, "<p>No pupils are here yet, so APDR cannot say what is due. The first two steps take about ten "
	            "minutes. The rest can wait for the week.</p>\n<ol class=\"begin\">\n");
	for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
		step_write(q, &STEPS[i], next && role_can(q->c.actor.hat, STEPS[i].cap));
		next = next && !role_can(q->c.actor.hat, STEPS[i].cap);
	}
	html(&q->w, "</ol>\n");
	ui_sheet_end(&q->w);
}

void today_begin_beside(struct req *q)
{
	ui_sheet_begin(&q->w, "safe", S("Nothing goes out by itself"), STR_NONE);
	html(&q->w, "<p>An import writes to nobody, and invites nobody. Letters and messages go when one of you gives "
	            "them.</p>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "needs", S("What the roll file needs"), STR_NONE);
	html(&q->w,
	     "<p>Excel or CSV as your system saves it: UPN, first name, surname, date of birth, class. Useful too: "
	     "SEN provision and type of need.</p>\n");
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "then", S("Once the roll is in"), STR_NONE);
	html(&q->w, "<p>This page lists what is due, the law first. At a weekend it shows the week ahead.</p>\n");
	ui_sheet_end(&q->w);
}
