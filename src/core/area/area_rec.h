/* The local area: its council and the independent advice service of families. What a profile can say stands here, part
 * by part, as lists of fields; what a school knows of it is kept value by value (struct area_fact), each with where it
 * is from, since when, and what stood before. A part has no table of its own. Source: domain.md 8.2. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define AREA_CONTACT_CHOICES(X, _) \
	X(_, PHONE, "phone", "Advice line") \
	X(_, MOBILE, "mobile", "Mobile") \
	X(_, TEXT, "text", "Text message") \
	X(_, EMAIL, "email", "Email") \
	X(_, WEB, "web", "Website") \
	X(_, POST, "post", "Post") \
	X(_, DROP_IN, "drop_in", "Drop-in") \
	X(_, FORM, "form", "Online form")
#define AUDIENCE_CHOICES(X, _) \
	X(_, PARENT, "parent", "Parents") \
	X(_, YOUNG_PERSON, "young_person", "Young people") \
	X(_, SCHOOL, "school", "Schools")
#define LINK_STATE_CHOICES(X, _) \
	X(_, OK, "ok", "It opens") \
	X(_, BROKEN, "broken", "It does not open") \
	X(_, WITHDRAWN, "withdrawn", "It was taken away")
#define AREA_DOCUMENT_CHOICES(X, _) \
	X(_, RESPONSE, "graduated_response", "Graduated response") \
	X(_, OAP, "oap_guide", "Guide to ordinarily available provision") \
	X(_, EHC_REQUEST, "ehc_request", "Form to ask for an EHC needs assessment") \
	X(_, COST_MAP, "costed_map", "Form of the costed provision map") \
	X(_, OTHER, "other", "Another document")
#define AREA_SERVICE_CHOICES(X, _) \
	X(_, PSYCHOLOGY, "ep", "Educational psychology") \
	X(_, TEACHER, "specialist_teacher", "Specialist teachers") \
	X(_, SPEECH, "slt", "Speech and language therapy") \
	X(_, OCCUPATIONAL, "ot", "Occupational therapy") \
	X(_, CAMHS, "camhs", "Mental health (CAMHS)") \
	X(_, SCHOOL_TO_SCHOOL, "school_to_school", "School to school support") \
	X(_, EARLY_HELP, "early_help", "Early help") \
	X(_, HEALTH, "health", "Health") \
	X(_, SOCIAL, "social", "Social services") \
	X(_, OTHER, "other", "Another service")
#define PRIVACY_BASIS_CHOICES(X, _) \
	X(_, CONSENT, "consent", "Consent: people agree") \
	X(_, PUBLIC_TASK, "public_task", "A public task") \
	X(_, LEGAL, "legal_obligation", "A duty by law") \
	X(_, INTEREST, "legitimate_interests", "Legitimate interests")
#define MEDIATION_CHOICES(X, _) \
	X(_, DISAGREEMENT, "disagreement", "Disagreement resolution") \
	X(_, MEDIATION, "mediation", "Mediation") \
	X(_, BOTH, "both", "Both")
#define LEAFLET_CHOICES(X, _) \
	X(_, SHEET, "sheet", "Fact sheet or leaflet") \
	X(_, PAGE, "page", "Web page") \
	X(_, GUIDE, "full_guide", "Full guide") \
	X(_, INDEX, "index", "Index of the leaflets") \
	X(_, BEFORE, "previous", "The page before") \
	X(_, NEXT, "next", "The next page") \
	X(_, FLOWCHART, "flowchart", "Flowchart") \
	X(_, INFOGRAPHIC, "infographic", "Infographic")
#define PERIOD_CHOICES(X, _) \
	X(_, TERM, "term", "Term") \
	X(_, CLOSED, "closed", "Closed")
/* clang-format on */
CHOICES(area_contact_kind, AREA_CONTACT);
CHOICES(audience, AUDIENCE);
CHOICES(link_state, LINK_STATE);
CHOICES(area_document_kind, AREA_DOCUMENT);
CHOICES(area_service_kind, AREA_SERVICE);
CHOICES(privacy_basis, PRIVACY_BASIS);
CHOICES(mediation_kind, MEDIATION);
CHOICES(leaflet_kind, LEAFLET);
CHOICES(period_kind, PERIOD);

