/* The fonts of printed pages.
 *
 * We use a fontconfig configuration of our own, so that a page looks the same on each machine: only the listed files of
 * the Debian packages fonts-noto-core, fonts-droid-fallback and fonts-dejavu-core count, plus the typeface in the
 * binary, which is handed to fontconfig as memory files. NotoNastaliqUrdu-Bold.ttf is left out: it declares the weight
 * of the regular cut, and fontconfig would choose it for all Urdu text. */
#include "kit/paper/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kit/base/embed.h"
#include "kit/base/utf8.h"

enum { FONTS_MAX = 16 };

/* Typefaces that are built into the binary by src/kit/paper/meson.build; may be an empty table. */
extern const struct embedded paper_font_files[];

#define NOTO "/usr/share/fonts/truetype/noto/"
#define OWN "Atkinson Hyperlegible Next"
#define FALLBACK "Noto Sans, DejaVu Sans, Noto Naskh Arabic, Droid Sans Fallback"

static const char config_text[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                  "<dir>/usr/share/fonts/truetype/noto</dir><dir>/usr/share/fonts/truetype/dejavu</dir>"
                                  "<dir>/usr/share/fonts/truetype/droid</dir><dir>/usr/share/fonts/opentype/noto</dir>"
                                  "<cachedir>/var/cache/fontconfig</cachedir>"
                                  "<selectfont><rejectfont><glob>/usr/share/fonts/*</glob></rejectfont><acceptfont>"
                                  "<glob>" NOTO "NotoSans-*</glob><glob>" NOTO "NotoNastaliqUrdu-Regular.ttf</glob>"
                                  "<glob>" NOTO "NotoNaskhArabic-*</glob><glob>" NOTO "NotoSansBengali-*</glob>"
                                  "<glob>" NOTO "NotoSansGurmukhi-*</glob><glob>" NOTO "NotoSansGujarati-*</glob>"
                                  "<glob>" NOTO "NotoSansDevanagari-*</glob><glob>" NOTO "NotoSansTamil-*</glob>"
                                  "<glob>" NOTO "NotoSansTelugu-*</glob><glob>" NOTO "NotoSansMalayalam-*</glob>"
                                  "<glob>" NOTO "NotoSansKannada-*</glob><glob>" NOTO "NotoSansOriya-*</glob>"
                                  "<glob>" NOTO "NotoSansSinhala-*</glob><glob>" NOTO "NotoSansHebrew-*</glob>"
                                  "<glob>" NOTO "NotoSansThai-*</glob><glob>" NOTO "NotoSansLao-*</glob>"
                                  "<glob>" NOTO "NotoSansKhmer-*</glob><glob>" NOTO "NotoSansMyanmar-*</glob>"
                                  "<glob>" NOTO "NotoSansEthiopic-*</glob><glob>" NOTO "NotoSansGeorgian-*</glob>"
                                  "<glob>" NOTO "NotoSansArmenian-*</glob><glob>" NOTO "NotoSansThaana-*</glob>"
                                  "<glob>" NOTO "NotoSansSyriac-*</glob><glob>" NOTO "NotoSerifTibetan-*</glob>"
                                  "<glob>" NOTO "NotoSansMongolian-*</glob><glob>" NOTO "NotoSansTifinagh-*</glob>"
                                  "<glob>" NOTO "NotoSansSymbols-*</glob><glob>" NOTO "NotoSansSymbols2-*</glob>"
                                  "<glob>" NOTO "NotoSansMath-*</glob>"
                                  "<glob>/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf</glob>"
                                  "<glob>/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf</glob>"
                                  "<glob>/usr/share/fonts/truetype/dejavu/DejaVuSans-Oblique.ttf</glob>"
                                  "<glob>/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf</glob>"
                                  "<glob>/usr/share/fonts/opentype/noto/NotoSansCJK-*</glob>"
                                  "</acceptfont></selectfont></fontconfig>";

static struct {
	bool ready;
	struct paper_fonts fonts;
	FcCharSet *own; /* letters of the built-in typeface; NULL when it is not built in */
} state;

/* Hands a built-in file to fontconfig by a memory file, which lives as long as the process (children inherit it). */
static bool font_add(FcConfig *config, const struct embedded *file)
{
	char path[32];
	size_t done = 0;
	int fd = memfd_create(file->name, MFD_CLOEXEC);

	if (fd < 0)
		return false;
	while (done < file->size) {
		ssize_t n = write(fd, file->data + done, file->size - done);

		if (n <= 0) {
			close(fd);
			return false;
		}
		done += (size_t)n;
	}
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	return FcConfigAppFontAddFile(config, (const FcChar8 *)path);
}

static bool fonts_own(FcConfig *config)
{
	FcFontSet *set;
	int n = 0;

	for (const struct embedded *f = paper_font_files; f->name != NULL && n < FONTS_MAX; f++, n++)
		if (!font_add(config, f))
			return false;
	set = FcConfigGetFonts(config, FcSetApplication);
	if (n == 0 || set == NULL)
		return false;
	state.own = FcCharSetCreate();
	for (int i = 0; i < set->nfont; i++) {
		FcCharSet *letters;

		if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch)
			FcCharSetMerge(state.own, letters, NULL);
	}
	return set->nfont > 0;
}

