// SPDX-License-Identifier: Apache-2.0
// Pattern elements as regular expressions and matchers.
#include "ruleset/internal.h"

#include <string.h>

#include "pattern/pattern.h"

// What the words of one pattern, and of all, come to. PCRE2 takes some 64,000 bytes when compiled.
enum { PATTERN_BYTES = 200000, PATTERNS_BYTES = 64 << 20 };

static gboolean is_element(const struct node *node, const char *name)
{
    return node->name && strcmp(node->name, name) == 0;
}

static gboolean is_pattern(const struct node *node)
{
    static const char *const names[] = {"token", "phrase", "verb", "law", "regex",
                                        "any",   "seq",    "all",  NULL};
    return node->name && g_strv_contains(names, node->name);
}

static char *expression_key(const char *source, guint mark, const struct inflection *forms)
{
    return g_strdup_printf("%u %s %s", mark, forms ? forms->base : "", source);
}

static const struct expression *intern(struct reading *reading, const char *source, guint mark,
                                       const struct inflection *forms, const struct shape *shape)
{
    struct loader *loader = reading->loader;
    g_autofree char *key = expression_key(source, mark, forms);
    struct expression *known = g_hash_table_lookup(loader->expressions, key);
    if (known)
        return known;
    struct expression *expression = arena_new0(loader->arena, struct expression);
    *expression =
        (struct expression){.id = loader->ruleset->expressions->len,
                            .source = arena_strdup(loader->arena, source),
                            .mark = mark,
                            .forms = forms,
                            .keys = strstr(source, "key") ? pattern_named_groups(source, "key") : 0,
                            .shape = shape};
    g_ptr_array_add(loader->ruleset->expressions, expression);
    g_hash_table_insert(loader->expressions, g_steal_pointer(&key), expression);
    return expression;
}

// Whether a regex has a capital of its own: not \S, \p{Lu}, (?<Name>...) or (*VERB).
static gboolean regex_has_capital(const char *source)
{
    for (const char *at = source; *at; at = g_utf8_next_char(at)) {
        if (*at == '\\' && at[1]) {
            at = g_utf8_next_char(at);
            const char *close = at[1] == '{' ? strchr(at, '}') : NULL;
            if (close)
                at = close;
        } else if (g_str_has_prefix(at, "(?<") && g_ascii_isalpha(at[3])) {
            const char *close = strchr(at, '>');
            if (close)
                at = close;
        } else if (g_str_has_prefix(at, "(*") && strchr(at, ')')) {
            at = strchr(at, ')');
        } else if (g_unichar_isupper(g_utf8_get_char(at))) {
            return TRUE;
        }
    }
    return FALSE;
}

// The source of a <regex>, checked, as a group of its own; NULL after a complaint. `alone`: it is
// the whole expression, so that groups keep their numbers.
static char *build_regex(struct reading *reading, const struct node *node, gboolean alone)
{
    g_autofree char *raw = node_text(node);
    g_autofree char *folded = fold_source(raw);
    if (!*folded) {
        complain_at(reading, node, NULL, "<regex> is empty: write the expression");
        return NULL;
    }
    const char *source = expand(reading, node, NULL, folded, EXPAND_REGEX);
    g_autoptr(GError) error = NULL;
    struct pattern_facts facts;
    if (!pattern_check(source, &facts, NULL, &error)) {
        complain_at(reading, node, NULL, "this regex is wrong: %s", error->message);
        return NULL;
    }
    const char *mark = node_value(node, "mark");
    if (mark && !alone) {
        complain_at(reading, node, "mark",
                    "mark works only on a <regex> of its own, not inside <any>, <seq> or <define>");
        return NULL;
    }
    if (mark && g_ascii_strtoull(mark, NULL, 10) > facts.groups) {
        complain_at(reading, node, "mark",
                    "mark=\"%s\": the regex has %u groups; put ( ) around what is the match", mark,
                    facts.groups);
        return NULL;
    }
    if (facts.back_references && !alone) {
        complain_at(reading, node, NULL,
                    "\\%u refers back to a group, which works only in a <regex> of its own",
                    facts.back_references);
        return NULL;
    }
    const char *letter_case = node_value(node, "case");
    gboolean ignore = g_strcmp0(letter_case, "ignore") == 0 ||
                      (g_strcmp0(letter_case, "match") != 0 && !regex_has_capital(folded));
    gboolean word = g_strcmp0(node_value(node, "word"), "yes") == 0;
    return g_strdup_printf("%s(?%s:%s)%s", word ? LEFT_EDGE : "", ignore ? "i" : "", source,
                           word ? RIGHT_EDGE : "");
}

