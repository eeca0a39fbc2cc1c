/* Side by side: what five leaflets of information services say, and the profiles that come with the program. The
 * leaflets themselves are not here; each line below is one fact of one of them: every telephone number, hour, address,
 * e-mail, web address, title of a link, date and named document, and where a profile has to have it. */
#include "support/support.h"

#include <string.h>

#include "core/area/area_file.h"

struct fact {
	const char *profile;
	const char *at; /* part/item/field */
	const char *value;
};

/* clang-format off: a table to be read as a table */
static const struct fact FACT[] = {
	/* Derbyshire: a long sheet. */
	{ "derbyshire", "identity//service_name", "Derbyshire Information, Advice and Support Service for SEND" },
	{ "derbyshire", "identity//service_short", "DIASSEND" },
	{ "derbyshire", "identity//strap_line",
	  "Providing impartial advice for special educational needs and disability" },
	{ "derbyshire", "identity//la_name", "Derbyshire" },
	{ "derbyshire", "leaflets/sen-support/title", "SEN Support in Mainstream Schools" },
	{ "derbyshire", "contacts/advice-line/name", "DIASSEND advice line" },
	{ "derbyshire", "contacts/advice-line/value", "01629 533668" },
	{ "derbyshire", "contacts/advice-line/hours", "Monday to Friday 9.30am to 3.00pm" },
	{ "derbyshire", "contacts/advice-line/out_of_hours", "You can leave a message at other times" },
	{ "derbyshire", "contacts/advice-line/call_back", "They return all calls as soon as possible" },
	{ "derbyshire", "contacts/email/value", "ias.service@derbyshire.gov.uk" },
	{ "derbyshire", "contacts/website/name",
	  "Derbyshire Information, Advice and Support Service for SEND website" },
	{ "derbyshire", "contacts/form/name", "Online contact form" },
	{ "derbyshire", "leaflets/others/title", "Other fact sheets" },
	{ "derbyshire", "formats/large-print/name", "Large print" },
	{ "derbyshire", "formats/audio/name", "Audio" },
	{ "derbyshire", "formats/languages/name", "Other languages" },
	{ "derbyshire", "local_offer//local_offer_name", "Home - Derbyshire Local Offer" },
	{ "derbyshire", "links/code-of-practice/title", "SEND Code of Practice, chapter 6" },
	{ "derbyshire", "documents/early-years/title", "Early Years Graduated Response April 2023" },
	{ "derbyshire", "documents/early-years/dated", "April 2023" },
	{ "derbyshire", "documents/early-years/url",
	  "https://www.derbyshire.gov.uk/early-years-graduated-response-april-2023" },
	{ "derbyshire", "documents/schools/title", "Graduated Response May 2022" },
	{ "derbyshire", "documents/schools/dated", "May 2022" },
	{ "derbyshire", "documents/schools/url", "https://www.derbyshire.gov.uk/graduated-response-may-2022" },
	{ "derbyshire", "gives/sen-support/words", "Information about SEN support, and about money for SEN" },
	{ "derbyshire", "gives/not-happy/words", "Advice when you are not happy with the help from school" },
	{ "derbyshire", "gives/others/words",
	  "Information about other organisations, support groups and information services" },
	{ "derbyshire", "gives/rights/words",
	  "Information and advice about your rights to ask for an EHC needs assessment" },
	{ "derbyshire", "services/specialist-teachers/name", "Specialist teachers" },
	{ "derbyshire", "services/educational-psychologists/name", "Educational psychologists" },
	{ "derbyshire", "services/therapists/name", "Therapists" },
	{ "derbyshire", "wording//words_ta", "learning support assistant" },
	/* Hartlepool: a printed leaflet. */
	{ "hartlepool", "identity//service_name", "Hartlepool SEND Information, Advice and Support Service" },
	{ "hartlepool", "identity//service_short", "Hartlepool SEND IASS" },
	{ "hartlepool", "identity//adviser", "SEND Advisor (IASS)" },
	{ "hartlepool", "identity//la_name", "Hartlepool Borough Council" },
	{ "hartlepool", "leaflets/sen-support/title", "SEN in mainstream schools" },
	{ "hartlepool", "leaflets/sen-support/published", "March 2020" },
	{ "hartlepool", "dates//published", "March 2020" },
	{ "hartlepool", "contacts/phone/value", "01429 284876" },
	{ "hartlepool", "contacts/mobile/value", "07776 491662" },
	{ "hartlepool", "contacts/email/value", "HARTLEPOOLIASS@hartlepool.gov.uk" },
	{ "hartlepool", "contacts/post/value",
	  "Centre for Excellence in Teaching and Learning, Brierton Lane, Hartlepool" },
	{ "hartlepool", "contacts/post/postcode", "TS25 1AF" },
	{ "hartlepool", "contacts/post/postcode", "TS25 4AF" },
	{ "hartlepool", "local_offer//local_offer_name", "Local Offer" },
	{ "hartlepool", "links/code-of-practice/title", "SEND Code of Practice, chapter 6" },
	{ "hartlepool", "gives/sen-support/words", "Information about SEN support, and about money for SEN" },
	{ "hartlepool", "gives/not-happy/words", "Advice when you are not happy with the help from school" },
	{ "hartlepool", "gives/others/words",
	  "Information about other organisations, support groups and information services" },
	{ "hartlepool", "gives/rights/words",
	  "Information and advice about your rights to ask for an EHC needs assessment" },
	{ "hartlepool", "formats/large-print/name", "Large print" },
	{ "hartlepool", "formats/large-print/how", "On request" },
	{ "hartlepool", "formats/copies/name", "Further copies of this and other leaflets" },
	{ "hartlepool", "feedback//feedback_text", "Please let us know what you think about this leaflet." },
	{ "hartlepool", "feedback//feedback_routes", "By the contacts of the service, or by letter to its address" },
	{ "hartlepool", "privacy//privacy_basis", "consent" },
	{ "hartlepool", "privacy//privacy_law", "General Data Protection Regulation and Data Protection Act 2018" },
	{ "hartlepool", "privacy//privacy_notice_url", "https://www.hartlepool.gov.uk/privacy-notices" },
	{ "hartlepool", "privacy//privacy_controller", "Hartlepool Borough Council" },
	{ "hartlepool", "privacy//officer_name", "Data Protection Officer, Hartlepool Borough Council" },
	{ "hartlepool", "privacy//officer_address", "Civic Centre, Hartlepool" },
	{ "hartlepool", "privacy//officer_postcode", "TS24 8AY" },
	{ "hartlepool", "privacy//officer_phone", "01429 523087" },
	{ "hartlepool", "privacy//officer_email", "dataprotection@hartlepool.gov.uk" },
	{ "hartlepool", "services/specialist-teachers/name", "Specialist teachers" },
	{ "hartlepool", "services/educational-psychologists/name", "Educational psychologists" },
	{ "hartlepool", "services/therapists/name", "Therapists" },
	/* Greenwich: a web page with useful links. */
	{ "greenwich", "leaflets/send-support/title", "SEND Support in School" },
	{ "greenwich", "links/ipsea/title", "IPSEA - How should your nursery, school or college help?" },
	{ "greenwich", "links/contact/title", "Contact – Extra support in mainstream school" },
	{ "greenwich", "links/contact/format", "fact sheet" },
	{ "greenwich", "links/without-ehcp/title",
	  "Greenwich Supporting children and young people with SEND without an EHCP" },
	{ "greenwich", "links/parents-guide/title",
	  "Special educational needs and disability A guide for parents and carers" },
	{ "greenwich", "links/easy-read/title", "SEND support: easy-read guide for parents" },
	{ "greenwich", "links/easy-read/format", "easy read" },
	{ "greenwich", "links/equality-act/title", "Disabled Children and the Equality Act for schools" },
	{ "greenwich", "links/autism/title",
	  "RBG Approach to supporting the needs of children and young people with a diagnosis of ASD" },
	{ "greenwich", "services/health/name", "Outside professionals from health services" },
	{ "greenwich", "services/social/name", "Outside professionals from social services" },
	{ "greenwich", "wording//words_sen_support", "SEND support" },
	/* A short page of a service that is not named. */
	{ "short-page", "leaflets/page/title", "What is SEN Support?" },
	{ "short-page", "leaflets/full-guide/title", "Full guide on SEN Support in schools" },
	{ "short-page", "leaflets/infographic/title", "SEN Support in schools infographic" },
	{ "short-page", "services/specialist-teacher/name", "Specialist teacher" },
	{ "short-page", "services/health/name", "Health professional" },
	/* One page of a set, of a service that is not named. */
	{ "leaflet-set", "leaflets/page/title", "SEN Support in mainstream schools" },
	{ "leaflet-set", "leaflets/flowchart/title", "Link to Flowchart" },
	{ "leaflet-set", "leaflets/previous/title", "Previous Page" },
	{ "leaflet-set", "leaflets/index/title", "Leaflet Index Page" },
	{ "leaflet-set", "leaflets/next/title", "Next Page" },
	{ "leaflet-set", "services/educational-psychology/name", "Educational psychology" },
	{ "leaflet-set", "services/school-to-school/name", "School to school support service" },
	{ "leaflet-set", "wording//words_outcome", "aim" },
};

