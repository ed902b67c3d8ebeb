// SPDX-License-Identifier: Apache-2.0
#include "authoring/show.h"

#include "authoring/describe.h"
#include "finding/message.h"

#include <string.h>

enum { LABEL_WIDTH = 13, CLAUSE_CHARACTERS = 240 };

struct showing {
    GString *out;
    const struct show_request *request;
    enum language language;
    const struct rule *rule;
};

// "  räckvidd:   " with the label filled up to its width.
static void put_label(const struct showing *own, const char *swedish, const char *english)
{
    const char *label = in_language(own->language, swedish, english);
    gsize length = (gsize)g_utf8_strlen(label, -1) + (*label != '\0');
    g_string_append_printf(own->out, "  %s%s%*s", label, *label ? ":" : "",
                           (int)(length < LABEL_WIDTH ? LABEL_WIDTH - length : 1), "");
}

static void put_line(const struct showing *own, const char *swedish, const char *english,
                     const char *value)
{
    if (!value || !*value)
        return;
    put_label(own, swedish, english);
    g_string_append_printf(own->out, "%s\n", value);
}

static void put_forms_of(void *context, const struct shape *leaf)
{
    const struct showing *own = context;
    if (!leaf->forms && !leaf->compound)
        return;
    put_label(own, "", "");
    SAY(own->out, own->language, "  \"%s\" hittar: ", "  \"%s\" finds: ", leaf->text);
    for (guint i = 0; leaf->forms && i < leaf->forms->count; i++)
        g_string_append_printf(own->out, "%s%s", i ? ", " : "", leaf->forms->forms[i].text);
    if (!leaf->forms)
        g_string_append(own->out, leaf->text);
    if (leaf->compound)
        SAY(own->out, own->language, "; längre ord som %s…, %ss…, …%s",
            "; longer words such as %s…, %ss…, …%s", leaf->text, leaf->text, leaf->text);
    g_string_append_c(own->out, '\n');
}

static void put_forms(const struct showing *own, const struct matcher *matcher)
{
    for (guint i = 0; own->request->forms && i < matcher->count; i++)
        shape_leaves(matcher->expressions[i]->shape, put_forms_of, (void *)(gsize)own);
}

static void put_matcher(void *context, enum matcher_role role, const char *name,
                        const struct matcher *matcher)
{
    const struct showing *own = context;
    const char *label = role_in_words(own->language, role, own->rule->absence);
    put_label(own, label, label);
    if (role == MATCHER_VARIANT)
        g_string_append_printf(own->out, "\"%s\": ", name);
    describe_matcher(own->out, own->language, matcher);
    if (role == MATCHER_REPLACED)
        g_string_append_printf(own->out, " → \"%s\"", name);
    g_string_append_c(own->out, '\n');
    put_forms(own, matcher);
}

static void put_consistency(const struct showing *own, const struct consistency *consistency)
{
    if (!consistency)
        return;
    put_line(own, "jämförs i", "compared in", unit_in_words(own->language, consistency->unit));
    const struct variant *preferred =
        consistency->prefer < 0 ? NULL : consistency->variants->pdata[consistency->prefer];
    put_line(own, "rätt namn", "right name", preferred ? preferred->name : NULL);
}

static void put_exceptions(const struct showing *own, const struct rule *rule)
{
    for (guint i = 0; i < rule->unless->len; i++) {
        const struct unless *unless = rule->unless->pdata[i];
        g_autofree char *swedish = g_strdup_printf("undantag %u", i + 1);
        g_autofree char *english = g_strdup_printf("exception %u", i + 1);
        put_label(own, swedish, english);
        describe_unless(own->out, own->language, unless);
        g_string_append_c(own->out, '\n');
        const struct shape *shape = unless->matcher.expressions[0]->shape;
        if (shape && !shape->ref)
            put_forms(own, &unless->matcher);
    }
}

void show_message(GString *out, enum language language, const struct rule *rule)
{
    const char *message = rule->message[language];
    for (const char *at = message ? message : rule->message[LANGUAGE_SV]; *at; at++) {
        if (*at == MESSAGE_MATCH)
            g_string_append(out, in_language(language, "[träffen]", "[match]"));
        else if (*at == MESSAGE_SUGGESTION)
            g_string_append(out, in_language(language, "[förslaget]", "[proposal]"));
        else if (*at == MESSAGE_NAMES)
            g_string_append(out, in_language(language, "[namnen]", "[names]"));
        else if (*at == MESSAGE_DETAIL)
            g_string_append(out, in_language(language, "[uppgiften]", "[detail]"));
        else
            g_string_append_c(out, *at);
    }
}

static void put_texts(const struct showing *own, const struct rule *rule)
{
    g_autoptr(GString) message = g_string_new(NULL);
    show_message(message, own->language, rule);
    put_line(own, "meddelande", "message", message->str);
    put_line(own, "råd", "advice", rule->advice);
    put_line(own, "förslag", "proposal", rule->fix);
}

char *show_clause(const struct clause *clause)
{
    g_autofree char *text = g_strndup(clause->text, strcspn(clause->text, "\n"));
    if (g_utf8_strlen(text, -1) <= CLAUSE_CHARACTERS)
        return g_steal_pointer(&text);
    char *end = g_utf8_offset_to_pointer(text, CLAUSE_CHARACTERS);
    while (end > text && *end != ' ')
        end--;
    *end = '\0';
    return g_strconcat(text, " …", NULL);
}

