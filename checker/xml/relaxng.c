// SPDX-License-Identifier: Apache-2.0
#include "xml/relaxng.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlregexp.h>
#include <string.h>

#include "base/nearest.h"
#include "xml/grammar.h"

struct relaxng {
    struct grammar *grammar;
    xmlRelaxNGPtr schema;
};

struct relaxng *relaxng_new(const char *schema, gsize length)
{
    struct relaxng *relaxng = g_new0(struct relaxng, 1);
    relaxng->grammar = grammar_new(schema, length);
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(schema, (int)length);
    relaxng->schema = parser ? xmlRelaxNGParse(parser) : NULL;
    xmlRelaxNGFreeParserCtxt(parser);
    if (!relaxng->schema)
        g_error("a schema of the program's own is not RELAX NG");
    return relaxng;
}

void relaxng_free(struct relaxng *schema)
{
    if (!schema)
        return;
    grammar_free(schema->grammar);
    xmlRelaxNGFree(schema->schema);
    g_free(schema);
}

void relaxng_fault_free(struct relaxng_fault *fault)
{
    g_free(fault->message);
    g_free(fault);
}

// A walk over one document, looking for what the verdict is about.
struct walk {
    struct arena *arena; // for particles
    GPtrArray *faults;
};

static void add_fault(struct walk *walk, guint line, guint column, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

static void add_fault(struct walk *walk, guint line, guint column, const char *format, ...)
{
    struct relaxng_fault *fault = g_new0(struct relaxng_fault, 1);
    fault->line = line;
    fault->column = column;
    va_list args;
    va_start(args, format);
    fault->message = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(walk->faults, fault);
}

// "a, b or c"
static char *either(const GPtrArray *words, const char *before, const char *after)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++)
        g_string_append_printf(text, "%s%s%s%s",
                               i == 0               ? ""
                               : i + 1 < words->len ? ", "
                                                    : " or ",
                               before, (const char *)words->pdata[i], after);
    return g_string_free(text, FALSE);
}

static gboolean is_number(const char *word, const struct value_rule *rule)
{
    if (!*word || strspn(word, "0123456789") != strlen(word) || strlen(word) > 9)
        return FALSE;
    gint64 number = g_ascii_strtoll(word, NULL, 10);
    if (rule->least && number < g_ascii_strtoll(rule->least, NULL, 10))
        return FALSE;
    if (rule->most && number > g_ascii_strtoll(rule->most, NULL, 10))
        return FALSE;
    return number > 0 || strcmp(rule->type, "positiveInteger") != 0;
}

