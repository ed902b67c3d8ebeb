// SPDX-License-Identifier: Apache-2.0
#include "authoring/describe.h"

#include <string.h>

const char *in_language(enum language language, const char *swedish, const char *english)
{
    return language == LANGUAGE_SV ? swedish : english;
}

static void describe_parts(GString *out, enum language language, const struct shape *shape,
                           const char *joint)
{
    for (guint i = 0; i < shape->count; i++) {
        if (i)
            g_string_append(out, joint);
        gboolean nested = shape->parts[i]->count > 1 && !shape->parts[i]->ref;
        g_string_append(out, nested ? "(" : "");
        describe_shape(out, language, shape->parts[i]);
        g_string_append(out, nested ? ")" : "");
    }
}

static void describe_term(GString *out, enum language language, const struct shape *shape)
{
    g_string_append_printf(out, "\"%s\"", shape->text);
    gboolean inflected = shape->forms && shape->forms->count > 1;
    if (inflected && shape->compound)
        SAY(out, language, " (i alla former och i sammansättningar)",
            " (in all forms and in compounds)");
    else if (inflected)
        SAY(out, language, " (i alla former)", " (in all forms)");
    else if (shape->compound)
        SAY(out, language, " (även i sammansättningar)", " (also in compounds)");
    if (shape->gap)
        SAY(out, language, " (högst %u andra ord emellan)", " (up to %u other words between)",
            shape->gap);
}

void describe_shape(GString *out, enum language language, const struct shape *shape)
{
    if (shape->ref) {
        SAY(out, language, "definitionen %s", "the definition %s", shape->ref);
    } else if (strcmp(shape->element, "regex") == 0) {
        g_string_append_printf(out, "/%s/", shape->text);
    } else if (strcmp(shape->element, "law-number") == 0) {
        SAY(out, language, "\"%s\" med en annan lags nummer", "\"%s\" with the number of another",
            shape->text);
    } else if (shape->text) {
        describe_term(out, language, shape);
    } else if (strcmp(shape->element, "seq") == 0) {
        g_autofree char *joint =
            shape->gap ? g_strdup_printf(" …%u… ", shape->gap) : g_strdup(" … ");
        describe_parts(out, language, shape, joint);
    } else {
        describe_parts(out, language, shape, in_language(language, " eller ", " or "));
    }
}

const char *unit_in_words(enum language language, enum unit unit)
{
    static const char *const words[][LANGUAGES] = {
        [UNIT_MATCH] = {"träffen själv", "the match itself"},
        [UNIT_SENTENCE] = {"samma mening", "the same sentence"},
        [UNIT_PARAGRAPH] = {"samma stycke", "the same paragraph"},
        [UNIT_LIST] = {"samma lista", "the same list"},
        [UNIT_SECTION] = {"samma avsnitt", "the same section"},
        [UNIT_DOCUMENT] = {"hela dokumentet", "the whole document"},
        [UNIT_LIBRARY] = {"hela biblioteket", "the whole library"},
        [UNIT_COLUMN] = {"kolumnens eller radens rubrik", "the heading of the column or row"},
        [UNIT_ROW] = {"samma tabellrad", "the same table row"},
        [UNIT_OPENING] = {"dokumentets inledning", "the opening of the document"},
    };
    g_assert(unit < G_N_ELEMENTS(words));
    return words[unit][language];
}

void describe_matcher(GString *out, enum language language, const struct matcher *matcher)
{
    for (guint i = 0; i < matcher->count; i++) {
        const struct shape *shape = matcher->expressions[i]->shape;
        if (i)
            g_string_append(out, " + ");
        gboolean nested = matcher->count > 1 && shape && shape->count > 1 && !shape->ref;
        g_string_append(out, nested ? "(" : "");
        if (shape)
            describe_shape(out, language, shape);
        else
            g_string_append(out, matcher->expressions[i]->source);
        g_string_append(out, nested ? ")" : "");
    }
    if (matcher->count > 1)
        SAY(out, language, ", i %s", ", in %s", unit_in_words(language, matcher->within));
}

void describe_unless(GString *out, enum language language, const struct unless *unless)
{
    describe_matcher(out, language, &unless->matcher);
    SAY(out, language, " i %s", " in %s", unit_in_words(language, unless->within));
    if (unless->position == POSITION_BEFORE)
        SAY(out, language, ", före träffen", ", before the match");
    else if (unless->position == POSITION_AFTER)
        SAY(out, language, ", efter träffen", ", after the match");
}

