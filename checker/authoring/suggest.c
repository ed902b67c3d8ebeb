// SPDX-License-Identifier: Apache-2.0
#include "authoring/suggest.h"

#include "authoring/authoring.h"
#include "authoring/contrast.h"
#include "authoring/draft.h"
#include "authoring/explain.h"
#include "text/text.h"
#include "text/words.h"

#include <string.h>

enum { SECTION_ATTEMPTS = 12, NO_ATTEMPT = G_MAXINT };
enum { QUOTED_LETTERS = 500, TOPIC_LETTERS = 5, MOST_TOPICS = 6 };

#define CURRENT "current"
#define SUPERSEDED "superseded"

struct suggesting {
    const struct comparison *comparison;
    const struct suggest_request *request;
    struct suggest_counts *counts;
    struct arena *arena;
    char *prefix;      // of rule ids
    GPtrArray *drafts; // struct draft
};

// One rule to be; the ways it may be written are tried in turn.
struct draft {
    enum suggested kind;
    guint number;                         // of its id, from 1
    const struct contrast *contrast;      // of TERM to VALUE
    const struct compared_clause *clause; // of CLAUSE
    const char *topic;                    // of CLAUSE: the words that tell it
};

// How a draft is written: its term in all forms, as it stands, and the same without a basis.
enum attempt { ATTEMPT_INFLECTED, ATTEMPT_PLAIN, ATTEMPT_NO_BASIS, ATTEMPTS };

static const char *const kind_tags[SUGGESTED_KINDS] = {"term",    "modal",      "part",
                                                       "uppgift", "hänvisning", "bevakning"};

// ---- Texts

static gboolean is_number(const char *id)
{
    return g_ascii_isdigit(*id) && strspn(id, "0123456789.") == strlen(id);
}

// A clause's words on one line, at most QUOTED_LETTERS of them; newly allocated.
static char *quote(const char *text)
{
    g_autofree char *line = g_strdup(text);
    g_strdelimit(line, "\n", ' ');
    if (g_utf8_strlen(line, -1) <= QUOTED_LETTERS)
        return g_steal_pointer(&line);
    g_autofree char *start = g_utf8_substring(line, 0, QUOTED_LETTERS);
    char *space = strrchr(start, ' ');
    if (space)
        *space = '\0';
    return g_strconcat(start, " …", NULL);
}

static const struct compared_clause *first_of(const GPtrArray *clauses)
{
    return clauses->len ? clauses->pdata[0] : NULL;
}

// What both versions say, for the one who decides whether the draft becomes a rule.
static char *advice_of(const struct contrast *contrast)
{
    const struct compared_clause *before = first_of(contrast->alignment->old_clauses);
    const struct compared_clause *after = first_of(contrast->alignment->new_clauses);
    g_autofree char *old_text = quote(contrast->before);
    const char *now = contrast->kind != CONTRAST_TERM ? contrast->after : after ? after->text : "";
    g_autofree char *new_text = quote(now);
    if (!after)
        return g_strdup_printf("Tidigare (%s): ”%s” Klausulen finns inte kvar i det gällande "
                               "avtalet.",
                               before->heading, old_text);
    return g_strdup_printf("Tidigare (%s): ”%s” Nu (%s): ”%s”", before->heading, old_text,
                           after->heading, new_text);
}

static void write_message(struct writer *writer, const char *language, const char *text)
{
    draft_line(writer, 2);
    writer_start(writer, "message");
    if (language)
        writer_attribute(writer, "xml:lang", language);
    g_auto(GStrv) parts = g_strsplit(text, "*", -1);
    for (guint i = 0; parts[i]; i++) {
        if (i)
            writer_element(writer, "match", "");
        writer_text(writer, parts[i]);
    }
    writer_end(writer);
}

