/* Workbooks (.xlsx): a zip of parts in XML. One sheet is read; formulas, pictures and programs in it are passed over
 * unread. What is unpacked is counted as it comes out. */
#include "kit/file/look_grid.h"

#include <stdio.h>
#include <string.h>

#include <zip.h>

#include "kit/file/grid_style.h"
#include "kit/file/grid_xml.h"

enum {
	ENTRIES_MAX = 4000,
	NAME_LETTERS = 300,
	MERGES_MAX = 20000,
	VALUE_MAX = 256 * 1024,
	ROOM_FIRST = 1024,
	LINES_MAX = 1048576
};

struct relation {
	struct str id;
	struct str type;
	struct str path;
};

struct book {
	struct grid_made *g;
	struct arena *a;
	zip_t *zip;
	size_t unpacked;
	bool base_1904;
	struct relation *relation;
	size_t relations;
	struct str *shared;
	size_t shareds;
	struct grid_style *style;
	size_t styles;
	struct str path[GRID_SHEETS_MAX];
	struct buf value;
	char type; /* of the cell: 's'hared, 'i'nline, 'f'ormula's text, 'b'oolean, 'd'ay, 'e'rror, 'n'umber */
	size_t in_style;
	size_t column;
	size_t line;
	bool hidden;
};

/* ---- parts ---- */

struct part {
	struct book *b;
	zip_file_t *f;
	uint64_t left;
};

static int part_read(void *x, char *to, int n)
{
	struct part *p = x;
	zip_int64_t got = zip_fread(p->f, to, (zip_uint64_t)n);

	if (got < 0)
		grid_refuse(GRID_DAMAGED);
	if ((uint64_t)got > p->left)
		grid_refuse(GRID_EXCESSIVE); /* more than the directory says: it lies */
	p->left -= (uint64_t)got;
	p->b->unpacked += (size_t)got;
	if (p->b->unpacked > GRID_UNPACKED_MAX)
		grid_refuse(GRID_EXCESSIVE);
	return (int)got;
}

static int part_close(void *x)
{
	struct part *p = x;

	return zip_fclose(p->f) == 0 ? 0 : -1;
}

/* NULL: there is no such part. */
static struct part *part_find(struct book *b, struct str path)
{
	struct part *p = NEW(b->a, struct part);
	zip_stat_t st;
	zip_int64_t at =
	    path.n > 0 && path.n < NAME_LETTERS ? zip_name_locate(b->zip, str_c(b->a, path), ZIP_FL_NOCASE) : -1;

	if (at < 0)
		return NULL;
	if (zip_stat_index(b->zip, (zip_uint64_t)at, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0 ||
	    (st.valid & ZIP_STAT_COMP_SIZE) == 0)
		grid_refuse(GRID_DAMAGED);
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && st.encryption_method != ZIP_EM_NONE)
		grid_refuse(GRID_LOCKED);
	if (st.size > GRID_UNPACKED_MAX || st.size > st.comp_size * GRID_RATIO_MAX + 4096)
		grid_refuse(GRID_EXCESSIVE);
	*p = (struct part){ b, zip_fopen_index(b->zip, (zip_uint64_t)at, 0), st.size };
	if (p->f == NULL)
		grid_refuse(GRID_DAMAGED);
	return p;
}

/* NULL: there is no such part. */
static xmlTextReaderPtr part_open(struct book *b, struct str path)
{
	struct part *p = part_find(b, path);
	xmlTextReaderPtr r = p != NULL ? xmlReaderForIO(part_read, part_close, p, NULL, NULL, XML_HOW) : NULL;

	if (p != NULL && r == NULL)
		grid_refuse(GRID_DAMAGED);
	return r;
}

/* Nothing when there is no such part. */
static void part_walk(struct book *b, struct str path, struct grid_xml_walk *w)
{
	struct part *p = part_find(b, path);

	if (p != NULL)
		grid_xml_walk(w, part_read, part_close, p);
}

static bool is(const char *name, const char *other)
{
	return strcmp(name, other) == 0;
}

/* Where a relation of a part leads. */
static struct str path_of(struct book *b, struct str part, struct str target)
{
	size_t folder = part.n;

	if (str_starts(target, S("/")))
		return str_dup(b->a, str_sub(target, 1, target.n));
	while (folder > 0 && part.p[folder - 1] != '/')
		folder--;
	return str_fmt(b->a, "%.*s%.*s", (int)folder, part.p, STR_ARG(target));
}