/* What a leaflet does not say stays empty: nobody guessed. */
static const struct fact NOT_GIVEN[] = {
	{ "derbyshire", "identity//la_no", NULL },
	{ "derbyshire", "contacts/website/value", NULL },
	{ "derbyshire", "contacts/form/value", NULL },
	{ "derbyshire", "local_offer//local_offer_url", NULL },
	{ "derbyshire", "privacy//privacy_basis", NULL },
	{ "derbyshire", "dates//published", NULL },
	{ "hartlepool", "contacts/phone/hours", NULL },
	{ "hartlepool", "local_offer//local_offer_url", NULL },
	{ "greenwich", "identity//service_name", NULL },
	{ "greenwich", "identity//page_title", NULL },
	{ "greenwich", "links/ipsea/url", NULL },
	{ "greenwich", "contacts//", NULL },
	{ "short-page", "identity//", NULL },
	{ "short-page", "contacts//", NULL },
	{ "leaflet-set", "identity//", NULL },
	{ "leaflet-set", "contacts//", NULL },
	{ "blank", "identity//", NULL },
};
/* clang-format on */

/* How often a profile has this value there; value NULL: anything. */
static size_t has(struct arena *a, const struct fact *x)
{
	struct area_file f;
	struct str rest, part = str_cut(str_of(x->at), '/', &rest), item = str_cut(rest, '/', &rest);
	size_t n = 0;

	area_file_read(a, area_shipped(str_of(x->profile)), &f);
	assert_int_equal(f.faults, 0);
	for (size_t i = 0; i < f.n; i++)
		n += str_eq(f.fact[i].part, part) &&
		     (str_eq(f.fact[i].item, item) || (x->value == NULL && item.n == 0)) &&
		     (str_eq(f.fact[i].field, rest) || rest.n == 0) && f.fact[i].value.n > 0 &&
		     (x->value == NULL || str_is(f.fact[i].value, x->value));
	return n;
}

