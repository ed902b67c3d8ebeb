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

// The longest opening line, in bytes, that is read as a title.
enum { OPENING_MAX = 120 };

// What a document without a title or a heading begins with, when that reads as one: a line without
// a full stop, or a first sentence that says what the document is. NULL when it does not. To be
// freed with g_free().
static char *opening(const struct document *document)
{
    guint first = 1;
    g_autofree char *line = NULL;
    while (first <= document->block_count) {
        line = g_strstrip(g_strdup(document_block(document, first)->text));
        if (*line)
            break;
        g_clear_pointer(&line, g_free);
        first++;
    }
    if (!line || document_block(document, first)->kind != BLOCK_PARAGRAPH)
        return NULL;
    bool says = g_str_has_prefix(line, "Detta är ") || g_str_has_prefix(line, "Det här är ");
    char *stop = says ? strchr(line, '.') : NULL;
    if (stop)
        *stop = '\0';
    gsize length = strlen(line);
    if (length > OPENING_MAX || (!says && strchr(".?!:,", line[length - 1])))
        return NULL;
    return g_steal_pointer(&line);
}

const char *kind_recognise(const struct document *document)
{
    const char *title = document_title(document);
    if (title)
        return kind_in(title);
    g_autofree char *line = opening(document);
    return kind_in(line);
}
