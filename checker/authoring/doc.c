// SPDX-License-Identifier: Apache-2.0
#include "authoring/doc.h"

#include "authoring/describe.h"
#include "authoring/show.h"
#include "xml/writer.h"

#include <string.h>

// The reports' own style: one look for all that people read.
static const char style[] = {
#include "report.css.inc"
};

// What only the catalogue has.
static const char own_style[] =
    ".catalogue h2 .note { font-weight: 400; }\n"
    ".examples { margin: 0 0 .6rem; padding: 0; list-style: none; }\n"
    ".examples li { padding: .15rem 0 .15rem 1.6em; text-indent: -1.6em; "
    "font: 1rem/1.5 var(--serif); }\n"
    ".examples .sign { display: inline-block; width: 1.6em; text-indent: 0; "
    "font: 600 .9rem/1.5 var(--sans); }\n"
    ".examples .found .sign { color: var(--red); }\n"
    ".examples .left .sign { color: var(--green); }\n"
    ".sought, .exceptions { margin: 0 0 .5rem; padding-left: 1.2rem; font-size: .9rem; "
    "color: var(--soft); overflow-wrap: anywhere; }\n"
    ".contents { columns: 20rem; column-gap: 2rem; }\n"
    ".contents > li { break-inside: avoid; padding-bottom: .4rem; }\n"
    "nav ul.contents { display: block; }\n"
    ".contents .chapter { padding-top: .8rem; break-after: avoid; }\n"
    ".contents .chapter:first-child { padding-top: 0; }\n"
    "@media print { nav { display: block; } .finding { break-inside: auto; } "
    ".catalogue details:not([open]) { display: none; } }\n";

struct page {
    struct writer *writer;
    const struct ruleset *ruleset;
    const struct doc_request *request;
    enum language language;
    GPtrArray *rules; // struct rule: by owner, action and id
};

// What people see as a line is a line of the file: two catalogues then differ by lines.
static void begin(const struct page *page, const char *element, const char *class)
{
    static const char *const lines[] = {"article", "body", "details", "h2",      "h3", "h4",
                                        "header",  "li",   "main",    "section", "ul", NULL};
    if (g_strv_contains(lines, element))
        writer_text(page->writer, "\n");
    writer_start(page->writer, element);
    if (class)
        writer_attribute(page->writer, "class", class);
}

static void element(const struct page *page, const char *name, const char *class, const char *text)
{
    if (!text || !*text)
        return;
    begin(page, name, class);
    writer_text(page->writer, text);
    writer_end(page->writer);
}

static const char *say(const struct page *page, const char *swedish, const char *english)
{
    return in_language(page->language, swedish, english);
}

static const char *action_words(const struct page *page, enum action action)
{
    static const char *const words[ACTIONS][LANGUAGES] = {
        [ACTION_STOP] = {"Sluta skriva", "Stop writing"},
        [ACTION_START] = {"Börja skriva", "Start writing"},
        [ACTION_CONTINUE] = {"Fortsätt skriva", "Continue writing"},
        [ACTION_REVIEW] = {"Se över", "Review"},
    };
    return words[action][page->language];
}

static const char *severity_words(const struct page *page, enum severity severity)
{
    static const char *const words[SEVERITIES][LANGUAGES] = {
        [SEVERITY_INFO] = {"upplysning", "information"},
        [SEVERITY_WARNING] = {"varning", "warning"},
        [SEVERITY_ERROR] = {"fel", "error"},
    };
    return words[severity][page->language];
}

// Who decides about what the rules of a chapter are for; newly allocated.
static char *chapter_of(const struct page *page, const struct rule *rule)
{
    GString *name = g_string_new(rule->owner);
    if (name->len && g_ascii_isalpha(name->str[0]))
        name->str[0] = g_ascii_toupper(name->str[0]);
    if (rule->decision_body)
        g_string_append_printf(name, "%s%s %s", name->len ? " · " : "",
                               say(page, "beslutas av", "decided by"), rule->decision_body);
    if (!name->len)
        g_string_append(name, say(page, "Ingen ägare angiven", "No owner given"));
    return g_string_free(name, FALSE);
}

static int compare_texts(const char *one, const char *other)
{
    // Rules without an owner come last.
    if (!one || !other)
        return one ? -1 : other ? 1 : 0;
    g_autofree char *first = g_utf8_casefold(one, -1), *second = g_utf8_casefold(other, -1);
    return strcmp(first, second);
}

static int compare_rules(const void *a, const void *b)
{
    const struct rule *first = *(const struct rule *const *)a;
    const struct rule *second = *(const struct rule *const *)b;
    int order = compare_texts(first->owner, second->owner);
    if (order == 0)
        order = compare_texts(first->decision_body, second->decision_body);
    if (order == 0 && first->action != second->action)
        order = first->action < second->action ? -1 : 1;
    return order ? order : strcmp(first->id, second->id);
}

