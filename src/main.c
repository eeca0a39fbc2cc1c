#include <stdio.h>

int main(void)
{
	puts("apdr 0.1.0");
	return 0;
}
