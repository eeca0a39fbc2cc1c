#include "kit/base/build_id.h"

#include <link.h>
#include <string.h>

#include "kit/base/buf.h"

enum { MARK_MOST = 64, ALIGN = 4 };

struct mark {
	unsigned char byte[MARK_MOST];
	size_t n;
};

static size_t aligned(size_t n)
{
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

/* The notes of one segment: a head, a name and what it says, each filled up to four bytes. */
static void notes_read(const unsigned char *at, size_t n, struct mark *out)
{
	ElfW(Nhdr) head;

	while (n >= sizeof head) {
		size_t name, says;

		memcpy(&head, at, sizeof head);
		name = aligned(head.n_namesz);
		says = aligned(head.n_descsz);
		if (name > n - sizeof head || says > n - sizeof head - name)
			return;
		if (head.n_type == NT_GNU_BUILD_ID && head.n_descsz <= MARK_MOST && head.n_namesz == sizeof "GNU" &&
		    memcmp(at + sizeof head, "GNU", sizeof "GNU") == 0) {
			memcpy(out->byte, at + sizeof head + name, head.n_descsz);
			out->n = head.n_descsz;
			return;
		}
		at += sizeof head + name + says;
		n -= sizeof head + name + says;
	}
}

/* The program itself comes first; what is loaded with it is not asked. */
static int first(struct dl_phdr_info *info, size_t size, void *x)
{
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_NOTE)
			notes_read((const unsigned char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr),
			           info->dlpi_phdr[i].p_memsz, x);
	return 1;
}

struct str build_id(struct arena *a)
{
	struct mark m = { .n = 0 };
	struct buf b = buf_new(a, 2 * MARK_MOST + 1);

	(void)dl_iterate_phdr(first, &m); /* 1: what first returns */
	for (size_t i = 0; i < m.n; i++)
		buf_fmt(&b, "%02x", m.byte[i]);
	return buf_view(&b);
}
