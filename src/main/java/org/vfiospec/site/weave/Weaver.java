package org.vfiospec.site.weave;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.site.Clause;
import org.vfiospec.site.Problem;
import org.vfiospec.site.docs.Docs;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.Execution;

/** Makes a site of prose and messages. */
public final class Weaver {
    private Weaver() {}

    /**
     * Weaves a site and puts it in place. Whatever is wrong with the specification is in the result and on the pages; the
     * site is written all the same.
     *
     * @throws IOException when the pages can not be read
     */
    public static Result weave(Request request) throws IOException {
        Docs docs = Docs.read(request.project(), request.docs(), request.store());
        return weave(request, docs);
    }

    /** Weaves a site of pages that were read before. */
    public static Result weave(Request request, Docs docs) throws IOException {
        List<Clause> clauses =
                docs.pages().stream().flatMap(page -> page.clauses().stream()).toList();
        Evidence evidence = new Evidence(clauses, Execution.of(request.messages()));
        List<Problem> problems = new ArrayList<>(request.problems());
        problems.addAll(docs.problems());
        problems.addAll(duplicates(clauses));
        problems.addAll(evidence.problems());
        Publication publication = new Publication();
        publication.addAll(request.dress());
        RunPages pages = new RunPages(request.generated().runs(), HtmlEdition.frame(docs.navigation()));
        Targets targets = new Targets(evidence, pages);
        Tables tables = new Tables(request.generated(), targets);
        problems.addAll(targets.problems(tables.shownOn(docs.pages())));
        RunWriter runs = new RunWriter(targets, docs.pages(), tables.all());
        new HtmlEdition(request, docs, evidence, tables, runs).write(publication, problems);
        new AsciidocEdition(docs, evidence, tables, runs).write(publication);
        publication.add(Publication.MARK, DataFiles.clauses(evidence));
        publication.add(DataFiles.MESSAGES, DataFiles.messages(request.messages()));
        boolean written = publish(request, publication, problems);
        return new Result(
                request.output(),
                evidence.counts(),
                (int) evidence.scenarios().count(),
                evidence.failures(),
                problems.stream().sorted().distinct().toList(),
                docs.rendered(),
                written);
    }

    private static List<Problem> duplicates(List<Clause> clauses) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Clause> first = new HashMap<>();
        for (Clause clause : clauses) {
            Clause other = first.putIfAbsent(clause.id(), clause);
            if (other != null) {
                problems.add(new Problem(
                        clause.file(),
                        clause.line(),
                        "clause " + clause.id() + " is already at " + other.file() + ":" + other.line(),
                        "give one of them another id"));
            }
        }
        return problems;
    }

    private static boolean publish(Request request, Publication publication, List<Problem> problems) {
        try {
            publication.replace(request.output());
            return true;
        } catch (IOException e) {
            problems.add(new Problem(
                    request.output().toString(),
                    0,
                    "the site could not be written: " + e.getMessage(),
                    "make the folder writable or name another; what was there is unchanged"));
            return false;
        }
    }
}
