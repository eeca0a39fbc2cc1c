#include <time.h>
#include <sys/stat.h>
#include <string.h>
