package org.vfiospec.pci.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vfiospec.pci.Bus;

/**
 * What is plugged in below a root bus, written as an indented list.
 *
 * <pre>
 * port: root port, ACS SV+RR+CR+UF
 *   card: endpoint
 * </pre>
 *
 * <p>Properties: {@code ACS} with the controls that are on ({@code none} for none, {@code of} before those that are
 * implemented, all by default; without the word there is no capability); {@code turns round}, {@code forwards} or
 * {@code rejects} of a port; {@code routes inside} or {@code loops back} of a device;  {@code ATS}, or
 * {@code PRI}, which brings ATS along;
 * {@code function N} for a further function of the device in the line before.
 */
public final class Tree {
    private final List<Node> roots = new ArrayList<>();

    private record Open(int indent, Node node) {}

    private Tree() {}

    /** Reads a tree; an {@link IllegalArgumentException} names the line that cannot be read. */
    public static Tree parse(String text) {
        Tree tree = new Tree();
        Deque<Open> open = new ArrayDeque<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                tree.take(line, open);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line %d of the tree, \"%s\": %s".formatted(number, line.strip(), e.getMessage()));
            }
        }
        return tree;
    }

    /** Plugs everything in; the fabric is booted afterwards. */
    public void plant(Bus root, Occupants occupants) {
        Node.plant(roots, root, occupants);
    }

    private void take(String line, Deque<Open> open) {
        if (line.isBlank()) {
            return;
        }
        int indent = line.length() - line.stripLeading().length();
        while (!open.isEmpty() && open.peek().indent >= indent) {
            open.pop();
        }
        Node node = Node.parse(line);
        if (open.isEmpty()) {
            roots.add(node);
        } else {
            open.peek().node.add(node);
        }
        open.push(new Open(indent, node));
    }
}
