package io.carillon.devstack.suite;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout this program was built in; service jars and deployment files are found from its top. */
public final class Repository {

    private Repository() {}

    public static Path top() {
        try {
            Path place = Path.of(Repository.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (place != null && !Files.isDirectory(place.resolve("deploy"))) {
                place = place.getParent();
            }
            if (place == null) {
                throw new IllegalStateException("the dev-stack runs inside a checkout of Carillon only");
            }
            return place;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