static char *build(struct reading *reading, const struct node *node, gboolean alone,
                   const struct inflection **forms);

// The patterns inside a node, one after another, with `joint` between them and `once` (or NULL)
// before the first joint, as one group; NULL after a complaint.
static char *build_sequence(struct reading *reading, const struct node *parent, const char *joint,
                            const char *once)
{
    g_autoptr(GString) out = g_string_new("(?:");
    gboolean sound = TRUE;
    guint count = 0;
    for (guint i = 0; i < parent->children->len; i++) {
        const struct node *child = parent->children->pdata[i];
        if (!is_pattern(child))
            continue;
        const struct inflection *forms = NULL;
        g_autofree char *source = build(reading, child, FALSE, &forms);
        sound = sound && source;
        if (source)
            g_string_append_printf(out, "%s%s%s", count == 1 && once ? once : "",
                                   count ? joint : "", source);
        count++;
    }
    g_string_append_c(out, ')');
    return sound ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

static gboolean is_too_large(const struct loader *loader)
{
    return loader->written > PATTERN_BYTES ||
           loader->written + loader->written_before > PATTERNS_BYTES;
}

static char *build_alternatives(struct reading *reading, const struct node *parent);
static char *build_needs(struct reading *reading, const struct node *parent);

// A definition as if its patterns stood where it is referred to. What no variable is put into is
// the same everywhere, and built once.
static char *through_define(struct reading *reading, const struct node *node, enum reading_as as)
{
    struct loader *loader = reading->loader;
    struct define *define = find_define(reading, node);
    if (!define || is_too_large(loader))
        return NULL;
    struct built *built = &define->built[as][reading->inside_seq ? 1 : 0];
    if (built->source && !reading->shapes) {
        loader->written += built->written;
        return g_strdup(built->source);
    }
    struct reading inside = *reading;
    inside.file = define->file;
    inside.user = reading->user ? reading->user : reading->pack;
    inside.pack = define->pack;
    gsize written = loader->written, expanded = loader->expanded;
    define->open = TRUE;
    char *source = as == AS_NEEDS ? build_needs(&inside, define->node)
                                  : build_alternatives(&inside, define->node);
    define->open = FALSE;
    reading->missing = inside.missing;
    if (source && loader->expanded == expanded)
        *built = (struct built){.source = arena_strdup(loader->arena, source),
                                .written = loader->written - written};
    return source;
}

// Sources as alternatives. An edge that all of them have is looked for once, before or behind them
// all: that is the same, since each of them is a sequence that begins or ends with it.
static char *join_alternatives(const GPtrArray *sources)
{
    gboolean left = TRUE, right = TRUE;
    for (guint i = 0; i < sources->len; i++) {
        left = left && g_str_has_prefix(sources->pdata[i], LEFT_EDGE);
        right = right && g_str_has_suffix(sources->pdata[i], RIGHT_EDGE);
    }
    GString *out = g_string_new(left ? LEFT_EDGE "(?:" : "(?:");
    for (guint i = 0; i < sources->len; i++) {
        const char *source = sources->pdata[i];
        gsize skipped = left ? strlen(LEFT_EDGE) : 0;
        gsize length = strlen(source) - skipped - (right ? strlen(RIGHT_EDGE) : 0);
        if (i)
            g_string_append_c(out, '|');
        g_string_append_len(out, source + skipped, (gssize)length);
    }
    g_string_append(out, right ? ")" RIGHT_EDGE : ")");
    return g_string_free(out, FALSE);
}

// The patterns inside a node as alternatives; NULL after a complaint.
static char *build_alternatives(struct reading *reading, const struct node *parent)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
    gboolean sound = TRUE;
    for (guint i = 0; i < parent->children->len; i++) {
        const struct node *child = parent->children->pdata[i];
        if (!is_pattern(child))
            continue;
        const struct inflection *forms = NULL;
        char *source = build(reading, child, FALSE, &forms);
        if (source)
            g_ptr_array_add(sources, source);
        else
            sound = FALSE;
    }
    return sound ? join_alternatives(sources) : NULL;
}

