/* What the school must publish again, by when, and for the first time. Duties of the school, about no pupil: they are
 * done by publishing a whole version. An independent school has only the accessibility plan by law. */
#include "core/duty/duty.h"
#include "core/school/school_sql.h"
#include "publish/publish_own.h"

static duty_facts publish_facts_due;

/* The day itself comes with the row: a calendar year after the last whole version. */
#define PUBLISH_DUTY(var, kind_, title_, why_, ...)                                                                    \
	DUTY(var, publish_facts_due, .key = RTEXT("publish_" kind_), .title = RTEXT(title_),                           \
	     .many = RTEXT(title_ ": #"), .ref = RTEXT(""), .codes = RTEXT("S"), .why = RTEXT(why_),                   \
	     .label = RTEXT("Open the document"), .at = "/publications/" kind_, .cap = CAP_PUBLISH, __VA_ARGS__)
#define EACH_YEAR(whose)                                                                                               \
	.clock = DUTY_DAYS_AFTER, .days = 365, .time = (whose), .trigger = RTEXT("the last whole version is published")
#define BY_LAW .force = FORCE_MUST, .mark = SOURCE_VERIFIED

PUBLISH_DUTY(
    due_report, "report", "Publish the SEN information report",
    "The governing body publishes it on the website, brings it up to date each year, and changes it during the "
    "year as soon as something changes.",
    BY_LAW, EACH_YEAR(TIME_LAW), .owner = OWNER_SENCO,
    .act = RTEXT("Children and Families Act 2014 s.69; SEND Regulations 2014 regs 51 and 52"));
PUBLISH_DUTY(due_admissions, "admissions", "Publish how disabled children are admitted",
             "It is part of the SEN information report.", BY_LAW, EACH_YEAR(TIME_LAW), .owner = OWNER_HEAD,
             .act = RTEXT("Children and Families Act 2014 s.69(3)(b)(i)"));
PUBLISH_DUTY(due_equal, "equal", "Publish the steps for equal treatment", "It is part of the SEN information report.",
             BY_LAW, EACH_YEAR(TIME_LAW), .owner = OWNER_HEAD,
             .act = RTEXT("Children and Families Act 2014 s.69(3)(b)(ii)"));
PUBLISH_DUTY(due_facilities, "facilities", "Publish the facilities for disabled children",
             "It is part of the SEN information report.", BY_LAW, EACH_YEAR(TIME_LAW), .owner = OWNER_HEAD,
             .act = RTEXT("Children and Families Act 2014 s.69(3)(b)(iii)"));
PUBLISH_DUTY(due_accessibility, "accessibility", "Publish the accessibility plan",
             "Every school has one, in writing, and looks at it again at least every three years.", BY_LAW,
             .owner = OWNER_HEAD, .clock = DUTY_DAYS_AFTER, .days = 3 * 365, .time = TIME_LAW,
             .trigger = RTEXT("the last whole version is published"),
             .act = RTEXT("Equality Act 2010 Sch. 10 para. 3"));
PUBLISH_DUTY(due_policy, "policy", "Publish the SEND policy", "Parents find it on the website, or are given it.",
             EACH_YEAR(TIME_DEFAULT), .force = FORCE_SHOULD, .owner = OWNER_SENCO, .act = RTEXT("Code 6.81"),
             .mark = SOURCE_RECALLED);
PUBLISH_DUTY(
    due_inclusion, "inclusion", "Publish the inclusion strategy",
    "Schools that get the inclusive mainstream fund publish what gets in the way of pupils, what they do about "
    "it with its budgeted cost, and how they judge it; and look at it again each year.",
    .clock = DUTY_ON_DAY, .time = TIME_AGREED, .trigger = RTEXT("31 December 2026, and then each year"),
    .force = FORCE_SHOULD, .force_word = RTEXT("Condition of grant"), .owner = OWNER_HEAD,
    .act = RTEXT("Conditions of the inclusive mainstream fund (GOV.UK, 25 June 2026)"), .from = { 2026, 6, 25 },
    .mark = SOURCE_VERIFIED);

static const struct duty_rule *const OF_KIND[] = { &due_report,        &due_admissions, &due_equal,    &due_facilities,
	                                           &due_accessibility, &due_policy,     &due_inclusion };

static const struct duty_rule *rule_of(struct arena *a, struct str kind)
{
	const struct str key = str_fmt(a, "publish_%.*s", STR_ARG(kind));

	for (size_t i = 0; i < sizeof OF_KIND / sizeof OF_KIND[0]; i++)
		if (str_eq(OF_KIND[i]->key, key))
			return OF_KIND[i];
	return NULL;
}

static struct str lead_of(struct arena *a, const struct publish_doc *d)
{
	struct str how = d->open == NULL                       ? S("No new version is begun.")
	                 : d->open->pub.state == PUBLISH_DRAFT ? S("The next version is a draft.")
	                 : d->open->pub.state == PUBLISH_SENT  ? S("The next version is with the governors.")
	                                                       : S("The next version is approved: publish it.");

	if (date_none(d->full_on))
		return str_fmt(a, "None is published here yet. %.*s", STR_ARG(how));
	return str_fmt(a, "The last one is of %.*s. %.*s", STR_ARG(date_long(a, d->full_on)), STR_ARG(how));
}

static void doc_put(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out, const struct publish_doc *d)
{
	const struct duty_rule *r = rule_of(c->a, d->kind->key);
	struct duty_row row = { .start = date_none(d->full_on) ? ask->since : d->full_on };

	if (r == NULL)
		return;
	row.due = date_later(school_day_until(ask->calendar, d->due), row.start);
	row.lead = lead_of(c->a, d);
	if (!date_none(d->full_on) && date_cmp(d->full_on, ask->monday) >= 0) { /* done this week, and told so */
		row.done = d->full_on;
		row.lead = S("It is published.");
	}
	duty_put(out, r, row);
}

static enum rc publish_facts_due(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct publish_doc *d;
	struct school school;
	size_t n;

	if (!ask->school || (ask->hat != ROLE_SENCO && ask->hat != ROLE_HEAD))
		return RC_OK;
	TRY(school_load(c->db, c->a, c->actor.school_id, &school, &c->err));
	TRY(publish_docs_read(c, &d, &n));
	for (size_t i = 0; i < n; i++)
		if (school.kind != SCHOOL_KIND_INDEPENDENT || str_is(d[i].kind->key, "accessibility"))
			doc_put(c, ask, out, &d[i]);
	return RC_OK;
}