static PangoContext *context_new(PangoFontMap *map, PangoDirection direction)
{
	PangoContext *c = pango_font_map_create_context(map);
	cairo_font_options_t *o = cairo_font_options_create();

	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(c, o);
	cairo_font_options_destroy(o);
	pango_cairo_context_set_resolution(c, 72);
	pango_context_set_round_glyph_positions(c, FALSE);
	pango_context_set_base_dir(c, direction);
	pango_context_set_language(c, pango_language_from_string("en-GB"));
	return c;
}

NODISCARD static enum rc fonts_open(struct err *err)
{
	FcConfig *config = FcConfigCreate();
	FcFontSet *set;
	bool own;

	/* Made current at once, so that no library looks into /etc/fonts. */
	if (config == NULL || !FcConfigSetCurrent(config) ||
	    !FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)config_text, FcTrue) ||
	    !FcConfigBuildFonts(config))
		return err_set(err, RC_FAIL, "fonts: the configuration was not accepted");
	own = fonts_own(config);
	set = FcConfigGetFonts(config, FcSetSystem);
	if (!own && (set == NULL || set->nfont == 0))
		return err_set(err, RC_FAIL, "fonts: none found; install fonts-noto-core");
	state.fonts.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(state.fonts.map), config);
	FcConfigDestroy(config);
	state.fonts.left = context_new(state.fonts.map, PANGO_DIRECTION_LTR);
	state.fonts.right = context_new(state.fonts.map, PANGO_DIRECTION_RTL);
	state.fonts.family = own ? OWN ", " FALLBACK : FALLBACK;
	state.ready = true;
	return RC_OK;
}

enum rc paper_fonts_get(const struct paper_fonts **out, struct err *err)
{
	if (!state.ready) {
		enum rc rc = fonts_open(err);

		if (rc != RC_OK)
			return rc;
	}
	*out = &state.fonts;
	return RC_OK;
}

/* The language without region: "ar" of "ar-SY". */
static struct str lang_base(struct str lang)
{
	struct str rest;

	return str_cut(lang, '-', &rest);
}

bool paper_lang_rtl(struct str lang)
{
	static const char *const right[] = { "ar", "ur", "fa", "ps", "he", "yi", "ckb", "sd", "ug", "dv", "pnb", "ks" };
	struct str base = lang_base(lang);

	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		if (str_is(base, right[i]))
			return true;
	return false;
}

static bool lang_nastaliq(struct str lang)
{
	struct str base = lang_base(lang);

	return str_is(base, "ur") || str_is(base, "pnb") || str_is(base, "ks");
}

double paper_lang_scale(struct str lang)
{
	return lang_nastaliq(lang) ? 1.2 : paper_lang_rtl(lang) ? 1.1 : 1;
}

const char *paper_lang_family(struct str lang)
{
	struct str base = lang_base(lang);

	if (lang_nastaliq(lang))
		return state.own != NULL ? "Noto Nastaliq Urdu, " OWN ", " FALLBACK : "Noto Nastaliq Urdu, " FALLBACK;
	if (paper_lang_rtl(lang) && !str_is(base, "he") && !str_is(base, "yi") && !str_is(base, "dv"))
		return state.own != NULL ? "Noto Naskh Arabic, " OWN ", " FALLBACK : "Noto Naskh Arabic, " FALLBACK;
	return NULL;
}

/* Latin letters with and without marks, and combining marks: other scripts have typefaces of their own anyway. */
static bool letter_latin(uint32_t c)
{
	return c < 0x370 || (c >= 0x1e00 && c < 0x1f00);
}

bool paper_word_foreign(struct str word)
{
	if (state.own == NULL)
		return false;
	for (size_t i = 0; i < word.n;) {
		uint32_t c = utf8_next(word, &i);

		if (letter_latin(c) && c > ' ' && !FcCharSetHasChar(state.own, c))
			return true;
	}
	return false;
}

const char *paper_fallback_family(void)
{
	return FALLBACK;
}

/* Fontconfig hides pointers by adding one to them, so the leak checker of a sanitizer build takes what the fonts keep
 * for lost. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FONTS_CHECKED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(FONTS_CHECKED)
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
#endif
