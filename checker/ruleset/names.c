// SPDX-License-Identifier: Apache-2.0
#include "ruleset/ruleset.h"

#include <string.h>

#include "ruleset/internal.h"

static const char *const units[UNITS] = {"match",    "sentence", "paragraph", "list", "section",
                                         "document", "library",  "column",    "row",  "opening"};

const char *unit_name(enum unit unit)
{
    g_assert(unit < G_N_ELEMENTS(units));
    return units[unit];
}

gboolean unit_parse(const char *name, enum unit *unit)
{
    for (guint i = 0; i < G_N_ELEMENTS(units); i++)
        if (strcmp(units[i], name) == 0) {
            *unit = (enum unit)i;
            return TRUE;
        }
    return FALSE;
}

enum position position_parse(const char *name)
{
    return g_strcmp0(name, "before") == 0  ? POSITION_BEFORE
           : g_strcmp0(name, "after") == 0 ? POSITION_AFTER
                                           : POSITION_ANY;
}

const char *scope_place_name(enum scope_place place)
{
    static const char *const names[SCOPE_PLACES] = {
        "body",    "heading", "table",   "list",  "footnote", "endnote", "header", "footer",
        "textbox", "comment", "caption", "quote", "title",    "alttext", "chunk",  "hyperlink"};
    g_assert(place < SCOPE_PLACES);
    return names[place];
}

guint32 read_places(const char *names)
{
    guint32 places = 0;
    g_auto(GStrv) words = g_strsplit_set(names ? names : "", " \t\r\n", -1);
    for (guint i = 0; words[i]; i++)
        for (guint place = 0; place < SCOPE_PLACES; place++)
            if (strcmp(words[i], scope_place_name((enum scope_place)place)) == 0)
                places |= 1u << place;
    return places;
}

const struct rule *ruleset_rule(const struct ruleset *ruleset, const char *id)
{
    for (guint i = 0; i < ruleset->rules->len; i++) {
        const struct rule *rule = ruleset->rules->pdata[i];
        if (strcmp(rule->id, id) == 0)
            return rule;
    }
    return NULL;
}

enum force rule_force(const struct rule *rule, const char *as_of)
{
    // ISO dates compare as texts.
    if (rule->effective_from && strcmp(as_of, rule->effective_from) < 0)
        return FORCE_UPCOMING;
    if (rule->effective_to && strcmp(as_of, rule->effective_to) > 0)
        return FORCE_ENDED;
    return FORCE_IN;
}
