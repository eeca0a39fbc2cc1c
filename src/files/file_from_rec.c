#include "files/file_from_rec.h"

CHOICES_DEFINE(file_words, FILE_WORDS);
