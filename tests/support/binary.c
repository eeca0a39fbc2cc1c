#include "support/binary.h"

#include "support/support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test_db.h"

enum { ARGS_MAX = 12, PATH_MAX_BYTES = 200 };

char said[BINARY_SAY_MAX];

pid_t binary_start(const char *const *args, const char *out, rlim_t few)
{
	const char *argv[ARGS_MAX] = { getenv("APDR_BINARY") };
	pid_t child;

	for (int i = 0; args[i] != NULL; i++)
		argv[i + 1] = args[i];
	child = fork();
	if (child == 0) {
		int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		struct rlimit r = { few, few };

		dup2(fd, 1);
		dup2(fd, 2);
		if (few > 0 && setrlimit(RLIMIT_NOFILE, &r) != 0)
			_exit(126);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	return child;
}

void binary_words(const char *out)
{
	int fd = open(out, O_RDONLY);
	ssize_t n = read(fd, said, sizeof said - 1);

	said[n > 0 ? n : 0] = '\0';
	close(fd);
}

const char *binary_out(void)
{
	static char path[PATH_MAX_BYTES];

	snprintf(path, sizeof path, "%s/said", test_folder());
	return path;
}

int binary_run(const char *const *args, rlim_t few)
{
	pid_t child = binary_start(args, binary_out(), few);
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	binary_words(binary_out());
	return WEXITSTATUS(status);
}

void expect(int is, int wanted, const char *word)
{
	if (is != wanted || strstr(said, word) == NULL)
		fail_msg("exit status %d, wanted %d with \"%s\"; said: %s", is, wanted, word, said);
}
