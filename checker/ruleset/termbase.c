// SPDX-License-Identifier: Apache-2.0
// <termbase>: the deprecated and superseded terms of a TBX termbase beside the rule file, each a
// swap of its own: found in all its forms where these are known, replaced by its concept's
// preferred term.
#include "ruleset/internal.h"

#include <string.h>

#include "ruleset/tbx.h"

// How many terms a warning names.
enum { NAMED = 5 };

struct termbase {
    struct reading *reading; // with the termbase as its file
    struct rule *rule;
    const char *language;
    guint flags;            // bits over enum tbx_status
    GPtrArray *uninflected; // const char *: terms found only as written
};

static guint read_flags(const struct node *node)
{
    static const char *const names[] = {[TBX_ADMITTED] = "admitted",
                                        [TBX_DEPRECATED] = "deprecated",
                                        [TBX_SUPERSEDED] = "superseded"};
    const char *value = node_value(node, "flag");
    if (!value)
        return 1u << TBX_DEPRECATED | 1u << TBX_SUPERSEDED;
    guint flags = 0;
    g_auto(GStrv) words = g_strsplit_set(value, " \t\r\n", -1);
    for (guint i = 0; words[i]; i++)
        for (guint status = TBX_ADMITTED; status <= TBX_SUPERSEDED; status++)
            if (strcmp(words[i], names[status]) == 0)
                flags |= 1u << status;
    return flags;
}

// The declension of a term that is no noun; NULL: that of its last part.
static const char *declension_of(const struct tbx_term *term)
{
    if (g_strcmp0(term->part_of_speech, "adjective") == 0)
        return "adjective";
    return g_strcmp0(term->part_of_speech, "properNoun") == 0 ? "name" : NULL;
}

// How the term inflects; NULL where it is found only as it is written.
static const struct inflection *forms_of(const struct termbase *base, const struct tbx_term *term)
{
    const char *speech = term->part_of_speech;
    if (g_strcmp0(speech, "verb") == 0 || g_strcmp0(speech, "adverb") == 0)
        return NULL;
    return inflect(base->reading->loader->arena, term->text, declension_of(term), NULL);
}

static void add_attribute(struct node *node, const char *name, const char *value)
{
    struct node_attribute *attribute = &node->attributes[node->attribute_count++];
    *attribute = (struct node_attribute){
        .name = name, .uri = "", .value = value, .line = node->line, .column = node->column};
}

// The matcher of a term, built as if the rule had it as a <phrase>: one way from words to patterns.
static struct matcher build_matcher_of(const struct termbase *base, const struct tbx_term *term,
                                       gboolean inflected)
{
    struct arena *arena = base->reading->loader->arena;
    struct node_attribute attributes[2];
    struct node text = {.text = term->text};
    struct node phrase = {.name = "phrase",
                          .uri = "",
                          .attributes = attributes,
                          .line = term->line,
                          .column = term->column,
                          .children = arena_array(arena)};
    struct node parent = {.name = "termbase", .uri = "", .children = arena_array(arena)};
    g_ptr_array_add(phrase.children, &text);
    g_ptr_array_add(parent.children, &phrase);
    text.parent = &phrase;
    phrase.parent = &parent;
    const char *declension = declension_of(term);
    if (inflected)
        add_attribute(&phrase, "inflect", "suffix");
    if (inflected && declension)
        add_attribute(&phrase, "declension", declension);
    return build_matcher(base->reading, &parent, UNIT_SENTENCE);
}

// Why the term is not to be used: what the termbase says of it, else of the concept.
static const char *note_of(const struct tbx_concept *concept, const struct tbx_term *term)
{
    const char *note = term->note ? term->note : concept->note;
    return note ? note : concept->definition;
}

static void add_term(struct termbase *base, const struct tbx_concept *concept,
                     const struct tbx_term *term)
{
    struct arena *arena = base->reading->loader->arena;
    const struct tbx_term *preferred = tbx_preferred(concept, base->language, TRUE);
    if (preferred && base->flags & 1u << preferred->status)
        preferred = NULL; // it is not to be used either
    const struct inflection *forms = forms_of(base, term);
    struct swap *swap = arena_new0(arena, struct swap);
    *swap = (struct swap){.matcher = build_matcher_of(base, term, forms != NULL),
                          .to = preferred ? arena_strdup(arena, preferred->text) : NULL,
                          .forms = preferred ? forms_of(base, preferred) : NULL,
                          .note = arena_strdup(arena, note_of(concept, term))};
    if (!swap->matcher.count)
        return;
    // What ends in a digit ("SFS 1991:900") has no other forms.
    if (!forms && !g_ascii_isdigit(term->text[strlen(term->text) - 1]))
        g_ptr_array_add(base->uninflected, (gpointer)(gsize)term->text);
    if (!preferred)
        complain(base->reading->loader, base->reading->file, term->line, term->column, TRUE,
                 "\"%s\" is not to be used, but its concept has no other term in \"%s\": it is "
                 "found without a proposal; give the concept a preferred term",
                 term->text, base->language);
    g_ptr_array_add(base->rule->swaps, swap);
}

