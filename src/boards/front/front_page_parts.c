/* What SEN Support is, in words and a picture. The picture says nothing that the four steps below it do not. */
#include "boards/front/front_page_parts.h"

#include "kit/base/asset.h"

struct look {
	const char *icon;
	const char *text;
};

/* An icon inside the drawing. */
static void ring_icon(struct req *q, const char *icon, int x, int y)
{
	html(&q->w, "<svg class=\"ink\" x=\"$\" y=\"$\" width=\"34\" height=\"34\"><use href=\"$\"/></svg></g>\n", h(x),
	     h(y), h_url(str_fmt(q->a, "%s#%s", asset_icons_url, icon)));
}

static void ring_write(struct req *q)
{
	html(&q->w,
	     "<svg class=\"chart ringbox only-wide\" viewBox=\"0 0 316 352\" role=\"img\" aria-labelledby=\"ring-t "
	     "ring-d\">\n<title id=\"ring-t\">The four steps go round your child</title><desc id=\"ring-d\">Assess, "
	     "Plan, Do and Review make a circle of four arrows. Your child is in the middle. After Review the circle "
	     "starts again at Assess.</desc>\n"
	     "<g class=\"is-assess\"><path class=\"arc\" d=\"M28.3 166.9A130 130 0 0 1 133.2 48.4L152.6 72.1L143.1 "
	     "99.4A78 78 0 0 0 80.2 170.6L56.3 154.4Z\"/>");
	ring_icon(q, "assess", 70, 83);
	html(&q->w,
	     "<g class=\"is-plan\"><path class=\"arc\" d=\"M167.1 46.3A130 130 0 0 1 285.6 151.2L261.9 170.6L234.6 "
	     "161.1A78 78 0 0 0 163.4 98.2L179.6 74.3Z\"/>");
	ring_icon(q, "plan", 217, 88);
	html(&q->w,
	     "<g class=\"is-do\"><path class=\"arc\" d=\"M287.7 185.1A130 130 0 0 1 182.8 303.6L163.4 279.9L172.9 "
	     "252.6A78 78 0 0 0 235.8 181.4L259.7 197.6Z\"/>");
	ring_icon(q, "do", 212, 235);
	html(&q->w,
	     "<g class=\"is-review\"><path class=\"arc\" d=\"M148.9 305.7A130 130 0 0 1 30.4 200.8L54.1 181.4L81.4 "
	     "190.9A78 78 0 0 0 152.6 253.8L136.4 277.7Z\"/>");
	ring_icon(q, "review", 65, 230);
	html(&q->w,
	     "<text class=\"tb\" x=\"158\" y=\"172\" text-anchor=\"middle\">Your child</text><text x=\"158\" y=\"196\" "
	     "text-anchor=\"middle\">and you</text>\n<text class=\"tb tl\" x=\"0\" y=\"20\">1. Assess</text><text "
	     "class=\"tb tl\" x=\"316\" y=\"20\" text-anchor=\"end\">2. Plan</text><text class=\"tb tl\" x=\"316\" "
	     "y=\"348\" text-anchor=\"end\">3. Do</text><text class=\"tb tl\" x=\"0\" y=\"348\">4. Review</text>\n"
	     "</svg>\n");
}

void front_hero(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<div class=\"hero\">\n<div class=\"stack\">\n<h1>Help with learning at $</h1>\n<p class=\"lead\">Some "
	     "children need more help than others. We find out what they need, plan it with you, do it, and check that "
	     "it works.</p>\n<p class=\"quiet\">Anyone can read this page. You do not need to sign in.</p>\n</div>\n",
	     h(v->school.short_name));
	ring_write(q);
	html(&q->w, "</div>\n");
}

static void door_write(struct req *q, const char *at, const char *icon, struct str text)
{
	html(&q->w, "<li><a href=\"$\">", h_url(str_of(at)));
	ui_icon_large(&q->w, icon);
	html(&q->w, " $</a></li>\n", h_said(&q->w, text));
}

void front_doors(struct req *q)
{
	html(&q->w, "<nav aria-labelledby=\"doors\">\n<h2 id=\"doors\">What do you need?</h2>\n<ul class=\"doors\">\n");
	door_write(q, "#worried", "alert", S("I am worried about a child"));
	door_write(q, "#talk", "people", S("I want to talk to someone"));
	door_write(q, "#unhappy", "face2", S("I am not happy with the help"));
	door_write(q, "#leaflets", "book", S("I want something to read or hear"));
	html(&q->w, "</ul>\n</nav>\n");
}