/* What there is once. */
/* clang-format off */
#define AREA_IDENTITY(X, _) \
	X(_, TEXT, la_name, .label = "Your local authority", .doc = "Name of the local authority") \
	X(_, TEXT, la_no, .label = "Local authority number", .hint = "Three digits", .max = 3, .width = 4, \
	  .doc = "Number of the local authority") \
	X(_, TEXT, service_name, .label = "SENDIASS (independent advice service for parents)", \
	  .hint = "The local SEND information, advice and support service", .doc = "Full name of the advice service") \
	X(_, TEXT, service_short, .label = "Short name of the advice service", .max = 60, .width = 20, \
	  .doc = "Short name of the advice service") \
	X(_, TEXT, service_type, .label = "What kind of service it is", \
	  .doc = "Such as: information, advice and support service") \
	X(_, TEXT, adviser, .label = "What its advisers are called", .doc = "Such as: SEND Advisor") \
	X(_, TEXT, strap_line, .label = "What the advice service says about itself", .doc = "Its strap line") \
	X(_, TEXT, page_title, .label = "Title of its pages", .doc = "Title that its web pages carry") \
	X(_, TEXT, logo, .label = "Logo", .hint = "Where the picture is", .max = 300, .doc = "Reference of the logo")
#define AREA_LOCAL_OFFER(X, _) \
	X(_, TEXT, local_offer_name, .label = "Name of the Local Offer", .doc = "As the link to it is called") \
	X(_, TEXT, local_offer_url, .label = "Web address of the Local Offer", .max = 300, \
	  .doc = "Home page of the council's Local Offer") \
	X(_, TEXT, local_offer_contact, .label = "Whom to ask about the Local Offer", .doc = "Contact of the Local Offer") \
	X(_, TEXT, local_offer_comment, .label = "How to comment on the Local Offer", .doc = "Way to comment on it")
#define AREA_PRIVACY(X, _) \
	X(_, TEXT, privacy_controller, .label = "Who keeps the data", .doc = "Controller of what the service keeps") \
	X(_, ONE_OF(privacy_basis), privacy_basis, .label = "On which basis the service keeps data", \
	  .doc = "Basis of this service, not of the school") \
	X(_, LONG, privacy_text, .label = "Privacy notice of the service", .max = 2000, .doc = "Words of the notice") \
	X(_, TEXT, privacy_law, .label = "Laws it names", .doc = "Laws that the notice names") \
	X(_, TEXT, privacy_version, .label = "Version of the notice", .max = 60, .width = 20, .doc = "Version or date") \
	X(_, TEXT, privacy_notice_url, .label = "Web address of the full notice", .max = 300, .doc = "The full notice") \
	X(_, TEXT, officer_name, .label = "Data protection officer of the service", .doc = "Who answers for its data") \
	X(_, TEXT, officer_address, .label = "Address of the officer", .max = 300, .doc = "Address, without the postcode") \
	X(_, TEXT, officer_postcode, .label = "Postcode of the officer", .max = 10, .width = 10, .doc = "Postcode") \
	X(_, TEXT, officer_phone, .label = "Phone of the officer", .max = 40, .width = 20, .doc = "Phone") \
	X(_, TEXT, officer_email, .label = "Email of the officer", .max = 254, .doc = "Email")
#define AREA_FEEDBACK(X, _) \
	X(_, LONG, feedback_text, .label = "What “Have your say” says", .max = 1000, .doc = "Words of the block") \
	X(_, TEXT, feedback_routes, .label = "Ways to say it", .doc = "Such as: by the contacts, or by post") \
	X(_, TEXT, feedback_owner, .label = "Who reads it", .doc = "Owner of the feedback") \
	X(_, TEXT, feedback_aim, .label = "By when there is an answer", .doc = "Aim of the answer")
