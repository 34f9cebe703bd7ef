package io.carillon.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout the tests run in. */
public final class Checkout {
    private Checkout() {}

    /**
     * The top of the repository.
     *
     * @throws IllegalStateException when the tests run outside of a checkout
     */
    public static Path top() {
        Path place = Path.of("").toAbsolutePath();
        while (place != null && !isTop(place)) {
            place = place.getParent();
        }
        if (place == null) {
            throw new IllegalStateException("tests run inside a checkout of Carillon only");
        }
        return place;
    }

    private static boolean isTop(Path place) {
        boolean hasMark = Files.exists(place.resolve("carillon")) || Files.exists(place.resolve(".git"));
        return hasMark && Files.exists(place.resolve("pom.xml"));
    }
}
