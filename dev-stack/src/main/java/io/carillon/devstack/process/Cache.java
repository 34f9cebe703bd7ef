package io.carillon.devstack.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Unpacked programs, kept once per machine and user by name and version. A directory appears under its name only when
 * it is complete, so several stacks may start at once.
 */
public final class Cache {

    /** Fills an empty directory. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path directory) throws Exception;
    }

    private Cache() {}

    public static Path directory(String name, Filler filler) throws Exception {
        Path root = root();
        Path wanted = root.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Files.createDirectories(root);
        Path fresh = Files.createTempDirectory(root, "." + name + "-");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        filler.fill(fresh);
        publish(fresh, wanted);
        return wanted;
    }

    private static void publish(Path fresh, Path wanted) throws IOException {
        try {
            Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException anotherWasFaster) {
            delete(fresh);
        }
    }

    /** Root keeps programs where the user "nobody" can reach them, because PostgreSQL does not run as root. */
    public static Path root() {
        Optional<String> chosen = Optional.ofNullable(System.getenv("CARILLON_CACHE"));
        if (chosen.isPresent()) {
            return Path.of(chosen.get()).toAbsolutePath();
        }
        if (Account.isRoot()) {
            return Path.of("/var/cache/carillon");
        }
        String home = System.getProperty("user.home");
        return Path.of(Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse(home + "/.cache"), "carillon");
    }

    public static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
