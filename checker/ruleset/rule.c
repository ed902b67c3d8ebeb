// SPDX-License-Identifier: Apache-2.0
// A <rule> with what it inherits from its <group>.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"
#include "finding/message.h"

static const char *read_date(struct reading *reading, const struct node *node,
                             const struct node *group, const char *name)
{
    const struct node *holder = NULL;
    if (!inherited(node, group, name, &holder))
        return NULL;
    const struct variable *before = g_steal_pointer(&reading->missing);
    const char *date = expand_attribute(reading, holder, name);
    gboolean known = reading->missing == NULL;
    if (before)
        reading->missing = before;
    return known ? date : NULL; // that of a missing variable is only its example
}

// Whom the rule concerns where it does not say so: always those who answer for the documents; those
// who lead the work where another than they answers or decides; everyone when nothing is to change.
static guint default_audience(const struct rule *rule)
{
    guint audience = 1u << AUDIENCE_OWNER;
    gboolean others = rule->owner && g_ascii_strncasecmp(rule->owner, "dokument", 8) != 0;
    if (others || rule->decision_body || rule->action == ACTION_CONTINUE)
        audience |= 1u << AUDIENCE_MANAGER;
    if (rule->action == ACTION_CONTINUE)
        audience |= 1u << AUDIENCE_PRACTICE;
    return audience;
}

static void read_audience(struct rule *rule, const char *names)
{
    g_auto(GStrv) words = g_strsplit_set(names ? names : "", " \t\r\n", -1);
    enum audience audience;
    for (char **word = words; *word; word++) {
        if (audience_parse(*word, &audience))
            rule->audience |= 1u << audience;
    }
    if (!rule->audience)
        rule->audience = default_audience(rule);
}

static void read_properties(struct reading *reading, struct rule *rule, const struct node *node,
                            const struct node *group)
{
    struct arena *arena = reading->loader->arena;
    const char *value = inherited(node, group, "severity", NULL);
    rule->severity = SEVERITY_WARNING;
    if (value)
        severity_parse(value, &rule->severity);
    value = inherited(node, group, "action", NULL);
    rule->action = ACTION_REVIEW;
    if (value)
        action_parse(value, &rule->action);
    value = inherited(node, group, "status", NULL);
    rule->status = value ? value : "active";
    rule->precision = inherited(node, group, "precision", NULL);
    rule->owner = inherited(node, group, "owner", NULL);
    rule->decision_body = inherited(node, group, "decision-body", NULL);
    read_audience(rule, inherited(node, group, "audience", NULL));
    rule->tags = arena_array(arena);
    add_words(arena, rule->tags, group ? node_value(group, "tags") : NULL, " \t\r\n");
    add_words(arena, rule->tags, node_value(node, "tags"), " \t\r\n");
    rule->yields_to = arena_array(arena);
    add_words(arena, rule->yields_to, node_value(node, "yields-to"), " \t\r\n");
    rule->effective_from = read_date(reading, node, group, "effective-from");
    rule->effective_to = read_date(reading, node, group, "effective-to");
    if (rule->effective_from && rule->effective_to &&
        strcmp(rule->effective_from, rule->effective_to) > 0)
        complain_at(reading, node, "effective-to",
                    "the rule ends on %s before it begins on %s: correct one of the dates",
                    rule->effective_to, rule->effective_from);
}

static void read_unless(struct reading *reading, struct rule *rule, const struct node *parent)
{
    for (guint i = 0; parent && i < parent->children->len; i++) {
        const struct node *node = parent->children->pdata[i];
        if (g_strcmp0(node->name, "unless") != 0)
            continue;
        enum unit within = UNIT_SENTENCE;
        const char *value = node_value(node, "within");
        if (value)
            unit_parse(value, &within);
        enum position position = position_parse(node_value(node, "position"));
        if ((within == UNIT_MATCH || within == UNIT_COLUMN) && position != POSITION_ANY)
            complain_at(reading, node, "position",
                        "position says nothing within=\"%s\": remove one of the two", value);
        // Several patterns are alternatives: each is an exception of its own.
        GPtrArray *matchers = build_matchers(reading, node, within);
        for (guint m = 0; m < matchers->len; m++) {
            struct unless *unless = arena_new0(reading->loader->arena, struct unless);
            *unless = (struct unless){.matcher = *(struct matcher *)matchers->pdata[m],
                                      .within = within,
                                      .position = position};
            g_ptr_array_add(rule->unless, unless);
        }
    }
}

// Spaces and line breaks of the XML file become one space.
static char *collapse(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    GString *out = g_string_new(NULL);
    for (guint i = 0; words[i]; i++)
        if (*words[i])
            g_string_append_printf(out, "%s%s", out->len ? " " : "", words[i]);
    return g_string_free(out, FALSE);
}

static const char *read_text(struct reading *reading, const struct node *node)
{
    g_autofree char *raw = node_text(node);
    g_autofree char *text = collapse(raw);
    return expand(reading, node, NULL, text, EXPAND_TEXT);
}