static gboolean is_date(const char *word)
{
    int year, month, day, used = 0;
    if (strlen(word) != 10 || sscanf(word, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 ||
        used != 10)
        return FALSE;
    return year > 0 && month > 0 && day > 0 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static gboolean is_name(const char *word, gboolean token)
{
    if (!g_utf8_validate(word, -1, NULL) || !*word)
        return FALSE;
    for (const char *at = word; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        gboolean inner = g_unichar_isalnum(c) || c == '-' || c == '.' || c == '_' ||
                         g_unichar_ismark(c) || (token && c == ':');
        if (!inner || (at == word && !token && !g_unichar_isalpha(c) && c != '_'))
            return FALSE;
    }
    return TRUE;
}

static gboolean matches(const char *word, const char *pattern)
{
    xmlRegexpPtr regexp = xmlRegexpCompile(BAD_CAST pattern);
    gboolean result = regexp && xmlRegexpExec(regexp, BAD_CAST word) == 1;
    xmlRegFreeRegexp(regexp);
    return result;
}

static gboolean value_fits(const char *word, const struct value_rule *rule)
{
    if (rule->literal)
        return strcmp(word, rule->literal) == 0;
    if (rule->pattern)
        return matches(word, rule->pattern);
    if (strcmp(rule->type, "date") == 0)
        return is_date(word);
    if (g_str_has_suffix(rule->type, "nteger"))
        return is_number(word, rule);
    if (strcmp(rule->type, "NCName") == 0 || strcmp(rule->type, "ID") == 0)
        return is_name(word, FALSE);
    if (strcmp(rule->type, "NMTOKEN") == 0)
        return is_name(word, TRUE);
    return TRUE;
}

// The patterns of the program's schemas, for people who do not read patterns.
static const char *describe_pattern(struct arena *arena, const char *pattern)
{
    static const struct {
        const char *pattern, *meaning;
    } known[] = {
        {"[0-9]+\\.[0-9]+\\.[0-9]+", "three numbers with points between, such as 1.0.0"},
        {"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*",
         "capitals A-Z, digits and single hyphens, beginning with a letter, such as TERM-001"},
        {"[a-z][a-z0-9\\-]*(\\.[a-z0-9\\-]+)*", "small letters a-z, digits, '-' and '.', beginning "
                                                "with a letter, such as agreement.start"},
        {"\\{[a-z][a-z0-9\\-]*(\\.[a-z0-9\\-]+)*\\}",
         "a variable in braces such as {agreement.start}"},
        {"[0-9a-f]{64}", "a SHA-256 in 64 digits 0-9 and a-f"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(pattern, known[i].pattern) == 0)
            return known[i].meaning;
    return arena_printf(arena, "text of the form %s", pattern);
}

// What a value must be, for people.
static const char *describe(struct arena *arena, const struct value_rule *rule)
{
    if (rule->literal)
        return arena_printf(arena, "\"%s\"", rule->literal);
    if (strcmp(rule->type, "date") == 0)
        return "a date such as 2026-07-01";
    if (rule->pattern)
        return describe_pattern(arena, rule->pattern);
    if (rule->least && rule->most)
        return arena_printf(arena, "a whole number from %s to %s", rule->least, rule->most);
    if (g_str_has_suffix(rule->type, "nteger"))
        return "a whole number";
    if (strcmp(rule->type, "NCName") == 0 || strcmp(rule->type, "ID") == 0)
        return "a name of letters, digits, '-', '_' and '.' that begins with a letter";
    return "a word of letters, digits, '-', '_' and '.'";
}

static gboolean fits_any(const char *word, const struct attribute_rule *rule)
{
    for (guint i = 0; i < rule->values->len; i++)
        if (value_fits(word, rule->values->pdata[i]))
            return TRUE;
    return FALSE;
}

static void check_value(struct walk *walk, const struct node_attribute *attribute,
                        const struct attribute_rule *rule)
{
    g_autofree char *collapsed = g_strstrip(g_strdup(attribute->value));
    g_auto(GStrv) words = g_strsplit_set(collapsed, rule->list ? " \t\r\n" : "", -1);
    const char *single[] = {collapsed, NULL};
    const char *const *word = rule->list ? (const char *const *)words : single;
    for (; *word; word++) {
        if ((rule->list && !**word && words[1]) || fits_any(*word, rule))
            continue;
        g_autoptr(GPtrArray) descriptions = g_ptr_array_new();
        g_autoptr(GPtrArray) literals = g_ptr_array_new();
        for (guint i = 0; i < rule->values->len; i++) {
            const struct value_rule *value = rule->values->pdata[i];
            g_ptr_array_add(descriptions, (gpointer)(gsize)describe(walk->arena, value));
            if (value->literal)
                g_ptr_array_add(literals, (gpointer)(gsize)value->literal);
        }
        g_ptr_array_add(literals, NULL);
        g_autofree char *wanted = either(descriptions, "", "");
        const char *meant = nearest(*word, (const char *const *)literals->pdata);
        g_autofree char *hint = meant ? g_strdup_printf("; did you mean \"%s\"?", meant) : NULL;
        add_fault(walk, attribute->line, attribute->column, "%s=\"%s\": it must be %s%s",
                  attribute->name, *word, wanted, hint ? hint : "");
    }
}

static const struct attribute_rule *find_attribute(const struct element_rule *rule,
                                                   const struct node_attribute *attribute)
{
    for (guint i = 0; i < rule->attributes->len; i++) {
        const struct attribute_rule *candidate = rule->attributes->pdata[i];
        if (strcmp(candidate->name, attribute->name) == 0 &&
            strcmp(candidate->uri, attribute->uri) == 0)
            return candidate;
    }
    return NULL;
}

static void report_unknown_attribute(struct walk *walk, const struct node *node,
                                     const struct element_rule *rule,
                                     const struct node_attribute *attribute)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < rule->attributes->len; i++) {
        const struct attribute_rule *known = rule->attributes->pdata[i];
        if (!g_ptr_array_find_with_equal_func(names, known->name, g_str_equal, NULL))
            g_ptr_array_add(names, (gpointer)(gsize)known->name);
    }
    g_autofree char *all = either(names, "", "");
    g_ptr_array_add(names, NULL);
    const char *meant = nearest(attribute->name, (const char *const *)names->pdata);
    if (meant && strcmp(meant, attribute->name) != 0)
        add_fault(walk, attribute->line, attribute->column,
                  "<%s> has no attribute %s: did you mean %s?", node->name, attribute->name, meant);
    else if (names->len > 1)
        add_fault(walk, attribute->line, attribute->column,
                  "<%s> has no attribute %s: it can have %s", node->name, attribute->name, all);
    else
        add_fault(walk, attribute->line, attribute->column, "<%s> has no attributes: remove %s",
                  node->name, attribute->name);
}

// Takes the attributes; what is left of the content afterwards.
static const struct particle *check_attributes(struct walk *walk, const struct node *node,
                                               const struct element_rule *rule)
{
    const struct particle *left = rule->content;
    guint before = walk->faults->len;
    for (guint i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        const struct attribute_rule *known = find_attribute(rule, attribute);
        if (!known) {
            report_unknown_attribute(walk, node, rule, attribute);
            continue;
        }
        check_value(walk, attribute, known);
        const struct particle *next =
            particle_after(walk->arena, left, PARTICLE_ATTRIBUTE, attribute->name);
        if (next->kind != PARTICLE_NONE)
            left = next;
    }
    for (guint i = 0; i < rule->attributes->len; i++) {
        const struct attribute_rule *wanted = rule->attributes->pdata[i];
        gboolean there = FALSE;
        for (guint a = 0; a < node->attribute_count; a++)
            there = there || find_attribute(rule, &node->attributes[a]) == wanted;
        if (wanted->required && !there)
            add_fault(walk, node->line, node->column, "<%s> must have the attribute %s%s",
                      node->name, *wanted->uri ? "xml:" : "", wanted->name);
    }
    // A missing attribute leaves nothing: the children are then held against all there is.
    const struct particle *closed = particle_close(walk->arena, left);
    return closed->kind == PARTICLE_NONE && walk->faults->len > before
               ? particle_open(walk->arena, rule->content)
               : closed;
}

static void walk_element(struct walk *walk, const struct node *node,
                         const struct element_rule *rule);

// Says why an element cannot stand here, where `expected` could.
static void report_misplaced(struct walk *walk, const struct node *node, const struct node *child,
                             const struct element_rule *rule, const struct particle *expected,
                             const char *previous)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    particle_next(expected, names);
    g_autofree char *list = either(names, "<", ">");
    g_ptr_array_add(names, NULL);
    if (particle_element(rule->content, child->name)) {
        g_autofree char *after = previous ? g_strdup_printf("after <%s>", previous) : NULL;
        add_fault(walk, child->line, child->column, "<%s> cannot stand here in <%s>: %s comes %s",
                  child->name, node->name, after ? after : "first",
                  names->len > 1 ? list : "nothing more");
        return;
    }
    const char *meant = nearest(child->name, (const char *const *)names->pdata);
    if (meant)
        add_fault(walk, child->line, child->column, "<%s> is unknown in <%s>: did you mean <%s>?",
                  child->name, node->name, meant);
    else
        add_fault(walk, child->line, child->column, "<%s> does not belong in <%s>: %s%s",
                  child->name, node->name, names->len > 1 ? "here comes " : "remove it",
                  names->len > 1 ? list : "");
}

