/* The command line: a table of options for each command, one reader for all. "--name value", "--name=value" or a flag.
 */
#pragma once

#include "kit/base/str.h"

enum option_kind {
	OPT_TEXT,
	OPT_INT,
	OPT_FLAG,
	OPT_LIST,     /* may be given more than once */
	OPT_DATABASE, /* text; when it is not given, APDR_DATABASE of the environment. No password on the command line
	               */
};

struct option {
	const char *name; /* "--data" */
	enum option_kind kind;
	void *to;         /* struct str *, int64_t *, bool *, struct option_list * */
	const char *what; /* for the help: "DIR  the data folder" */
	bool required;
};

enum { OPERANDS_MAX = 4, OPTION_LIST_MAX = 16 };

/* What may be given more than once. */
struct option_list {
	struct str v[OPTION_LIST_MAX];
	size_t n;
};

struct operands {
	struct str v[OPERANDS_MAX];
	size_t n;
};

/* Reads argv into the table's places; what is left are operands (at most max_operands). False: a message was written
 * to stderr and the exit status is 2. */
bool options_read(int argc, char **argv, const struct option *table, size_t n, struct operands *left,
                  size_t max_operands);
/* "usage: apdr demo --data DIR …" with a line for each option, on stdout. */
void options_help(const char *command, const char *operands, const struct option *table, size_t n);

/* Every command: argv[0] is its name. Returns the exit status: 0 success, 1 the work failed, 2 wrong use. */
typedef int command_fn(int argc, char **argv);
command_fn cmd_init, cmd_demo, cmd_serve, cmd_import, cmd_backup, cmd_restore, cmd_migrate, cmd_doctor, cmd_user,
    cmd_audit, cmd_feed, cmd_watch, cmd_area, cmd_links, cmd_verify, cmd_publish;