// What a message says of the agreement's text.
static void read_evidence_word(struct reading *reading, const struct rule *rule,
                               const struct node *node, GString *text)
{
    static const char *const names[] = {"expected", "found", "clause", "agreement"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(node->name, names[i]) == 0)
            g_string_append_c(text, (char)(MESSAGE_EXPECTED + i));
    if (!rule->alignment)
        complain_at(reading, node, NULL,
                    "<%s/> is known of rules that hold a document against an agreement's text "
                    "(copied, quotation, reference): remove it",
                    node->name);
}

static const char *read_message(struct reading *reading, struct rule *rule, const struct node *node)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name) {
            g_string_append(text, child->text);
        } else if (strcmp(child->name, "match") == 0) {
            g_string_append_c(text, MESSAGE_MATCH);
            if (rule->absence)
                complain_at(reading, child, NULL,
                            "what is missing has no words to show: remove <match/>");
            if (rule->check == CHECK_PROPERTY && rule->property.present)
                complain_at(reading, child, NULL,
                            "a field that is missing has no words to show: use <detail/>");
        } else if (strcmp(child->name, "names") == 0) {
            g_string_append_c(text, MESSAGE_NAMES);
            if (rule->check != CHECK_CONSISTENCY)
                complain_at(reading, child, NULL,
                            "<names/> is for <consistency>, which compares names: remove it");
        } else if (strcmp(child->name, "detail") == 0) {
            g_string_append_c(text, MESSAGE_DETAIL);
            if (!check_kind_details(rule->check))
                complain_at(reading, child, NULL,
                            "<%s> has nothing to say here: remove <detail/>, or write <match/>",
                            check_kind_name(rule->check));
        } else if (strcmp(child->name, "suggestion") != 0) {
            read_evidence_word(reading, rule, child, text);
        } else {
            g_string_append_c(text, MESSAGE_SUGGESTION);
            if (!rule_proposes(rule) && !rule->fix)
                complain_at(reading, child, NULL,
                            "the rule proposes nothing: add <fix>, or remove <suggestion/>");
        }
    }
    g_autofree char *collapsed = collapse(text->str);
    if (!*collapsed)
        complain_at(reading, node, NULL, "<message> is empty: say what is wrong");
    return expand(reading, node, NULL, collapsed, EXPAND_TEXT);
}

static const char *language_of(const struct node *node)
{
    for (; node; node = node->parent)
        for (guint i = 0; i < node->attribute_count; i++)
            if (strcmp(node->attributes[i].name, "lang") == 0 && *node->attributes[i].uri)
                return node->attributes[i].value;
    return "sv";
}

static void read_basis(struct reading *reading, struct rule *rule, const struct node *node)
{
    const char *agreement = node_value(node, "agreement");
    if (!g_hash_table_contains(reading->pack->agreements, agreement)) {
        g_autofree const char **names = table_names(reading->pack->agreements);
        const char *meant = nearest(agreement, names);
        complain_at(reading, node, "agreement",
                    "agreement=\"%s\": the pack declares no such agreement%s%s%s", agreement,
                    meant ? ": did you mean \"" : "", meant ? meant : "", meant ? "\"?" : "");
    }
    // A clause explains a finding, it does not find it: while its number is a variable that is not
    // set, the rule works without it.
    const struct variable *missing = g_steal_pointer(&reading->missing);
    const char *section = expand_attribute(reading, node, "section");
    gboolean known = reading->missing == NULL;
    reading->missing = missing;
    if (!known)
        return;
    struct basis_ref *basis = arena_new0(reading->loader->arena, struct basis_ref);
    *basis = (struct basis_ref){.agreement = agreement, .section = section};
    g_ptr_array_add(rule->basis, basis);
}

// `given`: bits of the languages that there is a follow-up in; the other one falls back to it.
static void read_follow_up(struct reading *reading, struct rule *rule, const struct node *node,
                           guint *given)
{
    enum language language = strcmp(language_of(node), "sv") == 0 ? LANGUAGE_SV : LANGUAGE_EN;
    const char *text = read_text(reading, node);
    if (!*text)
        complain_at(reading, node, NULL,
                    "<follow-up> is empty: say how it is seen that the advice was followed");
    if (*given & 1u << language)
        complain_at(reading, node, NULL,
                    "there are two follow-ups in the same language: give one xml:lang=\"%s\"",
                    language == LANGUAGE_SV ? "en" : "sv");
    *given |= 1u << language;
    for (guint i = 0; i < LANGUAGES; i++) {
        if (i == (guint)language || !(*given & 1u << i))
            rule->follow_up[i] = text;
    }
}

