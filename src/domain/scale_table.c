#include "domain/scale_table.h"

#include "domain/rule.h"

#define M(x) ((int64_t)(x)*1000)
#define TEST_CODES                                                                                                 \
	"A Absent\nB Below the level of the test\nT Cannot take part in the test\nN Took the test, no score\n"         \
	"M Missing\nQ Result not available"
#define USUAL_CODES "A Absent\nN Not assessed"

static const struct scale STANDARD[] = {
	{
		.code = RTEXT("standardised"), .name = RTEXT("Standardised score"), .kind = RTEXT("interval"),
		.rising = 1, .low = M(40), .high = M(160), .step = M(1), .band = M(5), .codes = RTEXT(USUAL_CODES),
		.steps = RTEXT(""), .subjects = RTEXT("reading\nmaths\nspelling\ngps\nenglish\nscience"),
		.national = M(100), .national_says = RTEXT("Average for the age"), .national_year = RTEXT(""),
		.source = RTEXT("Mean 100, standard deviation 15; the same score again is normal progress. RECALLED: "
				"lowest and highest score and the error of 5 (usual for a reliability of 0.9). Take "
				"them from the manual of your test."),
	},
	{
		.code = RTEXT("ks2-scaled"), .name = RTEXT("KS2 scaled score"), .kind = RTEXT("interval"), .rising = 1,
		.low = M(80), .high = M(120), .step = M(1), .band = M(3), .codes = RTEXT(TEST_CODES), .steps = RTEXT(""),
		.subjects = RTEXT("reading\nmaths\ngps"), .months_from = 108, .months_to = 156, .national = M(100),
		.national_says = RTEXT("Expected standard"), .national_year = RTEXT(""),
		.source = RTEXT("National tests at the end of key stage 2: 80 to 120, 100 is the expected standard. Not a "
				"standardised score. RECALLED: codes without a score, and the error of 3."),
	},
	{
		.code = RTEXT("ks1-scaled"), .name = RTEXT("KS1 scaled score (optional tests)"), .kind = RTEXT("interval"),
		.rising = 1, .low = M(85), .high = M(115), .step = M(1), .band = M(3), .codes = RTEXT(TEST_CODES),
		.steps = RTEXT(""), .subjects = RTEXT("reading\nmaths\ngps"), .months_from = 72, .months_to = 108,
		.national = M(100), .national_says = RTEXT("Expected standard"), .national_year = RTEXT(""),
		.source = RTEXT("Optional since 2023/24. RECALLED: range 85 to 115, codes, and the error of 3."),
	},
	{
		.code = RTEXT("reading-age"), .name = RTEXT("Reading age"), .kind = RTEXT("age"), .rising = 1,
		.low = M(48), .high = M(204), .step = M(1), .band = M(6), .codes = RTEXT(USUAL_CODES), .steps = RTEXT(""),
		.subjects = RTEXT("reading"), .national = MILLI_NONE, .national_says = RTEXT(""),
		.national_year = RTEXT(""),
		.source = RTEXT("Years and months, as 7:06. RECALLED: range 4:00 to 17:00 and the error of 6 months. Take "
				"them from the manual of your test."),
	},
	{
		.code = RTEXT("spelling-age"), .name = RTEXT("Spelling age"), .kind = RTEXT("age"), .rising = 1,
		.low = M(48), .high = M(204), .step = M(1), .band = M(6), .codes = RTEXT(USUAL_CODES), .steps = RTEXT(""),
		.subjects = RTEXT("spelling"), .national = MILLI_NONE, .national_says = RTEXT(""),
		.national_year = RTEXT(""),
		.source = RTEXT("Years and months, as 7:06. RECALLED: range 4:00 to 17:00 and the error of 6 months. Take "
				"them from the manual of your test."),
	},
	{
		.code = RTEXT("teacher"), .name = RTEXT("Teacher judgement"), .kind = RTEXT("ordinal"), .rising = 1,
		.low = M(0), .high = M(2), .step = M(1), .band = MILLI_NONE, .codes = RTEXT(USUAL_CODES),
		.steps = RTEXT("WTS Working towards the expected standard\nEXS Working at the expected standard\n"
			       "GDS Working at greater depth"),
		.subjects = RTEXT("reading\nwriting\nmaths\nscience\nenglish"), .national = M(1),
		.national_says = RTEXT("Expected standard"), .national_year = RTEXT(""),
		.source = RTEXT("RECALLED: WTS, EXS, GDS. Schools may use steps of their own."),
	},
	{
		.code = RTEXT("phonics-check"), .name = RTEXT("Phonics screening check"), .kind = RTEXT("count"),
		.rising = 1, .low = M(0), .high = M(40), .step = M(1), .band = MILLI_NONE,
		.codes = RTEXT("A Absent\nD Not able to take part\nM Missing\nQ Result not available"),
		.steps = RTEXT(""), .subjects = RTEXT("phonics"), .months_from = 60, .months_to = 96, .national = M(32),
		.national_says = RTEXT("Usual threshold"), .national_year = RTEXT(""),
		.source = RTEXT("Year 1, again in Year 2: 40 words, half of them invented. RECALLED: usual threshold 32, "
				"and the codes."),
	},
	{
		.code = RTEXT("tables-check"), .name = RTEXT("Multiplication tables check"), .kind = RTEXT("count"),
		.rising = 1, .low = M(0), .high = M(25), .step = M(1), .band = MILLI_NONE,
		.codes = RTEXT("A Absent\nB Below the level of the check\nM Missing"), .steps = RTEXT(""),
		.subjects = RTEXT("tables"), .months_from = 96, .months_to = 120, .national = MILLI_NONE,
		.national_says = RTEXT(""), .national_year = RTEXT(""),
		.source = RTEXT("Year 4; there is no pass mark. RECALLED: 0 to 25, and the codes."),
	},
	{
		.code = RTEXT("pre-key-stage"), .name = RTEXT("Pre-key-stage standards"), .kind = RTEXT("ordinal"),
		.rising = 1, .low = M(0), .high = M(5), .step = M(1), .band = MILLI_NONE, .codes = RTEXT(USUAL_CODES),
		.steps = RTEXT("PK1 Pre-key-stage standard 1\nPK2 Pre-key-stage standard 2\n"
			       "PK3 Pre-key-stage standard 3\nPK4 Pre-key-stage standard 4\n"
			       "PK5 Pre-key-stage standard 5 (key stage 2)\nPK6 Pre-key-stage standard 6 (key stage 2)"),
		.subjects = RTEXT("reading\nwriting\nmaths"), .national = MILLI_NONE, .national_says = RTEXT(""),
		.national_year = RTEXT(""),
		.source = RTEXT("From 2019 in place of the upper P scales: 1 to 4, and at key stage 2 also 5 and 6."),
	},
	{
		.code = RTEXT("engagement"), .name = RTEXT("Engagement model"), .kind = RTEXT("none"), .low = MILLI_NONE,
		.high = MILLI_NONE, .step = MILLI_NONE, .band = MILLI_NONE, .codes = RTEXT("N Not assessed"),
		.steps = RTEXT(""), .subjects = RTEXT("engagement"), .national = MILLI_NONE,
		.national_says = RTEXT(""), .national_year = RTEXT(""),
		.source = RTEXT("In place of P scales 1 to 4: described in words, not a level, never a number. RECALLED: "
				"its five areas are exploration, realisation, anticipation, persistence, initiation."),
	},
	{
		.code = RTEXT("eyfs-goal"), .name = RTEXT("Early learning goals"), .kind = RTEXT("ordinal"), .rising = 1,
		.low = M(0), .high = M(1), .step = M(1), .band = MILLI_NONE, .codes = RTEXT(USUAL_CODES),
		.steps = RTEXT("EMG Emerging\nEXP Expected"),
		.subjects = RTEXT("development\nreading\nwriting\nmaths\nspeaking"), .months_from = 48,
		.months_to = 84, .national = M(1), .national_says = RTEXT("Expected"), .national_year = RTEXT(""),
		.source = RTEXT("Profile at the end of Reception, 17 goals. RECALLED: the two steps."),
	},
	{
		.code = RTEXT("reception-baseline"), .name = RTEXT("Reception baseline statements"), .kind = RTEXT("none"),
		.low = MILLI_NONE, .high = MILLI_NONE, .step = MILLI_NONE, .band = MILLI_NONE,
		.codes = RTEXT("N Not assessed"), .steps = RTEXT(""), .subjects = RTEXT("development"),
		.months_from = 48, .months_to = 72, .national = MILLI_NONE, .national_says = RTEXT(""),
		.national_year = RTEXT(""),
		.source = RTEXT("First weeks of Reception: the school gets statements in words, not the score."),
	},
	{
		.code = RTEXT("gcse"), .name = RTEXT("GCSE grade"), .kind = RTEXT("ordinal"), .rising = 1, .low = M(0),
		.high = M(9), .step = M(1), .band = MILLI_NONE, .codes = RTEXT("X Absent or no result"),
		.steps = RTEXT("U Ungraded\n1 Grade 1\n2 Grade 2\n3 Grade 3\n4 Grade 4\n5 Grade 5\n6 Grade 6\n7 Grade 7\n"
			       "8 Grade 8\n9 Grade 9"),
		.subjects = RTEXT(""), .months_from = 156, .months_to = 240, .national = M(4),
		.national_says = RTEXT("Standard pass"), .national_year = RTEXT(""),
		.source = RTEXT("RECALLED: 9 to 1 and U; 4 is a standard pass, 5 a strong pass."),
	},
	{
		.code = RTEXT("attendance"), .name = RTEXT("Attendance, percent"), .kind = RTEXT("interval"), .rising = 1,
		.low = M(0), .high = M(100), .step = 100, .band = MILLI_NONE, .codes = RTEXT("N Not known"),
		.steps = RTEXT(""), .subjects = RTEXT("attendance"), .national = MILLI_NONE, .national_says = RTEXT(""),
		.national_year = RTEXT(""),
		.source = RTEXT("Sessions attended of sessions possible, from the school's registers."),
	},
};

enum { STANDARD_N = sizeof STANDARD / sizeof STANDARD[0] };

const struct scale *scale_standard_at(size_t i) { return i < STANDARD_N ? &STANDARD[i] : NULL; }

const struct scale *scale_standard(struct str code)
{
	for (size_t i = 0; i < STANDARD_N; i++) {
		if (str_eq(STANDARD[i].code, code))
			return &STANDARD[i];
	}
	return NULL;
}
