#include "cmd/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option *option_find(const struct option *table, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, table[i].name))
			return &table[i];
	return NULL;
}

/* postgresql://USER:PASSWORD@HOST/NAME, or ?password=: every user of the machine sees the command line. */
static bool has_password(struct str url)
{
	struct str rest;
	struct str login = str_cut(str_sub(url, (size_t)(str_find(url, S("://")) + 3), url.n), '/', &rest);

	return str_find(url, S("password=")) >= 0 || (str_find(url, S("://")) >= 0 && str_find(login, S("@")) >= 0 &&
	                                              str_find(str_cut(login, '@', &rest), S(":")) >= 0);
}

static bool option_set(const struct option *o, struct str value, bool has_value)
{
	switch (o->kind) {
	case OPT_FLAG:
		if (has_value) {
			fprintf(stderr, "apdr: %s takes no value\n", o->name);
			return false;
		}
		*(bool *)o->to = true;
		return true;
	case OPT_DATABASE:
		if (has_password(value)) {
			fprintf(stderr,
			        "apdr: a password on the command line can be seen by every user of this machine: "
			        "put the address into the environment as APDR_DATABASE, or the password into the "
			        "file that PGPASSFILE names\n");
			return false;
		}
		*(struct str *)o->to = value;
		return true;
	case OPT_TEXT:
		*(struct str *)o->to = value;
		return true;
	case OPT_INT:
		if (str_int(value, o->to))
			return true;
		fprintf(stderr, "apdr: %s wants a whole number\n", o->name);
		return false;
	case OPT_LIST: {
		struct option_list *list = o->to;

		if (list->n < OPTION_LIST_MAX) {
			list->v[list->n++] = value;
			return true;
		}
		fprintf(stderr, "apdr: %s is given more than %d times\n", o->name, OPTION_LIST_MAX);
		return false;
	}
	}
	return false;
}

static bool option_given(const struct option *o)
{
	return o->kind != OPT_TEXT || ((const struct str *)o->to)->n > 0;
}

bool options_read(int argc, char **argv, const struct option *table, size_t n, struct operands *left,
                  size_t max_operands)
{
	*left = (struct operands){ 0 };
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		options_help(argv[0], "", table, n);
		return false;
	}
	for (int i = 1; i < argc; i++) {
		struct str value = STR_NONE;
		struct str arg = str_of(argv[i]);
		bool has_value = str_find(arg, S("=")) > 0;
		const struct option *o;

		if (!str_starts(arg, S("--")) || arg.n == 2) {
			if (left->n == max_operands) {
				fprintf(stderr, "apdr: '%s' is too much. Try 'apdr %s --help'\n", argv[i], argv[0]);
				return false;
			}
			left->v[left->n++] = arg;
			continue;
		}
		o = option_find(table, n, str_cut(arg, '=', &value));
		if (o == NULL) {
			fprintf(stderr, "apdr: unknown option '%s'. Try 'apdr %s --help'\n", argv[i], argv[0]);
			return false;
		}
		if (o->kind != OPT_FLAG && !has_value) {
			if (i + 1 == argc) {
				fprintf(stderr, "apdr: %s wants a value\n", o->name);
				return false;
			}
			value = str_of(argv[++i]);
		}
		if (!option_set(o, value, has_value && o->kind == OPT_FLAG))
			return false;
	}
	for (size_t i = 0; i < n; i++)
		if (table[i].kind == OPT_DATABASE && ((struct str *)table[i].to)->n == 0)
			*(struct str *)table[i].to = str_of(getenv("APDR_DATABASE"));
	for (size_t i = 0; i < n; i++)
		if (table[i].required && !option_given(&table[i])) {
			fprintf(stderr, "apdr: %s is needed. Try 'apdr %s --help'\n", table[i].name, argv[0]);
			return false;
		}
	return true;
}

void options_help(const char *command, const char *operands, const struct option *table, size_t n)
{
	printf("usage: apdr %s%s%s [options]\n", command, operands[0] != '\0' ? " " : "", operands);
	for (size_t i = 0; i < n; i++)
		printf("  %-12s %s%s\n", table[i].name, table[i].what, table[i].required ? " (needed)" : "");
}
