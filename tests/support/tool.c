#include "support/tool.h"
#include "support/support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/buf.h"

enum { OUTPUT_MAX = 8 * 1024 * 1024 };

void tool_write(const char *path, struct str bytes)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
}

struct str tool_run(struct arena *a, const char *const *argv, int *status)
{
	struct buf out = buf_new(a, OUTPUT_MAX);
	char part[4096];
	int ends[2], left;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], 1);
		dup2(ends[1], 2);
		close(ends[0]);
		close(ends[1]);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(ends[1]);
	while ((n = read(ends[0], part, sizeof part)) > 0)
		buf_add(&out, part, (size_t)n);
	close(ends[0]);
	assert_int_equal(waitpid(pid, &left, 0), pid);
	*status = WIFEXITED(left) ? WEXITSTATUS(left) : -1;
	return buf_view(&out);
}

static char folder[64];

int tool_folder_make(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/apdr-test-XXXXXX");
	return mkdtemp(folder) == NULL;
}

int tool_folder_remove(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	if (getenv("KEEP_FILES") == NULL)
		SAID(a, "rm", "-r", folder);
	else
		print_message("kept: %s\n", folder);
	arena_free(a);
	return 0;
}

const char *tool_place(struct arena *a, const char *name)
{
	return str_c(a, str_fmt(a, "%s/%s", folder, name));
}

struct str tool_said(struct arena *a, const char *const *argv)
{
	int status;
	struct str out = tool_run(a, argv, &status);

	if (status != 0)
		fail_msg("%s: %.*s", argv[0], STR_ARG(out));
	return out;
}

const char *pdf_checked(struct arena *a, const char *name, struct str bytes)
{
	const char *path = tool_place(a, name);
	struct str said;
	int status;

	tool_write(path, bytes);
	said = TOOL(a, &status, "qpdf", "--check", path);
	if (status != 0 || str_find(said, S("WARNING")) >= 0)
		fail_msg("qpdf: %.*s", STR_ARG(said));
	return path;
}

struct str text_flat(struct arena *a, struct str text)
{
	struct buf b = buf_new(a, OUTPUT_MAX);
	bool space = false;

	for (size_t i = 0; i < text.n; i++) {
		bool is_space = text.p[i] == ' ' || text.p[i] == '\n' || text.p[i] == '\f';

		if (!is_space || !space)
			buf_char(&b, is_space ? ' ' : text.p[i]);
		space = is_space;
	}
	return buf_view(&b);
}

size_t text_after(struct str text, const char *word, size_t from)
{
	ptrdiff_t at = str_find(str_sub(text, from, text.n), str_of(word));

	if (at < 0)
		fail_msg("\"%s\" does not come after \"%.*s\"", word, 40, text.p + (from > 40 ? from - 40 : 0));
	return from + (size_t)at + strlen(word);
}

int text_count(struct str text, const char *word)
{
	int n = 0;
	ptrdiff_t at;

	while ((at = str_find(text, str_of(word))) >= 0) {
		text = str_sub(text, (size_t)at + strlen(word), text.n);
		n++;
	}
	return n;
}

void text_in_order(struct str text, const char *const *words)
{
	size_t at = 0;

	for (; *words != NULL; words++)
		at = text_after(text, *words, at);
}
