/* A dossier: a pupil's record for one purpose, as the same document on paper and in a file for a browser. Facts come in
 * (boards/dossier/dossier_facts), sentences with their sources go out; what is not in the record is said to be not
 * recorded. Nothing is written for a dossier: every line is the record's own. Pure; the papers and pages draw what this
 * makes.
 *
 * Source: domain.md 2.8 (the five headings of Code 9.14), 6.8 (a person's right to their data). */
#pragma once

#include "core/cycle/progress_rule.h"
#include "core/people/pupil_rec.h"

enum dossier_purpose { DOSSIER_INSPECTION, DOSSIER_NEXT_SCHOOL, DOSSIER_EHC, DOSSIER_SUBJECT, DOSSIER_PURPOSES };
enum dossier_depth { DEPTH_SHORT, DEPTH_CYCLE, DEPTH_ALL, DOSSIER_DEPTHS };

const char *dossier_purpose_code(enum dossier_purpose p);  /* "inspection": in addresses */
const char *dossier_purpose_word(enum dossier_purpose p);  /* "Inspection case" */
const char *dossier_purpose_about(enum dossier_purpose p); /* one line */
const char *dossier_depth_code(enum dossier_depth d);
const char *dossier_depth_word(enum dossier_depth d);
bool dossier_purpose_of(struct str code, enum dossier_purpose *out);
bool dossier_depth_of(struct str code, enum dossier_depth *out);

/* ---- facts ---- */

/* What an entry is to a dossier. */
enum dossier_theme {
	THEME_SAID, /* concerns and views */
	THEME_SEEN,
	THEME_RESULT,
	THEME_CIRCUMSTANCE,
	THEME_HEALTH,
	THEME_TALK,
	THEME_DECISION,
	THEME_NEED, /* statements of an assessment, answers of teachers */
	THEME_PLAN,
	THEME_PROGRESS,
	THEME_SESSION,
	THEME_REVIEW,
	THEME_FILE,
	THEME_APART, /* letters, messages, complaints, and what a later version adds: for a subject access alone */
};
/* kind: the code of an entry's kind. */
enum dossier_theme dossier_theme_of(struct str kind, bool health);

/* Why a person has to look before an entry is given to somebody. */
enum third {
	THIRD_SAID = 1,    /* somebody else said it: a parent, the public */
	THIRD_PUPIL = 2,   /* it names another pupil of the school */
	THIRD_FAMILY = 4,  /* it names somebody of the family */
	THIRD_SECRET = 8,  /* the pupil said it in confidence */
	THIRD_PAPER = 16,  /* a file, which nobody has read here */
	THIRD_WRITTEN = 32 /* it was written to or about somebody by name: a letter, a complaint */
};
struct str third_words(struct arena *a, unsigned third); /* "Names another pupil. Somebody else said it." */

struct dossier_entry {
	struct str kind; /* code of its kind */
	int64_t id;
	enum dossier_theme theme;
	struct str word; /* "Observation" */
	struct date on;
	struct str by;
	struct str what;
	struct str words;
	struct str rest; /* of the address where it is read */
	bool by_pupil;
	bool narrow;    /* said in confidence, or a file for few readers */
	unsigned third; /* of enum third */
};

/* Do the n bytes there stand as a whole word: without a letter before or behind them ("Zara" in "“Zara’s”")? */
bool word_stands(struct str text, size_t from, size_t n);

/* Somebody else: the first name as it is written ("Will", which is also a word), and both names as a key
 * (kit/text/fold). */
struct dossier_name {
	struct str given;
	struct str key;
};
/* What an entry says about others. key: of its words. */
unsigned third_of(struct arena *a, const struct dossier_entry *e, struct str key, const struct dossier_name *pupil,
                  size_t pupils, const struct dossier_name *family, size_t families);

/* An outcome as the beginning of a line: without the full stop that somebody put behind it. */
struct str dossier_aim(struct str aim);

struct dossier_outcome {
	struct str aim;
	struct str unit;
	int64_t baseline; /* thousandths, MILLI_NONE */
	int64_t target;
	struct date from;
	struct date by;
	struct progress progress;
	const struct point *point; /* measured since, in order of date */
	size_t points;
};

struct dossier_cycle {
	int64_t number;
	struct date opened;
	struct date assessed;
	struct date shared;
	struct date review_on;
	struct date reviewed;
	struct date closed;
	struct date until; /* the last day that counts as of this cycle */
	struct str support;
	struct dose dose;
	size_t outcomes;
	size_t reached;
	bool judged;
	struct str met; /* "14 January, 27 March" */
	bool heard_pupil;
	bool heard_parents;
	struct dossier_outcome *outcome; /* of its last plan, when that is not the one in force: for its lines */
	size_t lines;
};

