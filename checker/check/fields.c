// SPDX-License-Identifier: Apache-2.0
// The fields of a document: labels and their values in headers and footers, on the first page and
// in tables of fields, whether they stand in one line, on two, or in cells.
#include "check/internal.h"
#include "lang/scan.h"

#include <string.h>

// The first page is only roughly known; tables beyond it count when they hold so many kinds of
// fields. Limits on hostile documents: label cells, and blocks looked through for one's value.
enum { FRONT_BLOCKS = 80, TABLE_FIELDS = 3, LABEL_CELLS = 500, LOOK_AHEAD = 400, SHORT_LINE = 8 };
// Web pages say at their very end when they were changed.
enum { LAST_BLOCKS = 6 };

struct finding_fields {
    const struct check *check;
    const GPtrArray *labels; // the rule's own, or NULL
    GArray *found;           // struct found_field
    GHashTable *values;      // blocks that are values, and hold no labels
    GHashTable *tables;      // table -> bits over enum field, of label cells
    guint front, cells;
    guint front_end; // ordinal of the last block of the body that was read
};

static const struct passage *passage_of(const struct check *check, const struct block *block)
{
    return &check->text->passages[block->ordinal - 1];
}

static gboolean read_label(const struct finding_fields *finding, const struct passage *passage,
                           guint at, struct field_label *label)
{
    gboolean known = field_label_read(passage->folded, at, passage->length, label);
    for (guint i = 0; finding->labels && i < finding->labels->len; i++) {
        const char *own = finding->labels->pdata[i];
        guint after = scan_phrase(passage->folded, at, passage->length, own);
        if (after && after >= label->end) {
            *label = (struct field_label){.field = FIELD_OTHER, .end = after};
            known = TRUE;
        }
    }
    return known;
}

// The byte after what may stand between a label and its value, or between two labels.
static guint skip_joints(const struct passage *passage, guint at, const char *joints)
{
    while (at < passage->length && strchr(joints, passage->folded[at]))
        at++;
    return at;
}

// Whether a block's own text is labels and nothing else: "Version:", "Diarienr / Version".
static gboolean is_all_labels(const struct finding_fields *finding, const struct passage *passage)
{
    guint at = passage->own;
    while (at < passage->length) {
        struct field_label label;
        if (!read_label(finding, passage, at, &label))
            return FALSE;
        at = skip_joints(passage, label.end, " :/,.");
    }
    return passage->length > passage->own;
}

// ---- Which blocks are looked at

static void note_table(struct finding_fields *finding, const struct block *block)
{
    const struct passage *passage = passage_of(finding->check, block);
    struct field_label label;
    if (finding->cells >= LABEL_CELLS || !read_label(finding, passage, passage->own, &label) ||
        label.field == FIELD_OTHER || !is_all_labels(finding, passage))
        return;
    finding->cells++;
    gpointer table = GUINT_TO_POINTER(block->rest->table.table);
    guint bits = GPOINTER_TO_UINT(g_hash_table_lookup(finding->tables, table));
    g_hash_table_insert(finding->tables, table, GUINT_TO_POINTER(bits | 1u << label.field));
}

