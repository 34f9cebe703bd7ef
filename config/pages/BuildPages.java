import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Builds and tests the pages of a module for Maven, and only when something they are made of changed. What was built is
 * also kept in the user's cache under the hash of its sources, so that other checkouts and branches need not build it.
 * Runs in the module's directory; every file in it counts as a source but those of Maven, npm and Git.
 *
 * <p>Usage: {@code java BuildPages.java build|test NAME BUILT [true|false ...]}: packs what {@code npm run build} leaves in
 * BUILT as resources below {@code carillon-NAME/}; a {@code true} means skip.
 */
final class BuildPages {
    private static final List<String> NO_SOURCES =
            List.of("target", "node_modules", "dist", "pom.xml", "README.md", ".gitignore");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+).*", Pattern.DOTALL);
    private static final int KEPT = 12;

    private final Path top = Path.of("").toAbsolutePath();
    private final Path target = top.resolve("target");
    private final String name;
    private final Path built;
    private final Path pages;
    private final Path cache;
    private final String hash;

    private BuildPages(String name, String built) throws Exception {
        this.name = name;
        this.built = top.resolve(built);
        pages = target.resolve("classes/carillon-" + name);
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches = home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        cache = caches.resolve("carillon").resolve(name);
        hash = hashOf(sources());
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).subList(3, arguments.length).contains("true")) {
            return;
        }
        switch (arguments[0]) {
            case "build" -> new BuildPages(arguments[1], arguments[2]).build();
            case "test" -> new BuildPages(arguments[1], arguments[2]).test();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void build() throws Exception {
        Path stamp = target.resolve("pages.hash");
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash) && Files.exists(pages)) {
            return;
        }
        Path kept = cache.resolve(hash);
        if (!Files.isDirectory(kept)) {
            install();
            npm("run", "check");
            npm("run", "build");
            finish(built);
            keep(kept);
        }
        delete(pages);
        copy(kept, pages);
        Files.createDirectories(target);
        Files.writeString(stamp, hash);
    }

    private void test() throws Exception {
        Path mark = cache.resolve(hash + ".tested");
        if (!Files.exists(mark)) {
            install();
            npm("test");
            Files.createDirectories(cache);
            Files.writeString(mark, "");
        }
    }

    /** Fetches the packages of the lock file, unless exactly those are there. */
    private void install() throws Exception {
        requireNode();
        String locked = hashOf(List.of("package.json", "package-lock.json"));
        Path mark = top.resolve("node_modules/.carillon-lock");
        if (!Files.exists(mark) || !Files.readString(mark).equals(locked)) {
            npm("ci", "--no-audit", "--no-fund", "--prefer-offline");
            Files.writeString(mark, locked);
        }
    }

    private void requireNode() throws InterruptedException {
        String version = "none";
        try {
            Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            node.waitFor();
            new ProcessBuilder(npmCommand(), "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException missing) {
            fail("Node.js with npm is missing.");
        }
        Matcher matcher = VERSION.matcher(version);
        boolean known = matcher.matches();
        int major = known ? Integer.parseInt(matcher.group(1)) : 0;
        if (major < 20 || (major == 20 && Integer.parseInt(matcher.group(2)) < 19)) {
            fail("Node.js is too old or does not start (" + version + ").");
        }
    }

    private void fail(String what) {
        System.err.println("The pages of " + name + " cannot be built: " + what + "\n"
                + "Install Node.js 20.19 or newer with npm and put it on the PATH: https://nodejs.org\n"
                + "(Debian: apt install nodejs npm, macOS: brew install node).\n"
                + "To build the services without pages: -Dpages.skip=true");
        System.exit(1);
    }

    private void npm(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(npmCommand(), "--silent"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(top.toFile()).inheritIO();
        builder.environment().put("NO_UPDATE_NOTIFIER", "1");
        int code = builder.start().waitFor();
        if (code != 0) {
            System.err.println(name + ": npm " + String.join(" ", arguments) + " failed with code " + code);
            System.exit(1);
        }
    }

    private static String npmCommand() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        return windows ? "npm.cmd" : "npm";
    }

    /** Adds zipped twins of what shrinks, and the list of files: a native executable cannot list its resources. */
    private static void finish(Path built) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : filesBelow(built)) {
            String name = built.relativize(file).toString().replace('\\', '/');
            names.add(name);
            byte[] bytes = Files.readAllBytes(file);
            if (!name.endsWith(".png") && !name.endsWith(".woff2") && bytes.length > 1024) {
                try (OutputStream zip = new GZIPOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz"))))) {
                    zip.write(bytes);
                }
                names.add(name + ".gz");
            }
        }
        Files.writeString(built.resolve("files.txt"), String.join("\n", names));
    }

    private void keep(Path kept) throws IOException {
        Files.createDirectories(cache);
        Path growing = Files.createTempDirectory(cache, "growing");
        copy(built, growing);
        try {
            Files.move(growing, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException otherWasFaster) {
            delete(growing);
        }
        try (Stream<Path> all = Files.list(cache)) {
            List<Path> old = all.filter(Files::isDirectory)
                    .sorted(Comparator.comparingLong((Path path) -> path.toFile().lastModified()).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path path : old) {
                delete(path);
            }
        }
    }

    private List<String> sources() throws IOException {
        try (Stream<Path> all = Files.list(top)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(file -> !NO_SOURCES.contains(file))
                    .sorted()
                    .toList();
        }
    }

    private String hashOf(List<String> names) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String name : names) {
            for (Path file : filesBelow(top.resolve(name))) {
                digest.update(top.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> filesBelow(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : filesBelow(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
