package io.carillon.devstack.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a further JVM: the JDK that runs this one, with other options and another program. */
public record JavaCommand(List<String> words) {

    /** A JVM that runs a class of this program on this program's class path. */
    public static JavaCommand of(Class<?> main, List<String> options) {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(options);
        words.addAll(List.of("-cp", classPath(main), main.getName()));
        return new JavaCommand(words);
    }

    public static JavaCommand of(String main, Path classPath, List<String> options) {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(options);
        words.addAll(List.of("-cp", classPath.toString(), main));
        return new JavaCommand(words);
    }

    public static JavaCommand ofJar(Path jar, List<String> options) {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(options);
        words.addAll(List.of("-jar", jar.toString()));
        return new JavaCommand(words);
    }

    public List<String> with(String... arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(arguments));
        return all;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The packaged jar with the {@code lib} folder beside it, else (in tests) the class path of this JVM. */
    private static String classPath(Class<?> main) {
        try {
            Path place = Path.of(
                    main.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path libraries = place.resolveSibling("lib");
            return Files.isRegularFile(place)
                    ? place + System.getProperty("path.separator") + libraries + "/*"
                    : System.getProperty("java.class.path");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
