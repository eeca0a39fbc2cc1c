/* apdr: one binary, one command each. The composition root: a table of commands, nothing else. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd/options.h"

static const struct {
	const char *name;
	command_fn *run;
	const char *what;
} COMMANDS[] = {
	{ "init", cmd_init, "make an empty installation; prints a one-time code for the first account" },
	{ "serve", cmd_serve, "the web server" },
	{ "import", cmd_import, "bring in roll, staff, contacts or classes from a CSV file" },
	{ "feed", cmd_feed, "the folders in which the school's system leaves a file each night" },
	{ "watch", cmd_watch, "take the files of the feeds: once, for a timer, or as they come" },
	{ "area", cmd_area, "profiles of local areas: check a file, bring one in, write one out" },
	{ "links", cmd_links, "take over what a check of the area's links found" },
	{ "publish", cmd_publish, "what the school has published, as pages for its own website" },
	{ "backup", cmd_backup, "copy an installation, also a running one, into one file, and check the copy" },
	{ "restore", cmd_restore, "make an installation from a backup" },
	{ "migrate", cmd_migrate, "bring the database to this program's version; takes a checked copy first" },
	{ "doctor", cmd_doctor, "look at an installation, say what is wrong and what helps" },
	{ "demo", cmd_demo, "make a complete fictional school to try things on" },
	{ "user", cmd_user, "list accounts, invite, disable, reset, give and end roles" },
	{ "audit", cmd_audit, "check that the record of who did what is whole" },
	{ "verify", cmd_verify, "check that a statement of help is as it was sealed" },
};

enum { COMMAND_COUNT = sizeof COMMANDS / sizeof COMMANDS[0] };

static int usage(FILE *to)
{
	fputs("APDR " APDR_VERSION ": SEN Support in four steps.\nusage: apdr COMMAND [options]\n", to);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(to, "  %-8s %s\n", COMMANDS[i].name, COMMANDS[i].what);
	fputs("'apdr COMMAND --help' tells the options, 'apdr --version' the version.\n", to);
	return to == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	(void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write, not the end */
	if (strcmp(name, "version") == 0 || strcmp(name, "--version") == 0)
		return puts("apdr " APDR_VERSION) < 0;
	if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0)
		return usage(stdout);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(name, COMMANDS[i].name) == 0)
			return COMMANDS[i].run(argc - 1, argv + 1);
	if (name[0] != '\0')
		fprintf(stderr, "apdr: there is no command '%s'\n", name);
	return usage(stderr);
}