static void put_basis(const struct showing *own, const struct rule *rule)
{
    for (guint i = 0; i < rule->basis->len; i++) {
        const struct basis_ref *ref = rule->basis->pdata[i];
        const struct agreement *agreement =
            own->request->agreements ? g_hash_table_lookup(own->request->agreements, ref->agreement)
                                     : NULL;
        const struct clause *clause = agreement ? agreement_clause(agreement, ref->section) : NULL;
        put_label(own, "grund", "basis");
        SAY(own->out, own->language, "%s, avsnitt %s", "%s, section %s", ref->agreement,
            ref->section);
        if (clause) {
            g_autofree char *text = show_clause(clause);
            g_string_append_printf(own->out, " %s: ”%s”", clause->title, text);
        } else if (agreement) {
            g_string_append(own->out,
                            in_language(own->language, " (finns inte där)", " (is not there)"));
        }
        g_string_append_c(own->out, '\n');
    }
}

static void put_variables(const struct showing *own, const struct rule *rule)
{
    for (guint i = 0; i < rule->variables->len; i++) {
        const struct variable *variable = rule->variables->pdata[i];
        put_label(own, "värde", "value");
        g_string_append_printf(own->out, "%s = %s: %s\n", variable->name,
                               variable->value
                                   ? variable->value
                                   : in_language(own->language, "(inte satt)", "(not set)"),
                               variable->meaning);
    }
    if (rule->not_evaluated[own->language])
        put_line(own, "används inte", "not applied", rule->not_evaluated[own->language]);
}

static void put_examples(const struct showing *own, const struct rule *rule)
{
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        if (example->match)
            put_label(own, "ska hittas", "to be found");
        else
            put_label(own, "ska lämnas", "to be left");
        for (const char *at = example->text; *at; at++) {
            gsize offset = (gsize)(at - example->text);
            gboolean marked = example->mark_end > example->mark_start;
            if (marked && offset == example->mark_start)
                g_string_append(own->out, "»");
            if (marked && offset == example->mark_end)
                g_string_append(own->out, "«");
            if (*at == '\n')
                g_string_append(own->out, " / ");
            else
                g_string_append_c(own->out, *at);
        }
        if (example->mark_end > example->mark_start && !example->text[example->mark_end])
            g_string_append(own->out, "«");
        if (example->fixed)
            g_string_append_printf(own->out, " → %s", example->fixed);
        g_string_append(own->out, example->todo ? " (todo)\n" : "\n");
    }
}

static void put_audience(const struct showing *own, const struct rule *rule)
{
    static const char *const names[LANGUAGES][AUDIENCES] = {
        [LANGUAGE_SV] = {"verksamhet", "chefer", "dokumentägare"},
        [LANGUAGE_EN] = {"practice", "managers", "document owners"},
    };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < AUDIENCES; i++) {
        if (rule->audience & 1u << i)
            g_string_append_printf(text, "%s%s", text->len ? ", " : "", names[own->language][i]);
    }
    put_line(own, "målgrupp", "audience", text->str);
}

static void put_properties(const struct showing *own, const struct rule *rule)
{
    put_label(own, "slag", "kind");
    g_string_append_printf(own->out, "%s, %s, %s, %s", check_kind_name(rule->check),
                           severity_name(rule->severity), action_name(rule->action), rule->status);
    if (rule->precision)
        SAY(own->out, own->language, ", precision %s", ", precision %s", rule->precision);
    g_string_append_c(own->out, '\n');
    put_line(own, "ägare", "owner", rule->owner);
    put_line(own, "beslutas av", "decided by", rule->decision_body);
    put_audience(own, rule);
    put_line(own, "uppföljning", "follow-up", rule->follow_up[own->language]);
    if (rule->effective_from || rule->effective_to) {
        put_label(own, "gäller", "in force");
        if (rule->effective_from)
            SAY(own->out, own->language, "från %s", "from %s", rule->effective_from);
        g_string_append(own->out, rule->effective_from && rule->effective_to ? " " : "");
        if (rule->effective_to)
            SAY(own->out, own->language, "till %s", "until %s", rule->effective_to);
        g_string_append_c(own->out, '\n');
    }
    g_autoptr(GString) tags = g_string_new(NULL);
    for (guint i = 0; i < rule->tags->len; i++)
        g_string_append_printf(tags, "%s%s", i ? " " : "", (const char *)rule->tags->pdata[i]);
    put_line(own, "taggar", "tags", tags->str);
    g_autoptr(GString) others = g_string_new(NULL);
    for (guint i = 0; i < rule->yields_to->len; i++)
        g_string_append_printf(others, "%s%s", i ? " " : "",
                               (const char *)rule->yields_to->pdata[i]);
    put_line(own, "viker för", "yields to", others->len ? others->str : NULL);
    g_autoptr(GString) scope = g_string_new(NULL);
    describe_scope(scope, own->language, &rule->scope);
    put_line(own, "räckvidd", "scope", scope->str);
}

void authoring_show(GString *out, const struct rule *rule, const struct show_request *request)
{
    struct showing own = {
        .out = out, .request = request, .language = request->language, .rule = rule};
    g_string_append_printf(out, "%s %s\n", rule->id, rule->title);
    put_properties(&own, rule);
    rule_matchers(rule, put_matcher, &own);
    g_autoptr(GString) faults = g_string_new(NULL);
    describe_faults(faults, own.language, rule);
    put_line(&own, "söker", "looks for", faults->str);
    put_consistency(&own, rule->consistency);
    if (rule->required_in != SCOPE_PLACES)
        put_line(&own, "var", "where", scope_place_name(rule->required_in));
    if (rule->anchor && rule->anchor->shape)
        put_line(&own, "under rubrik", "heading", rule->anchor->shape->text);
    put_exceptions(&own, rule);
    put_variables(&own, rule);
    put_texts(&own, rule);
    put_basis(&own, rule);
    put_examples(&own, rule);
    put_label(&own, "fil", "file");
    g_string_append_printf(out, "%s:%u\n", rule->file, rule->line);
}
