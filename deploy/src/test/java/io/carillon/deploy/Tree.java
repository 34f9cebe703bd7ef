package io.carillon.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are, seen from the top of the source tree. */
final class Tree {
    private static final Path TOP = findTop(Path.of("").toAbsolutePath());

    private Tree() {}

    static Path path(String fromTop) {
        return TOP.resolve(fromTop);
    }

    static String read(String fromTop) {
        try {
            return Files.readString(path(fromTop));
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