static void append_part(GString *out, enum language language, const char *swedish,
                        const char *english, const char *value)
{
    g_string_append_printf(out, "%s%s%s", out->len ? "; " : "",
                           in_language(language, swedish, english), value);
}

static char *join_places(guint32 places)
{
    GString *list = g_string_new(NULL);
    for (guint place = 0; place < SCOPE_PLACES; place++) {
        if (places & (1u << place))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "",
                                   scope_place_name((enum scope_place)place));
    }
    return g_string_free(list, FALSE);
}

static char *join_texts(const GPtrArray *texts)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < texts->len; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", (const char *)texts->pdata[i]);
    return g_string_free(list, FALSE);
}

static void append_expression(GString *out, enum language language, const char *swedish,
                              const char *english, const struct expression *expression)
{
    if (!expression)
        return;
    const struct shape *shape = expression->shape;
    append_part(out, language, swedish, english, shape ? shape->text : expression->source);
}

static void append_lists(GString *out, enum language language, const struct scope *scope)
{
    const struct {
        const GPtrArray *list;
        const char *swedish, *english;
    } lists[] = {
        {scope->under, "bara under ", "only under "},
        {scope->styles, "bara i formatmallen ", "only in the style "},
        {scope->not_styles, "inte i formatmallen ", "not in the style "},
        {scope->colors, "bara i färgen ", "only in the colour "},
        {scope->kinds, "bara i dokument av slaget ", "only in documents of the kind "},
        {scope->not_kinds, "inte i dokument av slaget ", "not in documents of the kind "},
        {scope->owners, "bara i dokument som ägs av ", "only in documents owned by "},
        {scope->levels, "bara i dokument på nivån ", "only in documents of the level "},
        {scope->parties, "bara i dokument från ", "only in documents of the party "},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autofree char *texts = join_texts(lists[i].list);
        if (*texts)
            append_part(out, language, lists[i].swedish, lists[i].english, texts);
    }
}

void describe_scope(GString *out, enum language language, const struct scope *scope)
{
    g_autoptr(GString) own = g_string_new(NULL);
    g_autofree char *in = join_places(scope->in), *not_in = join_places(scope->not_in);
    if (*in)
        append_part(own, language, "bara i ", "only in ", in);
    if (*not_in)
        append_part(own, language, "inte i ", "not in ", not_in);
    append_expression(own, language, "under rubriker som stämmer med ",
                      "under headings that match ", scope->section);
    append_expression(own, language, "inte i kolumner med rubriker som stämmer med ",
                      "not in columns with heads that match ", scope->not_columns);
    append_lists(own, language, scope);
    if (scope->highlighted)
        append_part(own, language, "bara i överstruken text", "only in highlighted text", "");
    if (scope->inserted)
        append_part(own, language, "bara i text som en ändring har lagt till",
                    "only in text that a "
                    "change has inserted",
                    "");
    append_expression(own, language, "ändringen gjord av ", "the change made by ", scope->by);
    if (scope->unit != UNIT_SENTENCE)
        append_part(own, language, "det som hör ihop står i ", "what belongs together stands in ",
                    unit_in_words(language, scope->unit));
    if (scope->min_words) {
        g_autofree char *words = g_strdup_printf("%u", scope->min_words);
        append_part(own, language, "bara i dokument med minst så här många ord: ",
                    "only in documents with at least so many words: ", words);
    }
    g_string_append(out, own->str);
}

// The words of the bits that are set, with commas between.
static void append_bits(GString *out, enum language language, guint32 bits,
                        const char *const words[][LANGUAGES], guint count)
{
    gsize begun = out->len;
    for (guint i = 0; i < count; i++)
        if (bits & 1u << i)
            g_string_append_printf(out, "%s%s", out->len > begun ? ", " : "", words[i][language]);
}

