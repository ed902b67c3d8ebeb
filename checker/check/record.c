// SPDX-License-Identifier: Apache-2.0
// What a document says of itself, as facts for the library's inventory: the fields of its headers,
// first page and properties, what marks it as binding or as support, the agreements it names, and a
// sample of its words. Nothing is judged here; the same document gives the same facts.
#include "check/internal.h"
#include "check/kind.h"
#include "lang/marker.h"
#include "lang/scan.h"

#include <string.h>

// Longer values are prose. Blocks at the beginning in which a document may say what it is.
enum { VALUE_CHARACTERS = 160, FRONT_BLOCKS = 30 };

static gboolean is_date(enum field field)
{
    return field == FIELD_VALID_FROM || field == FIELD_VALID_TO || field == FIELD_DECIDED ||
           field == FIELD_REVIEW || field == FIELD_UPDATED;
}

// "2026-07-01", "2026-07", "2026"; of other stretches of days the end that the field is about.
// NULL: it says no year, or is no date.
static char *write_date(struct arena *arena, enum field field, const struct date *date)
{
    if (date->precision == DATE_OPEN)
        return arena_strdup(arena, FACT_OPEN);
    if (!date->year || date->impossible || !date->days.first)
        return NULL;
    if (date->precision == DATE_YEAR && date->edge == DATE_WHOLE)
        return arena_printf(arena, "%04d", date->year);
    if (date->precision == DATE_MONTH && date->edge == DATE_WHOLE)
        return arena_printf(arena, "%04d-%02d", date->year, date->part);
    gint year, month, day;
    gboolean last = field == FIELD_VALID_TO || field == FIELD_REVIEW;
    calendar_parts(last ? date->days.last : date->days.first, &year, &month, &day);
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}

// The value of a field of dates; NULL: the text gives none.
static const char *read_date(struct arena *arena, enum field field, const char *text, guint start,
                             guint end)
{
    struct value value;
    return field_value(field, VALUE_DATE, text, start, end, &value)
               ? write_date(arena, field, &value.date)
               : NULL;
}

static const char *read_value(struct arena *arena, enum field field, const char *text, guint start,
                              guint end)
{
    if (is_date(field))
        return read_date(arena, field, text, start, end);
    while (end > start && strchr(" .,;:", text[end - 1]))
        end--;
    g_autofree char *value = g_strndup(text + start, end - start);
    if (g_utf8_strlen(value, -1) > VALUE_CHARACTERS)
        return NULL;
    return arena_strdup(arena, value);
}

static void add_field(struct check *check, enum field field, const struct found_field *found)
{
    const char *value =
        read_value(check->result->arena, field, found->passage->folded, found->start, found->end);
    if (!value)
        return;
    struct fact fact = {.kind = FACT_FIELD, .about = field_name(field), .name = value};
    struct hit hit = {.passage = found->passage,
                      .start = found->start,
                      .end = found->end,
                      .unit_start = found->start,
                      .unit_end = found->end};
    check_fact(check, &fact, &hit);
}

// "Godkänd av: Styrgruppen, 2026-06-11" says the day as well.
static void add_day_of_decision(struct check *check, const struct found_field *found)
{
    const char *day = read_date(check->result->arena, FIELD_DECIDED, found->passage->folded,
                                found->start, found->end);
    if (day && strcmp(day, FACT_OPEN) != 0)
        add_field(check, FIELD_DECIDED, found);
}

// Which fields come first: those of headers, since a table of the body may be the log of earlier
// versions; those of footers last, which say things shortly.
enum { FROM_HEADER, FROM_BODY, FROM_FOOTER, ORIGINS };

static guint origin_of(const struct check *check, const struct found_field *found)
{
    enum part_kind part = document_block(check->document, found->labelled->block)->part;
    return part == PART_BODY ? FROM_BODY : part == PART_FOOTER ? FROM_FOOTER : FROM_HEADER;
}

static void add_fields(struct check *check)
{
    for (guint origin = 0; origin < ORIGINS; origin++) {
        for (guint i = 0; i < check->fields->len; i++) {
            const struct found_field *found = &g_array_index(check->fields, struct found_field, i);
            if (field_is_blank(found) || origin_of(check, found) != origin)
                continue;
            for (guint field = 0; field < FIELD_OTHER; field++)
                if (field_is(found, (enum field)field))
                    add_field(check, (enum field)field, found);
        }
    }
    for (guint i = 0; i < check->fields->len; i++) {
        const struct found_field *found = &g_array_index(check->fields, struct found_field, i);
        if (found->label.field == FIELD_DECIDED_BY && !field_is_blank(found))
            add_day_of_decision(check, found);
    }
}

// ---- Properties

static void add_property(struct check *check, const char *about, const char *value,
                         const struct property *property)
{
    struct arena *arena = check->result->arena;
    struct fact *fact = arena_new0(arena, struct fact);
    *fact = (struct fact){
        .kind = FACT_FIELD,
        .about = about,
        .name = value,
        .count = 1,
        .place = {.part = part_kind_name(PART_PROPERTY), .headings = arena_array(arena)},
        .before = arena_printf(arena, "%s: ", property->name),
        .match = arena_strdup(arena, property->value),
        .after = "",
    };
    g_ptr_array_add(check->result->facts, fact);
}

