#include "kit/base/room.h"

#include <sys/statvfs.h>

int64_t room_left(const char *dir)
{
	struct statvfs fs;

	return statvfs(dir, &fs) == 0 ? (int64_t)fs.f_bavail * (int64_t)fs.f_frsize : INT64_MAX;
}