// The messages in both languages, "*" where the words found go.
static void write_messages(struct writer *writer, const struct contrast *contrast)
{
    g_autofree char *swedish = NULL;
    g_autofree char *english = NULL;
    switch (contrast->kind) {
    case CONTRAST_TERM:
        swedish = g_strdup("”*” står i det tidigare avtalet men inte i det gällande.");
        english = g_strdup("“*” stands in the earlier agreement and not in the current one.");
        break;
    case CONTRAST_MODAL:
        swedish =
            g_strdup_printf("Avtalet säger nu ”%s”, inte ”%s”: *.", contrast->now, contrast->was);
        english = g_strdup_printf("The agreement now says “%s”, not “%s”: *.", contrast->now,
                                  contrast->was);
        break;
    case CONTRAST_PARTY:
        swedish = g_strdup_printf("Enligt avtalet är det nu ”%s”, inte ”%s”: *.", contrast->now,
                                  contrast->was);
        english = g_strdup_printf("By the agreement it is now “%s”, not “%s”: *.", contrast->now,
                                  contrast->was);
        break;
    case CONTRAST_VALUE:
        swedish = g_strdup_printf("Avtalet anger nu %s, inte *.", contrast->now);
        english = g_strdup_printf("The agreement now says %s, not *.", contrast->now);
        break;
    case CONTRAST_KINDS:
        break;
    }
    write_message(writer, NULL, swedish);
    write_message(writer, "en", english);
}

// ---- Rules

static void start_rule(const struct suggesting *own, struct writer *writer,
                       const struct draft *draft, const char *title, const char *severity,
                       const char *action)
{
    g_autofree char *id = g_strdup_printf("%s-%03u", own->prefix, draft->number);
    writer_text(writer, "\n");
    draft_line(writer, 1);
    writer_start(writer, "rule");
    writer_attribute(writer, "id", id);
    writer_attribute(writer, "title", title);
    writer_attribute(writer, "severity", severity);
    writer_attribute(writer, "action", action);
    writer_attribute(writer, "status", "draft");
    writer_attribute(writer, "tags", kind_tags[draft->kind]);
}

static void write_words(struct writer *writer, const char *element, const GPtrArray *words,
                        guint gap)
{
    if (words->len > 1) {
        writer_start(writer, element);
        if (strcmp(element, "seq") == 0) {
            g_autofree char *most = g_strdup_printf("%u", gap);
            writer_attribute(writer, "gap", most);
        }
    }
    for (guint i = 0; i < words->len; i++)
        draft_term(writer, words->pdata[i], FALSE);
    if (words->len > 1)
        writer_end(writer);
}

static void write_check(struct writer *writer, const struct contrast *contrast,
                        enum attempt attempt)
{
    draft_line(writer, 2);
    if (contrast->kind == CONTRAST_VALUE) {
        writer_start(writer, "value");
        writer_attribute(writer, "kind", value_kind_name(contrast->value));
        writer_attribute(writer, "expect", contrast->now);
        write_words(writer, "all", contrast->words, 0);
    } else if (contrast->kind == CONTRAST_TERM) {
        writer_start(writer, "existence");
        draft_term(writer, contrast->was, attempt == ATTEMPT_INFLECTED);
    } else {
        writer_start(writer, "existence");
        write_words(writer, "seq", contrast->words, contrast->gap);
    }
    writer_end(writer);
}

// The old sentence with what is to be found marked, where that is one piece; the new one.
static void write_examples(struct writer *writer, const struct contrast *contrast,
                           enum attempt attempt)
{
    const char *text = contrast->before;
    if (contrast->kind == CONTRAST_TERM) {
        if (attempt != ATTEMPT_INFLECTED) { // the sentence may have another form
            draft_example(writer, "I texten står ", contrast->was, ".", NULL);
        } else {
            g_autofree char *lead = g_strndup(text, contrast->start);
            g_autofree char *marked =
                g_strndup(text + contrast->start, contrast->end - contrast->start);
            draft_example(writer, lead, marked, text + contrast->end, NULL);
        }
        const char *right = contrast->after ? contrast->after : "I texten står något annat.";
        draft_example(writer, right, NULL, "", NULL);
        return;
    }
    if (contrast->kind == CONTRAST_VALUE) {
        g_autofree char *lead = g_strndup(text, contrast->start);
        g_autofree char *marked =
            g_strndup(text + contrast->start, contrast->end - contrast->start);
        draft_example(writer, lead, marked, text + contrast->end, NULL);
    } else {
        draft_line(writer, 2);
        writer_start(writer, "example");
        writer_attribute(writer, "expect", "match");
        writer_text(writer, text);
        writer_end(writer);
    }
    draft_example(writer, contrast->after, NULL, "", NULL);
}

