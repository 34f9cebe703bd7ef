package io.carillon.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every way out under load, each beside what a raw client reaches with the same payload in the same minute. */
final class ProviderBench {
    private static final int WARM_UP = 2_000;

    private final RunningSuite suite;
    private final int count;

    ProviderBench(RunningSuite suite, int count) {
        this.suite = suite;
        this.count = count;
    }

    /** Prints a line for each; tells whether everything arrived exactly once everywhere. */
    boolean run() throws Exception {
        List<ProviderRun> runs = new ArrayList<>();
        System.out.printf(
                "%-9s %10s %6s %10s %6s %6s  %s%n", "", "sent/s", "conns", "raw/s", "conns", "share", "ledger");
        try (DeliveryLoad load = new DeliveryLoad(suite)) {
            for (Vendor vendor : Vendor.values()) {
                report(vendor, false);
                load.run(vendor, WARM_UP);
                runs.add(measure(vendor, load));
                report(vendor, true);
                System.out.println(line(runs.getLast()));
            }
        }
        return runs.stream().allMatch(ProviderRun::isClean);
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

    private ProviderRun measure(Vendor vendor, DeliveryLoad load) throws Exception {
        long before = arrived(vendor);
        try (OpenSockets sockets = new OpenSockets(port(vendor))) {
            DeliveryLoad.Told told = load.run(vendor, count);
            int connections = sockets.most();
            long arrived = arrived(vendor) - before;
            double raw = new RawClient(suite).perSecond(vendor, count);
            return new ProviderRun(
                    vendor,
                    count,
                    told.sent(),
                    arrived,
                    count / told.seconds(),
                    connections,
                    raw,
                    RawClient.connections(vendor));
        }
    }

    private long arrived(Vendor vendor) throws Exception {
        return vendor.isHttp()
                ? suite.simulator("/requests/count")
                        .path(vendor.simulated())
                        .path("accepted")
                        .asLong()
                : suite.mail("/api/stats").path("messages").asLong();
    }

    private int port(Vendor vendor) {
        String name = vendor.isHttp() ? "SIMULATOR_URL" : "SMTP_URL";
        return URI.create(suite.values().get(name)).getPort();
    }

    private static String line(ProviderRun run) {
        return String.format(
                Locale.ROOT,
                "%-9s %10.0f %6d %10.0f %6d %5.0f%%  %d asked, %d sent, %d arrived",
                run.vendor().simulated(),
                run.perSecond(),
                run.connections(),
                run.rawPerSecond(),
                run.rawConnections(),
                100 * run.perSecond() / run.rawPerSecond(),
                run.deliveries(),
                run.sent(),
                run.arrived());
    }
}
