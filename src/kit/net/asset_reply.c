#include "kit/net/asset_reply.h"

#include <stdio.h>

bool asset_path_is(struct str path)
{
	return str_starts(path, S("/assets/"));
}

/* One of the tags in an If-None-Match value is this one, weak or not. */
static bool tag_matches(struct str list, struct str tag)
{
	while (list.n > 0) {
		struct str one = str_trim(str_cut(list, ',', &list));

		if (str_starts(one, S("W/")))
			one = str_sub(one, 2, one.n);
		if (str_eq(one, tag))
			return true;
	}
	return false;
}

static bool gzip_refused(struct str accept)
{
	while (accept.n > 0) {
		struct str rest;
		struct str item = str_cut(accept, ',', &accept);
		struct str name = str_trim(str_cut(item, ';', &rest));
		struct str q = str_trim(rest);

		if (http_same(name, S("gzip")))
			return str_is(q, "q=0") || str_is(q, "q=0.0") || str_is(q, "q=0.00") || str_is(q, "q=0.000");
	}
	return true; /* not named at all */
}

static void header(struct asset_reply *out, struct str name, struct str value)
{
	out->header[out->headers++] = (struct net_pair){ name, value };
}

void asset_reply_make(struct str path, const struct http_head *h, struct asset_reply *out)
{
	const struct net_asset *a = net_asset_find(path);
	struct str tag;
	bool packed;
	int n;

	*out = (struct asset_reply){ .status = 404 };
	if (a == NULL)
		return;
	packed = a->gzip != NULL && !gzip_refused(h->accept_encoding);
	tag = str_of(a->etag);
	if (packed && tag.n > 2) { /* another encoding is another tag */
		n = snprintf(out->etag, sizeof out->etag, "%.*s-gz\"", (int)(tag.n - 1), tag.p);
		if (n > 0 && (size_t)n < sizeof out->etag)
			tag = (struct str){ out->etag, (size_t)n };
	}
	header(out, S("etag"), tag);
	header(out, S("cache-control"),
	       str_starts(h->query, S("v=")) ? S("public, max-age=31536000, immutable") : S("no-cache"));
	if (a->gzip != NULL)
		header(out, S("vary"), S("accept-encoding"));
	if (tag_matches(h->if_none_match, tag)) {
		out->status = 304;
		return;
	}
	out->status = 200;
	header(out, S("content-type"), str_of(a->type));
	if (packed)
		header(out, S("content-encoding"), S("gzip"));
	out->body = packed ? (struct str){ (const char *)a->gzip, a->gzip_size }
	                   : (struct str){ (const char *)a->data, a->size };
}
