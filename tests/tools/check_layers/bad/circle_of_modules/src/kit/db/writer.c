#include "kit/db/own.h"

int writer(int n)
{
	return reader(n);
}
