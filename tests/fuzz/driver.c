/* Runs a fuzz target without libFuzzer: over every file of a folder as it is, and over changed copies of it, the same
 * ones each time. The suite uses it, so that the corpus and every former crash stay tested. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 1 << 20, GROW = 64, CHANGED_COPIES = 300, EDITS_MAX = 6 };

static uint64_t state = 88172645463325252u;

static uint64_t next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

/* A few bytes replaced, doubled or cut. Letters that matter to parsers come often. */
static size_t change(uint8_t *p, size_t n)
{
	static const uint8_t special[] = "\",;\t\r\n=+-@\0\xC3\xA9\xEF\xBB\xBF\xFF\x80 019";
	size_t edits = 1 + next() % EDITS_MAX;

	for (size_t i = 0; i < edits && n > 0; i++) {
		size_t at = next() % n;
		size_t len = next() % 8;

		switch (next() % 4) {
		case 0:
			p[at] = special[next() % (sizeof special - 1)];
			break;
		case 1:
			p[at] = (uint8_t)next();
			break;
		case 2:
			if (at + len <= n) {
				memmove(p + at, p + at + len, n - at - len);
				n -= len;
			}
			break;
		default:
			if (at + len <= n && i < GROW / 8) {
				memmove(p + at + len, p + at, n - at);
				n += len;
			}
			break;
		}
	}
	return n;
}

static int run_file(const char *folder, const char *name, uint8_t *whole, uint8_t *copy)
{
	char path[4096];
	FILE *f;
	size_t n;

	if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
		return 1;
	f = fopen(path, "rb");
	if (f == NULL)
		return 1;
	n = fread(whole, 1, INPUT_MAX, f);
	fclose(f);
	LLVMFuzzerTestOneInput(whole, n);
	for (int i = 0; i < CHANGED_COPIES; i++) {
		memcpy(copy, whole, n);
		LLVMFuzzerTestOneInput(copy, change(copy, n));
	}
	return 0;
}

int main(int argc, char **argv)
{
	uint8_t *whole = malloc(INPUT_MAX);
	uint8_t *copy = malloc(INPUT_MAX + GROW);
	int bad = 0, files = 0;

	for (int i = 1; i < argc; i++) {
		DIR *d = opendir(argv[i]);

		if (d == NULL) {
			fprintf(stderr, "%s cannot be read\n", argv[i]);
			return 1;
		}
		for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
			if (e->d_name[0] == '.')
				continue;
			bad += run_file(argv[i], e->d_name, whole, copy);
			files++;
		}
		closedir(d);
	}
	free(whole);
	free(copy);
	printf("%d files\n", files);
	return bad != 0 || files == 0;
}