static guint bits_set(guint bits)
{
    guint count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

static gboolean is_looked_at(struct finding_fields *finding, const struct block *block)
{
    if (block->part == PART_HEADER || block->part == PART_FOOTER || block->part == PART_TEXTBOX)
        return TRUE;
    if (block->part != PART_BODY || block->kind == BLOCK_HEADING)
        return FALSE;
    gpointer table = GUINT_TO_POINTER(block->rest->table.table);
    if (block->rest->table.table &&
        bits_set(GPOINTER_TO_UINT(g_hash_table_lookup(finding->tables, table))) >= TABLE_FIELDS)
        return TRUE;
    return finding->front++ < FRONT_BLOCKS && block->rest->page <= 1;
}

// ---- Values in other blocks than their label

static gboolean is_value(const struct finding_fields *finding, const struct block *block)
{
    const struct passage *passage = passage_of(finding->check, block);
    return passage->length > passage->own && !is_all_labels(finding, passage);
}

// The block with the value of a label cell: the rest of the cell, the cell to its right, or (in a
// row of labels) the one below it.
static const struct block *value_cell(const struct finding_fields *finding,
                                      const struct block *label)
{
    const struct document *document = finding->check->document;
    const struct table_place *at = &label->rest->table;
    gboolean below = FALSE;
    guint last = MIN(document->block_count, label->ordinal + LOOK_AHEAD);
    for (guint ordinal = label->ordinal + 1; ordinal <= last; ordinal++) {
        const struct block *block = document_block(document, ordinal);
        const struct table_place *place = &block->rest->table;
        if (place->table != at->table) {
            if (place->nesting > at->nesting)
                continue;
            return NULL;
        }
        if (place->row > at->row + 1)
            return NULL;
        if (place->row == at->row && place->column >= at->column) {
            if (is_value(finding, block))
                return block;
            const struct passage *passage = passage_of(finding->check, block);
            gboolean empty = passage->length == passage->own;
            if (place->column > at->column && !below && empty)
                return NULL; // the value's cell, which nobody has filled in
            below = below || place->column > at->column;
        }
        if (place->row == at->row + 1 && place->column == at->column && is_value(finding, block))
            return below || at->column > 1 ? block : NULL;
    }
    return NULL;
}

// The value of a label that is a paragraph of its own: the next paragraph, in a header or a text
// box (in the body, headings and prose follow).
static const struct block *next_paragraph(const struct finding_fields *finding,
                                          const struct block *label)
{
    const struct block *next = label->ordinal < finding->check->document->block_count
                                   ? document_block(finding->check->document, label->ordinal + 1)
                                   : NULL;
    gboolean beside = next && next->part == label->part && !next->rest->table.table &&
                      strcmp(next->rest->package, label->rest->package) == 0;
    return beside && label->part != PART_BODY && is_value(finding, next) ? next : NULL;
}

static void take_value(struct finding_fields *finding, const struct block *block, guint first)
{
    const struct block *value =
        block->rest->table.table ? value_cell(finding, block) : next_paragraph(finding, block);
    if (!value)
        return;
    g_hash_table_add(finding->values, GUINT_TO_POINTER(value->ordinal));
    for (guint i = first; i < finding->found->len; i++) {
        struct found_field *field = &g_array_index(finding->found, struct found_field, i);
        field->passage = passage_of(finding->check, value);
        field->start = field->passage->own;
        field->end = field->passage->length;
    }
}

// ---- Labels and values in one block

// Whether a label in the middle of a line is one, or a word of the value before it.
static gboolean is_label_here(const struct passage *passage, guint at,
                              const struct field_label *label)
{
    char after = label->end < passage->length ? passage->folded[label->end] : '\0';
    guint next = skip_joints(passage, label->end, " ");
    gboolean parted = at > passage->own + 1 && strchr(",;|-/", passage->folded[at - 2]) != NULL;
    return after == ':' || parted ||
           (next < passage->length && g_ascii_isdigit(passage->folded[next]));
}

// Whether a line of prose on the first page only begins with a word that is a label elsewhere.
static gboolean is_prose(const struct block *block, const struct passage *passage,
                         const struct field_label *label)
{
    if (block->part != PART_BODY || block->rest->table.table || block->kind == BLOCK_TITLE ||
        (label->end < passage->length && passage->folded[label->end] == ':'))
        return FALSE;
    g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << VALUE_DATE, passage->folded, label->end, passage->length, dates);
    guint rest = skip_joints(passage, label->end, " ");
    if (dates->len && g_array_index(dates, struct value, 0).start <= rest + strlen("den "))
        return FALSE;
    return text_count_words(passage->folded + passage->own) > SHORT_LINE ||
           passage->folded[passage->length - 1] == '.';
}

