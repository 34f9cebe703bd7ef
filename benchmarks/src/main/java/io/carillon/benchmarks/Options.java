package io.carillon.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param warmUp how many to send first; e-mails are reported as the cold run, deliveries through providers are not counted
 * @param rate e-mails a second of the latency scenario
 * @param only the providers to measure
 */
record Options(
        String scenario,
        int count,
        int connections,
        int warmUp,
        int rate,
        int seconds,
        List<Vendor> only,
        Optional<String> envFile) {

    static final int USUAL_COUNT = 5_000;
    static final int USUAL_RATE = 20;

    private static final int GATEWAY_RATE = 400;
    private static final int STEADY = 10_000;
    private static final Set<String> SCENARIOS =
            Set.of("rest-email", "latency", "providers", "gateway", "sockets", "all");
    private static final Set<String> NAMES =
            Set.of("count", "connections", "warm-up", "rate", "seconds", "only", "env-file");

    static Options parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        String scenario = "rest-email";
        int at = 0;
        while (at < arguments.length) {
            String word = arguments[at++];
            if (SCENARIOS.contains(word)) {
                scenario = word;
            } else if (word.startsWith("--") && NAMES.contains(word.substring(2)) && at < arguments.length) {
                given.put(word.substring(2), arguments[at++]);
            } else {
                throw new IllegalArgumentException("not understood: " + word);
            }
        }
        boolean providers = scenario.equals("providers");
        return new Options(
                scenario,
                number(given, "count", providers ? STEADY : USUAL_COUNT),
                number(given, "connections", 32),
                number(given, "warm-up", providers ? STEADY : 0),
                number(given, "rate", scenario.equals("gateway") ? GATEWAY_RATE : USUAL_RATE),
                number(given, "seconds", 30),
                vendors(given.get("only")),
                Optional.ofNullable(given.get("env-file")));
    }

    private static List<Vendor> vendors(String names) {
        try {
            return names == null
                    ? List.of(Vendor.values())
                    : Arrays.stream(names.split(","))
                            .map(name -> Vendor.valueOf(name.toUpperCase(Locale.ROOT)))
                            .toList();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("--only wants names of " + List.of(Vendor.values()), wrong);
        }
    }

    private static int number(Map<String, String> given, String name, int usual) {
        try {
            return Integer.parseInt(given.getOrDefault(name, String.valueOf(usual)));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("--" + name + " wants a number");
        }
    }
}
