package org.vfiospec.site.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.BlockMacroProcessor;
import org.asciidoctor.extension.Treeprocessor;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Role;

/** Renders prose with AsciidoctorJ. Making one starts JRuby, which costs more than rendering a dozen pages. */
final class AsciidoctorRenderer implements Renderer {
    private static final Logger LOGGER = Logger.getLogger("asciidoctor");

    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final Options options;
    private final List<LogRecord> log = new ArrayList<>();
    private final List<ClauseNode> clauses = new ArrayList<>();
    private String description = "";

    AsciidoctorRenderer(Path docs) {
        Attributes attributes = Attributes.builder()
                .showTitle(true)
                .attribute("reproducible", "")
                .attribute("idprefix", "")
                .attribute("idseparator", "-")
                .attribute("table-caption!", "")
                .attribute("figure-caption!", "")
                .attribute("experimental!", "")
                .build();
        // Everything is included before; SECURE keeps Asciidoctor from reading any further file.
        options = Options.builder()
                .safe(SafeMode.SECURE)
                .baseDir(docs.toAbsolutePath().normalize().toFile())
                .standalone(false)
                .sourcemap(true)
                .attributes(attributes)
                .build();
        asciidoctor.registerLogHandler(log::add);
        LOGGER.setUseParentHandlers(false); // What it has to say becomes problems with a place.
        asciidoctor
                .javaExtensionRegistry()
                .treeprocessor(new ClauseFinder())
                .blockMacro("generated", new HoleMacro("generated"))
                .blockMacro("execution", new HoleMacro("execution"));
    }

    @Override
    public StoredPage render(SourceText source, String path) {
        log.clear();
        clauses.clear();
        String html = asciidoctor.convert(source.text(), options);
        List<Problem> problems = new ArrayList<>();
        log.stream().filter(AsciidoctorRenderer::matters).forEach(record -> problems.add(problem(record, source)));
        return new PageShaper(source, path, List.copyOf(clauses), problems).shape(html, description);
    }

    private static boolean matters(LogRecord message) {
        return message.getSeverity().compareTo(Severity.WARN) >= 0;
    }

    private static Problem problem(LogRecord message, SourceText source) {
        Cursor cursor = message.getCursor();
        SourceText.Line place = source.at(cursor == null ? 0 : cursor.getLineNumber());
        return new Problem(place.file(), place.number(), "AsciiDoc: " + message.getMessage(), "correct the markup");
    }

    @Override
    public void close() {
        asciidoctor.close();
    }

    /** What the parsed document says of a clause, before it becomes HTML. */
    record ClauseNode(String id, Role role, String catalogue, String source, String section, int first, int last) {}

    private static final Map<Object, Object> PARAGRAPHS = Map.of("context", ":paragraph");

    private final class ClauseFinder extends Treeprocessor {
        @Override
        public Document process(Document document) {
            description = String.valueOf(document.getAttribute("description", ""));
            for (StructuralNode node : document.findBy(PARAGRAPHS)) {
                String roles = node.getRole();
                if (roles != null) {
                    roleIn(roles).ifPresent(role -> clauses.add(read(node, role)));
                }
            }
            return document;
        }

        private static Optional<Role> roleIn(String roles) {
            List<String> words = List.of(roles.split(" "));
            return Stream.of(Role.values())
                    .filter(role -> words.contains(role.word()))
                    .findFirst();
        }

        private static ClauseNode read(StructuralNode node, Role role) {
            int first = node.getSourceLocation() == null
                    ? 0
                    : node.getSourceLocation().getLineNumber();
            int length = node instanceof org.asciidoctor.ast.Block block
                    ? block.getLines().size()
                    : 1;
            return new ClauseNode(
                    node.getId() == null ? "" : node.getId(),
                    role,
                    String.valueOf(node.getAttribute("catalogue", "", false)),
                    String.valueOf(node.getAttribute("source", "", false)),
                    sectionOf(node),
                    first,
                    first + length - 1);
        }

        private static String sectionOf(StructuralNode node) {
            org.asciidoctor.ast.ContentNode parent = node.getParent();
            while (parent != null && !"section".equals(parent.getContext())) {
                parent = parent instanceof Document ? null : parent.getParent();
            }
            return parent instanceof StructuralNode section ? section.getTitle() : "";
        }
    }

    /** Leaves an element behind that becomes a hole of the page. */
    private static final class HoleMacro extends BlockMacroProcessor {
        private final String kind;

        HoleMacro(String kind) {
            this.kind = kind;
        }

        @Override
        public StructuralNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
            String html =
                    "<div class=\"" + kind + "\" title=\"" + target.replaceAll("[^A-Za-z0-9._/#-]", "_") + "\"></div>";
            return createBlock(parent, "pass", html);
        }
    }
}