static void relations_read(struct book *b, struct str part)
{
	size_t slash = part.n;
	xmlTextReaderPtr r;

	while (slash > 0 && part.p[slash - 1] != '/')
		slash--;
	r = part_open(b,
	              str_fmt(b->a, "%.*s_rels/%.*s.rels", (int)slash, part.p, (int)(part.n - slash), part.p + slash));
	b->relations = 0;
	b->relation = NEW_ARRAY(b->a, struct relation, ENTRIES_MAX);
	while (r != NULL && grid_xml_next(r) && b->relations < ENTRIES_MAX)
		if (grid_xml_begins(r, "Relationship") && !str_is(grid_xml_attribute(r, "TargetMode"), "External"))
			b->relation[b->relations++] =
			    (struct relation){ str_dup(b->a, grid_xml_attribute(r, "Id")),
				               str_dup(b->a, grid_xml_attribute(r, "Type")),
				               path_of(b, part, grid_xml_attribute(r, "Target")) };
	if (r != NULL)
		xmlFreeTextReader(r);
}

static struct str related(const struct book *b, struct str type)
{
	for (size_t i = 0; i < b->relations; i++)
		if (str_ends(b->relation[i].type, type))
			return b->relation[i].path;
	return STR_NONE;
}

/* ---- what is shared by all sheets ---- */

/* "_x000D_" stands for a letter that XML cannot have; ours are well off without it. */
static struct str unescaped(struct arena *a, struct str s)
{
	struct buf b;

	if (str_find(s, S("_x00")) < 0)
		return str_dup(a, s);
	b = buf_new(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (i + 7 <= s.n && memcmp(s.p + i, "_x00", 4) == 0 && s.p[i + 6] == '_') {
			buf_char(&b,
			         memcmp(s.p + i + 4, "0A", 2) == 0 || memcmp(s.p + i + 4, "0D", 2) == 0 ? '\n' : ' ');
			i += 6;
		} else {
			buf_char(&b, s.p[i]);
		}
	}
	return buf_view(&b);
}

static void shared_add(struct book *b, size_t *room, struct str s)
{
	if (b->shareds == *room) {
		struct str *more = NEW_ARRAY(b->a, struct str, *room * 2 + ROOM_FIRST);

		if (b->shareds > 0)
			memcpy(more, b->shared, b->shareds * sizeof *more);
		b->shared = more;
		*room = *room * 2 + ROOM_FIRST;
	}
	b->shared[b->shareds++] = unescaped(b->a, s);
}

/* <si><t>…</t></si>, <si><r><t>…</t></r>…</si>; what is in rPh is how to say it. */
struct shared_walk {
	struct book *b;
	size_t room;
	bool said;
	bool spoken;
};

static void shared_begins(void *x, const char *name, const struct grid_xml_attributes *of)
{
	struct shared_walk *w = x;

	(void)of;
	if (is(name, "si"))
		w->b->value.n = 0;
	w->said = w->said || is(name, "t");
	w->spoken = w->spoken || is(name, "rPh");
}

static void shared_ends(void *x, const char *name)
{
	struct shared_walk *w = x;

	w->said = w->said && !is(name, "t");
	w->spoken = w->spoken && !is(name, "rPh");
	if (is(name, "si"))
		shared_add(w->b, &w->room, buf_view(&w->b->value));
}

static void shared_text(void *x, struct str s)
{
	struct shared_walk *w = x;

	if (w->said && !w->spoken)
		buf_str(&w->b->value, s);
}

static void shared_read(struct book *b)
{
	struct shared_walk s = { .b = b };
	struct grid_xml_walk w = { shared_begins, shared_ends, shared_text, &s, false, NULL };

	part_walk(b, related(b, S("/sharedStrings")), &w);
}

struct format {
	int64_t id;
	struct grid_style style;
};

static void styles_read(struct book *b)
{
	xmlTextReaderPtr r = part_open(b, related(b, S("/styles")));
	struct format *own = NEW_ARRAY(b->a, struct format, ENTRIES_MAX);
	size_t owns = 0, room = 65536;
	bool in_cells = false;

	b->style = NEW_ARRAY(b->a, struct grid_style, room);
	while (r != NULL && grid_xml_next(r)) {
		int64_t id = 0;

		if (grid_xml_begins(r, "numFmt") && owns < ENTRIES_MAX &&
		    str_int(grid_xml_attribute(r, "numFmtId"), &id))
			own[owns++] = (struct format){ id, grid_style_of(grid_xml_attribute(r, "formatCode")) };
		in_cells = (in_cells || grid_xml_begins(r, "cellXfs")) && !grid_xml_ends(r, "cellXfs");
		if (!in_cells || !grid_xml_begins(r, "xf") || b->styles == room)
			continue;
		(void)str_int(grid_xml_attribute(r, "numFmtId"), &id); /* none: the usual one */
		b->style[b->styles] = grid_style_known(id);
		for (size_t i = 0; i < owns; i++)
			if (own[i].id == id)
				b->style[b->styles] = own[i].style;
		b->styles++;
	}
	if (r != NULL)
		xmlFreeTextReader(r);
}