static guint trim_end(const struct passage *passage, guint start, guint end)
{
    const char *joints = end < passage->length ? " ,;.|/-" : " ,;|/-";
    while (end > start && strchr(joints, passage->folded[end - 1]))
        end--;
    return end;
}

// "Diarienr / Dokumentnr / Version" beside "RS 2025-04471 / 4 / 1.0": each label has its own part,
// when there are as many.
static void share_out(GArray *found, guint first)
{
    struct found_field *fields = &g_array_index(found, struct found_field, first);
    guint labels = found->len - first, parts = 1;
    const char *text = fields->passage->folded, *end = text + fields->end;
    static const char joint[] = " / ";
    for (const char *at = text + fields->start; (at = strstr(at, joint)) && at < end; at += 3)
        parts++;
    if (labels < 2 || parts != labels)
        return;
    const char *at = text + fields->start;
    for (guint i = 0; i < labels; i++) {
        const char *stop = i + 1 < labels ? strstr(at, joint) : end;
        fields[i].start = (guint)(at - text);
        fields[i].end = (guint)(stop - text);
        at = stop + strlen(joint);
    }
}

// The byte after the word that begins at a byte and the space after it.
static guint next_word(const struct passage *passage, guint at)
{
    const char *space = memchr(passage->folded + at, ' ', passage->length - at);
    return space ? (guint)(space - passage->folded) + 1 : passage->length;
}

// Whether a line that begins with something else goes on with fields: "Styrande dokument - Rutin.
// Giltig från: 2022-03-15. Version: 2. Dokumentansvarig: chefläkare."
static gboolean goes_on_with_fields(const struct finding_fields *finding,
                                    const struct passage *passage)
{
    guint bits = 0;
    struct field_label label;
    for (guint at = passage->own; at < passage->length; at = next_word(passage, at))
        if (read_label(finding, passage, at, &label) && label.end < passage->length &&
            passage->folded[label.end] == ':')
            bits |= 1u << label.field;
    return bits_set(bits) >= TABLE_FIELDS;
}

// The labels of a line, each with its value: what stands before the next label.
static void read_line(struct finding_fields *finding, const struct block *block)
{
    const struct passage *passage = passage_of(finding->check, block);
    GArray *found = finding->found;
    guint first = found->len;
    gboolean colons = FALSE; // whether only what a colon follows is a label
    for (guint at = passage->own; at < passage->length;) {
        struct field_label label;
        gboolean begins = at == passage->own;
        if (read_label(finding, passage, at, &label) &&
            (!colons || passage->folded[label.end] == ':') &&
            (begins ? !is_prose(block, passage, &label) : is_label_here(passage, at, &label))) {
            struct found_field field = {.label = label,
                                        .labelled = passage,
                                        .passage = passage,
                                        .label_start = at,
                                        .label_end = label.end};
            field.start = field.end = skip_joints(passage, label.end, " :.");
            g_array_append_val(found, field);
            at = label.end;
        } else if (begins && block->part == PART_BODY) {
            colons = goes_on_with_fields(finding, passage);
            if (!colons)
                return; // prose
        }
        at = next_word(passage, at);
    }
    guint limit = passage->length;
    for (guint i = found->len; i > first; i--) {
        struct found_field *field = &g_array_index(found, struct found_field, i - 1);
        field->start = MIN(field->start, limit);
        field->end = trim_end(passage, field->start, limit);
        limit = field->label_start;
        // "Diarienr / Version: 12 / 3" gives both what stands after them.
        const struct found_field *next = field + 1;
        if (field->start == field->end && i < found->len && next->end > next->start) {
            field->start = next->start;
            field->end = next->end;
        }
    }
    if (found->len > first && is_all_labels(finding, passage)) {
        take_value(finding, block, first);
        share_out(found, first);
    }
}

