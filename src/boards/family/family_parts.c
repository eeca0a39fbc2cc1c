#include "boards/family/family_parts.h"

#include "complain/complaint_parts.h"
#include "meeting/meeting_rec.h"

struct str url_family(struct arena *a, int64_t pupil_id, const char *rest)
{
	return str_fmt(a, "/family/%lld%s", (long long)pupil_id, rest);
}

struct str url_home(struct arena *a, const struct family_view *v, const char *rest)
{
	return v->own ? str_fmt(a, "/me%s", rest) : url_family(a, v->pupil.pupil.id, rest);
}

struct reader family_reader(const struct family_view *v)
{
	return (struct reader){ v->own, v->pupil.first };
}

struct str family_who(const struct family_view *v)
{
	const struct reader r = family_reader(v);

	return reader_who(&r);
}

struct str family_whose(struct arena *a, const struct family_view *v)
{
	const struct reader r = family_reader(v);

	return reader_whose(a, &r);
}

struct str family_words(const struct family_view *v, struct str to_self, struct str about)
{
	return v->own ? to_self : about;
}

struct str family_review_words(const struct family_view *v, const struct review *r)
{
	return v->own && r->pupil_summary.n > 0 ? r->pupil_summary : r->summary;
}

static struct str times_said(struct req *q, int64_t per_week)
{
	return per_week <= 0   ? say(&q->w, "when it is needed")
	       : per_week == 1 ? say(&q->w, "once a week")
	       : per_week == 2 ? say(&q->w, "twice a week")
	       : per_week == 5 ? say(&q->w, "every school day")
	                       : say(&q->w, "$ times a week", h(per_week));
}

struct str family_how_often(struct req *q, const struct provision *p)
{
	struct str times = times_said(q, p->per_week);

	if (p->minutes > 0 && p->group_size > 1)
		return say(&q->w, "$, $ minutes each time, in a group of $", h(times), h(p->minutes), h(p->group_size));
	if (p->minutes > 0)
		return say(&q->w, "$, $ minutes each time", h(times), h(p->minutes));
	return p->group_size > 1 ? say(&q->w, "$, in a group of $", h(times), h(p->group_size)) : times;
}

struct str family_letter_name(const struct notice *n)
{
	switch (n->kind) {
	case NOTICE_NONE:
		break;
	case NOTICE_S68:
		return S("Letter about SEN Support");
	case NOTICE_DISCUSSION:
		return S("Notes from our talk");
	case NOTICE_PLAN:
		return S("Letter about the plan");
	case NOTICE_VIEWS:
		return S("What do you think?");
	case NOTICE_CORRECTION:
		return S("A letter that was wrong");
	case NOTICE_MEETING:
		return S("Please come to a meeting");
	case NOTICE_MEETING_OFF:
		return S("A meeting is off");
	case NOTICE_REVIEW:
		return S("What we found at the review");
	case NOTICE_END_SUPPORT:
		return S("Letter: SEN Support has ended");
	}
	return S("Letter from school");
}

static void talk_write(struct req *q, const struct family_view *v)
{
	struct str senco = v->school.senco.n > 0 ? v->school.senco : say(&q->w, "the SENCO");

	if (v->teacher.n > 0)
		html(
		    &q->w,
		    "<p>Talk to $ or $ first. Most things can be put right this way. These are the steps at our school "
		    "when that does not help:</p>\n",
		    h(v->teacher), h(senco));
	else
		html(
		    &q->w,
		    "<p>Talk to $ first. Most things can be put right this way. These are the steps at our school when "
		    "that does not help:</p>\n",
		    h(senco));
}

void family_ways_write(struct req *q, const struct family_view *v)
{
	talk_write(q, v);
	complaint_ways_write(q, &v->school.ways);
	if (v->own)
		html(&q->w,
		     "<p>You can also ask the council for an <strong>EHC needs assessment</strong>. This is a closer "
		     "look at what you need. You do not need the school to agree.</p>\n");
	else
		html(&q->w,
		     "<p>You can also ask the council for an <strong>EHC needs assessment</strong>. This is a closer "
		     "look at what a child needs. You do not need the school to agree.</p>\n");
}

void family_safe_write(struct req *q)
{
	html(&q->w,
	     "<p class=\"gap\">If something makes you feel sad or not safe, tell a grown-up at school today. "
	     "You can also phone Childline for free on <a class=\"nowrap\" href=\"tel:08001111\">0800 1111</a>.</p>\n");
}

static const char *way_icon(enum area_contact_kind kind)
{
	switch (kind) {
	case AREA_CONTACT_EMAIL:
		return "mail";
	case AREA_CONTACT_WEB:
	case AREA_CONTACT_FORM:
		return "globe";
	case AREA_CONTACT_POST:
	case AREA_CONTACT_DROP_IN:
		return "home";
	case AREA_CONTACT_TEXT:
		return "message";
	case AREA_CONTACT_NONE:
	case AREA_CONTACT_PHONE:
	case AREA_CONTACT_MOBILE:
		break;
	}
	return "phone";
}

