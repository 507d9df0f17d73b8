package org.vfiospec.site.docs;

/** Turns the text of one page into a page with holes. */
interface Renderer extends AutoCloseable {
    StoredPage render(SourceText source, String path);

    @Override
    void close();
}
