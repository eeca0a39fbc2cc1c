#include "publish/publish_zip.h"

#include "kit/text/zip_made.h"

struct str publish_zip(struct arena *a, const struct publish_file *file, size_t n, struct date on)
{
	struct zip_file *in = NEW_ARRAY(a, struct zip_file, n + 1);

	for (size_t i = 0; i < n; i++)
		in[i] = (struct zip_file){ file[i].name, file[i].body };
	return zip_make(a, in, n, on);
}