// What a page says at its end of when it was changed: no other label counts there.
static void read_last(struct finding_fields *finding)
{
    guint before = finding->found->len, count = finding->check->text->count;
    for (guint i = count, looked = 0; i > 0 && looked < LAST_BLOCKS; i--) {
        const struct block *block = document_block(finding->check->document, i);
        if (block->part != PART_BODY)
            continue;
        looked++;
        if (!g_hash_table_contains(finding->values, GUINT_TO_POINTER(i)) && i > finding->front_end)
            read_line(finding, block);
    }
    for (guint i = finding->found->len; i > before; i--)
        if (g_array_index(finding->found, struct found_field, i - 1).label.field != FIELD_UPDATED)
            g_array_remove_index(finding->found, i - 1);
}

GArray *fields_find(const struct check *check, const GPtrArray *labels)
{
    g_autoptr(GHashTable) values = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) tables = g_hash_table_new(NULL, NULL);
    struct finding_fields finding = {
        .check = check,
        .labels = labels,
        .found = g_array_new(FALSE, FALSE, sizeof(struct found_field)),
        .values = values,
        .tables = tables,
    };
    for (guint i = 1; i <= check->text->count; i++) {
        const struct block *block = document_block(check->document, i);
        if (block->rest->table.table && block->part == PART_BODY)
            note_table(&finding, block);
    }
    for (guint i = 1; i <= check->text->count; i++) {
        const struct block *block = document_block(check->document, i);
        if (finding.found->len < LABEL_CELLS && is_looked_at(&finding, block) &&
            !g_hash_table_contains(values, GUINT_TO_POINTER(i))) {
            read_line(&finding, block);
            finding.front_end = block->part == PART_BODY ? i : finding.front_end;
        }
    }
    read_last(&finding);
    return finding.found;
}

gboolean field_is_blank(const struct found_field *found)
{
    g_autofree char *value =
        g_strndup(found->passage->folded + found->start, found->end - found->start);
    return field_is_placeholder(value);
}

gboolean field_is(const struct found_field *found, enum field field)
{
    gboolean period = found->label.field == FIELD_VALID_FROM && field == FIELD_VALID_TO;
    if ((found->label.span == FIELD_ONE_END && !period) || field_is_blank(found))
        return found->label.field == field;
    g_autoptr(GArray) dates = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << VALUE_DATE, found->passage->folded, found->start, found->end, dates);
    for (guint i = 0; i < dates->len; i++) {
        const struct value *date = &g_array_index(dates, struct value, i);
        if (field_takes(field, &found->label, date->bound, date->date.precision == DATE_OPEN))
            return TRUE;
    }
    return FALSE;
}

gboolean field_is_property(const struct property *property, enum field field)
{
    const char *colon = strchr(property->name, ':');
    g_autofree char *name = text_fold(colon ? colon + 1 : "");
    guint end = (guint)strlen(name);
    struct field_label label;
    return end && g_str_has_prefix(property->name, "custom:") &&
           field_label_read(name, 0, end, &label) && label.end == end && label.field == field;
}

gboolean field_value(enum field field, enum value_kind kind, const char *text, guint start,
                     guint end, struct value *value)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct value));
    value_find(1u << kind, text, start, end, values);
    enum date_bound wanted = field == FIELD_VALID_FROM                          ? DATE_BOUND_FROM
                             : field == FIELD_VALID_TO || field == FIELD_REVIEW ? DATE_BOUND_TO
                                                                                : DATE_BOUND_NONE;
    gboolean said = FALSE, any = FALSE;
    for (guint i = 0; i < values->len; i++) {
        const struct value *found = &g_array_index(values, struct value, i);
        gboolean says = wanted != DATE_BOUND_NONE && found->bound == wanted;
        gboolean contrary = wanted != DATE_BOUND_NONE && found->bound != DATE_BOUND_NONE && !says;
        if (contrary || (any && (said || !says)))
            continue;
        *value = *found;
        said = says;
        any = TRUE;
    }
    return any;
}