static void write_contrast(const struct suggesting *own, struct writer *writer,
                           const struct draft *draft, enum attempt attempt)
{
    const struct contrast *contrast = draft->contrast;
    const struct compared_clause *after = first_of(contrast->alignment->new_clauses);
    g_autofree char *title =
        contrast->kind == CONTRAST_TERM
            ? g_strdup_printf("”%s” står inte i det gällande avtalet", contrast->was)
            : g_strdup_printf("”%s” är nu ”%s”", contrast->was, contrast->now);
    g_autofree char *advice = advice_of(contrast);
    start_rule(own, writer, draft, title, "warning", "stop");
    write_check(writer, contrast, attempt);
    write_messages(writer, contrast);
    draft_line(writer, 2);
    writer_element(writer, "advice", advice);
    if (after && attempt != ATTEMPT_NO_BASIS)
        draft_basis(writer, CURRENT, after->id);
    write_examples(writer, contrast, attempt);
    draft_line(writer, 1);
    writer_end(writer);
}

// The documents that treat a clause's subject and do not name it.
static void write_clause(const struct suggesting *own, struct writer *writer,
                         const struct draft *draft, enum attempt attempt)
{
    const struct compared_clause *clause = draft->clause;
    g_autofree char *title =
        g_strdup_printf("Avsnitt %s bevakas inte av någon regel", clause->heading);
    g_autofree char *text = quote(clause->text);
    g_autofree char *advice = g_strdup_printf("Nu (%s): ”%s”", clause->heading, text);
    g_autofree char *cited = g_regex_escape_string(clause->id, -1);
    g_autofree char *citation =
        is_number(clause->id) ? g_strdup_printf("(?i)(?:avsnitt|punkt|kapitel)(?:en|et|erna)? "
                                                "(?:[\\d.]+(?:, | och |-))*%s(?![\\d]|\\.\\d)",
                                                cited)
                              : g_strdup(cited);
    g_autofree char *swedish = g_strdup_printf(
        "Dokumentet behandlar ”*” utan att hänvisa till avsnitt %s i avtalet.", clause->id);
    g_autofree char *english = g_strdup_printf(
        "The document treats “*” without a reference to section %s of the agreement.", clause->id);
    g_autofree char *named = g_strdup_printf("Dokumentet behandlar %s, se avsnitt %s i avtalet.",
                                             draft->topic, clause->id);
    start_rule(own, writer, draft, title, "info", "review");
    draft_line(writer, 2);
    writer_start(writer, "unless");
    writer_attribute(writer, "within", "document");
    writer_element(writer, "regex", citation);
    writer_end(writer);
    draft_line(writer, 2);
    writer_start(writer, "existence");
    draft_term(writer, draft->topic, attempt == ATTEMPT_INFLECTED);
    writer_end(writer);
    write_message(writer, NULL, swedish);
    write_message(writer, "en", english);
    draft_line(writer, 2);
    writer_element(writer, "advice", advice);
    if (attempt != ATTEMPT_NO_BASIS)
        draft_basis(writer, CURRENT, clause->id);
    draft_example(writer, "Dokumentet behandlar ", draft->topic, ".", NULL);
    draft_example(writer, named, NULL, "", NULL);
    draft_line(writer, 1);
    writer_end(writer);
}