static gboolean same_chapter(const struct rule *one, const struct rule *other)
{
    return compare_texts(one->owner, other->owner) == 0 &&
           compare_texts(one->decision_body, other->decision_body) == 0;
}

static void write_badges(const struct page *page, const struct rule *rule)
{
    if (strcmp(rule->status, "draft") == 0)
        element(page, "span", "badge", say(page, "utkast: stoppar inget", "draft: stops nothing"));
    if (strcmp(rule->status, "retired") == 0)
        element(page, "span", "badge", say(page, "avförd", "retired"));
    if (rule->not_evaluated[page->language])
        element(page, "span", "badge", say(page, "används inte än", "not applied yet"));
    enum force force = rule_force(rule, page->request->as_of);
    if (force == FORCE_UPCOMING)
        element(page, "span", "badge", say(page, "kommande", "upcoming"));
    if (force == FORCE_ENDED)
        element(page, "span", "badge", say(page, "har upphört", "has ended"));
}

static void write_head(const struct page *page, const struct rule *rule)
{
    static const char *const classes[SEVERITIES] = {"pill info", "pill warning", "pill error"};
    begin(page, "div", "head");
    element(page, "span", classes[rule->severity], severity_words(page, rule->severity));
    element(page, "span", "action", action_words(page, rule->action));
    write_badges(page, rule);
    element(page, "span", "rule", rule->id);
    writer_end(page->writer);
}

static void write_fact(const struct page *page, const char *label, const char *value)
{
    if (!value || !*value)
        return;
    begin(page, "div", NULL);
    element(page, "dt", NULL, label);
    element(page, "dd", NULL, value);
    writer_end(page->writer);
}

static void write_facts(const struct page *page, const struct rule *rule)
{
    g_autoptr(GString) force = g_string_new(NULL);
    g_autoptr(GString) tags = g_string_new(NULL);
    g_autoptr(GString) scope = g_string_new(NULL);
    if (rule->effective_from)
        SAY(force, page->language, "från %s", "from %s", rule->effective_from);
    if (rule->effective_to)
        SAY(force, page->language, "%still %s", "%suntil %s", force->len ? " " : "",
            rule->effective_to);
    for (guint i = 0; i < rule->tags->len; i++)
        g_string_append_printf(tags, "%s%s", i ? ", " : "", (const char *)rule->tags->pdata[i]);
    describe_scope(scope, page->language, &rule->scope);
    begin(page, "dl", "facts");
    write_fact(page, say(page, "Gäller", "In force"),
               force->len ? force->str : say(page, "alltid", "always"));
    write_fact(page, say(page, "Räckvidd", "Scope"), scope->str);
    write_fact(page, say(page, "Taggar", "Tags"), tags->str);
    write_fact(page, say(page, "Pack", "Pack"), rule->pack);
    writer_end(page->writer);
    if (rule->not_evaluated[page->language])
        element(page, "p", "note", rule->not_evaluated[page->language]);
}

static void write_matcher(void *context, enum matcher_role role, const char *name,
                          const struct matcher *matcher)
{
    const struct page *page = context;
    g_autoptr(GString) text = g_string_new(NULL);
    if (role >= MATCHER_PARTY)
        g_string_append_printf(text, "%s ", role_in_words(page->language, role, FALSE));
    describe_matcher(text, page->language, matcher);
    if (name)
        g_string_append_printf(text, " → ”%s”", name);
    element(page, "li", NULL, text->str);
}

static void write_patterns(const struct page *page, const struct rule *rule)
{
    begin(page, "details", NULL);
    element(page, "summary", NULL,
            say(page, "Vad den söker, och undantag", "What it looks for, and exceptions"));
    begin(page, "ul", "sought");
    rule_matchers(rule, write_matcher, (void *)(gsize)page);
    g_autoptr(GString) faults = g_string_new(NULL);
    describe_faults(faults, page->language, rule);
    if (faults->len)
        element(page, "li", NULL, faults->str);
    writer_end(page->writer);
    if (rule->unless->len) {
        begin(page, "ul", "exceptions");
        for (guint i = 0; i < rule->unless->len; i++) {
            g_autoptr(GString) text = g_string_new(say(page, "inte vid ", "not with "));
            describe_unless(text, page->language, rule->unless->pdata[i]);
            element(page, "li", NULL, text->str);
        }
        writer_end(page->writer);
    }
    writer_end(page->writer);
}

