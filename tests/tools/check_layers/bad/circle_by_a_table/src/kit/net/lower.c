#include "kit/net/upper.h"

int lower(int n);

int lower(int n)
{
	return upper_twice(n);
}