static void read_texts(struct reading *reading, struct rule *rule, const struct node *node)
{
    guint given = 0;
    const struct node *child = node_child(node, "fix");
    if (child) {
        rule->fix = read_text(reading, child);
        if (rule_proposes(rule))
            complain_at(reading, child, NULL, "<%s> makes its own proposal: remove <fix>",
                        check_kind_name(rule->check));
        else if (!*rule->fix)
            complain_at(reading, child, NULL, "<fix> is empty: write what should stand instead");
    }
    if ((child = node_child(node, "advice")))
        rule->advice = read_text(reading, child);
    for (guint i = 0; i < node->children->len; i++) {
        child = node->children->pdata[i];
        if (g_strcmp0(child->name, "follow-up") == 0) {
            read_follow_up(reading, rule, child, &given);
        } else if (g_strcmp0(child->name, "message") == 0) {
            enum language language =
                strcmp(language_of(child), "sv") == 0 ? LANGUAGE_SV : LANGUAGE_EN;
            if (rule->message[language])
                complain_at(reading, child, NULL,
                            "there are two messages in the same language: give one xml:lang=\"%s\"",
                            language == LANGUAGE_SV ? "en" : "sv");
            rule->message[language] = read_message(reading, rule, child);
        } else if (g_strcmp0(child->name, "basis") == 0) {
            read_basis(reading, rule, child);
        } else if (g_strcmp0(child->name, "example") == 0) {
            g_ptr_array_add(rule->examples, read_example(reading, child));
        }
    }
    if (!rule->message[LANGUAGE_SV])
        complain_at(reading, node, NULL,
                    "rule %s has no Swedish message: add <message xml:lang=\"sv\">", rule->id);
}

static void check_examples(struct reading *reading, const struct rule *rule,
                           const struct node *node)
{
    gboolean match = FALSE, no_match = FALSE;
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        match = match || example->match;
        no_match = no_match || !example->match;
        if (rule->question && example->fixed)
            complain(reading->loader, example->file, example->line, example->column, FALSE,
                     "fixed is for what one document says: remove it, the rule looks at the "
                     "library");
        if (rule->absence && example->mark_end > example->mark_start)
            complain(reading->loader, example->file, example->line, example->column, FALSE,
                     "what is missing has no words to <mark>: remove the mark");
    }
    if (!match)
        complain_at(reading, node, NULL,
                    "rule %s has no example that matches: add <example expect=\"match\">, or "
                    "nobody will see when it stops finding anything",
                    rule->id);
    if (!no_match)
        complain_at(reading, node, NULL,
                    "rule %s has no example that must not match: add <example "
                    "expect=\"no-match\"> with the nearest right wording",
                    rule->id);
}

static void explain_missing(struct arena *arena, struct rule *rule, const struct variable *missing)
{
    const char *name = missing->name;
    const char *example = missing->example ? missing->example : "VALUE";
    rule->not_evaluated[LANGUAGE_EN] = arena_printf(
        arena, "%s is not set: give it in linjera.xml or with --define %s=%s", name, name, example);
    rule->not_evaluated[LANGUAGE_SV] =
        arena_printf(arena, "%s är inte satt: ange det i linjera.xml eller med --define %s=%s",
                     name, name, example);
}

void read_rule(struct reading *outer, const struct node *node, const struct node *group)
{
    struct reading reading = *outer;
    reading.missing = NULL;
    struct loader *loader = reading.loader;
    struct rule *rule = arena_new0(loader->arena, struct rule);
    rule->id = node_value(node, "id");
    rule->pack = reading.pack->pack->id;
    rule->file = reading.file;
    rule->line = node->line;
    rule->column = node->column;
    g_autofree char *title = collapse(node_value(node, "title"));
    rule->title = arena_strdup(loader->arena, title);
    rule->unless = arena_array(loader->arena);
    rule->basis = arena_array(loader->arena);
    rule->examples = arena_array(loader->arena);
    rule->variables = arena_array(loader->arena);
    reading.used = rule->variables;
    read_properties(&reading, rule, node, group);
    read_scope(&reading, rule, node, group);
    read_unless(&reading, rule, group);
    read_unless(&reading, rule, node);
    read_check(&reading, rule, node);
    read_texts(&reading, rule, node);
    for (guint i = 0; rule->question && i < LANGUAGES; i++)
        rule->question->message[i] = rule->message[rule->message[i] ? i : LANGUAGE_SV];
    check_examples(&reading, rule, node);
    check_days(&reading, rule, node);
    if (reading.missing)
        explain_missing(loader->arena, rule, reading.missing);
    struct rule *twin = g_hash_table_lookup(loader->rules, rule->id);
    if (twin) {
        complain_at(&reading, node, "id", "rule %s exists already at %s:%u: give it another id",
                    rule->id, twin->file, twin->line);
        return;
    }
    g_hash_table_insert(loader->rules, (gpointer)(gsize)rule->id, rule);
    if (!reading.pack->pack->off || loader->options->include_off) {
        g_ptr_array_add(loader->ruleset->rules, rule);
        reading.pack->pack->rules++;
    }
}