void describe_faults(GString *out, enum language language, const struct rule *rule)
{
    static const char *const headings[HEADING_FAULTS][LANGUAGES] = {
        [HEADING_EMPTY] = {"rubriker utan text", "headings without text"},
        [HEADING_BARE] = {"rubriker med ingenting under", "headings with nothing under them"},
        [HEADING_LEVEL] = {"överhoppade rubriknivåer", "levels of headings left out"},
        [HEADING_TYPED] = {"nummer inskrivna bredvid automatiska",
                           "numbers typed beside automatic ones"},
        [HEADING_GAP] = {"inskrivna nummer som hoppar över ett", "typed numbers that skip one"},
        [HEADING_REPEATED] = {"inskrivna nummer som står två gånger", "typed numbers given twice"},
    };
    static const char *const impossible[IMPOSSIBLE_KINDS][LANGUAGES] = {
        [IMPOSSIBLE_DATE] = {"dagar som inte finns", "days that do not exist"},
        [IMPOSSIBLE_WEEKDAY] = {"datum med fel veckodag", "dates with the wrong weekday"},
        [IMPOSSIBLE_NUMBER] = {"tal som är olika i siffror och bokstäver",
                               "numbers that differ in figures and words"},
    };
    if (rule->structure)
        append_bits(out, language, rule->structure->faults, headings, HEADING_FAULTS);
    append_bits(out, language, rule->impossible, impossible, IMPOSSIBLE_KINDS);
    if (rule->known) {
        SAY(out, language, "förkortningar som inte skrivs ut, utom",
            "abbreviations that are not written out, except");
        for (guint i = 0; i < rule->known->len; i++)
            g_string_append_printf(out, " %s", (const char *)rule->known->pdata[i]);
    }
    if (rule->most_words)
        SAY(out, language, "meningar eller stycken med fler än %u ord",
            "sentences or paragraphs with more than %u words", rule->most_words);
}

static void visit_leaves(const struct shape *shape, GHashTable *seen, shape_visit visit,
                         void *context)
{
    if (!g_hash_table_add(seen, (gpointer)(gsize)shape))
        return;
    if (shape->text)
        visit(context, shape);
    for (guint i = 0; i < shape->count; i++)
        visit_leaves(shape->parts[i], seen, visit, context);
}

void shape_leaves(const struct shape *shape, shape_visit visit, void *context)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    if (shape)
        visit_leaves(shape, seen, visit, context);
}

static void visit_all(matcher_visit visit, void *context, enum matcher_role role,
                      const GPtrArray *matchers)
{
    for (guint i = 0; i < matchers->len; i++)
        visit(context, role, NULL, matchers->pdata[i]);
}

void rule_matchers(const struct rule *rule, matcher_visit visit, void *context)
{
    gboolean variants = rule->consistency && rule->consistency->variants->len;
    for (guint i = 0; i < rule->patterns->len; i++)
        visit(context, variants ? MATCHER_VARIANT : MATCHER_SOUGHT,
              variants ? variant_of(rule->consistency, i)->name : NULL, rule->patterns->pdata[i]);
    for (guint i = 0; i < rule->swaps->len; i++) {
        const struct swap *swap = rule->swaps->pdata[i];
        visit(context, swap->to ? MATCHER_REPLACED : MATCHER_SOUGHT, swap->to, &swap->matcher);
    }
    for (guint i = 0; i < rule->duties->len; i++) {
        const struct duty_rule *duty = rule->duties->pdata[i];
        visit_all(visit, context, MATCHER_PARTY, duty->parties);
        visit_all(visit, context, MATCHER_OTHER, duty->others);
        visit_all(visit, context, MATCHER_TASK, duty->tasks);
        visit_all(visit, context, MATCHER_DEED, duty->deeds);
        visit_all(visit, context, MATCHER_ABOUT, duty->about);
    }
    if (rule->condition.count)
        visit(context, MATCHER_IF, NULL, &rule->condition);
    if (rule->consequence.count)
        visit(context, MATCHER_THEN, NULL, &rule->consequence);
}

const char *role_in_words(enum language language, enum matcher_role role, gboolean absence)
{
    static const char *const words[MATCHER_ROLES][2] = {
        [MATCHER_SOUGHT] = {"söker", "looks for"},
        [MATCHER_VARIANT] = {"namn", "name"},
        [MATCHER_REPLACED] = {"söker", "looks for"},
        [MATCHER_PARTY] = {"part", "party"},
        [MATCHER_OTHER] = {"annan part", "other party"},
        [MATCHER_TASK] = {"uppgift", "task"},
        [MATCHER_DEED] = {"handling", "deed"},
        [MATCHER_ABOUT] = {"tillsammans med", "together with"},
        [MATCHER_IF] = {"om", "if"},
        [MATCHER_THEN] = {"men inte", "but not"},
    };
    if (absence && role == MATCHER_SOUGHT)
        return in_language(language, "kräver", "requires");
    return in_language(language, words[role][0], words[role][1]);
}