// ---- Sections with other numbers

// The number of an old clause's counterpart, where it is another; NULL.
static const char *new_number(const struct alignment *alignment,
                              const struct compared_clause *before)
{
    const struct compared_clause *after = first_of(alignment->new_clauses);
    return after && is_number(before->id) && is_number(after->id) &&
                   strcmp(before->id, after->id) != 0
               ? after->id
               : NULL;
}

static guint count_renumbered(const struct comparison *comparison)
{
    guint count = 0;
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->old_clauses->len; n++)
            count += new_number(alignment, alignment->old_clauses->pdata[n]) != NULL;
    }
    return count;
}

// The numbered headings of a version, as a sample that references in examples are looked up in.
static void write_sample(struct writer *writer, const struct comparison *comparison,
                         gboolean new_side)
{
    draft_line(writer, 1);
    writer_start(writer, "sample");
    writer_attribute(writer, "agreement", new_side ? CURRENT : SUPERSEDED);
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        const GPtrArray *clauses = new_side ? alignment->new_clauses : alignment->old_clauses;
        for (guint n = 0; n < clauses->len; n++) {
            const struct compared_clause *clause = clauses->pdata[n];
            if (!is_number(clause->id))
                continue;
            g_autofree char *heading = g_strdup_printf("# %s", clause->heading);
            draft_line(writer, 2);
            writer_text(writer, heading);
        }
    }
    draft_line(writer, 1);
    writer_end(writer);
}

// The new clause of a number; NULL: there is none.
static const struct compared_clause *new_clause(const struct comparison *comparison, const char *id)
{
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->new_clauses->len; n++) {
            const struct compared_clause *clause = alignment->new_clauses->pdata[n];
            if (strcmp(clause->id, id) == 0)
                return clause;
        }
    }
    return NULL;
}

// The references to old clause number `index` of those that have another number now: its number is
// gone, or another matter's, which only the subject tells. FALSE: there are not so many.
static gboolean write_section_examples(const struct suggesting *own, struct writer *writer,
                                       guint index)
{
    const struct comparison *comparison = own->comparison;
    for (guint i = 0; i < comparison->alignments->len; i++) {
        const struct alignment *alignment = comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->old_clauses->len; n++) {
            const struct compared_clause *before = alignment->old_clauses->pdata[n];
            const char *number = new_number(alignment, before);
            if (!number || index--)
                continue;
            const char *title = strchr(before->heading, ' ');
            g_autofree char *subject = new_clause(comparison, before->id) && title
                                           ? g_strdup_printf("%s regleras i ", title + 1)
                                           : g_strdup("Det regleras i ");
            g_autofree char *marked = g_strdup_printf("avsnitt %s", before->id);
            g_autofree char *right = g_strdup_printf("%savsnitt %s i avtalet.", subject, number);
            draft_example(writer, subject, marked, " i avtalet.", NULL);
            draft_example(writer, right, NULL, "", NULL);
            return TRUE;
        }
    }
    return FALSE;
}

static void write_map(const struct suggesting *own, struct writer *writer)
{
    for (guint i = 0; i < own->comparison->alignments->len; i++) {
        const struct alignment *alignment = own->comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->old_clauses->len; n++) {
            const struct compared_clause *before = alignment->old_clauses->pdata[n];
            const char *number = new_number(alignment, before);
            if (!number)
                continue;
            draft_line(writer, 3);
            writer_start(writer, "map");
            writer_attribute(writer, "from", before->id);
            writer_attribute(writer, "to", number);
            writer_end(writer);
        }
    }
}