// Behind the fields of the text, so that those come first.
static void add_properties(struct check *check)
{
    static const struct {
        const char *name;
        enum field field;
    } known[] = {{"version", FIELD_VERSION}, {"contentStatus", FIELD_STATUS}};
    for (guint i = 0; i < check->document->properties->len; i++) {
        const struct property *property = check->document->properties->pdata[i];
        g_autofree char *folded = text_fold(property->value);
        guint end = (guint)strlen(folded);
        if (field_is_placeholder(folded))
            continue;
        for (guint field = 0; field < FIELD_OTHER; field++) {
            gboolean is = field_is_property(property, (enum field)field);
            for (gsize n = 0; n < G_N_ELEMENTS(known); n++)
                is = is || (strcmp(known[n].name, property->name) == 0 && known[n].field == field);
            const char *value =
                is ? read_value(check->result->arena, (enum field)field, folded, 0, end) : NULL;
            if (value)
                add_property(check, field_name((enum field)field), value, property);
        }
        // "2026-06-01T08:00:00Z": the day the file was saved.
        const char *day =
            strcmp(property->name, "modified") == 0
                ? read_date(check->result->arena, FIELD_UPDATED, folded, 0, MIN(end, 10))
                : NULL;
        if (day)
            add_property(check, "modified", day, property);
    }
}

// ---- Markers

static void add_markers(struct check *check, const struct passage *passage, guint start, guint end,
                        enum marker_place place)
{
    g_autoptr(GArray) markers = g_array_new(FALSE, FALSE, sizeof(struct marker));
    marker_find(passage->folded, start, end, place, markers);
    for (guint i = 0; i < markers->len; i++) {
        const struct marker *marker = &g_array_index(markers, struct marker, i);
        g_autofree char *words =
            g_strndup(passage->folded + marker->start, marker->end - marker->start);
        g_autofree char *lower = text_fold_case(words);
        struct fact fact = {.kind = FACT_MARKER,
                            .about = marker->governing ? MARKER_GOVERNING : MARKER_SUPPORTING,
                            .name = arena_strdup(check->result->arena, lower)};
        struct hit hit = {.passage = passage,
                          .start = marker->start,
                          .end = marker->end,
                          .unit_start = start,
                          .unit_end = end};
        check_fact(check, &fact, &hit);
    }
}

// Whether a block marks the document, and how.
static gboolean marks(const struct check *check, const struct block *block, guint *front,
                      enum marker_place *place)
{
    (void)check;
    const char *package = block->rest->package ? block->rest->package : "";
    gboolean watermark = block->part == PART_TEXTBOX && strstr(package, "header");
    *place = MARKER_LINE;
    if (block->part == PART_HEADER || block->part == PART_FOOTER || watermark)
        return TRUE;
    if (block->part != PART_BODY)
        return FALSE;
    if (block->kind == BLOCK_TITLE) {
        *place = MARKER_TITLE;
        return TRUE;
    }
    *place = MARKER_PROSE;
    if (block->kind == BLOCK_PARAGRAPH && *block->text)
        return (*front)++ < FRONT_BLOCKS && block->rest->page <= 1;
    return FALSE;
}

static void find_markers(struct check *check)
{
    guint front = 0;
    g_autoptr(GHashTable) values = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < check->fields->len; i++) {
        const struct found_field *found = &g_array_index(check->fields, struct found_field, i);
        gboolean type = found->label.field == FIELD_TYPE;
        if (!type && found->label.field != FIELD_STATUS)
            continue;
        g_hash_table_add(values, GUINT_TO_POINTER(found->passage->block));
        add_markers(check, found->passage, found->start, found->end,
                    type ? MARKER_TYPE : MARKER_LINE);
    }
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        enum marker_place place;
        if (passage->length > passage->own && marks(check, block, &front, &place) &&
            !g_hash_table_contains(values, GUINT_TO_POINTER(passage->block)))
            add_markers(check, passage, passage->own, passage->length, place);
    }
}

// ---- The record

// "Styrande dokument - anvisning": the kind without what marks it.
static const char *plain_kind(struct arena *arena, const char *value)
{
    static const char marked[] = "styrande dokument";
    guint after = scan_phrase(value, 0, (guint)strlen(value), marked);
    const char *rest = value + after + strspn(value + after, " -,:");
    return after && *rest ? arena_strdup(arena, rest) : value;
}

// What kind it is: the configuration, else its own field, else its title says so.
static void settle_kind(struct check *check)
{
    struct document_result *result = check->result;
    for (guint i = 0; !check->about->kind && i < result->facts->len; i++) {
        const struct fact *fact = result->facts->pdata[i];
        if (fact->kind != FACT_FIELD || strcmp(fact->about, field_name(FIELD_TYPE)) != 0)
            continue;
        const char *kind = kind_in(fact->name);
        result->kind = kind           ? kind
                       : result->kind ? result->kind
                                      : plain_kind(result->arena, fact->name);
        return;
    }
}

struct document_result *check_record(struct checker *checker, const struct document *document,
                                     const struct check_about *about)
{
    struct check check;
    check_init(&check, checker, document, about, NULL);
    check.fields = fields_find(&check, NULL);
    add_fields(&check);
    add_properties(&check);
    settle_kind(&check);
    find_markers(&check);
    check_citations(&check);
    check_sketch(&check);
    check_conclude(&check);
    return check_finish(&check);
}