/* ---- a sheet ---- */

static struct str percent_text(struct arena *a, double v, int digits)
{
	char text[64];
	int n = snprintf(text, sizeof text, "%.*f%%", digits, v * 100);

	return n > 0 && (size_t)n < sizeof text ? str_dup(a, (struct str){ text, (size_t)n }) : STR_NONE;
}

/* Digits that a number is written with in any case. */
static bool is_plain_number(struct str s)
{
	enum { EXACT = 15 };

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= EXACT && (s.p[0] != '0' || s.n == 1);
}

static struct str shown(struct book *b, struct str raw)
{
	const struct grid_style s =
	    b->in_style < b->styles ? b->style[b->in_style] : (struct grid_style){ SHOW_NUMBER, 0 };
	double v;
	struct str text;

	if ((s.show == SHOW_NUMBER && is_plain_number(raw)) || !grid_number(raw, &v))
		return str_dup(b->a, raw);
	text = grid_number_text(b->a, v);
	switch ((enum show)s.show) {
	case SHOW_DAY:
		return grid_day_text(b->a, v, b->base_1904, false);
	case SHOW_DAY_TIME:
		return grid_day_text(b->a, v, b->base_1904, true);
	case SHOW_TIME:
		return v < 0 ? text : grid_time_text(b->a, v, false);
	case SHOW_ELAPSED:
		return v < 0 || v > 100000 ? text : grid_time_text(b->a, v, true);
	case SHOW_PERCENT:
		return percent_text(b->a, v, s.digits);
	case SHOW_ZEROS:
		while (text.n < s.digits && v >= 0 && memchr(text.p, '.', text.n) == NULL)
			text = str_fmt(b->a, "0%.*s", STR_ARG(text));
		return text;
	case SHOW_NUMBER:
		break;
	}
	return text;
}

static struct str cell_text(struct book *b)
{
	struct str raw = buf_view(&b->value);
	int64_t at;

	if (b->value.full)
		grid_refuse(GRID_EXCESSIVE);
	switch (b->type) {
	case 's':
		return str_int(str_trim(raw), &at) && at >= 0 && (uint64_t)at < b->shareds ? b->shared[at] : STR_NONE;
	case 'b':
		return str_is(str_trim(raw), "1") ? S("TRUE") : S("FALSE");
	case 'd':
		raw = str_trim(raw);
		return str_dup(b->a, str_ends(raw, S("T00:00:00")) ? str_sub(raw, 0, raw.n - 9) : raw);
	case 'n':
		return raw.n > 0 ? shown(b, str_trim(raw)) : STR_NONE;
	default:
		return unescaped(b->a, raw);
	}
}

/* "BC12": column 54, line 12; false when it is none. */
static bool place_read(struct str s, size_t *column, size_t *line)
{
	size_t i = 0, c = 0, l = 0;

	for (; i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z' && i < 3; i++)
		c = c * 26 + (size_t)(s.p[i] - 'A') + 1;
	if (c == 0 || i == s.n)
		return false;
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && l <= LINES_MAX; i++)
		l = l * 10 + (size_t)(s.p[i] - '0');
	*column = c - 1;
	*line = l;
	return i == s.n && l > 0 && l <= LINES_MAX;
}

static char type_of(struct str t)
{
	if (str_is(t, "inlineStr"))
		return 'i';
	if (str_is(t, "str"))
		return 'f';
	return t.n == 1 && memchr("sbdne", t.p[0], 5) != NULL ? t.p[0] : 'n';
}

static void cell_begin(struct book *b, const struct grid_xml_attributes *of)
{
	size_t column, line;
	int64_t style = 0;

	b->column = place_read(grid_xml_of(of, "r"), &column, &line) ? column : b->column + 1;
	b->type = type_of(grid_xml_of(of, "t"));
	b->in_style = str_int(grid_xml_of(of, "s"), &style) && style >= 0 ? (size_t)style : 0;
	b->value.n = 0;
}

static void row_begin(struct book *b, const struct grid_xml_attributes *of)
{
	struct str hidden = grid_xml_of(of, "hidden");
	int64_t line;

	b->line = str_int(grid_xml_of(of, "r"), &line) && line > 0 && line <= LINES_MAX ? (size_t)line : b->line + 1;
	b->hidden = str_is(hidden, "1") || str_is(hidden, "true");
	b->column = SIZE_MAX;
}

static void merge_read(struct book *b, struct str ref)
{
	struct str last;
	struct str first = str_cut(ref, ':', &last);
	size_t c1, l1, c2, l2;

	if (place_read(first, &c1, &l1) && place_read(last, &c2, &l2) && l2 > l1 && c1 == c2 && c1 < GRID_COLUMNS_MAX)
		grid_fill_down(b->g, c1, l1, l2);
}

