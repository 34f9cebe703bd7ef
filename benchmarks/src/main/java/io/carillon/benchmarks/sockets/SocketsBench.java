package io.carillon.benchmarks.sockets;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens sockets step by step, watching memory; then tells messages to them, watching time, order and loss. */
public final class SocketsBench {
    private static final int STEPS = 4;
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms192m", "-Xmx640m");

    private final int sockets;
    private final int rate;
    private final int seconds;

    public SocketsBench(int sockets, int rate, int seconds) {
        this.sockets = sockets;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** Whether every message arrived once and in order, and no socket was lost. */
    public boolean run(Path top) throws Exception {
        Path data = Files.createTempDirectory("carillon-sockets");
        Map<String, String> environment = new HashMap<>();
        try (Surroundings around = new Surroundings();
                Child stores = Child.stores(top, data, environment)) {
            environment.put("ISSUER_URL", around.uri());
            environment.put("CORE_URL", around.uri());
            environment.put("HTTP_PORT", Integer.toString(freePort()));
            try (Child realtime = Child.realtime(top, data, environment, JVM)) {
                return measure(around, realtime, environment);
            }
        }
    }

    private boolean measure(Surroundings around, Child realtime, Map<String, String> environment) throws Exception {
        Browsers browsers = new Browsers(Integer.parseInt(environment.get("HTTP_PORT")));
        Thread clients = Thread.ofPlatform().name("browsers").start(browsers);
        open(around, realtime, browsers);
        idle(realtime);
        boolean clean = tell(realtime, browsers, environment.get("KAFKA_BOOTSTRAP"));
        browsers.stop();
        clients.join();
        return clean;
    }

    private void open(Surroundings around, Child realtime, Browsers browsers) throws Exception {
        long before = realtime.residentKilobytes();
        System.out.printf("sockets %6d   resident %7d kB%n", 0, before);
        for (int step = 1; step <= STEPS; step++) {
            long start = System.nanoTime();
            for (int i = sockets * (step - 1) / STEPS; i < sockets * step / STEPS; i++) {
                browsers.open(around.token("user-" + i));
            }
            awaitCount(browsers, sockets * step / STEPS);
            long resident = realtime.residentKilobytes();
            System.out.printf(
                    "sockets %6d   resident %7d kB   %5.1f kB each   opened in %.1f s%n",
                    browsers.welcomed.get(),
                    resident,
                    (resident - before) / (double) browsers.welcomed.get(),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static void idle(Child realtime) throws Exception {
        Thread.sleep(3_000);
        double before = realtime.cpuSeconds();
        Thread.sleep(15_000);
        System.out.printf("idle       cpu %4.1f %% of one core%n", (realtime.cpuSeconds() - before) / 15 * 100);
    }

    private boolean tell(Child realtime, Browsers browsers, String bootstrap) throws Exception {
        try (Teller teller = new Teller(bootstrap, sockets)) {
            int warmUp = teller.tell(rate, 10);
            awaitReceived(browsers, warmUp);
            report("cold", browsers, 0, warmUp);
            double before = realtime.cpuSeconds();
            int told = warmUp + teller.tell(rate, seconds);
            double cpu = (realtime.cpuSeconds() - before) / seconds * 100;
            awaitReceived(browsers, told);
            report("warm", browsers, warmUp, told);
            System.out.printf(
                    "load       cpu %4.1f %% of one core   resident %d kB%n", cpu, realtime.residentKilobytes());
            System.out.printf(
                    "told %d   received %d   out of order or repeated %d   sockets lost %d%n",
                    told, browsers.received.get(), browsers.wrong.get(), browsers.closed.get());
            return told == browsers.received.get() && browsers.wrong.get() == 0 && browsers.closed.get() == 0;
        }
    }

    private void report(String name, Browsers browsers, int from, int to) {
        long[] sorted = browsers.sortedMicros(from, Math.min(to, browsers.received.get()));
        System.out.printf(
                "%s  %d a second   commit to client: p50 %.1f ms   p95 %.1f ms   p99 %.1f ms   max %.1f ms%n",
                name, rate, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e3;
    }

    private static void awaitCount(Browsers browsers, int wanted) throws InterruptedException {
        for (int i = 0; i < 1_200 && browsers.welcomed.get() < wanted; i++) {
            Thread.sleep(100);
        }
    }

    private static void awaitReceived(Browsers browsers, int wanted) throws InterruptedException {
        for (int i = 0; i < 200 && browsers.received.get() < wanted; i++) {
            Thread.sleep(100);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
