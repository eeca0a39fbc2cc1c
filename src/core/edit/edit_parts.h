/* The pages of a record that is edited in one form: a list with the form for a new one, and a page for each. Everything
 * that is the same for all of them: loading, the draft that a session kept, errors by the field, what somebody else
 * saved meanwhile, the way back after saving. */
#pragma once

#include "core/door/form.h"
#include "core/edit/record_edit.h"

struct edit_page {
	const struct record *rec;
	size_t view_size;
	const char *path; /* below the pupil: "/observations" */
	const char *done; /* the message after saving: "noted" */
	bool stay;        /* the page of the one is shown after saving, not the list */
	/* The page's data. id 0: the list, *one is filled with a new record; otherwise *one is the record. */
	enum rc (*load)(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one);
	enum rc (*save)(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f);
	/* Draw. theirs: what somebody else saved meanwhile, or NULL. */
	enum rc (*list)(struct form *f, const void *view);
	enum rc (*one)(struct form *f, const void *view, const void *theirs);
};

enum rc edit_list_get(struct req *q, const struct edit_page *p) NODISCARD;
enum rc edit_list_post(struct req *q, const struct edit_page *p) NODISCARD;
enum rc edit_one_get(struct req *q, const struct edit_page *p) NODISCARD;
enum rc edit_one_post(struct req *q, const struct edit_page *p) NODISCARD;

/* Of the page of one, below its head: what is wrong, what somebody else saved meanwhile (theirs; NULL: nothing), and
 * the form in a sheet. fields writes its controls and the button. */
void edit_one_write(struct form *f, const void *theirs, struct str title, struct str url,
                    void (*fields)(struct form *f));

/* The four routes of a page, for EDIT_ROUTES(observe_routes, PAGE, "/observations", CAP_OBSERVE, CAP_OBSERVE,
 * CAP_OBSERVE): who sees the list, who opens one, and who writes; other routes may follow. */
#define EDIT_ROUTES(var, PAGE, below, list_cap, one_cap, write_cap, ...)                                               \
	static enum rc var##_list(struct req *q)                                                                       \
	{                                                                                                              \
		return edit_list_get(q, &(PAGE));                                                                      \
	}                                                                                                              \
	static enum rc var##_new(struct req *q)                                                                        \
	{                                                                                                              \
		return edit_list_post(q, &(PAGE));                                                                     \
	}                                                                                                              \
	static enum rc var##_one(struct req *q)                                                                        \
	{                                                                                                              \
		return edit_one_get(q, &(PAGE));                                                                       \
	}                                                                                                              \
	static enum rc var##_change(struct req *q)                                                                     \
	{                                                                                                              \
		return edit_one_post(q, &(PAGE));                                                                      \
	}                                                                                                              \
	ROUTES(var, R(GET, "/pupil/:id" below, list_cap, var##_list),                                                  \
	       R(POST, "/pupil/:id" below, write_cap, var##_new),                                                      \
	       R(GET, "/pupil/:id" below "/:id", one_cap, var##_one),                                                  \
	       R(POST, "/pupil/:id" below "/:id", write_cap, var##_change), ##__VA_ARGS__)
