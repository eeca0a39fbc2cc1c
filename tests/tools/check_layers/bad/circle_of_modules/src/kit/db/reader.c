#include "kit/db/own.h"

int reader(int n)
{
	return n == 0 ? 0 : writer(n - 1);
}
