package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.site.Problem;
import org.vfiospec.site.docs.SourceText;
import org.vfiospec.site.docs.StoredPage;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Reference;
import org.vfiospec.site.sheet.Addresses;

/** Finds what references between pages mean, by path and id or by the id alone. */
final class Crossing {
    /** Where a reference leads, and what it says when its author gave it no text. */
    record Goal(String address, String title) {}

    private final Map<String, StoredPage> pages = new LinkedHashMap<>();
    private final Map<String, String> pageOfAnchor = new HashMap<>();
    private final Set<String> generated;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * The references among some pages.
     *
     * @param generated addresses of the site that are no pages of prose
     */
    Crossing(List<StoredPage> pages, Set<String> generated) {
        this.generated = generated;
        for (StoredPage page : pages) {
            this.pages.put(page.path(), page);
            page.anchors().forEach(anchor -> pageOfAnchor.putIfAbsent(anchor, page.path()));
        }
        // The id of a clause means the clause, whatever else has that id.
        pages.forEach(page -> page.clauses().forEach(clause -> pageOfAnchor.put(clause.id(), page.path())));
    }

    List<Problem> problems() {
        return problems;
    }

    /** What a reference on a page means; empty, and a problem, when nothing is there. */
    Optional<Goal> follow(StoredPage page, Reference reference) {
        String target = reference.target();
        if (target.matches("(?i)(https?|mailto):.*")) {
            return Optional.of(new Goal(target, target));
        }
        Optional<Goal> goal = target.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? Optional.empty() : inside(page, target);
        if (goal.isEmpty()) {
            problems.add(new Problem(
                    reference.file(),
                    reference.line(),
                    "the reference " + target + " leads nowhere",
                    "name a page by its path from this one, or an id that exists"));
        }
        return goal;
    }

    private Optional<Goal> inside(StoredPage page, String target) {
        String id = target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        if (target.startsWith("#")) {
            return Optional.ofNullable(pageOfAnchor.get(id)).map(path -> goal(pages.get(path), id));
        }
        String address = new Addresses(page.path()).resolve(target);
        String path = address == null ? "" : address.replaceFirst("#.*", "");
        if (generated.contains(path)) {
            return Optional.of(new Goal(address, path));
        }
        return Optional.ofNullable(pages.get(path))
                .filter(found -> id.isEmpty() || found.anchors().contains(id))
                .map(found -> goal(found, id));
    }

    private static Goal goal(StoredPage page, String id) {
        String title = page.sections().stream()
                .filter(section -> section.id().equals(id))
                .map(StoredPage.Section::title)
                .findFirst()
                .orElse(id.isEmpty() ? page.title() : id);
        return new Goal(id.isEmpty() ? page.path() : page.path() + "#" + id, title);
    }

    /** The entries of the navigation with addresses of the site; what leads nowhere and what is missing is a problem. */
    List<NavEntry> navigation(List<NavEntry> written, SourceText source) {
        List<NavEntry> entries = new ArrayList<>();
        for (NavEntry entry : written) {
            String path = entry.target().isEmpty() ? "" : new Addresses("nav.html").resolve(entry.target());
            if (path == null || !(path.isEmpty() || pages.containsKey(path.replaceFirst("#.*", "")))) {
                SourceText.Line place = source.find("[" + entry.title() + "]");
                problems.add(new Problem(
                        place.file(),
                        place.number(),
                        "the entry \"" + entry.title() + "\" leads nowhere",
                        "correct its path, or take it out"));
            } else {
                entries.add(new NavEntry(entry.depth(), entry.title(), path));
            }
        }
        for (StoredPage page : pages.values()) {
            if (entries.stream().noneMatch(e -> e.target().equals(page.path()))
                    && !page.path().equals("index.html")) {
                problems.add(new Problem(
                        page.file(), 0, "the page is missing in the navigation", "add it to " + source.file()));
                entries.add(new NavEntry(1, page.title(), page.path()));
            }
        }
        return entries;
    }
}
