#include "support/tool.h"
#include "support/support.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

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
