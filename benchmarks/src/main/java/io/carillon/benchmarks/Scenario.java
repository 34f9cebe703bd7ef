package io.carillon.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * A load to put on the suite.
 *
 * @param name scenario and temperature, for example {@code rest-email (warm)}
 * @param perSecond fixed rate; zero means as fast as requests are answered
 */
record Scenario(String name, int count, int connections, int perSecond) {

    /** The runs that were asked for, in order; a warm-up is a run of its own. */
    static List<Scenario> named(Options options) {
        List<Scenario> runs = new ArrayList<>();
        String temperature = "";
        if (options.warmUp() > 0) {
            runs.add(new Scenario("rest-email (cold)", options.warmUp(), options.connections(), 0));
            temperature = " (warm)";
        }
        if (!options.scenario().equals("latency")) {
            runs.add(new Scenario("rest-email" + temperature, options.count(), options.connections(), 0));
        }
        if (!options.scenario().equals("rest-email")) {
            int count = options.rate() * options.seconds();
            runs.add(new Scenario("latency" + temperature, count, options.connections(), options.rate()));
        }
        return runs;
    }

    boolean isOpenLoop() {
        return perSecond > 0;
    }
}
