/* What is built into the binary for the browser: everything that pages and the style sheet name is there, the small
 * variants unpack to the same bytes, nothing is asked of other hosts. */
#include "support/support.h"

#include "kit/base/asset.h"
#include "kit/net/net.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

/* The asset behind an address with or without ?v=… */
static const struct net_asset *at(const char *url)
{
	struct str rest;

	return net_asset_find(str_cut(str_of(url), '?', &rest));
}

static void pages_find_their_files(void **state)
{
	(void)state;
	assert_string_equal(at(asset_css_url)->type, "text/css; charset=utf-8");
	assert_string_equal(at(asset_js_url)->type, "text/javascript; charset=utf-8");
	assert_string_equal(at(asset_icons_url)->type, "image/svg+xml");
	assert_string_equal(at(asset_favicon_url)->type, "image/svg+xml");
	assert_null(net_asset_find(S("/assets/theme.scss")));
	assert_null(net_asset_find(S("/assets/")));
	assert_null(net_asset_find(STR_NONE));
}

/* The address changes with the content. */
static void addresses_carry_the_hash(void **state)
{
	const struct net_asset *css = at(asset_css_url);
	const char *v = strstr(asset_css_url, "?v=");

	(void)state;
	assert_non_null(v);
	assert_memory_equal(css->etag + 1, v + 3, strlen(v + 3));
	assert_int_equal(strlen(css->etag), strlen(v + 3) + 2);
}

static void small_variants_unpack(void **state)
{
	const char *const urls[] = { asset_css_url, asset_icons_url };
	struct arena *a = test_arena();
	const struct net_asset *f;
	unsigned char *out;
	z_stream z;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		f = at(urls[i]);
		assert_non_null(f->gzip);
		assert_true(f->gzip_size < f->size);
		out = arena_alloc(a, f->size + 1);
		memset(&z, 0, sizeof z);
		assert_int_equal(inflateInit2(&z, 31), Z_OK);
		z.next_in = (Bytef *)(uintptr_t)f->gzip;
		z.avail_in = (uInt)f->gzip_size;
		z.next_out = out;
		z.avail_out = (uInt)f->size + 1;
		assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
		assert_int_equal(z.total_out, f->size);
		assert_memory_equal(out, f->data, f->size);
		(void)inflateEnd(&z);
	}
	arena_free(a);
}

static void style_sheet_asks_only_us(void **state)
{
	struct arena *a = test_arena();
	struct str css = { (const char *)at(asset_css_url)->data, at(asset_css_url)->size };
	struct str font;
	ptrdiff_t i;
	int fonts = 0;

	(void)state;
	assert_true(str_find(css, S("http:")) < 0);
	assert_true(str_find(css, S("https:")) < 0);
	assert_true(str_find(css, S("@import")) < 0);
	while ((i = str_find(css, S("url("))) >= 0) {
		css = str_sub(css, (size_t)i + 4, css.n);
		font = str_sub(css, css.p[0] == '"' ? 1 : 0, 200);
		assert_true(str_starts(font, S("fonts/")));
		font = str_sub(font, 0, (size_t)str_find(font, S("?")));
		assert_non_null(net_asset_find(str_fmt(a, "/assets/%.*s", STR_ARG(font))));
		fonts++;
	}
	assert_int_equal(fonts, 6);
	arena_free(a);
}

/* Icons that components and pictures name are in the sprite. */
static void icons_are_drawn(void **state)
{
	static const char *const names[] = { "assess", "plan",      "do",    "review",   "tick",  "cross",
		                             "clock",  "alert",     "ring",  "calendar", "face1", "face5",
		                             "star",   "hourglass", "print", "mark" };
	struct arena *a = test_arena();
	struct str svg = { (const char *)at(asset_icons_url)->data, at(asset_icons_url)->size };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_find(svg, str_fmt(a, "id=\"%s\"", names[i])) < 0)
			fail_msg("no icon %s", names[i]);
	arena_free(a);
}

TEST_MAIN(test_assets)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_find_their_files), cmocka_unit_test(addresses_carry_the_hash),
		cmocka_unit_test(small_variants_unpack),  cmocka_unit_test(style_sheet_asks_only_us),
		cmocka_unit_test(icons_are_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
