#include "support/support.h"

struct arena *test_arena(void)
{
	return arena_new(128u << 20);
}
