package org.vfiospec.site.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.vfiospec.site.docs.StoredPage.Reference;

/** Cuts the links to other places out of a page and leaves a hole before and after their text. */
final class References {
    private final SourceText source;
    private final Set<String> anchors;
    private final List<Reference> found = new ArrayList<>();

    References(SourceText source, Set<String> anchors) {
        this.source = source;
        this.anchors = anchors;
    }

    List<Reference> cutOut(Element body) {
        for (Element link : body.select("a[href]")) {
            String target = link.attr("href");
            if (!(target.startsWith("#") && anchors.contains(target.substring(1)))) {
                cutOut(link, target);
            }
        }
        return found;
    }

    private void cutOut(Element link, String target) {
        String number = String.valueOf(found.size());
        SourceText.Line place = placeOf(target);
        boolean bare = isBare(link.text(), target);
        found.add(new Reference(target, bare, place.file(), place.number()));
        link.before(Markup.hole("link", number));
        link.after(Markup.hole("end", number));
        List<Node> content = bare ? List.of() : link.childNodesCopy();
        content.forEach(link::before);
        link.remove();
    }

    /** Asciidoctor shows {@code [id]} or the path where the author wrote no text. */
    private static boolean isBare(String text, String target) {
        return text.isBlank()
                || text.equals(target)
                || text.equals(target.replaceFirst("#.*", ""))
                || text.equals("[" + target.replaceFirst("^#", "") + "]");
    }

    private SourceText.Line placeOf(String target) {
        String id = target.substring(target.indexOf('#') + 1);
        String page = target.replaceFirst("#.*", "").replaceFirst("\\.html$", ".adoc");
        for (String written : List.of("<<" + id, page + "#" + id, page + "[", page, "#" + id, id)) {
            SourceText.Line place = source.find(written);
            if (!written.isEmpty() && place.text().contains(written)) {
                return place;
            }
        }
        return source.at(0);
    }
}
