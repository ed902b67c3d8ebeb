// SPDX-License-Identifier: Apache-2.0
// The library's inventory in many formats: one file and one table entry per format.
#ifndef LINJERA_REPORT_INVENTORY_H
#define LINJERA_REPORT_INVENTORY_H

#include "finding/inventory.h"
#include "report/report.h"

struct inventory_format {
    const char *name;
    // NULL with a sentence when it could not be made; only the bytes of a workbook may hold a NUL.
    GString *(*write)(const struct inventory *inventory, const struct report_options *options,
                      GError **error);
    gboolean binary; // not for a terminal
};

// The formats, ended by one whose name is NULL.
const struct inventory_format *inventory_formats(void);

GString *inventory_text(const struct inventory *inventory, const struct report_options *options,
                        GError **error);
// "linjera-inventory/1" of the contract.
GString *inventory_json(const struct inventory *inventory, const struct report_options *options,
                        GError **error);
// A row a document.
GString *inventory_csv(const struct inventory *inventory, const struct report_options *options,
                       GError **error);
// The same as a sheet; what is alike, what differs and what may be retired have sheets of their
// own.
GString *inventory_xlsx(const struct inventory *inventory, const struct report_options *options,
                        GError **error);
GString *inventory_html(const struct inventory *inventory, const struct report_options *options,
                        GError **error);

// ---- What the formats for people share; every text is clean (clean.h) and newly allocated

// "2026-07-01", "tills vidare", or NULL: the document does not say.
char *inventory_valid_to(const struct inventory *inventory, const struct inventory_entry *entry);
// "Nytt hälso- och sjukvårdsavtal (gäller)"; "avtal från 2012 (har upphört)".
char *inventory_citation(const struct inventory *inventory,
                         const struct inventory_citation *citation);
// All of them, "; " between; NULL: it names none.
char *inventory_citations(const struct inventory *inventory, const struct inventory_entry *entry);
// "”styrande dokument”, ”utkast”": what marks it, each once; NULL: nothing does.
char *inventory_markers(const struct inventory *inventory, const struct inventory_entry *entry);
// Why it may be retired, a sentence each; NULL: it may not.
char *inventory_reasons(const struct inventory *inventory, const struct inventory_entry *entry);
// "12 lika stycken, 2 ändrat, 1 tillagt".
char *inventory_counts(const struct inventory *inventory, const struct difference *difference);
// The title, else the path.
char *inventory_name(const struct inventory *inventory, const struct inventory_entry *entry);
const struct inventory_entry *inventory_entry_at(const struct inventory *inventory, guint index);

#endif
