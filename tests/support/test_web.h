/* Requests straight into the worker's side, without a front: for tests of pages. */
#pragma once

#include "support/test_db.h"
#include "core/door/web.h"

struct site {
	struct app app;
	struct db *db;
	struct arena *a;
	int64_t school_id;
	int64_t next_id;
	struct worker worker;
	struct str has;       /* sent as If-None-Match when not empty */
	struct str range;     /* the same as Range */
	bool cookie_of_host;  /* the session's cookie has the prefix that it has by https */
	const char *language; /* chosen on this device; NULL: none */
	const char *referer;  /* path of the page that asks; NULL: not said */
};

/* A school (ready) with a fixed clock: 10 March 2026, 9am. */
struct site *site_new(void);
/* The same without a school. */
struct site *site_new_empty(void);
void site_free(struct site *s);
/* A person with an account and this role; *person may be NULL. The result is the session token for requests. */
struct str site_sign_in(struct site *s, const char *given, const char *role, int64_t *person);
/* The reply lives until site_free. token may be STR_NONE for nobody. */
struct net_reply site_get(struct site *s, struct str token, const char *path);
/* form: urlencoded, without the forgery token, which is added. */
struct net_reply site_post(struct site *s, struct str token, const char *path, const char *form);
/* The same with another content type. */
struct net_reply site_post_as(struct site *s, struct str token, const char *path, const char *type, const char *form);
/* A file of a form with further fields "name=value&…". */
struct net_reply site_upload(struct site *s, struct str token, const char *path, const char *fields, const char *field,
                             struct str body);
/* The same with the name that the browser gives it. */
struct net_reply site_upload_as(struct site *s, struct str token, const char *path, const char *fields,
                                const char *field, const char *name, struct str body);
/* Several files of one control. */
struct site_file {
	const char *name;
	struct str body;
};
struct net_reply site_upload_all(struct site *s, struct str token, const char *path, const char *fields,
                                 const char *field, const struct site_file *f, size_t n);
struct str reply_header(const struct net_reply *p, const char *name);
bool reply_has(const struct net_reply *p, const char *text);
/* Fail the test, and say what was looked for. */
void assert_has(const struct net_reply *p, const char *text);
void assert_has_not(const struct net_reply *p, const char *text);
/* Context of a use case in the name of nobody, for filling the school. */
struct ctx *site_ctx(struct site *s);
