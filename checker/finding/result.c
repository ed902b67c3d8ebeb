// SPDX-License-Identifier: Apache-2.0
#include "finding/result.h"

#include <string.h>

struct result *result_new(void)
{
    struct arena *arena = arena_new();
    struct result *result = arena_new0(arena, struct result);
    result->arena = arena;
    result->tool = "linjera";
    result->version = LINJERA_VERSION;
    result->rulesets = arena_array(arena);
    result->agreements = arena_array(arena);
    result->rules = arena_array(arena);
    result->documents = arena_array(arena);
    result->coverage = arena_array(arena);
    result->library = arena_array(arena);
    result->inputs = arena_array(arena);
    return result;
}

void result_free(struct result *result)
{
    if (!result)
        return;
    g_ptr_array_foreach(result->documents, (GFunc)(void *)document_result_free, NULL);
    arena_free(result->arena);
}

struct summary result_summary(const struct result *result)
{
    struct summary summary = {.documents = result->documents->len};
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        summary.outcomes[document->outcome]++;
        summary.grades[document_result_grade(document)]++;
        for (guint n = 0; n < document->findings->len; n++) {
            const struct finding *finding = document->findings->pdata[n];
            if (finding->upcoming)
                summary.upcoming++;
            else
                summary.findings[finding->severity]++;
        }
    }
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        summary.library[finding->severity] += !finding->upcoming;
    }
    return summary;
}

const struct rule_card *result_rule(const struct result *result, const char *id)
{
    for (guint i = 0; i < result->rules->len; i++) {
        const struct rule_card *card = result->rules->pdata[i];
        if (strcmp(card->id, id) == 0)
            return card;
    }
    return NULL;
}