static void write_sections(const struct suggesting *own, struct writer *writer,
                           const struct draft *draft, guint example)
{
    start_rule(own, writer, draft, "Avsnitt som har fått andra nummer", "error", "review");
    draft_line(writer, 2);
    writer_start(writer, "reference");
    writer_attribute(writer, "find", "renumbered collision");
    write_map(own, writer);
    draft_line(writer, 2);
    writer_end(writer);
    draft_line(writer, 2);
    writer_start(writer, "message");
    writer_text(writer, "”");
    writer_element(writer, "match", "");
    writer_text(writer, "” är numret i det tidigare avtalet. Det heter nu ");
    writer_element(writer, "expected", "");
    writer_text(writer, ".");
    writer_end(writer);
    draft_line(writer, 2);
    writer_element(writer, "advice",
                   "Byt numret, och läs det nya avsnittet: det kan ha andra ord.");
    write_section_examples(own, writer, example);
    draft_line(writer, 1);
    writer_end(writer);
}

// ---- Clauses that nobody watches

static gboolean is_watched(const struct ruleset *rules, const char *id)
{
    for (guint i = 0; rules && i < rules->rules->len; i++) {
        const struct rule *rule = rules->rules->pdata[i];
        for (guint n = 0; n < rule->basis->len; n++)
            if (g_strcmp0(((struct basis_ref *)rule->basis->pdata[n])->section, id) == 0)
                return TRUE;
    }
    return FALSE;
}

// The heading as the words that tell the clause in a text: "Specialiserad vård i hemmet" in lower
// case; NULL for what any agreement has, "Bakgrund".
static const char *topic_of(struct arena *arena, const struct compared_clause *clause)
{
    static const char *const usual[] = {
        "bakgrund",   "inledning", "syfte",          "allmänt",       "avtalstid", "avtalsparter",
        "omfattning", "begrepp",   "definitioner",   "uppföljning",   "ändringar", "tillägg",
        "tvist",      "giltighet", "ikraftträdande", "underskrifter", "parter",    "målgrupp",
        "ansvar",     "övrigt",    "tillämpning"};
    const char *title = strchr(clause->heading, ' ');
    title = is_number(clause->id) && title ? title + 1 : clause->heading;
    g_autofree char *lower = text_fold_case(title);
    g_autoptr(GPtrArray) words = text_long_words(lower);
    guint telling = 0;
    for (guint i = 0; i < words->len; i++) {
        gboolean empty = g_utf8_strlen(words->pdata[i], -1) < TOPIC_LETTERS;
        for (gsize n = 0; n < G_N_ELEMENTS(usual) && !empty; n++)
            empty = g_str_has_prefix(words->pdata[i], usual[n]);
        telling += !empty;
    }
    g_autoptr(GArray) all = text_words(lower);
    return telling && all->len <= MOST_TOPICS ? arena_strdup(arena, lower) : NULL;
}

// Whether a clause binds anyone: what only tells needs no rule.
static gboolean binds(const struct compared_clause *clause)
{
    static const char *const words[] = {" ska ", " får ", " kan ", " ansvarar ", " svarar för "};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(clause->text, words[i]))
            return TRUE;
    return FALSE;
}

// ---- The whole

static struct draft *add_draft(struct suggesting *own, enum suggested kind)
{
    struct draft *draft = arena_new0(own->arena, struct draft);
    draft->kind = kind;
    draft->number = own->drafts->len + 1;
    g_ptr_array_add(own->drafts, draft);
    return draft;
}

static void add_clauses(struct suggesting *own)
{
    for (guint i = 0; i < own->comparison->alignments->len; i++) {
        const struct alignment *alignment = own->comparison->alignments->pdata[i];
        for (guint n = 0; n < alignment->new_clauses->len; n++) {
            const struct compared_clause *clause = alignment->new_clauses->pdata[n];
            if (alignment->relation == RELATION_UNCHANGED || !binds(clause) ||
                is_watched(own->request->rules, clause->id))
                continue;
            const char *topic = topic_of(own->arena, clause);
            if (!topic) {
                own->counts->unwatched++;
                continue;
            }
            struct draft *draft = add_draft(own, SUGGESTED_CLAUSE);
            draft->clause = clause;
            draft->topic = topic;
        }
    }
}

