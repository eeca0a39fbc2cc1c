/* Whom to talk to, how to speak up, where free advice is, and what there is to read. */
#include "boards/front/front_page_parts.h"
#include "core/people/person_rec.h"

static void phone_link(struct req *q, struct str phone)
{
	html(&q->w, "<a class=\"nowrap\" href=\"$\">$</a>", h_url(url_tel(q->a, phone)), h(phone));
}

/* ---- whom to talk to ---- */

static void who_begin(struct req *q, const char *icon, struct str name)
{
	html(&q->w, "<li class=\"who\">");
	if (name.n > 0) {
		ui_face(&q->w, name_initials(q->a, name), false);
	} else {
		html(&q->w, "<span class=\"face\" aria-hidden=\"true\">");
		ui_icon(&q->w, icon);
		html(&q->w, "</span>");
	}
	html(&q->w, "<p>");
}

static void senco_write(struct req *q, const struct front_view *v)
{
	who_begin(q, "person", v->senco);
	if (v->senco.n > 0)
		html(&q->w, "<strong>$, SENCO.</strong> ", h(v->senco));
	else
		html(&q->w, "<strong>The SENCO.</strong> ");
	html(&q->w, "The teacher in charge of SEN Support.");
	if (v->school.phone.n > 0) {
		html(&q->w, " Phone ");
		phone_link(q, v->school.phone);
		html(&q->w, ".");
	}
	if (v->shown.senco_email.n > 0)
		html(&q->w, " Write to <a href=\"$\">$</a>.",
		     h_url(str_fmt(q->a, "mailto:%.*s", STR_ARG(v->shown.senco_email))), h(v->shown.senco_email));
	html(&q->w, "</p></li>\n");
}

void front_talk(struct req *q, const struct front_view *v)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"talk\">\n<h2 id=\"talk\">Whom to talk to</h2>\n<ul "
	            "class=\"list people\">\n");
	who_begin(q, "person", STR_NONE);
	html(&q->w, "<strong>Your child’s teacher.</strong> Start here. Talk at the gate, or ask the office for a "
	            "time.</p></li>\n");
	senco_write(q, v);
	who_begin(q, "phone", STR_NONE);
	html(&q->w, "<strong>Not sure?</strong> ");
	if (v->school.phone.n > 0) {
		html(&q->w, "Phone the office on ");
		phone_link(q, v->school.phone);
		if (v->shown.hours.n > 0)
			html(&q->w, ", $", h(v->shown.hours));
		html(&q->w, ". ");
	}
	html(&q->w, "<a href=\"$\">Ask us a question</a> in any language.</p></li>\n",
	     h_url(public_url(q->a, &v->school, "/ask")));
	if (v->shown.governor.n > 0) {
		who_begin(q, "person", v->shown.governor);
		html(&q->w, "<strong>$</strong> is the governor for SEN. Write to them at the school.</p></li>\n",
		     h(v->shown.governor));
	}
	html(&q->w, "</ul>\n</section>\n");
}

void front_worried(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"worried\">\n<h2 id=\"worried\">Worried? Tell us</h2>\n<p>You "
	     "may "
	     "be the first to notice. We take every worry seriously. We write it down, look into it with the teacher "
	     "and answer you.</p>\n<p class=\"gap\"><a class=\"govuk-button\" href=\"$\">Write to us here</a></p>\n<p "
	     "class=\"gap-s\">",
	     h_url(public_url(q->a, &v->school, "/worry")));
	if (v->school.phone.n > 0) {
		html(&q->w, "Or phone ");
		phone_link(q, v->school.phone);
		html(&q->w, ". ");
	}
	html(&q->w, "If a child is in danger now, phone 999.</p>\n</section>\n");
}

/* ---- not happy ---- */

void front_unhappy(struct req *q, const struct front_view *v)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"unhappy\">\n<h2 id=\"unhappy\">Not happy with the "
	            "help?</h2>\n<p>Say so. Your child will not be treated differently.</p>\n<ol class=\"steps-to "
	            "gap-s\">\n");
	for (size_t i = 0; i < v->ways.stages.n; i++)
		html(&q->w, "<li><strong>$.</strong> $</li>\n", h(v->ways.stages.stage[i].name),
		     h(complaint_way_words(q->a, &v->ways, i)));
	html(&q->w,
	     "</ol>\n<p class=\"gap-s\">You can also ask the council for an <strong>EHC needs assessment</strong> at "
	     "any time. This is a closer look at what your child needs. The school does not have to agree.</p>\n"
	     "</section>\n");
}

/* ---- free advice ---- */

static void contact_begin(struct req *q, const char *icon)
{
	html(&q->w, "<li>");
	ui_icon(&q->w, icon);
	html(&q->w, " ");
}