static void test_leaflets__every_fact_is_in_its_profile(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof FACT / sizeof *FACT; i++) {
		struct arena *a = test_arena();

		if (has(a, &FACT[i]) != 1) {
			print_error("%s %s is not \"%s\"\n", FACT[i].profile, FACT[i].at, FACT[i].value);
			bad++;
		}
		arena_free(a);
	}
	assert_int_equal(bad, 0);
}

static void test_leaflets__what_they_do_not_say_stays_empty(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof NOT_GIVEN / sizeof *NOT_GIVEN; i++) {
		struct arena *a = test_arena();

		if (has(a, &NOT_GIVEN[i]) != 0) {
			print_error("%s %s is given, and no leaflet says it\n", NOT_GIVEN[i].profile, NOT_GIVEN[i].at);
			bad++;
		}
		arena_free(a);
	}
	assert_int_equal(bad, 0);
}

/* The other way round: a number, an address or a mail that no leaflet has is not in a profile either. */
static void test_leaflets__no_profile_says_more(void **state)
{
	static const char *const NAME[] = { "derbyshire", "hartlepool", "greenwich", "short-page", "leaflet-set" };
	size_t bad = 0;

	(void)state;
	for (size_t k = 0; k < sizeof NAME / sizeof *NAME; k++) {
		struct arena *a = test_arena();
		struct area_file f;

		area_file_read(a, area_shipped(str_of(NAME[k])), &f);
		for (size_t i = 0; i < f.n; i++) {
			struct str field = f.fact[i].field;
			bool known = f.fact[i].value.n == 0;

			if (!str_is(field, "value") && !str_ends(field, S("url")) && !str_ends(field, S("phone")) &&
			    !str_ends(field, S("email")) && !str_ends(field, S("postcode")) && !str_is(field, "hours"))
				continue;
			for (size_t x = 0; x < sizeof FACT / sizeof *FACT; x++)
				known = known || (strcmp(FACT[x].profile, NAME[k]) == 0 &&
				                  str_is(f.fact[i].value, FACT[x].value));
			if (!known) {
				print_error("%s says %.*s\n", NAME[k], STR_ARG(f.fact[i].value));
				bad++;
			}
		}
		arena_free(a);
	}
	assert_int_equal(bad, 0);
}

TEST_MAIN(test_area_leaflets)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_leaflets__every_fact_is_in_its_profile),
		cmocka_unit_test(test_leaflets__what_they_do_not_say_stays_empty),
		cmocka_unit_test(test_leaflets__no_profile_says_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
