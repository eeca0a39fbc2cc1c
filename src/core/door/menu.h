/* The menu, made of what capabilities declare beside their pages:
 *
 *   MENU(menu_complaints, .area = AREA_FAMILIES, .order = 20, .path = "/complaints", .text = "Complaints",
 *        .cap = CAP_COMPLAINT, .waits = complaints_wait);
 *
 * There are six areas. An area stands in the menu of everybody who may see one of its pages; the first page in order
 * that a role may see gives its words and is where it leads, the others are one line below it. What waits is counted
 * beside the words. Rows list themselves like routes (docs/decisions/0007). */
#pragma once

#include "core/door/request.h"

enum area { AREA_TODAY, AREA_PUPILS, AREA_FAMILIES, AREA_SUPPORT, AREA_SCHOOL, AREA_SETTINGS, AREA_COUNT };

/* How many things wait for the one who asks; counts and reads no names, so it leaves no read event. */
typedef enum rc menu_waits_fn(struct ctx *c, int64_t *n);

/* What waits on the page, in a few lines inside a sheet of the area's board. */
typedef enum rc menu_card_fn(struct req *q);

struct menu {
	enum area area;
	int order; /* in the area */
	const char *path;
	const char *text;
	enum cap cap;
	enum cap unless; /* who has this one is not shown the row; CAP_UNSET: everybody with cap is */
	bool board;      /* gathers the other pages of its area: with only one of them it is left out */
	bool settles;    /* for the officer of an advice service it stands among the settings */
	menu_waits_fn *waits;
	menu_card_fn *card; /* NULL: the board only names the page */
	const char *about;  /* one line below the name on the board; NULL: none */
};

#define MENU(var, ...)                                                                                                 \
	static const struct menu var = { __VA_ARGS__ };                                                                \
	static const struct menu *const var##_listed __attribute__((section("apdr_menu"), used)) = &var

size_t menu_count(void);
const struct menu *menu_at(size_t i);
/* May this role be shown the row at all (the board of a small area too)? */
bool menu_is_for(enum role r, const struct menu *m);
/* The area in which the row stands for a role. */
enum area menu_area_of(enum role r, const struct menu *m);
/* The pages of an area for a role in order, without a board that has nothing to gather. At most `most`. */
size_t menu_pages(enum role r, enum area area, const struct menu **out, size_t most);
/* The row with this path; NULL when there is none. A role's own row is preferred. */
const struct menu *menu_find(enum role r, struct str path);

/* What waits behind each row (menu_at), for who asks. A count reads the whole scope of a person and costs more than the
 * page of a pupil does, so a worker keeps it for MENU_KEPT_S; fresh: it is counted now, as on the lists themselves and
 * after something was saved. What cannot be counted is 0: no reason to refuse a page. */
enum { MENU_MOST = 64, MENU_KEPT_S = 15 };
const int64_t *menu_counts(struct ctx *c, bool fresh);
/* After a save of this person: the next page counts. */
void menu_forget(const struct ctx *c);
/* The count of one row. */
int64_t menu_count_of(const int64_t *counts, const struct menu *m);