static void write_basis(const struct page *page, const struct basis_ref *ref)
{
    const struct agreement *agreement =
        g_hash_table_lookup(page->request->agreements, ref->agreement);
    const struct clause *clause = agreement ? agreement_clause(agreement, ref->section) : NULL;
    const char *title = ref->agreement;
    for (guint i = 0; i < page->ruleset->agreements->len; i++) {
        const struct agreement_decl *decl = page->ruleset->agreements->pdata[i];
        if (strcmp(decl->id, ref->agreement) == 0)
            title = decl->title;
    }
    g_autofree char *caption =
        g_strdup_printf("%s, %s %s%s%s", title, say(page, "avsnitt", "section"), ref->section,
                        clause ? " " : "", clause ? clause->title : "");
    begin(page, "figure", "clause");
    element(page, "figcaption", NULL, caption);
    if (clause) {
        g_autofree char *text = show_clause(clause);
        begin(page, "blockquote", NULL);
        element(page, "p", NULL, text);
        writer_end(page->writer);
    }
    writer_end(page->writer);
}

static void write_slice(const struct page *page, const char *text, gsize start, gsize end)
{
    g_autofree char *slice = g_strndup(text + start, end - start);
    g_auto(GStrv) lines = g_strsplit(slice, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (i)
            writer_text(page->writer, " / ");
        writer_text(page->writer, lines[i]);
    }
}

static void write_example(const struct page *page, const struct example *example)
{
    begin(page, "li", example->match ? "found" : "left");
    element(page, "span", "sign", example->match ? "✗" : "✓");
    write_slice(page, example->text, 0, example->mark_start);
    if (example->mark_end > example->mark_start) {
        begin(page, "mark", NULL);
        write_slice(page, example->text, example->mark_start, example->mark_end);
        writer_end(page->writer);
    }
    write_slice(page, example->text, example->mark_end, strlen(example->text));
    if (example->fixed) {
        writer_text(page->writer, " → ");
        element(page, "strong", NULL, example->fixed);
    }
    writer_end(page->writer);
}

static void write_examples(const struct page *page, const struct rule *rule)
{
    begin(page, "ul", "examples");
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        if (!example->todo)
            write_example(page, example);
    }
    writer_end(page->writer);
}

static char *anchor_of(const struct rule *rule)
{
    return g_strconcat("rule-", rule->id, NULL);
}

static void write_rule(const struct page *page, const struct rule *rule)
{
    static const char *const classes[SEVERITIES] = {"finding info", "finding warning",
                                                    "finding error"};
    g_autofree char *anchor = anchor_of(rule);
    g_autoptr(GString) message = g_string_new(NULL);
    show_message(message, page->language, rule);
    begin(page, "article", classes[rule->severity]);
    writer_attribute(page->writer, "id", anchor);
    write_head(page, rule);
    element(page, "h4", NULL, rule->title);
    element(page, "p", "message", message->str);
    if (rule->fix) {
        begin(page, "p", "suggestion");
        element(page, "strong", NULL, say(page, "Skriv i stället", "Write instead"));
        writer_text(page->writer, rule->fix);
        writer_end(page->writer);
    }
    if (rule->advice && *rule->advice) {
        begin(page, "p", "advice");
        element(page, "strong", NULL,
                say(page, "Varför, och vad som ska göras", "Why, and what to do"));
        writer_text(page->writer, rule->advice);
        writer_end(page->writer);
    }
    if (rule->follow_up[page->language]) {
        begin(page, "p", "advice");
        element(page, "strong", NULL, say(page, "Så följs det upp", "How it is followed up"));
        writer_text(page->writer, rule->follow_up[page->language]);
        writer_end(page->writer);
    }
    for (guint i = 0; i < rule->basis->len; i++)
        write_basis(page, rule->basis->pdata[i]);
    write_examples(page, rule);
    write_patterns(page, rule);
    write_facts(page, rule);
    writer_end(page->writer);
}

static void write_chapters(const struct page *page)
{
    const struct rule *before = NULL;
    guint chapter = 0;
    for (guint i = 0; i < page->rules->len; i++) {
        const struct rule *rule = page->rules->pdata[i];
        gboolean first = !before || !same_chapter(before, rule);
        if (first) {
            g_autofree char *id = g_strdup_printf("owner-%u", ++chapter);
            g_autofree char *name = chapter_of(page, rule);
            if (before)
                writer_end(page->writer);
            begin(page, "section", NULL);
            writer_attribute(page->writer, "id", id);
            element(page, "h2", NULL, name);
        }
        if (first || before->action != rule->action)
            element(page, "h3", NULL, action_words(page, rule->action));
        write_rule(page, rule);
        before = rule;
    }
    if (before)
        writer_end(page->writer);
}

