package org.vfiospec.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.site.GeneratedTable.Cell;

/**
 * Boxes and arrows between them, at places that the program chose; a page shows them with {@code generated::NAME[]}.
 * What the picture says, the table of its arrows says too, for readers and editions that have no use for a picture.
 *
 * @param description what a reader learns from the picture, in a sentence or two
 * @param width of the picture, in units of about a pixel
 * @param kinds of arrows, in the order of the legend
 */
public record GeneratedDiagram(
        String name,
        String caption,
        String description,
        int width,
        int height,
        List<Kind> kinds,
        List<Node> nodes,
        List<Edge> edges) {

    /**
     * A box with text.
     *
     * @param lines of its text
     * @param x of its middle, from the left
     * @param y of its middle, from the top
     */
    public record Node(String id, List<String> lines, int x, int y) {
        public Node {
            lines = List.copyOf(lines);
        }

        /** The text in one line. */
        public String text() {
            return String.join(" ", lines);
        }
    }

    /** How an arrow is drawn, beside its colour. */
    public enum Stroke {
        HEAVY,
        DASHED,
        THIN,
        DOTTED
    }

    /** A kind of arrows, in words. */
    public record Kind(String words, Stroke stroke) {}

    /**
     * An arrow.
     *
     * @param kind one of the kinds of the diagram
     * @param says what it stands for, and where that leads
     */
    public record Edge(String from, String to, Kind kind, Cell says) {}

    public GeneratedDiagram {
        kinds = List.copyOf(kinds);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id));
        for (Edge edge : edges) {
            if (!ids.contains(edge.from) || !ids.contains(edge.to) || !kinds.contains(edge.kind)) {
                throw new IllegalArgumentException("diagram " + name + ": an arrow without ends or kind: " + edge);
            }
        }
    }

    /** The box of an id. */
    public Node node(String id) {
        return find(id).orElseThrow();
    }

    private Optional<Node> find(String id) {
        return nodes.stream().filter(node -> node.id.equals(id)).findFirst();
    }

    /** The arrows as rows. */
    public GeneratedTable table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Edge edge : edges) {
            rows.add(List.of(
                    Cell.of(node(edge.from).text()),
                    Cell.of(node(edge.to).text()),
                    Cell.of(edge.kind.words),
                    edge.says));
        }
        return new GeneratedTable(name, caption, List.of("From", "To", "Kind", "What it stands for"), rows);
    }
}