static void write_rule(const struct suggesting *own, struct writer *writer,
                       const struct draft *draft, guint attempt)
{
    if (draft->kind == SUGGESTED_SECTIONS)
        write_sections(own, writer, draft, attempt);
    else if (draft->kind == SUGGESTED_CLAUSE)
        write_clause(own, writer, draft, attempt);
    else
        write_contrast(own, writer, draft, attempt);
}

static void start_file(const struct suggesting *own, struct writer *writer, gboolean samples)
{
    const struct comparison *comparison = own->comparison;
    g_autofree char *title =
        g_strdup_printf("Utkast: %s jämfört med %s",
                        comparison->new_document.title ? comparison->new_document.title
                                                       : comparison->new_document.path,
                        comparison->old_document.title ? comparison->old_document.title
                                                       : comparison->old_document.path);
    draft_start(writer, own->request->pack, title);
    draft_agreement(writer, CURRENT, "current", "Gällande avtal");
    draft_agreement(writer, SUPERSEDED, "superseded", "Tidigare avtal");
    if (samples) {
        write_sample(writer, comparison, FALSE);
        write_sample(writer, comparison, TRUE);
    }
}

// The first way to write a draft in which it holds (enum attempt; of SECTIONS which one is the
// example); NO_ATTEMPT: none.
static guint find_attempt(const struct suggesting *own, const struct draft *draft)
{
    guint attempts = draft->kind == SUGGESTED_SECTIONS ? SECTION_ATTEMPTS : ATTEMPTS;
    for (guint attempt = 0; attempt < attempts; attempt++) {
        g_autoptr(writer_t) writer = writer_new();
        start_file(own, writer, draft->kind == SUGGESTED_SECTIONS);
        write_rule(own, writer, draft, attempt);
        draft_line(writer, 0);
        g_autoptr(GPtrArray) faults =
            g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
        GString *text = writer_finish(writer);
        gboolean holds = draft_holds(own->request->pack, text, own->request->limits, faults);
        g_string_free(text, TRUE);
        if (holds)
            return attempt;
    }
    return NO_ATTEMPT;
}

GString *authoring_suggest(const struct comparison *comparison,
                           const struct suggest_request *request, struct suggest_counts *counts,
                           GError **error)
{
    g_autoptr(arena_t) arena = arena_new();
    g_autoptr(GPtrArray) drafts = g_ptr_array_new();
    g_autofree char *prefix = g_ascii_strup(request->pack, -1);
    struct suggesting own = {.comparison = comparison,
                             .request = request,
                             .counts = counts,
                             .arena = arena,
                             .prefix = prefix,
                             .drafts = drafts};
    *counts = (struct suggest_counts){0};
    g_autoptr(GPtrArray) contrasts = contrasts_find(comparison, arena);
    for (guint i = 0; i < contrasts->len; i++) {
        const struct contrast *contrast = contrasts->pdata[i];
        add_draft(&own, (enum suggested)contrast->kind)->contrast = contrast;
    }
    gboolean renumbered = count_renumbered(comparison) > 0;
    if (renumbered)
        add_draft(&own, SUGGESTED_SECTIONS);
    add_clauses(&own);

    g_autoptr(writer_t) writer = writer_new();
    start_file(&own, writer, renumbered);
    guint number = 0;
    for (guint i = 0; i < drafts->len; i++) {
        struct draft *draft = drafts->pdata[i];
        guint attempt = find_attempt(&own, draft);
        if (attempt == NO_ATTEMPT) {
            counts->dropped++;
            continue;
        }
        draft->number = ++number;
        write_rule(&own, writer, draft, attempt);
        counts->rules[draft->kind]++;
    }
    draft_line(writer, 0);
    if (number)
        return writer_finish(writer);
    g_set_error_literal(error, AUTHORING_ERROR, AUTHORING_ERROR_INPUT,
                        "the agreements do not differ in a way that a rule can be about");
    return NULL;
}