#define AREA_DATES(X, _) \
	X(_, TEXT, published, .label = "Publication date of the leaflet", .hint = "As it stands there, such as March 2020", \
	  .max = 40, .width = 20, .doc = "Publication date as it stands on the leaflet") \
	X(_, DATE, review_on, .label = "To be looked at again on", .doc = "Day of the next review of the leaflets")
#define AREA_MONEY(X, _) \
	X(_, TEXT, rate_minute, .label = "Rate for a minute", .max = 40, .width = 20, \
	  .doc = "Costed map: rate for a minute") \
	X(_, TEXT, rate_hour, .label = "Rate for an hour", .max = 40, .width = 20, .doc = "Costed map: rate for an hour") \
	X(_, TEXT, weeks_a_year, .label = "Weeks in a year", .max = 10, .width = 4, .doc = "Costed map: weeks in a year") \
	X(_, LONG, group_rule, .label = "How the cost of a group is shared", .max = 1000, .doc = "Costed map: groups") \
	X(_, LONG, left_out, .label = "What is not counted", .max = 1000, .doc = "Costed map: exclusions") \
	X(_, LONG, evidence, .label = "Headings of the evidence", .hint = "One on each line", .max = 1000, \
	  .doc = "Headings that a request for more money needs")
#define AREA_WORDS(X, _) \
	X(_, TEXT, words_senco, .label = "The area’s word for SENCO", .max = 60, .width = 20, \
	  .doc = "SENCO, SENCo, SENDCo") \
	X(_, TEXT, words_sen_support, .label = "The area’s word for SEN Support", .max = 60, .width = 20, \
	  .doc = "SEN Support, SEND support") \
	X(_, TEXT, words_outcome, .label = "The area’s word for an outcome", .max = 60, .width = 20, \
	  .doc = "Outcome, aim, learning objective") \
	X(_, TEXT, words_ta, .label = "The area’s word for a teaching assistant", .max = 60, .width = 20, \
	  .doc = "Teaching assistant, learning support assistant")
#define AREA_OWN(X, _) \
	X(_, LONG, own_officer, .label = "Data protection officer of the school", .hint = "Name, phone and email", \
	  .max = 600, \
	  .doc = "Who answers questions about what the school keeps") \
	X(_, TEXT, own_notice_url, .label = "Web address of the school’s privacy notice", .max = 300, \
	  .doc = "The notice that applies to this record")
/* clang-format on */
struct area_profile {
	AREA_IDENTITY(RECORD_MEMBER, )
	AREA_LOCAL_OFFER(RECORD_MEMBER, )
	AREA_PRIVACY(RECORD_MEMBER, )
	AREA_FEEDBACK(RECORD_MEMBER, )
	AREA_DATES(RECORD_MEMBER, )
	AREA_MONEY(RECORD_MEMBER, )
	AREA_WORDS(RECORD_MEMBER, )
	AREA_OWN(RECORD_MEMBER, )
	struct str formats;     /* one on each line, of the part formats */
	struct date checked_on; /* the newest day on which somebody looked at any of it */
};

/* What there are several of. Each begins with the key of the item and the day it was last checked: the oldest day of
 * its values, and none when one of them was never checked. */
#define AREA_ITEM                                                                                                      \
	struct str key;                                                                                                \
	struct date checked_on;

