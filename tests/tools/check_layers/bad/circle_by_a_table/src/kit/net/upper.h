#pragma once

int upper(int n);
/* Stands for a call. */
#define upper_twice(n) upper(upper(n))