static gboolean is_blank(const char *text)
{
    return strspn(text, " \t\r\n") == strlen(text);
}

// Of the elements that may come next, those that are all that is missing: <example>, not the
// optional <advice> before it. All of them when none is.
static void keep_completing(struct walk *walk, const struct particle *left, GPtrArray *names)
{
    g_autoptr(GPtrArray) completing = g_ptr_array_new();
    for (guint i = 0; i < names->len; i++) {
        if (particle_nullable(particle_after(walk->arena, left, PARTICLE_ELEMENT, names->pdata[i])))
            g_ptr_array_add(completing, names->pdata[i]);
    }
    if (!completing->len)
        return;
    g_ptr_array_set_size(names, 0);
    g_ptr_array_extend(names, completing, NULL, NULL);
}

static void walk_content(struct walk *walk, const struct node *node,
                         const struct element_rule *rule, const struct particle *left)
{
    const char *previous = NULL;
    gboolean lost = FALSE; // one misplaced child is enough to say about the order
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name) {
            if (!rule->text && !is_blank(child->text)) {
                g_autofree char *shown = g_strstrip(g_strdup(child->text));
                add_fault(walk, node->line, node->column,
                          "text cannot stand directly in <%s>: put \"%.40s\" inside an element",
                          node->name, shown);
            }
            continue;
        }
        const struct particle *next =
            particle_after(walk->arena, left, PARTICLE_ELEMENT, child->name);
        if (next->kind != PARTICLE_NONE) {
            left = next;
            previous = child->name;
        } else if (!lost) {
            report_misplaced(walk, node, child, rule, left, previous);
            lost = particle_element(rule->content, child->name) != NULL;
        }
        const struct element_rule *known = particle_element(rule->content, child->name);
        if (known)
            walk_element(walk, child, known);
    }
    if (lost || particle_nullable(left))
        return;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    particle_next(left, names);
    keep_completing(walk, left, names);
    g_autofree char *list = either(names, "<", ">");
    add_fault(walk, node->line, node->column, "<%s> is not complete: %s%s%s needs %s", node->name,
              previous ? "after <" : "it", previous ? previous : "", previous ? "> it" : "", list);
}