static char *build_need(struct reading *reading, const struct node *node);

static char *build_needs(struct reading *reading, const struct node *parent)
{
    g_autoptr(GString) out = g_string_new("(?:");
    guint count = 0;
    for (guint i = 0; i < parent->children->len; i++) {
        const struct node *child = parent->children->pdata[i];
        if (!is_pattern(child))
            continue;
        g_autofree char *need = build_need(reading, child);
        if (!need)
            return NULL;
        g_string_append_printf(out, "%s%s", count++ ? "|" : "", need);
    }
    g_string_append_c(out, ')');
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static const struct node *first_pattern(const struct node *parent)
{
    guint i = 0;
    while (!is_pattern(parent->children->pdata[i]))
        i++;
    return parent->children->pdata[i];
}

// What must stand somewhere for a pattern to match: cheaper to look for than the pattern.
static char *build_need(struct reading *reading, const struct node *node)
{
    if (is_element(node, "any"))
        return node_value(node, "ref") ? through_define(reading, node, AS_NEEDS)
                                       : build_needs(reading, node);
    if (is_element(node, "seq"))
        return build_need(reading, first_pattern(node));
    const struct inflection *forms = NULL;
    return build(reading, node, FALSE, &forms);
}

// Appends a lookahead for each part of a seq but its first, those of a seq inside it included. They
// stand behind the first part, so nothing of it may be looked for there, be it a seq itself.
static void append_needs(struct reading *reading, const struct node *seq, gboolean first,
                         GString *out)
{
    for (guint i = 0; i < seq->children->len; i++) {
        const struct node *child = seq->children->pdata[i];
        if (!is_pattern(child))
            continue;
        if (first) {
            first = FALSE;
            continue;
        }
        if (is_element(child, "seq")) {
            append_needs(reading, child, FALSE, out);
        } else {
            g_autofree char *need = build_need(reading, child);
            if (need)
                g_string_append_printf(out, "(?=.*?%s)", need);
        }
    }
}

// Trying every word in the gaps of a seq is the dearest thing a rule can do: it begins only where
// all the parts are still to come.
static char *build_seq(struct reading *reading, const struct node *node)
{
    const char *gap = node_value(node, "gap");
    g_autofree char *joint = build_joint(gap ? (guint)g_ascii_strtoull(gap, NULL, 10) : 0);
    if (reading->inside_seq)
        return build_sequence(reading, node, joint, NULL);
    g_autoptr(GString) needs = g_string_new(NULL);
    reading->inside_seq = TRUE;
    GPtrArray *shapes = g_steal_pointer(&reading->shapes); // what is looked ahead for is no part
    append_needs(reading, node, TRUE, needs);
    reading->shapes = shapes;
    char *source = build_sequence(reading, node, joint, needs->str);
    reading->inside_seq = FALSE;
    return source;
}

static char *build_leaf(struct reading *reading, const struct node *node, gboolean alone,
                        const struct inflection **forms)
{
    if (is_element(node, "regex"))
        return build_regex(reading, node, alone);
    if (is_element(node, "verb"))
        return build_verb(reading, node, forms);
    if (is_element(node, "law"))
        return build_law(reading, node);
    return build_term(reading, node, forms);
}

static void begin_pattern(struct loader *loader)
{
    loader->written_before += loader->written;
    loader->written = 0;
}

// Definitions that refer to each other can multiply without end; so can rules that refer to them.
static void report_too_large(struct reading *reading, const struct node *node)
{
    struct loader *loader = reading->loader;
    if (loader->written > PATTERN_BYTES) {
        complain_at(reading, node, NULL,
                    "this pattern is too large: with the definitions it refers to, it comes to "
                    "more than %d bytes of regular expressions; make several patterns of it, or "
                    "several rules",
                    PATTERN_BYTES);
        return;
    }
    if (!loader->is_crowded)
        complain_at(reading, node, NULL,
                    "here the patterns of all rules come to more than %d bytes of regular "
                    "expressions, with the definitions they refer to: give fewer rules at a time, "
                    "or let fewer of them refer to large definitions",
                    PATTERNS_BYTES);
    loader->is_crowded = TRUE;
}

// The expression of a source that was built; NULL after a complaint, or where there is no source.
static const struct expression *end_pattern(struct reading *reading, const struct node *node,
                                            const char *source, guint mark,
                                            const struct inflection *forms,
                                            const struct shape *shape)
{
    struct loader *loader = reading->loader;
    if (is_too_large(loader)) {
        report_too_large(reading, node);
        return NULL;
    }
    if (!source)
        return NULL;
    g_autofree char *key = expression_key(source, mark, forms);
    g_autoptr(GError) error = NULL;
    if (!g_hash_table_contains(loader->expressions, key) &&
        !pattern_check(source, NULL, NULL, &error)) {
        complain_at(reading, node, NULL, "this pattern cannot be used: %s", error->message);
        return NULL;
    }
    return intern(reading, source, mark, forms, shape);
}

static char *build_source(struct reading *reading, const struct node *node, gboolean alone,
                          const struct inflection **forms)
{
    if (is_too_large(reading->loader))
        return NULL;
    if (is_element(node, "any")) {
        return node_value(node, "ref") ? through_define(reading, node, AS_ALTERNATIVES)
                                       : build_alternatives(reading, node);
    }
    if (is_element(node, "seq"))
        return build_seq(reading, node);
    char *source = build_leaf(reading, node, alone, forms);
    if (source)
        reading->loader->written += strlen(source);
    return source;
}

static char *build(struct reading *reading, const struct node *node, gboolean alone,
                   const struct inflection **forms)
{
    GPtrArray *outer = reading->shapes;
    reading->shapes = outer ? g_ptr_array_new() : NULL;
    char *source = build_source(reading, node, alone, forms);
    shapes_end(reading, outer, node, source, *forms);
    return source;
}

// One pattern as an expression; NULL after a complaint.
static const struct expression *build_expression(struct reading *reading, const struct node *node)
{
    const struct inflection *forms = NULL;
    begin_pattern(reading->loader);
    GPtrArray *outer = shapes_begin(reading);
    g_autofree char *source = build_source(reading, node, TRUE, &forms);
    const struct shape *shape = shapes_end(reading, outer, node, source, forms);
    const char *mark = is_element(node, "regex") ? node_value(node, "mark") : NULL;
    return end_pattern(reading, node, source, mark ? (guint)g_ascii_strtoull(mark, NULL, 10) : 0,
                       forms, shape);
}

static void add_expression(GPtrArray *expressions, const struct expression *expression)
{
    if (expression)
        g_ptr_array_add(expressions, (gpointer)(gsize)expression);
}

static struct matcher matcher_of(struct loader *loader, const GPtrArray *expressions,
                                 enum unit within)
{
    const struct expression **copy =
        arena_alloc(loader->arena, MAX(expressions->len, 1) * sizeof *copy);
    for (guint i = 0; i < expressions->len; i++)
        copy[i] = expressions->pdata[i];
    return (struct matcher){.expressions = copy, .count = expressions->len, .within = within};
}

// The matcher of an <all>: its parts, to be found in one unit.
static struct matcher build_all(struct reading *reading, const struct node *node, enum unit unit)
{
    g_autoptr(GPtrArray) expressions = g_ptr_array_new();
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (is_pattern(child))
            add_expression(expressions, build_expression(reading, child));
    }
    const char *within = node_value(node, "within");
    if (within)
        unit_parse(within, &unit);
    return matcher_of(reading->loader, expressions, unit);
}

