package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Every way out under load, each beside what a raw client reaches with the same payload in the same minute. Both are warm:
 * each first sends what is not counted.
 */
final class ProviderBench {
    private static final int RAW_WARM_UP = 2_000;
    private static final int ATTEMPTS = 100;

    private final RunningSuite suite;
    private final Options options;

    ProviderBench(RunningSuite suite, Options options) {
        this.suite = suite;
        this.options = options;
    }

    /** Prints a line for each; tells whether everything arrived exactly once everywhere. */
    boolean run() throws Exception {
        List<ProviderRun> runs = new ArrayList<>();
        System.out.printf(
                "%-9s %8s %6s %8s %8s %8s %6s %6s  %s%n",
                "", "sent/s", "conns", "cpu ms", "other ms", "raw/s", "conns", "share", "ledger");
        try (DeliveryLoad load = new DeliveryLoad(suite)) {
            for (Vendor vendor : options.only()) {
                runs.add(run(vendor, load));
                System.out.println(line(runs.getLast()));
            }
        }
        ObjectNode figures = new ObjectMapper().createObjectNode().putPOJO("providers", runs);
        System.out.println("results: " + ResultFile.write(options, figures));
        return runs.stream().allMatch(ProviderRun::isClean);
    }

    private ProviderRun run(Vendor vendor, DeliveryLoad load) throws Exception {
        if (vendor != Vendor.WEBHOOK) {
            return run(vendor, load, vendor::address);
        }
        try (WebhookEndpoints endpoints = new WebhookEndpoints(suite)) {
            endpoints.make();
            return run(vendor, load, endpoints::address);
        }
    }

    private ProviderRun run(Vendor vendor, DeliveryLoad load, IntFunction<String> addresses) throws Exception {
        report(vendor, false);
        try {
            untilKnown(vendor, load, addresses);
            load.run(vendor, options.warmUp(), addresses);
            return measure(vendor, load, addresses);
        } finally {
            report(vendor, true);
        }
    }

    /** What was configured a moment ago is on its way. */
    private static void untilKnown(Vendor vendor, DeliveryLoad load, IntFunction<String> addresses) throws Exception {
        int attempts = 0;
        while (load.run(vendor, 20, addresses).sent() < 20) {
            if (++attempts == ATTEMPTS) {
                throw new IllegalStateException("the dispatcher sends nothing to " + vendor);
            }
        }
    }

    /** Whether the simulated vendor reports what became of messages: work of another path, and not what is measured. */
    private void report(Vendor vendor, boolean reports) throws Exception {
        if (vendor.isHttp()) {
            String behaviour = reports ? "{}" : "{\"callbacks\":{\"enabled\":false}}";
            URI url = URI.create(suite.values().get("SIMULATOR_URL") + "/behaviour/" + vendor.simulated());
            try (HttpClient http = HttpClient.newHttpClient()) {
                http.send(
                        HttpRequest.newBuilder(url)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(behaviour))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private ProviderRun measure(Vendor vendor, DeliveryLoad load, IntFunction<String> addresses) throws Exception {
        int count = options.count();
        long before = arrived(vendor);
        try (OpenSockets sockets = new OpenSockets(port(vendor))) {
            Usage usage = Usage.now(suite.pids());
            DeliveryLoad.Told told = load.run(vendor, count, addresses);
            Map<String, Long> cpu = Usage.now(suite.pids()).cpuSince(usage);
            int connections = sockets.most();
            long arrived = arrived(vendor) - before;
            return new ProviderRun(
                    vendor,
                    count,
                    told.sent(),
                    arrived,
                    count / told.seconds(),
                    connections,
                    (double) cpu.getOrDefault("dispatcher", 0L) / count,
                    (double) cpu.getOrDefault("supervisor", 0L) / count,
                    raw(vendor, count),
                    RawClient.connections(vendor));
        }
    }

    private double raw(Vendor vendor, int count) throws Exception {
        RawClient client = new RawClient(suite);
        client.perSecond(vendor, Math.min(RAW_WARM_UP, options.warmUp()));
        return client.perSecond(vendor, count);
    }

    private long arrived(Vendor vendor) throws Exception {
        return switch (vendor) {
            case SMTP -> suite.mail("/api/stats").path("messages").asLong();
            case WEBHOOK ->
                suite.simulator(vendor.path() + "/count").path("accepted").asLong();
            case SENDGRID, TWILIO, FCM, WHATSAPP -> accepted(suite.simulator("/requests/count"), vendor);
        };
    }

    private static long accepted(JsonNode counts, Vendor vendor) {
        return counts.path(vendor.simulated()).path("accepted").asLong();
    }

    private int port(Vendor vendor) {
        String name = vendor.isHttp() ? "SIMULATOR_URL" : "SMTP_URL";
        return URI.create(suite.values().get(name)).getPort();
    }

    private static String line(ProviderRun run) {
        return String.format(
                Locale.ROOT,
                "%-9s %8.0f %6d %8.2f %8.2f %8.0f %6d %5.0f%%  %d asked, %d sent, %d arrived",
                run.vendor().simulated(),
                run.perSecond(),
                run.connections(),
                run.cpuMillis(),
                run.otherSideMillis(),
                run.rawPerSecond(),
                run.rawConnections(),
                100 * run.perSecond() / run.rawPerSecond(),
                run.deliveries(),
                run.sent(),
                run.arrived());
    }
}