/* clang-format off */
#define AREA_CONTACT(X, _) \
	X(_, ONE_OF(area_contact_kind), kind, .label = "Way to reach them", .flags = F_REQUIRED, \
	  .missing = "Choose the way to reach them", .doc = "Kind of contact") \
	X(_, TEXT, name, .label = "What it is called", .hint = "Such as: advice line", .doc = "Name of the contact") \
	X(_, TEXT, value, .label = "Number or address", .hint = "An address without its postcode, with commas", .max = 300, \
	  .doc = "Phone number, address, web address") \
	X(_, TEXT, postcode, .label = "Postcode", .max = 10, .width = 10, .doc = "Postcode of an address") \
	X(_, ONE_OF(audience), audience, .label = "For", .doc = "Whom it is meant for; empty: everybody") \
	X(_, TEXT, hours, .label = "Hours", .hint = "For example Monday to Friday, 9.30am to 3pm", \
	  .doc = "When somebody answers") \
	X(_, TEXT, out_of_hours, .label = "At other times", .hint = "Such as: you can leave a message", \
	  .doc = "What to do outside the hours") \
	X(_, TEXT, call_back, .label = "When they ring back", .hint = "Such as: as soon as possible", \
	  .doc = "Promise to ring back") \
	X(_, TEXT, note, .label = "Note", .doc = "Anything else to say")
#define AREA_LINK(X, _) \
	X(_, TEXT, title, .label = "Title", .flags = F_REQUIRED, .missing = "Enter the title", .doc = "Words of the link") \
	X(_, TEXT, url, .label = "Web address", .max = 300, .doc = "Where the link goes") \
	X(_, TEXT, publisher, .label = "Who publishes it", .doc = "Publisher of the page") \
	X(_, ONE_OF(audience), audience, .label = "For", .doc = "Whom it is meant for; empty: everybody") \
	X(_, TEXT, phase, .label = "Phase", .hint = "For example early years, school, college", .max = 60, .width = 20, \
	  .doc = "Ages it is about") \
	X(_, TEXT, format, .label = "Format", .hint = "For example page, PDF, easy read, video", .max = 60, .width = 20, \
	  .doc = "What opens") \
	X(_, TEXT, language, .label = "Language", .max = 60, .width = 20, \
	  .doc = "Language of the page; empty means English") \
	X(_, TEXT, dated, .label = "Date on the document", .max = 40, .width = 20, \
	  .doc = "Date as it stands there, such as March 2020") \
	X(_, ONE_OF(link_state), state, .label = "Does it open?", .doc = "What the last check of links found")
#define AREA_DOCUMENT(X, _) \
	X(_, TEXT, title, .label = "Title", .flags = F_REQUIRED, .missing = "Enter the title", \
	  .doc = "Title of the document") \
	X(_, ONE_OF(area_document_kind), kind, .label = "Kind", .doc = "What document of the area it is") \
	X(_, TEXT, phase, .label = "Phase", .hint = "For example early years, school, college", .max = 60, .width = 20, \
	  .doc = "Ages it is about") \
	X(_, TEXT, dated, .label = "Date on the document", .hint = "As it stands there, such as May 2022", .max = 40, \
	  .width = 20, .doc = "Date as it stands on the document") \
	X(_, TEXT, url, .label = "Web address", .max = 300, .doc = "Where it is") \
	X(_, TEXT, publisher, .label = "Who publishes it", .doc = "Publisher of the document") \
	X(_, ONE_OF(link_state), state, .label = "Does it open?", .doc = "What the last check of links found")
#define AREA_SERVICE(X, _) \
	X(_, TEXT, name, .label = "Name of the service", .flags = F_REQUIRED, .missing = "Enter the name of the service", \
	  .doc = "Name of the service") \
	X(_, ONE_OF(area_service_kind), kind, .label = "Kind", .doc = "What it does") \
	X(_, TEXT, route, .label = "How to ask for it", .doc = "Way of referral") \
	X(_, TEXT, consent_form, .label = "Form of consent", .max = 60, .width = 20, .doc = "Form that parents sign") \
	X(_, TEXT, waiting, .label = "Usual waiting time", .max = 60, .width = 20, .doc = "Usual waiting time") \
	X(_, TEXT, cost, .label = "Who pays", .doc = "Basis of the cost")