static void write_contents(const struct page *page)
{
    const struct rule *before = NULL;
    guint chapter = 0;
    begin(page, "nav", NULL);
    writer_attribute(page->writer, "aria-label", say(page, "Innehåll", "Contents"));
    begin(page, "ul", "contents");
    for (guint i = 0; i < page->rules->len; i++) {
        const struct rule *rule = page->rules->pdata[i];
        if (!before || !same_chapter(before, rule)) {
            g_autofree char *href = g_strdup_printf("#owner-%u", ++chapter);
            g_autofree char *name = chapter_of(page, rule);
            begin(page, "li", "chapter");
            begin(page, "a", NULL);
            writer_attribute(page->writer, "href", href);
            begin(page, "strong", NULL);
            writer_text(page->writer, name);
            writer_end(page->writer);
            writer_end(page->writer);
            writer_end(page->writer);
        }
        g_autofree char *anchor = anchor_of(rule);
        g_autofree char *href = g_strconcat("#", anchor, NULL);
        g_autofree char *label = g_strdup_printf(" %s", rule->title);
        begin(page, "li", NULL);
        begin(page, "a", NULL);
        writer_attribute(page->writer, "href", href);
        element(page, "span", "rule", rule->id);
        writer_end(page->writer);
        writer_text(page->writer, label);
        writer_end(page->writer);
        before = rule;
    }
    writer_end(page->writer);
    writer_end(page->writer);
}

static void write_banner(const struct page *page)
{
    g_autoptr(GString) packs = g_string_new(NULL);
    for (guint i = 0; i < page->ruleset->packs->len; i++) {
        const struct pack *pack = page->ruleset->packs->pdata[i];
        g_string_append_printf(packs, "%s%s %s", i ? ", " : "", pack->title, pack->version);
    }
    g_autofree char *count = g_strdup_printf("%u", page->rules->len);
    begin(page, "header", NULL);
    element(page, "h1", NULL, say(page, "Regelkatalog", "Catalogue of rules"));
    element(page, "p", "lead", packs->str);
    begin(page, "dl", "facts");
    write_fact(page, say(page, "Bedömd per", "As of"), page->request->as_of);
    write_fact(page, say(page, "Regler", "Rules"), count);
    write_fact(page, say(page, "Tecken i exemplen", "Signs in the examples"),
               say(page, "✗ ska hittas, ✓ ska lämnas i fred", "✗ to be found, ✓ to be left alone"));
    writer_end(page->writer);
    writer_end(page->writer);
}

static void write_page_head(const struct page *page)
{
    begin(page, "head", NULL);
    begin(page, "meta", NULL);
    writer_attribute(page->writer, "charset", "utf-8");
    writer_end(page->writer);
    begin(page, "meta", NULL);
    writer_attribute(page->writer, "name", "viewport");
    writer_attribute(page->writer, "content", "width=device-width, initial-scale=1");
    writer_end(page->writer);
    begin(page, "meta", NULL);
    writer_attribute(page->writer, "name", "color-scheme");
    writer_attribute(page->writer, "content", "light dark");
    writer_end(page->writer);
    begin(page, "meta", NULL);
    writer_attribute(page->writer, "http-equiv", "Content-Security-Policy");
    writer_attribute(page->writer, "content", "default-src 'none'; style-src 'unsafe-inline'");
    writer_end(page->writer);
    element(page, "title", NULL, say(page, "Regelkatalog", "Catalogue of rules"));
    g_autofree char *both = g_strconcat(style, own_style, NULL);
    writer_style(page->writer, both);
    writer_end(page->writer);
}

GString *authoring_doc(const struct ruleset *ruleset, const struct doc_request *request)
{
    g_autoptr(writer_t) writer = writer_new();
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    for (guint i = 0; i < ruleset->rules->len; i++)
        g_ptr_array_add(rules, ruleset->rules->pdata[i]);
    g_ptr_array_sort(rules, compare_rules);
    struct page page = {.writer = writer,
                        .ruleset = ruleset,
                        .request = request,
                        .language = request->language,
                        .rules = rules};
    writer_html(writer);
    begin(&page, "html", NULL);
    writer_attribute(writer, "lang", say(&page, "sv", "en"));
    write_page_head(&page);
    begin(&page, "body", NULL);
    begin(&page, "a", "skip");
    writer_attribute(writer, "href", "#content");
    writer_text(writer, say(&page, "Hoppa till reglerna", "Skip to the rules"));
    writer_end(writer);
    write_banner(&page);
    write_contents(&page);
    begin(&page, "main", "catalogue");
    writer_attribute(writer, "id", "content");
    write_chapters(&page);
    writer_end(writer);
    return writer_finish(writer);
}
