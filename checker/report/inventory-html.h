// SPDX-License-Identifier: Apache-2.0
// What the parts of the inventory's page share. Nothing outside them includes this.
#ifndef LINJERA_REPORT_INVENTORY_HTML_H
#define LINJERA_REPORT_INVENTORY_HTML_H

#include "report/html.h"
#include "report/inventory.h"

struct page {
    struct html html;
    const struct inventory *inventory;
};

// The section about documents with much the same text; nothing where there are none.
void page_clusters(struct page *page);
// The id of a cluster's heading; newly allocated.
char *page_cluster_anchor(guint number);

// The document's name, linked to its row, with its path.
void page_name(struct page *page, guint index);
// Of a document's row; newly allocated.
char *page_document_anchor(guint index);
// <th> that names its row; html_end closes it.
void page_row_head(struct html *html);
// A word in a colour that says nothing more than the word.
void page_pill(struct html *html, const char *color, const char *word);

#endif
