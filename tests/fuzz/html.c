// SPDX-License-Identifier: Apache-2.0
// Any bytes are a web page, and a text, once they are called so: read in every view, as HTML, as
// Markdown and as plain text. (Bytes that are something else by their start are read as that.)
#include "blocks.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    static const struct read_options views[] = {
        {.name = "a.html"},
        {.name = "a.html", .revisions = REVISIONS_ALL, .hidden = TRUE},
        {.name = "a.html", .revisions = REVISIONS_ORIGINAL},
        {.name = "a.md"},
        {.name = "a.txt"},
    };
    struct limits limits = limits_default();
    limits.part_size = limits.package_size = 8 << 20;
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(document_t) document = read_document(bytes, length, &views[i], &limits, &error);
        g_assert_true((document != NULL) != (error != NULL));
        if (document)
            check_blocks(document);
        else
            g_assert_true(error->domain == READ_ERROR && *error->message);
    }
    return 0;
}