struct dossier_support {
	struct str what;
	struct str who;
	int64_t per_week;
	int64_t minutes;
	int64_t group_size;
	struct dose dose;
};

/* A duty that is late. */
struct dossier_late {
	struct str title;
	struct str when;
	struct str source;
};

/* What the pupil, or a parent, said; the newest first. */
struct dossier_said {
	struct str who;
	struct str words;
	struct date on;
	bool by_pupil;
};

struct dossier_fact {
	struct str school;
	struct str name;
	struct str first; /* as they like to be called */
	struct str given; /* as the roll has it */
	struct date today;
	struct str made; /* "10 March 2026, 9am, by Ruth Adeyemi" */
	struct str group;
	struct date born;
	bool has_page; /* a record as a person, and so perhaps an own page */
	struct str upn;
	struct str former_upn;
	struct str sex;
	struct str about; /* what they enjoy */
	struct date joined;
	struct date left;
	struct str language;
	enum status_code code;
	struct date code_from;
	struct str *need; /* labels, the main one first */
	size_t needs;
	struct date need_from;
	struct str stage;            /* "Do, cycle 4"; empty: no cycle */
	struct str ehc;              /* dates of the EHC plan; empty */
	struct dossier_entry *entry; /* oldest first */
	size_t entries;
	struct dossier_cycle *cycle; /* oldest first */
	size_t cycles;
	bool has_plan;
	struct date plan_on;
	int64_t plan_version;
	int64_t plan_cycle;
	struct dossier_outcome *outcome;
	size_t outcomes;
	struct dossier_support *support;
	size_t supports;
	struct str missed;  /* why sessions were not given */
	struct str *lesson; /* what every teacher does */
	size_t lessons;
	struct str home;
	struct str home_school;
	size_t read;
	size_t readers;
	struct date next_on;
	struct str next_what;
	struct dossier_said *said;
	size_t saids;
	struct dossier_late *late;
	size_t lates;
};

/* ---- the document ---- */

enum dossier_mark { MARK_NONE, MARK_CROSS, MARK_CLOCK, MARK_ABSENT };

struct dossier_point {
	enum dossier_mark mark;
	struct str lead; /* bold; may be empty */
	struct str text;
	struct str src; /* "[3]"; empty only for what is not recorded */
};

enum { DOSSIER_COLUMNS = 6, DOSSIER_PARTS = 24, DOSSIER_BESIDE = 3, DOSSIER_VALUES = 40 };
/* Lines of a part: as many of each cycle, and of all together. */
enum { DOSSIER_TRENDS = 3, DOSSIER_TRENDS_ALL = 12 };

/* Values of one outcome over time, drawn as a line; words say the same. */
struct dossier_value {
	struct date on;
	int64_t value; /* thousandths */
};
struct dossier_trend {
	struct str title;
	struct dossier_value *value; /* two at least, in order of date */
	size_t n;
	int64_t goal; /* MILLI_NONE: none */
	struct str words;
	struct str src;
};

struct dossier_part {
	struct str heading;
	bool gaps;   /* in a box */
	bool beside; /* stands beside its neighbours that do, up to DOSSIER_BESIDE of them */
	struct dossier_trend trend[DOSSIER_TRENDS_ALL];
	size_t trends;
	struct str column[DOSSIER_COLUMNS];
	bool number[DOSSIER_COLUMNS];
	int weight[DOSSIER_COLUMNS];
	size_t columns;
	struct str *cell;
	size_t rows;
	struct dossier_point *point;
	size_t points;
};

struct dossier {
	enum dossier_purpose purpose;
	enum dossier_depth depth;
	struct str school;
	struct str name;
	struct str about;
	struct str made;
	struct dossier_part part[DOSSIER_PARTS];
	size_t parts;
	struct str *source; /* [1] is the first */
	size_t sources;
	struct str left_out;
	size_t gaps;
};

/* How much of a short one there is room for; the fullest that fits on two pages is taken. */
enum { DOSSIER_ROOM_MOST = 12, DOSSIER_ROOM_LEAST = 0 };

struct dossier_wish {
	enum dossier_purpose purpose;
	enum dossier_depth depth;
	int64_t cycle;    /* of DEPTH_CYCLE; 0: the latest */
	int room;         /* of DEPTH_SHORT */
	bool initials;    /* instead of the name */
	const bool *keep; /* of DOSSIER_SUBJECT: for each entry, whether it is given; NULL: all */
};

/* Memory: from a, and from the facts. */
void dossier_make(struct arena *a, const struct dossier_fact *f, const struct dossier_wish *w, struct dossier *out);
/* How many gaps the record has, without making the rest. */
size_t dossier_gap_count(struct arena *a, const struct dossier_fact *f);
