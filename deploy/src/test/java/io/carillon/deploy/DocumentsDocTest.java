package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there. */
class DocumentsDocTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)(?:\\.([a-z]\\w+))?`");
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".dev-stack");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path page : files(".md").toList()) {
            assertThat(found(LINK, page).map(link -> page.resolveSibling(link.group(1))))
                    .as(page.toString())
                    .allMatch(Files::exists);
        }
    }

    @Test
    void theArchitectureNamesClassesThatExist() throws IOException {
        Map<String, List<Path>> classes = classes();
        List<MatchResult> named =
                found(CLASS, Tree.path("docs/architecture.md")).toList();

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named).allMatch(name -> classes.containsKey(name.group(1)), "is a class of the tree");
        assertThat(named)
                .filteredOn(name -> name.group(2) != null)
                .allMatch(
                        name -> classes.get(name.group(1)).stream()
                                .anyMatch(file -> read(file).contains(" " + name.group(2) + "(")),
                        "is a method of the class");
    }

    private static Stream<MatchResult> found(Pattern pattern, Path page) {
        return pattern.matcher(read(page)).results();
    }

    private static Map<String, List<Path>> classes() throws IOException {
        return files(".java")
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(".java", "")));
    }

    private static Stream<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(Tree.path(""))) {
            return files
                    .filter(file -> file.toString().endsWith(suffix))
                    .filter(DocumentsDocTest::isSource)
                    .toList()
                    .stream();
        }
    }

    private static boolean isSource(Path file) {
        for (Path part : file) {
            if (NOT_SOURCES.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
