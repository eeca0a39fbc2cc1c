/* The needs of a pupil against each other and against the provision code. The tables are in codes.c. */
#include "core/people/codes_rule.h"

struct problem_list {
	struct need_problem *item;
	size_t n;
	bool blocks;
};

static void problem(struct problem_list *l, size_t at, bool blocks, struct str text)
{
	l->item[l->n++] = (struct need_problem){ at, blocks, text };
	l->blocks |= blocks;
}

/* What can be said about one need alone. */
static void check_type(struct arena *a, struct problem_list *l, enum status_code provision, const struct need *need,
                       size_t at, struct date on)
{
	struct str code;
	struct str message = STR_NONE;
	enum code_state st = sen_type_read(need->code, on, &code, &message);

	if (st != CODE_OK)
		problem(l, at, true, str_fmt(a, "%.*s: %.*s", STR_ARG(need->code), STR_ARG(message)));
	if (st == CODE_OK && str_is(code, "NSA") && provision != STATUS_K)
		problem(l, at, false, S("NSA (no specialist assessment) is only for pupils with K."));
	if (need->rank < 1 || need->rank > NEED_RANK_MAX)
		problem(l, at, true, S("Ranks go from 1 (the main need) to 99."));
}

static void check_pairs(struct arena *a, struct problem_list *l, const struct need *need, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		for (size_t j = 0; j < i; j++) {
			if (sen_type_find(need[i].code) != NULL &&
			    sen_type_find(need[i].code) == sen_type_find(need[j].code)) {
				problem(l, i, true, str_fmt(a, "%.*s is there twice.", STR_ARG(need[i].code)));
				break;
			}
		}
		for (size_t j = 0; j < i; j++) {
			if (need[i].rank == need[j].rank) {
				problem(l, i, true, str_fmt(a, "Two needs have rank %lld.", (long long)need[i].rank));
				break;
			}
		}
	}
}

static bool has_rank(const struct need *need, size_t n, size_t rank)
{
	for (size_t i = 0; i < n; i++) {
		if (need[i].rank == (int64_t)rank)
			return true;
	}
	return false;
}

static bool has_code(const struct need *need, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++) {
		if (sen_type_find(need[i].code) == sen_type_find(str_of(code)))
			return true;
	}
	return false;
}

struct need_problems needs_check(struct arena *a, enum status_code provision, const struct need *need, size_t n,
                                 struct date on)
{
	/* Each need gives at most five problems, all of them together at most four. */
	struct problem_list l = { .item = NEW_ARRAY(a, struct need_problem, n * 5 + 4) };
	bool has_sen = provision == STATUS_K || provision == STATUS_E;

	for (size_t i = 0; i < n; i++)
		check_type(a, &l, provision, &need[i], i, on);
	check_pairs(a, &l, need, n);
	for (size_t rank = 1; rank <= n; rank++) {
		if (!has_rank(need, n, rank)) {
			problem(&l, n, false,
			        str_fmt(a, "There is no need with rank %zu. Number them 1, 2, 3 without gaps.", rank));
			break;
		}
	}
	if (n > 1 && has_code(need, n, "NSA"))
		problem(&l, n, false, S("NSA (no specialist assessment) is not needed beside a known type of need."));
	if (n > 0 && !has_sen)
		problem(&l, n, false, S("Types of need belong to pupils with K or E. They stay in the history."));
	if (n == 0 && has_sen)
		problem(&l, n, false, S("A pupil with K or E needs one main type of need at the spring census."));
	return (struct need_problems){ l.item, l.n, l.blocks };
}
