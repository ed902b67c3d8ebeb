// SPDX-License-Identifier: Apache-2.0
// Targets of links, read as people read them: what kind of place they lead to, with the host's name
// in letters instead of in the codes that travel over the net.
#ifndef LINJERA_BASE_ADDRESS_H
#define LINJERA_BASE_ADDRESS_H

#include <glib.h>

enum address_kind {
    ADDRESS_EMPTY,    // "" or "#"
    ADDRESS_ANCHOR,   // "#name": a place in the same document
    ADDRESS_LOCAL,    // "file:...", "\\server\...", "C:\...": files of a computer or its network
    ADDRESS_MAIL,     // "mailto:..."
    ADDRESS_RELATIVE, // "mallar/blankett.docx": a file beside the document
    ADDRESS_NET,      // every other: a scheme, or a host
};

struct address {
    enum address_kind kind;
    char *text;         // decoded (%C3%A5 is å), scheme and host in lower case
    char *host;         // in lower case, without port; NULL: none
    const char *anchor; // ADDRESS_ANCHOR: the name, part of `text`
};

// Reads a target as it stands in a document: valid UTF-8. What %XX spells stays as it is where it
// is no text (RFC 3986, 2.1).
void address_init(struct address *address, const char *target);
void address_clear(struct address *address);
typedef struct address address_t;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(address_t, address_clear)

// A host's name in the form of address.host: lower case, letters for xn-- codes (RFC 3492), no full
// stop at its end; newly allocated.
char *address_host(const char *name);
// Whether a host is the one named or one below it: "a.gammal.se" is below "gammal.se".
gboolean address_is_host(const char *host, const char *named);

#endif