#define AREA_GIFT(X, _) \
	X(_, TEXT, words, .label = "What they can give you", .flags = F_REQUIRED, .missing = "Enter what they give", \
	  .doc = "One thing that the advice service gives")
#define AREA_FORMAT(X, _) \
	X(_, TEXT, name, .label = "Form or language", .hint = "Such as: large print", .max = 1000, .flags = F_REQUIRED, \
	  .missing = "Enter the form or language", .doc = "Form or language in which information can be had") \
	X(_, TEXT, how, .label = "How to ask for it", .doc = "Way to ask") \
	X(_, TEXT, takes, .label = "How long it takes", .max = 60, .width = 20, .doc = "Time to make it") \
	X(_, TEXT, supplier, .label = "Who makes it", .doc = "Supplier")
#define AREA_MEDIATION(X, _) \
	X(_, TEXT, name, .label = "Who offers it", .flags = F_REQUIRED, .missing = "Enter who offers it", \
	  .doc = "Provider") \
	X(_, ONE_OF(mediation_kind), kind, .label = "Kind", .doc = "Disagreement resolution or mediation") \
	X(_, TEXT, phone, .label = "Phone", .max = 40, .width = 20, .doc = "Phone") \
	X(_, TEXT, email, .label = "Email", .max = 254, .doc = "Email") \
	X(_, TEXT, url, .label = "Website", .max = 300, .doc = "Website") \
	X(_, TEXT, hours, .label = "Hours", .doc = "When somebody answers")
#define AREA_LEAFLET(X, _) \
	X(_, TEXT, title, .label = "Title", .flags = F_REQUIRED, .missing = "Enter the title", .doc = "Title") \
	X(_, ONE_OF(leaflet_kind), kind, .label = "Kind", .doc = "What it is in the set") \
	X(_, TEXT, url, .label = "Web address", .max = 300, .doc = "Where it is") \
	X(_, TEXT, published, .label = "Date on it", .max = 40, .width = 20, .doc = "Date as it stands there") \
	X(_, LONG, in_words, .label = "The same in words", .max = 4000, .doc = "Text that says what the picture shows")
#define AREA_WELCOME(X, _) \
	X(_, TEXT, language, .label = "Language", .max = 60, .width = 20, .flags = F_REQUIRED, \
	  .missing = "Enter the language", .doc = "Language of the welcome") \
	X(_, LONG, words, .label = "Welcome", .max = 1000, .doc = "Words of welcome in this language")
#define AREA_PERIOD(X, _) \
	X(_, TEXT, name, .label = "What", .max = 60, .width = 20, .flags = F_REQUIRED, .missing = "Enter what it is", \
	  .doc = "Name of the term or closure") \
	X(_, ONE_OF(period_kind), kind, .label = "Kind", .doc = "Term, or closed: counts for the clocks of EHC plans") \
	X(_, DATE, starts, .label = "First day", .doc = "First day") \
	X(_, DATE, ends, .label = "Last day", .doc = "Last day")
/* clang-format on */
struct area_contact {
	AREA_ITEM
	AREA_CONTACT(RECORD_MEMBER, )
};
struct area_link {
	AREA_ITEM
	AREA_LINK(RECORD_MEMBER, )
};
struct area_document {
	AREA_ITEM
	AREA_DOCUMENT(RECORD_MEMBER, )
};
struct area_service {
	AREA_ITEM
	AREA_SERVICE(RECORD_MEMBER, )
};
struct area_gift {
	AREA_ITEM
	AREA_GIFT(RECORD_MEMBER, )
};
struct area_format {
	AREA_ITEM
	AREA_FORMAT(RECORD_MEMBER, )
};
struct area_mediation {
	AREA_ITEM
	AREA_MEDIATION(RECORD_MEMBER, )
};
struct area_leaflet {
	AREA_ITEM
	AREA_LEAFLET(RECORD_MEMBER, )
};
struct area_welcome {
	AREA_ITEM
	AREA_WELCOME(RECORD_MEMBER, )
};
struct area_period {
	AREA_ITEM
	AREA_PERIOD(RECORD_MEMBER, )
};

