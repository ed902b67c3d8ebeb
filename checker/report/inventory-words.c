// SPDX-License-Identifier: Apache-2.0
#include "report/inventory-words.h"

static const struct inventory_words swedish = {
    .marking = {"saknar märkning", "styrande", "stöd", "motsägelsefull märkning"},
    .validity = {"giltighet sägs inte", "gäller", "gäller inte ännu", "har upphört"},
    .standing = {"inte sagt vilket", "gäller", "kommande", "har upphört"},
    .passage = {"ändrat", "tillagt", "utelämnat"},
#define WORDS_SWEDISH(field, sv, en) .field = (sv),
    INVENTORY_WORDS(WORDS_SWEDISH)
#undef WORDS_SWEDISH
};

static const struct inventory_words english = {
    .marking = {"not marked", "governing", "support", "contradictory marks"},
    .validity = {"validity not said", "valid", "not yet valid", "expired"},
    .standing = {"not said which", "in force", "upcoming", "terminated"},
    .passage = {"changed", "added", "left out"},
#define WORDS_ENGLISH(field, sv, en) .field = (en),
    INVENTORY_WORDS(WORDS_ENGLISH)
#undef WORDS_ENGLISH
};

const struct inventory_words *inventory_words_in(enum language language)
{
    return language == LANGUAGE_EN ? &english : &swedish;
}
