// SPDX-License-Identifier: Apache-2.0
// Verbs as regular expressions: all forms of one, and with a particle both spellings of it.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"
#include "lang/verb.h"
#include "pattern/pattern.h"

// How many words may stand between a verb and its particle unless the rule says so.
enum { PARTICLE_GAP = 4 };

static void report_unknown(struct reading *reading, const struct node *node, const char *verb,
                           const char *conjugation)
{
    if (!conjugation) {
        complain_at(
            reading, node, NULL,
            "how \"%s\" is conjugated is not known: write the infinitive and say it with "
            "conjugation=\"ar\" (ansvarar), \"er\" (följer) or \"r\" (tror); the forms of a "
            "strong verb are listed with <token forms=\"...\">",
            verb);
        return;
    }
    const char *meant = nearest(conjugation, conjugation_names());
    if (g_strv_contains(conjugation_names(), conjugation))
        complain_at(reading, node, "conjugation", "conjugation=\"%s\" does not fit \"%s\": %s",
                    conjugation, verb,
                    strcmp(conjugation, "strong") == 0 ? "it is not one of the known strong verbs"
                                                       : "write the infinitive, which ends in -a");
    else
        complain_at(reading, node, "conjugation",
                    "conjugation=\"%s\" is unknown: it can be ar, er, r, strong%s%s%s", conjugation,
                    meant ? "; did you mean " : "", meant ? meant : "", meant ? "?" : "");
}

// An attribute as patterns compare it; newly allocated, NULL when absent or empty.
static char *folded_value(const struct node *node, const char *name)
{
    const char *value = node_value(node, name);
    g_autofree char *folded = value ? fold_source(value) : NULL;
    return folded && *folded ? g_steal_pointer(&folded) : NULL;
}

// The verb, then its particle, in one clause: words that begin another one, or a comma, end it.
static void append_split(GString *out, const struct node *node, const char *particle)
{
    const char *gap = node_value(node, "gap");
    guint words = gap ? (guint)g_ascii_strtoull(gap, NULL, 10) : PARTICLE_GAP;
    g_string_append_printf(out,
                           "(?: (?!(?:och|eller|samt|som|att|men|utan|när|då|så)\\b)"
                           "[^\\s,;:.!?()\"]++){0,%u}? (?i:",
                           words);
    pattern_quote(out, particle, strlen(particle));
    g_string_append(out, ")\\b");
}

// All that is found, as forms: "följer upp", "uppföljer", then those of the noun.
static const struct inflection *list_spellings(struct arena *arena, const struct inflection *verb,
                                               const char *particle, const struct inflection *nouns)
{
    if (!particle && !nouns)
        return verb;
    g_autoptr(GArray) forms = g_array_new(FALSE, FALSE, sizeof(struct form));
    for (guint joined = 0; joined < (particle ? 2 : 1); joined++)
        for (guint i = 0; i < verb->count; i++) {
            struct form form = verb->forms[i];
            if (particle)
                form.text = joined ? arena_printf(arena, "%s%s", particle, form.text)
                                   : arena_printf(arena, "%s %s", form.text, particle);
            g_array_append_val(forms, form);
        }
    for (guint i = 0; nouns && i < nouns->count; i++) {
        // A noun in the place of a verb is another sentence: it is no form that a verb has.
        struct form form = {.text = nouns->forms[i].text,
                            .features = FORM_VERB | G_MAXUINT >> FORM_SLOT_SHIFT
                                                                     << FORM_SLOT_SHIFT};
        g_array_append_val(forms, form);
    }
    struct inflection *list = arena_new0(arena, struct inflection);
    list->count = forms->len;
    list->forms = arena_alloc(arena, forms->len * sizeof(struct form));
    memcpy(list->forms, forms->data, forms->len * sizeof(struct form));
    list->base = list->forms[0].text;
    return list;
}

char *build_verb(struct reading *reading, const struct node *node, const struct inflection **forms)
{
    struct arena *arena = reading->loader->arena;
    g_autofree char *raw = node_text(node);
    g_autofree char *verb = fold_source(raw);
    if (!*verb || strchr(verb, ' ')) {
        complain_at(reading, node, NULL,
                    "<verb>%s</verb> is not one verb: write its infinitive, and what it is "
                    "written apart from as particle=\"...\"",
                    verb);
        return NULL;
    }
    const char *conjugation = node_value(node, "conjugation");
    g_autofree char *extra = folded_value(node, "forms");
    const struct inflection *conjugated = conjugate(arena, verb, conjugation, extra);
    if (!conjugated) {
        report_unknown(reading, node, verb, conjugation);
        return NULL;
    }
    g_autofree char *particle = folded_value(node, "particle");
    g_autofree char *noun = folded_value(node, "noun");
    const struct inflection *nouns = noun ? inflect(arena, noun, NULL, NULL) : NULL;
    if (noun && !nouns) {
        complain_at(reading, node, "noun",
                    "how \"%s\" inflects is not known: write it as a <token> of its own", noun);
        return NULL;
    }
    if (!particle && node_value(node, "gap")) {
        complain_at(reading, node, "gap", "gap does nothing without particle: remove it");
        return NULL;
    }
    g_autoptr(GString) out = g_string_new("(?:");
    append_forms(out, node, "", conjugated);
    if (particle) {
        append_split(out, node, particle);
        g_string_append_c(out, '|');
        append_forms(out, node, particle, conjugated);
    }
    if (nouns) {
        g_string_append_c(out, '|');
        append_forms(out, node, "", nouns);
    }
    g_string_append_c(out, ')');
    *forms = list_spellings(arena, conjugated, particle, nouns);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
