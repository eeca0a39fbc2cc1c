#include "core/door/look.h"

#include <string.h>

#include "core/account/token.h"
#include "core/door/form.h"
#include "core/door/page.h"
#include "core/door/routes.h"
#include "kit/base/utf8.h"
#include "kit/html/ui.h"

enum { ADDRESS_MOST = 2000, TYPED_MOST = 200 };

#define SEALED "in"
#define PLACE "at"

static struct token_place place_of(const struct req *q, struct str path)
{
	return (struct token_place){
		.use = "look", .school_id = q->c.actor.school_id, .id = q->c.actor.account_id, .about = path
	};
}

static struct str address(const struct req *q, struct str path, const struct params_in *chosen)
{
	const struct token_place at = place_of(q, path);

	if (chosen->n == 0)
		return path;
	return str_fmt(q->a, "%.*s?" SEALED "=%.*s", STR_ARG(path),
	               STR_ARG(token_seal(q->c.app, q->a, &at, params_encode(q->a, chosen))));
}

struct str look_address(struct req *q, struct str path, const char *name, struct str value)
{
	struct param one = { str_of(name), value };

	return address(q, path, &(struct params_in){ &one, 1 });
}

struct str look_again(struct req *q, struct str path, const char *const *names, size_t n, const char *without)
{
	struct params_in chosen = { NEW_ARRAY(q->a, struct param, n + 1), 0 };
	struct str plain;

	for (size_t i = 0; i < n; i++) {
		struct str v = req_query(q, names[i]);

		if (v.n > 0 && (without == NULL || strcmp(names[i], without) != 0))
			chosen.v[chosen.n++] = (struct param){ str_of(names[i]), v };
	}
	if (chosen.n == 0)
		return str_fmt(q->a, "%.*s?", STR_ARG(path));
	if (req_query(q, SEALED).n > 0 || str_is(q->net->method, "POST"))
		return str_fmt(q->a, "%.*s&", STR_ARG(address(q, path, &chosen)));
	plain = params_encode(q->a, &chosen);
	return str_fmt(q->a, "%.*s?%.*s&", STR_ARG(path), STR_ARG(plain));
}

void look_open(struct req *q)
{
	struct str text = req_query(q, SEALED), plain;
	const struct token_place at = place_of(q, q->net->path);
	struct params_in in, all;

	if (text.n == 0 || text.n > ADDRESS_MOST || !q->session.signed_in ||
	    !token_unseal(q->c.app, q->a, &at, text, &plain) || !params_decode(q->a, plain, &in))
		return;
	all = (struct params_in){ NEW_ARRAY(q->a, struct param, in.n + q->query.n), 0 };
	for (size_t i = 0; i < in.n; i++)
		all.v[all.n++] = in.v[i];
	for (size_t i = 0; i < q->query.n; i++)
		all.v[all.n++] = q->query.v[i];
	q->query = all;
}

void look_form_fields(struct req *q, struct str path)
{
	form_token(q);
	ui_hidden(&q->w, PLACE, path);
}

void look_form_begin(struct req *q, struct str path)
{
	html(&q->w, "<form class=\"filter noprint\" method=\"post\" action=\"/look\">\n");
	look_form_fields(q, path);
}

static enum rc page_look(struct req *q)
{
	struct params_in chosen = { NEW_ARRAY(q->a, struct param, q->form.n + 1), 0 };
	struct str path = req_form(q, PLACE), to;

	if (!route_is_page(path))
		return RC_NONE;
	for (size_t i = 0; i < q->form.n; i++) {
		const struct param *p = &q->form.v[i];

		if (p->value.n > 0 && !str_is(p->name, PLACE) && !str_is(p->name, "_csrf"))
			chosen.v[chosen.n++] = (struct param){ p->name, utf8_head(p->value, TYPED_MOST) };
	}
	to = address(q, path, &chosen);
	if (to.n > ADDRESS_MOST)
		return RC_NONE;
	return req_redirect(q, "%.*s", STR_ARG(to));
}

ROUTES(look_routes, R_TX(POST, "/look", CAP_SIGNED_IN, page_look, TX_OWN));