static void walk_element(struct walk *walk, const struct node *node,
                         const struct element_rule *rule)
{
    const struct particle *left = check_attributes(walk, node, rule);
    walk_content(walk, node, rule, left);
}

// What libxml2 says last, for what the walk does not see.
struct verdict {
    char *message;
    int line;
};

static void on_error(void *data, xmlErrorPtr error)
{
    struct verdict *verdict = data;
    if (verdict->message || !error->message)
        return;
    verdict->message = g_strstrip(g_strdup(error->message));
    verdict->line = error->line;
}

static gboolean judge(const struct relaxng *schema, const char *bytes, gsize length,
                      struct verdict *verdict)
{
    // tree_parse has refused DTDs and what is not well-formed.
    xmlDocPtr document =
        xmlReadMemory(bytes, (int)length, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    if (!document)
        return FALSE;
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema->schema);
    xmlRelaxNGSetValidStructuredErrors(context, on_error, verdict);
    int result = xmlRelaxNGValidateDoc(context, document);
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(document);
    return result == 0;
}

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    const struct relaxng_fault *first = *(struct relaxng_fault *const *)a;
    const struct relaxng_fault *second = *(struct relaxng_fault *const *)b;
    if (first->line != second->line)
        return first->line < second->line ? -1 : 1;
    return first->column == second->column ? 0 : first->column < second->column ? -1 : 1;
}

gboolean relaxng_validate(const struct relaxng *schema, const char *bytes, gsize length,
                          const struct node *root, GPtrArray *faults)
{
    struct verdict verdict = {.message = NULL};
    if (judge(schema, bytes, length, &verdict)) {
        g_free(verdict.message);
        return TRUE;
    }
    const struct element_rule *rule = grammar_root(schema->grammar);
    const char *uri = grammar_namespace(schema->grammar);
    g_autoptr(arena_t) arena = arena_new();
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    struct walk walk = {.arena = arena, .faults = found};
    if (strcmp(root->name, rule->name) != 0 || strcmp(root->uri, uri) != 0)
        add_fault(&walk, root->line, root->column,
                  "the outermost element is <%s>%s: it must be <%s xmlns=\"%s\">", root->name,
                  *root->uri ? "" : " without a namespace", rule->name, uri);
    else
        walk_element(&walk, root, rule);
    if (found->len == 0)
        add_fault(&walk, verdict.line > 0 ? (guint)verdict.line : root->line, 0,
                  "the schema refuses this: %s", verdict.message ? verdict.message : "no reason");
    g_free(verdict.message);
    g_ptr_array_sort(found, compare_faults);
    for (guint i = 0; i < found->len; i++)
        g_ptr_array_add(faults, found->pdata[i]);
    return FALSE;
}