static char *lowered(const char *text)
{
    g_autofree char *folded = fold_source(text);
    return g_utf8_strdown(folded, -1);
}

// A term that may be used spares the words of one that may not: "samordnad vårdplan" is no
// "vårdplan". `flagged` are their texts in lower case.
static void spare(struct termbase *base, const GPtrArray *flagged, const struct tbx_term *term)
{
    g_autofree char *text = lowered(term->text);
    gsize length = strlen(text);
    for (guint i = 0; i < flagged->len; i++) {
        const char *words = flagged->pdata[i];
        if (strlen(words) >= length || !strstr(text, words))
            continue;
        struct unless *unless = arena_new0(base->reading->loader->arena, struct unless);
        unless->matcher = build_matcher_of(base, term, forms_of(base, term) != NULL);
        unless->within = UNIT_MATCH;
        if (unless->matcher.count)
            g_ptr_array_add(base->rule->unless, unless);
        return;
    }
}

static void add_terms(struct termbase *base, const struct tbx *tbx)
{
    g_autoptr(GPtrArray) flagged = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    for (guint i = 0; i < tbx->concepts->len; i++) {
        const struct tbx_concept *concept = tbx->concepts->pdata[i];
        for (guint n = 0; n < concept->terms->len; n++) {
            struct tbx_term *term = concept->terms->pdata[n];
            if (strcmp(term->language, base->language) != 0)
                continue;
            if (base->flags & 1u << term->status) {
                g_ptr_array_add(flagged, lowered(term->text));
                add_term(base, concept, term);
            } else {
                g_ptr_array_add(others, term);
            }
        }
    }
    for (guint i = 0; i < others->len; i++)
        spare(base, flagged, others->pdata[i]);
}

static void warn_uninflected(const struct termbase *base)
{
    guint count = base->uninflected->len;
    if (!count)
        return;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < MIN(count, NAMED); i++)
        g_string_append_printf(names, "%s\"%s\"", i ? ", " : "",
                               (const char *)base->uninflected->pdata[i]);
    if (count > NAMED)
        g_string_append_printf(names, " and %u more", count - NAMED);
    complain(base->reading->loader, base->reading->file, 0, 0, TRUE,
             "how these terms inflect is not known, so they are found only as they are written: "
             "%s; rules of their own can say it with declension=\"...\"",
             names->str);
}

// The bytes of the file that href names, and the name it goes by; NULL after a complaint.
static GBytes *open_companion(struct reading *reading, const struct node *node, const char **path)
{
    const struct ruleset_options *options = reading->loader->options;
    const char *href = node_value(node, "href");
    g_autofree char *name = NULL;
    g_autoptr(GError) error = NULL;
    GBytes *bytes = NULL;
    if (!options->companion)
        complain_at(reading, node, "href", "href=\"%s\": no files are read beside this one", href);
    else if (!(bytes = options->companion(options->companion_context, reading->file, href, &name,
                                          &error)))
        complain_at(reading, node, "href", "href=\"%s\": %s", href, error->message);
    *path = arena_strdup(reading->loader->arena, name);
    return bytes;
}

void read_termbase(struct reading *reading, struct rule *rule, const struct node *node)
{
    const char *path = NULL;
    g_autoptr(GBytes) bytes = open_companion(reading, node, &path);
    if (!bytes)
        return;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(GError) error = NULL;
    g_autoptr(tbx_t) tbx = tbx_read(data ? data : "", length, &error);
    if (!tbx) {
        complain_at(reading, node, "href", "%s: %s", path, error->message);
        return;
    }
    g_ptr_array_add(reading->loader->ruleset->companions, (gpointer)(gsize)path);
    g_ptr_array_add(reading->pack->companions, g_bytes_ref(bytes));
    struct reading inside = *reading;
    inside.file = path;
    g_autoptr(GPtrArray) uninflected = g_ptr_array_new();
    const char *language = node_value(node, "prefer");
    struct termbase base = {.reading = &inside,
                            .rule = rule,
                            .language = language ? language : "sv",
                            .flags = read_flags(node),
                            .uninflected = uninflected};
    add_terms(&base, tbx);
    warn_uninflected(&base);
    reading->missing = inside.missing;
    if (!rule->swaps->len)
        complain_at(reading, node, "href",
                    "%s has no term in \"%s\" that this rule is to find: check flag and prefer, "
                    "and the administrativeStatus of its terms",
                    path, base.language);
}