/* One value of a profile, as one source says it. */
/* clang-format off */
#define AREA_FACT_CHOICES(X, _) \
	X(_, STANDS, "stands", "Stands") \
	X(_, OFFERED, "offered", "One of two that differ") \
	X(_, SUGGESTED, "suggested", "Suggested") \
	X(_, PAST, "past", "Not any more")
#define AREA_FACT(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, part, .max = 40, .flags = F_HIDDEN, .doc = "Part of the profile, such as contacts") \
	X(_, TEXT, item, .max = 60, .flags = F_HIDDEN, .doc = "Key of the item in its part; empty: there is one only") \
	X(_, TEXT, field, .max = 40, .flags = F_HIDDEN, .doc = "Field of the part") \
	X(_, INT, place, .flags = F_HIDDEN, .doc = "Order of the items of a part") \
	X(_, LONG, value, .flags = F_HIDDEN, .doc = "The value; empty: not given") \
	X(_, ONE_OF(area_fact_state), state, .flags = F_HIDDEN, .doc = "stands, offered, suggested or past") \
	X(_, TEXT, source, .label = "Where is this from?", \
	  .hint = "For example our letterhead, the council’s website, a phone call, a leaflet and its date", \
	  .doc = "Document, page or call it was taken from") \
	X(_, TEXT, spot, .label = "Where in it", .hint = "For example page 4", .doc = "Place in the source") \
	X(_, DATE, since_on, .flags = F_HIDDEN, .doc = "Since when it is so, as far as known") \
	X(_, DATE, checked_on, .label = "Checked on", .doc = "When somebody last checked it") \
	X(_, LONG, note, .label = "Note for the next person", .max = 600, .doc = "Why it is so") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who entered it; none: a file or an older version") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When it was entered") \
	X(_, ID, ended_by, .flags = F_HIDDEN, .doc = "Who ended it") \
	X(_, INT, ended_at, .flags = F_HIDDEN, .doc = "When it ended; 0: it stands or waits")
/* clang-format on */
CHOICES(area_fact_state, AREA_FACT);
struct area_fact {
	RECORD_OF_SCHOOL(AREA_FACT)
	struct str by_name; /* joined */
	struct str ended_by_name;
};
extern const struct record area_fact_rec;

/* A part of the profile. */
struct area_part {
	const char *key;   /* "contacts": as files and addresses have it */
	const char *title; /* "How to reach them" */
	const char *one;   /* "contact": what is added; NULL when there is one only */
	struct record rec; /* its fields, in the struct of the item, or in struct area_profile */
	size_t off;        /* of the pointer to the items and of their number, in struct local_area */
	size_t count_off;
	int check_months; /* after how many months it is to be looked at again; 0: as the rest of its service */
	bool own;         /* the school's own: in no file */
};
size_t area_part_count(void);
const struct area_part *area_part_at(size_t i);
const struct area_part *area_part_find(struct str key); /* NULL when there is none */
static inline bool area_part_many(const struct area_part *p)
{
	return p->one != NULL;
}

/* A whole profile, as it may be printed: what is not given, or is a question still, is empty. */
struct local_area {
	bool known; /* something is recorded at all */
	struct area_profile profile;
	struct area_contact *contact;
	size_t contacts;
	struct area_link *link;
	size_t links;
	struct area_document *document;
	size_t documents;
	struct area_service *service;
	size_t services;
	struct area_gift *gift;
	size_t gifts;
	struct area_format *format;
	size_t formats;
	struct area_mediation *mediation;
	size_t mediations;
	struct area_leaflet *leaflet;
	size_t leaflets;
	struct area_welcome *welcome;
	size_t welcomes;
	struct area_period *period;
	size_t periods;
};
