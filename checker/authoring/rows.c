// SPDX-License-Identifier: Apache-2.0
#include "authoring/rows.h"

#include "authoring/explain.h"
#include "ruleset/tbx.h"

#include <string.h>

enum column { COLUMN_OLD, COLUMN_NEW, COLUMN_SECTION, COLUMN_WHY, COLUMNS };

void term_rows_init(struct term_rows *rows)
{
    *rows = (struct term_rows){.arena = arena_new(),
                               .rows = g_array_new(FALSE, FALSE, sizeof(struct term_row))};
}

void term_rows_clear(struct term_rows *rows)
{
    g_clear_pointer(&rows->arena, arena_free);
    g_clear_pointer(&rows->rows, g_array_unref);
}

// One record of a CSV text, from `*at` on; moves behind it and counts its lines.
static GPtrArray *read_record(const char **at, char separator, guint *lines)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    GString *cell = g_string_new(NULL);
    gboolean quoted = FALSE;
    for (;; (*at)++) {
        char character = **at;
        if (character == '\n')
            (*lines)++;
        if (quoted && character == '"' && (*at)[1] == '"') {
            g_string_append_c(cell, '"');
            (*at)++;
        } else if (character == '"' && (quoted || !cell->len)) {
            quoted = !quoted;
        } else if (character == '\0' ||
                   (!quoted && (character == '\n' || character == separator))) {
            g_strstrip(cell->str);
            g_ptr_array_add(cells, g_strdup(cell->str));
            g_string_truncate(cell, 0);
            if (character != separator || character == '\0')
                break;
        } else {
            g_string_append_c(cell, character == '\n' || character == '\r' ? ' ' : character);
        }
    }
    *at += **at != '\0';
    g_string_free(cell, TRUE);
    return cells;
}

static char separator_of(const char *text)
{
    static const char candidates[] = {';', ',', '\t'};
    guint best = 0;
    char separator = ';';
    for (gsize i = 0; i < G_N_ELEMENTS(candidates); i++) {
        guint count = 0;
        gboolean quoted = FALSE;
        for (const char *at = text; *at && (quoted || *at != '\n'); at++) {
            quoted ^= *at == '"';
            count += !quoted && *at == candidates[i];
        }
        if (count > best) {
            best = count;
            separator = candidates[i];
        }
    }
    return separator;
}

static gboolean names_column(const char *cell, enum column column)
{
    static const char *const names[COLUMNS] = {
        [COLUMN_OLD] = "gammal gammalt gamla utgående utgår tidigare old ersätts",
        [COLUMN_NEW] = "ny nytt nya new skriv ersättning ersätter",
        [COLUMN_SECTION] = "avsnitt section clause kapitel punkt",
        [COLUMN_WHY] = "varför why skäl motiv motivering kommentar reason råd",
    };
    g_autofree char *lowered = g_utf8_strdown(cell, -1);
    g_auto(GStrv) words = g_strsplit_set(lowered, " :/-", -1);
    g_auto(GStrv) known = g_strsplit(names[column], " ", -1);
    for (guint i = 0; words[i]; i++) {
        if (g_strv_contains((const char *const *)known, words[i]))
            return TRUE;
    }
    return FALSE;
}

// Which column is which, told by the first row; FALSE when it is no row of names.
static gboolean read_header(const GPtrArray *cells, guint columns[COLUMNS])
{
    for (guint column = 0; column < COLUMNS; column++) {
        columns[column] = G_MAXUINT;
        for (guint i = 0; i < cells->len; i++) {
            if (columns[column] == G_MAXUINT && names_column(cells->pdata[i], (enum column)column))
                columns[column] = i;
        }
    }
    return columns[COLUMN_OLD] != G_MAXUINT && columns[COLUMN_NEW] != G_MAXUINT &&
           columns[COLUMN_OLD] != columns[COLUMN_NEW];
}

static const char *cell_at(struct term_rows *rows, const GPtrArray *cells, guint column)
{
    return column < cells->len ? arena_strdup(rows->arena, cells->pdata[column]) : "";
}

