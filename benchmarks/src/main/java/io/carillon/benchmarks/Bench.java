package io.carillon.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The program behind {@code ./carillon bench}. */
public final class Bench {

    private static final String USAGE = """
            usage: ./carillon bench [rest-email | latency | providers | all] [--count N] [--connections N] [--warm-up N]
                                    [--rate N] [--seconds N] [--env-file FILE]
            rest-email  N e-mails (5000) over REST with 32 connections, as fast as they are accepted
            latency     20 e-mails a second for 30 s, timed from the moment each was due
            providers   N deliveries (5000) through each provider, beside a raw client with the same payload
            --warm-up N sends N e-mails first and reports them as the cold run
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    /** Whether every run delivered exactly what was accepted. */
    private static boolean run(Options options) throws Exception {
        RunningSuite suite = RunningSuite.find(options.envFile());
        List<Run> runs = new ArrayList<>();
        System.out.println("machine: " + Machine.probe());
        if (options.scenario().equals("providers")) {
            return new ProviderBench(suite, options.count()).run();
        }
        for (Scenario scenario : Scenario.named(options)) {
            Run run = Measurement.of(suite, scenario);
            runs.add(run);
            System.out.print(Table.of(run));
        }
        System.out.println("results: " + ResultFile.write(options, runs));
        return runs.stream().allMatch(run -> run.ledger().isClean());
    }
}
