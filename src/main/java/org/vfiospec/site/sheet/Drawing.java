package org.vfiospec.site.sheet;

import java.util.List;
import java.util.Locale;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedDiagram.Edge;
import org.vfiospec.site.GeneratedDiagram.Kind;
import org.vfiospec.site.GeneratedDiagram.Node;

/** A diagram as SVG within a page: strokes take their colour from the page, so that both palettes suit. */
final class Drawing {
    private static final int HALF_WIDTH = 62;
    private static final int HALF_HEIGHT = 27;
    private static final int LINE_HEIGHT = 15;
    /** How far an arrow is moved to its right, so that one there and one back do not cover each other. */
    private static final double ASIDE = 7;

    private final GeneratedDiagram diagram;
    private final StringBuilder svg = new StringBuilder();

    private Drawing(GeneratedDiagram diagram) {
        this.diagram = diagram;
    }

    static String of(GeneratedDiagram diagram) {
        return new Drawing(diagram).draw();
    }

    private String draw() {
        String id = "drawing-" + HtmlText.escape(diagram.name());
        int width = diagram.width();
        int height = diagram.height();
        svg.append(("<svg class=\"diagram\" role=\"img\" aria-labelledby=\"%s-title %s-text\""
                        + " width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n")
                .formatted(id, id, width, height, width, height));
        element("title", "id=\"" + id + "-title\"", diagram.caption());
        element("desc", "id=\"" + id + "-text\"", diagram.description());
        svg.append("<defs>");
        for (Kind kind : diagram.kinds()) {
            svg.append(("<marker id=\"%s-%s\" class=\"%s\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                            + " markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\""
                            + " orient=\"auto\"><path d=\"M0 1 10 5 0 9z\"/></marker>")
                    .formatted(id, style(kind), style(kind)));
        }
        svg.append("</defs>\n");
        diagram.edges().forEach(edge -> edge(edge, id));
        diagram.nodes().forEach(this::node);
        return svg.append("</svg>\n").toString();
    }

    private void edge(Edge edge, String id) {
        Node from = diagram.node(edge.from());
        Node to = diagram.node(edge.to());
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.hypot(dx, dy);
        double sideX = -dy / length * ASIDE;
        double sideY = dx / length * ASIDE;
        double leave = toBorder(dx, dy, sideX, sideY);
        double arrive = toBorder(-dx, -dy, sideX, sideY);
        String style = style(edge.kind());
        svg.append("<path class=\"edge %s\" marker-end=\"url(#%s-%s)\" d=\"M%d %d %d %d\">"
                .formatted(
                        style,
                        id,
                        style,
                        Math.round(from.x() + dx * leave + sideX),
                        Math.round(from.y() + dy * leave + sideY),
                        Math.round(to.x() - dx * arrive + sideX),
                        Math.round(to.y() - dy * arrive + sideY)));
        element(
                "title",
                "",
                from.text() + " \u2192 " + to.text() + ": " + edge.says().text());
        svg.append("</path>\n");
    }

    /** The name of a kind's looks in the style sheet. */
    static String style(Kind kind) {
        return "stroke-" + kind.stroke().name().toLowerCase(Locale.ROOT);
    }

    /** The part of an arrow that lies within a box, when it runs beside the middle of the box. */
    private static double toBorder(double dx, double dy, double sideX, double sideY) {
        double across = dx == 0 ? Double.MAX_VALUE : (HALF_WIDTH - Math.signum(dx) * sideX) / Math.abs(dx);
        double down = dy == 0 ? Double.MAX_VALUE : (HALF_HEIGHT - Math.signum(dy) * sideY) / Math.abs(dy);
        return Math.min(across, down);
    }

    private void node(Node node) {
        svg.append("<g class=\"node\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                .formatted(node.x() - HALF_WIDTH, node.y() - HALF_HEIGHT, 2 * HALF_WIDTH, 2 * HALF_HEIGHT));
        List<String> lines = node.lines();
        for (int i = 0; i < lines.size(); i++) {
            int y = node.y() + 4 + LINE_HEIGHT * i - LINE_HEIGHT * (lines.size() - 1) / 2;
            element("text", "x=\"%d\" y=\"%d\"".formatted(node.x(), y), lines.get(i));
        }
        svg.append("</g>\n");
    }

    private void element(String name, String attributes, String text) {
        svg.append('<')
                .append(name)
                .append(attributes.isEmpty() ? "" : " ")
                .append(attributes)
                .append('>');
        svg.append(HtmlText.escape(text)).append("</").append(name).append('>');
    }
}
