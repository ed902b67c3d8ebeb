// SPDX-License-Identifier: Apache-2.0
#include "check/kind.h"

#include "text/text.h"

#include <string.h>

// Words of a title and the kind they tell, the more particular first.
static const struct {
    const char *word, *kind;
} kinds[] = {
    {"krav- och kvalitetsbok", "KoK-bok"},
    {"kok-bok", "KoK-bok"},
    {"stöddokument", "stöddokument"},
    {"vägledning", "stöddokument"},
    {"närområdesplan", "närområdesplan"},
    {"överenskommelse", "överenskommelse"},
    {"lokal rutin", "lokal rutin"},
    {"riktlinje", "riktlinje"},
    {"rutin", "rutin"},
    {"handbok", "handbok"},
    {"policy", "policy"},
};

// Words that a title of such a document begins with; inside one they are of something else.
static const struct {
    const char *word, *kind;
} first_words[] = {
    {"minnesanteckning", "minnesanteckningar"},
    {"mötesanteckning", "minnesanteckningar"},
    {"protokoll ", "protokoll"},
    {"missiv", "missiv"},
};

guint kind_rank(const char *kind)
{
    static const char *const ranks[] = {"avtal",     "färdplan", "överenskommelse",
                                        "riktlinje", "rutin",    "lokal rutin"};
    guint rank = 0;
    while (rank < G_N_ELEMENTS(ranks) && g_strcmp0(kind, ranks[rank]) != 0)
        rank++;
    // The book of requirements is the region's own, under what it agrees with others.
    return g_strcmp0(kind, "KoK-bok") == 0 ? kind_rank("riktlinje") : rank;
}

const char *kind_in(const char *text)
{
    if (!text)
        return NULL;
    g_autofree char *folded = text_fold_case(text);
    for (gsize i = 0; i < G_N_ELEMENTS(first_words); i++) {
        if (g_str_has_prefix(folded, first_words[i].word))
            return first_words[i].kind;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strstr(folded, kinds[i].word))
            return kinds[i].kind;
    }
    return NULL;
}

const char *kind_recognise(const struct document *document)
{
    return kind_in(document_title(document));
}