GPtrArray *build_matchers(struct reading *reading, const struct node *parent, enum unit unit)
{
    GPtrArray *matchers = arena_array(reading->loader->arena);
    for (guint i = 0; i < parent->children->len; i++) {
        const struct node *child = parent->children->pdata[i];
        if (!is_pattern(child))
            continue;
        struct matcher *matcher = arena_new0(reading->loader->arena, struct matcher);
        if (is_element(child, "all")) {
            *matcher = build_all(reading, child, unit);
        } else {
            g_autoptr(GPtrArray) single = g_ptr_array_new();
            add_expression(single, build_expression(reading, child));
            *matcher = matcher_of(reading->loader, single, unit);
        }
        if (matcher->count)
            g_ptr_array_add(matchers, matcher);
    }
    return matchers;
}

static void add_each(struct reading *reading, const struct node *parent, GPtrArray *matchers);

static void add_one(struct reading *reading, const struct node *node, GPtrArray *matchers)
{
    if (!is_element(node, "any")) {
        g_autoptr(GPtrArray) single = g_ptr_array_new();
        add_expression(single, build_expression(reading, node));
        struct matcher *matcher = arena_new0(reading->loader->arena, struct matcher);
        *matcher = matcher_of(reading->loader, single, UNIT_SENTENCE);
        if (matcher->count)
            g_ptr_array_add(matchers, matcher);
        return;
    }
    if (!node_value(node, "ref")) {
        add_each(reading, node, matchers);
        return;
    }
    struct define *define = find_define(reading, node);
    if (!define)
        return;
    struct reading inside = *reading;
    inside.file = define->file;
    inside.user = reading->user ? reading->user : reading->pack;
    inside.pack = define->pack;
    define->open = TRUE;
    add_each(&inside, define->node, matchers);
    define->open = FALSE;
    reading->missing = inside.missing;
}