static void value_write(struct req *q, struct str value)
{
	html(&q->w, " ");
	html_typed(&q->w, value);
}

static void way_write(struct req *q, const struct area_contact *x)
{
	bool call = x->kind == AREA_CONTACT_PHONE || x->kind == AREA_CONTACT_MOBILE || x->kind == AREA_CONTACT_TEXT;
	const struct str more[] = { x->out_of_hours, x->call_back, x->note };

	html(&q->w, "<li>");
	ui_icon(&q->w, way_icon(x->kind));
	if (call)
		html(&q->w, " <a href=\"$\">$</a>", h_url(url_tel(q->a, x->value)), h(x->value));
	else if (x->kind == AREA_CONTACT_EMAIL)
		html(&q->w, " <a href=\"$\">$</a>", h_url(str_fmt(q->a, "mailto:%.*s", STR_ARG(x->value))),
		     h(x->value));
	else if (str_starts(x->value, S("https://")))
		html(&q->w, " <a href=\"$\">$</a>", h_url(x->value), h(x->value));
	else
		value_write(q, x->value);
	if (x->hours.n > 0) {
		html(&q->w, ", ");
		html_typed(&q->w, x->hours);
	}
	for (size_t i = 0; i < 3; i++) {
		if (more[i].n == 0)
			continue;
		html(&q->w, "<br><span class=\"quiet\">");
		html_typed(&q->w, more[i]);
		html(&q->w, "</span>");
	}
	html(&q->w, "</li>\n");
}

/* Is it for families, and the first number, address to write to or page on the web among those? */
static bool is_first(const struct local_area *v, size_t at)
{
	struct str icon = str_of(way_icon(v->contact[at].kind));

	if (str_eq(icon, S("home")))
		return false;
	for (size_t i = 0; i < at; i++)
		if (v->contact[i].audience != AUDIENCE_SCHOOL && str_eq(str_of(way_icon(v->contact[i].kind)), icon))
			return false;
	return true;
}

/* One telephone number, one address to write to and so on; or, folded, all the others. */
static void ways_write(struct req *q, const struct local_area *v, bool first)
{
	bool any = false;

	for (size_t i = 0; i < v->contacts; i++) {
		if (v->contact[i].audience == AUDIENCE_SCHOOL || is_first(v, i) != first)
			continue;
		if (!any)
			html(&q->w, "<ul class=\"plain contact\">\n");
		any = true;
		way_write(q, &v->contact[i]);
	}
	if (any)
		html(&q->w, "</ul>\n");
}

/* "PDF, school age, March 2020" */
static struct str link_about(struct req *q, const struct area_link *l)
{
	struct str part[4];
	size_t n = 0;

	if (l->format.n > 0)
		part[n++] = l->format;
	if (l->phase.n > 0)
		part[n++] = l->phase;
	if (l->language.n > 0)
		part[n++] = l->language;
	if (l->dated.n > 0)
		part[n++] = l->dated;
	return str_join(q->a, part, n, S(", "));
}

/* Titles without an address are known too: they can be looked for. */
static void links_write(struct req *q, const struct local_area *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->links; i++) {
		const struct area_link *l = &v->link[i];
		struct str about = link_about(q, l);
		bool linked;

		if (l->audience == AUDIENCE_SCHOOL || l->state == LINK_STATE_WITHDRAWN)
			continue;
		html(&q->w, "$<li>", h(n++ == 0 ? "" : "\n"));
		linked = str_starts(l->url, S("https://")) && l->state != LINK_STATE_BROKEN;
		if (linked)
			html(&q->w, "<a href=\"$\">", h_url(l->url));
		html_typed(&q->w, l->title);
		if (linked)
			html(&q->w, "</a>");
		if (about.n > 0) {
			html(&q->w, " <span class=\"quiet\">(");
			html_typed(&q->w, about);
			html(&q->w, ")</span>");
		}
		html(&q->w, "</li>");
	}
}

static bool has_links(const struct local_area *v)
{
	for (size_t i = 0; i < v->links; i++)
		if (v->link[i].audience != AUDIENCE_SCHOOL && v->link[i].state != LINK_STATE_WITHDRAWN)
			return true;
	return false;
}

static void gift_write(struct req *q, struct str words)
{
	html(&q->w, "<li>");
	html_typed(&q->w, words);
	html(&q->w, "</li>\n");
}

