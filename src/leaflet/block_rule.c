#include "leaflet/block_rule.h"

#include "kit/base/embed.h"

const char *const LEAF_AUDIENCES[] = { "parent", "young", "child", NULL };
const char *const LEAF_SETTINGS[] = { "nursery", "school", "college", NULL };
const char *const LEAF_PART_WORDS[] = { "body", "short", "step", "easy", NULL };
static const char *const FORCES[] = { "info", "should", "must", NULL };

struct str leaf_file(struct str name)
{
	for (const struct embedded *f = content_files; f->name != NULL; f++)
		if (str_is(name, f->name))
			return (struct str){ (const char *)f->data, f->size };
	return STR_NONE;
}

bool leaf_head_next(struct str *rest, struct str *key, struct str *value)
{
	struct str line = str_cut(*rest, '\n', rest);

	if (str_trim(line).n == 0)
		return false;
	*key = str_trim(str_cut(line, ':', value));
	*value = str_trim(*value);
	return true;
}

int leaf_word(struct str word, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++)
		if (str_is(word, words[i]))
			return i;
	return -1;
}

unsigned leaf_words(struct str list, const char *const *words)
{
	unsigned bits = 0;

	while (list.n > 0) {
		int at = leaf_word(str_cut(list, ' ', &list), words);

		if (at < 0)
			return 0;
		bits |= 1u << at;
	}
	return bits;
}

static bool head_take(struct leaf_block *b, struct str key, struct str value)
{
	if (str_is(key, "title")) {
		b->title = value;
	} else if (str_is(key, "audience")) {
		b->audience = leaf_words(value, LEAF_AUDIENCES);
	} else if (str_is(key, "setting")) {
		b->setting = leaf_words(value, LEAF_SETTINGS);
	} else if (str_is(key, "code")) {
		b->code = value;
	} else if (str_is(key, "needs")) {
		b->needs = value;
	} else if (str_is(key, "source")) {
		b->source = value;
	} else if (str_is(key, "hue")) {
		b->hue = value;
		b->level = 3;
	} else if (str_is(key, "reviewed")) {
		return date_parse_iso(value, &b->reviewed);
	} else if (str_is(key, "force")) {
		int at = leaf_word(value, FORCES);

		b->force = at < 0 ? LEAF_INFO : (enum leaf_force)at;
		return at >= 0;
	} else {
		return false;
	}
	return true;
}

/* Cuts the text below the head at "## part". */
static bool parts_take(struct leaf_block *b, struct str text)
{
	size_t from = 0;
	int part = LEAF_BODY;

	for (size_t at = 0; at < text.n;) {
		struct str rest;
		struct str line = str_cut(str_sub(text, at, text.n), '\n', &rest);

		if (str_starts(line, S("## "))) {
			b->part[part] = str_trim(str_sub(text, from, at - from));
			part = leaf_word(str_trim(str_sub(line, 3, line.n)), LEAF_PART_WORDS);
			if (part <= LEAF_BODY)
				return false;
			from = at + line.n + 1;
		}
		at += line.n + 1;
	}
	b->part[part] = str_trim(str_sub(text, from, text.n));
	return true;
}

struct str block_read(struct arena *a, struct str name, struct leaf_block *out)
{
	struct str text = leaf_file(str_fmt(a, "family/blocks/%.*s.md", STR_ARG(name)));
	struct str key;
	struct str value;

	*out = (struct leaf_block){ .name = name, .level = 2 };
	if (text.n == 0)
		return str_fmt(a, "there is no block %.*s", STR_ARG(name));
	while (leaf_head_next(&text, &key, &value))
		if (!head_take(out, key, value))
			return str_fmt(a, "%.*s: %.*s cannot be read", STR_ARG(name), STR_ARG(key));
	if (out->title.n == 0 || out->audience == 0 || out->setting == 0 || out->source.n == 0 ||
	    date_none(out->reviewed))
		return str_fmt(a, "%.*s: title, audience, setting, source or reviewed is missing", STR_ARG(name));
	if (out->force != LEAF_INFO && out->code.n == 0)
		return str_fmt(a, "%.*s: force without a paragraph", STR_ARG(name));
	if (!parts_take(out, text))
		return str_fmt(a, "%.*s: there are the parts short, step and easy", STR_ARG(name));
	return STR_NONE;
}
