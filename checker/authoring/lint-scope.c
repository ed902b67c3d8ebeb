// SPDX-License-Identifier: Apache-2.0
#include "authoring/linting.h"

#include <string.h>

static guint32 bit(enum scope_place place)
{
    return (guint32)1 << place;
}

static char *place_names(guint32 places)
{
    GString *names = g_string_new(NULL);
    for (guint place = 0; place < SCOPE_PLACES; place++) {
        if (places & bit((enum scope_place)place))
            g_string_append_printf(names, "%s%s", names->len ? " " : "",
                                   scope_place_name((enum scope_place)place));
    }
    return g_string_free(names, FALSE);
}

// A place that is looked at and left out is left out.
static void lint_places(const struct rule *rule, GPtrArray *complaints)
{
    const struct scope *scope = &rule->scope;
    guint32 both = scope->in & scope->not_in;
    if (!both)
        return;
    g_autofree char *names = place_names(both);
    if (scope->in & ~scope->not_in)
        lint_complain(complaints, rule, TRUE,
                      "the scope of %s has %s in both in and not-in, and not-in wins: remove it "
                      "from one of them",
                      rule->id, names);
    else
        lint_complain(complaints, rule, FALSE,
                      "%s can never match: its scope says in=\"%s\" and leaves the same out with "
                      "not-in; remove one of them",
                      rule->id, names);
}

static gboolean names_it(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++) {
        if (strcmp(names->pdata[i], name) == 0)
            return TRUE;
    }
    return FALSE;
}

// A rule for some kinds of document, all of which it leaves out.
static void lint_kinds(const struct rule *rule, GPtrArray *complaints)
{
    const struct scope *scope = &rule->scope;
    for (guint i = 0; i < scope->kinds->len; i++) {
        if (!names_it(scope->not_kinds, scope->kinds->pdata[i]))
            return;
    }
    if (scope->kinds->len)
        lint_complain(complaints, rule, FALSE,
                      "%s can never match: its scope says kinds=\"%s\" and leaves the same out "
                      "with not-kinds; remove one of them",
                      rule->id, (const char *)scope->kinds->pdata[0]);
}

// Headers and footers stand under no heading.
static void lint_section(const struct rule *rule, GPtrArray *complaints)
{
    guint32 in = rule->scope.in;
    if (rule->scope.section && in && !(in & ~(bit(SCOPE_HEADER) | bit(SCOPE_FOOTER))))
        lint_complain(complaints, rule, FALSE,
                      "%s can never match: its scope looks under headings (section=\"...\"), and "
                      "headers and footers stand under none; remove section or in",
                      rule->id);
}

static void lint_required(const struct rule *rule, GPtrArray *complaints)
{
    enum scope_place place = rule->required_in;
    if (rule->scope.in || rule->scope.not_in || rule->scope.section)
        lint_complain(complaints, rule, TRUE,
                      "the scope of %s says where to look, which does nothing for <required>: "
                      "write in=\"...\" and anchor=\"...\" on <required>",
                      rule->id);
    if (rule->anchor && (place == SCOPE_HEADER || place == SCOPE_FOOTER || place == SCOPE_TITLE))
        lint_complain(complaints, rule, FALSE,
                      "%s can never match: in=\"%s\" and anchor, but what stands in a %s stands "
                      "under no heading; remove one of them",
                      rule->id, scope_place_name(place), scope_place_name(place));
}

static void lint_conditional(const struct rule *rule, GPtrArray *complaints)
{
    const struct matcher *condition = &rule->condition, *consequence = &rule->consequence;
    if (condition->count != 1 || consequence->count != 1 ||
        condition->expressions[0] != consequence->expressions[0] || rule->order != POSITION_ANY)
        return;
    lint_complain(complaints, rule, FALSE,
                  "%s can never match: <if> and <then> look for the same, so what is asked for "
                  "always stands there; change one of them, or say order=\"before\" or \"after\"",
                  rule->id);
}

void lint_scope(const struct rule *rule, GPtrArray *complaints)
{
    lint_kinds(rule, complaints);
    if (rule->check == CHECK_REQUIRED) {
        lint_required(rule, complaints);
        return;
    }
    lint_places(rule, complaints);
    lint_section(rule, complaints);
    if (rule->check == CHECK_CONDITIONAL)
        lint_conditional(rule, complaints);
}
