package io.carillon.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where things are, seen from the top of the source tree. */
final class Tree {
    private static final Path TOP = findTop(Path.of("").toAbsolutePath());

    private Tree() {}

    static Path path(String fromTop) {
        return TOP.resolve(fromTop);
    }

    static String read(String fromTop) {
        return read(path(fromTop));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of every class under {@code module/src/main/java}. */
    static Stream<String> javaSources(String module) {
        try (Stream<Path> files = Files.walk(path(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(Tree::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findTop(Path start) {
        Path here = start;
        while (!Files.isRegularFile(here.resolve("deploy/helm/carillon/Chart.yaml"))) {
            here = here.getParent();
        }
        return here;
    }
}
