#include "kit/net/upper.h"

int lower(int n);

static const struct ops {
	int (*run)(int n);
} OPS = { .run = lower };

int upper(int n)
{
	return OPS.run(n);
}