/* What is written down about the service beside the ways to it: folded, for the page is long enough on a phone. */
static void advice_more_write(struct req *q, const struct local_area *v)
{
	const struct area_profile *p = &v->profile;

	if (p->strap_line.n == 0 && p->formats.n == 0 && v->gifts == 0 && !has_links(v) && date_none(p->checked_on) &&
	    v->contacts == 0)
		return;
	ui_details_begin(&q->w, S("More about them"));
	ways_write(q, v, false);
	if (p->strap_line.n > 0)
		html(&q->w, "<p>What they say about it: <q lang=\"en\">$</q></p>\n", h(p->strap_line));
	if (v->gifts > 0) {
		html(&q->w, "<p class=\"gap\">They can give you:</p>\n<ul>\n");
		for (size_t i = 0; i < v->gifts; i++)
			gift_write(q, v->gift[i].words);
		html(&q->w, "</ul>\n");
	}
	if (p->formats.n > 0) {
		html(&q->w, "<p class=\"gap\">You can have it as:<br>");
		html_typed_lines(&q->w, p->formats);
		html(&q->w, "</p>\n");
	}
	if (has_links(v)) {
		html(&q->w, "<ul class=\"plain gap\">\n");
		links_write(q, v);
		html(&q->w, "</ul>\n");
	}
	if (!date_none(p->checked_on))
		html(&q->w, "<p class=\"small quiet gap\">We looked at this on $.</p>\n",
		     h(html_say_date(&q->w, p->checked_on, TONGUE_LONG)));
	ui_details_end(&q->w);
}

void family_advice_write(struct req *q, const struct family_school *s)
{
	const struct local_area *v = &s->area;

	if (v->profile.service_name.n == 0)
		return;
	ui_sheet_as(&q->w, "outside", "help", S("Free help from outside school"), STR_NONE);
	html(&q->w,
	     "<p><strong>$</strong> gives free advice to parents and young people. They do not work for the school. "
	     "What you tell them is private.</p>\n",
	     h(v->profile.service_name));
	ways_write(q, v, true);
	if (str_starts(v->profile.local_offer_url, S("https://")))
		html(&q->w, "<p class=\"gap\"><a href=\"$\">Local Offer</a>: all the help there is in this area.</p>\n",
		     h_url(v->profile.local_offer_url));
	advice_more_write(q, v);
	ui_sheet_end(&q->w);
}

void family_tell_form(struct req *q, struct form *f, const struct family_view *v)
{
	static const struct ui_choice OWN[] = {
		{ S("tell"), S("I want to tell you something"), STR_NONE, NULL },
		{ S("question"), S("I have a question"), STR_NONE, NULL },
		{ S("unhappy"), S("I am not happy about something"), STR_NONE, NULL },
	};
	static const struct ui_choice KINDS[] = {
		{ S("tell"), S("I want to tell you something"), STR_NONE, NULL },
		{ S("question"), S("I have a question"), STR_NONE, NULL },
		{ S("worry"), S("I am worried about my child"), S("We look into it and answer by a day that you see"),
		  NULL },
		{ S("unhappy"), S("I am not happy about something"), STR_NONE, NULL },
	};
	const struct message *m = f->obj;
	struct str to = v->school.senco.n > 0 ? v->school.senco : say(&q->w, "the school");

	form_begin(f, url_home(q->a, v, "/tell"));
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "kind",
	                              .label = S("What is it?"),
	                              .value = f->posted ? form_typed(f, "kind") : message_kind_code(m->kind),
	                              .error = form_error_of(f, "kind") },
	          v->own ? OWN : KINDS, v->own ? sizeof OWN / sizeof OWN[0] : sizeof KINDS / sizeof KINDS[0], false);
	form_field_as(f, "words",
	              v->own ? S("What would you like us to know?")
	                     : say(&q->w, "What would you like us to know about $?", h(v->pupil.first)),
	              S("Write in any language."));
	ui_action(&q->w, &(struct ui_action){ .text = say(&q->w, "Send to $", h(to)) });
	form_end(f);
}

void family_reply_form(struct req *q, struct form *f, const struct family_view *v)
{
	const struct plan_reply *r = f->obj;

	form_begin(f, url_home(q->a, v, "/plan"));
	ui_hidden(&q->w, "plan_id", str_fmt(q->a, "%lld", (long long)r->plan_id));
	form_field_as(f, "answer", S("What do you think of this plan?"), STR_NONE);
	form_field_as(f, "words", S("Do you want to say more?"),
	              S("If you do not agree, tell us what you would change."));
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my answer") });
	form_end(f);
}

struct str family_met_words(struct req *q, const struct family_view *v)
{
	switch (v->met.held) {
	case 0:
		return say(&q->w, "We have not met yet since September.");
	case 1:
		return say(&q->w, "We have met once since September.");
	case 2:
		return say(&q->w, "We have met twice since September.");
	default:
		return say_n(&q->w, v->met.held, "We have met $ time since September.",
		             "We have met $ times since September.", h(v->met.held));
	}
}

struct str family_meet_words(struct req *q, const struct family_view *v)
{
	struct str day = html_say_date(&q->w, v->meeting.on_day, TONGUE_FULL);

	if (v->meeting.id == 0)
		return STR_NONE;
	switch (v->meeting.counts != 0 ? v->met.held : -1) {
	case 0:
		return say(&q->w, "The first meeting is on $.", h(day));
	case 1:
		return say(&q->w, "The second meeting is on $.", h(day));
	case 2:
		return say(&q->w, "The third meeting is on $.", h(day));
	default:
		return say(&q->w, "The next meeting is on $.", h(day));
	}
}
