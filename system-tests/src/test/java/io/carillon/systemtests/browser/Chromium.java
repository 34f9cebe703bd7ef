package io.carillon.systemtests.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of this machine: the one that {@code CHROMIUM} names, one on the path, or, for root on a Debian, one that is
 * installed now. Nothing is skipped for the lack of it: then the tests fail and say what to do.
 */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final Path APT = Path.of("/usr/bin/apt-get");

    private Chromium() {}

    static Path executable() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(Chromium::found)
                .or(Chromium::installed)
                .orElseThrow(() -> new IllegalStateException("The browser tests need Chromium or Chrome. Install it "
                        + "(Debian: apt-get install chromium), or name it in the environment variable CHROMIUM."));
    }

    private static Optional<Path> found() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator)).map(Path::of).flatMap(directory -> NAMES.stream()
                                .map(directory::resolve)),
                        Stream.of(MAC))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(APT)) {
            return Optional.empty();
        }
        System.out.println("browser: installing Debian's chromium");
        apt("update");
        apt("install", "-y", "--no-install-recommends", "chromium");
        return found();
    }

    private static void apt(String... words) {
        try {
            List<String> command = Stream.concat(Stream.of(APT.toString(), "-q"), Stream.of(words))
                    .toList();
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