gboolean term_rows_read_csv(struct term_rows *rows, const char *text, GError **error)
{
    guint columns[COLUMNS] = {COLUMN_OLD, COLUMN_NEW, COLUMN_SECTION, COLUMN_WHY};
    char separator = separator_of(text);
    gboolean first = TRUE;
    for (guint line = 1; *text;) {
        guint row = line;
        g_autoptr(GPtrArray) cells = read_record(&text, separator, &line);
        if (cells->len == 1 && !*(const char *)cells->pdata[0])
            continue;
        guint named[COLUMNS];
        if (first && cells->len < 2) {
            g_set_error(error, AUTHORING_ERROR, AUTHORING_ERROR_INPUT,
                        "row %u has one column only: an old and a new term are needed, with ; , or "
                        "a tab between",
                        row);
            return FALSE;
        }
        if (first && read_header(cells, named)) {
            memcpy(columns, named, sizeof columns);
            first = FALSE;
            continue;
        }
        first = FALSE;
        struct term_row term = {.row = row,
                                .old_term = cell_at(rows, cells, columns[COLUMN_OLD]),
                                .new_term = cell_at(rows, cells, columns[COLUMN_NEW]),
                                .section = cell_at(rows, cells, columns[COLUMN_SECTION]),
                                .why = cell_at(rows, cells, columns[COLUMN_WHY])};
        g_array_append_val(rows->rows, term);
    }
    return TRUE;
}

static void add_concept(struct term_rows *rows, const struct tbx_concept *concept)
{
    const struct tbx_term *preferred = tbx_preferred(concept, "sv", TRUE);
    for (guint i = 0; i < concept->terms->len; i++) {
        const struct tbx_term *term = concept->terms->pdata[i];
        if (strcmp(term->language, "sv") != 0 ||
            (term->status != TBX_DEPRECATED && term->status != TBX_SUPERSEDED))
            continue;
        const char *why = term->note ? term->note : concept->note;
        struct term_row row = {
            .row = term->line,
            .old_term = arena_strdup(rows->arena, term->text),
            .new_term = preferred ? arena_strdup(rows->arena, preferred->text) : "",
            .section = concept->source ? arena_strdup(rows->arena, concept->source) : "",
            .why = why ? arena_strdup(rows->arena, why) : "",
        };
        g_array_append_val(rows->rows, row);
    }
}

gboolean term_rows_read_tbx(struct term_rows *rows, const char *bytes, gsize length, GError **error)
{
    g_autoptr(tbx_t) tbx = tbx_read(bytes, length, error);
    for (guint i = 0; tbx && i < tbx->concepts->len; i++)
        add_concept(rows, tbx->concepts->pdata[i]);
    return tbx != NULL;
}

static void append_quoted(GString *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (*at == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *at == '\n' || *at == '\t' ? ' ' : *at);
    }
}

// The ordinal of the first table in which some row has two columns.
static guint find_table(const struct document *document)
{
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (block->rest->table.table && block->rest->table.column > 1)
            return block->rest->table.table;
    }
    return 0;
}

GString *term_table_as_csv(const struct document *document, GError **error)
{
    guint table = find_table(document);
    if (!table) {
        g_set_error_literal(error, AUTHORING_ERROR, AUTHORING_ERROR_INPUT,
                            "the document has no table with two columns or more: old term, new "
                            "term, section, why");
        return NULL;
    }
    GString *out = g_string_new("\"");
    guint row = 1, column = 1;
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        const struct table_place *place = &block->rest->table;
        if (place->table != table)
            continue;
        gboolean same = row == place->row && column == place->column;
        for (; row < place->row; row++, column = 1)
            g_string_append(out, "\"\n\"");
        for (; column < place->column; column++)
            g_string_append(out, "\";\"");
        if (same && out->str[out->len - 1] != '"')
            g_string_append_c(out, ' ');
        append_quoted(out, block->text);
    }
    g_string_append(out, "\"\n");
    return out;
}
