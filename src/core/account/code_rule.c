/* The words of codes. Short things that everybody can picture and spell; none sounds like another. */
#include "core/account/code_rule.h"

#include "kit/base/buf.h"

enum { WORDS = 256, FIGURES = 10000, CODE_TEXT = 80, TWO_FIGURES = 90 };

/* clang-format off */
static const char *const WORD[WORDS] = {
	"acorn", "amber", "angel", "apple", "april", "arrow", "autumn", "badge", "baker", "balloon", "banana",
	"banjo", "barn", "basket", "beach", "beacon", "beaver", "bench", "berry", "bishop", "blanket", "blossom",
	"bonfire", "bottle", "branch", "brass", "breeze", "bridge", "brush", "bubble", "bucket", "button", "cabin",
	"camel", "camera", "candle", "canoe", "canyon", "carpet", "carrot", "castle", "cedar", "cellar", "chalk",
	"cherry", "chess", "circle", "cliff", "clover", "cobalt", "comet", "copper", "coral", "corner", "cottage",
	"cotton", "cradle", "crayon", "cricket", "crystal", "curtain", "cushion", "daisy", "dancer", "desert",
	"diamond", "dolphin", "donkey", "dragon", "drummer", "eagle", "eleven", "ember", "engine", "falcon",
	"farmer", "feather", "fiddle", "finger", "forest", "fossil", "fountain", "fox", "garden", "garlic", "giant",
	"ginger", "glacier", "goblet", "gold", "goose", "grape", "gravel", "green", "grove", "guitar", "hammer",
	"harbour", "harp", "harvest", "hazel", "heather", "hedge", "helmet", "heron", "hill", "hockey", "honey",
	"island", "ivory", "ivy", "jacket", "jasmine", "jelly", "jigsaw", "jungle", "juniper", "kettle", "kitchen",
	"kitten", "ladder", "lagoon", "lamp", "lantern", "lark", "lemon", "lentil", "library", "lilac", "linen",
	"lion", "lizard", "lobster", "locket", "lotus", "magnet", "mango", "maple", "marble", "market", "meadow",
	"melon", "mirror", "mitten", "monkey", "mosaic", "moss", "mountain", "muffin", "museum", "mustard",
	"napkin", "nectar", "needle", "nutmeg", "oak", "ocean", "olive", "onion", "opera", "orange", "orchard",
	"orchid", "otter", "oyster", "paddle", "palace", "panda", "pansy", "paper", "parcel", "parrot", "peach",
	"pebble", "pelican", "pencil", "penguin", "pepper", "piano", "picnic", "pigeon", "pillow", "pine", "pirate",
	"planet", "plum", "pocket", "poem", "pond", "pony", "poppy", "potato", "prism", "pumpkin", "puppet",
	"purple", "puzzle", "pyramid", "quartz", "rabbit", "radio", "raft", "rainbow", "raven", "ribbon", "river",
	"robin", "rocket", "ruby", "saddle", "saffron", "salad", "salmon", "sandal", "saturn", "scarf", "seven",
	"shadow", "shell", "silver", "sister", "spider", "spinach", "spoon", "stable", "summer", "sunset", "swan",
	"table", "tartan", "teapot", "tennis", "thimble", "thunder", "tiger", "timber", "toffee", "tomato",
	"trumpet", "tulip", "tunnel", "turtle", "umbrella", "valley", "velvet", "violin", "wagon", "walnut",
	"walrus", "whistle", "willow", "window", "winter", "wizard", "yellow", "zebra"
};
/* clang-format on */

static uint32_t number_of(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int two_figures(const unsigned char *seed)
{
	return 10 + (int)(number_of(seed + CODE_WORDS) % TWO_FIGURES);
}

static void word_add(struct buf *b, const char *word)
{
	for (; *word != '\0'; word++)
		buf_char(b, (char)(*word - 'a' + 'A'));
	buf_char(b, ' ');
}

struct str code_of(struct arena *a, const unsigned char seed[CODE_SEED])
{
	struct buf b = buf_new(a, CODE_TEXT);

	for (int i = 0; i < CODE_WORDS; i++)
		word_add(&b, WORD[seed[i]]);
	buf_fmt(&b, "%04d", (int)(number_of(seed + CODE_WORDS) % FIGURES));
	return buf_view(&b);
}

struct str class_code_of(struct arena *a, const unsigned char seed[CODE_SEED])
{
	struct buf b = buf_new(a, CODE_TEXT);

	word_add(&b, WORD[seed[0]]);
	buf_fmt(&b, "%d", two_figures(seed));
	return buf_view(&b);
}

struct str code_name(struct arena *a, const unsigned char seed[CODE_SEED])
{
	return str_fmt(a, "%s.%s%d", WORD[seed[0]], WORD[seed[1]], two_figures(seed));
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* The next run of letters or of figures; empty at the end. */
static struct str run_next(struct str *rest)
{
	size_t from = 0, end;
	struct str run;

	while (from < rest->n && !is_letter(rest->p[from]) && !is_figure(rest->p[from]))
		from++;
	for (end = from; end < rest->n && (is_letter(rest->p[from]) ? is_letter : is_figure)(rest->p[end]);)
		end++;
	run = str_sub(*rest, from, end - from);
	*rest = str_sub(*rest, end, rest->n);
	return run;
}

/* So many words and then so many figures; empty when the text is no such code. */
static struct str code_sort(struct arena *a, struct str typed, int words, size_t figures)
{
	struct buf b = buf_new(a, CODE_TEXT);

	if (typed.n >= CODE_TEXT)
		return STR_NONE;
	for (int i = 0; i <= words; i++) {
		struct str run = str_lower_ascii(a, run_next(&typed));

		if (run.n == 0 || is_letter(run.p[0]) != (i < words) || (i == words && run.n != figures))
			return STR_NONE;
		buf_fmt(&b, "%s%.*s", i > 0 ? "-" : "", STR_ARG(run));
	}
	return run_next(&typed).n == 0 ? buf_view(&b) : STR_NONE;
}

struct str code_read(struct arena *a, struct str typed)
{
	return code_sort(a, typed, CODE_WORDS, 4);
}

struct str class_code_read(struct arena *a, struct str typed)
{
	return code_sort(a, typed, 1, 2);
}