static struct str number_words(struct req *q, bool hidden, int64_t n)
{
	return hidden ? say(&q->w, "some") : str_fmt(q->a, "%lld", (long long)n);
}

static void numbers_write(struct req *q, const struct front_numbers *n)
{
	if (!n->any)
		return;
	html(&q->w, "<p>We have $ children. With SEN Support: $. With an Education, Health and Care plan: $. ",
	     h(n->all), h(number_words(q, n->support_hidden, n->support)), h(number_words(q, n->plan_hidden, n->plan)));
	if (n->support_hidden || n->plan_hidden)
		html(&q->w, "We do not print small numbers. ");
	html(&q->w, "They learn, play and go on trips with everyone else.</p>");
}

void front_what(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<section aria-labelledby=\"what\">\n<h2 id=\"what\">What is SEN Support?</h2>\n<div class=\"grid "
	     "grid--2\">\n<div class=\"stack--s stack\"><p>SEN means special educational needs. <strong>SEN "
	     "Support</strong> is help that is extra to, or different from, what most children of the same age "
	     "get.</p><p>Nurseries, schools and colleges all give it. It can start at any age. A child does not need a "
	     "diagnosis.</p></div>\n<div class=\"stack--s stack\">");
	numbers_write(q, &v->numbers);
	html(&q->w, "<p>The aim is that every child does well, grows in confidence and is ready for adult "
	            "life.</p></div>\n</div>\n</section>\n");
}

static void step_write(struct req *q, enum ui_step step, int n, const char *text)
{
	html(&q->w, "<li class=\"is-$\"><span class=\"stepicon is-$ stepicon--on\">", h(ui_step_key(step)),
	     h(ui_step_key(step)));
	ui_icon(&q->w, ui_step_key(step));
	html(&q->w, "</span><h3>$. $</h3><p>$</p></li>\n", h(n), h_said(&q->w, str_of(ui_step_name(step))),
	     h_said(&q->w, str_of(text)));
}

void front_steps(struct req *q)
{
	html(
	    &q->w,
	    "<section aria-labelledby=\"steps\">\n<h2 id=\"steps\">The four steps</h2>\n<p>You and your child are part "
	    "of every step. We should meet you at least three times a year.</p>\n<ol class=\"flow\">\n");
	step_write(q, UI_ASSESS, 1, SAY_TEXT("We find out what is hard and what helps. We ask you and your child."));
	step_write(
	    q, UI_PLAN, 2,
	    SAY_TEXT("We must tell you when your child gets SEN Support. Together we choose goals, help and a date to "
	             "look again."));
	step_write(q, UI_DO, 3, SAY_TEXT("The help happens. Your child’s teacher stays in charge of it."));
	step_write(q, UI_REVIEW, 4,
	           SAY_TEXT("We look at what changed. What do you and your child think? Then we go round again."));
	html(&q->w, "</ol>\n</section>\n");
}

/* The kinds of help that the leaflets name (domain.md 1.7). */
void front_looks(struct req *q)
{
	static const struct look LOOKS[] = {
		{ "pencil", SAY_TEXT("Work made for your child") },
		{ "hand", SAY_TEXT("More help from a teacher or assistant") },
		{ "people", SAY_TEXT("A small group") },
		{ "listen", SAY_TEXT("Changed papers or special equipment") },
		{ "star", SAY_TEXT("Help to join in with the class") },
		{ "eye", SAY_TEXT("Watching how things go in class and at break") },
		{ "message", SAY_TEXT("Checking they have understood, and helping them ask") },
		{ "heart", SAY_TEXT("Helping other children work and play with them") },
		{ "home", SAY_TEXT("Help with eating, dressing, the toilet or getting around") },
		{ "book", SAY_TEXT("Time one to one for reading, maths or speech") },
		{ "search", SAY_TEXT("Advice from a specialist, if you agree") },
	};

	html(&q->w,
	     "<section aria-labelledby=\"help\">\n<h2 id=\"help\">What help can look like</h2>\n<p>Each school has "
	     "its own ways to help. These are common ones.</p>\n<ul class=\"looks gap\">\n");
	for (size_t i = 0; i < sizeof LOOKS / sizeof LOOKS[0]; i++) {
		html(&q->w, "<li>");
		ui_icon_large(&q->w, LOOKS[i].icon);
		html(&q->w, " $</li>\n", h_said(&q->w, str_of(LOOKS[i].text)));
	}
	html(&q->w, "</ul>\n</section>\n");
}
