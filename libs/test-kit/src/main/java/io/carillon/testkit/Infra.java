package io.carillon.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The infrastructure the tests of this JVM share: real PostgreSQL, Kafka, Redis and the rest, run by the packaged
 * dev-stack as a child process. The first use starts it with the parts it asks for; it ends with this JVM. Its state is
 * kept in system properties, because Quarkus loads test classes more than once.
 */
public final class Infra {
    private static final String ENV_FILE = "carillon.testkit.infra.env-file";
    private static final String PARTS = "carillon.testkit.infra.parts";
    private static final String ALL_PARTS = "postgres,kafka,redis,oidc,mail,simulator";
    private static final String CHEAP_PARTS = "mail,simulator";

    private Infra() {}

    /** Starts the infrastructure with all its parts unless it runs already, and returns its environment. */
    public static Map<String, String> start() {
        return start(ALL_PARTS);
    }

    /**
     * Starts the infrastructure unless it runs already.
     *
     * @param parts comma list of {@code postgres, kafka, redis, oidc, mail, simulator}
     * @return every address and demo credential by the names of the suite's environment file
     * @throws IllegalStateException when it does not start, or runs without one of the parts
     */
    public static Map<String, String> start(String parts) {
        synchronized (Properties.class) {
            if (System.getProperty(ENV_FILE) == null) {
                String launched = withCheapParts(parts);
                System.setProperty(
                        ENV_FILE, InfraProcess.launch(Checkout.top(), launched).toString());
                System.setProperty(PARTS, launched);
            }
            requireParts(parts);
            return read(Path.of(System.getProperty(ENV_FILE)));
        }
    }

    /**
     * One value of the running infrastructure's environment.
     *
     * @throws IllegalStateException when nothing runs or it has no such value
     */
    public static String env(String name) {
        String file = System.getProperty(ENV_FILE);
        if (file == null) {
            throw new IllegalStateException("no infrastructure runs: use InfraResource or Infra.start");
        }
        String value = read(Path.of(file)).get(name);
        if (value == null) {
            throw new IllegalStateException("the infrastructure's environment has no " + name);
        }
        return value;
    }

    /** Mailbox and simulators live in the process that is there anyway, so later test classes may ask for them. */
    private static String withCheapParts(String parts) {
        Set<String> all = new LinkedHashSet<>();
        for (String part : (parts + "," + CHEAP_PARTS).split(",")) {
            all.add(part.trim());
        }
        return String.join(",", all);
    }

    private static void requireParts(String parts) {
        String running = "," + System.getProperty(PARTS) + ",";
        for (String part : parts.split(",")) {
            if (!running.contains("," + part.trim() + ",")) {
                throw new IllegalStateException("part " + part + " was not asked for by this module's first test class;"
                        + " ask for the same parts in every test class");
            }
        }
    }

    static Map<String, String> read(Path file) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return values;
        } catch (IOException gone) {
            throw new IllegalStateException("the infrastructure ended: " + file + " is gone", gone);
        }
    }
}
