package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.carillon.benchmarks.sockets.SocketsBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code ./carillon bench}. */
public final class Bench {

    private static final String USAGE = """
            usage: ./carillon bench [rest-email | latency | providers | gateway | sockets | all] [--count N]
                                    [--connections N] [--warm-up N] [--rate N] [--seconds N]
                                    [--only NAMES] [--env-file FILE]
            rest-email  N e-mails (5000) over REST with 32 connections, as fast as they are accepted
            latency     20 e-mails a second for 30 s, timed from the moment each was due
            providers   N deliveries (10000) through each provider, beside a raw client with the same payload, both
                        after --warm-up N (10000) that are not counted; --only smtp,webhook for some of them
            gateway     the same request direct and through the gateway: 400 a second for 30 s, then as fast as answered
            sockets     --count N sockets (10000) on a realtime-gateway of its own, --rate N messages a second (1000)
            --warm-up N sends N e-mails first and reports them as the cold run (rest-email, latency, all)
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
        if (options.scenario().equals("sockets")) {
            return sockets(options);
        }
        RunningSuite suite = RunningSuite.find(options.envFile());
        List<Run> runs = new ArrayList<>();
        System.out.println("machine: " + Machine.probe());
        if (options.scenario().equals("providers")) {
            return new ProviderBench(suite, options).run();
        }
        if (options.scenario().equals("gateway")) {
            ObjectNode figures = GatewayOverhead.measure(suite, options);
            System.out.print(GatewayOverhead.table(figures));
            System.out.println("results: " + ResultFile.write(options, figures));
            return true;
        }
        for (Scenario scenario : Scenario.named(options)) {
            Run run = Measurement.of(suite, scenario);
            runs.add(run);
            System.out.print(Table.of(run));
        }
        System.out.println("results: " + ResultFile.write(options, runs));
        return runs.stream().allMatch(run -> run.ledger().isClean());
    }

    /** Needs no running suite: it starts what it measures. */
    private static boolean sockets(Options options) throws Exception {
        System.out.println("machine: " + Machine.probe());
        int count = options.count() == Options.USUAL_COUNT ? 10_000 : options.count();
        int rate = options.rate() == Options.USUAL_RATE ? 1_000 : options.rate();
        return new SocketsBench(count, rate, options.seconds()).run(Path.of("").toAbsolutePath());
    }
}
