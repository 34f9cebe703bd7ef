package io.carillon.testkit;

import io.carillon.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks that every problem a caller may meet is explained in {@code docs/problems/<slug>.md}. */
public final class ProblemPages {
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 40;

    private ProblemPages() {}

    /**
     * Checks each type's page: it is there, starts with a heading, and says something in a screenful.
     *
     * @throws AssertionError listing everything that is missing
     */
    public static void check(ProblemType... types) {
        check(Checkout.top().resolve("docs/problems"), types);
    }

    static void check(Path directory, ProblemType... types) {
        List<String> faults =
                Stream.of(types).flatMap(type -> faults(directory, type)).toList();
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private static Stream<String> faults(Path directory, ProblemType type) {
        Path page = directory.resolve(type.slug() + ".md");
        if (!Files.exists(page)) {
            return Stream.of("docs/problems/" + type.slug() + ".md is missing");
        }
        List<String> lines = read(page);
        return Stream.of(
                        fault(!lines.isEmpty() && lines.getFirst().startsWith("# "), page, "starts with no heading"),
                        fault(lines.size() >= FEWEST_LINES, page, "explains too little"),
                        fault(lines.size() <= MOST_LINES, page, "is longer than " + MOST_LINES + " lines"))
                .flatMap(fault -> fault);
    }

    private static Stream<String> fault(boolean isFine, Path page, String what) {
        return isFine ? Stream.empty() : Stream.of("docs/problems/" + page.getFileName() + " " + what);
    }

    private static List<String> read(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