static void add_each(struct reading *reading, const struct node *parent, GPtrArray *matchers)
{
    for (guint i = 0; i < parent->children->len; i++)
        if (is_pattern(parent->children->pdata[i]))
            add_one(reading, parent->children->pdata[i], matchers);
}

GPtrArray *build_each(struct reading *reading, const struct node *parent)
{
    GPtrArray *matchers = arena_array(reading->loader->arena);
    add_each(reading, parent, matchers);
    return matchers;
}

struct matcher build_matcher(struct reading *reading, const struct node *parent, enum unit unit)
{
    const struct node *only = NULL;
    guint count = 0;
    for (guint i = 0; i < parent->children->len; i++)
        if (is_pattern(parent->children->pdata[i])) {
            only = parent->children->pdata[i];
            count++;
        }
    if (count == 1 && is_element(only, "all"))
        return build_all(reading, only, unit);
    g_autoptr(GPtrArray) single = g_ptr_array_new();
    if (count == 1) {
        add_expression(single, build_expression(reading, only));
    } else {
        begin_pattern(reading->loader);
        GPtrArray *outer = shapes_begin(reading);
        g_autofree char *source = build_alternatives(reading, parent);
        const struct shape *shape = shapes_end(reading, outer, parent, source, NULL);
        add_expression(single, end_pattern(reading, parent, source, 0, NULL, shape));
    }
    return matcher_of(reading->loader, single, unit);
}

const struct expression *build_attribute(struct reading *reading, const struct node *node,
                                         const char *attribute)
{
    const char *value = node_value(node, attribute);
    if (!value)
        return NULL;
    g_autofree char *folded = fold_source(value);
    const char *source = expand(reading, node, attribute, folded, EXPAND_REGEX);
    g_autoptr(GError) error = NULL;
    if (!pattern_check(source, NULL, NULL, &error)) {
        complain_at(reading, node, attribute, "%s: this regex is wrong: %s", attribute,
                    error->message);
        return NULL;
    }
    g_autofree char *grouped =
        g_strdup_printf("(?%s:%s)", regex_has_capital(folded) ? "" : "i", source);
    return intern(reading, grouped, 0, NULL, shape_of_attribute(reading, source, grouped));
}
