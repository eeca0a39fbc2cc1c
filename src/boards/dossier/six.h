/* Several pupils in one file for an inspection, chosen by kinds. SENCO and head. */
#pragma once

#include "boards/dossier/six_rule.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"

enum { SIX_CHOSEN_MOST = 12, SIX_MORE = 12 };

/* clang-format off */
#define ALSO_CHOICES(X, _) \
	X(_, NONE, "", "Anyone") \
	X(_, LOOKED_AFTER, "looked_after", "Looked after, now or before") \
	X(_, LANGUAGE, "language", "English as an additional language") \
	X(_, HEALTH, "medical", "Health, sight or hearing")
/* clang-format on */
CHOICES_OR_NONE(six_also_kind, ALSO);

struct six_query {
	struct str typed;  /* name, class, UPN */
	struct str status; /* "KE", "K", "E", "N"; empty: "KE" */
	int64_t year;      /* YEAR_ANY */
	struct str need;   /* a code; empty: all */
	enum six_also_kind also;
	bool chose; /* somebody has ticked: else six are suggested */
	const int64_t *chosen;
	size_t chosens;
};

struct six_row {
	int64_t id;
	struct str name;
	struct str class_name;
	struct six_kind kind;
	struct str also;
	struct str shows;
	size_t gaps;
	bool ticked;
};

struct six_view {
	struct six_row *row; /* the ticked ones first */
	size_t rows;
	size_t fit;       /* who fits the choice */
	size_t shown;     /* of them */
	struct str *need; /* codes of those who fit but for the need */
	size_t needs;
	int64_t *year;
	size_t years;
};

enum rc six_load(struct ctx *c, const struct six_query *q, struct six_view *out) NODISCARD;