static void contacts_write(struct req *q, const struct front_view *v)
{
	const struct area_help *a = &v->advice.help;
	const struct str more[] = { a->out_of_hours, a->call_back };

	html(&q->w, "<ul class=\"plain contact gap-s\">\n");
	if (a->phone.n > 0) {
		contact_begin(q, "phone");
		phone_link(q, a->phone);
		if (a->hours.n > 0)
			html(&q->w, ", $", h(a->hours));
		for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
			if (more[i].n > 0)
				html(&q->w, "<br><span class=\"quiet\">$</span>", h(more[i]));
		html(&q->w, "</li>\n");
	}
	if (a->mobile.n > 0 && !str_eq(a->mobile, a->phone)) {
		contact_begin(q, "phone");
		phone_link(q, a->mobile);
		html(&q->w, "</li>\n");
	}
	if (a->email.n > 0) {
		contact_begin(q, "mail");
		html(&q->w, "<a href=\"$\">$</a></li>\n", h_url(str_fmt(q->a, "mailto:%.*s", STR_ARG(a->email))),
		     h(a->email));
	}
	if (str_starts(a->site, S("https://"))) {
		contact_begin(q, "globe");
		html(&q->w, "<a href=\"$\">Their own page</a></li>\n", h_url(a->site));
	}
	if (a->post.n > 0) {
		contact_begin(q, "home");
		html(&q->w, "$</li>\n", h(a->post));
	}
	if (v->advice.writes) {
		contact_begin(q, "message");
		html(&q->w, "<a href=\"$\">Write to them</a></li>\n", h_url(public_url(q->a, &v->school, "/ask")));
	}
	html(&q->w, "</ul>\n");
}

void front_free(struct req *q, const struct front_view *v)
{
	html(&q->w, "<section class=\"sheet outside\" aria-labelledby=\"free\">\n<h2 id=\"free\">Free advice, not from "
	            "school</h2>\n");
	if (v->advice.help.service.n > 0)
		html(&q->w, "<p><strong>$</strong> is free, private and takes no sides. They can:</p>\n",
		     h(v->advice.help.service));
	else
		html(&q->w,
		     "<p>Each area has a service that is free, private and takes no sides. Ask the council for its "
		     "SENDIASS. They can:</p>\n");
	html(&q->w,
	     "<ul class=\"gap-s\">\n<li>explain SEN Support and how it is paid for</li>\n<li>help you if you are not "
	     "happy</li>\n<li>tell you about other groups and services</li>\n<li>help you ask for an EHC needs "
	     "assessment.</li>\n</ul>\n");
	if (v->advice.help.service.n > 0)
		contacts_write(q, v);
	html(&q->w, "</section>\n");
}

/* ---- to read ---- */

void front_leaflets(struct req *q, const struct front_view *v)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"leaflets\">\n<h2 id=\"leaflets\">Leaflets, your "
	            "way</h2>\n<ul class=\"shelf\">\n");
	for (size_t i = 0; i < v->leaflets; i++) {
		html(&q->w, "<li><p><a href=\"$\"><strong>$</strong></a>", h_url(v->leaflet[i].url),
		     h(v->leaflet[i].title));
		if (v->leaflet[i].about.n > 0)
			html(&q->w, ". $", h(v->leaflet[i].about));
		html(&q->w, "</p></li>\n");
	}
	html(&q->w,
	     "</ul>\n<p class=\"gap\">Want paper, large print, a recording, Braille or your language? It is free. We "
	     "send it within $.</p>\n<p class=\"gap-s\"><a class=\"govuk-button govuk-button--secondary\" "
	     "href=\"$\">Ask for a copy</a></p>\n</section>\n",
	     h(v->school.service
	           ? say_n(&q->w, v->promise.copy_days, "$ working day", "$ working days", h(v->promise.copy_days))
	           : say_n(&q->w, v->promise.copy_days, "$ school day", "$ school days", h(v->promise.copy_days))),
	     h_url(public_url(q->a, &v->school, "/copy")));
}

void front_papers(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<section aria-labelledby=\"papers\">\n<h2 id=\"papers\">What we must publish</h2>\n<ul class=\"plain "
	     "contact\">\n");
	for (size_t i = 0; i < v->papers; i++) {
		contact_begin(q, "doc");
		html(&q->w, "<a href=\"$\">$</a>", h_url(v->paper[i].url), h(v->paper[i].title));
		if (!date_none(v->paper[i].dated))
			html(&q->w, ", $", h(date_long(q->a, v->paper[i].dated)));
		html(&q->w, "</li>\n");
	}
	if (str_starts(v->advice.help.local_offer, S("https://"))) {
		contact_begin(q, "globe");
		html(&q->w, "<a href=\"$\">The Local Offer</a>: all the help in our area</li>\n",
		     h_url(v->advice.help.local_offer));
	}
	html(&q->w, "</ul>\n</section>\n");
}

/* One press answers; more can be said on the page that follows. */
void front_say(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"say\">\n<h2 id=\"say\">Was this page clear?</h2>\n<p>Tell us, "
	     "and "
	     "say what to change. It takes a minute.</p>\n<p class=\"gap-s\"><a class=\"govuk-button "
	     "govuk-button--secondary\" href=\"$\">Have your say</a></p>\n</section>\n",
	     h_url(str_fmt(q->a, "%.*s?page=%.*s", STR_ARG(public_url(q->a, &v->school, "/say")),
	                   STR_ARG(url_encode(q->a, q->net->path)))));
}

void front_sign_in(struct req *q)
{
	html(&q->w,
	     "<section class=\"signin\" aria-labelledby=\"mine\">\n<div><h2 id=\"mine\">Does your child already have "
	     "SEN "
	     "Support?</h2><p>Your own page shows the plan, the help given and when we meet. No sign-in yet? Ask the "
	     "office.</p></div>\n<p><a class=\"govuk-button govuk-button--secondary\" href=\"$\">",
	     h_url(q->session.signed_in ? str_of(role_home(q->c.actor.hat)) : S("/sign-in")));
	ui_icon(&q->w, "lock");
	html(&q->w, "$</a></p>\n</section>\n", h(q->session.signed_in ? "My page" : "Sign in"));
}
