#include "support/test_web.h"

#include <string.h>

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/people/people_sql.h"
#include "core/school/setup_sql.h"
#include "support/support.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"

static const int64_t NOW = 1773133200; /* 10 March 2026, 9am */

struct site *site_new_empty(void)
{
	struct arena *a = arena_new((size_t)1 << 30);
	struct site *s = NEW(a, struct site);

	s->a = a;
	s->app = (struct app){ .clock = { .fixed = true, .utc = NOW },
		               .data_dir = str_of(test_folder()),
		               .ledger_fd = -1,
		               .hash_memory_mib = 1 };
	s->db = test_db_new();
	s->next_id = id_new();
	s->worker = (struct worker){ &s->app, s->db, a };
	return s;
}

struct site *site_new(void)
{
	struct site *s = site_new_empty();
	struct school_row school = { .id = 7,
		                     .name = S("Marlbeck Primary School"),
		                     .short_name = S("Marlbeck"),
		                     .phase = S("primary"),
		                     .ready = 1 };
	struct err e;

	s->school_id = school.id;
	assert_int_equal(school_insert(s->db, s->a, &school, &e), RC_OK);
	return s;
}

void site_free(struct site *s)
{
	test_db_drop(s->db);
	arena_free(s->a);
}

struct ctx *site_ctx(struct site *s)
{
	struct ctx *c = NEW(s->a, struct ctx);

	*c = (struct ctx){ .app = &s->app,
		           .db = s->db,
		           .a = s->a,
		           .now = clock_read(&s->app.clock),
		           .actor = { .school_id = s->school_id } };
	return c;
}

struct str site_sign_in(struct site *s, const char *given, const char *role, int64_t *person)
{
	struct str token = random_hex(s->a, 32);
	struct person_row p = { .school_id = s->school_id,
		                .id = s->next_id++,
		                .given = str_of(given),
		                .family = S("Field"),
		                .name_key = S("field") };
	int64_t account = s->next_id++;
	struct date from = { 2020, 9, 1 };
	struct err e;

	assert_int_equal(person_insert(s->db, s->a, &p, &e), RC_OK);
	assert_int_equal(account_insert(s->db, s->a, s->school_id, account, p.id, str_of(given), S("x"), S("active"),
	                                NOW, &e),
	                 RC_OK);
	assert_int_equal(role_insert(s->db, s->a, s->school_id, s->next_id++, p.id, str_of(role), from, DATE_NONE, &e),
	                 RC_OK);
	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, token), s->school_id, account, str_of(role),
	                                S("forgery"), s->app.clock.utc, &e),
	                 RC_OK);
	if (person != NULL)
		*person = p.id;
	return token;
}

static struct net_reply ask(struct site *s, struct str token, const char *method, const char *path, struct str type,
                            struct str body)
{
	struct net_request *q = NEW(s->a, struct net_request);
	struct net_reply *p = NEW(s->a, struct net_reply);
	struct str rest;

	*q = (struct net_request){ .method = str_of(method), .body = body, .peer = S("127.0.0.1"), .id = S("1") };
	q->path = str_cut(str_of(path), '?', &rest);
	q->query = rest;
	q->header[q->headers++] = (struct net_pair){ S("host"), S("localhost") };
	q->header[q->headers++] =
	    (struct net_pair){ S("cookie"),
		               str_fmt(s->a, "%sapdr=%.*s%s%s", s->cookie_of_host ? "__Host-" : "", STR_ARG(token),
		                       s->language != NULL ? "; lang=" : "", s->language != NULL ? s->language : "") };
	if (s->referer != NULL)
		q->header[q->headers++] =
		    (struct net_pair){ S("referer"), str_fmt(s->a, "http://localhost%s", s->referer) };
	if (s->has.n > 0)
		q->header[q->headers++] = (struct net_pair){ S("if-none-match"), s->has };
	if (s->range.n > 0)
		q->header[q->headers++] = (struct net_pair){ S("range"), s->range };
	if (type.n > 0)
		q->header[q->headers++] = (struct net_pair){ S("content-type"), type };
	web_answer(&s->worker, q, p);
	return *p;
}

struct net_reply site_get(struct site *s, struct str token, const char *path)
{
	return ask(s, token, "GET", path, STR_NONE, STR_NONE);
}

struct net_reply site_post(struct site *s, struct str token, const char *path, const char *form)
{
	return site_post_as(s, token, path, "application/x-www-form-urlencoded", form);
}

struct net_reply site_post_as(struct site *s, struct str token, const char *path, const char *type, const char *form)
{
	return ask(s, token, "POST", path, str_of(type),
	           str_fmt(s->a, "_csrf=forgery%s%s", form[0] != '\0' ? "&" : "", form));
}

static void part_add(struct buf *b, struct str name, struct str value)
{
	buf_fmt(b, "--boundary\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n%.*s\r\n", STR_ARG(name),
	        STR_ARG(value));
}

struct net_reply site_upload_all(struct site *s, struct str token, const char *path, const char *fields,
                                 const char *field, const struct site_file *f, size_t n)
{
	struct buf b = buf_new(s->a, 128u << 20);

	part_add(&b, S("_csrf"), S("forgery"));
	for (struct str rest = str_of(fields); rest.n > 0;) {
		struct str value;
		struct str control = str_cut(str_cut(rest, '&', &rest), '=', &value);

		part_add(&b, control, value);
	}
	for (size_t i = 0; i < n; i++) {
		buf_fmt(&b,
		        "--boundary\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
		        "Content-Type: text/csv\r\n\r\n",
		        field, f[i].name);
		buf_str(&b, f[i].body);
		buf_str(&b, S("\r\n"));
	}
	buf_str(&b, S("--boundary--\r\n"));
	return ask(s, token, "POST", path, S("multipart/form-data; boundary=boundary"), buf_view(&b));
}

struct net_reply site_upload_as(struct site *s, struct str token, const char *path, const char *fields,
                                const char *field, const char *name, struct str body)
{
	return site_upload_all(s, token, path, fields, field, &(struct site_file){ name, body }, 1);
}

struct net_reply site_upload(struct site *s, struct str token, const char *path, const char *fields, const char *field,
                             struct str body)
{
	return site_upload_as(s, token, path, fields, field, "roll.csv", body);
}

struct str reply_header(const struct net_reply *p, const char *name)
{
	for (size_t i = 0; i < p->headers; i++)
		if (str_is(p->header[i].name, name))
			return p->header[i].value;
	return STR_NONE;
}

bool reply_has(const struct net_reply *p, const char *text)
{
	return str_find(p->body, str_of(text)) >= 0;
}

void assert_has(const struct net_reply *p, const char *text)
{
	if (!reply_has(p, text))
		fail_msg("not on the page (status %d): %s", p->status, text);
}

void assert_has_not(const struct net_reply *p, const char *text)
{
	if (reply_has(p, text))
		fail_msg("on the page: %s", text);
}