struct sheet_walk {
	struct book *b;
	struct grid_xml_walk xml;
	bool probe; /* only says whether there are any cells */
	bool any;
	bool value;
	bool spoken;
	size_t merges;
};

static void sheet_begins(void *x, const char *name, const struct grid_xml_attributes *of)
{
	struct sheet_walk *w = x;

	if (is(name, "c"))
		cell_begin(w->b, of);
	else if (is(name, "row"))
		row_begin(w->b, of);
	else if (is(name, "v") || is(name, "t"))
		w->value = true;
	else if (is(name, "rPh"))
		w->spoken = true;
	else if (!w->probe && is(name, "mergeCell") && w->merges++ < MERGES_MAX)
		merge_read(w->b, grid_xml_of(of, "ref"));
}

static void sheet_ends(void *x, const char *name)
{
	struct sheet_walk *w = x;
	struct book *b = w->b;

	if (is(name, "v") || is(name, "t"))
		w->value = false;
	else if (is(name, "rPh"))
		w->spoken = false;
	else if (!w->probe && is(name, "c"))
		grid_cell(b->g, b->column, cell_text(b));
	else if (!w->probe && is(name, "row"))
		grid_row(b->g, b->line, b->hidden);
}

static void sheet_text(void *x, struct str s)
{
	struct sheet_walk *w = x;

	if (!w->value || s.n == 0)
		return;
	w->any = true;
	w->xml.stop = w->probe;
	if (!w->spoken)
		buf_str(&w->b->value, s);
}

/* Takes the cells into the grid; probe: only says whether there are any. */
static bool sheet_read(struct book *b, struct str path, bool probe)
{
	struct sheet_walk w = { .b = b, .probe = probe };

	w.xml = (struct grid_xml_walk){ sheet_begins, sheet_ends, sheet_text, &w, false, NULL };
	b->line = 0;
	part_walk(b, path, &w.xml);
	return w.any;
}

static struct str sheet_path(const struct book *b, struct str id)
{
	for (size_t i = 0; i < b->relations; i++)
		if (str_eq(b->relation[i].id, id) && str_ends(b->relation[i].type, S("/worksheet")))
			return b->relation[i].path;
	return STR_NONE;
}

/* The list of sheets; the attribute r:id is told from others by its place: sheet has sheetId beside it. */
static void workbook_read(struct book *b, struct str path)
{
	xmlTextReaderPtr r = part_open(b, path);
	bool hidden[GRID_SHEETS_MAX];
	struct str name[GRID_SHEETS_MAX];
	size_t n = 0;

	if (r == NULL)
		grid_refuse(GRID_DAMAGED);
	while (grid_xml_next(r)) {
		if (grid_xml_begins(r, "workbookPr")) {
			struct str base = grid_xml_attribute(r, "date1904");

			b->base_1904 = str_is(base, "1") || str_is(base, "true");
		}
		if (grid_xml_begins(r, "sheet") && n < GRID_SHEETS_MAX) {
			struct str to = sheet_path(b, grid_xml_attribute(r, "id"));
			struct str state = grid_xml_attribute(r, "state");

			if (to.n == 0)
				continue; /* a sheet that is one picture */
			b->path[n] = to;
			hidden[n] = state.n > 0 && !str_is(state, "visible");
			name[n++] = str_dup(b->a, grid_xml_attribute(r, "name"));
		}
	}
	xmlFreeTextReader(r);
	for (size_t i = 0; i < n; i++)
		grid_sheet(b->g, name[i], hidden[i], sheet_read(b, b->path[i], true));
}

static zip_t *zip_of(struct str in)
{
	zip_error_t e;
	zip_source_t *from = zip_source_buffer_create(in.p, in.n, 0, &e);
	zip_t *z = from != NULL ? zip_open_from_source(from, ZIP_RDONLY, &e) : NULL;

	if (z == NULL)
		grid_refuse(GRID_DAMAGED);
	if (zip_get_num_entries(z, 0) > ENTRIES_MAX)
		grid_refuse(GRID_EXCESSIVE);
	return z;
}

void grid_book(struct grid_made *g, struct str in)
{
	struct book *b = NEW(g->a, struct book);
	struct str path;

	*b = (struct book){ .g = g, .a = g->a, .zip = zip_of(in), .value = buf_new(g->a, VALUE_MAX) };
	relations_read(b, S(""));
	path = related(b, S("/officeDocument"));
	path = path.n > 0 ? path : S("xl/workbook.xml");
	relations_read(b, path);
	workbook_read(b, path);
	g->taken = grid_choose(g);
	shared_read(b);
	styles_read(b);
	(void)sheet_read(b, b->path[g->taken - 1], false); /* an empty one is found by who looks at the grid */
}
