/* The main function of every test program: runs the file that is named, or all of its files one after the other.
 * usage: test_SUITE [FILE]      exit status 0: all passed; 77: what they need is not here */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

extern const struct test_file *const __start_apdr_test[];
extern const struct test_file *const __stop_apdr_test[];

enum { SKIP = 77 };

int main(int argc, char **argv)
{
	int worst = 0;
	int found = 0;

	for (const struct test_file *const *t = __start_apdr_test; t < __stop_apdr_test; t++) {
		int status;

		if (argc > 1 && strcmp((*t)->name, argv[1]) != 0)
			continue;
		found++;
		status = (*t)->run();
		if (status != 0 && worst != status)
			worst = worst == 0 || worst == SKIP ? status : worst;
	}
	if (found > 0)
		return worst;
	(void)fprintf(stderr, "there is no test file of that name\n");
	return 2;
}
